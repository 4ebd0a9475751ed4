"""Rows that a page cuts: no line closes them, but the shades of their cells end there."""

from collections.abc import Sequence

from extract.pdf.drawings import Shade
from extract.pdf.levels import PAPER, SEAM, TALLEST, Level, near

# points: less tall than a line of words, a shade is a bar and no cell
LOWEST = 8.0


def open_at_page_ends(
    group: list[Level], cuts: list[float], shades: Sequence[Shade], *, cut_below: bool
) -> None:
    """Adds the lines that a page's foot and head took from the last row and the first.

    `cut_below`: no other table begins at the last line.
    """
    first, last = group[0], group[-1]
    own = [shade for shade in shades if is_cell(shade, first, cuts)]
    below = [s.box.bottom for s in own if abs(s.box.top - last.at) <= SEAM]
    above = [s.box.top for s in own if abs(s.box.bottom - first.at) <= SEAM]
    if below and cut_below and not first.tiles:
        group.append(Level(max(below), last.left, last.right, list(cuts), edge=True))
    if above and not first.tiles:
        group.insert(0, Level(min(above), first.left, first.right, list(cuts), edge=True))


def is_cell(shade: Shade, level: Level, cuts: list[float]) -> bool:
    """Whether a shade is that of a cell: narrower than the table, from one cut to another."""
    box = shade.box
    if min(shade.colour) >= PAPER or not LOWEST <= box.bottom - box.top <= TALLEST:
        return False
    lefts, rights = (level.left, *cuts), (*cuts, level.right)
    whole = abs(box.x0 - level.left) <= SEAM and abs(box.x1 - level.right) <= SEAM
    return not whole and near(box.x0, lefts) and near(box.x1, rights)
