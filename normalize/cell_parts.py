"""A value cell cut into numbers, words and brackets, every figure of it accounted for."""

import re
from dataclasses import dataclass
from functools import cache

from normalize.dates import dates_in
from normalize.periods import BARE_YEAR, YEAR_LABEL, quarters_in, year_labels
from normalize.units import PER, unit_table

MASK = "\ue000"  # stands for a figure that belongs to a date, a year or a word
MILLION, THOUSAND = 1_000_000, 1_000
SCALES = {"million": MILLION, "m": MILLION, "bn": 1_000 * MILLION, "k": THOUSAND}


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number with the signs that touch it."""

    value: float
    percent: bool = False
    pound: bool = False
    comparator: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """Words between numbers, as printed."""

    text: str


@dataclass(frozen=True, slots=True)
class Bracket:
    """What stands in brackets, as printed."""

    text: str


@dataclass(frozen=True, slots=True)
class Cut:
    """The parts of a cell in order; not `complete` where a figure fits nowhere ('9.9% 2/516')."""

    parts: tuple[Number | Words | Bracket, ...]
    complete: bool


# '-2', '<5', '£443.60', '25,817', '£2.5m', '56.0%', '15 per cent'
NUMBER = re.compile(
    r"""
    (?P<comparator><=|>=|≤|≥|<|>)? \s*
    (?<![\w.,/%£\ue000]) (?P<sign>[-−+](?=[£\d.]))? (?P<pound>£)? \s?
    (?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)
    (?P<scale>\s?(?:million|bn|m|k)(?!\w))?
    (?P<percent>\s?(?:%|per\s?cent(?!\w)))?
    (?![\w/:+%£]|\*\S|[.,]\d|[.,][lIOoSB|](?![a-z]{2})|\s?[-–]\s?\d)
    """,
    re.VERBOSE,
)
BRACKET = re.compile(r"\((?P<inside>[^()]*)\)")
# 'KS2', 'A4E', 'NVQ4': a figure inside a word
FIGURE_WORD = re.compile(r"(?<![\w.])[A-Za-z][\w’'*&+]*")
QUARTER_WORD = re.compile(r"(?i)\b(?:q|qtr\s?|quarter\s?)[1-4]\b")
WORD_SIGNS = {"≤": "<=", "≥": ">="}


@cache
def _numbered() -> re.Pattern[str]:
    words = "|".join(w.replace(" ", r"\s") for w in unit_table().numbered.words)
    return re.compile(rf"(?i)\b(?:{words})\s?\d{{1,2}}(?![\d.%])\b")


@cache
def _glued_unit() -> re.Pattern[str]:
    words = "|".join(unit_table().glued.words)
    return re.compile(rf"(?i)(?<=\d)(?=(?:{words})(?![\w/]))")


# the footnote of '98.2%¹', the open end of '40+', the minus of '£-4.2m'
FOOTNOTE = re.compile(r"(?<=[\d%])[¹²³⁰-⁹]+(?!\w)")
OR_MORE = re.compile(r"(?<=[\d%])\s?\+(?=$|[\s)])")
POUND_MINUS = re.compile(r"£\s?-\s?(?=\d)")


def unglued(text: str) -> str:
    """The signs that touch a number set apart: '612kg' as '612 kg', '40+' as '40 or more'."""
    plain = POUND_MINUS.sub("-£", OR_MORE.sub(" or more", FOOTNOTE.sub("", text)))
    return _glued_unit().sub(" ", plain)


def masked(text: str, *, in_brackets: bool = False) -> str:
    """The text with the figures of dates, years and figure words hidden, at equal length.

    Years without a century ('09/10') and lone years ('2010') count as years in brackets only.
    """
    spans = [(d.start, d.end) for d in dates_in(text) if d.year is not None]
    labels = [m for m in YEAR_LABEL.finditer(text) if year_labels(m[0])]
    spans += [m.span() for m in labels if in_brackets or len(m["first"]) > 2]
    spans += [m.span() for m in _numbered().finditer(text)]
    spans += [m.span() for m in PER.finditer(text)]
    spans += [m.span() for m in FIGURE_WORD.finditer(text)]
    if quarters_in(text):
        spans += [m.span() for m in QUARTER_WORD.finditer(text)]
    if in_brackets:
        spans += [m.span() for m in BARE_YEAR.finditer(text)]
    hidden = list(text)
    for start, end in spans:
        hidden[start:end] = [MASK if c.isdigit() else c for c in hidden[start:end]]
    return "".join(hidden)


def cut(text: str) -> Cut:
    """Numbers, words and brackets in printed order."""
    parts: list[Number | Words | Bracket] = []
    complete, at = True, 0
    for bracket in BRACKET.finditer(text):
        complete &= _cut_plain(text[at : bracket.start()], parts)
        parts.append(Bracket(bracket["inside"].strip()))
        at = bracket.end()
    complete &= _cut_plain(text[at:], parts)
    return Cut(tuple(parts), complete)


def _cut_plain(text: str, parts: list[Number | Words | Bracket]) -> bool:
    """Adds the parts of a piece without brackets; False where a figure is left over."""
    hidden, at, complete = masked(text), 0, True
    for m in NUMBER.finditer(hidden):
        complete &= _words(text, hidden, at, m.start(), parts)
        number = _number(m)
        complete &= number is not None
        if number is not None:
            parts.append(number)
        at = m.end()
    return _words(text, hidden, at, len(text), parts) and complete


def _words(
    text: str, hidden: str, start: int, end: int, parts: list[Number | Words | Bracket]
) -> bool:
    words = text[start:end].strip()
    if words:
        parts.append(Words(words))
    return not any(c.isdigit() for c in hidden[start:end].replace("₂", ""))


def _number(m: re.Match[str]) -> Number | None:
    """None for a scale that could be another word: '2.5m' without a pound sign."""
    value = float(m["number"].replace(",", ""))
    if m["scale"]:
        if not m["pound"] and m["scale"].strip() != "million":
            return None
        value = round(value * SCALES[m["scale"].strip()], 2)
    sign = -1 if m["sign"] in ("-", "−") else 1
    comparator = m["comparator"]
    return Number(
        value * sign,
        percent=m["percent"] is not None,
        pound=m["pound"] is not None,
        comparator=WORD_SIGNS.get(comparator, comparator) if comparator else None,
    )
