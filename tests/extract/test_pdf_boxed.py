"""Tables in a box with a line under their header: rows told by the white between them."""

from itertools import pairwise

import pytest

from extract.pdf import read_pdf
from tests.extract.pdf_paper import Colour, Paper, pdf
from tests.extract.read_paper import texts

XS = [50.0, 250.0, 310.0, 370.0, 540.0]
HEAD = ["Milestones", "Ref", "Progress", "Supporting Commentary"]
GREY: Colour = (0.85, 0.85, 0.85)
STEP, PAD = 12.0, 4.0  # points: from line to line, and white between two rows
FIRST = ["Open the baths by March 2014", "LP 1", "", "All outputs are on programme."]
SECOND = [
    "Sign the contract of the library\nand of its van by June",
    "LP 2",
    "",
    "Talks have begun with two firms\nand will go on in the autumn,\nwhen a third may join them.",
]
THIRD = ["Plant forty trees in the old park\nby the end of May", "LP 3", "", "Thirty stand."]
NO_REF = ["Plant forty trees in the old park\nby the end of May", "", "", "Thirty stand."]

Row = list[str]


def boxed(paper: Paper, top: float, rows: list[Row], *, end: bool = True) -> float:
    """Draws a header and rows in one box; returns where it ends. `end`: with a line under it."""
    bottom = top + 16
    for place, (left, right) in enumerate(pairwise(XS)):
        paper.fill(left, top, right, bottom, GREY)
        paper.text(left + 3, top + 11, HEAD[place], font="B")
    for y in (top, bottom):
        paper.stroke(XS[0], y, XS[-1], y)
    for row in rows:
        for x, text in zip(XS, row, strict=False):
            for number, line in enumerate(text.split("\n")):
                paper.text(x + 3, bottom + 11 + STEP * number, line, size=9)
        bottom += PAD + STEP * max(text.count("\n") + 1 for text in row)
    for x in (XS[0], XS[-1]):
        paper.stroke(x, top, x, bottom)
    if end:
        paper.stroke(XS[0], bottom, XS[-1], bottom)
    return bottom


def tables(paper: Paper) -> list[list[Row]]:
    document = read_pdf(pdf(paper), sha256="abc")
    return [texts(table) for table in document.pages[0].tables]


def flat(rows: list[Row]) -> list[Row]:
    return [[" ".join(cell.split("\n")) for cell in row] for row in rows]


@pytest.mark.parametrize("rows", [[FIRST, SECOND], [SECOND, THIRD], [FIRST, SECOND, THIRD]])
@pytest.mark.parametrize("end", [True, False])
def test_rows_in_a_box_are_told_by_white(rows: list[Row], end: bool) -> None:
    paper = Paper()
    boxed(paper, 100, rows, end=end)  # without its last line the page's foot cuts it
    assert tables(paper) == [[HEAD, *flat(rows)]]


def test_a_box_taller_than_any_row() -> None:
    paper = Paper()
    rows = [FIRST, SECOND, THIRD] * 4
    boxed(paper, 100, rows)
    assert tables(paper) == [[HEAD, *flat(rows)]]


def test_each_row_has_its_own_mark() -> None:
    paper = Paper()
    boxed(paper, 100, [FIRST, SECOND])
    for y, colour in ((119.0, bytes([0, 160, 60])), (146.0, bytes([220, 30, 30]))):
        paper.image(335, y, 10, 8, 8, colour * 64)
    (table,) = read_pdf(pdf(paper), sha256="abc").pages[0].tables
    colours = [[m.colours for m in cell.marks] for cell in table.cells if cell.column == 2]
    assert colours == [[], [("green",)], [("red",)]]


def test_paragraphs_of_a_row_are_no_rows() -> None:
    """White beside a name without a ref tells nothing: a comment may go on there."""
    paper = Paper()
    boxed(paper, 100, [FIRST, NO_REF])
    (rows,) = tables(paper)
    both = zip(*flat([FIRST, NO_REF]), strict=True)
    assert rows == [HEAD, [" ".join(cells).strip() for cells in both]]


def test_a_box_below_rows_that_the_page_began() -> None:
    """The line that begins the box is no end of the table above it."""
    paper = Paper()
    xs = [50.0, 150.0, 200.0, 250.0, 310.0, 430.0, 540.0]
    for y in (60.0, 90.0):
        for left, right in pairwise(xs):
            paper.stroke(left, y, right, y)
    above = ["Visits to the baths", "LI 1", "120", "130", "140", "More than ever"]
    for x, text in zip(xs, above, strict=False):
        paper.text(x + 3, 75, text, size=9)
    boxed(paper, 150, [FIRST, SECOND])
    assert tables(paper)[-1] == [HEAD, *flat([FIRST, SECOND])]
