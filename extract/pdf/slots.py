"""Tables held together by alignment alone: rows of words in columns, and the fact made of them."""

from bisect import bisect_right
from dataclasses import dataclass

from extract.document import Cell, Ruling, Table
from extract.pdf.drawings import Rule
from extract.pdf.flow import blocks_of
from extract.pdf.rows import Row, rounded, rows_of
from extract.pdf.ruled import cell_style, text_of
from extract.pdf.words import Word
from extract.places import Box, Place, around

# of the width of a table: a rule this long belongs to it
LONG = 0.5
# a table with as many long rules across is half ruled
RULED_FROM = 2
MARGIN = 3.0  # points: how far outside the words of a table its first and last rule stand
JOIN = 1.5  # points: pieces of a line are this near to each other


@dataclass(frozen=True, slots=True)
class Slots:
    """An aligned table before it is a fact: `rows` hold the words of each column.

    `first` and `last` are the places of the printed rows it took, both included.
    """

    first: int
    last: int
    rows: tuple[tuple[tuple[Word, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Placed:
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
    """Stretches across the page that the parts cover, each a column."""
    found: list[tuple[float, float]] = []
    for part in sorted(parts, key=lambda p: p.box.x0):
        if found and part.box.x0 <= found[-1][1] + reach:
            found[-1] = (found[-1][0], max(found[-1][1], part.box.x1))
        else:
            found.append((part.box.x0, part.box.x1))
    return found


def column_at(columns: list[tuple[float, float]], box: Box) -> int:
    """The column that a box overlaps most, or the nearest one."""

    def fit(number: int) -> tuple[float, float]:
        left, right = columns[number]
        overlap = min(right, box.x1) - max(left, box.x0)
        return (overlap, -abs(right - box.x1))

    return max(range(len(columns)), key=fit)


def table_of_slots(slots: Slots, rules: list[Rule], page: int) -> Table:
    """The table as a fact, each slot one cell."""
    boxes = [
        [around(Box(w.x0, w.top, w.x1, w.bottom) for w in words) for words in row]
        for row in slots.rows
    ]
    whole = around(box for row in boxes for box in row if box is not None) or Box(0, 0, 0, 0)
    count = len(slots.rows[0])
    lefts, rights = [], []
    for column in range(count):
        own = around(row[column] for row in boxes if row[column] is not None)  # type: ignore[misc]
        lefts.append(whole.x0 if own is None else own.x0)
        rights.append(whole.x1 if own is None else own.x1)
    cells = []
    for number, (words_by_column, row_boxes) in enumerate(zip(slots.rows, boxes, strict=True)):
        band = around(box for box in row_boxes if box is not None) or whole
        for column, words in enumerate(words_by_column):
            blocks = tuple(blocks_of(rows_of(list(words)), page))
            box = Box(lefts[column], band.top, rights[column], band.bottom)
            cells.append(
                Cell(
                    row=number,
                    column=column,
                    row_span=1,
                    column_span=1,
                    text=text_of(blocks),
                    blocks=blocks,
                    place=Place(page=page, box=rounded(box)),
                    style=cell_style(list(words)),
                )
            )
    return Table(
        order=0,
        ruling=ruling_of(whole, rules),
        row_count=len(slots.rows),
        column_count=count,
        cells=tuple(cells),
        place=Place(page=page, box=rounded(whole)),
    )


def table_of_placed(
    placed: tuple[Placed, ...], shape: tuple[int, int], rules: list[Rule], page: int
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
    words = [w for c in placed for w in c.words]
    whole = around(Box(w.x0, w.top, w.x1, w.bottom) for w in words) or Box(0, 0, 0, 0)
    ordered = sorted([*placed, *blank], key=lambda c: (c.row, c.column))
    return Table(
        order=0,
        ruling=ruling_of(whole, rules),
        row_count=shape[0],
        column_count=shape[1],
        cells=tuple(cell_of_placed(cell, whole, page) for cell in ordered),
        place=Place(page=page, box=rounded(whole)),
    )


def cell_of_placed(cell: Placed, whole: Box, page: int) -> Cell:
    """The cell as a fact; a blank one has the place of the table."""
    blocks = tuple(blocks_of(rows_of(list(cell.words)), page))
    box = around(Box(w.x0, w.top, w.x1, w.bottom) for w in cell.words) or whole
    return Cell(
        row=cell.row,
        column=cell.column,
        row_span=cell.row_span,
        column_span=cell.column_span,
        text=text_of(blocks),
        blocks=blocks,
        place=Place(page=page, box=rounded(box)),
        style=cell_style(list(cell.words)),
    )


def ruling_of(box: Box, rules: list[Rule]) -> Ruling:
    """Half ruled where two lines or more run across the table."""
    width = box.x1 - box.x0
    across = [
        at
        for at, start, end in across_rules(rules)
        if box.top - MARGIN <= at <= box.bottom + MARGIN
        and min(end, box.x1) - max(start, box.x0) >= LONG * width
    ]
    return Ruling.HALF_RULED if len(across) >= RULED_FROM else Ruling.ALIGNED


def across_rules(rules: list[Rule]) -> list[tuple[float, float, float]]:
    """Height, start and end of the lines across the page, pieces put together."""
    found: list[tuple[float, float, float]] = []
    for rule in sorted((r for r in rules if r.flat), key=lambda r: (round(r.at), r.start)):
        if found and abs(found[-1][0] - rule.at) <= JOIN and rule.start <= found[-1][2] + JOIN:
            at, start, end = found[-1]
            found[-1] = (at, start, max(end, rule.end))
        else:
            found.append((rule.at, rule.start, rule.end))
    return found
