"""The lines of a printed key: a sign that is drawn and the words that say what it means."""

from dataclasses import dataclass, replace
from itertools import pairwise

from extract.pdf.pictures import joined
from extract.pdf.rows import Row
from extract.pdf.things import ROOM, Thing, longer, middle_of, touch
from extract.pdf.words import Word
from extract.places import Box

# points: a sign in a line of words is no larger
LARGEST_SIGN = 24.0
# signs of a key: two may stand in a line by chance
FEWEST_SIGNS = 3
# signs of the first line of a key that runs on over lines; with one it is a list
FEWEST_IN_FIRST = 2
# of the size: lines of one text are no further apart
WRAPPED = 1.6
# of the size: the next sign of a key stands no further below
NEXT_LINE = 4.0


@dataclass(frozen=True, slots=True)
class SignLine:
    """One sign of a key, the words after it, the rows that these are from, and words before it."""

    sign: Box
    words: tuple[Word, ...]
    rows: tuple[Row, ...]
    before: tuple[Word, ...] = ()


def whole_signs(things: list[Thing]) -> list[Box]:
    """The boxes of signs, pieces that touch put together, from left to right."""
    whole: list[Box] = []
    for box in sorted((thing.box for thing in things), key=lambda box: box.x0):
        touching = next((n for n, other in enumerate(whole) if touch(box, other)), None)
        if touching is None:
            whole.append(box)
        else:
            whole[touching] = joined([whole[touching], box])[0]
    return [box for box in whole if longer(box) <= LARGEST_SIGN]


def in_text(rows: list[Row], place: int, signs: list[Box]) -> list[SignLine]:
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
    lines = [SignLine(sign, tuple(words), text) for sign, words in told]
    return [replace(lines[0], before=tuple(before)), *lines[1:]]


def _signs_of(row: Row, signs: list[Box]) -> list[Box]:
    """The signs that stand in a row."""
    own = [box for box in signs if row.top - 1 <= middle_of(box) <= row.bottom + 1]
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


def listed(rows: list[Row], place: int, signs: list[Box]) -> list[SignLine]:
    """'Up ▲ Performance is better' over 'Down ▼ Performance is worse': a sign in each band of rows.

    A picture lifts the line that it stands in, so that names and words may stand on two.
    """
    own = next((box for box in signs if _beside(rows[place], box)), None)
    if own is None or rows[place].turn:
        return []
    stack = _stack(own, signs, NEXT_LINE * rows[place].size)
    tops = [*(box.top - 1 for box in stack[1:]), stack[-1].bottom + ROOM]
    lines: list[SignLine] = []
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
        lines.append(SignLine(sign, told, tuple(band), names))
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
