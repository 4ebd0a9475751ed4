"""The heads of a statement: what stands over its columns of figures, and over its names."""

from extract.pdf.figured import MOST_NAMES, WIDEST_STEP, Figured
from extract.pdf.slots import column_at
from extract.pdf.words import Word

# of the size: a head over a column ends no further right of its figures (the room around a cell)
EDGE = 0.5
# of the size: a head may begin so far left of the edge of the names
ROOM = 0.3
# of the size: white wider than this between words is no blank
BLANK = 0.45
# of the size: lines of one head are no further apart
HEAD_STEP = 2.0
# rows above the figures that may be their header
TALLEST_HEADER = 6


def first_head(
    lines: list[Figured], floor: int, start: int, columns: list[tuple[float, float]]
) -> int:
    """The first of the heads ('Expenditure') right above the first row of figures."""
    first = start
    while first > floor and start - first < MOST_NAMES:
        above, below = lines[first - 1].row, lines[first].row
        step = below.baseline - above.baseline
        beside = above.x1 < columns[0][0] and len(lines[first - 1].parts) == 1
        if not beside or step > WIDEST_STEP * below.size:
            break
        first -= 1
    return first


def header_top(
    lines: list[Figured],
    floor: int,
    first: int,
    columns: list[tuple[float, float]],
    names_right: float,
) -> int:
    """The first row of the column headers above row `first`; `first` where there are none."""
    top = first
    while top > floor and first - top < TALLEST_HEADER:
        above, below = lines[top - 1].row, lines[top].row
        widest = WIDEST_STEP if top == first else HEAD_STEP
        if below.baseline - above.baseline > widest * below.size:
            break
        if not heads_columns(lines[top - 1], columns, names_right):
            break
        top -= 1
    return top


def heads_columns(line: Figured, columns: list[tuple[float, float]], names_right: float) -> bool:
    """Whether a row can be a line of column headers: it stands above the figures, not the names.

    A word beside them ('Service') may head the names; nothing may reach from there to the figures.
    """
    edge = min(names_right, columns[0][0])
    above = [part for part in line.parts if (part.x0 + part.x1) / 2 > edge]
    beside = [part for part in line.parts if part not in above]
    apart = all(part.x1 < columns[0][0] for part in beside)
    started = all(part.x0 > edge - ROOM * line.row.size for part in above)
    return bool(above) and apart and started


def heads_enough(lines: list[Figured]) -> bool:
    """Whether header lines stand above more than one column."""
    return len(white_between([word for line in lines for word in line.row.words])) > 1


def header_row(
    lines: list[Figured], columns: list[tuple[float, float]]
) -> tuple[tuple[Word, ...], ...]:
    """One header row: for each column the words above it, line by line.

    Column headers stand closer together than the words of two columns of figures: they are told
    apart by the white that runs down through all their lines. Where that does not give as many
    stretches as there are columns, each part goes to the column it stands above.
    """
    names = len(columns) + 1
    cells: list[list[Word]] = [[] for _ in range(names)]
    stretches = white_between([word for line in lines for word in line.row.words])
    split = len(stretches) in {len(columns), names}
    offset = names - len(stretches)
    placed = None if split else within_edges(lines, columns)
    if placed is not None:
        return ((), *placed)
    for line in lines:
        if split:
            for word in line.row.words:
                middle = (word.x0 + word.x1) / 2
                place = next(n for n, (_, right) in enumerate(stretches) if middle <= right)
                cells[place + offset].append(word)
            continue
        for part in line.parts:
            beside = (
                part.x1 < columns[0][0]
                and part.x0 < columns[0][0] - (columns[0][1] - columns[0][0]) * 2
            )
            number = 0 if beside else column_at(columns, part) + 1
            cells[number].extend(part.words)
    return tuple(tuple(cell) for cell in cells)


def within_edges(
    lines: list[Figured], columns: list[tuple[float, float]]
) -> list[tuple[Word, ...]] | None:
    """The words over each column where heads touch: each between the right edges of two columns.

    None where a word stands over such an edge, or a column is left without a head.
    """
    edges = [right for _, right in columns]
    cells: list[list[Word]] = [[] for _ in columns]
    for word in (word for line in lines for word in line.row.words):
        reach = EDGE * word.size
        place = next((n for n, edge in enumerate(edges) if word.x1 <= edge + reach), None)
        if place is None or (place and word.x0 < edges[place - 1] - reach):
            return None
        cells[place].append(word)
    return [tuple(cell) for cell in cells] if all(cells) else None


def white_between(words: list[Word]) -> list[tuple[float, float]]:
    """Stretches across the page that words cover, with white wider than a blank between them."""
    found: list[tuple[float, float]] = []
    for word in sorted(words, key=lambda w: w.x0):
        if found and word.x0 - found[-1][1] <= BLANK * word.size:
            found[-1] = (found[-1][0], max(found[-1][1], word.x1))
        else:
            found.append((word.x0, word.x1))
    return found
