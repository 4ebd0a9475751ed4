import re

import pytest

from normalize.milestones.likeness import Degree, likeness
from normalize.milestones.wording import (
    milestone_wording,
    milestone_words,
    without_date_and_officer,
)

# Printed text, due words, officer, and what is left.
STRIPPED = [
    ("Open the new depot by March 2014", "by March 2014", None, "Open the new depot"),
    ("Open the new depot, Mar 2009", "Mar 2009", None, "Open the new depot"),
    ("Open the new depot. March 2012", "March 2012", None, "Open the new depot"),
    (
        "Open the new depot (Nell Ashdown) (March 2019)",
        "March 2019",
        "Nell Ashdown",
        "Open the new depot",
    ),
    (
        "Survey the quays by April 2012, and mend the worst",
        "by April 2012",
        None,
        "Survey the quays, and mend the worst",
    ),
    (
        "Publish the statement (date to be advised)",
        "date to be advised",
        None,
        "Publish the statement",
    ),
    ("Open the new depot", "by March 2014", None, "Open the new depot"),
    ("Open the new depot Mar 09 DM Planning", "Mar 09", "DM Planning", "Open the new depot"),
    ("Review Planning fees by May 2013", "by May 2013", "Planning", "Review Planning fees"),
    ("March in July, again in July", "in July", None, "March in July, again"),
]


@pytest.mark.parametrize(("text", "due", "officer", "left"), STRIPPED)
def test_date_and_officer_are_taken_out(
    text: str, due: str | None, officer: str | None, left: str
) -> None:
    assert without_date_and_officer(text, due, officer) == left


LIKENESS = [
    ("Open the new depot", "Open the new depot.", Degree.EQUAL),
    ("Train child minders in first aid", "Train childminders in first aid", Degree.EQUAL),
    ("Carry out year one of the plan", "Carry out year 1 of the plan", Degree.EQUAL),
    (
        "Further develop shared offices for family teams",
        "Develop shared offices for family teams",
        Degree.REWORDED,
    ),
    (
        "Improve the quality of childcare, in particular childminders",
        "Improve the quality of childcare, in particular child minders through targeted training",
        Degree.REWORDED,
    ),
    (
        "Complete the survey of quays and put its plan of repairs into effect",
        "Complete the survey of quays, which looks at every harbour, and put its plan of repairs "
        "into effect",
        Degree.REWORDED,
    ),
    (
        "Make sure that help for vulnerable two year olds is right in all settings",
        "Make sure that there are places to extend help to more vulnerable 2 year olds",
        Degree.ALIKE,
    ),
    # Built alike about something else.
    ("Carry out year 1 of the plan", "Carry out year 2 of the plan", Degree.OTHER),
    ("Start the first phase of the quay", "Start the second phase of the quay", Degree.OTHER),
    (
        "Move the youth service to its new Universal provider",
        "Move the youth service to its new Targeted provider",
        Degree.OTHER,
    ),
    ("Visit all primary schools", "Visit all secondary schools", Degree.OTHER),
    ("Begin to build at Mossbank Quay", "Begin to build at Tanner Street Quay", Degree.ALIKE),
    ("Hold open days in June and July", "Hold open days in June", Degree.ALIKE),
    ("Develop the market strategy", "Implement the market strategy", Degree.OTHER),
    # A word that turns it round, or a verb put before it.
    (
        "Extend the free travel scheme to all schools",
        "Extend the free travel scheme to all schools except academies",
        Degree.ALIKE,
    ),
    (
        "Extend the free travel scheme to all schools",
        "Review and extend the free travel scheme to all schools",
        Degree.ALIKE,
    ),
    ("Implement the action plan", "Implement the action plan for harbours", Degree.ALIKE),
    ("Open the new depot", "Study pupils' absence each term", Degree.OTHER),
    ("", "Open the new depot", Degree.OTHER),
]


@pytest.mark.parametrize(("left", "right", "degree"), LIKENESS)
def test_likeness_either_way(left: str, right: str, degree: Degree) -> None:
    one, two = milestone_wording(left), milestone_wording(right)
    assert likeness(one, two).degree is degree
    assert likeness(two, one).degree is degree


def test_examples_of_the_word_table() -> None:
    table = milestone_words()
    for joint in table.joint:
        for example in joint.examples:
            assert re.search(joint.pattern, example), example
    for counting in table.counting:
        for example in counting.examples:
            assert counting.figure in milestone_wording(example).words, example
    for plain, turned in table.turning.examples:
        found = likeness(milestone_wording(plain), milestone_wording(turned))
        assert found.degree <= Degree.ALIKE, turned
