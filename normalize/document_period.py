"""The period of a whole document, from its front matter."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from normalize.dates import PrintedDate, dates_in, day_of, full_year, month_end, tidy
from normalize.periods import (
    BARE_YEAR,
    MONTHS,
    QUARTER,
    YEAR_STARTS,
    Period,
    calendar_year,
    financial_year,
    first_year,
    period_ending,
    plan_year,
    plan_year_label,
    quarter_of,
    quarters_in,
    year_labels,
)

# 'Period 9', 'Month 6', 'Months 1 to 9'; but not 'Period 1 July 2013'
ACCOUNTING_PERIOD = re.compile(
    r"\b(?i:periods?|months?)\s*:?\s*(?P<first>0?1\s*(?:to|[-–])\s*)?"
    r"(?P<last>1[0-2]|0?[1-9])(?![\d/])(?!\s*(?:st|nd|rd|th)?\s*[A-Z])"
)
# 'Directorate Plan 2012 - 2015', 'Plan 2012-15', '2012/13 to 2014/15'
SPAN = re.compile(
    r"(?<!\d)(?P<first>20\d{2})(?:/\d{2})?\s*(?:[–—-]|to)\s*(?P<last>(?:20)?\d{2})(?P<tail>/\d{2})?(?!\d)"
)
# 'period ended 30 November 2011', 'to the end of November 2011'; 'month ending 30 November 2011'
TO_DATE = re.compile(r"\b(?i:to|ending|ended|as\s+at)\b")
MONTH_WORD = re.compile(r"\b(?i:months?)\b")
LONGEST_PLAN = 5  # years
# A report is dated after its quarter ends, or a little before where it is an early snapshot.
EARLY_REPORT = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class PeriodProblem:
    """What does not fit in a printed period."""

    code: str
    message: str
    expected: str | None = None
    found: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentPeriod:
    """What a document is about: a quarter, a year or several; `inferred` is (field, basis)."""

    start: date | None = None
    end: date | None = None
    plan_years: tuple[str, ...] = ()
    quarter: int | None = None
    inferred: tuple[tuple[str, str], ...] = ()
    problems: tuple[PeriodProblem, ...] = ()

    @property
    def plan_year(self) -> str | None:
        """The first of its years."""
        return self.plan_years[0] if self.plan_years else None

    @property
    def first_year(self) -> int | None:
        """The calendar year in which its plan year starts."""
        return first_year(self.plan_years[0]) if self.plan_years else None

    @property
    def own(self) -> Period | None:
        """Its quarter or its only year as a period; the dates are the document's own."""
        if self.first_year is None or len(self.plan_years) > 1:
            return None
        whole = plan_year(self.first_year)
        if self.quarter is not None:
            whole = quarter_of(self.first_year, self.quarter)
        elif self.end is not None and self.end < whole.end:
            return period_ending(self.end)  # 'Period 9': a part of the year is not the year
        return replace(whole, start=self.start or whole.start, end=self.end or whole.end)


def period_of_front(text: str | None) -> DocumentPeriod:
    """'Quarter 2, Period 1 July 2013 - 30 September 2013', 'April 2012 to March 2015', '2010/11'.

    Where a printed quarter and printed dates disagree the quarter decides, with a problem.
    """
    words = tidy(text or "")
    quarters, labels = quarters_in(words), year_labels(words)
    dates = dates_in(words)
    months = _with_years(dates, labels)
    if len(quarters) == 1:
        return _quarterly(words, quarters[0], labels, dates, months)
    if len(months) >= 2 and all(d.possible for d in months):
        return _between(months[0], months[-1], labels)
    impossible = tuple(_impossible(d, None) for d in dates if not d.possible)
    if impossible:
        return DocumentPeriod(problems=impossible)
    accounting = ACCOUNTING_PERIOD.search(words)
    if accounting and labels:
        to_date = accounting["first"] is not None
        return _accounting(int(accounting["last"]), labels[0], to_date=to_date)
    span = _span(words)
    if span or labels:
        return _years(span or labels)
    if len(months) == 1 and months[0].year is not None:
        return _month(words[: months[0].start], months[0])
    bare = {int(y) for y in BARE_YEAR.findall(words)}
    if len(bare) == 1:
        year = calendar_year(bare.pop())
        return DocumentPeriod(year.start, year.end)
    return DocumentPeriod()


def _with_years(dates: list[PrintedDate], labels: list[int]) -> list[PrintedDate]:
    """Dates with the years that a later date ('1 July - 30 September 2011') or a label gives."""
    dated: list[PrintedDate] = []
    following: PrintedDate | None = None
    for printed in reversed(dates):
        current = printed
        if printed.year is None and following is not None and following.year is not None:
            year = following.year - (1 if printed.month > following.month else 0)
            current = replace(printed, year=year)
        elif printed.year is None and len(labels) == 1:
            year = labels[0] + (0 if printed.month >= YEAR_STARTS else 1)
            current = replace(printed, year=year)
        dated.insert(0, current)
        following = current
    return [d for d in dated if d.year is not None]


def _quarterly(
    words: str, quarter: int, labels: list[int], dates: list[PrintedDate], months: list[PrintedDate]
) -> DocumentPeriod:
    inferred: list[tuple[str, str]] = []
    if len(labels) == 1:
        first = labels[0]
    elif months and months[-1].year is not None:
        first = financial_year(date(months[-1].year, months[-1].month, 1))
        inferred.append(("plan_year", "from period dates"))
    else:
        return DocumentPeriod(quarter=quarter)
    period = quarter_of(first, quarter)
    if len(months) < 2:
        inferred.append(("period_start", "from quarter"))
    if not months:
        inferred.append(("period_end", "from quarter"))
    return DocumentPeriod(
        period.start,
        period.end,
        (plan_year_label(first),),
        quarter,
        tuple(inferred),
        tuple(_disagreements(words, period, months)),
    )


def _impossible(printed: PrintedDate, period: Period | None) -> PeriodProblem:
    message = "a date that does not exist" + ("; the quarter decides" if period else "")
    expected = period.end.isoformat() if period else None
    return PeriodProblem("impossible_date", message, expected, printed.text)


def _span(words: str) -> list[int]:
    """The plan years of '2012 - 2015' (three) or '2012/13 to 2014/15'; empty where it is none."""
    found = SPAN.search(words)
    if found is None:
        return []
    first, last = int(found["first"]), full_year(found["last"])
    if found["tail"]:
        last += 1
    return list(range(first, last)) if 1 < last - first <= LONGEST_PLAN else []


def _disagreements(words: str, period: Period, months: list[PrintedDate]) -> list[PeriodProblem]:
    problems = [_impossible(d, period) for d in months if not d.possible]
    expected = f"{period.start.isoformat()} to {period.end.isoformat()}"
    wanted = [period.start.month, period.end.month][-len(months) :] if months else []
    wrong_months = (
        len(months) <= len((period.start, period.end)) and [d.month for d in months] != wanted
    )
    days = [day_of(d) or period.end for d in months if d.possible]
    if wrong_months or any(not period.start <= day <= period.end for day in days):
        message = "the dates are not those of the quarter"
        problems.append(PeriodProblem("period_disagrees", message, expected, words))
    return problems


def _between(first: PrintedDate, last: PrintedDate, labels: list[int]) -> DocumentPeriod:
    """Two printed dates: whole years make a plan, months from April a year to date."""
    start = date(first.year or 0, first.month, first.day or 1)
    end = day_of(last) or month_end(last.year or 0, last.month)
    if end < start:
        return DocumentPeriod()
    length = (end.year - start.year) * MONTHS + end.month - start.month + 1
    basis = "from period dates"
    inferred = [] if labels else [("plan_year", basis)]
    year = financial_year(end)
    if start.month == YEAR_STARTS and length > MONTHS and length % MONTHS == 0:
        years = tuple(plan_year_label(y) for y in range(start.year, start.year + length // MONTHS))
        return DocumentPeriod(start, end, years, None, (*inferred, ("plan_years", basis)))
    quarter = None
    aligned = end == month_end(end.year, end.month) and (end.month - 1) % QUARTER == QUARTER - 1
    to_date = start.month == YEAR_STARTS and financial_year(start) == year
    if aligned and length < MONTHS and (length == QUARTER or to_date):
        quarter = (end.month - YEAR_STARTS) % MONTHS // QUARTER + 1
        inferred.append(("quarter", basis))
    if financial_year(start) != year:
        return DocumentPeriod(start, end)
    return DocumentPeriod(start, end, (plan_year_label(year),), quarter, tuple(inferred))


def _month(before: str, printed: PrintedDate) -> DocumentPeriod:
    """'November 2011' is a month of its year; 'to November 2011' what went before it too.

    A day that nothing says to be the end of a period is a day.
    """
    day = day_of(printed) or month_end(printed.year or 0, printed.month)
    to_date = TO_DATE.search(before) is not None and MONTH_WORD.search(before) is None
    if printed.day is not None and not to_date and MONTH_WORD.search(before) is None:
        return DocumentPeriod(day, day)
    year, basis = financial_year(day), "from the month"
    inferred = [("plan_year", basis)]
    quarter = None
    if to_date:
        inferred.append(("period_start", basis))
        last = day == month_end(day.year, day.month)
        quarter = period_ending(day).quarter if last else None
        inferred += [("quarter", basis)] if quarter is not None else []
    start = plan_year(year).start if to_date else date(day.year, day.month, 1)
    return DocumentPeriod(start, day, (plan_year_label(year),), quarter, tuple(inferred))


def _accounting(number: int, first: int, *, to_date: bool) -> DocumentPeriod:
    """Month 9 of the financial year is December; months 1 to 9 are a year to date."""
    month = (number + YEAR_STARTS - 2) % MONTHS + 1
    year = first if month >= YEAR_STARTS else first + 1
    end = month_end(year, month)
    fields = ["period_start", "period_end"]
    quarter = period_ending(end).quarter if to_date else None
    if quarter is not None:
        fields.append("quarter")
    return DocumentPeriod(
        plan_year(first).start if to_date else date(year, month, 1),
        end,
        (plan_year_label(first),),
        quarter,
        tuple((field, "month of the financial year") for field in fields),
    )


def _years(labels: list[int]) -> DocumentPeriod:
    years = sorted(labels)
    if years != list(range(years[0], years[0] + len(years))):
        return DocumentPeriod()
    basis = "from plan year"
    return DocumentPeriod(
        plan_year(years[0]).start,
        plan_year(years[-1]).end,
        tuple(plan_year_label(y) for y in years),
        None,
        (("period_start", basis), ("period_end", basis)),
    )


def dated_by_report(period: DocumentPeriod, report_date: date | None) -> DocumentPeriod:
    """A quarter without a year is the latest of its number that ended when the report is dated."""
    if period.plan_years or period.quarter is None or report_date is None:
        return period
    for first in (report_date.year, report_date.year - 1):
        found = quarter_of(first, period.quarter)
        if found.end <= report_date + EARLY_REPORT:
            basis = "from quarter and report date"
            return replace(
                period,
                start=found.start,
                end=found.end,
                plan_years=(plan_year_label(first),),
                inferred=(
                    *period.inferred,
                    ("plan_year", basis),
                    ("period_start", basis),
                    ("period_end", basis),
                ),
            )
    return period
