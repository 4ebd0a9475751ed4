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


@dataclass(frozen=True, slots=True)
class Due:
    """When a milestone is due: the words, the last day of the month that they name."""

    text: str | None = None
    due_date: date | None = None
    officer: str | None = None


NOT_DUE = Due()


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
          | (?:\s+['’]?|['’-]) (?P<short>\d{{2}}) (?![\d%]|[.,]\d)
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
# How far around a date its own words stand, in characters.
CONTEXT = 80
# '3 <sup>rd</sup> November'
TAG = re.compile(r"</?[A-Za-z][^<>]*>")
BRACKETS = re.compile(r"\([^()]*\)")
# '(Val Armor)', '(Simon Clough & Katrina Hall)': what can be a person's name in brackets
NAME = r"[A-ZÀ-ÖØ-Þ][a-zA-ZÀ-ÿ’'-]+(?:\s[A-ZÀ-ÖØ-Þ][a-zA-ZÀ-ÿ’'-]+){1,2}"
NAMES = rf"{NAME}(?:\s*(?:&|and|/|,)\s*{NAME})*"
# what may follow the date that ends a milestone: '(Val Armor)', '(AOF 4)', '(AOF 6 & 7). (SN)',
# '(AOF 4) CCC1A', 'CCC2C'
AFTER_DUE = re.compile(
    rf"(?:\s*[,;:/–-]\s*{NAMES}(?=\)))?"
    r"[\s.;,)]*(?:\([^()]{2,40}\)[\s.;,]*)*(?:KEY[\s.]*)?"
    r"(?:[A-Z]{2,5}\s?\d{1,3}[A-Za-z]?[\s.]*)?"
)
NAME_BEFORE_DATE = re.compile(
    rf"\((?P<names>{NAMES})\)[\s,;–-]*(?:by|in|before|for|during|until)?(?:\s+the)?(?:\s*end\s+of)?\s*\(?$"
)
NAME_AFTER_DATE = re.compile(rf"^\)?[\s.]*\((?P<names>{NAMES})\)[\s.]*$")


# 'Jo Bell, ' of '(Jo Bell, March 2018)', ' - Jo Bell' of '(March 2018 - Jo Bell)'
NAMED = re.compile(rf"^\s*(?P<names>{NAMES})\s*[,;:/–-]\s*")
NAMED_AFTER = re.compile(rf"^\s*[,;:/–-]\s*(?P<names>{NAMES})\s*$")


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


def due_of(text: str | None) -> Due:
    """When the milestone in `text` is due: the last month that its words give as a date.

    A month in brackets counts only where the brackets end the text or hold nothing else.
    """
    words = tidy(text or "")
    dates = dates_in(words)
    other: Due | None = None
    for printed in reversed(_outside_brackets(words, dates) or _bracketed(words, dates)):
        due = _due(words, printed)
        if due is not None:
            return due
        other = other or _not_due(words, printed)
    return other or _promised(words)


def _outside_brackets(words: str, dates: list[PrintedDate]) -> list[PrintedDate]:
    spans = [m.span() for m in BRACKETS.finditer(words)]
    return [d for d in dates if not any(a <= d.start < b for a, b in spans)]


def _bracketed(words: str, dates: list[PrintedDate]) -> list[PrintedDate]:
    """Dates that fill a bracket of their own: '(March 2020)', '(by March 2020)'."""
    alone = []
    for m in BRACKETS.finditer(words):
        inside = [d for d in dates if m.start() <= d.start < m.end()]
        if len(inside) == 1 and inside[0].year is not None:
            rest = NAMED.sub("", words[m.start() + 1 : inside[0].start]).strip()
            after = NAMED_AFTER.sub("", words[inside[0].end : m.end() - 1]).strip()
            if not after and (not rest or re.fullmatch(_due_words(), rest, re.IGNORECASE)):
                alone.append(inside[0])
    return alone


@cache
def _due_words() -> str:
    return "(?:" + "|".join(p.pattern for p in month_table().due) + ")"


@cache
def _before_date() -> re.Pattern[str]:
    """What stands before a date: its cue, and the first month of a range."""
    month = month_pattern()
    first = rf"{month}\.?(?:\s*\d{{4}})?\s*(?:to|and|-|–|until)\s*"
    return re.compile(rf"(?i:\b(?P<cue>{_due_words()})\s+)?(?:{first})?$")


@cache
def _not_due_before() -> re.Pattern[str]:
    patterns = "|".join(p.pattern for p in month_table().not_due)
    return re.compile(rf"(?i:\b(?:{patterns})\s*$)")


def _not_due(words: str, printed: PrintedDate) -> Due | None:
    """The words of a date of something else: 'after the launch April 2012'."""
    start = max(0, printed.start - CONTEXT)
    found = _not_due_before().search(words[start : printed.start])
    return Due(text=words[start + found.start() : printed.end]) if found else None


def _due(words: str, printed: PrintedDate) -> Due | None:
    """The deadline that ends with this date; None where it is not a deadline."""
    context = max(0, printed.start - CONTEXT)
    before, after = words[context : printed.start], words[printed.end :][:CONTEXT]
    if _not_due_before().search(before):
        return None
    found = _before_date().search(before)
    cue = found is not None and found["cue"] is not None
    at_end = AFTER_DUE.fullmatch(after) is not None
    if not cue and not at_end:
        return None
    if printed.year is None and not cue:
        return None
    start = context + found.start() if found is not None else printed.start
    text = words[start : printed.end].strip(" .,;")
    return Due(text=text, due_date=_last_day(printed), officer=_officer(before, after))


def _last_day(printed: PrintedDate) -> date | None:
    if printed.year is None or not printed.possible:
        return None
    return month_end(printed.year, printed.month)


def target_of(text: str | None) -> Due:
    """A cell that holds a date and then who answers for it: 'March 09 DM Planning'."""
    words = tidy(text or "")
    dates = dates_in(words)
    if len(dates) != 1:
        return due_of(words)
    before, after = words[: dates[0].start].strip(), words[dates[0].end :].strip(" ,;/()–-")
    if before and not re.fullmatch(_due_words(), before, re.IGNORECASE):
        return due_of(words)
    return Due(text=words[: dates[0].end], due_date=_last_day(dates[0]), officer=_answering(after))


def _answering(after: str) -> str | None:
    """Who answers for a deadline, by the words after it: 'DM Planning'; not 'ongoing'."""
    first = after.split()[0].strip(".,;").lower() if after else ""
    return after if after[:1].isupper() and first not in month_table().no_officer else None


def _officer(before: str, after: str) -> str | None:
    """A name in brackets right beside the due date: '(Val Armor) (March 2020)'."""
    found = NAME_BEFORE_DATE.search(before) or NAME_AFTER_DATE.search(after)
    if found is None and "(" in before and ")" not in before.rpartition("(")[2]:
        inside = before.rpartition("(")[2], after.partition(")")[0]
        found = NAMED.search(inside[0]) or NAMED_AFTER.search(inside[1])
    return found["names"] if found and not _is_place(found["names"]) else None


def _is_place(name: str) -> bool:
    """Whether a word of a name in capitals is that of a place or a thing: 'Widnes Waterfront'."""
    return any(word.lower().strip(".,") in month_table().no_person for word in name.split())


def _promised(words: str) -> Due:
    for phrase in month_table().undated:
        found = re.search(rf"(?i:\b{phrase.pattern}\b)", words)
        if found is not None:
            return Due(text=found[0])
    return NOT_DUE
