"""The month that a report is about: a date of publication is none, unless its words say so."""

import regex

from parsers.months import STEM

_MONTH_AND_YEAR = rf"{STEM}[a-z]*\.?,?\s+20\d{{2}}(?![\d/–-])"
_DAY = r"(?:\d{1,2}\s*(?:st|nd|rd|th)?\s+)?"
# 'for the month of November 2011', 'month ending 30 November 2011', 'period to 30 November 2011',
# 'for the period ended November 2011', 'year to date to the end of November 2011'
_SAID = regex.compile(
    rf"\b(?:months?|period|year\s+to\s+date|position)(?:\s+(?:of|to|ending|ended|up\s+to|as\s+at|at|for|in))*"
    rf"(?:\s+the\s+end\s+of|\s+end\s+of|\s+end)?\s+(?:the\s+)?{_DAY}{_MONTH_AND_YEAR}"
    # 'to the end of November 2011', 'up to 30 November 2011', 'as at 30 November 2011'
    rf"|\b(?:up\s+to|to|as\s+at)\s+(?:the\s+)?(?:end\s+of\s+|end\s+)?{_DAY}{_MONTH_AND_YEAR}",
    regex.IGNORECASE,
)
_MONTHLY = regex.compile(r"\bmonthly\b", regex.IGNORECASE)
_NAMED = regex.compile(rf"(?<!\d\s?(?:st|nd|rd|th)?\s){_MONTH_AND_YEAR}", regex.IGNORECASE)


def reported_month(lines: list[str]) -> tuple[int, str] | None:
    """The line of a title block that says up to which month its report goes, and its words.

    'Report for the month of November 2011'; where a line calls it monthly, the one month named:
    'Monthly Performance Report' over 'November 2011'.
    """
    for n, line in enumerate(lines):
        if (said := month_said(line)) is not None:
            return n, said
    if not any(_MONTHLY.search(line) for line in lines):
        return None
    named = [(n, found.group(0)) for n, line in enumerate(lines) for found in _NAMED.finditer(line)]
    return named[0] if len({words.lower() for _, words in named}) == 1 else None


def month_said(text: str) -> str | None:
    """The words of a text that say up to which month it goes, if they name one month only."""
    said = {found.group(0) for found in _SAID.finditer(text)}
    return said.pop() if len(said) == 1 else None
