"""Rulings in the pixels: thin dark runs along the rows and columns of a picture."""

import numpy as np
from numpy.typing import NDArray

from extract.ocr.engines import Grey
from extract.pdf.drawings import Rule
from extract.pdf.rulings import TOUCH

Mask = NDArray[np.bool_]

# of 255: a ruling is this much darker than what lies on both sides of it
DARKER = 36
# points: on both sides of it, this far off (so thicker things are no rulings)
BESIDE = 2.2
# points: a ruling is at least this long; the stem of a letter in a heading is shorter
SHORTEST = 14.0
# points: gaps that grain makes
GAP = 1.6
# of the shorter of two runs on neighbouring rows of pixels: they are one ruling
SHARED = 0.5
# points: a ruling that meets none is one only if it is this long (a line under words, a divider)
LONE = 40.0
BLACK = (0, 0, 0)


def rules_of(grey: Grey, scale: float) -> list[Rule]:
    """The rulings across and down, in points; strokes of letters that meet nothing are none."""
    flat = [rule_of(True, run, scale) for run in thin_runs(grey, scale)]
    tall = [rule_of(False, run, scale) for run in thin_runs(np.ascontiguousarray(grey.T), scale)]
    return met(flat, tall) + met(tall, flat)


def met(rules: list[Rule], others: list[Rule]) -> list[Rule]:
    """The rules that are long or meet one of the others."""
    return [r for r in rules if r.end - r.start >= LONE or any(meet(r, o) for o in others)]


def meet(one: Rule, other: Rule) -> bool:
    """Whether two rules at right angles touch."""
    return (
        one.start - TOUCH <= other.at <= one.end + TOUCH
        and other.start - TOUCH <= one.at <= other.end + TOUCH
    )


Run = tuple[float, float, float, float]
"""The middle row of a ruling, its first and last column, and how many rows it is thick."""


def rule_of(flat: bool, run: Run, scale: float) -> Rule:
    """A run as a rule in points."""
    at, start, end, thickness = (part / scale for part in run)
    return Rule(flat, at, start, end, thickness, BLACK)


def thin_runs(grey: Grey, scale: float) -> list[Run]:
    """Long thin dark runs along the rows."""
    off = max(round(BESIDE * scale), 2)
    padded = np.pad(grey, ((off, off), (0, 0)), constant_values=255).astype(np.int16)
    beside = np.minimum(padded[: -2 * off], padded[2 * off :])
    dark = beside - padded[off:-off] > DARKER
    wide = dark.copy()  # a ruling that is a little askew steps from row to row
    wide[1:] |= dark[:-1]
    wide[:-1] |= dark[1:]
    down, start, end = long_runs(wide, max(round(GAP * scale), 1), round(SHORTEST * scale))
    return joined(down, start, end)


def long_runs(mask: Mask, gap: int, shortest: int) -> tuple[list[int], list[int], list[int]]:
    """Rows, starts and ends of runs along the rows, small gaps closed."""
    edges = np.diff(np.pad(mask, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    down, start = np.nonzero(edges == 1)
    _, end = np.nonzero(edges == -1)
    if not len(down):
        return [], [], []
    parted = np.flatnonzero((down[1:] != down[:-1]) | (start[1:] - end[:-1] > gap)) + 1
    firsts = np.concatenate(([0], parted))
    lasts = np.concatenate((parted - 1, [len(down) - 1]))
    down, start, end = down[firsts], start[firsts], end[lasts]
    kept = end - start >= shortest
    return down[kept].tolist(), start[kept].tolist(), end[kept].tolist()


def joined(down: list[int], start: list[int], end: list[int]) -> list[Run]:
    """Runs on neighbouring rows put together where they lie above each other."""
    found: list[Run] = []
    grown: list[list[tuple[int, int, int]]] = []
    for run in zip(down, start, end, strict=True):
        for group in reversed(grown):
            last = group[-1]
            if run[0] - last[0] <= 1 and lies_on(run, last):
                group.append(run)
                break
        else:
            grown.append([run])
        while grown and run[0] - grown[0][-1][0] > 1:
            found.append(whole(grown.pop(0)))
    return found + [whole(group) for group in grown]


def lies_on(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    """Whether two runs lie above each other for the most part."""
    overlap = min(one[2], other[2]) - max(one[1], other[1])
    return overlap >= SHARED * min(one[2] - one[1], other[2] - other[1])


def whole(group: list[tuple[int, int, int]]) -> Run:
    """The ruling that runs on neighbouring rows make."""
    first, last = group[0][0], group[-1][0]
    start, end = min(run[1] for run in group), max(run[2] for run in group)
    # widened by a row on either side
    return ((first + last + 1) / 2, start, end, max(last - first - 1, 1))
