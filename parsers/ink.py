"""Words printed in the colour of a traffic light, where the rest of their row is not."""

from functools import lru_cache

from extract.colours import LIGHT_COLOURS, colour_name, rgb
from parsers.grid import Row
from parsers.kinds import ColumnRole
from parsers.phrases import KEPT

# a cell that names a light or a status is no longer than this
LIGHT_WORDS = 4


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


def told_by_ink(roles: list[ColumnRole], body: tuple[Row, ...]) -> list[ColumnRole]:
    """'Measure | 2013/14 | Target | Result': a column of short words, most of them printed in the
    colours of lights, shows the progress, whatever its head.
    """
    if ColumnRole.PROGRESS in roles or not {ColumnRole.MEASURE, ColumnRole.MILESTONE} & set(roles):
        return roles
    others = [n for n, role in enumerate(roles) if role is ColumnRole.OTHER]
    told = [n for n in others if _is_in_lights(body, n)]
    if len(told) != 1:
        return roles
    return [ColumnRole.PROGRESS if n in told else role for n, role in enumerate(roles)]


def _is_in_lights(body: tuple[Row, ...], column: int) -> bool:
    """Whether a column holds short words, most of them in the colour of a light, in two or more."""
    rows = [row for row in body if row[column].own and row[column].text]
    if not rows or any(len(row[column].text.split()) > LIGHT_WORDS for row in rows):
        return False
    if any(c.isdigit() for row in rows for c in row[column].text):
        return False
    inks = [ink for row in rows if (ink := ink_of(row, column)) is not None]
    return len(inks) * 2 > len(rows) and len(inks) > 1


def _says(text: str) -> bool:
    return any(map(str.isalnum, text))


@lru_cache(maxsize=KEPT)
def _light(colour: str) -> str | None:
    """The name of a colour if it is that of a light."""
    name = colour_name(rgb(colour))
    return name if name in LIGHT_COLOURS else None
