"""What words, colours and the lines of a key say of traffic lights and directions of travel."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from extract.document import Mark, MarkKind
from extract.places import NOWHERE
from normalize.column_words import Direction, Progress
from normalize.dates import Phrase, tidy
from parsers.report import Legend

# 'N/ A' of a narrow column is no longer than this; 'not applicable' keeps its space.
SHORTEST_WORD = 6
# a line of a key may open with the word for a direction: 'No change since the last report'
OPENING_WORDS = 2
DIRECTION = "direction"
DIRECTIONS = frozenset({d.value for d in (Direction.BETTER, Direction.SAME, Direction.WORSE)})


@dataclass(frozen=True, slots=True)
class ProgressWords:
    """A light with its words and the colours it is drawn in."""

    progress: Progress
    words: tuple[str, ...]
    colours: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DirectionWords:
    """A direction with its words."""

    direction: Direction
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatusWords:
    """Words that stand in the place of a light, and what they mean where the words tell it."""

    words: tuple[str, ...]
    meaning: str | None = None


@dataclass(frozen=True, slots=True)
class PlainWords:
    """Words that mean one thing."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShapeGlyphs:
    """A shape and the characters that show it."""

    shape: str
    glyphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeaningWords(Phrase):
    """Words of a key, what they mean, and of which kind of mark."""

    meaning: str
    about: str


@dataclass(frozen=True, slots=True)
class MarkTable:
    """What `marks.toml` holds."""

    progress: tuple[ProgressWords, ...]
    direction: tuple[DirectionWords, ...]
    status: tuple[StatusWords, ...]
    not_applicable: PlainWords
    shape: tuple[ShapeGlyphs, ...]
    meaning: tuple[MeaningWords, ...]
    lights: dict[Progress, tuple[str, ...]]


@cache
def mark_table() -> MarkTable:
    """The mark words beside this module."""
    source = Path(__file__).with_name("marks.toml").read_bytes()
    return msgspec.toml.decode(source, type=MarkTable)


def legend_meaning(legend: Legend) -> str | None:
    """What a line of the key means, in one word: as parsed, else by its words."""
    if legend.meaning is not None:
        return legend.meaning
    words = tidy(legend.meaning_text)
    for entry in mark_table().meaning:
        if re.search(f"(?i:{entry.pattern})", words):
            return entry.meaning
    if DIRECTION in legend.table_name.lower() and (told := _opening_direction(words)) is not None:
        return told
    status = status_of(words)
    return direction_word(words) or (status.meaning if status is not None else None)


def _opening_direction(words: str) -> Direction | None:
    """'Improving since the same quarter last year', 'No change on the last report'."""
    opening = words.split()
    cuts = range(min(OPENING_WORDS, len(opening)), 0, -1)
    return next((d for n in cuts if (d := direction_word(" ".join(opening[:n])))), None)


def about_direction(legend: Legend) -> bool:
    """Whether a line of the key explains directions of travel rather than lights."""
    return legend_meaning(legend) in DIRECTIONS or DIRECTION in legend.table_name.lower()


def progress_word(text: str) -> Progress | None:
    """'Green', 'A', 'Green ✓' to a light; None for other words."""
    word = _bare(text)
    found = (p.progress for p in mark_table().progress if _is_among(word, p.words))
    return next(found, None)


def status_of(text: str) -> StatusWords | None:
    """'Completed', 'On track', 'Blue': a status that is none of the three lights."""
    word = _bare(text)
    return next((s for s in mark_table().status if _is_among(word, s.words)), None)


def direction_word(text: str) -> Direction | None:
    """'Improving', '↑ Better' to a direction; None for other words."""
    word = _bare(text)
    found = (d.direction for d in mark_table().direction if _is_among(word, d.words))
    return next(found, None)


def _is_among(word: str, words: tuple[str, ...]) -> bool:
    """Whether a word is one of these; 'Impro ving' is one word, broken in a narrow cell."""
    if word in words:
        return True
    return " " in word and word.replace(" ", "") in (w.replace(" ", "") for w in words)


def _bare(text: str) -> str:
    """The words of a cell without the glyphs that stand beside them."""
    words = [word for word in text.split() if not _shapes(word)]
    return " ".join(words or text.split()).strip(" .*()[]:–-").lower()


def _shapes(word: str) -> list[str]:
    return [shape.shape for shape in mark_table().shape if word in shape.glyphs]


def colour_light(name: str) -> Progress | None:
    """A colour's name to the light that is drawn in it."""
    return next((p.progress for p in mark_table().progress if name in p.colours), None)


def not_applicable(text: str) -> bool:
    """Whether a cell says that it has no mark."""
    word = text.strip(" .*").lower()
    words = mark_table().not_applicable.words
    return word in words or (len(word) <= SHORTEST_WORD and word.replace(" ", "") in words)


def glyph_marks(text: str) -> tuple[Mark, ...]:
    """Marks that a text file prints as characters: '✓', '↑', 'Green ✓'.

    A letter counts alone and beside a colour only: 'x', 'Red x'.
    """
    words = text.split()
    alone = len(words) == 1 or progress_word(" ".join(w for w in words if len(w) > 1)) is not None
    return tuple(
        Mark(MarkKind.GLYPH, place=NOWHERE, shape=shape, glyph=word)
        for word in words
        if alone or not word.isalnum()
        for shape in _shapes(word)
    )
