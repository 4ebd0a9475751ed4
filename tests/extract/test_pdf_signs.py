"""Keys that are printed as text: a picture before each of their parts, over one line or more."""

import pytest

from extract.document import Table
from extract.pdf import read_pdf
from tests.extract.pdf_paper import Paper, pdf

GREEN, AMBER, RED = bytes((20, 140, 60)), bytes((245, 160, 20)), bytes((200, 20, 30))
Row = tuple[str, str | None, str]


def keys(paper: Paper) -> list[list[Row]]:
    page = read_pdf(pdf(paper), sha256="abc").pages[0]
    return [rows(table) for table in page.tables]


def rows(table: Table) -> list[Row]:
    """The words of the sign, its colour and what it means."""
    found: list[Row] = []
    for number in range(table.row_count):
        own = {cell.column: cell for cell in table.cells if cell.row == number}
        colour = own[0].marks[0].colours[0] if own[0].marks else None
        found.append((own[0].text, colour, own[1].text if 1 in own else ""))
    return found


def sign(paper: Paper, x: float, y: float, colour: bytes) -> None:
    """A picture that stands on a baseline."""
    paper.image(x, y - 9, 10, 8, 8, colour * 64)


BETTER, SAME, WORSE = "Green – It is better.", "Amber – It is the same as", "Red – It is worse."


@pytest.mark.parametrize(
    ("label", "end", "expected"),
    [
        pytest.param("", WORSE, [("", "red", WORSE)], id="no label"),
        pytest.param("Key:", WORSE, [("", "red", WORSE)], id="a label"),
        pytest.param(
            "",
            f"{WORSE} N/A – It cannot be told.",
            [("", "red", WORSE), ("N/A", None, "It cannot be told.")],
            id="a sign that is a word",
        ),
    ],
)
def test_a_key_that_runs_on_over_two_lines(label: str, end: str, expected: list[Row]) -> None:
    paper = Paper()
    paper.text(50, 100, label)
    first = 75 if label else 50
    sign(paper, first, 100, GREEN)
    paper.text(first + 14, 100, BETTER)
    sign(paper, 200, 100, AMBER)
    paper.text(214, 100, SAME)
    paper.text(50, 113, "it was a year ago.")
    sign(paper, 150, 113, RED)
    paper.text(164, 113, end)
    heads: list[Row] = [("Key:", None, "")] if label else []
    told: list[Row] = [("", "green", BETTER), ("", "amber", f"{SAME} it was a year ago.")]
    assert keys(paper) == [[*heads, *told, *expected]]


def test_a_paragraph_below_a_key_of_one_line_is_none_of_it() -> None:
    paper = Paper()
    for x, colour, text in ((50, GREEN, "better"), (150, AMBER, "same"), (250, RED, "worse")):
        sign(paper, x, 100, colour)
        paper.text(x + 14, 100, text)
    paper.text(50, 113, "All of these speak of the same quarter of last year.")
    assert keys(paper) == [[("", "green", "better"), ("", "amber", "same"), ("", "red", "worse")]]
