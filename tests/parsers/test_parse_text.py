"""Whole small reports, in our own words, as tables of facts."""

import pytest

from extract import read
from parsers import parse
from parsers.report import Report

OVERVIEW = """
Directorate Performance Overview Report

Directorate: Children and Enterprise Directorate

Reporting Period: Quarter 2, Period 1 July 2013 – 30 September 2013

1.0 Introduction

This paper sets out how the directorate did between July and September.

2.0 Key Developments

2.1 A new front door for families

Calls from schools and health visitors now arrive at a single desk in the town hall. (JB)

2.2 Growth fund

Brackenshire Growth Fund

Fourteen firms asked for a grant, and six of them have been paid. (AMc)

6.0 Performance Overview

Lists of milestones and measures follow, one for each business area of the directorate.

Growing the local economy

Key Milestones

Ref\tMilestones\tQ2 Progress
EEP 02\tDeliver the Moorfield action plan by March 2014\tGreen
EEP 03\tDeliver the Work Programme for Prime Contractors Harrow and B4U by

\t2014\t
CFS 9\tOpen the second family hub\t

Supporting Commentary

EEP02: All of the plan's outputs are on budget.

EEP02: Job starts for Harrow were reached this quarter; those for B4U came close to it.

The team has been told.

ZZZ 77: Nobody knows this row.

Key Performance Indicators

Ref\tMeasure\t12/13 Actual\t13/14 Target\tQ2\tCurrent Progress\tDirection of Travel
DIS LI 05\tNumber of inward investment enquiries per annum\t246\t130\t126\tGreen\tbetter
CFS LI02\tSocial Work Assessment measures\tRefer comment\t\t\t\t

Ref\tMeasure\t12/13 Actual\t13/14 Target\tQ2\tCurrent Progress\tDirection of Travel
SCS ELS 07 NI 152\tPeople registered unemployed\t5.2%\t5.2%\t4.5%\tAmber\tsame

SCS ELS07: Fewer people than last summer
signed on.

DISLI05 Enquiries keep coming.

7.0 Financial Summaries

CHILDREN & FAMILIES DEPARTMENT

SUMMARY FINANCIAL POSITION AS AT 30 SEPTEMBER 2013

\tAnnual Budget £'000\tBudget to Date £'000\tActual to Date £'000\tVariance (overspend) £'000
<u>Expenditure</u>\t\t\t\t
Employees\t100\t50\t52\t(2)
Total Expenditure\t100\t50\t52\t(2)
Fees\t-10\t-5\t-6\t1
Total Income\t-10\t-5\t-6\t1
NET OPERATIONAL BUDGET\t90\t45\t46\t(1)
Premises Support\t5\t2\t2\t0
Total Recharges\t5\t2\t2\t0
Net Expenditure\t95\t47\t48\t(1)

Comments

Agency staff have cost more than planned.

8.0 Appendix – Explanation for use of symbols

Key for Operational Director lead:

JB – Jo Bell, Operational Director, Families Service (CFS)

AMc – Anna McRae Operational Director, Enterprise Service (EEP)
"""


@pytest.fixture(scope="module")
def report() -> Report:
    return parse(read(OVERVIEW.encode()))


def test_front_matter(report: Report) -> None:
    front = report.front
    assert front.document_type == "directorate_performance_overview_report"
    assert front.title is not None
    assert front.title.text == "Directorate Performance Overview Report"
    assert front.directorate is not None
    assert front.directorate.text == "Children and Enterprise Directorate"
    assert front.period is not None
    assert front.period.text == "Quarter 2, Period 1 July 2013 – 30 September 2013"
    assert front.period.place.line == 6


SECTIONS = [
    # number, title, level, kind, lead officer
    ("1.0", "Introduction", 1, "introduction", None),
    ("2.0", "Key Developments", 1, "key_developments", None),
    ("2.1", "A new front door for families", 2, "key_developments", "JB"),
    ("2.2", "Growth fund", 2, "key_developments", "AMc"),
    (None, "Brackenshire Growth Fund", 3, "key_developments", "AMc"),
    ("6.0", "Performance Overview", 1, "performance_overview", None),
    (None, "Growing the local economy", 2, "performance_overview", None),
    (None, "Key Milestones", 3, "milestones", None),
    (None, "Supporting Commentary", 3, "milestones", None),
    (None, "Key Performance Indicators", 3, "kpis", None),
    ("7.0", "Financial Summaries", 1, "finance", None),
    (None, "CHILDREN & FAMILIES DEPARTMENT", 2, "finance", None),
    (None, "Comments", 3, "finance", None),
    ("8.0", "Appendix – Explanation for use of symbols", 1, "appendix", None),
    (None, "Key for Operational Director lead:", 2, "appendix", None),
]


def test_section_tree(report: Report) -> None:
    found = [(s.number, s.title, s.level, s.kind, s.lead_officer) for s in report.sections]
    assert found == SECTIONS


MILESTONES = [
    # ref, text, comment
    (
        "EEP 02",
        "Deliver the Moorfield action plan by March 2014",
        "All of the plan's outputs are on budget. The team has been told.",
    ),
    (
        "EEP 03",
        "Deliver the Work Programme for Prime Contractors Harrow and B4U by 2014",
        "Job starts for Harrow were reached this quarter; those for B4U came close to it.",
    ),
    ("CFS 9", "Open the second family hub", None),
]


def test_milestones_with_their_comments(report: Report) -> None:
    found = [(m.ref_text, m.milestone, m.commentary) for m in report.milestones]
    assert found == MILESTONES
    assert {m.theme for m in report.milestones} == {"Growing the local economy"}


def test_a_comment_under_the_wrong_label_is_said_aloud(report: Report) -> None:
    codes = [(f.code, f.table_name, f.ordinal, f.found) for f in report.findings]
    assert ("comment_relabelled", "milestones", 2, "EEP02") in codes
    assert ("comment_without_row", None, None, "ZZZ 77") in codes


KPIS = [
    # ref, values (header, text, covered by), comment
    (
        "DIS LI 05",
        [("12/13 Actual", "246", None), ("13/14 Target", "130", None), ("Q2", "126", None)],
        "Enquiries keep coming.",
    ),
    (
        "CFS LI02",
        [
            ("12/13 Actual", "Refer comment", None),
            ("13/14 Target", "", "Refer comment"),
            ("Q2", "", "Refer comment"),
        ],
        None,
    ),
    (
        "SCS ELS 07 NI 152",
        [("12/13 Actual", "5.2%", None), ("13/14 Target", "5.2%", None), ("Q2", "4.5%", None)],
        "Fewer people than last summer signed on.",
    ),
]


def test_indicators(report: Report) -> None:
    found = [
        (k.ref_text, [(v.header, v.text, v.covered_by) for v in k.values], k.commentary)
        for k in report.kpis
    ]
    assert found == KPIS


FINANCE = [
    # section, kind, line, variance
    ("expenditure", "line", "Employees", "(2)"),
    ("expenditure", "total", "Total Expenditure", "(2)"),
    ("income", "line", "Fees", "1"),
    ("income", "total", "Total Income", "1"),
    (None, "net", "NET OPERATIONAL BUDGET", "(1)"),
    ("recharges", "line", "Premises Support", "0"),
    ("recharges", "total", "Total Recharges", "0"),
    (None, "net", "Net Expenditure", "(1)"),
]


def test_finance_sections_are_told_by_heads_and_totals(report: Report) -> None:
    found = [(f.section, f.line_kind, f.line, f.amounts[-1].text) for f in report.finance]
    assert found == FINANCE
    assert {f.statement for f in report.finance} == {"CHILDREN & FAMILIES DEPARTMENT"}
    assert {f.as_at_text for f in report.finance} == {"30 SEPTEMBER 2013"}
    assert {f.unit_text for f in report.finance} == {"£'000"}


def test_the_key_of_officers(report: Report) -> None:
    assert [(o.initials, o.name, o.role) for o in report.officers] == [
        ("JB", "Jo Bell", "Operational Director"),
        ("AMc", "Anna McRae", "Operational Director"),
    ]


def test_every_table_on_paper_is_listed(report: Report) -> None:
    found = [(t.recognised_as, t.row_count, t.continued_from) for t in report.printed_tables]
    assert found == [
        ("milestones", 2, None),
        ("milestones", 2, 1),
        ("kpis", 2, None),
        ("kpis", 1, 3),
        ("finance", 9, None),
    ]


PLAN = """
Children & Enterprise Directorate

DIRECTORATE PLAN

April 2012 to March 2015

1.0 Foreword

These are the plans of the directorate for the three years that lie ahead of us.

Jo Bell

Strategic Director

2.0 Introduction

Plans are made each year and looked at again each quarter by the board.

Appendix A: Departmental Service Objectives

1. CHILDREN AND FAMILIES SERVICES

Corporate Priority:\tChildren and Young People\t\t\t\t
Service Objective:\tCFS1: Recruit and keep managers\t\t\t\t
Key Milestones (12-13)\t<ul> Review pay by June 2012 </ul>\t\t\t\t
\t<ul> Evaluate the trainee scheme for new </ul>\t\t\t\t

\tmanagers by March 2013\t\t\t\t
Key Milestones (13-14)\t<ul> Review all pay again Publish findings widely by July 2013 Support \
teams with tools </ul>
Risk Assessment:\tInitial\t\tResponsible Officer\tEmma Tey\tLinked Indicators\tNI072, NI092
\tResidual\t\t\t\t

Key indicators

Ref\tDescription\tActual 10/11\tTarget 11/12\tTargets\t
\t\t\t\t12/13\t13/14
CFS LI01\tNumber of plans reviewed\tNew indicator\tNew indicator\t140\t150
LPI01 CYP\tGap in attainment\t37%\tN/A\tNo targets are set since the groups are small\t

\t\t\t\tTargets\t
NI 067\tReviews held in time\t100%\t100%\t100%\t100%
"""


@pytest.fixture(scope="module")
def plan() -> Report:
    return parse(read(PLAN.encode()))


def test_objective_frames_give_milestones_of_each_year(plan: Report) -> None:
    assert [(m.ref_text, m.year_text, m.milestone) for m in plan.milestones] == [
        ("CFS1", "12-13", "Review pay by June 2012"),
        ("CFS1", "12-13", "Evaluate the trainee scheme for new managers by March 2013"),
        ("CFS1", "13-14", "Review all pay again"),
        ("CFS1", "13-14", "Publish findings widely by July 2013"),
        ("CFS1", "13-14", "Support teams with tools"),
    ]


def test_the_objective_itself(plan: Report) -> None:
    (objective,) = plan.objectives
    assert (objective.ref_text, objective.objective) == ("CFS1", "Recruit and keep managers")
    assert objective.corporate_priority == "Children and Young People"
    assert objective.responsible_officer == "Emma Tey"
    assert objective.linked_indicators == "NI072, NI092"
    assert objective.department == "CHILDREN AND FAMILIES SERVICES"


def test_headers_of_two_lines(plan: Report) -> None:
    first, second, third = plan.kpis
    assert [v.header for v in first.values] == [
        "Actual 10/11",
        "Target 11/12",
        "Targets 12/13",
        "Targets 13/14",
    ]
    assert [v.covered_by for v in second.values][2:] == [
        None,
        "No targets are set since the groups are small",
    ]
    assert [v.text for v in third.values] == ["100%"] * 4


def test_a_signature_is_not_a_heading(plan: Report) -> None:
    assert [s.title for s in plan.sections] == [
        "Foreword",
        "Introduction",
        "Appendix A: Departmental Service Objectives",
        "CHILDREN AND FAMILIES SERVICES",
        "Key indicators",
    ]


@pytest.mark.parametrize("text", ["A letter.\n", "one\ttwo\nthree\tfour\n", "1.0 Only a heading\n"])
def test_a_file_without_headings_or_rows_is_read_all_the_same(text: str) -> None:
    report = parse(read(text.encode()))
    assert report.milestones == report.kpis == ()
