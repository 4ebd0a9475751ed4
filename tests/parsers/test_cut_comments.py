"""Comments across a table that a page's foot cuts, with no rule under their first lines."""

import pytest

from extract.pdf import read_pdf
from parsers import parse
from tests.extract.pdf_paper import Paper, pdf
from tests.parsers.drawn_tables import HIGH, TOP, Cell, each, table

XS: list[float] = [50, 110, 460, 540]
HEAD = each("Ref", "Milestones", "Q2 Progress")
FIRST = each("CE 01", "Lay the pitch again. August 2011", "Green")
SECOND = each("CE 02", "Open the baths. September 2011", "Green")
THIRD = each("CE 03", "Let the hall. March 2012", "Red")
ACROSS: list[Cell] = [(0, 2, "Completed on 29 July.")]


def comments(foot: str, *rest: list[Cell]) -> list[str | None]:
    """The comments of all milestones; `foot` stands below the table of the first page."""
    upper, lower = Paper(), Paper()
    end = table(upper, XS, [HEAD, FIRST, ACROSS, SECOND], top=TOP)
    upper.text(54, end + HIGH / 2, foot)
    table(lower, XS, [HEAD, *rest])
    report = parse(read_pdf(pdf(upper, lower), sha256="abc"))
    return [milestone.commentary for milestone in report.milestones]


@pytest.mark.parametrize(
    ("foot", "rest", "comment"),
    [
        pytest.param(
            "They were opened by the",
            [[(0, 2, "mayor in May.")], THIRD],
            "They were opened by the mayor in May.",
            id="its rest is the first row of the next page",
        ),
        pytest.param(
            "They were opened by the mayor.",
            [[(0, 2, "All is well.")], THIRD],
            "They were opened by the mayor.",
            id="it is whole",
        ),
        pytest.param(
            "They were opened by the", [THIRD], "They were opened by the", id="nothing goes on"
        ),
    ],
)
def test_a_comment_at_the_foot_of_a_page(foot: str, rest: list[list[Cell]], comment: str) -> None:
    done, opened, *others = comments(foot, *rest)
    assert (done, opened) == ("Completed on 29 July.", comment)
    assert set(others) == {None}
