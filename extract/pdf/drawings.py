"""What is drawn on a page: rules, shaded rectangles, images and other shapes, as displayed."""

import ctypes
import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium

from extract.pdf import calls
from extract.pdf.display import Display, Matrix, after, apply, box_through, scale
from extract.places import Box

# points: what is thinner is a rule, whether it is a stroke or a filled rectangle
THIN = 3.0
# points: strokes shorter than this are no rules (dots, ticks, the ends of shapes)
SHORT = 3.0
# points: how far from upright a side may lean and still be a rule
LEAN = 1.0
# a page with 100,000 segments exists; more than this say nothing about tables
MOST_SEGMENTS = 20_000
# paths of more segments than this are one shape (or a whole grid), read side by side
SIMPLE = 6
NEARLY_WHITE = 0xF5
SEEN_ALPHA = 8
DEEPEST = 8  # forms within forms

Colour = tuple[int, int, int]


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
        self.at = ctypes.addressof(self.floats)

    def bounds(self, handle: int, matrix: Matrix) -> Box:
        """The box of an object as displayed."""
        at = self.at
        calls.object_bounds(handle, at, at + 4, at + 8, at + 12)
        return box_through(matrix, *self.floats[:4])

    def matrix(self, handle: int) -> Matrix:
        """The object's own matrix."""
        calls.object_matrix(handle, self.at)
        a, b, c, d, e, f = self.floats
        return (a, b, c, d, e, f)

    def ink(self, handle: int, ask: Callable[..., int]) -> Colour | None:
        """Fill or stroke colour; None where it is none, or clear."""
        at = ctypes.addressof(self.colour)
        if not ask(handle, at, at + 4, at + 8, at + 12) or self.colour[3] < SEEN_ALPHA:
            return None
        return self.colour[0], self.colour[1], self.colour[2]

    def image(self, handle: int, matrix: Matrix) -> None:
        """Notes a picture."""
        at = ctypes.addressof(self.pair)
        calls.image_pixels(handle, at, at + 4)
        box = self.bounds(handle, matrix)
        self.drawn.images.append(Image(box, self.pair[0], self.pair[1]))

    def path(self, handle: int, matrix: Matrix) -> None:
        """Notes a path as rules, shades or a shape."""
        at = ctypes.addressof(self.pair)
        calls.draw_mode(handle, at, at + 4)
        fill = self.ink(handle, calls.fill_colour) if self.pair[0] else None
        stroke = self.ink(handle, calls.stroke_colour) if self.pair[1] else None
        if fill is None and stroke is None:
            return
        box = self.bounds(handle, matrix)
        width, height = box.x1 - box.x0, box.bottom - box.top
        if min(width, height) <= THIN:
            self.thin(box, stroke or fill or (0, 0, 0))
            return
        count = calls.count_segments(handle)
        self.drawn.segments += count
        if self.drawn.segments > MOST_SEGMENTS:
            self.drawn.capped = True
            return
        self.sides(handle, matrix, count, box, fill, stroke)

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
        handle: int,
        matrix: Matrix,
        count: int,
        box: Box,
        fill: Colour | None,
        stroke: Colour | None,
    ) -> None:
        """Reads a path that is not thin part by part."""
        own = after(self.matrix(handle), matrix)
        parts = list(self.parts(handle, own, count))
        upright = all(is_upright(part) for part in parts)
        if not upright:
            self.drawn.shapes.append(Shape(box, fill or stroke or (0, 0, 0)))
            return
        thickness = 0.0
        if stroke is not None:
            calls.stroke_width(handle, self.at)
            thickness = self.floats[0] * scale(own)
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

    def parts(self, handle: int, matrix: Matrix, count: int) -> Iterator[list[tuple[float, float]]]:
        """The corner points of each subpath as displayed; a curve gives a leaning side."""
        part: list[tuple[float, float]] = []
        at = self.at
        for position in range(count):
            segment = calls.path_segment(handle, position)
            calls.segment_point(segment, at, at + 4)
            point = apply(matrix, self.floats[0], self.floats[1])
            if calls.segment_type(segment) == pdfium.FPDF_SEGMENT_MOVETO:
                if len(part) > 1:
                    yield part
                part = [point]
            else:
                part.append(point)
                if calls.segment_closes(segment) and point != part[0]:
                    part.append(part[0])
        if len(part) > 1:
            yield part


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
    pen = Pen(drawn)
    pending = [
        (calls.page_object(page, i), display.matrix, 0) for i in range(calls.count_objects(page))
    ]
    pending.reverse()
    while pending:
        handle, matrix, depth = pending.pop()
        kind = calls.object_type(handle)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            if not drawn.capped:
                pen.path(handle, matrix)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pen.image(handle, matrix)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            own = after(pen.matrix(handle), matrix)
            inner = range(calls.count_inner(handle))
            pending += [(calls.inner_object(handle, i), own, depth + 1) for i in reversed(inner)]
    drawn.rules = [rule for rule in drawn.rules if is_seen(rule, drawn.shades)]
    return drawn


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
