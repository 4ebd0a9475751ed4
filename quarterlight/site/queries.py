"""Questions to the release, each over a whole table once, its rows in the order of a key."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from typing import Any, Generic, TypeVar

import duckdb

from quarterlight.series_query import POINT_COLUMNS, Indicator, Point
from quarterlight.site.rows import (
    At,
    Changed,
    Found,
    Heading,
    Linked,
    Money,
    Paper,
    Printed,
    Restated,
    Shown,
    Sighting,
    Step,
    Unread,
    Wording,
)

RowT = TypeVar("RowT")

AT_COLUMNS = len(At.__slots__)

FETCHED = 5_000
"""Rows taken from DuckDB at a time: memory stays flat, calls are few."""

COUNCIL = "coalesce(lower(trim({0}.council)), '')"
"""What puts pages together, as ids over the years do it; empty where no council is named."""

OF_COUNCIL = COUNCIL.format("d")


def at(key: str, row: str = "t", document: str = "d") -> str:
    """The columns of a place: of that row, in that document."""
    box = ", ".join(f"{row}.{name}" for name in ("page", "x0", "top", "x1", "bottom"))
    return f"{row}.{key}, {document}.document_id, {document}.source, {box}, {row}.source_line"


def named(kind: type, row: str, others: dict[str, str] | None = None) -> str:
    """The columns of a row type but its places; `others` says where some come from."""
    known = others or {}
    plain = [f.name for f in fields(kind) if f.type not in (At, At | None)]
    return ", ".join(known.get(name, f"{row}.{name}") for name in plain)


OF_DOCUMENT = {"plan_year": "d.plan_year", "quarter": "d.quarter"}


@dataclass(frozen=True, slots=True)
class Question(Generic[RowT]):
    """A query whose first column is the key; `make` builds a row of the columns after it."""

    sql: str
    make: Callable[..., RowT]


def placed(kind: Callable[..., RowT], *, places: int = 1) -> Callable[..., RowT]:
    """Builds rows whose last columns are places; a place without a row is None."""

    def make(*values: Any) -> RowT:
        own = len(values) - places * AT_COLUMNS
        ats = []
        for n in range(places):
            of_place = values[own + n * AT_COLUMNS : own + (n + 1) * AT_COLUMNS]
            ats.append(None if of_place[0] is None else At(*of_place))
        return kind(ats[0], *values[:own]) if places == 1 else kind(*values[:own], *ats)

    return make


def owned(council: str, *values: Any) -> tuple[str, Indicator]:
    """An indicator with the key of its council."""
    return council, Indicator(*values)


INDICATORS = Question(
    f"SELECT indicator_id, {COUNCIL.format('i')}, {', '.join(Indicator.__slots__)} "
    "FROM indicators i ORDER BY 1",
    owned,
)

POINTS = Question(
    f"SELECT s.indicator_id, {POINT_COLUMNS} FROM series s JOIN documents d USING (document_id) "
    "ORDER BY 1, s.period_end, s.period, s.kind, s.series_id",
    Point,
)

PRINTED = Question(
    f"SELECT t.indicator_id, {named(Printed, 't', OF_DOCUMENT)}, {at('observation_id')} "
    "FROM observations t JOIN documents d USING (document_id) WHERE t.indicator_id IS NOT NULL "
    "ORDER BY 1, t.period_end DESC NULLS LAST, t.period, t.kind, d.period_end, d.document_id, "
    "t.ordinal",
    placed(Printed),
)

SIGHTINGS = Question(
    f"SELECT t.indicator_id, {named(Sighting, 't', OF_DOCUMENT)}, {at('kpi_id')} "
    "FROM kpis t JOIN documents d USING (document_id) WHERE t.indicator_id IS NOT NULL "
    "ORDER BY 1, d.plan_year NULLS FIRST, d.quarter NULLS FIRST, d.document_id, t.ordinal",
    placed(Sighting),
)

WORDINGS = Question(
    f"SELECT indicator_id, {', '.join(Wording.__slots__)} FROM definitions "
    "WHERE indicator_id IS NOT NULL ORDER BY 1, first_year NULLS FIRST, last_year, definition_id",
    Wording,
)

CHANGES = Question(
    f"SELECT c.indicator_id, {named(Changed, 'c')}, {at('kpi_id', 'a', 'ad')}, "
    f"{at('kpi_id', 'b', 'bd')} FROM definition_changes c "
    "LEFT JOIN kpis a ON a.kpi_id = c.from_kpi_id "
    "LEFT JOIN documents ad ON ad.document_id = a.document_id "
    "LEFT JOIN kpis b ON b.kpi_id = c.to_kpi_id "
    "LEFT JOIN documents bd ON bd.document_id = b.document_id "
    "WHERE c.indicator_id IS NOT NULL ORDER BY 1, c.from_year, c.to_year, c.change_id",
    placed(Changed, places=2),
)

LINKS = Question(
    "WITH both_sides AS (SELECT k.relation, k.status, k.decided_by, k.score, k.evidence, k.reason, "
    "l.indicator_id AS earlier, l.ref AS earlier_ref, l.definition AS earlier_text, "
    "r.indicator_id AS later, r.ref AS later_ref, r.definition AS later_text, k.link_id "
    "FROM links k JOIN definitions l ON l.definition_id = k.left_definition_id "
    "JOIN definitions r ON r.definition_id = k.right_definition_id) "
    f"SELECT indicator_id, {', '.join(Linked.__slots__)} FROM ("
    "SELECT earlier AS indicator_id, * FROM both_sides "
    "UNION ALL SELECT later, * FROM both_sides WHERE later IS DISTINCT FROM earlier) "
    "WHERE indicator_id IS NOT NULL ORDER BY 1, status, score DESC NULLS FIRST, link_id",
    Linked,
)

RESTATED = Question(
    f"SELECT v.indicator_id, {named(Restated, 'v')}, {at('observation_id', 'a', 'ad')}, "
    f"{at('observation_id', 'b', 'bd')} FROM revisions v "
    "JOIN observations a ON a.observation_id = v.earlier_observation_id "
    "JOIN documents ad ON ad.document_id = v.earlier_document_id "
    "JOIN observations b ON b.observation_id = v.later_observation_id "
    "JOIN documents bd ON bd.document_id = v.later_document_id "
    "WHERE v.indicator_id IS NOT NULL ORDER BY 1, v.kind, v.period, v.breakdown, v.revision_id",
    placed(Restated, places=2),
)

FOUND_COLUMNS = named(Found, "f", {"source": "d.source"})

FOUND_ON_INDICATORS = Question(
    f"SELECT r.indicator_id, {FOUND_COLUMNS} FROM findings f JOIN ("
    "SELECT kpi_id AS row_id, indicator_id FROM kpis UNION ALL "
    "SELECT observation_id, indicator_id FROM observations) r USING (row_id) "
    "LEFT JOIN documents d ON d.document_id = f.document_id WHERE r.indicator_id IS NOT NULL "
    "ORDER BY 1, f.document_id, f.ordinal, f.finding_id",
    Found,
)

FOUND_IN_DOCUMENTS = Question(
    f"SELECT f.document_id, {FOUND_COLUMNS} FROM findings f JOIN documents d USING (document_id) "
    "ORDER BY 1, f.ordinal, f.finding_id",
    Found,
)

OF_STEP = {**OF_DOCUMENT, "due_date_moved": "h.due_date_moved"}

STEPS = Question(
    f"SELECT {OF_COUNCIL}, {named(Step, 't', OF_STEP)}, "
    f"{at('milestone_row_id')} FROM milestones t JOIN documents d USING (document_id) "
    "LEFT JOIN milestone_history h ON h.milestone_row_id = t.milestone_row_id "
    "WHERE t.milestone_id IS NOT NULL "
    "ORDER BY 1, d.plan_year, t.ref NULLS LAST, t.milestone_id, d.quarter NULLS FIRST, "
    "d.document_id, t.ordinal",
    placed(Step),
)

MONEY = Question(
    f"SELECT {OF_COUNCIL}, {named(Money, 't', {'plan_year': 'd.plan_year'})}, {at('finance_id')} "
    "FROM finance t JOIN documents d USING (document_id) "
    "ORDER BY 1, t.as_at NULLS LAST, d.plan_year, d.document_id, t.ordinal",
    placed(Money),
)

PAPERS = Question(
    f"SELECT {OF_COUNCIL}, {named(Paper, 'd', {'uri': 'i.uri'})} FROM documents d LEFT JOIN ("
    "SELECT document_id, min(uri) AS uri FROM inputs WHERE state <> 'duplicate' AND NOT gone "
    "GROUP BY 1) i USING (document_id) ORDER BY d.document_id",
    Paper,
)

HEADINGS = Question(
    f"SELECT t.document_id, {named(Heading, 't')}, {at('section_id')} "
    "FROM sections t JOIN documents d USING (document_id) ORDER BY 1, t.ordinal",
    placed(Heading),
)

UNREAD = Question(
    f"SELECT t.document_id, {named(Unread, 't')}, {at('printed_table_id')} "
    "FROM printed_tables t JOIN documents d USING (document_id) "
    "WHERE t.recognised_as IS NULL ORDER BY 1, t.ordinal",
    placed(Unread),
)

BOX = "document_id, page, x0, top, x1, bottom, source_line, ordinal"
OF_VALUE = ", ".join(f"o.{name}" for name in BOX.split(", "))

PRINTED_THINGS = f"""
SELECT 1 AS sorted, 'observations' AS table_name, o.indicator_id AS of,
       concat_ws(' ', o.kind, o.period, o.breakdown) AS label, k.measure AS name,
       o.value_text AS words, o.observation_id AS row_id, {OF_VALUE}
FROM observations o JOIN kpis k USING (kpi_id)
WHERE o.missing_reason IS DISTINCT FROM 'blank'
UNION ALL
SELECT 2, 'milestones', milestone_id, concat_ws(' ', 'milestone', ref), NULL, milestone,
       milestone_row_id, {BOX}
FROM milestones
UNION ALL
SELECT 3, 'finance', NULL, concat_ws(' ', department, line), NULL, printed, finance_id, {BOX}
FROM finance
"""
"""Everything that a page leads to; a blank cell is nothing to look at."""

SHOWN = Question(
    f"SELECT d.document_id, t.table_name, t.of, t.label, t.name, t.words, {at('row_id')} "
    f"FROM ({PRINTED_THINGS}) t JOIN documents d USING (document_id) "
    "ORDER BY 1, t.page NULLS FIRST, t.sorted, t.ordinal",
    placed(Shown),
)


def rows(
    connection: duckdb.DuckDBPyConnection, question: Question[RowT]
) -> Iterator[tuple[str, RowT]]:
    """Keys and rows in the order of the keys."""
    cursor = connection.cursor()
    cursor.execute(question.sql)
    while taken := cursor.fetchmany(FETCHED):
        for key, *values in taken:
            yield key, question.make(*values)


class Following(Generic[RowT]):
    """Rows in the order of their keys, handed out key by key, the keys in the same order."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, question: Question[RowT]) -> None:
        self._rows = rows(connection, question)
        self._next = next(self._rows, None)

    def of(self, key: str) -> tuple[RowT, ...]:
        """The rows of a key; those of keys before it are passed over."""
        found = []
        while self._next is not None and self._next[0] <= key:
            if self._next[0] == key:
                found.append(self._next[1])
            self._next = next(self._rows, None)
        return tuple(found)
