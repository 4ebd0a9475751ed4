"""Lines over the sums of a statement: they part sums from what they are made of, not rows."""

from bisect import bisect_left
from operator import attrgetter

from extract.pdf.figures import stands_for_figure
from extract.pdf.levels import Level
from extract.pdf.words import Word

# of the size: the row beside a line stands no further from it
NEAR = 2.2
# words looked at above and below a line: two rows have no more
NEAR_WORDS = 60
# points: words of one line
SAME_LINE = 1.0


def are_over_sums(group: list[Level], words: list[Word]) -> bool:
    """Whether lines run over figures alone, and the names of these stand left of the lines.

    `words` stand from top to bottom.
    """
    return all(any(is_sum(line, level) for line in beside(level, words)) for level in group)


def beside(level: Level, words: list[Word]) -> list[list[Word]]:
    """The lines of words right above and right below a line across."""
    place = bisect_left(words, level.at, key=attrgetter("level"))
    above = words[max(place - NEAR_WORDS, 0) : place]
    below = words[place : place + NEAR_WORDS]
    found = []
    for several, next_one in ((above, -1), (below, 0)):
        if several and abs(several[next_one].level - level.at) <= NEAR * several[next_one].size:
            at = several[next_one].level
            found.append([w for w in several if abs(w.level - at) <= SAME_LINE])
    return found


def is_sum(line: list[Word], level: Level) -> bool:
    """Whether the words under a line across are figures and those left of it a name."""
    over = [w.text for w in line if level.left < (w.x0 + w.x1) / 2 < level.right]
    named = any(w.x1 <= level.left + SAME_LINE for w in line)
    return named and bool(over) and all(map(stands_for_figure, over))
