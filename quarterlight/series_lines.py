"""Points of a series put side by side: one line a period, never across definitions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from quarterlight.series_query import Point

ACADEMIC = "academic"
"""The kind of year that a label does not tell: '2012-13' may end in March or in August."""


@dataclass(frozen=True, slots=True)
class Line:
    """What is printed for one period and breakdown under one definition.

    `note` tells lines of one period apart: the kind of year, and what the actual counts.
    """

    period: str
    breakdown: str | None
    note: str | None = None
    actual: Point | None = None
    target: Point | None = None
    others: tuple[Point, ...] = ()

    @property
    def points(self) -> tuple[Point, ...]:
        """Its points, the actual first."""
        return tuple(p for p in (self.actual, self.target, *self.others) if p is not None)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines under one definition; `name` is its newest wording."""

    definition_id: str | None
    name: str | None
    lines: tuple[Line, ...]


def stretches(points: Iterable[Point]) -> list[Stretch]:
    """The points by definition, the one that begins first before the others."""
    said = [p for p in points if not p.says_nothing]
    by_definition: dict[str | None, list[Point]] = {}
    for point in said:
        by_definition.setdefault(point.definition_id, []).append(point)
    return [
        Stretch(definition, newest_name(group), tuple(lines_of(group)))
        for definition, group in by_definition.items()
    ]


def newest_name(points: Sequence[Point]) -> str | None:
    """The wording beside the last point in time."""
    return next((p.name for p in reversed(points) if p.name), None)


def lines_of(points: Sequence[Point]) -> list[Line]:
    """One line a period, kind of year and breakdown; more where there are several coverages."""
    lines: list[Line] = []
    for _, group in groupby(sorted(points, key=place_of), key=place_of):
        together = list(group)
        actuals = [p for p in together if p.kind == "actual"]
        targets = [p for p in together if p.kind == "target"]
        others = tuple(p for p in together if p.kind not in ("actual", "target"))
        count = max(len(actuals), len(targets), 1)
        for n in range(count):
            actual, target = (own[n] if n < len(own) else None for own in (actuals, targets))
            named = actual or target or together[0]
            lines.append(
                Line(
                    named.period,
                    named.breakdown,
                    note_of(named, with_coverage=count > 1),
                    actual,
                    target,
                    others if n == 0 else (),
                )
            )
    return lines


def note_of(point: Point, *, with_coverage: bool) -> str | None:
    """'academic', 'snapshot', 'academic, year to date'; None for a plain figure."""
    notes = [point.calendar if point.calendar == ACADEMIC else None]
    notes.append(point.coverage if with_coverage else None)
    return ", ".join(note.replace("_", " ") for note in notes if note) or None


def place_of(point: Point) -> tuple[str, str, str, str]:
    """What puts points on one line, and lines in the order of time."""
    end = point.period_end.isoformat() if point.period_end else ""
    return end, point.period, point.calendar or "", point.breakdown or ""
