"""Plans, statements and indicators in the forms that councils' own templates give them."""

import pytest

from extract.pdf import read_pdf
from parsers import parse
from parsers.report import Report
from tests.extract.pdf_paper import Paper, pdf
from tests.parsers.drawn_tables import Cell, each, table


def report(*papers: Paper) -> Report:
    return parse(read_pdf(pdf(*papers), sha256="abc"))


FRAME_XS: list[float] = [50, 170, 300, 420, 545]


def objective(ref: str, priority: str, *milestones: str) -> list[list[Cell]]:
    """A frame that begins with its objective; its milestones reach over the whole table."""
    return [
        [(0, 0, "Service Objective:"), (1, 3, f"{ref}: Mend the roads of {priority}")],
        [(0, 0, "Corporate Priority:"), (1, 3, priority)],
        [(0, 3, "Key Milestones (12-13)")],
        *([(0, 3, f"\u2022 {text}")] for text in milestones),
        each("Responsible Officer", f"Officer of {priority}", "Linked Indicators", "NI 167"),
    ]


def test_a_priority_below_its_objective_and_milestones_across_the_table() -> None:
    paper = Paper()
    plan = [("HTL 1", "Urban Renewal"), ("HTL 2", "A Safer Town")]
    rows = [r for p in plan for r in objective(*p, "Build the bridge by May 2012", "Open it")]
    table(paper, FRAME_XS, rows)
    made = report(paper)
    assert [(o.ref_text, o.corporate_priority, o.responsible_officer) for o in made.objectives] == [
        (ref, priority, f"Officer of {priority}") for ref, priority in plan
    ]
    assert [(m.ref_text, m.milestone, m.year_text) for m in made.milestones] == [
        (ref, text, "12-13")
        for ref, _ in plan
        for text in ("Build the bridge by May 2012", "Open it")
    ]


KPI_XS: list[float] = [50, 120, 280, 340, 400, 460, 520]


def test_a_column_of_refs_under_pi_with_groups_and_comments_between() -> None:
    paper = Paper()
    rows = [
        each("PI", "Performance Indicator", "2007/08\nActual", "2008/09\nTarget", "Q4", "Progress"),
        [(0, 5, "Corporate Health")],
        each("AB LI1", "Days lost", "9.4", "8.5", "8.8", "Red"),
        [(0, 0, "Comment"), (1, 5, "More was lost in the winter than in the year before")],
        [(0, 5, "Fair Access")],
        each("AB LI2", "Homes let", "41", "38", "40", "Green"),
        [(0, 0, "Comment"), (1, 5, "There were no others to let in the last quarter")],
    ]
    table(paper, KPI_XS, rows)
    made = report(paper)
    assert [(k.ref_text, k.measure) for k in made.kpis] == [
        ("AB LI1", "Days lost"),
        ("AB LI2", "Homes let"),
    ]


@pytest.mark.parametrize(("over", "current"), [("Annual", "Current"), ("Full year", "Latest")])
def test_heads_over_two_columns_that_say_nothing(over: str, current: str) -> None:
    paper = Paper()
    rows = [
        [(2, 3, over), (4, 5, current)],
        each("Ref", "Measure", "Actual\n2012/13", "Target\n2013/14", "Q2", "Progress"),
        each("AB LI1", "Days lost", "9.4", "8.5", "8.8", "Red"),
        each("AB LI2", "Homes let", "41", "38", "40", "Green"),
    ]
    table(paper, KPI_XS, rows)
    made = report(paper)
    assert [[v.text for v in k.values] for k in made.kpis] == [
        ["9.4", "8.5", "8.8"],
        ["41", "38", "40"],
    ]


SUM_XS: list[float] = [50, 230, 310, 390, 470, 545]


def statement(paper: Paper, top: float) -> None:
    head = ("", "Annual Budget", "Budget to Date", "Actual to Date", "Variance")
    lines = [("Premises", "120", "60", "64", "(4)"), ("Fuel", "88", "44", "45", "(1)")]
    rows = [head, *lines, ("Total Expenditure", "208", "104", "109", "(5)")]
    for number, row in enumerate(rows):
        for x, words in zip(SUM_XS, row, strict=False):
            paper.text(x, top + 16 * number, words, font="F" if number else "B", size=9)


@pytest.mark.parametrize(
    "caption",
    [
        ("Revenue Budget as at 31 March 2012",),
        ("Revenue Budget as at 31", "March 2012"),
        ("Revenue Budget as at", "31 March 2012"),
    ],
)
def test_a_caption_that_breaks_within_its_date(caption: tuple[str, ...]) -> None:
    paper = Paper()
    paper.text(50, 60, "Roads Department", font="B", size=13)
    for number, line in enumerate(caption):
        paper.text(50, 100 + 24 * number, line, font="B")
    statement(paper, 170)
    (first, *_) = report(paper).finance
    assert (first.statement, first.as_at_text) == ("Roads Department", "31 March 2012")


def test_a_key_at_the_foot_of_each_page_stands_between_nothing() -> None:
    papers = []
    for number in range(4):
        paper = Paper()
        paper.text(50, 600, f"Department {'ABCD'[number]}", font="B", size=13)
        paper.text(50, 630, "Revenue Budget as at 31 March 2012", font="B")
        if number:
            statement(paper, 70)
        table(paper, [50, 100, 300], [each("Green", "On course"), each("Red", "Late")], top=720)
        papers.append(paper)
    made = report(*papers)
    assert list(dict.fromkeys((x.statement, x.as_at_text) for x in made.finance)) == [
        (f"Department {name}", "31 March 2012") for name in "ABC"
    ]


CARD_XS: list[float] = [50, 170, 545]


def card(*pairs: tuple[str, str]) -> list[list[Cell]]:
    return [each(*pair) for pair in pairs]


@pytest.mark.parametrize("gap", [0, 14], ids=["one below the other", "white between"])
def test_an_indicator_in_a_table_of_its_own(gap: int) -> None:
    paper = Paper()
    end = 60.0
    for ref, measure, actual, comment in (
        ("AB LI1", "Days lost", "9.4", "It was a cold winter"),
        ("AB LI2", "Homes let", "41", ""),
        ("AB LI3", "Calls answered", "88%", "The new line was opened"),
    ):
        rows = card(("Ref", ref), ("Measure", measure), ("2012/13 Actual", actual))
        rows += card(("Current Progress", "Red"), *([("Comment", comment)] if comment else []))
        end = table(paper, CARD_XS, rows, top=end) + gap
    made = report(paper)
    assert [
        (k.ref_text, k.measure, [v.text for v in k.values], k.commentary) for k in made.kpis
    ] == [
        ("AB LI1", "Days lost", ["9.4"], "It was a cold winter"),
        ("AB LI2", "Homes let", ["41"], None),
        ("AB LI3", "Calls answered", ["88%"], "The new line was opened"),
    ]


def test_a_card_that_the_foot_of_a_page_cuts() -> None:
    first, second = Paper(), Paper()
    table(first, CARD_XS, card(("Ref", "AB 1"), ("Milestone", "Open the library")), top=700)
    rest = card(("", "in the old school"), ("Progress", "Green"), ("Commentary", "It is open."))
    more = card(("Ref", "AB 2"), ("Milestone", "Mend the roof"), ("Progress", "Red"))
    table(second, CARD_XS, [*rest, *more], top=60)
    made = report(first, second)
    assert [(m.ref_text, m.milestone, m.commentary) for m in made.milestones] == [
        ("AB 1", "Open the library in the old school", "It is open."),
        ("AB 2", "Mend the roof", None),
    ]


def test_labels_of_a_frame_beside_their_milestones_in_rows_of_their_own() -> None:
    paper = Paper()
    rows: list[list[Cell]] = [
        [(0, 0, "Corporate Priority:"), (1, 3, "Urban Renewal")],
        [(0, 0, "Service Objective:"), (1, 3, "HTL 1: Mend the roads")],
        [(0, 0, "Key Milestones (12-13)"), (1, 3, "- Build the bridge")],
        [(1, 3, "- Open it")],
        each("Responsible Officer", "M Noone", "Linked Indicators", "NI 167"),
    ]
    table(paper, FRAME_XS, rows)
    paper.stroke(50, 160, 50, 220)
    assert [m.milestone for m in report(paper).milestones] == ["Build the bridge", "Open it"]


def test_bold_words_between_measures_that_stand_before_their_refs() -> None:
    paper = Paper()
    head = each("Measure", "Ref", "Actual\n2007/08", "Target\n2008/09", "Q4", "Progress")
    rows = [head, each("", "", "", "", "", "")]
    rows += [each("Days lost", "AB LI1", "9.4", "8.5", "8.8", "Red")]
    rows += [each("Homes let", "AB LI2", "", "", "", "")]
    table(paper, [50, 190, 280, 340, 400, 460, 520], rows)
    paper.text(54, 142, "Corporate Health", font="B")
    made = report(paper)
    assert [(k.measure, k.theme) for k in made.kpis] == [
        ("Days lost", "Corporate Health"),
        ("Homes let", "Corporate Health"),
    ]


@pytest.mark.parametrize("label", ["Update: ", "Progress update: ", "Comment: "])
def test_what_a_comment_below_its_row_is_called(label: str) -> None:
    paper = Paper()
    rows = [
        each("Ref", "Milestone", "Progress"),
        each("AB 1", "Open the library", "Green"),
        [(0, 2, f"{label}It was opened by the mayor in the spring of the year.")],
    ]
    table(paper, [50, 110, 460, 540], rows)
    (milestone,) = report(paper).milestones
    assert milestone.commentary == "It was opened by the mayor in the spring of the year."


PARTED_XS: list[float] = [40, 100, 300, 360, 420, 470, 520, 570]
PARTED_HEAD: list[Cell] = [
    (0, 0, "Ref"),
    (1, 1, "Measure"),
    (2, 2, "Actual 2012/13"),
    (3, 3, "Target 2013/14"),
    (4, 4, "Q2"),
    (5, 6, "Progress"),
]


def test_a_page_without_the_two_columns_under_one_head() -> None:
    """'Progress' stands over a word and a light; on the next page no row has both."""
    upper, lower = Paper(), Paper()
    table(upper, PARTED_XS, [PARTED_HEAD, each("LI 1", "Visits", "5", "6", "7", "Green", "x")])
    whole = [*PARTED_XS[:-2], PARTED_XS[-1]]
    comment: list[Cell] = [(0, 5, "Update: more came than ever.")]
    table(lower, whole, [comment, each("LI 2", "Loans", "8", "9", "", "")])
    kpis = report(upper, lower).kpis
    assert [kpi.measure for kpi in kpis] == ["Visits", "Loans"]
    assert kpis[0].commentary == "more came than ever."
    assert [value.text for value in kpis[1].values] == ["8", "9", ""]


def test_cells_that_a_page_cut_from_their_row_are_no_comment() -> None:
    """They stand alone on top of a page; the rows below them go on, refs in their second column."""
    xs: list[float] = [40, 240, 300, 360, 420, 480, 540]
    head = each("Measure", "Ref", "Actual 2012/13", "Target 2013/14", "Q2", "Direction")
    upper, lower = Paper(), Paper()
    table(upper, xs, [head, each("Visits", "LI 1", "5", "6", "7", "")])
    lower.text(430, 60, "N/A")
    lower.text(490, 60, "N/A")
    table(lower, xs, [each("Loans", "LI 2", "8", "9", "10", "Better")])
    read = report(upper, lower)
    assert [(kpi.measure, kpi.ref_text, kpi.commentary) for kpi in read.kpis] == [
        ("Visits", "LI 1", None),
        ("Loans", "LI 2", None),
    ]
    cut = [f for f in read.findings if f.code == "row_without_name"]
    assert [(f.found, f.table_name) for f in cut] == [("N/A N/A", "kpis")]
