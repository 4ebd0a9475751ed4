"""Tables with a shaded header and nothing drawn below it: rows told by the white between them."""

from itertools import pairwise

import pytest

from extract.pdf import read_pdf
from tests.extract.pdf_paper import Colour, Paper, pdf
from tests.extract.read_paper import tables, texts

XS = [50.0, 110.0, 250.0, 320.0, 380.0, 440.0, 500.0]
GREY: Colour = (0.85, 0.85, 0.85)
STEP, PAD = 11.0, 5.0  # points: from line to line, and white above and below each row
HEAD = ["Ref", "Measure", "Last year", "12/13", "13/14", "14/15"]
FIRST = ["LI 01", "Visits to the baths\nby those who can\nnot swim", "120", "130", "140", "150"]
THREE_LINES = [
    "SX 02\nSX 03\n(SX 04)",
    "Rate of calls that\nthe desk answers\nwithin a minute",
    "61.5\nrolling\naverage",
    "56.5\nrolling\naverage",
    "57.5\nrolling\naverage",
    "58.5\nrolling\naverage",
]
LAST = ["LI 05", "Homes let to those\nwho wait for one", "22%\n(09/10)", "24%", "26%", "28%"]
SHORT = ["LI 06", "A measure that is\nstill to be agreed", "", "", "", ""]
REST = ["", "and in the lake", "", "", "", ""]

Row = list[str]


def header(paper: Paper, *, stacked: bool = False) -> float:
    """Draws the shaded header; `stacked`: one head over the last three. Returns where it ends."""
    bottom = 140.0 if stacked else 118.0
    for place, (left, right) in enumerate(pairwise(XS)):
        top = 120.0 if stacked and place > 2 else 100.0
        paper.fill(left, top, right, bottom, GREY)
        paper.text(left + 4, top + 12, HEAD[place], size=9, font="B")
    if stacked:
        paper.fill(XS[3], 100, XS[-1], 120, GREY)
        paper.text(XS[4] + 10, 112, "Targets", size=9, font="B")
    return bottom


def body(paper: Paper, top: float, rows: list[Row]) -> list[float]:
    """Prints rows, cells at their top; returns where each begins."""
    tops: list[float] = []
    for row in rows:
        tops.append(top)
        for x, text in zip(XS, row, strict=False):
            for number, line in enumerate(text.split("\n")):
                if line:
                    paper.text(x + 4, top + PAD + 9 + STEP * number, line, size=9)
        top += 2 * PAD + STEP * max(text.count("\n") + 1 for text in row)
    return tops


def flat(rows: list[Row]) -> list[Row]:
    return [[text.replace("\n", " ") for text in row] for row in rows]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([FIRST, THREE_LINES, LAST], id="all cells of a row wrapped alike"),
        pytest.param([FIRST, SHORT, LAST], id="a row with blank cells"),
        pytest.param([FIRST, LAST, SHORT], id="a row with blank cells at the end"),
        pytest.param([REST, FIRST, LAST], id="the rest of a row of the page before"),
    ],
)
@pytest.mark.parametrize("stacked", [False, True], ids=["one head", "a head over others"])
def test_white_tells_rows(rows: list[Row], stacked: bool) -> None:
    paper = Paper()
    body(paper, header(paper, stacked=stacked), rows)
    paper.text(50, 400, "Supporting commentary of all that we did stands below it.", size=9)
    (table,) = tables(paper)
    assert texts(table)[2 if stacked else 1 :] == flat(rows)


def test_heads_of_tables_above_one_another_are_each_their_own() -> None:
    """Their cells stand below each other, as those of one table with shaded rows do."""
    whole = Paper()
    body(whole, header(whole, stacked=True), [FIRST, LAST])
    again = Paper(content=[*whole.content, "1 0 0 1 0 -180 cm", *whole.content])
    first, second = tables(again)
    assert texts(first) == texts(second) == texts(*tables(whole))


def test_a_title_across_stands_over_its_rows() -> None:
    paper = Paper()
    title = ["Fair access", "", "", "", "", ""]
    body(paper, header(paper), [title, FIRST, LAST])
    (table,) = tables(paper)
    assert [(c.text, c.column_span) for c in table.cells if c.row == 1] == [("Fair access", 6)]
    assert texts(table)[2:] == flat([FIRST, LAST])


def test_a_note_reaches_over_the_rows_that_it_stands_beside() -> None:
    paper = Paper()
    bare = [[*row[:3], "", "", ""] for row in (FIRST, LAST)]
    tops = body(paper, header(paper, stacked=True), [THREE_LINES, *bare, FIRST])
    note = ("Too few are counted for a target", "that means something, so each", "is looked at")
    for number, line in enumerate(note):
        paper.text(XS[3] + 10, tops[1] + PAD + 31 + STEP * number, line, size=9)
    (table,) = tables(paper)
    (cell,) = [c for c in table.cells if c.text.startswith("Too few")]
    assert cell.text == " ".join(note)
    assert (cell.row, cell.row_span, cell.column, cell.column_span) == (3, 2, 3, 3)
    assert [row[:3] for row in texts(table)[2:]] == [
        row[:3] for row in flat([THREE_LINES, *bare, FIRST])
    ]


def test_a_note_beside_a_row_with_words_of_its_own_there_is_in_doubt() -> None:
    paper = Paper()
    tops = body(paper, header(paper, stacked=True), [THREE_LINES, FIRST, LAST])
    for number in range(2):
        words = "Too few are counted for a target"
        paper.text(XS[3] + 10, tops[1] + PAD + 20 + STEP * number, words, size=9)
    document = read_pdf(pdf(paper), sha256="abc")
    assert document.pages[0].tables == ()
    assert [finding.code for finding in document.findings] == ["columns_in_doubt"]


def test_lines_of_figures_with_white_between_groups_are_rows() -> None:
    paper = Paper()
    single = [[f"LI{n}", "Visits", f"{n}0", f"{n}1", f"{n}2", f"{n}3"] for n in range(1, 7)]
    groups = ["\n".join(column) for column in zip(*single[:3], strict=True)]
    others = ["\n".join(column) for column in zip(*single[3:], strict=True)]
    body(paper, header(paper), [groups, others])
    (table,) = tables(paper)
    assert texts(table)[-6:] == single
