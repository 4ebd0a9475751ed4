"""Traffic lights and directions of travel: words, colours and shapes by the document's key.

A mark that is lost, or that the key does not explain, is unknown; it is never guessed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from extract.document import Mark, MarkKind
from extract.findings import Severity
from extract.places import NOWHERE
from normalize.dates import Phrase, tidy
from normalize.lamps import is_lamps, lamp_light
from normalize.reasons import reason_of
from normalize.rows import Direction, Progress
from parsers.report import Legend, MarkCell


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
    not_applicable: PlainWords
    shape: tuple[ShapeGlyphs, ...]
    meaning: tuple[MeaningWords, ...]
    lights: dict[Progress, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class MarkProblem:
    """Why a mark is unknown; `code` is that of the finding."""

    code: str
    message: str
    severity: Severity = Severity.WARNING


@dataclass(frozen=True, slots=True)
class MarkReading:
    """What a mark cell says; every field None where the table has no such column."""

    value: str | None = None
    meaning: str | None = None
    text: str | None = None
    source: str | None = None
    problem: MarkProblem | None = None


MISSING = MarkProblem("mark_missing", "nothing is printed in the mark's cell", Severity.INFO)
WITHOUT_KEY = MarkProblem("mark_without_key", "the document's key does not explain this mark")
UNCLEAR = MarkProblem("mark_unclear", "the mark cannot be told")
DIRECTIONS = {d.value for d in (Direction.BETTER, Direction.SAME, Direction.WORSE)}


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
    return None


def about_direction(legend: Legend) -> bool:
    """Whether a line of the key explains directions of travel rather than lights."""
    return legend_meaning(legend) in DIRECTIONS or "direction" in legend.table_name.lower()


def progress_word(text: str) -> Progress | None:
    """'Green', 'A' to a light; None for other words."""
    word = text.strip(" .*").lower()
    found = (p.progress for p in mark_table().progress if word in p.words)
    return next(found, None)


def direction_word(text: str) -> Direction | None:
    """'Improving' to a direction; None for other words."""
    word = text.strip(" .*").lower()
    found = (d.direction for d in mark_table().direction if word in d.words)
    return next(found, None)


def _colour(name: str) -> Progress | None:
    return next((p.progress for p in mark_table().progress if name in p.colours), None)


def _not_applicable(text: str) -> bool:
    return text.strip(" .*").lower() in mark_table().not_applicable.words


def _glyph_marks(text: str) -> tuple[Mark, ...]:
    """Marks that a text file prints as characters: '✓', '↑'."""
    return tuple(
        Mark(MarkKind.GLYPH, place=NOWHERE, shape=s.shape, glyph=text)
        for s in mark_table().shape
        if text in s.glyphs
    )


def read_progress(cell: MarkCell | None, legends: Sequence[Legend], table: str) -> MarkReading:
    """A traffic light: its words first, then its marks; both must agree where both are there."""
    lines = [x for x in legends if not about_direction(x)]
    if cell is None:
        return MarkReading()
    text = tidy(cell.text) or None
    if cell.covered_by is not None:
        return MarkReading(Progress.UNKNOWN)
    if text is not None and _not_applicable(text):
        return MarkReading(Progress.NOT_APPLICABLE, text=text, source=MarkKind.WORD)
    marks = (*cell.marks, *_glyph_marks(text or ""))
    word = progress_word(text) if text else None
    if text is not None and word is None and is_lamps(text):
        return _lamps(text, lines, table)
    found = {p for m in marks for p in _lights(m, lines)} | ({word} if word else set())
    source = _word_source(text) if word and text else _mark_source(marks)
    if len(found) == 1:
        light = found.pop()
        return MarkReading(light, _light_meaning(light, lines, table), text, source)
    return _unread(Progress.UNKNOWN, text, marks, source, without_key=not found and bool(marks))


def _lamps(text: str, lines: Sequence[Legend], table: str) -> MarkReading:
    """A row of lamps; a key that speaks of no amber tells two signs apart."""
    known = {light for x in lines if (light := _legend_light(x)) is not None}
    light = lamp_light(text, with_amber=Progress.AMBER in known or not known)
    if light is None:
        return MarkReading(Progress.UNKNOWN, None, text, MarkKind.LAMPS, UNCLEAR)
    return MarkReading(light, _light_meaning(light, lines, table), text, MarkKind.LAMPS)


def _lights(mark: Mark, lines: Sequence[Legend]) -> set[Progress]:
    """The light's own colours; a mark without one is looked up in the key by its shape."""
    colours = {p for c in mark.colours if (p := _colour(c)) is not None}
    if colours:
        return colours
    meanings = (x for x in lines if _shares_shape(mark, x))
    return {p for x in meanings if (p := _legend_light(x)) is not None}


def _legend_light(legend: Legend) -> Progress | None:
    word = progress_word(tidy(legend.mark))
    if word is not None:
        return word
    meaning = legend_meaning(legend)
    lights = mark_table().lights.items()
    return next((light for light, meanings in lights if meaning in meanings), None)


def _light_meaning(light: Progress, lines: Sequence[Legend], table: str) -> str | None:
    """What this light means in this table by the key; None where the key does not say one thing."""
    same = [x for x in lines if _legend_light(x) is light]
    own = [x for x in same if x.table_name == table] or same
    meanings = {legend_meaning(x) for x in own}
    return meanings.pop() if len(meanings) == 1 else None


def read_direction(cell: MarkCell | None, legends: Sequence[Legend]) -> MarkReading:
    """A direction of travel: an arrow means what the document's key says, not where it points."""
    lines = [x for x in legends if about_direction(x)]
    if cell is None:
        return MarkReading()
    text = tidy(cell.text) or None
    if cell.covered_by is not None:
        return MarkReading(Direction.UNKNOWN)
    if text is not None and _not_applicable(text):
        return MarkReading(Direction.NOT_APPLICABLE, text=text, source=MarkKind.WORD)
    marks = (*cell.marks, *_glyph_marks(text or ""))
    word = direction_word(text) if text else None
    colour = progress_word(text) if text else None
    found = {m for mark in marks for m in _explained(mark, lines)}
    if word is not None:
        found.add(word)
    elif colour is not None:
        found |= {m for x in lines if _legend_colour(x) is colour and (m := legend_meaning(x))}
    source = _word_source(text) if text and (word or colour) else _mark_source(marks)
    if len(found) == 1:
        return MarkReading(found.pop(), None, text, source)
    unexplained = not found and (bool(marks) or colour is not None)
    return _unread(Direction.UNKNOWN, text, marks, source, without_key=unexplained)


def _explained(mark: Mark, lines: Sequence[Legend]) -> set[str]:
    """The meanings of the lines of the key that show this mark: colour and shape, where known."""
    colours = {p for c in mark.colours if (p := _colour(c)) is not None}
    meanings = set()
    for line in lines:
        light = _legend_colour(line)
        colour_fits = colours == {light} if colours and light is not None else None
        shapes = {m.shape for m in line.marks if m.shape is not None}
        shape_fits = mark.shape in shapes if mark.shape is not None and shapes else None
        fits = [f for f in (colour_fits, shape_fits) if f is not None]
        meaning = legend_meaning(line)
        if fits and all(fits) and meaning is not None:
            meanings.add(meaning)
    return meanings


def _legend_colour(legend: Legend) -> Progress | None:
    word = progress_word(tidy(legend.mark))
    if word is not None:
        return word
    colours = {p for m in legend.marks for c in m.colours if (p := _colour(c)) is not None}
    return colours.pop() if len(colours) == 1 else None


def _shares_shape(mark: Mark, legend: Legend) -> bool:
    shown = {*legend.marks, *_glyph_marks(tidy(legend.mark))}
    return mark.shape is not None and mark.shape in {m.shape for m in shown}


def _word_source(text: str) -> MarkKind:
    return MarkKind.LETTER if len(text.strip(" .*")) == 1 else MarkKind.WORD


def _mark_source(marks: Sequence[Mark]) -> MarkKind | None:
    return marks[0].kind if marks else None


def _unread(
    value: str,
    text: str | None,
    marks: Sequence[Mark],
    source: MarkKind | None,
    *,
    without_key: bool,
) -> MarkReading:
    """An unknown mark; a cell that gives a reason in words is not a problem."""
    if not marks and text is None:
        problem: MarkProblem | None = MISSING
    elif not marks and reason_of(text) is not None:
        problem = None
    else:
        problem = WITHOUT_KEY if without_key else UNCLEAR
    return MarkReading(value, None, text, source, problem)
