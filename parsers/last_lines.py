"""The last lines of a statement that a page's foot cuts off: too few to be found as a table."""

from msgspec import structs

from extract.document import Block, Cell, Table
from extract.places import spanning
from parsers.flow import Item
from parsers.grid import Row, grid_rows
from parsers.layout import Layout
from parsers.money_columns import FEWEST_MONEY_COLUMNS
from parsers.opening_lines import is_statement_head
from parsers.phrases import is_amount

# So many paragraphs of a page may be the last lines of a statement, its head and 'Recharges'.
MOST_LINES = 8


def with_last_lines(items: list[Item], layout: Layout) -> list[Item]:
    """The tables, each statement with its last lines from the top of the next page."""
    whole: list[Item] = []
    after = 0
    for place, item in enumerate(items):
        if place < after:
            continue
        before = whole[-1] if whole else None
        if isinstance(item, Block) and isinstance(before, Table):
            following = items[place : place + MOST_LINES]
            whole[-1], taken = _with_last_rows(before, following, layout)
            after = place + taken
        if place >= after:
            whole.append(item)
    return whole


def _with_last_rows(table: Table, items: list[Item], layout: Layout) -> tuple[Table, int]:
    """A statement with its last lines, which a page's foot cuts off, and how many paragraphs.

    'Net Total Recharges 1,631 816 816 0': a name and as many amounts as the rows above have. Its
    head, printed again, and 'Recharges' may stand above them.
    """
    count = table.column_count - 1
    if not items or not _ends_in_amounts(table) or items[0].place.page in {None, table.place.page}:
        return table, 0
    rows_of_amounts = (n for n, row in enumerate(grid_rows(table)) if _is_row_of_amounts(row))
    first = next(rows_of_amounts)
    head = {word for cell in table.cells if cell.row < first for word in cell.text.split()}
    lines: list[tuple[Block, list[str]]] = []
    taken = 0
    for number, item in enumerate(items, start=1):
        if not isinstance(item, Block) or item.place.page != items[0].place.page:
            break
        rows = [_cut(line.text, count) for line in item.lines]
        if all(rows):
            lines += [(item, row) for row in rows if row]
            taken = number
        elif is_statement_head(item, layout):
            lines.append((item, [item.text]))
        elif lines or not head.issuperset(item.text.split()):
            break
    while lines and len(lines[-1][1]) == 1:
        lines.pop()
    return (_with_rows(table, lines), taken) if taken else (table, 0)


def _ends_in_amounts(table: Table) -> bool:
    """Whether the last row is a name and amounts in all other columns, enough for a statement."""
    if not table.row_count or table.column_count <= FEWEST_MONEY_COLUMNS:
        return False
    first, *others = grid_rows(table)[-1]
    named = bool(first.text) and not is_amount(first.text)
    return named and all(slot.own and is_amount(slot.text) for slot in others)


def _is_row_of_amounts(row: Row) -> bool:
    texts = [slot.text for slot in row[1:] if slot.own and slot.text]
    return bool(texts) and all(map(is_amount, texts))


def _cut(text: str, count: int) -> list[str] | None:
    """The name and the amounts of a line that has this many; None for other lines."""
    words = text.split()
    amounts = words[-count:]
    if len(words) <= count or not all(map(is_amount, amounts)) or is_amount(words[-count - 1]):
        return None
    return [" ".join(words[:-count]), *amounts]


def _with_rows(table: Table, lines: list[tuple[Block, list[str]]]) -> Table:
    cells = list(table.cells)
    for number, (block, texts) in enumerate(lines, start=table.row_count):
        cells += [
            Cell(number, column, 1, 1, text, (), block.place, block.style)
            for column, text in enumerate(texts)
        ]
    place = spanning((table.place, lines[-1][0].place))
    rows = table.row_count + len(lines)
    return structs.replace(table, row_count=rows, cells=tuple(cells), place=place)
