"""Which plan years print what, and which documents of two years can be set beside each other.

A definition belongs to the plan year of the document that prints it: a plan of 2012-15 is of
2012-13, the report for the second quarter of 2013-14 of 2013-14. Documents without a plan year
have no place here.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from normalize.indicators.reconciled import Reconciled
from normalize.indicators.sightings import Sighting, Source
from normalize.row_keys import plain

SHARED = 0.3
"""Part of the shorter document's indicators that two documents of one scope have in common;
reports of two services of a directorate have next to none."""

PLAN = "directorate_plan"
AFTER_QUARTERS = 5  # a report without a quarter is about the whole year: after its quarters

Kind = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Printed:
    """One document with the rows that it prints of each indicator, in reading order."""

    source: Source
    year: str
    rows: dict[str, tuple[Sighting, ...]]

    @property
    def kind(self) -> Kind:
        """Type and scope: what documents have in common that can be set beside each other."""
        return self.source.document_type, scope_of(self.source)

    @property
    def moment(self) -> tuple[int, str]:
        """Its place within its year: a plan before the reports, a yearly report after them."""
        if self.source.document_type == PLAN:
            return 0, self.source.document_id
        return self.source.quarter or AFTER_QUARTERS, self.source.document_id


@dataclass(slots=True)
class Years:
    """The documents of one council by plan year, and by the indicators they print."""

    by_year: dict[str, list[Printed]] = field(default_factory=dict)
    by_indicator: dict[str, dict[str, list[Printed]]] = field(default_factory=dict)

    def later(self, year: str) -> tuple[str, ...]:
        """The plan years after one, in order."""
        return tuple(sorted(y for y in self.by_year if y > year))

    def earlier(self, year: str) -> tuple[str, ...]:
        """The plan years before one, the nearest first."""
        return tuple(sorted((y for y in self.by_year if y < year), reverse=True))


def years_of(sightings: Iterable[Sighting], reconciled: Reconciled) -> Years:
    """The documents by year; rows that no indicator has are left out."""
    rows: defaultdict[str, defaultdict[str, list[Sighting]]] = defaultdict(
        lambda: defaultdict(list)
    )
    sources: dict[str, Source] = {}
    for row in sorted(sightings, key=lambda s: (s.source.document_id, s.ordinal)):
        ids = reconciled.of_kpi.get(row.kpi_id)
        if ids is not None and row.source.plan_year is not None:
            sources[row.source.document_id] = row.source
            rows[row.source.document_id][ids.indicator_id].append(row)
    years = Years()
    for document_id, source in sources.items():
        found = {indicator: tuple(items) for indicator, items in rows[document_id].items()}
        note(years, Printed(source, source.plan_year or "", found))
    return years


def note(years: Years, document: Printed) -> None:
    """Add a document under its year and its indicators, in order of time."""
    years.by_year.setdefault(document.year, []).append(document)
    years.by_year[document.year].sort(key=lambda d: d.moment)
    for indicator in document.rows:
        printed = years.by_indicator.setdefault(indicator, {})
        printed.setdefault(document.year, []).append(document)
        printed[document.year].sort(key=lambda d: d.moment)


def scope_of(source: Source) -> str:
    """The directorate in plain letters; empty where none is printed."""
    return scope_name(source.directorate or "")


@lru_cache(maxsize=1024)
def scope_name(directorate: str) -> str:
    """'childrenandenterprise' of 'Children & Enterprise Directorate'."""
    words = directorate.casefold().replace("&", " and ").split()
    return plain(" ".join(word for word in words if word != "directorate"))


def tells(printing: Printed, other: Printed, indicator: str, years: Years) -> bool:
    """Whether it says something that the other document does not print that indicator.

    Both are of one type and scope, and share lines; of another quarter the document may only be
    where all of that kind and year print the indicator: some lines are told once a year.
    """
    if printing.kind != other.kind or share(printing, other) < SHARED:
        return False
    if printing.source.quarter == other.source.quarter:
        return True
    peers = (d for d in years.by_year[printing.year] if d.kind == printing.kind)
    return all(indicator in peer.rows for peer in peers)


def related(one: Printed, other: Printed) -> bool:
    """Whether both are about one part of the council, of whatever type they are."""
    scopes = {scope_of(one.source), scope_of(other.source)}
    return (len(scopes) == 1 and "" not in scopes) or share(one, other) >= SHARED


def share(one: Printed, other: Printed) -> float:
    """Part of the indicators of the shorter document that the longer one prints too."""
    shorter = min(len(one.rows), len(other.rows))
    return len(one.rows.keys() & other.rows.keys()) / shorter if shorter else 0.0


def facing(
    before: Sequence[Printed], after: Sequence[Printed]
) -> tuple[tuple[Printed, Printed], ...]:
    """The documents of two years to compare; both sides are in order of time and not empty.

    For each type and scope that both years have: the last of one quarter, else the last of each
    year. Where they have none in common: the last document of each year.
    """
    pairs: dict[Kind, tuple[Printed, Printed]] = {}
    for any_quarter in (False, True):
        for late in reversed(after):
            for early in reversed(before):
                same_quarter = early.source.quarter == late.source.quarter
                if early.kind == late.kind and (any_quarter or same_quarter):
                    pairs.setdefault(late.kind, (early, late))
    return tuple(pairs.values()) or ((before[-1], after[-1]),)
