"""A page's pixels, a small piece at a time: rendering a mark costs a tenth of a millisecond."""

import ctypes
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from extract.colours import Pixels, colours_of, ink_of
from extract.pdf import calls
from extract.pdf.display import Display
from extract.pdf.drawings import Image
from extract.pdf.known import Judgement, Memory, Surroundings
from extract.pdf.lamps import lit_lamp
from extract.pdf.shapes import shape_of_trimmed, trimmed_box
from extract.places import Box

# pixels along the shorter side of a mark: enough for a tick in a disc
FINENESS = 48
# pixels for a point: between these, however small or large the mark
COARSEST, FINEST = 1.0, 8.0
MOST_PIXELS = 1000  # along a side; a picture larger than this is no mark
ARROWS = frozenset({"arrow_up", "arrow_down", "arrow_level"})
PAPER = (255, 255, 255)
# of a pixel: so far within its pixels a piece stands, so that no side of it falls into the next
HAIR = 0.02
KEPT = 256  # pictures whose judgement is kept: a report shows the same few marks again and again


# for PDFium: where a piece of the page is put, and what of that is seen
PLACED, SEEN = (ctypes.c_float * 6)(), (ctypes.c_float * 4)()
PLACED_AT, SEEN_AT = ctypes.addressof(PLACED), ctypes.addressof(SEEN)

# as PDFium writes it: height, width, blue green red and one byte that says nothing
Rendered = NDArray[np.uint8]


class Sight(Protocol):
    """What looks at pieces of a page: one that is loaded, or the picture of one."""

    def see(self, box: Box) -> Rendered:
        """What a person sees within a box, words and all."""

    def alone(self, image: Image, box: Box) -> Judgement:
        """The colours and the shape of a piece of a picture that stands on paper."""

    def colour_at(self, box: Box) -> tuple[int, int, int]:
        """The colour of most of a small box: red, green, blue."""


@dataclass(frozen=True, slots=True)
class Eye:
    """Renders pieces of one loaded page.

    A piece fills its pixels from side to side, so that a mark looks the same wherever it stands.
    `smooth`: pictures are averaged, which takes a third of the time; it makes no difference where
    they are coarser than what they are rendered to. `around` says what the look of a picture
    depends on, `memory` what it was.
    """

    page: int
    display: Display
    around: Surroundings
    memory: Memory
    smooth: bool = True

    def see(self, box: Box) -> Rendered:
        """What a person sees within a box, words and all."""
        width, height = box.x1 - box.x0, box.bottom - box.top
        scale = scale_of(width, height)
        across = min(max(round(width * scale), 1), MOST_PIXELS)
        down = min(max(round(height * scale), 1), MOST_PIXELS)
        pixels = np.empty((down, across, 4), np.uint8)
        pixels.fill(255)  # white paper
        bitmap = calls.new_bitmap(
            across, down, pdfium.FPDFBitmap_BGRx, pixels.ctypes.data, across * 4
        )
        right = (across - 2 * HAIR) / max(width, HAIR)
        up = (down - 2 * HAIR) / max(height, HAIR)
        PLACED[:] = [right, 0, 0, up, HAIR - box.x0 * right, HAIR - box.top * up]
        SEEN[:] = [0, 0, across, down]
        flags = 0 if self.smooth else pdfium.FPDF_RENDER_NO_SMOOTHIMAGE
        calls.render_piece(bitmap, self.page, PLACED_AT, SEEN_AT, flags)
        calls.close_bitmap(bitmap)
        return pixels

    def alone(self, image: Image, box: Box) -> Judgement:
        """The colours and the shape of a piece of a picture that stands on paper."""
        painted = self.around.painted(image, box, smooth=self.smooth)
        look = self.memory.of(painted) if painted is not None else None
        if look is None:
            look = judged(self.see(box), PAPER)
            if painted is not None:
                self.memory.note(painted, look)
        return look

    def colour_at(self, box: Box) -> tuple[int, int, int]:
        """The colour of most of a small box: red, green, blue."""
        blue, green, red, _ = np.median(self.see(box), axis=(0, 1)).tolist()
        return round(red), round(green), round(blue)


def scale_of(width: float, height: float) -> float:
    """Pixels for a point in which a mark of that size is looked at."""
    return min(max(FINENESS / max(min(width, height), 1.0), COARSEST), FINEST)


def is_finer(image: Image) -> bool:
    """Whether a picture has more pixels than it is looked at in."""
    width, height = image.box.x1 - image.box.x0, image.box.bottom - image.box.top
    scale = scale_of(width, height)
    return image.width > round(width * scale) or image.height > round(height * scale)


def judged(pixels: Rendered, background: tuple[int, int, int]) -> Judgement:
    """The colours and the shape of a mark, from its pixels and what it stands on."""
    return _judged(pixels.shape, pixels.tobytes(), background)


@lru_cache(maxsize=KEPT)
def _judged(size: tuple[int, ...], data: bytes, background: tuple[int, int, int]) -> Judgement:
    rendered = np.frombuffer(data, np.uint8).reshape(size)
    pixels: Pixels = rendered[:, :, 2::-1]
    ink = ink_of(pixels, background)
    box = trimmed_box(ink)
    if box is None:
        return (), None
    own, mask = pixels[box], ink[box]
    shape = shape_of_trimmed(mask)
    if shape not in ARROWS:  # a long arrow has an end that stands out, as a row of lamps has
        shape = lit_lamp(own) or shape
    return colours_of(own, mask), shape
