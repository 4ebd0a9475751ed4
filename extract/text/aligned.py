"""Tables whose columns are told by white alone, as a page is printed in characters of one width.

    Ref      Measure                     2009/10   Target   Q2
    CL LI1   Visits to the museum for    9,120     9,500    5,044
             each 1,000 people

Where the cells do not stand one below the other, but each line has as many as the first, they are
counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from extract.findings import Finding
from extract.places import Place
from extract.text.columns import cells_of, columns_of, is_label, trimmed
from extract.text.tables import Row
from extract.text.told_rows import has_second_keys, told_rows
from extract.text.white import Cells, Column, Line, Printed, counted_lines, region_of

FEWEST_COLUMNS = 3
FEWEST_ROWS = 2
FEWEST_COUNTED = 3  # lines with as many cells each; fewer may be chance


@dataclass(frozen=True, slots=True)
class Aligned:
    """The rows of a table, how many lines it takes, and from which one they are in no row."""

    rows: list[Row]
    taken: int
    unread: int | None = None


def aligned_table(lines: Sequence[Line]) -> Aligned | None:
    """The table that begins with the first line; None where none begins there."""
    region = region_of(lines)
    if not region or len(region[0].pieces) < FEWEST_COLUMNS:
        return None
    counted = counted_lines(region)
    fitting, columns = columns_of(region)
    fitting = trimmed(fitting, columns)
    if len(counted) >= max(len(fitting), FEWEST_COUNTED):
        rows = [Row(line.number, [p.text for p in line.pieces]) for line in counted]
        return Aligned(rows, counted[-1].at + 1)
    if fitting and not columns:
        return Aligned([], fitting[-1].at + 1, 0)
    if len(columns) < FEWEST_COLUMNS or len(fitting) < FEWEST_ROWS:
        return None
    drafts = told_rows([(line, _cells(line, fitting, columns)) for line in fitting], columns)
    rest = list(takewhile(lambda line: not line.apart, region[len(fitting) :]))
    if rest:
        drafts = drafts[:-1]  # its last lines may be among those that fit no column
    if has_second_keys(drafts, len(columns)):
        drafts = []
    rows = [Row(d.number, [d.cells.get(n, "") for n in range(len(columns))]) for d in drafts]
    if len(rows) < FEWEST_ROWS:
        return Aligned([], (rest or fitting)[-1].at + 1, 0)
    first = next((line.at for line in fitting if line.number > drafts[-1].last), None)
    return Aligned(rows, (rest or fitting)[-1].at + 1, first if rest else None)


def _cells(line: Printed, region: Sequence[Printed], columns: Sequence[Column]) -> Cells:
    """The cells of a line; a label that reaches over the first columns is of the first alone."""
    return {0: line.pieces[0].text} if is_label(line, region) else cells_of(line, columns)


def not_told(number: int, raw: str) -> Finding:
    """What is said of lines that are read as text, since nothing tells which are one row."""
    return Finding(
        code="columns_not_told",
        message="Nothing but white parts the cells of a table from here, and it does not tell "
        "which lines are one row: they are read as text.",
        place=Place(line=number),
        table_name="printed_tables",
        found=" ".join(raw.split()),
    )
