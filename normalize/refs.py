"""Refs of indicators, objectives and milestones: printed cell to normal form."""

import re
from dataclasses import dataclass

from normalize.column_words import RefRole
from normalize.dates import tidy
from normalize.ref_families import (
    BARE_NUMBER,
    DIGIT,
    DIGITS,
    Reading,
    RoleWords,
    part_letter,
    read_ref,
    ref_table,
)


@dataclass(frozen=True, slots=True)
class Ref:
    """One ref in normal form; `repaired_from` is what was printed where OCR had damaged it."""

    ref: str
    role: RefRole = RefRole.SAME
    repaired_from: str | None = None


@dataclass(frozen=True, slots=True)
class RefCell:
    """A ref cell as read: its refs, the other words in it, and what cannot be told."""

    refs: tuple[Ref, ...] = ()
    note: str | None = None
    damaged: tuple[str, ...] = ()

    @property
    def ref(self) -> str | None:
        """The ref the row goes by: its first `same`, else a part or variant; no predecessor."""
        for role in (RefRole.SAME, RefRole.PART, RefRole.ADJUSTED, RefRole.REVISED):
            for found in self.refs:
                if found.role is role:
                    return found.ref
        return None

    @property
    def all_refs(self) -> str | None:
        """Every ref but the flags, joined by '; '."""
        named = [r.ref for r in self.refs if r.role is not RefRole.FLAG]
        return "; ".join(dict.fromkeys(named)) or None


ONE_LETTER = re.compile(r"[A-Z]\s?\d")
JOINT = re.compile(r"[\s/,;&+().:–-]+|and\b", re.IGNORECASE)
WORD = re.compile(r"[^\s/,;()]+")
# the space of 'SCS HH 7 b', where nothing follows
SPACED_PART = re.compile(r"(?<=\d) (?=[a-h]$)")
NATIONAL_PART = re.compile(r"NI\d{3}[a-h]")
# 'replace ment', broken at the edge of a narrow cell
SPLIT_WORD = re.compile(r"(?i)replace\s+ment")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A ref or role word of the cell, in printed order, with the bracket it stands in."""

    bracket: int
    ref: Ref | None = None
    words: RoleWords | None = None


def _letters(ref: str) -> str:
    """A ref without case, spaces and zero padding, to see whether OCR changed it."""
    plain = re.sub(r"[^A-Z0-9]", "", ref.upper())
    return re.sub(r"(?<=[A-Z])0+(?=\d)", "", plain)


def _repaired_from(ref: str, printed: str) -> str | None:
    split = re.search(r"\d\s+\d", printed) is not None and re.search(r"\d\s+\d", ref) is None
    return printed if split or _letters(ref) != _letters(printed) else None


class _CellReader:
    """Collects what one cell holds while it is read from left to right."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.pieces: list[_Piece] = []
        self.notes: list[str] = []
        self.damaged: list[str] = []
        self.bracket = 0
        self.joint = ""
        self.in_words = False

    def read(self) -> RefCell:
        at = 0
        while at < len(self.words):
            joint = JOINT.match(self.words, at)
            if joint is not None:
                self.bracket += joint[0].count("(") + joint[0].count(")")
                at, self.joint = joint.end(), joint[0]
            else:
                at = self._piece(at)
        refs = _parts_only_beside_others(_with_roles(self.pieces))
        return RefCell(refs, "; ".join(self.notes) or None, tuple(self.damaged))

    def _is_aside(self, ref: str) -> bool:
        """Whether '(A4e)' beside a ref is a name: no ref in brackets has one letter."""
        beside = any(piece.ref for piece in self.pieces)
        return bool(self.bracket % 2) and beside and ONE_LETTER.match(ref) is not None

    def _piece(self, at: int) -> int:
        """Read one ref, role word, flag or other word; returns its end."""
        role = _role_at(self.words, at)
        if role is not None:
            self.pieces.append(_Piece(self.bracket, words=role[0]))
            return self._note(at, role[1])
        reading = read_ref(self.words, at)
        if reading is not None and reading.ref and self._is_aside(reading.ref):
            return self._word(at)
        if reading is None:
            flag = _flag_at(self.words, at)
            if flag is not None:
                self.pieces.append(_Piece(self.bracket, Ref(flag, RefRole.FLAG)))
                return self._note(at, at + len(flag))
            reading = _same_family(self.words, at, self.joint, self.pieces)
        if reading is None:
            return self._word(at)
        printed = self.words[at : reading.end].strip()
        if not reading.ref:
            self.damaged.append(printed)
            return self._note(at, reading.end)
        repaired = None if reading.inherited else _repaired_from(reading.ref, printed)
        role_here = RefRole.PART if reading.part else RefRole.SAME
        self.pieces.append(_Piece(self.bracket, Ref(reading.ref, role_here, repaired)))
        self.in_words = False
        if reading.part:
            self.notes.append(f"({reading.part})")
        return reading.end

    def _note(self, start: int, end: int) -> int:
        self.notes.append(SPLIT_WORD.sub("replacement", self.words[start:end].strip()))
        self.in_words = False
        return end

    def _word(self, at: int) -> int:
        """A word of no known form: with figures in it an unknown ref, else part of the note.

        A bare number after a ref is a footnote's.
        """
        word = WORD.match(self.words, at)
        end = word.end() if word else at + 1
        text = self.words[at:end]
        alone = not any(p.ref for p in self.pieces)
        aside = self._is_aside(text.upper())
        if any(c.isdigit() for c in text) and (alone or not (text.isdigit() or aside)):
            self.pieces.append(_Piece(self.bracket, Ref(text.upper())))
            self.in_words = False
            return end
        if self.in_words:
            self.notes[-1] += f" {text}"
        else:
            self.notes.append(text)
        self.in_words = True
        return end


def read_refs(text: str | None) -> RefCell:
    """The refs of a cell: 'NI102 (a) SCS CYP10', 'SCS CYP15 (NI112 adjusted)'.

    Words that are not refs go to the note; a ref that OCR left without its number is damaged.
    """
    return _CellReader(SPACED_PART.sub("", tidy(text or ""))).read()


def _parts_only_beside_others(refs: tuple[Ref, ...]) -> tuple[Ref, ...]:
    """NI102a beside SCS CYP10 is part of NI102; NI103a alone is the row's own name."""
    named = [r for r in refs if r.role is RefRole.SAME]
    return tuple(
        Ref(r.ref, RefRole.SAME, r.repaired_from)
        if r.role is RefRole.PART and not (named and NATIONAL_PART.fullmatch(r.ref))
        else r
        for r in refs
    )


def _flag_at(words: str, at: int) -> str | None:
    flags = (f.word for f in ref_table().flag)
    return next((f for f in flags if re.match(rf"{f}\b", words[at:])), None)


def _role_at(words: str, at: int) -> tuple[RoleWords, int] | None:
    matches = [(r, re.compile(rf"(?i:{r.pattern})\b").match(words, at)) for r in ref_table().role]
    found = [(r, m.end()) for r, m in matches if m is not None]
    return max(found, key=lambda f: f[1]) if found else None


def _same_family(words: str, at: int, joint: str, pieces: list[_Piece]) -> Reading | None:
    """'NI185/194': a bare number after a stroke or '&' is of the family before it."""
    m = BARE_NUMBER.match(words, at)
    before = pieces[-1].ref if pieces else None
    if m is None or before is None or not re.search(r"[/&,]", joint):
        return None
    prefix = re.match(r"(?P<letters>\D+?)(?P<figures>\d+)", before.ref)
    if prefix is None or len(prefix["figures"]) < len(m["number"]):
        return None
    width = len(prefix["figures"])
    ref = f"{prefix['letters']}{int(m['number']):0{width}d}{part_letter(m) or ''}"
    return Reading(ref, m.end(), part_letter(m), inherited=True)


def _with_roles(pieces: list[_Piece]) -> tuple[Ref, ...]:
    """Each ref with the role that the words beside it give it."""
    refs = {i: p.ref for i, p in enumerate(pieces) if p.ref is not None}
    for i, piece in enumerate(pieces):
        if piece.words is None:
            continue
        for j in _targets(pieces, i, piece.words):
            old = refs[j]
            refs[j] = Ref(old.ref, piece.words.role, old.repaired_from)
    return tuple(refs.values())


def _targets(pieces: list[_Piece], at: int, words: RoleWords) -> list[int]:
    named = [
        i for i, p in enumerate(pieces) if p.ref is not None and p.ref.role is not RefRole.FLAG
    ]
    together = [i for i in named if pieces[i].bracket == pieces[at].bracket]
    before = [i for i in together if i < at] or [i for i in named if i < at]
    after = [i for i in together if i > at] or [i for i in named if i > at]
    if words.side == "before":
        chosen, nearest = (before, -1) if before else (after, 0)
    else:
        chosen, nearest = (after, 0) if after else (before, -1)
    return chosen if words.group else chosen[nearest:][:1]


# 'EEP 02', 'CFS2', 'PED01a', 'BSC 1', 'COPS l'; 'PED01 02' keeps its space, as an indicator's does
OBJECTIVE = re.compile(
    r"(?P<prefix>[A-Z]{2,6})\s?(?P<number>\d{1,3}(?:\.\d{1,2}){0,2})\s?(?P<suffix>[A-Za-z])?(?!\w)"
    r"(?P<second>(?<=[A-Z]\d{2})\s\d{2}(?![\w/.–-]))?"
)
OBJECTIVE_OCR = re.compile(
    rf"(?P<prefix>[A-Z]{{2,6}})(?:\s(?P<number>{DIGIT}{{1,2}})|(?P<glued>[\dol|]{{1,2}}))(?!\w)"
)
LONGEST_REF = 8  # characters of a ref without a number; longer ones are words


def objective_ref(text: str | None) -> str | None:
    """The normal form of objective and milestone refs: no space, prefix in capitals.

    Several are joined by '; '; None where the text holds no ref.
    """
    words = tidy(text or "")
    found = [
        f"{m['prefix']}{m['number']}{m['suffix'] or ''}{m['second'] or ''}"
        for m in OBJECTIVE.finditer(words)
    ] or [
        m["prefix"] + (m["number"] or m["glued"]).translate(DIGITS)
        for m in OBJECTIVE_OCR.finditer(words)
    ]
    if found:
        return "; ".join(dict.fromkeys(found))
    plain = re.sub(r"\s", "", words).upper()
    return plain if 0 < len(plain) <= LONGEST_REF else None
