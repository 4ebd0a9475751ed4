"""Heads over some columns of a table with rules across only, and the heads below them."""

from bisect import bisect_right
from collections.abc import Sequence

from extract.pdf.bands import THICKNESS, Band, band_of, is_free
from extract.pdf.drawings import Rule
from extract.pdf.levels import Level
from extract.pdf.rulings import SNAP, merged
from extract.pdf.words import Word


def walls_under_heads(
    group: list[Level], cuts: list[float], rules: Sequence[Rule], words: list[Word]
) -> list[Rule]:
    """Walls below a line that runs under a head of several columns, and not across the table.

    '2008/09' over 'Target' and 'Quarter 4': the head above the line leaves no room for a wall.
    """
    found: list[Rule] = []
    left, right = group[0].left, group[0].right
    for place, short in sorted(rules_between(group, rules).items()):
        above, below = group[place], group[place + 1]
        for at in sorted({rule.at for rule in short}):
            ends = merged([(r.start, r.end + SNAP) for r in short if r.at == at])
            for start, end in ends:
                inside = [c for c in cuts if start + SNAP < c < end - 2 * SNAP]
                if not inside or start < left - SNAP or end - SNAP > right + SNAP:
                    continue
                whole = band_of(above, below, words)
                under = band_of(Level(at, left, right), below, words)
                found += [
                    Rule(False, cut, at, below.at, THICKNESS, (0, 0, 0))
                    for cut in inside
                    if not is_free(whole, cut) and is_held_under(under, cut)
                ]
    return found


def rules_between(group: list[Level], rules: Sequence[Rule]) -> dict[int, list[Rule]]:
    """The rules across that lie between two lines of a group, by the place of the upper one.

    Most groups have none.
    """
    lines = [level.at for level in group]
    found: dict[int, list[Rule]] = {}
    for rule in rules:
        below = bisect_right(lines, rule.at) if rule.flat else 0
        inside = 0 < below < len(lines)
        if inside and lines[below - 1] + SNAP < rule.at < lines[below] - SNAP:
            found.setdefault(below - 1, []).append(rule)
    return found


def is_held_under(band: Band, cut: float) -> bool:
    """Whether words stand on both sides of a cut and leave room for it."""
    words = [word for line in band.lines for word in line]
    sides = {(word.x0 + word.x1) / 2 < cut for word in words}
    return len(sides) > 1 and is_free(band, cut)
