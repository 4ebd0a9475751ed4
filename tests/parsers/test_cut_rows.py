"""Rows that a page's foot cuts in a text file."""

import pytest

from extract import read
from parsers import parse
from parsers.cut_rows import is_cut
from parsers.report import Report

TOP = "Performance Report\n\nQuarter 2 2011/12\n\n5.0 Performance Indicators\n\n"
HEAD = "Ref\tIndicator\tActual 10/11\tTarget 11/12\tQuarter 2\tProgress\n"
ABOVE = "CE LI1\tCalls answered within 20 seconds\t70%\t75%\t72%\tGreen\n"
CUT = "CE LI2\tLetters answered within\t60%\t65%\t62%\tAmber\n"
BELOW = "CE LI3\tComplaints upheld by the council\t20%\t15%\t12%\tRed\n"


def report(text: str) -> Report:
    return parse(read(f"{TOP}{HEAD}{ABOVE}{text}".encode()))


def told(made: Report) -> list[tuple[str, str | None]]:
    return [(f.code, f.found) for f in made.findings if f.code in {"name_cut", "row_cut"}]


@pytest.mark.parametrize("between", ["", HEAD], ids=["goes on", "header again"])
def test_a_rest_beside_the_table_is_said_and_no_comment(between: str) -> None:
    made = report(f"{CUT}\n12\n\nten working days\n\n{between}{BELOW}")
    assert [kpi.measure for kpi in made.kpis][1:] == [
        "Letters answered within",
        "Complaints upheld by the council",
    ]
    assert not any(kpi.commentary for kpi in made.kpis)
    assert told(made) == [("row_cut", "ten working days"), ("name_cut", "Letters answered within")]


def test_a_rest_that_is_lost_is_said() -> None:
    made = report(f"{CUT}\n12\n\n6.0 Finance\n\nThe council has spent less than it meant to.\n")
    assert told(made) == [("name_cut", "Letters answered within")]
    assert not any(kpi.commentary for kpi in made.kpis)  # '12' is none


NAMES = [
    ("Young people not in education, employment or", True),
    ("Under 18 conception rate,", True),
    ("Homes built (net of", True),
    ("Training that staff asked for", False),
    ("Decisions called in", False),
    ("Children who are vaccinated against Hepatitis A", False),
    ("Homes built (net)", False),
]


@pytest.mark.parametrize(("name", "cut"), NAMES)
def test_names_that_stop_in_the_middle(name: str, cut: bool) -> None:
    assert is_cut(name) == cut


def test_pages_of_a_part_of_a_report_begin_with_any_number() -> None:
    made = report(f"\n47\n\n{BELOW}\n48\n\nAll is well.\n\n49\n")
    assert [kpi.commentary for kpi in made.kpis] == ["All is well.", "All is well."]
