"""Heads of ruled tables that break over the foot of a page: put together where the rows begin."""

from msgspec import structs

from extract.document import Cell, Table
from extract.places import Box
from parsers.flow import Item
from parsers.header import header_of
from parsers.layout import Layout
from parsers.phrases import is_amount

# The rest of a head's cell has this many words at most.
HEAD_WORDS = 3
# A head has at least so many columns whose names are known.
FEWEST_KNOWN = 2


def with_whole_heads_over_pages(items: list[Item], layout: Layout) -> list[Item]:
    """The tables, the head that begins on the page before given to the rows that it heads."""
    whole: list[Item] = []
    for item in items:
        above = whole[-1] if whole else None
        if isinstance(item, Table) and isinstance(above, Table):
            joined = _joined(above, item, layout)
            if joined is not None:
                whole.pop()
                whole.extend([_without_last_row(above)] if above.row_count > 1 else [])
                item = joined
        whole.append(item)
    return whole


def _joined(above: Table, table: Table, layout: Layout) -> Table | None:
    """The table under the whole head; None where no head is broken."""
    if not above.row_count or not table.row_count or above.place.page == table.place.page:
        return None
    upper, lower = _row(above, above.row_count - 1), _row(table, 0)
    if not _is_rest_of_head(lower) or header_of(table, layout) is not None:
        return None
    known = sum(layout.column_role(cell.text) is not None for cell in upper)
    if known < FEWEST_KNOWN or len([c for c in upper if c.text]) < FEWEST_KNOWN:
        return None
    head = [
        structs.replace(cell, text=" ".join([*_over(cell, upper), cell.text]).strip())
        for cell in lower
    ]
    rest = [cell for cell in table.cells if cell.row]
    made = structs.replace(table, cells=(*head, *rest))
    return made if header_of(made, layout) is not None else None


def _is_rest_of_head(row: list[Cell]) -> bool:
    """Whether a page begins with nothing in its first cell and a few words in others."""
    texts = [cell.text for cell in row if cell.text]
    if not row or row[0].text or not texts or any(cell.place.box is None for cell in row):
        return False
    return all(len(text.split()) <= HEAD_WORDS and not is_amount(text) for text in texts)


def _over(cell: Cell, upper: list[Cell]) -> list[str]:
    """The words of the cell above that stands over a cell."""
    middle = _middle(cell.place.box)
    return [
        above.text
        for above in upper
        if above.text and above.place.box is not None and middle is not None
        if above.place.box.x0 <= middle <= above.place.box.x1
    ]


def _middle(box: Box | None) -> float | None:
    return None if box is None else (box.x0 + box.x1) / 2


def _row(table: Table, number: int) -> list[Cell]:
    cells = (cell for cell in table.cells if cell.row == number)
    return sorted(cells, key=lambda cell: cell.column)


def _without_last_row(table: Table) -> Table:
    last = table.row_count - 1
    cells = tuple(cell for cell in table.cells if cell.row < last)
    return structs.replace(table, row_count=last, cells=cells)
