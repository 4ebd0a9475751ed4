"""Counts of milestones printed in prose or in a summary row, against the rows that were read.

Only statements about all milestones of the document are compared; anything less sure is left alone,
since a wrong finding is as bad as a missed one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from extract.findings import Finding
from extract.places import NOWHERE, Place
from normalize.column_words import Progress
from normalize.linked import linked_findings
from normalize.rows import MilestoneRow
from normalize.shares import share_findings
from parsers.kinds import SectionKind
from parsers.report import Report, Section

_N = r"(?P<{}>\d{{1,3}})"
# 'The majority of milestones (32) have been successfully met this year, whilst 11 have not.'
_MET_AND_NOT = regex.compile(
    rf"milestones\s*\({_N.format('met')}\)\s+have\s+been\s[^.\d]{{0,60}}(?:met|achieved)\b[^.\d]{{0,40}}"
    rf"\b{_N.format('missed')}\s+(?:have|has)\s+not\b",
    regex.IGNORECASE,
)
# '32 of 43 milestones have been met', '32 of the 43 key milestones were achieved'
_MET_OF_ALL = regex.compile(
    rf"(?<!\d){_N.format('met')}\s+of\s+(?:the\s+|all\s+)?{_N.format('total')}\s+(?:key\s+)?milestones"
    r"\s+(?:have\s+been|were|are|has\s+been)\s+(?:successfully\s+|fully\s+)?(?:met|achieved|completed)",
    regex.IGNORECASE,
)
# 'Total | 43 | ○ ★ | 32 | ... | 11': a summary row under the milestones' heading
_SUMMARY = regex.compile(rf"^Total\s*\|\s*{_N.format('total')}\s*\|")
# "PROGRESS AGAINST 'KEY' OBJECTIVES / MILESTONES", "... 'OTHER' ...": one summary of several
_SOME = regex.compile(r"[\"'“‘](?:key|other)[\"'”’]|\bother\b", regex.IGNORECASE)
_KEY = regex.compile(r"\bkey\b", regex.IGNORECASE)
_OTHER = regex.compile(r"\bother\b", regex.IGNORECASE)
_BY_EXCEPTION = regex.compile(r"\bexception|\bremaining\b|\bonly those\b", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Count:
    """A printed count of all milestones of a document; None where that part is not printed."""

    total: int
    met: int | None
    text: str
    place: Place


def counts_in(section: Section) -> Iterator[Count]:
    """The counts of milestones in a section's words."""
    for found in _MET_AND_NOT.finditer(section.text):
        met, missed = int(found["met"]), int(found["missed"])
        yield Count(met + missed, met, found.group(0), section.place)
    for found in _MET_OF_ALL.finditer(section.text):
        yield Count(int(found["total"]), int(found["met"]), found.group(0), section.place)


def printed_counts(report: Report) -> list[Count]:
    """Every count of all milestones that the report prints."""
    counts = [count for section in report.sections for count in counts_in(section)]
    summaries = [
        Count(int(found["total"]), None, table.header_text, table.place)
        for table in report.printed_tables
        if (found := _SUMMARY.match(table.header_text)) is not None
        if _counts_milestones(section_at(report.sections, table.place), report.sections)
    ]
    return counts + summaries if len(summaries) == 1 else counts


def _counts_milestones(section: Section | None, sections: Sequence[Section]) -> bool:
    """Whether a summary row under this heading counts all milestones, and not some of them.

    'Key milestones' are some of them where 'other milestones' have a heading of their own.
    """
    if section is None or section.kind != SectionKind.MILESTONES:
        return False
    others = any(_OTHER.search(s.title) for s in sections if s.kind == SectionKind.MILESTONES)
    if others and _KEY.search(section.title):
        return False
    return not _SOME.search(section.title) and not _BY_EXCEPTION.search(section.text)


def section_at(sections: Sequence[Section], place: Place) -> Section | None:
    """The section that a place stands in: the last one that begins above it."""
    begun = [section for section in sections if _start(section.place) <= _start(place)]
    return begun[-1] if begun else None


def _start(place: Place) -> tuple[float, float]:
    top = place.box.top if place.box is not None else 0.0
    return (place.page or 0, top) if place.line is None else (0, place.line)


def count_findings(report: Report, milestones: Sequence[MilestoneRow]) -> list[Finding]:
    """What a report says of itself and does not hold: counts, shares of a whole, linked refs."""
    counted = _counted(report, milestones)
    return [*counted, *share_findings(report), *linked_findings(report)]


def _counted(report: Report, milestones: Sequence[MilestoneRow]) -> list[Finding]:
    """Counts that the rows contradict: another number of milestones, or of lights that are green.

    Lights that could not be read may be green: they contradict nothing.
    """
    if not milestones:
        return []
    green = sum(row.progress == Progress.GREEN for row in milestones)
    unread = sum(row.progress == Progress.UNKNOWN for row in milestones)
    findings: list[Finding] = []
    for count in printed_counts(report):
        if count.total != len(milestones):
            findings.append(_finding(count, "milestones", count.total, len(milestones)))
        elif count.met is not None and not green <= count.met <= green + unread:
            findings.append(_finding(count, "milestones that were met", count.met, green))
    return findings


def _finding(count: Count, what: str, printed: int, read: int) -> Finding:
    return Finding(
        code="count_differs",
        message=f"The report counts other {what} than its tables hold: '{count.text}'",
        place=count.place or NOWHERE,
        expected=str(printed),
        found=str(read),
    )
