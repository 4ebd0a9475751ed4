"""The words that definitions are compared by: data beside this module, compiled once."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from normalize.column_words import Coverage


@dataclass(frozen=True, slots=True)
class Alike:
    """Writings that become one; `inside` and `open`: no word edge before, or after, is needed."""

    pattern: str
    written: str
    examples: tuple[tuple[str, str], ...]
    inside: bool = False
    open: bool = False


@dataclass(frozen=True, slots=True)
class Spellings:
    """What `spellings.toml` holds."""

    alike: tuple[Alike, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """Words that change what is counted, and what they change of it."""

    kind: str
    words: tuple[str, ...]
    examples: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class WordList:
    """Plain words."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A pattern of words with examples, and what it says: a polarity, a coverage, or nothing."""

    pattern: str
    examples: tuple[str, ...]
    polarity: str | None = None
    coverage: Coverage | None = None


@dataclass(frozen=True, slots=True)
class TellingWords:
    """What `telling.toml` holds."""

    telling: tuple[Telling, ...]
    silent: WordList
    tying: WordList
    filler: WordList
    figures: WordList
    aim: tuple[Said, ...]
    aimed: tuple[Said, ...]
    base: tuple[Said, ...]
    better: tuple[Said, ...]
    reach: tuple[Said, ...]
    fault: tuple[Said, ...]
    remedy: tuple[Said, ...]
    undecided: tuple[Said, ...]
    meant: tuple[Said, ...]


@cache
def telling_words() -> TellingWords:
    """The table `telling.toml` beside this module."""
    source = Path(__file__).with_name("telling.toml").read_bytes()
    return msgspec.toml.decode(source, type=TellingWords)


@cache
def alike_table() -> tuple[Alike, ...]:
    """The entries of `spellings.toml` in their order."""
    source = Path(__file__).with_name("spellings.toml").read_bytes()
    return msgspec.toml.decode(source, type=Spellings).alike


@cache
def spellings() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The patterns of `spellings.toml`, compiled, with what they become."""
    return tuple((compiled_alike(entry), entry.written) for entry in alike_table())


def compiled_alike(entry: Alike) -> re.Pattern[str]:
    """The pattern at word edges, where the entry asks for them."""
    before = "" if entry.inside else r"(?<![^\W\d_])" if entry.open else r"(?<!\w)"
    after = "" if entry.inside or entry.open else r"(?!\w)"
    return re.compile(f"{before}(?:{entry.pattern}){after}")


@cache
def phrase(pattern: str, opening: bool = False) -> re.Pattern[str]:
    """A phrase in any case, between word edges; `opening`: only where a text begins."""
    edge = "^" if opening else r"(?<!\w)"
    return re.compile(rf"(?i:{edge}(?:{pattern})(?!\w))")


def first_said(entries: tuple[Said, ...], text: str, opening: bool = False) -> Said | None:
    """The first entry whose pattern the text has; None where none has."""
    return next((e for e in entries if phrase(e.pattern, opening).search(text)), None)


def without(entries: tuple[Said, ...], text: str) -> str:
    """The text with everything that matches the entries taken out."""
    for entry in entries:
        text = phrase(entry.pattern).sub(" ", text)
    return text
