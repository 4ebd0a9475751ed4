"""The columns of a ruled table as its header prints them: rulings that stray make more of them."""

from msgspec import structs

from extract.document import Cell, Table
from parsers.phrases import is_amount

# A row of this many cells tells how many columns there are.
FEWEST_CELLS = 4


def evened(table: Table) -> Table:
    """A table whose rows have their cells under those of the first row, and no column too many.

    Where each row was ruled apart the rulings do not meet, and a table of seven columns comes out
    with thirteen. Rows of as many cells as the header have theirs under it, one by one.
    """
    if table.place.box is None or not table.cells:
        return table
    return narrowed(_under_first_row(table))


def _under_first_row(table: Table) -> Table:
    head = _row(table, 0)
    if len(head) < FEWEST_CELLS or not all(cell.text and cell.row_span == 1 for cell in head):
        return table
    cells = list(head)
    for number in range(1, table.row_count):
        row = _row(table, number)
        if len(row) == len(head) and all(cell.row_span == 1 for cell in row):
            row = [
                structs.replace(cell, column=above.column, column_span=above.column_span)
                for cell, above in zip(row, head, strict=True)
            ]
        cells.extend(row)
    return structs.replace(table, cells=tuple(cells))


def with_amounts_under(table: Table, columns: int) -> Table:
    """A part of a statement of so many columns whose own rulings make more of them.

    Each of its rows holds a name and one amount a column; the blanks between are no cells.
    """
    if table.place.box is None or table.column_count <= columns:
        return table
    cells: list[Cell] = []
    for number in range(table.row_count):
        filled = [cell for cell in _row(table, number) if cell.text]
        if len(filled) != columns or is_amount(filled[0].text):
            return table
        if not all(is_amount(cell.text) for cell in filled[1:]):
            return table
        cells += [
            structs.replace(cell, column=place, column_span=1, row_span=1)
            for place, cell in enumerate(filled)
        ]
    return structs.replace(table, column_count=columns, cells=tuple(cells))


def _row(table: Table, number: int) -> list[Cell]:
    cells = (cell for cell in table.cells if cell.row == number)
    return sorted(cells, key=lambda cell: cell.column)


def narrowed(table: Table) -> Table:
    """A table without the columns in which no cell begins."""
    begun = sorted({cell.column for cell in table.cells})
    if table.place.box is None or len(begun) == table.column_count:
        return table
    places = {column: number for number, column in enumerate(begun)}
    cells = tuple(
        structs.replace(
            cell,
            column=places[cell.column],
            column_span=sum(cell.column <= n < cell.column + cell.column_span for n in begun),
        )
        for cell in table.cells
    )
    return structs.replace(table, column_count=len(begun), cells=cells)
