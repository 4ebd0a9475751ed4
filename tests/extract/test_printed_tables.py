"""Printed tables as plain text."""

from extract.document import Block, Cell, Ruling, Table
from extract.places import NOWHERE
from extract.printed import CellText, table_text, tables

TABBED = b"Ref\tMeasure\tActual\nCYP03\tVisits made\t12\n"


def test_tables_of_a_text_file() -> None:
    (table,) = tables(TABBED)
    assert (table.page, table.box) == (None, None)
    assert table.rows == [["Ref", "Measure", "Actual"], ["CYP03", "Visits made", "12"]]
    assert table.cells[1][2] == CellText(1, 2, 1, 1, "12")


def test_what_a_span_covers_is_blank() -> None:
    def cell(row: int, column: int, row_span: int, column_span: int, text: str) -> Cell:
        return Cell(row, column, row_span, column_span, text, (), NOWHERE)

    cells = (cell(0, 0, 1, 2, "Head"), cell(0, 2, 2, 1, "Side"), cell(1, 0, 1, 1, "x"))
    printed = table_text(Table(0, Ruling.RULED, 2, 3, (*cells, cell(1, 1, 1, 1, "y")), NOWHERE))
    assert printed.rows == [["Head", "", "Side"], ["x", "y", ""]]
    assert [c.text for c in printed.cells[1]] == ["x", "y"]


def test_list_items_keep_their_markers() -> None:
    items = (Block(0, "First", (), marker="•"), Block(1, "second", (), marker="•"))
    cell = Cell(0, 0, 1, 1, "First second", items, NOWHERE)
    assert table_text(Table(0, Ruling.RULED, 1, 1, (cell,), NOWHERE)).rows == [["• First • second"]]
