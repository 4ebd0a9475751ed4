"""Diffs of two plan years of a warehouse: the rows, ids and links of its release."""

from collections.abc import Iterator
from dataclasses import dataclass

import duckdb

from normalize.indicators.reconciled import KpiIds, Reconciled
from normalize.indicators.rows import DefinitionRow, LinkRow
from normalize.indicators.sightings import Sighting
from quarterlight.diffs.entries import DefinitionDiff, diff_of
from warehouse.councils.sightings import Record, kpi_sightings
from warehouse.folder import WarehouseError

SCOPE = "coalesce(lower(trim(council)), document_id)"
"""What ids belong to: a council; a document that names none is on its own."""


@dataclass(frozen=True, slots=True)
class WantedYears:
    """Two plan years, the earlier first; councils and documents by part of their names."""

    before: str
    after: str
    council: str | None = None
    document: str | None = None


def diffs_of_years(
    connection: duckdb.DuckDBPyConnection, wanted: WantedYears
) -> list[DefinitionDiff]:
    """One diff for each council that printed indicators in both years; raises WarehouseError."""
    check_years(connection, wanted)
    scopes = scopes_of(connection, wanted)
    if not scopes:
        raise WarehouseError(nothing_found(connection, wanted))
    connection.execute(
        f"CREATE TABLE scopes AS SELECT document_id, {SCOPE} AS scope FROM documents "
        "WHERE list_contains(?, scope)",
        [list(scopes)],
    )
    reconciled = reconciled_of(connection, wanted)
    cells = target_cells(connection)
    sides = (wanted.before, wanted.after)
    diffs = []
    for scope, rows in kpi_sightings(connection):
        chosen = [row for row in rows if is_wanted(row, wanted)]
        if {row.source.plan_year for row in chosen} == set(sides):
            diffs.append(diff_of(scopes[scope], sides, chosen, reconciled, cells))
    if not diffs:
        raise WarehouseError(nothing_found(connection, wanted))
    return diffs


def check_years(connection: duckdb.DuckDBPyConnection, wanted: WantedYears) -> None:
    """Raise WarehouseError where no document with indicators is of one of the years."""
    query = "SELECT DISTINCT plan_year FROM documents SEMI JOIN kpis USING (document_id)"
    years = sorted(row[0] for row in connection.sql(query).fetchall() if row[0])
    if not years:
        raise WarehouseError("No document of this warehouse prints indicators of a known year.")
    for year in (wanted.before, wanted.after):
        if year not in years:
            raise WarehouseError(
                f"No document of this warehouse prints indicators of {year}. "
                f"The years are: {', '.join(years)}."
            )
    assigned = "SELECT kpi_id FROM kpis WHERE indicator_id IS NOT NULL LIMIT 1"
    if not connection.sql(assigned).fetchall():
        raise WarehouseError(
            "The tables of this warehouse are older than the ids of indicators. "
            "Run 'quarterlight ingest' again."
        )


def scopes_of(connection: duckdb.DuckDBPyConnection, wanted: WantedYears) -> dict[str, str | None]:
    """The scopes that are wanted, with the councils as printed."""
    query = (
        f"SELECT {SCOPE} AS scope, min(council) FROM documents WHERE plan_year IN (?, ?) "
        "AND (? IS NULL OR contains(lower(council), lower(?))) GROUP BY scope ORDER BY scope"
    )
    parameters = [wanted.before, wanted.after, wanted.council, wanted.council]
    return dict(connection.execute(query, parameters).fetchall())


def nothing_found(connection: duckdb.DuckDBPyConnection, wanted: WantedYears) -> str:
    """Why there is nothing to compare."""
    limits = (("council", wanted.council), ("document", wanted.document))
    named = " and ".join(f"--{name} {part!r}" for name, part in limits if part is not None)
    years = f"{wanted.before} and {wanted.after}"
    if named:
        return f"With {named} no council prints indicators in both {years}."
    nameless = "SELECT 1 FROM documents WHERE council IS NULL AND plan_year IN (?, ?) LIMIT 1"
    if connection.execute(nameless, [wanted.before, wanted.after]).fetchall():
        return (
            f"No council prints indicators in both {years}, but some documents do not say whose "
            "they are. Name their council in archive.csv in the warehouse, then ingest again."
        )
    return f"No council prints indicators in both {years}."


def is_wanted(row: Sighting, wanted: WantedYears) -> bool:
    """Whether the row is of one of the years, in a document that is asked for."""
    part = (wanted.document or "").casefold()
    return row.source.plan_year in (wanted.before, wanted.after) and (
        part in row.source.source.casefold()
    )


def reconciled_of(connection: duckdb.DuckDBPyConnection, wanted: WantedYears) -> Reconciled:
    """The ids and links of the rows of the two years."""
    years = [wanted.before, wanted.after]
    query = (
        "CREATE TEMP TABLE compared AS SELECT kpi_id, indicator_id, definition_id FROM kpis "
        "JOIN documents USING (document_id) "
        "WHERE list_contains(?, plan_year) AND kpis.indicator_id IS NOT NULL"
    )
    connection.execute(query, [years])
    ids = connection.execute("SELECT * FROM compared").fetchall()
    among = "IN (SELECT definition_id FROM compared)"
    definitions = records(connection, f"SELECT * FROM definitions WHERE definition_id {among}")
    links = records(
        connection,
        f"SELECT * FROM links WHERE left_definition_id {among} OR right_definition_id {among}",
    )
    return Reconciled(
        definitions=tuple(DefinitionRow(**row) for row in definitions),
        links=tuple(LinkRow(**row) for row in links),
        of_kpi={kpi: KpiIds(indicator, definition) for kpi, indicator, definition in ids},
    )


def records(connection: duckdb.DuckDBPyConnection, query: str) -> Iterator[Record]:
    """The rows of a query by column name."""
    cursor = connection.execute(query)
    names = [column[0] for column in cursor.description]
    rows = cursor.fetchall()
    return (dict(zip(names, row, strict=True)) for row in rows)


def target_cells(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """The printed cells of the targets of the rows that are compared, by observation."""
    query = (
        "SELECT observation_id, value_text FROM observations SEMI JOIN compared USING (kpi_id) "
        "WHERE kind = 'target' AND value_text IS NOT NULL"
    )
    return dict(connection.sql(query).fetchall())
