"""Lines across a page that make tables: drawn ones and the edges of rows of shaded cells."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from extract.pdf.drawings import Rule, Shade
from extract.pdf.rulings import SNAP

# points: cells of one shaded row, and shaded rows, are no further apart
SEAM = 3.5
# points: how far the ends of the lines of one table may differ
SAME_ENDS = 3.0
# shaded cells side by side that make a row of a table: two may be a bar of two colours
FEWEST_TILES = 3
# lines across that make a table, the edges of shaded rows among them
FEWEST_LEVELS = 3
# points: a table is wider than this, a row no taller
NARROWEST = 100.0
TALLEST = 260.0
PAPER = 0xFE  # of 0xFF: a shade that is lighter is none; every second row may be nearly white


class Level(msgspec.Struct, gc=False):
    """A line across a table: `breaks` are the places where its pieces, or shades at it, meet."""

    at: float
    left: float
    right: float
    breaks: list[float] = []
    tiles: list[float] | None = None  # where the cells of the shaded row that hangs on it meet
    edge: bool = False  # the edge of a shade, and no line


def levels_of_rules(rules: Iterable[Rule]) -> list[Level]:
    """The lines across, pieces that meet put together; where they meet is kept.

    `rules` stand in the order of `from_top`.
    """
    levels: list[Level] = []
    for rule in rules:
        if not rule.flat:
            break
        last = levels[-1] if levels else None
        if last and abs(last.at - rule.at) <= 1 and rule.start <= last.right + SEAM:
            if rule.start >= last.right - SEAM and rule.end > last.right + SEAM:
                last.breaks.append((rule.start + last.right) / 2)
            last.right = max(last.right, rule.end)
        else:
            levels.append(Level(rule.at, rule.start, rule.end))
    return [level for level in levels if level.right - level.left >= NARROWEST]


def levels_of_shades(shades: Sequence[Shade]) -> list[Level]:
    """The upper and the lower edge of each row of shaded cells."""
    rows: dict[tuple[int, int], set[tuple[float, float]]] = {}
    for shade in shades:
        if min(shade.colour) < PAPER:
            box = shade.box
            rows.setdefault((round(box.top), round(box.bottom)), set()).add((box.x0, box.x1))
    levels: list[Level] = []
    for (top, bottom), tiles in rows.items():
        if bottom - top > TALLEST:
            continue
        for run in runs_of(sorted(tiles)):
            left, right = run[0][0], run[-1][1]
            breaks = [(a[1] + b[0]) / 2 for a, b in pairwise(run)]
            if right - left >= NARROWEST and (len(run) >= FEWEST_TILES or len(run) == 1):
                edges = [left, *breaks, right]
                levels.append(Level(top, left, right, list(breaks), edges, edge=True))
                levels.append(Level(bottom, left, right, list(breaks), edge=True))
    return levels


def runs_of(tiles: list[tuple[float, float]]) -> list[list[tuple[float, float]]]:
    """Tiles that stand side by side; of two that begin alike the narrower one counts."""
    runs: list[list[tuple[float, float]]] = []
    for tile in tiles:
        last = runs[-1][-1] if runs else None
        if last and tile[0] < last[1] - SEAM:
            continue
        if last and tile[0] - last[1] <= SEAM:
            runs[-1].append(tile)
        else:
            runs.append([tile])
    return runs


def chains(levels: list[Level]) -> list[list[Level]]:
    """Levels with the same ends, from top to bottom; another order of columns begins a table.

    A level that says nothing of columns goes on with the table right above it: one further up
    has ended where that began.
    """
    groups: list[list[Level]] = []
    lowest_first: list[list[Level]] = []
    for level in sorted(levels, key=lambda lv: lv.at):
        for group in columned_first(groups) if level.breaks else lowest_first:
            if continues(group, level):
                join(group, level)
                break
        else:
            group = [level]
            groups.append(group)
        lowest_first = [group, *[other for other in lowest_first if other is not group]]
    return groups


def columned_first(groups: list[list[Level]]) -> list[list[Level]]:
    """The groups from the top, those first that know of columns."""
    if len(groups) < 2:
        return groups
    return sorted(groups, key=lambda group: not any(level.breaks for level in group))


def continues(group: list[Level], level: Level) -> bool:
    """Whether a level belongs under those of a group."""
    last = group[-1]
    if abs(last.left - level.left) > SAME_ENDS:
        return False
    own = level.breaks
    if level.at - last.at > TALLEST and not is_cut_as(level, last):
        return False
    same_right = abs(last.right - level.right) <= SAME_ENDS
    if not own:
        return same_right
    if same_right and (are_same(own, last.breaks) or all(near(b, last.breaks) for b in own)):
        return True  # most rows: cut as the one above
    known = [b for lv in group for b in lv.breaks]
    if same_right and not known:
        return len(group) == 1 or not begins_below(last, level)
    if same_right:
        return all(near(b, known) for b in own)
    # the last cells of a row may have no shade: the marks stand in them
    return level.edge and len(own) > 1 and all(near(b, known) for b in (*own, level.right))


def is_cut_as(level: Level, last: Level) -> bool:
    """Whether a line is cut just as the last one is: a narrow column makes rows of half a page."""
    own, others = level.breaks, last.breaks
    alike = len(own) == len(others) >= FEWEST_TILES - 1 and all(near(b, others) for b in own)
    return alike and abs(last.right - level.right) <= SAME_ENDS


def begins_below(last: Level, level: Level) -> bool:
    """Whether a shaded head of cells stands apart below lines that know of no columns."""
    return level.tiles is not None and level.at - last.at > SEAM


def join(group: list[Level], level: Level) -> None:
    """Adds a level to a group; one that lies on the last is one with it."""
    last = group[-1]
    if level.right < last.right - SAME_ENDS:
        level.breaks.append(level.right)
        level.right = last.right
    if level.at - last.at > SEAM:
        group.append(level)
        return
    last.breaks += [b for b in level.breaks if not near(b, last.breaks)]
    if level.tiles is not None:
        last.tiles = level.tiles
    last.edge = last.edge and level.edge


def are_same(own: list[float], others: list[float]) -> bool:
    """Whether places are the same lines, one by one."""
    return len(own) == len(others) and False not in [
        -SNAP <= a - b <= SNAP for a, b in zip(own, others, strict=True)
    ]


def near(place: float, others: Iterable[float]) -> bool:
    """Whether one of the others is the same line."""
    return True in [-SNAP <= place - other <= SNAP for other in others]
