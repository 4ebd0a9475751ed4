"""Pages of two text columns or more: the rows of each column by themselves."""

from itertools import pairwise
from statistics import median

import numpy as np

from extract.pdf.baselines import LEVELS
from extract.pdf.rows import Row, rows_of
from extract.pdf.words import Word

# words of a page that can stand in two columns of text
FEWEST_WORDS = 150
# rows of each column, and words in most rows of a column of text
FEWEST_ROWS = 15
FEWEST_IN_ROW = 5
# of the size: white between two columns of text
GUTTER = 0.9
# of the words of a column of text: fewer have figures in them
FIGURES = 0.25
# of the width of a column of text: most rows fill it
FULL = 0.8
# of the width of the page: a gutter lies between these
LEFT, RIGHT = 0.2, 0.8
# of the lines of a page: words of more lines than this cross no gutter
CROSSED = 0.5
STEP = 2.0  # points: how finely the gutter is looked for
DEEPEST = 2  # gutters within a column (three or four columns)


def runs_by_column(words: list[Word], width: float, depth: int = 0) -> list[list[Row]]:
    """The rows of a page in runs to be read one after the other: its columns of text, left first.

    What stands above and below the columns are runs of their own; a page without columns is one.
    """
    if len(words) < FEWEST_WORDS or depth > DEEPEST:
        return [rows_of(words)]
    left, right = min([w.x0 for w in words]), max([w.x1 for w in words])
    found = gutter_of(words, left + LEFT * (right - left), left + RIGHT * (right - left))
    if found is None:
        return [rows_of(words)]
    x, top, bottom = found
    middle = [w for w in words if top <= w.level <= bottom and not w.turn]
    one, other = [w for w in middle if w.x1 <= x], [w for w in middle if w.x1 > x]
    if not (is_long(one) and is_long(other)) or not (is_text(one) or is_text(other)):
        return [rows_of(words)]
    inside = {id(w) for w in middle}
    rest = [w for w in words if id(w) not in inside]
    above = [w for w in rest if w.level < top and not w.turn]
    below = [w for w in rest if w.level > bottom and not w.turn]
    turned = [w for w in rest if w.turn]
    runs = [
        rows_of(above),
        *runs_by_column(one, width, depth + 1),
        *runs_by_column(other, width, depth + 1),
        rows_of(below),
        rows_of(turned),
    ]
    return [run for run in runs if run]


def gutter_of(words: list[Word], low: float, high: float) -> tuple[float, float, float] | None:
    """Where the tallest white stretch between words stands, and from where to where it runs."""
    upright = sorted([w for w in words if not w.turn], key=LEVELS)
    places = np.arange(low, high, STEP)
    if not upright or not len(places):
        return None
    reach = GUTTER / 2 * median([w.size for w in upright])
    x0 = np.array([w.x0 for w in upright]) - reach
    x1 = np.array([w.x1 for w in upright]) + reach
    levels = np.array([w.level for w in upright])
    # how many words cross each place: those that begin before it and do not end before it
    ends = np.sort(x1)
    crossing = np.searchsorted(np.sort(x0), places) - np.searchsorted(ends, places)
    lines = len(set(levels.round().tolist()))
    few = crossing < CROSSED * lines
    # where no word ends, all that crossed the place before crosses this one: no taller white
    ended = np.searchsorted(ends, places, side="right")
    few[1:] &= ended[1:] != ended[:-1]
    found = places[few]
    if not len(found):
        return None
    stops = np.concatenate((levels[:1] - 1, levels, levels[-1:] + 1))
    crossed = np.ones((len(found), len(stops)), bool)
    crossed[:, 1:-1] = (x0 < found[:, None]) & (x1 > found[:, None])
    # the last stop up to each word
    before = np.maximum.accumulate(np.where(crossed, stops, stops[0]), axis=1)[:, :-1]
    white = np.where(crossed[:, 1:], stops[1:] - before, 0.0)
    best = int(white.max(axis=1).argmax())  # the first of the tallest
    _, top, bottom = max((b - a, a, b) for a, b in pairwise(stops[crossed[best]].tolist()))
    return float(found[best]), top + 1, bottom - 1


def is_long(words: list[Word]) -> bool:
    """Whether words stand on many lines."""
    return len({round(w.level) for w in words}) >= FEWEST_ROWS


def is_text(words: list[Word]) -> bool:
    """Whether words are lines of running text."""
    if not words:
        return False
    lines: dict[int, list[Word]] = {}
    for word in words:
        lines.setdefault(round(word.level), []).append(word)
    if median(len(line) for line in lines.values()) < FEWEST_IN_ROW:
        return False
    width = max(w.x1 for w in words) - min(w.x0 for w in words)
    covered = [sum(w.x1 - w.x0 for w in line) for line in lines.values()]
    if median(covered) <= FULL * FULL * width:
        return False
    figures = sum(any(c.isdigit() for c in w.text) for w in words)
    return figures < FIGURES * len(words)
