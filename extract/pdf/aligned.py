"""Tables that nothing but alignment holds together, found among the rows outside ruled tables."""

from collections.abc import Callable

from extract.document import Table
from extract.pdf.banded import banded_of
from extract.pdf.drawings import Rule
from extract.pdf.listings import contents_of, terms_of
from extract.pdf.rows import Row
from extract.pdf.slots import Slots, table_of_slots
from extract.pdf.statements import statements_of

Finder = Callable[[list[Row], list[Rule]], list[Slots]]
# the strictest first: what one takes, the next does not see
FINDERS: tuple[Finder, ...] = (
    lambda rows, rules: statements_of(rows),
    banded_of,
    lambda rows, rules: contents_of(rows),
    lambda rows, rules: terms_of(rows),
)


def aligned_tables(rows: list[Row], rules: list[Rule], page: int) -> tuple[list[Table], list[Row]]:
    """The aligned tables of a page and the rows that stand in none."""
    tables: list[Table] = []
    left = rows
    for find in FINDERS:
        for slots in reversed(find(left, rules)):
            tables.append(table_of_slots(slots, rules, page))
            left = left[: slots.first] + left[slots.last + 1 :]
    return tables, left
