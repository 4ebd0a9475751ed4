"""Tables that a line, a page or a blank has parted, and what stands over their rows."""
# ruff: noqa: E501 (a printed table row is one line)

import pytest

from extract import read
from normalize import normalize
from parsers import parse
from parsers.kinds import SectionKind
from parsers.report import Report

TITLE = "Directorate Performance Overview Report\n\nReporting Period: Quarter 3, 2014/15\n\n"
KPI = "Ref\tMeasure\t13/14 Actual\t14/15 Target\tQ3\tCurrent Progress\tDirection of Travel\n"
MILESTONE = "Ref\tMilestones\tQ3 Progress\n"
MONEY = "\tAnnual Budget £'000\tBudget To Date £'000\tActual To Date £'000\tVariance £'000"


def report(*parts: str) -> Report:
    return parse(read((TITLE + "1.0 Introduction\n\n" + "\n\n".join(parts) + "\n").encode()))


def plan(*parts: str) -> Report:
    front = "Roads & Parks\n\nDIRECTORATE PLAN\n\nApril 2010 to March 2013\n\n1.0 Foreword\n\n"
    return parse(read((front + "\n\n".join(parts) + "\n").encode()))


LINES = [  # a statement, its lines with their amounts
    (
        f"{MONEY}\n\nExpenditure\nEmployees\t500\t400\t390\t10\nTotal Expenditure\t500\t400\t390\t10\n\nIncome\nFees\t-50\t-40\t-30\t(10)\nTotal Income\t-50\t-40\t-30\t(10)\n\nNet Expenditure\t450\t360\t360\t0\n\nRecharges\nPremises\t20\t15\t15\t0\nTotal Recharges\t20\t15\t15\t0",
        [
            ("Employees", "expenditure", ["500", "400", "390", "10"]),
            ("Total Expenditure", "expenditure", ["500", "400", "390", "10"]),
            ("Fees", "income", ["-50", "-40", "-30", "(10)"]),
            ("Total Income", "income", ["-50", "-40", "-30", "(10)"]),
            ("Net Expenditure", None, ["450", "360", "360", "0"]),
            ("Premises", "recharges", ["20", "15", "15", "0"]),
            ("Total Recharges", "recharges", ["20", "15", "15", "0"]),
        ],
    ),
    (
        "\tAnnual\nBudget\n£'000\tBudget To\nDate\n£'000\tActual\nTo Date\n£'000\tVariance\nTo Date\n(overspend)\n£'000\n\nExpenditure\nEmployees\t500\t400\t390\t10\nTotal Expenditure\t500\t400\t390\t10",
        [
            ("Employees", "expenditure", ["500", "400", "390", "10"]),
            ("Total Expenditure", "expenditure", ["500", "400", "390", "10"]),
        ],
    ),
    (
        "Directorate\tAnnual Budget £000\tForecast Outturn £000\tVariance £000\tVariance %\tRAG\nPlace\t8,450\t8,310\t(140)\t-1.7%\tGREEN",
        [("Place", None, ["8,450", "(140)"])],
    ),
]


@pytest.mark.parametrize(("statement", "expected"), LINES)
def test_statements(statement: str, expected: list[tuple[str, str | None, list[str]]]) -> None:
    made = report("CARE DEPARTMENT", "Revenue Budget as at 31st December 2014", statement)
    found = [(x.line, x.section, [a.text for a in x.amounts]) for x in made.finance]
    assert found == expected
    assert not {"Expenditure", "Income", "Recharges"} & {s.title for s in made.sections}


THREE_LINES = (
    "\tAnnual\tBudget To\tActual To\tVariance\n\tBudget\tDate\tDate\t(overspend)\n\t£'000\t£'000\t£'000\t£'000"
    "\n\nExpenditure\nEmployees\t500\t400\t390\t10\nTotal Spending\t500\t400\t390\t10"
)


def test_a_money_head_in_three_lines() -> None:
    made = report("CARE DEPARTMENT", "Revenue Budget as at 31st December 2014", THREE_LINES)
    assert [(x.line, x.section, len(x.amounts)) for x in made.finance] == [
        ("Employees", "expenditure", 4),
        ("Total Spending", "expenditure", 4),
    ]


def test_a_table_of_risks_below_a_statement_is_none_of_its_parts() -> None:
    made = report(
        "2.0 Revenue",
        f"{MONEY}\nPlace\t50\t40\t30\t10\nTotal\t50\t40\t30\t10",
        "3.0 Key Risks",
        "Ref\tRisk\tExisting controls\tLikelihood\nCR1\tLess grant\tA budget plan for four years\t3",
    )
    assert [line.line for line in made.finance] == ["Place", "Total"]
    assert [(r.ref_text, r.risk_control_measures) for r in made.risks] == [
        ("CR1", "A budget plan for four years")
    ]


ROW = "AB LI 0{}\tVisits\t5\t6\t7\tGreen\tBetter"
INDICATORS = [  # parts of a table, (ref, measure) of its indicators
    (
        [KPI + ROW.format(1), "Monitoring report\tPage 14 of 27", ROW.format(2)],
        [("AB LI 01", "Visits"), ("AB LI 02", "Visits")],
    ),
    (
        [KPI + ROW.format(1), "Page 14", KPI + ROW.format(2)],
        [("AB LI 01", "Visits"), ("AB LI 02", "Visits")],
    ),
    (
        [KPI + ROW.format(1) + "\nFair Access\nAB LI 02\n(NI 135)\tCalls\t5\t6\t7\tGreen\tBetter"],
        [("AB LI 01", "Visits"), ("AB LI 02 (NI 135)", "Calls")],
    ),
    (
        [
            KPI.strip(),
            "Corporate Health",
            "There are none here",
            "Cost & Efficiency",
            ROW.format(1),
        ],
        [("AB LI 01", "Visits")],
    ),
    (
        [
            KPI
            + "AB LI 01\tHomes let:\n\tFamilies\t5\t6\t7\tGreen\tBetter\n\tSingle people\t1\t2\t3\tRed\tWorse\nAB LI 02\tVisits\t5\t6\t7\tGreen\tBetter"
        ],
        [
            ("AB LI 01", "Homes let: Families"),
            ("AB LI 01", "Homes let: Single people"),
            ("AB LI 02", "Visits"),
        ],
    ),
    (
        [KPI + "AB LI 01\tHomes let\nFamilies\t21\tn/a\t9\tGreen\tBetter"],
        [("AB LI 01", "Homes let: Families")],
    ),
    (
        [
            KPI
            + "AB LI 05 (Former BVPI 119b)\tReaders satisfied\tN/A\nNext survey 2012/13\tN/A\t-\tN/A\tN/A"
        ],
        [("AB LI 05 (Former BVPI 119b)", "Readers satisfied")],
    ),
]


INDICATORS += [
    (
        [
            "Ref\tMeasure\t13/14\nActual\t14/15\nTarget\tQ3\tCurrent\nProgress\tDirection\nof Travel\n"
            "SCS/SH1\tIncidents\t5,508\t5,399\t4,210\n(Q3 cumulative)\tRed\tWorse\nSCS/SH6\tFires\t5\t6\t7\tGreen\tBetter"
        ],
        [("SCS/SH1", "Incidents"), ("SCS/SH6", "Fires")],
    ),
    ([KPI.replace("Ref", "Ref1") + ROW.format(1)], [("AB LI 01", "Visits")]),
]


@pytest.mark.parametrize(("parts", "expected"), INDICATORS)
def test_indicators(parts: list[str], expected: list[tuple[str, str]]) -> None:
    made = report("2.0 Performance", *parts)
    assert [(k.ref_text, k.measure) for k in made.kpis] == expected
    assert [len(k.values) for k in made.kpis] == [3] * len(expected)
    assert [s.title for s in made.sections] == ["Introduction", "Performance"]


def test_a_comment_that_ends_below_its_row_with_a_group_after_it() -> None:
    made = report(
        "2.0 Performance",
        KPI.replace("\n", "\tCommentary\n")
        + ROW.format(1)
        + "\tReported in\nquarter 4.\nService Delivery\n"
        + ROW.format(2)
        + "\tOn course.",
    )
    assert [k.commentary for k in made.kpis] == ["Reported in quarter 4.", "On course."]
    assert made.kpis[1].theme == "Service Delivery"
    assert [k.ref_text for k in made.kpis] == ["AB LI 01", "AB LI 02"]
    assert [s.title for s in made.sections] == ["Introduction", "Performance"]


def test_a_heading_with_a_number_between_two_tables_stays() -> None:
    made = report("2.0 Performance", KPI + ROW.format(1), "Priority 2", KPI + ROW.format(2))
    assert [k.theme for k in made.kpis][1] == "Priority 2"
    assert "Priority 2" in {s.title for s in made.sections}


def test_a_heading_above_the_next_page_of_a_table_stays() -> None:
    made = report("2.0 Performance", KPI + ROW.format(1), "Care Services", ROW.format(2))
    assert "Care Services" in {s.title for s in made.sections}


def test_the_words_after_the_last_row_end_its_comment() -> None:
    made = report(
        KPI.replace("\n", "\tCommentary\n")
        + ROW.format(1)
        + "\tA new survey, first\nresults come\nin quarter 4."
    )
    assert [k.commentary for k in made.kpis] == ["A new survey, first results come in quarter 4."]


QUARTILES = (
    "Ref\tDescription\tActual 08/09\tTarget 09/10\tActual 09/10\t2008/09 Quartiles (All Eng)\tTargets\n"
    "\t\t\t\t\tTop\tMiddle\tBottom\t10/11\t11/12\t12/13\n"
    "NI 168\tRoads\t2%\t2%\t1%\t4%\t5%\t8%\t3%\t6%\t7%"
)


def test_two_groups_of_columns_whose_heads_stand_side_by_side() -> None:
    (kpi,) = report(QUARTILES).kpis
    assert [(v.role, v.header, v.text) for v in kpi.values][3:] == [
        ("comparator", "2008/09 Quartiles (All Eng) Top", "4%"),
        ("comparator", "2008/09 Quartiles (All Eng) Middle", "5%"),
        ("comparator", "2008/09 Quartiles (All Eng) Bottom", "8%"),
        ("target", "Targets 10/11", "3%"),
        ("target", "Targets 11/12", "6%"),
        ("target", "Targets 12/13", "7%"),
    ]


def test_comparators_of_one_year_are_told_apart() -> None:
    rows = normalize(report(QUARTILES), document_id="doc-1")
    told = [(o.breakdown, o.value) for o in rows.observations if o.kind == "comparator"]
    assert told == [("Top", 4), ("Middle", 5), ("Bottom", 8)]


OBJECTIVES = [  # parts of a report, (objective ref, objective) of each milestone
    (
        [
            "CE 1\tIncrease participation in sport\nMilestones\tProgress\tCommentary\nOpen the gym\tGreen\tDone.\nCE 2\tRaise the use of the stadium\nMilestones\tProgress\tCommentary\nReview the plan\tRed\tLate."
        ],
        [("CE 1", "Increase participation in sport"), ("CE 2", "Raise the use of the stadium")],
    ),
    (
        ["Objective: Raise hope for all (AB01)", MILESTONE + "AB01a\tOpen it\tGreen"],
        [("AB01", "Raise hope for all")],
    ),
    (
        [
            "Ref\tObjective\nEN 1\tRedesign services for all",
            "Ref\tMilestones\tProgress\nEN 1\tOpen it\tGreen\n\tClose it\tRed\nRef\tObjective\nEN 2\tListen to people\nRef\tMilestones\tProgress\nEN 2\tAsk them\tRed",
        ],
        [
            ("EN 1", "Redesign services for all"),
            ("EN 1", "Redesign services for all"),
            ("EN 2", "Listen to people"),
        ],
    ),
    (["A theme (AB01)", MILESTONE + "AB01a\tOpen it\tGreen"], [("AB01a", None)]),
    (
        [
            "Service Plan Ref.\tObjective\t2014/15 Milestone\tProgress\tCommentary\nAB 1\tRenew the network\tBuy it, Mar 2015\tGreen\tBought.",
            "11\tQuarterly report 2014-15".replace("\t", " "),
            "Service Plan Ref.\tObjective\t2014/15 Milestone\tProgress\tCommentary\n\t\tTest it, Mar 2015\tRed\tNot yet.",
        ],
        [("AB 1", "Renew the network"), ("AB 1", "Renew the network")],
    ),
]


@pytest.mark.parametrize(("parts", "expected"), OBJECTIVES)
def test_objectives_over_milestones(
    parts: list[str], expected: list[tuple[str, str | None]]
) -> None:
    made = report("2.0 Performance", *parts)
    assert [(m.objective_ref_text, m.objective) for m in made.milestones] == expected


BROKEN = [  # rows of a table with objectives, (milestone, light) of each
    (
        "AB 1\tWaste\tHold audits. (AOF31) Mar\n2010\tRed\tNo staff.\n\t\tDraft it. Dec 2009\tGreen\tDone.",
        [("Hold audits. (AOF31) Mar 2010", "Red"), ("Draft it. Dec 2009", "Green")],
    ),
]


@pytest.mark.parametrize(("rows", "expected"), BROKEN)
def test_a_year_that_breaks_from_its_month(rows: str, expected: list[tuple[str, str]]) -> None:
    head = "Service Plan Ref.\tObjective\t2009/10 Milestone\tProgress to Date\tCommentary\n"
    made = report("2.0 Milestones", head + rows)
    found = [(m.milestone, m.progress.text) for m in made.milestones if m.progress]
    assert found == expected


def test_a_light_beside_the_end_of_a_milestone() -> None:
    made = report(MILESTONE + "CE5\tRenew it – March 2016\n\t(AOF 9)\tGreen\nCE6\tSell it\tRed")
    assert [(m.milestone, m.progress.text) for m in made.milestones if m.progress] == [
        ("Renew it – March 2016 (AOF 9)", "Green"),
        ("Sell it", "Red"),
    ]


def test_a_job_that_no_list_of_jobs_has() -> None:
    made = report("MA - Mick Andrew, Community Safety Manager")
    assert [(o.initials, o.role) for o in made.officers] == [("MA", "Community Safety Manager")]


def test_comments_whose_refs_stand_in_cells_of_their_own() -> None:
    made = report(
        MILESTONE + "AB01a\tOpen it\tGreen\nAB01b\tClose it\tRed",
        "Supporting commentary",
        "AB01a\tIt opened in May.",
        "AB01b\tIt will close in the spring.",
    )
    assert [m.commentary for m in made.milestones] == [
        "It opened in May.",
        "It will close in the spring.",
    ]


def test_a_comment_whose_sentence_begins_with_two_refs_speaks_of_both() -> None:
    made = report(
        MILESTONE + "AB01a\tOpen it\tGreen\nAB01b\tClose it\tRed\nAB01c\tSell it\tRed",
        "Supporting commentary: AB01a and AB01b were finished on time.",
    )
    both = "AB01a and AB01b were finished on time."
    assert [m.commentary for m in made.milestones] == [both, both, None]


def test_a_frame_whose_parts_are_tables_of_their_own() -> None:
    made = plan(
        "1. Roads",
        "Corporate Priority:\tUrban Renewal\nKey Area Of Focus:\tAOF 11 To keep roads safe",
        "Service Objective:\tHTL 1 The crossing - Complete the procurement",
        "Key Milestone(s) (10/11)\t• End the inquiry. June 2010\nKey Milestone(s) (11/12)\t• Close the deal. Oct 2011\nRisk Assessment\tInitial\tHigh\tLinked Indicators\tNI 167\n\tResidual\tLow\nResponsible Officer:\tHead of Roads",
    )
    (objective,) = made.objectives
    assert (objective.ref_text, objective.objective, objective.corporate_priority) == (
        "HTL 1",
        "The crossing - Complete the procurement",
        "Urban Renewal",
    )
    assert (objective.risk_initial, objective.linked_indicators) == ("High", "NI 167")
    assert [(m.ref_text, m.milestone) for m in made.milestones] == [
        ("HTL 1", "End the inquiry. June 2010"),
        ("HTL 1", "Close the deal. Oct 2011"),
    ]


def test_the_line_above_the_title_of_a_plan_names_the_directorate() -> None:
    made = plan("All is well here.")
    assert made.front.directorate is not None
    assert made.front.directorate.text == "Roads & Parks"
    assert "directorate" in dict(made.front.inferred)


def test_who_signs_the_foreword() -> None:
    made = plan("All is well here.\n\nJo Bell\nStrategic Director\nRoads & Parks")
    assert [(o.initials, o.name, o.role, o.service) for o in made.officers] == [
        (None, "Jo Bell", "Strategic Director", "Roads & Parks")
    ]


def test_an_appendix_with_its_title_on_the_next_line() -> None:
    made = report(
        "2.0 More",
        "It is told below.",
        "APPENDIX A",
        "OBJECTIVES & INDICATORS",
        KPI + ROW.format(1),
    )
    last = made.sections[-1]
    assert (last.title, last.level, last.kind) == (
        "APPENDIX A OBJECTIVES & INDICATORS",
        1,
        SectionKind.APPENDIX,
    )


def test_the_name_of_the_service_under_each_appendix_is_no_section() -> None:
    made = report(
        "2.0 Appendices",
        "Appendix 1- Progress against Milestones\nAppendix 2- Progress against Indicators",
        "APPENDIX ONE – PROGRESS AGAINST MILESTONES\nIT Services",
        MILESTONE + "AB1\tOpen it\tGreen",
        "APPENDIX TWO – PROGRESS AGAINST INDICATORS\nIT Services",
        KPI + ROW.format(1),
    )
    assert [s.title for s in made.sections] == [
        "Introduction",
        "Appendices",
        "APPENDIX ONE – PROGRESS AGAINST MILESTONES",
        "APPENDIX TWO – PROGRESS AGAINST INDICATORS",
    ]


def test_headings_in_small_letters_below_headings_in_capitals() -> None:
    made = report(
        "2.0 Key Developments",
        "CARE SERVICES\n\nBetter Care Fund\nThe plan was sent in.\n\nPUBLIC HEALTH\n\nHealth Checks\nThey are run by doctors.",
    )
    assert [(s.title, s.level) for s in made.sections[2:]] == [
        ("CARE SERVICES", 2),
        ("Better Care Fund", 3),
        ("PUBLIC HEALTH", 2),
        ("Health Checks", 3),
    ]


def test_initials_that_close_a_comment_lead_no_section() -> None:
    made = report(
        "2.0 News\n\nAll is well here. (TC)",
        "Objective: Raise hope for all (AB01)",
        KPI + ROW.format(1) + "\nSupporting commentary: Watched by managers (TC)",
        "TC – Tess Cole, Operational Director, Families",
    )
    leads = {s.title: s.lead_officer for s in made.sections}
    assert leads["News"] == "TC"
    assert leads["Objective: Raise hope for all (AB01)"] is None


def test_initials_printed_with_a_blank() -> None:
    made = report(
        "2.0 Key Developments\n\n2.1 Schools (A Mc)\n\nAll is well here.",
        "AMc – Ann McKay, Operational Director, Schools",
    )
    assert [(s.title, s.lead_officer) for s in made.sections][-1] == ("Schools", "A Mc")


def test_a_deadline_in_the_target_column_of_an_equality_action() -> None:
    made = report(
        "High Priority Actions\tTarget\tResp. Officer\tProgress\nFit hearing loops\tMarch 2012\tJo Bell\tGreen"
    )
    assert [(a.due_text, a.officer) for a in made.equality_actions] == [("March 2012", "Jo Bell")]


def test_a_key_that_names_its_pictures() -> None:
    made = report(
        "Progress\tObjective\nGreen\t[tick]\tIndicates that it is on course to be achieved.\n"
        "Amber\tU\tIndicates that it is uncertain."
    )
    assert [legend.mark for legend in made.legends] == ["Green [tick]", "Amber U"]
