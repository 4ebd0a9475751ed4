"""Walls that nobody drew and everybody sees: cells told apart by shades, or by rules across alone.

Zebra rows, shaded cells with white between them and rows between broken lines make tables too.
Where they do, the rules that are missing are given; the words have to agree.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter

from extract.pdf.bands import (
    Band,
    band_of,
    by_level,
    frame,
    free_tiles,
    has_figures,
    is_free,
    is_several,
    is_tiled,
    keeps_to,
    parts_of,
    runs_on,
)
from extract.pdf.boxed import close_box, rows_by_white
from extract.pdf.drawings import Rule, Shade
from extract.pdf.group_heads import walls_under_heads
from extract.pdf.hanging import open_at_page_ends
from extract.pdf.headed import FEWEST_CUTS, cuts_told, headed_rules, heads_of, standing_beside
from extract.pdf.heads_apart import parted_at_heads
from extract.pdf.levels import (
    FEWEST_LEVELS,
    SAME_ENDS,
    SEAM,
    Level,
    chains,
    levels_of_rules,
    levels_of_shades,
    near,
)
from extract.pdf.neighbours import end_above, is_next_begun, is_shared, is_within, stacked_beside
from extract.pdf.open_rows import close_framed, framed_parts, line_under_heads, rules_between
from extract.pdf.rulings import SNAP, merged
from extract.pdf.sum_lines import are_over_sums
from extract.pdf.words import Word
from extract.pdf.zebra import close_last, is_cut, is_zebra, open_first, open_within
from extract.places import Box

START = itemgetter(0)
# points: words of a row begin no further left than those of the rows around it
MARGIN = 1.5
# of the lines of a table: a column ends where this share of them is broken
BROKEN = 0.5


def implied_rules(
    rules: Sequence[Rule], shades: Sequence[Shade], words: list[Word]
) -> tuple[list[Rule], list[Box]]:
    """The rules that a reader adds to those drawn; none where all that is seen is drawn.

    And the places of tables whose rows are in doubt.
    """
    levels = [*levels_of_rules(rules), *levels_of_shades(shades)]
    if not levels:
        return [], []
    tall = [rule for rule in rules if not rule.flat]
    upright: list[Word] | None = None
    found: list[Rule] = []
    doubted: list[Box] = []
    groups = parted_at_heads(chains(levels), words)
    parts = {id(heads) for g in groups if (heads := stacked_beside(g, groups)) is not None}
    for group in groups:
        if id(group) in parts or is_within(group, groups):
            continue
        if is_next_begun(group, groups):
            upright = by_level(words) if upright is None else upright
            end_above(group, cuts_of(group, tall), upright)
        close_box(group, tall)
        if len(group) < FEWEST_LEVELS:
            beside = standing_beside(group, groups)
            if cuts_told(group, beside) >= FEWEST_CUTS and not is_met(group, tall):
                upright = by_level(words) if upright is None else upright
                if are_over_sums(group, upright):
                    continue
                parts |= {id(other) for other in beside}
                own, doubt = headed_rules(group, beside, upright)
                found += own
                doubted += [doubt] if doubt is not None else []
            continue
        cuts = cuts_of(group, tall)
        walls = walls_at(cuts, within(tall, group))  # those of tables above and below tell nothing
        if cuts and not any(walls):
            open_at_page_ends(group, cuts, shades, cut_below=not is_shared(group, groups))
        if cuts and not all_walled(group, walls):
            upright = by_level(words) if upright is None else upright
            for part in framed_parts(group, tall) if any(walls) else [group]:
                if part is not group:
                    if all_walled(part, walls):
                        continue
                    cuts = cuts_of(part, tall)
                own = rules_within(part, groups, cuts, tall, upright, shades) if cuts else []
                found += [*own, *walls_under_heads(part, cuts, rules, upright)] if own else []
    return found, doubted


def all_walled(group: list[Level], walls: list[list[tuple[float, float]]]) -> bool:
    """Whether rules are drawn down between all lines of a group."""
    return not any(is_open((a.at + b.at) / 2, walls) for a, b in pairwise(group))


def rules_within(
    group: list[Level],
    groups: list[list[Level]],
    cuts: list[float],
    tall: list[Rule],
    words: list[Word],
    shades: Sequence[Shade],
) -> list[Rule]:
    """The rules that a reader adds between the lines of one group; `words` from the top."""
    walls = walls_at(cuts, within(tall, group))
    if not any(walls):
        if not any(level.edge for level in group) and are_over_sums(group, words):
            return []
        if is_zebra(group):
            close_last(group, cuts, words)
            open_first(group, cuts, words)
        else:
            open_ends(group, groups, cuts, words)
        open_within(group, cuts, words)
        return rules_of(group, cuts, words, stacked_beside(group, groups))
    close_framed(group, groups, tall)
    line_under_heads(group, shades)
    pairs = enumerate(pairwise(group))
    open_ones = frozenset(n for n, (a, b) in pairs if is_open((a.at + b.at) / 2, walls))
    return rules_between(group, cuts, open_ones, words, shades)


def open_ends(
    group: list[Level], groups: list[list[Level]], cuts: list[float], words: list[Word]
) -> None:
    """Adds the lines over the first row and under the last, where rows are parted and not framed.

    A row begins or ends there that the page cuts, or the first line stands under the header.
    """
    at_first, at_last = is_cut(group[0], cuts), is_cut(group[-1], cuts)
    if not at_first and not at_last:
        return
    free = [word for word in words if not is_in_another(word, group, groups)]
    if at_first:
        open_first(group, cuts, free)
    if at_last:
        close_last(group, cuts, free)


def is_in_another(word: Word, group: list[Level], groups: list[list[Level]]) -> bool:
    """Whether a word stands between the lines of another table."""
    return any(
        other[0].at < word.level < other[-1].at and other[0].left < word.x0 < other[0].right
        for other in groups
        if other is not group and len(other) > 1 and not is_around(other, group)
    )


def is_around(other: list[Level], group: list[Level]) -> bool:
    """Whether a group is a box around another: what stands in it may be of the table in it."""
    first, last = group[0], group[-1]
    high, low = other[0], other[-1]
    wide = high.left <= first.left < last.right <= low.right
    return wide and high.at < first.at and last.at < low.at


def is_met(group: list[Level], tall: list[Rule]) -> bool:
    """Whether a rule down begins at a line: the table is ruled."""
    at = group[-1].at
    return any(rule.start - SNAP < at < rule.end + SNAP for rule in tall)


def cuts_of(group: list[Level], tall: list[Rule]) -> list[float]:
    """Where the columns of a group are cut: by breaks, and by rules down within it."""
    left, right = group[0].left + SAME_ENDS, group[0].right - SAME_ENDS
    sure = [b for level in group if level.tiles for b in level.tiles[1:-1]]
    sure += [rule.at for rule in within(tall, group)]
    # the lines of a table are broken at the same places
    counts = Counter([b for level in group for b in level.breaks] + sure)
    cuts: list[float] = []
    times: list[int] = []
    for place in sorted([p for p in counts if left < p < right]):
        if cuts and place - cuts[-1] <= SNAP:
            times[-1] += counts[place]
        else:
            cuts.append(place)
            times.append(counts[place])
    # where one line of many is broken, it is so by chance
    often = BROKEN * len(group)
    return [
        cut for cut, broken in zip(cuts, times, strict=True) if broken >= often or near(cut, sure)
    ]


def within(tall: list[Rule], group: list[Level]) -> list[Rule]:
    """The rules down that stand in the rows of a group."""
    top, bottom = group[0].at, group[-1].at
    return [rule for rule in tall if rule.start < bottom - SNAP and rule.end > top + SNAP]


def walls_at(cuts: list[float], tall: list[Rule]) -> list[list[tuple[float, float]]]:
    """For each cut the stretches where a rule is drawn down it."""
    at: list[list[tuple[float, float]]] = [[] for _ in cuts]
    for rule in tall:
        place = bisect_left(cuts, rule.at - SNAP)
        if place < len(cuts) and abs(cuts[place] - rule.at) <= SNAP:
            at[place].append((rule.start, rule.end))
    return [merged(stretches) for stretches in at]


def is_open(middle: float, walls: list[list[tuple[float, float]]]) -> bool:
    """Whether no rule is drawn down at a height."""
    for stretches in walls:
        place = bisect_right(stretches, middle, key=START) - 1
        if place >= 0 and stretches[place][1] >= middle:
            return False
    return True


def rules_of(
    group: list[Level], cuts: list[float], words: list[Word], stacked: list[Level] | None
) -> list[Rule]:
    """The rules of a table that has none down, where the words leave room for them.

    `stacked`: heads over others in its first row.
    """
    first = next((n for n, lv in enumerate(group) if any(near(c, lv.breaks) for c in cuts)), 0)
    bands = [band_of(a, b, words) for a, b in pairwise(group)]
    bands[first:] = [part for b in bands[first:] for part in rows_of_band(b, cuts)]
    starts = sorted(beginning(band) for band in bands if band.lines)
    right = group[0].right
    several = [n for n, b in enumerate(bands) if n >= first and is_several(b, cuts, right)]
    if not starts or any(n > first or has_figures(bands[n].lines) for n in several):
        return []  # a head may have as many lines
    usual = starts[len(starts) // 2]
    found: list[Rule] = []
    for number, band in enumerate(bands):
        if not band.lines:
            continue
        if number == 0 and stacked and (heads := heads_of([stacked], words)):
            beside = stacked[0].left
            own = [c for c in cuts if c < beside - SEAM and is_free(band, c)]
            found += [*frame(band, group[0].left, beside, own), *heads]
        elif is_tiled(band):
            own = free_tiles(band, cuts)
            found += frame(band, group[0].left, group[0].right, own) if own else []
        elif number >= first and (beginning(band) >= usual - MARGIN or keeps_to(band, cuts)):
            # else a heading; refs that are printed once for several rows begin further left
            heads_touch = number == 0 and keeps_to(band, cuts) and not runs_on(band, cuts)
            own = cuts if heads_touch else [c for c in cuts if is_free(band, c)]
            for part in parts_of(band, cuts):
                found += frame(part, group[0].left, group[0].right, own)
    return found


def rows_of_band(band: Band, cuts: list[float]) -> list[Band]:
    """The rows that white tells between two lines; shaded cells are one."""
    return [band] if is_tiled(band) else rows_by_white(band, cuts)


def beginning(band: Band) -> float:
    """Where the first word of a row begins."""
    return min(word.x0 for line in band.lines for word in line)
