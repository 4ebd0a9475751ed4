"""A page's pixels, a small piece at a time: rendering a mark costs a tenth of a millisecond."""

import ctypes
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pypdfium2.raw as pdfium

from extract.pdf.colours import Pixels, colours_of
from extract.pdf.display import Display
from extract.pdf.lamps import lit_lamp
from extract.pdf.shapes import shape_of
from extract.places import Box

# pixels along the shorter side of a mark: enough for a tick in a disc
FINENESS = 48
# pixels for a point: between these, however small or large the mark
COARSEST, FINEST = 1.0, 8.0
MOST_PIXELS = 1000  # along a side; a picture larger than this is no mark
WHITE = 0xFFFFFFFF
ARROWS = frozenset({"arrow_up", "arrow_down", "arrow_level"})
KEPT = 256  # pictures whose judgement is kept: a report shows the same few marks again and again


@dataclass(frozen=True, slots=True)
class Eye:
    """Renders pieces of one loaded page."""

    page: int
    display: Display

    def see(self, box: Box) -> Pixels:
        """What a person sees within a box, words and all."""
        width, height = box.x1 - box.x0, box.bottom - box.top
        scale = min(max(FINENESS / max(min(width, height), 1.0), COARSEST), FINEST)
        across = min(max(round(width * scale), 1), MOST_PIXELS)
        down = min(max(round(height * scale), 1), MOST_PIXELS)
        pixels = np.empty((down, across, 4), np.uint8)
        bitmap = pdfium.FPDFBitmap_CreateEx(
            across, down, pdfium.FPDFBitmap_BGRx, ctypes.c_void_p(pixels.ctypes.data), across * 4
        )
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, across, down, WHITE)
        pdfium.FPDF_RenderPageBitmap(
            bitmap,
            ctypes.cast(self.page, pdfium.FPDF_PAGE),
            round(-box.x0 * scale),
            round(-box.top * scale),
            round(self.display.width * scale),
            round(self.display.height * scale),
            0,
            0,
        )
        pdfium.FPDFBitmap_Destroy(bitmap)
        return np.ascontiguousarray(pixels[:, :, 2::-1])


def judged(pixels: Pixels, background: tuple[int, int, int]) -> tuple[tuple[str, ...], str | None]:
    """The colours and the shape of a mark, from its pixels and what it stands on."""
    return _judged(pixels.shape, pixels.tobytes(), background)


@lru_cache(maxsize=KEPT)
def _judged(
    size: tuple[int, ...], data: bytes, background: tuple[int, int, int]
) -> tuple[tuple[str, ...], str | None]:
    pixels = np.frombuffer(data, np.uint8).reshape(size)
    shape = shape_of(pixels, background)
    if shape not in ARROWS:  # a long arrow has an end that stands out, as a row of lamps has
        shape = lit_lamp(pixels, background) or shape
    return colours_of(pixels, background), shape
