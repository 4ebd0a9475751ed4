"""What a cell holds that is never a sentence: a figure, a light, or a word in their place."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

# '4,476', '(57)', '-1.2%', '£12.5', '-', '12.5m'
FIGURE = re.compile(r"\(?[-–+]?£?\d[\d,]*(?:\.\d+)?(?:%|[mk]\b)?\)?%?|[-–]")
# 'Green – adopted on 9 December.', 'Red: it leaks.'
OPENING = re.compile(r"(?P<word>[A-Za-z]+)(?:\s+[–—-]|\s*[:;.,])\s+(?=\S)")
# '2009/10', '07/08', '2012', '£000': what is printed in heads is no figure of the table
IN_HEADS = re.compile(r"(?:(?:19|20)\d\d|\d\d)(?:\s?[/-]\s?\d{2,4})|(?:19|20)\d\d|£['’‘`]?0{3}s?")


@dataclass(frozen=True, slots=True)
class Light:
    """The words for a light and the capital that stands for it."""

    words: tuple[str, ...]
    letter: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Words that say one thing."""

    words: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CellWords:
    """What `cell_words.toml` holds."""

    light: tuple[Light, ...]
    status: tuple[Words, ...]
    stand_in: tuple[Words, ...]


@cache
def cell_words() -> CellWords:
    """The words beside this module."""
    source = Path(__file__).with_name("cell_words.toml").read_bytes()
    return msgspec.toml.decode(source, type=CellWords)


@cache
def _lights() -> frozenset[str]:
    return frozenset(word for light in cell_words().light for word in light.words)


@cache
def _letters() -> frozenset[str]:
    return frozenset(light.letter for light in cell_words().light)


@cache
def _statuses() -> frozenset[str]:
    letters = {letter.lower() for letter in _letters()}
    return _lights() | letters | {word for entry in cell_words().status for word in entry.words}


@cache
def _stand_ins() -> frozenset[str]:
    return frozenset(word for entry in cell_words().stand_in for word in entry.words)


def is_light(word: str) -> bool:
    """Whether a word among others is a light; a letter is one only as a capital: 'a' is none."""
    return word.lower() in _lights() or word in _letters()


def opening_light(cell: str) -> str | None:
    """The light that a comment begins with: 'Green – adopted on 9 December.'"""
    found = OPENING.match(cell)
    return found["word"] if found is not None and found["word"].lower() in _lights() else None


def is_status(cell: str) -> bool:
    """Whether a whole cell is a light, or a status that stands in the place of one."""
    return cell.lower() in _statuses()


def stands_in(cell: str) -> bool:
    """Whether a cell says why it has no value: 'N/A', 'TBC'."""
    return cell.lower() in _stand_ins()


def is_figure(cell: str) -> bool:
    """Whether a cell holds a value or what stands in its place, and not the year in a head."""
    return stands_in(cell) or (
        FIGURE.fullmatch(cell) is not None and IN_HEADS.fullmatch(cell) is None
    )
