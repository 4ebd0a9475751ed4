"""What stands in a mark's cell, said once for every engine: words, drawings, pictures, a fill."""

import math
from dataclasses import dataclass, replace

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Ink:
    """A word or a glyph in a colour, and in a font of its own if it has one."""

    text: str
    colour: str = "#000000"
    font: str = ""
    bold: bool = False
    size: float = 0.0  # points; 0: as the words around it


@dataclass(frozen=True, slots=True)
class Disc:
    """An ellipse in its drawing: centre and radius; edge is the colour of a thin outline."""

    x: float
    y: float
    radius: float
    colour: str = ""
    edge: str = ""


@dataclass(frozen=True, slots=True)
class Polygon:
    """A filled shape by its corners."""

    points: tuple[Point, ...]
    colour: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A vector drawing of parts; lengths in mm from its top left corner."""

    width: float
    height: float
    parts: tuple[Disc | Polygon, ...]


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture of pixels printed at a size in mm."""

    data: bytes
    media_type: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Look:
    """All that one mark is: what stands in the cell and the cell's own fill."""

    pieces: tuple[Ink | Drawing | Raster, ...] = ()
    fill: str = ""


# An arrow that points up within a square of side 1.
UP: tuple[Point, ...] = (
    (0.5, 0.05),
    (0.9, 0.5),
    (0.66, 0.5),
    (0.66, 0.95),
    (0.34, 0.95),
    (0.34, 0.5),
    (0.1, 0.5),
)
RIGHT: tuple[Point, ...] = tuple((1 - y, x) for x, y in UP)
DOWN: tuple[Point, ...] = tuple((x, 1 - y) for x, y in UP)
ARROWS = {"up": UP, "level": RIGHT, "down": DOWN}


def scaled(points: tuple[Point, ...], by: float, at: Point = (0.0, 0.0)) -> tuple[Point, ...]:
    """Points of a unit square on one of another size and place."""
    return tuple((round(at[0] + x * by, 3), round(at[1] + y * by, 3)) for x, y in points)


def star_points(x: float, y: float, radius: float) -> tuple[Point, ...]:
    """The corners of a star of five points."""
    corners = []
    for corner in range(10):
        reach = radius if corner % 2 == 0 else radius * 0.45
        angle = math.pi / 5 * corner
        corners.append(
            (round(x + reach * math.sin(angle), 3), round(y - reach * math.cos(angle), 3))
        )
    return tuple(corners)


def arrow(colour: str, pointing: str, side: float = 4.6) -> Look:
    """A drawn arrow."""
    return Look((Drawing(side, side, (Polygon(scaled(ARROWS[pointing], side), colour),)),))


def disc(colour: str, side: float = 4.6) -> Look:
    """A drawn disc."""
    return Look((Drawing(side, side, (Disc(side / 2, side / 2, side / 2 - 0.1, colour),)),))


def with_words(look: Look, text: str) -> Look:
    """A mark with words beside it."""
    return replace(look, pieces=(*look.pieces, Ink(f" {text}"))) if text else look
