"""What is drawn on a page: rules, shaded rectangles, images and other shapes, as displayed."""

import ctypes
import itertools
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import repeat

import numpy as np
import pypdfium2.raw as pdfium

from extract.pdf import calls
from extract.pdf.calls import Held
from extract.pdf.display import Display, Matrix, after, apply_all, box_through, scale
from extract.places import Box

# points: what is thinner is a rule, whether it is a stroke or a filled rectangle
THIN = 3.0
# points: strokes shorter than this are no rules (dots, ticks, the ends of shapes)
SHORT = 3.0
# points: how far from upright a side may lean and still be a rule
LEAN = 1.0
# a page with 100,000 segments exists; more than this say nothing about tables
MOST_SEGMENTS = 20_000
NEARLY_WHITE = 0xF5
SEEN_ALPHA = 8
DEEPEST = 8  # forms within forms

Colour = tuple[int, int, int]
Point = tuple[float, float]
X, Y = calls.Cells(np.float32, 1), calls.Cells(np.float32, 1)


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight upright line: `at` is its y (or x), from `start` to `end` along the other axis."""

    flat: bool
    at: float
    start: float
    end: float
    thickness: float
    colour: Colour


@dataclass(frozen=True, slots=True)
class Shade:
    """A filled rectangle."""

    box: Box
    colour: Colour


@dataclass(frozen=True, slots=True)
class Shape:
    """Anything else that is drawn: curves, leaning lines, small filled shapes."""

    box: Box
    colour: Colour


@dataclass(frozen=True, slots=True)
class Image:
    """A raster picture and its size in pixels as stored."""

    box: Box
    width: int
    height: int


@dataclass(slots=True)
class Drawn:
    """All that is drawn on a page, each list from the lowest layer up."""

    rules: list[Rule] = field(default_factory=list)
    shades: list[Shade] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    segments: int = 0
    capped: bool = False


class Pen:
    """Reads one object after the other into the same small buffers."""

    def __init__(self, drawn: Drawn) -> None:
        self.drawn = drawn
        self.floats = (ctypes.c_float * 6)()
        self.colour = (ctypes.c_uint * 4)()
        self.pair = (ctypes.c_int * 2)()
        self.floats_at = tuple(ctypes.byref(self.floats, 4 * i) for i in range(4))
        self.colour_at = tuple(ctypes.byref(self.colour, 4 * i) for i in range(4))
        self.pair_at = tuple(ctypes.byref(self.pair, 4 * i) for i in range(2))

    def bounds(self, held: Held, matrix: Matrix) -> Box:
        """The box of an object as displayed."""
        calls.object_bounds(held, *self.floats_at)
        return box_through(matrix, *self.floats[:4])

    def matrix(self, held: Held) -> Matrix:
        """The object's own matrix."""
        calls.object_matrix(held, self.floats_at[0])
        a, b, c, d, e, f = self.floats
        return (a, b, c, d, e, f)

    def ink(self, held: Held, ask: Callable[..., int]) -> Colour | None:
        """Fill or stroke colour; None where it is none, or clear."""
        if not ask(held, *self.colour_at):
            return None
        red, green, blue, alpha = self.colour
        return None if alpha < SEEN_ALPHA else (red, green, blue)

    def image(self, held: Held, matrix: Matrix) -> None:
        """Notes a picture."""
        calls.image_pixels(held, *self.pair_at)
        box = self.bounds(held, matrix)
        self.drawn.images.append(Image(box, self.pair[0], self.pair[1]))

    def path(self, held: Held, matrix: Matrix) -> None:
        """Notes a path as rules, shades or a shape."""
        calls.draw_mode(held, *self.pair_at)
        filled, stroked = self.pair
        fill = self.ink(held, calls.fill_colour) if filled else None
        stroke = self.ink(held, calls.stroke_colour) if stroked else None
        if fill is None and stroke is None:
            return
        box = self.bounds(held, matrix)
        width, height = box.x1 - box.x0, box.bottom - box.top
        if min(width, height) <= THIN:
            self.thin(box, stroke or fill or (0, 0, 0))
            return
        count = calls.count_segments(held)
        self.drawn.segments += count
        if self.drawn.segments > MOST_SEGMENTS:
            self.drawn.capped = True
            return
        self.sides(held, matrix, count, box, fill, stroke)

    def thin(self, box: Box, colour: Colour) -> None:
        """Notes a thin object as a rule along its longer side."""
        width, height = box.x1 - box.x0, box.bottom - box.top
        if max(width, height) < SHORT:
            self.drawn.shapes.append(Shape(box, colour))
        elif width >= height:
            y = (box.top + box.bottom) / 2
            self.drawn.rules.append(Rule(True, y, box.x0, box.x1, height, colour))
        else:
            x = (box.x0 + box.x1) / 2
            self.drawn.rules.append(Rule(False, x, box.top, box.bottom, width, colour))

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
        upright = all(is_upright(part) for part in parts)
        if not upright:
            self.drawn.shapes.append(Shape(box, fill or stroke or (0, 0, 0)))
            return
        thickness = 0.0
        if stroke is not None:
            calls.stroke_width(held, self.floats_at[0])
            thickness = self.floats[0] * scale(own)
        noted = len(self.drawn.rules) + len(self.drawn.shades)
        for part in parts:
            around = box_around(part)
            thin = min(around.x1 - around.x0, around.bottom - around.top) <= THIN
            if fill is not None and thin and stroke is None:
                self.thin(around, fill)
            elif fill is not None and not thin:
                self.drawn.shades.append(Shade(around, fill))
            if stroke is not None:
                for (x0, y0), (x1, y1) in itertools.pairwise(part):
                    side = Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
                    if max(side.x1 - side.x0, side.bottom - side.top) >= SHORT:
                        self.thin(grown(side, thickness / 2), stroke)
        if len(self.drawn.rules) + len(self.drawn.shades) == noted:
            # a circle of many short sides: each of them looks upright, and is no rule
            self.drawn.shapes.append(Shape(box, fill or stroke or (0, 0, 0)))


def parts_of(held: Held, matrix: Matrix, count: int) -> list[list[Point]]:
    """The corner points of each subpath as displayed; a curve gives a leaning side."""
    segments = list(map(calls.path_segment, repeat(held), range(count)))
    x, y = X.reserve(count), Y.reserve(count)
    deque(map(calls.segment_point, segments, x, y), maxlen=0)
    (raw_x,), (raw_y,) = X.written(count), Y.written(count)
    xs, ys = apply_all(matrix, raw_x, raw_y)
    kinds = map(calls.segment_type, segments)
    closing = map(calls.segment_closes, segments)
    parts: list[list[Point]] = []
    part: list[Point] = []
    for point, kind, closes in zip(
        zip(xs.tolist(), ys.tolist(), strict=True), kinds, closing, strict=True
    ):
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(part) > 1:
                parts.append(part)
            part = [point]
        else:
            part.append(point)
            if closes and point != part[0]:
                part.append(part[0])
    if len(part) > 1:
        parts.append(part)
    return parts


def is_upright(part: list[tuple[float, float]]) -> bool:
    """Whether each side runs across or down."""
    return all(
        abs(x1 - x0) <= LEAN or abs(y1 - y0) <= LEAN
        for (x0, y0), (x1, y1) in itertools.pairwise(part)
    )


def box_around(part: list[tuple[float, float]]) -> Box:
    """The box around points."""
    xs, ys = [x for x, _ in part], [y for _, y in part]
    return Box(min(xs), min(ys), max(xs), max(ys))


def grown(box: Box, by: float) -> Box:
    """The box with a margin on every side."""
    return Box(box.x0 - by, box.top - by, box.x1 + by, box.bottom + by)


def drawn_on(page: int, display: Display) -> Drawn:
    """Everything drawn on a loaded page that can be seen, forms with their matrices."""
    drawn = Drawn()
    objects = map(calls.page_object, repeat(Held(page)), range(calls.count_objects(page)))
    note_objects(Pen(drawn), list(objects), display.matrix, 0)
    drawn.rules = [rule for rule in drawn.rules if is_seen(rule, drawn.shades)]
    return drawn


def note_objects(pen: Pen, objects: list[Held], matrix: Matrix, depth: int) -> None:
    """Notes what is drawn among the objects of a page or form, from the lowest layer up."""
    for held, kind in zip(objects, map(calls.object_type, objects), strict=True):
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            if not pen.drawn.capped:
                pen.path(held, matrix)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pen.image(held, matrix)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            own = after(pen.matrix(held), matrix)
            places = map(ctypes.c_ulong, range(calls.count_inner(held)))
            inner = list(map(calls.inner_object, repeat(held), places))
            note_objects(pen, inner, own, depth + 1)


def rgb(colour: str) -> Colour:
    """'#rrggbb' as numbers."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


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
