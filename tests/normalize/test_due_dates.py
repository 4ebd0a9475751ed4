import re
from datetime import date

import pytest

from normalize.dates import date_of, dates_in, month_table
from normalize.due import Due, due_of, target_of
from parsers.months import months

DUE = [
    ("Review accommodation by September 2012", "by September 2012", date(2012, 9, 30)),
    ("Agree the capital strategy, June2008", "June2008", date(2008, 6, 30)),
    ("Establish a baseline, Mar 2009", "Mar 2009", date(2009, 3, 31)),
    ("Market the sites in July 2012", "in July 2012", date(2012, 7, 31)),
    ("Commence phase 2 July 2013", "July 2013", date(2013, 7, 31)),
    ("Open the hostel, Mar 2OI5", "Mar 2OI5", date(2015, 3, 31)),
    ("Open the hostel by 31 March 20I5", "by 31 March 20I5", date(2015, 3, 31)),
    ("Review day care of people over 80 Mar 2009", "Mar 2009", date(2009, 3, 31)),
    ("Report during September to December 2012", "during September to December 2012",
     date(2012, 12, 31)),
    ("Transfer (name confirmed in January 2012) from April 2012 to March 2013",
     "from April 2012 to March 2013", date(2013, 3, 31)),
    ("Review by October 2012. Consider its advice and act", "by October 2012", date(2012, 10, 31)),
    ("Complete the audit by April 2012, and start the plan", "by April 2012", date(2012, 4, 30)),
    ("Draft by June 2012 and agree by March 2013", "by March 2013", date(2013, 3, 31)),
    ("Agree it by the end of February 2012", "by the end of February 2012", date(2012, 2, 29)),
    ("Carry out the (2011-14) strategy by March 2013", "by March 2013", date(2013, 3, 31)),
    ("Open the centre by 31st March 2013.", "by 31st March 2013", date(2013, 3, 31)),
    ("Finish by 31st June 2013", "by 31st June 2013", None),
    ("Publish the plan (March 2020)", "March 2020", date(2020, 3, 31)),
    ("Agree it by June 2012, following the review May 2012", "by June 2012", date(2012, 6, 30)),
    ("Review the service Mar 2012. (AOF 4)", "Mar 2012", date(2012, 3, 31)),
    ("Develop a strategy. March 2014 (AOF 4, AOF 18) KEY", "March 2014", date(2014, 3, 31)),
    ("Report at the end of term (Jo Bell, March 18)", "March 18", date(2018, 3, 31)),
    ("Register the sites by 31.03.2013", "by 31.03.2013", date(2013, 3, 31)),
    ("Register the sites – 31.03.18", "31.03.18", date(2018, 3, 31)),
    ("Renew clause 31.3.18 of the lease", None, None),
    ("Review support. March 2016. (AOF 4) CCC1A", "March 2016", date(2016, 3, 31)),
    ("Update the needs assessment. August 2016. CCC2C", "August 2016", date(2016, 8, 31)),
    ("Write to owners by 31-12-2012", "by 31-12-2012", date(2012, 12, 31)),
    # a date of something else
    ("Use the framework after the launch April 2012", "after the launch April 2012", None),
    ("Appoint (name confirmed in January 2012) a provider", None, None),
    ("Act on the March 2012 review of schools", None, None),
    # no date
    ("Publish it (date to be advised once published)", "date to be advised once published", None),
    ("Analyse absence on a termly basis", None, None),
    ("Hold sessions (April, July, December)", None, None),
    ("Finish the review by December", "by December", None),
    ("Staff may march on", None, None),
    (None, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "day"), DUE)
def test_due_of(text: str | None, words: str | None, day: date | None) -> None:
    found = due_of(text)
    assert (found.text, found.due_date) == (words, day)


@pytest.mark.parametrize(
    ("text", "officer"),
    [
        ("Review the policy (Val Armor) (March 2020)", "Val Armor"),
        ("Review the policy by March 2020 (Val Armor)", "Val Armor"),
        ("Train (Simon Clough & Katrina Hall) (June 2012)", "Simon Clough & Katrina Hall"),
        ("Complete the assessment (CSA) (June 2012)", None),
        ("Agree with (Business Innovation and Skills) a strategy by June 2012", None),
    ],
)
def test_officer_beside_the_date(text: str, officer: str | None) -> None:
    assert due_of(text).officer == officer


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "March 09 DM Planning & Performance",
            Due("March 09", date(2009, 3, 31), "DM Planning & Performance"),
        ),
        ("by June 2013", Due("by June 2013", date(2013, 6, 30), None)),
        ("Ongoing", Due()),
    ],
)
def test_target_of_a_date_and_a_name(text: str, expected: Due) -> None:
    assert target_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 <sup>rd</sup> November 2008", date(2008, 11, 3)),
        ("11/11/2009", date(2009, 11, 11)),
        ("SUMMARY AS AT 30 SEPTEMBER 2013", date(2013, 9, 30)),
        ("as at 30th September 2013", date(2013, 9, 30)),
        ("31st June 2013", None),
        ("September 2013", None),
        ("1 July 2013 to 30 September 2013", None),
        (None, None),
    ],
)
def test_date_of(text: str | None, expected: date | None) -> None:
    assert date_of(text) == expected


def test_dates_keep_their_printed_precision() -> None:
    found = [(d.year, d.month, d.day) for d in dates_in("1 July - 30 September 2011, Mar 09, May")]
    assert found == [(None, 7, 1), (2011, 9, 30), (2009, 3, None), (None, 5, None)]


def test_every_phrase_matches_its_examples() -> None:
    table = month_table()
    names = "|".join(n for m in months() for n in m.names)
    for phrase in (*table.due, *table.not_due):
        for example in phrase.examples:
            before = re.sub(rf"\s*(?:{names})\s*\d{{4}}$", "", example)
            assert re.fullmatch(f"(?i:{phrase.pattern})", before), example
    for phrase in table.undated:
        for example in phrase.examples:
            assert re.fullmatch(f"(?i:{phrase.pattern})", example), example


def test_there_are_twelve_months() -> None:
    assert [m.number for m in months()] == list(range(1, 13))


def test_a_two_digit_year_beside_figures() -> None:
    assert [d.year for d in dates_in("March 09, 5%")] == [2009]
    assert [d.year for d in dates_in("March 12.5%")] == [None]


@pytest.mark.parametrize(
    ("text", "officer"),
    [
        ("Review the policy (Val Armor and Jo Bell; Jan 2018)", "Val Armor and Jo Bell"),
        ("Develop the plan (Jo Bell) by 31st March 2018.", "Jo Bell"),
        ("Open the hub (Håkan Brown) (March 2018)", "Håkan Brown"),
        ("Complete the signs (Widnes Waterfront) by September 2012", None),
    ],
)
def test_names_beside_a_deadline(text: str, officer: str | None) -> None:
    assert due_of(text).officer == officer


@pytest.mark.parametrize(
    ("cell", "day", "officer"),
    [
        ("Sep-2012 JB", date(2012, 9, 30), "JB"),
        ("March 2013 / ongoing", date(2013, 3, 31), None),
        ("31.3.2013", date(2013, 3, 31), None),
        ("Mar-13", date(2013, 3, 31), None),
    ],
)
def test_deadlines_in_a_cell(cell: str, day: date, officer: str | None) -> None:
    found = target_of(cell)
    assert (found.due_date, found.officer) == (day, officer)
