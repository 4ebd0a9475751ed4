"""The period of a column, from its header and what the document is about."""

from normalize.dates import dates_in, tidy
from normalize.document_period import DocumentPeriod
from normalize.periods import (
    BARE_YEAR,
    YEAR_STARTS,
    Period,
    month_of,
    named_period,
    plan_year,
    quarter_of,
    quarters_in,
    relative_of,
    year_labels,
)
from parsers.kinds import ColumnRole

QUARTERS = 4  # of a year
# what a header may say of the time beside a row's own: 'Latest', 'Outturn'
_NOW = frozenset({None, "document_period", "document_year"})


def period_of_header(
    header: str, document: DocumentPeriod, role: ColumnRole = ColumnRole.OTHER
) -> Period | None:
    """'Targets 13/14', '12/13 Actual', 'Q2', 'Current (6 mths)'; None where it cannot be told.

    A quarter without a year is of the document's plan year. A target column that names nothing
    is of the document's year; an in-year column that names nothing, of its period.
    """
    words = tidy(header)
    only = document.first_year if len(document.plan_years) == 1 else None
    named = named_period(words, _year_of_quarter(words, only, document))
    named = named or _month_alone(words, only)
    if named is not None:
        own = document.own
        return own if own is not None and own.label == named.label else named
    if year_labels(words) or quarters_in(words) or BARE_YEAR.search(words):
        return None
    relative = relative_of(words)
    if relative is None and role is ColumnRole.IN_YEAR:
        relative = "document_period"
    if relative is None and role is ColumnRole.TARGET:
        relative = "document_year"
    return _relative(relative, document)


def _year_of_quarter(words: str, first: int | None, document: DocumentPeriod) -> int | None:
    """The plan year of a quarter without one: 'Last year Q3' is of the year before.

    So is 'Previous quarter (Q4)' in a report of the first quarter.
    """
    relative = relative_of(words)
    if first is None or relative is None:
        return first
    if relative == "previous_year":
        return first - 1
    quarters = quarters_in(words)
    later = document.quarter is not None and any(q > document.quarter for q in quarters)
    return first - 1 if relative == "previous_quarter" and later else first


def period_of_row(
    header: str, period: str | None, document: DocumentPeriod, role: ColumnRole
) -> Period | None:
    """The period of a value whose row has a column for it: 'Sep 2016' beside 'Actual'.

    A header that names another time ('2015/16 Actual', 'Last year') goes before the row.
    """
    words = tidy(header)
    timed = year_labels(words) or quarters_in(words) or BARE_YEAR.search(words) or dates_in(words)
    if period is None or timed or relative_of(words) not in _NOW:
        return period_of_header(header, document, role)
    return period_of_header(period, document)


def _relative(relative: str | None, document: DocumentPeriod) -> Period | None:
    year = document.first_year
    if relative is None or year is None or len(document.plan_years) > 1:
        return None
    if relative == "document_period":
        return document.own
    if relative == "document_year":
        return plan_year(year)
    if relative == "same_quarter_last_year" and document.quarter is not None:
        return quarter_of(year - 1, document.quarter)
    if relative == "previous_quarter" and document.quarter is not None:
        before = document.quarter - 1
        return quarter_of(year, before) if before else quarter_of(year - 1, QUARTERS)
    return plan_year(year - 1) if relative == "previous_year" else None


def _month_alone(words: str, first: int | None) -> Period | None:
    """'Apr' | 'May' | ...: months of the plan year that the document is about."""
    dates = dates_in(words)
    if first is None or len(dates) != 1 or dates[0].text != words or dates[0].day is not None:
        return None
    month = dates[0].month
    return month_of(first if month >= YEAR_STARTS else first + 1, month)
