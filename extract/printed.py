"""The tables of a file as plain text: for looking at, and for measuring against other readers."""

from dataclasses import dataclass
from pathlib import Path

from extract.document import Block, Cell, Table
from extract.places import Box
from extract.read import read


@dataclass(frozen=True, slots=True)
class CellText:
    """The text of one cell; row and column count from 0, spans are at least 1."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str


@dataclass(frozen=True, slots=True)
class TableText:
    """One printed table on one page; `page` and `box` are None for a text file.

    `cells` holds a tuple for each row, with the cells that start in it.
    """

    page: int | None
    box: Box | None
    column_count: int
    cells: tuple[tuple[CellText, ...], ...]

    @property
    def rows(self) -> list[list[str]]:
        """The table as lists of text; what a spanning cell covers is ''."""
        grid = [[""] * self.column_count for _ in self.cells]
        for row in self.cells:
            for cell in row:
                grid[cell.row][cell.column] = cell.text
        return grid


def tables(source: Path | bytes) -> tuple[TableText, ...]:
    """The printed tables of a file in reading order; raises ReadError as `read` does."""
    return tuple(
        table_text(table)
        for page in read(source).pages
        for table in sorted(page.tables, key=lambda table: table.order)
    )


def table_text(table: Table) -> TableText:
    """A table without its looks and marks."""
    rows: list[list[CellText]] = [[] for _ in range(table.row_count)]
    for cell in table.cells:
        rows[cell.row].append(cell_text(cell))
    return TableText(
        page=table.place.page,
        box=table.place.box,
        column_count=table.column_count,
        cells=tuple(tuple(sorted(row, key=lambda cell: cell.column)) for row in rows),
    )


def cell_text(cell: Cell) -> CellText:
    """A cell without its looks and marks; the markers of list items stand before them again."""
    listed = any(block.marker for block in cell.blocks)
    text = " ".join(as_printed(block) for block in cell.blocks) if listed else cell.text
    return CellText(cell.row, cell.column, cell.row_span, cell.column_span, text)


def as_printed(block: Block) -> str:
    """The marker and the text."""
    return f"{block.marker} {block.text}" if block.marker else block.text
