"""Tables that stand right under one another and came out as one: parted where a header begins."""

from dataclasses import replace

from msgspec import structs

from extract.document import Table
from extract.places import NOWHERE, spanning
from parsers.columns import narrowed
from parsers.flow import Flow, Item
from parsers.frame_labels import label_of
from parsers.grid import Row, grid_rows, own_texts
from parsers.header import header_of
from parsers.keys import is_legend
from parsers.kinds import TableKind
from parsers.layout import Layout
from parsers.objective_heads import objective_head

# A row of this many known header words is a header; two may stand in a row by chance.
FEWEST_HEADS = 3
# In a text file two heads may be glued in one cell, and one may be unknown; this share is known.
LEAST_KNOWN = 0.6
_OPENING = frozenset({"corporate_priority", "objective"})
# What may stand over one another: their headers share no more than the ref.
_STACKED = frozenset({TableKind.MILESTONES, TableKind.KPIS})
# What follows them in a text file without a blank line between.
_FOLLOWING = frozenset({TableKind.RISKS, TableKind.EQUALITY_ACTIONS})


def unstacked(flow: Flow, layout: Layout) -> Flow:
    """The flow with each table of milestones and of indicators in a table of its own.

    So is one whose head stands below the last rows of another page's, or over other columns than
    the head above it.
    """
    items: list[Item] = []
    for item in flow.items:
        parts = _parts(item, layout) if isinstance(item, Table) else [item]
        for part in parts[:-1]:
            items.extend(_with_line(part))
        items.append(parts[-1])
    return replace(flow, items=tuple(items))


def _parts(table: Table, layout: Layout) -> list[Table]:
    parts: list[Table] = []
    start, kind = 0, _kind(table, layout)
    rows = grid_rows(table)
    if kind is None and (header_of(table, layout) is not None or not rows or is_legend(rows)):
        return [table]
    places: list[int] | None = None
    for number, row in enumerate(rows):
        if kind is not None and _opens_frame(row, layout):
            parts.extend([_slice(table, start, number)] if number > start else [])
            start, kind = number, None
            continue
        if not _is_head(row, layout):
            continue
        before, places = places, _places(row)
        other = _kind(_slice(table, number, table.row_count), layout) if number else None
        if other is None or (other is kind and places in (before, None)):
            continue
        titled = objective_head(rows[max(number - 2, 0) : number], layout) is not None
        begin = number - 2 if titled else number
        parts.extend([_slice(table, start, begin)] if begin > start else [])
        start, kind = begin, other
    return [*parts, _slice(table, start, table.row_count)] if parts else [table]


def _opens_frame(row: Row, layout: Layout) -> bool:
    """Whether 'Corporate Priority:' or 'Service Objective:' begins a frame under other rows."""
    bare = row[0].place.box is None and row[0].own and len(own_texts(row)) > 1
    return bare and label_of(row[0].text, layout)[0] in _OPENING


def _with_line(part: Item) -> list[Item]:
    """A part of a text file's table, and the line without tabs that ends it: a heading."""
    if not isinstance(part, Table) or part.place.box is not None or part.row_count < 2:
        return [part]
    last = grid_rows(part)[-1]
    if not last[0].blocks or any(slot.place != NOWHERE for slot in last[1:]):
        return [part]
    return [_slice(part, 0, part.row_count - 1), *last[0].blocks]


def _is_head(row: Row, layout: Layout) -> bool:
    texts = own_texts(row)
    known = sum(layout.column_role(text) is not None for text in texts)
    if row[0].place.box is None and known > FEWEST_HEADS:
        return known >= LEAST_KNOWN * len(texts)
    return len(texts) >= FEWEST_HEADS and known == len(texts)


def _places(row: Row) -> list[int] | None:
    """Where the cells of a header stand in a ruled table; None in a text file."""
    if row[0].place.box is None:
        return None
    return [number for number, slot in enumerate(row) if slot.own and slot.text]


def _kind(table: Table, layout: Layout) -> TableKind | None:
    header = header_of(table, layout)
    known = _STACKED | _FOLLOWING if table.place.box is None else _STACKED
    return header.kind if header is not None and header.kind in known else None


def _slice(table: Table, first: int, end: int) -> Table:
    """The rows of a table from `first` to before `end`."""
    cells = tuple(
        structs.replace(cell, row=cell.row - first, row_span=min(cell.row_span, end - cell.row))
        for cell in table.cells
        if first <= cell.row < end
    )
    place = spanning(cell.place for cell in cells) if cells else table.place
    return narrowed(structs.replace(table, row_count=end - first, cells=cells, place=place))
