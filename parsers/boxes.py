"""Boxes: an indicator in a frame of its own, named in its first row or in the line above it.

'CP1.1 Number of businesses advised' over 'Definition' | '...' over '2011/12 Actual' | 'Target' over
'184' | '200' over 'Comment: ...': boxes that follow each other are one table, a row for each.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import regex
from msgspec import structs

from extract.document import Block, Cell, Table
from parsers.cards import FEWEST_HEADS, Card, table_of
from parsers.flow import Item, is_finished
from parsers.header import header_of, titled_header
from parsers.header_roles import role_of
from parsers.kinds import ColumnRole
from parsers.layout import Layout
from parsers.refs import label_of, only_refs

# The head under which the names of the boxes stand: none is printed over them.
NAME_HEAD = "Indicator"
# A box has no more rows; its labels, and its name, no more words.
MOST_ROWS = 16
LABEL_WORDS = 5
NAME_WORDS = 30
FEWEST_NAME_WORDS = 2
# '18 young people, 465 episodes'
VALUE_WORDS = 6
# 'Comment: Demand grew.'; 'Latest Note:' with nothing to say
_LABELLED = regex.compile(r"^(?P<label>[^:]{3,40}):(?:\s+(?P<rest>\S.*))?$", regex.DOTALL)
_REACHED = frozenset({ColumnRole.ACTUAL, ColumnRole.IN_YEAR})
_MEASURED = frozenset({ColumnRole.TARGET, ColumnRole.PROGRESS})


@dataclass(slots=True)
class _Box:
    """What one table says of an indicator; `known`: each of its heads is one of a column.

    `heads` stand at its foot, and what they head is on the next page.
    """

    card: Card = field(default_factory=Card)
    name: Cell | None = None
    known: bool = True
    heads: list[Cell] = field(default_factory=list)

    def take(self, head: Cell, value: Cell, layout: Layout, label: str = "") -> bool:
        """Adds a value under its head; False where the head is printed twice."""
        text = label or head.text.rstrip(" :")
        if text in self.card.values:
            return False
        self.card.add(structs.replace(head, text=text), value)
        self.known = self.known and role_of(text, layout) is not ColumnRole.OTHER
        return True


def with_boxes_as_rows(items: Sequence[Item], layout: Layout) -> list[Item]:
    """The items, each run of boxes as one table with a row for each of them."""
    boxes = [_box_of(item, layout) if isinstance(item, Table) else None for item in items]
    names = set(_named_above(items, boxes, layout))
    found: list[Item] = []
    run: list[int] = []
    for at, item in enumerate(items):
        if at in names:
            continue  # it goes with the table below it
        last = boxes[run[-1]] if run else None
        if last is not None and last.heads and isinstance(item, Table):
            boxes[at] = _box_of(item, layout, last.heads)
        box = boxes[at]
        if box is not None and (box.name is not None or _goes_on(last, box)):
            run += [at - 1, at] if at - 1 in names else [at]
            continue
        found += [*_as_rows(run, items, boxes, layout), item]
        run = []
    return [*found, *_as_rows(run, items, boxes, layout)]


def _named_above(
    items: Sequence[Item], boxes: Sequence[_Box | None], layout: Layout
) -> Iterator[int]:
    """The lines that name the box under them, which gets its name from there."""
    for at, box in enumerate(boxes):
        above, table = items[at - 1] if at else None, items[at]
        if box is None or box.name is not None or not isinstance(above, Block):
            continue
        if not isinstance(table, Table) or titled_header(table, above.text, layout) is not None:
            continue
        if _names_an_indicator(above, layout):
            box.name = Cell(0, 0, 1, 1, above.text, (above,), above.place, above.style)
            yield at - 1


def _names_an_indicator(block: Block, layout: Layout) -> bool:
    """Whether a line begins with a ref, or is set apart and no heading of a section."""
    refs, _, rest = label_of(block.text)
    count = len(block.text.split())
    if not FEWEST_NAME_WORDS <= count <= NAME_WORDS or is_finished(block.text):
        return False
    return bool(refs and rest) or (block.style.bold and layout.section(block.text) is None)


def _goes_on(before: _Box | None, box: _Box) -> bool:
    """Whether a part without a name is the rest of the box that the foot of a page cut."""
    if before is None or not box.known:
        return False
    return not before.card.values.keys() & box.card.values.keys()


def _as_rows(
    run: list[int], items: Sequence[Item], boxes: Sequence[_Box | None], layout: Layout
) -> list[Item]:
    """The boxes of a run as one table; the items as they are where one of them tells too little."""
    cards: list[Card] = []
    tables = [item for at in run if isinstance(item := items[at], Table)]
    for at in run:
        box = boxes[at]
        if box is None:
            continue
        if box.name is not None:
            cards.append(Card())
            cards[-1].add(structs.replace(box.name, blocks=(), marks=()), box.name, NAME_HEAD)
        cards[-1].heads |= box.card.heads
        cards[-1].values |= box.card.values
    told = bool(cards) and all(_tells(card, layout) for card in cards)
    made = table_of(cards, tables, layout) if told else None
    return [items[at] for at in run] if made is None else [made]


def _tells(card: Card, layout: Layout) -> bool:
    """Whether a card tells in figures what was reached, and how good it is; projects use words."""
    roles = {head: role_of(head, layout) for head in card.heads}
    reached = [card.values[head].text for head, role in roles.items() if role in _REACHED]
    short = all(len(text.split()) <= VALUE_WORDS for text in reached)
    return bool(reached) and short and not _MEASURED.isdisjoint(roles.values())


def _box_of(table: Table, layout: Layout, over: Sequence[Cell] = ()) -> _Box | None:
    """What a table says of one indicator; None where a row of it is none of a box.

    `over`: the heads at the foot of the page before.
    """
    if table.row_count > MOST_ROWS or table.column_count < 2:
        return None
    rows = [row for n in range(table.row_count) if (row := _printed(table, n))]
    if not rows:
        return None
    box = _Box()
    if not over and _is_name(rows[0], table, layout):
        name = " ".join(cell.text for cell in rows[0])
        blocks = tuple(block for cell in rows[0] for block in cell.blocks)
        box.name = structs.replace(rows[0][0], text=name, blocks=blocks)
        rows = rows[1:]
    heads = list(over)
    for row, after in zip(rows, [*rows[1:], []], strict=False):
        if heads and (below := _heads_below(heads, row, layout)):
            heads, taken = below, True
        elif heads:
            taken = _under(box, heads, row, layout)
            heads = []
        elif _are_heads(row, layout) or _heads_below(row, after, layout):
            heads, taken = row, True
        else:
            taken = _labelled(box, row, layout)
        if not taken:
            return None
    box.heads = heads
    return box if (box.card.values or heads) and header_of(table, layout) is None else None


def _printed(table: Table, row: int) -> list[Cell]:
    """The cells of a row that hold words or a mark, if not all of them are charts."""
    cells = [cell for cell in table.cells if cell.row == row and (cell.text or cell.marks)]
    return cells if any(cell.text for cell in cells) else []


def _is_name(row: list[Cell], table: Table, layout: Layout) -> bool:
    """Whether a row names the indicator: one cell across the table, or a ref and its words."""
    if any(role_of(cell.text, layout) is not ColumnRole.OTHER for cell in row):
        return False
    if _own_label(row[0], layout) or len(row[-1].text.split()) < FEWEST_NAME_WORDS:
        return False
    across = sum(cell.column_span for cell in row) == table.column_count
    return across and (len(row) == 1 or (len(row) == 2 and only_refs(row[0].text)))


def _are_heads(row: list[Cell], layout: Layout) -> bool:
    """Whether a row heads the values below it; of two, one may be a value: 'Date' | '4 May'."""
    known = [role_of(cell.text, layout) is not ColumnRole.OTHER for cell in row]
    return len(row) >= FEWEST_HEADS and all(known)


def _heads_below(over: list[Cell], row: list[Cell], layout: Layout) -> list[Cell]:
    """'Value | Target | Status' under each of 'Q1 | Q2 | Q3': the heads of both rows together.

    None where one of them stands under no other, or both together name no column.
    """
    groups = {c.column + n: c.text for c in over for n in range(c.column_span)}
    if not row or not any(cell.column_span > 1 for cell in over):
        return []
    if not all(cell.text and cell.column in groups for cell in row):
        return []
    heads = [structs.replace(cell, text=f"{groups[cell.column]} {cell.text}") for cell in row]
    return heads if _are_heads(heads, layout) else []


def _under(box: _Box, heads: list[Cell], row: list[Cell], layout: Layout) -> bool:
    """Adds the values under a row of heads; False where one stands under none."""
    by_column = {cell.column: cell for cell in row}
    if not by_column.keys() <= {head.column for head in heads}:
        return False
    blank = structs.replace(heads[0], text="", blocks=(), marks=())
    return all(box.take(head, by_column.get(head.column, blank), layout) for head in heads)


def _labelled(box: _Box, row: list[Cell], layout: Layout) -> bool:
    """Adds what stands beside its label, or after it in one cell; False for any other row."""
    worded = [cell for cell in row if cell.text]  # a chart may stand beside its comment
    if all(_own_label(cell, layout) for cell in worded):
        return all(_take_labelled(box, cell, layout) for cell in worded)
    pairs = list(zip(row[::2], row[1::2], strict=False))
    if len(row) % 2 or not all(_is_label(head, layout, len(row)) for head, _ in pairs):
        return False
    return all(box.take(head, value, layout) for head, value in pairs)


def _own_label(cell: Cell, layout: Layout) -> bool:
    """Whether a cell begins with the label of what it says: 'Comment: Demand grew.'"""
    found = _LABELLED.match(cell.text)
    return found is not None and role_of(found["label"], layout) is not ColumnRole.OTHER


def _take_labelled(box: _Box, cell: Cell, layout: Layout) -> bool:
    found = _LABELLED.match(cell.text)
    assert found is not None  # only cells with a label come here
    rest = found["rest"] or ""
    value = structs.replace(cell, text=rest, blocks=cell.blocks if rest else ())
    return box.take(cell, value, layout, found["label"].strip())


def _is_label(cell: Cell, layout: Layout, count: int) -> bool:
    """Whether a cell heads the one beside it: a known head, or a few words alone in their row."""
    if role_of(cell.text.rstrip(" :"), layout) is not ColumnRole.OTHER:
        return True
    short = 0 < len(cell.text.split()) <= LABEL_WORDS and not any(c.isdigit() for c in cell.text)
    return count == 2 and cell.column == 0 and short
