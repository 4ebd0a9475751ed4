"""Rows as text extraction breaks them, and headers that moved: small reports in our own words."""
# ruff: noqa: E501 (a printed table row is one line)

import pytest

from extract import read
from parsers import parse
from parsers.refs import label_of
from parsers.report import Report

TITLE = "Directorate Performance Overview Report\n\nReporting Period: Quarter 3, 2014/15\n\n"
KPI = "Ref\tMeasure\t13/14 Actual\t14/15 Target\tQ3\tCurrent Progress\tDirection of Travel\n"
MILESTONE = "Ref\tMilestones\tQ3 Progress\n"


def report(*parts: str) -> Report:
    return parse(read((TITLE + "1.0 Introduction\n\n" + "\n\n".join(parts) + "\n").encode()))


INDICATORS = [  # rows under the header, (refs, measure, values)
    (
        "AB LI 01\tDays lost for each employee\t10.2\n(days)\t9.5\n(days)\t2.33\tGreen\tBetter",
        [("AB LI 01", "Days lost for each employee", ["10.2 (days)", "9.5 (days)", "2.33"])],
    ),
    (
        "AB LI 06\tEnquiry conversion rate\nas a percentage\t10.3%\t10%\t9%\tRed\tWorse",
        [("AB LI 06", "Enquiry conversion rate as a percentage", ["10.3%", "10%", "9%"])],
    ),
    (
        "AB LI 05\nSCS EF 06\tNumber of enquiries\t289\t250\t221\tGreen\tBetter",
        [("AB LI 05 SCS EF 06", "Number of enquiries", ["289", "250", "221"])],
    ),
    (
        "AB LI 01\tCalls answered\t90%\t91%\t92%\tGreen\tBetter\nHealth Q3 2014-15\tPage 8 of 24\nAB LI 02\tVisits\t5\t6\t7\tGreen\tBetter",
        [
            ("AB LI 01", "Calls answered", ["90%", "91%", "92%"]),
            ("AB LI 02", "Visits", ["5", "6", "7"]),
        ],
    ),
    (
        "Objective: Raise hope (AB01)\t\t\t\t\t\t\nAB01 02\tVisits\t5\t6\t7\tGreen\tBetter",
        [("AB01 02", "Visits", ["5", "6", "7"])],
    ),
]


@pytest.mark.parametrize(("rows", "expected"), INDICATORS)
def test_indicator_rows(rows: str, expected: list[tuple[str, str, list[str]]]) -> None:
    made = report(KPI + rows)
    found = [(k.ref_text, k.measure, [v.text for v in k.values]) for k in made.kpis]
    assert found == expected


def test_a_head_that_breaks_over_lines() -> None:
    made = report(
        "Ref\tMeasure\t11/12\nActual\t12/13\nTarget\tQ3\tCurrent\nProgress\tDirection\nof Travel\n"
        "AB 2\tPeople helped for each 1,000\t81.87\t99\t63.23\tAmber\tWorse\n"
        "AB 6\tHouseholds in hostels\t9\t12\t6\tGreen\tBetter"
    )
    assert [(k.ref_text, [(v.header, v.text) for v in k.values]) for k in made.kpis] == [
        ("AB 2", [("11/12 Actual", "81.87"), ("12/13 Target", "99"), ("Q3", "63.23")]),
        ("AB 6", [("11/12 Actual", "9"), ("12/13 Target", "12"), ("Q3", "6")]),
    ]


WRONG_HEADS = ["\t\t84.25\tGreen\tBetter", "Nov 190\t812\t800\tGreen"]


@pytest.mark.parametrize("rest", WRONG_HEADS)
def test_the_rest_of_a_row_under_wrong_heads_is_found_and_not_read(rest: str) -> None:
    made = report(KPI + f"AB LI 08\tPeople helped\t81.87\t82\n{rest}")
    assert [k.ref_text for k in made.kpis] == ["AB LI 08"]
    assert "row_without_name" in [f.code for f in made.findings if f.table_name == "kpis"]


MILESTONES = [  # rows under the header, milestones
    (
        "AB1\tConsult with users, April 2010. (AOF 3)\nExplore new markets, Sep 2010. (AOF 4)\tGreen\nAB 2\tOpen it\tRed",
        [
            (
                "AB1",
                "Consult with users, April 2010. (AOF 3) Explore new markets, Sep 2010. (AOF 4)",
            ),
            ("AB 2", "Open it"),
        ],
    ),
    (
        "AB 1\tWork with the centre so that needs are met by Mar\tAmber\n\t2015 (AOF 4)\nAB 2\tOpen it\tRed",
        [
            ("AB 1", "Work with the centre so that needs are met by Mar 2015 (AOF 4)"),
            ("AB 2", "Open it"),
        ],
    ),
    (
        "AB 1\tOpen the building by November 2014.\n\t☒\nAB 2\tClose it\t☑",
        [("AB 1", "Open the building by November 2014."), ("AB 2", "Close it")],
    ),
    ("AB 1\tOpen it\t\n\t2 new beds\tRed", [("AB 1", "Open it"), ("AB 1", "2 new beds")]),
]


@pytest.mark.parametrize(("rows", "expected"), MILESTONES)
def test_milestone_rows(rows: str, expected: list[tuple[str, str]]) -> None:
    made = report(MILESTONE + rows)
    assert [(m.ref_text, m.milestone) for m in made.milestones] == expected


def test_a_quarter_alone_beside_milestones_holds_their_lights() -> None:
    made = report("Ref\tMilestones\tQ3\nAB 1\tOpen it\tRed\nAB 2\tClose it\tGreen")
    assert [m.progress.text for m in made.milestones if m.progress] == ["Red", "Green"]


def test_an_objective_that_breaks_over_two_lines() -> None:
    made = report(
        "Service Plan Ref.\tObjective\t2009/10 Milestone\tProgress to date\tCommentary\n"
        "HT 1\tThe crossing - Commence the\n"
        "\tprocurement process\tEnd the inquiry, July 2009\tGreen\tClosed.\n"
        "\t\tBegin to buy land, Mar 2010\tAmber\tBought by agreement."
    )
    whole = "The crossing - Commence the procurement process"
    assert [(m.ref_text, m.objective) for m in made.milestones] == [("HT 1", whole)] * 2


def test_indicators_right_under_milestones_are_a_table_of_their_own() -> None:
    made = report(
        MILESTONE
        + "AB001\tFill the posts by September 2015\tGreen\n"
        + KPI
        + "AB010\tAssessments in 45 days\t85.9%\t95%\t83%\tRed\tWorse\n"
        + MILESTONE
        + "AB002\tOpen the home by March 2015\tAmber"
    )
    assert [m.ref_text for m in made.milestones] == ["AB001", "AB002"]
    assert [(k.ref_text, len(k.values)) for k in made.kpis] == [("AB010", 3)]


def test_comments_under_a_line_that_is_nothing_but_refs() -> None:
    made = report(
        KPI
        + "AB LI 14\tWaste of a household\t602\t593\t448\tAmber\tWorse\n"
        + "AB LI 15\tWaste recycled\t42%\t44%\t45%\tGreen\tBetter\n"
        + "AB LI 16\tEmissions\t22\t21\tN/A\tN/A\tN/A",
        "Supporting Commentary",
        "AB LI 14 and 15\nEstimates show more of both.",
        "AB LI 16",
        "The figure comes once a year.",
        "It is due in May.",
    )
    assert [k.commentary for k in made.kpis] == [
        "Estimates show more of both.",
        "Estimates show more of both.",
        "The figure comes once a year. It is due in May.",
    ]
    assert [s.title for s in made.sections] == ["Introduction", "Supporting Commentary"]


def test_comments_on_two_rows_in_one_line() -> None:
    made = report(
        KPI
        + "AB01 01\tLeavers in work\t48%\t65%\t51%\tAmber\tBetter\n"
        + "AB01 02\tPersistent absence\t12%\t10%\tN/A\tN/A\tN/A",
        "Supporting Commentary",
        "AB01 01: Three more are in work. AB01 02: The data come once a year.",
    )
    assert [k.commentary for k in made.kpis] == [
        "Three more are in work.",
        "The data come once a year.",
    ]


def test_how_many_lights_follow_is_no_heading() -> None:
    made = report(
        "4.0 Milestones", "Total  3    Green  2   Amber 0  Red 1", MILESTONE + "AB 1\tOpen it\tRed"
    )
    assert [s.title for s in made.sections] == ["Introduction", "Milestones"]


LABELS = [
    ("CE LI 14 and 15", ("CE LI 14", "CE LI 15"), ""),
    ("CE LI 14 and 15: Both are late.", ("CE LI 14", "CE LI 15"), "Both are late."),
    ("CE LI 14 and 15 schools are late.", ("CE LI 14",), "and 15 schools are late."),
]


@pytest.mark.parametrize(("text", "refs", "rest"), LABELS)
def test_labels_of_several_numbers(text: str, refs: tuple[str, ...], rest: str) -> None:
    assert (label_of(text)[0], label_of(text)[2]) == (refs, rest)


MONEY = "Employees\t6,731\t6,700\t6,655\t45\nFees\t-227\t-220\t-241\t21"
MONEY_HEADS = [
    "\tAnnual Budget £'000\tBudget to Date £'000\tActual to Date £'000\tVariance £'000\n",
    "Annual Budget\tBudget to Date\tActual to Date\tVariance (overspend)\n£'000\t£'000\t£'000\t£'000\n",
]


@pytest.mark.parametrize("head", MONEY_HEADS)
def test_money_heads_over_their_columns(head: str) -> None:
    made = report("CARE DEPARTMENT", "Revenue Budget as at 31st March 2014", head + MONEY)
    assert [(x.line, [a.text for a in x.amounts]) for x in made.finance] == [
        ("Employees", ["6,731", "6,700", "6,655", "45"]),
        ("Fees", ["-227", "-220", "-241", "21"]),
    ]


def test_a_key_that_shows_a_letter_beside_a_colour() -> None:
    made = report(
        "Progress\tObjective\nGreen\t✓\tIndicates that it is on course to be achieved.\n"
        "Red\tx\tIndicates that it will not be achieved."
    )
    assert [legend.mark for legend in made.legends] == ["Green ✓", "Red x"]


def test_officers_with_their_job_in_one_cell() -> None:
    made = report(
        "WR\tWes Rook, Operational Director, Economy\nED\tEve Dale, Operational Director, Finance"
    )
    assert [(o.initials, o.name, o.role) for o in made.officers] == [
        ("WR", "Wes Rook", "Operational Director"),
        ("ED", "Eve Dale", "Operational Director"),
    ]


def test_an_objective_with_its_ref_in_a_cell_of_its_own() -> None:
    made = report(
        "Corporate Priority:\tYoung People\n"
        "Service Objective:\tAB1\tRecruit and retain managers\n"
        "Key Milestones (15/16)\tReview the policy by July 2015\n"
    )
    assert [(o.ref_text, o.objective) for o in made.objectives] == [
        ("AB1", "Recruit and retain managers")
    ]
    assert [m.ref_text for m in made.milestones] == ["AB1"]


def test_the_introduction_names_the_directorate() -> None:
    text = "1.1 This report tells of issues and progress within the Enterprise, Community & Resources Directorate that have occurred."
    made = parse(
        read(
            f"Reporting Period: Quarter 1 – 1 st April 2019 – 30 th June 2019\n\n1.0 Introduction\n\n{text}\n".encode()
        )
    )
    assert made.front.document_type == "directorate_performance_overview_report"
    assert made.front.directorate is not None
    assert made.front.directorate.text == "Enterprise, Community & Resources"
    assert "directorate" in dict(made.front.inferred)
