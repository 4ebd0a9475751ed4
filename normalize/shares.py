"""Percentages of a whole printed in prose, against the counts that are printed beside them.

Only a percentage right beside its two counts is compared: '32 of 43 milestones (74%)'.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from extract.findings import Finding
from extract.places import Place
from parsers.report import Report

# Percentage points: '66%' may be 66.7% cut short, as some councils print it.
CUT_SHORT = 1.0
# '12 of 2012' is no share.
YEARS = range(1990, 2050)

_COUNT = r"\d{1,3}(?:,\d{3})+|\d{1,6}"
_OF = r"\s+(?:out\s+)?of\s+(?:the\s+|our\s+|its\s+|these\s+|all\s+)?"
_PERCENT = r"(?P<percent>\d{1,3}(?:\.\d{1,2})?)\s?%"
# '32 of 43 (74%)', '32 of the 43 milestones (74%)', '14 out of 21 – 67%' only in brackets
_COUNTS_FIRST = regex.compile(
    rf"(?<![\w.,£/-])(?P<part>{_COUNT}){_OF}(?P<whole>{_COUNT})(?:\s[a-z]+){{0,2}}\s?\(\s?{_PERCENT}\s?\)",
    regex.IGNORECASE,
)
# '74% (32 of 43)', '74% (32 out of 43 milestones)'
_PERCENT_FIRST = regex.compile(
    rf"(?<![\w.,£/<>-]){_PERCENT}\s?\((?P<part>{_COUNT}){_OF}(?P<whole>{_COUNT})(?:\s[a-z]+){{0,2}}\)",
    regex.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Share:
    """A printed percentage with the two counts that it is made of, and the words of all three."""

    percent: float
    part: int
    whole: int
    text: str

    @property
    def exact(self) -> float:
        """The percentage that the counts give."""
        return 100 * self.part / self.whole

    @property
    def agrees(self) -> bool:
        """Whether the percentage is that of the counts, rounded or cut short, or of the rest."""
        given = (self.exact, 100 - self.exact)
        return any(abs(value - self.percent) <= CUT_SHORT for value in given)


def shares_in(text: str) -> Iterator[Share]:
    """Each percentage of a text that stands beside its counts."""
    for pattern in (_COUNTS_FIRST, _PERCENT_FIRST):
        for found in pattern.finditer(text):
            part, whole = (int(found[name].replace(",", "")) for name in ("part", "whole"))
            if whole > 0 and part <= whole and whole not in YEARS:
                yield Share(float(found["percent"]), part, whole, found.group(0))


def share_findings(report: Report) -> list[Finding]:
    """Percentages in prose and commentary that their own counts contradict."""
    texts: list[tuple[str, str | None, int | None, Place | None]] = [
        (section.text, "sections", section.ordinal, section.place) for section in report.sections
    ]
    texts += [(k.commentary or "", "kpis", k.ordinal, k.place) for k in report.kpis]
    texts += [(m.commentary or "", "milestones", m.ordinal, m.place) for m in report.milestones]
    told: dict[str, Finding] = {}
    for text, table, ordinal, place in texts:
        for share in shares_in(text):
            if not share.agrees and share.text not in told:
                told[share.text] = _finding(share, table, ordinal, place)
    return list(told.values())


def _finding(share: Share, table: str | None, ordinal: int | None, place: Place | None) -> Finding:
    return Finding(
        code="percentage_differs",
        message=f"The percentage is not that of the counts beside it: '{share.text}'",
        place=place or Place(),
        table_name=table,
        ordinal=ordinal,
        expected=f"{share.exact:.1f}%",
        found=f"{share.percent:g}%",
    )
