"""Cards: an indicator or milestone in a table of its own, its heads one below the other.

'Ref' | 'AB LI1' over 'Measure' | 'Days lost' over 'Target' | '8.5': cards that follow each other
are one table, with a row for each.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from msgspec import structs

from extract.document import Block, Cell, Ruling, Table
from extract.places import spanning
from parsers.flow import Item
from parsers.header import header_of
from parsers.header_roles import role_of
from parsers.kinds import ColumnRole, TableKind
from parsers.layout import Layout

# A card has a head at its left and what it heads at its right.
COLUMNS = 2
# Heads that a card has at least: its text and what is told of it.
FEWEST_HEADS = 3
# A card without tabs has a ref and one of these.
_TEXTS = frozenset({ColumnRole.MEASURE, ColumnRole.MILESTONE})
_KINDS = frozenset({TableKind.KPIS, TableKind.MILESTONES})


@dataclass(slots=True)
class Card:
    """The heads of one card and its values by them, top to bottom."""

    heads: dict[str, Cell] = field(default_factory=dict)
    values: dict[str, Cell] = field(default_factory=dict)
    last: str = ""

    def add(self, head: Cell, value: Cell, name: str = "") -> None:
        """A head, by its words or another name, and what it heads."""
        self.last = name or head.text
        self.heads[self.last], self.values[self.last] = head, value


def with_cards_as_rows(items: Sequence[Item], layout: Layout) -> list[Item]:
    """The items, each run of cards as one table with a row for each of them."""
    found: list[Item] = []
    run: list[Table] = []
    for item in _with_lines_as_cards(items, layout):
        if isinstance(item, Table) and _is_of_card(item, layout, begun=bool(run)):
            run.append(item)
            continue
        found += _as_rows(run, layout)
        run = []
        found.append(item)
    return [*found, *_as_rows(run, layout)]


def _with_lines_as_cards(items: Sequence[Item], layout: Layout) -> list[Item]:
    """The items, lines of a text file that are cards without tabs as tables of two cells.

    'Ref: AB LI1', 'Measure: Days lost', 'Target: 8.5': a run of such lines has a ref and a text.
    """
    found: list[Item] = []
    run: list[Block] = []
    for item in [*items, None]:
        if isinstance(item, Block) and _role_of_line(item, layout) is not ColumnRole.OTHER:
            run.append(item)
            continue
        roles = {_role_of_line(line, layout) for line in run}
        named = ColumnRole.REF in roles and bool(roles & _TEXTS) and len(roles) >= FEWEST_HEADS
        found += [_line_as_card(line) for line in run] if named else run
        run = []
        found += [item] if item is not None else []
    return found


def _role_of_line(line: Block, layout: Layout) -> ColumnRole:
    head, colon, _ = line.text.partition(":")
    plain = line.place.box is None and line.marker is None and bool(colon)
    return role_of(head, layout) if plain else ColumnRole.OTHER


def _line_as_card(line: Block) -> Table:
    head, _, value = line.text.partition(":")
    texts = (f"{head}:", value.strip())
    cells = tuple(Cell(0, n, 1, 1, text, (), line.place) for n, text in enumerate(texts))
    return Table(line.order, Ruling.TABBED, 1, COLUMNS, cells, line.place)


def _is_of_card(table: Table, layout: Layout, *, begun: bool) -> bool:
    """Whether each row is a head that is known and one value beside it.

    Where a page cuts a value, its rest has no head.
    """
    if table.column_count != COLUMNS or len(table.cells) != COLUMNS * table.row_count:
        return False
    heads = [cell.text for cell in table.cells if not cell.column]
    rest = heads[1:] if begun and heads and not heads[0] else heads
    return all(head and role_of(head, layout) is not ColumnRole.OTHER for head in rest)


def _as_rows(run: list[Table], layout: Layout) -> list[Item]:
    made = table_of(_cards(run), run, layout)
    return list(run) if made is None else [made]


def table_of(cards: Sequence[Card], run: Sequence[Table], layout: Layout) -> Table | None:
    """One table with a row for each card, of the tables they stand in; None where it is unknown."""
    heads: dict[str, Cell] = {}
    for card in cards:
        heads = {**heads, **{h: cell for h, cell in card.heads.items() if h not in heads}}
    if len(heads) < FEWEST_HEADS:
        return None
    cells = [
        structs.replace(_cell(0, n, cell), text=h) for n, (h, cell) in enumerate(heads.items())
    ]
    for row, card in enumerate(cards, start=1):
        place = spanning([cell.place for cell in card.values.values()])
        blank = Cell(row, 0, 1, 1, "", (), place)
        cells += [_cell(row, n, card.values.get(head, blank)) for n, head in enumerate(heads)]
    made = structs.replace(
        run[0],
        row_count=len(cards) + 1,
        column_count=len(heads),
        cells=tuple(cells),
        place=spanning([table.place for table in run]),
    )
    header = header_of(made, layout)
    return made if header is not None and header.kind in _KINDS else None


def _cards(run: list[Table]) -> list[Card]:
    """The cards of a run of tables: the next one begins where the first head is printed again."""
    cards: list[Card] = []
    for table in run:
        for head, value in zip(table.cells[::COLUMNS], table.cells[1::COLUMNS], strict=True):
            if not cards or head.text in cards[-1].values:
                cards.append(Card())
            card = cards[-1]
            if head.text:
                card.add(head, value)
            elif card.last:
                card.values[card.last] = _joined(card.values[card.last], value)
    return cards


def _joined(upper: Cell, lower: Cell) -> Cell:
    """A value that the foot of a page cuts."""
    return structs.replace(
        upper,
        text=f"{upper.text} {lower.text}".strip(),
        blocks=(*upper.blocks, *lower.blocks),
        marks=(*upper.marks, *lower.marks),
        place=spanning((upper.place, lower.place)),
    )


def _cell(row: int, column: int, cell: Cell) -> Cell:
    return structs.replace(cell, row=row, column=column, row_span=1, column_span=1)
