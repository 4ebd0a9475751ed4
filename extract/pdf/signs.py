"""Keys printed as lines whose signs are drawn: tables of signs and words.

'Trend: ▲ better ▶ no change ▼ worse', each sign a picture.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec import structs

from extract.document import Cell, Mark, Table
from extract.pdf.drawings import Image, Shape
from extract.pdf.looking import Sight
from extract.pdf.marks import drawn_marks
from extract.pdf.rows import Row
from extract.pdf.sign_lines import (
    FEWEST_SIGNS,
    LARGEST_SIGN,
    SignLine,
    in_text,
    listed,
    whole_signs,
)
from extract.pdf.slots import Placed, table_of_placed
from extract.pdf.things import MOST, Thing, content_of, small_things, touch
from extract.pdf.words import Word

DASHES = frozenset("-–—=")


@dataclass(frozen=True, slots=True)
class Signs:
    """The tables and rows of a page with the marks that stand beside their words."""

    tables: list[Table]
    rows: list[Row]


def sign_tables(
    rows: list[Row], images: Sequence[Image], shapes: Sequence[Shape], eye: Sight, page: int
) -> Signs:
    """The keys among the rows of a page whose signs are drawn, and the other rows."""
    small = small_things(images, shapes, LARGEST_SIGN)
    if not FEWEST_SIGNS <= len(small) <= MOST:
        return Signs([], rows)
    signs = whole_signs(small)
    tables: list[Table] = []
    left: list[Row] = []
    place = 0
    while place < len(rows):
        lines = in_text(rows, place, signs) or listed(rows, place, signs)
        seen = _seen(lines, small, eye, page)
        if seen is None:
            left.append(rows[place])
            place += 1
            continue
        tables.append(_table(lines, seen, page))
        place += len({id(row) for line in lines for row in line.rows}) or 1
    return Signs(tables, left)


def _seen(lines: list[SignLine], things: list[Thing], eye: Sight, page: int) -> list[Mark] | None:
    """The signs as marks where they are a key: each of another look, words after each."""
    if len(lines) < FEWEST_SIGNS or not all(_says(line.words) for line in lines):
        return None
    marks = []
    for line in lines:
        own = [thing for thing in things if touch(thing.box, line.sign)]
        found = drawn_marks(content_of(own), eye, page, has_words=False)
        if len(found) != 1:
            return None
        marks.append(found[0])
    looks = {(mark.colours, mark.shape) for mark in marks}
    return marks if len(looks) == len(marks) else None


def _table(lines: list[SignLine], marks: list[Mark], page: int) -> Table:
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
