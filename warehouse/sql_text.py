"""Words of DuckDB's SQL: names of types and quoted texts."""

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
