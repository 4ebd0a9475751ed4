"""The words between two lines across a page: whether they are a row, and where it can be cut."""

from bisect import bisect_left, bisect_right
from itertools import groupby, pairwise

import msgspec

from extract.pdf.baselines import LEVELS
from extract.pdf.drawings import Rule
from extract.pdf.figures import is_figure
from extract.pdf.levels import FEWEST_TILES, SEAM, Level, near
from extract.pdf.words import Word

# of the size: words of two cells are further apart than a blank
APART = 0.5
# of the columns: a row without walls that has words in this share of them has its walls too
HELD = 0.6
FEWEST_HELD = 3
WIDE_STEP = 1.9
# full lines within one row: with as many there are no lines between the rows
SEVERAL = 3
BLANK = 0.25  # of the size: how wide a blank is
PADDING = 0.5  # of the size: how near words come to the end of their column
THICKNESS = 0.5  # points: of a rule that is given


class Band(msgspec.Struct, frozen=True, gc=False):
    """The row between two levels and its words, line by line."""

    top: float
    bottom: float
    tiles: list[float] | None
    lines: list[list[Word]]


def by_level(words: list[Word]) -> list[Word]:
    """The words that are not turned, from top to bottom."""
    return sorted([w for w in words if not w.turn], key=LEVELS)


def band_of(above: Level, below: Level, words: list[Word]) -> Band:
    """The row between two levels; its words by line."""
    first = bisect_left(words, above.at, key=lambda w: w.level)
    lines: list[list[Word]] = []
    for word in words[first:]:
        if word.level > below.at + 1:
            break
        if not above.left - 1 <= (word.x0 + word.x1) / 2 <= above.right + 1:
            continue
        if lines and word.level - lines[-1][0].level <= 1:
            lines[-1].append(word)
        else:
            lines.append([word])
    for line in lines:
        line.sort(key=lambda w: w.x0)
    return Band(above.at, below.at, above.tiles, lines)


def is_free(band: Band, cut: float, apart: float = APART) -> bool:
    """Whether no word crosses a cut and none runs on over it; `apart` is of the size."""
    for line in band.lines:
        before: Word | None = None
        for word in line:
            if word.x0 < cut < word.x1 and min(cut - word.x0, word.x1 - cut) > 1:
                return False
            if (word.x0 + word.x1) / 2 < cut:
                before = word
                continue
            if before is not None and word.x0 - before.x1 < apart * word.size:
                return False
            break
    return True


def has_figures(lines: list[list[Word]]) -> bool:
    """Whether figures stand in a row, other than the noughts of '£000'."""
    texts = (word.text for line in lines for word in line)
    return any(is_figure(text) and any(c in "123456789" for c in text) for text in texts)


def is_held(band: Band, cuts: list[float]) -> bool:
    """Whether words stand in most columns of a row."""
    columns = {bisect_right(cuts, (w.x0 + w.x1) / 2) for line in band.lines for w in line}
    return len(columns) >= max(min(FEWEST_HELD, len(cuts) + 1), HELD * (len(cuts) + 1))


def keeps_to(band: Band, cuts: list[float]) -> bool:
    """Whether the words of a row stand in most columns and cross no cut: it spans none."""
    return is_held(band, cuts) and all(is_free(band, cut, 0.0) for cut in cuts)


def runs_on(band: Band, cuts: list[float]) -> bool:
    """Whether a text runs on over the cuts, a blank at each by chance, as no two cells stand."""
    gaps = [
        (after.x0 - before.x1) / after.size
        for line in band.lines
        for before, after in pairwise(line)
        if bisect_right(cuts, middle_of(before)) < bisect_right(cuts, middle_of(after))
    ]
    return bool(gaps) and max(gaps) < APART


def middle_of(word: Word) -> float:
    """Where the middle of a word stands across the page."""
    return (word.x0 + word.x1) / 2


def is_several(band: Band, cuts: list[float], right: float) -> bool:
    """Whether a band holds several rows of a table that has no lines between them.

    `right` is where the last column ends. Lines of a comment run on over the cuts, and are no rows.
    """
    full = [line for line in band.lines if keeps_to(Band(0, 0, None, [line]), cuts)]
    return len(full) >= SEVERAL and not is_wrapped(band, [*cuts, right])


def is_wrapped(band: Band, ends: list[float]) -> bool:
    """Whether each cell of a band is one text: no line of it had room for the next word."""
    cells: list[list[list[Word]]] = [[] for _ in range(len(ends) + 1)]
    for line in band.lines:
        for column, words in groupby(line, lambda w: bisect_right(ends, (w.x0 + w.x1) / 2)):
            cells[column].append(list(words))
    return all(
        above[-1].x1 + BLANK * above[-1].size + (below[0].x1 - below[0].x0)
        > end - PADDING * above[-1].size
        for end, cell in zip(ends, cells, strict=False)
        for above, below in pairwise(cell)
    )


def parts_of(band: Band, cuts: list[float]) -> list[Band]:
    """The rows of a band: two full lines far apart are two (no line under the header)."""
    parts: list[Band] = []
    top, start = band.top, 0
    for place, (above, below) in enumerate(pairwise(band.lines), start=1):
        step, size = below[0].level - above[0].level, below[0].size
        if step > WIDE_STEP * size and all(
            is_held(Band(0, 0, None, [x]), cuts) for x in (above, below)
        ):
            middle = below[0].level - (size + step) / 2
            parts.append(Band(top, middle, None, band.lines[start:place]))
            top, start = middle, place
    return [*parts, Band(top, band.bottom, None, band.lines[start:])]


def frame(band: Band, left: float, right: float, cuts: list[float]) -> list[Rule]:
    """The rules around a row and between its cells."""
    across = [Rule(True, at, left, right, THICKNESS, (0, 0, 0)) for at in (band.top, band.bottom)]
    down = [
        Rule(False, x, band.top, band.bottom, THICKNESS, (0, 0, 0)) for x in (left, *cuts, right)
    ]
    return across + down


def is_tiled(band: Band | Level) -> bool:
    """Whether a row, or that under a line, is made of shaded cells."""
    return band.tiles is not None and len(band.tiles) > FEWEST_TILES


def free_tiles(band: Band, cuts: list[float]) -> list[float]:
    """The cuts of a shaded row: where its tiles meet; the last cells may have no shade."""
    assert band.tiles is not None  # only shaded rows come here
    beyond = band.tiles[-1] - SEAM
    own = [c for c in cuts if c > beyond or near(c, band.tiles)]
    return [c for c in own if is_free(band, c)]
