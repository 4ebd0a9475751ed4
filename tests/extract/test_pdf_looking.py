"""Pieces of a page as pixels: what is drawn looks the same wherever it stands."""

import ctypes

import numpy as np
import pypdfium2
import pytest

from extract.pdf import calls
from extract.pdf.display import display_of
from extract.pdf.drawings import drawn_on
from extract.pdf.known import Memory, Surroundings
from extract.pdf.looking import Eye, Rendered
from tests.extract.pdf_paper import Paper, pdf

# an arrow up with its lower left corner at a place
ARROW = "{0} {1} m {2} {3} l {4} {1} l {5} {1} l {5} {6} l {7} {6} l {7} {1} l h"
PLACES = [(100.0, 700.0), (100.13, 650.37), (317.91, 402.55), (480.499, 90.501)]
LIGHT = np.kron(np.eye(6, dtype=np.uint8) * 200, np.ones((6, 6), np.uint8))[:, :, None]


def drawn(paper: Paper, x: float, y: float) -> None:
    corners = (x, y + 6, x + 6, y + 13, x + 12, x + 9, y, x + 3)
    paper.path(ARROW.format(*corners), (0.0, 0.6, 0.2))


def seen(paper: Paper) -> list[Rendered]:
    """The pixels of each thing drawn on a page."""
    document = pypdfium2.PdfDocument(pdf(paper))
    page = calls.load_page(ctypes.cast(document.raw, ctypes.c_void_p).value or 0, 0)
    display = display_of(page)
    things = drawn_on(page, display)
    eye = Eye(page, display, Surroundings(things, display.matrix), Memory(b""))
    found = [eye.see(thing.box) for thing in (*things.shapes, *things.images)]
    calls.close_page(page)
    document.close()
    return found


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_drawing_looks_the_same_wherever_it_stands(rotate: int) -> None:
    paper = Paper(rotate=rotate)
    for place in PLACES:
        drawn(paper, *place)
    first, *others = seen(paper)
    assert (first < 255).any()
    for other in others:
        assert other.shape == first.shape
        # the page keeps single precision: an edge may differ by a step of 256
        assert np.abs(other.astype(int) - first.astype(int)).max() <= 2


def test_a_picture_fills_its_pixels_wherever_it_stands() -> None:
    paper = Paper()
    pixels = np.broadcast_to(LIGHT, (36, 36, 3)).astype(np.uint8).tobytes()
    for x, y in PLACES:
        paper.image(x, y, 12, 36, 36, pixels)
    first, *others = seen(paper)
    assert all(np.array_equal(first, other) for other in others)
    corners = first[[0, 0, -1, -1], [0, -1, 0, -1], :3].max(axis=1).tolist()
    assert corners == [200, 0, 0, 200]
