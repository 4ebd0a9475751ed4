"""Whose a comment is, and which row a line is part of, in layouts that print it oddly."""
# ruff: noqa: E501 (a printed table row is one line)

from dataclasses import replace

import pytest

from extract import read
from extract.document import Mark, MarkKind
from extract.places import NOWHERE
from parsers import parse
from parsers.grid import BLANK, Slot, same_fill
from parsers.phrases import is_amount
from parsers.report import Report

TITLE = "Directorate Performance Overview Report\n\nReporting Period: Quarter 3, 2014/15\n\n"
KPI = "Ref\tMeasure\t13/14 Actual\t14/15 Target\tQ3\tCurrent Progress\tDirection of Travel\n"
MILESTONE = "Ref\tMilestones\tQ3 Progress\n"


def report(*parts: str) -> Report:
    return parse(read((TITLE + "1.0 Introduction\n\n" + "\n\n".join(parts) + "\n").encode()))


CARD = "Ref:\tAB LI {0}\nMeasure:\tDays lost in team {0}\n14/15 Target:\t9\nQ3:\t8\n{1}\n\n"
CARDS = ("Supporting Commentary:\tTwo were away.", "Supporting Commentary:\t", "")
ROWS = ("Supporting Commentary: Two were away.", "Supporting Commentary:", "")


@pytest.mark.parametrize("labels", [CARDS, ROWS], ids=["cell", "line"])
def test_a_blank_label_is_no_heading(labels: tuple[str, ...]) -> None:
    made = report("2.0 Performance", *(CARD.format(n, label) for n, label in enumerate(labels, 1)))
    assert [section.title for section in made.sections] == ["Introduction", "Performance"]
    assert [kpi.commentary for kpi in made.kpis] == ["Two were away.", None, None]


def test_a_label_over_paragraphs_is_their_heading() -> None:
    rows = "AB 01a\tReport the plan\tGreen\nAB 01b\tSet the budget\tGreen"
    made = report("2.0 Milestones", MILESTONE + rows, "Supporting Commentary:", "AB 01b: Late.")
    assert [section.title for section in made.sections][2:] == ["Supporting Commentary:"]


COMMENTS = [  # comments under milestones AB 01a, AB 01b -> what each is said of
    (
        "The plan went to the board in November (AB 01a).\n\nAB 01b: On course.",
        ["The plan went to the board in November (AB 01a).", "On course."],
    ),
    ("AB 01: Both are late.", ["Both are late.", "Both are late."]),
    ("AB 01b: Late.", [None, "Late."]),
]


@pytest.mark.parametrize(("printed", "expected"), COMMENTS)
def test_whose_comment(printed: str, expected: list[str | None]) -> None:
    rows = "AB 01a\tReport the plan\tGreen\nAB 01b\tSet the budget\tGreen"
    made = report(MILESTONE + rows, "Supporting Commentary", printed)
    assert [m.commentary for m in made.milestones] == expected
    assert not made.findings


def test_a_ref_printed_once_for_two_milestones() -> None:
    made = report(MILESTONE + "AB 1\tOpen it\tGreen\n\tPaint it\tRed\nAB 2\tClose it\tGreen")
    assert [m.ref_text for m in made.milestones] == ["AB 1", "AB 1", "AB 2"]


def test_a_comment_under_a_row_whose_last_cells_are_blank() -> None:
    made = report(
        KPI
        + "AB LI 03\tStarts on the scheme\tNorth – 1,057 South – 828\t735\tNorth – 207 South – 186\n"
        "Supporting commentary: Referrals to both fall.\nAB LI 04\tPay\t£412\t£420\t£431"
    )
    assert [v.text for v in made.kpis[0].values][-1] == "North – 207 South – 186"
    assert made.kpis[0].commentary == "Referrals to both fall."


NUMBERED = [  # a numbered line -> whether it is a heading
    ("2.1 The base was set at 31,500 for the year. (ED)", False),
    ("2.1 The base was set at 31,500 for the year. (E Dw)", False),
    ("2.1 Council tax base (ED)", True),
]


@pytest.mark.parametrize(("line", "heads"), NUMBERED)
def test_a_numbered_paragraph_with_initials(line: str, heads: bool) -> None:
    made = report("2.0 Key Developments", line, "Words of it follow here and end with a stop.")
    assert ("2.1" in [s.number for s in made.sections]) is heads


SIGNED = [  # who is who: lines, (initials, name)
    (["A Mc – Ann Moore, Operational Director, Schools"], [("AMc", "Ann Moore")]),
    (["Ian Reed\nStrategic Director – Policy & Resources\n2.0 Introduction"], [(None, "Ian Reed")]),
]


@pytest.mark.parametrize(("lines", "people"), SIGNED)
def test_who_is_who(lines: list[str], people: list[tuple[str | None, str]]) -> None:
    made = report("1.1 Foreword", "The year was hard.", *lines)
    assert [(o.initials, o.name) for o in made.officers] == people


AMOUNTS = [("£000", False), ("£000s", False), ("£'000", False), ("000", True), ("£1,000", True)]


@pytest.mark.parametrize(("text", "amount"), AMOUNTS)
def test_the_unit_of_a_column_is_no_amount(text: str, amount: bool) -> None:
    assert is_amount(text) is amount


def test_a_fill_that_a_page_foot_cuts_in_two() -> None:
    def filled(colour: str, kind: MarkKind = MarkKind.FILL) -> Slot:
        return replace(BLANK, marks=(Mark(kind, NOWHERE, (colour,)),))

    assert same_fill(filled("green"), filled("green"))
    assert not same_fill(filled("green"), filled("red"))
    assert not same_fill(filled("green"), filled("green", MarkKind.DRAWING))
    assert not same_fill(BLANK, BLANK)


def test_the_rest_of_a_comment_in_a_row_of_its_own() -> None:
    made = report(
        "Milestones\tQ3 Progress\tSupporting Commentary\n"
        "Open the sidings by March 2015\tRed\tLand was not bought.\n\t\tA plan goes to the board.\n"
        "Start on site, March 2015\tGreen\tStarted."
    )
    said = [m.commentary for m in made.milestones]
    assert said == ["Land was not bought. A plan goes to the board.", "Started."]


def test_a_statement_in_a_group_of_an_appendix() -> None:
    made = report(
        "Appendix 7 – Tables",
        "HEALTH & COMMUNITY – CULTURE & LEISURE",
        "Revenue Budget as at 30th September 2009",
        "\tAnnual Budget\tBudget to Date\tActual to Date\tVariance\n\t£000\t£000\t£000\t£000\n"
        "Expenditure\nEmployees\t4,951\t2,461\t2,412\t49\nTotal Expenditure\t4,951\t2,461\t2,412\t49",
    )
    kinds = {section.title: section.kind for section in made.sections}
    assert kinds["HEALTH & COMMUNITY – CULTURE & LEISURE"] == "finance"
    assert [line.line for line in made.finance] == ["Employees", "Total Expenditure"]


def test_a_directorate_named_in_the_title() -> None:
    text = (
        "Performance Overview Report - Communities Directorate\n\n"
        "Reporting Period: Quarter 1, 2013/14\n\n1.0 Introduction\n\nThis report tells of the period.\n"
    )
    front = parse(read(text.encode())).front
    assert front.directorate is not None
    assert front.directorate.text == "Communities Directorate"


def test_a_milestone_that_a_running_line_cuts() -> None:
    made = report(
        MILESTONE + "AB 4\tLet the contract (March 2013) and evaluate it by\n"
        "QMR Overview Report Q3 2014-15\tPage 9 of 27\n\tJune 2013\tAmber\nAB 5\tClose it\tGreen"
    )
    found = [(m.ref_text, m.milestone, m.progress and m.progress.text) for m in made.milestones]
    assert found == [
        ("AB 4", "Let the contract (March 2013) and evaluate it by June 2013", "Amber"),
        ("AB 5", "Close it", "Green"),
    ]
