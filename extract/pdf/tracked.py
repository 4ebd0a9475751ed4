"""Letters set apart ('7.0  F i n a n c e'): white between all of them parts no words."""

import numpy as np
from numpy.typing import NDArray

# of the letter size: letters set apart have at least this white between their advances (kerning
# and justified text have less), words no more than WORD
SET_APART = 0.06
WORD = 1.0
# of the letter size: white between words that are set apart is this much wider than within them
WIDER = 0.22
# letters one after the other that stand apart: fewer may be 'ill' or the heads of columns
DOUBLINGS = 3
FEWEST = 1 << DOUBLINGS
# of these: letters; figures set apart are those of columns
LETTERS = 0.6


def within_tracked(
    gap: NDArray[np.float64],
    size: NDArray[np.float64],
    level: NDArray[np.bool_],
    printed: NDArray[np.bool_],
    codes: NDArray[np.uint32],
) -> NDArray[np.intp]:
    """The places between two letters that part no words though white is there.

    `gap` is the white after each letter but the last, `level` whether the next one stands on the
    same line, `printed` whether the file prints a blank there.
    """
    apart = level & (gap > SET_APART * size) & (gap < WORD * size)
    if not has_run(apart):  # most pages
        return np.empty(0, dtype=np.intp)
    ends = np.flatnonzero(np.concatenate(([True], ~apart, [True])))
    long = np.flatnonzero(np.diff(ends) > FEWEST)
    found: list[NDArray[np.intp]] = []
    for number in long.tolist():
        first, last = int(ends[number]), int(ends[number + 1]) - 1
        text = codes[first : last + 1]
        alphabetic = ((text | 32) >= ord("a")) & ((text | 32) <= ord("z"))
        own = gap[first:last][~printed[first:last]]
        if np.count_nonzero(alphabetic) < LETTERS * len(text) or not len(own):
            continue
        within = gap[first:last] <= np.median(own) + WIDER * size[first:last]
        found.append(first + np.flatnonzero(within & ~printed[first:last]))
    return np.concatenate(found) if found else np.empty(0, dtype=np.intp)


def has_run(apart: NDArray[np.bool_]) -> bool:
    """Whether as many as the fewest stand apart one after the other."""
    run = apart
    for doubling in range(DOUBLINGS):  # where two runs begin next to each other, one twice as long
        step = 1 << doubling
        run = run[step:] & run[:-step]
    return bool(run.any())
