"""Frames whose inside is not ruled: the rows and columns of figures within a grid."""

from copy import copy

from extract.document import Table
from extract.pdf.drawings import Rule
from extract.pdf.fields import cells_of, fields_of, is_value
from extract.pdf.rows import rows_of
from extract.pdf.ruled import Content, Filled
from extract.pdf.slots import across_rules, table_of_placed

# of the cells with words that a grid has: the rows and columns inside it are as many more
MORE = 1.5
# of the words of a grid: what is found in it has to hold this share
HELD = 0.9
# values in one cell that may be a row or a column of figures
CROWDED = 3


def opened(filled: Filled, rules: list[Rule], page: int) -> Table | None:
    """The table in a grid whose cells hold rows of figures; None where the grid is the table."""
    contents = [content for content in filled.contents if content.words]
    words = [word for content in contents for word in content.words]
    cells = len(contents)
    if len(words) < MORE * cells:
        return None
    if any(content.images or content.shapes for content in filled.contents):
        return None
    if not any(map(is_crowded, contents)):
        return None
    rows = rows_of([copy(word) for word in words])  # rows raise small figures in place
    found = fields_of(rows, rules)
    if len(found) != 1:
        return None
    (table,) = found
    if table.first or table.last < len(rows) - 1:
        return None
    placed, row_count = cells_of(table, rows, rules)
    held = sum(len(cell.words) for cell in placed)
    if len(placed) < MORE * cells or held < HELD * len(words):
        return None
    return table_of_placed(placed, (row_count, table.column_count), across_rules(rules), page)


def is_crowded(content: Content) -> bool:
    """Whether a cell can hold a row or a column of figures."""
    words = content.words
    return len(words) >= CROWDED and sum([is_value(w.text) for w in words]) >= CROWDED
