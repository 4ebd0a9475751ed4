"""Traffic lights and directions of travel: words, colours and shapes by the document's key.

A mark that is lost, or that the key does not explain, is unknown; it is never guessed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.cell_words import opening_light
from extract.document import Mark, MarkKind
from extract.findings import Severity
from normalize.column_words import Direction, Progress
from normalize.dates import tidy
from normalize.lamps import is_lamps, lamp_light
from normalize.light_key import LightKey, light_key, sign_of
from normalize.mark_words import (
    about_direction,
    colour_light,
    direction_word,
    glyph_marks,
    legend_meaning,
    mark_table,
    not_applicable,
    progress_word,
    status_of,
)
from normalize.reasons import reason_of
from parsers.ink import LIGHT_WORDS
from parsers.printed_cells import MarkCell
from parsers.report import Legend


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


PICTURE = re.compile(r"!\[[^\]]*\]\([^()]*\)")
MISSING = MarkProblem("mark_missing", "nothing is printed in the mark's cell", Severity.INFO)
WITHOUT_KEY = MarkProblem("mark_without_key", "the document's key does not explain this mark")
UNCLEAR = MarkProblem("mark_unclear", "the mark cannot be told")


def read_progress(cell: MarkCell | None, legends: Sequence[Legend], table: str) -> MarkReading:
    """A traffic light: its words first, then its marks; both must agree where both are there."""
    key = light_key(legends)
    if cell is None:
        return MarkReading()
    text = _words(cell.text)
    if cell.covered_by is not None:
        return MarkReading(Progress.UNKNOWN)
    if text is not None and not_applicable(text):
        return MarkReading(Progress.NOT_APPLICABLE, text=text, source=MarkKind.WORD)
    marks = (*cell.marks, *glyph_marks(text or ""))
    named = (opening_light(text) or text) if text else None
    word = key.light_of_name(named, progress_word(named)) if named else None
    found = {p for m in marks for p in key.lights_of(m)} | ({word} if word else set())
    if text is not None and not found and (told := key.light_of_sign(text)) is not None:
        word, found = told, {told}
    if text is not None and not found and is_lamps(text):
        return _lamps(text, key, table)
    if text is not None and not found and (inked := _by_ink(cell, key, table)) is not None:
        return inked
    status = status_of(text) if text is not None and not found else None
    if status is not None and text is not None:
        meaning = status.meaning or key.meaning_of_word(text)
        return MarkReading(Progress.OTHER, meaning, text, MarkKind.WORD)
    source = _word_source(text) if word and text else _mark_source(marks)
    if len(found) == 1:
        light = found.pop()
        return MarkReading(light, key.meaning_of(light, table), text, source)
    return _unread(Progress.UNKNOWN, text, marks, source, without_key=not found and bool(marks))


def _by_ink(cell: MarkCell, key: LightKey, table: str) -> MarkReading | None:
    """A status in words that are printed in the colour of a light: 'On track' in green."""
    text = _words(cell.text)
    if cell.ink is None or text is None or reason_of(text) is not None:
        return None
    if len(text.split()) > LIGHT_WORDS:
        return None
    light = key.light_of_name(cell.ink, colour_light(cell.ink))
    if light is None:
        return None
    status = status_of(text)
    if status is not None and any(
        status.meaning in meanings and light is not other
        for other, meanings in mark_table().lights.items()
    ):
        return MarkReading(Progress.UNKNOWN, None, text, MarkKind.WORD, UNCLEAR)
    told = key.meaning_of_word(text) or (status.meaning if status is not None else None)
    return MarkReading(light, told or key.meaning_of(light, table), text, MarkKind.WORD)


def _words(printed: str) -> str | None:
    """The words of a cell; a text file may name the picture that it has lost: '![](page-7.png)'."""
    return tidy(PICTURE.sub(" ", printed)) or None


def _lamps(text: str, key: LightKey, table: str) -> MarkReading:
    """A row of lamps; a key that speaks of no amber tells two signs apart."""
    light = lamp_light(text, with_amber=key.knows_amber)
    if light is None:
        return MarkReading(Progress.UNKNOWN, None, text, MarkKind.LAMPS, UNCLEAR)
    return MarkReading(light, key.meaning_of(light, table), text, MarkKind.LAMPS)


def read_direction(cell: MarkCell | None, legends: Sequence[Legend]) -> MarkReading:
    """A direction of travel: an arrow means what the document's key says, not where it points."""
    lines = [x for x in legends if about_direction(x)]
    if cell is None:
        return MarkReading()
    text = _words(cell.text)
    if cell.covered_by is not None:
        return MarkReading(Direction.UNKNOWN)
    if text is not None and not_applicable(text):
        return MarkReading(Direction.NOT_APPLICABLE, text=text, source=MarkKind.WORD)
    marks = (*cell.marks, *glyph_marks(text or ""))
    word = direction_word(text) if text else None
    colour = progress_word(text) if text else None
    found = {m for mark in marks for m in _explained(mark, lines)}
    shown = {m for x in lines if text and sign_of(x) == text and (m := legend_meaning(x))}
    if word is not None:
        found.add(word)
    elif not found and len(shown) == 1:
        found = shown
    elif colour is not None:
        found |= {m for x in lines if _legend_colour(x) is colour and (m := legend_meaning(x))}
    source = _word_source(text) if text and (word or colour or shown) else _mark_source(marks)
    if len(found) == 1:
        return MarkReading(found.pop(), None, text, source)
    unexplained = not found and (bool(marks) or colour is not None)
    return _unread(Direction.UNKNOWN, text, marks, source, without_key=unexplained)


def _explained(mark: Mark, lines: Sequence[Legend]) -> set[str]:
    """The meanings of the lines of the key that show this mark.

    A key that names its arrows by colour goes by colour, wherever they point; else colour and
    shape have to fit, where both the mark and the line have one. A mark of no known shape is
    told by its colour: a grey dash is 'No change' where no other line is grey.
    """
    colours = {p for c in mark.colours if (p := colour_light(c)) is not None}
    named = [x for x in lines if progress_word(tidy(x.mark)) is not None]
    told = {legend_meaning(x) for x in named if colours == {_legend_colour(x)}}
    if len(told) == 1:
        return {meaning for meaning in told if meaning is not None}
    fitting = [line for line in lines if _fits(mark, colours, line)]
    several = len({legend_meaning(line) for line in lines}) > 1
    if not fitting and several and mark.shape is None and mark.colours:
        fitting = [x for x in lines if any(m.colours == mark.colours for m in x.marks)]
    return {meaning for line in fitting if (meaning := legend_meaning(line)) is not None}


def _fits(mark: Mark, colours: set[Progress], line: Legend) -> bool:
    light = _legend_colour(line)
    shown = (*line.marks, *glyph_marks(tidy(line.mark)))
    shapes = {m.shape for m in shown if m.shape is not None}
    fits = []
    if colours and light is not None:
        fits.append(colours == {light})
    if mark.shape is not None and shapes:
        fits.append(mark.shape in shapes)
    return bool(fits) and all(fits)


def _legend_colour(legend: Legend) -> Progress | None:
    word = progress_word(tidy(legend.mark))
    if word is not None:
        return word
    colours = {p for m in legend.marks for c in m.colours if (p := colour_light(c)) is not None}
    return colours.pop() if len(colours) == 1 else None


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
