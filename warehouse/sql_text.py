"""Words of DuckDB's SQL: names of types, quoted texts, and files as tables."""

from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa

NAMES = {
    "string": "VARCHAR",
    "int32": "INTEGER",
    "int64": "BIGINT",
    "double": "DOUBLE",
    "bool": "BOOLEAN",
    "date32[day]": "DATE",
    "timestamp[us, tz=UTC]": "TIMESTAMPTZ",
}
"""DuckDB's names of the Arrow types that tables have."""


def sql_type(kind: pa.DataType) -> str:
    """DuckDB's name of a column's type; raises KeyError for one that no table has."""
    return NAMES[str(kind)]


def quoted(text: str) -> str:
    """A text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def rows_in(paths: Iterable[Path], *, by_name: bool = False) -> str:
    """The rows of Parquet files as a query reads them; `by_name`: not all have all the columns.

    Each file is named: a pattern of files would take the brackets of a folder 'reports [2013]' for
    letters to choose from.
    """
    listed = ", ".join(quoted(path.as_posix()) for path in paths)
    return f"read_parquet([{listed}], union_by_name = {by_name})"
