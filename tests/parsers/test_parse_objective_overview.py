"""The overview layout of 2016-20: one table an objective, comments as rows that span the table."""
# ruff: noqa: E501 (a printed table row is one line)

import pytest

from extract import read
from parsers import parse
from parsers.report import Report

OVERVIEW = """
Directorate Performance Overview Report

Directorate: Enterprise, Community and Resources Directorate

Reporting Period: Quarter 2 – 1st July 2019 – 30th September 2019

1.0 Introduction

1.1 This report gives the board an account of the second quarter of the year.

1.2 Notes on the symbols are at the end.

6.0 Performance Overview

Objective: Keep every child in reach of a good school (PED01)

Key Performance Indicators

Ref\tMeasure\t18/19 Actual\t19/20 Target\tCurrent (6 mths)\tDirection of Travel\tQuarterly Progress
PED01 01\tReduce permanent exclusions\t42\t25\t9\tGreen\tGreen
Supporting commentary: Jo Bell – Nine pupils were excluded, fewer than in the same months of last year.\t\t\t\t\t\t
PED01 02\tTake-up of places for two year olds\t100%\t100%\tAvailable Q3\tAmber\tAmber
Supporting commentary: Jo Bell\t\t\t\t\t\t

PED01 03\tAttainment in reading\tPri-95.35 Pru-63.83 (17-18)\tTBC\t119 (Q2 01/07/19 to 30/09/19)\tN/A\tRed\tThe team expects to recover
The governors have asked for a plan, which the officers will bring to them in the autumn term.\t\t\t\t\t\t\t

Ref:\tMilestones\tQuarterly Progress
PED01a\tReview the panel of school places (Val Armor) (March 2020)\tGreen
Supporting commentary: Jo Bell A first meeting of the panel was held in September and was well attended.\t\t
PED01b\tAgree the plan for new classrooms. March 2020. (Val Armor)\tAmber
"""


@pytest.fixture(scope="module")
def report() -> Report:
    return parse(read(OVERVIEW.encode()))


def test_numbered_paragraphs_are_no_headings(report: Report) -> None:
    assert [(s.number, s.title, s.level) for s in report.sections] == [
        ("1.0", "Introduction", 1),
        ("6.0", "Performance Overview", 1),
        (None, "Objective: Keep every child in reach of a good school (PED01)", 2),
        (None, "Key Performance Indicators", 3),
    ]


KPIS = [
    # ref, in-year value, comment, officer
    (
        "PED01 01",
        "9",
        "Nine pupils were excluded, fewer than in the same months of last year.",
        "Jo Bell",
    ),
    ("PED01 02", "Available Q3", None, "Jo Bell"),
    (
        "PED01 03",
        "119 (Q2 01/07/19 to 30/09/19)",
        "The team expects to recover The governors have asked for a plan, which the officers will "
        "bring to them in the autumn term.",
        None,
    ),
]


def test_indicators_keep_their_spanning_comments(report: Report) -> None:
    found = [
        (k.ref_text, k.values[-1].text, k.commentary, k.commentary_officer) for k in report.kpis
    ]
    assert found == KPIS
    assert {k.objective_ref_text for k in report.kpis} == {"PED01"}


def test_the_page_without_a_header_has_the_columns_of_the_page_before(report: Report) -> None:
    last = report.kpis[-1]
    assert last.progress is not None
    assert last.direction is not None
    assert (last.direction.text, last.progress.text) == ("N/A", "Red")


def test_milestones_of_the_objective(report: Report) -> None:
    found = [
        (m.ref_text, m.milestone, m.commentary_officer, m.commentary) for m in report.milestones
    ]
    assert found == [
        (
            "PED01a",
            "Review the panel of school places (Val Armor) (March 2020)",
            "Jo Bell",
            "A first meeting of the panel was held in September and was well attended.",
        ),
        ("PED01b", "Agree the plan for new classrooms. March 2020. (Val Armor)", None, None),
    ]
