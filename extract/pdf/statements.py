"""Statements without rulings: names on the left, figures in aligned columns, heads above them."""

import msgspec

from extract.pdf.figures import is_figure, stands_for_figure
from extract.pdf.rows import Row
from extract.pdf.slots import Slots, column_at, columns_of
from extract.pdf.spacing import LOOSE, USUAL_STEP
from extract.pdf.words import Word

# rows of figures that make a statement, and figures that make such a row
FEWEST_ROWS = 3
FEWEST_FIGURES = 2
# rows without figures (heads, wrapped names) that may follow each other within a statement
MOST_NAMES = 2
# of the size: a wider step from row to row ends a statement
WIDEST_STEP = 3.2
# of the size: columns of figures are further apart than this
COLUMN_GAP = 0.5
# of the size: room left after a name beyond the next word shows that it was not wrapped
ROOM = 0.3
# of the size: a head over a column ends no further right of its figures (the room around a cell)
EDGE = 0.5
# of the step from a name's first line to its second: what follows closer goes with the second
PARTING = 1.3
# of the size: white wider than this between words is no blank
BLANK = 0.45
# rows above the figures that may be their header
TALLEST_HEADER = 6


class Figured(msgspec.Struct, gc=False):
    """A printed row, what stands side by side in it, and how many figures end it."""

    row: Row
    parts: list[Row]
    figures: int

    @property
    def names(self) -> list[Row]:
        """What stands before the figures."""
        return self.parts[: len(self.parts) - self.figures]

    @property
    def values(self) -> list[Row]:
        """The figures."""
        return self.parts[len(self.parts) - self.figures :]


def figured(row: Row) -> Figured:
    """Counts the figures at the end of a row; a row of stand-ins alone has none."""
    parts = row.parts if not row.turn else [row]
    count = 0
    for part in reversed(parts):
        if not stands_for_figure(part.text):
            break
        count += 1
    if count and not any(is_figure(part.text) for part in parts[len(parts) - count :]):
        count = 0
    return Figured(row, parts, count)


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
        if below.baseline - above.baseline > WIDEST_STEP * below.size:
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


def is_wrapped(
    line: Figured, above: Figured, names_right: float, columns: list[tuple[float, float]]
) -> bool:
    """Whether a row without figures is the rest of the name of the row of figures above it.

    What looks like a head has to have had no room right up to the figures.
    """
    if line.figures or not above.names or line.row.x1 >= columns[0][0]:
        return False
    right = columns[0][0] - line.row.size if is_head(line.row) else names_right
    near = same_look(line, above) and is_next_line(above, line)
    return near and was_full(above.names[-1], line.row, right)


def is_middle(lines: list[Figured], place: int) -> bool:
    """Whether figures without a name stand at half the height of a name of two lines."""
    if not 0 < place < len(lines) - 1 or lines[place].names or not lines[place].figures:
        return False
    above, line, below = lines[place - 1], lines[place], lines[place + 1]
    if above.figures or below.figures or not same_look(above, below):
        return False
    steps = (
        line.row.baseline - above.row.baseline,
        below.row.baseline - line.row.baseline,
    )
    return is_next_line(above, below) and min(steps) > 0


def ends_in_name(
    lines: list[Figured], last: int, names_right: float, columns: list[tuple[float, float]]
) -> bool:
    """Whether the last name goes on in a head that nothing follows as closely: 'NET OPERATIONAL'
    over 'EXPENDITURE', though there was room up to the figures.
    """
    above, line = lines[last], lines[last + 1]
    if line.figures or len(line.parts) > 1 or not above.names or line.row.x1 >= columns[0][0]:
        return False
    below = lines[last + 2].row.baseline - line.row.baseline if last + 2 < len(lines) else None
    step = line.row.baseline - above.row.baseline
    apart = below is None or not 0 < below <= PARTING * step
    cased = above.names[-1].text.isupper() == line.row.text.isupper()
    near = is_head(line.row) and same_look(line, above) and is_next_line(above, line)
    return near and cased and apart and was_full(above.names[-1], line.row, names_right)


def leads_into(line: Figured, below: Figured, names_right: float) -> bool:
    """Whether a row without figures is the start of the name of the row of figures below it."""
    if not below.figures or not same_look(line, below) or is_head(line.row):
        return False
    return is_next_line(line, below) and was_full(line.row, below.names[0], names_right)


def is_head(row: Row) -> bool:
    """Whether a row looks like a head: bold or underlined."""
    return row.style.bold or row.style.underlined


def same_look(one: Figured, other: Figured) -> bool:
    """Whether two names are equally heavy, underlined, and begin at the same left edge."""
    a, b = one.parts[0], other.parts[0]
    level = abs(a.x0 - b.x0) < 2 * a.size
    return level and (a.style.bold, a.style.underlined) == (b.style.bold, b.style.underlined)


def is_next_line(above: Figured, below: Figured) -> bool:
    """Whether two rows are no further apart than lines of one paragraph."""
    step = below.row.baseline - above.row.baseline
    return 0 < step <= LOOSE * USUAL_STEP * below.row.size


def was_full(name: Row, rest: Row, names_right: float) -> bool:
    """Whether the first word of `rest` had no room after `name`."""
    first = rest.words[0]
    return names_right - name.x1 < (first.end - first.start) + ROOM * rest.size
