"""What a person sees: white letters on white are not read, and underlines are no rulings."""

from bisect import bisect_left, bisect_right
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from extract.pdf.drawings import Drawn, Rule, is_white, rgb
from extract.pdf.letters import Letters
from extract.pdf.rulings import TOUCH
from extract.pdf.words import Word

AT = attrgetter("at")
# points: how far under a baseline a line under words lies, of their size
UNDERLINE_DEPTH = 0.3
# points: how far an underline may reach over its words at either end
UNDERLINE_OVERHANG = 2.5


def hidden_letters(letters: Letters, drawn: Drawn) -> NDArray[np.bool_]:
    """Letters without ink, and white ones on white paper."""
    hidden = np.zeros(len(letters.text), dtype=bool)
    for number, look in enumerate(letters.looks):
        if look.unseen:
            hidden |= letters.look == number
        elif look.style.colour is not None and is_white(rgb(look.style.colour)):
            for place in np.flatnonzero(letters.look == number).tolist():
                hidden[place] = not on_something(letters.boxes[place], drawn)
    return hidden


def on_something(box: NDArray[np.float64], drawn: Drawn) -> bool:
    """Whether something that is not white is drawn at the middle of a box."""
    x, y = float(box[0] + box[2]) / 2, float(box[1] + box[3]) / 2
    things = [s.box for s in drawn.shades if not is_white(s.colour)]
    things += [s.box for s in drawn.shapes if not is_white(s.colour)]
    things += [image.box for image in drawn.images]
    return any(b.x0 <= x <= b.x1 and b.top <= y <= b.bottom for b in things)


def without_underlines(rules: list[Rule], words: list[Word]) -> list[Rule]:
    """The rules that are no lines under words; the words above the others are marked.

    A rule that another one meets at an end belongs to a table.
    """
    tall = sorted((rule for rule in rules if not rule.flat), key=AT)
    upright = [word for word in words if word.turn == 0]
    if not upright:
        return rules
    base = np.array([w.level for w in upright])
    size = np.array([w.size for w in upright])
    x0, x1 = np.array([w.x0 for w in upright]), np.array([w.x1 for w in upright])
    places_of_tall = [rule.at for rule in tall]
    kept = []
    for rule in rules:
        if not rule.flat or is_met(rule, tall, places_of_tall):
            kept.append(rule)
            continue
        depth = rule.at - base
        over = (depth > -0.1 * size) & (depth < UNDERLINE_DEPTH * size)
        over &= (x1 > rule.start + 1) & (x0 < rule.end - 1)
        places = np.flatnonzero(over)
        if not len(places) or (
            x0[places].min() > rule.start + UNDERLINE_OVERHANG
            or x1[places].max() < rule.end - UNDERLINE_OVERHANG
        ):
            kept.append(rule)
            continue
        for place in places.tolist():
            upright[place].underlined = True
    return kept


def is_met(rule: Rule, tall: list[Rule], places: list[float]) -> bool:
    """Whether an upright rule stands at an end of a flat one; `tall` in the order of `places`."""
    for end in (rule.start, rule.end):
        first = bisect_left(places, end - TOUCH)
        near = tall[first : bisect_right(places, end + TOUCH, first)]
        if any(one.start - TOUCH <= rule.at <= one.end + TOUCH for one in near):
            return True
    return False
