"""An Excel workbook: one sheet a table, with filters, widths, dates as dates, lights in colour."""

import os
import uuid
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from warehouse.query import TableFacts, describe
from warehouse.release import Release
from warehouse.schemas import TABLES
from warehouse.whole import TEMPORARY

SHEET_ROWS = 1_048_576
"""Rows of a sheet, its header included; the limit of the file format."""

LONGEST_TEXT = 32_767
"""Characters of a cell; the limit of the file format."""

CUT = " ... [cut: longer than a cell can hold; the whole text is in the Parquet file]"

NARROWEST, WIDEST = 8, 60
"""Characters of a column's width; longer texts are looked at one by one anyway."""

LOOKED_AT = 2_000
"""Rows whose texts decide how wide a column is."""

WIDE_ENOUGH = 0.9
"""Share of the texts that fit into their column."""

LIGHTS = {
    "green": ("#C6EFCE", "#006100"),
    "amber": ("#FFEB9C", "#7F6000"),
    "red": ("#FFC7CE", "#9C0006"),
    "unknown": ("#D9D9D9", "#404040"),
}
"""Fill and type of a traffic light; the word stays in the cell for who does not see colours."""

LIGHT_COLUMN = "progress"

Writer = Callable[[Worksheet, int, int, object], None]
"""Writes one value into a sheet at row and column, both from 0."""


class TooManyRows(Exception):
    """A table that no sheet can hold, with a sentence that says what to do."""


def write_workbook(release: Release, tables: Sequence[str], path: Path, created: datetime) -> None:
    """Write the tables to a workbook, whole or not at all; raises TooManyRows and OSError."""
    facts = [table for table in describe(release) if table.name in tables]
    for table in facts:
        refuse_long(table)
    temporary = path.with_name(f"{TEMPORARY}{uuid.uuid4().hex}.xlsx")
    try:
        with Workbook(temporary, {"constant_memory": True, "strings_to_formulas": False}) as book:
            book.set_properties({"title": release.release_id, "created": naive(created)})
            write_contents(book, release, facts)
            write_columns(book, facts)
            for table in facts:
                write_table(book, release, table)
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def refuse_long(table: TableFacts) -> None:
    """Raise TooManyRows for a table that a sheet cannot hold."""
    if table.rows >= SHEET_ROWS:
        raise TooManyRows(
            f"The table {table.name} has {table.rows:,} rows; a sheet of Excel holds "
            f"{SHEET_ROWS - 1:,} below its header. Take fewer tables with --table, or --csv, or "
            "choose rows with 'quarterlight sql ... --format csv'."
        )


def write_contents(book: Workbook, release: Release, facts: Sequence[TableFacts]) -> None:
    """The first sheet: which release this is, and what each sheet holds."""
    sheet = begin(book, "contents", ("table", "rows", "what it holds"), (20, 12, 100))
    link = book.add_format({"font_color": "#0563C1", "underline": 1})
    for row, table in enumerate(facts, start=1):
        sheet.write_url(row, 0, f"internal:'{table.name}'!A1", link, table.name)
        sheet.write_number(row, 1, table.rows)
        sheet.write_string(row, 2, table.description)
    sheet.write_string(len(facts) + 2, 0, "release")
    sheet.write_string(len(facts) + 2, 2, release.release_id)


def write_columns(book: Workbook, facts: Sequence[TableFacts]) -> None:
    """The second sheet: what each column holds."""
    names = ("table", "column", "type", "what it holds")
    sheet = begin(book, "columns", names, (20, 24, 16, 100))
    lines = [(t.name, c.name, c.kind, c.description) for t in facts for c in t.columns]
    for row, line in enumerate(lines, start=1):
        for column, text in enumerate(line):
            sheet.write_string(row, column, text)
    sheet.autofilter(0, 0, max(1, len(lines)), len(names) - 1)


def write_table(book: Workbook, release: Release, table: TableFacts) -> None:
    """One sheet: the rows of a table as they are, batch by batch."""
    schema = TABLES[table.name]
    with pq.ParquetFile(release.table(table.name)) as file:
        first = next(file.iter_batches(LOOKED_AT, columns=schema.names), None)
        sheet = begin(book, table.name, schema.names, [width(f, first) for f in schema])
        writers = [writer_of(book, field) for field in schema]
        row = 0
        for batch in file.iter_batches(columns=schema.names):
            columns = [column.to_pylist() for column in batch.columns]
            for values in zip(*columns, strict=True):
                row += 1
                for column, value in enumerate(values):
                    if value is not None:
                        writers[column](sheet, row, column, value)
    sheet.autofilter(0, 0, max(1, row), len(schema) - 1)


def begin(book: Workbook, name: str, columns: Sequence[str], widths: Sequence[float]) -> Worksheet:
    """A sheet with its header, which stays while the rows are scrolled."""
    sheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "bg_color": "#DDEBF7", "bottom": 1})
    for index, wide in enumerate(widths):
        sheet.set_column(index, index, wide)
    for index, column in enumerate(columns):
        sheet.write_string(0, index, column, head)
    sheet.freeze_panes(1, 0)
    return sheet


def width(field: pa.Field, rows: pa.RecordBatch | None) -> float:
    """Width of a column in characters: that most of its texts need, with room for the filter."""
    least = max(NARROWEST, len(field.name) + 3)
    if pa.types.is_timestamp(field.type) or pa.types.is_date(field.type):
        return max(least, 18 if pa.types.is_timestamp(field.type) else 11)
    if not pa.types.is_string(field.type) or rows is None or not rows.num_rows:
        return least
    needed = pc.quantile(pc.utf8_length(rows.column(field.name)), WIDE_ENOUGH)[0].as_py()
    return min(WIDEST, max(least, needed or 0))


def writer_of(book: Workbook, field: pa.Field) -> Writer:
    """What writes the values of a column."""
    if field.name == LIGHT_COLUMN:
        return light_writer(book)
    if pa.types.is_string(field.type):
        return write_text
    if pa.types.is_boolean(field.type):
        return write_flag
    if pa.types.is_date(field.type):
        return moment_writer(book, "yyyy-mm-dd")
    if pa.types.is_timestamp(field.type):
        return moment_writer(book, "yyyy-mm-dd hh:mm:ss")
    return write_number


def write_text(
    sheet: Worksheet, row: int, column: int, value: object, form: Format | None = None
) -> None:
    """A text stays a text, whatever sign it begins with; what is too long for a cell is cut."""
    text = str(value)
    if len(text) > LONGEST_TEXT:
        text = text[: LONGEST_TEXT - len(CUT)] + CUT
    sheet.write_string(row, column, text, form)


def write_number(sheet: Worksheet, row: int, column: int, value: object) -> None:
    """A number as it is."""
    sheet.write_number(row, column, value)


def write_flag(sheet: Worksheet, row: int, column: int, value: object) -> None:
    """TRUE or FALSE."""
    sheet.write_boolean(row, column, value)


def light_writer(book: Workbook) -> Writer:
    """Writes traffic lights in their colours."""
    forms = {
        light: book.add_format({"bg_color": fill, "font_color": ink})
        for light, (fill, ink) in LIGHTS.items()
    }

    def write_light(sheet: Worksheet, row: int, column: int, value: object) -> None:
        write_text(sheet, row, column, value, forms.get(str(value)))

    return write_light


def moment_writer(book: Workbook, number_format: str) -> Writer:
    """Writes days and times as such; times are UTC, since a sheet knows no time zones."""
    form = book.add_format({"num_format": number_format})

    def write_moment(sheet: Worksheet, row: int, column: int, value: object) -> None:
        moment = naive(value) if isinstance(value, datetime) else value
        sheet.write_datetime(row, column, moment, form)

    return write_moment


def naive(moment: datetime) -> datetime:
    """A time in UTC without saying so."""
    return moment.astimezone(UTC).replace(tzinfo=None)
