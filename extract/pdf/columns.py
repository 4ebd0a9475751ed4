"""Pages of two text columns or more: the rows of each column by themselves.

Text fills the columns of one page at least; on later pages it may end anywhere in them.
"""

import math
from collections import Counter
from itertools import pairwise
from statistics import median

import msgspec
import numpy as np

from extract.pdf.gutters import edges_of, gutter_of, tallest_white
from extract.pdf.rows import Row, rows_of
from extract.pdf.spacing import LOOSE, USUAL_STEP
from extract.pdf.words import Word

# words of a page that can stand in two columns of text
FEWEST_WORDS = 150
# rows of each column, and words in most rows of a column of text
FEWEST_ROWS = 15
FEWEST_IN_ROW = 5
FEWEST_SHORT = 5  # rows of a column that ends early
# of the words of a column of text: fewer have figures in them
FIGURES = 0.25
# of the width of a column of text: most rows fill it
FULL = 0.8
# of the width of the page: a gutter lies between these
LEFT, RIGHT = 0.2, 0.8
DEEPEST = 2  # gutters within a column (three or four columns)
# paragraphs side by side that begin on one line: of a table, if most do
FEWEST_CELLS = 2
RUNNING = 3  # lines across above, and below, columns of which only one has text
EXACT = 2.0  # points: lines begin as exactly where those of a column on another page do

Columns = tuple[tuple[float, float], ...]


class Run(msgspec.Struct, gc=False):
    """Rows to be read one after the other, and the edges of the column that they stand in."""

    rows: list[Row]
    across: tuple[float, float] | None = None


class Runs(msgspec.Struct, gc=False):
    """The runs of a page in the order that they are read in, and its columns of text."""

    runs: list[Run]
    columns: Columns = ()

    @property
    def rows(self) -> list[Row]:
        """Those of all runs."""
        return [row for run in self.runs for row in run.rows]


class Cut(msgspec.Struct, gc=False):
    """The words of a page left and right of a gutter, above and below it; columns where known."""

    left: list[Word]
    right: list[Word]
    above: list[Word]
    below: list[Word]
    turned: list[Word]
    known: tuple[Columns, Columns] = ((), ())


def runs_by_column(words: list[Word], known: Columns = (), depth: int = 0) -> Runs:
    """The rows of a page in runs to be read one after the other: its columns of text, left first.

    What stands above and below the columns are runs of their own; a page without columns is one.
    `known` are the columns of pages before: their text may end anywhere on this one.
    """
    if depth > DEEPEST or (len(words) < FEWEST_WORDS and len(known) < 2):
        return leaf(words, known, depth)
    cut = cut_found(words) if len(words) >= FEWEST_WORDS else None
    cut = cut or cut_known(words, known)
    if cut is None:
        return leaf(words, known, depth)
    one = runs_by_column(cut.left, cut.known[0], depth + 1)
    other = runs_by_column(cut.right, cut.known[1], depth + 1)
    ends = [Run(rows_of(part)) for part in (cut.above, cut.below, cut.turned)]
    runs = [run for run in (ends[0], *one.runs, *other.runs, *ends[1:]) if run.rows]
    return Runs(runs, known if any(cut.known) else one.columns + other.columns)


def leaf(words: list[Word], known: Columns, depth: int) -> Runs:
    """The rows of words that stand in no columns, or in one of them."""
    if not (depth and words):
        return Runs([Run(rows_of(words))])
    column = stretch_of(words)
    across = min([w.x0 for w in words]), max([column[1], *(x1 for _, x1 in known)])
    return Runs([Run(rows_of(words), across)], (column,))


def stretch_of(words: list[Word]) -> tuple[float, float]:
    """From where most lines of a column begin to where the longest ends."""
    starts = Counter([round(min([w.x0 for w in line])) for line in lines_of(words)])
    begin = starts.most_common(1)[0][0]
    return float(begin), max([w.x1 for w in words])


def cut_found(words: list[Word]) -> Cut | None:
    """Words cut at the tallest white between them, if text stands on both sides of it."""
    left, right = min([w.x0 for w in words]), max([w.x1 for w in words])
    found = gutter_of(words, left + LEFT * (right - left), left + RIGHT * (right - left))
    if found is None:
        return None
    cut = cut_at(words, *found)
    if not is_long(cut.left) or not (is_long(cut.right) or ends_early(cut)):
        return None
    return cut if is_text(cut.left) or is_text(cut.right) else None


def ends_early(cut: Cut) -> bool:
    """Whether the words at the right are a column of text of a few lines, and no cells.

    Its lines stand between those of the other column: the lines of cells agree.
    """
    own = levels_of(cut.right)
    agree = agreeing(own, levels_of(cut.left))
    return (
        len(own) >= FEWEST_SHORT
        and 2 * len(agree) < len(own)
        and is_text(cut.right)
        and is_text(cut.left)
    )


def cut_known(words: list[Word], known: Columns) -> Cut | None:
    """Words cut between two columns that are known, if all of them stand in these."""
    edges = edges_of(words) if len(known) > 1 else None
    if edges is None:
        return None
    for place, ((_, end), (begin, _)) in enumerate(pairwise(known), 1):
        found = tallest_white(edges, np.array([(end + begin) / 2]))
        cut = cut_at(words, *found) if found else None
        if cut:
            give_back(cut)
        if cut and cut.left and stand_in(cut, known):
            cut.known = known[:place], known[place:]
            if is_apart(cut):
                return cut
    return None


def is_apart(cut: Cut) -> bool:
    """Whether words in two columns are no rows across them, nor few words between such rows."""
    if not cut.right:
        around = [len(levels_of(words)) for words in (cut.above, cut.below)]
        return max(around) <= RUNNING and sum(around) < len(levels_of(cut.left))
    if not is_text(cut.left) or are_rows(cut):
        return False
    return is_text(cut.right) or not are_level(cut)


def cut_at(words: list[Word], x: float, top: float, bottom: float) -> Cut:
    """Words cut at a gutter."""
    cut = Cut([], [], [], [], [])
    for word in words:
        if word.turn:
            cut.turned.append(word)
        elif word.level < top:
            cut.above.append(word)
        elif word.level > bottom:
            cut.below.append(word)
        else:
            (cut.left if word.x1 <= x else cut.right).append(word)
    return cut


def give_back(cut: Cut) -> None:
    """Puts first lines at the left that go on with the text above, as its last line may."""
    if not (cut.left and cut.above):
        return
    last = max([w.level for w in cut.above])
    first = min([w.level for w in cut.right], default=math.inf)
    near = LOOSE * USUAL_STEP * cut.left[0].size
    for level in sorted({w.level for w in cut.left}):
        if level >= first - 1 or level - last > near:
            break
        last = level
    cut.above += [w for w in cut.left if w.level <= last]
    cut.left = [w for w in cut.left if w.level > last]


def stand_in(cut: Cut, columns: Columns) -> bool:
    """Whether all words stand in columns, and most lines begin where those of a column do."""
    words = cut.left + cut.right
    within = [[w for w in words if is_within(w, column)] for column in columns]
    return sum(map(len, within)) == len(words) and all(
        2 * sum(abs(min([w.x0 for w in line]) - begin) <= EXACT for line in lines) >= len(lines)
        for (begin, _), lines in zip(columns, map(lines_of, within), strict=True)
    )


def is_within(word: Word, column: tuple[float, float]) -> bool:
    """Whether a word stands in a column."""
    return column[0] - EXACT <= word.x0 and word.x1 <= column[1] + word.size


def are_level(cut: Cut) -> bool:
    """Whether each line at the right stands on one at the left, as values do beside labels."""
    own = levels_of(cut.right)
    return len(agreeing(own, levels_of(cut.left))) == len(own)


def are_rows(cut: Cut) -> bool:
    """Whether most paragraphs begin on the lines that those beside them begin on: cells do."""
    other = beginnings(cut.right)
    last = max([w.level for w in cut.right])
    one = {level for level in beginnings(cut.left) if level <= last}
    both = agreeing(one, other)
    return len(both) >= FEWEST_CELLS and 2 * len(both) > max(len(one), len(other))


def beginnings(words: list[Word]) -> set[int]:
    """The baselines, to the point, of the first lines of paragraphs, told by the white above."""
    levels = sorted(levels_of(words))
    usual = LOOSE * USUAL_STEP * median([w.size for w in words])
    return {*levels[:1], *(below for above, below in pairwise(levels) if below - above > usual)}


def levels_of(words: list[Word]) -> set[int]:
    """The baselines of words, to the point."""
    return {round(w.level) for w in words}


def agreeing(own: set[int], other: set[int]) -> set[int]:
    """Those of some baselines that others lie within a point of."""
    return {level for level in own if not other.isdisjoint((level - 1, level, level + 1))}


def is_long(words: list[Word]) -> bool:
    """Whether words stand on many lines."""
    return len(levels_of(words)) >= FEWEST_ROWS


def is_text(words: list[Word]) -> bool:
    """Whether words are lines of running text."""
    if not words:
        return False
    lines = lines_of(words)
    if median(map(len, lines)) < FEWEST_IN_ROW:
        return False
    width = max(w.x1 for w in words) - min(w.x0 for w in words)
    covered = [sum(w.x1 - w.x0 for w in line) for line in lines]
    if median(covered) <= FULL * FULL * width:
        return False
    figures = sum(any(c.isdigit() for c in w.text) for w in words)
    return figures < FIGURES * len(words)


def lines_of(words: list[Word]) -> list[list[Word]]:
    """Words by what they stand on, to the point."""
    lines: dict[int, list[Word]] = {}
    for word in words:
        lines.setdefault(round(word.level), []).append(word)
    return list(lines.values())
