"""The rows of a table with nothing drawn, told by the white between them and by their cells."""

from dataclasses import dataclass, replace
from itertools import pairwise

from extract.pdf.rows import Row
from extract.pdf.runs import CLOSER
from extract.pdf.segments import SLACK, Segment, is_across, meets
from extract.pdf.starts import by_column, parted
from extract.pdf.stretches import Stretches
from extract.places import Box

MARGIN = 2.0  # points: how far outside its words a table ends
# segments with white between them that show that rows of a table have it
FEWEST_APART = 3


@dataclass(frozen=True, slots=True)
class Printed:
    """A row of a table: its lines and marks, and whether it runs over all columns."""

    lines: tuple[Row, ...]
    marks: tuple[Box, ...] = ()
    spanning: bool = False

    @property
    def top(self) -> float:
        """Where its words and marks begin."""
        return min([*(line.top for line in self.lines), *(mark.top for mark in self.marks)])

    @property
    def bottom(self) -> float:
        """Where its words and marks end."""
        ends = [*(line.bottom for line in self.lines), *(mark.bottom for mark in self.marks)]
        return max(ends)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table, where they are cut, and the white between lines of a cell.

    `lead` is None where no cell has two lines.
    """

    stretches: Stretches
    cuts: list[float]
    lead: float | None


def rows_of_run(run: list[Segment], table: Columns, *, headed: bool) -> list[Printed] | None:
    """The rows of a table; None where it is in doubt where one ends.

    White between rows tells them apart. Where a segment holds several rows, it may be that of
    any other, so that all have to be told by their cells.
    """
    begun = sum(meets(one.columns, table.stretches[0]) for one in run)
    close = begun < FEWEST_APART
    rows = told_rows(run, table, headed=headed, close=close)
    if close or rows is None or len(rows) <= len(run):
        return rows
    return told_rows(run, table, headed=headed, close=True)


def told_rows(
    run: list[Segment], table: Columns, *, headed: bool, close: bool
) -> list[Printed] | None:
    """The rows; `close`: no white between segments tells them."""
    columns = table.stretches
    begins = [meets(one.columns, columns[0]) for one in run]
    known = list(zip(run, begins, strict=True))
    whites = [b.top - a.bottom for (a, b), on in zip(pairwise(run), begins[1:], strict=True) if on]
    if table.lead is None and not all(
        on and len(one.columns) > 1 for one, on in known[not headed :]
    ):
        return None
    apart = CLOSER * min(whites, default=0.0)
    rows = [Printed(run[0].lines, run[0].marks)] if headed else []
    above = run[0]
    for one, on in known[headed:]:
        white = one.top - above.bottom
        above = one
        if is_across(one.columns, columns):
            put(rows, one, spanning=True, rest=bool(rows) and rows[-1].spanning and white < apart)
        elif on:
            parts = parts_of(one, table, close=close)
            if parts is None:
                return None
            rows += parts
        elif not rows or (len(rows) == 1 and headed and run[0].bold and not one.bold):
            put(rows, one)  # the rest of a row that began on the page before
        elif len(one.columns) > 1 and white >= apart > 0:
            put(rows, one)
        elif white < apart and len(rows) > headed and not rows[-1].spanning:
            put(rows, one, rest=True)
        else:
            return None
    return rows


def parts_of(one: Segment, table: Columns, *, close: bool) -> list[Printed] | None:
    """The rows of a segment; None in doubt."""
    step = one.size * (1 + SLACK) + (table.lead or 0.0)
    rights = [right for _, right in table.stretches]
    parts = parted(one.lines, table.cuts, rights, step, close=close)
    if parts is None:
        return None
    rows = with_marks(parts, one.marks)
    within = all(above.bottom <= below.top + MARGIN for above, below in pairwise(rows))
    return rows if within else None


def put(rows: list[Printed], one: Segment, *, spanning: bool = False, rest: bool = False) -> None:
    """Adds a segment as a row, or as the rest of the last."""
    if rest:
        last = rows[-1]
        rows[-1] = replace(last, lines=last.lines + one.lines, marks=last.marks + one.marks)
    else:
        rows.append(Printed(one.lines, one.marks, spanning))


def with_marks(parts: list[tuple[Row, ...]], marks: tuple[Box, ...]) -> list[Printed]:
    """Rows with the marks that begin above the next one."""
    tops = [min(line.top for line in lines) for lines in parts[1:]]
    found: list[Printed] = []
    for lines, start, end in zip(parts, [float("-inf"), *tops], [*tops, float("inf")], strict=True):
        own = tuple(m for m in marks if start - MARGIN <= m.top < end - MARGIN)
        found.append(Printed(lines, own))
    return found


def filled_by(row: Printed, cuts: list[float]) -> set[int]:
    """The columns in which a row has words or marks."""
    return {c for line in row.lines for c in by_column(line, cuts)} | {
        marked(mark, cuts) for mark in row.marks
    }


def marked(mark: Box, cuts: list[float]) -> int:
    """The column that a mark stands in."""
    return sum((mark.x0 + mark.x1) / 2 > cut for cut in cuts)
