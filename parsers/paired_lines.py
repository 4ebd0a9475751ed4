"""Columns that print the target under each figure: two columns, told line by line.

'Q1 / Actual / Target' over '78.2% / 80%'.
"""

from dataclasses import replace

from msgspec import structs

from extract.document import Block, Cell, Line, Table
from parsers.flow import Flow
from parsers.kinds import ColumnRole
from parsers.layout import Layout

_PAIR = frozenset({ColumnRole.ACTUAL, ColumnRole.TARGET})
# cells of two lines that show a column to be one
FEWEST_CELLS = 2


def with_pairs_parted(flow: Flow, layout: Layout) -> Flow:
    """The flow with each column of two lines a cell as two columns."""
    items = [_parted(item, layout) if isinstance(item, Table) else item for item in flow.items]
    return replace(flow, items=tuple(items))


def _parted(table: Table, layout: Layout) -> Table:
    heads = [c for c in table.cells if c.row == 0 and c.column_span == 1 and _is_pair(c, layout)]
    pairs = sorted(c.column for c in heads if _holds_pairs(table, c))
    if not pairs:
        return table
    cells: list[Cell] = []
    for cell in table.cells:
        column = cell.column + sum(pair < cell.column for pair in pairs)
        inside = sum(cell.column <= pair < cell.column + cell.column_span for pair in pairs)
        if cell.column_span == 1 and inside:
            lines = _lines(cell)
            last = lines[-1:]
            upper = lines[:-1] if len(lines) > 1 else lines
            cells.append(_with_lines(structs.replace(cell, column=column), upper))
            rest = structs.replace(cell, column=column + 1, marks=())
            cells.append(_with_lines(rest, [*lines[:-2], *last] if len(lines) > 1 else []))
        else:
            span = cell.column_span + inside
            cells.append(structs.replace(cell, column=column, column_span=span))
    return structs.replace(table, cells=tuple(cells), column_count=table.column_count + len(pairs))


def _lines(cell: Cell) -> list[Line]:
    return [line for block in cell.blocks for line in block.lines]


def _is_pair(cell: Cell, layout: Layout) -> bool:
    """Whether the last two lines of a head name a figure and its target."""
    roles = [layout.column_role(line.text) for line in _lines(cell)[-2:]]
    return len(roles) == 2 and set(roles) == _PAIR


def _holds_pairs(table: Table, head: Cell) -> bool:
    """Whether each cell under a head has two lines with a figure in each, or is blank."""
    below = [c for c in table.cells if c.row > 0 and c.column == head.column and c.column_span == 1]
    filled = [_lines(cell) for cell in below if cell.blocks]
    return len(filled) >= FEWEST_CELLS and all(
        len(lines) == 2 and all(any(map(str.isdigit, line.text)) for line in lines)
        for lines in filled
    )


def _with_lines(cell: Cell, lines: list[Line]) -> Cell:
    """A cell that holds these lines of it and no others."""
    text = " ".join(line.text for line in lines)
    if not lines:
        return structs.replace(cell, text="", blocks=())
    block = Block(0, text, tuple(lines), cell.blocks[0].style, place=cell.place)
    place = lines[0].place if len(lines) == 1 else cell.place
    return structs.replace(cell, text=text, blocks=(block,), place=place)
