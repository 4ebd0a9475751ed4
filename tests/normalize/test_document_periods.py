from datetime import date

import pytest

from normalize.document_period import DocumentPeriod, dated_by_report, period_of_front
from normalize.header_period import period_of_header
from parsers.kinds import ColumnRole

FRONT = [
    ("Quarter 2 - 1 st July – 30 th September 2011", "2011-12", 2, "2011-07-01", "2011-09-30"),
    ("Quarter 1 – 1 st April 2019 – 30 th June 2019", "2019-20", 1, "2019-04-01", "2019-06-30"),
    ("Quarter 4 Period 1st January 2013 to 31st March 2013", "2012-13", 4, "2013-01-01",
     "2013-03-31"),
    ("Quarter 2, Period 1 July 2013 – 30 September 2013", "2013-14", 2, "2013-07-01",
     "2013-09-30"),
    ("Quarter 4 to year-end 31 st March 2009", "2008-09", 4, "2009-01-01", "2009-03-31"),
    ("April 2015 to March 2018", "2015-16", None, "2015-04-01", "2018-03-31"),
    ("01st April 2013 – 31st March 2014", "2013-14", None, "2013-04-01", "2014-03-31"),
    ("2010/2011", "2010-11", None, "2010-04-01", "2011-03-31"),
    ("2006 – 2007 (April – December)", "2006-07", 3, "2006-04-01", "2006-12-31"),
    ("Quarter 1 2020/21", "2020-21", 1, "2020-04-01", "2020-06-30"),
    ("second quarter of 2009/10", "2009-10", 2, "2009-07-01", "2009-09-30"),
    ("1 July 2013 - 30 September 2013", "2013-14", 2, "2013-07-01", "2013-09-30"),
    ("November 2018", "2018-19", None, "2018-11-01", "2018-11-30"),
    ("month ending 28 February 2012", "2011-12", None, "2012-02-01", "2012-02-28"),
    ("period to 30 September 2011", "2011-12", 2, "2011-04-01", "2011-09-30"),
    ("to the end of November 2011", "2011-12", None, "2011-04-01", "2011-11-30"),
    ("as at 30 November 2018", "2018-19", None, "2018-04-01", "2018-11-30"),
    ("30 November 2018", None, None, "2018-11-30", "2018-11-30"),
    ("Period 9 2012/13", "2012-13", None, "2012-12-01", "2012-12-31"),
    ("months 1 to 9 of 2010/11", "2010-11", 3, "2010-04-01", "2010-12-31"),
    ("Months 1-8, 2010/11", "2010-11", None, "2010-04-01", "2010-11-30"),
    ("Directorate Plan 2012-15", "2012-13", None, "2012-04-01", "2015-03-31"),
    ("2012/13 to 2014/15", "2012-13", None, "2012-04-01", "2015-03-31"),
    ("Quarter 2", None, 2, None, None),
    ("2010", None, None, "2010-01-01", "2010-12-31"),
    (None, None, None, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "year", "quarter", "start", "end"), FRONT)
def test_period_of_front(
    text: str | None, year: str | None, quarter: int | None, start: str | None, end: str | None
) -> None:
    period = period_of_front(text)
    days = tuple(d.isoformat() if d else None for d in (period.start, period.end))
    assert (period.plan_year, period.quarter, *days) == (year, quarter, start, end)
    assert period.problems == ()


def test_a_plan_covers_several_years() -> None:
    period = period_of_front("April 2012 to March 2015")
    assert period.plan_years == ("2012-13", "2013-14", "2014-15")
    assert [name for name, _ in period.inferred] == ["plan_year", "plan_years"]


@pytest.mark.parametrize(
    ("text", "code", "end"),
    [
        ("Quarter 1 – 1 April 2013 – 31st June 2013", "impossible_date", date(2013, 6, 30)),
        ("1 April 2013 – 31st June 2013", "impossible_date", None),
        ("quarter 3 (September to December) 2010/11", "period_disagrees", date(2010, 12, 31)),
        ("Quarter 2 – 1 July 2013 – 29 September 2014", "period_disagrees", date(2014, 9, 30)),
    ],
)
def test_the_quarter_decides(text: str, code: str, end: date | None) -> None:
    period = period_of_front(text)
    assert [p.code for p in period.problems] == [code]
    assert period.end == end


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2008, 11, 3), "2008-09"), (date(2008, 9, 15), "2008-09"), (date(2008, 7, 1), "2007-08")],
)
def test_a_quarter_without_a_year_is_the_latest_before_the_report(day: date, year: str) -> None:
    found = dated_by_report(period_of_front("Q2 monitoring reports"), day)
    assert found.plan_year == year
    assert ("plan_year", "from quarter and report date") in found.inferred


REPORT = period_of_front("Quarter 2, Period 1 July 2013 – 30 September 2013")
PLAN = period_of_front("April 2012 to March 2015")
MONTHLY = period_of_front("months 1 to 9 of 2010/11")
MONTH_8 = period_of_front("Period 8 2010/11")


@pytest.mark.parametrize(
    ("document", "header", "role", "label"),
    [
        (REPORT, "12/13 Actual", ColumnRole.ACTUAL, "2012-13"),
        (REPORT, "13/14 Target", ColumnRole.TARGET, "2013-14"),
        (REPORT, "Q2", ColumnRole.IN_YEAR, "2013-14 Q2"),
        (REPORT, "Quarter 4", ColumnRole.IN_YEAR, "2013-14 Q4"),
        (REPORT, "Current (6 mths)", ColumnRole.IN_YEAR, "2013-14 Q2"),
        (REPORT, "Q2 12/13", ColumnRole.COMPARATOR, "2012-13 Q2"),
        (REPORT, "Last Year Q3", ColumnRole.IN_YEAR, "2012-13 Q3"),
        (REPORT, "Q2 previous year", ColumnRole.IN_YEAR, "2012-13 Q2"),
        (REPORT, "This Year Q3", ColumnRole.IN_YEAR, "2013-14 Q3"),
        (REPORT, "Previous quarter (Q1)", ColumnRole.IN_YEAR, "2013-14 Q1"),
        (REPORT, "Previous quarter (Q4)", ColumnRole.IN_YEAR, "2012-13 Q4"),
        (REPORT, "Annual Target", ColumnRole.TARGET, "2013-14"),
        (REPORT, "Target", ColumnRole.TARGET, "2013-14"),
        (REPORT, "Same period last year", ColumnRole.COMPARATOR, "2012-13 Q2"),
        (REPORT, "Previous year actual", ColumnRole.ACTUAL, "2012-13"),
        (REPORT, "Apr - Sep 2013", ColumnRole.IN_YEAR, "2013-14 Q2"),
        (REPORT, "Actual to Dec 13", ColumnRole.IN_YEAR, "2013-14 Q3"),
        (REPORT, "Actual to 30 September 2013", ColumnRole.IN_YEAR, "2013-14 Q2"),
        (REPORT, "Year End Target", ColumnRole.TARGET, "2013-14"),
        (REPORT, "Actual", ColumnRole.ACTUAL, None),
        (REPORT, "Actual 11/12 12/13", ColumnRole.ACTUAL, None),
        (MONTHLY, "Apr", ColumnRole.IN_YEAR, "2010-04"),
        (MONTHLY, "January", ColumnRole.IN_YEAR, "2011-01"),
        (MONTHLY, "YTD", ColumnRole.IN_YEAR, "2010-11 Q3"),
        (MONTH_8, "YTD", ColumnRole.IN_YEAR, "2010-11"),  # the month of November
        (MONTH_8, "Target", ColumnRole.TARGET, "2010-11"),
        (PLAN, "Apr", ColumnRole.IN_YEAR, None),
        (PLAN, "Actual 10/11", ColumnRole.ACTUAL, "2010-11"),
        (PLAN, "Targets 14/15", ColumnRole.TARGET, "2014-15"),
        (PLAN, "Q2", ColumnRole.IN_YEAR, None),  # of which of its years?
        (PLAN, "Target", ColumnRole.TARGET, None),
        (DocumentPeriod(), "Q2", ColumnRole.IN_YEAR, None),
    ],
)
def test_period_of_header(
    document: DocumentPeriod, header: str, role: ColumnRole, label: str | None
) -> None:
    period = period_of_header(header, document, role)
    assert (period.label if period else None) == label
