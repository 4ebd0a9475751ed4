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


MORE = "All the baths are open and many"


@pytest.mark.parametrize(
    ("last", "rest", "comment"),
    [
        pytest.param(MORE, [(0, 2, "people swim.")], f"{MORE} people swim.", id="it goes on"),
        pytest.param("All is well.", [(0, 2, "Of late.")], "All is well.", id="it is whole"),
    ],
)
def test_a_comment_in_the_last_row_of_a_page(last: str, rest: list[Cell], comment: str) -> None:
    """Its rest stands under the header alone, which the next page prints again."""
    upper, lower = Paper(), Paper()
    table(upper, XS, [HEAD, FIRST, [(0, 2, last)]])
    end = table(lower, XS, [HEAD, rest])
    table(lower, XS, [HEAD, SECOND, ACROSS], top=end + HIGH)
    milestones = parse(read_pdf(pdf(upper, lower), sha256="abc")).milestones
    assert milestones[0].commentary is not None
    assert milestones[0].commentary.startswith(comment)
    assert [milestone.commentary for milestone in milestones[1:]] == ["Completed on 29 July."]
