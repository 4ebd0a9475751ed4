"""Lines across that stand beside, within or right above those of another table."""

from extract.pdf.bands import band_of, is_held
from extract.pdf.levels import FEWEST_LEVELS, SAME_ENDS, SEAM, Level, near
from extract.pdf.words import Word


def stacked_beside(group: list[Level], groups: list[list[Level]]) -> list[Level] | None:
    """The shaded heads over others that stand right of those of a table's first row."""
    if len(group) < FEWEST_LEVELS:
        return None
    first, second = group[:2]
    return next(
        (
            other
            for other in groups
            if len(other) >= FEWEST_LEVELS
            and near(other[0].left, second.breaks)
            and abs(other[0].right - first.right) <= SAME_ENDS
            and abs(other[0].at - first.at) <= SEAM
            and abs(other[-1].at - second.at) <= SEAM
        ),
        None,
    )


def is_within(group: list[Level], groups: list[list[Level]]) -> bool:
    """Whether lines are pieces of those of a longer table: other cells reach down beside them."""
    return any(
        len(other) > len(group)
        and abs(other[0].left - group[0].left) <= SAME_ENDS
        and all(any(abs(level.at - o.at) <= SEAM for o in other) for level in group)
        for other in groups
        if other is not group
    )


def is_next_begun(group: list[Level], groups: list[list[Level]]) -> bool:
    """Whether the last line of a group begins the next table, and others are left without it."""
    return len(group) > FEWEST_LEVELS and is_shared(group, groups)


def is_shared(group: list[Level], groups: list[list[Level]]) -> bool:
    """Whether the last line of a group is the first of another: the next table begins there."""
    last = group[-1]
    return any(
        abs(other[0].at - last.at) <= SEAM and abs(other[0].left - last.left) <= SAME_ENDS
        for other in groups
        if other is not group
    )


def end_above(group: list[Level], cuts: list[float], words: list[Word]) -> None:
    """Leaves the line that begins the next table to it, where no row stands above that line."""
    if cuts and not is_held(band_of(group[-2], group[-1], words), cuts):
        group.pop()
