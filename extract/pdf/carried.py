"""The last lines of a statement on the next page: too few for a table, but in its columns."""

from itertools import takewhile

from extract.document import Page, Ruling, Table
from extract.pdf.figured import Figured, figured
from extract.pdf.figures import is_figure
from extract.pdf.rows import Row
from extract.pdf.slots import Slots
from extract.pdf.statements import FEWEST_FIGURES
from extract.pdf.words import Word

# of the size: figures of a column end below each other as exactly as this; a bracket may stand out
EXACT = 0.5
# running lines that may stand above the first line of a page
FURNITURE = 3
# of the rows of a statement: in as many a column of figures has one
FILLED = 0.5


def carried_lines(rows: list[Row], before: Page | None) -> Slots | None:
    """The lines on top of a page that go on with the statement that the page before ends with.

    Each has a name and a figure in every column, which ends where those of the column do.
    """
    if before is None or not before.tables:
        return None
    tops = enumerate(map(figured, rows[: FURNITURE + 1]))
    first, top = next(((n, line) for n, line in tops if line.figures), (0, None))
    table = max(before.tables, key=lambda table: table.order)
    if top is None or top.figures != table.column_count - 1:
        return None
    rights = ends_of_columns(table)
    lines = list(takewhile(lambda x: stands_under(x, rights), map(figured, rows[first:])))
    return Slots(first, first + len(lines) - 1, tuple(map(cells_of, lines))) if lines else None


def ends_of_columns(table: Table) -> tuple[float, ...]:
    """Where the figures of a statement end, column by column; none for other tables.

    Only names stand in its first column, and figures in all others.
    """
    if table.ruling is Ruling.RULED or table.column_count <= FEWEST_FIGURES:
        return ()
    ends = [ends_in(table, column) for column in range(table.column_count)]
    reach = EXACT * max(cell.style.size or 0.0 for cell in table.cells)
    level = all(own and max(own) - min(own) <= reach for own in ends[1:])
    if ends[0] or not level or min(map(len, ends[1:])) < FILLED * table.row_count:
        return ()
    return tuple(max(own) for own in ends[1:])


def ends_in(table: Table, column: int) -> list[float]:
    """Where the figures of a column end."""
    boxes = [c.place.box for c in table.cells if c.column == column and is_figure(c.text)]
    return [box.x1 for box in boxes if box is not None]


def stands_under(line: Figured, rights: tuple[float, ...]) -> bool:
    """Whether a line is a name and as many figures as there are columns, each under its own."""
    reach = EXACT * line.row.size
    pairs = zip(line.values, rights, strict=False)
    return (
        bool(rights)
        and len(line.names) == 1
        and line.figures == len(rights)
        and all(abs(value.x1 - right) <= reach for value, right in pairs)
    )


def cells_of(line: Figured) -> tuple[tuple[Word, ...], ...]:
    """The words of a line, name first."""
    return tuple(tuple(part.words) for part in line.parts)
