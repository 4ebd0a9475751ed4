"""Two columns without rulings: contents with page numbers, and terms with what they mean."""

from collections.abc import Callable

from extract.pdf.figures import is_page_number
from extract.pdf.markers import split_marker
from extract.pdf.rows import Row
from extract.pdf.slots import Slots
from extract.pdf.words import Word

FEWEST_CONTENTS = 3
FEWEST_TERMS = 2
# points: page numbers end, and meanings begin, below each other as exactly as this
EXACT = 2.0
# of the size: a wider step ends the list
WIDEST_STEP = 3.2
# of the size: names and meanings are further apart than this
GAP = 2.0
# more rows of two parts at the usual step than this are columns of a newspaper, not terms
MOST_DENSE = 5
DENSE_STEP = 1.6  # of the size

Pair = tuple[Row, Row]


def runs_of(run_from: Callable[[list[Row], int], Slots | None], rows: list[Row]) -> list[Slots]:
    """The tables that begin at one row after the other, each below the one before."""
    found: list[Slots] = []
    place = 0
    while place < len(rows):
        run = run_from(rows, place)
        if run is not None:
            found.append(run)
        place = place + 1 if run is None else run.last + 1
    return found


def contents_of(rows: list[Row]) -> list[Slots]:
    """Contents pages: lines that end in page numbers which stand below each other."""
    return runs_of(contents_run, rows)


def contents_run(rows: list[Row], start: int) -> Slots | None:
    """The contents that begin at a row; None where there are none."""
    first = ending(rows[start])
    if first is None:
        return None
    right = first[1].x1
    cells: list[tuple[tuple[Word, ...], ...]] = [(first[0].words, first[1].words)]
    last, count, plain = start, 1, 0
    pending: list[tuple[tuple[Word, ...], ...]] = []
    for place in range(start + 1, len(rows)):
        row = rows[place]
        if not 0 < row.baseline - rows[place - 1].baseline <= WIDEST_STEP * row.size:
            break
        pair = ending(row)
        if pair is not None and abs(pair[1].x1 - right) <= EXACT:
            cells += [*pending, (pair[0].words, pair[1].words)]
            pending, last, count, plain = [], place, count + 1, 0
        elif plain == 0 and len(row.parts) == 1 and row.x1 < first[1].x0:
            pending, plain = [(row.words, ())], 1
        else:
            break
    if count < FEWEST_CONTENTS:
        return None
    top = start
    if start and is_page_header(rows[start - 1], rows[start], first):
        top = start - 1
        cells.insert(0, ((), rows[top].words))
    return Slots(top, last, tuple(cells))


def ending(row: Row) -> Pair | None:
    """Name and page number of a line of contents."""
    if row.turn:
        return None
    parts = row.parts
    if len(parts) < 2 or not is_page_number(parts[-1].text):
        return None
    name = Row(tuple(word for part in parts[:-1] for word in part.words))
    return (name, parts[-1]) if any(c.isalpha() for c in name.text) else None


def is_page_header(row: Row, below: Row, first: Pair) -> bool:
    """Whether a row is the one word ('Page') over the page numbers."""
    near = 0 < below.baseline - row.baseline <= WIDEST_STEP * below.size
    over = row.x1 >= first[1].x0 - EXACT and row.x0 <= first[1].x1 + EXACT
    return near and len(row.words) == 1 and over and row.x0 > first[0].x1


def terms_of(rows: list[Row]) -> list[Slots]:
    """Terms with their meanings, which begin below each other and may run over lines."""
    return runs_of(terms_run, rows)


def terms_run(rows: list[Row], start: int) -> Slots | None:
    """The terms that begin at a row; None where there are none."""
    first = term(rows[start])
    if first is None:
        return None
    left, right = first[0].x0, first[1].x0
    cells: list[list[list[Word]]] = [[list(first[0].words), list(first[1].words)]]
    last, dense, widest = start, 0, first[0].x1
    for place in range(start + 1, len(rows)):
        row = rows[place]
        step = row.baseline - rows[place - 1].baseline
        if not 0 < step <= WIDEST_STEP * row.size:
            break
        pair = term(row)
        if pair is not None and aligned(pair, left, right):
            cells.append([list(pair[0].words), list(pair[1].words)])
            dense += step < DENSE_STEP * row.size
            widest = max(widest, pair[0].x1)
        elif abs(row.x0 - right) <= EXACT and step < DENSE_STEP * row.size:
            cells[-1][1].extend(row.words)
        else:
            break
        last = place
    if len(cells) < FEWEST_TERMS or dense > MOST_DENSE or widest > right - EXACT:
        return None
    return Slots(start, last, tuple(tuple(tuple(cell) for cell in row) for row in cells))


def term(row: Row) -> Pair | None:
    """Term and meaning of a row of two parts; a list mark and its text are none."""
    if row.turn:
        return None
    parts = row.parts
    if len(parts) != 2 or parts[1].x0 - parts[0].x1 < GAP * row.size:
        return None
    if split_marker(row)[0] is not None:
        return None
    if not any(c.isalpha() for part in parts for c in part.text):
        return None  # the axes of a chart
    return parts[0], parts[1]


def aligned(pair: Pair, left: float, right: float) -> bool:
    """Whether term and meaning begin where those above do."""
    return abs(pair[0].x0 - left) <= EXACT and abs(pair[1].x0 - right) <= EXACT
