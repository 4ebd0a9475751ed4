"""The words of a milestone without its date and officer: what is to be done."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

import msgspec

from normalize.dates import dates_in, tidy
from normalize.indicators.wording import Wording, read_wording, small_words, stem


@dataclass(frozen=True, slots=True)
class Counting:
    """Words for one number; each is read as the figure."""

    figure: str
    words: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Joint:
    """What stands between a milestone and its date, or is left of them."""

    pattern: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Turning:
    """Words that make another milestone of a text."""

    anywhere: tuple[str, ...]
    opening: tuple[str, ...]
    examples: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class MilestoneWordTable:
    """What `words.toml` holds."""

    counting: tuple[Counting, ...]
    joint: tuple[Joint, ...]
    turning: Turning


@dataclass(frozen=True, slots=True)
class MilestoneWording:
    """A milestone's text taken apart; `core` in small letters without date, officer and signs.

    `words` are those that matter, in order; `marks` what the words of indicators tell apart
    ('primary', 'secondary').
    """

    core: str
    words: tuple[str, ...]
    months: frozenset[int]
    marks: Wording = field(compare=False)


TOKEN = re.compile(r"[a-z0-9]+")


@cache
def milestone_words() -> MilestoneWordTable:
    """The words beside this module."""
    source = Path(__file__).with_name("words.toml").read_bytes()
    return msgspec.toml.decode(source, type=MilestoneWordTable)


@cache
def figures() -> Mapping[str, str]:
    """Counting words to their figures."""
    return {w: entry.figure for entry in milestone_words().counting for w in entry.words}


@lru_cache(maxsize=65_536)
def milestone_wording(
    milestone: str | None, due_text: str | None = None, officer: str | None = None
) -> MilestoneWording:
    """Take the text of a milestone apart."""
    text = without_date_and_officer(milestone, due_text, officer)
    tokens = TOKEN.findall(text.casefold())
    return MilestoneWording(
        core=" ".join(tokens),
        words=tuple(w for w in map(_word, tokens) if w not in small_words()),
        months=frozenset(d.month for d in dates_in(text)),
        marks=read_wording(text),
    )


def without_date_and_officer(
    milestone: str | None, due_text: str | None, officer: str | None
) -> str:
    """The printed text without the words of its due date and its officer."""
    text = tidy(milestone or "")
    for part in (_officer_at_end(officer), _last(due_text), _officer_at_end(officer)):
        found = part.search(text) if part else None
        if found is not None:
            text = f"{text[: found.start()].rstrip()} {text[found.end() :].lstrip()}"
    for joint in _joints():
        text = joint.sub(" ", text)
    return re.sub(r"\s+(?=[,.;)])", "", " ".join(text.split())).strip(" ,;.–-")


def same_due(left: date | None, right: date | None) -> bool:
    """Whether no due date speaks against the other: equal, or one of them not printed."""
    return left is None or right is None or left == right


@lru_cache(maxsize=1024)
def _officer_at_end(officer: str | None) -> re.Pattern[str] | None:
    """The officer in brackets or as the last words; inside the text it may be what it is about."""
    name = re.escape(tidy(officer or ""))
    return re.compile(rf"\(\s*{name}\s*\)|(?<!\w){name}[\s.)]*$") if name else None


@lru_cache(maxsize=1024)
def _last(due_text: str | None) -> re.Pattern[str] | None:
    words = re.escape(tidy(due_text or ""))
    return re.compile(rf"(?<!\w){words}(?!\w)(?!.*(?<!\w){words}(?!\w))") if words else None


@cache
def _joints() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(j.pattern, re.IGNORECASE) for j in milestone_words().joint)


def _word(token: str) -> str:
    return figures().get(token, stem(token))
