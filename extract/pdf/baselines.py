"""Words to the lines they stand on, by baseline; raised and lowered letters to their line."""

from collections.abc import Sequence
from operator import attrgetter

from extract.pdf.words import SUPERSCRIPTS, Word

LEVELS = attrgetter("level")

# of the size: baselines this near are one row
LEVEL = 0.25
# a row of letters this much smaller that overlaps a row by half is raised or lowered in it
SMALL = 0.85
OVERLAP = 0.5
RAISED = 0.15
# a raised word moves its line down by less than this, and stands within a blank of the word before
LOWERED = 0.4
BLANK = 0.5


def by_baseline(words: Sequence[Word]) -> list[list[Word]]:
    """Words of one turn, line by line from top to bottom; raised figures become superscripts."""
    groups, mixed = levelled(words)
    if len({word.size for word in words}) == 1:  # most text
        return groups
    return with_small(with_lowered(groups) if mixed else groups)


def levelled(words: Sequence[Word]) -> tuple[list[list[Word]], bool]:
    """Words grouped by baseline, top to bottom, and whether small ones stand beside larger ones.

    The baseline is that of the first word, or of a larger one: a raised 'rd' comes first.
    """
    mixed = False
    groups: list[list[Word]] = []
    group: list[Word] = []
    level = size = 0.0
    for word in sorted(words, key=LEVELS):
        base, own = word.level, word.size
        if group and base - level <= LEVEL * (size if size < own else own):
            group.append(word)
            if size < SMALL * own:
                level, size, mixed = base, own, True
            elif own < SMALL * size:
                mixed = True
            continue
        group = [word]
        groups.append(group)
        level, size = base, own
    return groups, mixed


def with_lowered(groups: list[list[Word]]) -> list[list[Word]]:
    """Puts a line that a raised word has moved down beside the words that it stood beside.

    'DATE:', and a little lower '3 rd November 2008', where 'rd' is as high up as 'DATE:'.
    """
    found = groups[:1]
    for below in groups[1:]:
        above = found[-1]
        size = max([word.size for word in below])
        raised = [word for word in above if word.size < SMALL * size]
        others = [word for word in above if word.size >= SMALL * size]
        if (
            raised
            and others
            and below[0].level - others[0].level <= LOWERED * size
            and all(any(is_beside(small, word) for word in below) for small in raised)
            and not any(is_over(one, word) for one in others for word in below)
        ):
            found[-1] = above + below
        else:
            found.append(below)
    return found


def is_beside(small: Word, word: Word) -> bool:
    """Whether a word stands right before a smaller one."""
    return abs(small.start - word.end) < BLANK * word.size


def is_over(one: Word, other: Word) -> bool:
    """Whether two words share a stretch of the line."""
    return one.start < other.end and other.start < one.end


def with_small(groups: list[list[Word]]) -> list[list[Word]]:
    """Puts rows of small raised or lowered letters into the row that they belong to."""
    if len(groups) == 1:
        return groups
    sizes = [max([w.size for w in g]) for g in groups]
    if min(sizes) >= SMALL * max(sizes):
        return groups
    bases = [g[0].level for g in groups]
    host: dict[int, int] = {}
    for i in range(len(groups)):
        near = [j for j in (i - 1, i + 1) if 0 <= j < len(groups)]
        near = [j for j in near if sizes[i] < SMALL * sizes[j] and reaches(i, j, bases, sizes)]
        if near:
            host[i] = min(near, key=lambda j: abs(bases[j] - bases[i]))
    for i, j in host.items():
        if j in host:
            continue
        for word in groups[i]:
            if bases[j] - word.level > RAISED * sizes[j] and word.text.isdecimal():
                word.text = word.text.translate(SUPERSCRIPTS)
        groups[j].extend(groups[i])
    return [g for i, g in enumerate(groups) if i not in host or host[i] in host]


def reaches(small: int, large: int, bases: list[float], sizes: list[float]) -> bool:
    """Whether the small row's letters reach into the height of the large row by half."""
    top = max(bases[small] - sizes[small], bases[large] - sizes[large])
    bottom = min(bases[small], bases[large])
    return bottom - top >= OVERLAP * sizes[small]
