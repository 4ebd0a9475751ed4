"""What PDFium says of paths: their paint, their bounds, and their corner points as displayed."""

from collections import deque
from collections.abc import Callable
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from extract.colours import Colour
from extract.pdf import calls
from extract.pdf.calls import Held
from extract.pdf.display import Matrix, all_sides_through

SEEN_ALPHA = 8  # of 255: paint with less is clear
# points: how far from upright a side may lean and still be a rule
LEAN = 1.0

Point = tuple[float, float]
X, Y = calls.Cells(np.float32, 1), calls.Cells(np.float32, 1)
BOUNDS = tuple(calls.Cells(np.float32, 1) for _ in range(4))


class Asked:
    """Cells for what PDFium says of many paths, a list for each value."""

    def __init__(self) -> None:
        self.modes = [calls.Cells(np.int32, 1) for _ in range(2)]
        self.inks = [calls.Cells(np.uint32, 1) for _ in range(4)]

    @staticmethod
    def ask(
        call: Callable[..., int], helds: list[Held], cells: list[calls.Cells]
    ) -> tuple[list[int], list[list[Any]]]:
        """The answer for each path and what was written, a list for each cell."""
        count = len(helds)
        answers = list(map(call, helds, *(one.reserve(count) for one in cells)))
        return answers, [one.rows[:count, 0].tolist() for one in cells]


ASKED = Asked()


def painted(
    helds: list[Held], matrix: Matrix
) -> tuple[list[Colour | None], list[Colour | None], list[list[float]]]:
    """Fill, stroke (None where there is none, or a clear one) and the sides as displayed."""
    _, (filled, stroked) = ASKED.ask(calls.draw_mode, helds, ASKED.modes)
    fills, strokes = (
        inks(calls.fill_colour, helds, filled),
        inks(calls.stroke_colour, helds, stroked),
    )
    return fills, strokes, sides_of(helds, matrix)


def sides_of(helds: list[Held], matrix: Matrix) -> list[list[float]]:
    """Left, top, right and bottom of paths as displayed."""
    count = len(helds)
    deque(map(calls.object_bounds, helds, *(side.reserve(count) for side in BOUNDS)), maxlen=0)
    bounds = (side.rows[:count, 0].astype(np.float64) for side in BOUNDS)
    sides: list[list[float]] = all_sides_through(matrix, *bounds).T.tolist()
    return sides


def inks(call: Callable[..., int], helds: list[Held], used: list[int]) -> list[Colour | None]:
    """The fill or stroke colour of paths that are filled or stroked."""
    places = [place for place, use in enumerate(used) if use]
    found: list[Colour | None] = [None] * len(helds)
    plain, parts = ASKED.ask(call, [helds[place] for place in places], ASKED.inks)
    for place, known, red, green, blue, alpha in zip(places, plain, *parts, strict=True):
        if known and alpha >= SEEN_ALPHA:
            found[place] = red, green, blue
    return found


def parts_of(held: Held, matrix: Matrix, count: int) -> list[list[Point]]:
    """The corner points of each subpath as displayed; a curve gives a leaning side."""
    segments = calls.all_held(map(calls.path_segment, repeat(held), range(count)))
    a, b, c, d, e, f = matrix
    points = [
        (a * x + c * y + e, b * x + d * y + f) for x, y in zip(*points_of(segments), strict=True)
    ]
    kinds = map(calls.segment_type, segments)
    parts: list[list[Point]] = []
    part: list[Point] = []
    for point, kind in zip(points, kinds, strict=True):  # PDFium writes the closing side itself
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(part) > 1:
                parts.append(part)
            part = [point]
        else:
            part.append(point)
    if len(part) > 1:
        parts.append(part)
    return parts


def points_of(segments: list[Held]) -> tuple[list[float], list[float]]:
    """The x and the y at which segments of a path end, in user space."""
    count = len(segments)
    deque(map(calls.segment_point, segments, X.reserve(count), Y.reserve(count)), maxlen=0)
    return X.rows[:count, 0].tolist(), Y.rows[:count, 0].tolist()


def is_upright(part: list[Point]) -> bool:
    """Whether each side runs across or down."""
    before_x, before_y = part[0]
    for x, y in part:
        if abs(x - before_x) > LEAN and abs(y - before_y) > LEAN:
            return False
        before_x, before_y = x, y
    return True
