"""Tables with a box around them and a line under their header, and nothing between their rows."""

from collections.abc import Sequence
from itertools import pairwise

from extract.pdf.bands import FEWEST_HELD, Band
from extract.pdf.drawings import Rule
from extract.pdf.levels import NARROWEST, SAME_ENDS, SEAM, Level
from extract.pdf.notes_over import pieces_of
from extract.pdf.rulings import SNAP
from extract.pdf.starts import Cells
from extract.pdf.white_rows import Told, has_ended, lead_of, parted, rights_of, words_of


def close_box(group: list[Level], tall: Sequence[Rule]) -> None:
    """Adds the line that ends a box below a header, where a page or another table cut it off.

    Its sides go on below the line under the header, and no other rule does.
    """
    last = group[-1]
    if not last.breaks or last.tiles or last.right - last.left < NARROWEST:
        return
    sides = [rule for rule in tall if rule.start <= last.at + SNAP and rule.end > last.at + SEAM]
    sides = [r for r in sides if last.left - SAME_ENDS <= r.at <= last.right + SAME_ENDS]
    left = [rule.end for rule in sides if rule.at <= last.left + SAME_ENDS]
    right = [rule.end for rule in sides if rule.at >= last.right - SAME_ENDS]
    if left and right and len(left) + len(right) == len(sides):
        group.append(Level(min(max(left), max(right)), last.left, last.right))


def rows_by_white(band: Band, cuts: list[float]) -> list[Band]:
    """The rows of a band that white tells apart; the band where it tells none.

    Each begins with a line on which its first cell and others do.
    """
    lines = [pieces_of(line, cuts) for line in band.lines]
    if any(piece.first < piece.last for line in lines for piece in line):
        return [band]
    cells: list[Cells] = [{piece.first: piece.words for piece in line} for line in lines]
    lead = lead_of(cells)
    if lead is None:
        return [band]
    rows = parted(cells, lead)
    rights = rights_of(rows, len(cuts) + 1)
    if not all(map(begins_row, rows)) or any(has_ended(row, rights) for row in rows):
        return [band]
    edges = [band.top, *((a.bottom + b.top) / 2 for a, b in pairwise(rows)), band.bottom]
    return [
        Band(top, bottom, None, words_of(row))
        for row, (top, bottom) in zip(rows, pairwise(edges), strict=True)
    ]


def begins_row(row: Told) -> bool:
    """Whether a row's first cell begins on its first line, and others with it."""
    first = row.lines[0]
    return 0 in first and len(first) >= FEWEST_HELD
