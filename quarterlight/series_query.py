"""Indicators by what a person calls them, and their points from a release."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

import duckdb

from normalize.refs import read_refs

FIRST_ROLES = ("same",)
OTHER_ROLES = ("part", "adjusted", "revised", "replaces")
"""Roles of a reference: rows that go by it come first, rows that only name it after them."""

# 'ind-brackenshire-scs-cyp03'
ID = re.compile(r"ind-[a-z0-9-]+$")

Redirect = Callable[[str], str | None]
"""The id that an id was merged into; None where it was not."""


def not_merged(_: str) -> None:
    """Where no id is known to have been merged into another."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator that was asked for."""

    indicator_id: str
    council: str | None
    name: str | None
    refs: str | None
    unit: str | None
    polarity: str | None
    document_count: int | None


@dataclass(frozen=True, slots=True)
class Point:
    """One row of series with the file it was printed in."""

    definition_id: str | None
    kind: str
    period: str
    period_start: date | None
    period_end: date | None
    coverage: str | None
    calendar: str | None
    breakdown: str | None
    name: str | None
    value: float | None
    value_text: str | None
    comparator: str | None
    unit: str | None
    qualifier: str | None
    progress: str | None
    direction: str | None
    missing_reason: str | None
    page: int | None
    source_line: int | None
    conflict: bool
    break_before: bool
    source: str
    observation_id: str | None = None

    @property
    def says_nothing(self) -> bool:
        """Whether no document prints anything for it."""
        return self.missing_reason == "blank" and self.progress is None


@dataclass(frozen=True, slots=True)
class Revision:
    """A value that a later document prints differently."""

    revision: str
    kind: str
    period: str
    breakdown: str | None
    earlier_value: float
    earlier_unit: str | None
    earlier_source: str
    earlier_page: int | None
    earlier_source_line: int | None
    later_value: float
    later_unit: str | None
    later_source: str
    later_page: int | None
    later_source_line: int | None


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator with its points in the order of time, and what was restated."""

    indicator: Indicator
    points: tuple[Point, ...]
    revisions: tuple[Revision, ...] = ()


def indicators_called(
    connection: duckdb.DuckDBPyConnection,
    asked: str,
    council: str | None = None,
    redirected: Redirect = not_merged,
) -> list[Indicator]:
    """The indicators of that id, else of that ref in any spelling, else with all those words.

    Those that most documents print come first. An id that was merged leads to the other one.
    """
    for find in (partial(of_id, redirected=redirected), of_ref, of_words):
        found = indicators(connection, find(connection, asked), council)
        if found:
            return found
    return []


def of_id(
    connection: duckdb.DuckDBPyConnection, asked: str, redirected: Redirect = not_merged
) -> list[str]:
    """The indicator with that id, or the one that it was merged into."""
    query = "SELECT indicator_id FROM indicators WHERE indicator_id = $id"
    wanted = asked.strip().lower()
    if not ID.match(wanted):
        return []
    ids = ids_of(connection, query, {"id": wanted})
    if ids or (merged := redirected(wanted)) is None:
        return ids
    return ids_of(connection, query, {"id": merged})


def of_ref(connection: duckdb.DuckDBPyConnection, asked: str) -> list[str]:
    """Indicators that go by the ref; else those that name it as a part, variant or predecessor."""
    refs = [ref.ref for text in (asked, asked.upper()) for ref in read_refs(text).refs]
    query = (
        "SELECT DISTINCT k.indicator_id FROM kpi_refs r JOIN kpis k USING (kpi_id) "
        "WHERE list_contains($refs, r.ref) AND list_contains($roles, r.role) "
        "AND k.indicator_id IS NOT NULL"
    )
    for roles in (FIRST_ROLES, OTHER_ROLES):
        ids = ids_of(connection, query, {"refs": refs, "roles": list(roles)}) if refs else []
        if ids:
            return ids
    return []


def of_words(connection: duckdb.DuckDBPyConnection, asked: str) -> list[str]:
    """Indicators with a wording that holds all the words, in any order and case."""
    words = asked.casefold().split()
    if not words:
        return []
    holding = " AND ".join(f"contains(lower(definition), $w{n})" for n in range(len(words)))
    return ids_of(
        connection,
        f"SELECT DISTINCT indicator_id FROM definitions WHERE {holding}",
        {f"w{n}": word for n, word in enumerate(words)},
    )


def ids_of(
    connection: duckdb.DuckDBPyConnection, query: str, known: Mapping[str, object]
) -> list[str]:
    """The first column of a query."""
    return [row[0] for row in connection.sql(query, params=dict(known)).fetchall()]


def indicators(
    connection: duckdb.DuckDBPyConnection, ids: Sequence[str], council: str | None
) -> list[Indicator]:
    """The indicators of those ids, of councils with that in their name."""
    if not ids:
        return []
    query = (
        f"SELECT {', '.join(Indicator.__slots__)} FROM indicators "
        "WHERE list_contains($ids, indicator_id) "
        "AND ($council IS NULL OR contains(lower(council), lower($council))) "
        "ORDER BY document_count DESC, indicator_id"
    )
    known = {"ids": list(ids), "council": council}
    return [Indicator(*row) for row in connection.sql(query, params=known).fetchall()]


POINT_COLUMNS = ", ".join("d.source" if n == "source" else f"s.{n}" for n in Point.__slots__)
"""The columns of a point, from series s and documents d."""


def series_of(connection: duckdb.DuckDBPyConnection, indicator: Indicator) -> Series:
    """The points and revisions of an indicator."""
    known = {"id": indicator.indicator_id}
    points = (
        f"SELECT {POINT_COLUMNS} FROM series s JOIN documents d USING (document_id) "
        "WHERE s.indicator_id = $id ORDER BY s.period_end, s.period, s.kind, s.series_id"
    )
    names = ", ".join(
        {"earlier_source": "e.source", "later_source": "l.source"}.get(name, f"r.{name}")
        for name in Revision.__slots__
    )
    revisions = (
        f"SELECT {names} FROM revisions r "
        "JOIN documents e ON e.document_id = r.earlier_document_id "
        "JOIN documents l ON l.document_id = r.later_document_id "
        "WHERE r.indicator_id = $id ORDER BY r.kind, r.period, r.breakdown, r.revision_id"
    )
    return Series(
        indicator,
        tuple(Point(*row) for row in connection.sql(points, params=known).fetchall()),
        tuple(Revision(*row) for row in connection.sql(revisions, params=known).fetchall()),
    )


FLAT = (
    "SELECT s.*, i.refs, d.source FROM series s "
    "JOIN indicators i USING (indicator_id) JOIN documents d ON d.document_id = s.document_id "
    "WHERE list_contains($ids, s.indicator_id) "
    "ORDER BY list_position($ids, s.indicator_id), s.period_end, s.period, s.kind, s.series_id"
)
"""The rows for programs: all columns of series, then the refs and the file's name."""
