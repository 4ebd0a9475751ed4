"""Cards: an indicator or milestone in a table of its own, its heads one below the other.

'Ref' | 'AB LI1' over 'Measure' | 'Days lost' over 'Target' | '8.5': cards that follow each other
are one table, with a row for each.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from msgspec import structs

from extract.document import Cell, Table
from extract.places import spanning
from parsers.flow import Item
from parsers.header import header_of
from parsers.header_roles import role_of
from parsers.layout import Layout
from parsers.report import ColumnRole, TableKind

# A card has a head at its left and what it heads at its right.
COLUMNS = 2
# Heads that a card has at least: its text and what is told of it.
FEWEST_HEADS = 3
_KINDS = frozenset({TableKind.KPIS, TableKind.MILESTONES})


@dataclass(slots=True)
class _Card:
    """The values of one card by their heads, top to bottom."""

    values: dict[str, Cell] = field(default_factory=dict)
    last: str = ""


def with_cards_as_rows(items: Sequence[Item], layout: Layout) -> list[Item]:
    """The items, each run of cards as one table with a row for each of them."""
    found: list[Item] = []
    run: list[Table] = []
    for item in items:
        if isinstance(item, Table) and _is_of_card(item, layout, begun=bool(run)):
            run.append(item)
            continue
        found += _as_rows(run, layout)
        run = []
        found.append(item)
    return [*found, *_as_rows(run, layout)]


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
    cards = _cards(run)
    heads = list(dict.fromkeys(head for card in cards for head in card.values))
    if len(heads) < FEWEST_HEADS or not cards:
        return list(run)
    cells = [_cell(0, n, _head_cell(run, head)) for n, head in enumerate(heads)]
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
    return [made] if header is not None and header.kind in _KINDS else list(run)


def _cards(run: list[Table]) -> list[_Card]:
    """The cards of a run of tables: the next one begins where the first head is printed again."""
    cards: list[_Card] = []
    for table in run:
        for head, value in zip(table.cells[::COLUMNS], table.cells[1::COLUMNS], strict=True):
            if not cards or head.text in cards[-1].values:
                cards.append(_Card())
            card = cards[-1]
            if head.text:
                card.values[head.text], card.last = value, head.text
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


def _head_cell(run: list[Table], head: str) -> Cell:
    return next(c for table in run for c in table.cells if not c.column and c.text == head)


def _cell(row: int, column: int, cell: Cell) -> Cell:
    return structs.replace(cell, row=row, column=column)
