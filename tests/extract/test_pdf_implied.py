"""Tables without all of their rules: shaded rows, shaded cells, lines across that are broken."""

from itertools import pairwise

import pytest

from extract.pdf import read_pdf
from tests.extract.pdf_paper import Colour, Paper, pdf
from tests.extract.read_paper import tables, texts

XS = [50.0, 110.0, 260.0, 330.0, 400.0]
GREY: Colour = (0.9, 0.9, 0.95)
BLUE: Colour = (0.1, 0.2, 0.4)
HEAD = ["Ref", "Measure", "Target", "Q2"]
ROWS = [
    ["LI 01", "Visits to the baths", "120", "131"],
    ["LI 02", "Calls answered", "95%", "88%"],
    ["LI 03", "Complaints", "40", "38"],
    ["LI 04", "Homes let", "12", "9"],
]


def write(paper: Paper, y: float, row: list[str], *, colour: Colour = (0, 0, 0)) -> None:
    for x, text in zip(XS, row, strict=False):
        paper.text(x + 4, y, text, size=9, colour=colour)


def shade(paper: Paper, y: float, colour: Colour, *, count: int = 4, gap: float = 0) -> None:
    for left, right in list(pairwise(XS))[:count]:
        paper.fill(left, y, right - gap, y + 18, colour)


def lines(paper: Paper, y: float) -> None:
    for left, right in pairwise(XS):
        paper.fill(left, y - 0.3, right, y + 0.3, GREY)


@pytest.mark.parametrize("rows", [3, 4])
@pytest.mark.parametrize("turn", [0, 1], ids=["last row shaded", "last row without a shade"])
@pytest.mark.parametrize("lined", [False, True], ids=["", "lines over the rows, none at the foot"])
def test_rows_shaded_by_turns(rows: int, turn: int, lined: bool) -> None:
    paper = Paper()
    for number, row in enumerate([HEAD, *ROWS[:rows]]):
        y = 100 + 18 * number
        if (rows - number) % 2 == turn:
            shade(paper, y, GREY)
        if number == 0:
            shade(paper, y, BLUE)
        if lined:
            paper.stroke(XS[0], y, XS[-1], y)
        write(paper, y + 12, row, colour=(1, 1, 1) if number == 0 else (0, 0, 0))
    paper.text(50, 300, "A paragraph that stands below the table and has no part in it.", size=9)
    (table,) = tables(paper)
    assert texts(table) == [HEAD, *ROWS[:rows]]


STATEMENT = [
    ["", "Annual Budget", "Budget to Date", "Actual"],
    ["Expenditure", "", "", ""],
    ["Employees", "8,016", "4,089", "4,100"],
    ["Premises", "418", "201", "206"],
    ["Transport", "34", "6", "5"],
    ["Supplies", "12", "6", "7"],
]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(STATEMENT, id="a head over the first shade"),
        pytest.param([STATEMENT[0], *STATEMENT[2:]], id="a head over a white row of figures"),
        pytest.param(STATEMENT[2:], id="a white row of figures on top of a page"),
    ],
)
def test_white_rows_over_the_first_shade(rows: list[list[str]]) -> None:
    paper = Paper()
    first = 1 if rows[1][1] == "" else rows.index(STATEMENT[2]) + 1
    paper.text(54, 60, "Position of the department as at 30 September", size=9, font="B")
    for number, row in enumerate(rows):
        y = 80 + 18 * number
        if number >= first and (number - first) % 2 == 0:
            shade(paper, y, GREY)
        write(paper, y + 12, row)
    (table,) = tables(paper)
    assert texts(table) == rows


def test_shaded_cells_with_white_between_and_marks_in_those_without_a_shade() -> None:
    paper = Paper()
    for number, row in enumerate([HEAD, *ROWS]):
        y = 100 + 20 * number
        shade(paper, y, GREY, count=4 if number == 0 else 3, gap=1.5)
        write(paper, y + 12, row[: 4 if number == 0 else 3])
        if number:
            paper.path(
                f"{360} {paper.height - y - 15} m 370 {paper.height - y - 15} l "
                f"365 {paper.height - y - 5} l h",
                (0.84, 0.1, 0.16),
            )
    (table,) = tables(paper)
    assert texts(table) == [HEAD, *[[*row[:3], ""] for row in ROWS]]
    assert [c.marks[0].colours for c in table.cells if c.column == 3 and c.row] == [("red",)] * 4


def test_lines_that_are_broken_between_columns() -> None:
    paper = Paper()
    shade(paper, 100, GREY)
    for number, row in enumerate([HEAD, *ROWS]):
        write(paper, 112 + 18 * number, row)
        lines(paper, 118 + 18 * number)
    (table,) = tables(paper)
    assert texts(table) == [HEAD, *ROWS]


def test_a_comment_across_a_table_of_broken_lines_stays_whole() -> None:
    comment = "The target was missed since fewer people than hoped for came to swim in May"
    paper = Paper()
    shade(paper, 100, GREY)
    for number, row in enumerate([HEAD, ROWS[0], [comment], ROWS[1]]):
        write(paper, 112 + 18 * number, row)
        lines(paper, 118 + 18 * number)
    (table,) = tables(paper)
    assert [row[0] for row in texts(table)] == ["Ref", "LI 01", comment, "LI 02"]


def test_walls_of_a_table_above_are_none_of_this_one() -> None:
    """The upper one is ruled, and one of its walls stands where the lower one's lines break."""
    paper = Paper()
    xs = [XS[0], XS[1] + 1.5, 180, XS[-1]]
    for left, right in pairwise(xs):
        for y in (40, 58, 76):
            paper.stroke(left, y, right, y)
    for x in xs:
        paper.stroke(x, 40, x, 76)
    for y in (52, 70):
        for x, text in zip(xs, ("A", "B", "C"), strict=False):
            paper.text(x + 4, y, text)
    shade(paper, 100, GREY)
    lines(paper, 100)
    for number, row in enumerate([HEAD, *ROWS]):
        write(paper, 112 + 18 * number, row)
        lines(paper, 118 + 18 * number)
    upper, lower = map(texts, sorted(tables(paper), key=lambda table: table.order))
    assert (upper, lower) == ([["A", "B", "C"]] * 2, [HEAD, *ROWS])


@pytest.mark.parametrize("lined", [True, False], ids=["a line under it", "no line"])
def test_a_head_over_two_columns_of_broken_lines(lined: bool) -> None:
    paper = Paper()
    lines(paper, 100)
    for x, y, text in ((54, 112, "Ref"), (114, 112, "Measure"), (310, 112, "2008/09")):
        paper.text(x, y, text, size=9)
    write(paper, 126, ["", "", "Target", "Q2"])
    if lined:
        paper.stroke(XS[2], 116, XS[3], 116)
        paper.stroke(XS[3], 116, XS[4], 116)
    for number, row in enumerate(ROWS):
        lines(paper, 132 + 18 * number)
        write(paper, 144 + 18 * number, row)
    lines(paper, 132 + 18 * len(ROWS))
    (table,) = tables(paper)
    heads = [["Ref", "Measure", "2008/09", ""], ["", "", "Target", "Q2"]]
    if not lined:
        heads = [["Ref", "Measure", "2008/09 Target Q2", ""]]
    assert texts(table) == [*heads, *ROWS]


def test_long_comments_across_are_no_rows() -> None:
    """Each line of a comment has words over every column, and runs on over where they are cut."""
    comment = [
        "The target was missed since fewer people than had been hoped for came to us in",
        "May to swim; a leaflet was then sent to every house in the town by an",
        "agency, and so a fifth more were counted in June than in June a year or two ago",
        "(since the baths were opened again), which is the best of all months",
    ]
    paper = Paper()
    y = 100
    for row in (HEAD, ROWS[0], ROWS[1]):
        shade(paper, y, GREY)
        paper.stroke(XS[0], y, XS[-1], y)
        write(paper, y + 12, row)
        y += 18
        if row is HEAD:
            continue
        paper.stroke(XS[0], y, XS[-1], y)
        for number, line in enumerate(comment):
            write(paper, y + 10 + 11 * number, [line])
        y += 50
    paper.stroke(XS[0], y, XS[-1], y)
    (table,) = tables(paper)
    long = " ".join(comment)
    assert [row[0] for row in texts(table)] == ["Ref", "LI 01", long, "LI 02", long]


def test_one_shade_over_a_ruled_table_is_its_header() -> None:
    # a spreadsheet prints neighbours of one colour as one rectangle
    paper = Paper()
    ys = [118.0 + 18 * n for n in range(5)]
    paper.grid(XS, ys)
    paper.fill(XS[0], 100, XS[-1], 118, BLUE)
    write(paper, 112, HEAD, colour=(1, 1, 1))
    for y, row in zip(ys, ROWS, strict=False):
        write(paper, y + 12, row)
    (table,) = tables(paper)
    assert texts(table) == [HEAD, *ROWS]


def test_rows_of_a_ruled_table_that_have_no_walls() -> None:
    # every second row has lines down, the others have none; a row that spans the table stays whole
    paper = Paper()
    shade(paper, 100, BLUE)
    write(paper, 112, HEAD, colour=(1, 1, 1))
    body = [*ROWS[:3], ["Cleaner streets"]]
    for number, row in enumerate(body):
        y = 118.0 + 18 * number
        paper.stroke(XS[0], y, XS[-1], y)
        for x in XS if number % 2 == 0 else (XS[0], XS[-1]):
            paper.stroke(x, y, x, y + 18)
        write(paper, y + 12, row)
    paper.stroke(XS[0], 190, XS[-1], 190)
    (table,) = tables(paper)
    assert texts(table) == [HEAD, *ROWS[:3], ["Cleaner streets", "", "", ""]]
    assert next(c for c in table.cells if c.text == "Cleaner streets").column_span == 4


def test_a_chart_beside_a_ruled_table_is_no_table_between_its_lines() -> None:
    paper = Paper()
    for top in (100.0, 200.0):
        paper.grid(XS, [top, top + 18, top + 36, top + 54])
        for number, row in enumerate([HEAD, *ROWS[:2]]):
            write(paper, top + 12 + 18 * number, row)
        for x, y, figure in ((440, 10, "84"), (500, 10, "86"), (480, 30, "54"), (460, 22, "78")):
            paper.text(x, top + y, figure, size=9)
        for x, quarter in zip((440, 460, 480, 500), ("Q1", "Q2", "Q3", "Q4"), strict=True):
            paper.text(x, top + 46, quarter, size=9)
    paper.text(50, 190, "Resources", size=11, font="B")
    document = read_pdf(pdf(paper), sha256="abc")
    assert [t.column_count for t in document.pages[0].tables] == [4, 4]
    assert "Resources" in [b.text for b in document.pages[0].blocks]


@pytest.mark.parametrize("shaded", [True, False], ids=["shaded header", "line under the header"])
def test_a_table_with_nothing_drawn_but_its_header(shaded: bool) -> None:
    paper = Paper()
    if shaded:
        shade(paper, 100, GREY)
    else:
        lines(paper, 118)
    write(paper, 112, HEAD)
    for number, row in enumerate(ROWS):
        write(paper, 132 + 32 * number, row)
        paper.text(XS[1] + 4, 143 + 32 * number, "in the year", size=9)
    paper.text(50, 300, "Supporting commentary of all that we did stands below it.", size=9)
    (table,) = tables(paper)
    wrapped = [[row[0], f"{row[1]} in the year", *row[2:]] for row in ROWS]
    assert texts(table) == [HEAD, *wrapped]


def test_words_under_a_broken_line_that_keep_to_no_columns_are_text() -> None:
    paper = Paper()
    lines(paper, 118)
    write(paper, 112, HEAD)
    for number in range(4):
        paper.text(
            50, 132 + 12 * number, "All that we did in the year is told in this text.", size=9
        )
    assert tables(paper) == ()


def test_a_head_of_three_lines_between_broken_lines() -> None:
    paper = Paper()
    heads = (
        ("Annual", "Budget", "£000"),
        ("Budget", "to Date", "£000"),
        ("Actual", "to Date", "£000"),
    )
    lines(paper, 100)
    for x, head in zip(XS[1:], heads, strict=False):
        for number, words in enumerate(head):
            paper.text(x + 4, 112 + 11 * number, words, size=9)
    lines(paper, 140)
    write(paper, 152, ["Expenditure"])  # and the figures stand on the next page
    lines(paper, 158)
    (table,) = tables(paper)
    assert texts(table)[0] == ["", *(" ".join(head) for head in heads)]


GROUPS = [
    ["Ref", "Objective", "Milestone", "Progress", "Commentary"],
    ["BX 1", "To keep the\nhomes of the\nborough warm", "Agree a plan\nwith owners\nby May 2009",
     "Green", "The plan has\nbeen agreed\nwith them all"],
    ["", "", "Let a contract\nby June 2009", "Red", "No firm bid"],
    ["BX 2", "To keep the\nstreets clean", "Buy a van", "Green", "Two were\nbought"],
]  # fmt: skip


def test_refs_printed_once_for_several_rows_between_rules_across() -> None:
    # the words of two cells stand near each other, and a row has three full lines
    xs = [50.0, 90.0, 159.0, 226.0, 276.0, 338.0]
    paper = Paper()
    for left, right in pairwise(xs):
        paper.fill(left, 100, right, 118, GREY)
    y = 100.0
    paper.stroke(xs[0], y, xs[-1], y)
    for row in GROUPS:
        for x, text in zip(xs, row, strict=False):
            paper.lines(x + 3, y + 12, 10, *text.split("\n"))
        y += 8 + 10 * max(len(text.split("\n")) for text in row)
        paper.stroke(xs[0], y, xs[-1], y)
    (table,) = tables(paper)
    assert texts(table) == [[text.replace("\n", " ") for text in row] for row in GROUPS]


PLAN_XS = [50.0, 130.0, 180.0, 230.0, 300.0, 380.0, 450.0, 545.0]
STEPS = (
    "Agree with all schools of the town how the plan for the year is to be kept",
    "Ask the parents of all who are in their last year there what they would like to see",
    "Tell the members of the board in their meeting what the schools have said of it",
)


def across(paper: Paper, xs: list[float], y: float) -> None:
    """A line across, each piece as wide as a cell."""
    for left, right in pairwise(xs):
        paper.stroke(left, y, right, y)


def test_text_over_many_columns_between_rules_across_is_one_cell() -> None:
    paper = Paper()
    ys = [100.0, 120.0, 162.0, 182.0]
    for y in ys:
        across(paper, PLAN_XS, y)
    for y, label in zip(ys, ("Aim:", "Milestones", "Risk:"), strict=False):
        paper.text(53, y + 12, label, size=9)
    paper.text(133, 112, "AB1: To teach all of the children of the town to swim", size=9)
    for number, step in enumerate(STEPS):
        paper.text(133, 132 + 11 * number, step, size=9)
    for x, text in ((133, "Low"), (233, "Officer"), (303, "A Smith"), (383, "Linked")):
        paper.text(x, 174, text, size=9)
    (table,) = tables(paper)
    assert [[text for text in row if text] for row in texts(table)] == [
        ["Aim:", "AB1: To teach all of the children of the town to swim"],
        ["Milestones", " ".join(STEPS)],
        ["Risk:", "Low", "Officer", "A Smith", "Linked"],
    ]


def test_one_head_over_three_columns_between_rules_across() -> None:
    paper = Paper()
    xs = [50.0, 110.0, 260.0, 320.0, 380.0, 440.0, 500.0]
    for left, right in pairwise(xs[:4]):
        paper.fill(left, 100, right, 136, GREY)
    paper.fill(xs[3], 100, xs[-1], 118, GREY)
    for left, right in pairwise(xs[3:]):
        paper.fill(left, 118, right, 136, GREY)
    across(paper, xs[3:], 118)
    for y in (100, 136, 154, 172, 190):
        across(paper, xs, y)
    paper.text(54, 112, "Ref", size=9)
    paper.text(114, 112, "Measure", size=9)
    paper.text(264, 112, "Last year", size=9)
    paper.text(392, 112, "Targets", size=9)
    for x, text in zip(xs[3:], ("12/13", "13/14", "14/15"), strict=False):
        paper.text(x + 4, 130, text, size=9)
    for number, row in enumerate(ROWS[:3]):
        for x, text in zip(xs, [*row, "77", "78"], strict=False):
            paper.text(x + 4, 148 + 18 * number, text, size=9)
    (table,) = tables(paper)
    head = [(c.text, c.column, c.column_span) for c in table.cells if c.row == 0]
    assert ("Targets", 3, 3) in head
    assert texts(table)[2:] == [[*row, "77", "78"] for row in ROWS[:3]]


def test_a_row_that_a_page_cuts_ends_with_the_shade_of_its_label() -> None:
    paper = Paper()
    ys = [120.0, 162.0, 182.0]
    for y in ys:
        across(paper, PLAN_XS, y)
    for top, bottom in ((78, 120), (120, 162), (162, 182), (182, 224)):
        paper.fill(PLAN_XS[0], top, PLAN_XS[1], bottom, GREY)
    for y, label in zip(ys, ("Next year", "Aim:", "Year after"), strict=True):
        paper.text(53, y + 12, label, size=9)
    for top in (78, 120, 182):
        for number, step in enumerate(STEPS):
            paper.text(133, top + 12 + 11 * number, step, size=9)
    paper.text(133, 174, "AB1: To teach all of the children of the town to swim", size=9)
    (table,) = tables(paper)
    assert [[text for text in row if text] for row in texts(table)] == [
        [" ".join(STEPS)],
        ["Next year", " ".join(STEPS)],
        ["Aim:", "AB1: To teach all of the children of the town to swim"],
        ["Year after", " ".join(STEPS)],
    ]


@pytest.mark.parametrize("between", [[], ["Homes", "All that was done for them is told here."]])
def test_rows_of_half_a_page_between_lines_cut_alike(between: list[str]) -> None:
    # a narrow column makes a row tall; a heading and text far below a table end it
    paper = Paper()
    tall = [*ROWS[0][:3], "Busy"]
    for y, row in ((100, HEAD), (118, tall), (518, HEAD if between else ROWS[1]), (536, ROWS[2])):
        lines(paper, y)
        write(paper, y + 12, row)
    lines(paper, 554)
    if between:
        lines(paper, 136)
        for number, text in enumerate(between):
            paper.text(50, 400 + 80 * number, text, size=9)
    else:
        for number in range(30):
            paper.text(XS[3] + 4, 142 + 12 * number, "in summer", size=9)
    busy = " ".join(["Busy", *["in summer"] * 30])
    found = [row for table in tables(paper) for row in texts(table)]
    if between:
        assert found == [HEAD, tall, HEAD, ROWS[2]]
    else:
        assert found == [HEAD, [*tall[:3], busy], ROWS[1], ROWS[2]]


@pytest.mark.parametrize("width", [80, 40], ids=["heads apart", "heads that nearly touch"])
def test_the_header_of_a_table_without_walls_in_a_box(width: int) -> None:
    # a side box with a title, a header without a line over it, and lines broken between the columns
    paper = Paper()
    xs = [60.0, 160.0, *(160.0 + width * n for n in (1, 2, 3))]
    for x in (50, xs[-1] + 10):
        paper.stroke(x, 100, x, 220)
    for y in (100, 220):
        paper.stroke(50, y, xs[-1] + 10, y)
    paper.text(60, 116, "How we performed", font="B")
    rows = [["Measure", "2012/13", "2013/14", "Target"], ["Visits", "41", "43", "42"],
            ["Homes let", "12", "9", "10"], ["Calls", "180", "177", "190"]]  # fmt: skip
    for number, row in enumerate(rows):
        y = 136 + 20 * number
        for x, text in zip(xs, row, strict=False):
            paper.text(x + 2, y, text, font="F" if number else "B")
        for left, right in pairwise(xs):
            paper.stroke(left, y + 6, right, y + 6)
    (table,) = tables(paper)
    assert texts(table) == rows
