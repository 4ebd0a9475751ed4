"""The chart and the table of a series: definitions apart, lights by shape and colour."""

import re
from pathlib import Path

import pytest
import vl_convert

from quarterlight.series_lines import stretches
from quarterlight.series_panels import Panel, panels_of
from quarterlight.series_plot import LIGHTS, break_days, chart_of, save
from quarterlight.series_query import Indicator, Point, Series
from quarterlight.series_view import figure
from tests.warehouse.followed.small_release import days_of

BOATS = Indicator("ind-boats", "Brackenshire", "Boats afloat", "BC LI01", "percent", "higher", 3)


def point(
    kind: str,
    period: str,
    value: float | None,
    *,
    definition: str = "def-a",
    unit: str = "percent",
    progress: str | None = None,
    breakdown: str | None = None,
    comparator: str | None = None,
    text: str | None = None,
    missing: str | None = None,
    coverage: str = "full_year",
    calendar: str = "financial",
    conflict: bool = False,
    break_before: bool = False,
) -> Point:
    start, end = days_of(period)
    return Point(
        definition_id=definition,
        kind=kind,
        period=period,
        period_start=start,
        period_end=end,
        coverage=coverage,
        calendar=calendar,
        breakdown=breakdown,
        name=f"Boats by {definition}",
        value=value,
        value_text=text,
        comparator=comparator,
        unit=unit if value is not None else None,
        qualifier=None,
        progress=progress,
        direction=None,
        missing_reason=missing,
        page=3,
        source_line=None,
        conflict=conflict,
        break_before=break_before,
        source="2013/q2.pdf",
    )


OLD = [point("actual", "2011-12", 50, progress="green"), point("target", "2012-13", 52)]
NEAR = point("actual", "2012-13", 60, definition="def-b", break_before=True, progress="red")
FAR = point("actual", "2012-13", 6, definition="def-b", break_before=True)
PANELS: dict[str, tuple[list[Point], list[list[str]]]] = {
    "definitions of a size share an axis": ([*OLD, NEAR], [["def-a", "def-a", "def-b"]]),
    "figures that are far apart do not": ([*OLD, FAR], [["def-a", "def-a"], ["def-b"]]),
    "nor do units": (
        [*OLD, point("actual", "2012-13", 60, definition="def-b", unit="count")],
        [["def-a", "def-a"], ["def-b"]],
    ),
    "breakdowns have panels of their own": (
        [point("actual", "2011-12", 1, breakdown="KS2"), point("actual", "2011-12", 1)],
        [["def-a"], ["def-a"]],
    ),
    "a state stands beside values": (
        [*OLD, point("actual", "2012-13", None, text="TBC", missing="to_be_confirmed")],
        [["def-a", "def-a", "def-a"]],
    ),
    "bounds are no levels": ([point("actual", "2011-12", 5, comparator="<")], []),
    "blanks are not drawn": ([point("actual", "2011-12", None, missing="blank")], []),
    "baselines are not drawn": ([point("baseline", "2011-12", 5)], []),
}


@pytest.mark.parametrize(("points", "expected"), PANELS.values(), ids=PANELS.keys())
def test_what_shares_an_axis(points: list[Point], expected: list[list[str]]) -> None:
    panels: list[Panel] = panels_of([Series(BOATS, tuple(points))])
    assert [[p.definition_id for p in panel.points] for panel in panels] == expected


def test_a_break_is_a_rule_with_a_label() -> None:
    days = break_days([*OLD, NEAR, point("target", "2013-14", 61, definition="def-b")])
    assert [day.isoformat() for day in days] == ["2012-09-30"]
    svg = svg_of([*OLD, NEAR])
    assert svg.count(">definition changed<") == 1
    assert ">definition changed<" not in svg_of(OLD)


def year(n: int, definition: str, *, broken: bool) -> Point:
    return point(
        "actual", f"20{n}-{n + 1}", 50 + n, definition=f"def-{definition}", break_before=broken
    )


# definitions year by year -> pairs of years that a line joins
JOINED = {
    "one definition": ("aaa", 2),
    "another one": ("aabb", 2),
    "the first comes back": ("aba", 0),
    "and stays": ("abaa", 1),
}


@pytest.mark.parametrize(("definitions", "pairs"), JOINED.values(), ids=JOINED.keys())
def test_no_line_leads_through_a_break(definitions: str, pairs: int) -> None:
    points = [
        year(10 + n, name, broken=n > 0 and definitions[n - 1] != name)
        for n, name in enumerate(definitions)
    ]
    drawn = re.findall(r'aria-roledescription="line mark"[^>]* d="([^"]*)"', svg_of(points))
    assert sum(path.count("L") for path in drawn) == pairs


def svg_of(points: list[Point]) -> str:
    chart = chart_of([Series(BOATS, tuple(points))])
    assert chart is not None
    svg: str = vl_convert.vegalite_to_svg(chart.to_json())
    return svg


def test_lights_differ_in_shape_and_colour() -> None:
    lights = [*LIGHTS[:3], None]
    svg = svg_of(
        [point("actual", f"20{n + 10}-{n + 11}", n, progress=p) for n, p in enumerate(lights)]
    )
    marks = re.findall(r'aria-roledescription="point"[^>]* d="([^"]*)" fill="([^"]*)"', svg)
    assert len({shape for shape, _ in marks}) == len({fill for _, fill in marks}) == 4


def test_the_page_asks_for_nothing(tmp_path: Path) -> None:
    chart = chart_of([Series(BOATS, tuple(OLD))])
    assert chart is not None
    save(chart, tmp_path / "chart.html")
    page = (tmp_path / "chart.html").read_text(encoding="utf-8")
    assert not re.search(r"<script[^>]*\ssrc=|<link\b|cdn\.", page)


def test_nothing_to_draw_is_no_chart() -> None:
    assert chart_of([Series(BOATS, (point("actual", "2011-12", None, missing="blank"),))]) is None


FIGURES = {
    "59%": point("actual", "2011-12", 59),
    "1,277": point("actual", "2011-12", 1277, unit="count"),
    "< 5%": point("actual", "2011-12", 5, comparator="<"),
    "conflict": point("actual", "2011-12", None, conflict=True),
    "Refer comment": point("actual", "2011-12", None, text="Refer comment", missing="x"),
    "new indicator": point("actual", "2011-12", None, missing="new_indicator"),
    "not read": point("actual", "2011-12", None),
}


@pytest.mark.parametrize(("said", "shown"), FIGURES.items())
def test_how_a_figure_is_said(said: str, shown: Point) -> None:
    assert figure(shown) == said


def test_a_target_never_stands_beside_an_actual_of_another_definition() -> None:
    points = [*OLD, NEAR, point("target", "2012-13", 61, definition="def-b")]
    lines = [
        (s.definition_id, line.period, figure(line.actual), figure(line.target))
        for s in stretches(points)
        for line in s.lines
    ]
    assert lines == [
        ("def-a", "2011-12", "50%", ""),
        ("def-a", "2012-13", "", "52%"),
        ("def-b", "2012-13", "60%", "61%"),
    ]


def test_lines_of_one_period_are_told_apart() -> None:
    points = [
        point("actual", "2012-13", 5, coverage="snapshot"),
        point("actual", "2012-13", 6, coverage="year_to_date"),
        point("target", "2012-13", 7),
        point("actual", "2012-13", 8, calendar="academic"),
    ]
    lines = [
        (line.note, figure(line.actual), figure(line.target))
        for stretch in stretches(points)
        for line in stretch.lines
    ]
    assert lines == [
        ("academic", "8%", ""),
        ("snapshot", "5%", "7%"),
        ("year to date", "6%", ""),
    ]
