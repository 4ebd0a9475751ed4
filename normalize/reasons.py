"""Words that stand in a cell in place of a value: why it holds none."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from normalize.column_words import MissingReason
from normalize.dates import tidy

# a space that may stand within a word; a cell that says why it is empty is no longer than this
BREAK = re.compile(r"(?<=[A-Za-z]) (?=[a-z])")
LONGEST = 40


@dataclass(frozen=True, slots=True)
class ReasonWords:
    """A pattern of words and the reason they give."""

    reason: MissingReason
    pattern: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReasonTable:
    """What `reasons.toml` holds."""

    whole: tuple[ReasonWords, ...]
    within: tuple[ReasonWords, ...]


@cache
def reason_table() -> ReasonTable:
    """The reasons beside this module."""
    source = Path(__file__).with_name("reasons.toml").read_bytes()
    return msgspec.toml.decode(source, type=ReasonTable)


def whole_reason(text: str | None) -> MissingReason | None:
    """The reason that fills the cell: 'N/A', 'TBC', 'New indicator', ''; else None."""
    words = tidy(text or "").strip(" *().¹²³⁴⁵⁶⁷⁸⁹")
    if not words and "*" in (text or ""):
        return None  # a star stands for something, a note or a figure held back
    for entry in reason_table().whole:
        if re.fullmatch(f"(?i:{entry.pattern})", words):
            return entry.reason
    return _broken_reason(words)


def _broken_reason(words: str) -> MissingReason | None:
    """The reason of a few words of which a narrow cell broke one: 'Refer commen t'."""
    breaks = [found.start() for found in BREAK.finditer(words)] if len(words) <= LONGEST else []
    for place in breaks:
        whole = words[:place] + words[place + 1 :]
        for entry in reason_table().whole:
            if re.fullmatch(f"(?i:{entry.pattern})", whole):
                return entry.reason
    return None


def reason_within(text: str | None) -> MissingReason | None:
    """The reason that a longer note gives; None where its words give none."""
    words = tidy(text or "")
    for entry in reason_table().within:
        if re.search(rf"(?i:\b(?:{entry.pattern}))", words):
            return entry.reason
    return None


def reason_of(text: str | None) -> MissingReason | None:
    """The reason that a cell without a value gives, as a whole or within a note."""
    return whole_reason(text) or reason_within(text)
