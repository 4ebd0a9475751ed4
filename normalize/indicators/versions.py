"""Definition versions: all sightings of one wording under one set of refs, in one council."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from operator import attrgetter

from normalize.column_words import RefRole
from normalize.indicators.sightings import Sighting, Source
from normalize.indicators.wording import Wording, read_wording
from normalize.row_keys import plain, short_hash

NATIONAL_PREFIX = "NI"
"""Refs of the national indicator set are written NI075; all councils have the same ones."""

PLAN = "directorate_plan"
AFTER_QUARTERS = 5  # a report without a quarter is about the whole year: after its four quarters

FEWEST_TELLING = 3
"""Words of weight that name an indicator: 'staff turnover' may be any department's."""

Moment = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Version:
    """One definition as printed: its key, its refs by role, its newest wording, all its rows.

    `units` are those of its values, `parts` the parts of the council that print it, by year.
    """

    key: str
    definition_id: str
    refs: frozenset[str]
    variants: frozenset[str]
    mentioned: frozenset[str]
    replaced: frozenset[str]
    flags: frozenset[str]
    measure: str | None
    wording: Wording
    sightings: tuple[Sighting, ...]
    documents: frozenset[str]
    units: frozenset[str]
    parts: frozenset[tuple[str, tuple[str, str]]]

    @property
    def first(self) -> Sighting:
        """Its earliest row."""
        return self.sightings[0]

    @property
    def last(self) -> Sighting:
        """Its newest row."""
        return self.sightings[-1]

    @property
    def begins(self) -> Moment:
        """When it is first printed."""
        return moment(self.first.source)

    @property
    def ends(self) -> Moment:
        """When it is last printed."""
        return moment(self.last.source)


def is_national(ref: str) -> bool:
    """Whether a ref is one of the national set."""
    return ref.startswith(NATIONAL_PREFIX) and ref[len(NATIONAL_PREFIX) :][:1].isdigit()


def moment(source: Source) -> Moment:
    """Where a document stands in time: a plan before the reports of its first year."""
    year = source.plan_year or year_of(source.period_end)
    if source.document_type == PLAN:
        return (year, 0, source.document_id)
    return (year, source.quarter or AFTER_QUARTERS, source.document_id)


def year_of(day: date | None) -> str:
    """The financial year of a day; empty where there is none, which sorts first."""
    if day is None:
        return ""
    start = day.year if day.month >= 4 else day.year - 1
    return f"{start}-{(start + 1) % 100:02d}"


def in_time(sighting: Sighting) -> tuple[Moment, int, str]:
    """Sort key of rows: by time, document and place in it."""
    return (moment(sighting.source), sighting.ordinal, sighting.kpi_id)


def refs_of(sighting: Sighting, *roles: RefRole) -> frozenset[str]:
    """The refs of a row that have one of those roles."""
    return frozenset(r.ref for r in sighting.refs if r.role in roles)


def key_of(scope: str, sighting: Sighting) -> str:
    """'halton|NI075+SCS CYP03|proportionachieving...': the definition that a row prints.

    Words that many rows have ('Staff turnover', 'Total') name nothing without a ref: then the part
    of the council and the theme belong to the key. A row without words has its own key instead.
    """
    refs = "+".join(sorted(refs_of(sighting, RefRole.SAME)))
    words = plain_words(sighting.measure)
    if not words:
        return f"{scope}|{refs}|{sighting.row_key}"
    read = read_wording(sighting.measure)
    if refs or (len(set(read.words)) >= FEWEST_TELLING and not read.everyones):
        return f"{scope}|{refs}|{words}"
    where = (*part_of(sighting.source), sighting.theme or "")
    return f"{scope}||{words}@{'/'.join(map(plain, where))}"


@lru_cache(maxsize=65_536)
def plain_words(measure: str | None) -> str:
    """A measure without the ways to write it: most documents print what others did."""
    return plain(measure)


def part_of(source: Source) -> tuple[str, str]:
    """Directorate and service of a document, without the ways to write them."""
    return part_name(source.directorate), part_name(source.service)


@lru_cache(maxsize=1024)
def part_name(name: str | None) -> str:
    """'children and enterprise' of 'Children & Enterprise Directorate'."""
    words = (name or "").casefold().replace("&", " and ").split()
    return " ".join(w for w in words if w not in ("directorate", "department", "the"))


def versions_of(scope: str, sightings: Sequence[Sighting]) -> list[Version]:
    """The definition versions, in order of their keys."""
    grouped: defaultdict[str, list[Sighting]] = defaultdict(list)
    for sighting in sorted(sightings, key=in_time):
        grouped[key_of(scope, sighting)].append(sighting)
    return [version(key, tuple(grouped[key])) for key in sorted(grouped)]


def version(key: str, rows: tuple[Sighting, ...]) -> Version:
    """One version of its rows, which are in order of time."""

    def of_role(*roles: RefRole) -> frozenset[str]:
        return frozenset[str]().union(*(refs_of(row, *roles) for row in rows))

    measure = rows[-1].measure
    return Version(
        key=key,
        definition_id=f"def-{short_hash(key)}",
        refs=of_role(RefRole.SAME),
        variants=of_role(RefRole.ADJUSTED, RefRole.REVISED),
        mentioned=of_role(RefRole.PART, RefRole.ADJUSTED, RefRole.REVISED),
        replaced=of_role(RefRole.REPLACES),
        flags=of_role(RefRole.FLAG),
        measure=measure,
        wording=read_wording(measure),
        sightings=rows,
        documents=frozenset(row.source.document_id for row in rows),
        units=frozenset(v.unit for r in rows for v in r.values if v.unit and v.value is not None),
        parts=frozenset((r.source.plan_year or "", part_of(r.source)) for r in rows),
    )


def by_document(versions: Sequence[Version]) -> Mapping[str, list[tuple[int, Version]]]:
    """The versions that each document prints, with their ordinals, in reading order."""
    printed: defaultdict[str, list[tuple[int, Version]]] = defaultdict(list)
    for item in versions:
        for row in item.sightings:
            printed[row.source.document_id].append((row.ordinal, item))
    for rows in printed.values():
        rows.sort(key=lambda r: (r[0], r[1].key))
    return printed


BY_KEY = attrgetter("key")
"""Sort key of versions."""
