"""Lamps of which the lit one carries a star, as machine reading leaves them: '00*', '* ○ ○'."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from normalize.column_words import Progress

# A whole row of lamps: red, amber, green.
ROW = (Progress.RED, Progress.AMBER, Progress.GREEN)


@dataclass(frozen=True, slots=True)
class LampExample:
    """A row of lamps as printed and the light it shows."""

    text: str
    light: Progress


@dataclass(frozen=True, slots=True)
class LampTable:
    """The characters that stand for a lamp and for a star."""

    lamps: frozenset[str]
    stars: frozenset[str]
    example: tuple[LampExample, ...]


@cache
def lamp_table() -> LampTable:
    """The characters beside this module."""
    source = Path(__file__).with_name("lamps.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(source), LampTable)


def is_lamps(text: str) -> bool:
    """Whether a cell holds nothing but lamps and stars, and at least one of them."""
    known = lamp_table().lamps | lamp_table().stars
    signs = [character for character in text if not character.isspace()]
    return bool(signs) and all(character in known for character in signs)


def lamp_light(text: str, *, with_amber: bool) -> Progress | None:
    """The light whose lamp is starred; None where it cannot be told.

    A lamp may be lost in reading. With two signs left ('○ ★') the star is at one end of the row,
    or beside the lamp that was lost: it can be told only if the document's key has no amber.
    """
    if not is_lamps(text):
        return None
    signs = [character in lamp_table().stars for character in text if not character.isspace()]
    if signs.count(True) != 1:
        return None
    star = signs.index(True)
    if len(signs) == len(ROW):
        return ROW[star]
    if len(signs) == 2 and not with_amber:
        return Progress.GREEN if star else Progress.RED
    return None
