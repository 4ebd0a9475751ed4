"""Where a row of a table is cut: a note over several cells ('Refer comment') is one."""

from extract.pdf.bands import Band, is_free
from extract.pdf.runs import EXACT
from extract.pdf.segments import covered
from extract.pdf.slots import column_of
from extract.pdf.stretches import Stretches
from extract.pdf.told import Printed, filled_by, marked

# of the size: words that stand further from the middle of a column are not centred in it
OFF = 1.2
# of the size: words that reach so much further out on both sides than others do are no cell's own
WIDER = 0.5


def own_cuts(row: Printed, band: Band, cuts: list[float], usual: Stretches) -> list[float]:
    """Where a row is cut: not where its words run on, nor within blank cells they are centred in.

    `usual` is what the rows that have no blank cells cover in each column.
    """
    if row.spanning:
        return []
    own = [cut for cut in cuts if is_free(band, cut)]
    filled = filled_by(row, cuts)
    if len(filled) == len(usual):
        return own
    for x0, x1 in covered(row.lines):
        span = centred_in(x0, x1, cuts, filled, usual, row.lines[0].size)
        own = [cut for cut in own if cut not in cuts[span[0] : span[1]]]
    return own


def centred_in(
    x0: float, x1: float, cuts: list[float], filled: set[int], usual: Stretches, size: float
) -> tuple[int, int]:
    """The first and last of the columns that words are centred in, as a note over blank cells."""
    middle = (x0 + x1) / 2
    place = low = high = sum(middle > cut for cut in cuts)
    while low > 1 and low - 1 not in filled:
        low -= 1
    while high + 1 < len(usual) and high + 1 not in filled:
        high += 1
    left, right = usual[place]
    fits = abs(middle - (left + right) / 2) <= OFF * size and not (
        x0 < left - WIDER * size and x1 > right + WIDER * size
    )
    fits = fits or abs(x0 - left) <= EXACT or abs(x1 - right) <= EXACT
    whole = abs(middle - (usual[low][0] + usual[high][1]) / 2) <= OFF * size
    return (low, high) if place and whole and not fits else (place, place)


def usual_columns(rows: list[Printed], columns: Stretches, cuts: list[float]) -> Stretches:
    """What the words and marks of rows without blank cells cover in each column, under a header."""
    full = [
        row for row in rows[1:] if not row.spanning and len(filled_by(row, cuts)) == len(columns)
    ]
    inside: list[Stretches] = [[] for _ in columns]
    for row in full:
        for line in row.lines:
            for word in line.words:
                inside[column_of(cuts, word)].append((word.x0, word.x1))
        for mark in row.marks:
            inside[marked(mark, cuts)].append((mark.x0, mark.x1))
    return [
        (min(x0 for x0, _ in own), max(x1 for _, x1 in own)) if own else column
        for own, column in zip(inside, columns, strict=True)
    ]
