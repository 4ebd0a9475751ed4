"""Pictures that come again: what is taken for the same look, and what never is."""

import ctypes

import numpy as np
import pypdfium2
import pytest

from extract.document import Mark
from extract.pdf import calls, read_pdf
from extract.pdf.display import display_of
from extract.pdf.drawings import MOST_SEGMENTS, drawn_on
from extract.pdf.known import Memory, Painted, Surroundings
from extract.pdf.looking import PAPER, Eye, judged
from extract.places import Box
from tests.extract.pdf_paper import Paper, pdf

SIDE = 60
Y, X = np.mgrid[0:SIDE, 0:SIDE] / (SIDE - 1)
DISC = (X - 0.5) ** 2 + (Y - 0.5) ** 2 <= 0.49**2
UP = (np.abs(X - 0.5) <= 0.45 * Y / 0.5) & (Y <= 0.5) | (np.abs(X - 0.5) < 0.15) & (Y > 0.45)
GREEN, RED = (10, 160, 70), (200, 20, 30)
FIRST, SECOND = (190, 110), (190, 150)  # places in two cells of the grid of `marks`


def coloured(mask: np.ndarray, colour: tuple[int, int, int]) -> bytes:
    pixels = np.full((SIDE, SIDE, 3), 255, np.uint8)
    pixels[mask] = colour
    return pixels.tobytes()


def drawn_twice(before: str) -> Paper:
    """An arrow, and once more after some operators; marked content is ended."""
    paper = Paper()
    paper.image(*FIRST, 20, SIDE, SIDE, coloured(UP, RED))
    paper.again(*SECOND, 20, before=before)
    if "BDC" in before:
        paper.content[-1] = paper.content[-1].replace(" Q", " EMC Q")
    return paper


def painted_on(paper: Paper, data: bytes | None = None) -> list[Painted | None]:
    """How each picture of a page is painted, all of it looked at."""
    document = pypdfium2.PdfDocument(data or pdf(paper))
    handle = ctypes.cast(document.raw, ctypes.c_void_p).value or 0
    page = calls.load_page(handle, 0)
    display = display_of(page)
    drawn = drawn_on(page, display)
    around = Surroundings(drawn, display.matrix)
    found = [around.painted(image, image.box, smooth=True) for image in drawn.images]
    calls.close_page(page)
    document.close()
    return found


def marks(paper: Paper) -> list[tuple[Mark, ...]]:
    paper.grid([50, 150, 250], [100, 140, 180])
    paper.text(54, 118, "Ref")
    (page,) = read_pdf(pdf(paper), sha256="abc").pages
    (table,) = page.tables
    return [cell.marks for cell in table.cells]


@pytest.mark.parametrize("side", [20, 19.25], ids=["as large", "on whole pixels of a browser"])
def test_a_picture_drawn_again_is_painted_the_same(side: float) -> None:
    paper = Paper()
    paper.image(*FIRST, 20, SIDE, SIDE, coloured(UP, RED))
    paper.again(*SECOND, side)
    one, other = painted_on(paper)
    assert one is not None
    assert one == other
    first, second = (found[0] for found in marks(paper)[1::2])
    assert (first.colours, first.shape) == (second.colours, second.shape) == (("red",), "arrow_up")


@pytest.mark.parametrize(
    ("before", "upside", "side"),
    [
        pytest.param("", -1, 20, id="turned over"),
        pytest.param("", 1, 15, id="smaller"),
        pytest.param("190 672 20 10 re W n", 1, 20, id="half of it cut off"),
    ],
)
def test_what_is_painted_otherwise(before: str, upside: int, side: float) -> None:
    paper = Paper()
    paper.image(*FIRST, 20, SIDE, SIDE, coloured(UP, RED))
    paper.again(*SECOND, side, before=before, upside=upside)
    one, other = painted_on(paper)
    assert one is not None
    assert other is not None
    assert one != other


def test_a_stencil_has_the_colour_that_it_is_filled_with() -> None:
    paper = Paper(stencil=True)
    bits = np.packbits(~np.pad(UP, ((0, 0), (0, 4)), constant_values=True), axis=1)
    paper.image(*FIRST, 20, SIDE, SIDE, bits.tobytes())
    paper.again(*SECOND, 20, before="1 0 0 rg")
    one, other = painted_on(paper)
    assert one is not None
    assert other is not None
    assert one.ink != other.ink
    found = marks(paper)
    assert [mark.colours[0] for cell in found for mark in cell] == ["black", "red"]


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("0 0 595 842 re W n", id="the page"),
        pytest.param("190.1 672.1 19.8 19.8 re W n", id="a hair off its edges"),
    ],
)
def test_clips_around_a_picture_change_nothing(before: str) -> None:
    one, other = painted_on(drawn_twice(before))
    assert one == other


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("190 672 m 210 672 l 200 692 l h W n", id="cut to a triangle"),
        pytest.param("190 672 m 200 667 l 210 672 l 200 692 l h W n", id="cut to a kite"),
        pytest.param("/OC << /Type /OCG >> BDC", id="in a layer that may be hidden"),
    ],
)
def test_what_no_picture_tells(before: str) -> None:
    assert painted_on(drawn_twice(before))[1] is None


def test_other_marked_content_is_no_layer() -> None:
    one, other = painted_on(drawn_twice("/Figure << /MCID 0 >> BDC"))
    assert one == other


def test_what_something_else_is_drawn_over_is_looked_at() -> None:
    paper = Paper()
    for place in (FIRST, SECOND, (190, 190), (190, 230)):
        if place == FIRST:
            paper.image(*FIRST, 20, SIDE, SIDE, coloured(DISC, GREEN))
        else:
            paper.again(*place, 20)
    paper.fill(195, 155, 205, 165, (1, 1, 1))  # white, over the second
    paper.stroke(185, 200, 215, 200)  # a line through the third
    assert [one is None for one in painted_on(paper)] == [False, True, True, False]


def test_where_not_all_that_is_drawn_is_noted_pictures_are_looked_at() -> None:
    paper = drawn_twice("")
    corners = " ".join(f"{300 + n % 9} {300 + n % 7} l" for n in range(MOST_SEGMENTS))
    paper.path(f"300 300 m {corners} h")
    assert painted_on(paper) == [None, None]


def test_beside_shadings_pictures_are_looked_at() -> None:
    shading = "<< /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 9 9] /Function "
    shading += "<< /FunctionType 2 /Domain [0 1] /C0 [1] /C1 [0] /N 1 >> >>"
    paper = Paper()
    paper.image(*FIRST, 20, SIDE, SIDE, coloured(DISC, GREEN))
    assert painted_on(paper)[0] is not None
    paper.content.append("/Dusk sh")
    entry = f"/Shading << /Dusk {shading} >> /XObject <<".encode()
    assert painted_on(paper, pdf(paper).replace(b"/XObject <<", entry)) == [None]


def test_equal_colours_under_two_masks_are_two_looks() -> None:
    flat = bytes(RED) * SIDE * SIDE
    paper = Paper()
    paper.image(*FIRST, 20, SIDE, SIDE, flat, np.where(DISC, 255, 0).astype(np.uint8).tobytes())
    paper.image(*SECOND, 20, SIDE, SIDE, flat, np.where(UP, 255, 0).astype(np.uint8).tobytes())
    one, other = painted_on(paper)
    assert one == other  # PDFium does not say more
    found = marks(paper)
    assert [(m.colours, m.shape) for cell in found for m in cell] == [
        (("red",), "disc"),
        (("red",), "arrow_up"),
    ]


def test_a_look_is_remembered_where_the_bytes_stand_in_the_file_once() -> None:
    once = Painted(b"a picture", (4, 4), (8, 0, 0, 8), 9, (0, 0, 0, 0), (0, 0, 0, 255), True)
    twice = once._replace(stored=b"twice")
    elsewhere = once._replace(stored=b"unpacked")
    memory = Memory(b"... a picture ... twice ... twice ...")
    for painted in (once, twice, elsewhere):
        assert memory.of(painted) is None
        memory.note(painted, (("green",), "disc"))
    assert memory.of(once) == (("green",), "disc")
    assert memory.of(once._replace(smooth=False)) is None
    assert memory.of(twice) is None
    assert memory.of(elsewhere) is None


def test_what_is_remembered_is_not_looked_at_again() -> None:
    paper = Paper()
    paper.image(*FIRST, 20, SIDE, SIDE, coloured(UP, RED))
    data = pdf(paper)
    document = pypdfium2.PdfDocument(data)
    page = calls.load_page(ctypes.cast(document.raw, ctypes.c_void_p).value or 0, 0)
    display = display_of(page)
    drawn = drawn_on(page, display)
    memory = Memory(data)
    eye = Eye(page, display, Surroundings(drawn, display.matrix), memory)
    (image,) = drawn.images
    assert eye.alone(image, image.box) == judged(eye.see(image.box), PAPER)
    (painted,) = memory.looks
    memory.looks[painted] = (("blue",), "star")
    assert eye.alone(image, image.box) == (("blue",), "star")
    piece = Box(190, 110, 200, 130)
    assert eye.alone(image, piece) == judged(eye.see(piece), PAPER)
    calls.close_page(page)
    document.close()
