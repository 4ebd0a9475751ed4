"""The lines of a key that explain lights: which light each line shows, and what it means."""

from collections.abc import Sequence
from dataclasses import dataclass

from extract.document import Mark
from normalize.column_words import Progress
from normalize.dates import tidy
from normalize.mark_words import (
    about_direction,
    colour_light,
    glyph_marks,
    legend_meaning,
    mark_table,
    progress_word,
)
from parsers.report import Legend

YELLOW = frozenset({"yellow", "🟡", "🟨"})


@dataclass(frozen=True, slots=True)
class LightKey:
    """The lines about lights. `yellow_apart`: amber and yellow are two lights here, not one.

    A yellow that stands apart from amber is a light of the council's own: `other`.
    """

    lines: tuple[Legend, ...]
    yellow_apart: bool

    def light_of_line(self, line: Legend) -> Progress | None:
        """The light that a line explains: by its word, its colour, or what it means."""
        word = progress_word(tidy(line.mark))
        if word is not None:
            return Progress.OTHER if self.yellow_apart and is_yellow(line.mark) else word
        colours = {p for m in line.marks for c in m.colours if (p := colour_light(c)) is not None}
        if len(colours) == 1:
            return colours.pop()
        meaning = legend_meaning(line)
        lights = mark_table().lights.items()
        return next((light for light, meanings in lights if meaning in meanings), None)

    def light_of_name(self, name: str, light: Progress | None) -> Progress | None:
        """A light by its colour or word; None where amber and yellow print alike and are two."""
        if light is not Progress.AMBER or not self.yellow_apart:
            return light
        yellow = self._shades(Progress.OTHER)
        if yellow & self._shades(Progress.AMBER):
            return None
        return Progress.OTHER if is_yellow(name) or name in yellow else Progress.AMBER

    def _shades(self, light: Progress) -> set[str]:
        """The names of colours, amber to the reader, in which the key shows a light."""
        lines = (line for line in self.lines if self.light_of_line(line) is light)
        colours = {c for line in lines for mark in line.marks for c in mark.colours}
        return {c for c in colours if colour_light(c) is Progress.AMBER}

    def light_of_sign(self, text: str) -> Progress | None:
        """The light of the one line of the key that shows this letter or name: 'U', '[tick]'."""
        lights = {self.light_of_line(line) for line in self.lines if sign_of(line) == text}
        return lights.pop() if len(lights) == 1 else None

    def lights_of(self, mark: Mark) -> set[Progress]:
        """A mark's own colour; a mark of none or of several is looked up by its shape."""
        names = {c: p for c in mark.colours if (p := colour_light(c)) is not None}
        if len(set(names.values())) == 1:
            found = (self.light_of_name(name, light) for name, light in names.items())
            return {light for light in found if light is not None}
        same = (line for line in self.lines if shares_shape(mark, line))
        explained = {p for line in same if (p := self.light_of_line(line)) is not None}
        return explained or set(names.values())

    def meaning_of(self, light: Progress, table: str) -> str | None:
        """What a light means in a table; None where the key does not say one thing."""
        same = [line for line in self.lines if self.light_of_line(line) is light]
        own = [line for line in same if line.table_name == table] or same
        meanings = {legend_meaning(line) for line in own}
        return meanings.pop() if len(meanings) == 1 else None

    def meaning_of_word(self, text: str) -> str | None:
        """What the key says of a status in words; None where it does not say one thing."""
        named = [x for x in self.lines if tidy(x.mark).lower() == text.lower()]
        meanings = {legend_meaning(line) for line in named}
        return meanings.pop() if len(meanings) == 1 else None

    @property
    def knows_amber(self) -> bool:
        """Whether the key speaks of amber, or of nothing."""
        known = {light for x in self.lines if (light := self.light_of_line(x)) is not None}
        return Progress.AMBER in known or not known


def light_key(legends: Sequence[Legend]) -> LightKey:
    """The part of a document's key that explains lights."""
    lines = tuple(line for line in legends if not about_direction(line))
    ambers = [x for x in lines if progress_word(tidy(x.mark)) is Progress.AMBER]
    yellow = [is_yellow(x.mark) for x in ambers]
    return LightKey(lines, any(yellow) and not all(yellow))


def sign_of(line: Legend) -> str:
    """What a line shows beside the name of a colour: 'U' of 'Amber U'; else all of its sign."""
    words = tidy(line.mark)
    first, _, rest = words.partition(" ")
    return rest if rest and progress_word(first) is not None else words


def is_yellow(name: str) -> bool:
    """Whether a word or a colour's name is yellow."""
    return name.strip(" .*").lower() in YELLOW


def shares_shape(mark: Mark, line: Legend) -> bool:
    """Whether a line of the key shows a mark of the same shape."""
    shown = {*line.marks, *glyph_marks(tidy(line.mark))}
    return mark.shape is not None and mark.shape in {m.shape for m in shown}
