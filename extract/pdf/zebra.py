"""Rows shaded by turns: the white rows at their ends have no shade to tell them by."""

from itertools import dropwhile, pairwise

from extract.pdf.bands import Band, band_of, has_figures, is_free, is_held, keeps_to, runs_on
from extract.pdf.headed import FEWEST_CUTS
from extract.pdf.levels import TALLEST, Level
from extract.pdf.words import Word

# of the size: lines of one row are no further apart
LINE_STEP = 1.5
# points: what parts two tables, text and a header, is no lower
LOWEST_GAP = 30.0


def is_zebra(group: list[Level]) -> bool:
    """Whether rows are shaded by turns."""
    shaded = [n for n, level in enumerate(group) if level.tiles]
    return len(shaded) > 1 and any(b - a > 1 for a, b in pairwise(shaded))


def is_cut(level: Level, cuts: list[float]) -> bool:
    """Whether a line is drawn column by column."""
    enough = len(level.breaks) >= max(FEWEST_CUTS, len(cuts))
    return enough and not level.edge and not level.tiles


def close_last(group: list[Level], cuts: list[float], words: list[Word]) -> None:
    """Adds the line under the last row of a zebra, which has no shade of its own.

    Lines may be drawn between the rows too: none stands under a row that the page's foot cuts.
    """
    last = group[-1]
    under = Level(last.at + TALLEST, last.left, last.right)
    lines = band_of(last, under, words).lines
    taken = [line for n, line in enumerate(lines) if follows(lines, n, last.at)]
    band = Band(last.at, under.at, None, taken)
    if taken and is_held(band, cuts) and all(is_free(band, c) for c in cuts):
        bottom = max(word.bottom for line in taken for word in line)
        group.append(Level(bottom + 1, last.left, last.right, edge=True))


def open_first(group: list[Level], cuts: list[float], words: list[Word]) -> None:
    """Adds the line over the row above the first shade, where that row is white, or first line.

    That is the header, a row of figures that the page begins with, or both.
    """
    first = group[0]
    if first.edge and not first.tiles:
        return
    over = Level(first.at - TALLEST, first.left, first.right)
    for top in tops_over(band_of(over, first, words), cuts):
        group.insert(0, Level(top - 1, first.left, first.right, list(cuts), edge=True))


def open_within(group: list[Level], cuts: list[float], words: list[Word]) -> None:
    """Adds the lines over the headers of further tables, below text that parts them from others.

    Tables of the same columns are one group of lines, with paragraphs and headings in between.
    """
    for place in range(len(group) - 1, 0, -1):
        above, below = group[place - 1 : place + 1]
        if above.tiles or not is_cut(below, cuts) or below.at - above.at < LOWEST_GAP:
            continue
        band = band_of(above, below, words)
        tops = tops_over(band, cuts)
        if not tops:
            continue
        over = [line for line in band.lines if line[0].level < tops[-1]]
        if over and not all(keeps_to_columns(line, cuts) for line in over):
            group[place:place] = [
                Level(top - 1, below.left, below.right, list(cuts), edge=True)
                for top in reversed(tops)
            ]


def tops_over(band: Band, cuts: list[float]) -> list[float]:
    """Where the header begins that stands at the foot of a band, and the row of figures below it.

    The lowest first; none where no header stands there.
    """
    rows: list[list[list[Word]]] = [[]]
    below = band.bottom
    for line in reversed(band.lines):
        size = max(word.size for word in line)
        if rows[-1] and has_figures([rows[-1][0]]) and not has_figures([line]):
            rows.append([])  # the header over a row of figures
        room = LINE_STEP if rows[-1] else 2 * LINE_STEP
        if below - line[0].level > room * size:
            break
        if not keeps_to_columns(line, cuts) and not are_heads(line, cuts):
            break
        rows[-1].insert(0, line)
        below = line[0].level
    found: list[float] = []
    for row in rows:
        heads = list(dropwhile(lambda line: stands_in_first(line, cuts), row))
        if not heads or not is_held(Band(band.top, band.bottom, None, heads), cuts):
            break
        found.append(min(word.top for line in heads for word in line))
    return found


def keeps_to_columns(line: list[Word], cuts: list[float]) -> bool:
    """Whether no word of a line runs on over a cut."""
    return all(is_free(Band(0, 0, None, [line]), cut) for cut in cuts)


def are_heads(line: list[Word], cuts: list[float]) -> bool:
    """Whether a line is of heads that nearly touch: one in most columns, and none over a cut."""
    band = Band(0, 0, None, [line])
    return keeps_to(band, cuts) and not runs_on(band, cuts)


def stands_in_first(line: list[Word], cuts: list[float]) -> bool:
    """Whether a line has words in the first column alone, as a heading has."""
    return all((word.x0 + word.x1) / 2 < cuts[0] for word in line)


def follows(lines: list[list[Word]], number: int, top: float) -> bool:
    """Whether a line and all lines above it, up to a height, stand close together."""
    tops = [top, *(line[0].level for line in lines)]
    sizes = [max(word.size for word in line) for line in lines]
    steps = [tops[n + 1] - tops[n] for n in range(number + 1)]
    room = [2 * LINE_STEP, *([LINE_STEP] * number)]
    return all(s <= r * z for s, r, z in zip(steps, room, sizes, strict=False))
