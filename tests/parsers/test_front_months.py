"""Reports of a month, and plans of any name."""

import datetime as dt

import pytest

from extract import read
from normalize import normalize
from normalize.rows import DocumentRow
from parsers import parse

TABLE = (
    "Ref\tIndicator\t2010/11 Actual\t2011/12 Target\tCurrent\nCA1\tCalls answered\t80%\t81%\t79%\n"
)
BODY = f"\n\n1.0 Introduction\n\nThe council answers most calls that are made to it.\n\n{TABLE}"


def document(block: str) -> DocumentRow:
    return normalize(parse(read(f"{block}{BODY}".encode())), document_id="doc-x").document


NOVEMBER = (dt.date(2011, 11, 1), dt.date(2011, 11, 30))
TO_NOVEMBER = (dt.date(2011, 4, 1), dt.date(2011, 11, 30))


@pytest.mark.parametrize(
    ("block", "period"),
    [
        ("Monthly Performance Report\n\nNovember 2011", NOVEMBER),
        ("Monthly Budget Report – November 2011", NOVEMBER),
        ("Performance Report for the month of November 2011", NOVEMBER),
        ("Corporate Performance Report\n\nPeriod: November 2011", NOVEMBER),
        ("Budget Monitoring to the end of November 2011", TO_NOVEMBER),
        ("Performance Report\n\nPosition as at 30 November 2011", TO_NOVEMBER),
    ],
)
def test_the_month_that_a_report_is_about(block: str, period: tuple[dt.date, dt.date]) -> None:
    found = document(block)
    assert (found.period_start, found.period_end) == period
    assert found.plan_year == "2011-12"
    assert "plan_year: from the month" in (found.inferred or "")


@pytest.mark.parametrize(
    "block",
    [
        "Performance Report\n\nNovember 2011",
        "Performance Report\n\n12 November 2011",
        "Performance Report\n\nDATE: 3rd November 2011",
        "Monthly Performance Report\n\nPublished January 2012\n\nNovember 2011",
    ],
)
def test_a_date_of_publication_is_no_period(block: str) -> None:
    found = document(block)
    assert (found.plan_year, found.period_start) == (None, None)


def test_the_introduction_may_say_the_month() -> None:
    said = "This report covers performance for the month of November 2011 and what is to come.\n\n"
    text = f"Performance Report\n\n1.0 Introduction\n\n{said}{TABLE}"
    found = normalize(parse(read(text.encode())), document_id="doc-x").document
    assert (found.plan_year, found.period_end) == ("2011-12", dt.date(2011, 11, 30))


@pytest.mark.parametrize(
    ("block", "document_type", "years"),
    [
        ("Corporate Plan 2015-18", "directorate_plan", "2015-16; 2016-17; 2017-18"),
        ("Climate Change Plan for 2009/10", "directorate_plan", "2009-10"),
        ("Corporate Plan 2015-18\n\nQuarter 2 2016/17", "other", "2016-17"),
        (
            "Corporate Plan 2015-18\n\nPerformance Report\n\nQuarter 2 2016/17",
            "corporate_performance_report",
            "2016-17",
        ),
    ],
)
def test_a_plan_and_its_years(block: str, document_type: str, years: str) -> None:
    found = document(block)
    assert (found.document_type, found.plan_years) == (document_type, years)
