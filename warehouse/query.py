"""One release to ask: its tables described, and SQL over them by DuckDB."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.folder import Warehouse, WarehouseError
from warehouse.release import Release, current_release
from warehouse.schemas import TABLES
from warehouse.schemas.columns import description_of


@dataclass(frozen=True, slots=True)
class ColumnFacts:
    """One column: name, type and what it holds."""

    name: str
    kind: str
    description: str


@dataclass(frozen=True, slots=True)
class TableFacts:
    """One table of a release: name, number of rows, columns and what it holds."""

    name: str
    rows: int
    description: str
    columns: tuple[ColumnFacts, ...]


def pinned_release(warehouse: Warehouse) -> Release:
    """The current release, to be asked as often as one likes; raises WarehouseError."""
    release = current_release(warehouse)
    if release is None:
        raise WarehouseError(
            f"The warehouse {warehouse.root} holds no tables yet. Run 'quarterlight ingest' first."
        )
    return release


def describe(release: Release) -> list[TableFacts]:
    """What is in a release, table by table."""
    return [
        table_facts(name, pq.read_metadata(release.table(name)).num_rows, TABLES[name])
        for name in TABLES
    ]


def table_facts(name: str, rows: int, schema: pa.Schema) -> TableFacts:
    """What is in one table."""
    columns = tuple(ColumnFacts(f.name, str(f.type), description_of(f)) for f in schema)
    return TableFacts(name, rows, description_of(schema), columns)


@contextmanager
def connected(release: Release) -> Iterator[duckdb.DuckDBPyConnection]:
    """DuckDB with the release's tables as views; it can reach no other file and no network."""
    with duckdb.connect(":memory:") as connection:
        for name in TABLES:
            path = quoted(release.table(name).as_posix())
            connection.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet({path})")
        folder = quoted(release.folder.as_posix())
        connection.execute(f"SET allowed_directories = [{folder}]")
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        yield connection


def ask(connection: duckdb.DuckDBPyConnection, query: str) -> pa.RecordBatchReader | None:
    """The rows of a query as a stream; None for a statement that has none. Raises duckdb.Error.

    Arrow's own protocol is used: it is the same in all versions of DuckDB, and times need no
    further package.
    """
    relation = connection.sql(query)
    return None if relation is None else pa.RecordBatchReader.from_stream(relation)


def quoted(text: str) -> str:
    """A text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"
