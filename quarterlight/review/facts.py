"""What the page's script has to know: cells that may be corrected, and links to judge."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from normalize.indicators.judgement_files import DECISION_COLUMNS
from normalize.rows import Row
from quarterlight.link_query import Link
from quarterlight.review.cards import Card
from quarterlight.review.document import Reviewed
from quarterlight.review.tables import name_of
from warehouse.corrections import CORRECTABLE, WORDS, written
from warehouse.schemas import TABLES

ORDER = (
    "value", "missing_reason", "progress", "direction", "ref", "measure", "due_date", "period",
    "unit", "coverage", "plan_year",
    "annual_budget", "budget_to_date", "actual_to_date", "variance", "adverse", "section",
)  # fmt: skip
"""Columns in the order in which they are offered: what is wrong most often first."""

FORMS: Mapping[str, tuple[str, str]] = {
    "period": (r"(19|20)\d{2}(-\d{2}( Q[1-4])?)?", "2013-14 for a year, 2013-14 Q2 for a quarter"),
    "plan_year": (r"(19|20)\d{2}-\d{2}", "like 2013-14"),
}
"""What a text has to look like, and how that is said."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column that may be corrected, and what may stand in it."""

    name: str
    label: str
    kind: str
    choices: tuple[str, ...] = ()
    form: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Correctable:
    """A row: its table, name and place, what is printed, and what stands in its cells."""

    table: str
    id: str
    name: str
    printed: str
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Judgeable:
    """A link: its two definitions, and what holds of them so far."""

    left: str
    right: str
    name: str
    relation: str
    is_decided: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the script has to know."""

    document: str
    source: str
    heads: tuple[str, ...]
    columns: Mapping[str, Sequence[Column]]
    rows: Mapping[str, Correctable]
    links: Mapping[str, Judgeable]


def facts_of_page(reviewed: Reviewed, cards: Sequence[Card]) -> Facts:
    """What the script of this page has to know."""
    rows = reviewed.rows
    names = {card.id: f"{card.ref} {card.title}".strip() for card in cards}
    links = {link.link_id: judgeable(link) for card in cards for link in card.links}
    return Facts(
        document=rows.document.document_id,
        source=reviewed.source,
        heads=DECISION_COLUMNS,
        columns={table: columns_of(table) for table in CORRECTABLE},
        rows=dict(correctable_rows(reviewed, cards, names)),
        links=links,
    )


def correctable_rows(
    reviewed: Reviewed, cards: Sequence[Card], names: Mapping[str, str]
) -> Iterator[tuple[str, Correctable]]:
    """Every row whose cells may be corrected, by its row key."""
    own = {card.row_key: card for card in cards if card.row_key}
    for table in CORRECTABLE:
        if table != "observations":
            for row in getattr(reviewed.rows, table):
                card = own[row.row_key]
                yield row.row_key, correctable(table, card.id, names[card.id], row)
    for value in (value for card in cards for value in card.values):
        name = f"{names[value.row.kpi_id]}: {value.label}"
        yield value.row.row_key, correctable("observations", value.id, name, value.row)


def correctable(table: str, row_id: str, name: str, row: Row) -> Correctable:
    """One row."""
    printed = next((getattr(row, n) for n in PRINTED if getattr(row, n, None)), "")
    cells = {column: written(getattr(row, column)) for column in sorted(CORRECTABLE[table])}
    return Correctable(table, row_id, name, printed, cells)


PRINTED = ("value_text", "printed", "progress_text", "due_text")
"""Columns that hold the text of a cell as printed."""


def columns_of(table: str) -> tuple[Column, ...]:
    """The columns of a table that may be corrected."""
    names = sorted(CORRECTABLE[table], key=ORDER.index)
    return tuple(column_of(table, name) for name in names)


def column_of(table: str, name: str) -> Column:
    """What may stand in a column."""
    kind = TABLES[table].field(name).type
    label = name_of(name)
    if pa.types.is_floating(kind):
        return Column(name, label, "number")
    if pa.types.is_date(kind):
        return Column(name, label, "date")
    if name in WORDS:
        return Column(name, label, "choice", tuple(WORDS[name]))
    form, hint = FORMS.get(name, ("", ""))
    return Column(name, label, "text", form=form, hint=hint)


def judgeable(link: Link) -> Judgeable:
    """One link."""
    sides = (link.left, link.right)
    name = " and ".join(" ".join(t for t in (s.ref, s.definition) if t) for s in sides)
    left, right = (side.definition_id for side in sides)
    return Judgeable(left, right, name, link.relation, is_decided=link.decided_by == "person")
