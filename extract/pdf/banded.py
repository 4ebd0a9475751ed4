"""Half-ruled tables of words: rules across but none down; rows between rules, columns by gaps."""

from extract.pdf.rows import Row
from extract.pdf.slots import Lines, Slots, columns_of
from extract.pdf.words import Word

# rules of the same length that make a table
FEWEST_RULES = 3
# points: how far the ends of its rules may differ
SAME_ENDS = 4.0
# of the size: columns are further apart than this
COLUMN_GAP = 1.0
# bands with words in two columns or more that make a table
FEWEST_FULL = 2
# from as many bands on, each is a row; with fewer, the lines in them are
BANDS_ARE_ROWS = 3


def banded_of(rows: list[Row], lines: Lines) -> list[Slots]:
    """The tables between rules of the same length, from top to bottom."""
    found: list[Slots] = []
    for left, right, heights in rule_groups(lines):
        slots = banded(rows, left, right, heights)
        if slots is not None and not any(s.last >= slots.first for s in found):
            found.append(slots)
    return found


def rule_groups(lines: Lines) -> list[tuple[float, float, list[float]]]:
    """The ends and heights of long rules with the same ends, three or more; the topmost first."""
    groups: list[tuple[float, float, list[float]]] = []
    for at, start, end in lines:
        for left, right, heights in groups:
            if abs(left - start) <= SAME_ENDS and abs(right - end) <= SAME_ENDS:
                heights.append(at)
                break
        else:
            groups.append((start, end, [at]))
    many = [(a, b, sorted(heights)) for a, b, heights in groups if len(heights) >= FEWEST_RULES]
    return sorted(many, key=lambda group: group[2])


def banded(rows: list[Row], left: float, right: float, heights: list[float]) -> Slots | None:
    """The table between the first and last of the heights; None where the words are none."""
    inside = [
        place
        for place, row in enumerate(rows)
        if not row.turn and heights[0] <= row.baseline <= heights[-1]
        if row.x0 < right and row.x1 > left  # a chart beside a table is no part of it
    ]
    if not inside or inside != list(range(inside[0], inside[-1] + 1)):
        return None
    parts = [part for place in inside for part in rows[place].parts]
    columns = columns_of(parts, COLUMN_GAP * rows[inside[0]].size)
    if len(columns) < 2:
        return None
    bands: list[list[Row]] = [[] for _ in heights]
    for place in inside:
        band = sum(height < rows[place].baseline for height in heights) - 1
        bands[max(band, 0)].append(rows[place])
    bands = [band for band in bands if band]
    cells = [split(band, columns) for band in bands]
    if sum(sum(1 for c in row if c) > 1 for row in cells) < FEWEST_FULL:
        return None
    if len(bands) < BANDS_ARE_ROWS:
        cells = [
            cell for number, band in enumerate(bands) for cell in lines_of(band, columns, number)
        ]
    return Slots(inside[0], inside[-1], tuple(tuple(tuple(c) for c in row) for row in cells))


def split(band: list[Row], columns: list[tuple[float, float]]) -> list[list[Word]]:
    """The words of some rows by column."""
    cells: list[list[Word]] = [[] for _ in columns]
    for row in band:
        for word in row.words:
            middle = (word.x0 + word.x1) / 2
            place = next((i for i, c in enumerate(columns) if middle <= c[1]), len(columns) - 1)
            cells[place].append(word)
    return cells


def lines_of(
    band: list[Row], columns: list[tuple[float, float]], number: int
) -> list[list[list[Word]]]:
    """The rows of a band: the header is one, below it each line with a first column begins one."""
    if number == 0:
        return [split(band, columns)]
    rows: list[list[list[Word]]] = []
    for line in band:
        cells = split([line], columns)
        if cells[0] or not rows:
            rows.append(cells)
        else:
            for old, new in zip(rows[-1], cells, strict=True):
                old.extend(new)
    return rows
