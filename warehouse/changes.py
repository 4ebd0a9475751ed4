"""`changes/`: what each release changed and why, one file a line of the log, never pruned.

It depends on history, so it is no part of a release. Readers see it as `release_changes`.
"""

import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.change_queries import (
    CHANGES,
    COUNCILS,
    DOCUMENTS,
    LINKS,
    changed_rows,
    compared_tables,
    differing,
)
from warehouse.reissue_queries import IDENTITY, reissued_rows
from warehouse.release_log import JUDGEMENTS, LAYOUT, PROGRAM, Event, LogLine, pairs
from warehouse.schemas import TABLES
from warehouse.schemas.columns import INT, MOMENT, TEXT, column, table
from warehouse.sql_text import quoted, rows_in, sql_type
from warehouse.tablefiles import table_path
from warehouse.whole import TEMPORARY, replacing

log = logging.getLogger(__name__)

VIEW = "release_changes"

MEMORY = "400MB"
"""Of DuckDB while it compares; what needs more goes to disk for the time being."""

SCHEMA = table(
    "What changed from each release to the next and why; rows that come or go with their document "
    "are not listed one by one, unless the document takes the place of another one.",
    column("sequence", INT, "Line of releases.csv, from 1."),
    column("release_id", TEXT, "The release that became current."),
    column("before_release_id", TEXT, "The release before it; null for the first."),
    column("published", MOMENT, "When it became current."),
    column(
        "change",
        TEXT,
        "document_added, document_removed, row_added, row_removed, value_changed, or not_compared "
        "where the release before was no longer readable.",
    ),
    column("table_name", TEXT, "The table."),
    column("document_id", TEXT, "The document of the row."),
    column("row_id", TEXT, "The row's own key, in the newer release if it is there."),
    column("row_key", TEXT, "What the row was found by in both releases."),
    column("indicator_id", TEXT, "The indicator of the row."),
    column("column_name", TEXT, "The column whose value changed."),
    column(
        "before_text",
        TEXT,
        "The value before, as text; of a document its file, or that of the one it replaces; of a "
        "row that went what it said.",
    ),
    column(
        "after_text",
        TEXT,
        "The value after, as text; of a document its file, of a row that came what it says.",
    ),
    column(
        "cause",
        TEXT,
        "new_document, document_gone, reissue, decision (decisions.csv, or a council given in "
        "archive.csv), link, layout (other words in a layout file), software, or rollback. Where "
        "the program and a layout file changed together it is software.",
    ),
    column("cause_document_id", TEXT, "The document that came, or that went without another one."),
    column(
        "software",
        TEXT,
        "Parts of the program that differ between the two releases, joined by '; '.",
    ),
)

CHANGE_COLUMNS = SCHEMA.names[SCHEMA.names.index("change") : SCHEMA.names.index("software")]


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the log, and the line before it; None before the first."""

    sequence: int
    line: LogLine
    before: LogLine | None


def changes_folder(root: Path) -> Path:
    """Where the files lie in a warehouse folder."""
    return root / "changes"


def write_changes(folder: Path, step: Step, before: Path | None, after: Path) -> None:
    """Write what the step changed; `before` and `after` are folders of tables."""
    can_compare = step.before is None or (before is not None and readable(before))
    with comparing(before if can_compare else None, after) as connection:
        connection.execute(CHANGES)
        try:
            if can_compare:
                compare(connection, step)
        except duckdb.Error as error:  # damage below what `readable` sees
            log.warning("What %s changed cannot be told: %s", step.line.id, error)
            can_compare = False
        if not can_compare:
            connection.execute("DELETE FROM changes")
            connection.execute("INSERT INTO changes (change) VALUES ('not_compared')")
        with replacing(folder / f"{step.sequence:06}.parquet") as file:
            write_rows(connection, step, file)


def compare(connection: duckdb.DuckDBPyConnection, step: Step) -> None:
    """Fill `changes`; a table whose file did not change is passed over."""
    connection.execute(DOCUMENTS)
    if step.before is None:
        return
    connection.execute(LINKS)
    connection.execute(COUNCILS)
    old, new = pairs(step.before.sha256), pairs(step.line.sha256)
    otherwise = left_over_cause(connection, step)
    for name in compared_tables():
        if name in old and old[name] == new.get(name):
            continue
        connection.execute(differing(name))
        if not is_empty(connection, "differing"):
            connection.execute(changed_rows(name, otherwise))
    if not is_empty(connection, "replaced"):
        for name in IDENTITY:
            connection.execute(reissued_rows(name))


def is_empty(connection: duckdb.DuckDBPyConnection, table: str) -> bool:
    """Whether a table has no rows."""
    return connection.execute(f"FROM {table} LIMIT 1").fetchall() == []


def left_over_cause(connection: duckdb.DuckDBPyConnection, step: Step) -> str:
    """The cause of what no document, link or corrected value explains row by row."""
    if differing_versions(step):
        return "software"
    if step.before is not None:
        old, new = pairs(step.before.versions), pairs(step.line.versions)
        for name, cause in ((LAYOUT, "layout"), (JUDGEMENTS, "decision")):
            if name in old and old[name] != new.get(name):
                return cause
    return "link" if is_empty(connection, "moved") else "new_document"


def differing_versions(step: Step) -> list[str]:
    """Parts of the program that differ between the two releases."""
    if step.before is None:
        return []
    old, new = pairs(step.before.versions), pairs(step.line.versions)
    return [name for name in new if name in PROGRAM and old.get(name) != new[name]]


def write_rows(connection: duckdb.DuckDBPyConnection, step: Step, file: BinaryIO) -> None:
    """Write the rows in an order that is always the same."""
    order = f"list_position({list(TABLES)}, table_name)"
    rows = connection.sql(
        f"SELECT {', '.join(CHANGE_COLUMNS)} FROM changes "
        f"ORDER BY {order}, change, document_id, row_id, row_key, column_name, before_text, "
        "after_text"
    )
    stream = pa.RecordBatchReader.from_stream(rows)
    with pq.ParquetWriter(file, SCHEMA, compression="zstd", compression_level=3) as writer:
        for batch in stream:
            writer.write_batch(with_step(batch, step))


def with_step(batch: pa.RecordBatch, step: Step) -> pa.RecordBatch:
    """The rows with what is the same for all of them."""
    same: dict[str, object] = {
        "sequence": step.sequence,
        "release_id": step.line.id,
        "before_release_id": step.before.id if step.before else None,
        "published": datetime.fromisoformat(step.line.created),
        "software": "; ".join(differing_versions(step)) or None,
    }
    if step.line.event == Event.ROLLED_BACK:
        same |= {"cause": "rollback", "cause_document_id": None}
    columns = [
        pa.repeat(pa.scalar(same[f.name], f.type), batch.num_rows)
        if f.name in same
        else batch.column(f.name).cast(f.type)
        for f in SCHEMA
    ]
    return pa.RecordBatch.from_arrays(columns, schema=SCHEMA)


@contextmanager
def comparing(before: Path | None, after: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """DuckDB with the tables of both releases; tables that one of them lacks are empty.

    What it writes for the time being lies among the releases, as a release that is not whole: there
    the next run removes what a killed one left.
    """
    spill = after.with_name(f"{TEMPORARY}{uuid4().hex}")
    try:
        with duckdb.connect(":memory:") as connection:
            connection.execute(f"SET memory_limit = '{MEMORY}'")
            connection.execute(f"SET temp_directory = {quoted(spill.as_posix())}")
            connection.execute("SET TimeZone = 'UTC'")
            for schema, folder in (("before", before), ("after", after)):
                connection.execute(f"CREATE SCHEMA {schema}")
                for name in TABLES:
                    connection.execute(f"CREATE VIEW {schema}.{name} AS {rows_of(folder, name)}")
            yield connection
    finally:
        shutil.rmtree(spill, ignore_errors=True)


def rows_of(folder: Path | None, name: str) -> str:
    """The rows of a table with today's columns; those that it did not have yet are null."""
    path = table_path(folder, name) if folder is not None else None
    there = pq.read_schema(path).names if path is not None and path.is_file() else []
    columns = ", ".join(
        c.name if c.name in there else f"NULL::{sql_type(c.type)} AS {c.name}" for c in TABLES[name]
    )
    source = f"FROM {rows_in([path])}" if path and there else "WHERE false"
    return f"SELECT {columns} {source}"


def readable(folder: Path) -> bool:
    """Whether the tables of a release can be opened, as far as it has them."""
    try:
        paths = [table_path(folder, name) for name in TABLES]
        for path in paths:
            if path.is_file():
                pq.read_schema(path)
    except (OSError, pa.ArrowException):
        return False
    return paths[0].is_file()
