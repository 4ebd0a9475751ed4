"""How far a page lies askew: the turn at which its rows of ink stand out most."""

import numpy as np
from numpy.typing import NDArray

from extract.ocr.engines import Grey

# degrees: a page that lies further askew was not put on the glass by its edge
STEEPEST = 5.0
# degrees: steps of the first look and of the second
COARSE, FINE = 0.25, 0.02
# degrees: a turn that is smaller does not part a row, and turning costs sharpness
LEAST = 0.04
# of 255: ink is this much darker than paper
INK = 96
# points: a look this fine will do, and is quick
GRAIN = 0.6
MOST_POINTS = 120_000  # of ink; more say nothing new


def skew_of(grey: Grey, scale: float) -> float:
    """Degrees by which the rows of a page rise to the right; 0 where it lies straight.

    `scale` is pixels for a point.
    """
    step = max(round(GRAIN * scale), 1)
    down, across = np.nonzero(grey[::step, ::step] < 255 - INK)
    if len(down) < 2:
        return 0.0
    if len(down) > MOST_POINTS:
        few = np.linspace(0, len(down) - 1, MOST_POINTS).astype(np.intp)
        down, across = down[few], across[few]
    coarse = np.arange(-STEEPEST, STEEPEST + COARSE / 2, COARSE)
    near = best_of(coarse, down, across)
    best = best_of(np.arange(near - COARSE, near + COARSE + FINE / 2, FINE), down, across)
    return best if abs(best) >= LEAST else 0.0


def best_of(angles: NDArray[np.float64], down: NDArray[np.intp], across: NDArray[np.intp]) -> float:
    """The angle whose profile along the rows has the sharpest steps."""
    scores = [sharpness(angle, down, across) for angle in angles.tolist()]
    best = max(scores)
    # several angles may do as well: the one nearest to straight
    return float(min((a for a, s in zip(angles, scores, strict=True) if s == best), key=abs))


def sharpness(angle: float, down: NDArray[np.intp], across: NDArray[np.intp]) -> float:
    """How much the ink of neighbouring rows differs if the page is turned by an angle."""
    rows = down + across * np.tan(np.radians(angle))
    counts = np.bincount(np.round(rows - rows.min()).astype(np.intp))
    return float((np.diff(counts.astype(np.float64)) ** 2).sum())
