"""White that runs down a page between its words."""

from itertools import pairwise
from statistics import median

import numpy as np

from extract.pdf.words import Word

# of the size: white between two columns of text
GUTTER = 0.9
# of the lines of a page: words of more lines than this cross no gutter
CROSSED = 0.5
STEP = 2.0  # points: how finely the gutter is looked for

Numbers = np.ndarray[tuple[int], np.dtype[np.float64]]
Gutter = tuple[float, float, float]  # where it stands, and from where to where it runs


def gutter_of(words: list[Word], low: float, high: float) -> Gutter | None:
    """Where the tallest white stretch between words stands, and from where to where it runs."""
    places = np.arange(low, high, STEP)
    edges = edges_of(words)
    if edges is None or not len(places):
        return None
    x0, x1, levels = edges
    # how many words cross each place: those that begin before it and do not end before it
    ends = np.sort(x1)
    crossing = np.searchsorted(np.sort(x0), places) - np.searchsorted(ends, places)
    lines = len(set(levels.round().tolist()))
    few = crossing < CROSSED * lines
    # where no word ends, all that crossed the place before crosses this one: no taller white
    ended = np.searchsorted(ends, places, side="right")
    few[1:] &= ended[1:] != ended[:-1]
    return tallest_white(edges, places[few])


def edges_of(words: list[Word]) -> tuple[Numbers, Numbers, Numbers] | None:
    """Where upright words begin and end, with half a gutter around them, and their baselines."""
    upright = [w for w in words if not w.turn]
    if not upright:
        return None
    reach = GUTTER / 2 * median([w.size for w in upright])
    levels = np.array([w.level for w in upright])
    order = levels.argsort(kind="stable")
    x0 = np.array([w.x0 for w in upright])[order] - reach
    x1 = np.array([w.x1 for w in upright])[order] + reach
    return x0, x1, levels[order]


def tallest_white(edges: tuple[Numbers, Numbers, Numbers], places: Numbers) -> Gutter | None:
    """The tallest white stretch at any of these places."""
    if not len(places):
        return None
    x0, x1, levels = edges
    stops = np.concatenate((levels[:1] - 1, levels, levels[-1:] + 1))
    crossed = np.ones((len(places), len(stops)), bool)
    crossed[:, 1:-1] = (x0 < places[:, None]) & (x1 > places[:, None])
    # the last stop up to each word
    before = np.maximum.accumulate(np.where(crossed, stops, stops[0]), axis=1)[:, :-1]
    white = np.where(crossed[:, 1:], stops[1:] - before, 0.0)
    best = int(white.max(axis=1).argmax())  # the first of the tallest
    _, top, bottom = max((b - a, a, b) for a, b in pairwise(stops[crossed[best]].tolist()))
    return float(places[best]), top + 1, bottom - 1
