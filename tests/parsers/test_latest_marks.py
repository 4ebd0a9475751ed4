"""Which of several columns of lights and arrows is now's, and titles that have deadlines."""

import pytest

from extract.pdf import read_pdf
from parsers import parse
from parsers.report import Report
from tests.extract.pdf_paper import Paper, pdf
from tests.parsers.drawn_tables import Cell, each, table

XS: list[float] = [20, 60, 140, 220, 300, 380, 440, 490, 560]


def report(rows: list[list[Cell]]) -> Report:
    paper = Paper()
    table(paper, XS, rows, size=8)
    return parse(read_pdf(pdf(paper), sha256="abc"))


def test_a_title_with_a_deadline_is_a_milestone_and_how_much_is_done_is_no_light() -> None:
    made = report(
        [
            each("Code", "Title", "Due Date", "Progress", "Status", "Latest Note"),
            each("AC1", "Open the hub", "30-Sep-2011", "100%", "Green", "Opened in time."),
            each("AC2", "Sell the depot", "31-Mar-2012", "60%", "Red", "No offers so far."),
        ]
    )
    assert not made.kpis
    assert [
        (m.ref_text, m.milestone, m.due_text, m.progress and m.progress.text)
        for m in made.milestones
    ] == [
        ("AC1", "Open the hub", "30-Sep-2011", "Green"),
        ("AC2", "Sell the depot", "31-Mar-2012", "Red"),
    ]


def test_a_description_beside_the_title_of_an_action() -> None:
    made = report(
        [
            each("Code", "Title", "Description", "Due Date", "Status Icon", "Latest Note"),
            each("AC1", "Open the hub", "For all services", "30-Sep-2011", "Green", "Opened."),
            each("AC2", "Sell the depot", "That at Mill Road", "31-Mar-2012", "Red", "Not sold."),
        ]
    )
    assert [(m.ref_text, m.milestone, m.progress and m.progress.text) for m in made.milestones] == [
        ("AC1", "Open the hub", "Green"),
        ("AC2", "Sell the depot", "Red"),
    ]


# the original and the revised deadline, and the one that holds
DEADLINES = [
    ("March 2015", "May 2015", "May 2015"),
    ("March 2015", "", "March 2015"),
    ("March 2015", "-", "March 2015"),
    ("March 2015", "N/A", "March 2015"),
    ("March 2015", "TBC", "TBC"),
]


@pytest.mark.parametrize(("original", "revised", "due"), DEADLINES)
def test_a_revised_deadline_holds(original: str, revised: str, due: str) -> None:
    made = report(
        [
            each("Ref", "Action", "Original Due Date", "Revised Due Date", "Status"),
            each("A1", "Open the hub", original, revised, "Green"),
            each("A2", "Sell the depot", "June 2014", "", "Red"),
        ]
    )
    assert [m.due_text for m in made.milestones] == [due, "June 2014"]


def test_a_revised_deadline_before_the_original_one() -> None:
    made = report(
        [
            each("Ref", "Action", "Revised Due Date", "Original Due Date", "Status"),
            each("A1", "Open the hub", "", "March 2015", "Green"),
            each("A2", "Sell the depot", "May 2015", "June 2014", "Red"),
        ]
    )
    assert [m.due_text for m in made.milestones] == ["March 2015", "May 2015"]


def test_a_title_with_values_is_an_indicator_whatever_its_deadline() -> None:
    made = report(
        [
            each("Code", "Title", "Due Date", "2011/12 Actual", "Status"),
            each("AC1", "Homes let", "30-Sep-2011", "41", "Green"),
            each("AC2", "Shops let", "31-Mar-2012", "12", "Red"),
        ]
    )
    assert [k.measure for k in made.kpis] == ["Homes let", "Shops let"]


def test_values_lights_and_trends_under_years() -> None:
    made = report(
        [
            [*each("Code", "Short Name", "2012/13"), (3, 6, "2013/14"), (7, 7, "Latest Note")],
            each("", "", "Value", "Value", "Target", "Status", "Short Trend", ""),
            each("A1", "Homes let", "41", "45", "44", "Green", "Improving", "Let by agents."),
            each("A2", "Shops let", "12", "11", "14", "Red", "Declining", "Two are shut."),
        ]
    )
    assert [
        (
            [v.text for v in k.values],
            k.progress and k.progress.text,
            k.direction and k.direction.text,
        )
        for k in made.kpis
    ] == [(["41", "45", "44"], "Green", "Improving"), (["12", "11", "14"], "Red", "Declining")]


# heads of two columns and which of them is read
LATEST = [
    ("2012/13 Status", "2013/14 Status", 1),
    ("2013/14 Status", "2012/13 Status", 0),
    ("Q1 2013/14 Status", "Q2 2013/14 Status", 1),
    ("Long Trend", "Short Trend", 1),
    ("Short Term Trend", "Long Term Trend", 0),
]


@pytest.mark.parametrize(("first", "second", "read"), LATEST)
def test_the_latest_of_two_columns_of_marks(first: str, second: str, read: int) -> None:
    words = ("Green", "Red") if "Status" in first else ("Improving", "Declining")
    made = report(
        [
            each("Code", "Measure", "2013/14 Actual", first, second),
            each("A1", "Homes let", "41", *words),
            each("A2", "Shops let", "12", *reversed(words)),
        ]
    )
    cells = [k.progress if "Status" in first else k.direction for k in made.kpis]
    assert [c and c.text for c in cells] == [words[read], words[1 - read]]
