"""Ruled tables: cells, spans, fills, and what is no table."""

from itertools import pairwise

from extract.document import Ruling, Table
from tests.extract.pdf_paper import Paper
from tests.extract.read_paper import tables

XS = [50.0, 150.0, 250.0, 350.0]
YS = [100.0, 120.0, 140.0, 160.0]


def cells(table: Table) -> list[tuple[int, int, int, int, str]]:
    return [(c.row, c.column, c.row_span, c.column_span, c.text) for c in table.cells]


def write(paper: Paper, rows: list[list[str]]) -> None:
    for y, row in zip(YS, rows, strict=False):
        for x, text in zip(XS, row, strict=False):
            paper.text(x + 4, y + 14, text)


def test_a_grid_with_blank_cells() -> None:
    paper = Paper()
    paper.grid(XS, YS)
    write(paper, [["Ref", "Measure", "Q2"], ["LI 01", "", "15%"], ["LI 02", "Enquiries", "126"]])
    (table,) = tables(paper)
    assert (table.ruling, table.row_count, table.column_count) == (Ruling.RULED, 3, 3)
    assert [c[4] for c in cells(table)] == [
        *("Ref", "Measure", "Q2"),
        *("LI 01", "", "15%"),
        *("LI 02", "Enquiries", "126"),
    ]
    assert all(c[2:4] == (1, 1) for c in cells(table))
    box = table.cells[0].place.box
    assert box is not None
    assert (box.x0, box.top, box.x1, box.bottom) == (50, 100, 150, 120)


def test_spans_are_data() -> None:
    # the first column spans two rows, the last row spans two columns
    paper = Paper()
    for y in (100, 160):
        paper.stroke(50, y, 350, y)
    paper.stroke(150, 120, 350, 120)
    paper.stroke(50, 140, 350, 140)
    for x in (50, 150, 350):
        paper.stroke(x, 100, x, 160)
    paper.stroke(250, 100, 250, 140)
    write(paper, [["Key", "a", "b"], ["", "c", "d"], ["Total", "refer comment"]])
    (table,) = tables(paper)
    assert cells(table) == [
        (0, 0, 2, 1, "Key"),
        (0, 1, 1, 1, "a"),
        (0, 2, 1, 1, "b"),
        (1, 1, 1, 1, "c"),
        (1, 2, 1, 1, "d"),
        (2, 0, 1, 1, "Total"),
        (2, 1, 1, 2, "refer comment"),
    ]


def test_cells_drawn_one_by_one_as_thin_rectangles() -> None:
    paper = Paper()
    for left, right in pairwise(XS):
        for top, bottom in pairwise(YS):
            paper.fill(left, top, right, top + 0.7)
            paper.fill(left, bottom - 0.7, right, bottom)
            paper.fill(left, top, left + 0.7, bottom)
            paper.fill(right - 0.7, top, right, bottom)
    write(paper, [["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"]])
    (table,) = tables(paper)
    assert [c[4] for c in cells(table)] == list("abcdefghi")


def test_a_grid_as_one_stroked_path_in_a_form() -> None:
    paper = Paper()
    lines = " ".join(f"0 {y} m 200 {y} l" for y in (0, 20, 40))
    lines += " ".join(f" {x} 0 m {x} 40 l" for x in (0, 100, 200))
    paper.form(f"0 0 0 RG 0.5 w {lines} S BT /F 10 Tf 4 26 Td (Ref) Tj ET", "1 0 0 1 50 600")
    (table,) = tables(paper)
    assert [c[4] for c in cells(table)] == ["Ref", "", "", ""]
    box = table.place.box
    assert box is not None
    assert (box.x0, box.top, box.x1, box.bottom) == (50, 202, 250, 242)


def test_fills() -> None:
    paper = Paper()
    paper.fill(50, 100, 350, 120, (0.8, 0.8, 0.8))
    paper.fill(250, 100, 350, 120, (1, 1, 1))
    paper.grid(XS, YS)
    write(paper, [["Ref", "Measure", "Q2"], ["LI 01", "", "15%"]])
    (table,) = tables(paper)
    assert [c.fill for c in table.cells] == ["#cccccc", "#cccccc"] + [None] * 7


def test_white_rules_count_only_within_a_shade() -> None:
    shaded = Paper()
    shaded.fill(50, 100, 350, 160, (0.7, 0.8, 0.9))
    shaded.grid(XS, YS, (1, 1, 1))
    write(shaded, [["a", "b", "c"]])
    assert len(tables(shaded)) == 1
    bare = Paper()
    bare.grid(XS, YS, (1, 1, 1))
    write(bare, [["a"]])
    assert tables(bare) == ()


def test_frames_underlines_and_boxes_are_no_tables() -> None:
    paper = Paper()
    paper.grid([20, 575], [20, 822])
    paper.text(50, 60, "Introduction")
    paper.stroke(50, 61.5, 103, 61.5)
    paper.text(50, 90, "Words in a frame.")
    assert tables(paper) == ()


def test_a_frame_around_the_page_does_not_swallow_its_tables() -> None:
    paper = Paper()
    paper.grid([20, 575], [20, 822])
    paper.grid(XS, YS)
    paper.grid(XS, [300, 320, 340])
    paper.text(60, 60, "Above")
    write(paper, [["a", "b", "c"]])
    paper.text(54, 314, "second")
    first, second = tables(paper)
    assert first.row_count == 3
    assert second.row_count == 2
    assert second.cells[0].text == "second"


def test_an_underlined_word_does_not_split_its_cell() -> None:
    paper = Paper()
    paper.grid(XS, YS)
    write(paper, [["Ref", "Measure", "Q2"]])
    paper.stroke(154, 115.5, 192, 115.5)
    (table,) = tables(paper)
    assert table.row_count == 3
    assert table.cells[1].style.underlined


def test_list_marks_in_cells() -> None:
    paper = Paper()
    paper.grid([50, 350], [100, 160, 180])
    for y, text in ((114, "Reduced funding"), (128, "Staff")):
        paper.text(54, y, "\xb7", font="S")
        paper.text(68, y, text)
    (table,) = tables(paper)
    assert [(b.marker, b.text) for b in table.cells[0].blocks] == [
        ("•", "Reduced funding"),
        ("•", "Staff"),
    ]
    assert table.cells[0].text == "Reduced funding Staff"
