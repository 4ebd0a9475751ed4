"""Facts made quickly: a page has thousands, and a frozen dataclass takes thrice as long to make.

Each function fills in an object of a class with the same slots that is not frozen, and hands it
over to the fact's own class.
"""

from typing import Any

from extract.document import PLAIN, Block, Cell, Line, Mark, Style
from extract.places import NOWHERE, Box, Place


class _Box:
    __slots__ = Box.__slots__


class _Place:
    __slots__ = Place.__slots__


class _Line:
    __slots__ = Line.__slots__


class _Block:
    __slots__ = Block.__slots__


class _Cell:
    __slots__ = Cell.__slots__


def new_box(x0: float, top: float, x1: float, bottom: float) -> Box:
    """A `Box`."""
    made: Any = _Box()
    made.x0 = x0
    made.top = top
    made.x1 = x1
    made.bottom = bottom
    made.__class__ = Box
    box: Box = made
    return box


def new_place(page: int, box: Box) -> Place:
    """A `Place` on one page."""
    made: Any = _Place()
    made.page = page
    made.page_end = None
    made.box = box
    made.line = None
    made.__class__ = Place
    place: Place = made
    return place


def new_line(text: str, style: Style, place: Place) -> Line:
    """A `Line`."""
    made: Any = _Line()
    made.text = text
    made.style = style
    made.place = place
    made.__class__ = Line
    line: Line = made
    return line


def new_block(
    order: int,
    text: str,
    lines: tuple[Line, ...],
    style: Style = PLAIN,
    marker: str | None = None,
    place: Place = NOWHERE,
) -> Block:
    """A `Block`."""
    made: Any = _Block()
    made.order = order
    made.text = text
    made.lines = lines
    made.style = style
    made.marker = marker
    made.place = place
    made.__class__ = Block
    block: Block = made
    return block


def new_cell(
    row: int,
    column: int,
    row_span: int,
    column_span: int,
    text: str,
    blocks: tuple[Block, ...],
    place: Place,
    style: Style = PLAIN,
    fill: str | None = None,
    marks: tuple[Mark, ...] = (),
) -> Cell:
    """A `Cell`."""
    made: Any = _Cell()
    made.row = row
    made.column = column
    made.row_span = row_span
    made.column_span = column_span
    made.text = text
    made.blocks = blocks
    made.place = place
    made.style = style
    made.fill = fill
    made.marks = marks
    made.uncertain = False
    made.__class__ = Cell
    cell: Cell = made
    return cell
