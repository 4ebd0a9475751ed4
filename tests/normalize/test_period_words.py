import re
from datetime import date

import pytest

from normalize.periods import (
    Period,
    calendar_year,
    named_period,
    period_labelled,
    period_table,
    plan_year,
    quarter_of,
    quarters_in,
    relative_of,
    year_labels,
)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("12/13", [2012]),
        ("Actual 2007/8", [2007]),
        ("2012-13", [2012]),
        ("2010/2011", [2010]),
        ("2012 / 13", [2012]),
        ("2006 – 2007", [2006]),
        ("99/00", [1999]),
        ("Target 08/09 and 09/10", [2008, 2009]),
        ("2012 - 2015", []),  # a span
        ("30/06/11", []),
        ("16-18 year olds", []),
        ("7/8", []),
    ],
)
def test_year_labels(text: str, years: list[int]) -> None:
    assert year_labels(text) == years


@pytest.mark.parametrize(
    ("text", "quarters"),
    [
        ("Q2", [2]),
        ("Quarter 4", [4]),
        ("Qtr 3", [3]),
        ("second quarter of 2009/10", [2]),
        ("quarter four of 2011-12", [4]),
        ("Q1 - Q3", [1, 3]),
        ("KS2", []),
        ("rolling quarterly rate 2", []),
        ("Quarter 12", []),
    ],
)
def test_quarters_in(text: str, quarters: list[int]) -> None:
    assert quarters_in(text) == quarters


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Targets 13/14", "2013-14"),
        ("Q2 12/13", "2012-13 Q2"),
        ("Q2", "2013-14 Q2"),  # of the year given
        ("Actual 2010", "2010"),
        ("31 March 2013", "2012-13"),
        ("30 September 2013", "2013-14 Q2"),
        ("September 2013", "2013-09"),
        ("Q2 01/07/19 to 30/09/19", "2019-20 Q2"),
        ("12/13 and 13/14", None),
        ("Q1 and Q2", None),
        ("Actual", None),
    ],
)
def test_named_period(text: str, label: str | None) -> None:
    period = named_period(text, 2013)
    assert (period.label if period else None) == label


def test_quarters_make_the_year() -> None:
    quarters = [quarter_of(2012, q) for q in (1, 2, 3, 4)]
    year = plan_year(2012)
    assert (quarters[0].start, quarters[-1].end) == (year.start, year.end)
    assert quarters[3] == Period("2012-13 Q4", date(2013, 1, 1), date(2013, 3, 31), "2012-13", 4)
    assert calendar_year(2010).end == date(2010, 12, 31)


def test_every_relative_header_matches_its_examples() -> None:
    for words in period_table().relative:
        for example in words.examples:
            assert relative_of(example) == words.means, example
            assert re.search(f"(?i:{words.pattern})", example)


@pytest.mark.parametrize(
    ("label", "period"),
    [
        ("2012-13", plan_year(2012)),
        ("1999-00", plan_year(1999)),
        ("2013-14 Q2", quarter_of(2013, 2)),
        ("2010", calendar_year(2010)),
        ("2012-14", None),
        ("2013-09", None),  # a month
        ("2013-14 Q5", None),
        ("2013 Q2", None),
        ("12/13", None),
    ],
)
def test_labels_of_years_and_quarters(label: str, period: Period | None) -> None:
    assert period_labelled(label) == period
