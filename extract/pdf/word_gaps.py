"""Where one word ends and the next begins: gaps, steps and blanks between letters."""

import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from extract.pdf.tracked import within_tracked

# of the letter size: a gap this wide parts two words even where the file has no space
WORD_GAP = 0.25
# PDFium puts a space into a gap; it is believed if the gap is at least this wide
GENERATED_GAP = 0.1
# a step back further than this (kerning is less) is another word
STEP_BACK = 0.4
# letters stay in one word while the baseline moves less than this (superscripts: 0.33 to 0.4)
BASELINE_STEP = 0.5
# letters this much smaller than their neighbour may be raised or lowered
SMALL = 0.85
SAME_BASELINE = 0.12
# 'Foreword.......3' has no space before the dots that lead to the page number
LEADER_RUN = re.compile(r"[.…·_]{4,}")
# one of these is in every run of them
LEADER_STARTS = ("....", "…", "·", "_")


@dataclass(frozen=True)
class Kept:
    """The letters that make words: their boxes, sizes, baselines and looks.

    `near` and `far` say where each begins and ends along its writing; `turn` is None where all
    stand upright.
    """

    codes: NDArray[np.uint32]
    boxes: NDArray[np.float64]
    near: NDArray[np.float64]
    far: NDArray[np.float64]
    size: NDArray[np.float64]
    base: NDArray[np.float64]
    look: NDArray[np.intp]
    turn: NDArray[np.intp] | None

    @cached_property
    def run(self) -> str:
        """All of them, one character each."""
        return self.codes.tobytes().decode("utf-32-le", "replace")


def starts_of(kept: Kept, blanks: NDArray[np.uint8]) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """Where words start, and whether each start has no white space before it."""
    size, base, turn = kept.size, kept.base, kept.turn
    gap = kept.near[1:] - kept.far[:-1]
    bigger, smaller = np.maximum(size[:-1], size[1:]), np.minimum(size[:-1], size[1:])
    step = np.abs(base[1:] - base[:-1])
    level = (step < SAME_BASELINE * bigger) | (
        (step < BASELINE_STEP * bigger) & (smaller < SMALL * bigger)
    )
    part = (blanks > 1) | ~level
    if turn is not None:
        part |= turn[:-1] != turn[1:]
    part |= (gap > WORD_GAP * smaller) | (gap < -STEP_BACK * bigger)
    part |= (blanks > 0) & (gap > GENERATED_GAP * smaller)
    part[within_tracked(gap, smaller, level, blanks > 1, kept.codes)] = False
    if any(map(kept.run.__contains__, LEADER_STARTS)):  # few pages
        for dots in LEADER_RUN.finditer(kept.run):
            part[[place - 1 for place in dots.span() if 0 < place < len(kept.run)]] = True
    breaks = np.flatnonzero(part)
    starts = np.concatenate(([0], breaks + 1))
    return starts, np.concatenate(([False], blanks[breaks] == 0))
