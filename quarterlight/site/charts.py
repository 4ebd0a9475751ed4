"""What the charts in a page draw: series by panel, and money by department."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quarterlight.series_marks import NO_LIGHT, YEAR_SIZE, Row, break_days, labelled, stretched
from quarterlight.series_panels import KINDS, panels_of
from quarterlight.series_query import Point, Series
from quarterlight.site.rows import Money

MONEY_KINDS = ("actual to date", "budget to date")


@dataclass(frozen=True, slots=True)
class Drawing:
    """One chart: its rows, days at which definitions change, the days it spans, and its words."""

    title: str
    unit: str | None
    kinds: tuple[str, str]
    lights: bool
    rows: tuple[Row, ...]
    breaks: tuple[str, ...]
    first: str
    last: str
    said: str


def series_drawings(series: Series) -> list[Drawing]:
    """One drawing for each breakdown and each definition of another size."""
    return [drawing_of(p.points, p.together, p.breakdown, p.unit) for p in panels_of([series])]


def drawing_of(
    points: Sequence[Point], together: Sequence[Point], breakdown: str | None, unit: str | None
) -> Drawing:
    """The points of one panel."""
    days = sorted(p.period_end.isoformat() for p in together if p.period_end)
    breaks = break_days(together)
    rows = tuple(labelled(stretched(points, breaks)))
    return Drawing(
        title=breakdown or "",
        unit=unit,
        kinds=(KINDS[0], KINDS[1]),
        lights=True,
        rows=rows,
        breaks=tuple(at.isoformat() for at in breaks),
        first=days[0],
        last=days[-1],
        said=said_of(rows),
    )


def said_of(rows: Sequence[Row]) -> str:
    """The chart in words: 'Actual: 2010-11 158; ... Target: ...'."""
    parts = []
    for kind in dict.fromkeys(str(row["kind"]) for row in rows):
        figures = [said_row(row) for row in rows if row["kind"] == kind]
        parts.append(f"{kind.capitalize()}: {'; '.join(figures)}.")
    return " ".join(parts)


def said_row(row: Row) -> str:
    """'2013-14 262 green'."""
    light = row["light"] if row["light"] != NO_LIGHT else None
    return " ".join(str(part) for part in (row["period"], row["said"], light) if part)


def money_drawing(lines: Sequence[Money]) -> Drawing | None:
    """Spent and budgeted up to each day, within years; None where there is no such figure."""
    rows = labelled(row for line in lines for row in money_rows(line))
    units = {line.unit for line in lines}
    if not rows or len(units) > 1:
        return None
    days = sorted({str(row["end"]) for row in rows})
    return Drawing(
        title="",
        unit=next(iter(units)),
        kinds=MONEY_KINDS,
        lights=False,
        rows=tuple(rows),
        breaks=(),
        first=days[0],
        last=days[-1],
        said=said_of(rows),
    )


def money_rows(line: Money) -> Iterable[Row]:
    """The two marks of one line; they are joined within a financial year only."""
    if line.as_at is None:
        return
    for kind, value in zip(MONEY_KINDS, (line.actual_to_date, line.budget_to_date), strict=True):
        if value is not None:
            yield {
                "end": line.as_at.isoformat(),
                "period": line.as_at.isoformat(),
                "kind": kind,
                "value": value,
                "said": f"{value:,.15g}",
                "light": NO_LIGHT,
                "direction": "",
                "where": f"{line.at.source} {line.at.spot}".strip(),
                "size": YEAR_SIZE,
                "line": line.plan_year or line.as_at.isoformat(),
            }
