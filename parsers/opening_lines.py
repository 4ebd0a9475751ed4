"""Lines above a part of a table that are its own: heads of its rows, the first of two refs."""

import regex
from msgspec import structs

from extract.document import Block, Cell, Table
from extract.places import spanning
from parsers.broken import is_broken_ref
from parsers.columns import with_amounts_under
from parsers.flow import Item, is_finished
from parsers.grid import Row, grid_rows, own_texts
from parsers.header import header_of
from parsers.kinds import TableKind
from parsers.layout import Layout, says
from parsers.phrases import is_amount, plain
from parsers.refs import label_of, only_refs

# '2. Environment', '4.1 Key indicators'
_NUMBERED_HEAD = regex.compile(r"^\d{1,2}(?:\.\d{1,2})*\.?\s")
# The head of a group of rows has this many words at most ('There are no indicators of this type').
GROUP_WORDS = 12
# Between two parts of a table stand this many heads of groups at most.
MOST_HEADS = 3
# A row of an indicator has at least a ref, a measure and two values.
FEWEST_VALUES = 4
# A row of two refs one above the other has more cells than the second ref alone.
FEWEST_CELLS = 2


def with_opening_lines(items: list[Item], layout: Layout) -> list[Item]:
    """The tables with the lines above them that are their own."""
    whole: list[Item] = []
    for item in items:
        if not isinstance(item, Table) or not item.row_count:
            whole.append(item)
            continue
        table = _as_above(whole, item)
        above = whole[-1] if whole else None
        if isinstance(above, Block) and _is_first_ref(above, grid_rows(table)[0]):
            table = _with_first_words(above, table)
            whole.pop()
        for line in _own_heads(whole, table, layout):
            table = _with_first_row(line, table)
            whole.pop()
        whole.append(table)
    return whole


def _as_above(whole: list[Item], table: Table) -> Table:
    """A part of a statement with as many columns as the part above it."""
    near = (item for item in reversed(whole[-2:]) if isinstance(item, Table))
    above = next(near, None)
    return with_amounts_under(table, above.column_count) if above is not None else table


def _own_heads(whole: list[Item], table: Table, layout: Layout) -> list[Block]:
    """The lines between two parts of a table that head groups of its rows, the last one first."""
    lines: list[Block] = []
    for item in reversed(whole[-MOST_HEADS - 1 :]):
        if not isinstance(item, Block):
            break
        lines.append(item)
    before = table_at(whole, len(whole) - len(lines) - 1)
    if before is None or before.column_count != table.column_count or not lines:
        return []
    if len(lines) == 1 and _goes_on_under_head(lines[0], table, layout):
        return lines
    return lines if _goes_on_in_groups(before, lines, table, layout) else []


def _goes_on_under_head(line: Block, table: Table, layout: Layout) -> bool:
    """Whether 'Income' stands between two parts of a statement."""
    if not is_statement_head(line, layout) or header_of(table, layout) is not None:
        return False
    return _is_amounts(grid_rows(table)[0])


def _goes_on_in_groups(before: Table, lines: list[Block], table: Table, layout: Layout) -> bool:
    """Whether 'Cost & Efficiency' stands between two parts of a table of indicators."""
    head, first = header_of(before, layout), grid_rows(table)[0]
    if head is None or head.kind is not TableKind.KPIS or header_of(table, layout) is not None:
        return False
    refs, _, rest = label_of(first[0].text)
    if not refs or rest[:1] not in {"", "("} or len(own_texts(first)) < FEWEST_VALUES:
        return False
    bare_head = head.depth == before.row_count
    known = all(says(layout.row_groups, line.text) for line in lines)
    return (bare_head or known) and all(_heads_a_group(line, layout) for line in lines)


def _heads_a_group(line: Block, layout: Layout) -> bool:
    """Whether a line is short and neither a sentence nor the heading of a section."""
    short = len(line.text.split()) <= GROUP_WORDS and line.marker is None
    bare = short and not is_finished(line.text) and not only_refs(line.text)
    other = says(layout.groups, line.text) or says(layout.colons, line.text)
    return bare and not other and not _NUMBERED_HEAD.match(line.text)


def _is_amounts(row: Row) -> bool:
    texts = [slot.text for slot in row[1:] if slot.own and slot.text]
    return bool(texts) and all(map(is_amount, texts))


def _is_first_ref(line: Block, row: Row) -> bool:
    """Whether a line is a ref and the row below begins with another one, or with the rest of it.

    'PA 5' over '(NI 132)'; 'SCS' over 'CYP07', 'PED03' over '02'
    """
    if is_broken_ref(line.text, row[0].text):
        return row[0].place.box is None
    if not row[0].text.startswith("(") or len(own_texts(row)) < FEWEST_CELLS:
        return False
    return only_refs(line.text) and only_refs(row[0].text.strip(" ()"))


def _with_first_row(line: Block, table: Table) -> Table:
    lower = tuple(structs.replace(cell, row=cell.row + 1) for cell in table.cells)
    head = Cell(
        row=0,
        column=0,
        row_span=1,
        column_span=1,
        text=line.text,
        blocks=(line,),
        place=line.place,
        style=line.style,
    )
    place = spanning((line.place, table.place))
    return structs.replace(table, row_count=table.row_count + 1, cells=(head, *lower), place=place)


def _with_first_words(line: Block, table: Table) -> Table:
    first, *rest = table.cells
    whole = structs.replace(
        first,
        text=f"{line.text} {first.text}",
        blocks=(line, *first.blocks),
        place=spanning((line.place, first.place)),
    )
    return structs.replace(table, cells=(whole, *rest))


def is_statement_head(item: Item, layout: Layout) -> bool:
    """Whether a line is the head of a part of a statement: 'Expenditure', 'Income'."""
    if not isinstance(item, Block):
        return False
    return any(plain(item.text) in section.heads for section in layout.statement_sections)


def table_at(items: list[Item], place: int) -> Table | None:
    """The table at a place of the flow; None for anything else."""
    item = items[place] if 0 <= place < len(items) else None
    return item if isinstance(item, Table) and item.row_count else None
