"""Milestones over the quarters: a grid for each plan year."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from quarterlight.site import addresses
from quarterlight.site.addresses import Council
from quarterlight.site.pages import Pages
from quarterlight.site.rows import Step
from quarterlight.site.sources import Sources, pixels

PLAN = 0
"""Stands for the quarter of a plan, which has none."""

COLUMNS = {PLAN: "Plan", 1: "Q1", 2: "Q2", 3: "Q3", 4: "Q4"}


@dataclass(frozen=True, slots=True)
class Path:
    """A milestone in one plan year: what each document says, by quarter."""

    mark: str
    milestone_id: str
    newest: Step
    steps: tuple[Step, ...]

    def of(self, column: int) -> list[Step]:
        """What the documents of one quarter say."""
        return [step for step in self.steps if (step.quarter or PLAN) == column]


@dataclass(frozen=True, slots=True)
class Grid:
    """The milestones of one plan year."""

    year: str | None
    columns: tuple[int, ...]
    paths: tuple[Path, ...]


def grids_of(steps: Sequence[Step]) -> Iterator[Grid]:
    """The grids of a council, the newest year first."""
    ordered = sorted(steps, key=lambda step: step.plan_year or "", reverse=True)
    for year, group in groupby(ordered, key=lambda step: step.plan_year):
        own = list(group)
        by_id: dict[str, list[Step]] = {}
        for step in own:
            by_id.setdefault(step.milestone_id, []).append(step)
        columns = sorted({step.quarter or PLAN for step in own})
        paths = [
            Path(addresses.step_mark(key, year), key, together[-1], tuple(together))
            for key, together in by_id.items()
        ]
        yield Grid(year, tuple(columns), tuple(paths))


def write_milestones(
    pages: Pages, council: Council, steps: Sequence[Step], sources: Sources
) -> list[Path]:
    """Write the grids of a council; each milestone once, in its newest year."""
    grids = list(grids_of(steps))
    pages.write(
        council.page("milestones"),
        "milestones.html",
        title="Milestones",
        council=council,
        grids=grids,
        column_names=COLUMNS,
        sources=sources,
        pixels=pixels,
    )
    newest: dict[str, Path] = {}
    for grid in grids:
        for path in grid.paths:
            newest.setdefault(path.milestone_id, path)
    return list(newest.values())
