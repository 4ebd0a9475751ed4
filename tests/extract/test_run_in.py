"""A heading that runs in and the text after it are two blocks, in a PDF and in a text file."""

import pytest

from extract.pdf import read_pdf
from extract.run_in import runs_in
from extract.text.blocks import line_blocks
from tests.extract.pdf_paper import Paper, pdf


@pytest.mark.parametrize(
    ("head", "rest", "expected"),
    [
        ("6.3 A Healthier District", "Not applicable.", True),
        ("2.10. Teenage Conceptions", "“None of the schools ...”", True),
        ("3.1 Northbrook", "Borough Council has been praised.", False),  # a word that is stressed
        ("3.1 Locality Working", "has been extended to the north.", False),
        ("2.0 RECOMMENDATION:", "That the Board note the report", False),
        ("2.1 Leisure and", "Culture", False),
        ("Locality Working", "A plan was agreed.", False),
    ],
)
def test_what_runs_in(head: str, rest: str, *, expected: bool) -> None:
    assert runs_in(head, rest) is expected


@pytest.mark.parametrize(
    ("printed", "blocks"),
    [
        (
            "6.3 **A Healthier District** Not applicable.",
            [("6.3 A Healthier District", True), ("Not applicable.", False)],
        ),
        (
            "**6.3 A Healthier District** Not applicable.",
            [("6.3 A Healthier District", True), ("Not applicable.", False)],
        ),
        (
            "6.3 <b>A Healthier District</b> Not applicable.",
            [("6.3 A Healthier District", True), ("Not applicable.", False)],
        ),
        ("3.1 **Northbrook** has been praised.", [("3.1 Northbrook has been praised.", False)]),
        ("**Locality Working** A plan.", [("Locality Working A plan.", False)]),
        ("6.4 **A Safer District**", [("6.4 A Safer District", False)]),
    ],
)
def test_lines_of_a_text_file(printed: str, blocks: list[tuple[str, bool]]) -> None:
    assert [(b.text, b.style.bold) for b in line_blocks(printed, 1)] == blocks


def test_a_line_of_a_pdf() -> None:
    paper = Paper()
    paper.text(50, 60, "6.3")
    paper.text(68, 60, "A Healthier District", font="B")
    paper.text(165, 60, "Nothing in this report bears on this priority, and")
    paper.text(50, 73, "nothing is expected to.")
    paper.text(50, 100, "3.1")
    paper.text(68, 100, "Northbrook", font="B")
    paper.text(125, 100, "has been praised.")
    (page,) = read_pdf(pdf(paper), sha256="abc").pages
    assert [(b.text, b.style.bold) for b in page.blocks] == [
        ("6.3 A Healthier District", True),
        ("Nothing in this report bears on this priority, and nothing is expected to.", False),
        ("3.1 Northbrook has been praised.", False),
    ]
