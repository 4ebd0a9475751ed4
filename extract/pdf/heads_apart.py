"""Shaded heads of tables that stand above one another: the lines of each are a group of its own."""

from itertools import pairwise

from extract.pdf.levels import Level
from extract.pdf.words import Word

# of the height of a shaded row: rows that are shaded in turn stand no further apart
WIDE = 2.0
FEWEST_LEVELS = 4  # the upper and the lower edge of two shaded rows


def parted_at_heads(groups: list[list[Level]], words: list[Word]) -> list[list[Level]]:
    """The groups, parted where a shaded row of bold words begins far below another."""
    found: list[list[Level]] = []
    for group in groups:
        if len(group) < FEWEST_LEVELS or not group[-1].edge:  # most groups
            found.append(group)
            continue
        places = [n for n in begins(group) if is_head_below(group, n, words)]
        found += [group[a:b] for a, b in pairwise([0, *places, len(group)])]
    return found


def begins(group: list[Level]) -> list[int]:
    """Where a shaded row begins far below the last, in a group that no line is drawn in."""
    if not all(level.edge for level in group):
        return []
    return [
        n
        for n in range(2, len(group) - 1)
        if group[n].tiles is not None
        and group[n].at - group[n - 1].at > WIDE * (group[n + 1].at - group[n].at)
    ]


def is_head_below(group: list[Level], place: int, words: list[Word]) -> bool:
    """Whether the words of a shaded row are bold, and some of those above it are not."""
    above, top, bottom = group[place - 1 : place + 2]
    left, right = top.left, top.right
    inside = [w for w in words if above.at < w.level <= bottom.at and left < w.x0 < right]
    return all(w.style.bold for w in inside if w.level > top.at) and not all(
        w.style.bold for w in inside if w.level <= top.at
    )
