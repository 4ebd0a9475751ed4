"""Indicators in boxes of their own: named in their first row, or by the line above them."""

import pytest

from extract.pdf import read_pdf
from normalize import normalize
from normalize.rows import Rows
from parsers import parse
from parsers.report import Report
from tests.extract.pdf_paper import Paper, pdf
from tests.parsers.drawn_tables import Cell, each, table

XS: list[float] = [50, 150, 250, 350, 450, 545]
HEADS = each("2011/12 Actual", "2012/13 Target", "2012/13 Actual", "Status", "Direction of travel")
NAMES = ["CP1.1 Number of businesses advised", "CP1.2 Shops that are vacant"]


def box(name: str, *values: str) -> list[list[Cell]]:
    return [
        [(0, 4, name)],
        [(0, 0, "Definition"), (1, 4, f"What is counted for {name}.")],
        HEADS,
        each(*values),
        [(0, 1, ""), (2, 4, f"Comment: All was done for {values[0]}.")],
    ]


def report(*papers: Paper) -> Report:
    return parse(read_pdf(pdf(*papers), sha256="abc"))


def rows_of(*papers: Paper) -> Rows:
    return normalize(report(*papers), document_id="doc-x")


def title(paper: Paper, period: str = "Quarter 3 2012/13") -> None:
    paper.text(50, 40, "Corporate Performance Report", size=18)
    paper.text(50, 60, period)
    paper.text(50, 80, "Priority 1: A thriving economy", font="B", size=13)
    paper.text(50, 94, "The measures of this priority stand in the boxes below, one by one.")


BOXES = [box(NAMES[0], "184", "200", "217", "Green", "Improving"),
         box(NAMES[1], "9.8%", "9.0%", "11.3%", "Red", "Worsening")]  # fmt: skip
TOLD = [
    (NAMES[0], "green", "better", "All was done for 184.", [184, 200, 217]),
    (NAMES[1], "red", "worse", "All was done for 9.8%.", [9.8, 9.0, 11.3]),
]


def told(made: Rows) -> list[tuple[object, ...]]:
    values = [[o.value for o in made.observations if o.kpi_ordinal == k.ordinal] for k in made.kpis]
    return [
        (f"{k.ref_text} {k.measure}".strip(), k.progress, k.direction, k.commentary, v)
        for k, v in zip(made.kpis, values, strict=True)
    ]


def test_boxes_with_a_name_across_heads_over_values_and_a_comment() -> None:
    paper = Paper()
    title(paper)
    end = table(paper, XS, BOXES[0], top=110, size=8)
    table(paper, XS, BOXES[1], top=end + 20, size=8)
    assert told(rows_of(paper)) == TOLD


@pytest.mark.parametrize(
    "cut", [1, 2, 3, 4], ids=["under the name", "over the heads", "under the heads", "a comment"]
)
def test_a_box_that_the_foot_of_a_page_cuts(cut: int) -> None:
    upper, lower = Paper(), Paper()
    title(upper)
    end = table(upper, XS, BOXES[0], top=110, size=8)
    if cut == 1:
        upper.text(54, end + 32, NAMES[1], font="B", size=8)
    else:
        table(upper, XS, BOXES[1][:cut], top=end + 20, size=8)
    bottom = table(lower, XS, BOXES[1][cut:], top=50, size=8)
    lower.image(XS[0] + 20, bottom - 26, 20, 4, 4, bytes([80, 120, 190]) * 16)
    assert told(rows_of(upper, lower)) == TOLD


LABELLED_XS: list[float] = [50, 220, 545]


def blocks(paper: Paper, names: list[str]) -> None:
    top = 110.0
    for number, name in enumerate(names):
        paper.text(50, top, name, font="B", size=12)
        rows = [
            each("Performance this quarter", f"4{number}%"),
            each("Target", "50%"),
            each("Performance last quarter", f"3{number}%"),
            each("Status", "Red"),
            each("Reason for under-performance", "Two of the officers left in the spring."),
            each("Action being taken", "Two others begin in June."),
        ]
        top = table(paper, LABELLED_XS, rows, top=top + 8, size=9) + 30


def test_labels_and_values_under_the_name_of_the_indicator() -> None:
    paper = Paper()
    title(paper)
    blocks(paper, ["AS04 Clients who were reviewed", "Carers who were assessed"])
    made = rows_of(paper)
    assert [(k.ref_text, k.measure) for k in made.kpis] == [
        ("AS04", "Clients who were reviewed"),
        (None, "Carers who were assessed"),
    ]
    assert [(o.kind, o.period, o.value) for o in made.observations[:3]] == [
        ("actual", "2012-13 Q3", 40),
        ("target", "2012-13", 50),
        ("actual", "2012-13 Q2", 30),
    ]
    said = "Two of the officers left in the spring. Two others begin in June."
    assert [(k.progress, k.commentary, k.theme) for k in made.kpis] == [
        ("red", said, "Priority 1: A thriving economy")
    ] * 2


MEETING = [each("Date", "4 May 2012"), each("Lead officer", "Jo Bell"), each("Status", "Open")]
WORKS = "Of the 40 homes 12 are\nready, as the gas was late."
PROJECT = [each("Current position", WORKS), each("Target", "June 2012"), each("Status", "Amber")]


@pytest.mark.parametrize("rows", [MEETING, PROJECT], ids=["a meeting", "a project"])
def test_labels_and_values_that_tell_no_performance_stay_a_table(rows: list[list[Cell]]) -> None:
    paper = Paper()
    title(paper)
    paper.text(50, 110, "Details of the meeting", font="B", size=12)
    table(paper, LABELLED_XS, rows, top=118)
    made = report(paper)
    assert (made.kpis, len(made.printed_tables)) == ((), 1)
    assert "Details of the meeting" in [s.title for s in made.sections]


def test_a_box_with_two_rows_of_values_is_none() -> None:
    paper = Paper()
    title(paper)
    table(paper, XS, [*BOXES[0][:4], each("4", "5", "6", "Red", "Worsening")], top=110, size=8)
    assert report(paper).kpis == ()


PAIRS_XS: list[float] = [50, 150, 300, 400, 545]


def test_pairs_of_labels_and_values_with_colons() -> None:
    paper = Paper()
    title(paper)
    top = 110.0
    for number, name in enumerate(["EN1: Waste recycled (%)", "EN2: Homes let (%)"]):
        rows = [
            [(0, 3, name)],
            each("Target:", "45%", "Actual:", f"4{number}%"),
            each("Previous year:", "39%", "RAG:", "Amber"),
            [(0, 0, "Commentary:"), (1, 3, "The rounds began in June.")],
        ]
        top = table(paper, PAIRS_XS, rows, top=top) + 20
    assert told(rows_of(paper, Paper())) == [
        ("EN1 Waste recycled (%)", "amber", None, "The rounds began in June.", [45, 40, 39]),
        ("EN2 Homes let (%)", "amber", None, "The rounds began in June.", [45, 41, 39]),
    ]


QUARTER_XS: list[float] = [50, 105, 160, 215, 270, 325, 380]


def quarters(name: str, note: str) -> list[list[Cell]]:
    """Values, targets and lights of two quarters, as performance systems print a block."""
    return [
        [(0, 5, name)],
        [(0, 2, "Q1 2012/13"), (3, 5, "Q2 2012/13")],
        each("Value", "Target", "Status", "Value", "Target", "Status"),
        each("24.1", "25.0", "Green", "28.8", "26.0", "Red"),
        [(0, 2, ""), (3, 5, "Responsible Officer: Jo Bell")],
        [(0, 5, f"Latest Note: {note}".strip())],
    ]


def test_boxes_with_values_targets_and_lights_under_each_quarter() -> None:
    paper = Paper()
    title(paper, "Quarter 2 2012/13")
    end = table(paper, QUARTER_XS, quarters(NAMES[0], "Nine homes had no boilers."), 120, size=8)
    table(paper, QUARTER_XS, quarters(NAMES[1], ""), end + 20, size=8)
    made = rows_of(paper)
    values = [24.1, 25.0, 28.8, 26.0]
    assert told(made) == [
        (NAMES[0], "red", None, "Nine homes had no boilers.", values),
        (NAMES[1], "red", None, None, values),
    ]
    assert [(o.kind, o.period) for o in made.observations[:4]] == [
        ("actual", "2012-13 Q1"),
        ("target", "2012-13 Q1"),
        ("actual", "2012-13 Q2"),
        ("target", "2012-13 Q2"),
    ]
