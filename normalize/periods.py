"""Years, quarters and months as headers and cells print them, as periods with a start and end.

Financial years run from April to March; quarter 1 is April to June.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

import msgspec

from normalize.dates import Phrase, PrintedDate, dates_in, full_year, month_end, month_pattern, tidy

YEAR_STARTS = 4  # April
MONTHS = 12
QUARTER = 3  # months


@dataclass(frozen=True, slots=True)
class OrdinalWords:
    """A quarter's number and the words for it."""

    number: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RelativeWords(Phrase):
    """A header that names a period by its relation to the document's own."""

    means: str


@dataclass(frozen=True, slots=True)
class PeriodTable:
    """What `periods.toml` holds."""

    ordinal: tuple[OrdinalWords, ...]
    relative: tuple[RelativeWords, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time: '2012-13', '2013-14 Q2', the calendar year '2010', the month '2013-09'."""

    label: str
    start: date
    end: date
    plan_year: str | None = None
    quarter: int | None = None


@cache
def period_table() -> PeriodTable:
    """The period words beside this module."""
    source = Path(__file__).with_name("periods.toml").read_bytes()
    return msgspec.toml.decode(source, type=PeriodTable)


def plan_year_label(first: int) -> str:
    """2012 to '2012-13'."""
    return f"{first}-{(first + 1) % 100:02d}"


def plan_year(first: int) -> Period:
    """The financial year that starts in April of `first`."""
    label = plan_year_label(first)
    return Period(label, date(first, YEAR_STARTS, 1), month_end(first + 1, 3), label)


def quarter_of(first: int, quarter: int) -> Period:
    """A quarter (1 to 4) of the financial year that starts in April of `first`."""
    month = YEAR_STARTS + QUARTER * (quarter - 1)
    year, month = (first, month) if month <= MONTHS else (first + 1, month - MONTHS)
    label = plan_year_label(first)
    end = month_end(year, month + QUARTER - 1)
    return Period(f"{label} Q{quarter}", date(year, month, 1), end, label, quarter)


def calendar_year(year: int) -> Period:
    """January to December."""
    return Period(str(year), date(year, 1, 1), date(year, 12, 31))


def month_of(year: int, month: int) -> Period:
    """One month, of the financial year that it lies in."""
    first = financial_year(date(year, month, 1))
    start = date(year, month, 1)
    return Period(f"{year}-{month:02d}", start, month_end(year, month), plan_year_label(first))


def financial_year(day: date) -> int:
    """The first calendar year of the financial year that `day` lies in."""
    return day.year if day.month >= YEAR_STARTS else day.year - 1


# '2012-13', '2013-14 Q2', '2010': the labels of years and quarters
LABEL = re.compile(r"(?P<first>(?:19|20)\d{2})(?:-(?P<second>\d{2})(?: Q(?P<quarter>[1-4]))?)?")


def period_labelled(label: str) -> Period | None:
    """The year or quarter that has this label; None where it is another kind of period."""
    found = LABEL.fullmatch(label)
    if found is None:
        return None
    first, second, quarter = int(found["first"]), found["second"], found["quarter"]
    if second is None:
        return calendar_year(first)
    if plan_year_label(first) != f"{first}-{second}":
        return None
    return plan_year(first) if quarter is None else quarter_of(first, int(quarter))


def first_year(label: str) -> int:
    """'2012-13' to 2012."""
    return int(label[:4])


# '12/13', '2012/13', '2012-13', '2007/8', '2012 / 13', '2006 – 2007', '2010/2011'
YEAR_LABEL = re.compile(
    r"""
    (?<![\d/.,£])
    (?P<first>(?:19|20)\d{2}|\d{2}) \s*[/–—-]\s* (?P<second>(?:19|20)\d{2}|\d{1,2})
    (?![\d/%]|[.,]\d)
    """,
    re.VERBOSE,
)
# Words that may stand in the name of a period.
PERIOD_WORDS = (
    "quarter", "qtr", "year", "month", "period", "to", "from", "in", "for", "at", "as", "of",
    "the", "end", "and", "st", "nd", "rd", "th",
)  # fmt: skip
# 'Actual 2010', '22% (2010)'
BARE_YEAR = re.compile(r"(?<![\d/.,£–—-])(?:19|20)\d{2}(?![\d/%–—-]|[.,]\d|\s?%)")


def year_labels(text: str) -> list[int]:
    """The first years of every financial year named, in order, each once.

    Only two years in a row make a label: '2012 - 2015' is a span, not a year.
    """
    found = []
    for m in YEAR_LABEL.finditer(text):
        first = full_year(m["first"])
        if _follows(first, m["first"], m["second"]) and first not in found:
            found.append(first)
    return found


def _follows(first: int, printed: str, second: str) -> bool:
    if len(second) == 1:  # '2007/8', but never '7/8'
        return len(printed) == 4 and (first + 1) % 10 == int(second)
    modulus = 100 if len(second) == 2 else 10_000
    return (first + 1) % modulus == int(second)


@cache
def _quarter_pattern() -> re.Pattern[str]:
    """Matches 'Q2', 'Qtr 2', 'Quarter 4', 'quarter four', 'second quarter'."""
    words = [w for o in period_table().ordinal for w in o.words]
    bare = "|".join(w for w in words if not w[0].isdigit() or len(w) > 1)
    plain = "|".join(words)
    return re.compile(
        rf"""
        (?<![A-Za-z0-9]) (?:
            Q(?:uarter|tr|r)?s?\.? \s* (?P<after>{plain})
          | (?P<before>{bare}) \s+ (?:quarter|qtr)
        ) (?![A-Za-z0-9])
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def quarters_in(text: str) -> list[int]:
    """Every quarter named, in order, each once."""
    numbers = {w: o.number for o in period_table().ordinal for w in o.words}
    found = []
    for m in _quarter_pattern().finditer(text):
        quarter = numbers[(m["after"] or m["before"]).lower()]
        if quarter not in found:
            found.append(quarter)
    return found


def relative_of(text: str) -> str | None:
    """How a header without a year relates to the document's period, by `periods.toml`."""
    for words in period_table().relative:
        if re.search(rf"(?i:\b(?:{words.pattern})\b)", text):
            return words.means
    return None


def months_of(period: Period) -> list[int]:
    """The months of a period, in order: 7, 8, 9."""
    first = period.start.year * MONTHS + period.start.month - 1
    last = period.end.year * MONTHS + period.end.month - 1
    return [month % MONTHS + 1 for month in range(first, last + 1)]


def named_period(text: str, year: int | None = None) -> Period | None:
    """The one period that the words name; `year` is the plan year of a quarter without one.

    None where they name none, or several that differ.
    """
    words = tidy(text)
    years, quarters = year_labels(words), quarters_in(words)
    if len(years) > 1 or len(quarters) > 1:
        return None
    if quarters:
        first = years[0] if years else _year_of_dates(dates_in(words), year)
        if first is None or not _may_be_of(first, quarters[0], words):
            return None
        return quarter_of(first, quarters[0])
    if years:
        return plan_year(years[0])
    dates = dates_in(words)
    if any(d.year is not None for d in dates):
        if len(dates) > 1:
            return _to_date(dates)
        return _period_at(_last_of_month(dates[0]) if _ends(words, dates[0]) else dates[0])
    bare = {int(y) for y in BARE_YEAR.findall(words)}
    return calendar_year(bare.pop()) if len(bare) == 1 else None


def _may_be_of(first: int, quarter: int, words: str) -> bool:
    """Whether a year named alone ('Q1 2014') can be that of the quarter.

    Where it cannot, no one can tell whether it is a quarter of the calendar's year or of April's.
    """
    bare = {int(y) for y in BARE_YEAR.findall(words)}
    return (
        not bare or bool(year_labels(words)) or bare <= {first, quarter_of(first, quarter).end.year}
    )


@cache
def _period_words() -> re.Pattern[str]:
    ordinals = [w for o in period_table().ordinal for w in o.words]
    words = "|".join([*ordinals, *PERIOD_WORDS])
    return re.compile(rf"(?<![A-Za-z])(?:(?i:{words})|{month_pattern()}|[Qq])(?![A-Za-z])")


def only_period_words(text: str) -> bool:
    """Whether the letters of a text are all words of a period: 'Q2 to end of June'."""
    return re.search(r"[^\W\d_]", _period_words().sub(" ", text)) is None


def _year_of_dates(dates: list[PrintedDate], otherwise: int | None) -> int | None:
    years = {financial_year(date(d.year, d.month, 1)) for d in dates if d.year is not None}
    return years.pop() if len(years) == 1 else otherwise


def _ends(words: str, printed: PrintedDate) -> bool:
    """Whether a month is where a stretch ends: 'Actual to Dec 13'."""
    before = words[: printed.start].lower().split()
    return printed.day is None and printed.year is not None and before[-1:] == ["to"]


def _last_of_month(printed: PrintedDate) -> PrintedDate:
    return replace(printed, day=month_end(printed.year or 0, printed.month).day)


def _to_date(dates: list[PrintedDate]) -> Period | None:
    """'Apr - Sep 2011': the quarter that ends with the last month, where the year begins first.

    'Jan - Dec 2011' is the year of the calendar.
    """
    first, last = dates[0], dates[-1]
    months = (first.month, last.month) if len(dates) == 2 else ()
    if months == (1, MONTHS) and last.year is not None and first.year in (None, last.year):
        return calendar_year(last.year)
    if len(dates) != 2 or first.month != YEAR_STARTS or last.year is None or not last.possible:
        return None
    end = month_end(last.year, last.month)
    if first.year is not None and first.year != financial_year(end):
        return None
    year = financial_year(end)
    if end == plan_year(year).end:
        return plan_year(year)
    return next((p for q in (1, 2, 3) if (p := quarter_of(year, q)).end == end), None)


def _period_at(printed: PrintedDate) -> Period | None:
    """A date that ends a financial year or a quarter means that one; another, its month."""
    if printed.year is None or not printed.possible:
        return None
    end = month_end(printed.year, printed.month)
    return period_ending(end) if printed.day == end.day else month_of(printed.year, printed.month)


def period_ending(end: date) -> Period:
    """The financial year or quarter that ends on the last day of a month; else the month."""
    first = financial_year(end)
    whole = (plan_year(first), *(quarter_of(first, q) for q in (1, 2, 3)))
    return next((p for p in whole if p.end == end), month_of(end.year, end.month))
