"""A page as pixels: rendered, its paper made white, put straight."""

from dataclasses import dataclass

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray
from PIL import Image

from extract.colours import Pixels
from extract.ocr.engines import Grey
from extract.ocr.skew import skew_of
from extract.pdf import calls
from extract.pdf.display import Display
from extract.pdf.drawings import Image as Drawing
from extract.pdf.known import Judgement
from extract.pdf.looking import MOST_PIXELS, Rendered, judged, scale_of
from extract.pdf.looking import PAPER as WHITE
from extract.places import Box

# pixels for a point: 300 to an inch, at which engines read best
FINE = 300 / 72
# of a page: an A3 page at 300 to an inch has 17 million; larger ones are rendered more coarsely
MOST_PAGE_PIXELS = 18_000_000
# of the pixels: at least these are bare paper, and so the lightest of them are its colour
PAPER = 0.6
DARKEST_PAPER = 128  # of 255: darker is no paper but a photograph
ALMOST = 6  # of 255: grain around the colour of paper


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page put straight: red green blue, and `scale` pixels for a point.

    Places on it are places on the page as it would lie straight; they differ from those on the
    page as displayed by the small turn about its middle (`skew`: by so many degrees its rows rise).
    """

    pixels: Pixels
    scale: float
    skew: float

    def crop(self, box: Box) -> Pixels:
        """What lies within a box given in points, as far as it lies on the page."""
        rows, columns = self.window(box)
        return self.pixels[rows, columns]

    def window(self, box: Box) -> tuple[slice, slice]:
        """The rows and columns of pixels of a box."""
        x0, top, x1, bottom = (
            max(round(side * self.scale), 0) for side in (box.x0, box.top, box.x1, box.bottom)
        )
        return slice(top, bottom), slice(x0, x1)

    def box(self, rows: slice, columns: slice) -> Box:
        """Rows and columns of pixels as a box in points."""
        sides = (columns.start, rows.start, columns.stop, rows.stop)
        return Box(*(side / self.scale for side in sides))


@dataclass(frozen=True, slots=True)
class ScanEye:
    """Looks at pieces of a picture as `extract.pdf.looking.Eye` does at those of a page."""

    picture: PagePicture

    def see(self, box: Box) -> Rendered:
        """What a person sees within a box, in the size in which marks are judged."""
        crop = self.picture.crop(box)
        if not crop.size:
            return np.full((1, 1, 4), 255, np.uint8)
        width, height = box.x1 - box.x0, box.bottom - box.top
        scale = scale_of(width, height)
        size = (
            min(max(round(width * scale), 1), MOST_PIXELS),
            min(max(round(height * scale), 1), MOST_PIXELS),
        )
        resized = Image.fromarray(crop).resize(size, Image.Resampling.BILINEAR)
        seen = np.full((size[1], size[0], 4), 255, np.uint8)
        seen[:, :, 2::-1] = np.asarray(resized)
        return seen

    def alone(self, image: Drawing, box: Box) -> Judgement:
        """The colours and the shape of a piece of a picture that stands on paper."""
        return judged(self.see(box), WHITE)

    def colour_at(self, box: Box) -> tuple[int, int, int]:
        """The colour of most of a small box: red, green, blue."""
        blue, green, red, _ = np.median(self.see(box), axis=(0, 1)).tolist()
        return round(red), round(green), round(blue)


def picture_of(page: int, display: Display) -> PagePicture:
    """The picture of a loaded page."""
    scale = min(FINE, (MOST_PAGE_PIXELS / max(display.width * display.height, 1.0)) ** 0.5)
    pixels = whitened(rendered(page, display, scale))
    skew = skew_of(grey_of(pixels), scale)
    if skew:
        turned = Image.fromarray(pixels).rotate(
            -skew, Image.Resampling.BICUBIC, fillcolor=(255, 255, 255)
        )
        pixels = np.asarray(turned)
    return PagePicture(pixels, scale, skew)


def rendered(page: int, display: Display, scale: float) -> Pixels:
    """A whole page as PDFium draws it."""
    across, down = max(round(display.width * scale), 1), max(round(display.height * scale), 1)
    pixels = np.full((down, across, 4), 255, np.uint8)
    bitmap = calls.new_bitmap(across, down, pdfium.FPDFBitmap_BGRx, pixels.ctypes.data, across * 4)
    calls.render_page(bitmap, page, 0, 0, across, down, 0, 0)
    calls.close_bitmap(bitmap)
    return np.ascontiguousarray(pixels[:, :, 2::-1])


def whitened(pixels: Pixels) -> Pixels:
    """The picture with the colour of its paper made white; a dark picture stays as it is."""
    some = pixels[::8, ::8].reshape(-1, 3)
    paper = np.median(some[some.sum(axis=1) >= np.quantile(some.sum(axis=1), 1 - PAPER)], axis=0)
    if paper.min() < DARKEST_PAPER:
        return pixels
    levels = np.arange(256)[:, None] * 255 / np.maximum(paper - ALMOST, 1)
    table = np.clip(np.round(levels), 0, 255).astype(np.uint8)
    return np.stack([table[:, part][pixels[:, :, part]] for part in range(3)], axis=2)


def grey_of(pixels: Pixels) -> Grey:
    """How light each pixel is to the eye."""
    return np.asarray(Image.fromarray(np.ascontiguousarray(pixels)).convert("L"))


def is_paper(colour: NDArray[np.float64]) -> bool:
    """Whether a colour cannot be told from white paper."""
    return bool(colour.min() >= 255 - TINT)


TINT = 16  # of 255: the palest shade that a cell is filled with
