"""Two tables with rules across only, one below the other: each is a table of its own."""

from itertools import pairwise

import pytest

from extract.pdf import read_pdf
from extract.printed import table_text
from tests.extract.pdf_paper import Colour, Paper, pdf

GREY: Colour = (0.8, 0.8, 0.9)
HIGH = 20  # points: of a row

Rows = list[list[str]]
KPI_XS = [50.0, 110, 280, 370, 440, 545]
KPIS: Rows = [
    ["Ref", "Measure", "Actual 12/13", "Target", "Q2"],
    ["LI 1", "Days lost to sickness", "9.4", "8.5", "4.1"],
    ["LI 2", "Calls answered in time", "88%", "90%", "87%"],
    ["LI 3", "Complaints answered", "71%", "80%", "76%"],
]
MORE_KPIS: Rows = [
    KPIS[0],
    ["LI 4", "Homes let again", "41", "38", "40"],
    ["LI 5", "Empty homes", "112", "120", "115"],
    ["LI 6", "Rent collected", "97%", "98%", "49%"],
]
MILESTONE_XS = [50.0, 110, 330, 420, 545]
MILESTONES: Rows = [
    ["Ref", "Milestone", "Due", "Progress"],
    ["TH1", "Open the library at Northgate", "June 2013", "Opened on 3 June"],
    ["TH2", "Agree the strategy", "July 2013", "It was agreed"],
    ["TH3", "Let the contract", "May 2013", "Five firms bid"],
]


def draw(paper: Paper, rows: Rows, xs: list[float], top: float, look: str) -> float:
    """Rules across, whole or broken between columns, the head shaded cell by cell or as one."""
    cells = list(pairwise(xs))
    if look in ("shade", "tiles"):
        for left, right in cells if look == "tiles" else [(xs[0], xs[-1])]:
            paper.fill(left, top, right, top + HIGH, GREY)
    for number in range(len(rows) + 1):
        y = top + number * HIGH
        for left, right in cells if look == "pieces" else [(xs[0], xs[-1] + 0.5)]:
            paper.stroke(left, y, right - 0.5, y)
    for number, row in enumerate(rows):
        for x, text in zip(xs, row, strict=False):
            paper.text(x + 4, top + 14 + number * HIGH, text, font="F" if number else "B")
    return top + len(rows) * HIGH


@pytest.mark.parametrize("look", ["plain", "pieces", "shade", "tiles"])
@pytest.mark.parametrize(
    "between",
    [
        pytest.param("", id="nothing"),
        pytest.param("More of the same", id="a caption"),
        pytest.param(
            "All of these are on course, and nothing has to be said of them in this report.",
            id="a line across all columns",
        ),
    ],
)
@pytest.mark.parametrize(
    ("xs", "rows"),
    [
        pytest.param(KPI_XS, MORE_KPIS, id="the same heads"),
        pytest.param(MILESTONE_XS, MILESTONES, id="other heads"),
    ],
)
@pytest.mark.parametrize("gap", [0, 24], ids=["the text between rules", "white around it"])
def test_two_tables(look: str, between: str, xs: list[float], rows: Rows, gap: int) -> None:
    paper = Paper()
    paper.text(50, 60, "2.0 Performance", font="B", size=13)
    end = draw(paper, KPIS, KPI_XS, 90, look)
    if between:
        paper.text(50, end + 16, between)
    down = 24 if between or not gap else 0
    end = draw(paper, rows, xs, end + down + gap, look)
    paper.text(50, end + 40, "Nothing else was asked of us in the year that has gone.")
    page = read_pdf(pdf(paper), sha256="abc").pages[0]
    tables = sorted(page.tables, key=lambda table: table.order)
    assert [[list(row) for row in table_text(table).rows] for table in tables] == [KPIS, rows]
    assert (between in [block.text for block in page.blocks]) == bool(between)


@pytest.mark.parametrize("look", ["plain", "shade"])
def test_a_head_that_repeats_right_below_the_last_row(look: str) -> None:
    paper = Paper()
    end = draw(paper, KPIS, KPI_XS, 90, look)
    draw(paper, MORE_KPIS, KPI_XS, end, look)
    tables = sorted(read_pdf(pdf(paper), sha256="abc").pages[0].tables, key=lambda t: t.order)
    assert [[list(row) for row in table_text(t).rows] for t in tables] == [KPIS, MORE_KPIS]


@pytest.mark.parametrize("second", ["", "of the old town"])
def test_rows_between_rules_at_the_head_and_foot_alone(second: str) -> None:
    """With a rule above and below the head and one at the foot, each first cell begins a row."""
    paper = Paper()
    for y in (90, 112, 200):
        paper.stroke(50, y, 545, y)
    lines = (
        (106, ("Milestone", "What was done")),
        (126, ("Open the library", "Opened in June, a week")),
        (138, (second, "ahead of its date")),
        (158, ("Agree the strategy", "It was agreed")),
    )
    for y, texts in lines:
        for x, text in zip((54, 300), texts, strict=True):
            paper.text(x, y, text)
    (table,) = read_pdf(pdf(paper), sha256="abc").pages[0].tables
    first = ["Open the library", "Opened in June, a week ahead of its date"]
    parted = [["Open the library", "Opened in June, a week"], [second, "ahead of its date"]]
    assert [list(row) for row in table_text(table).rows] == [
        ["Milestone", "What was done"],
        *(parted if second else [first]),
        ["Agree the strategy", "It was agreed"],
    ]


def statement(paper: Paper, sums: bool) -> None:
    """A statement whose sums have lines over them, one a column, in the columns of figures."""
    rows = [["", "Budget", "Actual", "Variance"], ["Premises", "1,204", "1,198", "6"]]
    for block in range(4):
        rows += [[f"Total {block}", "1,292", "1,289", "3"], [f"Line {block}", "88", "91", "(3)"]]
    for number, row in enumerate(rows):
        y = 100 + number * 16
        for x, text in zip([60, 250, 340, 430], row, strict=True):
            paper.text(x, y, text, font="B" if row[0].startswith("Total") else "F")
        if sums and row[0].startswith("Total"):
            for x in (245, 335, 425):
                paper.stroke(x, y - 12, x + 90, y - 12)


def test_lines_over_sums_are_no_table() -> None:
    plain, ruled = Paper(), Paper()
    statement(plain, sums=False)
    statement(ruled, sums=True)
    before, after = (read_pdf(pdf(p), sha256="").pages[0].tables for p in (plain, ruled))
    assert [table_text(t) for t in after] == [table_text(t) for t in before]
    assert len(after) == 1


def test_a_line_of_the_page_above_the_heads_of_a_statement_is_none_of_them() -> None:
    paper = Paper()
    paper.text(430, 60, "Overview", size=8)
    statement(paper, sums=False)
    paper.text(250, 88, "Annual", font="F")
    (table,) = read_pdf(pdf(paper), sha256="").pages[0].tables
    assert list(table_text(table).rows[0]) == ["", "Annual Budget", "Actual", "Variance"]


def test_a_head_of_shaded_cells_below_a_box_of_other_columns() -> None:
    paper = Paper()
    for at in (60, 80, 100):
        paper.stroke(50, at, 545, at)
    for edge in (50, 150, 545):
        paper.stroke(edge, 60, edge, 100)
    for y, texts in ((74, ("Objective", "Mend the roads")), (94, ("Officer", "M Noone"))):
        for left, text in zip((54.0, 154.0), texts, strict=True):
            paper.text(left, y, text)
    paper.text(50, 125, "Key indicators", font="B", size=12)
    for left, right in pairwise(KPI_XS):
        paper.fill(left, 140, right, 140 + HIGH, GREY)
        for number in range(1, len(KPIS) + 1):
            paper.stroke(left, 140 + number * HIGH, right, 140 + number * HIGH)
    for number, row in enumerate(KPIS):
        for x, text in zip(KPI_XS, row, strict=False):
            paper.text(x + 4, 154 + number * HIGH, text, font="F" if number else "B")
    page = read_pdf(pdf(paper), sha256="abc").pages[0]
    tables = sorted(page.tables, key=lambda t: t.order)
    assert [list(row) for row in table_text(tables[-1]).rows] == KPIS
    assert [block.text for block in page.blocks] == ["Key indicators"]


def test_rows_above_the_first_and_below_the_last_of_lines_between_rows() -> None:
    """Lines are cut at the columns; none runs over the first row and none under the last."""
    paper = Paper()
    rows = [*KPIS, *MORE_KPIS[1:]]
    for left, right in pairwise(KPI_XS):
        for number in range(1, len(rows)):
            paper.stroke(left, 90 + number * HIGH, right, 90 + number * HIGH)
    for number, row in enumerate(rows):
        for x, text in zip(KPI_XS, row, strict=False):
            paper.text(x + 4, 104 + number * HIGH, text)
    (made,) = read_pdf(pdf(paper), sha256="abc").pages[0].tables
    assert [list(row) for row in table_text(made).rows] == rows


def test_walls_of_a_table_above_are_none_of_the_next() -> None:
    paper = Paper()
    for at in (50, 70):
        paper.stroke(50, at, 545, at)
    for edge in (50.0, 110, 330, 545):
        paper.stroke(edge, 50, edge, 70)
    for left, text in zip((54.0, 114.0, 334.0), ("Ref", "Milestone", "Due"), strict=True):
        paper.text(left, 64, text)
    draw(paper, MILESTONES, MILESTONE_XS, 130, "pieces")
    tables = sorted(read_pdf(pdf(paper), sha256="abc").pages[0].tables, key=lambda t: t.order)
    assert [list(row) for row in table_text(tables[-1]).rows] == MILESTONES


def test_headings_in_bands_of_colour_above_a_table_are_none_of_its_rows() -> None:
    paper = Paper()
    titles = ["2.0 Performance", "Corporate services"]
    for number, title in enumerate(titles):
        paper.fill(50, 60 + 50 * number, 545, 78 + 50 * number, GREY)
        paper.text(54, 73 + 50 * number, title, font="B", size=12)
    for left, right in pairwise(MILESTONE_XS):
        paper.fill(left, 160, right, 160 + HIGH, GREY)
    paper.grid(MILESTONE_XS, [160 + n * HIGH for n in range(len(MILESTONES) + 1)])
    for number, row in enumerate(MILESTONES):
        for x, text in zip(MILESTONE_XS, row, strict=False):
            paper.text(x + 4, 174 + number * HIGH, text, font="F" if number else "B")
    page = read_pdf(pdf(paper), sha256="abc").pages[0]
    tables = sorted(page.tables, key=lambda t: t.order)
    assert [list(row) for row in table_text(tables[-1]).rows] == MILESTONES
    assert [block.text for block in page.blocks] == titles


STATEMENT_XS = [50.0, 250, 320, 400, 475, 545]
HEADS = ["", "Annual", "To date", "Spent", "Variance"]
PARKS: Rows = [["Staff", "20", "10", "9", "1"], ["Total", "20", "10", "9", "1"]]
ROADS: Rows = [["Grit", "40", "30", "30", "0"], ["Total", "40", "30", "30", "0"]]


def test_a_header_without_a_line_below_text_between_two_tables() -> None:
    """Lines of both have the same columns; the second header belongs to the rows below it."""
    paper = Paper()
    y = 80.0
    for name, rows in (("PARKS DEPARTMENT", PARKS), ("ROADS DEPARTMENT", ROADS)):
        paper.text(48, y, name, font="B", size=12)
        paper.text(48, y + 18, "Costs are in line with the budget and will stay so all year.")
        for x, text in zip(STATEMENT_XS, HEADS, strict=False):
            paper.text(x + 4, y + 45, text, font="B")
        y += 50
        for row in rows:
            for x, text in zip(STATEMENT_XS, row, strict=False):
                paper.text(x + 4, y + 14, text)
            y += HIGH  # each line is drawn cell by cell, below its row
            for left, right in pairwise(STATEMENT_XS):
                paper.stroke(left, y, right - 0.5, y)
        y += 40
    page = read_pdf(pdf(paper), sha256="abc").pages[0]
    tables = [[list(row) for row in table_text(table).rows] for table in page.tables]
    assert tables == [[HEADS, *PARKS], [HEADS, *ROADS]]
