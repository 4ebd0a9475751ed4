"""Walls that nobody drew and everybody sees: cells told apart by shades, or by rules across alone.

Zebra rows, shaded cells with white between them and rows between broken lines make tables too.
Where they do, the rules that are missing are given; the words have to agree.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract.pdf.drawings import Rule, Shade, new_rule
from extract.pdf.rulings import SNAP, merged
from extract.pdf.words import Word

# points: cells of one shaded row, and shaded rows, are no further apart
SEAM = 3.5
# points: how far the ends of the lines of one table may differ
SAME_ENDS = 3.0
# shaded cells side by side that make a row of a table: two may be a bar of two colours
FEWEST_TILES = 3
# lines across that make a table, the edges of shaded rows among them
FEWEST_LEVELS = 3
# of the size: words of two cells are further apart than a blank
APART = 0.5
# of the columns: a row without walls that has words in this share of them has its walls too
HELD = 0.6
FEWEST_HELD = 3
# points: a table is wider than this, a row no taller
NARROWEST = 100.0
TALLEST = 260.0
# points: words of a row begin no further left than those of the rows around it
MARGIN = 1.5
# of the size: lines of one row are no further apart
LINE_STEP = 1.5
THICKNESS = 0.5  # points: of a rule that is given
PAPER = 0xFE  # of 0xFF: a shade that is lighter is none; every second row may be nearly white


@dataclass(slots=True)
class Level:
    """A line across a table: `breaks` are the places where its pieces, or shades at it, meet."""

    at: float
    left: float
    right: float
    breaks: list[float] = field(default_factory=list)
    tiles: list[float] | None = None  # where the cells of the shaded row that hangs on it meet
    edge: bool = False  # the edge of a shade, and no line


@dataclass(frozen=True, slots=True)
class Band:
    """The row between two levels and its words, line by line."""

    top: float
    bottom: float
    tiles: list[float] | None
    lines: list[list[Word]]


def implied_rules(rules: Sequence[Rule], shades: Sequence[Shade], words: list[Word]) -> list[Rule]:
    """The rules that a reader adds to those drawn; none where all that is seen is drawn."""
    levels = [*levels_of_rules(rules), *levels_of_shades(shades)]
    if len(levels) < FEWEST_LEVELS:
        return []
    tall = [rule for rule in rules if not rule.flat]
    upright: list[Word] | None = None
    found: list[Rule] = []
    for group in chains(levels):
        cuts = cuts_of(group, tall)
        if not cuts:
            continue
        if not tall and is_zebra(group):
            upright = by_level(words) if upright is None else upright
            close_last(group, cuts, upright)
        walls = walls_at(cuts, tall)
        open_ones = [n for n, pair in enumerate(pairwise(group)) if is_open(pair, cuts, walls)]
        if not open_ones:
            continue
        if upright is None:
            upright = by_level(words)
        found += rules_of(group, cuts, walls, upright)
    return found


def by_level(words: list[Word]) -> list[Word]:
    """The words that are not turned, from top to bottom."""
    return sorted((w for w in words if not w.turn), key=lambda w: w.level)


def levels_of_rules(rules: Iterable[Rule]) -> list[Level]:
    """The lines across, pieces that meet put together; where they meet is kept."""
    levels: list[Level] = []
    for rule in sorted((r for r in rules if r.flat), key=lambda r: (round(r.at), r.start)):
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
    """Levels with the same ends, from top to bottom; another order of columns begins a table."""
    groups: list[list[Level]] = []
    for level in sorted(levels, key=lambda lv: lv.at):
        for group in groups:
            if continues(group, level):
                join(group, level)
                break
        else:
            groups.append([level])
    return [group for group in groups if len(group) >= FEWEST_LEVELS]


def continues(group: list[Level], level: Level) -> bool:
    """Whether a level belongs under those of a group."""
    last = group[-1]
    if abs(last.left - level.left) > SAME_ENDS or level.at - last.at > TALLEST:
        return False
    known = [b for lv in group for b in lv.breaks]
    own = level.breaks
    if abs(last.right - level.right) > SAME_ENDS:
        # the last cells of a row may have no shade: the marks stand in them
        return level.edge and len(own) > 1 and all(near(b, known) for b in (*own, level.right))
    return not own or not known or all(near(b, known) for b in own)


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


def near(place: float, others: Iterable[float]) -> bool:
    """Whether one of the others is the same line."""
    return any(abs(place - other) <= SNAP for other in others)


def cuts_of(group: list[Level], tall: list[Rule]) -> list[float]:
    """Where the columns of a group are cut: by breaks, and by rules down within it."""
    left, right = group[0].left + SAME_ENDS, group[0].right - SAME_ENDS
    top, bottom = group[0].at, group[-1].at
    places = [b for level in group for b in level.breaks]
    places += [r.at for r in tall if r.start < bottom - SNAP and r.end > top + SNAP]
    cuts: list[float] = []
    for place in sorted(p for p in places if left < p < right):
        if not cuts or place - cuts[-1] > SNAP:
            cuts.append(place)
    return cuts


def walls_at(cuts: list[float], tall: list[Rule]) -> list[list[tuple[float, float]]]:
    """For each cut the stretches where a rule is drawn down it."""
    at: list[list[tuple[float, float]]] = [[] for _ in cuts]
    for rule in tall:
        place = bisect_left(cuts, rule.at - SNAP)
        if place < len(cuts) and abs(cuts[place] - rule.at) <= SNAP:
            at[place].append((rule.start, rule.end))
    return [merged(stretches) for stretches in at]


def is_walled(stretches: list[tuple[float, float]], middle: float) -> bool:
    """Whether a rule is drawn at a height."""
    place = bisect_right(stretches, (middle, float("inf"))) - 1
    return place >= 0 and stretches[place][1] >= middle


def is_open(
    pair: tuple[Level, Level], cuts: list[float], walls: list[list[tuple[float, float]]]
) -> bool:
    """Whether no rule is drawn down between two levels."""
    middle = (pair[0].at + pair[1].at) / 2
    return not any(is_walled(stretches, middle) for stretches in walls)


def rules_of(
    group: list[Level],
    cuts: list[float],
    walls: list[list[tuple[float, float]]],
    words: list[Word],
) -> list[Rule]:
    """The rules of the rows that have none, where the words leave room for them."""
    ruled = any(walls)
    bands = [band_of(a, b, words) for a, b in pairwise(group)]
    starts = [min(w.x0 for line in b.lines for w in line) for b in bands if b.lines]
    if not starts:
        return []
    usual = sorted(starts)[len(starts) // 2]
    found: list[Rule] = []
    for band, pair in zip(bands, pairwise(group), strict=True):
        if not band.lines or not is_open(pair, cuts, walls):
            continue
        if band.tiles and len(band.tiles) > FEWEST_TILES:
            beyond = band.tiles[-1] - SEAM  # the last cells may have no shade
            own = [c for c in cuts if c > beyond or near(c, band.tiles)]
            own = [c for c in own if is_free(band, c)]
        else:
            own = [c for c in cuts if is_free(band, c, 0.0 if ruled else APART)]
            if ruled and not (len(own) == len(cuts) and is_held(band, cuts)):
                continue  # a row that spans a ruled table; words that keep to every column do not
            if not ruled and min(w.x0 for line in band.lines for w in line) < usual - MARGIN:
                continue  # a heading between two tables
        found += frame(band, group[0].left, group[0].right, own)
    return found


def is_zebra(group: list[Level]) -> bool:
    """Whether rows are shaded by turns and the last line is the edge of a shade."""
    shaded = [n for n, level in enumerate(group) if level.tiles]
    return group[-1].edge and len(shaded) > 1 and any(b - a > 1 for a, b in pairwise(shaded))


def close_last(group: list[Level], cuts: list[float], words: list[Word]) -> None:
    """Adds the line under the last row of a zebra, which has no shade of its own."""
    last = group[-1]
    under = Level(last.at + TALLEST, last.left, last.right)
    lines = band_of(last, under, words).lines
    taken = [line for n, line in enumerate(lines) if follows(lines, n, last.at)]
    band = Band(last.at, under.at, None, taken)
    if taken and is_held(band, cuts) and all(is_free(band, c) for c in cuts):
        bottom = max(word.bottom for line in taken for word in line)
        group.append(Level(bottom + 1, last.left, last.right, edge=True))


def follows(lines: list[list[Word]], number: int, top: float) -> bool:
    """Whether a line and all lines above it, up to a height, stand close together."""
    tops = [top, *(line[0].level for line in lines)]
    sizes = [max(word.size for word in line) for line in lines]
    steps = [tops[n + 1] - tops[n] for n in range(number + 1)]
    room = [2 * LINE_STEP, *([LINE_STEP] * number)]
    return all(s <= r * z for s, r, z in zip(steps, room, sizes, strict=False))


def band_of(above: Level, below: Level, words: list[Word]) -> Band:
    """The row between two levels; its words by line."""
    first = bisect_left(words, above.at, key=lambda w: w.level)
    lines: list[list[Word]] = []
    for word in words[first:]:
        if word.level > below.at + 1:
            break
        if not above.left - 1 <= (word.x0 + word.x1) / 2 <= above.right + 1:
            continue
        if lines and word.level - lines[-1][0].level <= 1:
            lines[-1].append(word)
        else:
            lines.append([word])
    for line in lines:
        line.sort(key=lambda w: w.x0)
    return Band(above.at, below.at, above.tiles, lines)


def is_free(band: Band, cut: float, apart: float = APART) -> bool:
    """Whether no word crosses a cut and none runs on over it; `apart` is of the size."""
    for line in band.lines:
        before: Word | None = None
        for word in line:
            if word.x0 < cut < word.x1 and min(cut - word.x0, word.x1 - cut) > 1:
                return False
            if (word.x0 + word.x1) / 2 < cut:
                before = word
                continue
            if before is not None and word.x0 - before.x1 < apart * word.size:
                return False
            break
    return True


def is_held(band: Band, cuts: list[float]) -> bool:
    """Whether words stand in most columns of a row."""
    columns = {bisect_right(cuts, (w.x0 + w.x1) / 2) for line in band.lines for w in line}
    return len(columns) >= max(FEWEST_HELD, HELD * (len(cuts) + 1))


def frame(band: Band, left: float, right: float, cuts: list[float]) -> list[Rule]:
    """The rules around a row and between its cells."""
    across = [new_rule(True, at, left, right, THICKNESS, (0, 0, 0)) for at in (band.top, band.bottom)]
    down = [
        new_rule(False, x, band.top, band.bottom, THICKNESS, (0, 0, 0))
        for x in (left, *cuts, right)
    ]
    return across + down
