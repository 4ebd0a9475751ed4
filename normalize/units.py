"""Units, coverage and qualifiers by the words of a cell, its measure and its column header."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from normalize.column_words import Calendar, Coverage, ObservationKind, Unit
from normalize.dates import Phrase, tidy


@dataclass(frozen=True, slots=True)
class MeasureUnit(Phrase):
    """Words of a measure that say its unit."""

    unit: Unit


@dataclass(frozen=True, slots=True)
class CellUnit(Phrase):
    """Words after a number; `text` where the words themselves are kept as the unit text."""

    unit: Unit | None = None
    text: bool = False


@dataclass(frozen=True, slots=True)
class ComparatorWords(Phrase):
    """Words for '<' and the like; `after` where they may follow the number.

    `qualifier` where the words are kept beside the value.
    """

    comparator: str
    after: bool = False
    qualifier: bool = False


@dataclass(frozen=True, slots=True)
class QualifierWords(Phrase):
    """Words that qualify a value, and the coverage they mean."""

    qualifier: str
    coverage: Coverage | None = None


@dataclass(frozen=True, slots=True)
class CoverageWords(Phrase):
    """Words that say how far a value reaches, and where they may stand."""

    coverage: Coverage
    where: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CalendarWords(Phrase):
    """Words that say the kind of year."""

    calendar: Calendar


@dataclass(frozen=True, slots=True)
class KindWords(Phrase):
    """A label that says what kind of value follows."""

    kind: ObservationKind


@dataclass(frozen=True, slots=True)
class WordList:
    """Plain words."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitTable:
    """What `units.toml` holds."""

    measure: tuple[MeasureUnit, ...]
    cell: tuple[CellUnit, ...]
    comparator: tuple[ComparatorWords, ...]
    qualifier: tuple[QualifierWords, ...]
    coverage: tuple[CoverageWords, ...]
    calendar: tuple[CalendarWords, ...]
    kind: tuple[KindWords, ...]
    numbered: WordList
    glued: WordList
    letters: dict[str, str]
    zero: WordList
    seasons: WordList
    compared: WordList
    sentence: WordList


@dataclass(frozen=True, slots=True)
class MeasuredIn:
    """A unit and its words: rate, 'per 10,000'."""

    unit: Unit | None = None
    unit_text: str | None = None


# '(140 conceptions)': a baseline that says what is counted
COUNTED_BASELINE = re.compile(r"\(\d[\d,]*\s+[a-z]+s\)")
# 'Enquiry conversion rate (%)': the unit, said after a name that would say another
SAID_PERCENT = re.compile(r"\(\s?%\s?\)\s*$")
# 'per 10,000 population', 'per 1000'
PER = re.compile(r"(?i)\bper\s+(?P<base>\d[\d,]*)(?P<what>\s+(?:population|people|households))?")


@cache
def unit_table() -> UnitTable:
    """The unit words beside this module."""
    source = Path(__file__).with_name("units.toml").read_bytes()
    return msgspec.toml.decode(source, type=UnitTable)


def _search(pattern: str, text: str) -> re.Match[str] | None:
    return re.search(rf"(?i:(?<!\w)(?:{pattern})(?!\w))", text)


def measure_unit(measure: str | None) -> MeasuredIn:
    """The unit that a measure's words give; empty where they give none."""
    words = tidy(measure or "")
    if COUNTED_BASELINE.search(words):
        return MeasuredIn(Unit.COUNT)
    if SAID_PERCENT.search(words):
        return MeasuredIn(Unit.PERCENT)
    found = [
        (m.start(), -len(m[0]), e.unit)
        for e in unit_table().measure
        if (m := _search(e.pattern, words))
    ]
    unit, per = min(found)[2] if found else None, PER.search(words)
    if per is not None and unit in (None, Unit.COUNT):
        unit = Unit.RATE  # 'Number of admissions per 10,000 people' is no number of admissions
    return MeasuredIn(unit, per[0].lower() if per and unit is Unit.RATE else None)


def coverage_of(text: str | None, where: str) -> Coverage | None:
    """The coverage that words of a 'header', 'measure' or 'cell' say; else None."""
    words = tidy(text or "")
    for entry in unit_table().coverage:
        if where in entry.where and _search(entry.pattern, words):
            return entry.coverage
    return None


def calendar_of(text: str | None) -> Calendar | None:
    """The kind of year that words name; None where they do not say."""
    words = tidy(text or "")
    for entry in unit_table().calendar:
        if _search(entry.pattern, words):
            return entry.calendar
    return None
