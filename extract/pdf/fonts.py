"""What a font and a text object say about how their letters look."""

import ctypes
import re
import struct
from dataclasses import dataclass
from math import atan2, degrees, hypot

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
# size, red, green, blue, alpha, matrix; the first bytes say nothing of where the text stands
PRINT = struct.Struct("=f4I6f")
UNMOVED = 36


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
    name = SUBSET.sub("", buffer.value.decode("utf-8", "replace"))
    flags = max(calls.font_flags(handle), 0)
    heavy = bool(flags & FORCE_BOLD_FLAG) or calls.font_weight(handle) >= BOLD_WEIGHT
    return Font(
        name=name,
        bold=heavy or BOLD_NAME.search(name) is not None,
        italic=bool(flags & ITALIC_FLAG) or ITALIC_NAME.search(name) is not None,
    )


class Looks:
    """Looks up how a text object looks, remembering the fonts and looks of one page.

    Not over pages: PDFium may give the address of a closed font to another one.
    """

    def __init__(self) -> None:
        self.fonts: dict[int, Font] = {}
        self.styles: dict[Style, Style] = {}
        self.found: dict[Look, int] = {}
        self.known: dict[tuple[int, int, int, bytes], int] = {}
        # size, colour, matrix, as PDFium writes them
        self.memory = ctypes.create_string_buffer(PRINT.size)
        self.size_at, *colours = (ctypes.byref(self.memory, 4 * i) for i in range(5))
        self.colour_at = tuple(colours)
        self.matrix_at = ctypes.byref(self.memory, 20)

    def number_of(self, page: Held, letter: int, text_object: int, display: Matrix) -> int:
        """The number in `found` of how the text object of this letter looks as displayed."""
        held = Held(text_object)
        font, mode = calls.text_font(held), calls.text_mode(held)
        calls.letter_matrix(page, letter, self.matrix_at)
        calls.text_size(held, self.size_at)
        plain = calls.fill_colour(held, *self.colour_at)
        key = (font, mode, plain, self.memory.raw[:UNMOVED])
        number = self.known.get(key)
        if number is None:
            look = self.made(font, mode, bool(plain), display)
            number = self.known[key] = self.found.setdefault(look, len(self.found))
        return number

    def made(self, handle: int, mode: int, plain: bool, display: Matrix) -> Look:
        """The look of what was asked last; `plain` where the colour is no pattern."""
        font = self.fonts.get(handle)
        if font is None:
            font = self.fonts[handle] = font_of(handle)
        points, red, green, blue, alpha, a, b, c, d, _, _ = PRINT.unpack(self.memory.raw)
        a, b, c, d, _, _ = after((a, b, c, d, 0.0, 0.0), display)
        size = round(abs(points) * hypot(c, d), 2)
        style = Style(
            font=font.name or None,
            size=size,
            bold=font.bold or mode == FILL_AND_STROKE,
            italic=font.italic,
            colour=f"#{red:02x}{green:02x}{blue:02x}" if plain else None,
        )
        unseen = mode in INVISIBLE_MODES or (plain and alpha < SEEN_ALPHA)
        style = self.styles.setdefault(style, style)  # one object: compared by identity later
        return Look(style, size, quarter_turns(a, b), unseen)


def quarter_turns(a: float, b: float) -> int:
    """Quarter turns clockwise of a writing direction as displayed (y grows downwards)."""
    angle = degrees(atan2(b, a)) % 360
    nearest = round(angle / 90)
    return nearest % 4 if abs(angle - 90 * nearest) <= SLANT else SLANTED
