"""A series as a chart: actuals, targets, lights by shape and colour, breaks as vertical rules.

It can be read in black and white: lights differ in shape, targets are dashed.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from textwrap import wrap

import altair as alt
import pandas as pd

from quarterlight.series_marks import LIGHTS, Row, break_days, day, labelled, stretched
from quarterlight.series_panels import KINDS, Panel, panels_of
from quarterlight.series_query import Point, Series

SHAPES = ("circle", "diamond", "triangle-down", "square")
COLOURS = ("#009e73", "#e69f00", "#d55e00", "#ffffff")
"""Okabe and Ito's colours, which most colour-blind people tell apart; white for no light."""

INK = "#333333"
FAINT = "#767676"
WIDTH, HEIGHT = 640, 240
TITLE_WIDTH = 84
"""Characters of the name in a line of the title."""

PRINT_PPI = 160
"""Pixels per inch of a PNG: sharp on paper and on dense screens."""

ROOM = 0.15
"""Part of the span of the values that is left free above and below for marks and figures."""

LABELLED = 14
"""Points that can carry their figures without covering each other."""

UNIT_NAMES = {"percent": "%", "gbp": "£"}

# '2013-03-31' to '2012-13'
YEAR_LABEL = (
    "(utcyear(datum.value) - 1) + '-' + slice(toString(utcyear(datum.value)), 2)"
)  # fmt: skip


def chart_of(all_series: Sequence[Series]) -> alt.VConcatChart | None:
    """One panel below the other; None where there is nothing to draw."""
    panels = panels_of(all_series)
    if not panels:
        return None
    chart: alt.VConcatChart = (
        alt.vconcat(*(drawn(panel) for panel in panels), spacing=32)
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=INK,
            titleColor=FAINT,
            titleFontWeight="normal",
            gridColor="#e6e6e6",
            domainColor=FAINT,
            labelFontSize=11,
        )
        .configure_legend(
            orient="bottom", labelFontSize=11, titleFontSize=11, titleFontWeight="normal"
        )
    )
    return chart


def drawn(panel: Panel) -> alt.LayerChart | alt.FacetChart:
    """The layers of one panel."""
    rows = labelled(stretched(panel.points, break_days(panel.together)))
    x, y = time_axis(panel.together), value_axis(panel)
    valued = [row for row in rows if row["value"] is not None]
    targets = [row for row in valued if row["kind"] == "target"]
    actuals = [row for row in valued if row["kind"] == "actual"]
    layers = [lines(valued, x, y), target_points(targets, x, y), actual_points(actuals, x, y)]
    if len(valued) <= LABELLED:
        layers += [*labels(actuals, x, y, INK), *labels(targets, x, y, FAINT)]
    layers += states([row for row in rows if row["value"] is None], x)
    layers += breaks(panel.together, x)
    return alt.layer(*layers).properties(width=WIDTH, height=HEIGHT, title=title_of(panel))


def title_of(panel: Panel) -> alt.TitleParams:
    """The name, and below it refs, breakdown, council and id."""
    one = panel.series.indicator
    facts = (one.refs, panel.breakdown, one.council, one.indicator_id)
    return alt.TitleParams(
        text=wrap(panel.name or one.name or one.indicator_id, TITLE_WIDTH),
        subtitle=" · ".join(fact for fact in facts if fact),
        anchor="start",
        color=INK,
        subtitleColor=FAINT,
        fontSize=14,
        subtitleFontSize=11,
        frame="group",
        offset=16,
    )


def table(rows: Sequence[Row]) -> pd.DataFrame:
    """The rows as altair takes them; the columns are there without a row too."""
    columns = (
        "end",
        "period",
        "kind",
        "value",
        "said",
        "light",
        "direction",
        "where",
        "line",
        "size",
    )
    return pd.DataFrame(list(rows), columns=list(columns))


def time_axis(points: Iterable[Point]) -> alt.X:
    """Time to scale, marked at the end of each financial year."""
    days = sorted(p.period_end for p in points if p.period_end)
    ends = [alt.DateTime(year=d.year, month=d.month, date=d.day, utc=True) for d in days]
    years = range(days[0].year, days[-1].year + 1)
    marks = [alt.DateTime(year=year, month=3, date=31, utc=True) for year in years]
    title = "financial years, each marked at its end"
    axis = alt.Axis(values=marks, labelExpr=YEAR_LABEL, title=title, grid=False)
    scale = alt.Scale(type="utc", padding=28, domain=[ends[0], ends[-1]])
    return alt.X("end:T", scale=scale, axis=axis)


def value_axis(panel: Panel) -> alt.Y:
    """Values; zero is not forced, so that small moves are seen."""
    values = [p.value for p in panel.points if p.value is not None]
    low, high = min(values), max(values)
    room = (high - low) * ROOM or max(abs(high) * ROOM, 1)
    scale = alt.Scale(domain=[low - room, high + room], nice=True)
    return alt.Y("value:Q", scale=scale, title=UNIT_NAMES.get(panel.unit or "", panel.unit))


TOOLTIP = [f"{name}:N" for name in ("period", "kind", "said", "where")]
LIGHT_TOOLTIP = [*TOOLTIP, "light:N", "direction:N"]


def lines(rows: Sequence[Row], x: alt.X, y: alt.Y) -> alt.Chart:
    """Lines join figures of years under one definition; targets are dashed."""
    dashes = alt.Scale(domain=list(KINDS), range=[[1, 0], [5, 4]])
    chart: alt.Chart = (
        alt.Chart(table(rows))
        .mark_line(color=INK, strokeWidth=1.6)
        .encode(
            x=x,
            y=y,
            detail="line:N",
            strokeDash=alt.StrokeDash("kind:N", scale=dashes, title="line"),
        )
    )
    return chart


def target_points(rows: Sequence[Row], x: alt.X, y: alt.Y) -> alt.Chart:
    """Targets as short strokes."""
    chart: alt.Chart = (
        alt.Chart(table(rows))
        .mark_point(shape="stroke", size=220, strokeWidth=2.4, color=INK, opacity=1)
        .encode(x=x, y=y, tooltip=TOOLTIP)
    )
    return chart


def actual_points(rows: Sequence[Row], x: alt.X, y: alt.Y) -> alt.Chart:
    """Actuals in the shape and colour of their light."""
    shapes = alt.Scale(domain=list(LIGHTS), range=list(SHAPES))
    colours = alt.Scale(domain=list(LIGHTS), range=list(COLOURS))
    chart: alt.Chart = (
        alt.Chart(table(rows))
        .mark_point(filled=True, opacity=1, stroke=INK, strokeWidth=1.2)
        .encode(
            x=x,
            y=y,
            shape=alt.Shape("light:N", scale=shapes, title="traffic light"),
            fill=alt.Fill("light:N", scale=colours, title="traffic light"),
            size=alt.Size("size:Q", scale=None, legend=None),
            tooltip=LIGHT_TOOLTIP,
        )
    )
    return chart


def labels(rows: Sequence[Row], x: alt.X, y: alt.Y, colour: str) -> Iterator[alt.Chart]:
    """The figures over and under their points."""
    for dy in (-14, 14):
        here = [row for row in rows if row["above"] == (dy < 0)]
        text = alt.Chart(table(here)).mark_text(dy=dy, fontSize=10, color=colour)
        yield text.encode(x=x, y=y, text="said:N")


def states(rows: Sequence[Row], x: alt.X) -> list[alt.Chart]:
    """What stands where there is no value, at the foot of the chart."""
    if not rows:
        return []
    chart = alt.Chart(table(rows)).mark_text(angle=270, align="left", fontSize=10, color=FAINT)
    return [chart.encode(x=x, y=alt.value(HEIGHT - 4), text="said:N", tooltip=TOOLTIP)]


def breaks(points: Sequence[Point], x: alt.X) -> list[alt.Chart]:
    """A rule where each new definition begins."""
    days = break_days(points)
    if not days:
        return []
    base = alt.Chart(table([{"end": day(at)} for at in days])).encode(x=x)
    rule = base.mark_rule(color=INK, strokeDash=[2, 2], strokeWidth=1.4)
    label = base.mark_text(align="left", dx=5, baseline="top", fontSize=11, color=INK)
    return [rule, label.encode(y=alt.value(0), text=alt.value("definition changed"))]


def save(chart: alt.VConcatChart, out: Path) -> None:
    """Write the chart as .png, .svg or .html; the HTML needs no network."""
    if out.suffix.lower() == ".html":
        chart.save(str(out), format="html", inline=True)
    elif out.suffix.lower() == ".svg":
        chart.save(str(out), format="svg")
    else:
        chart.save(str(out), format="png", ppi=PRINT_PPI)
