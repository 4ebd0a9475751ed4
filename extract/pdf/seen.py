"""What a person sees: white letters on white are not read, and underlines are no rulings."""

from bisect import bisect_left, bisect_right
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from extract.colours import rgb
from extract.pdf.drawings import Drawn, Rule, is_white
from extract.pdf.letters import Letters
from extract.pdf.rulings import TOUCH
from extract.pdf.words import Word
from extract.places import Box

AT, LEVEL = attrgetter("at"), attrgetter("level")
# of their size: how far over and under the baseline of words a line under them lies
UNDERLINE_RISE, UNDERLINE_DEPTH = 0.1, 0.3
# points: how far an underline may reach over its words at either end
UNDERLINE_OVERHANG = 2.5


def hidden_letters(letters: Letters, drawn: Drawn) -> NDArray[np.bool_]:
    """Letters without ink, and white ones on white paper."""
    hidden = np.zeros(len(letters.text), dtype=bool)
    coloured: list[Box] | None = None
    for number, look in enumerate(letters.looks):
        if look.unseen:
            hidden |= letters.look == number
        elif look.style.colour is not None and is_white(rgb(look.style.colour)):
            coloured = not_white(drawn) if coloured is None else coloured
            for place in np.flatnonzero(letters.look == number).tolist():
                x0, top, x1, bottom = letters.boxes[place].tolist()
                hidden[place] = not holds(coloured, (x0 + x1) / 2, (top + bottom) / 2)
    return hidden


def not_white(drawn: Drawn) -> list[Box]:
    """The boxes of what is drawn in a colour."""
    boxes = [shade.box for shade in drawn.shades if not is_white(shade.colour)]
    boxes += [shape.box for shape in drawn.shapes if not is_white(shape.colour)]
    return boxes + [image.box for image in drawn.images]


def holds(boxes: list[Box], x: float, y: float) -> bool:
    """Whether a point lies in one of the boxes."""
    return any(b.x0 <= x <= b.x1 and b.top <= y <= b.bottom for b in boxes)


def without_underlines(rules: list[Rule], words: list[Word]) -> list[Rule]:
    """The rules that are no lines under words; the words above the others are marked.

    A rule that another one meets at an end belongs to a table.
    """
    tall = sorted([rule for rule in rules if not rule.flat], key=AT)
    places_of_tall = [rule.at for rule in tall]
    doubtful = [r for r in rules if r.flat and not is_met(r, tall, places_of_tall)]
    if not doubtful:
        return rules
    upright = sorted([word for word in words if word.turn == 0], key=LEVEL)
    if not upright:
        return rules
    levels = [word.level for word in upright]
    largest = max([word.size for word in upright])
    highest, deepest = UNDERLINE_RISE * largest, UNDERLINE_DEPTH * largest
    underlines = set()
    for rule in doubtful:
        at, first, last = rule.at, rule.start + 1, rule.end - 1
        above = bisect_left(levels, at - deepest), bisect_right(levels, at + highest)
        over = [
            word
            for word in upright[above[0] : above[1]]
            if word.level - UNDERLINE_RISE * word.size
            < at
            < word.level + UNDERLINE_DEPTH * word.size
            and word.x1 > first
            and word.x0 < last
        ]
        if (
            over
            and min([word.x0 for word in over]) <= rule.start + UNDERLINE_OVERHANG
            and max([word.x1 for word in over]) >= rule.end - UNDERLINE_OVERHANG
        ):
            underlines.add(id(rule))
            for word in over:
                word.underlined = True
    return [rule for rule in rules if id(rule) not in underlines]


def is_met(rule: Rule, tall: list[Rule], places: list[float]) -> bool:
    """Whether an upright rule stands at an end of a flat one; `tall` in the order of `places`."""
    at = rule.at
    for end in (rule.start, rule.end):
        for number in range(bisect_left(places, end - TOUCH), len(tall)):
            one = tall[number]
            if one.at > end + TOUCH:
                break
            if one.start - TOUCH <= at <= one.end + TOUCH:
                return True
    return False
