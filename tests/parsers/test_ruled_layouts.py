"""Tables of printed reports whose heads, comments and cells are set in ways of their own.

Each is drawn as a small PDF: what matters is which cell reaches over which columns.
"""

import pytest

from extract.pdf import read_pdf
from parsers import parse
from parsers.layout import standard_layout
from parsers.report import Report
from tests.extract.pdf_paper import Colour, Paper, pdf
from tests.parsers.drawn_tables import HIGH, TOP, Cell, each, table

GREEN: Colour = (0.0, 0.7, 0.3)
AMBER: Colour = (1.0, 0.75, 0.0)
RED: Colour = (0.9, 0.1, 0.1)


def report(*papers: Paper) -> Report:
    return parse(read_pdf(pdf(*papers), sha256="abc"))


MILESTONE_XS: list[float] = [50, 110, 460, 540]
KPI_XS: list[float] = [50, 110, 250, 310, 370, 430, 490]


@pytest.mark.parametrize(
    ("printed", "comment"),
    [
        ("Supporting Commentary\nCompleted on 29 July.", "Completed on 29 July."),
        ("Supporting Commentary Completed on 29 July.", "Completed on 29 July."),
        ("Supporting commentary: Completed.", "Completed."),
        ("Completed on 29 July.", "Completed on 29 July."),
        ("Supporting Commentary", None),
    ],
)
def test_a_comment_in_a_row_of_its_own(printed: str, comment: str | None) -> None:
    paper = Paper()
    head = each("Ref", "Milestones", "Q2 Progress")
    row = each("CE 01", "Lay the pitch again. August 2011", "Green")
    table(paper, MILESTONE_XS, [head, row, [(0, 2, printed)]])
    (milestone,) = report(paper).milestones
    assert (milestone.commentary, milestone.theme) == (comment, None)


def test_heads_of_three_rows() -> None:
    paper = Paper()
    xs: list[float] = [*KPI_XS, 545]
    rows: list[list[Cell]] = [
        [(0, 0, "PI ref"), (1, 1, "Measure"), (2, 3, "Previous performance"), (4, 6, "This year")],
        [(2, 2, "2012/13"), (3, 3, "2013/14"), (4, 5, "2014/15 Quarter 2"), (6, 6, "2014/15")],
        [(2, 2, "Actual"), (3, 3, "Actual"), (4, 4, "Actual"), (5, 5, "Target"), (6, 6, "Target")],
        each("H 1", "Days to let a home", "31.4", "28.0", "26.1", "27.0", "26.5"),
    ]
    for cell in ((0, 110), (1, 250)):  # the first two heads reach down over the rows of the others
        paper.stroke(xs[cell[0]], TOP, xs[cell[0]], TOP + 3 * HIGH)
    table(paper, xs, rows)
    paper.stroke(250, TOP + HIGH, 250, TOP + 3 * HIGH)
    (kpi,) = report(paper).kpis
    assert [(v.role.value, v.text) for v in kpi.values] == [
        ("actual", "31.4"),
        ("actual", "28.0"),
        ("in_year", "26.1"),
        ("target", "27.0"),
        ("target", "26.5"),
    ]


def test_an_actual_under_last_year_is_not_one_of_this_year() -> None:
    paper = Paper()
    xs: list[float] = [50, 110, 250, 400, 480]
    head = each("Ref", "Measure", "Our performance Actual", "13/14 Target")
    table(paper, xs, [head, each("H 1", "Days to let a home", "31.4", "28.0")])
    (kpi,) = report(paper).kpis
    assert [v.text for v in kpi.values] == ["28.0"]


def test_a_position_beside_a_light_is_told_in_words() -> None:
    paper = Paper()
    xs: list[float] = [50, 200, 280, 330, 545]
    head = each("Key action", "Due", "RAG", "Latest position")
    table(paper, xs, [head, each("Open the site", "Sep 2012", "G", "Opened 3 September.")])
    (milestone,) = report(paper).milestones
    assert (milestone.milestone, milestone.commentary) == ("Open the site", "Opened 3 September.")


@pytest.mark.parametrize("broken", ["Quarter\n3", "Quarte\nr 3", "Quar\nter 3"])
def test_a_quarter_that_breaks_in_a_narrow_head(broken: str) -> None:
    paper = Paper()
    xs: list[float] = [50, 110, 250, 310, 370, 410]
    head = each("Ref", "Description", "Actual 10/11", "Target 11/12", broken)
    table(paper, xs, [head, each("CE LI 1", "Meals served", "9.53", "10.00", "10.06")])
    (kpi,) = report(paper).kpis
    assert [v.text for v in kpi.values if v.role == "in_year"] == ["10.06"]


def test_a_figure_that_breaks_in_a_narrow_cell() -> None:
    paper = Paper()
    xs: list[float] = [50, 110, 250, 285, 320]
    head = each("Ref", "Measure", "13/14\nActual", "14/15\nTarget")
    table(paper, xs, [head, each("L 1", "Visits to leisure centres", "412,8\n80", "412\n305")])
    (kpi,) = report(paper).kpis
    assert [v.text for v in kpi.values] == ["412,880", "412 305"]


def test_a_table_that_is_not_known_is_said() -> None:
    paper = Paper()
    xs: list[float] = [50, 110, 250, 310, 370]
    head = each("No.", "Things that we count", "Outturn 2014/15", "Target 2015/16")
    table(paper, xs, [head, each("1", "Days lost to sickness", "9.4", "8.5")])
    made = report(paper)
    assert made.kpis == ()
    assert [f.code for f in made.findings if f.code == "table_not_recognised"] == [
        "table_not_recognised"
    ]


def frame(*milestones: list[Cell]) -> list[list[Cell]]:
    return [
        [(0, 0, "Corporate Priority:"), (1, 2, "Urban Renewal")],
        [(0, 0, "Service Objective: HTL 1"), (1, 2, "Build the crossing of the river")],
        *milestones,
        [(0, 0, "Linked Indicators"), (1, 1, "NI 167"), (2, 2, "Responsible Officer: M Noone")],
    ]


def test_years_beside_the_milestones_of_a_plan() -> None:
    paper = Paper()
    rows = frame(
        each("Key Milestone(s)", "2010 - 11", "Publish the orders by September 2010"),
        [(1, 1, "2011 - 12"), (2, 2, "Award the contract by March 2012")],
    )
    table(paper, [50, 200, 270, 545], rows)
    paper.stroke(50, TOP, 50, TOP + 5 * HIGH)
    made = report(paper)
    assert [(m.ref_text, m.year_text, m.milestone) for m in made.milestones] == [
        ("HTL 1", "2010 - 11", "Publish the orders by September 2010"),
        ("HTL 1", "2011 - 12", "Award the contract by March 2012"),
    ]
    assert [o.responsible_officer for o in made.objectives] == ["M Noone"]


def test_a_key_of_bare_signs() -> None:
    paper = Paper()
    xs: list[float] = [50, 80, 300]
    words = ("On or above target", "Within 5% of target", "Below target")
    for number, colour in enumerate((GREEN, AMBER, RED)):
        y = TOP + (number + 1) * HIGH
        paper.fill(50, y, 80, y + HIGH, colour)
    table(paper, xs, [each("Key", ""), *(each("", text) for text in words)])
    legends = report(paper).legends
    assert [(x.meaning_text, [m.colours for m in x.marks]) for x in legends] == [
        ("On or above target", [("green",)]),
        ("Within 5% of target", [("amber",)]),
        ("Below target", [("red",)]),
    ]


def test_a_key_whose_signs_are_drawn_in_a_line() -> None:
    paper = Paper()
    paper.text(50, 110, "Trend:")
    low = 842 - 111
    for x, colour in ((90, GREEN), (190, AMBER), (290, RED)):
        paper.path(f"{x} {low} m {x + 10} {low} l {x + 5} {low + 10} l h", colour)
    for x, words in ((105, "better"), (205, "no change"), (305, "worse")):
        paper.text(x, 110, words)
    paper.text(50, 140, "Seven of the nine measures are better than they were a year ago.")
    made = report(paper)
    assert [(x.meaning_text, len(x.marks)) for x in made.legends] == [
        ("better", 1),
        ("no change", 1),
        ("worse", 1),
    ]


def test_letters_of_a_key_in_a_line() -> None:
    paper = Paper()
    paper.text(50, 110, "Key: G = on target; A = slightly behind target; B = complete.")
    assert [(x.mark, x.meaning_text) for x in report(paper).legends] == [
        ("G", "on target"),
        ("A", "slightly behind target"),
        ("B", "complete"),
    ]


def test_a_note_in_small_type_is_no_comment() -> None:
    paper = Paper()
    head = each("Ref", "Measure", "11/12 Actual", "12/13 Target", "Q1", "Progress")
    end = table(paper, KPI_XS, [head, each("CH 1", "Visits", "84%", "88%", "–", "Green")])
    paper.text(50, end + 14, "– not measured in this quarter.", size=7)
    paper.lines(50, end + 60, 14, "1.0 Summary", "We say here how the service did this year.")
    (kpi,) = report(paper).kpis
    assert kpi.commentary is None


def test_comments_set_close_are_told_apart_by_their_refs() -> None:
    paper = Paper()
    head = each("Ref", "Measure", "11/12 Actual", "12/13 Target", "Q1", "Progress")
    rows = [
        each(ref, "Visits to a place", "84%", "88%", "87%", "Green") for ref in ("PH 1", "PH 2")
    ]
    end = table(paper, KPI_XS, [head, *rows])
    paper.text(50, end + 20, "PH 1 The rate has risen.")
    paper.text(50, end + 32, "PH 2 Much improved.")
    assert [k.commentary for k in report(paper).kpis] == ["The rate has risen.", "Much improved."]


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Expenditu re To Date £'000", "actual_to_date"),
        ("Variance To Dat e £'000", "variance"),
        ("Notes and other words", None),
    ],
)
def test_money_heads_that_break_in_a_narrow_column(header: str, role: str | None) -> None:
    found = standard_layout().money_role(header)
    assert (found.value if found is not None else None) == role


def test_a_key_of_names_that_end_with_their_initials() -> None:
    paper = Paper()
    paper.text(50, 100, "Mick Noone, Operational Director, Policy and Transportation (MN)")
    paper.text(50, 130, "Jo Bell, Operational Director, Roads and Parks (LAC)")
    assert [(o.initials, o.name) for o in report(paper).officers] == [("MN", "Mick Noone")]


def test_a_heading_right_above_its_table_is_no_head_of_a_lost_one() -> None:
    paper = Paper()
    paper.text(50, 80, "5.0 PERFORMANCE INDICATORS AND TARGETS", font="B", size=13)
    head = each("Ref", "Measure", "11/12 Actual", "12/13 Target", "Q1", "Progress")
    table(paper, KPI_XS, [head, each("CH 1", "Visits", "84%", "88%", "87%", "Green")])
    assert [f.code for f in report(paper).findings if f.code == "table_not_recognised"] == []


def test_a_head_that_broke_over_a_page_says_its_year_once() -> None:
    paper = Paper()
    head = each("Ref", "Measure", "Actual\n2008/09", "Target\n2009/10", "Q1", "Progress")
    rest = [(2, 2, "2008/09"), (3, 3, "2009/10")]
    for x in KPI_XS[:2]:
        paper.stroke(x, TOP, x, TOP + 2 * HIGH)
    row = each("CH 1", "Visits", "84%", "88%", "87%", "Green")
    table(paper, KPI_XS, [head, [(0, 0, ""), (1, 1, ""), *rest, (4, 4, ""), (5, 5, "")], row])
    (kpi,) = report(paper).kpis
    assert [(v.header, v.text) for v in kpi.values][:2] == [
        ("Actual 2008/09", "84%"),
        ("Target 2009/10", "88%"),
    ]


def test_a_key_whose_signs_stand_between_names_and_words() -> None:
    paper = Paper()
    words = ("Performance is better.", "Performance is the same.", "Performance is worse.")
    signs = zip((100, 125, 150), ("Green", "Amber", "Red"), (GREEN, AMBER, RED), words, strict=True)
    for y, name, colour, text in signs:
        paper.text(50, y + 6, name, size=9)  # the picture lifts its line, and the name with it
        x, low = 58 + 5 * len(name), 842 - y - 6
        paper.path(f"{x} {low} m {x + 12} {low} l {x + 6} {low + 12} l h", colour)
        paper.text(140, y, text, size=9)
    made = report(paper)
    assert [(x.mark, x.meaning, len(x.marks)) for x in made.legends] == [
        ("Green", "better", 1),
        ("Amber", "same", 1),
        ("Red", "worse", 1),
    ]


def test_bullets_that_are_drawn_make_no_key() -> None:
    paper = Paper()
    for y, text in ((100, "Open the hub"), (120, "Close the depot"), (140, "Sell the land")):
        paper.fill(50, y - 8, 56, y - 2, GREEN)
        paper.text(65, y, text)
    made = report(paper)
    assert (made.legends, made.printed_tables) == ((), ())


def test_a_year_that_breaks_in_a_narrow_head() -> None:
    paper = Paper()
    xs: list[float] = [50, 110, 250, 290, 370, 405]
    head = each("Ref", "Measure", "2008/0\n9 Actual", "2009/10 Target", "Q1")
    table(paper, xs, [head, each("L 1", "Visits to leisure centres", "412", "420", "101")])
    (kpi,) = report(paper).kpis
    assert next((v.header, v.text) for v in kpi.values) == ("2008/09 Actual", "412")


def test_a_comment_that_reaches_down_speaks_of_each_row() -> None:
    paper = Paper()
    xs: list[float] = [50, 110, 300, 370, 540]
    rows = [
        each("Ref", "Milestone", "Q3 Progress", "Supporting Commentary"),
        each("EEP 1", "Sell the depot", "Green"),
        each("EEP 2", "Sell the yard", "Amber"),
        each("EEP 3", "Let the hall", "Red", "No one came."),
    ]
    end = table(paper, xs, rows)
    paper.stroke(540, TOP, 540, end)
    paper.text(374, TOP + HIGH + 28, "Both sites were sold")
    assert [m.commentary for m in report(paper).milestones] == [
        "Both sites were sold",
        "Both sites were sold",
        "No one came.",
    ]


def test_as_many_comments_as_rows_under_one_ref_are_told_in_order() -> None:
    paper = Paper()
    head = each("Ref", "Milestones", "Q2 Progress")
    rows = [
        each("PH 01", "Find cancer sooner. March 2015", "Green"),
        each("PH 01", "Vaccinate all girls. March 2015", "Green"),
        each("PH 02", "Visit each child at home. March 2015", "Amber"),
    ]
    end = table(paper, MILESTONE_XS, [head, *rows])
    for line, words in enumerate(
        (
            "Supporting Commentary",
            "PH 01 - Screening stands at 52%.",
            "PH 01 - Uptake is 91%.",
            "It was 88%.",
            "PH 02 - Health visitors are being recruited.",
        )
    ):
        paper.text(50, end + 24 + 24 * line, words, font="F" if line else "B")
    assert [m.commentary for m in report(paper).milestones] == [
        "Screening stands at 52%.",
        "Uptake is 91%. It was 88%.",
        "Health visitors are being recruited.",
    ]


@pytest.mark.parametrize(
    ("printed", "officer", "indicators"),
    [
        ("Linked Indicators NI 125, OPS LI2", "OD Older People", "NI 125, OPS LI2"),
        ("Linked Indicators: NI 125", "OD Older People", "NI 125"),
    ],
)
def test_a_label_and_what_it_labels_in_one_cell(
    printed: str, officer: str, indicators: str
) -> None:
    paper = Paper()
    rows: list[list[Cell]] = [
        [(0, 0, "Corporate Priority:"), (1, 3, "Urban Renewal")],
        [(0, 0, "Service Objective: HTL 1"), (1, 3, "Build the crossing of the river")],
        [(0, 0, "Key Milestone(s) (09/10)"), (1, 3, "Publish the orders by September 2009")],
        each("Risk Assessment", "Responsible Officer", "OD Older People", printed),
    ]
    table(paper, [50, 190, 290, 380, 560], rows)
    (objective,) = report(paper).objectives
    assert (objective.responsible_officer, objective.linked_indicators) == (officer, indicators)


@pytest.mark.parametrize(("objective", "ref"), [("OPS1", "OPS1"), ("To house everyone", "")])
def test_the_ref_of_a_risk_in_the_cell_of_its_objective(objective: str, ref: str) -> None:
    paper = Paper()
    head = each("Key Objective", "Initial Risks identified", "Risk Treatment Measures", "Target")
    row = each(objective, "No land is found", "Search each quarter", "March 2010")
    table(paper, [50, 150, 290, 430, 540], [head, row])
    assert [(r.ref_text, r.risk_control_measures) for r in report(paper).risks] == [
        (ref, "Search each quarter")
    ]


def test_money_heads_that_touch_stand_each_over_their_own_column() -> None:
    paper = Paper()
    xs: list[float] = [50, 200, 290, 380, 470, 540]
    rows: list[list[Cell]] = [
        [
            (0, 0, ""),
            (1, 2, "Annual Budget Budget to Date"),
            *[(3, 3, "Actual"), (4, 4, "Variance")],
        ],
        each("Employees", "1,560", "780", "770", "10"),
        each("Premises", "120", "60", "64", "(4)"),
    ]
    paper.text(50, 80, "Revenue Budget as at 30 September 2014", font="B")
    table(paper, xs, rows)
    first = report(paper).finance[0]
    assert [(a.column.value, a.text) for a in first.amounts] == [
        ("annual_budget", "1,560"),
        ("budget_to_date", "780"),
        ("actual_to_date", "770"),
        ("variance", "10"),
    ]


def test_a_line_left_at_the_foot_of_a_page_names_no_statement() -> None:
    paper = Paper()
    paper.text(50, 40, "WASTE MANAGEMENT", font="B")
    paper.text(50, 56, "Revenue Budget as at 31 March 2012", font="B")
    paper.text(50, 72, "Employees 5,212 5,212 5,140 72")
    xs: list[float] = [50, 200, 290, 380, 470, 540]
    head = each("", "Annual Budget", "Budget to Date", "Actual to Date", "Variance")
    table(paper, xs, [head, each("Premises", "120", "60", "64", "(4)")])
    assert [(line.statement, line.as_at_text) for line in report(paper).finance] == [
        ("WASTE MANAGEMENT", "31 March 2012")
    ]


def test_a_statement_whose_lines_all_stand_on_the_next_page_keeps_its_date() -> None:
    first, second = Paper(), Paper()
    first.text(50, 40, "7.0 Financial Summaries", font="B", size=14)
    first.text(50, 56, "WASTE MANAGEMENT", font="B", size=12)
    first.text(50, 72, "Revenue Budget as at 31 March 2012", font="B")
    xs: list[float] = [50, 200, 290, 380, 470, 540]
    head = each("", "Annual Budget", "Budget to Date", "Actual to Date", "Variance")
    table(first, xs, [head, each("Expenditure", "", "", "", "")])
    table(second, xs, [head, each("Premises", "120", "60", "64", "(4)")], top=40)
    assert [(line.statement, line.as_at_text) for line in report(first, second).finance] == [
        ("WASTE MANAGEMENT", "31 March 2012")
    ]


def test_type_larger_than_most_is_no_heading_where_it_is_a_sentence() -> None:
    paper = Paper()
    paper.text(50, 60, "4.0 PROGRESS AGAINST MILESTONES", font="B", size=13)
    paper.text(50, 84, "For further details please refer to Appendix 1.", size=11)
    paper.text(50, 110, "5.0 SERVICE REVIEW", font="B", size=13)
    for line in range(12):
        paper.text(
            50, 140 + 12 * line, "The key in small type is longer than all the rest of it.", size=8
        )
    assert [s.title for s in report(paper).sections] == [
        "PROGRESS AGAINST MILESTONES",
        "SERVICE REVIEW",
    ]


def test_a_name_over_the_next_part_of_a_section_is_a_heading() -> None:
    paper = Paper()
    lines = [
        ("2.0 Key Developments", "B"),
        ("2.1 Science Park", "B"),
        ("The third building opened in May.", "F"),
        ("Planning and Transportation", "B"),
        ("2.2 River Bridge", "B"),
        ("Painting goes on by night.", "F"),
    ]
    for line, (words, font) in enumerate(lines):
        paper.text(50, 60 + 26 * line, words, font=font, size=11)
    assert [s.title for s in report(paper).sections] == [
        "Key Developments",
        "Science Park",
        "Planning and Transportation",
        "River Bridge",
    ]


def over_pages(first: Paper, second: Paper) -> Report:
    return parse(read_pdf(pdf(first, second), sha256="abc"))


def test_a_comment_on_several_rows_that_a_foot_cuts_is_whole_for_each() -> None:
    xs: list[float] = [50, 110, 200, 330, 390, 545]
    first, second = Paper(), Paper()
    head = each("Ref", "Objective", "Milestone", "Progress", "Commentary")
    row = each("EQP 3", "Keep it safe", "Renew registers", "Green", "All are done. Seven")
    table(first, xs, [head, row], top=700)
    rest = each("", "", "Test the water", "Amber", "managers are late.")
    table(second, xs, [rest, each("EQP 4", "Keep it warm", "Fit boilers", "Red", "None.")])
    assert [(m.ref_text, m.commentary) for m in over_pages(first, second).milestones] == [
        ("EQP 3", "All are done. Seven managers are late."),
        ("EQP 3", "All are done. Seven managers are late."),
        ("EQP 4", "None."),
    ]


def test_a_date_alone_at_the_top_of_a_page_ends_the_milestone_before_it() -> None:
    xs: list[float] = [50, 110, 330, 390, 545]
    first, second = Paper(), Paper()
    head = each("Ref", "Milestone", "Progress", "Commentary")
    table(first, xs, [head, each("EQP 3", "Train managers", "Amber", "It")], top=700)
    table(second, xs, [each("", "Oct 2010", "", "is late."), each("EQP 4", "Fit it", "Red", "No.")])
    made = over_pages(first, second).milestones
    assert [(m.milestone, m.commentary) for m in made] == [
        ("Train managers Oct 2010", "It is late."),
        ("Fit it", "No."),
    ]


def test_an_objective_and_its_milestone_that_break_over_a_page() -> None:
    first, second = Paper(), Paper()
    xs: list[float] = [50, 110, 230, 380, 430, 545]
    head = each("Ref", "Objective", "2008/09 Milestone", "Progress", "Commentary")
    begun = each(
        "BX 1", "To recruit and keep a well", "Agree the plan for staff by Sep", "G", "It was"
    )
    rest = each("", "trained workforce", "2008", "", "agreed in time.")
    other = each("", "", "Train ten more by May 2009", "R", "Four are trained.")
    table(first, xs, [head, begun], top=700)
    table(second, xs, [head, rest, other], top=60)
    made = over_pages(first, second).milestones
    assert [(m.ref_text, m.milestone, m.commentary) for m in made] == [
        ("BX 1", "Agree the plan for staff by Sep 2008", "It was agreed in time."),
        ("BX 1", "Train ten more by May 2009", "Four are trained."),
    ]


def test_the_last_line_of_a_statement_on_the_next_page() -> None:
    xs: list[float] = [50, 200, 290, 380, 470, 540]
    first, second = Paper(), Paper()
    first.text(50, 680, "Revenue Budget as at 31 March 2012", font="B")
    head = each("", "Annual Budget", "Budget to Date", "Actual to Date", "Variance")
    table(first, xs, [head, each("Premises", "120", "60", "64", "(4)")], top=700)
    for x, words in zip(xs, ("Net Total Recharges", "1,631", "816", "816", "0"), strict=False):
        second.text(x + 4, 60, words, font="B")
    second.text(50, 90, "Comments on the above figures", font="B")
    second.text(50, 110, "Spend is close to the budget.")
    made = over_pages(first, second)
    assert [(line.line, [a.text for a in line.amounts]) for line in made.finance] == [
        ("Premises", ["120", "60", "64", "(4)"]),
        ("Net Total Recharges", ["1,631", "816", "816", "0"]),
    ]
    assert "Net Total Recharges" not in " ".join(s.title for s in made.sections)


def test_the_last_part_of_a_statement_under_its_head_on_the_next_page() -> None:
    xs: list[float] = [50, 200, 290, 380, 470, 540]
    first, second = Paper(), Paper()
    first.text(50, 650, "Revenue Budget as at 31 March 2012", font="B")
    head = ("", "Annual Budget £000", "Budget to Date £000", "Actual to Date £000", "Variance £000")
    heads = each(*(text.replace(" £", "\n£") for text in head))
    rows = [heads, each("Premises", "120", "60", "64", "(4)")]
    table(first, xs, [*rows, each("Net Operational", "120", "60", "64", "(4)")], top=670)
    words = [head, ("Expenditure",), ("Recharges",), ("Central Support", "90", "45", "45", "0")]
    for line, texts in enumerate(words):
        for x, text in zip(xs, texts, strict=False):
            second.text(x + 4, 60 + 18 * line, text, font="F" if line == 3 else "B", size=8)
    second.text(50, 160, "Spend is close to the budget.")
    made = over_pages(first, second)
    assert [(line.line, line.section, line.line_kind) for line in made.finance] == [
        ("Premises", None, "line"),
        ("Net Operational Expenditure", None, "net"),
        ("Central Support", "recharges", "line"),
    ]


def test_what_heads_the_comments_is_no_part_of_the_last_name() -> None:
    paper = Paper()
    head = each("", "Annual Budget", "Budget to Date", "Actual to Date", "Variance")
    name = "Net Total Recharges Comments on the above figures"
    table(paper, [50, 250, 330, 410, 480, 545], [head, each(name, "120", "60", "64", "(4)")])
    assert [line.line for line in report(paper).finance] == ["Net Total Recharges"]


def test_the_section_of_lines_whose_total_stands_on_the_next_page() -> None:
    xs: list[float] = [50, 200, 290, 380, 470, 540]
    first, second = Paper(), Paper()
    first.text(50, 620, "LIBRARIES DEPARTMENT", font="B")
    first.text(50, 640, "Summary financial position as at 31 March 2012", font="B")
    head = each("", "Annual Budget", "Budget to Date", "Expenditure to Date", "Variance")
    upper = [each("Expenditure", "", "", "", ""), each("Premises", "120", "60", "64", "(4)")]
    upper += [each("Total Expenditure", "120", "60", "64", "(4)")]
    table(first, xs, [head, *upper, each("Fees", "-40", "-20", "-21", "1")], top=660)
    lower = [each("Grants", "-10", "-5", "-5", "0"), each("Total Income", "-50", "-25", "-26", "1")]
    table(second, xs, [head, *lower], top=60)
    made = over_pages(first, second)
    assert [(line.line, line.section) for line in made.finance] == [
        ("Premises", "expenditure"),
        ("Total Expenditure", "expenditure"),
        ("Fees", "income"),
        ("Grants", "income"),
        ("Total Income", "income"),
    ]


def test_a_head_of_lines_that_is_the_beginning_of_a_column_head() -> None:
    xs: list[float] = [50, 200, 290, 380, 470, 540]
    paper = Paper()
    head = each("", "Annual Budget", "Budget to Date", "Expenditure to Date", "Variance")
    rows = [each("Expenditure", "", "", "", ""), each("Premises", "120", "60", "64", "(4)")]
    table(paper, xs, [head, *rows])
    assert [(line.line, line.section) for line in report(paper).finance] == [
        ("Premises", "expenditure")
    ]


def test_a_ref_that_takes_the_place_of_another_alone_on_the_next_page() -> None:
    first, second = Paper(), Paper()
    head = each("Ref", "Measure", "Actual 10/11", "Target 11/12", "Q2")
    xs = KPI_XS[:6]
    table(first, xs, [head, each("AB CX05", "People with a skill", "21%", "22%", "20%")], top=700)
    rest = [each("Revised NI165", "", "", "", ""), each("AB CX06", "Jobs", "12", "14", "13")]
    table(second, xs, [head, *rest], top=60)
    made = over_pages(first, second)
    assert [(k.ref_text, k.measure) for k in made.kpis] == [
        ("AB CX05 Revised NI165", "People with a skill"),
        ("AB CX06", "Jobs"),
    ]


SAID = "More of them came than in the year before, and the target was met."


@pytest.mark.parametrize(
    ("bold_heads", "expected"),
    [
        pytest.param(
            True,
            [("Health", SAID), ("Health", "Target achieved"), ("Homes", SAID)],
            id="a head of a group looks otherwise than the comments",
        ),
        pytest.param(
            False,
            [("Health", SAID), ("Health", None), ("Homes", SAID)],
            id="nothing tells a comment of few words from a head",
        ),
    ],
)
def test_few_words_across_a_table(bold_heads: bool, expected: list[tuple[str, str | None]]) -> None:
    paper = Paper()
    font = "B" if bold_heads else "F"
    rows = [each("Ref", "Measure", "Actual 10/11", "Target 11/12", "Q2")]
    heads = {1: "Health", 6: "Homes"}
    for number in range(1, 9):
        rows.append([(0, 4, heads.get(number, ""))])
    for number in (2, 4, 7):
        rows[number] = each(f"AB LI0{number}", "Visits to the baths", "12", "14", "13")
    rows[3], rows[5], rows[8] = [(0, 4, SAID)], [(0, 4, "Target achieved")], [(0, 4, SAID)]
    for number in heads:
        rows[number] = [(0, 4, "")]
    table(paper, KPI_XS[:6], rows, size=8)
    for number, text in heads.items():
        paper.text(KPI_XS[0] + 4, TOP + HIGH * number + 12, text, size=8, font=font)
    made = report(paper).kpis
    assert [(k.theme, k.commentary) for k in made] == expected


@pytest.mark.parametrize(
    ("left", "titles"),
    [
        pytest.param(80, ["Summary", "Place Planning", "Next steps"], id="a list set in"),
        pytest.param(50, ["Summary", "Next steps"], id="a name over what someone is"),
    ],
)
def test_a_bold_line_over_lines_without_marks(left: float, titles: list[str]) -> None:
    paper = Paper()
    paper.text(50, 60, "3.0 Summary", font="B")
    paper.text(50, 80, "The work of the unit is set out below, team by team, for the year.")
    paper.text(50, 110, "Place Planning", font="B")
    for number, item in enumerate(("Early Years", "School Transport", "Visits")):
        paper.text(left, 130 + 24 * number, item)
    paper.text(50, 220, "4.0 Next steps", font="B")
    paper.text(50, 240, "The teams will meet in the spring to agree what comes after this.")
    assert [section.title for section in report(paper).sections] == titles


def test_linked_indicators_that_break_over_a_page() -> None:
    first, second = Paper(), Paper()
    xs: list[float] = [50, 150, 250, 340, 430, 540]
    rows: list[list[Cell]] = [
        [(0, 0, "Service Objective:"), (1, 4, "AB1: Keep the homes of the borough warm")],
        [(0, 0, "Key Milestones (12-13)"), (1, 4, "Agree a plan by May 2012")],
        each("Risk Assessment:", "Responsible Officer", "Jo Bell", "Linked Indicators", "AB LI01,"),
    ]
    table(first, xs, rows, top=700)
    table(second, xs, [each("", "", "", "", "AB LI02")], top=60)
    (objective,) = over_pages(first, second).objectives
    assert objective.responsible_officer == "Jo Bell"
    assert objective.linked_indicators == "AB LI01, AB LI02"


def test_a_label_that_breaks_over_a_page() -> None:
    first, second = Paper(), Paper()
    xs: list[float] = [50, 150, 540]
    table(first, xs, [each("Corporate", "Safer Streets")], top=760)
    rows = [each("Priority:", ""), each("Service Objective:", "AB1: Keep the streets lit")]
    table(
        second,
        xs,
        [*rows, each("Key Milestones (12-13)", "Mend lamps by May 2012")],
        top=60,
        size=8,
    )
    made = over_pages(first, second)
    assert [(o.corporate_priority, o.objective) for o in made.objectives] == [
        ("Safer Streets", "Keep the streets lit")
    ]
    assert [m.milestone for m in made.milestones] == ["Mend lamps by May 2012"]


def test_a_milestone_that_breaks_over_a_page_with_others_after_it() -> None:
    first, second = Paper(), Paper()
    xs: list[float] = [50, 150, 540]
    rows = [each("Service Objective:", "AB1: Keep the streets lit")]
    cell = "\u2022 Agree a plan with the owners of all"
    table(first, xs, [*rows, each("Key Milestones (12-13)", cell)], top=700, size=8)
    rest = "lamps by May 2012\n\u2022 Mend lamps by June 2012"
    table(second, xs, [each("", rest), each("Risk Assessment:", "Low")], top=60, size=8)
    made = over_pages(first, second)
    assert [m.milestone for m in made.milestones] == [
        "Agree a plan with the owners of all lamps by May 2012",
        "Mend lamps by June 2012",
    ]
