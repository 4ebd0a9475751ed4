"""Tables of figures without rulings: columns by the white between them, heads above them."""

import pytest

from extract.document import Table
from extract.pdf import read_pdf
from extract.pdf.fields import is_value
from tests.extract.pdf_paper import Paper, pdf

FIGURE = 5.56  # Helvetica's figures at size 10
ROWS = [
    ("North", "1144", "193", "(182.2)", "221"),
    ("South", "39385", "181", "(179.4)", "6398"),
    ("East", "6930", "177", "(173.2)", "2085"),
    ("West", "10602", "167", "(164.6)", "3407"),
]
CELLS = [list(row) for row in ROWS]


def figures(paper: Paper, y: float, texts: tuple[str, ...], *, x: float = 150) -> None:
    for place, text in enumerate(texts):
        paper.text(x + 34 * place - FIGURE * len(text.strip("().")), y, text)


def table(paper: Paper, *, top: float = 100) -> None:
    for number, (name, *values) in enumerate(ROWS):
        paper.text(50, top + 14 * number, name)
        figures(paper, top + 14 * number, tuple(values))


def read(paper: Paper) -> list[Table]:
    document = read_pdf(pdf(paper), sha256="abc")
    assert document.findings == ()
    return list(document.pages[0].tables)


def texts(found: Table) -> list[list[str]]:
    return [[c.text for c in found.cells if c.row == n] for n in range(found.row_count)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,144", True),
        ("(182.2–204.8)", True),
        ("2003–04", True),
        ("31.0**", True),
        ("$9,600", True),
        ("†", True),
        ("(X)", True),
        ("Ref.", True),
        ("Total", False),
        ("4-year", False),
        ("(95%CI)", False),
    ],
)
def test_value(text: str, expected: bool) -> None:
    assert is_value(text) is expected


def test_close_columns_are_parted_by_the_white_that_runs_down() -> None:
    paper = Paper()
    table(paper)
    (found,) = read(paper)
    assert texts(found) == CELLS


def test_head_covers_the_columns_over_its_rule() -> None:
    paper = Paper()
    paper.text(150, 72, "Deaths")
    paper.stroke(118, 75, 188, 75)
    for x, head in ((122, "No."), (164, "Rate"), (196, "Error"), (236, "All")):
        paper.text(x, 86, head)
    table(paper)
    (found,) = read(paper)
    spans = [(c.text, c.row, c.column, c.column_span) for c in found.cells if c.text][:5]
    assert spans == [
        ("Deaths", 0, 1, 2),
        ("No.", 1, 1, 1),
        ("Rate", 1, 2, 1),
        ("Error", 1, 3, 1),
        ("All", 1, 4, 1),
    ]


def test_frame_without_lines_inside_is_read_by_alignment() -> None:
    paper = Paper()
    table(paper)
    for y in (85, 150):
        paper.stroke(40, y, 280, y)
    for x in (40, 108, 280):
        paper.stroke(x, 85, x, 150)
    (found,) = read(paper)
    assert texts(found) == CELLS


def test_text_in_two_columns_is_no_table() -> None:
    paper = Paper()
    for x in (50, 320):
        paper.lines(x, 100, 12, *["some words that fill the line up to its other end"] * 30)
    document = read_pdf(pdf(paper), sha256="abc")
    (page,) = document.pages
    assert page.tables == ()
    assert all(line.text.count("some") == 1 for b in page.blocks for line in b.lines)


def test_table_beside_text_is_found() -> None:
    paper = Paper()
    table(paper)
    paper.lines(50, 180, 12, *["the note below the table goes on"] * 25)
    paper.lines(320, 100, 12, *["some words that fill the line up to its other end"] * 32)
    (found,) = read(paper)
    assert texts(found) == CELLS


def test_axes_of_a_chart_are_no_table() -> None:
    paper = Paper()
    for number in range(6):
        paper.text(60, 100 + 20 * number, str(600 - 100 * number))
        paper.text(400, 100 + 20 * number, str(600 - 100 * number))
    paper.text(180, 120, "peak")
    assert read(paper) == []
