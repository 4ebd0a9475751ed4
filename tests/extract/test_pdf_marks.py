"""Marks in cells as a person sees them: colours and shapes of pictures, drawings, fills, glyphs."""

import itertools
import tomllib
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

import extract.pdf.glyphs as glyphs
from extract.colours import colour_name, ink_of
from extract.document import Mark, MarkKind
from extract.pdf import read_pdf
from extract.pdf.glyphs import glyph_shape
from extract.pdf.shapes import shape_of
from tests.extract.pdf_paper import Paper, pdf

SIDE = 60
WHITE = (255, 255, 255)
GREEN, AMBER, RED = (10, 160, 70), (245, 170, 20), (200, 20, 30)
GREY = (150, 150, 150)
Y, X = np.mgrid[0:SIDE, 0:SIDE] / (SIDE - 1)
Mask = NDArray[np.bool_]


def stroke(points: list[tuple[float, float]], width: float = 0.06) -> Mask:
    mask = np.zeros((SIDE, SIDE), bool)
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        for t in np.linspace(0, 1, 80):
            x, y = x0 + t * (x1 - x0), y0 + t * (y1 - y0)
            mask |= (X - x) ** 2 + (Y - y) ** 2 <= width**2
    return mask


def head(tip: float, base: float) -> Mask:
    """A triangle that points to `tip` along y."""
    along = (Y - tip) / (base - tip)
    return (along >= 0) & (along <= 1) & (np.abs(X - 0.5) <= 0.45 * along)


DISC = (X - 0.5) ** 2 + (Y - 0.5) ** 2 <= 0.49**2
UP = head(0.05, 0.5) | ((np.abs(X - 0.5) < 0.15) & (Y > 0.45) & (Y < 0.95))
# white within a darker shape: a head over a shaft
INNER = ((Y >= 0.2) & (Y <= 0.5) & (np.abs(X - 0.5) <= 0.9 * (Y - 0.2))) | (
    (np.abs(X - 0.5) < 0.1) & (Y > 0.45) & (Y < 0.8)
)
TICK = stroke([(0.28, 0.52), (0.44, 0.68), (0.74, 0.34)])
CROSS = stroke([(0.32, 0.32), (0.68, 0.68)]) | stroke([(0.68, 0.32), (0.32, 0.68)])
HOOK = stroke([(0.38, 0.36), (0.42, 0.28), (0.5, 0.25), (0.6, 0.3), (0.6, 0.42), (0.5, 0.55)])
QUESTION = HOOK | stroke([(0.5, 0.76), (0.5, 0.76)])
LEVEL = head(0.02, 0.32) | head(0.98, 0.68) | ((np.abs(X - 0.5) < 0.14) & (np.abs(Y - 0.5) < 0.3))
SQUARE = (np.abs(X - 0.5) < 0.4) & (np.abs(Y - 0.5) < 0.4)
ANGLE = np.arctan2(X - 0.5, 0.5 - Y) % (2 * np.pi / 5) - np.pi / 5
STAR = np.hypot(X - 0.5, Y - 0.5) * np.cos(np.pi / 5 - np.abs(ANGLE) - np.pi / 5 * 2) <= -0.0


def painted(mask: Mask, colour: tuple[int, int, int], over: Mask | None = None) -> bytes:
    pixels = np.full((SIDE, SIDE, 3), 255, np.uint8)
    pixels[mask] = colour
    if over is not None:
        pixels[over] = WHITE
    return pixels.tobytes()


@pytest.mark.parametrize(
    ("mask", "over", "expected"),
    [
        pytest.param(DISC, None, "disc", id="disc"),
        pytest.param(DISC, TICK, "tick", id="tick in a disc"),
        pytest.param(DISC, CROSS, "cross", id="cross in a disc"),
        pytest.param(DISC, QUESTION, "question", id="question mark in a disc"),
        pytest.param(DISC, INNER, "arrow_up", id="up in a disc"),
        pytest.param(DISC, INNER[::-1], "arrow_down", id="down in a disc"),
        pytest.param(DISC, INNER.T, "arrow_level", id="to the left in a disc"),
        pytest.param(SQUARE, None, "square", id="square"),
        pytest.param(SQUARE, INNER[::-1], "arrow_down", id="down in a square"),
        pytest.param(UP, None, "arrow_up", id="up"),
        pytest.param(UP[::-1], None, "arrow_down", id="down"),
        pytest.param(UP.T, None, "arrow_level", id="to the left"),
        pytest.param(UP.T[:, ::-1], None, "arrow_level", id="to the right"),
        pytest.param(LEVEL.T, None, "arrow_level", id="to both sides"),
        pytest.param(TICK, None, "tick", id="bare tick"),
        pytest.param(CROSS, None, "cross", id="bare cross"),
        pytest.param(np.zeros_like(DISC), None, None, id="nothing"),
    ],
)
def test_shapes(mask: Mask, over: Mask | None, expected: str | None) -> None:
    pixels = np.frombuffer(painted(mask, AMBER, over), np.uint8).reshape(SIDE, SIDE, 3)
    assert shape_of(ink_of(pixels, WHITE)) == expected


@pytest.mark.parametrize(
    ("colour", "name"),
    [
        ((0, 176, 80), "green"),
        ((146, 208, 80), "green"),
        ((198, 239, 206), "green"),
        ((255, 192, 0), "amber"),
        ((255, 153, 0), "amber"),
        ((255, 255, 0), "yellow"),
        ((255, 0, 0), "red"),
        ((192, 0, 0), "red"),
        ((255, 199, 206), "red"),
        ((79, 129, 189), "blue"),
        ((112, 48, 160), "purple"),
        ((217, 217, 217), "grey"),
        ((219, 229, 241), "grey"),
        ((30, 30, 30), "black"),
        ((250, 250, 250), "white"),
    ],
)
def test_colour_names(colour: tuple[int, int, int], name: str) -> None:
    assert colour_name(colour) == name


def marks(paper: Paper) -> list[tuple[Mark, ...]]:
    paper.grid([50, 150, 250], [100, 140, 180])
    paper.text(54, 118, "Ref")
    (page,) = read_pdf(pdf(paper), sha256="abc").pages
    (table,) = page.tables
    return [c.marks for c in table.cells]


def test_pictures() -> None:
    paper = Paper()
    paper.image(190, 110, 20, SIDE, SIDE, painted(DISC, GREEN, TICK))
    paper.image(190, 150, 20, SIDE, SIDE, painted(UP, RED))
    found = marks(paper)
    assert [len(m) for m in found] == [0, 1, 0, 1]
    lit, arrow = found[1][0], found[3][0]
    assert (lit.kind, lit.colours, lit.shape) == (MarkKind.PICTURE, ("green",), "tick")
    assert (arrow.kind, arrow.colours, arrow.shape) == (MarkKind.PICTURE, ("red",), "arrow_up")
    box = lit.place.box
    assert box is not None
    assert (box.x0, box.top, box.x1, box.bottom) == (190, 110, 210, 130)


def test_lights_side_by_side_are_marks_from_left_to_right() -> None:
    paper = Paper()
    for x, colour in ((155, RED), (215, GREEN)):
        paper.image(x, 110, 20, SIDE, SIDE, painted(DISC, colour))
    assert [m.colours for m in marks(paper)[1]] == [("red",), ("green",)]


def test_of_three_lamps_the_lit_one_is_told() -> None:
    paper = Paper()
    for x, colour in ((160, GREY), (190, AMBER), (220, GREY)):
        paper.image(x, 110, 20, SIDE, SIDE, painted(DISC, colour))
    (mark,) = marks(paper)[1]
    assert mark.shape == "lamp_middle"


def test_a_drawing_of_stacked_paths_is_one_mark() -> None:
    paper = Paper()
    paper.path("190 720 m 210 720 l 200 732 l h", (0.9, 0.1, 0.1))
    paper.path("196 710 m 204 710 l 204.5 720 l 195.5 720 l h", (0.9, 0.1, 0.1))
    (mark,) = marks(paper)[1]
    assert (mark.kind, mark.colours, mark.shape) == (MarkKind.DRAWING, ("red",), "arrow_up")


def test_fills() -> None:
    paper = Paper()
    paper.fill(150, 100, 250, 140, (0, 0.69, 0.31))
    paper.fill(50, 100, 150, 140, (0.8, 0.8, 0.8))
    found = marks(paper)
    assert [(m.kind, m.colours) for m in found[1]] == [(MarkKind.FILL, ("green",))]
    assert found[0] == ()


def test_glyphs() -> None:
    paper = Paper()
    paper.text(190, 125, "é", font="W", size=14, colour=(0, 0.6, 0.2))
    (mark,) = marks(paper)[1]
    assert (mark.kind, mark.colours, mark.shape) == (MarkKind.GLYPH, ("green",), "arrow_up")
    assert mark.glyph is not None
    assert mark.font == "Wingdings-Regular"


FONTS = tomllib.loads(Path(glyphs.__file__).with_name("glyphs.toml").read_text("utf-8"))["font"]


@pytest.mark.parametrize("font", FONTS, ids=[font["name"] for font in FONTS])
def test_examples_of_glyphs(font: dict[str, str]) -> None:
    private = chr(0xF000 + ord(font["example"]))
    for printed in (font["example"], private):
        assert glyph_shape(printed, font["name"].title()) == font["example_shape"]
    assert glyph_shape(font["example"], "Arial") is None


@pytest.mark.parametrize(
    ("text", "shape"), [("▲", "arrow_up"), ("⬇", "arrow_down"), ("↔", "arrow_level"), ("n", None)]
)
def test_unicode_glyphs(text: str, shape: str | None) -> None:
    assert glyph_shape(text, "Arial") == shape
