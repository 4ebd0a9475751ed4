"""What is drawn on a page: rules, shaded rectangles, images and other shapes, as displayed."""

import ctypes
import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import repeat

import msgspec
import pypdfium2.raw as pdfium

from extract.colours import Colour
from extract.pdf import calls
from extract.pdf.calls import Held
from extract.pdf.display import Display, Matrix, after, box_through, scale
from extract.pdf.paths import Point, is_upright, painted, parts_of
from extract.places import Box

# points: what is thinner is a rule, whether it is a stroke or a filled rectangle
THIN = 3.0
# points: strokes shorter than this are no rules (dots, ticks, the ends of shapes)
SHORT = 3.0
# a page with 100,000 segments exists; more than this say nothing about tables
MOST_SEGMENTS = 20_000
NEARLY_WHITE = 0xF5
DEEPEST = 8  # forms within forms

# paths asked about together; the memory they are written to stays small however many there are
TOGETHER = 256


class Rule(msgspec.Struct, frozen=True, gc=False):
    """A straight upright line: `at` is its y (or x), from `start` to `end` along the other axis."""

    flat: bool
    at: float
    start: float
    end: float
    thickness: float
    colour: Colour


class Shade(msgspec.Struct, frozen=True, gc=False):
    """A filled rectangle."""

    box: Box
    colour: Colour


class Shape(msgspec.Struct, frozen=True, gc=False):
    """Anything else that is drawn: curves, leaning lines, small filled shapes."""

    box: Box
    colour: Colour


class Image(msgspec.Struct, frozen=True, gc=False):
    """A raster picture and its size in pixels as stored.

    `held`: its handle, where the loaded page itself draws it (and no form on it).
    """

    box: Box
    width: int
    height: int
    held: Held | None = None


@dataclass(slots=True)
class Drawn:
    """All that is drawn on a page, each list from the lowest layer up."""

    rules: list[Rule] = field(default_factory=list)
    shades: list[Shade] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    segments: int = 0
    capped: bool = False
    others: bool = False  # whether there is more that is not among these: shadings


class Pen:
    """Notes what is drawn, reading one object after the other into the same small buffers."""

    def __init__(self, drawn: Drawn, texts: frozenset[int]) -> None:
        self.drawn = drawn
        self.texts = texts
        self.floats = (ctypes.c_float * 6)()
        self.pair = (ctypes.c_int * 2)()
        self.floats_at = tuple(ctypes.byref(self.floats, 4 * i) for i in range(4))
        self.pair_at = tuple(ctypes.byref(self.pair, 4 * i) for i in range(2))

    def matrix(self, held: Held) -> Matrix:
        """The object's own matrix."""
        calls.object_matrix(held, self.floats_at[0])
        a, b, c, d, e, f = self.floats
        return (a, b, c, d, e, f)

    def image(self, held: Held, matrix: Matrix, *, own: bool) -> None:
        """Notes a picture."""
        calls.image_pixels(held, *self.pair_at)
        calls.object_bounds(held, *self.floats_at)
        box = box_through(matrix, *self.floats[:4])
        self.drawn.images.append(Image(box, self.pair[0], self.pair[1], held if own else None))

    def paths(self, helds: list[Held], matrix: Matrix) -> None:
        """Notes paths as rules, shades or shapes."""
        for start in range(0, len(helds), TOGETHER):
            some = helds[start : start + TOGETHER]
            for held, fill, stroke, sides in zip(some, *painted(some, matrix), strict=True):
                if self.drawn.capped:
                    return
                if fill is None and stroke is None:
                    continue
                x0, top, x1, bottom = sides
                if x1 - x0 <= THIN or bottom - top <= THIN:  # its box says it all
                    self.thin(x0, top, x1, bottom, stroke or fill or (0, 0, 0))
                else:
                    self.path(held, matrix, Box(x0, top, x1, bottom), fill, stroke)

    def path(
        self, held: Held, matrix: Matrix, box: Box, fill: Colour | None, stroke: Colour | None
    ) -> None:
        """Notes a path that is not thin by its parts."""
        count = calls.count_segments(held)
        self.drawn.segments += count
        if self.drawn.segments > MOST_SEGMENTS:
            self.drawn.capped = True
            return
        self.sides(held, matrix, count, box, fill, stroke)

    def thin(self, x0: float, top: float, x1: float, bottom: float, colour: Colour) -> None:
        """Notes a thin object as a rule along its longer side."""
        width, height = x1 - x0, bottom - top
        if width < SHORT and height < SHORT:
            self.drawn.shapes.append(Shape(Box(x0, top, x1, bottom), colour))
        elif width >= height:
            self.drawn.rules.append(Rule(True, (top + bottom) / 2, x0, x1, height, colour))
        else:
            self.drawn.rules.append(Rule(False, (x0 + x1) / 2, top, bottom, width, colour))

    def sides(
        self,
        held: Held,
        matrix: Matrix,
        count: int,
        box: Box,
        fill: Colour | None,
        stroke: Colour | None,
    ) -> None:
        """Reads a path that is not thin part by part."""
        own = after(self.matrix(held), matrix)
        parts = parts_of(held, own, count)
        if not all(map(is_upright, parts)):
            self.drawn.shapes.append(Shape(box, fill or stroke or (0, 0, 0)))
            return
        half = 0.0
        if stroke is not None:
            calls.stroke_width(held, self.floats_at[0])
            half = self.floats[0] * scale(own) / 2
        noted = len(self.drawn.rules) + len(self.drawn.shades)
        for part in parts:
            if fill is not None:
                self.filled(part, fill, stroked=stroke is not None)
            if stroke is not None:
                for (x0, y0), (x1, y1) in itertools.pairwise(part):
                    if abs(x1 - x0) >= SHORT or abs(y1 - y0) >= SHORT:
                        left, right = (x0, x1) if x0 < x1 else (x1, x0)
                        top, bottom = (y0, y1) if y0 < y1 else (y1, y0)
                        self.thin(left - half, top - half, right + half, bottom + half, stroke)
        if len(self.drawn.rules) + len(self.drawn.shades) == noted:
            # a circle of many short sides: each of them looks upright, and is no rule
            self.drawn.shapes.append(Shape(box, fill or stroke or (0, 0, 0)))

    def filled(self, part: list[Point], fill: Colour, *, stroked: bool) -> None:
        """Notes a filled rectangle: a shade, or a rule where it is thin and has no outline."""
        xs, ys = [x for x, _ in part], [y for _, y in part]
        x0, top, x1, bottom = min(xs), min(ys), max(xs), max(ys)
        if x1 - x0 > THIN and bottom - top > THIN:
            self.drawn.shades.append(Shade(Box(x0, top, x1, bottom), fill))
        elif not stroked:
            self.thin(x0, top, x1, bottom, fill)


def drawn_on(page: int, display: Display, texts: frozenset[int] = frozenset()) -> Drawn:
    """Everything drawn on a loaded page that can be seen, forms with their matrices.

    `texts` are handles of objects that are known to be text: they need not be asked what they are.
    """
    drawn = Drawn()
    objects = map(calls.page_object, repeat(calls.held(page)), range(calls.count_objects(page)))
    note_objects(Pen(drawn, texts), objects, display.matrix, 0)
    drawn.rules = [
        rule
        for rule in drawn.rules
        if rule.colour[0] < NEARLY_WHITE or is_seen(rule, drawn.shades)  # most are black
    ]
    return drawn


def note_objects(pen: Pen, handles: Iterable[int], matrix: Matrix, depth: int) -> None:
    """Notes what is drawn among the objects of a page or form, from the lowest layer up."""
    texts = pen.texts
    objects = calls.all_held([handle for handle in handles if handle not in texts])
    paths: list[Held] = []
    for held, kind in zip(objects, map(calls.object_type, objects), strict=True):
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            paths.append(held)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pen.image(held, matrix, own=not depth)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            pen.paths(paths, matrix)
            paths = []
            own = after(pen.matrix(held), matrix)
            places = map(ctypes.c_ulong, range(calls.count_inner(held)))
            inner = map(calls.inner_object, repeat(held), places)
            note_objects(pen, inner, own, depth + 1)
        elif kind != pdfium.FPDF_PAGEOBJ_TEXT:
            pen.drawn.others = True
    pen.paths(paths, matrix)


def is_white(colour: Colour) -> bool:
    """Whether it cannot be told from paper."""
    return min(colour) >= NEARLY_WHITE


def is_seen(rule: Rule, shades: list[Shade]) -> bool:
    """Whether a rule can be seen: a white one only within a shaded rectangle."""
    if not is_white(rule.colour):
        return True
    middle = (rule.start + rule.end) / 2
    x, y = (middle, rule.at) if rule.flat else (rule.at, middle)
    return any(
        not is_white(shade.colour)
        and shade.box.x0 <= x <= shade.box.x1
        and shade.box.top <= y <= shade.box.bottom
        for shade in shades
    )
