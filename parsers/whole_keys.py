"""Keys that break over a page, put together."""

from parsers.keys import is_legend
from parsers.kinds import TableKind
from parsers.read_table import ReadTable

# A key has a head and hardly more than six signs.
LONGEST_KEY = 8


def with_whole_keys(tables: list[ReadTable]) -> tuple[ReadTable, ...]:
    """The tables, a key that breaks over a page put together."""
    whole: list[ReadTable] = []
    for table in tables:
        before = whole[-1] if whole else None
        if before is not None and _is_rest_of_key(before, table):
            whole[-1] = ReadTable(
                TableKind.LEGENDS,
                None,
                before.rows + table.rows,
                before.parts + table.parts,
                before.page_rows + table.page_rows,
            )
        else:
            whole.append(table)
    return tuple(whole)


def _is_rest_of_key(before: ReadTable, table: ReadTable) -> bool:
    """Whether two tables that follow each other are a key only together, or the second goes on."""
    if before.header is not None or table.header is not None or before.end + 1 != table.start:
        return False
    rows = before.rows + table.rows
    if not rows or len({len(row) for row in rows}) != 1:
        return False
    keys = [t.kind is TableKind.LEGENDS for t in (before, table)]
    return is_legend(rows) and not all(keys) and (any(keys) or len(rows) <= LONGEST_KEY)
