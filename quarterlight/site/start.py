"""The start page: what the release holds."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from quarterlight.site.addresses import Council
from quarterlight.site.documents import FindingKind, Listed, newest_first
from quarterlight.site.pages import Pages

NEWEST = 8
"""Documents that the start page names."""

LIGHTS = ("green", "amber", "red", "other", "not_applicable", "unknown")

COUNTED = {
    "documents": "documents",
    "indicators": "indicators",
    "values": "observations WHERE missing_reason IS DISTINCT FROM 'blank'",
    "milestones": "milestones",
    "finance": "finance",
}
"""What people ask for, and the rows that are counted for it: a blank cell is no figure."""


@dataclass(frozen=True, slots=True)
class Lights:
    """Traffic lights of the rows of one table, counted."""

    table: str
    counts: dict[str, int]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.counts.values())


def counts_of(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """How much there is of what people ask for."""
    query = " UNION ALL ".join(
        f"SELECT '{what}', count(*) FROM {rows}" for what, rows in COUNTED.items()
    )
    return dict(connection.sql(query).fetchall())


def lights_of(connection: duckdb.DuckDBPyConnection) -> list[Lights]:
    """Lights of indicators and of milestones."""
    found = []
    for table in ("kpis", "milestones"):
        query = f"SELECT progress, count(*) FROM {table} WHERE progress IS NOT NULL GROUP BY 1"
        counted = Counter(dict(connection.sql(query).fetchall()))
        found.append(Lights(table, {light: counted[light] for light in LIGHTS if counted[light]}))
    return found


def states_of(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Files by the state that they ended in."""
    query = "SELECT state, count(*) FROM inputs WHERE NOT gone GROUP BY 1 ORDER BY 2 DESC, 1"
    return dict(connection.sql(query).fetchall())


def write_start(
    pages: Pages,
    connection: duckdb.DuckDBPyConnection,
    councils: Sequence[Council],
    listed: Sequence[Listed],
    kinds: Sequence[FindingKind],
) -> None:
    """Write the start page, findings by kind, and the lists of councils."""
    pages.write(
        "index.html",
        "index.html",
        title="What was read",
        counts=counts_of(connection),
        lights=lights_of(connection),
        states=states_of(connection),
        councils=councils,
        newest=newest_first(listed)[:NEWEST],
        kinds=kinds,
    )
    pages.write("findings.html", "findings.html", title="Findings", kinds=kinds)
    if len(councils) > 1:
        for what in ("indicators", "milestones", "finance", "documents"):
            pages.write(
                f"{what}.html",
                "councils.html",
                title=what.capitalize(),
                what=what,
                councils=councils,
            )
