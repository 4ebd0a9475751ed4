"""Tables whose rows have walls by turns, or only the header: styles of word processors."""

from itertools import pairwise

import pytest

from tests.extract.pdf_paper import Colour, Paper
from tests.extract.read_paper import tables, texts

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


def test_a_text_over_some_columns_of_a_row_without_walls() -> None:
    paper = Paper()
    head_of(paper, 100)
    rows = [ROWS[0], ["LI 02", "Calls answered", "95%"], ["Both are told by those who call us"]]
    for number, row in enumerate(rows):
        write(paper, 118 + 18 * number, row)
        paper.stroke(XS[0], 136 + 18 * number, XS[-1], 136 + 18 * number)
    paper.text(XS[3] + 20, 148, "88% of those that came in by day", size=9)
    paper.text(XS[1] + 4, 148 + 18, "and as they said it was in the year before that", size=9)
    for x in (XS[0], XS[-1]):
        paper.stroke(x, 100, x, 172)
    (table,) = tables(paper)
    # the text over the last two columns is one cell, and prose stays whole
    assert [len([c for c in table.cells if c.row == n]) for n in (1, 2, 3)] == [5, 4, 1]


@pytest.mark.parametrize("lined", [True, False], ids=["a line under the header", "none"])
def test_a_shaded_header_with_heads_over_others(lined: bool) -> None:
    # 'Ref' and 'Measure' are as high as both rows of the header, '2014/15' is over two heads
    paper = Paper()
    paper.stroke(XS[0], 100, XS[-1], 100)
    cells = [(0, 1, 100, 136), (1, 2, 100, 136), (2, 4, 100, 118), (4, 5, 100, 136)]
    for first, last, top, bottom in [*cells, (2, 3, 118, 136), (3, 4, 118, 136)]:
        paper.fill(XS[first], top, XS[last], bottom, BLUE)
    write(paper, 100, ["Ref", "Measure"], WHITE)
    paper.text(XS[3] - 14, 112, "2014/15", size=9, colour=WHITE)
    paper.text(XS[4] + 4, 112, "Comments", size=9, colour=WHITE)
    for x, word in ((XS[2], "Target"), (XS[3], "Q2")):
        paper.text(x + 4, 130, word, size=9, colour=WHITE)
    if lined:
        paper.stroke(XS[0], 136, XS[-1], 136)
    for number, row in enumerate(ROWS):
        write(paper, 136 + 18 * number, row)
        paper.stroke(XS[0], 154 + 18 * number, XS[-1], 154 + 18 * number)
    for x in XS:
        paper.stroke(x, 154, x, 172)
    for x in (XS[0], XS[-1]):
        paper.stroke(x, 100, x, 190)
    (table,) = tables(paper)
    head = [["Ref", "Measure", "2014/15", "", "Comments"], ["", "", "Target", "Q2", ""]]
    assert texts(table) == [*head, *ROWS]


def test_tables_of_other_columns_in_frames_as_wide_above_one_another() -> None:
    paper = Paper()
    for top, columns in ((100, [XS[0], 300, XS[-1]]), (200, XS)):
        for number in range(4):
            paper.stroke(XS[0], top + 18 * number, XS[-1], top + 18 * number)
        for x in (XS[0], XS[-1]):
            paper.stroke(x, top, x, top + 54)
        for x in columns:
            paper.stroke(x, top + 18, x, top + 36)
        for number, row in enumerate(ROWS):
            if top == 200:
                write(paper, top + 18 * number, row)
            else:
                paper.text(54, top + 12 + 18 * number, row[1], size=9)
                paper.text(304, top + 12 + 18 * number, row[4], size=9)
    upper, lower = tables(paper)
    assert (upper.column_count, texts(lower)) == (2, ROWS)


def test_a_name_across_whose_blanks_stand_where_the_rows_below_are_cut() -> None:
    letter, blank = 0.556 * 9, 0.278 * 9  # all letters of these words are as wide
    pieces = ["a hound on a pond", "and a boadhound up", "on a pagoda ban"]
    cuts = [XS[0]]
    for piece in pieces:
        wide = letter * len(piece.replace(" ", "")) + blank * piece.count(" ")
        cuts.append(cuts[-1] + wide + blank)
    paper = Paper()
    paper.fill(cuts[0], 100, cuts[-1] + 80, 118, PALE)
    paper.text(cuts[0] + blank / 2, 112, " ".join(pieces), size=9)
    xs = [*cuts, cuts[-1] + 80]
    for number, row in enumerate([["2011/12", "2012/13", "Target", "RAG"], ["4", "5", "6", "G"]]):
        for x, text in zip(xs, row, strict=False):
            paper.text(x + 4, 130 + 18 * number, text, size=9)
    for y in (100, 118, 136, 154):
        paper.stroke(xs[0], y, xs[-1], y)
    for x in xs:
        paper.stroke(x, 100 if x in (xs[0], xs[-1]) else 118, x, 154)
    (table,) = tables(paper)
    assert texts(table)[0] == [" ".join(pieces), "", "", ""]
    assert table.cells[0].column_span == 4


def test_a_shaded_head_over_others_in_the_second_of_two_tables() -> None:
    # 'Targets' begins as near as may be where the year under it does, in shades of their own
    paper = Paper()
    xs = [50.0, 240.0, 330.0, 420.0, 510.0]
    for top in (100, 200):
        paper.fill(xs[0], top, xs[1], top + 36, PALE)
        paper.fill(xs[1], top, xs[-1], top + 18, PALE)
        paper.text(xs[0] + 4, top + 22, "Measure", size=9)
        paper.text(xs[2] + 30, top + 12, "Targets", size=9)
        for left, right, year in zip(xs[1:], xs[2:], ("06/07", "07/08", "08/09"), strict=False):
            paper.fill(left, top + 18, right, top + 36, PALE)
            paper.text(left + 30, top + 30, year, size=9)
        for number, row in enumerate((["Homes let", "4", "5", "6"], ["Calls", "7", "8", "9"])):
            for x, text in zip(xs, row, strict=False):
                paper.text(x + 4, top + 48 + 18 * number, text, size=9)
        for y in (top, top + 36, top + 54, top + 72):
            paper.stroke(xs[0], y, xs[-1], y)
        paper.stroke(xs[1], top + 18, xs[-1], top + 18)
        for x in xs:
            paper.stroke(x, top + 18 if x in xs[2:-1] else top, x, top + 72)
    for table in tables(paper):
        assert texts(table)[0] == ["Measure", "Targets", "", ""]
