"""Families of refs: what is printed at one place of a text, in the family's normal form."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from normalize.column_words import RefRole


@dataclass(frozen=True, slots=True)
class Family:
    """A family of refs: its prefix and how its numbers are written."""

    prefix: str
    spellings: tuple[str, ...]
    digits: int
    examples: tuple[tuple[str, str], ...]
    form: str = "spaced"
    tails: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleWords:
    """Words that give a ref its role; `group` where they are about all refs on that side."""

    role: RefRole
    side: str
    pattern: str
    examples: tuple[str, ...]
    group: bool = False


@dataclass(frozen=True, slots=True)
class FlagWord:
    """The name of a set of indicators, printed without a number."""

    word: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RefTable:
    """What `refs.toml` holds."""

    family: tuple[Family, ...]
    role: tuple[RoleWords, ...]
    flag: tuple[FlagWord, ...]


# What OCR prints for a letter of a prefix, and for a digit.
LETTERS = {"L": "Ll1I|", "I": "Il1|", "O": "Oo0", "S": "S5s"}
DIGIT = r"[\dOoIl|]"
DIGITS = str.maketrans("OoIl|", "00111")
NUMBER = rf"{DIGIT}(?:\s?{DIGIT}){{0,3}}"
PART = r"(?:\s*\(?\s*(?P<bracketed>[a-hA-H])\s*\)|(?P<part>[a-h])(?![A-Zb-hj-uw-z0-9]))?"
# '(i)' of 'BVPI 82a(i)', 'ii' of 'BV82aii'
SUB = r"(?P<sub>\((?:i{1,3}|iv|v)\)|(?:i{1,3}|iv|v)(?!\w))?"
# 'HSG', 'C&E', 'SCS CYP'
_PREFIX = r"(?P<prefix>(?:[A-Z]{1,4}&[A-Z]{1,4}|[A-Z]{1,6})(?:\s[A-Z]{2,5})?)"
# 'BVPI 12a', 'EUR LI 02', 'NSCR01', 'LI 3', 'PED01 01'
GENERIC_LI = re.compile(
    rf"(?P<prefix>(?:[A-Z]{{1,3}}&[A-Z]{{1,3}}|[A-Z]{{2,5}}?))\s?L[Il|]\s?(?P<number>{NUMBER}){PART}(?!\w)"
)
# 'PA L105': the I of 'LI' read as a figure
LI_AS_FIGURE = re.compile(rf"(?P<prefix>[A-Z]{{2,5}})\sL1(?P<number>\d{{2}}){PART}(?!\w)")
# 'ASCOF 1B', 'ASCOF 2A(1)': the outcomes framework for adult social care numbers before its letters
OUTCOMES = re.compile(r"(?P<prefix>ASCOF)\s?(?P<number>[1-4][A-I])(?P<sub>\s?\(\d[A-Z]?\))?(?!\w)")
TWO_NUMBERS = re.compile(r"(?P<prefix>[A-Z]{2,5}\d{2})\s(?P<number>\d{2})(?P<part>[a-z])?(?!\w)")
# 'CP1.2', 'EO 3.1.2'
DOTTED = re.compile(
    rf"{_PREFIX}\s?(?P<number>\d{{1,2}}(?:\.\d{{1,2}}){{1,2}})(?P<part>[a-z])?(?!\w)"
)
# 'ENV0 1', 'E N0 1', 'ABC DEF1 2': two figures, broken in a narrow cell that holds nothing else
BROKEN = re.compile(r"(?P<prefix>[A-Z]{2,6}|[A-Z]{1,5}\s[A-Z]{1,5})(?P<number>\d\s\d)")
# 'E N01': broken too, or a letter and a ref of one letter
TORN = re.compile(r"[A-Z]\s[A-Z]\d{1,3}")
# 'E N': letters that belong together, broken as the figures are
BROKEN_LETTERS = re.compile(r"(?<=\b[A-Z])\s|\s(?=[A-Z]\b)")
GENERIC = re.compile(rf"{_PREFIX}[\s/-]?(?P<number>\d{{1,3}}){PART}{SUB}(?!\w)")
BARE_NUMBER = re.compile(rf"(?P<number>\d{{1,3}}){PART}(?!\w)")


@cache
def ref_table() -> RefTable:
    """The ref families beside this module."""
    source = Path(__file__).with_name("refs.toml").read_bytes()
    return msgspec.toml.decode(source, type=RefTable)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the text at a place as a ref; an empty ref is one whose number is lost."""

    ref: str
    end: int
    part: str | None = None
    inherited: bool = False


@cache
def _family_patterns() -> tuple[tuple[Family, re.Pattern[str]], ...]:
    return tuple(
        (family, re.compile(_family_pattern(family, spelling)))
        for family in ref_table().family
        for spelling in family.spellings
    )


def _family_pattern(family: Family, spelling: str) -> str:
    words = (r"\s?".join(_letter(c) for c in word) for word in spelling.split())
    letters = r"\s?[/-]?\s?".join(words)
    tail = rf"\s?(?P<tail>{'|'.join(family.tails)})" if family.tails else ""
    return rf"{letters}[\s-]*(?P<number>{_number_pattern(family)})?{PART}{tail}(?![A-Za-z0-9])"


def _number_pattern(family: Family) -> str:
    """As many figures as the family has, spaces between them; or a doubled I and two figures."""
    spaced = rf"{DIGIT}(?:\s?{DIGIT}){{0,{family.digits - 1}}}"
    return spaced if family.form == "national" else rf"(?:[1Il|]{DIGIT}{{2}}|{spaced})"


def _letter(letter: str) -> str:
    return f"[{LETTERS.get(letter, letter)}]"


def _number(printed: str, digits: int) -> int | None:
    """The number that the figures give; a doubled I before them ('LI101') is not one of them."""
    figures = re.sub(r"\s", "", printed).translate(DIGITS)
    return int(figures[-digits:]) or None


def _written(family: Family, number: int, part: str | None, tail: str | None) -> str:
    if family.form == "national":
        return f"{family.prefix}{number:03d}{part or ''}"
    if family.form == "tail":
        return f"{family.prefix}{number:02d} {tail}"
    return f"{family.prefix}{number:02d}{part or ''}"


def part_letter(m: re.Match[str]) -> str | None:
    """'a' of 'NI 102 (a)' and 'BVPI 12a'."""
    part = m["bracketed"] or m["part"]
    return part.lower() if part else None


def _family_readings(text: str, at: int) -> list[Reading]:
    readings = []
    for family, pattern in _family_patterns():
        m = pattern.match(text, at)
        if m is None:
            continue
        number = _number(m["number"], family.digits) if m["number"] else None
        if number is not None:
            tail = m["tail"] if family.tails else None
            part = part_letter(m)
            readings.append(Reading(_written(family, number, part, tail), m.end(), part))
        else:
            readings.append(Reading("", m.end()))
    return readings


def _generic(text: str, at: int) -> Reading | None:
    m = DOTTED.match(text, at)
    if m is not None:
        return Reading(f"{m['prefix']} {m['number']}{m['part'] or ''}", m.end())
    m = GENERIC_LI.match(text, at)
    if m is not None:
        figures = re.sub(r"\s", "", m["number"]).translate(DIGITS)
        part = part_letter(m)
        return Reading(f"{m['prefix']} LI{int(figures):02d}{part or ''}", m.end(), part)
    m = LI_AS_FIGURE.match(text, at)
    if m is not None:
        return Reading(f"{m['prefix']} LI{m['number']}{m['part'] or ''}", m.end(), part_letter(m))
    m = OUTCOMES.match(text, at)
    if m is not None:
        return Reading(f"{m['prefix']} {m['number']}{(m['sub'] or '').strip()}", m.end())
    m = TWO_NUMBERS.match(text, at)
    if m is not None:
        return Reading(f"{m['prefix']} {m['number']}{m['part'] or ''}", m.end())
    if (m := BROKEN.fullmatch(text)) is not None and at == 0:
        prefix = BROKEN_LETTERS.sub("", m["prefix"])
        return Reading(f"{prefix} {m['number'].replace(' ', '')}", m.end())
    if at == 0 and TORN.fullmatch(text):
        return Reading("", len(text))
    m = GENERIC.match(text, at)
    if m is not None:
        if not int(m["number"]):
            return Reading("", m.end())  # no ref is number 0: its figures are broken
        part, sub = part_letter(m), (m["sub"] or "").strip("()")
        ref = f"{m['prefix']} {int(m['number']):02d}{part or ''}"
        return Reading(f"{ref}({sub})" if sub else ref, m.end(), part)
    return None


def read_ref(text: str, at: int) -> Reading | None:
    """The reading that takes most of the text; an empty ref where two are equally good."""
    readings = _family_readings(text, at)
    if not readings:
        return _generic(text, at)
    longest = max(r.end for r in readings)
    best = {r.ref: r for r in readings if r.end == longest}
    if len(best) > 1 and "" in best:
        best.pop("")
    return next(iter(best.values())) if len(best) == 1 else Reading("", longest)
