"""The columns of a table with nothing drawn, told by figures that stand below each other."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from extract.pdf.fields import is_value
from extract.pdf.rows import Row
from extract.pdf.stretches import Stretches, stretches_of
from extract.pdf.words import Word

# lines in which figures stand below each other, and figures in each
FEWEST_LINES = 3
FEWEST_VALUES = 2
# of the columns of figures: in as many a row of the table has one
HELD = 0.5
# of the words that stand in it: so many are figures in a column of figures
MOSTLY = 0.5
EXACT = 1.0  # points: words of a column begin below each other as exactly as this
# of the lines that have words in a column: so many begin, or have their middle, below each other
BEGIN = 0.8
# of the size: white between columns of words is wider, and so much is more than a blank
RIVER = 0.2
APART = 0.5


@dataclass(frozen=True, slots=True)
class Figured:
    """Stretches across the page that figures stand in, and the lines that are rows of them."""

    columns: Stretches
    rows: tuple[int, ...]


def figured_of(lines: Sequence[Row]) -> Figured | None:
    """The columns of figures of lines; None where figures do not stand below each other."""
    values = [[word for word in line.words if is_value(word.text)] for line in lines]
    if sum(len(own) >= FEWEST_VALUES for own in values) < FEWEST_LINES:
        return None
    edges = Counter(edge for own in values for edge in {e for word in own for e in edges_of(word)})
    aligned = [[word for word in own if stands_below(word, edges)] for own in values]
    several = [n for n, own in enumerate(aligned) if len(own) >= FEWEST_VALUES]
    columns = overlapping([word for n in several for word in aligned[n]])
    columns = [x for x in columns if is_of_figures(x, [lines[n].words for n in several])]
    fewest = max(FEWEST_VALUES, HELD * len(columns))
    rows = tuple(
        n
        for n, own in enumerate(values)
        if any(c.isdigit() for word in own for c in word.text)
        and len({place_in(columns, word) for word in own} - {None}) >= fewest
    )
    return Figured(columns, rows) if len(rows) >= FEWEST_LINES else None


def figured_again(columns: Stretches, lines: Sequence[Row]) -> Figured | None:
    """The rows of figures that stand in columns known from the page before."""
    fewest = max(FEWEST_VALUES, HELD * len(columns))
    rows = [
        n
        for n, line in enumerate(lines)
        if len({place_in(columns, w) for w in line.words if is_value(w.text)} - {None}) >= fewest
    ]
    return Figured(columns, tuple(rows)) if rows else None


def edges_of(word: Word) -> tuple[tuple[str, int], ...]:
    """Where a word begins, ends and has its middle, to the point."""
    middle = (word.x0 + word.x1) / 2
    return ("left", round(word.x0)), ("right", round(word.x1)), ("middle", round(middle))


def stands_below(word: Word, edges: Counter[tuple[str, int]]) -> bool:
    """Whether figures on enough other lines begin, end or have their middle where a word does."""
    return any(
        edges[side, at] + max(edges[side, at - 1], edges[side, at + 1]) >= FEWEST_LINES
        for side, at in edges_of(word)
    )


def overlapping(words: list[Word]) -> Stretches:
    """The stretches across the page that words cover."""
    found: Stretches = []
    for x0, x1 in sorted((word.x0, word.x1) for word in words):
        if found and x0 < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], x1))
        else:
            found.append((x0, x1))
    return found


def is_of_figures(column: tuple[float, float], lines: list[tuple[Word, ...]]) -> bool:
    """Whether most words that stand in a stretch are figures, and no part of what is before them.

    '15' and '112' stand below each other in 'NI 15' and 'NI 112'.
    """
    inside = alone = 0
    for line in lines:
        for before, word in zip((None, *line), line, strict=False):
            if word.x0 >= column[1] or word.x1 <= column[0]:
                continue
            inside += 1
            near = before is not None and word.x0 - before.x1 < APART * word.size
            after = near and before is not None and not is_value(before.text)
            alone += is_value(word.text) and not after
    return alone > MOSTLY * inside


def place_in(columns: Stretches, word: Word) -> int | None:
    """The one column that a word stands in; None where it stands in none or in several."""
    first = bisect_left(columns, word.x0, key=lambda column: column[1])
    inside = [n for n in range(first, len(columns)) if columns[n][0] < word.x1][:2]
    return inside[0] if len(inside) == 1 else None


def parts_of_words(lines: list[list[Word]], count: int) -> Stretches | None:
    """The columns of words, so many as heads stand over them; None where white tells others.

    White that runs down parts two where what stands right of it begins below each other.
    """
    found = stretches_of((w.x0, w.x1, RIVER * w.size) for line in lines for w in line)
    if not found:
        return None
    if count == 1:
        return [(found[0][0], found[-1][1])]
    begun = [x[0] for x in found[1:] if is_aligned(lines, x) and is_apart(lines, x[0])]
    if len(begun) != count - 1:
        return None
    parts: Stretches = []
    for stretch in found:
        if parts and stretch[0] not in begun:
            parts[-1] = (parts[-1][0], stretch[1])
        else:
            parts.append(stretch)
    return parts


def is_aligned(lines: list[list[Word]], stretch: tuple[float, float]) -> bool:
    """Whether what lines have in a stretch begins, ends or has its middle below each other."""
    inside = [[w for w in line if stretch[0] <= w.x0 and w.x1 <= stretch[1]] for line in lines]
    ends = [(own[0].x0, own[-1].x1) for own in inside if own]
    fewest = max(BEGIN * len(ends), FEWEST_VALUES)
    starts = sum(x0 <= stretch[0] + EXACT for x0, _ in ends)
    centre = median((x0 + x1) / 2 for x0, x1 in ends)
    return max(starts, sum(abs((x0 + x1) / 2 - centre) <= EXACT for x0, x1 in ends)) >= fewest


def is_apart(lines: list[list[Word]], start: float) -> bool:
    """Whether more than a blank stands before a place on some line: 'NI 15' is one cell."""
    for line in lines:
        place = next((n for n, word in enumerate(line) if word.x0 >= start), len(line))
        if 0 < place < len(line) and (
            line[place].x0 - line[place - 1].x1 > APART * line[place].size
        ):
            return True
    return not any(line and line[0].x0 < start < line[-1].x1 for line in lines)
