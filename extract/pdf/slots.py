"""Tables held together by alignment alone: rows of words in columns, and the fact made of them."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from extract.document import Cell, Ruling, Table
from extract.pdf.drawings import Rule
from extract.pdf.flow import blocks_of_words
from extract.pdf.rows import Row
from extract.pdf.ruled import cell_style, text_of
from extract.pdf.words import Word
from extract.places import Box, Place, around

# of the width of a table: a rule this long belongs to it
LONG = 0.5
# a table with as many long rules across is half ruled
RULED_FROM = 2
MARGIN = 3.0  # points: how far outside the words of a table its first and last rule stand
JOIN = 1.5  # points: pieces of a line are this near to each other


# height, start and end of each line across the page
Lines = list[tuple[float, float, float]]


@dataclass(frozen=True, slots=True)
class Slots:
    """An aligned table before it is a fact: `rows` hold the words of each column.

    `first` and `last` are the places of the printed rows it took, both included.
    """

    first: int
    last: int
    rows: tuple[tuple[tuple[Word, ...], ...], ...]


class Placed(msgspec.Struct, frozen=True, gc=False):
    """The words of one cell and the rows and columns it covers."""

    row: int
    column: int
    row_span: int
    column_span: int
    words: tuple[Word, ...]


def column_of(cuts: list[float], word: Word) -> int:
    """The column that a word stands in, by the places where columns are cut."""
    return bisect_right(cuts, (word.x0 + word.x1) / 2)


def columns_of(parts: list[Row], reach: float = 0.0) -> list[tuple[float, float]]:
    """Stretches across the page that the parts cover, each a column.

    Where they may overlap (`reach` is negative), a single narrow digit still stands in its column.
    """
    found: list[tuple[float, float]] = []
    for part in sorted(parts, key=lambda p: p.x0):
        least = (part.x0 - part.x1) / 2
        if found and part.x0 <= found[-1][1] + max(reach, least):
            found[-1] = (found[-1][0], max(found[-1][1], part.x1))
        else:
            found.append((part.x0, part.x1))
    return found


def column_at(columns: list[tuple[float, float]], part: Row) -> int:
    """The column that a part of a row overlaps most, or the nearest one."""
    x0, x1 = part.x0, part.x1
    fits = [(min(right, x1) - max(left, x0), -abs(right - x1)) for left, right in columns]
    return fits.index(max(fits))


def table_of_slots(slots: Slots, lines: Lines, page: int) -> Table:
    """The table as a fact, each slot one cell."""
    boxes = [[around_words(words) for words in row] for row in slots.rows]
    whole = around(box for row in boxes for box in row if box is not None) or Box(0, 0, 0, 0)
    count = len(slots.rows[0])
    columns = [
        around(box for box in column if box is not None) or whole
        for column in zip(*boxes, strict=True)
    ]
    cells = []
    for number, (words_by_column, row_boxes) in enumerate(zip(slots.rows, boxes, strict=True)):
        band = around(box for box in row_boxes if box is not None) or whole
        for place, (words, column) in enumerate(zip(words_by_column, columns, strict=True)):
            box = Box(column.x0, band.top, column.x1, band.bottom)
            cells.append(cell_of(Placed(number, place, 1, 1, words), box, page))
    return Table(
        order=0,
        ruling=ruling_of(whole, lines),
        row_count=len(slots.rows),
        column_count=count,
        cells=tuple(cells),
        place=Place(page=page, box=whole),
    )


def table_of_placed(
    placed: tuple[Placed, ...], shape: tuple[int, int], lines: Lines, page: int
) -> Table:
    """The table of cells that may span; slots without one are blank cells."""
    owner = {
        (c.row + r, c.column + k)
        for c in placed
        for r in range(c.row_span)
        for k in range(c.column_span)
    }
    blank = [
        Placed(r, c, 1, 1, ())
        for r in range(shape[0])
        for c in range(shape[1])
        if (r, c) not in owner
    ]
    whole = around_words([w for c in placed for w in c.words]) or Box(0, 0, 0, 0)
    ordered = sorted([*placed, *blank], key=lambda c: (c.row, c.column))
    # a blank cell has the place of the table
    cells = [cell_of(cell, around_words(cell.words) or whole, page) for cell in ordered]
    return Table(
        order=0,
        ruling=ruling_of(whole, lines),
        row_count=shape[0],
        column_count=shape[1],
        cells=tuple(cells),
        place=Place(page=page, box=whole),
    )


def around_words(words: Sequence[Word]) -> Box | None:
    """The box around words; None where there is none."""
    if not words:
        return None
    if len(words) == 1:
        return Box(words[0].x0, words[0].top, words[0].x1, words[0].bottom)
    return Box(
        min([w.x0 for w in words]),
        min([w.top for w in words]),
        max([w.x1 for w in words]),
        max([w.bottom for w in words]),
    )


def cell_of(cell: Placed, box: Box, page: int) -> Cell:
    """The cell as a fact."""
    words = cell.words
    blocks = blocks_of_words(words, page)
    return Cell(
        cell.row,
        cell.column,
        cell.row_span,
        cell.column_span,
        text_of(blocks),
        blocks,
        Place(page=page, box=box),
        cell_style(words, blocks),
    )


def ruling_of(box: Box, lines: Lines) -> Ruling:
    """Half ruled where two lines or more run across the table."""
    width = box.x1 - box.x0
    across = [
        at
        for at, start, end in lines
        if box.top - MARGIN <= at <= box.bottom + MARGIN
        and min(end, box.x1) - max(start, box.x0) >= LONG * width
    ]
    return Ruling.HALF_RULED if len(across) >= RULED_FROM else Ruling.ALIGNED


def across_rules(rules: list[Rule]) -> Lines:
    """Height, start and end of the lines across the page, pieces put together.

    `rules` stand in the order of `from_top`.
    """
    found: Lines = []
    for rule in rules:
        if not rule.flat:
            break
        if found and abs(found[-1][0] - rule.at) <= JOIN and rule.start <= found[-1][2] + JOIN:
            at, start, end = found[-1]
            found[-1] = (at, start, max(end, rule.end))
        else:
            found.append((rule.at, rule.start, rule.end))
    return found
