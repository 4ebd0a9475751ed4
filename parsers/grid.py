"""A printed table as rows of slots: every column of every row holds something, if only a blank."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import zip_longest

from msgspec import structs

from extract.document import Block, Cell, Mark, MarkKind, Table
from extract.places import NOWHERE, Place, spanning


@dataclass(frozen=True, slots=True)
class Slot:
    """One column of one row.

    `own` is false where a neighbouring cell reaches over this slot; then `covered_by` is that
    cell's text, and `from_above` tells whether it reaches down rather than across. `uncertain`:
    words of it were recognised in a picture, and not surely. `colour` is that of its words.
    """

    text: str
    place: Place
    blocks: tuple[Block, ...] = ()
    marks: tuple[Mark, ...] = ()
    own: bool = True
    covered_by: str | None = None
    from_above: bool = False
    bold: bool = False
    width: int = 1
    uncertain: bool = False
    colour: str | None = None

    @property
    def x_middle(self) -> float | None:
        """Where the slot's cell stands across the page; None in a text file."""
        box = self.place.box
        return None if box is None else (box.x0 + box.x1) / 2


BLANK = Slot(text="", place=NOWHERE)

Row = tuple[Slot, ...]


def _own(cell: Cell) -> Slot:
    return Slot(
        text=cell.text,
        place=cell.place,
        blocks=cell.blocks,
        marks=cell.marks,
        bold=cell.style.bold,
        width=cell.column_span,
        uncertain=cell.uncertain,
        colour=cell.style.colour,
    )


def grid_rows(table: Table) -> tuple[Row, ...]:
    """The table's rows, each as wide as the table."""
    rows: list[list[Slot | None]] = [[None] * table.column_count for _ in range(table.row_count)]
    for cell in table.cells:
        for down in range(cell.row_span):
            for across in range(cell.column_span):
                row, column = cell.row + down, cell.column + across
                if row >= table.row_count or column >= table.column_count:
                    continue
                if down == across == 0:
                    rows[row][column] = _own(cell)
                else:
                    rows[row][column] = Slot(
                        text="",
                        place=cell.place,
                        own=False,
                        covered_by=cell.text,
                        from_above=down > 0,
                        bold=cell.style.bold,
                    )
    return tuple(tuple(slot or BLANK for slot in row) for row in rows)


def own_texts(row: Iterable[Slot]) -> list[str]:
    """The texts printed in a row's own cells, blanks left out."""
    return [slot.text for slot in row if slot.own and slot.text]


def is_blank(row: Row) -> bool:
    """Whether nothing is printed in the row's own cells, neither words nor marks."""
    return not own_texts(row) and not any(slot.marks for slot in row if slot.own)


def spanning_text(row: Row) -> Slot | None:
    """The one cell of a row that reaches over the whole table; None for any other row.

    In a text file, where spans are lost, it is a first cell with only blanks beside it; so is one
    that reaches over others where rules run across only: there words reach as far as they go.
    """
    own = [slot for slot in row if slot.own]
    if len(own) == 1 and own[0].text and not own[0].from_above and own[0].width > 1:
        return own[0]
    first, *rest = row
    reaches = first.place.box is None or (first.width > 1 and not first.marks)
    if reaches and first.own and first.text and rest and not any(s.text or s.marks for s in rest):
        return first
    return None


def same_fill(upper: Slot, lower: Slot) -> bool:
    """Whether both are filled with one colour: the two parts of a cell that a page's foot cuts."""
    fills = [
        {mark.colours for mark in slot.marks if mark.kind is MarkKind.FILL}
        for slot in (upper, lower)
        if all(mark.kind is MarkKind.FILL for mark in slot.marks)
    ]
    return len(fills) == 2 and fills[0] == fills[1] and len(fills[0]) == 1


def join_slots(upper: Slot, lower: Slot) -> Slot:
    """One slot of a row that broke over a page; what covers it from above goes on as well."""
    if upper.from_above and lower.own and lower.text:
        return replace(upper, covered_by=f"{upper.covered_by or ''} {lower.text}".strip())
    text = " ".join(part for part in (upper.text, lower.text) if part)
    covered = upper.covered_by
    if lower.covered_by and lower.covered_by != covered:
        covered = " ".join(part for part in (covered, lower.covered_by) if part)
    return replace(
        upper,
        text=text,
        blocks=_join_blocks(upper.blocks, lower.blocks),
        marks=upper.marks if same_fill(upper, lower) else upper.marks + lower.marks,
        place=spanning((upper.place, lower.place)),
        covered_by=covered,
        uncertain=upper.uncertain or lower.uncertain,
    )


def _join_blocks(upper: tuple[Block, ...], lower: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks of both parts; an unmarked first block below goes on with the last one above."""
    if not upper or not lower or lower[0].marker is not None:
        return upper + lower
    last, first = upper[-1], lower[0]
    joined = structs.replace(last, text=f"{last.text} {first.text}", lines=last.lines + first.lines)
    return (*upper[:-1], joined, *lower[1:])


def join_rows(upper: Row, lower: Row) -> Row:
    """A row that broke over a page, put together column by column."""
    pairs = zip_longest(upper, lower, fillvalue=BLANK)
    return tuple(join_slots(above, below) for above, below in pairs)


def row_place(row: Row) -> Place:
    """Where a row stands: over all its own cells."""
    return spanning(slot.place for slot in row if slot.own or slot.from_above)
