"""Heads of tables that a blank line of a text file cuts between their rows."""

from msgspec import structs

from extract.document import Table
from parsers.flow import Item
from parsers.header import header_of
from parsers.layout import Layout

# A head has this many rows at most before the one that was cut from it.
MOST_ROWS = 2


def with_cut_heads(items: list[Item], layout: Layout) -> list[Item]:
    """The tables, a bare head put over the rows below that begin with the rest of it.

    'Ref | Description | Targets' over 'blank | blank | 12/13 | 13/14' in a table of its own.
    """
    whole: list[Item] = []
    for item in items:
        above = whole[-1] if whole else None
        joined = _joined(above, item, layout) if isinstance(above, Table) else None
        if joined is not None:
            whole[-1] = joined
        else:
            whole.append(item)
    return whole


def _joined(above: Table, item: Item, layout: Layout) -> Table | None:
    if not isinstance(item, Table) or above.place.box is not None or item.place.box is not None:
        return None
    if above.row_count > MOST_ROWS or above.column_count != item.column_count:
        return None
    head = header_of(above, layout)
    if head is None or head.depth != above.row_count or header_of(item, layout) is not None:
        return None
    below = tuple(structs.replace(cell, row=cell.row + above.row_count) for cell in item.cells)
    whole = structs.replace(
        above, row_count=above.row_count + item.row_count, cells=(*above.cells, *below)
    )
    found = header_of(whole, layout)
    return whole if found is not None and found.depth > head.depth else None
