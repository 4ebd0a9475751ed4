"""Lines to paragraphs, headings and list items."""

import pytest

from extract.pdf import read_pdf
from extract.pdf.markers import mark_of
from tests.extract.pdf_paper import Paper, pdf

LONG = "The team has met all of its targets for this quarter and expects to go on doing so in the"
SHORT = "months to come."


def texts(paper: Paper) -> list[tuple[str | None, str]]:
    (page,) = read_pdf(pdf(paper), sha256="abc").pages
    return [(b.marker, b.text) for b in page.blocks]


def test_wrapped_lines_are_one_paragraph_and_a_gap_parts_two() -> None:
    paper = Paper()
    paper.lines(50, 60, 13, LONG, SHORT)
    paper.lines(50, 95, 13, LONG, SHORT)
    assert texts(paper) == [(None, f"{LONG} {SHORT}")] * 2


def test_lines_that_ended_early_are_not_joined() -> None:
    paper = Paper()
    paper.lines(50, 60, 13, "EEP02: on course.", LONG, SHORT)
    assert texts(paper) == [(None, "EEP02: on course."), (None, f"{LONG} {SHORT}")]


def test_headings_stand_alone() -> None:
    paper = Paper()
    paper.text(50, 60, "2.0 Key developments", font="B", size=14)
    paper.text(50, 76, "2.1 Inspection", font="B", size=11)
    paper.lines(50, 90, 13, LONG, SHORT)
    assert texts(paper) == [
        (None, "2.0 Key developments"),
        (None, "2.1 Inspection"),
        (None, f"{LONG} {SHORT}"),
    ]


def test_a_wrapped_heading_is_one() -> None:
    paper = Paper(width=475)
    title = "Driving economic prosperity in the borough and in all of the towns beyond it;"
    paper.lines(50, 60, 13, title, "near and far", "Comments", font="B")
    paper.lines(50, 99, 13, LONG, SHORT)
    assert texts(paper) == [
        (None, f"{title} near and far"),
        (None, "Comments"),
        (None, f"{LONG} {SHORT}"),
    ]


def test_lines_of_a_centred_title_are_not_one() -> None:
    paper = Paper()
    paper.text(220, 60, "Children and Enterprise", font="B", size=14)
    paper.text(237, 77, "DIRECTORATE PLAN", font="B", size=14)
    assert texts(paper) == [(None, "Children and Enterprise"), (None, "DIRECTORATE PLAN")]


def test_list_items() -> None:
    paper = Paper()
    for y, mark, font in ((60, "\xb7", "S"), (99, "o", "F"), (112, "(a)", "F")):
        paper.text(50, y, mark, font=font)
    paper.lines(68, 60, 13, LONG, SHORT)
    paper.text(68, 99, "a short item")
    paper.text(74, 112, "another")
    paper.text(50, 125, "After the list.")
    assert texts(paper) == [
        ("•", f"{LONG} {SHORT}"),
        ("o", "a short item"),
        ("(a)", "another"),
        (None, "After the list."),
    ]


def test_a_dash_at_the_start_of_a_wrapped_line_is_no_mark() -> None:
    paper = Paper()
    paper.lines(50, 60, 13, LONG, "- or so it seems.")
    assert texts(paper) == [(None, f"{LONG} - or so it seems.")]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("multi-", "agency work", "multi-agency work"),
        ("A*-", "C at GCSE", "A*-C at GCSE"),
        ("short-", "and long-term", "short- and long-term"),
        ("this -", "not that", "this - not that"),
    ],
)
def test_hyphens_at_the_end_of_a_line(first: str, second: str, expected: str) -> None:
    paper = Paper()
    paper.lines(50, 60, 13, f"{LONG} {first}", second)
    assert texts(paper) == [(None, f"{LONG} {expected}")]


@pytest.mark.parametrize(
    ("first", "second", "gap", "mark"),
    [
        ("•", "item", 0.3, "•"),
        ("\uf0b7", "item", 1.0, "•"),
        ("-", "item", 0.3, "-"),
        ("-", "8306 tonnes", 0.3, None),
        ("–", "item", 1.0, "–"),
        ("i.", "item", 1.0, "i."),
        ("(iv)", "item", 1.0, "(iv)"),
        ("1)", "item", 1.0, "1)"),
        ("(a)", "SCS CYP10", 0.3, None),
        ("2.1", "Title", 1.0, None),
        ("1.", "Title", 1.0, None),
        ("A", "sentence", 1.0, None),
    ],
)
def test_marks(first: str, second: str, gap: float, mark: str | None) -> None:
    assert mark_of(first, second, gap) == mark
