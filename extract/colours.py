"""Colours of pixels, fills and words: their names as a person would say them."""

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Colour = tuple[int, int, int]  # red, green, blue of 255
Pixels = NDArray[np.uint8]  # height, width, red green blue
Mask = NDArray[np.bool_]

# of 255: a pixel this much unlike the background is ink
INK = 40
# saturation (of 1) below which a colour is a grey (pale green and pink fills: 0.17, 0.22; pale
# blue heads: 0.09); the strongest part below which it is black, the weakest above which white
GREYISH, DARK, LIGHT = 0.13, 0.28, 0.9
# hues in degrees up to which a colour has its name (amber: 'amber', 'orange', 'gold'); wraps to red
HUES = ((16, "red"), (52, "amber"), (68, "yellow"), (168, "green"), (260, "blue"), (335, "purple"))
LIMITS = np.array([limit for limit, _ in HUES], np.float64)
NAMES = (*(name for _, name in HUES), "grey", "black", "white")
GREY, BLACK, PALE = range(len(HUES), len(NAMES))
# in which traffic lights are drawn
LIGHT_COLOURS = frozenset({"green", "amber", "yellow", "red"})
# of the ink: colours with less than this are edges and noise
SHARE = 0.1
KEPT = 4096  # colours whose names are remembered
# ink pixels below which nothing is said of a mark
FEWEST = 12


def colours_of(pixels: Pixels, ink: Mask) -> tuple[str, ...]:
    """Names of the colours of the ink, from the largest area down."""
    red, green, blue = (pixels[:, :, part] for part in range(3))
    found = (red.astype(np.uint32) << 16 | green.astype(np.uint32) << 8 | blue)[ink]
    if len(found) < FEWEST:
        return ()
    # pixels beside each other are often of one colour
    ends = np.concatenate(([0], np.flatnonzero(found[1:] != found[:-1]) + 1, [len(found)]))
    runs = found[ends[:-1]]
    numbers = colour_numbers(runs >> 16, runs >> 8 & 255, runs & 255)
    totals = np.bincount(numbers, ends[1:] - ends[:-1]).tolist()
    met = dict.fromkeys(numbers.tolist())  # of as many, the first one met
    enough = [number for number in met if totals[number] >= SHARE * len(found)]
    return tuple(NAMES[n] for n in sorted(enough, key=lambda number: -totals[number]))


def ink_of(pixels: Pixels, background: Colour) -> Mask:
    """Where something is drawn on the background."""
    ink = np.zeros(pixels.shape[:2], bool)
    for part, ground in enumerate(background):
        own = pixels[:, :, part]
        if ground > INK:
            ink |= own < ground - INK
        if ground < 255 - INK:
            ink |= own > ground + INK
    return ink


def colour_numbers(*colour: NDArray[np.integer[Any]]) -> NDArray[np.intp]:
    """The place in NAMES of each colour, of which red, green and blue are given."""
    red, green, blue = (part.astype(np.float64) / 255 for part in colour)
    high, low = np.maximum(np.maximum(red, green), blue), np.minimum(np.minimum(red, green), blue)
    spread = high - low
    safe = np.where(spread == 0, 1, spread)
    hue = (red - green) / safe + 4
    hue = np.where(high == green, (blue - red) / safe + 2, hue)
    hue = np.where(high == red, (green - blue) / safe % 6, hue)
    numbers = np.searchsorted(LIMITS, hue * 60)
    numbers[numbers == len(LIMITS)] = 0  # wraps to red
    grey = spread < GREYISH * np.maximum(high, 0.01)
    numbers[grey] = GREY
    numbers[high < DARK] = BLACK
    numbers[grey & (low > LIGHT)] = PALE
    return numbers


def rgb(colour: str) -> Colour:
    """'#rrggbb' as numbers."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


@lru_cache(maxsize=KEPT)
def colour_name(colour: Colour) -> str:
    """The name of one colour."""
    return NAMES[int(colour_numbers(*np.array(colour)[:, None])[0])]
