"""Tables without rulings: statements, contents, terms; and paragraphs that are none of them."""

import pytest

from extract.document import Ruling, Table
from extract.pdf import read_pdf
from extract.pdf.figures import is_figure, is_page_number, stands_for_figure
from tests.extract.pdf_paper import Paper, pdf

# Helvetica's figures are 5.56 wide at size 10, comma and full stop 2.78, bracket and dash 3.33
WIDTHS = {",": 2.78, ".": 2.78, "(": 3.33, ")": 3.33, "-": 3.33}


def right(paper: Paper, x: float, y: float, text: str, font: str = "F") -> None:
    width = sum(WIDTHS.get(letter, 5.56) for letter in text)
    paper.text(x - width, y, text, font=font)


def read(paper: Paper) -> tuple[list[list[str]], list[str], list[Table]]:
    document = read_pdf(pdf(paper), sha256="abc")
    assert document.findings == ()
    (page,) = document.pages
    rows: list[list[str]] = []
    for table in page.tables:
        for number in range(table.row_count):
            rows.append([c.text for c in table.cells if c.row == number])
    return rows, [b.text for b in page.blocks], list(page.tables)


def statement(paper: Paper, *, top: float = 100) -> None:
    paper.text(50, top - 40, "SUMMARY FINANCIAL POSITION AS AT 30 SEPTEMBER", font="B")
    for y, left, other in ((-20, "Annual", "Budget to"), (-8, "Budget", "Date")):
        paper.text(270, top + y, left, font="B")
        paper.text(350, top + y, other, font="B")
    paper.text(50, top + 12, "Expenditure", font="B")
    lines = [
        ("Employees", "8,016", "(11)"),
        ("Grants and other", "-113", "0"),
        ("Total Expenditure", "7,903", "(11)"),
        ("Income", "", ""),
        ("Fees", "-42", "-20"),
        ("Net Expenditure", "7,861", "(31)"),
    ]
    y = top + 24
    for name, budget, date in lines:
        bold = "B" if name in {"Total Expenditure", "Income"} else "F"
        paper.text(50, y, name, font=bold)
        right(paper, 310, y, budget, bold)
        right(paper, 390, y, date, bold)
        y += 12


def test_statement() -> None:
    paper = Paper()
    statement(paper)
    paper.text(50, 230, "Comments", font="B")
    rows, blocks, tables = read(paper)
    assert tables[0].ruling is Ruling.ALIGNED
    assert rows == [
        ["", "Annual Budget", "Budget to Date"],
        ["Expenditure", "", ""],
        ["Employees", "8,016", "(11)"],
        ["Grants and other", "-113", "0"],
        ["Total Expenditure", "7,903", "(11)"],
        ["Income", "", ""],
        ["Fees", "-42", "-20"],
        ["Net Expenditure", "7,861", "(31)"],
    ]
    assert blocks == ["SUMMARY FINANCIAL POSITION AS AT 30 SEPTEMBER", "Comments"]


def test_statement_with_rules_across_is_half_ruled() -> None:
    paper = Paper()
    statement(paper)
    for y in (74, 151, 187):
        paper.stroke(50, y, 400, y)
    _, _, tables = read(paper)
    assert [t.ruling for t in tables] == [Ruling.HALF_RULED]


def test_a_wrapped_name_is_joined_to_its_figures() -> None:
    paper = Paper()
    for y, name in ((100, "Reimbursements and Other Grant"), (124, "Employees"), (136, "Fees")):
        paper.text(50, y, name)
        right(paper, 310, y, "8,016")
        right(paper, 390, y, "113")
    paper.text(50, 112, "Income")
    rows, _, _ = read(paper)
    assert rows[0] == ["Reimbursements and Other Grant Income", "8,016", "113"]
    assert len(rows) == 3


def test_contents() -> None:
    paper = Paper()
    paper.text(50, 60, "Contents", font="B", size=13)
    paper.text(480, 90, "Page")
    for y, name, page in ((110, "1.0 Foreword", "3"), (130, "2.0 Introduction", "14")):
        paper.text(50, y, name)
        right(paper, 503.35, y, page)
    paper.text(50, 150, "3.0 Resources ........................................")
    right(paper, 503.35, 150, "36")
    paper.text(50, 170, "4.0 People . . . . . . . . . . . . .")
    right(paper, 503.35, 170, "40")
    rows, blocks, _ = read(paper)
    assert rows == [
        ["", "Page"],
        ["1.0 Foreword", "3"],
        ["2.0 Introduction", "14"],
        ["3.0 Resources", "36"],
        ["4.0 People", "40"],
    ]
    assert blocks == ["Contents"]


def test_terms() -> None:
    paper = Paper()
    for y, term, meaning in (
        (60, "Accurate:", "For its purpose;"),
        (80, "Valid", "Recorded and used in the way that the definitions"),
        (112, "Timely", "Soon after the event."),
    ):
        paper.text(50, y, term, font="B")
        paper.text(140, y, meaning)
    paper.text(140, 92, "call for;")
    paper.text(50, 140, "These words are read as words.")
    rows, blocks, _ = read(paper)
    assert rows == [
        ["Accurate:", "For its purpose;"],
        ["Valid", "Recorded and used in the way that the definitions call for;"],
        ["Timely", "Soon after the event."],
    ]
    assert blocks == ["These words are read as words."]


def test_paragraphs_with_figures_and_lists_are_no_tables() -> None:
    paper = Paper()
    paper.lines(
        50,
        60,
        13,
        "In 2012 there were 300 starts, and by 2013 there were 400 of them, of which 120",
        "90 and 40 were in the first, second and third quarters; 75 12 were not known at",
        "60 or more of 100 in a year that had 12 months and 365 days.",
    )
    for y in (120, 133, 146, 159):
        paper.text(50, y, "\xb7", font="S")
        paper.text(68, y, "an item of 12")
    rows, blocks, _ = read(paper)
    assert rows == []
    assert len(blocks) == 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8,016", True),
        ("-1,726", True),
        ("(11)", True),
        ("(0)", True),
        ("£3.2m", True),
        ("12.5%", True),
        ("38¹", True),
        ("Q2", False),
        ("12/13", False),
        ("NI 075", False),
        ("", False),
    ],
)
def test_figures(text: str, expected: bool) -> None:
    assert is_figure(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"), [("N/A", True), ("-", True), ("nil", True), ("TBC", True), ("no", False)]
)
def test_stand_ins(text: str, expected: bool) -> None:
    assert stands_for_figure(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"), [("12", True), ("iv", True), ("A3", True), ("1,200", False)]
)
def test_page_numbers(text: str, expected: bool) -> None:
    assert is_page_number(text) is expected


def test_rules_across_and_none_down() -> None:
    paper = Paper()
    for y in (90, 110, 140, 160):
        paper.stroke(50, y, 400, y)
    for y, ref, measure in (
        (104, "Ref", "Measure"),
        (124, "LI 01", "Stability of"),
        (154, "b", "c"),
    ):
        paper.text(52, y, ref)
        paper.text(150, y, measure)
    paper.text(150, 136, "placements")
    paper.text(50, 200, "Words below the table.")
    rows, blocks, tables = read(paper)
    assert [t.ruling for t in tables] == [Ruling.HALF_RULED]
    assert rows == [["Ref", "Measure"], ["LI 01", "Stability of placements"], ["b", "c"]]
    assert blocks == ["Words below the table."]


def test_rules_around_the_head_and_below_the_last_row() -> None:
    paper = Paper()
    for y in (90, 110, 160):
        paper.stroke(50, y, 400, y)
    for y, cells in (
        (104, ("Ref", "Lead", "Due")),
        (124, ("a", "Ann", "May")),
        (148, ("b", "Bo", "June")),
    ):
        for x, text in zip((52, 150, 250), cells, strict=True):
            paper.text(x, y, text)
    paper.text(150, 136, "Other")
    rows, _, _ = read(paper)
    assert rows == [["Ref", "Lead", "Due"], ["a", "Ann Other", "May"], ["b", "Bo", "June"]]
