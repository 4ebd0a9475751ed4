"""Rows of a query, printed as a table, CSV or JSON."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import islice

import pyarrow as pa
import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from quarterlight.command_options import Format
from quarterlight.json_text import print_json

NARROWEST = 8
"""Characters that a column needs to be readable."""

SHOWN_ROWS = 200
"""Rows of a printed table; more are for CSV or JSON."""

Row = tuple[object, ...]


def print_rows(answer: pa.RecordBatchReader, form: Format) -> None:
    """Print the rows on stdout."""
    columns = answer.schema.names
    rows = rows_of(answer)
    if form == Format.CSV:
        print_csv(columns, rows)
    elif form == Format.JSON:
        print_objects(columns, rows)
    else:
        print_table(columns, rows)


def rows_of(answer: pa.RecordBatchReader) -> Iterator[Row]:
    """The rows one by one."""
    for batch in answer:
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def print_csv(columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Header and rows; null is an empty cell."""
    typer.echo(csv_line(columns), nl=False)
    for row in rows:
        typer.echo(csv_line(row), nl=False)


def csv_line(cells: Iterable[object]) -> str:
    """One line of CSV with its line end."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue()


def print_objects(columns: Sequence[str], rows: Iterable[Row]) -> None:
    """An array with one object a row; sums are numbers, times are ISO 8601."""
    print_json([dict(zip(columns, map(json_value, row), strict=True)) for row in rows])


def json_value(cell: object) -> object:
    """A cell as JSON has it: DuckDB gives sums of whole numbers as decimals."""
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    return cell


def print_table(columns: Sequence[str], rows: Iterator[Row]) -> None:
    """A table in the width of the terminal; says where rows were left off.

    Rows that are too wide for it are printed one below the other, one line a cell.
    """
    console = Console(highlight=False)
    shown = [[cell_text(cell) for cell in row] for row in islice(rows, SHOWN_ROWS)]
    if not shown:
        typer.echo("No rows.", err=True)
    elif len(columns) * NARROWEST > console.width:
        for number, row in enumerate(shown, start=1):
            console.print(record(number, columns, row))
    else:
        printed = Table(*columns, box=None, pad_edge=False)
        for row in shown:
            printed.add_row(*map(Text, row))
        console.print(printed)
    if next(rows, None) is not None:
        typer.echo(f"Only the first {SHOWN_ROWS} rows are shown; take --format csv.", err=True)


def record(number: int, columns: Sequence[str], cells: Sequence[str]) -> Table:
    """One row, one line a cell; empty cells are left out."""
    printed = Table(f"Row {number}", "", box=None, pad_edge=False)
    for column, cell in zip(columns, cells, strict=True):
        if cell:
            printed.add_row(column, Text(cell))
    return printed


def cell_text(cell: object) -> str:
    """A cell as a person reads it; null is empty."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ", timespec="seconds")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float):
        return f"{cell:.15g}"
    return str(cell)
