"""Ruled tables: grids with the words, shades and pictures of the page in their cells."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
import numpy as np
from numpy.typing import NDArray

from extract.document import PLAIN, Block, Cell, Mark, Ruling, Style, Table
from extract.pdf.broken_figures import whole_figures
from extract.pdf.drawings import Drawn, Image, Shade, Shape, is_white
from extract.pdf.flow import blocks_of_words
from extract.pdf.rows import rounded, style_of
from extract.pdf.rulings import Grid
from extract.pdf.words import Word
from extract.places import Box, Place

# shades looked at together: a page may have thousands of them, and as many cells
TOGETHER = 64
# of a cell: a shade that covers this much of it is its fill
FILLED = 0.6


class Content(msgspec.Struct, gc=False):
    """What stands in one region of a grid."""

    box: Box
    words: list[Word] = []
    fill: str | None = None
    patches: list[Shade] = []  # smaller shades: lamps, highlights
    shaded: bool = False  # white over a colour is shaded, and not filled
    images: list[Image] = []
    shapes: list[Shape] = []


@dataclass(frozen=True, slots=True)
class Filled:
    """A grid and its contents, one for each region."""

    grid: Grid
    contents: tuple[Content, ...]

    @property
    def is_blank(self) -> bool:
        """Whether no word and no picture stands in it (a drawing of boxes)."""
        return not any(c.words or c.images for c in self.contents)


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
    if not grids:
        return [], words, drawn.images, drawn.shapes
    homes = Homes(sorted(grids, key=lambda grid: area(grid.box)))
    outside: list[Word] = []
    frames = homes.frames
    for word in words:  # as `Homes.at`, without a call a word
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        for xs, ys, region_of, contents in frames:
            if xs[0] <= x < xs[-1] and ys[0] <= y < ys[-1]:
                place = region_of[bisect_right(ys, y) - 1][bisect_right(xs, x) - 1]
                contents[place].words.append(word)
                break
        else:
            outside.append(word)
    images = [image for image in drawn.images if not _put(homes.of(image.box), image)]
    shapes = [shape for shape in drawn.shapes if not _put(homes.of(shape.box), shape)]
    _shade(homes, drawn.shades)
    filled = [Filled(g, tuple(c)) for g, c in zip(homes.grids, homes.contents, strict=True)]
    return filled, outside, images, shapes


class Homes:
    """The grids of a page, the smallest first, and the contents of their regions."""

    def __init__(self, grids: list[Grid]) -> None:
        self.grids = grids
        self.contents = [[Content(grid.region_box(r)) for r in grid.regions] for grid in grids]
        self.frames = [
            (grid.xs, grid.ys, grid.region_of, contents)
            for grid, contents in zip(grids, self.contents, strict=True)
        ]

    def at(self, x: float, y: float) -> Content | None:
        """What stands in the region at a point, in the smallest grid that reaches there."""
        for xs, ys, region_of, contents in self.frames:
            if xs[0] <= x < xs[-1] and ys[0] <= y < ys[-1]:
                return contents[region_of[bisect_right(ys, y) - 1][bisect_right(xs, x) - 1]]
        return None

    def of(self, box: Box) -> Content | None:
        """What stands in the region that holds the middle of a box."""
        return self.at((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2)


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


def _shade(homes: Homes, shades: list[Shade]) -> None:
    """The fill of each cell: the topmost shade that covers most of it."""
    cells = [cell for table in homes.contents for cell in table]
    if not shades:
        return
    boxes = sides_of([cell.box for cell in cells])
    # a shade painted twice counts once, the topmost
    topmost = list(dict.fromkeys(reversed(shades)))
    for start in range(0, len(topmost), TOGETHER):
        some = topmost[start : start + TOGETHER]
        for shade, places in zip(some, _covered(boxes, some), strict=True):
            if not places:
                _patch(homes.of(shade.box), shade)
            for place in places:
                if not cells[place].shaded:
                    cells[place].shaded = True
                    if not is_white(shade.colour):
                        cells[place].fill = "#{:02x}{:02x}{:02x}".format(*shade.colour)


def sides_of(boxes: list[Box]) -> NDArray[np.float64]:
    """The lefts, tops, rights and bottoms of boxes."""
    return np.array(
        [
            [box.x0 for box in boxes],
            [box.top for box in boxes],
            [box.x1 for box in boxes],
            [box.bottom for box in boxes],
        ]
    )


def _covered(cells: NDArray[np.float64], shades: list[Shade]) -> list[list[int]]:
    """For each shade the numbers of the cells that it covers for the most part."""
    x0, top, x1, bottom = cells
    left, high, right, low = sides_of([shade.box for shade in shades])[:, :, None]
    wide = np.maximum(np.minimum(x1, right) - np.maximum(x0, left), 0)
    tall = np.maximum(np.minimum(bottom, low) - np.maximum(top, high), 0)
    covered = wide * tall >= FILLED * ((x1 - x0) * (bottom - top))
    found: list[list[int]] = [[] for _ in shades]
    for shade, cell in zip(*(places.tolist() for places in covered.nonzero()), strict=True):
        found[shade].append(cell)
    return found


def table_of(filled: Filled, page: int, order: int, marks: dict[int, tuple[Mark, ...]]) -> Table:
    """The table as a fact; `marks` by the number of the region."""
    grid = filled.grid
    xs, ys = [round(x, 2) for x in grid.xs], [round(y, 2) for y in grid.ys]
    cells = []
    for number, (region, content) in enumerate(zip(grid.regions, filled.contents, strict=True)):
        words = content.words
        blocks = blocks_of_words(words, page, whole_figures)
        row, column = region.row, region.column
        end, right = row + region.row_span, column + region.column_span
        cells.append(
            Cell(
                row,
                column,
                region.row_span,
                region.column_span,
                text_of(blocks),
                blocks,
                Place(page=page, box=Box(xs[column], ys[row], xs[right], ys[end])),
                cell_style(words, blocks),
                content.fill,
                marks.get(number, ()),
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
    return blocks[0].text if len(blocks) == 1 else " ".join([block.text for block in blocks])


def cell_style(words: Sequence[Word], blocks: tuple[Block, ...]) -> Style:
    """How most of a cell's letters look, its list marks among them."""
    if len(blocks) == 1 and blocks[0].marker is None:
        return blocks[0].style
    return style_of(words) if words else PLAIN
