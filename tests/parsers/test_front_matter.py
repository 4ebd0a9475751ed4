"""Title blocks of several councils and years: what is printed, and what it yields."""

import datetime as dt

import pytest

from extract import read
from extract.pdf import read_pdf
from normalize import normalize
from normalize.rows import DocumentRow
from parsers import parse
from tests.extract.pdf_paper import Paper, pdf
from tests.parsers.drawn_tables import each, table

BODY = "\n\n1.0 Introduction\n\nThis report gives an account of the period under review.\n"

CASES = [
    (
        "a title under its own label, with the period in it",
        "Report to:\tCabinet\nDate:\t15 February 2018\n"
        "Title:\tPerformance and Financial Monitoring Report – Quarter 3 2017/18",
        {
            "title": "Performance and Financial Monitoring Report – Quarter 3 2017/18",
            "plan_year": "2017-18",
            "quarter": 3,
        },
    ),
    (
        "a title under its own label that says what the document is",
        "Title: Directorate Performance Overview Report\n\n"
        "Reporting Period: Quarter 4 Period 1st January 2013 to 31st March 2013",
        {
            "document_type": "directorate_performance_overview_report",
            "title": "Directorate Performance Overview Report",
        },
    ),
    # id, title block, expected fields
    (
        "departmental, ordinals split, year printed once",
        "Departmental Quarterly Monitoring Report\n\nDirectorate: Policy & Resources\n\n"
        "Department: Policy, Planning & Transportation\n\n"
        "Period: Quarter 2 - 1 st July – 30 th September 2011",
        {
            "document_type": "departmental_monitoring_report",
            "directorate": "Policy & Resources",
            "service": "Policy, Planning & Transportation",
            "plan_year": "2011-12",
            "quarter": 2,
            "period_start": dt.date(2011, 7, 1),
            "period_end": dt.date(2011, 9, 30),
        },
    ),
    (
        "no separator after the quarter",
        "Directorate Performance Overview Report\n\n"
        "Reporting Period: Quarter 4 Period 1st January 2013 to 31st March 2013",
        {
            "document_type": "directorate_performance_overview_report",
            "plan_year": "2012-13",
            "quarter": 4,
            "period_start": dt.date(2013, 1, 1),
        },
    ),
    (
        "a priority in place of a directorate",
        "Priority Based Report\n\nPriority: Children and Young People\n\n"
        "Reporting Period: Quarter 2, Period 01 July 2014 – 30 September 2014",
        {"document_type": "thematic_performance_report", "plan_year": "2014-15", "quarter": 2},
    ),
    (
        "an appendix only named in the title block does not end it",
        "DIRECTORATE BUSINESS PLAN\n\nAppendix A: Objectives and Performance Indicators\n\n"
        "April 2015 to March 2018\n\n1.0 Foreword\n\nThis plan says what we mean to do.\n",
        {"document_type": "directorate_plan", "plan_years": "2015-16; 2016-17; 2017-18"},
    ),
    (
        "a plan of three years, its directorate on a line of its own",
        "Children & Enterprise Directorate\n\nDIRECTORATE BUSINESS PLAN\n\n"
        "April 2015 to March 2018",
        {
            "document_type": "directorate_plan",
            "directorate": "Children & Enterprise Directorate",
            "plan_year": "2015-16",
            "plan_years": "2015-16; 2016-17; 2017-18",
            "quarter": None,
            "period_end": dt.date(2018, 3, 31),
        },
    ),
    (
        "the years of a strategy in the title are not the period",
        "The Sustainable Community Strategy 2011 – 2016 Year-End Progress Report\n\n"
        "01st April 2013 – 31st March 2014",
        {"plan_year": "2013-14", "period_start": dt.date(2013, 4, 1)},
    ),
    (
        "the quarter in the title only",
        "QUARTER 2 PERFORMANCE REPORT 2009/10",
        {"document_type": "corporate_performance_report", "plan_year": "2009-10", "quarter": 2},
    ),
    (
        "a whole year",
        "COUNCIL PERFORMANCE REPORT 2010/2011",
        {"document_type": "corporate_performance_report", "plan_year": "2010-11", "quarter": None},
    ),
    (
        "a day that does not exist: the quarter decides",
        "Directorate Performance Overview Report\n\n"
        "Reporting Period: Quarter 1, 1st April 2013 – 31st June 2013",
        {"plan_year": "2013-14", "quarter": 1, "period_end": dt.date(2013, 6, 30)},
    ),
    (
        "letters printed twice",
        "DDiirreeccttoorraattee PPeerrffoorrmmaannccee OOvveerrvviieeww RReeppoorrtt\n\n"
        "Reporting Period: Quarter 1 – 1st April 2015 – 30th June 2015",
        {"document_type": "directorate_performance_overview_report", "quarter": 1},
    ),
    (
        "the service on the cover of its plan",
        "HEALTH & COMMUNITY DIRECTORATE\n\nOLDER PEOPLE’S SERVICE\n\nSERVICE PLAN\n\n"
        "April 2009 to March 2012",
        {
            "document_type": "directorate_plan",
            "directorate": "HEALTH & COMMUNITY DIRECTORATE",
            "service": "OLDER PEOPLE’S SERVICE",
        },
    ),
    (
        "a committee's cover report",
        "REPORT TO:\tHealth Board\nDATE:\t3 <sup>rd</sup> November 2008\n"
        "REPORTING OFFICER:\tStrategic Director\nSUBJECT:\tQuarter 2 Monitoring 2008/09",
        {
            "document_type": "committee_report",
            "title": "Quarter 2 Monitoring 2008/09",
            "report_date": dt.date(2008, 11, 3),
            "quarter": 2,
        },
    ),
]


def front(block: str) -> DocumentRow:
    return normalize(parse(read((block + BODY).encode())), document_id="doc-1").document


@pytest.mark.parametrize(("name", "block", "expected"), CASES, ids=[c[0] for c in CASES])
def test_title_blocks(name: str, block: str, expected: dict[str, object]) -> None:
    found = front(block)
    assert {field: getattr(found, field) for field in expected} == expected, name


@pytest.mark.parametrize(
    "opening",
    [
        "Agenda item\n\nThe Board considered a report on progress in quarter four of 2011-12.",
        "At a meeting held on Monday 18 November 2013\n\nPresent: Councillors Dunmore and Askew",
        "Minutes of the Policy and Performance Board\n\nThe Board received a monitoring report.",
    ],
)
def test_minutes_of_a_board_are_not_reports(opening: str) -> None:
    report = parse(read(opening.encode()))
    assert report.front.document_type == "minutes"


def whole(text: str) -> DocumentRow:
    return normalize(parse(read(text.encode())), document_id="doc-1").document


def test_an_extract_keeps_the_name_of_its_service() -> None:
    block = "Departmental Quarterly Monitoring Report\n\nDepartment: Planning & Roads (Extract)\n\n"
    found = whole(f"{block}Period: Quarter 2 - 1st July – 30th September 2011{BODY}")
    assert found.service == "Planning & Roads"


@pytest.mark.parametrize(
    ("opening", "document_type"),
    [
        (
            "This report gives an overview of issues and progress within the Directorate.",
            "directorate_performance_overview_report",
        ),
        ("It covers services within the remit of the Roads Board.", "thematic_performance_report"),
        ("It covers the summer.", "other"),
    ],
)
def test_without_a_title_the_introduction_tells_the_document(
    opening: str, document_type: str
) -> None:
    block = "Reporting Period: Quarter 1 – 1st April 2019 – 30th June 2019\n\n1.0 Introduction\n\n"
    found = whole(f"{block}{opening} It was written in July for the members of the board.\n")
    assert found.document_type == document_type


def test_a_list_of_indicators_is_for_the_years_of_its_targets() -> None:
    table = "Ref\tIndicator\t2010/11 Target\t2011/12 Target\nLI 3\tJobs created\t20\t30"
    found = whole(f"COUNCIL PLAN – Key Indicators & Targets\n\nWealthier Theme\n\n{table}\n")
    assert (found.document_type, found.plan_years) == ("indicator_list", "2010-11; 2011-12")


def test_a_period_of_the_year_is_a_month() -> None:
    found = whole(f"Corporate Performance Report\n\nPeriod 9 2013/14{BODY}")
    assert (found.period_start, found.plan_year) == (dt.date(2013, 12, 1), "2013-14")


def test_a_title_over_what_a_performance_system_says_of_its_print() -> None:
    paper = Paper()
    paper.text(40, 40, "Eldermere Borough Council", font="B")
    paper.text(40, 64, "Corporate Plan Performance Indicators", font="B", size=16)
    paper.text(40, 82, "Report Type: PIs Report")
    paper.text(40, 96, "Generated on: 19 May 2014")
    paper.text(40, 130, "Priority 1: Safe and clean", font="B", size=12)
    rows = [
        each("Code", "Short Name", "2013/14 Value", "Target", "Status"),
        each("A1", "Homes let", "45", "44", "Green"),
        each("A2", "Shops let", "11", "14", "Red"),
    ]
    table(paper, [40, 100, 220, 320, 400, 480], rows, top=150)
    made = parse(read_pdf(pdf(paper), sha256="abc"))
    assert made.front.title is not None
    assert made.front.report_date is not None
    assert made.front.title.text == "Corporate Plan Performance Indicators"
    assert made.front.report_date.text == "19 May 2014"
    assert [s.title for s in made.sections] == ["Priority 1: Safe and clean"]
