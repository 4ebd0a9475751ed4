"""Tables with nothing drawn but their header: a shaded row of cells, or a line broken over it.

The rows below it begin where a line of words stands in most of the columns that the header tells.
"""

from itertools import pairwise

from extract.pdf.bands import Band, band_of, frame, is_free, is_held
from extract.pdf.drawings import Rule
from extract.pdf.fields import is_figured
from extract.pdf.levels import Level
from extract.pdf.rows import Row
from extract.pdf.words import Word

# cuts that a header tells: with fewer the words below may be anything
FEWEST_CUTS = 3
FEWEST_ROWS = 2
# points: how far above the line under it a header begins, and how far below it the table may run
HEADER, DEEP = 60.0, 800.0
# of the size: lines of one cell, and rows, are no further apart
CELL_STEP, ROW_STEP = 1.5, 3.5


def headed_rules(group: list[Level], words: list[Word]) -> list[Rule]:
    """The rules around the cells of a table that has lines at its header alone."""
    last = group[-1]
    left, right = last.left, last.right
    cuts = sorted(c for c in last.breaks if left < c < right)
    if len(cuts) < FEWEST_CUTS:
        return []
    head = header_of(group, cuts, words)
    below = band_of(last, Level(last.at + DEEP, left, right), words).lines
    rows = rows_of_lines(below, cuts)
    figures = sum(len(row) == 1 and is_figured(Row(tuple(row[0]))) for row in rows)
    if head is None or len(rows) < FEWEST_ROWS or 2 * figures > len(rows):
        return []  # a table of figures, each row a line, is read by its figures
    tops = [last.at, *((a[-1][0].bottom + b[0][0].top) / 2 for a, b in pairwise(rows))]
    bottoms = [*tops[1:], max(word.bottom for line in rows[-1] for word in line) + 1]
    bands = [Band(t, b, None, r) for t, b, r in zip(tops, bottoms, rows, strict=True)]
    return [rule for band in (head, *bands) for rule in frame(band, left, right, cuts)]


def header_of(group: list[Level], cuts: list[float], words: list[Word]) -> Band | None:
    """The row above the lowest line: between the edges of its shade, or the lines right above."""
    last = group[-1]
    if len(group) > 1:
        band = band_of(group[-2], last, words)
    else:
        lines = band_of(Level(last.at - HEADER, last.left, last.right), last, words).lines
        first = len(lines)
        while first and is_next(lines, first, last.at) and keeps(lines[first - 1], cuts):
            first -= 1
        if first == len(lines):
            return None
        top = min(word.top for word in lines[first])
        band = Band(top - 1, last.at, None, lines[first:])
    whole = is_held(band, cuts) and all(is_free(band, cut) for cut in cuts)
    return band if whole else None


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
