"""Layouts of other councils and years, each a small report in our own words."""
# ruff: noqa: E501 (a printed table row is one line)

import pytest

from extract import read
from parsers import parse
from parsers.report import Report

TITLE = "Quarterly Performance Report\n\nQuarter 3 2009/10 (October to December 2009)\n\n"


def report(*parts: str) -> Report:
    return parse(read((TITLE + "\n\n".join(parts) + "\n").encode()))


def headers(made: Report) -> list[list[str]]:
    return [[str(v.role) for v in kpi.values] for kpi in made.kpis]


CLEANER = """PI Ref\tPerformance Indicator\t2008/09 Outturn\tYear End Target\tQ3 Position\tRAG\tDoT\tLead
BV82a\t% of waste recycled\t24.31%\t26%\t27.04%\tGreen\tBetter\tA Jones
LPI 4\tFly tips cleared in 24 hours\t91%\t95%\t88.0%\tRed\tWorse\tA Jones"""


def test_headings_without_numbers_and_headers_in_other_words() -> None:
    made = report(
        "Summary",
        "This paper shows how twelve of our indicators did in the third quarter.",
        "A Cleaner District",
        CLEANER,
        "A Fairer District",
        CLEANER.replace("BV82a", "BV78a").replace("LPI 4", "LPI 5"),
        "BV78a and LPI 5: Both are late.",
    )
    assert [s.title for s in made.sections] == [
        "Summary",
        "A Cleaner District",
        "A Fairer District",
    ]
    assert [(k.ref_text, k.theme, k.commentary) for k in made.kpis] == [
        ("BV82a", "A Cleaner District", None),
        ("LPI 4", "A Cleaner District", None),
        ("BV78a", "A Fairer District", "Both are late."),
        ("LPI 5", "A Fairer District", "Both are late."),
    ]
    assert headers(made)[0] == ["actual", "target", "in_year"]
    assert [f.found for f in made.findings if f.code == "column_not_read"] == ["Lead", "Lead"]


def test_headings_that_count_from_one() -> None:
    text = "We did well in most of what we do for people in the District."
    made = report("1. Introduction", text, "2. Key Developments", "Roads", text, "3. Finance", text)
    assert [(s.number, s.title, s.level, str(s.kind)) for s in made.sections] == [
        ("1", "Introduction", 1, "introduction"),
        ("2", "Key Developments", 1, "key_developments"),
        (None, "Roads", 2, "key_developments"),
        ("3", "Finance", 1, "finance"),
    ]


def test_what_is_told_in_key_developments_is_part_of_them() -> None:
    text = "The board agreed it in June, and the work began a month later than planned."
    made = report("2.0 Key Developments", "2.1 Budget", text, "2.2 Equality training", text)
    assert {str(s.kind) for s in made.sections} == {"key_developments"}


def test_an_objective_over_its_milestones() -> None:
    made = report(
        "4.0 Service objectives",
        "Ref\tObjective\nPPT 1\tBuild a second crossing",
        "Milestones\tProgress Q 3\tSupporting Commentary\nStart the procurement, Mar 2010\tGreen\tIt has begun.",
        "Ref\tObjective\nPPT 5\tKeep the roads",
        "Milestones\tProgress Q 3\tSupporting Commentary\nMend ten bridges, Mar 2010\tRed\tSix are done.",
    )
    assert [(m.ref_text, m.objective, m.milestone) for m in made.milestones] == [
        ("PPT 1", "Build a second crossing", "Start the procurement, Mar 2010"),
        ("PPT 5", "Keep the roads", "Mend ten bridges, Mar 2010"),
    ]


def test_objectives_that_are_tracked_are_milestones() -> None:
    made = report("Ref\tObjective\tQ3 Progress\nFS 01a\tReport the budget, March 2010\tGreen")
    assert [(m.ref_text, m.milestone) for m in made.milestones] == [
        ("FS 01a", "Report the budget, March 2010")
    ]


def test_a_table_of_one_indicator_that_the_line_above_names() -> None:
    table = (
        "2008/09 Actual\t2009/10 Target\t2009/10 Q3\tCurrent Progress\n2,640\t2,675\t2,670\tGreen"
    )
    made = report("SCS / ERU1 Increase the number of firms", table, "Data Commentary:", "Up by 30.")
    assert [(k.ref_text, k.measure, [v.text for v in k.values]) for k in made.kpis] == [
        ("SCS / ERU1", "Increase the number of firms", ["2,640", "2,675", "2,670"])
    ]


def test_refs_in_the_first_of_two_columns_or_before_the_measure() -> None:
    two = "PI\tDescription\tTarget 2009/10\tQ3\nSC1\tBurglaries\t9.0\t4.1\nSC2\tFires\t230\t112"
    one = "Indicator\t2008/09\tTarget 2009/10\tQ3\nNI 157a Major plans in time\t71.2%\t75%\t80.0%"
    made = report("Safer places", two, "Planning", one)
    assert [(k.ref_text, k.measure) for k in made.kpis] == [
        ("SC1", "Burglaries"),
        ("SC2", "Fires"),
        ("NI 157a", "Major plans in time"),
    ]
    assert headers(made)[2] == ["actual", "target", "in_year"]


OVERVIEW = """Ref\tMeasure\t08/09 Actual\t09/10 Target\tCurrent\tDirection of Travel\tQuarterly Progress
PED01 01\tPupils expected to reach the standard\t61%\t64%\t61%\tSame\tAmber
Supporting commentary: Jo Bell
Results came in August.
PED01 02\tPoints for the best eight\t45.8\tN/A\t42.7\tWorse\tN/A"""


def test_comments_outside_the_table_speak_of_the_row_above_them() -> None:
    made = report(
        "Objective: Raise what pupils achieve (PED01)",
        OVERVIEW,
        "Supporting commentary: Val Armor / Jo Bell",
        "The scale has changed, so that years cannot be compared.",
        "PED01 03\tSchools found good\t87%\t90%\t86%\tThe two that fell will be seen again.\tWorse\tRed",
        "Supporting commentary: Two schools fell.",
    )
    assert [(k.ref_text, k.commentary_officer, k.commentary) for k in made.kpis] == [
        ("PED01 01", "Jo Bell", "Results came in August."),
        (
            "PED01 02",
            "Val Armor / Jo Bell",
            "The scale has changed, so that years cannot be compared.",
        ),
        ("PED01 03", None, "The two that fell will be seen again. Two schools fell."),
    ]
    assert made.kpis[2].progress is not None
    assert made.kpis[2].progress.text == "Red"
    assert [s.title for s in made.sections] == ["Objective: Raise what pupils achieve (PED01)"]


MONEY = """\tAnnual Budget £'000\tBudget To Date £'000\tActual To Date £'000\tVariance To Date (Overspend) £'000\tActual Including Committed Items £'000
Gross Expenditure\t\t\t\t\t
Employees\t7,422\t5,391\t5,277\t114\t5,296
Total Gross Expenditure\t7,422\t5,391\t5,277\t114\t5,296
Corporate Recharges\t\t\t\t\t
Premises\t388\t322\t322\t0\t322
Total Corporate Recharges\t388\t322\t322\t0\t322"""
CAPITAL = """\t2009/10 Capital Allocation £'000\tAllocation to Date £'000\tActual Spend to Date £'000\tAllocation Remaining £'000
Bridges\t173\t130\t122\t51"""


def test_statements_in_other_words() -> None:
    made = report(
        "7.0 Financial statement",
        "Roads Department: Revenue Budget as at 31st December 2009",
        MONEY,
        "Capital Projects as at 31st December 2009",
        CAPITAL,
    )
    found = [
        (f.statement, f.section, f.line, {a.column.value: a.text for a in f.amounts})
        for f in made.finance
    ]
    assert found[0] == (
        "Roads Department",
        "expenditure",
        "Employees",
        {
            "annual_budget": "7,422",
            "budget_to_date": "5,391",
            "actual_to_date": "5,277",
            "variance": "114",
        },
    )
    assert found[2][:3] == ("Roads Department", "recharges", "Premises")
    assert found[4] == (
        "Capital Projects",
        None,
        "Bridges",
        {"annual_budget": "173", "budget_to_date": "130", "actual_to_date": "122"},
    )
    assert [f.found for f in made.findings if f.code == "column_not_read"] == [
        "Actual Including Committed Items £'000",
        "Allocation Remaining £'000",
    ]


def test_tables_that_are_no_performance_tables_give_no_rows() -> None:
    made = report(
        "Staffing",
        "Grade\tHeadcount\tFTE\n1-4\t212\t180.5",
        "Grants",
        "Grant\t2009/10 £'000\t2010/11 £'000\nPublic Health\t8,510\t8,749",
        "Applications",
        "Applications\tQ1\tQ2\tQ3\nReceived\t147\t175\t194",
    )
    assert (made.kpis, made.milestones, made.finance) == ((), (), ())


def test_the_heading_of_an_appendix_under_a_list_of_appendices() -> None:
    made = report(
        "10.0 APPENDICES",
        "Appendix 1 - Progress against objectives\nAppendix 2 - Symbols",
        "Appendix 1: Progress against objectives",
        "Ref\tMilestone\tProgress\nBSC 1\tOpen the wing, Mar 2009\tGreen",
    )
    assert [s.title for s in made.sections] == [
        "APPENDICES",
        "Appendix 1: Progress against objectives",
    ]


def test_a_page_of_a_statement_that_has_lost_columns_is_still_read() -> None:
    rest = "A49 scheme PPT 1\t10\t5\t4\nIncome\t\t\t\nFees\t-10\t-5\t-6"
    made = report("7.0 Financial statement", "Roads Department", MONEY, rest)
    assert [f.line for f in made.finance][:3] == [
        "Employees",
        "Total Gross Expenditure",
        "Premises",
    ]


def test_a_comment_in_a_row_with_a_cell_for_its_label() -> None:
    made = report(
        "2. Performance Indicators",
        "Ref\tMeasure\t08/09 Actual\t09/10 Target\tQ3\tProgress\n"
        "LI 1\tVisits to the baths\t120\t130\t99\tGreen\n"
        "Supporting Commentary\tMore people came than we had hoped for in June.\t\t\t\t\n"
        "LI 2\tCalls answered\t95%\t96%\t91%\tRed\n"
        "Supporting Commentary\tLate.\t\t\t\t",
    )
    assert [(k.ref_text, k.commentary) for k in made.kpis] == [
        ("LI 1", "More people came than we had hoped for in June."),
        ("LI 2", "Late."),
    ]


def test_the_title_of_an_indicator_over_its_comment_is_no_comment() -> None:
    made = report(
        "2. Performance Indicators",
        "Ref\tMeasure\t08/09 Actual\t09/10 Target\tQ3\tProgress\n"
        "LI 1\tVisits to the baths\t120\t130\t99\tGreen\n"
        "LI 2\tCalls answered\t95%\t96%\t91%\tRed",
        "Supporting Commentary",
        "LI 1 – Visits to the baths",
        "More people came than we had hoped for in June.",
        "LI 2 – Calls answered",
        "Two of the staff were ill.",
    )
    assert [k.commentary for k in made.kpis] == [
        "More people came than we had hoped for in June.",
        "Two of the staff were ill.",
    ]


def test_a_head_that_runs_on_after_a_net_line_opens_its_section() -> None:
    made = report(
        "3. Financial Statement",
        "Revenue Budget as at 31 December 2009",
        "\tAnnual Budget £'000\tBudget to Date £'000\tActual to Date £'000\tVariance £'000\n"
        "Expenditure\t\t\t\t\n"
        "Employees\t900\t600\t590\t10\n"
        "Total Expenditure\t900\t600\t590\t10\n"
        "Net Operational Expenditure Recharges\t900\t600\t590\t10\n"
        "Premises Support\t30\t20\t20\t0\n"
        "Net Total Recharges\t30\t20\t20\t0\n"
        "Net Departmental Expenditure\t930\t620\t610\t10",
    )
    assert [(f.line, f.line_kind, f.section) for f in made.finance] == [
        ("Employees", "line", "expenditure"),
        ("Total Expenditure", "total", "expenditure"),
        ("Net Operational Expenditure", "net", None),
        ("Premises Support", "line", "recharges"),
        ("Net Total Recharges", "total", "recharges"),
        ("Net Departmental Expenditure", "net", None),
    ]


KEYS_OF_PEOPLE = [
    # lines of the key, the initials and names in it
    ("JB – Jo Bell, Operational Director, Roads", [("JB", "Jo Bell")]),
    ("JSB Jo Smith-Bell, Operational Director, Roads", [("JSB", "Jo Smith-Bell")]),
    ("JMc Jo McBell, Divisional Manager, Roads", [("JMc", "Jo McBell")]),
    ("BV Jo Bell, Operational Director, Roads", []),
    (
        "Initials\tName\tRole\nJB\tJo Bell\tOperational Director, Roads\n"
        "PMc\tPat McKay\tDivisional Manager, Parks",
        [("JB", "Jo Bell"), ("PMc", "Pat McKay")],
    ),
]


@pytest.mark.parametrize(("printed", "people"), KEYS_OF_PEOPLE)
def test_people_of_the_key(printed: str, people: list[tuple[str, str]]) -> None:
    made = report("8. Appendix", "Key to Operational Directors", printed)
    assert [(o.initials, o.name) for o in made.officers] == people


def test_an_objective_over_the_indicators_of_a_group_is_no_indicator() -> None:
    made = report(
        "2. Performance Indicators",
        "Ref\tMeasure\t08/09 Actual\t09/10 Target\tQ3\tProgress\n"
        "Objective: Raise what people hope for (PED01)\t\t\t\t\t\n"
        "PED01 02\tVisits to the baths\t120\t130\t99\tGreen\n"
        "PED01 03\tCalls answered\t95%\t96%\t91%\tRed",
    )
    assert [(k.ref_text, k.theme) for k in made.kpis] == [
        ("PED01 02", "Objective: Raise what people hope for (PED01)"),
        ("PED01 03", "Objective: Raise what people hope for (PED01)"),
    ]
