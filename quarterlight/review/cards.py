"""A document's rows as cards in the order of the paper, each with its place and its findings."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from normalize.column_words import Coverage, Quality
from normalize.rows import FindingRow, KpiRow, ObservationRow, Row, Rows
from quarterlight.link_query import Link
from quarterlight.review.document import Reviewed
from quarterlight.review.places import PageSize, Placed, Spot, spot_of
from quarterlight.review.tables import TABLES, UNTITLED, name_of
from quarterlight.spots import spot_in_full
from warehouse.corrections import CORRECTABLE, written
from warehouse.keys import OWN

Cell = str | float | date | None

UNITS = {"percent": "%", "gbp": " GBP"}
"""What stands after a value; other units are said in words."""

SIGNS = {"<", ">", "<=", ">=", "=", "~", "+"}
"""Comparators that stand before a figure as they are."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A column and what stands in it, as a person reads it; of a mark also the bare word."""

    name: str
    text: str
    word: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where something stands on paper."""

    page: int | None
    line: int | None
    spot: Spot | None

    @property
    def said(self) -> str:
        """'page 3' or 'line 12'; empty where nothing tells."""
        return spot_in_full(self.page, self.line)

    @property
    def order(self) -> tuple[int, float]:
        """From the top of the first page to the end."""
        return (self.page or 0, self.spot.top if self.spot else float(self.line or 0))


@dataclass(frozen=True, slots=True)
class Value:
    """One figure of an indicator."""

    row: ObservationRow
    label: str
    shown: str
    notes: str
    stand: Stand
    findings: tuple[FindingRow, ...]

    @property
    def id(self) -> str:
        """Its own key."""
        return self.row.observation_id

    @property
    def is_doubtful(self) -> bool:
        """Whether there is a finding on it."""
        return bool(self.findings) or self.row.quality == Quality.CHECK


@dataclass(frozen=True, slots=True)
class Card:
    """One row, or one finding on the document as a whole."""

    table: str
    id: str
    row_key: str | None
    kind: str
    ref: str
    title: str
    marks: tuple[Fact, ...]
    facts: tuple[Fact, ...]
    texts: tuple[Fact, ...]
    stand: Stand
    findings: tuple[FindingRow, ...]
    is_doubtful: bool
    values: tuple[Value, ...] = ()
    links: tuple[Link, ...] = ()
    definition_id: str | None = None

    @property
    def is_correctable(self) -> bool:
        """Whether a decision may correct a column of it."""
        return self.table in CORRECTABLE


def cards_of(reviewed: Reviewed, pages: Sequence[PageSize]) -> list[Card]:
    """Every row of the document, in the order of the paper."""
    rows = reviewed.rows
    maker = Maker(pages, findings_by_row(rows.findings))
    cards = [
        *chain.from_iterable(maker.cards(name, getattr(rows, name)) for name in plain_tables()),
        *maker.indicators(rows, reviewed.links),
    ]
    placed = {card.id for card in cards} | {row.observation_id for row in rows.observations}
    cards += maker.remarks(rows.findings, placed)
    rank = {name: number for number, name in enumerate(TABLES)}
    return sorted(cards, key=lambda card: (*card.stand.order, rank[card.table]))


def plain_tables() -> list[str]:
    """Tables whose cards need no other table."""
    return [name for name in TABLES if name not in ("kpis", "findings")]


def findings_by_row(findings: Iterable[FindingRow]) -> Mapping[str, tuple[FindingRow, ...]]:
    """The findings on each row, by its own key."""
    found: dict[str, list[FindingRow]] = defaultdict(list)
    for finding in findings:
        if finding.row_id is not None:
            found[finding.row_id].append(finding)
    return {row_id: tuple(each) for row_id, each in found.items()}


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes cards; knows the pages and what was found."""

    pages: Sequence[PageSize]
    findings: Mapping[str, tuple[FindingRow, ...]]

    def cards(self, table: str, rows: Iterable[Row]) -> Iterator[Card]:
        """The cards of one table."""
        for row in rows:
            yield self.card(table, row)

    def card(
        self,
        table: str,
        row: Row,
        values: tuple[Value, ...] = (),
        links: tuple[Link, ...] = (),
    ) -> Card:
        """The card of one row."""
        shown, own = TABLES[table], getattr(row, OWN[table])
        found = self.findings.get(own, ())
        ref = next((getattr(row, name) for name in shown.ref if getattr(row, name)), "")
        return Card(
            table=table,
            id=own,
            row_key=row.row_key,
            kind=shown.one,
            ref=ref,
            title=" ".join(getattr(row, name) or "" for name in shown.title) or UNTITLED,
            marks=marks_of(row, shown.marks),
            facts=facts_of(row, shown.facts),
            texts=facts_of(row, shown.texts),
            stand=self.stand(row, row.source_line),
            findings=found,
            is_doubtful=bool(found) or row.quality == Quality.CHECK or any_doubtful(values),
            values=values,
            links=links,
            definition_id=row.definition_id if isinstance(row, KpiRow) else None,
        )

    def indicators(self, rows: Rows, links: Mapping[str, Sequence[Link]]) -> Iterator[Card]:
        """The cards of indicators, each with its figures and links."""
        values: dict[str, list[Value]] = defaultdict(list)
        for observation in rows.observations:
            values[observation.kpi_id].append(self.value(observation))
        for row in rows.kpis:
            linked = tuple(links.get(row.definition_id or "", ()))
            yield self.card("kpis", row, tuple(values[row.kpi_id]), linked)

    def value(self, row: ObservationRow) -> Value:
        """One figure."""
        label = " ".join(part for part in (row.period, row.kind) if part)
        return Value(
            row=row,
            label=label or row.column_header or "Value",
            shown=figure(row),
            notes=notes_of(row),
            stand=self.stand(row, row.source_line),
            findings=self.findings.get(row.observation_id, ()),
        )

    def remarks(self, findings: Iterable[FindingRow], placed: set[str]) -> Iterator[Card]:
        """Findings on no row that has a card."""
        for finding in findings:
            if finding.row_id in placed:
                continue
            yield Card(
                table="findings",
                id=finding.finding_id,
                row_key=None,
                kind=TABLES["findings"].one,
                ref="",
                title=finding.code.replace("_", " "),
                marks=(),
                facts=(),
                texts=(),
                stand=self.stand(finding, finding.source_line),
                findings=(finding,),
                is_doubtful=True,
            )

    def stand(self, row: Placed, line: int | None) -> Stand:
        """Where a row stands."""
        return Stand(row.page, line, spot_of(row, self.pages))


def any_doubtful(values: Iterable[Value]) -> bool:
    """Whether one of the figures is doubtful."""
    return any(value.is_doubtful for value in values)


def facts_of(row: Row, columns: Iterable[str]) -> tuple[Fact, ...]:
    """The columns that say something."""
    facts = []
    for column in columns:
        cell: Cell = getattr(row, column)
        if cell is not None:
            facts.append(Fact(name_of(column), words(cell)))
    return tuple(facts)


def marks_of(row: Row, columns: Iterable[str]) -> tuple[Fact, ...]:
    """Lights and directions, each with its meaning by the key and what it was read from."""
    marks = []
    for column in columns:
        word: str | None = getattr(row, column)
        if word is not None:
            meaning, source = (getattr(row, f"{column}_{of}", None) for of in ("meaning", "source"))
            notes = [words(meaning)] if meaning else []
            notes += [f"from {words(source)}"] if source else []
            marks.append(Fact(name_of(column), words(word), word, ", ".join(notes)))
    return tuple(marks)


def words(cell: Cell) -> str:
    """A cell as a person reads it."""
    if isinstance(cell, float):
        return f"{cell:,.15g}"
    text = written(cell)
    return text.replace("_", " ") if text.isidentifier() else text


def figure(row: ObservationRow) -> str:
    """'< 12.5%'; the reason where there is no value."""
    if row.value is None:
        return words(row.missing_reason) if row.missing_reason else "not read"
    before = row.comparator or ""
    before = before if before in SIGNS or not before else before.replace("_", " ") + " "
    return f"{before}{row.value:,.15g}{UNITS.get(row.unit or '', '')}"


def notes_of(row: ObservationRow) -> str:
    """What else is known of a figure: unit, stretch of time, breakdown, qualifier."""
    unit = row.unit if row.unit not in UNITS else None
    calendar = f"{row.calendar} year" if row.calendar not in (None, "financial") else None
    coverage = row.coverage if row.coverage != Coverage.UNKNOWN else None
    parts = (row.breakdown, unit, row.unit_text, coverage, calendar, row.qualifier)
    corrected = "corrected by a person" if row.value_source == "corrected" else None
    return ", ".join(words(part) for part in (*parts, corrected) if part)
