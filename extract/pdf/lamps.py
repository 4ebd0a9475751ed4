"""Three lamps in a row: which of them stands out, lit, starred, or of another grey."""

import numpy as np
from numpy.typing import NDArray

from extract.colours import Pixels
from extract.places import Box, around

LAMPS = ("lamp_first", "lamp_middle", "lamp_last")
# of the length: a row of three lamps is this much longer than wide
LONGEST, SHORTEST = 4.2, 1.9
# of the width of a lamp: the middle of it that is looked at
MIDDLE = 0.5
# levels of 255: a lamp stands out if it is this far from both others, and so many times further
# than they are from each other
APART, TIMES = 24.0, 2.0
# of the size of the smaller: pieces this much alike and this near are lamps of one row
ALIKE, NEAR = 0.35, 1.2


def lit_lamp(row: Pixels) -> str | None:
    """Which of three lamps stands out, from the top or the left; None where there is no such row.

    Nothing but the lamps is in the pixels.

    Lamps are compared by how bright and how strong their colour is and by what is drawn in them
    (a star), not by the colour itself: three lamps may be red, amber and green, one of them lit.
    """
    if row.shape[1] > row.shape[0]:
        row = row.transpose(1, 0, 2)
    length, width = row.shape[:2]
    if not SHORTEST <= length / max(width, 1) <= LONGEST:
        return None
    light = row.astype(np.float64)
    return _standing_out([_look(light, number) for number in range(len(LAMPS))])


def _look(row: NDArray[np.float64], number: int) -> tuple[float, float, float]:
    """Brightness, strength of colour and unevenness of the middle of a lamp."""
    length, width = row.shape[:2]
    centre = length * (2 * number + 1) / (2 * len(LAMPS))
    reach = max(MIDDLE * min(width, length / len(LAMPS)) / 2, 1.0)
    part = row[
        int(centre - reach) : int(centre + reach) + 1,
        int(width / 2 - reach) : int(width / 2 + reach) + 1,
    ]
    red, green, blue = part.transpose(2, 0, 1)
    light = (red + green + blue) / 3
    strongest = np.maximum(np.maximum(red, green), blue)
    strength = strongest - np.minimum(np.minimum(red, green), blue)
    return float(light.mean()), float(strength.mean()), 2 * float(light.std())


def _standing_out(looks: list[tuple[float, float, float]]) -> str | None:
    """The lamp that is far from both others in one look in which those two are alike."""
    found: set[int] = set()
    for values in zip(*looks, strict=True):
        for number, value in enumerate(values):
            one, other = (*values[:number], *values[number + 1 :])
            apart = min(abs(value - one), abs(value - other))
            if apart >= APART and apart >= TIMES * abs(one - other):
                found.add(number)
    return LAMPS[found.pop()] if len(found) == 1 else None


def row_of(boxes: list[Box]) -> Box | None:
    """The box of pieces that are together three lamps, close in a row; None for other pieces."""
    if not 2 <= len(boxes) <= len(LAMPS):
        return None
    whole = around(boxes)
    if whole is None:
        return None
    flat = whole.x1 - whole.x0 > whole.bottom - whole.top
    thick = [b.bottom - b.top if flat else b.x1 - b.x0 for b in boxes]
    along = [b.x1 - b.x0 if flat else b.bottom - b.top for b in boxes]
    lamp, long = max(thick), max(whole.x1 - whole.x0, whole.bottom - whole.top)
    alike = lamp - min(thick) <= ALIKE * lamp
    inline = min(whole.x1 - whole.x0, whole.bottom - whole.top) <= (1 + ALIKE) * lamp
    three = round(sum(along) / max(lamp, 1.0)) == len(LAMPS)
    near = long <= (len(LAMPS) + (len(LAMPS) - 1) * NEAR) * lamp
    return whole if alike and inline and three and near else None
