"""Reports as text recovered from paper: page lines between rows, labels of every kind, odd heads."""
# ruff: noqa: E501 (a printed table row is one line)

import pytest

from extract import read
from parsers import parse
from parsers.kinds import ColumnRole
from parsers.report import Report

TITLE = "Directorate Performance Overview Report\n\nReporting Period: Quarter 3, 2014/15\n\n"
KPI = "Ref\tMeasure\t13/14 Actual\t14/15 Target\tQ3\tCurrent Progress\tDirection of Travel\n"


def report(*parts: str) -> Report:
    return parse(read((TITLE + "1.0 Introduction\n\n" + "\n\n".join(parts) + "\n").encode()))


def said(made: Report) -> list[str | None]:
    return [row.commentary for row in (*made.milestones, *made.kpis)]


PAGE_LINES = [  # what stands between two pages of a table
    "Page 7",
    "Page 7 of 19",
    "Housing Services\n\nPage 7 of 19",
    "- Page 7 -",
]


@pytest.mark.parametrize("line", PAGE_LINES)
def test_a_page_line_between_rows(line: str) -> None:
    first = KPI + "HS LI1\tHomes let\t41\t40\t33\t\t\nHS LI2\tRepairs done\t612\t600\t455\t\t"
    rest = "\t\t\t\t\t\t\nHS LI3\tVisits\t12\t14\t9\t\t\n\ton the same day\t\t\t\t\t"
    made = report(first, line, rest, line.replace("7", "8"), "2.0 Summary", "All is well.")
    assert [k.ref_text for k in made.kpis] == ["HS LI1", "HS LI2", "HS LI3"]
    assert made.kpis[2].measure == "Visits on the same day"
    assert said(made) == [None, None, None]
    assert [s.title for s in made.sections] == ["Introduction", "Summary"]


def test_numbers_alone_are_page_numbers_where_they_count_upwards() -> None:
    rows = [f"HS {n}\tVisit block {n} by March 2015\tGreen" for n in range(1, 4)]
    head = "Ref\tMilestones\tQ3 Progress\n"
    made = report(head + rows[0], "6", head + rows[1], "7", head + rows[2])
    assert [m.ref_text for m in made.milestones] == ["HS 1", "HS 2", "HS 3"]
    assert said(made) == [None, None, None]
    alone = report(head + rows[0], "6")
    assert said(alone) == [None]  # a page's or not, a number says nothing of the rows
    assert alone.sections[-1].text == "6"


def test_a_name_before_the_number_of_a_page_is_a_running_line() -> None:
    rows = [f"HS {n}\tVisit block {n} by March 2015\tGreen" for n in (1, 2)]
    head = "Ref\tMilestones\tQ3 Progress\n"
    made = report(head + rows[0], "Marlbrook District Council    Page 2 of 5", head + rows[1])
    assert said(made) == [None, None]
    assert [section.title for section in made.sections] == ["Introduction"]
    assert made.front.council is not None  # where nothing else names it
    assert made.front.council.text == "Marlbrook District Council"


def test_comments_under_another_heading_name_their_rows() -> None:
    rows = "HS LI1\tHomes let\t41\t40\t33\t\t\nHS LI2\tRepairs done\t612\t600\t455\t\t"
    texts = ("HS LI2: Two fitters have left.", "HS LI1: Ten homes were shut.", "All is well.")
    made = report(KPI + rows, "3.0 Indicators below target", *texts)
    assert said(made) == ["Ten homes were shut.", "Two fitters have left."]
    assert not [f for f in made.findings if f.code == "table_not_recognised"]


def test_a_section_that_begins_otherwise_is_no_commentary() -> None:
    rows = "HS LI1\tHomes let\t41\t40\t33\t\t"
    made = report(KPI + rows, "3.0 Outlook", "Rents will rise.", "HS LI1: Ten homes were shut.")
    assert said(made) == [None]


def test_the_date_of_a_statement_before_its_unit() -> None:
    made = report(
        "4.0 What we spent",
        "Revenue outturn for the year ended 31 March 2015 (£000)",
        "Department\tRevised Budget £000\tActual Expenditure £000\tVariance £000\n"
        "People\t61,204\t62,011\t807\nPlace\t38,990\t38,102\t(888)\nTotal\t100,194\t100,113\t(81)",
    )
    assert {line.as_at_text for line in made.finance} == {"31 March 2015"}


def test_headings_beside_page_numbers_and_with_numbers_are_headings() -> None:
    parts = [
        f"Corporate Priority {n}\n\nIt was met in every one of its parts in the year, as the board heard."
        for n in (1, 2)
    ]
    again = "Page {}\n\nKey Milestones\n\nRef\tMilestones\tQ3 Progress\nHS {}\tOpen a hostel\tGreen"
    made = report(
        *parts, again.format(4, 1), "Page 5", again.format(6, 2), "Page 7", "2.0 Summary", "Well."
    )
    assert [s.title for s in made.sections][1:] == [
        "Corporate Priority 1",
        "Corporate Priority 2",
        "Key Milestones",
        "Key Milestones",
        "Summary",
    ]


def test_the_rest_of_a_milestone_on_a_line_with_tabs_on_both_sides() -> None:
    table = "Ref\tMilestones\tQ3 Progress\nHS 1\tLet 90% of the units by\t"
    made = report(table, "Page 4 of 9", "\tMarch 2015\t", "HS 1: Two are empty.")
    assert [m.milestone for m in made.milestones] == ["Let 90% of the units by March 2015"]
    assert said(made) == ["Two are empty."]


LABELS = [  # refs and measures of two rows, the comments below them -> what is said of each
    (("1A", "1B"), "1A The pool is full.\n\n1B Two are late.", ["The pool is full.", "Two are late."]),
    (("P1.1", "P1.2"), "P1.1: Full.\n\nP1.2 – Late.", ["Full.", "Late."]),
    (("3", "4"), "3: Full.\n\n4: Late.", ["Full.", "Late."]),
    (("A", "B"), "Empty shops: Two more.\n\nNew homes let in the year – Forty.", ["Two more.", "Forty."]),
    (("A", "B"), "Empty: Two more.", ["Two more.", None]),
    (("HS LI1", "HS LI2"), "HS LI1 & LI2: Both rose.", ["Both rose.", "Both rose."]),
    (("HS LI1", "HS LI2"), "HS LI1 Empty shops\n\nTwo more.\n\nHS LI2\n\nForty.", ["Two more.", "Forty."]),
    (("A", "B"), "Both are counted in June.", ["Both are counted in June."] * 2),
]  # fmt: skip


@pytest.mark.parametrize(("refs", "comments", "expected"), LABELS)
def test_comments_that_name_rows_in_their_own_words(
    refs: tuple[str, str], comments: str, expected: list[str | None]
) -> None:
    rows = f"{refs[0]}\tEmpty shops\t9\t8\t11\t\t\n{refs[1]}\tNew homes let in the year\t31\t40\t40\t\t"
    assert said(report(KPI + rows, comments)) == expected


def test_a_milestone_without_light_and_comment_is_no_comment() -> None:
    made = report(
        "Milestones\tProgress Q3\tSupporting Commentary\n"
        "Write the plan by March 2015\tGreen\tIt is out for comment.\n"
        "Look at all milestones of the service in the light of the budget. Mar 2015\t\t\n"
        "Visit ten homes by May 2015\tGreen\tSix were visited."
    )
    assert [m.milestone[:5] for m in made.milestones] == ["Write", "Look ", "Visit"]
    assert said(made) == ["It is out for comment.", None, "Six were visited."]


ACTIONS = [  # head and row of a table of actions and milestones -> ref, objective, milestone
    ("Action\tMilestone\tDue\tRAG\tUpdate", "CYP1\tOpen two centres\tMay 2015\tGreen\tOpen.", ("CYP1", None, "Open two centres")),
    ("Action\tMilestone\tDue\tRAG\tUpdate", "Help families early\tOpen two centres\tMay 2015\tGreen\tOpen.", ("", "Help families early", "Open two centres")),
    ("Project / milestone\tLead\tDue\tStatus\tProgress this quarter", "Open two centres\tA Bell\tMay 2015\tG\tThe first has been open since June.", ("", None, "Open two centres")),
]  # fmt: skip


@pytest.mark.parametrize(("head", "row", "expected"), ACTIONS)
def test_tables_of_actions(head: str, row: str, expected: tuple[str, str | None, str]) -> None:
    (milestone,) = report(f"{head}\n{row}").milestones
    assert (milestone.ref_text, milestone.objective, milestone.milestone) == expected
    assert milestone.commentary == row.split("\t")[-1]


MEASURES = [  # a measure in a table without refs -> the ref that opens it
    ("NI 152 Working age people on benefits", "NI 152"),
    ("NI 152: working age people on benefits", "NI 152"),
    ("CO2 reduction from council buildings", ""),
    ("KS2 English and Maths", ""),
]


@pytest.mark.parametrize(("measure", "ref"), MEASURES)
def test_what_opens_a_measure_is_not_always_a_ref(measure: str, ref: str) -> None:
    made = report(f"Measure\t13/14 Actual\t14/15 Target\tQ3\n{measure}\t12%\t14%\t13%")
    assert [k.ref_text for k in made.kpis] == [ref]


def test_a_theme_that_is_named_like_a_council() -> None:
    row = "A1\tCalls answered\t9\t8\t11\t\t"
    made = report("An Efficient Council", KPI + row)
    assert [k.theme for k in made.kpis] == ["An Efficient Council"]
    assert made.front.council is None


def test_numbered_priorities_are_themes() -> None:
    row = "A1\tCalls answered\t9\t8\t11\t\t"
    made = report("2.0 Priority 1: Growing the economy", KPI + row, "3.0 Other matters", KPI + row)
    assert [k.theme for k in made.kpis] == ["Priority 1: Growing the economy", None]


NOT_HEADINGS = [  # lines over a table or paragraph that head nothing
    "Table 1: Spending by directorate",
    "Figure 3 Visits to museums",
]


@pytest.mark.parametrize("line", NOT_HEADINGS)
def test_captions_are_no_headings(line: str) -> None:
    made = report(line, "Place\tVisits\nHall\t12\nBarn\t14")
    assert [s.title for s in made.sections] == ["Introduction"]


def test_a_card_and_the_sentences_under_its_labels() -> None:
    made = report(
        "SCS / SH4 (NI 32) Repeat incidents of crime",
        "2013/14 Actual\t2014/15 Target\tQ3\tCurrent Progress\tDirection of Travel\n26.1%\t27%\t25.3%\t\t",
        "Data Commentary:",
        "Counted by the Fire Service.",
        "Performance Commentary:",
        "Fewer than in any year.",
    )
    assert [(k.ref_text, k.measure) for k in made.kpis] == [
        ("SCS / SH4 (NI 32)", "Repeat incidents of crime")
    ]
    assert "Counted by the Fire Service." in (made.kpis[0].commentary or "")
    assert [s.title for s in made.sections] == ["Introduction"]


def test_measures_of_one_risk_have_its_ref() -> None:
    made = report(
        "Objective Reference\tRisk Control Measures\tProgress\tCommentary\n"
        "HS 2\tPanel looks at each budget\tGreen\tWeekly.\n"
        "\tSecond adviser appointed\tRed\tNot yet.\n"
        "HS 3\tStock kept\tGreen\t"
    )
    assert [r.ref_text for r in made.risks] == ["HS 2", "HS 2", "HS 3"]


def test_the_date_of_statements_in_the_heading_over_them() -> None:
    made = report(
        "APPENDIX 1",
        "SUMMARY OF SPENDING TO 30 SEPTEMBER 2014",
        "Housing Department",
        "\tAnnual Budget £000\tBudget To Date £000\tActual To Date £000\nEmployees\t912\t453\t441\nRents\t118\t60\t61\nNet Expenditure\t1,030\t513\t502",
    )
    assert {line.as_at_text for line in made.finance} == {"30 SEPTEMBER 2014"}


KEYS = [  # a key as text -> sign and meaning of its lines
    (
        "↑ = performance has improved; → = no change; ↓ = performance has worsened, each against last year",
        [("↑", "better"), ("→", None), ("↓", "worse")],
    ),
    ("- ✔ target met\n- ✘ target missed by more than 5%", [("✔", "achieved"), ("✘", "missed")]),
    ("- ✔ a good thing\n- ✘ a bad thing", []),
    ("- ✔ target met\n- ✔ milestone on course", []),
]


@pytest.mark.parametrize(("printed", "expected"), KEYS)
def test_keys_in_lines_and_lists(printed: str, expected: list[tuple[str, str | None]]) -> None:
    made = report("2.0 Key to symbols", printed)
    assert [(line.mark, line.meaning) for line in made.legends] == expected


def test_a_column_for_what_the_figures_say() -> None:
    made = report(
        "Ref\tMeasure\t13/14\t14/15\tTarget 14/15\tWhat the figures tell us\nA1\tVisits\t9\t8\t11\tFewer came."
    )
    assert said(made) == ["Fewer came."]
    assert [v.role for v in made.kpis[0].values] == [
        ColumnRole.ACTUAL,
        ColumnRole.ACTUAL,
        ColumnRole.TARGET,
    ]


GLUED = [  # head and rows, a tab lost -> ref, measure, values, light of the last row
    (KPI, "HS LI2 Number of visits\t12\t14\t13\tG\t", "Number of visits"),
    (KPI, "HS LI2 % of calls answered\t\t12\t14\t13\tG\t", "% of calls answered"),
    (
        KPI.replace("14/15 Target\tQ3", "14/15 Target Q3"),
        "HS LI2\tVisits\t12\t14\t13\tG\t",
        "Visits",
    ),
    (KPI.replace("Q3\tC", "Q3 C"), "HS LI2\tVisits\t12\t14\t13\tG\t", "Visits"),
    (
        "Ref\tMeasure\t13/14\t14/15\tQ3\tCurrent\tDirection\n\t\tActual\tTarget\t\tProgress\tof Travel\n",
        "HS LI2\tVisits\t12\t14\t13\tG\t",
        "Visits",
    ),
]


@pytest.mark.parametrize(("head", "row", "measure"), GLUED)
def test_cells_that_lost_the_tab_between_them(head: str, row: str, measure: str) -> None:
    kpi = report(head + "HS LI1\tNumber of plans\t1\t2\t3\tR\t\n" + row).kpis[-1]
    assert (kpi.ref_text, kpi.measure) == ("HS LI2", measure)
    assert [v.text for v in kpi.values] == ["12", "14", "13"]
    assert kpi.progress is not None
    assert kpi.progress.text == "G"


BROKEN = [  # rows of milestones whose cells break over lines -> the milestones
    ("HS1 Open it by March 2015\t\t\nHS2 Close it\tGreen", ["Open it by March 2015", "Close it"]),
    ("HS 1\tOpen it by\t\n\tMarch 2015\t", ["Open it by March 2015"]),
    ("HS 2\tClose\t\n\tit all by May 2015\tGreen", ["Close it all by May 2015"]),
    ("HS 2\tClose it.\t\n\tThen open it\tGreen", ["Close it.", "Then open it"]),
]


@pytest.mark.parametrize(("rows", "expected"), BROKEN)
def test_milestones_that_break_over_lines(rows: str, expected: list[str]) -> None:
    made = report("Ref\tMilestones\tQ3 Progress\n" + rows)
    assert [m.milestone for m in made.milestones] == expected


def test_a_measure_and_its_comment_that_both_go_on_in_the_next_line() -> None:
    made = report(
        "Ref\tMeasure\t14/15 Target\tQ3\tCommentary\n"
        "HS 1\tVisits to homes\t12\t14\tMore were made\n\tof older people\t\t\tthan in June.\nHS 2\tCalls\t2\t4\tFew."
    )
    assert [k.measure for k in made.kpis] == ["Visits to homes of older people", "Calls"]
    assert said(made) == ["More were made than in June.", "Few."]


PILES = [  # a row whose cells hold lines -> refs, measures and first values
    (
        "HS 1<br>HS 2\tVisits<br>Calls made\t1<br>2\t3<br>4\t5<br>6\t\t",
        [("HS 1", "Visits", "1"), ("HS 2", "Calls made", "2")],
    ),
    ("HS 1\tVisits<br>to homes\t1\t3\t5\t\t", [("HS 1", "Visits to homes", "1")]),
    ("HS 1\tVisits<br>(a year)\t1<br>2\t3<br>4\t5<br>6\t\t", [("HS 1", "Visits (a year)", "1 2")]),
    ("HS 1<br>HS 2\tVisits<br>to homes\t1\t3\t5\t\t", [("HS 1 HS 2", "Visits to homes", "1")]),
]


@pytest.mark.parametrize(("row", "expected"), PILES)
def test_rows_piled_up_in_one(row: str, expected: list[tuple[str, str, str]]) -> None:
    made = report(KPI + row)
    assert [(k.ref_text, k.measure, k.values[0].text) for k in made.kpis] == expected


OBJECTIVES = [  # a heading over milestones without refs -> their ref and objective
    ("Objective HS 1: To let all homes", "HS 1", "To let all homes"),
    ("Service Objective: HS 2 – To let all homes", "HS 2", "To let all homes"),
    ("Objective: To let all homes (HS3)", "HS3", "To let all homes"),
]


@pytest.mark.parametrize(("heading", "ref", "text"), OBJECTIVES)
def test_the_objective_in_a_heading(heading: str, ref: str, text: str) -> None:
    made = report(heading, "2014/15 Milestone\tQ3 Progress\nVisit ten homes by March 2015\tGreen")
    assert [(m.ref_text, m.objective_ref_text, m.objective) for m in made.milestones] == [
        (ref, ref, text)
    ]


HEADS = [  # heads of other councils' tables, a row -> ref, text
    (
        "PI Code & Short Name\t2013/14\tQ1 2014/15\t2014/15\tLatest Note\n\tValue\tValue\tTarget\t",
        "HS101 Number of voids\t21\t5\t20\tOn course.",
        ("HS101", "Number of voids"),
    ),
    (
        "Action Code\tAction Title\tDue Date\tStatus\tAssigned To\tLatest Note",
        "CP14_01\tBuild 40 homes\t31-Mar-2015\tOverdue\tJ Hall\tRoofs are on.",
        ("CP14_01", "Build 40 homes"),
    ),
]


@pytest.mark.parametrize(("head", "row", "expected"), HEADS)
def test_tables_as_performance_software_prints_them(
    head: str, row: str, expected: tuple[str, str]
) -> None:
    made = report(f"{head}\n{row}")
    found = [(k.ref_text, k.measure) for k in made.kpis]
    found += [(m.ref_text, m.milestone) for m in made.milestones]
    assert found == [expected]
    assert said(made) == [row.split("\t")[-1]]


def test_a_dash_is_no_comment() -> None:
    made = report("Ref\tMeasure\t14/15 Target\tQ3\tComments\nHS 1\tVisits\t12\t14\t-")
    assert said(made) == [None]


def test_a_head_that_a_blank_line_cuts() -> None:
    made = report(
        "Ref\tDescription\tActual 13/14\tTargets\t\n",
        "\t\t\t14/15\t15/16\nHS 1\tVisits to homes\t12\t14\t15\nHS 2\tCalls\t1\t2\t3",
    )
    assert [[v.header for v in k.values] for k in made.kpis] == [
        ["Actual 13/14", "Targets 14/15", "Targets 15/16"]
    ] * 2
    assert [v.text for v in made.kpis[0].values] == ["12", "14", "15"]


def test_frames_and_indicators_without_a_blank_line_between_them() -> None:
    frame = (
        "Corporate Priority:\tA Safer Place\t\t\t\n"
        "Service Objective:\tHS{0}: To let all homes of part {0}\t\t\t\n"
        "Key Milestones (14-15)\t• Visit ten homes by\t\t\t\n"
        "\tMarch 2015 and tell of it\t\t\t\n\tthe board\t\t\t\n"
    )
    kpis = "Ref\tDescription\tActual 13/14\tTarget 14/15\tTarget 15/16\nHS LI{0}\tVisits\t1\t2\t3\n"
    made = report(
        frame.format(1) + "Key indicators\n" + kpis.format(1) + "2. PLANNING\n" + frame.format(2)
        + "Key indicators\n" + kpis.format(2)
    )  # fmt: skip
    assert [o.ref_text for o in made.objectives] == ["HS1", "HS2"]
    assert {m.milestone for m in made.milestones} == {
        "Visit ten homes by March 2015 and tell of it the board"
    }
    assert [k.ref_text for k in made.kpis] == ["HS LI1", "HS LI2"]
    assert [s.title for s in made.sections][1:] == ["Key indicators", "PLANNING", "Key indicators"]


LONE = [  # lines with nothing but words under the measure, after a row -> the measures
    ("\tStage 4 FSM and peers\t\t\t\t\t", ["Gap at Key Stage 4 FSM and peers"]),
    ("\tOlder People\t\t\t\t\t", ["Gap at Key", "Older People"]),
    ("\tBoys\t1\t2\t3\t\t", ["Gap at Key", "Boys"]),
]


@pytest.mark.parametrize(("line", "expected"), LONE)
def test_the_rest_of_a_measure_that_begins_with_a_capital(line: str, expected: list[str]) -> None:
    made = report(KPI + "HS 1\tGap at Key\t1\t2\t3\t\t\n" + line)
    assert [k.measure for k in made.kpis] == expected


COVERS = [  # the first line of a cover -> council
    ("HALTON MOOR BOROUGH COUNCIL", "Halton Moor Borough Council"),
    ("AN EFFICIENT COUNCIL", None),
]


@pytest.mark.parametrize(("cover", "council"), COVERS)
def test_the_council_of_a_cover(cover: str, council: str | None) -> None:
    made = parse(
        read(f"{cover}\n\nPerformance Report\n\n1.0 Introduction\n\nAll is well here.\n".encode())
    )
    assert (made.front.council.text if made.front.council else None) == council


PURPOSES = [  # what a report is for -> its period
    ("To consider the 1st quarter of 2009/10 performance reports.", "first quarter of 2009/10"),
    ("To report on Quarter 3 of 2012-13.", "Quarter 3 of 2012-13"),
    ("To compare Quarter 3 of 2012-13 with Quarter 3 2011/12.", None),
    ("Fewer came than in the first quarter of 2008/09.", None),
]


@pytest.mark.parametrize(("purpose", "period"), PURPOSES)
def test_the_period_in_the_purpose_of_a_report(purpose: str, period: str | None) -> None:
    made = parse(read(f"Performance Report\n\n1.0 Introduction\n\n1.1 {purpose}\n".encode()))
    assert (made.front.period.text if made.front.period else None) == period


QUARTERS = [  # lights of three quarters -> the one that counts
    ("Green\tRed\tAmber", "Amber"),
    ("Green\tRed\t", "Red"),
]


@pytest.mark.parametrize(("lights", "expected"), QUARTERS)
def test_the_light_of_the_last_quarter(lights: str, expected: str) -> None:
    made = report(f"Ref\tMilestone\tQ1 Progress\tQ2 Progress\tQ3 Progress\nHS1\tOpen it\t{lights}")
    assert [m.progress.text for m in made.milestones if m.progress] == [expected]


def test_large_figures_alone_are_no_page_numbers() -> None:
    made = report("2.0 Results", "214", "homes were built", "350", "jobs were made in all.")
    assert "214" in made.sections[-1].text


def test_a_table_over_a_heading_and_a_wider_table_is_no_head_of_it() -> None:
    milestones = (
        "| Ref | Milestones | Q3 Progress |\n|---|---|---|\n"
        "| CE 05a | Plant woods of 200 trees in the borough by March 2015 | Green |\n"
        "| <b>Supporting Commentary</b><br>Planting takes place in the winter. | | |\n"
        "| CE 06a | Tell people what can be recycled by March 2015 | Green |"
    )
    kpis = "| Ref | Measure | 13/14 Actual | 14/15 Target | Q3 | Current Progress | Trend |\n|---|---|---|---|---|---|---|\n| CE LI 13 | Survey of parks | 100% | 92% | 93% | N/A | N/A |"
    made = report(milestones, "Key Performance Indicators", kpis)
    assert [m.ref_text for m in made.milestones] == ["CE 05a", "CE 06a"]
    assert [k.ref_text for k in made.kpis] == ["CE LI 13"]


OTHER_PAGES = [  # refs of a later page that lost its head -> the refs that are read
    (["W3", "W4"], ["W1", "W2", "W3", "W4"]),
    (["X3", "X4"], ["W1", "W2"]),
    (["W7", "W8"], ["W1", "W2"]),
]


@pytest.mark.parametrize(("refs", "read_refs"), OTHER_PAGES)
def test_a_page_without_a_head_counts_on(refs: list[str], read_refs: list[str]) -> None:
    row = "{}\tMove the depot\tOne site\tFleet Manager\tMarch 2015\tGrant"
    head = "Ref\tAction\tOutcome\tOwner\tDeadline\tResources\n"
    pages = [head + "\n".join(map(row.format, ["W1", "W2"])), "\n".join(map(row.format, refs))]
    made = report(pages[0], "Service Plan 2014-15 Waste\n6", pages[1])
    assert [m.ref_text for m in made.milestones] == read_refs
    unread = [f.code for f in made.findings if f.code == "table_not_recognised"]
    assert unread == ([] if len(read_refs) == 4 else ["table_not_recognised"])


def test_cells_that_wrap_over_rows_of_their_own() -> None:
    rows = [
        "Ref\tMilestone\tLead officer\tBy when",
        "1.1\tAdopt the Local Plan\tHead of Planning\tMarch 2015",
        "1.2\tOpen a business centre in the former\tEconomic Development\tMay 2015",
        "\tPost Office\tManager\t",
        "1.3\tBuild forty homes\tHead of Housing\tJune 2015",
        "\tof which ten are let at once\t\t",
    ]
    made = report("\n".join(rows))
    assert [(m.milestone, m.officer) for m in made.milestones] == [
        ("Adopt the Local Plan", "Head of Planning"),
        ("Open a business centre in the former Post Office", "Economic Development Manager"),
        ("Build forty homes of which ten are let at once", "Head of Housing"),
    ]


YEARS = [  # heads between measure and target -> roles of the first value
    ("2013/14\tQ1\tQ2", "actual"),
    ("2013/14 (est.)\tQ1\tQ2", "forecast"),
    ("2013/14\t2014/15 Q1\t2014/15 Q2", "actual"),
    ("2015/16\t2014/15 Q1\t2014/15 Q2", None),
]


@pytest.mark.parametrize(("heads", "role"), YEARS)
def test_a_year_alone_before_quarters(heads: str, role: str | None) -> None:
    made = report(
        f"Ref\tMeasure\t{heads}\tTarget\tStatus\nHS LI1\tHomes let\t41\t12\t13\t50\tGreen"
    )
    (kpi,) = made.kpis
    assert next((str(v.role) for v in kpi.values if v.text == "41"), None) == role


CARD = """Ref: AB LI4

Measure: Number of adults helped to live at home

13/14 Actual: 3.64
14/15 Target: 3.97
Quarter 3: 3.51

Current Progress: Amber
Supporting Commentary: {}
"""


def test_cards_whose_lines_have_no_tabs() -> None:
    made = report(CARD.format("Seven came back."), CARD.replace("LI4", "LI5").format(""))
    assert [k.ref_text for k in made.kpis] == ["AB LI4", "AB LI5"]
    assert [[v.text for v in k.values] for k in made.kpis] == [["3.64", "3.97", "3.51"]] * 2
    assert said(made) == ["Seven came back.", None]


def test_lines_with_labels_that_are_no_card() -> None:
    made = report("Title: Homes\nDate: 3 May 2014\nLead officer: Ann Bell\nTarget: all members")
    assert not made.kpis
    assert not made.milestones
