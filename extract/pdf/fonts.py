"""What a font and a text object say about how their letters look."""

import ctypes
import re
from collections import deque
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from math import atan2, degrees, hypot
from typing import Any

import numpy as np

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
# degrees: text further from upright than this is slanted (a watermark), not turned
SLANT = 3.0
SLANTED = -1
# font, mode, whether the colour is plain (no pattern), size, matrix, red, green, blue, alpha
Asked = tuple[int, int, int, float, tuple[float, float, float, float], int, int, int, int]
SIZE, MATRIX = calls.Cells(np.float32, 1), calls.Cells(np.float32, 6)
INK = tuple(calls.Cells(np.uint32, 1) for _ in range(4))


@dataclass(frozen=True, slots=True)
class Font:
    """A font of the page."""

    name: str
    bold: bool
    italic: bool


@dataclass(frozen=True, slots=True)
class Look:
    """How the letters of a text object look; size in points as displayed.

    `turn` counts quarter turns clockwise as displayed, SLANTED if it is none of them.
    """

    style: Style
    size: float
    turn: int
    unseen: bool


def font_of(handle: int) -> Font:
    """Name and weight of a font."""
    buffer = ctypes.create_string_buffer(NAME_BYTES)
    calls.font_name(handle, ctypes.addressof(buffer), NAME_BYTES)
    return font_named(buffer.value, max(calls.font_flags(handle), 0), calls.font_weight(handle))


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


class Looks:
    """Looks up how text objects look, remembering the fonts and looks of one page.

    Not over pages: PDFium may give the address of a closed font to another one.
    """

    def __init__(self) -> None:
        self.fonts: dict[int, Font] = {}
        self.styles: dict[Style, Style] = {}
        self.found: dict[Look, int] = {}

    def numbers_of(
        self, page: Any, letters: list[int], objects: list[Held], display: Matrix
    ) -> list[int]:
        """The number in `found` of how each text object looks as displayed.

        `letters` holds the number of a letter of each. All are asked one thing after the other,
        which leaves the loops to the interpreter's own functions.
        """
        count = len(objects)
        fonts = list(map(calls.text_font, objects))
        modes = list(map(calls.text_mode, objects))
        deque(map(calls.letter_matrix, repeat(page), letters, MATRIX.reserve(count)), maxlen=0)
        deque(map(calls.text_size, objects, SIZE.reserve(count)), maxlen=0)
        plain = list(map(calls.fill_colour, objects, *(part.reserve(count) for part in INK)))
        # the last two numbers of a matrix say where the text stands, not how it looks
        matrices = map(tuple, MATRIX.rows[:count, :4].tolist())
        sizes = SIZE.rows[:count, 0].tolist()
        inks = [part.rows[:count, 0].tolist() for part in INK]
        known: dict[Asked, int] = {}
        numbers = []
        before: Asked | None = None
        number = 0
        for asked in zip(fonts, modes, plain, sizes, matrices, *inks, strict=True):
            if asked != before:  # most look as the one before
                if asked not in known:
                    look = self.made(asked, display)
                    known[asked] = self.found.setdefault(look, len(self.found))
                before, number = asked, known[asked]
            numbers.append(number)
        return numbers

    def made(self, asked: Asked, display: Matrix) -> Look:
        """The look of what PDFium says of a text object."""
        handle, mode, plain, points, (a, b, c, d), red, green, blue, alpha = asked
        font = self.fonts.get(handle)
        if font is None:
            font = self.fonts[handle] = font_of(handle)
        a, b, c, d, _, _ = after((a, b, c, d, 0.0, 0.0), display)
        size = round(abs(points) * hypot(c, d), 2)
        style = Style(
            font=font.name or None,
            size=size,
            bold=font.bold or mode == FILL_AND_STROKE,
            italic=font.italic,
            colour=f"#{red:02x}{green:02x}{blue:02x}" if plain else None,
        )
        unseen = mode in INVISIBLE_MODES or (bool(plain) and alpha < SEEN_ALPHA)
        style = self.styles.setdefault(style, style)  # one object: compared by identity later
        return Look(style, size, quarter_turns(a, b), unseen)


def quarter_turns(a: float, b: float) -> int:
    """Quarter turns clockwise of a writing direction as displayed (y grows downwards)."""
    angle = degrees(atan2(b, a)) % 360
    nearest = round(angle / 90)
    return nearest % 4 if abs(angle - 90 * nearest) <= SLANT else SLANTED
