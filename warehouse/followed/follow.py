"""What the tables of a release say over the years, by DuckDB, out of core.

Each rule is written beside its statement in `sql/`; in words they are in docs/design.md.
"""

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

import duckdb
import pyarrow as pa

from normalize.indicators.rows import ArchiveFinding
from warehouse.followed.conflicts import Conflict, RefusedLink, finding_of, finding_of_link
from warehouse.followed.families import Tie, Wording, families
from warehouse.schemas import TABLES
from warehouse.sql_text import quoted, rows_in
from warehouse.tablefiles import table_path

MEMORY = "192MB"
"""What DuckDB may hold; slices four times as large still fit into it, so long texts do too."""

THREADS = 2
"""Each thread needs its share of the memory; a million observations take seconds with two."""

SLICE = 15_000
"""Rows of kpis or milestones that are worked on at a time: each has about 4 to 8 observations."""

SOURCES = ("documents", "kpis", "observations", "milestones", "indicators", "definitions", "links")
"""The tables that are read; they have to be finished."""

SQL = Path(__file__).parent / "sql"

Write = Callable[[str, pa.RecordBatch], None]


def follow(
    folder: Path,
    write: Write,
    *,
    elsewhere: Mapping[str, Sequence[Path]] = MappingProxyType({}),
    threads: int = THREADS,
    slice_rows: int = SLICE,
) -> tuple[ArchiveFinding, ...]:
    """Hand on the rows of series, revisions, milestone_history and readings in their order.

    Reads the finished tables in `folder`, but for those that lie in folders `elsewhere`; gives a
    finding for each point that is printed with values that disagree. The rows depend on nothing
    but what the tables say. Raises duckdb.Error.
    """
    findings: list[ArchiveFinding] = []
    with working(folder, threads) as connection:
        for name in SOURCES:
            rows = rows_in(table_path(part, name) for part in elsewhere.get(name, (folder,)))
            connection.execute(f"CREATE VIEW {name} AS SELECT * FROM {rows}")
        findings.extend(store_families(connection))
        connection.execute(statement("words"))
        connection.execute(statement("documents"))
        for _ in slices(connection, "kpis", "indicator_id", slice_rows):
            connection.execute(statement("statements"))
            connection.execute(statement("chosen"))
            hand_on(connection, "series", write)
            hand_on(connection, "revisions", write)
            findings.extend(conflicts(connection))
        for _ in slices(connection, "milestones", "milestone_id", slice_rows):
            hand_on(connection, "milestone_history", write)
        for _ in slices(connection, "kpis", "document_id", slice_rows):
            hand_on(connection, "readings", write)
    return tuple(findings)


@contextmanager
def working(folder: Path, threads: int) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database in a folder of its own below `folder`, removed afterwards."""
    scratch = folder / "following"
    scratch.mkdir()
    try:
        with duckdb.connect(":memory:") as connection:
            spill = quoted((scratch / "spill").as_posix())
            connection.execute(f"SET temp_directory = {spill}")
            connection.execute(f"SET memory_limit = '{MEMORY}'")
            connection.execute(f"SET threads = {threads}")
            connection.execute("SET TimeZone = 'UTC'")
            yield connection
    finally:
        shutil.rmtree(scratch)


def store_families(connection: duckdb.DuckDBPyConnection) -> Iterator[ArchiveFinding]:
    """Make the table `families`: each definition with the one that stands for it in series.

    Gives a finding for each link that joins nothing, because others part its two sides.
    """
    wordings = connection.sql("SELECT definition_id, first_year FROM definitions").fetchall()
    ties = connection.sql(
        "SELECT left_definition_id, right_definition_id, relation, status, decided_by, score, "
        "right_kpi_id FROM links"
    ).fetchall()
    found = families((Wording(*row) for row in wordings), (Tie(*row) for row in ties))
    store(connection, "families", ("definition_id", "family_id"), list(found.of.items()))
    refused = [(t.left, t.right, t.row) for t in found.refused]
    store(connection, "refused", ("left_id", "right_id", "kpi_id"), refused)
    for row in connection.sql(statement("refused")).fetchall():
        yield finding_of_link(RefusedLink(*row))


def store(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    columns: Sequence[str],
    rows: Sequence[tuple[str | None, ...]],
) -> None:
    """Make a table of texts."""
    arrays = [pa.array([row[n] for row in rows], pa.string()) for n in range(len(columns))]
    connection.register("rows_to_store", pa.table(arrays, names=list(columns)))
    connection.execute(f"CREATE TEMP TABLE {name} AS SELECT * FROM rows_to_store")
    connection.unregister("rows_to_store")


def slices(
    connection: duckdb.DuckDBPyConnection, table: str, key: str, rows: int
) -> Iterator[None]:
    """Set the variables `first` and `last` to one range of keys after another, in their order."""
    ranges = connection.sql(
        f"SELECT min(key), max(key) FROM ("
        f"  SELECT {key} AS key, (sum(count(*)) OVER (ORDER BY {key}) - count(*)) // {rows} AS part"
        f"  FROM {table} WHERE {key} IS NOT NULL GROUP BY {key}"
        f") GROUP BY part ORDER BY part"
    ).fetchall()
    for first, last in ranges:
        connection.execute(f"SET VARIABLE first = {quoted(first)}")
        connection.execute(f"SET VARIABLE last = {quoted(last)}")
        yield


def hand_on(connection: duckdb.DuckDBPyConnection, name: str, write: Write) -> None:
    """Hand on the rows of a table that lie in the slice, columns as its schema has them."""
    schema = TABLES[name]
    for batch in pa.RecordBatchReader.from_stream(connection.sql(statement(name))):
        columns = [batch.column(field.name).cast(field.type) for field in schema]
        write(name, pa.RecordBatch.from_arrays(columns, schema=schema))


def conflicts(connection: duckdb.DuckDBPyConnection) -> Iterator[ArchiveFinding]:
    """A finding for each point that a document, or two that are equally new, print in two ways."""
    for row in connection.sql(statement("conflicts")).fetchall():
        yield finding_of(Conflict(*row))


def statement(name: str) -> str:
    """The SQL of that name."""
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")
