"""Pages of two columns of text, of which the last ends early, and pages that only look like it."""

import pytest

from extract.document import Page
from extract.pdf import read_pdf
from tests.extract.pdf_paper import Paper, pdf

FULL = "some words that fill the line of the column to its end"
LEFT, RIGHT, TOP, STEP = 50, 320, 100, 12
KEY = [
    "AB – Ann Brown, Operational Director for Adults",
    "CD – Carl Dale, Operational Director for Arts",
]
HEADING = "Improving opportunities for all of the most"
FOOTER = "Page 2 of 2, Performance Overview Report of the Directorate for Children and Enterprise"


def full_page() -> Paper:
    paper = Paper()
    for x in (LEFT, RIGHT):
        paper.lines(x, TOP, STEP, *[FULL] * 30)
    return paper


def last_of(*pages: Paper) -> Page:
    return read_pdf(pdf(*pages), sha256="abc").pages[-1]


def lines_of(page: Page) -> list[str]:
    return [line.text for block in page.blocks for line in block.lines]


def test_the_right_column_of_a_last_page_ends_early() -> None:
    for offset in (0, 5):  # on the lines of the left one, and between them
        last = Paper()
        last.lines(LEFT, TOP, STEP, *[FULL] * 30)
        last.lines(RIGHT, TOP + offset, STEP, *KEY)
        last.text(LEFT, 800, FOOTER)
        page = last_of(full_page(), last)
        assert lines_of(page)[:-1] == [*[FULL] * 30, *KEY]
        assert page.tables == ()


@pytest.mark.parametrize(
    ("offset", "parted"),
    [(5, True), (0, False)],  # on lines of its own; on those of the left, as in a table
)
def test_the_right_column_of_an_only_page_ends_early(offset: int, parted: bool) -> None:
    only = Paper()
    only.lines(LEFT, TOP, STEP, *[FULL] * 30)
    only.lines(RIGHT, TOP + offset, STEP, *[FULL] * 6)
    assert (lines_of(last_of(only)) == [FULL] * 36) is parted


def test_both_columns_of_a_last_page_end_early() -> None:
    last = Paper()
    last.lines(LEFT, TOP, STEP, *[FULL] * 5)
    last.lines(RIGHT, TOP, STEP, *KEY)
    assert lines_of(last_of(full_page(), last)) == [*[FULL] * 5, *KEY]


def test_a_heading_wraps_where_its_column_ends() -> None:
    last = Paper()
    last.lines(LEFT, TOP, 13, HEADING, "vulnerable people", font="B")
    (heading,) = last_of(full_page(), last).blocks
    assert heading.text == f"{HEADING} vulnerable people"
    heading, *_ = last_of(last).blocks  # no column is known
    assert heading.text == HEADING


def test_headings_that_would_have_had_room_in_their_column_are_two() -> None:
    last = Paper()
    last.lines(LEFT, TOP, 13, "Integrated Commissioning", "Milestones", font="B")
    texts = [block.text for block in last_of(full_page(), last).blocks]
    assert texts == ["Integrated Commissioning", "Milestones"]


def test_a_page_across_the_columns_is_none_of_them() -> None:
    last = Paper()
    across = f"{FULL}, {FULL}"
    last.lines(LEFT, TOP, STEP, *[across] * 12)
    last.lines(LEFT, 300, 13, HEADING, "Vulnerable people", font="B")
    last.lines(LEFT, 340, STEP, *[across] * 12)
    texts = [block.text for block in last_of(full_page(), last).blocks]
    assert texts[1:3] == [HEADING, "Vulnerable people"]


def test_a_text_across_keeps_its_last_line() -> None:
    last = Paper()
    across = f"{FULL}, {FULL}"
    last.lines(LEFT, 64, STEP, across, across, FULL)
    last.lines(LEFT, 112, STEP, *[FULL] * 10)
    last.lines(RIGHT, 117, STEP, *[FULL] * 4)
    texts = [block.text for block in last_of(full_page(), last).blocks]
    assert texts == [f"{across} {across} {FULL}", *[" ".join([FULL] * n) for n in (10, 4)]]


def test_a_page_with_text_across_is_none_of_one_column() -> None:
    last = Paper()
    across = f"{FULL}, {FULL}"
    last.lines(LEFT, 64, STEP, *[across] * 4)
    last.lines(LEFT, 130, 13, HEADING, "Vulnerable people", font="B")
    last.lines(LEFT, 180, 20, *["Appendix"] * 9)
    _, *headings = last_of(full_page(), last).blocks
    assert [heading.text for heading in headings][:2] == [HEADING, "Vulnerable people"]


def test_labels_and_what_stands_beside_them_are_rows() -> None:
    last = Paper()
    for number in range(6):
        y = TOP + 40 * number
        last.text(LEFT, y, "Person who is responsible for the service:")
        last.lines(RIGHT, y, STEP, FULL, FULL)
    (table,) = last_of(full_page(), last).tables
    assert (table.row_count, table.column_count) == (6, 2)


def test_names_and_figures_are_rows() -> None:
    last = Paper()
    names = ["Employees", "Premises", "Supplies", "Agency payments", "Total expenditure"]
    for number, name in enumerate(names):
        last.text(LEFT, TOP + 20 * number, name)
        for place, figure in enumerate(("1,240", "536", "526", "10")):
            last.text(RIGHT + 60 * place, TOP + 20 * number, figure)
    page = last_of(full_page(), last)
    (table,) = page.tables
    assert (table.row_count, table.column_count) == (5, 5)


def test_two_of_three_columns() -> None:
    places = (40, 215, 390)
    first, last = Paper(), Paper()
    for x in places:
        first.lines(x, TOP, STEP, *["five words fill one line here"] * 30)
    for x, count in zip(places, (30, 4), strict=False):
        last.lines(x, TOP, STEP, *["five words fill one line here"] * count)
    page = last_of(first, last)
    assert lines_of(page) == ["five words fill one line here"] * 34


def test_a_table_at_the_foot_of_a_column_comes_before_the_next_column() -> None:
    paper = full_page()
    paper.grid([LEFT, 150, 250], [500, 520, 540])
    paper.text(LEFT + 5, 515, "Ref")
    paper.text(RIGHT, 600, FULL)
    paper.text(LEFT, 800, FOOTER)
    page = last_of(paper)
    (table,) = page.tables
    left, *right = page.blocks
    assert left.order < table.order < right[0].order
