"""What a cell says about each of its numbers: label, comparator, unit, qualifiers, period."""

import re
from dataclasses import dataclass, field

from normalize.cell_parts import NUMBER, QUARTER_WORD, Bracket, Number, Words, masked
from normalize.column_words import Coverage
from normalize.dates import dates_in
from normalize.fractions import agrees, differs_surely, share_of
from normalize.periods import (
    BARE_YEAR,
    YEAR_LABEL,
    Period,
    first_year,
    months_of,
    named_period,
    only_period_words,
    quarters_in,
    year_labels,
)
from normalize.reasons import reason_of
from normalize.units import MeasuredIn, coverage_of, unit_table

LONGEST_LABEL = 5  # words; longer ones are sentences
SEPARATORS = " \t,;:=&/+-–—.*|#†‡§^"
# 'a)' of 'a) 87.5% b) 46.3%'
LISTED = re.compile(r"^\(?(?P<letter>[a-z]|[ivx]{1,4})\)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CellProblem:
    """What could not be read in a cell; `code` is that of the finding."""

    code: str
    message: str
    expected: str | None = None


SHARE = "the percentage is not that of the counts beside it"
PART_UNREAD = CellProblem("value_part_unread", "a figure in brackets was not understood")
PERIOD_UNCLEAR = CellProblem("period_unclear", "the time that the cell names cannot be told")


class UnclearCellError(ValueError):
    """The cell cannot be read as values."""


@dataclass(slots=True)
class Entry:
    """One number with what is said about it, while the cell is read."""

    number: Number
    label: str = ""
    label_in_brackets: bool = False
    comparator: str | None = None
    unit: MeasuredIn = field(default_factory=MeasuredIn)
    qualifiers: list[str] = field(default_factory=list)
    period: Period | None = None
    coverage: Coverage | None = None
    problems: list[CellProblem] = field(default_factory=list)


def entries_of(parts: tuple[Number | Words | Bracket, ...], column: Period | None) -> list[Entry]:
    """Each number with what is said about it: all labels stand before their numbers, or all after.

    Raises UnclearCellError where words cannot be given to one number.
    """
    first = next(i for i, p in enumerate(parts) if isinstance(p, Number))
    lead = Entry(Number(0.0))
    for part in parts[:first]:
        _add(lead, part, column, before=True)
    labels_before = bool(lead.label or lead.period)
    entries: list[Entry] = []
    waiting = lead
    for part in parts[first:]:
        if isinstance(part, Number):
            entries.append(Entry(part))
            _take_over(entries[-1], waiting)
            waiting = Entry(part)
        elif labels_before and isinstance(part, Words):
            _add(waiting, part, column, before=True)
        else:
            _add(entries[-1], part, column, before=False)
    over = labels_before and waiting.period is not None and entries[-1].period is not None
    if waiting.label or over:
        raise UnclearCellError
    _take_over(entries[-1], waiting)
    _share_last_period(entries)
    return entries


def _take_over(entry: Entry, waiting: Entry) -> None:
    """Give an entry what stood before its number."""
    entry.label = entry.label or waiting.label
    entry.comparator = entry.comparator or waiting.comparator
    entry.qualifiers += waiting.qualifiers
    entry.period = entry.period or waiting.period
    entry.coverage = entry.coverage or waiting.coverage
    if waiting.unit.unit or waiting.unit.unit_text:
        entry.unit = waiting.unit
    entry.problems += waiting.problems


def _share_last_period(entries: list[Entry]) -> None:
    """'Pri-95.35 Pru-63.83 (17-18)': a period after the last value is that of all."""
    last = entries[-1]
    if last.period is not None and all(e.period is None for e in entries[:-1]):
        for entry in entries[:-1]:
            entry.period = last.period


def _add(
    entry: Entry, part: Number | Words | Bracket, column: Period | None, *, before: bool
) -> None:
    """Note what words or a bracket say about a number."""
    if isinstance(part, Number):
        return
    in_brackets = isinstance(part, Bracket)
    share = share_of(part.text, entry.number) if in_brackets else None
    if share is not None and agrees(share, entry.number.value):
        entry.qualifiers.append(part.text)
        if year_labels(part.text):
            entry.problems.append(PERIOD_UNCLEAR)
        return
    if share is not None and differs_surely(part.text, share, entry.number):
        entry.qualifiers.append(part.text)
        entry.problems.append(CellProblem("percentage_differs", SHARE, f"{share:.1f}%"))
        return
    coverage = coverage_of(part.text, "cell")
    if coverage is Coverage.SNAPSHOT or (in_brackets and reason_of(part.text) is not None):
        entry.coverage = entry.coverage or coverage
        entry.qualifiers.append(part.text.strip(SEPARATORS))
        return
    if in_brackets and (letter := unit_table().letters.get(part.text.lower())) is not None:
        entry.qualifiers.append(letter)
        return
    if in_brackets and _holds_a_figure(part.text):
        entry.problems.append(PART_UNREAD)
        return
    rest = _strip_known(entry, part.text, before=before or in_brackets)
    if rest:
        _say(entry, rest, column, in_brackets=in_brackets)


def _holds_a_figure(inside: str) -> bool:
    """Whether a bracket begins with another number: '12 (4 per 1,000)', '54 (96%)'."""
    return bool(NUMBER.match(masked(inside, in_brackets=True).strip()))


def _say(entry: Entry, text: str, column: Period | None, *, in_brackets: bool) -> None:
    """Words that are no known unit or qualifier: the time, the label, or figures not understood."""
    if any(c.isdigit() for c in masked(text, in_brackets=in_brackets)):
        if not in_brackets:
            raise UnclearCellError
        entry.problems.append(PART_UNREAD)
        return
    if _months_alone(text, column):
        _label(entry, text, in_brackets=in_brackets)
        return
    if not (dates_in(text) or year_labels(text) or quarters_in(text) or _bare_year(text)):
        _label(entry, text, in_brackets=in_brackets)
        return
    if _names_another_time(text):
        entry.qualifiers.append(text)
        if entry.comparator is None:
            entry.problems.append(PERIOD_UNCLEAR)
        return
    year = first_year(column.plan_year) if column is not None and column.plan_year else None
    period = named_period(text, year)
    if period is None:
        entry.qualifiers.append(text)
        if not _all_within(text, column):
            entry.problems.append(PERIOD_UNCLEAR)
        return
    if column is not None and period.label != column.label and _detail(period, column):
        entry.qualifiers.append(text)
        return
    entry.period = period
    other = _without_times(text)
    if other and in_brackets and other.islower():
        entry.qualifiers.append(other)
    elif other:
        _label(entry, other, in_brackets=in_brackets)


def _names_another_time(text: str) -> bool:
    """Whether the time named is a season, or one that the value is compared with."""
    words = {word.strip(".,:").lower() for word in text.split()}
    return bool(words & {*unit_table().seasons.words, *unit_table().compared.words})


def _months_alone(text: str, column: Period | None) -> bool:
    """Whether the words are months of the column's own time, no year beside: 'Jul', 'Apr - Jun'.

    They tell the values of the cell apart.
    """
    dates = dates_in(text)
    if column is None or not dates or any(d.year is not None or d.day is not None for d in dates):
        return False
    if year_labels(text) or quarters_in(text) or not only_period_words(text):
        return False
    months = {d.month for d in dates}
    return months <= set(months_of(column))


def _bare_year(text: str) -> bool:
    return BARE_YEAR.search(text) is not None


def _detail(period: Period, column: Period) -> bool:
    """A month of the column's own year or quarter is a detail, not another period."""
    inside = column.start <= period.start and period.end <= column.end
    return inside and period.quarter is None


def _all_within(text: str, column: Period | None) -> bool:
    """Whether every month named with its year lies in the column's period."""
    dates = dates_in(text)
    if column is None or not dates or dates[-1].year is None or year_labels(text):
        return False
    months = [(d.year or dates[-1].year, d.month) for d in dates]
    first, last = (column.start.year, column.start.month), (column.end.year, column.end.month)
    return all(first <= month <= last for month in months)


def _without_times(text: str) -> str:
    """The words beside a period: 'KS2' of 'KS2 2010/11'; empty where only the period is named."""
    spans = [(d.start, d.end) for d in dates_in(text)]
    spans += [m.span() for m in YEAR_LABEL.finditer(text) if year_labels(m[0])]
    spans += [m.span() for m in QUARTER_WORD.finditer(text)]
    spans += [m.span() for m in BARE_YEAR.finditer(text)]
    letters = list(text)
    for start, end in spans:
        letters[start:end] = " " * (end - start)
    rest = " ".join("".join(letters).split()).strip(SEPARATORS)
    return "" if only_period_words(rest) else rest


def _label(entry: Entry, text: str, *, in_brackets: bool) -> None:
    words = text.split()
    sentence = set(unit_table().sentence.words)
    if len(words) > LONGEST_LABEL or any(w.lower().strip(".,") in sentence for w in words):
        if in_brackets:
            entry.qualifiers.append(text)
            return
        raise UnclearCellError
    if entry.label:
        raise UnclearCellError
    if (listed := LISTED.match(text)) is not None:
        text = text[listed.end() :] or listed["letter"]
    entry.label, entry.label_in_brackets = text, in_brackets


def _strip_known(entry: Entry, text: str, *, before: bool) -> str:
    """Take qualifiers, comparators and units out of the words; returns what is left."""
    table, rest = unit_table(), text
    coverage = coverage_of(rest, "cell")
    entry.coverage = entry.coverage or coverage
    for year in table.calendar:
        rest = _take(year.pattern, rest)[1]
    for unit in table.cell:
        found, rest = _take(unit.pattern, rest)
        if found:
            words = _joined_formula(found) if unit.text else None
            entry.unit = MeasuredIn(unit.unit or entry.unit.unit, words or entry.unit.unit_text)
    for qualifier in table.qualifier:
        found, rest = _take(qualifier.pattern, rest)
        if found:
            entry.qualifiers.append(qualifier.qualifier)
            entry.coverage = entry.coverage or qualifier.coverage
    for comparator in table.comparator:
        found, left = _take(comparator.pattern, rest)
        if found and (before or comparator.after):
            rest = left
            entry.comparator = comparator.comparator
            if comparator.qualifier:
                entry.qualifiers.append(found.lower())
    if coverage is not None:
        rest = _without_coverage(rest)
    return rest.strip(SEPARATORS)


def _without_coverage(text: str) -> str:
    for entry in unit_table().coverage:
        text = _take(entry.pattern, text)[1]
    return re.sub(r"(?i)\b(?:quarterly|monthly|annual|average|mean)\b", " ", text)


def _take(pattern: str, text: str) -> tuple[str | None, str]:
    m = re.search(rf"(?i:(?<![\w-])(?:{pattern})(?![\w-]|\s?\d))", text)
    if m is None:
        return None, text
    return m[0].strip(), f"{text[: m.start()]} {text[m.end() :]}".strip()


def _joined_formula(text: str) -> str:
    """'tonnes CO ₂ e' to 'tonnes CO2e'."""
    plain = text.replace("₂", "2")
    return re.sub(r"CO\s?2\s?e\b", "CO2e", plain)
