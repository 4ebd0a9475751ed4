"""Tables whose rows have walls by turns, or only the header: styles of word processors."""

from itertools import pairwise

import pytest

from extract.document import Table
from extract.pdf import read_pdf
from tests.extract.pdf_paper import Colour, Paper, pdf

XS = [50.0, 110.0, 260.0, 330.0, 400.0, 540.0]
BLUE: Colour = (0.31, 0.51, 0.74)
PALE: Colour = (0.83, 0.87, 0.93)
WHITE: Colour = (1, 1, 1)
HEAD = ["Ref", "Measure", "Target", "Q2", "Comments"]
ROWS = [
    ["LI 01", "Visits to the baths", "120", "131", "Busy in summer"],
    ["LI 02", "Calls answered", "95%", "88%", "Two staff left"],
    ["LI 03", "Complaints", "40", "38", "As last year"],
]


def tables(paper: Paper) -> tuple[Table, ...]:
    document = read_pdf(pdf(paper), sha256="abc")
    assert [f for f in document.findings if f.code == "words_lost"] == []
    return document.pages[0].tables


def texts(table: Table) -> list[list[str]]:
    grid = [[""] * table.column_count for _ in range(table.row_count)]
    for cell in table.cells:
        grid[cell.row][cell.column] = cell.text
    return grid


def write(paper: Paper, y: float, row: list[str], colour: Colour = (0, 0, 0)) -> None:
    for x, text in zip(XS, row, strict=False):
        paper.text(x + 4, y + 12, text, size=9, colour=colour)


def shade(paper: Paper, y: float, colour: Colour) -> None:
    for left, right in pairwise(XS):
        paper.fill(left, y, right, y + 18, colour)


def head_of(paper: Paper, y: float) -> None:
    """The shaded header, the only row with rules between its cells."""
    shade(paper, y, BLUE)
    write(paper, y, HEAD, WHITE)
    for at in (y, y + 18):
        paper.stroke(XS[0], at, XS[-1], at)
    for x in XS[1:-1]:
        paper.stroke(x, y, x, y + 18)


COMMENT = "Comments: All was done as it was planned and more of it will be done in the next year."


@pytest.mark.parametrize("comment", [COMMENT, "Comments: All of it was done."])
def test_rows_without_walls_between_comments_across(comment: str) -> None:
    paper = Paper()
    head_of(paper, 100)
    for number, row in enumerate([ROWS[0], [comment], ROWS[1], [comment], ROWS[2]]):
        write(paper, 118 + 18 * number, row[:4])
        paper.stroke(XS[0], 136 + 18 * number, XS[-1], 136 + 18 * number)
    for x in (XS[0], XS[-1]):
        paper.stroke(x, 100, x, 208)
    (table,) = tables(paper)
    own, across = [[*row[:4], ""] for row in ROWS], [comment, "", "", "", ""]
    assert texts(table) == [HEAD, own[0], across, own[1], across, own[2]]


def test_white_rows_of_a_framed_zebra_and_one_that_the_page_cuts() -> None:
    # the frame goes on to the foot of the page, and the last row has no line under it
    paper = Paper()
    head_of(paper, 100)
    rows = [["", "", "", "", "of the year before"], *ROWS]
    for number, row in enumerate(rows):
        if number % 2:
            shade(paper, 118 + 18 * number, PALE)
        write(paper, 118 + 18 * number, row)
    write(paper, 190, ["LI 04", "Homes let", "12", "9", "More are built"])
    for x in (XS[0], XS[-1]):
        paper.stroke(x, 100, x, 208)
    (table,) = tables(paper)
    last = ["LI 04", "Homes let", "12", "9", "More are built"]
    assert texts(table) == [HEAD, *rows, last]


def test_a_short_comment_between_rows_with_cells_stays_whole() -> None:
    paper = Paper()
    head_of(paper, 100)
    for number, row in enumerate([ROWS[0], ["The baths"], ROWS[1]]):
        if number != 1:
            shade(paper, 118 + 18 * number, PALE)
        write(paper, 118 + 18 * number, row)
    for x in (XS[0], XS[-1]):
        paper.stroke(x, 100, x, 172)
    paper.stroke(XS[0], 172, XS[-1], 172)
    (table,) = tables(paper)
    assert texts(table) == [HEAD, ROWS[0], ["The baths", "", "", "", ""], ROWS[1]]
    assert next(c for c in table.cells if c.text == "The baths").column_span == 5
