"""Glyphs that are pictures: arrows, ticks, discs of symbol fonts and of Unicode."""

import tomllib
from functools import cache, lru_cache
from pathlib import Path

# two glyphs side by side that are one mark: '◄►'
PAIR = 2
PRIVATE_USE = range(0xF000, 0xF100)
KEPT = 1024  # short words whose answer is kept: the same few again and again


@cache
def shapes_by_font() -> dict[str, dict[int, str]]:
    """For each symbol font, the shape of each low byte."""
    with Path(__file__).with_name("glyphs.toml").open("rb") as file:
        table = tomllib.load(file)
    return {
        font["name"]: {code: shape for shape, codes in font["codes"].items() for code in codes}
        for font in table["font"]
    }


@cache
def shapes_by_character() -> dict[str, str]:
    """The shape of each Unicode character."""
    with Path(__file__).with_name("glyphs.toml").open("rb") as file:
        table = tomllib.load(file)
    return {letter: shape for shape, letters in table["characters"].items() for letter in letters}


def symbol_font(font: str | None) -> str | None:
    """The symbol font that a font's name means: 'Wingdings-Regular' is 'wingdings'."""
    name = (font or "").lower().replace(" ", "")
    for known in shapes_by_font():
        if name.startswith(known) and not name[len(known) :][:1].isdigit():
            return known
    return None


def glyph_shape(text: str, font: str | None) -> str | None:
    """The shape of a word of one glyph, or of a pair of one shape ('◄►'); None for other words."""
    shapes = {_shape_of(character, font) for character in text} if len(text) <= PAIR else {None}
    return shapes.pop() if len(shapes) == 1 else None


def _shape_of(character: str, font: str | None) -> str | None:
    known = symbol_font(font)
    if known is not None and (ord(character) < 0x100 or ord(character) in PRIVATE_USE):
        return shapes_by_font()[known].get(ord(character) & 0xFF)
    return shapes_by_character().get(character)


@lru_cache(maxsize=KEPT)
def is_glyph(text: str, font: str | None) -> bool:
    """Whether a word is a glyph of a symbol font, or a character that is a picture, or a pair."""
    if len(text) == 1:
        return symbol_font(font) is not None or text in shapes_by_character()
    return len(text) == PAIR and all(character in shapes_by_character() for character in text)
