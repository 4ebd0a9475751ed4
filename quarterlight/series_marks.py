"""What a chart knows of a series: marks, what a line may join, and where definitions change.

It needs no chart library, so that a chart can be drawn elsewhere: in a browser.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from quarterlight.series_query import Point
from quarterlight.series_view import figure
from quarterlight.spots import spot

NO_LIGHT = "no light known"
LIGHTS = ("green", "amber", "red", NO_LIGHT)

YEAR_DAYS = 300
"""A figure for more days is one of a year; shorter ones are smaller, and no line joins them."""

YEAR_SIZE, PART_SIZE = 140, 70
"""Areas of marks in square pixels."""

BELOW = ("target", "budget to date")
"""Kinds whose figures stand under their marks, where nothing else is marked on that day."""

Row = dict[str, str | float | None]


def row_of(point: Point) -> Row:
    """What the chart knows of a point; `line` is what a line may join."""
    joined = f"{point.definition_id} {point.coverage} {point.calendar}"
    return {
        "end": day(point.period_end),
        "period": point.period,
        "kind": point.kind,
        "value": point.value,
        "said": figure(point),
        "light": point.progress if point.progress in LIGHTS else NO_LIGHT,
        "direction": point.direction or "",
        "where": where(point),
        "size": YEAR_SIZE if of_year(point) else PART_SIZE,
        "line": joined if of_year(point) else f"{joined} {point.period}",
    }


def stretched(points: Iterable[Point], changes: Sequence[date]) -> Iterable[Row]:
    """The rows; no line leads over a change of definition.

    Not even figures of one definition are joined across a change: a line there would look as if
    it joined both. And an earlier definition that comes back begins a new line.
    """
    returns: Counter[tuple[str | None, ...]] = Counter()
    for point in sorted(points, key=lambda p: (p.period_end or date.min, p.period)):
        track = (point.kind, point.coverage, point.calendar, point.breakdown)
        returns[track] += point.break_before
        changed = sum(at < (point.period_end or date.min) for at in changes)
        row = row_of(point)
        yield {**row, "line": f"{row['line']} {returns[track]} {changed}"}


def labelled(rows: Iterable[Row]) -> list[Row]:
    """The rows with `above`: whether a figure stands over its mark or under it.

    Of marks of one day the highest has its figure above and the others below, so that no figure
    stands between two marks; alone, an actual has it above and a target below.
    """
    known = list(rows)
    highest: dict[object, float] = {}
    for row in known:
        if isinstance(row["value"], float | int):
            highest[row["end"]] = max(row["value"], highest.get(row["end"], row["value"]))
    of_day = Counter(row["end"] for row in known if row["value"] is not None)
    return [
        {
            **row,
            "above": row["value"] == highest.get(row["end"])
            if of_day[row["end"]] > 1
            else row["kind"] not in BELOW,
        }
        for row in known
    ]


def where(point: Point) -> str:
    """'2013-14/q2.pdf p. 11', 'plan.txt line 987'."""
    return f"{point.source} {spot(point.page, point.source_line)}".rstrip()


def of_year(point: Point) -> bool:
    """Whether the figure is one of a year."""
    if point.period_start is None or point.period_end is None:
        return False
    return (point.period_end - point.period_start).days > YEAR_DAYS


def day(value: date | None) -> str | None:
    """A day as the chart's data has it."""
    return None if value is None else value.isoformat()


def break_days(points: Sequence[Point]) -> list[date]:
    """For each new definition the middle of the first period that it is printed for."""
    first: dict[str | None, date] = {}
    for point in points:
        if point.break_before and point.period_end is not None:
            start = point.period_start or point.period_end
            at = start + (point.period_end - start) / 2
            first[point.definition_id] = min(at, first.get(point.definition_id, at))
    return sorted(first.values())
