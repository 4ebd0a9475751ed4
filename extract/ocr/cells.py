"""What stands in the cells of a scanned table beside words: fills, and lights and arrows."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from extract.colours import Colour, Pixels, colour_name, colours_of, ink_of
from extract.ocr.lines import Mask
from extract.ocr.picture import PagePicture, is_paper
from extract.pdf.drawings import Image, Shade
from extract.pdf.rulings import Grid
from extract.pdf.shapes import shape_of
from extract.places import Box

# points: so far into a cell the rulings around it reach, blurred as they are
EDGE = 1.6
# points: the frame within that edge shows what the cell is filled with
FRAME = 1.0
# of 255: fills that differ less are one fill
SAME_FILL = 14
# points: a mark has a spot this wide and high that is full of ink; strokes of letters have none
SPOT = 2.5
# points: marks are at least this large, and no larger
SMALLEST, LARGEST = 5.0, 64.0
# points: pieces of one mark (the lamps of a post) are no further apart
NEAR = 1.0
# points: a letter has others this near on its line; a black mark stands by itself
APART = 4.0
# points: the edge of a mark is blurred
BLUR = 0.8
COLOURED = frozenset({"green", "amber", "yellow", "red", "blue", "purple"})


@dataclass(frozen=True, slots=True)
class Inside:
    """What one region of a grid holds beside words; `frame` is what is left within its rulings."""

    box: Box
    frame: tuple[slice, slice]
    ground: Colour
    shade: Shade | None
    marks: tuple[Image, ...]


def insides_of(grids: Sequence[Grid], picture: PagePicture) -> list[Inside]:
    """What the regions of all grids hold."""
    fills: list[Colour] = []
    return [
        inside_of(grid.region_box(region), picture, fills)
        for grid in grids
        for region in grid.regions
    ]


def inside_of(box: Box, picture: PagePicture, fills: list[Colour]) -> Inside:
    """What a region holds; `fills` are the colours of those before, and grow."""
    inner = Box(box.x0 + EDGE, box.top + EDGE, box.x1 - EDGE, box.bottom - EDGE)
    frame = picture.window(inner)
    crop = picture.pixels[frame]
    if inner.x1 <= inner.x0 or inner.bottom <= inner.top or not crop.size:
        return Inside(box, frame, (255, 255, 255), None, ())
    ground = ground_of(crop, max(round(FRAME * picture.scale), 1), fills)
    shade = None if ground == (255, 255, 255) else Shade(box, ground)
    spots = marks_in(crop, ground, picture.scale)
    top, left = frame[0].start, frame[1].start
    marks = tuple(
        Image(
            picture.box(
                slice(rows.start + top, rows.stop + top),
                slice(columns.start + left, columns.stop + left),
            ),
            columns.stop - columns.start,
            rows.stop - rows.start,
        )
        for rows, columns in spots
    )
    return Inside(box, frame, ground, shade, marks)


def ground_of(crop: Pixels, width: int, fills: list[Colour]) -> Colour:
    """The colour around the edge of a cell; white where it is paper, one of `fills` if near."""
    rim = np.concatenate(
        [
            part.reshape(-1, 3)
            for part in (crop[:width], crop[-width:], crop[:, :width], crop[:, -width:])
        ]
    )
    colour = np.median(rim, axis=0)
    if is_paper(colour):
        return (255, 255, 255)
    for fill in fills:
        if np.abs(colour - np.array(fill)).max() <= SAME_FILL:
            return fill
    red, green, blue = (round(part) for part in colour.tolist())
    fills.append((red, green, blue))
    return fills[-1]


def marks_in(crop: Pixels, ground: Colour, scale: float) -> list[tuple[slice, slice]]:
    """The rows and columns of each mark within a cell."""
    ink = ink_of(crop, ground)
    spots = solid(ink, round(SPOT * scale))
    if not spots.any():  # most cells hold words alone
        return []
    pieces = pieces_of(ink, spots, max(round(NEAR * scale), 1))
    # the blurred edges of black letters have the colour of what they stand on
    coloured = COLOURED - {colour_name(ground)}
    found = []
    for rows, columns in pieces:
        height, width = (rows.stop - rows.start) / scale, (columns.stop - columns.start) / scale
        if min(height, width) < SMALLEST or max(height, width) > LARGEST:
            continue
        own = ink[rows, columns]
        if coloured.intersection(colours_of(crop[rows, columns], own)) or (
            shape_of(own) and stands_alone(ink, rows, columns, round(APART * scale))
        ):
            found.append((rows, columns))
    return found


def solid(ink: Mask, side: int) -> Mask:
    """Where squares of ink begin that have no hole."""
    if min(ink.shape) <= side:
        return np.zeros((1, 1), bool)
    sums = np.pad(ink.cumsum(axis=0, dtype=np.int32).cumsum(axis=1), ((1, 0), (1, 0)))
    full = sums[side:, side:] - sums[:-side, side:] - sums[side:, :-side] + sums[:-side, :-side]
    return np.asarray(full == side * side)


def pieces_of(ink: Mask, spots: Mask, near: int) -> list[tuple[slice, slice]]:
    """The boxes of connected ink that has a spot; what is no further off than `near` is one."""
    labels = labelled(ink, near)
    down, across = np.nonzero(spots)
    found = []
    for label in np.unique(labels[down, across]).tolist():
        rows, columns = np.nonzero(labels == label)
        found.append(
            (
                slice(int(rows.min()), int(rows.max()) + 1),
                slice(int(columns.min()), int(columns.max()) + 1),
            )
        )
    return found


def labelled(ink: Mask, near: int) -> "np.ndarray[tuple[int, ...], np.dtype[np.intp]]":
    """A number for each pixel of ink, the same where ink hangs together; -1 for no ink."""
    edges = np.diff(np.pad(ink, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    down, start = (part.tolist() for part in np.nonzero(edges == 1))
    end = np.nonzero(edges == -1)[1].tolist()
    parent = list(range(len(down)))

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    first = 0  # of the runs that are near enough above
    for here in range(len(down)):
        while down[first] < down[here] - near:
            first += 1
        for other in range(first, here):
            if start[other] <= end[here] + near and start[here] <= end[other] + near:
                parent[root(here)] = root(other)
    labels = np.full(ink.shape, -1, np.intp)
    for here in range(len(down)):
        labels[down[here], start[here] : end[here]] = root(here)
    return labels


def stands_alone(ink: Mask, rows: slice, columns: slice, apart: int) -> bool:
    """Whether there is no ink to the left and right of a piece: letters have neighbours."""
    left = ink[rows, max(columns.start - apart, 0) : columns.start]
    right = ink[rows, columns.stop : columns.stop + apart]
    return not left.any() and not right.any()


def mark_boxes(insides: Sequence[Inside]) -> list[Box]:
    """The boxes of all marks, with their blurred edges."""
    return [
        Box(m.box.x0 - BLUR, m.box.top - BLUR, m.box.x1 + BLUR, m.box.bottom + BLUR)
        for inside in insides
        for m in inside.marks
    ]
