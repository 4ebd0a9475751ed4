"""Rows without walls in a table where others have theirs: a comment across, or cells after all."""

import math
from bisect import bisect_right

from extract.pdf.bands import (
    FEWEST_HELD,
    Band,
    band_of,
    frame,
    free_tiles,
    is_free,
    is_tiled,
    keeps_to,
)
from extract.pdf.drawings import Rule
from extract.pdf.levels import SAME_ENDS, TALLEST, Level
from extract.pdf.rulings import SNAP
from extract.pdf.words import Word

# points: words of one column begin this near to one line
ALIGNED = 1.0


def rules_between(
    group: list[Level], cuts: list[float], open_ones: frozenset[int], words: list[Word]
) -> list[Rule]:
    """The rules of the rows without rules in a table where others have theirs."""
    found: list[Rule] = []
    for number in sorted(open_ones):
        band = band_of(group[number], group[number + 1], words)
        own = cuts_between(group, number, band, cuts, open_ones, words) if band.lines else []
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
    if number > 0 and stands_apart(band, cuts):
        return cuts
    beside = [n for n in (number - 1, number + 1) if 0 <= n < len(group) - 1]
    if all(n in open_ones and not is_tiled(group[n]) for n in beside):
        return []
    if keeps_to(band, cuts):
        return cuts
    others = [band_of(group[n], group[n + 1], words) for n in beside] if number > 0 else []
    return cuts if goes_on(band, others, cuts) else []


def stands_apart(band: Band, cuts: list[float]) -> bool:
    """Whether words stand in several columns and wide apart at each cut, as no text runs."""
    return len(starts_of(band, cuts)) >= FEWEST_HELD and all(is_free(band, cut) for cut in cuts)


def goes_on(band: Band, beside: list[Band], cuts: list[float]) -> bool:
    """Whether a row without a first cell begins where cells beside it do: the page cut its row."""
    starts = starts_of(band, cuts)
    if not starts or 0 in starts or not all(is_free(band, cut) for cut in cuts):
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
            column = bisect_right(cuts, (word.x0 + word.x1) / 2)
            found[column] = min(found.get(column, word.x0), word.x0)
    return found


def close_framed(group: list[Level], groups: list[list[Level]], tall: list[Rule]) -> None:
    """Adds the line under the last row where the page cuts it: the frame goes on without one."""
    last = group[-1]
    ends = [framed_to(at, last.at, tall) for at in (last.left, last.right)]
    end = min(ends)
    if not last.at + SNAP < end <= last.at + TALLEST:
        return
    below = (lv for other in groups if other is not group for lv in other)
    if any(last.at < lv.at < end + SNAP and lv.left < last.right for lv in below):
        return  # another table goes on in the same frame
    group.append(Level(end, last.left, last.right))


def framed_to(at: float, level: float, tall: list[Rule]) -> float:
    """How far down the rule at an end of a line goes; not below it where there is none."""
    beside = [r.end for r in tall if abs(r.at - at) <= SAME_ENDS and r.start < level + SNAP]
    return max(beside, default=level)
