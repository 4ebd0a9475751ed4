"""What a font and a text object say about how their letters look."""

import ctypes
import re
from collections import deque
from functools import lru_cache
from itertools import groupby, repeat
from math import atan2, degrees, hypot
from struct import Struct

import msgspec
import numpy as np
from numpy.typing import NDArray

from extract.document import Style
from extract.pdf import calls
from extract.pdf.calls import Held
from extract.pdf.display import Matrix, after

# 'BCDEEE+Arial-BoldMT': six letters and a plus before the name of a subset
SUBSET = re.compile(r"^[A-Z]{6}\+")
# 'Arial-BoldMT', 'Arial,Bold', 'Helvetica-Black', 'FrutigerLTStd-Heavy', 'ArialNarrow-Demi'
BOLD_NAME = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
# 'Arial-ItalicMT', 'Helvetica-Oblique'
ITALIC_NAME = re.compile(r"italic|oblique", re.IGNORECASE)

ITALIC_FLAG = 1 << 6  # PDF 32000-1, table 123
FORCE_BOLD_FLAG = 1 << 18
BOLD_WEIGHT = 600  # of 1000: semi-bold and up
FILL_AND_STROKE = 2
INVISIBLE_MODES = frozenset({3, 7})  # neither filled nor stroked; 7 only clips
NAME_BYTES = 256
# letters drawn with less ink than this (of 255) are not seen
SEEN_ALPHA = 8
KEPT = 4096  # looks and styles that are remembered, of all pages
# degrees: text further from upright than this is slanted (a watermark), not turned
SLANT = 3.0
SLANTED = -1
# font, mode, whether the colour is plain (no pattern), and as PDFium writes it: four sides of the
# matrix, size, red, green, blue, alpha
Asked = tuple[int, int, int, bytes]
WRITTEN = Struct("=5f4I")
NAME = ctypes.create_string_buffer(NAME_BYTES)
NAME_AT = ctypes.addressof(NAME)
SIZE = calls.Cells(np.float32, 1)
INK = tuple(calls.Cells(np.uint32, 1) for _ in range(4))


class Font(msgspec.Struct, frozen=True, gc=False):
    """A font of the page."""

    name: str
    bold: bool
    italic: bool


class Look(msgspec.Struct, frozen=True, gc=False):
    """How the letters of a text object look; size in points as displayed.

    `turn` counts quarter turns clockwise as displayed, SLANTED if it is none of them.
    """

    style: Style
    size: float
    turn: int
    unseen: bool


def font_of(handle: int) -> Font:
    """Name and weight of a font."""
    calls.font_name(handle, NAME_AT, NAME_BYTES)
    return font_named(NAME.value, max(calls.font_flags(handle), 0), calls.font_weight(handle))


@lru_cache(maxsize=256)
def font_named(printed: bytes, flags: int, weight: int) -> Font:
    """The font of that name as the file writes it; every page asks for the same few."""
    name = SUBSET.sub("", printed.decode("utf-8", "replace"))
    heavy = bool(flags & FORCE_BOLD_FLAG) or weight >= BOLD_WEIGHT
    return Font(
        name=name,
        bold=heavy or BOLD_NAME.search(name) is not None,
        italic=bool(flags & ITALIC_FLAG) or ITALIC_NAME.search(name) is not None,
    )


@lru_cache(maxsize=KEPT)
def look_of(
    font: Font,
    mode: int,
    plain: int,
    points: float,
    matrix: tuple[float, float, float, float],
    ink: tuple[int, int, int, int],
    display: Matrix,
) -> Look:
    """The look of what PDFium says of a text object; every page shows the same few."""
    a, b, c, d, _, _ = after((*matrix, 0.0, 0.0), display)
    size = round(abs(points) * hypot(c, d), 2)
    bold = font.bold or mode == FILL_AND_STROKE
    red, green, blue, alpha = ink
    colour = f"#{red:02x}{green:02x}{blue:02x}" if plain else None
    style = one_style(font.name or None, size, bold=bold, italic=font.italic, colour=colour)
    unseen = mode in INVISIBLE_MODES or (bool(plain) and alpha < SEEN_ALPHA)
    return Look(style, size, quarter_turns(a, b), unseen)


@lru_cache(maxsize=KEPT)
def one_style(
    font: str | None, size: float, *, bold: bool, italic: bool, colour: str | None
) -> Style:
    """One object for each style: they are compared by identity later."""
    return Style(font=font, size=size, bold=bold, italic=italic, colour=colour)


class Looks:
    """Looks up how text objects look, remembering the fonts and looks of one page.

    Not over pages: PDFium may give the address of a closed font to another one.
    """

    def __init__(self) -> None:
        self.fonts: dict[int, Font] = {}
        self.found: dict[Look, int] = {}

    def numbers_of(
        self, objects: list[Held], matrices: NDArray[np.float32], display: Matrix
    ) -> list[int]:
        """The number in `found` of how each text object looks as displayed.

        `matrices` are theirs. All are asked one thing after the other, which leaves the loops to
        the interpreter's own functions.
        """
        count = len(objects)
        fonts = list(map(calls.text_font, objects))
        modes = list(map(calls.text_mode, objects))
        deque(map(calls.text_size, objects, SIZE.reserve(count)), maxlen=0)
        plain = list(map(calls.fill_colour, objects, *(part.reserve(count) for part in INK)))
        # the last two numbers of a matrix say where the text stands, not how it looks
        told = [matrices[:, :4], SIZE.rows[:count], *(part.rows[:count] for part in INK)]
        rows = np.hstack([part.view(np.uint32) for part in told])
        written = rows.view(f"V{rows.itemsize * rows.shape[1]}")[:, 0].tolist()
        known: dict[Asked, int] = {}
        numbers: list[int] = []
        # most look as the one before
        for asked, alike in groupby(zip(fonts, modes, plain, written, strict=True)):
            if asked not in known:
                known[asked] = self.found.setdefault(self.made(asked, display), len(self.found))
            numbers += repeat(known[asked], len(list(alike)))
        return numbers

    def made(self, asked: Asked, display: Matrix) -> Look:
        """The look of what PDFium says of a text object."""
        handle, mode, plain, written = asked
        a, b, c, d, points, *ink = WRITTEN.unpack(written)
        font = self.fonts.get(handle)
        if font is None:
            font = self.fonts[handle] = font_of(handle)
        return look_of(font, mode, plain, points, (a, b, c, d), (*ink,), display)


def quarter_turns(a: float, b: float) -> int:
    """Quarter turns clockwise of a writing direction as displayed (y grows downwards)."""
    angle = degrees(atan2(b, a)) % 360
    nearest = round(angle / 90)
    return nearest % 4 if abs(angle - 90 * nearest) <= SLANT else SLANTED
