"""Heads over several columns, and rows whose cells break: which words stand under which head."""

import pytest

from extract.pdf import read_pdf
from parsers import parse
from parsers.report import Report
from tests.extract.pdf_paper import Paper, pdf
from tests.parsers.drawn_tables import Cell, each, table

XS: list[float] = [50, 110, 260, 320, 380, 440, 500]


def ruled(rows: list[list[Cell]], xs: list[float] = XS) -> Paper:
    paper = Paper()
    table(paper, xs, rows, size=8)
    return paper


def report(*papers: Paper) -> Report:
    return parse(read_pdf(pdf(*papers), sha256="abc"))


HEAD: list[Cell] = [*each("Ref", "Measure", "Actual 12/13", "Target 13/14"), (4, 5, "Q2")]
BEFORE = each("LI 1", "Days lost to sickness", "9.4", "8.5")


@pytest.mark.parametrize(
    ("cells", "value"),
    [
        pytest.param([(4, 5, "4.1")], "4.1", id="as wide as the head"),
        pytest.param([(4, 4, "4.1"), (5, 5, "")], "4.1", id="in the first column under it"),
        pytest.param([(4, 4, ""), (5, 5, "4.1")], "4.1", id="in the second"),
        pytest.param([(4, 4, ""), (5, 5, "")], "", id="in none"),
    ],
)
def test_a_head_over_two_columns_has_one_value(cells: list[Cell], value: str) -> None:
    made = report(ruled([HEAD, [*BEFORE, *cells]]))
    assert [v.text for v in made.kpis[0].values] == ["9.4", "8.5", value]


@pytest.mark.parametrize(
    ("heads", "roles"),
    [
        (("Actual 11/12", "Target 12/13", "13/14", "14/15"), ["actual", "target"]),
        (("Actual 11/12", "Targets 12/13", "13/14", "14/15"), ["actual", *["target"] * 3]),
        (("Target 11/12", "11/12", "12/13", "Q2"), ["target", "in_year"]),
        (("10/11", "Target 12/13", "Q1", "Q2"), ["actual", "target", "in_year", "in_year"]),
    ],
)
def test_years_alone_beside_targets(heads: tuple[str, ...], roles: list[str]) -> None:
    rows = [
        each("Ref", "Measure", *heads),
        each("LI 1", "Days lost to sickness", "9.4", "8.5", "4.1", "4.2"),
    ]
    assert [v.role.value for v in report(ruled(rows)).kpis[0].values] == roles


@pytest.mark.parametrize(
    ("row", "comment"),
    [
        ([(0, 1, "Supporting Commentary"), (2, 5, "It fell in June.")], "It fell in June."),
        ([(0, 5, "Supporting Commentary: It fell.")], "It fell."),
    ],
)
def test_where_a_comment_under_a_row_stands(row: list[Cell], comment: str) -> None:
    rows = [HEAD, [*BEFORE, (4, 5, "4.1")], row]
    assert [kpi.commentary for kpi in report(ruled(rows)).kpis] == [comment]


FRAME_XS: list[float] = [50, 190, 250, 545]


@pytest.mark.parametrize(
    ("rows", "ref", "objective"),
    [
        pytest.param(
            [each("Service Objective:", "HTL 1", "Build the crossing of the river")],
            "HTL 1",
            "Build the crossing of the river",
            id="its ref in a cell of its own",
        ),
        pytest.param(
            [[(0, 0, "Service Objective:"), (1, 2, "HTL 1 Build the crossing")]],
            "HTL 1",
            "Build the crossing",
            id="its ref before it",
        ),
        pytest.param(
            [
                [(0, 0, "Service Objective: HTL 1"), (1, 2, "Build the crossing")],
                [(0, 0, ""), (1, 2, "of the river")],
            ],
            "HTL 1",
            "Build the crossing of the river",
            id="its ref beside the label, and a second row",
        ),
    ],
)
def test_the_objective_of_a_frame(rows: list[list[Cell]], ref: str, objective: str) -> None:
    milestones: list[Cell] = [(0, 0, "Key Milestones (12-13)"), (1, 2, "Publish the orders.")]
    made = report(
        ruled([[(0, 0, "Corporate Priority:"), (1, 2, "Renewal")], *rows, milestones], FRAME_XS)
    )
    assert [(o.ref_text, o.objective) for o in made.objectives] == [(ref, objective)]
    assert [(m.ref_text, m.milestone) for m in made.milestones] == [(ref, "Publish the orders.")]


MILESTONE_XS: list[float] = [50, 110, 330, 400, 545]
MILESTONE_HEAD = each("Ref", "Milestone", "Progress", "Commentary")


@pytest.mark.parametrize(
    ("said", "rest", "milestone", "comment"),
    [
        ("Done.", ("", "of the old town", "", ""), "Open the library of the old town", "Done."),
        ("It is", ("", "", "", "late."), "Open the library", "It is late."),
        ("It is", ("", "late.", "", ""), "Open the library", "It is late."),
    ],
)
def test_the_rest_of_a_row_in_a_row_of_its_own(
    said: str, rest: tuple[str, ...], milestone: str, comment: str
) -> None:
    rows = [MILESTONE_HEAD, each("TH1", "Open the library", "Green", said), each(*rest)]
    (found,) = report(ruled(rows, MILESTONE_XS)).milestones
    assert (found.milestone, found.commentary) == (milestone, comment)
