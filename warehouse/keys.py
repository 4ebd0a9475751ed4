"""Keys of the tables, as data: each table's own key and the keys of other tables it holds.

`verify`, `datapackage.json` and `docs/tables.md` are made from here.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from warehouse.schemas import TABLES


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """A column whose values are keys of another table; null is allowed."""

    column: str
    table: str


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys in one table.

    `own` is unique and never null. `lists` hold several keys joined by '; '. `anywhere` is a
    column that holds a key of the table that the row's `table_name` names.
    """

    own: str
    foreign: tuple[ForeignKey, ...] = ()
    lists: tuple[ForeignKey, ...] = ()
    anywhere: str | None = None


OWN: Mapping[str, str] = {
    "inputs": "uri",
    "documents": "document_id",
    "sections": "section_id",
    "printed_tables": "printed_table_id",
    "milestones": "milestone_row_id",
    "kpis": "kpi_id",
    "kpi_refs": "kpi_ref_id",
    "observations": "observation_id",
    "finance": "finance_id",
    "objectives": "objective_id",
    "risks": "risk_id",
    "equality_actions": "equality_action_id",
    "officers": "officer_id",
    "legends": "legend_id",
    "findings": "finding_id",
    "indicators": "indicator_id",
    "definitions": "definition_id",
    "links": "link_id",
    "definition_changes": "change_id",
    "series": "series_id",
    "revisions": "revision_id",
    "milestone_history": "milestone_history_id",
    "readings": "reading_id",
}
"""Each table's own key."""


OTHERWISE_NAMED: Mapping[str, str] = {"supersedes": "documents"}
"""Columns that hold keys of a table and are not named after them."""

LIST_ENDING = "s"
"""What a column's name has after the name of a key where it holds several: 'kpi_ids'."""


def table_of(column: str) -> str | None:
    """The table whose key a column holds: 'earlier_document_id' is one of documents, as 'kpi_ids'
    are of kpis; None for a column that holds none.
    """
    for table, own in OWN.items():
        names = (own, own + LIST_ENDING)
        if column in names or column.endswith(tuple(f"_{name}" for name in names)):
            return table
    return OTHERWISE_NAMED.get(column)


def keys_of(table: str) -> Keys:
    """The keys in a table; raises KeyError for a table without an own key."""
    own, names = OWN[table], TABLES[table].names
    held = [(n, table_of(n)) for n in names if n != own]
    foreign = [ForeignKey(column, other) for column, other in held if other is not None]
    return Keys(
        own,
        tuple(key for key in foreign if not is_list(key.column)),
        tuple(key for key in foreign if is_list(key.column)),
        anywhere="row_id" if {"row_id", "table_name"} <= set(names) else None,
    )


def is_list(column: str) -> bool:
    """Whether a column holds several keys joined by '; '."""
    return column not in OTHERWISE_NAMED and column.endswith(LIST_ENDING)


KEYS: Mapping[str, Keys] = {name: keys_of(name) for name in TABLES}
"""The keys in each table of a release."""
