"""Scorecards and service reports recovered from paper: themes, captions, feet of pages."""

import pytest

from extract import read
from parsers import parse
from parsers.report import Report

TOP = "Corporate Scorecard\n\nQuarter 3, 2012/13\n\n1.0 Introduction\n\nAll is well with us.\n\n"
HEAD = "Theme\tRef\tMeasure\t2011/12 Outturn\tQ3\t2012/13 Target\tRAG\n"


def report(*parts: str) -> Report:
    return parse(read((TOP + "\n\n".join(parts) + "\n").encode()))


def test_a_theme_beside_its_first_row_holds_until_the_next() -> None:
    rows = (
        "Safer borough\tSB1\tBurglaries\t2,811\t731\t2,760\tAmber\n"
        "\tSB2\tViolent crimes\t1,640\t372\t1,600\tGreen\n"
        "Homes\tHO1\tHomes let\t31\t24\t25\tGreen\n"
    )
    made = report("2.0 Scorecard", HEAD + rows)
    assert [kpi.theme for kpi in made.kpis] == ["Safer borough", "Safer borough", "Homes"]
    assert not made.findings


PRIORITIES = "Priority\tRef\tMeasure\t2011/12 Outturn\tQ3\t2012/13 Target\tRAG\n"


@pytest.mark.parametrize(
    ("cells", "themes"),
    [
        (("Safer borough", "Homes"), ["Safer borough", "Homes"]),
        (("High", "Low"), [None, None]),  # how urgent they are
    ],
)
def test_priorities_are_themes_where_they_are_no_ranks(
    cells: tuple[str, str], themes: list[str | None]
) -> None:
    rows = "".join(
        f"{cell}\tSB{n}\tBurglaries in ward {n}\t2,811\t731\t2,760\tAmber\n"
        for n, cell in enumerate(cells, 1)
    )
    made = report("2.0 Scorecard", PRIORITIES + rows)
    assert [kpi.theme for kpi in made.kpis] == themes


def test_names_of_a_report_beside_numbers_that_count_head_nothing() -> None:
    name = "Service Plan 2011-12 Waste and Street Scene"
    rows = [f"Homes\tHO{n}\tHomes let in ward {n}\t31\t24\t25\tGreen" for n in (1, 2, 3)]
    parts = [f"{HEAD}{row}\n\n{name}\n\n{page}" for page, row in enumerate(rows, 6)]
    made = report("2.0 Scorecard", *parts)
    assert [section.title for section in made.sections] == ["Introduction", "Scorecard"]


@pytest.mark.parametrize(
    "foot", ["Marlbury Housing Service Plan 5", "Marlbury Housing Service Plan\n5"]
)
def test_the_foot_of_a_page_between_tables_is_no_comment(foot: str) -> None:
    rows = [f"Homes\tHO{n}\tHomes let in ward {n}\t31\t24\t25\tGreen" for n in (1, 2)]
    made = report("2.0 Scorecard", f"{HEAD}{rows[0]}", foot, f"{HEAD}{rows[1]}")
    assert [kpi.commentary for kpi in made.kpis] == [None, None]


def test_a_head_that_is_printed_again_without_its_blank_column_keeps_its_columns() -> None:
    first = "\tRef\tMilestone\tQ3 Progress\n\tAB 1\tOpen the pool\tGreen"
    again = "Ref\tMilestone\tQ3 Progress\nAB 2\tShut the baths\tRed"
    made = report("2.0 Milestones", first, "Page 3 of 9", again)
    assert [(m.ref_text, m.milestone) for m in made.milestones] == [
        ("AB 1", "Open the pool"),
        ("AB 2", "Shut the baths"),
    ]


def test_an_overview_report_of_a_priority_is_thematic() -> None:
    block = "Performance Overview Report\n\nPriority: Regeneration\n\nQuarter 1 2016/17\n\n"
    made = parse(read(f"{block}1.0 Introduction\n\nAll is well with us.\n".encode()))
    assert made.front.document_type == "thematic_performance_report"


def test_the_name_of_a_report_over_the_number_of_a_page_heads_nothing() -> None:
    first = HEAD + "Homes\tHO1\tHomes let\t31\t24\t25\tGreen\n"
    foot = "Ravenstead Corporate Scorecard Q3 2012/13\n\nPage 3 of 8"
    made = report("2.0 Scorecard", first, foot, HEAD + "\tHO2\tRent paid\t98%\t97%\t98%\tAmber")
    assert [section.title for section in made.sections] == ["Introduction", "Scorecard"]
    assert {kpi.theme for kpi in made.kpis} == {"Homes"}


def test_projects_with_their_next_milestone() -> None:
    made = report(
        "2.0 Projects",
        "Project\tNext milestone\tPlanned date\tSponsor\tRAG\tUpdate\n"
        "Town hall\tLet the contract\t28/02/2013\tHead of Property\tG\tFour bids were made.",
    )
    (milestone,) = made.milestones
    assert (milestone.objective, milestone.milestone) == ("Town hall", "Let the contract")
    assert (milestone.officer, milestone.due_text) == ("Head of Property", "28/02/2013")


def test_words_that_say_that_comments_follow_are_none() -> None:
    made = report(
        "2.0 Scorecard",
        HEAD + "Homes\tHO1\tHomes let\t31\t24\t25\tGreen\n\tHO2\tRent paid\t98%\t97%\t98%\tAmber",
        "Comments on indicators that are not on target:",
        "HO2 – Forty tenants have moved.",
    )
    assert [kpi.commentary for kpi in made.kpis] == [None, "Forty tenants have moved."]


STATEMENT = (
    "\tAnnual Budget £\tBudget to 31 December £\tActual to end of Dec £\tVariance £\n"
    "Employees\t4,000\t3,000\t2,900\t100\nPremises\t600\t450\t460\t(10)"
)


def test_a_budget_to_a_day_is_that_to_date() -> None:
    made = report("E. FINANCIAL POSITION", "Revenue budget at 31st December 2012", STATEMENT)
    assert [str(amount.column) for amount in made.finance[0].amounts] == [
        "annual_budget",
        "budget_to_date",
        "actual_to_date",
        "variance",
    ]


@pytest.mark.parametrize(
    ("above", "statement"),
    [
        (("E. FINANCIAL POSITION", "Revenue budget at 31st December 2012"), "FINANCIAL POSITION"),
        (("5.0 Budget", "General Fund forecast at 31 December 2012"), "General Fund forecast"),
        (("HOUSING DEPARTMENT", "Revenue budget as at 31 December 2012"), "HOUSING DEPARTMENT"),
    ],
)
def test_the_name_of_a_statement(above: tuple[str, str], statement: str) -> None:
    line = report(*above, STATEMENT).finance[0]
    assert line.statement.removeprefix("E. ") == statement
    assert (line.as_at_text or "").endswith("December 2012")
