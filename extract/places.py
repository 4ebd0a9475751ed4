"""Where something stands in a file: a page and box, or a line of text."""

from collections.abc import Iterable

import msgspec


class Box(msgspec.Struct, frozen=True, gc=False):
    """A rectangle in PDF points; the origin is the top left of the page as displayed."""

    x0: float
    top: float
    x1: float
    bottom: float


class Place(msgspec.Struct, frozen=True, gc=False):
    """Page (from 1) and box in a PDF, or line (from 1) in a text file.

    `box` lies on `page`; `page_end` is the last page of something that runs on.
    """

    page: int | None = None
    page_end: int | None = None
    box: Box | None = None
    line: int | None = None


NOWHERE = Place()


def around(boxes: Iterable[Box]) -> Box | None:
    """The smallest box that holds all of them; None where there is none."""
    found = list(boxes)
    if not found:
        return None
    return Box(
        min([b.x0 for b in found]),
        min([b.top for b in found]),
        max([b.x1 for b in found]),
        max([b.bottom for b in found]),
    )


def spanning(places: Iterable[Place]) -> Place:
    """The place that runs from the first to the last: first page and its box, first line."""
    found = [p for p in places if p != NOWHERE]
    if not found:
        return NOWHERE
    first = found[0]
    ends = [p.page_end or p.page for p in found]
    box = around(p.box for p in found if p.box is not None and p.page == first.page)
    last = max((e for e in ends if e is not None), default=None)
    return Place(page=first.page, page_end=last, box=box, line=first.line)
