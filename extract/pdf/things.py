"""Small things drawn on a page, pictures or not: how they stand to each other and to cells."""

from collections.abc import Sequence

from extract.pdf.drawings import Image, Shape
from extract.pdf.ruled import Content
from extract.places import Box

Thing = Image | Shape

# things on a page that are looked at: more are a drawing
MOST = 60
ROOM = 3.0  # points: room around a thing; names before the signs of a list may be longer or shorter


def small_things(images: Sequence[Image], shapes: Sequence[Shape], largest: float) -> list[Thing]:
    """The pictures and drawings that are no larger along either side."""
    things: list[Thing] = [*images, *shapes]
    return [thing for thing in things if longer(thing.box) <= largest]


def content_of(things: list[Thing]) -> Content:
    """Things as what stands in a cell of their size."""
    boxes = [thing.box for thing in things]
    frame = Box(
        min(box.x0 for box in boxes) - ROOM,
        min(box.top for box in boxes) - ROOM,
        max(box.x1 for box in boxes) + ROOM,
        max(box.bottom for box in boxes) + ROOM,
    )
    return Content(
        frame,
        images=[thing for thing in things if isinstance(thing, Image)],
        shapes=[thing for thing in things if isinstance(thing, Shape)],
    )


def touch(one: Box, other: Box) -> bool:
    """Whether two boxes touch, or stand a point apart."""
    return (
        min(one.x1, other.x1) > max(one.x0, other.x0) - 1
        and min(one.bottom, other.bottom) > max(one.top, other.top) - 1
    )


def longer(box: Box) -> float:
    """The longer side."""
    return max(box.x1 - box.x0, box.bottom - box.top)


def middle_of(box: Box) -> float:
    """The height of its middle."""
    return (box.top + box.bottom) / 2
