"""Lines that stand close together: segments, which are the rows of tables with nothing drawn."""

from collections.abc import Iterable, Sequence
from statistics import median

from extract.pdf.rows import Row
from extract.pdf.stretches import Stretches, stretches_of
from extract.places import Box

# of the size: white that runs down between two columns is wider than this
RIVER = 0.6
# of the size: lines of one cell are no further from baseline to baseline
WIDEST_LEAD = 1.6
NARROWEST_LEAD = 0.95
# of the size: white that is so much wider than between lines of a cell parts two rows
SLACK = 0.16
# of the size: two segments of one table differ by no more
SAME_SIZE = 0.06
# points: larger drawings are no marks
LARGEST_MARK = 60.0


class Segment:
    """Lines with little white between them, and the marks that stand beside them.

    `size` is the usual one of its letters, `bold` whether all of it is bold.
    """

    __slots__ = ("_columns", "bold", "bottom", "lines", "marks", "size", "top")

    def __init__(self, lines: tuple[Row, ...], marks: tuple[Box, ...]) -> None:
        self.lines = lines
        self.marks = marks
        self.top = min([*(line.top for line in lines), *(mark.top for mark in marks)])
        self.bottom = max([*(line.bottom for line in lines), *(mark.bottom for mark in marks)])
        self.size = median([line.size for line in lines])
        self.bold = all(line.bold is True for line in lines)
        self._columns: Stretches | None = None

    @property
    def columns(self) -> Stretches:
        """What its words and marks cover across the page."""
        if self._columns is None:
            self._columns = covered(self.lines, self.marks)
        return self._columns


def covered(lines: Iterable[Row], marks: Iterable[Box] = ()) -> Stretches:
    """Stretches across the page that words and marks cover, white wider than a blank between."""
    pieces = [(w.x0, w.x1, RIVER * line.size) for line in lines for w in line.words]
    pieces += [(mark.x0, mark.x1, SAME_SIZE) for mark in marks]
    return stretches_of(pieces)


def lead_of(lines: list[Row]) -> dict[float, float]:
    """For each size of letters the least white between two lines of a column, in points."""
    leads: dict[float, float] = {}
    for place, row in enumerate(lines):
        size = round(row.size, 1)
        least = leads.get(size, WIDEST_LEAD * row.size)
        for below in lines[place + 1 : place + 6]:
            step = below.baseline - row.baseline
            if step >= least:
                break
            if step < NARROWEST_LEAD * row.size or round(below.size, 1) != size:
                continue
            if any(a.x0 < b.x1 and b.x0 < a.x1 for a in row.parts for b in below.parts):
                leads[size] = step
                break
    return {size: step - size for size, step in leads.items()}


def segments_of(lines: list[Row], drawings: list[Box]) -> list[Segment]:
    """Lines from top to bottom, put together where little white is between them."""
    leads = lead_of(lines)
    marks = [b for b in drawings if max(b.x1 - b.x0, b.bottom - b.top) <= LARGEST_MARK]
    found: list[tuple[list[Row], list[Box]]] = []
    bottom = 0.0
    usual = median([line.size for line in lines]) if lines else 0.0
    items: list[Row | Box] = sorted([*lines, *marks], key=lambda item: item.top)
    for item in items:
        size = item.size if isinstance(item, Row) else usual
        lead = leads.get(round(size, 1), 0.0) + SLACK * size
        if not found or item.top - bottom > lead or is_under_heading(found[-1][0], item):
            found.append(([], []))
            bottom = item.bottom
        bottom = max(bottom, item.bottom)
        if isinstance(item, Row):
            found[-1][0].append(item)
        else:
            found[-1][1].append(item)
    return [Segment(tuple(rows), tuple(boxes)) for rows, boxes in found if rows]


def is_under_heading(above: list[Row], item: Row | Box) -> bool:
    """Whether a line of several cells stands right under a heading in larger letters."""
    if not above or not isinstance(item, Row) or above[-1].size <= item.size:
        return False
    larger = all(row.size > item.size * (1 + SAME_SIZE) for row in above)
    return larger and len(item.parts) > 1 and all(len(row.parts) == 1 for row in above)


def differs(one: Segment, other: Segment) -> bool:
    """Whether two segments are of different sizes."""
    return abs(one.size - other.size) > SAME_SIZE * max(one.size, other.size)


def is_across(own: Stretches, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether what a segment covers is one stretch from the left of a table."""
    return len(own) == 1 and own[0][0] <= columns[0][1]


def meets(own: Stretches, column: tuple[float, float]) -> bool:
    """Whether something stands in a column."""
    return any(x0 < column[1] and x1 > column[0] for x0, x1 in own)
