"""Columns of performance tables that go into no field: words, icons, deadlines that were moved."""

import pytest

from extract.pdf import read_pdf
from parsers import parse
from tests.extract.pdf_paper import Paper, pdf
from tests.parsers.drawn_tables import HIGH, TOP, Cell, each, table

XS: list[float] = [20, 60, 160, 230, 300, 370, 440, 510]
GREEN = bytes((0, 150, 60)) * 64


def told(rows: list[list[Cell]], icons: tuple[int, ...] = ()) -> list[str | None]:
    """The columns of a table that are told; a light stands in each row of the given ones."""
    paper = Paper()
    table(paper, XS, rows, size=8)
    for column in icons:
        for row in range(1, len(rows)):
            paper.image(XS[column] + 20, TOP + row * HIGH + 8, 14, 8, 8, GREEN)
    made = parse(read_pdf(pdf(paper), sha256="abc"))
    assert made.kpis or made.milestones
    return [f.found for f in made.findings if f.code == "column_not_read"]


# the column heads after ref and indicator, which of them have icons, and those that are told
ICONS = [
    (("Actual", "Target", "Status"), (4,), []),
    (("Actual", "Target", "Status", "Long Trend"), (4,), []),
    (("Actual", "Target", "Status", "Short Trend", "Long Trend"), (4, 5, 6), ["Long Trend"]),
    (("Actual", "Status", "Previous Status"), (3, 4), ["Previous Status"]),
]


@pytest.mark.parametrize(("heads", "icons", "columns"), ICONS)
def test_icons_that_go_into_no_field(
    heads: tuple[str, ...], icons: tuple[int, ...], columns: list[str]
) -> None:
    values = [("12" if head in ("Actual", "Target") else "") for head in heads]
    rows = [
        each("Ref", "Indicator", *heads),
        each("C1", "Calls taken", *values),
        each("C2", "Visits made", *values),
    ]
    assert told(rows, icons) == columns


# what stands under 'Revised Due Date', and the columns that are told
DEADLINES = [
    (("", "-"), []),
    (("May 2015", ""), ["Original Due Date"]),
]


@pytest.mark.parametrize(("revised", "columns"), DEADLINES)
def test_a_deadline_that_was_moved_is_told(revised: tuple[str, str], columns: list[str]) -> None:
    rows = [
        each("Ref", "Action", "Original Due Date", "Revised Due Date", "Status"),
        each("A1", "Open the hub", "March 2015", revised[0], "Green"),
        each("A2", "Sell the depot", "June 2014", revised[1], "Red"),
    ]
    assert told(rows) == columns


def test_a_column_that_says_what_rows_hold_is_read() -> None:
    rows = [
        each("Ref", "Indicator", "Type", "Q1", "Q2", "RAG"),
        each("C1", "Calls taken", "Actual", "91%", "92%", "Green"),
        each("", "", "Target", "90%", "93%", ""),
        each("C2", "Visits made", "Actual", "910", "920", "Red"),
        each("", "", "Target", "990", "995", ""),
    ]
    assert told(rows) == []
