"""When a milestone is due: the date that its words end with, and who answers for it."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from normalize.dates import (
    NAMES,
    PrintedDate,
    dates_in,
    month_end,
    month_pattern,
    month_table,
    tidy,
)

# How far around a date its own words stand, in characters.
CONTEXT = 80
BRACKETS = re.compile(r"\([^()]*\)")
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


@dataclass(frozen=True, slots=True)
class Due:
    """When a milestone is due: the words, the last day of the month that they name."""

    text: str | None = None
    due_date: date | None = None
    officer: str | None = None


NOT_DUE = Due()


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
