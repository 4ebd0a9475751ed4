"""The words of an indicator's title: what it measures, and what tells it from its neighbours.

'Increase the number of X (1277 baseline)' and 'The number of X (22.7 baseline)' have one core and
other details; 'X at KS2' and 'X at KS4' have almost one core, but their marks differ.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

import msgspec


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words to be taken out of a title; `says` what a beginning tells, `means` what a short form
    stands for.
    """

    pattern: str
    examples: tuple[str, ...]
    says: str = ""
    means: str = ""


@dataclass(frozen=True, slots=True)
class Alike:
    """Words of one meaning; the first stands for all."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Everyones:
    """Patterns of what every department measures of itself."""

    patterns: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guard:
    """What tells indicators apart: patterns of each side; '@x' is what the beginning says."""

    name: str
    sides: tuple[tuple[str, ...], ...]
    examples: tuple[tuple[str, str], ...]
    alone: bool = False
    soft: bool = False


@dataclass(frozen=True, slots=True)
class WordTable:
    """What `words.toml` holds."""

    remark: tuple[Pattern, ...]
    detail: tuple[Pattern, ...]
    frame: tuple[Pattern, ...]
    short: tuple[Pattern, ...]
    small: Alike
    everyones: Everyones
    groups: Alike
    limits: Alike
    alike: tuple[Alike, ...]
    guard: tuple[Guard, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """A title taken apart: core words, details (base, years), marks by guard, numbers and ages.

    `words` are the words of weight as they are compared, `printed` the same words as they stand.
    `everyones`: every department measures it of itself.
    """

    core: str = ""
    words: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    marks: Mapping[str, frozenset[int]] = field(default_factory=lambda: MappingProxyType({}))
    numbers: frozenset[str] = frozenset()
    ages: frozenset[tuple[int, int]] = frozenset()
    everyones: bool = False


# '16-18', '2/3', '19+', '0.11', 'a*', 'apprenticeships'
TOKEN = re.compile(r"\d+(?:\s?[-–/]\s?\d+)+|\d+(?:[.,]\d+)*\+?|a\*|[a-z]+")
# 'aged 16-18', 'under 18', 'at 19', '2 year olds', '3 and 4 year olds', '65+', '(18-64)'
AGES = re.compile(
    r"""
    \b(?:(?P<limit>under|below|over) | aged? | ages | at) \s+
        (?P<first>\d{1,2}) (?!\d|\s*(?:days?|weeks?|months?|%))
        (?: \s?(?:-|and|to)\s? (?P<last>\d{1,2}) (?!\d) )? (?!\s*(?:days?|weeks?|months?))
    | \b(?P<young>\d{1,2}) (?: \s?(?:-|and|or|to)\s? (?P<end>\d{1,2}) )? \s+ years? \s+ olds?
    | (?<![\d/-])(?P<band>\d\d) (?P<open>\+)
    """,
    re.VERBOSE,
)
OLDEST = 130  # years
NUMBER_WORDS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
}  # fmt: skip
SHORTEST_PLURAL = 4  # letters: 'days' has a plural s, 'gas' has none


@cache
def word_table() -> WordTable:
    """The words beside this module."""
    source = Path(__file__).with_name("words.toml").read_bytes()
    return msgspec.toml.decode(source, type=WordTable)


@cache
def patterns(kind: str) -> tuple[tuple[Pattern, re.Pattern[str]], ...]:
    """The compiled patterns of a kind: remark, detail, frame or short."""
    entries: tuple[Pattern, ...] = getattr(word_table(), kind)
    return tuple((e, re.compile(e.pattern)) for e in entries)


@cache
def guards() -> tuple[tuple[Guard, tuple[tuple[re.Pattern[str], ...], ...]], ...]:
    """The guards with their compiled patterns; what beginnings say is compared as it is."""
    return tuple(
        (g, tuple(tuple(re.compile(rf"\b(?:{p})") for p in side) for side in g.sides))
        for g in word_table().guard
    )


@cache
def any_side(name: str) -> re.Pattern[str] | None:
    """What names any side of a guard; None where a beginning does, too."""
    sides = next(g.sides for g in word_table().guard if g.name == name)
    every = [p for side in sides for p in side]
    if any(p.startswith("@") for p in every):
        return None
    return re.compile(r"\b(?:" + "|".join(every) + ")")


@cache
def same_words() -> Mapping[str, str]:
    """The word that stands for each of those that mean the same."""
    table = {w: stem(group.words[0]) for group in word_table().alike for w in group.words}
    return table | {stem(w): first for w, first in table.items()}


@lru_cache(maxsize=65_536)
def read_wording(measure: str | None) -> Wording:
    """Take a title apart."""
    text = expanded(measure or "")
    text, _ = without("remark", text)
    text, details = without("detail", text)
    text, said = without_frames(text)
    tokens = [NUMBER_WORDS.get(t, t) for t in TOKEN.findall(text)]
    tokens = [re.sub(r"\s?[-–]\s?", "-", t) for t in tokens]
    core = [t for t in tokens if t not in ("the", "of", "a", "an")]
    weighty = [t for t in tokens if word(t) not in small_words()]
    return Wording(
        core=" ".join(core),
        words=tuple(map(word, weighty)),
        printed=tuple(weighty),
        details=tuple(sorted(set(TOKEN.findall(" ".join(details))) - small_words())),
        marks=marks_of(text, said),
        numbers=frozenset(t.rstrip("+") for t in tokens if t[0].isdigit()),
        ages=frozenset(ages_of(text)),
        everyones=is_everyones(text),
    )


def ages_of(text: str) -> Iterator[tuple[int, int]]:
    """The ages in years that a title names, each from and to."""
    for found in AGES.finditer(text):
        first = int(found["first"] or found["young"] or found["band"])
        last = int(found["last"] or found["end"] or first)
        under, beyond = found["limit"] in ("under", "below"), bool(found["open"])
        beyond = beyond or found["limit"] == "over"
        yield (0 if under else first, OLDEST if beyond else first - 1 if under else last)


def is_everyones(text: str) -> bool:
    """Whether every department measures it of itself."""
    return any(re.search(p, text) for p in word_table().everyones.patterns)


@cache
def small_words() -> frozenset[str]:
    """Words without a meaning of their own."""
    return frozenset(word_table().small.words) | {stem(w) for w in word_table().small.words}


@cache
def group_words() -> frozenset[str]:
    """Words that only name a group of people or a subject, as they are compared."""
    return frozenset(map(word, word_table().groups.words))


@cache
def limit_words() -> frozenset[str]:
    """Words of a limit of time, as they are compared."""
    return frozenset(map(word, word_table().limits.words))


@lru_cache(maxsize=65_536)
def expanded(text: str) -> str:
    """The title in small letters, short forms written out."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = re.sub("[‘’`´]", "'", plain)
    for entry, pattern in patterns("short"):
        plain = pattern.sub(entry.means, plain)
    return " ".join(plain.split())


def without(kind: str, text: str) -> tuple[str, list[str]]:
    """The title without those words, and the words."""
    taken = []
    for _, pattern in patterns(kind):
        taken += [m[0] for m in pattern.finditer(text)]
        text = " ".join(pattern.sub(" ", text).split())
    return text, taken


def without_frames(text: str) -> tuple[str, frozenset[str]]:
    """The title without its beginnings, and what they said; something always stays."""
    said: set[str] = set()
    while True:
        found = [(e, m) for e, p in patterns("frame") if (m := p.match(text)) is not None]
        found = [(e, m) for e, m in found if text[m.end() :].strip()]
        if not found:
            return text, frozenset(said)
        entry, match = max(found, key=lambda f: f[1].end())
        if entry.says:
            said.add(entry.says)
        text = text[match.end() :]


def word(token: str) -> str:
    """The token as it is compared: one form for singular and plural and for words alike."""
    form = stem(token)
    return same_words().get(token) or same_words().get(form, form)


def stem(token: str) -> str:
    """The token without a plural ending."""
    if len(token) < SHORTEST_PLURAL or not token.isalpha() or token.endswith("ss"):
        return token
    if token.endswith("ies"):
        return token[:-3] + "y"
    if token.endswith(("sses", "xes", "ches", "shes")):
        return token[:-2]
    return token[:-1] if token.endswith("s") else token


def marks_of(text: str, said: frozenset[str]) -> Mapping[str, frozenset[int]]:
    """Which sides of which guards the title names."""
    found = {}
    for guard, sides in guards():
        anywhere = any_side(guard.name)
        if anywhere is not None and not anywhere.search(text):
            continue
        named = frozenset(
            i
            for i, (side, compiled) in enumerate(zip(guard.sides, sides, strict=True))
            if any(
                p[1:] in said if p.startswith("@") else c.search(text)
                for p, c in zip(side, compiled, strict=True)
            )
        )
        if named:
            found[guard.name] = named
    return MappingProxyType(found)
