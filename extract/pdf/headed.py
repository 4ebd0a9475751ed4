"""Tables with nothing drawn but their header: a shaded row of cells, or a line broken over it.

The rows below it begin where a line of words stands in most of the columns that the header tells.
"""

from itertools import pairwise

from extract.pdf.bands import Band, band_of, frame, is_free, is_held
from extract.pdf.drawings import Rule
from extract.pdf.fields import is_figured
from extract.pdf.levels import SEAM, Level
from extract.pdf.rows import Row
from extract.pdf.under_head import body_by_white
from extract.pdf.words import Word
from extract.places import Box

# cuts that a header tells: with fewer the words below may be anything
FEWEST_CUTS = 3
FEWEST_ROWS = 2
# points: how far above the line under it a header begins, and how far below it the table may run
HEADER, DEEP = 60.0, 800.0
# of the size: lines of one cell, and rows, are no further apart
CELL_STEP, ROW_STEP = 1.5, 3.5


def headed_rules(
    group: list[Level], beside: list[list[Level]], words: list[Word]
) -> tuple[list[Rule], Box | None]:
    """The rules around the cells of a table that has lines at its header alone.

    No rules but the place of the table where its rows are in doubt. `beside` is what stands right
    of it at the same height: heads over others.
    """
    last = group[-1]
    parts = [group, *beside]
    left, right = last.left, parts[-1][-1].right
    ends = [part[-1].right for part in parts[:-1]]
    every = sorted([*ends, *(b for part in parts for b in part[-1].breaks)])
    cuts = [c for c in every if left < c < right]
    if len(cuts) < FEWEST_CUTS:
        return [], None
    under = Level(last.at, left, right), Level(last.at + DEEP, left, right)
    below = band_of(*under, words).lines
    head = heads_of(parts, words) if beside else header_of(group, cuts, words)
    if not head:
        return [], None
    body = body_by_white(below, last.at, left, right, cuts)
    if body is not None and body.doubted:
        return [], Box(left, min(rule.at for rule in head if rule.flat), right, body.bottom)
    rules = body.rules if body is not None else rules_by_lines(below, last, right, cuts)
    return ([*head, *rules] if rules else []), None


def rules_by_lines(
    below: list[list[Word]], last: Level, right: float, cuts: list[float]
) -> list[Rule]:
    """The rules of rows that begin where a line has words in most columns."""
    rows = rows_of_lines(below, cuts)
    figures = sum(len(row) == 1 and is_figured(Row(tuple(row[0]))) for row in rows)
    if len(rows) < FEWEST_ROWS or 2 * figures > len(rows):
        return []  # a table of figures, each row a line, is read by its figures
    tops = [last.at, *((a[-1][0].bottom + b[0][0].top) / 2 for a, b in pairwise(rows))]
    bottoms = [*tops[1:], max(word.bottom for line in rows[-1] for word in line) + 1]
    bands = [Band(t, b, None, r) for t, b, r in zip(tops, bottoms, rows, strict=True)]
    return [rule for band in bands for rule in frame(band, last.left, right, cuts)]


def standing_beside(group: list[Level], groups: list[list[Level]]) -> list[list[Level]]:
    """The shaded cells that stand right of others from the same height to the same, in order."""
    found: list[list[Level]] = []
    last = group
    while True:
        after = [other for other in groups if other is not last and is_beside(last, other)]
        if len(after) != 1:
            return found
        last = after[0]
        found.append(last)


def cuts_told(group: list[Level], beside: list[list[Level]]) -> int:
    """How many cuts a header tells with what stands beside it."""
    return sum(len(part[-1].breaks) for part in (group, *beside)) + len(beside)


def is_beside(one: list[Level], other: list[Level]) -> bool:
    """Whether shaded cells stand right of others, of the same height."""
    heights = (one[0].at, other[0].at), (one[-1].at, other[-1].at)
    joint = abs(other[-1].left - one[-1].right) <= SEAM
    return joint and all(abs(a - b) <= SEAM for a, b in heights) and other[-1].edge


def heads_of(parts: list[list[Level]], words: list[Word]) -> list[Rule]:
    """The rules around shaded heads, some of which stand over others; none where words disagree."""
    found: list[Rule] = []
    for part in parts:
        for above, below in pairwise(part):
            band = band_of(above, below, words)
            own = above.tiles[1:-1] if above.tiles else []
            if not band.lines or not all(is_free(band, cut) for cut in own):
                return []
            found += frame(band, part[0].left, part[-1].right, own)
    return found


def header_of(group: list[Level], cuts: list[float], words: list[Word]) -> list[Rule]:
    """The rules of the row above the lowest line: up to the edge of its shade, or of lines."""
    last = group[-1]
    if len(group) > 1:
        band = band_of(group[-2], last, words)
    else:
        lines = band_of(Level(last.at - HEADER, last.left, last.right), last, words).lines
        first = len(lines)
        while first and is_next(lines, first, last.at) and keeps(lines[first - 1], cuts):
            first -= 1
        if first == len(lines):
            return []
        top = min(word.top for word in lines[first])
        band = Band(top - 1, last.at, None, lines[first:])
    whole = is_held(band, cuts) and all(is_free(band, cut) for cut in cuts)
    return frame(band, last.left, last.right, cuts) if whole else []


def is_next(lines: list[list[Word]], place: int, bottom: float) -> bool:
    """Whether the line before a place stands right above the next line, or the bottom."""
    below = lines[place][0].level if place < len(lines) else bottom
    above = lines[place - 1][0]
    return below - above.level <= CELL_STEP * above.size


def rows_of_lines(lines: list[list[Word]], cuts: list[float]) -> list[list[list[Word]]]:
    """Lines put together to rows, down to the first that is no part of the table."""
    rows: list[list[list[Word]]] = []
    before: Word | None = None
    for line in lines:
        step = line[0].level - before.level if before is not None else 0.0
        full = is_held(Band(0, 0, None, [line]), cuts) and line[0].x0 < cuts[0]
        near = step <= (ROW_STEP if full else CELL_STEP) * line[0].size
        if not near or not keeps(line, cuts) or not (full or rows):
            break
        if full:
            rows.append([line])
        else:
            rows[-1].append(line)
        before = line[0]
    return rows


def keeps(line: list[Word], cuts: list[float]) -> bool:
    """Whether no word of a line crosses a cut and none runs on over it."""
    return all(is_free(Band(0, 0, None, [line]), cut) for cut in cuts)
