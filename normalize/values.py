"""A value cell and the words of its measure, read as values: never a guess.

A cell whose figures do not all fit a known form gives no value and a problem instead.
"""

import re
from dataclasses import dataclass

from normalize.cell_entries import CellProblem, Entry, UnclearCellError, entries_of
from normalize.cell_parts import Cut, Number, Words, cut, masked, unglued
from normalize.column_words import Coverage, MissingReason, ObservationKind, Unit
from normalize.dates import tidy
from normalize.fractions import bracketed_fraction
from normalize.periods import Period
from normalize.reasons import reason_of, whole_reason
from normalize.units import MeasuredIn, measure_unit, unit_table

# 'Litter' and 'Detritus' of 'Street cleanliness: a) Litter b) Detritus'
_MARK = r"\(?(?:[a-z]|[ivx]{2,4})\)"
LISTED_PART = re.compile(rf"(?<!\w){_MARK}\s*(['‘\"]?[A-Za-z][^()]*?)\s*[;,.]?(?=\s+{_MARK}|$)")
# '(i) 74% (ii) 9%': marks in brackets before their numbers
MARKED = re.compile(r"\((?=(?:[a-z]|[ivx]{2,4})\)\s*[-<>£]*\d)")
# what parts the numbers of '1,905 / 1,104'
BETWEEN_PARTS = frozenset({"/", "&", "and", ";", ","})
MOST_NUMBERS = 12  # in one cell; more is a table that was read as one cell


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a cell, or the reason why it holds none.

    `period` and `kind` are set only where the cell says another than its column does.
    """

    value: float | None = None
    comparator: str | None = None
    unit: Unit | None = None
    unit_text: str | None = None
    breakdown: str | None = None
    qualifier: str | None = None
    missing_reason: MissingReason | None = None
    period: Period | None = None
    kind: ObservationKind | None = None
    coverage: Coverage | None = None


@dataclass(frozen=True, slots=True)
class CellReading:
    """The values of a cell (at least one) and what could not be read."""

    values: tuple[Value, ...]
    problems: tuple[CellProblem, ...] = ()


# 'I00%', '12O4', '5l%'
DAMAGED = re.compile(r"(?<!\w)[IlO|](?=\d)|(?<=\d)[IlO|](?=[\d%]|\s*$)")
UNCLEAR = CellProblem("value_unclear", "the cell holds figures that cannot be told apart")
UNCERTAIN = CellProblem("ocr_uncertain", "recognised in a picture of the page, and not surely")
DISPLACED = CellProblem(
    "value_displaced", "a cell of the row or header is lost: whose value this is cannot be told"
)
IN_WORDS = CellProblem("value_in_words", "the cell holds words but neither a value nor a reason")


def read_cell(text: str | None, measure: str, *, column: Period | None = None) -> CellReading:
    """The values of a cell: '100% KS2 60% KS4', '74.8% (09/10)', '<5', 'N/A', ''.

    `column` is the period of its column, for quarters that the cell names without a year.
    """
    words = tidy(text or "").replace("−", "-")
    reason = whole_reason(words)
    if reason is not None:
        return CellReading((Value(missing_reason=reason),))
    if words.lower() in unit_table().zero.words:
        words = "0"
    if MARKED.match(words):
        words = MARKED.sub("", words)
    parts = cut(bracketed_fraction(unglued(words)))
    numbers = sum(isinstance(p, Number) for p in parts.parts)
    if not numbers:
        return _without_number(words, parts.complete)
    try:
        if not parts.complete or numbers > MOST_NUMBERS:
            raise UnclearCellError
        entries = entries_of(parts.parts, column)
        values = tuple(_value(e, len(entries), measure, column) for e in entries)
        _tell_apart(values, entries)
    except UnclearCellError:
        listed = _listed(parts, measure, column)
        return CellReading(listed or (Value(),), () if listed else (UNCLEAR,))
    problems = dict.fromkeys(p for e in entries for p in e.problems)
    return CellReading(values, tuple(problems))


def doubted(reading: CellReading) -> CellReading:
    """What is left of a cell whose words an engine doubts: no value, and a reason only if surely.

    A word that gives a reason ('N/A') proves itself; a figure does not.
    """
    if all(value.value is None for value in reading.values):
        return CellReading(reading.values, (*reading.problems, UNCERTAIN))
    return CellReading((Value(),), (UNCERTAIN,))


def _without_number(words: str, complete: bool) -> CellReading:
    reason = reason_of(words)
    if reason is not None:
        return CellReading((Value(missing_reason=reason),))
    loose = any(c.isdigit() for c in masked(words, in_brackets=True)) or damaged(words)
    return CellReading((Value(),), (UNCLEAR if loose or not complete else IN_WORDS,))


def damaged(words: str) -> bool:
    """Whether a letter stands within a figure, where OCR took one for the other: 'I00%'."""
    return DAMAGED.search(words) is not None


def _value(entry: Entry, count: int, measure: str, column: Period | None) -> Value:
    number, label = entry.number, entry.label or None
    kind = _kind(label)
    period = entry.period
    if kind is not None:
        label = None
    unit, noun = _unit(entry, label, count, measure)
    if noun:
        label = None
    other = period is not None and (column is None or period.label != column.label)
    return Value(
        value=number.value,
        comparator=entry.comparator or number.comparator,
        unit=unit.unit,
        unit_text=unit.unit_text,
        breakdown=label,
        qualifier="; ".join(dict.fromkeys(entry.qualifiers)) or None,
        period=period if other else None,
        kind=kind,
        coverage=entry.coverage,
    )


def _kind(label: str | None) -> ObservationKind | None:
    for entry in unit_table().kind:
        if label is not None and re.fullmatch(rf"(?i:{entry.pattern})", label):
            return entry.kind
    return None


def _unit(entry: Entry, label: str | None, count: int, measure: str) -> tuple[MeasuredIn, bool]:
    """The unit, and whether the label is the noun that is counted ('12 jobs')."""
    number, words = entry.number, measure_unit(measure)
    if number.percent:
        return MeasuredIn(Unit.PERCENT, entry.unit.unit_text), False
    if number.pound:
        return MeasuredIn(Unit.GBP, entry.unit.unit_text), False
    if entry.unit.unit is not None:
        return entry.unit, False
    if entry.unit.unit_text is not None:
        return entry.unit, False
    if label is not None and count == 1 and not entry.label_in_brackets:
        counted = words.unit if words.unit is Unit.COUNT else None
        return MeasuredIn(counted, label), True
    return words, False


def _listed(parts: Cut, measure: str, column: Period | None) -> tuple[Value, ...]:
    """'8% 11%' of a measure 'a) Litter b) Detritus': as many numbers as the measure has parts."""
    names = LISTED_PART.findall(measure)
    numbers = [p for p in parts.parts if isinstance(p, Number)]
    others = [p for p in parts.parts if not isinstance(p, Number)]
    if any(not isinstance(p, Words) or p.text not in BETWEEN_PARTS for p in others):
        return ()
    if len(names) < 2 or len(names) != len(numbers):
        return ()
    entries = [Entry(number, label) for number, label in zip(numbers, names, strict=True)]
    return tuple(_value(entry, len(entries), measure, column) for entry in entries)


def _tell_apart(values: tuple[Value, ...], entries: list[Entry]) -> None:
    """Several values of one cell must each carry what makes it another than the rest.

    The period of the column is one of them where the cell names it beside others.
    """
    if len(values) == 1:
        return
    keys = [(v.breakdown, v.kind, e.period) for v, e in zip(values, entries, strict=True)]
    uneven = any(len({part is None for part in column}) > 1 for column in zip(*keys, strict=True))
    if uneven or len(set(keys)) < len(keys):
        raise UnclearCellError


def covered_reason(covering: str) -> MissingReason | None:
    """Why a covered cell holds no value, by the text that covers it; a value there says nothing."""
    reading = read_cell(covering, "")
    first = reading.values[0]
    if first.missing_reason is not None:
        return first.missing_reason
    return None if first.value is None else MissingReason.BLANK
