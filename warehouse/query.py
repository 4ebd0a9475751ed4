"""One release to ask: its tables described, and SQL over them by DuckDB."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.changes import SCHEMA as CHANGES_SCHEMA
from warehouse.changes import VIEW as CHANGES_VIEW
from warehouse.changes import changes_folder
from warehouse.folder import Warehouse, WarehouseError
from warehouse.release import Release, current_release
from warehouse.schemas import TABLES
from warehouse.schemas.columns import description_of
from warehouse.sql_text import quoted, rows_in, sql_type
from warehouse.views import views_sql

log = logging.getLogger(__name__)


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
    bring_changes(warehouse)
    if release is None:
        raise WarehouseError(
            f"The warehouse {warehouse.name} holds no tables yet. Run 'quarterlight ingest' first."
        )
    return release


def bring_changes(warehouse: Warehouse) -> None:
    """Fetch what the releases changed, where the warehouse is far: `connect` shows it."""
    if warehouse.far is not None:
        warehouse.far.bring_changes()


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
    """A connection as `connect` makes it, closed at the end."""
    with connect(release) as connection:
        yield connection


def connect(release: Release) -> duckdb.DuckDBPyConnection:
    """DuckDB with the release's tables and views, and `release_changes`.

    It can reach no other file and no network, and change nothing.
    """
    connection = duckdb.connect(":memory:")
    for name in TABLES:
        rows = rows_in([release.table(name)])
        connection.execute(f"CREATE VIEW {name} AS SELECT * FROM {rows}")
    for statement in connection.extract_statements(views_sql()):
        try:
            connection.execute(statement)
        except duckdb.BinderException as error:  # a release of an older version lacks a column
            log.debug("A view is left out: %s", error)
    changes = changes_folder(release.folder.parents[1])
    connection.execute(f"CREATE VIEW {CHANGES_VIEW} AS {changes_of(changes)}")
    folders = ", ".join(quoted(folder.as_posix()) for folder in (release.folder, changes))
    connection.execute(f"SET allowed_directories = [{folders}]")
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def changes_of(folder: Path) -> str:
    """A query over what all releases changed; a warehouse of an older version tells nothing."""
    files = sorted(folder.glob("*.parquet"))
    if files:
        return f"SELECT * FROM {rows_in(files, by_name=True)} ORDER BY sequence"
    nothing = ", ".join(f"NULL::{sql_type(f.type)} AS {f.name}" for f in CHANGES_SCHEMA)
    return f"SELECT {nothing} WHERE false"


def ask(
    connection: duckdb.DuckDBPyConnection, query: str, known: Mapping[str, object] | None = None
) -> pa.RecordBatchReader | None:
    """The rows of a query as a stream; None for a statement that has none. Raises duckdb.Error.

    `known` fills the query's $names.

    Arrow's own protocol is used: it is the same in all versions of DuckDB, and times need no
    further package.
    """
    relation = connection.sql(query, params=dict(known)) if known else connection.sql(query)
    return None if relation is None else pa.RecordBatchReader.from_stream(relation)
