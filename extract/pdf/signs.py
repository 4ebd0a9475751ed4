"""Marks beside words outside ruled tables: those of an aligned table, and keys printed as lines.

'Trend: ▲ better ▶ no change ▼ worse', each sign a picture, is a table of signs and words.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from msgspec import structs

from extract.document import Cell, Mark, Table
from extract.pdf.drawings import Image, Shape
from extract.pdf.looking import Sight
from extract.pdf.marks import drawn_marks
from extract.pdf.pictures import joined
from extract.pdf.rows import Row
from extract.pdf.ruled import Content
from extract.pdf.segments import LARGEST_MARK
from extract.pdf.slots import Placed, table_of_placed
from extract.pdf.words import Word
from extract.places import Box

Thing = Image | Shape

# points: a sign in a line of words is no larger
LARGEST_SIGN = 24.0
# signs of a key: two may stand in a line by chance
FEWEST_SIGNS = 3
# signs of the first line of a key that runs on over lines; with one it is a list
FEWEST_IN_FIRST = 2
DASHES = frozenset("-–—=")
# of the size: lines of one text are no further apart
WRAPPED = 1.6
# signs on a page that are looked at: more are a drawing
MOST_SIGNS = 60
# of the size: the next sign of a key stands no further below
NEXT_LINE = 4.0
ROOM = 3.0  # points: room around a sign; names before the signs of a list may be longer or shorter


@dataclass(frozen=True, slots=True)
class Signs:
    """The tables and rows of a page with the marks that stand beside their words."""

    tables: list[Table]
    rows: list[Row]


def with_marks(
    tables: list[Table], images: Sequence[Image], shapes: Sequence[Shape], eye: Sight, page: int
) -> list[Table]:
    """Aligned tables with the pictures and drawings that stand in their rows."""
    small = _small(images, shapes, LARGEST_MARK)
    if not small or not tables or len(small) > MOST_SIGNS:
        return tables
    return [_marked(table, small, eye, page) for table in tables]


def _marked(table: Table, things: list[Thing], eye: Sight, page: int) -> Table:
    frame = table.place.box
    inside = [thing for thing in things if frame is not None and _holds(frame, thing.box)]
    if not inside:
        return table
    found: dict[tuple[int, int], tuple[Mark, ...]] = {}
    for cell, own in _by_cell(table.cells, inside):
        marks = drawn_marks(_content(own), eye, page, has_words=False)
        if marks:
            found[cell] = tuple(marks)
    cells = tuple(
        structs.replace(cell, marks=cell.marks + found.get((cell.row, cell.column), ()))
        for cell in table.cells
    )
    return structs.replace(table, cells=cells)


def _by_cell(
    cells: tuple[Cell, ...], things: list[Thing]
) -> list[tuple[tuple[int, int], list[Thing]]]:
    """Things by the cell that they stand in, or right of: in the row at their height."""
    found: dict[tuple[int, int], list[Thing]] = {}
    for thing in things:
        middle, across = _middle(thing.box), (thing.box.x0 + thing.box.x1) / 2
        row = [
            (cell.place.box, cell)
            for cell in cells
            if cell.text and cell.place.box is not None
            if cell.place.box.top <= middle <= cell.place.box.bottom
        ]
        before = [(box.x0, cell) for box, cell in row if box.x0 <= across]
        if before:
            _, cell = max(before, key=lambda pair: pair[0])
            found.setdefault((cell.row, cell.column), []).append(thing)
    return list(found.items())


def sign_tables(
    rows: list[Row], images: Sequence[Image], shapes: Sequence[Shape], eye: Sight, page: int
) -> Signs:
    """The keys among the rows of a page whose signs are drawn, and the other rows."""
    small = _small(images, shapes, LARGEST_SIGN)
    if not FEWEST_SIGNS <= len(small) <= MOST_SIGNS:
        return Signs([], rows)
    signs = _whole_signs(small)
    tables: list[Table] = []
    left: list[Row] = []
    place = 0
    while place < len(rows):
        lines = _in_text(rows, place, signs) or _listed(rows, place, signs)
        seen = _seen(lines, small, eye, page)
        if seen is None:
            left.append(rows[place])
            place += 1
            continue
        tables.append(_table(lines, seen, page))
        place += len({id(row) for line in lines for row in line.rows}) or 1
    return Signs(tables, left)


@dataclass(frozen=True, slots=True)
class _Line:
    """One sign of a key, the words after it, the rows that these are from, and words before it."""

    sign: Box
    words: tuple[Word, ...]
    rows: tuple[Row, ...]
    before: tuple[Word, ...] = ()


def _whole_signs(things: list[Thing]) -> list[Box]:
    """The boxes of signs, pieces that touch put together, from left to right."""
    whole: list[Box] = []
    for box in sorted((thing.box for thing in things), key=lambda box: box.x0):
        touching = next((n for n, other in enumerate(whole) if _touch(box, other)), None)
        if touching is None:
            whole.append(box)
        else:
            whole[touching] = joined([whole[touching], box])[0]
    return [box for box in whole if _longer(box) <= LARGEST_SIGN]


def _in_text(rows: list[Row], place: int, signs: list[Box]) -> list[_Line]:
    """'▲ better ▶ no change ▼ worse' in one row, or in the lines of one text.

    Words before the first sign name the key.
    """
    first = _signs_of(rows[place], signs)
    if len(first) < FEWEST_IN_FIRST:
        return []
    text = _text_from(rows, place, min(first[0].x0, rows[place].x0))
    before: list[Word] = []
    told: list[tuple[Box, list[Word]]] = []
    for row in text:
        own = _signs_of(row, signs)
        starts = [float("-inf"), *(box.x1 - 1 for box in own), float("inf")]
        parts = [[w for w in row.words if a <= w.x0 < b] for a, b in pairwise(starts)]
        (told[-1][1] if told else before).extend(parts[0])
        told += zip(own, parts[1:], strict=True)
    if len(told) < FEWEST_SIGNS:
        return []
    lines = [_Line(sign, tuple(words), text) for sign, words in told]
    return [replace(lines[0], before=tuple(before)), *lines[1:]]


def _signs_of(row: Row, signs: list[Box]) -> list[Box]:
    """The signs that stand in a row."""
    own = [box for box in signs if row.top - 1 <= _middle(box) <= row.bottom + 1]
    return [] if row.turn else own


def _text_from(rows: list[Row], place: int, left: float) -> tuple[Row, ...]:
    """A row and those below it that go on with its sentence, from the same left edge."""
    end = place + 1
    while (
        end < len(rows)
        and not rows[end].turn
        and rows[end].baseline - rows[end - 1].baseline <= WRAPPED * rows[end].size
        and abs(rows[end].x0 - left) <= ROOM
        and rows[end].text[:1].islower()
    ):
        end += 1
    return tuple(rows[place:end])


def _listed(rows: list[Row], place: int, signs: list[Box]) -> list[_Line]:
    """'Up ▲ Performance is better' over 'Down ▼ Performance is worse': a sign in each band of rows.

    A picture lifts the line that it stands in, so that names and words may stand on two.
    """
    own = next((box for box in signs if _beside(rows[place], box)), None)
    if own is None or rows[place].turn:
        return []
    stack = _stack(own, signs, NEXT_LINE * rows[place].size)
    tops = [*(box.top - 1 for box in stack[1:]), stack[-1].bottom + ROOM]
    lines: list[_Line] = []
    for sign, end in zip(stack, tops, strict=True):
        band = []
        while place < len(rows) and (rows[place].top + rows[place].bottom) / 2 < end:
            band.append(rows[place])
            place += 1
        words = [word for row in band for word in row.words]
        names = tuple(word for word in words if word.x1 <= sign.x0 + 1)
        told = tuple(word for word in words if word.x0 >= sign.x1 - 1)
        several = any(sum(part.x0 >= sign.x1 for part in row.parts) > 1 for row in band)
        if several or len(names) + len(told) < len(words) or any(row.turn for row in band):
            return []
        lines.append(_Line(sign, told, tuple(band), names))
    return lines


def _beside(row: Row, box: Box) -> bool:
    """Whether a sign stands at the height of a row."""
    return min(row.bottom, box.bottom) > max(row.top, box.top)


def _stack(first: Box, signs: list[Box], far: float) -> list[Box]:
    """The signs right below one another from the first."""
    found = [first]
    for box in sorted(signs, key=lambda box: box.top):
        below = box.top >= found[-1].bottom and abs(box.x0 - first.x0) <= LARGEST_SIGN
        if below and box.top - found[-1].bottom <= far:
            found.append(box)
    return found


def _seen(lines: list[_Line], things: list[Thing], eye: Sight, page: int) -> list[Mark] | None:
    """The signs as marks where they are a key: each of another look, words after each."""
    if len(lines) < FEWEST_SIGNS or not all(_says(line.words) for line in lines):
        return None
    marks = []
    for line in lines:
        own = [thing for thing in things if _touch(thing.box, line.sign)]
        found = drawn_marks(_content(own), eye, page, has_words=False)
        if len(found) != 1:
            return None
        marks.append(found[0])
    looks = {(mark.colours, mark.shape) for mark in marks}
    return marks if len(looks) == len(marks) else None


def _table(lines: list[_Line], marks: list[Mark], page: int) -> Table:
    inline = lines[0].rows == lines[-1].rows
    named = lines[0].before if inline else ()
    first = 1 if named else 0
    placed = [Placed(0, 0, 1, 2, named)] if named else []
    for number, line in enumerate(lines, start=first):
        names = () if inline else line.before
        placed += [Placed(number, 0, 1, 1, names)] if names else []
        placed.append(Placed(number, 1, 1, 1, line.words))
    count = len(lines) + first
    if inline and (end := _word_at(lines[-1].words)):
        words = lines[-1].words
        placed[-1] = Placed(count - 1, 1, 1, 1, words[:end])
        placed.append(Placed(count, 0, 1, 1, words[end : end + 1]))
        placed.append(Placed(count, 1, 1, 1, words[end + 2 :]))
        count += 1
    table = table_of_placed(tuple(placed), (count, 2), [], page)
    cells = tuple(
        _signed(cell, marks[cell.row - first])
        if not cell.column and first <= cell.row < first + len(marks)
        else cell
        for cell in table.cells
    )
    return structs.replace(table, cells=cells)


def _word_at(words: tuple[Word, ...]) -> int | None:
    """Where a sign that is a word begins after a sentence: '... last year. N/A – Not told'."""
    for place in range(1, len(words) - 2):
        if words[place - 1].text.endswith(".") and words[place + 1].text in DASHES:
            return place
    return None


def _signed(cell: Cell, mark: Mark) -> Cell:
    """The cell of a sign; a blank one has the place of its mark."""
    return structs.replace(cell, marks=(mark,), place=cell.place if cell.text else mark.place)


def _says(words: tuple[Word, ...]) -> bool:
    return any(c.isalpha() for word in words for c in word.text)


def _content(things: list[Thing]) -> Content:
    """Things as what stands in a cell of their size."""
    boxes = [thing.box for thing in things]
    frame = Box(
        min(box.x0 for box in boxes) - ROOM,
        min(box.top for box in boxes) - ROOM,
        max(box.x1 for box in boxes) + ROOM,
        max(box.bottom for box in boxes) + ROOM,
    )
    return Content(
        frame,
        images=[thing for thing in things if isinstance(thing, Image)],
        shapes=[thing for thing in things if isinstance(thing, Shape)],
    )


def _small(images: Sequence[Image], shapes: Sequence[Shape], largest: float) -> list[Thing]:
    things: list[Thing] = [*images, *shapes]
    return [thing for thing in things if _longer(thing.box) <= largest]


def _holds(frame: Box, box: Box) -> bool:
    """Whether the middle of a thing stands in a table."""
    across = (box.x0 + box.x1) / 2
    return frame.x0 <= across <= frame.x1 and frame.top <= _middle(box) <= frame.bottom


def _touch(one: Box, other: Box) -> bool:
    return (
        min(one.x1, other.x1) > max(one.x0, other.x0) - 1
        and min(one.bottom, other.bottom) > max(one.top, other.top) - 1
    )


def _longer(box: Box) -> float:
    return max(box.x1 - box.x0, box.bottom - box.top)


def _middle(box: Box) -> float:
    return (box.top + box.bottom) / 2
