"""What a font and a text object say about how their letters look."""

import ctypes
import re
from dataclasses import dataclass
from math import atan2, degrees, hypot

from extract.document import Style
from extract.pdf import calls
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
        self.known: dict[tuple[float | int | str | None, ...], Look] = {}
        self.numbers = (ctypes.c_float * 6)()
        self.colour = (ctypes.c_uint * 4)()
        self.size = ctypes.c_float()
        self.matrix_at = ctypes.addressof(self.numbers)
        self.size_at = ctypes.addressof(self.size)

    def of(self, text_page: int, letter: int, text_object: int, display: Matrix) -> Look:
        """How the text object of this letter looks on the page as displayed."""
        handle = calls.text_font(text_object)
        calls.letter_matrix(text_page, letter, self.matrix_at)
        calls.text_size(text_object, self.size_at)
        mode = calls.text_mode(text_object)
        colour, alpha = self.colour_of(text_object)
        key = (handle, self.size.value, mode, colour, alpha, *self.numbers[:4])
        look = self.known.get(key)
        if look is None:
            look = self.known[key] = self.made(handle, mode, colour, alpha, display)
        return look

    def made(self, handle: int, mode: int, colour: str | None, alpha: int, display: Matrix) -> Look:
        """The look of the matrix and size asked last."""
        font = self.fonts.get(handle)
        if font is None:
            font = self.fonts[handle] = font_of(handle)
        first = self.numbers[0], self.numbers[1], self.numbers[2], self.numbers[3], 0.0, 0.0
        a, b, c, d, _, _ = after(first, display)
        size = round(abs(self.size.value) * hypot(c, d), 2)
        style = Style(
            font=font.name or None,
            size=size,
            bold=font.bold or mode == FILL_AND_STROKE,
            italic=font.italic,
            colour=colour,
        )
        unseen = mode in INVISIBLE_MODES or alpha < SEEN_ALPHA
        style = self.styles.setdefault(style, style)  # one object: compared by identity later
        return Look(style, size, quarter_turns(a, b), unseen)

    def colour_of(self, text_object: int) -> tuple[str | None, int]:
        """The fill colour as '#rrggbb' and its opacity of 255; None where it is a pattern."""
        start = ctypes.addressof(self.colour)
        if not calls.fill_colour(text_object, start, start + 4, start + 8, start + 12):
            return None, 255
        red, green, blue, alpha = self.colour
        return f"#{red:02x}{green:02x}{blue:02x}", alpha


def quarter_turns(a: float, b: float) -> int:
    """Quarter turns clockwise of a writing direction as displayed (y grows downwards)."""
    angle = degrees(atan2(b, a)) % 360
    nearest = round(angle / 90)
    return nearest % 4 if abs(angle - 90 * nearest) <= SLANT else SLANTED
