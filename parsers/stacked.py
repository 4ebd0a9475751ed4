"""Tables that stand right under one another and came out as one: parted where a header begins."""

from dataclasses import replace

from extract.document import Table
from extract.places import spanning
from parsers.columns import narrowed
from parsers.flow import Flow, Item
from parsers.grid import grid_rows, own_texts
from parsers.header import header_of, objective_head
from parsers.keys import is_legend
from parsers.layout import Layout
from parsers.report import TableKind

# A row of this many known header words is a header; two may stand in a row by chance.
FEWEST_HEADS = 3
# What may stand over one another: their headers share no more than the ref.
_STACKED = frozenset({TableKind.MILESTONES, TableKind.KPIS})


def unstacked(flow: Flow, layout: Layout) -> Flow:
    """The flow with each table of milestones and of indicators in a table of its own.

    So is one whose head stands below rows of another page's table.
    """
    items: list[Item] = []
    for item in flow.items:
        items.extend(_parts(item, layout) if isinstance(item, Table) else [item])
    return replace(flow, items=tuple(items))


def _parts(table: Table, layout: Layout) -> list[Table]:
    parts: list[Table] = []
    start, kind = 0, _kind(table, layout)
    rows = grid_rows(table)
    if kind is None and (header_of(table, layout) is not None or not rows or is_legend(rows)):
        return [table]
    for number, row in enumerate(rows):
        texts = own_texts(row)
        if number == 0 or len(texts) < FEWEST_HEADS or not all(map(layout.column_role, texts)):
            continue
        other = _kind(_slice(table, number, table.row_count), layout)
        if other is not None and other is not kind:
            begin = (
                number - 2 if objective_head(rows[max(number - 2, 0) : number], layout) else number
            )
            parts.extend([_slice(table, start, begin)] if begin > start else [])
            start, kind = begin, other
    return [*parts, _slice(table, start, table.row_count)] if parts else [table]


def _kind(table: Table, layout: Layout) -> TableKind | None:
    header = header_of(table, layout)
    return header.kind if header is not None and header.kind in _STACKED else None


def _slice(table: Table, first: int, end: int) -> Table:
    """The rows of a table from `first` to before `end`."""
    cells = tuple(
        replace(cell, row=cell.row - first, row_span=min(cell.row_span, end - cell.row))
        for cell in table.cells
        if first <= cell.row < end
    )
    place = spanning(cell.place for cell in cells) if cells else table.place
    return narrowed(replace(table, row_count=end - first, cells=cells, place=place))
