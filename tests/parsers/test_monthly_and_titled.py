"""Scorecards with months as columns, status beside progress, titles and captions in plain forms."""

import datetime as dt

import pytest

from extract import read
from extract.pdf import read_pdf
from normalize import normalize
from normalize.rows import Rows
from parsers import parse
from parsers.report import Report
from tests.extract.pdf_paper import Paper, pdf
from tests.parsers.drawn_tables import each, table

SCORECARD_XS: list[float] = [40, 80, 230, 285, 340, 375, 410, 445, 490, 540]


def report(*papers: Paper) -> Report:
    return parse(read_pdf(pdf(*papers), sha256="abc"))


def rows_of(*papers: Paper) -> Rows:
    return normalize(report(*papers), document_id="doc-x")


def text_report(text: str) -> Report:
    return parse(read(text.encode()))


def test_months_as_columns_of_a_scorecard_and_the_year_to_date() -> None:
    paper = Paper()
    paper.text(40, 40, "Corporate Scorecard", size=20, font="B")
    paper.text(40, 60, "December 2010 (months 1 to 9 of 2010/11)")
    heads = ("Ref", "Indicator", "2009/10\nOutturn", "2010/11\nTarget", "Oct", "Nov", "Dec", "YTD")
    rows = [
        each(*heads, "RAG"),
        each("CA1", "Calls answered", "78%", "80%", "81%", "79%", "74%", "80%", "G"),
        each("CA2", "Complaints received", "41", "36", "3", "2", "6", "29", "R"),
    ]
    table(paper, SCORECARD_XS, rows, size=8)
    made = rows_of(paper)
    document = made.document
    assert (document.plan_year, document.quarter) == ("2010-11", 3)
    assert (document.period_start, document.period_end) == (
        dt.date(2010, 4, 1),
        dt.date(2010, 12, 31),
    )
    told = [(o.period, o.period_end, o.coverage, o.value) for o in made.observations[2:6]]
    assert told == [
        ("2010-10", dt.date(2010, 10, 31), "unknown", 81),
        ("2010-11", dt.date(2010, 11, 30), "unknown", 79),
        ("2010-12", dt.date(2010, 12, 31), "unknown", 74),
        ("2010-11 Q3", dt.date(2010, 12, 31), "year_to_date", 80),
    ]


def test_a_month_alone_or_out_of_order_is_no_column_of_the_year() -> None:
    text = "Ref\tIndicator\t2010/11 Target\tMay\tMarch\nCA1\tCalls answered\t80%\t81%\t79%\n"
    (kpi,) = text_report(f"Corporate Scorecard 2010/11\n\n{text}").kpis
    assert [value.header for value in kpi.values] == ["2010/11 Target"]


def test_of_status_and_progress_the_one_in_sentences_is_the_commentary() -> None:
    heads = "No.\tAction\tTimescale\tStatus\tProgress"
    rows = [
        "1.1\tServe the flats\tMay 2008\tCompleted\tAll the flats have been served since May.",
        "1.2\tBuy two sweepers\tJune 2008\tOn track\tThe order was placed in the first week.",
    ]
    made = text_report("\n".join(["Service Plan 2008/09", "", heads, *rows]))
    assert [(m.progress.text, m.commentary) for m in made.milestones if m.progress] == [
        ("Completed", "All the flats have been served since May."),
        ("On track", "The order was placed in the first week."),
    ]


PERIODS = [
    (("Service Plan 2008/09", "Report to 31 December 2008 (third quarter)"), "2008-09", 3),
    (("Corporate Performance Report", "Quarter 2", "2013/14"), "2013-14", 2),
    (("Corporate Performance Report", "Quarter 2", "Plan 2011-2015"), None, 2),
    (("Performance Report (for 2012/13)", "To the Cabinet"), "2012-13", None),
]


@pytest.mark.parametrize(("lines", "year", "quarter"), PERIODS)
def test_a_quarter_has_the_year_of_its_line_or_of_the_only_other(
    lines: tuple[str, ...], year: str | None, quarter: int | None
) -> None:
    body = "1.0 Introduction\n\nThis report gives an account of the period under review.\n"
    made = normalize(text_report("\n\n".join([*lines, body])), document_id="doc-x")
    document = made.document
    assert (document.plan_year, document.quarter) == (year, quarter)
    assert not (document.period_text or "").endswith(")") or "(" in (document.period_text or "")


def titled(title: str) -> Paper:
    paper = Paper()
    paper.text(50, 60, "Ryedene Borough Council", size=18, font="B")
    paper.text(50, 90, title, size=17, font="B")
    paper.text(50, 110, "Quarter 2 2018/19 (1 July to 30 September 2018)")
    paper.text(50, 140, "1. Introduction", size=13, font="B")
    paper.text(50, 160, "This report says how far each of the works of the plan has come by now.")
    return paper


@pytest.mark.parametrize("title", ["Plan Milestones and Risks", "Organisational Health Check"])
def test_a_title_of_no_known_words_is_the_largest_line_over_the_period(title: str) -> None:
    made = rows_of(titled(title))
    document = made.document
    assert (document.title, document.plan_year, document.quarter) == (title, "2018-19", 2)
    assert "title: the line of the title block in the largest type" in (document.inferred or "")
    assert [section.title for section in made.sections] == ["Introduction"]


def test_a_council_named_in_capitals_alone() -> None:
    text = (
        "STOKE-ON-TRENT CITY COUNCIL\n\nREPORT TO: Cabinet\n\n1.0 Introduction\n\nAll was done.\n"
    )
    council = text_report(text).front.council
    assert council is not None
    assert council.text == "Stoke-on-Trent City Council"


MONEY_XS: list[float] = [40, 200, 290, 380, 470, 550]
MONEY = each("Service", "Annual Budget\n£000", "Budget to Date\n£000", "Actual to Date\n£000",
             "Variance\n£000")  # fmt: skip


def test_a_numbered_caption_names_a_statement_that_goes_on_under_its_heads() -> None:
    upper, lower = Paper(), Paper()
    upper.text(40, 60, "3.0 Revenue budget", font="B", size=13)
    upper.text(40, 90, "Table 1: Net spending by service to 30 September 2011", font="B")
    table(upper, MONEY_XS, [MONEY, each("Leisure", "2,880", "1,512", "1,476", "(36)")])
    table(lower, MONEY_XS, [MONEY, each("Planning", "1,952", "944", "884", "(60)")], top=50)
    made = report(upper, lower)
    assert [s.title for s in made.sections] == ["Revenue budget"]
    name = "Table 1: Net spending by service"
    assert [(x.statement, x.as_at_text) for x in made.finance] == [(name, "30 September 2011")] * 2


YEARS = [
    ("2012/13\t2013/14\tTarget", ["actual", "actual", "target"]),
    ("2013/14\tTarget", ["actual", "target"]),
    ("Target\t2013/14\t2014/15", ["target"]),
    ("2012/13\tActual\tTarget", ["actual", "target"]),
    ("2013/14\t2012/13\tTarget", ["target"]),
    ("2012/13\tQ1 2012/13\tQ1 2013/14\tTarget", ["actual", "in_year", "in_year", "target"]),
    ("2013/14\tQ1 2012/13\tQ1 2013/14\tTarget", ["in_year", "in_year", "target"]),
]


@pytest.mark.parametrize(("heads", "roles"), YEARS)
def test_years_alone_before_a_target_without_one(heads: str, roles: list[str]) -> None:
    row = "\t".join(f"1{n}" for n in range(heads.count("\t") + 1))
    (kpi,) = text_report(f"Annual Report 2013/14\n\nMeasure\t{heads}\nVisits\t{row}\n").kpis
    assert [str(value.role) for value in kpi.values] == roles


GREEN, RED = (0.1, 0.5, 0.2), (0.8, 0.1, 0.1)
INKED = [
    ("Visits", "1,412", "On target", GREEN),
    ("Calls", "84%", "Missed", RED),
    ("Waits", "12", "On target", GREEN),
]


def test_words_in_the_colours_of_lights_are_lights_whatever_their_head() -> None:
    paper = Paper()
    paper.text(40, 40, "Annual Performance Report 2013/14", size=16)
    rows = [each("Measure", "2013/14", "Target", "Result")]
    rows += [each(name, value, value) for name, value, _, _ in INKED]
    table(paper, [40, 200, 270, 340, 420], rows, top=60)
    for number, (_, _, word, colour) in enumerate(INKED):
        paper.stroke(340, 90 + 30 * number, 420, 90 + 30 * number)
        paper.text(344, 102 + 30 * number, word, colour=colour)
    paper.grid([340, 420], [90, 120, 150, 180])
    assert [k.progress for k in rows_of(paper).kpis] == ["green", "red", "green"]


def test_a_row_in_red_from_end_to_end_is_no_light() -> None:
    paper = Paper()
    paper.text(40, 40, "Annual Performance Report 2013/14", size=16)
    heads = each("Measure", "2013/14 Actual", "Target", "Progress")
    table(paper, [40, 200, 270, 340, 420], [heads, each("Visits", "1,412", "1,400", "On target")])
    for x, word in ((44, "Calls"), (204, "84%"), (274, "90%"), (344, "On target")):
        paper.text(x, 172, word, colour=RED)
    paper.grid([40, 200, 270, 340, 420], [160, 190])
    assert [k.progress for k in rows_of(paper).kpis] == ["other", "other"]


INDICATORS = [each("Measure", "Q1", "Target"), each("Visits", "4", "5"), each("Calls", "7", "8")]


def test_the_caption_of_the_next_table_is_no_comment_on_this_one() -> None:
    paper = Paper()
    paper.text(40, 40, "Performance Report Quarter 1 2013/14", size=16)
    end = table(paper, [40, 200, 280, 360], INDICATORS, top=60)
    paper.text(40, end + 20, "Table 2: Net spending by service to 30 June 2013")
    table(paper, MONEY_XS, [MONEY, each("Leisure", "2,880", "912", "876", "(36)")], top=end + 30)
    made = report(paper)
    assert [kpi.commentary for kpi in made.kpis] == [None, None]
    assert [line.statement for line in made.finance] == ["Table 2: Net spending by service"]


def test_a_paragraph_under_two_tables_side_by_side_is_about_neither_alone() -> None:
    paper = Paper()
    paper.text(40, 40, "Performance Report Quarter 1 2013/14", size=16)
    end = table(paper, [40, 160, 210, 280], INDICATORS, top=60)
    table(paper, [310, 430, 480, 550], INDICATORS, top=60)
    said = "Visits fell at the baths and rose elsewhere, while calls were answered sooner."
    paper.text(40, end + 24, said)
    made = report(paper)
    assert [kpi.commentary for kpi in made.kpis] == [None] * 4
