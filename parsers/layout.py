"""The layout tables: what reports call things, as data.

Each table is a TOML file in `layouts/`; every entry carries examples that the tests run.
"""

import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import msgspec
import regex

from parsers.kinds import ColumnRole, FinanceColumn, SectionKind
from parsers.months import ANY
from parsers.phrases import KEPT, holds, plain, runs_through, squeezed, tokenised

TABLES = Path(__file__).parent / "layouts"

LAYOUTS = 4
"""Layouts whose words are looked up by hash: a process reads with one, seldom with two."""

LONGEST_HEAD = 20
"""Words; in a longer text no space is looked for that is one too many."""

# 'Budget to 31 December', 'Actual to end of Dec 2007': to the date of the statement
_TO_A_DAY = regex.compile(
    rf"\bto\s+(?:the\s+)?(?:end\s+(?:of\s+)?)?(?:\d{{1,2}}\s*(?:st|nd|rd|th)?\s+)?{ANY}\b\.?"
    r"(?:\s+20\d\d)?",
    regex.IGNORECASE,
)
# the '1' of 'Ref1'
_NOTE_NUMBER = regex.compile(r"(?<=\p{Ll}|\p{Ll}\.)[1-4]$")


@dataclass(frozen=True, slots=True)
class ColumnWords:
    """The phrases that name one role of a performance table's columns."""

    role: ColumnRole
    phrases: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MoneyWords:
    """The phrases that name one money column."""

    role: FinanceColumn
    phrases: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectionWords:
    """The phrases that tell what a section is about.

    `weak`: they say so only where no section around it does.
    """

    kind: SectionKind
    phrases: tuple[str, ...]
    examples: tuple[str, ...]
    inherits: bool = False
    begins: bool = False
    weak: bool = False
    group_level: int | None = None


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases that are told apart by nothing but themselves."""

    phrases: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TitleWords:
    """The phrases that name one document type.

    `whole_line`: nothing else may stand beside it; `ends_line`: words before it, and none after.
    """

    document_type: str
    phrases: tuple[str, ...]
    examples: tuple[str, ...]
    whole_line: bool = False
    ends_line: bool = False


@dataclass(frozen=True, slots=True)
class LabelWords:
    """The words that label one field, of the title block or of an objective frame."""

    field: str
    phrases: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatementSection:
    """The heads that open, and the totals that close, one section of a financial statement."""

    name: str
    heads: tuple[str, ...]
    totals: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """All that the parsers know of words; `digest` stands for them in the keys of stored reports.

    Earlier entries win over later ones.
    """

    columns: tuple[ColumnWords, ...]
    overs: tuple[Phrases, ...]
    money: tuple[MoneyWords, ...]
    statement_sections: tuple[StatementSection, ...]
    nets: tuple[Phrases, ...]
    statement_captions: tuple[Phrases, ...]
    sections: tuple[SectionWords, ...]
    groups: tuple[Phrases, ...]
    captions: tuple[Phrases, ...]
    colons: tuple[Phrases, ...]
    row_groups: tuple[Phrases, ...]
    titles: tuple[TitleWords, ...]
    title_labels: tuple[LabelWords, ...]
    frame_labels: tuple[LabelWords, ...]
    openings: tuple[TitleWords, ...]
    asides: tuple[Phrases, ...]
    digest: str

    def __hash__(self) -> int:
        return hash(self.digest)  # not of every word again at each question

    def column_role(self, header: str) -> ColumnRole | None:
        """The role that a whole header cell names; None where its words are not known.

        What stands in brackets at its end may be left out: 'Indicator (lead officer)'; so may the
        number of a footnote: 'Ref1'.
        """
        roles = _roles_by_phrase(self)
        texts = (header, header.partition("(")[0], _NOTE_NUMBER.sub("", header))
        found = (role for text in texts if (role := roles.get(squeezed(text))) is not None)
        return next(found, None)

    def money_role(self, header: str) -> FinanceColumn | None:
        """The money column that a header names."""
        return _money_role(self, header)

    def section(self, title: str) -> SectionWords | None:
        """What a heading says its section is about."""
        bare = plain(title)
        for words in self.sections:
            if words.begins:
                found = any(bare.startswith(f"{phrase} ") for phrase in words.phrases)
            else:
                found = any(holds(title, phrase) for phrase in words.phrases)
            if found:
                return words
        return None

    def frame_label(self, text: str) -> str | None:
        """The field of an objective frame that a cell labels."""
        return _labelled(self.frame_labels, text)

    def title_label(self, text: str) -> str | None:
        """The field of a title block that the words before a colon label."""
        return _labelled(self.title_labels, text)

    def opening(self, text: str) -> str | None:
        """The document type that the words of an introduction tell."""
        for words in self.openings:
            if any(holds(text, phrase) for phrase in words.phrases):
                return words.document_type
        return None

    def document_type(self, line: str) -> str | None:
        """The document type that a line of the title block names."""
        words = self.title(line)
        return words.document_type if words is not None else None

    def title(self, line: str) -> TitleWords | None:
        """The words by which a line of the title block names a document."""
        bare = tokenised(line)
        for words in self.titles:
            for phrase in words.phrases:
                if words.ends_line:
                    named = bare.endswith(f" {phrase}") and "<quarter>" not in bare
                else:
                    named = bare == phrase or (not words.whole_line and phrase in bare)
                if named:
                    return words
        return None


@lru_cache(maxsize=LAYOUTS)
def _roles_by_phrase(layout: Layout) -> Mapping[str, ColumnRole]:
    """The role of each phrase, written without spaces; every cell of every table asks."""
    roles: dict[str, ColumnRole] = {}
    for words in layout.columns:
        for phrase in words.phrases:
            roles.setdefault(phrase.replace(" ", ""), words.role)
    return roles


@lru_cache(maxsize=KEPT)
def _money_role(layout: Layout, header: str) -> FinanceColumn | None:
    for text in (_TO_A_DAY.sub("to date", header), *_without_a_space(header)):
        for words in layout.money:
            if any(runs_through(text, phrase) for phrase in words.phrases):
                return words.role
    return None


def _without_a_space(header: str) -> Iterator[str]:
    """A header with two of its words as one: 'Expenditu re To Date', broken in a narrow column."""
    words = header.split()
    for place in range(len(words) - 1 if len(words) <= LONGEST_HEAD else 0):
        if words[place + 1][:1].islower():
            yield " ".join([*words[:place], words[place] + words[place + 1], *words[place + 2 :]])


def _labelled(labels: tuple[LabelWords, ...], text: str) -> str | None:
    wanted = squeezed(text)
    for label in labels:
        if any(wanted == phrase.replace(" ", "") for phrase in label.phrases):
            return label.field
    return None


def says(phrases: tuple[Phrases, ...], text: str) -> bool:
    """Whether the text begins with one of the phrases."""
    bare = plain(text)
    return any(bare == p or bare.startswith(f"{p} ") for entry in phrases for p in entry.phrases)


def opening_phrase(phrases: tuple[Phrases, ...], text: str) -> str | None:
    """The longest of the phrases that the text begins with."""
    bare = plain(text)
    found = [p for e in phrases for p in e.phrases if bare == p or bare.startswith(f"{p} ")]
    return max(found, key=len, default=None)


def _table(name: str) -> dict[str, object]:
    return tomllib.loads((TABLES / name).read_text(encoding="utf-8"))


@cache
def standard_layout() -> Layout:
    """The layout tables that ship with the package."""
    columns, finance = _table("columns.toml"), _table("finance.toml")
    sections, titles, frames = _table("sections.toml"), _table("titles.toml"), _table("frames.toml")
    entries = {
        "columns": columns["column"],
        "overs": columns["over"],
        "money": finance["column"],
        "statement_sections": finance["section"],
        "nets": finance["net"],
        "statement_captions": finance["caption"],
        "sections": sections["section"],
        "groups": sections["group"],
        "captions": sections["caption"],
        "colons": sections["colon"],
        "row_groups": sections["row_group"],
        "titles": titles["title"],
        "title_labels": titles["label"],
        "frame_labels": frames["label"],
        "openings": titles["opening"],
        "asides": titles["aside"],
        "digest": layout_hash(),
    }
    return msgspec.convert(entries, Layout)


@cache
def layout_hash() -> str:
    """A hash of the layout tables, for the key under which a `Report` is kept."""
    digest = hashlib.sha256()
    for path in sorted(TABLES.glob("*.toml")):
        digest.update(path.name.encode())
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:12]
