"""Marks in the rows of aligned tables: pictures and drawings that no rule puts into a cell."""

from collections.abc import Sequence

from msgspec import structs

from extract.document import Cell, Mark, Table
from extract.pdf.drawings import Image, Shape
from extract.pdf.looking import Sight
from extract.pdf.marks import drawn_marks
from extract.pdf.segments import LARGEST_MARK
from extract.pdf.things import MOST, Thing, content_of, middle_of, small_things
from extract.places import Box


def with_marks(
    tables: list[Table], images: Sequence[Image], shapes: Sequence[Shape], eye: Sight, page: int
) -> list[Table]:
    """Aligned tables with the pictures and drawings that stand in their rows."""
    small = small_things(images, shapes, LARGEST_MARK)
    if not small or not tables or len(small) > MOST:
        return tables
    return [_marked(table, small, eye, page) for table in tables]


def _marked(table: Table, things: list[Thing], eye: Sight, page: int) -> Table:
    frame = table.place.box
    inside = [thing for thing in things if frame is not None and _holds(frame, thing.box)]
    if not inside:
        return table
    found: dict[tuple[int, int], tuple[Mark, ...]] = {}
    for cell, own in _by_cell(table.cells, inside):
        marks = drawn_marks(content_of(own), eye, page, has_words=False)
        if marks:
            found[cell] = tuple(marks)
    cells = tuple(
        structs.replace(cell, marks=cell.marks + found.get((cell.row, cell.column), ()))
        for cell in table.cells
    )
    return structs.replace(table, cells=cells)


def _by_cell(
    cells: tuple[Cell, ...], things: list[Thing]
) -> list[tuple[tuple[int, int], list[Thing]]]:
    """Things by the cell that they stand in, or right of: in the row at their height."""
    found: dict[tuple[int, int], list[Thing]] = {}
    for thing in things:
        middle, across = middle_of(thing.box), (thing.box.x0 + thing.box.x1) / 2
        row = [
            (cell.place.box, cell)
            for cell in cells
            if cell.text and cell.place.box is not None
            if cell.place.box.top <= middle <= cell.place.box.bottom
        ]
        before = [(box.x0, cell) for box, cell in row if box.x0 <= across]
        if before:
            _, cell = max(before, key=lambda pair: pair[0])
            found.setdefault((cell.row, cell.column), []).append(thing)
    return list(found.items())


def _holds(frame: Box, box: Box) -> bool:
    """Whether the middle of a thing stands in a table."""
    across = (box.x0 + box.x1) / 2
    return frame.x0 <= across <= frame.x1 and frame.top <= middle_of(box) <= frame.bottom
