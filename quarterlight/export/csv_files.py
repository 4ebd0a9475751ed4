"""CSV files as Excel opens them: UTF-8 with its mark, one file a table.

A text that begins with =, +, -, @, tab or return would be run as a formula, so an apostrophe is
set before it; a text that is a plain number ('-113', '+4.5%') is left alone. Who reads the files
with a program rather than by hand takes `as_is`, or the Parquet files.
"""

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pcsv
import pyarrow.parquet as pq

from warehouse.release import Release
from warehouse.whole import replacing

MARK = b"\xef\xbb\xbf"
"""Byte order mark: without it Excel takes UTF-8 for the code page of the machine."""

RUNS = r"^[=+\-@\t\r]"
"""Beginnings of texts that a spreadsheet runs: '=HYPERLINK(...)', '- see below', '@home'."""

PLAIN_NUMBER = r"^[+-]?[0-9][0-9,]*(\.[0-9]+)?%?$"
"""Texts that a spreadsheet takes for a number, which does no harm: '-113', '+4.5', '-5%'."""

GUARD = "'"


def write_csv_files(
    release: Release, tables: Sequence[str], folder: Path, *, as_is: bool = False
) -> list[Path]:
    """Write one file a table, each whole or not at all; the files written. Raises OSError."""
    paths = []
    for name in tables:
        path = folder / f"{name}.csv"
        write_csv_file(release.table(name), path, as_is=as_is)
        paths.append(path)
    return paths


def write_csv_file(table: Path, path: Path, *, as_is: bool) -> None:
    """Write one table, batch by batch; null is an empty cell."""
    with pq.ParquetFile(table) as rows, replacing(path) as file:
        file.write(MARK)
        with pcsv.CSVWriter(file, rows.schema_arrow) as writer:
            for batch in rows.iter_batches():
                writer.write_batch(batch if as_is else guarded(batch))


def guarded(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The rows with an apostrophe before each text that a spreadsheet would run."""
    columns = [
        guarded_texts(column) if pa.types.is_string(column.type) else column
        for column in batch.columns
    ]
    return pa.RecordBatch.from_arrays(columns, schema=batch.schema)


def guarded_texts(texts: pa.Array) -> pa.Array:
    """Texts with an apostrophe before those that would be run."""
    runs = pc.and_not(
        pc.match_substring_regex(texts, RUNS), pc.match_substring_regex(texts, PLAIN_NUMBER)
    )
    return pc.if_else(runs, pc.binary_join_element_wise(GUARD, texts, ""), texts)
