"""Pixels to the names of colours that a person would use."""

from collections import Counter
from functools import cache

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]  # height, width, red green blue
Mask = NDArray[np.bool_]

# of 255: a pixel this much unlike the background is ink
INK = 40
# saturation (of 1) below which a colour is a grey (pale green and pink fills: 0.17, 0.22; pale
# blue heads: 0.09); the strongest part below which it is black, the weakest above which white
GREYISH, DARK, LIGHT = 0.13, 0.28, 0.9
# hues in degrees up to which a colour has its name (amber: 'amber', 'orange', 'gold'); wraps to red
HUES = ((16, "red"), (52, "amber"), (68, "yellow"), (168, "green"), (260, "blue"), (335, "purple"))
# of the ink: colours with less than this are edges and noise
SHARE = 0.1
# ink pixels below which nothing is said of a mark
FEWEST = 12


def colours_of(pixels: Pixels, background: tuple[int, int, int]) -> tuple[str, ...]:
    """Names of the colours of the ink, from the largest area down."""
    ink = pixels[ink_of(pixels, background)]
    if len(ink) < FEWEST:
        return ()
    names = colour_names(ink)
    counts = Counter(names.tolist())
    return tuple(name for name, n in counts.most_common() if n >= SHARE * len(ink))


def ink_of(pixels: Pixels, background: tuple[int, int, int]) -> Mask:
    """Where something is drawn on the background."""
    away = np.abs(pixels.astype(np.int16) - np.array(background, np.int16)).max(axis=2)
    return np.asarray(away > INK)


def colour_names(colours: Pixels) -> NDArray[np.str_]:
    """The name of each colour (rows of red, green, blue)."""
    rgb = colours.astype(np.float64) / 255
    high, low = rgb.max(axis=1), rgb.min(axis=1)
    spread = high - low
    safe = np.where(spread == 0, 1, spread)
    red, green, blue = rgb.T
    hue = np.select(
        [high == red, high == green],
        [(green - blue) / safe % 6, (blue - red) / safe + 2],
        (red - green) / safe + 4,
    )
    hue = hue * 60
    names = np.full(len(colours), "red", dtype="<U6")
    for limit, name in reversed(HUES):
        names[hue <= limit] = name
    names[hue > HUES[-1][0]] = "red"
    grey = spread < GREYISH * np.maximum(high, 0.01)
    names[grey] = "grey"
    names[high < DARK] = "black"
    names[grey & (low > LIGHT)] = "white"
    return names


@cache
def colour_name(colour: tuple[int, int, int]) -> str:
    """The name of one colour."""
    return str(colour_names(np.array([colour], np.uint8))[0])
