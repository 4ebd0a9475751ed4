"""Drawings put together from their pieces."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.pdf import read_pdf
from extract.pdf.pictures import APART, joined
from extract.places import Box
from tests.extract.pdf_paper import Paper, pdf


@pytest.mark.parametrize(
    ("boxes", "expected"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param(
            [Box(0, 0, 10, 10), Box(10 + APART, 0, 30, 10)], [Box(0, 0, 30, 10)], id="near"
        ),
        pytest.param(
            [Box(0, 0, 10, 10), Box(11 + APART, 0, 30, 10)],
            [Box(0, 0, 10, 10), Box(11 + APART, 0, 30, 10)],
            id="apart",
        ),
        pytest.param(
            [Box(0, 0, 5, 5), Box(40, 0, 45, 5), Box(10, 0, 35, 5)],
            [Box(0, 0, 45, 5)],
            id="one between joins the others",
        ),
        pytest.param(
            [Box(0, 0, 90, 90), Box(200, 0, 210, 10), Box(20, 20, 30, 30)],
            [Box(200, 0, 210, 10), Box(0, 0, 90, 90)],
            id="a group stands where its last piece does",
        ),
    ],
)
def test_joined(boxes: list[Box], expected: list[Box]) -> None:
    assert joined(boxes) == expected


numbers = st.integers(0, 200)
boxes = st.builds(
    lambda x, y, w, h: Box(x, y, x + w, y + h),
    numbers,
    numbers,
    st.integers(0, 30),
    st.integers(0, 9),
)


@given(st.lists(boxes, max_size=25))
def test_no_group_is_near_another_and_each_piece_is_in_one(pieces: list[Box]) -> None:
    groups = joined(pieces)
    for one, other in itertools.combinations(groups, 2):
        across = max(one.x0, other.x0) - min(one.x1, other.x1)
        down = max(one.top, other.top) - min(one.bottom, other.bottom)
        assert max(across, down) > APART
    for piece in pieces:
        holders = [
            group
            for group in groups
            if group.x0 <= piece.x0
            and group.top <= piece.top
            and piece.x1 <= group.x1
            and piece.bottom <= group.bottom
        ]
        assert len(holders) == 1


@pytest.mark.parametrize(
    ("side", "words", "told"),
    [
        (560, "Page 2 of 4", True),
        (560, "a page of words " * 8, False),
        (200, "Page 2 of 4", False),
    ],
    ids=["scanned", "words on a picture", "a small picture"],
)
def test_a_page_that_is_a_picture_is_told(side: float, words: str, told: bool) -> None:
    paper = Paper()
    paper.image(15, 60, side, 2, 2, bytes([90, 120, 90] * 4))
    paper.text(50, 820, words, size=6)
    document = read_pdf(pdf(paper), sha256="abc")
    assert [f.place.page for f in document.findings if f.code == "page_not_read"] == [1] * told
