"""`why`: where a row came from, what it is linked to, what is doubtful, what changed it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from warehouse.keys import KEYS
from warehouse.query import ask
from warehouse.schemas import TABLES

Cell = object
"""A value of a table as Python has it: text, number, flag, day, moment or None."""

IDS = ("document_id", "kpi_id", "definition_id", "indicator_id", "row_key", "progress", "direction")
"""Columns of the row that the questions about it are asked with."""


@dataclass(frozen=True, slots=True)
class Part:
    """One answer: a heading, its columns and their rows."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """All that is known of one id; `table` and `row` are empty for what is no longer there.

    `merged` is the id that was asked for where that was merged into `id`.
    """

    id: str
    table: str | None
    row: dict[str, Cell]
    parts: tuple[Part, ...]
    merged: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A heading, the query below it, and the tables whose rows it is asked of; () means all."""

    title: str
    query: str
    tables: tuple[str, ...] = ()


CHANGES = "Changes over the releases"
"""Heading of the part whose rows are lines of `release_changes`."""

QUESTIONS = (
    Question(
        "Printed in",
        """
        SELECT d.source, i.uri AS file, d.title, d.plan_year, d.quarter, d.document_id
        FROM documents d LEFT JOIN inputs i ON i.document_id = d.document_id
            AND i.state <> 'duplicate' AND NOT i.gone
        WHERE d.document_id = $document_id
        """,
    ),
    Question(
        "In the row",
        """
        SELECT ref_text, measure, progress_text, progress, progress_meaning, direction_text,
               direction, commentary, page, source_line, kpi_id
        FROM kpis WHERE kpi_id = $kpi_id
        """,
        ("observations", "kpi_refs", "series", "readings"),
    ),
    Question(
        "The document's own key",
        """
        SELECT mark, table_name, meaning_text, meaning, page, source_line
        FROM legends WHERE document_id = $document_id AND mark IN ($progress, $direction)
        """,
    ),
    Question(
        "Its values",
        """
        SELECT kind, column_header, period, breakdown, value_text, value, missing_reason,
               observation_id
        FROM observations WHERE kpi_id = $id ORDER BY ordinal
        """,
        ("kpis",),
    ),
    Question(
        "Indicator",
        """
        SELECT name, refs, polarity, first_year, last_year, document_count, indicator_id
        FROM indicators WHERE indicator_id = $indicator_id
        """,
    ),
    Question(
        "Definition",
        """
        SELECT ref, definition, baseline, first_year, last_year, definition_id
        FROM definitions WHERE definition_id = $definition_id
        """,
    ),
    Question(
        "Definitions of the indicator",
        """
        SELECT ref, definition, first_year, last_year, definition_id
        FROM definitions WHERE indicator_id = $id ORDER BY first_year, definition_id
        """,
        ("indicators",),
    ),
    Question(
        "Links of its definition",
        """
        SELECT relation, status, decided_by, score, evidence, reason, left_definition_id,
               right_definition_id, link_id
        FROM links WHERE $definition_id IN (left_definition_id, right_definition_id)
            OR left_definition_id IN (
                SELECT definition_id FROM definitions WHERE indicator_id = $id)
            OR right_definition_id IN (
                SELECT definition_id FROM definitions WHERE indicator_id = $id)
        ORDER BY link_id
        """,
    ),
    Question(
        "Rows that print it",
        """
        SELECT d.source, k.page, k.source_line, k.ref_text, k.measure, k.kpi_id
        FROM kpis k JOIN documents d USING (document_id)
        WHERE k.definition_id = $id OR k.indicator_id = $id
        ORDER BY d.period_end, d.source, k.ordinal
        """,
        ("definitions", "indicators"),
    ),
    Question(
        "Printed elsewhere",
        """
        SELECT d.source, o.page, o.source_line, o.column_header, o.value_text, o.value,
               o.observation_id
        FROM observations t
        JOIN observations o ON o.indicator_id = t.indicator_id AND o.kind = t.kind
            AND o.period = t.period AND o.breakdown IS NOT DISTINCT FROM t.breakdown
            AND o.observation_id <> t.observation_id
        JOIN documents d ON d.document_id = o.document_id
        WHERE t.observation_id = $id
        ORDER BY d.period_end, o.observation_id
        """,
        ("observations",),
    ),
    Question(
        "Rows in the tables",
        "\nUNION ALL ".join(
            f"SELECT '{name}' AS table_name, count(*) AS rows FROM {name} WHERE document_id = $id"
            for name in TABLES
            if "document_id" in TABLES[name].names and name not in ("inputs", "documents")
        ),
        ("documents",),
    ),
    Question(
        "Findings",
        """
        SELECT severity, code, message, expected, found, page, source_line, finding_id
        FROM findings WHERE row_id IN ($id, $kpi_id) OR (document_id = $id AND row_id IS NULL)
        ORDER BY ordinal
        """,
    ),
    Question(
        CHANGES,
        """
        SELECT published, release_id, change, table_name, column_name, before_text, after_text,
               cause, cause_document_id, software
        FROM release_changes
        WHERE row_id IN ($id, $merged) OR row_key = $row_key OR indicator_id IN ($id, $merged)
            OR (document_id = $document_id AND change IN ('document_added', 'document_removed'))
            OR cause_document_id = $id AND document_id = $id
        ORDER BY sequence, table_name, row_id, column_name
        """,
    ),
)


def trace(
    connection: duckdb.DuckDBPyConnection,
    wanted: str,
    redirected: Callable[[str], str | None] = lambda _: None,
) -> Trace | None:
    """All that the release and its history say of an id or a row key; None for an unknown one.

    An id that is no longer there and was merged leads to the other one.
    """
    table, row = find_row(connection, wanted)
    merged = None
    if table is None and (other := redirected(wanted)) is not None:
        merged, wanted = wanted, other
        table, row = find_row(connection, wanted)
    known = {name: row.get(name) for name in IDS}
    known |= {"id": row_id(table, row) or wanted, "merged": merged}
    if table in ("observations", "series", "readings", "kpi_refs", "revisions"):
        known |= row_behind(connection, known)
    parts = tuple(answers(connection, table, known))
    return Trace(wanted, table, row, parts, merged) if table or parts else None


def row_id(table: str | None, row: Mapping[str, Cell]) -> Cell:
    """The own key of a row; None where there is none."""
    return row.get(KEYS[table].own) if table is not None else None


def find_row(
    connection: duckdb.DuckDBPyConnection, wanted: str
) -> tuple[str | None, dict[str, Cell]]:
    """The table that has the id as its own key (or row key), and the row."""
    for table, keys in KEYS.items():
        columns = [keys.own, *(["row_key"] if "row_key" in TABLES[table].names else [])]
        where = " OR ".join(f"{name} = $wanted" for name in columns)
        query = f"SELECT * FROM {table} WHERE {where} LIMIT 1"
        for row in rows_of(connection, query, {"wanted": wanted}).to_pylist():
            return table, dict(row)
    return None, {}


def row_behind(connection: duckdb.DuckDBPyConnection, known: Mapping[str, Cell]) -> dict[str, Cell]:
    """What the row in `kpis` knows of a value that stands in it."""
    query = """
        SELECT kpi_id, definition_id, indicator_id, progress, direction FROM kpis
        WHERE kpi_id = coalesce(
            $kpi_id, (SELECT kpi_id FROM observations WHERE observation_id = $id))
    """
    asked = {"kpi_id": known["kpi_id"], "id": known["id"]}
    for row in rows_of(connection, query, asked).to_pylist():
        return dict(row)
    return {}


def answers(
    connection: duckdb.DuckDBPyConnection, table: str | None, known: Mapping[str, Cell]
) -> Iterator[Part]:
    """The questions that have an answer, in their order."""
    for question in QUESTIONS:
        if question.tables and table not in question.tables:
            continue
        asked = {name: known[name] for name in known if f"${name}" in question.query}
        found = rows_of(connection, question.query, asked)
        rows = tuple(zip(*(column.to_pylist() for column in found.columns), strict=True))
        if rows:
            yield Part(question.title, tuple(found.column_names), rows)


def rows_of(
    connection: duckdb.DuckDBPyConnection, query: str, known: Mapping[str, Cell]
) -> pa.Table:
    """The rows of a query; it is one that has rows."""
    stream = ask(connection, query, known)
    return pa.table({}) if stream is None else stream.read_all()
