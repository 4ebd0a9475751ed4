"""Tables that stand side by side, each under a heading of its own: the headings share a line."""

from collections.abc import Sequence

from extract.document import Block, Picture, Table
from extract.pdf.rows import Row
from extract.places import Box

# points: how far apart the tops of tables side by side may be, and the edges of what is aligned
SAME_TOP, SAME_EDGE = 6.0, 4.0
# of the size: a heading stands no further above its table
HEAD_ROOM = 3.0

Pair = tuple[Box, Box]
"""The places of two tables, the left one first."""


def pairs_of(tables: Sequence[Table]) -> list[Pair]:
    """The tables of a page that stand next to each other from the same height."""
    boxes = [box for table in tables if (box := table.place.box) is not None]
    if len(boxes) < 2:
        return []
    boxes.sort(key=lambda box: box.x0)
    return [
        (left, right)
        for place, left in enumerate(boxes)
        for right in boxes[place + 1 :]
        if abs(left.top - right.top) <= SAME_TOP and left.x1 <= right.x0
    ]


def headings_over(row: Row, pairs: list[Pair]) -> list[Row]:
    """The headings of tables that stand beside each other on one line; else none."""
    room = HEAD_ROOM * row.size
    below = {box for pair in pairs for box in pair if 0 <= box.top - row.baseline <= room}
    if row.turn or len(below) < 2 or len(row.parts) < 2:
        return []
    over = [[box for box in below if stands_over(part, box)] for part in row.parts]
    alone = all(len(boxes) == 1 for boxes in over)
    return row.parts if alone and len({boxes[0] for boxes in over}) == len(over) else []


def stands_over(part: Row | Box, table: Box) -> bool:
    """Whether words stand within the width of a table."""
    return part.x0 >= table.x0 - SAME_EDGE and part.x1 <= table.x1 + SAME_EDGE


def put_over_tables(items: list[Block | Table | Picture], pairs: list[Pair]) -> None:
    """Puts tables side by side under their headings: the left one with its own, then the right."""
    for left, right in pairs:
        found = [over_and_table(items, box) for box in (left, right)]
        if None in found:
            continue
        whole = [item for both in found if both is not None for item in both]
        place = items.index(whole[0])
        kept = {id(item) for item in whole}
        before = [item for item in items[:place] if id(item) not in kept]
        items[:] = [*before, *whole, *(x for x in items[place:] if id(x) not in kept)]


def over_and_table(
    items: list[Block | Table | Picture], box: Box
) -> tuple[Block | Table | Picture, Block | Table | Picture] | None:
    """The heading over a table, and the table; None where it has none."""
    heading = next((item for item in items if is_over(item, box)), None)
    tables = (item for item in items if isinstance(item, Table) and item.place.box == box)
    table = next(tables, None)
    return (heading, table) if heading is not None and table is not None else None


def is_over(item: Block | Table | Picture, table: Box) -> bool:
    """Whether a block is a line right over a table, and within its width."""
    if not isinstance(item, Block) or item.place.box is None or len(item.lines) != 1:
        return False
    box = item.place.box
    near = 0 <= table.top - box.bottom <= HEAD_ROOM * (box.bottom - box.top)
    return near and stands_over(box, table)
