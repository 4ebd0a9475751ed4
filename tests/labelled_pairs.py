"""The judged pairs of a file as small archives: what the linker would get of each.

`pairs.csv` was made along with the linker; `pairs_blind.csv` before anything was tuned to it.

A document is written 'overview 2013-14 Q2' or 'plan 2012-15'; values 'actual 2012-13 100 percent
[KS2]; target 2013-14 not_applicable', with how far they reach in brackets where it is not plain.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from normalize.indicators.sightings import SeenRef, SeenValue, Sighting, Source
from normalize.refs import read_refs

FILES = ("pairs", "pairs_blind")
TYPES = {
    "plan": "directorate_plan",
    "overview": "directorate_performance_overview_report",
    "departmental": "departmental_monitoring_report",
    "monitoring": "quarterly_monitoring_report",
}
# The last day of each quarter of a plan year: month, day, years after the first.
QUARTER_ENDS = {1: (6, 30, 0), 2: (9, 30, 0), 3: (12, 31, 0), 4: (3, 31, 1)}
# 'overview 2013-14 Q2', 'plan 2012-15'
DOCUMENT = re.compile(r"(?P<type>\w+) (?P<first>\d{4})-(?P<last>\d\d)(?: Q(?P<quarter>\d))?")
# 'actual 2012-13 41.5 rate (rolling_12_months)', 'actual 2010-11 18 count [young people]'
VALUE = re.compile(
    r"""
    (?P<kind>[a-z]+) \s (?P<period>\d{4}(?:-\d\d)?(?:\ Q\d)?)
    \s (?: (?P<value>-?\d+(?:\.\d+)?) (?:\s(?P<unit>[a-z]+))? | (?P<reason>[a-z_]+) )
    (?: \s \( (?P<coverage>\w+) \) )? (?: \s \[ (?P<breakdown>[^\]]+) \] )?
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Judged:
    """One judged pair; `also` is another answer that a careful person could give."""

    archive: str
    relation: str
    also: str
    left: Sighting
    right: Sighting
    why: str

    @property
    def within(self) -> bool:
        """Whether one document prints both."""
        return self.left.source == self.right.source

    @property
    def may_join(self) -> bool:
        """Whether it is not wrong to give both one id."""
        return bool({self.relation, self.also} & {"same", "redefined"})

    @property
    def must_join(self) -> bool:
        """Whether it is wrong not to give both one id."""
        return {self.relation, self.also} <= {"same", "redefined", ""}


@cache
def judged_pairs(name: str) -> tuple[Judged, ...]:
    """All pairs in the order of the file."""
    path = Path(__file__).with_name(f"{name}.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            Judged(
                line["archive"],
                line["relation"],
                line["also"],
                sighting(line, "left"),
                sighting(line, "right"),
                line["why"],
            )
            for line in csv.DictReader(file)
        )


@cache
def archives(name: str) -> Mapping[str, tuple[Sighting, ...]]:
    """The rows of each small archive of a file, in the order of their documents."""
    rows: dict[str, set[Sighting]] = defaultdict(set)
    for pair in judged_pairs(name):
        rows[pair.archive] |= {pair.left, pair.right}
    return {
        archive: tuple(sorted(found, key=lambda s: (s.source.document_id, s.ordinal)))
        for archive, found in rows.items()
    }


def sighting(line: Mapping[str, str], side: str) -> Sighting:
    """One side of a pair as a row of `kpis`, its ref cell read as in a report."""
    source = source_of(line["archive"], line[f"{side}_document"])
    cell = read_refs(line[f"{side}_ref"])
    name = f"{source.document_id.removeprefix('doc-')}-{int(line[f'{side}_row']):03d}"
    return Sighting(
        kpi_id=f"kpi-{name}",
        row_key=f"kpis:{name}",
        source=source,
        ordinal=int(line[f"{side}_row"]),
        ref=cell.ref,
        refs=tuple(SeenRef(r.ref, r.role, r.repaired_from) for r in cell.refs),
        ref_note=cell.note,
        measure=line[f"{side}_measure"],
        theme=None,
        objective_ref=None,
        values=values_of(line[f"{side}_values"], name),
    )


def source_of(archive: str, text: str) -> Source:
    """The document that the words name."""
    found = DOCUMENT.fullmatch(text)
    assert found is not None, text
    year = int(found["first"])
    quarter = int(found["quarter"]) if found["quarter"] else None
    month, day, later = (
        QUARTER_ENDS[quarter] if quarter else (3, 31, int(found["last"]) - year % 100)
    )
    return Source(
        document_id=f"doc-{archive}-{text.lower().replace(' ', '-')}",
        source=f"{archive}/{text}.txt",
        document_type=TYPES[found["type"]],
        directorate=None,
        plan_year=f"{year}-{(year + 1) % 100:02d}",
        quarter=quarter,
        period_end=date(year + later, month, day),
    )


def values_of(text: str, name: str) -> tuple[SeenValue, ...]:
    """The values of a row."""
    parts = [part for part in text.split("; ") if part]
    return tuple(value_of(part, f"obs-{name}-{n:02d}") for n, part in enumerate(parts, start=1))


def value_of(text: str, observation_id: str) -> SeenValue:
    found = VALUE.fullmatch(text)
    assert found is not None, text
    plain = "unknown" if "Q" in found["period"] else "full_year"
    return SeenValue(
        observation_id=observation_id,
        kind=found["kind"],
        period=found["period"],
        coverage=found["coverage"] or plain,
        calendar="financial" if "-" in found["period"] else "calendar",
        breakdown=found["breakdown"],
        value=float(found["value"]) if found["value"] else None,
        unit=found["unit"],
        missing_reason=found["reason"],
    )


def counted(pairs: Sequence[Judged]) -> dict[str, int]:
    """How many pairs have each relation."""
    counts: dict[str, int] = defaultdict(int)
    for pair in pairs:
        counts[pair.relation] += 1
    return dict(counts)
