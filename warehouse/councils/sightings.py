"""Staged tables to sightings, one council at a time, by DuckDB."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from normalize.indicators.sightings import SeenRef, SeenValue, Sighting, Source
from normalize.milestones.sightings import MilestoneSighting
from warehouse.councils.groups import Group, Scope
from warehouse.sql_text import quoted, rows_in
from warehouse.tablefiles import table_path

STAGED = ("documents", "kpis", "kpi_refs", "observations", "milestones")
"""Tables that sightings are made of."""

PART = "part-"
"""Beginning of the names of the folders that hold the staged tables, below that of a bundle."""

MEMORY = "192MB"
"""What DuckDB may hold while it sorts; the rest lies in the staging folder."""

ROWS_AT_ONCE = 2048
"""Rows of a query that become Python objects together."""

Record = Mapping[str, Any]
"""One row of a query; its columns are those of the query file."""


@contextmanager
def staged(
    folder: Path, groups: Sequence[Group], threads: int
) -> Iterator[duckdb.DuckDBPyConnection]:
    """DuckDB with the staged tables of groups as views, and their councils as the table `scopes`.

    The councils of one group come before those of the next one.
    """
    spill = folder / "spill"
    with duckdb.connect(":memory:") as connection:
        connection.execute(f"SET memory_limit = '{MEMORY}'")
        connection.execute(f"SET threads = {threads}")
        connection.execute(f"SET temp_directory = {quoted(spill.as_posix())}")
        scopes = [(g, scope) for g in groups for scope in g.scopes]
        pairs = [(d, place_of(g, scope)) for g, scope in scopes for d in scope.document_ids]
        given = pa.table({"document_id": [d for d, _ in pairs], "scope": [s for _, s in pairs]})
        connection.register("given", given)
        connection.execute("CREATE TABLE scopes AS FROM given")
        for name in STAGED:
            rows = rows_in(table_path(part, name) for part in parts_in(folder))
            connection.execute(f"CREATE VIEW {name} AS SELECT * FROM {rows}")
        yield connection


def place_of(group: Group, scope: Scope) -> str:
    """What a council is sorted by: its group, then its own name."""
    return f"{group.number:03d} {scope.scope}"


def parts_in(folder: Path) -> list[Path]:
    """The folders of staged tables in order."""
    return sorted(folder.glob(f"{PART}*"))


def kpi_sightings(
    connection: duckdb.DuckDBPyConnection,
) -> Iterator[tuple[str, tuple[Sighting, ...]]]:
    """For each council that prints indicators: its scope and its sightings."""
    records = records_of(connection, "kpi_sightings.sql")
    for scope, rows in groupby(records, key=lambda r: str(r["scope"])):
        sources: dict[str, Source] = {}
        yield scope, tuple(sighting(row, sources) for row in rows)


def milestone_sightings(
    connection: duckdb.DuckDBPyConnection,
) -> Iterator[tuple[str, tuple[MilestoneSighting, ...]]]:
    """For each council that prints milestones: its scope and its sightings."""
    records = records_of(connection, "milestone_sightings.sql")
    for scope, rows in groupby(records, key=lambda r: str(r["scope"])):
        sources: dict[str, Source] = {}
        yield scope, tuple(milestone_sighting(row, sources) for row in rows)


def records_of(connection: duckdb.DuckDBPyConnection, query: str) -> Iterator[Record]:
    """Rows of a query file beside this module, as they come."""
    text = Path(__file__).with_name(query).read_text(encoding="utf-8")
    cursor = connection.cursor().execute(text)
    names = [column[0] for column in cursor.description]
    while rows := cursor.fetchmany(ROWS_AT_ONCE):
        for row in rows:
            yield dict(zip(names, row, strict=True))


def source_of(row: Record, plan_year: str | None, known: dict[str, Source]) -> Source:
    """The document of a row, one object for all its rows."""
    source = known.get(row["document_id"])
    if source is None:
        source = Source(
            document_id=row["document_id"],
            source=row["source"],
            document_type=row["document_type"],
            directorate=row["directorate"],
            service=row["service"],
            plan_year=plan_year,
            quarter=row["quarter"],
            period_end=row["period_end"],
            page_count=row["page_count"],
        )
        known[source.document_id] = source
    return source


def sighting(row: Record, sources: dict[str, Source]) -> Sighting:
    """One row of kpis as a sighting."""
    return Sighting(
        kpi_id=row["kpi_id"],
        row_key=row["row_key"],
        source=source_of(row, row["plan_year"], sources),
        ordinal=row["ordinal"],
        ref=row["ref"],
        refs=tuple(SeenRef(*name) for name in row["names"]),
        ref_note=row["ref_note"],
        measure=row["measure"],
        theme=row["theme"],
        objective_ref=row["objective_ref"],
        values=tuple(SeenValue(*figure) for figure in row["figures"]),
        page=row["page"],
        source_line=row["source_line"],
    )


def milestone_sighting(row: Record, sources: dict[str, Source]) -> MilestoneSighting:
    """One row of milestones as a sighting."""
    return MilestoneSighting(
        milestone_row_id=row["milestone_row_id"],
        row_key=row["row_key"],
        source=source_of(row, row["document_plan_year"], sources),
        ordinal=row["ordinal"],
        ref=row["ref"],
        objective_ref=row["objective_ref"],
        objective=row["objective"],
        milestone=row["milestone"],
        plan_year=row["plan_year"],
        due_text=row["due_text"],
        due_date=row["due_date"],
        officer=row["officer"],
        page=row["page"],
        source_line=row["source_line"],
    )
