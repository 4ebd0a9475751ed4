"""Words printed in the colour of a traffic light, where the rest of their row is not."""

from functools import lru_cache

from extract.pdf.colours import colour_name
from extract.pdf.drawings import rgb
from parsers.grid import Row
from parsers.phrases import KEPT

_LIGHTS = frozenset({"green", "amber", "orange", "yellow", "red"})


def ink_of(row: Row, place: int) -> str | None:
    """The colour of the words of a cell, if it is a light's and no other cell of the row has it.

    A row that is red from end to end is new or changed text, and no light.
    """
    slot = row[place]
    ink = _light(slot.colour) if slot.own and slot.text and slot.colour is not None else None
    if ink is None:
        return None
    others = [s for n, s in enumerate(row) if n != place and s.own and _says(s.text)]
    alone = bool(others) and all(s.colour is None or _light(s.colour) != ink for s in others)
    return ink if alone else None


def _says(text: str) -> bool:
    return any(map(str.isalnum, text))


@lru_cache(maxsize=KEPT)
def _light(colour: str) -> str | None:
    """The name of a colour if it is that of a light."""
    name = colour_name(rgb(colour))
    return name if name in _LIGHTS else None
