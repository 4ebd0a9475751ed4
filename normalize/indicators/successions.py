"""Measures that were replaced for every council: hints for a person, never links."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from normalize.indicators.wording import expanded


@dataclass(frozen=True, slots=True)
class Succession:
    """One replacement: patterns of the titles before and after.

    `crosses` names guards that part the two although the one came in place of the other.
    """

    name: str
    before: str
    after: str
    examples: tuple[tuple[str, str], ...]
    crosses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SuccessionTable:
    """What `successions.toml` holds."""

    succession: tuple[Succession, ...]


@cache
def successions() -> tuple[tuple[Succession, re.Pattern[str], re.Pattern[str]], ...]:
    """The replacements beside this module, compiled."""
    source = Path(__file__).with_name("successions.toml").read_bytes()
    table = msgspec.toml.decode(source, type=SuccessionTable)
    return tuple((s, re.compile(s.before), re.compile(s.after)) for s in table.succession)


@cache
def sides_of(measure: str) -> tuple[frozenset[str], frozenset[str]]:
    """The replacements that a title is the older and the newer side of."""
    text = expanded(measure)
    after = {s.name for s, _, newer in successions() if newer.search(text)}
    before = {s.name for s, older, _ in successions() if older.search(text)} - after
    return frozenset(before), frozenset(after)


def replacements(older: str | None, newer: str | None) -> frozenset[str]:
    """Names of the replacements that lead from one title to the other."""
    return sides_of(older or "")[0] & sides_of(newer or "")[1]


@cache
def crossed_by(names: frozenset[str]) -> frozenset[str]:
    """The guards that replacements cross."""
    return frozenset(g for s, _, _ in successions() if s.name in names for g in s.crosses)
