"""Links of a release with the two rows of each, and definitions by what a person calls them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from normalize.refs import read_refs
from warehouse.sql_text import quoted

SIDE = (
    "{0}.definition_id, {0}.indicator_id, {0}.council, {0}.ref, {0}.definition, {0}.first_year, "
    "{0}.last_year, {0}k.kpi_id, {0}d.source, {0}k.page, {0}k.source_line"
)


@dataclass(frozen=True, slots=True)
class Side:
    """One definition of a link, and where the row stands that gave the evidence."""

    definition_id: str
    indicator_id: str | None
    council: str | None
    ref: str | None
    definition: str | None
    first_year: str | None
    last_year: str | None
    kpi_id: str | None
    source: str | None
    page: int | None
    source_line: int | None


@dataclass(frozen=True, slots=True)
class Link:
    """One row of links with its two sides; `left` is printed earlier."""

    link_id: str
    relation: str
    status: str
    decided_by: str
    score: float | None
    evidence: str | None
    reason: str | None
    left: Side
    right: Side

    @property
    def indicators(self) -> frozenset[str | None]:
        """The indicators that it is between."""
        return frozenset((self.left.indicator_id, self.right.indicator_id))


@dataclass(frozen=True, slots=True)
class Called:
    """A definition that was asked for."""

    definition_id: str
    indicator_id: str | None
    council: str | None
    ref: str | None
    definition: str | None
    last_year: str | None


def links_where(connection: duckdb.DuckDBPyConnection, condition: str) -> list[Link]:
    """The links that fulfil a condition, the strongest first."""
    sides = ", ".join(SIDE.format(side) for side in ("l", "r"))
    rows = connection.sql(
        "SELECT k.link_id, k.relation, k.status, k.decided_by, k.score, k.evidence, k.reason, "
        f"{sides} FROM links k "
        "JOIN definitions l ON l.definition_id = k.left_definition_id "
        "JOIN definitions r ON r.definition_id = k.right_definition_id "
        "LEFT JOIN kpis lk ON lk.kpi_id = k.left_kpi_id "
        "LEFT JOIN kpis rk ON rk.kpi_id = k.right_kpi_id "
        "LEFT JOIN documents ld ON ld.document_id = lk.document_id "
        "LEFT JOIN documents rd ON rd.document_id = rk.document_id "
        f"WHERE {condition} ORDER BY k.score DESC NULLS FIRST, k.link_id"
    ).fetchall()
    return [link_of(row) for row in rows]


def link_of(row: Sequence[Any]) -> Link:
    """A link from its row: its own seven columns, then those of each side."""
    own, width = 7, len(Side.__slots__)
    link_id, relation, status, decided_by, score, evidence, reason = row[:own]
    left, right = Side(*row[own : own + width]), Side(*row[own + width :])
    return Link(link_id, relation, status, decided_by, score, evidence, reason, left, right)


def suggestions(connection: duckdb.DuckDBPyConnection, part: str | None) -> list[Link]:
    """What a person may decide: of two indicators the strongest link between their definitions."""
    strongest: dict[frozenset[str | None], Link] = {}
    for link in links_where(connection, f"k.status = 'suggested' AND {with_part(part)}"):
        strongest.setdefault(link.indicators, link)
    return list(strongest.values())


def all_links(connection: duckdb.DuckDBPyConnection, part: str | None) -> list[Link]:
    """Every link."""
    return links_where(connection, with_part(part))


def with_part(part: str | None) -> str:
    """The condition that a text stands in a ref, a title or a file name of either side."""
    if part is None:
        return "true"
    texts = "concat_ws(' ', l.ref, l.definition, r.ref, r.definition, ld.source, rd.source)"
    return f"contains(lower({texts}), lower({quoted(part)}))"


def link_called(connection: duckdb.DuckDBPyConnection, link_id: str) -> Link | None:
    """The link with this id."""
    return next(iter(links_where(connection, f"k.link_id = {quoted(link_id)}")), None)


def definitions_called(connection: duckdb.DuckDBPyConnection, asked: str) -> Sequence[Called]:
    """Definitions by their id, the id of a row that prints them, or a ref in any spelling.

    Of each indicator that goes by a ref only its newest definition is given.
    """
    exact = f"definition_id = {quoted(asked)} OR contains('; ' || kpi_ids || ';', {quoted(asked)})"
    found = called(connection, exact) if "-" in asked else []
    if found:
        return found
    refs = [r.ref for r in read_refs(asked).refs] or [asked]
    rows = called(
        connection,
        "indicator_id IN (SELECT k.indicator_id FROM kpi_refs f JOIN kpis k USING (kpi_id) "
        f"WHERE f.role = 'same' AND f.ref = {quoted(refs[0])}) AND (ref = {quoted(refs[0])} OR "
        "EXISTS (SELECT 1 FROM kpis k JOIN kpi_refs f USING (kpi_id) "
        "WHERE k.definition_id = definitions.definition_id AND f.role = 'same' "
        f"AND f.ref = {quoted(refs[0])}))",
    )
    newest: dict[str | None, Called] = {}
    for row in rows:
        newest.setdefault(row.indicator_id, row)
    return list(newest.values())


def called(connection: duckdb.DuckDBPyConnection, condition: str) -> list[Called]:
    """Definitions that fulfil a condition, the newest first."""
    names = ", ".join(Called.__slots__)
    query = (
        f"SELECT {names} FROM definitions WHERE {condition} ORDER BY last_year DESC, definition_id"
    )
    return [Called(*row) for row in connection.sql(query).fetchall()]
