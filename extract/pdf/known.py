"""Pictures that come again: what one looks like is told once a document.

A report shows the same few lights on every page, and PDFium unpacks a picture anew on each, which
takes longer than all else about a mark. Its interface does not say which picture of the file is
drawn, nor whether that one has a mask, but gives the bytes as they are stored. Where these stand
in the file once, they are of one picture, mask and colours and all. It looks the same wherever
nothing else meets it, nothing cuts it, and it is about as large and turned the same way.
"""

import ctypes
import math
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import repeat
from operator import attrgetter
from typing import NamedTuple

from extract.pdf import calls
from extract.pdf.calls import Held
from extract.pdf.display import Matrix, after, box_through
from extract.pdf.drawings import Drawn, Image, Rule
from extract.pdf.paths import is_upright, points_of
from extract.pdf.ruled import shared
from extract.places import Box

LARGEST = 1 << 16  # bytes: marks are smaller
MOST = 256  # pictures that are remembered
MOST_SOUGHT = 64  # pictures for which the file is gone through
TENTHS = 10  # of a point: so exactly what is cut off of two pictures is the same
# steps of the longest side, and of twice its length, in which two pictures are as large
SHAPES, SIZES = 8, 2
HAIR = 0.25  # points: clips and rules around cells cut off so little of pictures that are whole
EDGE = 1.0  # points: so far into a picture the rules around its cell reach
MOST_PAIRS = 1_000_000  # of pictures and things drawn: pages of a thousand pictures show no marks
CORNERS = 4  # of a rectangle that clips; the first may be given twice
NAME_BYTES = 8
HIDDEN = "OC"  # marked content that a reader can switch off (PDF 32000-1, 8.11)

# the names of the colours, and the shape
Judgement = tuple[tuple[str, ...], str | None]


class Painted(NamedTuple):
    """All that a picture's look depends on where it stands alone on paper.

    `stored` are its bytes in the file; `size` is in pixels, `sides` are the four numbers that turn
    it, by the longest of them, `large` says how long that is: browsers move the sides of a picture
    to whole pixels, so that it is not everywhere as large. `cut` is what of it is not seen, `ink`
    what a stencil is filled with.
    """

    stored: bytes
    size: tuple[int, int]
    sides: tuple[int, ...]
    large: int
    cut: tuple[int, ...]
    ink: tuple[int, ...]
    smooth: bool


@dataclass
class Memory:
    """What the pictures of one document look like; `data` is its file."""

    data: bytes
    looks: dict[Painted, Judgement] = field(default_factory=dict)
    once: dict[bytes, bool] = field(default_factory=dict)

    def of(self, painted: Painted) -> Judgement | None:
        """What a picture looks like that was looked at before."""
        look = self.looks.get(painted)
        return look if look is not None and self.is_one(painted.stored) else None

    def note(self, painted: Painted, look: Judgement) -> None:
        """Remembers what a picture looks like that stands alone."""
        if len(self.looks) < MOST:
            self.looks[painted] = look

    def is_one(self, stored: bytes) -> bool:
        """Whether bytes stand in the file once: two pictures may differ in their masks only."""
        known = self.once.get(stored)
        if known is None and len(self.once) < MOST_SOUGHT:
            place = self.data.find(stored)
            known = place >= 0 and self.data.find(stored, place + 1) < 0
            self.once[stored] = known
        return bool(known)


class Across:
    """Rules of one direction, in order of where they stand."""

    def __init__(self, rules: list[Rule]) -> None:
        self.rules = sorted(rules, key=at)
        self.places = [rule.at for rule in self.rules]

    def cross(self, low: float, high: float, start: float, end: float) -> bool:
        """Whether one of them stands between two places and reaches between two others."""
        some = self.rules[bisect_left(self.places, low) : bisect_right(self.places, high)]
        return any(rule.start < end and rule.end > start for rule in some)


class Surroundings:
    """What else stands on the page of a picture."""

    def __init__(self, drawn: Drawn, matrix: Matrix) -> None:
        self.drawn = drawn
        self.matrix = matrix

    def painted(self, image: Image, piece: Box, *, smooth: bool) -> Painted | None:
        """How a piece of a picture is painted; None where that does not tell its look."""
        held = image.held
        if held is None or not self.is_alone(image) or is_special(held):
            return None
        seen = self.unclipped(held, piece)
        stored = stored_bytes(held)
        if seen is None or not stored:
            return None
        calls.object_matrix(held, SIDES_AT)
        a, b, c, d, _, _ = after((*SIDES,), self.matrix)
        longest = max(abs(a), abs(b), abs(c), abs(d)) or 1.0
        return Painted(
            stored,
            (image.width, image.height),
            tuple([round(SHAPES * side / longest) for side in (a, b, c, d)]),
            round(SIZES * math.log2(longest)),
            cut_from(image.box, seen),
            ink_of(held),
            smooth,
        )

    def is_alone(self, image: Image) -> bool:
        """Whether nothing else is drawn where a picture is; rules at its edges are beside it."""
        box = image.box
        x0, top, x1, bottom = box.x0 + EDGE, box.top + EDGE, box.x1 - EDGE, box.bottom - EDGE
        if self.is_crowded or [
            one
            for one in self.boxes
            if one.x0 < x1 and one.x1 > x0 and one.top < bottom and one.bottom > top
        ] != [box]:
            return False
        return not (self.flat.cross(top, bottom, x0, x1) or self.upright.cross(x0, x1, top, bottom))

    @cached_property
    def is_crowded(self) -> bool:
        """Whether there is more than is known of: shadings, or too much to note or look at."""
        drawn = self.drawn
        things = len(drawn.images) + len(drawn.shapes) + len(drawn.shades)
        unknown = drawn.others or drawn.capped
        return unknown or len(drawn.images) * things > MOST_PAIRS

    @cached_property
    def boxes(self) -> list[Box]:
        """The boxes of all that is drawn but rules."""
        drawn = self.drawn
        boxes = [image.box for image in drawn.images]
        boxes += [shape.box for shape in drawn.shapes]
        return boxes + [shade.box for shade in drawn.shades]

    @cached_property
    def flat(self) -> Across:
        """The rules that run across."""
        return Across([rule for rule in self.drawn.rules if rule.flat])

    @cached_property
    def upright(self) -> Across:
        """The rules that run down."""
        return Across([rule for rule in self.drawn.rules if not rule.flat])

    def unclipped(self, held: Held, piece: Box) -> Box | None:
        """What clips leave of a piece of a picture; None where one is no upright rectangle."""
        handle = calls.clip_path(held)
        clip = calls.held(handle)
        for path in range(calls.count_clips(clip) if handle else 0):
            count = calls.count_clip_segments(clip, path)
            if not CORNERS <= count <= CORNERS + 1:
                return None
            some = map(calls.clip_segment, repeat(clip), repeat(path), range(count))
            segments = calls.all_held(some)
            xs, ys = points_of(segments)
            left, right, low, high = min(xs), max(xs), min(ys), max(ys)
            straight = is_upright(list(zip(xs, ys, strict=True)))
            if not (straight and {left, right}.issuperset(xs) and {low, high}.issuperset(ys)):
                return None
            piece = shared(piece, box_through(self.matrix, left, low, right, high))
        return piece


def cut_from(whole: Box, piece: Box) -> tuple[int, ...]:
    """What of a picture is not seen at its left, top, right and bottom, in tenths of a point."""
    cut = (
        piece.x0 - whole.x0,
        piece.top - whole.top,
        whole.x1 - piece.x1,
        whole.bottom - piece.bottom,
    )
    return tuple([round(TENTHS * side) if side > HAIR else 0 for side in cut])


at = attrgetter("at")
SIDES, INK = (ctypes.c_float * 6)(), (ctypes.c_uint * 4)()
SIDES_AT, INK_AT = ctypes.byref(SIDES), [ctypes.byref(INK, 4 * part) for part in range(4)]
STORED = ctypes.create_string_buffer(LARGEST)
NAME = ctypes.create_string_buffer(NAME_BYTES)
WRITTEN = ctypes.c_ulong()


def stored_bytes(held: Held) -> bytes:
    """The bytes of a picture as stored; none where there are too many for a mark."""
    count = calls.image_stored(held, None, ctypes.c_ulong(0))
    if not 0 < count <= LARGEST:
        return b""
    calls.image_stored(held, STORED, ctypes.c_ulong(count))
    return ctypes.string_at(STORED, count)


def ink_of(held: Held) -> tuple[int, ...]:
    """The colour that a stencil is filled with; none for a picture of its own colours."""
    known = calls.fill_colour(held, *INK_AT)
    return tuple(INK) if known else ()


def is_special(held: Held) -> bool:
    """Whether the look depends on more than the picture: blending, masks, layers."""
    if calls.is_transparent(held):
        return True
    marks = [
        calls.held(calls.object_mark(held, ctypes.c_ulong(number)))
        for number in range(calls.object_marks(held))
    ]
    return HIDDEN in map(name_of, marks)


def name_of(mark: Held) -> str:
    """The name of marked content, as far as it tells layers from others."""
    calls.mark_name(mark, NAME, ctypes.c_ulong(NAME_BYTES), ctypes.byref(WRITTEN))
    fits = 2 <= WRITTEN.value <= NAME_BYTES  # nothing is written where there is no room
    return NAME.raw[: WRITTEN.value - 2].decode("utf-16-le") if fits else ""
