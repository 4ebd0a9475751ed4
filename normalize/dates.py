"""Dates as printed in words and figures: days, months, and when a milestone is due."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import msgspec

from parsers.months import months

FIRST_TWO_DIGIT_YEAR = 50  # '49' is 2049 and '50' is 1950: no report is older than that


@dataclass(frozen=True, slots=True)
class Phrase:
    """A pattern of words with printed examples that it must match."""

    pattern: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MonthTable:
    """What `months.toml` holds: the words around a date."""

    numbered: tuple[str, ...]
    due: tuple[Phrase, ...]
    not_due: tuple[Phrase, ...]
    undated: tuple[Phrase, ...]
    no_officer: tuple[str, ...]
    no_person: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A day or month in a text, to its printed precision; `year` None where it is not printed."""

    year: int | None
    month: int
    day: int | None
    start: int
    end: int
    text: str

    @property
    def possible(self) -> bool:
        """False for '31st June 2013' and the like."""
        if self.day is None:
            return True
        year = self.year if self.year is not None else 2000
        return 1 <= self.day <= calendar.monthrange(year, self.month)[1]


@cache
def month_table() -> MonthTable:
    """The month words beside this module."""
    source = Path(__file__).with_name("months.toml").read_bytes()
    return msgspec.toml.decode(source, type=MonthTable)


@cache
def month_numbers() -> dict[str, int]:
    """Month names in capitals to their numbers."""
    return {name.upper(): month.number for month in months() for name in month.names}


@cache
def month_pattern() -> str:
    """An alternation of all month names, longest first, with a capital or in capitals."""
    names = sorted({name for month in months() for name in month.names}, key=len, reverse=True)
    return "(?:" + "|".join([*names, *(n.upper() for n in names)]) + ")"


@cache
def worded_date() -> re.Pattern[str]:
    """Matches '30 th September 2011', 'June2008', 'Mar 09', '1 July', 'SEPTEMBER 2013'."""
    month = month_pattern()
    return re.compile(
        rf"""
        (?:(?<![\w./£-]) (?P<day>\d{{1,2}}) \s* (?:st|nd|rd|th)? \s* (?:of\s+)?)?
        (?<![A-Za-z]) (?P<month>{month}) (?![a-z]) \.?
        (?:
            \s* [,/–-]? \s* (?P<year>(?:19|20)\d{{2}}) (?!\d)
          | (?:\s+['’]?|['’-]) (?P<short>\d{{2}}) (?![\d%A-Za-z|]|[.,]\d)
            (?!\s*(?:st|nd|rd|th)\b) (?!\s*{month})
        )?
        """,
        re.VERBOSE,
    )


# '30/06/11', '11/11/2009', '31.03.2013', '31-03-2013', '31.03.18'
FIGURE_DATE = re.compile(
    r"(?<![\d/.-]) (?P<day>\d{1,2})"
    r"(?: / (?P<month>\d{1,2}) / (?P<year>\d{4}|\d{2})"
    r"  | (?P<sign>[.-]) (?P<signed>\d{1,2}) (?P=sign) (?P<full>(?:19|20)\d{2})"
    r"  | (?<=\d\d) \. (?P<dotted>\d{2}) \. (?P<brief>\d{2})) (?![\d/]|[.-]\d)",
    re.VERBOSE,
)
LAST_DAY = 31  # a bare figure above it is no day
ORDINAL = re.compile(r"\s*(?:st|nd|rd|th)\b")
# 'Mar 2OI5', '31 March 20l4': figures that OCR took for letters; as many as there were
DAMAGED_YEAR = re.compile(r"(?<![A-Za-z\d])(?=\S{0,3}\d)2[0Oo][\dOoIl|]{2}(?![A-Za-z\d|])")
FIGURES = str.maketrans("OoIl|", "00111")
# '3 <sup>rd</sup> November'
TAG = re.compile(r"</?[A-Za-z][^<>]*>")
# '(Val Armor)', '(Simon Clough & Katrina Hall)': what can be a person's name in brackets
NAME = r"[A-ZÀ-ÖØ-Þ][a-zA-ZÀ-ÿ’'-]+(?:\s[A-ZÀ-ÖØ-Þ][a-zA-ZÀ-ÿ’'-]+){1,2}"
NAMES = rf"{NAME}(?:\s*(?:&|and|/|,)\s*{NAME})*"


def tidy(text: str) -> str:
    """The text without tags, white space collapsed."""
    return " ".join(TAG.sub("", text).split())


def full_year(printed: str) -> int:
    """'11' to 2011, '98' to 1998, '2011' to 2011."""
    year = int(printed)
    if len(printed) > 2:
        return year
    return year + (2000 if year < FIRST_TWO_DIGIT_YEAR else 1900)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def dates_in(text: str) -> list[PrintedDate]:
    """Every day or month named in the text, in order; impossible days are kept as printed."""
    found = []
    text = DAMAGED_YEAR.sub(lambda year: year[0].translate(FIGURES), text)
    for m in worded_date().finditer(text):
        year = m["year"] or m["short"]
        month = month_numbers()[m["month"].upper()]
        found.append(_printed(text, m, full_year(year) if year else None, month))
    for m in FIGURE_DATE.finditer(text):
        month = int(m["month"] or m["signed"] or m["dotted"])
        if 1 <= month <= 12:
            year = full_year(m["year"] or m["full"] or m["brief"])
            found.append(_printed(text, m, year, month))
    return sorted(found, key=lambda d: d.start)


def _printed(text: str, m: re.Match[str], year: int | None, month: int) -> PrintedDate:
    day, start = (int(m["day"]), m.start()) if m["day"] else (None, m.start())
    if day is not None and _numbered_before().search(text[:start]):
        day, start = None, m.start("month")  # 'phase 2 July 2013' is not the second of July
    elif day is not None and day > LAST_DAY and not ORDINAL.match(text, m.end("day")):
        day, start = None, m.start("month")  # 'people over 80 Mar 2009'
    return PrintedDate(year, month, day, start, m.end(), text[start : m.end()].strip())


@cache
def _numbered_before() -> re.Pattern[str]:
    return re.compile(rf"(?i:\b(?:{'|'.join(month_table().numbered)})\s+$)")


def day_of(printed: PrintedDate) -> date | None:
    """The day named, or the last of the month named; None without a year or for 31st June."""
    if printed.year is None or not printed.possible:
        return None
    if printed.day is None:
        return month_end(printed.year, printed.month)
    return date(printed.year, printed.month, printed.day)


def date_of(text: str | None) -> date | None:
    """The one full date of a text ('3 rd November 2008', 'AS AT 30 SEPTEMBER 2013'), else None."""
    days = {day_of(d) for d in dates_in(tidy(text or "")) if d.day is not None}
    return days.pop() if len(days) == 1 else None
