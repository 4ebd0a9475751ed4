"""Shaded heads of tables that stand above one another: the lines of each are a group of its own."""

from itertools import pairwise

from extract.pdf.bands import Band, band_of, by_level
from extract.pdf.levels import Level
from extract.pdf.words import Word

# of the height of a shaded row: rows that are shaded in turn stand no further apart
WIDE = 2.0


def parted_at_heads(groups: list[list[Level]], words: list[Word]) -> list[list[Level]]:
    """The groups, parted where a shaded row of bold words begins far below another."""
    upright: list[Word] | None = None
    found: list[list[Level]] = []
    for group in groups:
        places = begins(group)
        if places:
            upright = by_level(words) if upright is None else upright
            own = upright
            places = [n for n in places if is_head_below(group, n, own)]
        edges = [0, *places, len(group)]
        found += [group[a:b] for a, b in pairwise(edges)] if places else [group]
    return found


def begins(group: list[Level]) -> list[int]:
    """Where a shaded row begins far below the last, in a group that no line is drawn in."""
    if len(group) < 4 or not all(level.edge for level in group):
        return []
    return [
        n
        for n in range(2, len(group) - 1)
        if group[n].tiles is not None
        and group[n].at - group[n - 1].at > WIDE * (group[n + 1].at - group[n].at)
    ]


def is_head_below(group: list[Level], place: int, words: list[Word]) -> bool:
    """Whether the words of a shaded row are bold, and those above it are not."""
    return is_bold(band_of(group[place], group[place + 1], words)) and not is_bold(
        band_of(group[place - 1], group[place], words)
    )


def is_bold(band: Band) -> bool:
    """Whether all words of a row are bold."""
    return all(word.style.bold for line in band.lines for word in line)
