"""Tables without rulings: statements, contents, terms; and paragraphs that are none of them."""

import pytest

from extract.document import PLAIN, Ruling, Table
from extract.pdf import read_pdf
from extract.pdf.broken_figures import is_rest
from extract.pdf.figures import is_figure, is_page_number, stands_for_figure
from extract.pdf.rows import Row
from extract.pdf.slots import columns_of
from extract.pdf.words import Word
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


def test_a_name_of_two_lines_ends_a_statement() -> None:
    paper = Paper()
    for y, name, font in ((100, "Employees", "F"), (112, "Grants", "F"), (124, "NET COST OF", "B")):
        paper.text(50, y, name, font=font)
        right(paper, 310, y, "8,016", font)
        right(paper, 390, y, "113", font)
    paper.text(50, 136, "OPERATIONS", font="B")
    paper.text(50, 166, "Comments", font="B")
    rows, blocks, _ = read(paper)
    assert rows[-1] == ["NET COST OF OPERATIONS", "8,016", "113"]
    assert blocks == ["Comments"]


def test_a_heading_right_under_a_statement_is_no_part_of_it() -> None:
    paper = Paper()
    for y, name, font in ((100, "Employees", "F"), (112, "Grants", "F"), (124, "Net Cost", "B")):
        paper.text(50, y, name, font=font)
        right(paper, 310, y, "8,016", font)
        right(paper, 390, y, "113", font)
    paper.text(50, 136, "Comments", font="B")
    paper.text(50, 148, "The cost of the service was more than it was a year ago.")
    rows, _, _ = read(paper)
    assert rows[-1] == ["Net Cost", "8,016", "113"]


def test_figures_at_half_the_height_of_a_name_of_two_lines() -> None:
    paper = Paper()
    for y, name in ((100, "Employees"), (112, "Grants"), (130, "Net Controllable")):
        paper.text(50, y, name)
    paper.text(50, 142, "Expenditure")
    for y in (100, 112, 136):
        right(paper, 310, y, "8,016")
        right(paper, 390, y, "113")
    rows, blocks, _ = read(paper)
    assert rows[-1] == ["Net Controllable Expenditure", "8,016", "113"]
    assert (len(rows), blocks) == (3, [])


def test_narrow_type_stands_in_the_columns_of_wider_figures() -> None:
    parts = [row(529.1, 533.7), row(519.1, 533.7), row(524.2, 533.7), row(439.2, 459.7)]
    assert columns_of(parts, -5.0) == [(439.2, 459.7), (519.1, 533.7)]


def row(x0: float, x1: float) -> Row:
    return Row((Word("7", x0, 90, x1, 100, x0, x1, 100, 10, PLAIN),))


def test_heads_that_touch_stand_each_over_its_own_figures() -> None:
    paper = Paper()
    for y, name in ((124, "Employees"), (136, "Grants"), (148, "Total")):
        paper.text(50, y, name)
        for x in (310, 366, 420, 490):
            right(paper, x, y, "1,702")
    # 'Annual Budget' and 'Budget To Date' are so near that they are one run of words
    paper.text(243.5, 100, "Annual Budget")
    paper.text(312, 100, "To Date")
    paper.text(370, 94, "Actual To")
    paper.text(370, 106, "Date")
    paper.text(424, 94, "Variance")
    paper.text(424, 106, "(Overspend)")
    rows, _, _ = read(paper)
    assert rows[0] == ["", "Annual Budget", "To Date", "Actual To Date", "Variance (Overspend)"]


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("412,8", "80", True),
        ("2,850.", "8", True),
        ("12", ".5%", True),
        ("(1,8", "38)", True),
        ("412", "305", False),  # two figures
        ("148.2", "2", False),  # may be two
        ("100", "%", False),
        ("5,", "6", False),
        ("2012/", "13", False),
        ("48.", "2%", True),
        ("2008/0", "9", True),
        ("2008/20", "09", True),
        ("07/0", "8", True),
        ("31/12/20", "18", True),
        ("31/12/", "2018", True),
        ("31/1", "2/2018", True),
        ("2008/09", "10", False),  # a year, and a figure
        ("2008", "09", False),
        ("31/12/18", "20", False),  # a day, and a figure
        ("2008/", "Actual", False),
    ],
)
def test_a_figure_goes_on_in_the_next_line(above: str, below: str, *, whole: bool) -> None:
    assert is_rest(above, below) is whole


def test_pictures_beside_the_words_of_an_aligned_table_are_its_marks() -> None:
    paper = Paper()
    words = ("Performance is better than a year ago", "It is the same", "Performance is worse")
    for y, name, text in zip((100, 130, 160), ("Up", "Level", "Down"), words, strict=True):
        paper.text(50, y, name, font="B")
        paper.image(80, y - 10, 12, 1, 1, bytes((20, 140, 60)))
        paper.text(140, y, text)
    (page,) = read_pdf(pdf(paper), sha256="abc").pages
    marked = [
        (cell.text, [mark.colours for mark in cell.marks])
        for table in page.tables
        for cell in table.cells
        if cell.marks
    ]
    assert marked == [(name, [("green",)]) for name in ("Up", "Level", "Down")]


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
