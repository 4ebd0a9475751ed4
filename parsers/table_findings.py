"""What is said of tables that were not read, or not as a whole."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from extract.findings import Finding, Severity
from parsers.grid import own_texts, row_place
from parsers.kept_columns import unkept_columns
from parsers.kinds import ColumnRole, TableKind
from parsers.layout import Layout
from parsers.read_table import ReadTable
from parsers.report import Kpi, Milestone
from parsers.rows import text_of
from parsers.walk import TableRows

C = TypeVar("C", Milestone, Kpi)


def columns_not_kept(table: ReadTable, layout: Layout) -> list[Finding]:
    """A finding for each column of a performance table that goes into no field of its rows."""
    return [
        Finding(
            code="column_not_read",
            message="A column of a performance table is none of those that are kept.",
            severity=Severity.INFO,
            place=row_place(table.rows[0]),
            table_name="printed_tables",
            ordinal=table.parts[0].ordinal,
            found=header,
        )
        for header in unkept_columns(table, layout)
    ]


def rows_without_name(table: str, rows: TableRows[C]) -> list[Finding]:
    """A finding for each row that names nothing: the rest of a broken row, under wrong heads."""
    return [
        Finding(
            code="row_without_name",
            message="A row has neither a ref nor a text, so that its cells are not read.",
            place=place,
            table_name=table,
        )
        for place in rows.unread
    ]


def rows_without_text(table: ReadTable, role: ColumnRole, name: str) -> list[Finding]:
    """A finding for each row with words, but none under the head that its record is named by."""
    assert table.header is not None  # only tables with a recognised header come here
    return [
        Finding(
            code="row_not_read",
            message="A row has nothing under the head that names its kind, so that it is not read.",
            place=row_place(row),
            table_name=name,
            found=" | ".join(own_texts(row)),
        )
        for row in table.rows
        if own_texts(row) and not text_of(row, table.header, role)
    ]


def tables_without_rows(tables: Sequence[ReadTable], read: Mapping[int, int]) -> list[Finding]:
    """A finding for every recognised table that gave no row; `read` counts them by ordinal."""
    return [
        Finding(
            code="table_without_rows",
            message=f"A table was recognised as {table.kind}, but none of its rows could be read.",
            severity=Severity.WARNING,
            table_name="printed_tables",
            ordinal=table.parts[0].ordinal,
        )
        for table in tables
        if table.kind in (TableKind.MILESTONES, TableKind.KPIS, TableKind.FINANCE)
        and table.page_rows[0] > 1
        and not read.get(table.parts[0].ordinal)
    ]
