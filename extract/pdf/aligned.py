"""Tables that nothing but alignment holds together, found among the rows outside ruled tables."""

from collections.abc import Callable

from extract.document import Page, Table
from extract.pdf.banded import banded_of
from extract.pdf.carried import carried_lines
from extract.pdf.drawings import Rule
from extract.pdf.fields import cells_of, fields_of
from extract.pdf.listings import contents_of, terms_of
from extract.pdf.rows import Row
from extract.pdf.slots import Lines, Slots, across_rules, table_of_placed, table_of_slots
from extract.pdf.statements import statements_of

Finder = Callable[[list[Row], Lines], list[Slots]]
# the strictest first: what one takes, the next does not see
FINDERS: tuple[Finder, ...] = (
    banded_of,
    lambda rows, lines: contents_of(rows),
    lambda rows, lines: terms_of(rows),
)


def aligned_tables(
    rows: list[Row], rules: list[Rule], page: int, before: Page | None = None
) -> tuple[list[Table], list[Row]]:
    """The aligned tables of a page and the rows that stand in none.

    `before` is the page before, whose last table may go on here.
    """
    tables: list[Table] = []
    left = rows
    lines = across_rules(rules)
    statements = statements_of(rows)
    for fields in reversed(fields_of(rows, rules, statements)):
        cells, row_count = cells_of(fields, rows, rules)
        shape = row_count, fields.column_count
        tables.append(table_of_placed(cells, shape, lines, page))
        left = left[: fields.first] + left[fields.last + 1 :]
    if left is not rows:
        statements = statements_of(left)
    left = without(left, statements, tables, lines, page)
    if (carried := carried_lines(left, before)) is not None:
        left = without(left, [carried], tables, lines, page)
    for find in FINDERS:
        left = without(left, find(left, lines), tables, lines, page)
    return tables, left


def without(
    rows: list[Row], found: list[Slots], tables: list[Table], lines: Lines, page: int
) -> list[Row]:
    """The rows that are in no table found; notes the tables, the last one first."""
    for slots in reversed(found):
        tables.append(table_of_slots(slots, lines, page))
        rows = rows[: slots.first] + rows[slots.last + 1 :]
    return rows
