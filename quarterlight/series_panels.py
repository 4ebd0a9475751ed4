"""Which points of a series share an axis of a chart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quarterlight.series_lines import newest_name
from quarterlight.series_query import Point, Series

KINDS = ("actual", "target")
"""What is drawn."""

FARTHEST = 5
"""Figures of two definitions that lie further apart than so many times get an axis each."""


@dataclass(frozen=True, slots=True)
class Panel:
    """Points that share an axis; `name` is the newest wording among them.

    `together` are all points of the indicator: time and breaks are the same in its panels.
    """

    series: Series
    name: str | None
    points: tuple[Point, ...]
    together: tuple[Point, ...]

    @property
    def unit(self) -> str | None:
        """What its axis measures."""
        return next((p.unit for p in self.points if p.unit), None)

    @property
    def breakdown(self) -> str | None:
        """The part of the measure."""
        return self.points[0].breakdown


def panels_of(all_series: Iterable[Series]) -> list[Panel]:
    """The points that can be drawn, by breakdown; definitions that are far apart by themselves."""
    panels = []
    for series in all_series:
        drawn = [p for p in series.points if can_be_drawn(p)]
        breakdowns = dict.fromkeys(p.breakdown for p in drawn)
        for breakdown in breakdowns:
            group = [p for p in drawn if p.breakdown == breakdown]
            panels += [
                Panel(series, newest_name(points), tuple(points), tuple(drawn))
                for points in apart(group)
            ]
    return panels


def can_be_drawn(point: Point) -> bool:
    """Whether it is an actual or a target at some time; bounds and changes are no levels."""
    return (
        point.kind in KINDS
        and point.period_end is not None
        and not point.comparator
        and point.missing_reason != "blank"
    )


def apart(points: Sequence[Point]) -> list[list[Point]]:
    """Definitions together that have one unit and figures of a size; without figures none."""
    groups: list[list[Point]] = []
    for definition in dict.fromkeys(p.definition_id for p in points):
        own = [p for p in points if p.definition_id == definition]
        if not sizes(own):
            continue
        near = next((group for group in groups if are_near(group, own)), None)
        if near is None:
            groups.append(own)
        else:
            near.extend(own)
    return groups


def are_near(one: Sequence[Point], other: Sequence[Point]) -> bool:
    """Whether two definitions can share an axis."""
    units = {p.unit for p in (*one, *other) if p.value is not None}
    largest = sorted((max(sizes(one)), max(sizes(other))))
    return len(units) == 1 and largest[1] <= FARTHEST * largest[0]


def sizes(points: Sequence[Point]) -> list[float]:
    """The figures without their signs."""
    return [abs(p.value) for p in points if p.value is not None]
