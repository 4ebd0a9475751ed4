"""Statements without rulings: names on the left, figures in aligned columns, heads above them."""

from extract.pdf.column_heads import first_head, header_row, header_top, heads_enough
from extract.pdf.figured import MOST_NAMES, WIDEST_STEP, Figured, figured
from extract.pdf.rows import Row
from extract.pdf.slots import Slots, column_at, columns_of
from extract.pdf.words import Word
from extract.pdf.wrapped_names import ends_in_name, is_middle, is_wrapped, leads_into

# rows of figures that make a statement, and figures that make such a row
FEWEST_ROWS = 3
FEWEST_FIGURES = 2
# of the size: columns of figures are further apart than this
COLUMN_GAP = 0.5


def statements_of(rows: list[Row]) -> list[Slots]:
    """The statements among the rows of a page, from top to bottom."""
    lines = [figured(row) for row in rows]
    found: list[Slots] = []
    place = 0
    while place < len(lines):
        last = run_from(lines, place)
        slots = None
        if last is not None:
            floor = found[-1].last + 1 if found else 0
            slots = statement(lines, floor, place, last)
        if slots is None:
            place += 1
        else:
            found.append(slots)
            place = slots.last + 1
    return found


def run_from(lines: list[Figured], start: int) -> int | None:
    """The last row of figures of a run that begins here; None where there is none."""
    if lines[start].figures < FEWEST_FIGURES:
        return None
    last, rows = start, 1
    first_value = min(value.x0 for value in lines[start].values)
    named = bool(lines[start].names)
    for place in range(start + 1, len(lines)):
        line, above = lines[place], lines[place - 1]
        step = line.row.baseline - above.row.baseline
        if not 0 < step <= WIDEST_STEP * line.row.size:
            break
        if line.figures >= FEWEST_FIGURES:
            last, rows = place, rows + 1
            named = named or bool(line.names)
            first_value = min(first_value, *(value.x0 for value in line.values))
        elif place - last > MOST_NAMES or line.row.x1 >= first_value or line.figures:
            break
        elif not named:
            break  # figures without names are those of a chart, and this is a heading beside it
    return last if rows >= FEWEST_ROWS else None


def statement(lines: list[Figured], floor: int, start: int, last: int) -> Slots | None:
    """The statement of a run of figures, with its header and wrapped names."""
    body = lines[start : last + 1]
    size = body[0].row.size
    columns = columns_of([v for line in body for v in line.values], COLUMN_GAP * size * -1)
    most = max(line.figures for line in body)
    if len(columns) < FEWEST_FIGURES or len(columns) > most:
        return None
    names_right = max((n.x1 for line in body for n in line.names), default=columns[0][0])
    if names_right >= columns[0][0]:
        return None
    first = first_head(lines, floor, start, columns)
    top = header_top(lines, floor, first, columns, names_right)
    if top == first or not heads_enough(lines[top:first]):
        first = top = start  # heads without a header above them are headings of the page
    final = last
    if last + 1 < len(lines) and (
        is_wrapped(lines[last + 1], lines[last], names_right, columns)
        or is_middle(lines, last)
        or ends_in_name(lines, last, names_right, columns)
    ):
        final = last + 1
    rows = [header_row(lines[top:first], columns)] if top < first else []
    rows += body_rows(lines[first : final + 1], columns, names_right)
    return Slots(top, final, tuple(rows))


def body_rows(
    lines: list[Figured], columns: list[tuple[float, float]], names_right: float
) -> list[tuple[tuple[Word, ...], ...]]:
    """The rows under the header, wrapped names joined to their figures."""
    rows: list[list[list[Word]]] = []
    above: Figured | None = None
    waiting: list[Word] = []
    for place, line in enumerate(lines):
        cells: list[list[Word]] = [[] for _ in range(len(columns) + 1)]
        cells[0] = [word for name in line.names for word in name.words]
        if not line.figures:
            below = lines[place + 1] if place + 1 < len(lines) else None
            if place and is_middle(lines, place - 1):
                rows[-1][0].extend(cells[0])
                continue
            if place + 1 < len(lines) and is_middle(lines, place + 1):
                waiting += cells[0]
                continue
            wrapped = above is not None and (
                is_wrapped(line, above, names_right, columns) or place == len(lines) - 1
            )
            if above is not None and rows and wrapped:
                rows[-1][0].extend(cells[0])
                continue
            if below is not None and below.names and leads_into(line, below, names_right):
                waiting += cells[0]
                continue
            above = None
        else:
            above = line
        for value in line.values:
            cells[column_at(columns, value) + 1].extend(value.words)
        cells[0] = waiting + cells[0]
        waiting = []
        rows.append(cells)
    return [tuple(tuple(cell) for cell in row) for row in rows]
