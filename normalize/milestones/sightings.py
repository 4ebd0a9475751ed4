"""What the documents of one council print of their milestones."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from normalize.indicators.judgements import Registered
from normalize.indicators.rows import ArchiveFinding
from normalize.indicators.sightings import Source


@dataclass(frozen=True, slots=True)
class MilestoneSighting:
    """One printed row of a milestone; `plan_year` is the row's own."""

    milestone_row_id: str
    row_key: str
    source: Source
    ordinal: int
    ref: str | None
    objective_ref: str | None
    objective: str | None
    milestone: str | None
    plan_year: str | None
    due_text: str | None
    due_date: date | None
    officer: str | None
    page: int | None = None
    source_line: int | None = None

    @property
    def table_name(self) -> str:
        """The table it is a row of."""
        return "milestones"

    @property
    def row_id(self) -> str:
        """Its key there."""
        return self.milestone_row_id


@dataclass(frozen=True, slots=True)
class FollowedMilestones:
    """Milestone ids by row, the lines that the registry grew by, and what could not be told."""

    of_row: Mapping[str, str] = field(default_factory=dict)
    minted: tuple[Registered, ...] = ()
    findings: tuple[ArchiveFinding, ...] = ()
