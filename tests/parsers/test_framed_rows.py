"""Objective frames whose labels and texts share a cell, with the years side by side."""

from extract.pdf import read_pdf
from parsers import parse
from parsers.report import Report
from tests.extract.pdf_paper import Paper, pdf
from tests.parsers.drawn_tables import Cell, each, table

XS: list[float] = [50, 300, 550]
HEAD: list[list[Cell]] = [
    [(0, 1, "Service Objective: RD1: Mend the roads of the borough")],
    [(0, 1, "Corporate Priority: A Safer Place")],
    each("Key Milestones (12-13)", "Key Milestones (13-14)"),
]
TAIL: list[list[Cell]] = [
    [(0, 1, "Responsible Officer: Ann Other")],
    [(0, 1, "Linked Indicators: RD LI01")],
]


def plan(*papers: Paper) -> Report:
    papers[0].text(50, 40, "DIRECTORATE PLAN", font="B", size=16)
    papers[0].text(50, 60, "April 2012 to March 2015", font="B")
    papers[0].text(50, 80, "1. ROADS", font="B", size=13)
    return parse(read_pdf(pdf(*papers), sha256="abc"))


def milestones(report: Report) -> list[tuple[str, str | None, str]]:
    return [(m.ref_text, m.year_text, m.milestone) for m in report.milestones]


def test_years_side_by_side() -> None:
    paper = Paper()
    body = each(
        "• Open the depot by May 2012\n• Review the plan by July 2012", "• Close it by May 2013"
    )
    table(paper, XS, [*HEAD, body, *TAIL])
    made = plan(paper)
    assert milestones(made) == [
        ("RD1", "12-13", "Open the depot by May 2012"),
        ("RD1", "12-13", "Review the plan by July 2012"),
        ("RD1", "13-14", "Close it by May 2013"),
    ]
    (objective,) = made.objectives
    assert (objective.ref_text, objective.objective) == ("RD1", "Mend the roads of the borough")
    assert objective.corporate_priority == "A Safer Place"
    assert (objective.responsible_officer, objective.linked_indicators) == (
        "Ann Other",
        "RD LI01",
    )


def test_a_page_cuts_years_side_by_side() -> None:
    first, second = Paper(), Paper()
    table(first, XS, [*HEAD, each("• Open the depot\n• Review the", "• Close it by")], top=680)
    table(second, XS, [each("plan by July 2012", "May 2013"), *TAIL], top=40)
    assert milestones(plan(first, second)) == [
        ("RD1", "12-13", "Open the depot"),
        ("RD1", "12-13", "Review the plan by July 2012"),
        ("RD1", "13-14", "Close it by May 2013"),
    ]


def test_one_year_across_and_labels_of_nothing() -> None:
    paper = Paper()
    rows: list[list[Cell]] = [
        [(0, 1, "Service Objective: RD1: Mend the roads of the borough")],
        [(0, 1, "Key Milestones (12-13)")],
        [(0, 1, "• Open the depot by May 2012\n• Review the plan by July 2012")],
        [(0, 1, "Responsible Officer:")],
        [(0, 1, "Linked Indicators:")],
    ]
    table(paper, XS, rows)
    made = plan(paper)
    assert [m for _, _, m in milestones(made)] == [
        "Open the depot by May 2012",
        "Review the plan by July 2012",
    ]
    assert [o.responsible_officer for o in made.objectives] == [None]


def test_lines_of_a_list_item_that_begin_below_its_mark() -> None:
    paper = Paper()
    body = each(
        "• Open the depot that all of the\nroads are mended from by May 2012",
        "• Close it by May 2013\n• Sell it by June 2013",
    )
    table(paper, XS, [*HEAD, body, *TAIL])
    assert [m for _, _, m in milestones(plan(paper))] == [
        "Open the depot that all of the roads are mended from by May 2012",
        "Close it by May 2013",
        "Sell it by June 2013",
    ]
