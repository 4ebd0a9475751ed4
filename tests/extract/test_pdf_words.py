"""Letters to words and lines."""

import numpy as np
import pytest

from extract.document import Block, Style
from extract.pdf import read_pdf
from extract.pdf.letters import printed_twice
from tests.extract.pdf_paper import Paper, pdf


def blocks(paper: Paper) -> tuple[Block, ...]:
    document = read_pdf(pdf(paper), sha256="abc")
    assert [f for f in document.findings if f.code == "words_lost"] == []
    return document.pages[0].blocks


def test_pieces_of_a_word_are_put_together() -> None:
    paper = Paper()
    paper.text(50, 60, "Per")
    paper.text(65.56, 60, "formance")
    paper.text(130, 60, "report")
    assert [b.text for b in blocks(paper)] == ["Performance report"]


def test_letters_in_any_order() -> None:
    paper = Paper()
    for x, letter in ((58.34, "K"), (50, "O"), (57.78, "")):
        paper.text(x, 60, letter)
    assert [b.text for b in blocks(paper)] == ["OK"]


def test_fake_bold_is_read_once() -> None:
    paper = Paper()
    paper.text(50, 60, "April 2011")
    paper.text(50.3, 60, "April 2011")
    assert [b.text for b in blocks(paper)] == ["April 2011"]


@pytest.mark.parametrize(
    ("base", "small", "rise", "expected"),
    [
        pytest.param("38", "1", 4, "38¹", id="footnote number is no digit of the figure"),
        pytest.param("30", "th", 4, "30th", id="ordinal"),
        pytest.param("CO", "2", -2, "CO2", id="lowered"),
    ],
)
def test_raised_and_lowered(base: str, small: str, rise: float, expected: str) -> None:
    paper = Paper()
    paper.text(50, 60, base)
    width = {"38": 11.12, "30": 11.12, "CO": 15.0}[base]
    paper.text(50 + width, 60 - rise, small, size=6)
    paper.text(90, 60, "done")
    assert [b.text for b in blocks(paper)] == [f"{expected} done"]


def test_style() -> None:
    paper = Paper()
    paper.text(50, 60, "Heading", font="B", size=14, colour=(1, 0, 0))
    paper.text(50, 90, "Plain and underlined")
    paper.stroke(50, 91.5, 143, 91.5)
    paper.text(50, 120, "Leaning", font="I")
    assert [b.style for b in blocks(paper)] == [
        Style(font="Helvetica-Bold", size=14, bold=True, colour="#ff0000"),
        Style(font="Helvetica", size=10, underlined=True, colour="#000000"),
        Style(font="Helvetica-Oblique", size=10, italic=True, colour="#000000"),
    ]


def test_size_counts_the_matrix() -> None:
    paper = Paper()
    paper.text(50, 60, "Scaled", size=1, matrix="12 0 0 12")
    (block,) = blocks(paper)
    assert block.style.size == 12


def test_turned_words_make_a_line_of_their_own() -> None:
    paper = Paper()
    paper.text(300, 400, "up the side", matrix="0 1 -1 0")
    paper.text(50, 60, "Upright")
    assert sorted(b.text for b in blocks(paper)) == ["Upright", "up the side"]


@pytest.mark.parametrize("y", [60.0, 62.0, 64.5])
def test_letters_with_a_shadow_are_read_once(y: float) -> None:
    paper = Paper()
    x = 50.0
    for letter, width in zip("Outturn", (7.8, 5.6, 2.8, 2.8, 5.6, 3.3, 5.6), strict=True):
        paper.text(x, y, letter)
        paper.text(x + 0.9, y + 0.9, letter, colour=(0.6, 0.6, 0.6))
        x += width
    assert [block.text for block in blocks(paper)] == ["Outturn"]


@pytest.mark.parametrize(
    ("text", "starts", "kept"),
    [
        ("staff", [0, 5, 8, 13, 13], "staff"),  # one glyph for 'ff': both begin where it does
        ("of a", [0, 5, 9, 12], "of a"),
        ("ooff", [0, 0, 5, 5], "of"),  # each letter printed twice
        ("oof", [0, 0.2, 5], "oof"),
        ("ofof", [0, 5, 0.2, 5.2], "of"),  # the whole word printed twice
    ],
)
def test_letters_printed_twice_and_letters_of_one_glyph(
    text: str, starts: list[float], kept: str
) -> None:
    codes = np.array([ord(letter) for letter in text], dtype=np.uint32)
    flat, size = np.full(len(text), 100.0), np.full(len(text), 10.0)
    begins = np.array(starts, dtype=float)
    twice = set(printed_twice(np.arange(len(text)), codes, begins, flat, size).tolist())
    assert "".join(letter for n, letter in enumerate(text) if n not in twice) == kept


@pytest.mark.parametrize("baseline", [100.0, 101.4, 102.4, 103.9])
def test_the_shadow_of_a_letter_may_lie_in_the_next_band(baseline: float) -> None:
    text, starts = "nnoo", np.array([50.0, 50.9, 56.0, 56.9])
    codes = np.array([ord(letter) for letter in text], dtype=np.uint32)
    baselines, size = baseline + np.array([0.0, 0.9, 0.0, 0.9]), np.full(len(text), 10.0)
    twice = printed_twice(np.arange(len(text)), codes, starts, baselines, size)
    assert twice.tolist() == [1, 3]


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        pytest.param(
            "[(7.0) -300 (Financial) -300 (Summaries)] TJ",
            "7.0 Financial Summaries",
            id="without blanks",
        ),
        pytest.param("(7.0 Financial Summaries) Tj", "7.0 Financial Summaries", id="with blanks"),
        pytest.param("(INTRODUCTION) Tj", "INTRODUCTION", id="one word"),
        pytest.param("(1 2 3 4 5 6 7 8 9) Tj", "1 2 3 4 5 6 7 8 9", id="figures"),
    ],
)
@pytest.mark.parametrize("apart", [1, 2, 4])
def test_letters_set_apart_are_words(shown: str, expected: str, apart: int) -> None:
    paper = Paper()
    paper.content.append(f"BT {apart} Tc /B 14 Tf 1 0 0 1 50 700 Tm {shown} ET BT 0 Tc ET")
    assert [b.text for b in blocks(paper)] == [expected]
