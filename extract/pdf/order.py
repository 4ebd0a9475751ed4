"""Blocks, tables and pictures of a page in the order in which a person reads them."""

import math

from msgspec import structs

from extract.document import Block, Picture, Table
from extract.pdf.beside import Pair, put_over_tables
from extract.pdf.columns import EXACT, Columns
from extract.places import Box


def in_order(
    blocks: list[Block],
    tables: list[Table],
    pictures: list[Picture],
    columns: Columns,
    pairs: list[Pair],
) -> tuple[tuple[Block, ...], tuple[Table, ...], tuple[Picture, ...]]:
    """Numbers blocks, tables and pictures as a person reads them.

    The blocks come column by column; a table or picture stands before the first of them that
    begins below its top edge and not beside it; before the text of columns to its right.
    """
    items: list[Block | Table | Picture] = list(blocks)
    others: list[Table | Picture] = [*tables, *pictures]
    for item in sorted(others, key=corner):
        place = place_among(items, item)
        right = right_of(item, columns)
        while place and left_edge(items[place - 1]) >= right:
            place -= 1
        items.insert(place, item)
    put_over_tables(items, pairs)
    ordered = list(enumerate(items))
    return (
        tuple([renumbered(item, n) for n, item in ordered if isinstance(item, Block)]),
        tuple([structs.replace(item, order=n) for n, item in ordered if isinstance(item, Table)]),
        tuple([structs.replace(item, order=n) for n, item in ordered if isinstance(item, Picture)]),
    )


def renumbered(block: Block, order: int) -> Block:
    """The block with its number on the page."""
    if block.order == order:
        return block
    return Block(order, block.text, block.lines, block.style, block.marker, block.place)


def corner(item: Block | Table | Picture) -> tuple[float, float]:
    """The top left corner, top first."""
    box = item.place.box or Box(0, 0, 0, 0)
    return box.top, box.x0


def right_of(item: Table | Picture, columns: Columns) -> float:
    """Where the next column of text begins to its right."""
    end = item.place.box.x1 if item.place.box else 0.0
    return min([x0 - EXACT for x0, _ in columns if x0 > end], default=math.inf)


def left_edge(item: Block | Table | Picture) -> float:
    """Where it begins."""
    return item.place.box.x0 if item.place.box else 0.0


def place_among(items: list[Block | Table | Picture], item: Table | Picture) -> int:
    """Where a table or picture stands in the reading order of what is placed so far."""
    box = item.place.box or Box(0, 0, 0, 0)
    own = corner(item)
    for place, other in enumerate(items):
        beside = other.place.box or Box(0, 0, 0, 0)
        overlap = min(box.x1, beside.x1) > max(box.x0, beside.x0)
        if overlap and corner(other) > own:
            return place
    return len(items)
