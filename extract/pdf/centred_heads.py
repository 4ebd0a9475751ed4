"""The header of a table with nothing drawn: heads over one column, and those over several."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from extract.pdf.bands import THICKNESS
from extract.pdf.drawings import Rule
from extract.pdf.rows import Row
from extract.pdf.slots import column_of
from extract.pdf.words import Word

# of the size: heads of one header stand at one height but for this
UNEVEN = 0.3
# of the size: words that stand further from the middle of columns do not head them
OFF = 1.2
# of the size: words of two heads are further apart than a blank
APART = 0.5
DIGIT = re.compile(r"\d")


BLACK = (0, 0, 0)
EXACT = 1.2  # points: lines of one head stand below each other as exactly as this

Words = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Over:
    """A head over several columns, the first and last included; `cut` parts it from theirs."""

    first: int
    last: int
    cut: float


@dataclass(frozen=True, slots=True)
class Heads:
    """The lines of each column's head, and what stands over several."""

    columns: tuple[tuple[Words, ...], ...]
    over: Over | None = None


def without_title(heads: list[Row], cuts: list[float]) -> list[Row]:
    """The header without a title above it that begins over its first column and runs on."""
    while len(heads) > 1 and is_title(heads[0], cuts):
        heads = heads[1:]
    return heads


def is_title(row: Row, cuts: list[float]) -> bool:
    """Whether words run on from the first column over the next."""
    first, last = row.words[0], row.words[-1]
    return (
        len(row.parts) == 1
        and first.x0 < cuts[0] < last.x0
        and not any(b.x0 - a.x1 > APART * a.size for a, b in pairwise(row.words))
    )


def heads_of(rows: list[Row], cuts: list[float], sides: tuple[float, float]) -> Heads | None:
    """The heads of the columns; None where it is in doubt which columns words stand over."""
    columns: list[list[Words]] = [[] for _ in range(len(cuts) + 1)]
    wide: list[Words] = []
    for row in rows:
        for place, words in groupby(row.words, lambda w: column_of(cuts, w)):
            piece = tuple(words)
            (wide if crosses(piece, cuts) else columns[place]).append(piece)
    found = Heads(tuple(tuple(column) for column in columns))
    size = rows[0].size
    edges = [sides[0], *cuts, sides[1]]
    if not wide and is_level(found.columns, size) and not has_same_form(found.columns):
        return found if all(stands_alone(found.columns, n) for n in range(len(cuts))) else None
    if len(wide) > 1:
        return None
    for place, lines in enumerate(found.columns):
        if not wide and len(lines) < 2:
            continue
        top = wide[0] if wide else lines[0]
        rest = tuple(c[1:] if n == place and not wide else c for n, c in enumerate(found.columns))
        over = over_of(rest, top, edges, size)
        if over is not None:
            return Heads(rest, over)
    return None


def crosses(words: Words, cuts: list[float]) -> bool:
    """Whether words stand across a cut."""
    return any(words[0].x0 < cut - 1 and words[-1].x1 > cut + 1 for cut in cuts)


def middle_of(lines: Sequence[Words]) -> float:
    """The height of the middle of a head."""
    return (lines[0][0].level + lines[-1][0].level) / 2


def is_level(columns: Sequence[Sequence[Words]], size: float) -> bool:
    """Whether heads stand at one height: their tops, their middles or their last lines."""
    known = [lines for lines in columns if lines]
    heights = (
        [lines[0][0].level for lines in known],
        [middle_of(lines) for lines in known],
        [lines[-1][0].level for lines in known],
    )
    return any(max(own, default=0) - min(own, default=0) <= UNEVEN * size for own in heights)


def has_same_form(columns: Sequence[Sequence[Words]]) -> bool:
    """Whether words stand over a head like the one beside it, and not over that ('12/13')."""
    forms = [[DIGIT.sub("0", " ".join(w.text for w in words)) for words in own] for own in columns]
    beside = [*pairwise(forms), *((b, a) for a, b in pairwise(forms))]
    return any(len(one) == len(other) + 1 and one[1:] == other != [] for one, other in beside)


def stands_alone(columns: Sequence[Sequence[Words]], place: int) -> bool:
    """Whether words over a column and the next are two heads: no blank between them alone.

    Or each stands in line with what is below it in its own column.
    """
    for words in columns[place]:
        for after in columns[place + 1]:
            if (
                after[0].level != words[0].level
                or after[0].x0 - words[-1].x1 > APART * words[0].size
            ):
                continue
            below = [own for own in columns[place] if own is not words]
            if below and not any(in_line(words, own) for own in below):
                return False
    return True


def in_line(one: Words, other: Words) -> bool:
    """Whether lines begin, end or have their middle below each other."""
    starts, ends = one[0].x0 - other[0].x0, one[-1].x1 - other[-1].x1
    return min(abs(starts), abs(ends), abs(starts + ends) / 2) <= EXACT


def over_of(
    columns: Sequence[Sequence[Words]], words: Words, edges: list[float], size: float
) -> Over | None:
    """Words as a head over several columns, in the middle of which they stand."""
    middle = (words[0].x0 + words[-1].x1) / 2
    level = words[0].level
    below = [bool(own) and own[0][0].level > level for own in columns]
    spans = [
        (first, last)
        for first in range(len(columns))
        for last in range(first + 1, len(columns))
        if all(below[first : last + 1]) and edges[first] < middle < edges[last + 1]
        if abs((edges[first] + edges[last + 1]) / 2 - middle) <= OFF * size
        if is_level(columns[first : last + 1], size)
        if is_level([*columns[:first], *columns[last + 1 :]], size)
        if words[0].x0 > edges[first] and words[-1].x1 < edges[last + 1]
    ]
    if not spans:
        return None
    first, last = max(spans, key=lambda span: span[1] - span[0])
    top = min(own[0][0].top for own in columns[first : last + 1])
    return Over(first, last, (max(w.bottom for w in words) + top) / 2)


def rules_of_head(
    heads: Heads, levels: tuple[float, float], sides: tuple[float, float], cuts: list[float]
) -> list[Rule]:
    """The rules around a header, its cells, and what stands over several of them."""
    top, bottom = levels
    found = [flat(at, *sides) for at in levels]
    over = heads.over
    within = range(over.first, over.last) if over is not None else range(0)
    for place, x in enumerate(cuts):
        start = over.cut if over is not None and place in within else top
        found.append(Rule(False, x, start, bottom, THICKNESS, BLACK))
    found += [Rule(False, x, top, bottom, THICKNESS, BLACK) for x in sides]
    if over is not None:
        edges = [sides[0], *cuts, sides[1]]
        found.append(flat(over.cut, edges[over.first], edges[over.last + 1]))
    return found


def flat(at: float, start: float, end: float) -> Rule:
    """A rule across."""
    return Rule(True, at, start, end, THICKNESS, BLACK)
