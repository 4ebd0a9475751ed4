"""Rows without walls in a table where others have theirs: a comment across, or cells after all."""

import math
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from extract.pdf.bands import (
    FEWEST_HELD,
    THICKNESS,
    Band,
    band_of,
    frame,
    free_tiles,
    is_free,
    is_tiled,
    keeps_to,
    middle_of,
    runs_on,
)
from extract.pdf.drawings import Rule, Shade
from extract.pdf.levels import FEWEST_LEVELS, FEWEST_TILES, PAPER, SAME_ENDS, SEAM, TALLEST, Level
from extract.pdf.rulings import SNAP, merged
from extract.pdf.words import Word
from extract.places import Box

# points: words of one column begin this near to one line
ALIGNED = 1.0
# of a row: shaded cells that cover this much of it, and none of it twice, are its cells
COVERED = 0.9


def rules_between(
    group: list[Level],
    cuts: list[float],
    open_ones: frozenset[int],
    words: list[Word],
    shades: Sequence[Shade],
) -> list[Rule]:
    """The rules of the rows without rules in a table where others have theirs."""
    found: list[Rule] = []
    for number in sorted(open_ones):
        band = band_of(group[number], group[number + 1], words)
        if not band.lines:
            continue
        tiles = [] if number else tiles_of(group[0], group[1], shades)
        found += [rule for tile in tiles for rule in around(tile)]
        own = [] if tiles else cuts_between(group, number, band, cuts, open_ones, words)
        if own:
            found += frame(band, group[0].left, group[0].right, own)
    return found


def cuts_between(
    group: list[Level],
    number: int,
    band: Band,
    cuts: list[float],
    open_ones: frozenset[int],
    words: list[Word],
) -> list[float]:
    """Where one row without rules is cut; nowhere where it is a comment, or a head over others."""
    if is_tiled(band):
        return free_tiles(band, cuts)
    if is_one_shade(group[number], group[number + 1]):
        return []
    if number > 0 and is_free(band, cuts[0]):  # else a comment begins there
        free = [cut for cut in cuts if is_free(band, cut)]
        if stands_apart(band, free, len(cuts)):
            return free
    beside = [n for n in (number - 1, number + 1) if 0 <= n < len(group) - 1]
    if all(n in open_ones and not is_tiled(group[n]) for n in beside):
        return []
    if keeps_to(band, cuts):
        return [] if runs_on(band, cuts) else cuts
    if number == 0 or any(line[0].x0 < cuts[0] for line in band.lines):
        return []
    others = [band_of(group[n], group[n + 1], words) for n in beside]
    return cuts if goes_on(band, others, cuts) else []


def is_one_shade(above: Level, below: Level) -> bool:
    """Whether one shade lies over a row where those of the next row are cells: a head over them."""
    whole, cells = above.tiles, below.tiles
    return whole is not None and len(whole) == 2 and cells is not None and len(cells) > len(whole)


def line_under_heads(group: list[Level], shades: Sequence[Shade]) -> None:
    """Adds the line under a shaded header with heads over others, where none is drawn."""
    above, below = group[0], group[1]
    if above.tiles is not None:
        return  # its cells are all of one height
    bottom = max((box.bottom for box in tiles_of(above, below, shades)), default=below.at)
    if bottom < below.at - SEAM:
        group.insert(1, Level(bottom, above.left, above.right, edge=True))


def tiles_of(above: Level, below: Level, shades: Sequence[Shade]) -> list[Box]:
    """The shaded cells of a header with heads over others: together they are the row; or none."""
    inside = {
        shade.box
        for shade in shades
        if above.at - SEAM < shade.box.top < shade.box.bottom < below.at + SEAM
        if above.left - SEAM < shade.box.x0 < shade.box.x1 < above.right + SEAM
        if min(shade.colour) < PAPER
    }
    if len({round(box.top) for box in inside}) != 2 or len(inside) <= FEWEST_TILES:
        return []
    whole = (max(box.bottom for box in inside) - above.at) * (above.right - above.left)
    covered = sum((box.x1 - box.x0) * (box.bottom - box.top) for box in inside)
    tiled = COVERED * whole <= covered <= (2 - COVERED) * whole
    return sorted(inside, key=corner) if tiled else []


def corner(box: Box) -> tuple[float, float]:
    """The top left corner, top first."""
    return box.top, box.x0


def around(tile: Box) -> list[Rule]:
    """The rules around a shaded cell."""
    across = [
        Rule(True, at, tile.x0, tile.x1, THICKNESS, (0, 0, 0)) for at in (tile.top, tile.bottom)
    ]
    down = [Rule(False, x, tile.top, tile.bottom, THICKNESS, (0, 0, 0)) for x in (tile.x0, tile.x1)]
    return across + down


def stands_apart(band: Band, free: list[float], count: int) -> bool:
    """Whether words stand in several columns and wide apart between them, as no text runs.

    Where a text reaches over some of the `count` cuts, in one column more.
    """
    fewest = FEWEST_HELD if len(free) == count else FEWEST_HELD + 1
    return len(starts_of(band, free)) >= fewest


def goes_on(band: Band, beside: list[Band], cuts: list[float]) -> bool:
    """Whether a row without a first cell begins where cells beside it do: the page cut its row."""
    starts = starts_of(band, cuts)
    if not all(is_free(band, cut) for cut in cuts):
        return False
    others = [starts_of(other, cuts) for other in beside]
    return all(
        any(abs(other.get(column, math.inf) - x) <= ALIGNED for other in others)
        for column, x in starts.items()
    )


def starts_of(band: Band, cuts: list[float]) -> dict[int, float]:
    """Where the words of a row begin in each column that has some."""
    found: dict[int, float] = {}
    for line in band.lines:
        for word in line:
            column = bisect_right(cuts, middle_of(word))
            found[column] = min(found.get(column, word.x0), word.x0)
    return found


def framed_parts(group: list[Level], tall: list[Rule]) -> list[list[Level]]:
    """The lines of each table of a group: frames of the same ends that stand above one another."""
    if len(group) < 2 * FEWEST_LEVELS:
        return [group]
    left = group[0].left
    edges = merged([(r.start, r.end) for r in tall if abs(r.at - left) <= SAME_ENDS])
    if len(edges) < 2:
        return [group]
    starts = [start for start, _ in edges]
    framed = []
    for above, below in pairwise(group):
        middle = (above.at + below.at) / 2
        place = bisect_right(starts, middle) - 1
        framed.append(place >= 0 and edges[place][1] >= middle)
    parts = [[group[0]]]
    begun = False
    for place, level in enumerate(group[1:]):
        if begun and not framed[place] and True in framed[place:]:
            parts.append([level])
            begun = False
        else:
            parts[-1].append(level)
            begun = begun or framed[place]
    return parts


def close_framed(group: list[Level], groups: list[list[Level]], tall: list[Rule]) -> None:
    """Adds the line under the last row where the page cuts it: the frame goes on without one."""
    last = group[-1]
    end = framed_to(last.left, last.at, tall)
    if not last.at + SNAP < end <= last.at + TALLEST:
        return
    end = min(end, framed_to(last.right, last.at, tall))
    if end <= last.at + SNAP:
        return
    below = (lv for other in groups if other is not group for lv in other)
    if any(last.at < lv.at < end + SNAP and lv.left < last.right for lv in below):
        return  # another table goes on in the same frame
    group.append(Level(end, last.left, last.right))


def framed_to(at: float, level: float, tall: list[Rule]) -> float:
    """How far down the rule at an end of a line goes; not below it where there is none."""
    beside = [r.end for r in tall if abs(r.at - at) <= SAME_ENDS and r.start < level + SNAP]
    return max(beside, default=level)
