"""One record for each table on paper, read or not."""

from extract.document import Table
from extract.places import spanning
from parsers.flow import Flow
from parsers.grid import Row, grid_rows
from parsers.kinds import TableKind
from parsers.read_table import ReadTable
from parsers.report import PrintedTable


def printed_tables(
    flow: Flow, tables: tuple[ReadTable, ...], kinds: dict[int, TableKind], read: dict[int, int]
) -> tuple[PrintedTable, ...]:
    """One record per table on paper. `kinds` and `read` are by the ordinal of a table's first part:
    what it was recognised as, and how many of its rows became records.
    """
    records = []
    for table in tables:
        first = table.parts[0].ordinal
        for place, (part, count) in enumerate(zip(table.parts, table.page_rows, strict=True)):
            item = flow.items[part.index]
            rows = grid_rows(item) if isinstance(item, Table) else ()
            header_text = table.header.text if table.header else _first_words(rows)
            records.append(
                PrintedTable(
                    ordinal=part.ordinal,
                    header_text=header_text,
                    recognised_as=kinds.get(first, table.kind),
                    row_count=count,
                    rows_read=read.get(first, 0) if place == 0 else 0,
                    continued_from=table.parts[place - 1].ordinal if place else None,
                    place=spanning([item.place]),
                )
            )
    return tuple(sorted(records, key=lambda record: record.ordinal))


def _first_words(rows: tuple[Row, ...]) -> str:
    return " | ".join(slot.text for slot in rows[0] if slot.own) if rows else ""
