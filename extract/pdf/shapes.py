"""Pixels to the shape of a small mark: disc, square, star, arrow, tick, cross, question mark."""

from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from extract.colours import FEWEST, Mask

# side of the square that shapes are compared on
SIDE = 24

# filled shapes: how much of their box a disc, a square and an arrow cover
SQUARE_COVER = 0.93
DISC_MATCH = 0.88
STAR_MATCH = 0.72
# a symbol within a disc covers at least this much of it
SYMBOL = 0.05
# of the side: how far a tick's long arm rises, its short arm falls, and where it turns
TICK_RISE, TICK_FALL, TICK_TURN = 0.4, 0.1, (0.15, 0.6)
# of the length: an arrow's head is this much wider than its shaft
HEAD = 1.5
# height by width between which a shape is as high as wide
EVEN = (0.75, 1.33)
# how much the two halves of an arrow share, and of a cross drawn by hand
ALIKE, CROSS_ALIKE = 0.8, 0.55
# of the widest band: an arrow's point, its unevenness by pixels, its thinnest shaft, its head
POINT, UNEVEN, THINNEST, WIDE = 0.45, 0.12, 0.08, 0.8
# of the rows of an arrow: as many have ink in one run
SOLID = 0.9
NO_WIDTHS = [0.0] * SIDE
# from each pixel to its neighbours above, below, left and right
FLOOD = (
    (np.s_[:-1, :], np.s_[1:, :]),
    (np.s_[1:, :], np.s_[:-1, :]),
    (np.s_[:, :-1], np.s_[:, 1:]),
    (np.s_[:, 1:], np.s_[:, :-1]),
)


def shape_of(ink: Mask) -> str | None:
    """The shape of a mark as a word; None where it is none that we know."""
    mask = trimmed(ink)
    return None if mask is None else shape_of_trimmed(mask)


def shape_of_trimmed(mask: Mask) -> str | None:
    """The shape of a mark whose ink reaches all edges."""
    return None if np.count_nonzero(mask) < FEWEST else body_shape(mask)


def trimmed(mask: Mask) -> Mask | None:
    """The part of a mask that has ink; None where there is none."""
    box = trimmed_box(mask)
    return None if box is None else mask[box]


def trimmed_box(mask: Mask) -> tuple[slice, slice] | None:
    """Rows and columns from the first to the last with ink; None where there is none."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not len(rows):
        return None
    return slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)


def body_shape(mask: Mask) -> str | None:
    """A filled shape (with the symbol in it, if there is one), an arrow, or a bare symbol."""
    outline = filled(mask)
    square = squared(outline)
    height, width = outline.shape
    even = EVEN[0] <= height / width <= EVEN[1]
    inside = outline & ~mask
    if even and matches(square, disc()) >= DISC_MATCH:
        return shape_within(inside) or "disc"
    if even and share(outline) >= SQUARE_COVER:
        return shape_within(inside) or "square"
    arrow = arrow_shape(outline)
    if arrow is not None:
        return arrow
    if even and matches(square, star()) >= STAR_MATCH:
        return "star"
    return symbol_shape(mask)


def shape_within(inside: Mask) -> str | None:
    """What is left free within a disc or a square: an arrow, or a symbol; None where nothing is."""
    if share(inside) < SYMBOL:
        return None
    own = trimmed(inside)
    return (arrow_shape(own) if own is not None else None) or symbol_shape(inside)


def filled(mask: Mask) -> Mask:
    """The mask with what it encloses: pixels that no edge of the picture reaches past ink."""
    if runs_of(mask).max() < 2 or runs_of(mask.T).max() < 2:
        return mask  # what is enclosed has ink on all sides
    outside = np.zeros((mask.shape[0] + 2, mask.shape[1] + 2), bool)
    free = np.ones_like(outside)
    free[1:-1, 1:-1] = ~mask
    outside[0, :] = outside[-1, :] = outside[:, 0] = outside[:, -1] = True
    count = -1
    while count != outside.sum():
        count = int(outside.sum())
        for here, there in FLOOD * 4:
            outside[there] |= outside[here] & free[there]
    return ~outside[1:-1, 1:-1]


def squared(mask: Mask) -> Mask:
    """The mask on a square of SIDE, whatever its own sides."""
    height, width = mask.shape
    return mask[sampled(height)][:, sampled(width)]


@cache
def sampled(length: int) -> NDArray[np.intp]:
    """The middles of SIDE bands of a length."""
    return ((np.arange(SIDE) + 0.5) * length / SIDE).astype(np.intp)


def share(mask: Mask) -> float:
    """How much of its box a mask covers."""
    return int(np.count_nonzero(mask)) / mask.size


def matches(one: Mask, other: Mask) -> float:
    """What two masks share of what they cover together."""
    return int(np.count_nonzero(one & other)) / max(int(np.count_nonzero(one | other)), 1)


@cache
def disc() -> Mask:
    """A disc that fills the square."""
    places = (np.arange(SIDE) + 0.5) / SIDE * 2 - 1
    return np.asarray(places[:, None] ** 2 + places[None, :] ** 2 <= 1)


@cache
def star() -> Mask:
    """A five-pointed star that fills the square."""
    angle = np.pi / 5 * np.arange(10)
    radius = np.where(np.arange(10) % 2, 0.45, 1.0)
    x, y = radius * np.sin(angle), -radius * np.cos(angle)
    x = (x - x.min()) / (x.max() - x.min())
    y = (y - y.min()) / (y.max() - y.min())
    places = (np.arange(SIDE) + 0.5) / SIDE
    px, py = np.meshgrid(places, places)
    inside = np.zeros_like(px, bool)
    for i in range(10):
        j = i - 1
        between = (y[i] > py) != (y[j] > py)
        cross = (x[j] - x[i]) * (py - y[i]) / (y[j] - y[i] + 1e-12) + x[i]
        inside ^= between & (px < cross)
    return inside


def arrow_shape(mask: Mask) -> str | None:
    """Where an arrow points, by its widths: a head that tapers to a point, and a thinner shaft."""
    down = widths(mask) if is_solid(mask) else NO_WIDTHS
    across = widths(mask.T) if is_solid(mask.T) else NO_WIDTHS
    if points_to_start(down) and mirrored(mask):
        return "arrow_up"
    if points_to_start(down[::-1]) and mirrored(mask):
        return "arrow_down"
    ends = points_to_start(across), points_to_start(across[::-1])
    if any(ends) and mirrored(mask.T):
        return "arrow_level"
    if both_heads(across) and mirrored(mask.T):
        return "arrow_level"
    return None


def widths(mask: Mask) -> list[float]:
    """How much of each of SIDE bands across is ink, of the widest."""
    found: list[int] = mask[sampled(len(mask))].sum(axis=1).tolist()
    widest = max(*found, 1)
    return [width / widest for width in found]


def is_solid(mask: Mask) -> bool:
    """Whether the ink of each row is one run, nearly everywhere."""
    return bool(np.count_nonzero(runs_of(mask) == 1) >= SOLID * len(mask))


def runs_of(mask: Mask) -> NDArray[np.intp]:
    """In how many runs the ink of each row stands."""
    begun = mask[:, 1:] > mask[:, :-1]
    return np.asarray(begun.sum(axis=1) + mask[:, 0])


def mirrored(mask: Mask) -> bool:
    """Whether left and right are alike."""
    return matches(mask, mask[:, ::-1]) >= ALIKE


def points_to_start(profile: list[float]) -> bool:
    """Whether widths grow from a point to a head, and fall to an even shaft behind it."""
    head = profile.index(max(profile))
    if not SIDE // 6 <= head <= SIDE * 3 // 4:
        return False
    taper = profile[: head + 1]
    shaft = profile[min(head + SIDE // 8, SIDE - 2) :]
    grows = taper[0] <= POINT and all(b - a > -UNEVEN for a, b in pairwise(taper))
    even = max(shaft) - min(shaft) <= 2 * UNEVEN
    return grows and even and max(shaft) * HEAD <= 1.0 and min(shaft) > THINNEST


def both_heads(profile: list[float]) -> bool:
    """Whether there is a head at either end and a waist between (a double arrow)."""
    half = SIDE // 2
    left, right = profile.index(max(profile[:half])), profile.index(max(profile[half:]), half)
    waist = max(profile[half - 2 : half + 2])
    pointed = profile[0] <= POINT and profile[-1] <= POINT
    return (
        pointed
        and left >= 2
        and right <= SIDE - 3
        and profile[left] > WIDE
        and profile[right] > WIDE
        and waist * HEAD <= 1.0
    )


def symbol_shape(mask: Mask) -> str | None:
    """Tick, cross or question mark, drawn in lines."""
    own = trimmed(mask)
    if own is None or own.sum() < FEWEST // 2:
        return None
    square = squared(own)
    third = SIDE // 3
    corners = (square[:5, :5], square[:5, -5:], square[-5:, :5], square[-5:, -5:])
    middle = square[third:-third, third:-third]
    if all(c.any() for c in corners) and matches(square, square[:, ::-1]) > CROSS_ALIKE:
        sides = (square[:4, 9:15], square[-4:, 9:15], square[9:15, :4], square[9:15, -4:])
        if share(middle) > 0.4 and not any(share(side) > 0.5 for side in sides):
            return "cross"
    filled_rows = own.any(axis=1)
    gaps = np.flatnonzero(~filled_rows).tolist()
    if gaps and gaps[0] > own.shape[0] / 2 and own.shape[0] > own.shape[1]:
        return "question"
    return "tick" if is_tick(square) else None


def is_tick(square: Mask) -> bool:
    """Whether a line falls a little from the left and then rises high to the right."""
    counts = np.count_nonzero(square, axis=0)
    if not counts.all():
        return False
    heights: list[float] = (np.arange(SIDE) @ square / counts).tolist()
    low = heights.index(max(heights))
    rises = heights[low] - heights[-1] > TICK_RISE * SIDE
    falls = heights[low] - heights[0] > TICK_FALL * SIDE
    turns_left = TICK_TURN[0] * SIDE <= low <= TICK_TURN[1] * SIDE
    return rises and falls and turns_left and heights[0] > heights[-1]
