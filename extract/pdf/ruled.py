"""Ruled tables: grids with the words, shades and pictures of the page in their cells."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from extract.document import PLAIN, Block, Cell, Mark, Ruling, Style, Table
from extract.pdf.drawings import Drawn, Image, Shade, Shape, is_white
from extract.pdf.flow import blocks_of
from extract.pdf.rows import rounded, rows_of, style_of
from extract.pdf.rulings import Grid
from extract.pdf.words import Word
from extract.places import Box, Place

# of a cell: a shade that covers this much of it is its fill
FILLED = 0.6


@dataclass(slots=True)
class Content:
    """What stands in one region of a grid."""

    box: Box
    words: list[Word] = field(default_factory=list)
    fill: str | None = None
    patches: list[Shade] = field(default_factory=list)  # smaller shades: lamps, highlights
    shaded: bool = False  # white over a colour is shaded, and not filled
    images: list[Image] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Filled:
    """A grid and its contents, one for each region."""

    grid: Grid
    contents: tuple[Content, ...]

    @property
    def is_blank(self) -> bool:
        """Whether no word and no picture stands in it (a drawing of boxes)."""
        return not any(c.words or c.images for c in self.contents)


def centre(box: Box) -> tuple[float, float]:
    """The middle of a box."""
    return (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2


def area(box: Box) -> float:
    """In square points."""
    return max(0.0, box.x1 - box.x0) * max(0.0, box.bottom - box.top)


def shared(one: Box, other: Box) -> Box:
    """Where two boxes overlap; of negative size where they do not."""
    return Box(
        max(one.x0, other.x0),
        max(one.top, other.top),
        min(one.x1, other.x1),
        min(one.bottom, other.bottom),
    )


def fill_grids(
    grids: list[Grid], words: list[Word], drawn: Drawn
) -> tuple[list[Filled], list[Word], list[Image], list[Shape]]:
    """Each thing to the smallest grid that it stands in, and what stands in none."""
    ordered = sorted(grids, key=lambda grid: area(grid.box))
    contents = [[Content(grid.region_box(r)) for r in grid.regions] for grid in ordered]

    def home(box: Box) -> Content | None:
        x, y = centre(box)
        for number, grid in enumerate(ordered):
            region = grid.at(x, y)
            if region is not None:
                return contents[number][region]
        return None

    outside: list[Word] = []
    for word in words:
        cell = home(Box(word.x0, word.top, word.x1, word.bottom))
        (outside if cell is None else cell.words).append(word)
    images = [image for image in drawn.images if not _put(home(image.box), image)]
    shapes = [shape for shape in drawn.shapes if not _put(home(shape.box), shape)]
    _shade(contents, drawn.shades, home)
    filled = [Filled(g, tuple(c)) for g, c in zip(ordered, contents, strict=True)]
    return filled, outside, images, shapes


def _put(cell: Content | None, thing: Image | Shape) -> bool:
    """Puts a drawn thing into its cell, if it has one that holds it."""
    if cell is None or area(shared(cell.box, thing.box)) < FILLED * area(thing.box):
        return False
    if isinstance(thing, Image):
        cell.images.append(thing)
    else:
        cell.shapes.append(thing)
    return True


def _patch(cell: Content | None, shade: Shade) -> None:
    """Puts a shade that is smaller than its cell into it."""
    holds = cell is not None and area(shared(cell.box, shade.box)) >= FILLED * area(shade.box)
    if cell is not None and holds and not is_white(shade.colour):
        cell.patches.insert(0, shade)


def _shade(
    contents: list[list[Content]], shades: list[Shade], home: Callable[[Box], Content | None]
) -> None:
    """The fill of each cell: the topmost shade that covers most of it."""
    cells = [cell for table in contents for cell in table]
    if not cells:
        return
    boxes = np.array([(c.box.x0, c.box.top, c.box.x1, c.box.bottom) for c in cells])
    areas = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    for shade in dict.fromkeys(reversed(shades)):  # a shade painted twice counts once, the topmost
        wide = np.minimum(boxes[:, 2], shade.box.x1) - np.maximum(boxes[:, 0], shade.box.x0)
        high = np.minimum(boxes[:, 3], shade.box.bottom) - np.maximum(boxes[:, 1], shade.box.top)
        covered = (np.maximum(wide, 0) * np.maximum(high, 0)) >= FILLED * areas
        if not covered.any():
            _patch(home(shade.box), shade)
        for place in np.flatnonzero(covered).tolist():
            if not cells[place].shaded:
                cells[place].shaded = True
                if not is_white(shade.colour):
                    cells[place].fill = "#{:02x}{:02x}{:02x}".format(*shade.colour)


def table_of(filled: Filled, page: int, order: int, marks: dict[int, tuple[Mark, ...]]) -> Table:
    """The table as a fact; `marks` by the number of the region."""
    grid = filled.grid
    cells = []
    for number, (region, content) in enumerate(zip(grid.regions, filled.contents, strict=True)):
        blocks = tuple(blocks_of(rows_of(content.words), page))
        cells.append(
            Cell(
                row=region.row,
                column=region.column,
                row_span=region.row_span,
                column_span=region.column_span,
                text=text_of(blocks),
                blocks=blocks,
                place=Place(page=page, box=rounded(content.box)),
                style=cell_style(content.words),
                fill=content.fill,
                marks=marks.get(number, ()),
            )
        )
    return Table(
        order=order,
        ruling=Ruling.RULED,
        row_count=len(grid.ys) - 1,
        column_count=len(grid.xs) - 1,
        cells=tuple(cells),
        place=Place(page=page, box=rounded(grid.box)),
    )


def text_of(blocks: tuple[Block, ...]) -> str:
    """The texts of the blocks, joined by spaces."""
    return " ".join(block.text for block in blocks)


def cell_style(words: list[Word]) -> Style:
    """How most of a cell's letters look."""
    return style_of(tuple(words)) if words else PLAIN
