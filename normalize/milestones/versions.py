"""Versions of a milestone: rows that print the same text, ref, plan year and due date."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from normalize.indicators.sightings import Source
from normalize.milestones.sightings import MilestoneSighting
from normalize.milestones.wording import MilestoneWording, milestone_wording
from normalize.row_keys import short_hash

# 'EEP02', 'CFS 2', 'PED01a'
REF = re.compile(r"(?P<letters>[A-Za-z]+(?:\s[A-Za-z]+)*)\s?0*(?P<number>\d+)(?P<part>[A-Za-z]*)")
# The anchors of milestones begin with this, so that no other registry can be taken for theirs.
ANCHOR = "milestone:"


@dataclass(frozen=True, slots=True, order=True)
class MilestoneRef:
    """A ref to compare: 'EEP02' and 'EEP2' are one."""

    letters: str
    number: int
    part: str


@dataclass(frozen=True, slots=True)
class Version:
    """All rows that print one milestone in the same words.

    `rows` are in the order of documents, `documents` those that print it.
    """

    anchor: str
    plan_year: str | None
    ref: MilestoneRef | None
    due_date: date | None
    wording: MilestoneWording
    rows: tuple[MilestoneSighting, ...]
    documents: frozenset[str]
    vocabulary: frozenset[str]

    @property
    def first(self) -> MilestoneSighting:
        """The row that stands for it."""
        return self.rows[0]


def milestone_ref(text: str | None) -> MilestoneRef | None:
    """The ref of a row, its number without padding; None where it has none or no number."""
    found = REF.fullmatch((text or "").strip())
    if found is None:
        return None
    return MilestoneRef(found["letters"].upper(), int(found["number"]), found["part"].lower())


def versions_of(scope: str, sightings: Sequence[MilestoneSighting]) -> tuple[Version, ...]:
    """The versions in the order of their first rows; rows without a text have none."""
    groups: dict[str, list[MilestoneSighting]] = {}
    for row in sorted(sightings, key=row_order):
        if wording_of(row).words:
            groups.setdefault(_anchor(scope, row), []).append(row)
    return tuple(_version(anchor, rows) for anchor, rows in groups.items())


def row_order(row: MilestoneSighting) -> tuple[date, str, int, str]:
    """Older documents first, then as printed."""
    return (*document_order(row.source), row.ordinal, row.row_key)


def document_order(source: Source) -> tuple[date, str]:
    """When the plan year of a document began, or what it is about ended; plans come first."""
    if source.document_type == "directorate_plan" and source.plan_year:
        return year_start(source.plan_year) or date.max, source.document_id
    return source.period_end or date.max, source.document_id


def year_start(plan_year: str | None) -> date | None:
    """The first of April of '2013-14'."""
    found = re.fullmatch(r"(\d{4})-\d\d", plan_year or "")
    return date(int(found[1]), 4, 1) if found else None


def wording_of(row: MilestoneSighting) -> MilestoneWording:
    """The words of a row."""
    return milestone_wording(row.milestone, row.due_text, row.officer)


def shared_documents(left: Iterable[Version], right: Iterable[Version]) -> bool:
    """Whether some document prints one of each."""
    mine = frozenset[str]().union(*(v.documents for v in left))
    return any(not mine.isdisjoint(v.documents) for v in right)


def _version(anchor: str, rows: list[MilestoneSighting]) -> Version:
    row = rows[0]
    ref = milestone_ref(row.ref or row.objective_ref)
    return Version(
        anchor=anchor,
        plan_year=row.plan_year,
        ref=ref,
        due_date=row.due_date,
        wording=wording_of(row),
        rows=tuple(rows),
        documents=frozenset(r.source.document_id for r in rows),
        vocabulary=frozenset(wording_of(row).words),
    )


def _anchor(scope: str, row: MilestoneSighting) -> str:
    """What the version is known by, whatever else is printed.

    Without a plan year and a date nothing says that two documents mean the same.
    """
    ref = milestone_ref(row.ref or row.objective_ref)
    printed = f"{ref.letters}{ref.number}{ref.part}" if ref else ""
    due = row.due_date.isoformat() if row.due_date else ""
    alone = row.source.document_id if not (row.plan_year or due) else ""
    core = "".join(wording_of(row).core.split())
    return ANCHOR + short_hash(scope, row.plan_year or alone, printed, due, core)
