"""Layout tables of a user's own: the words of another council, in one TOML file.

The sections of the file are the tables of `Layout` ([[columns]], [[money]], ...); its entries come
before those that are known already. Every example is tried when the file is loaded.
"""

import hashlib
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from enum import StrEnum
from functools import reduce
from pathlib import Path

import msgspec

from parsers.layout import (
    ColumnWords,
    LabelWords,
    Layout,
    MoneyWords,
    Phrases,
    SectionWords,
    StatementSection,
    TitleWords,
    says,
    standard_layout,
)
from parsers.phrases import plain, tokenised

Entry = (
    ColumnWords | MoneyWords | SectionWords | Phrases | TitleWords | LabelWords | StatementSection
)
Entries = tuple[Entry, ...]
DIGITS = 12
"""Hex digits of a digest, as many as those of the standard tables."""


class LayoutFileError(Exception):
    """A layout file that cannot be used, with a sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class TableRules:
    """How the entries of one table are read, named and tried.

    `names` is the field that says what an entry means (None: the words are all there is), `words`
    the fields that hold phrases, `form` how their text is compared, `means` what a printed text
    means by the whole layout.
    """

    entry: type[Entry]
    names: str | None
    form: Callable[[str], str]
    means: Callable[[Layout, str], str | None]
    words: tuple[str, ...] = ("phrases",)


def _section_kind(layout: Layout, text: str) -> str | None:
    found = layout.section(text)
    return None if found is None else found.kind


def _title_label(layout: Layout, text: str) -> str | None:
    return layout.title_label(text.partition(":")[0])


def _statement_section(layout: Layout, text: str) -> str | None:
    words = plain(text)
    found = (s.name for s in layout.statement_sections if words in s.heads + s.totals)
    return next(found, None)


def _aside(layout: Layout, text: str) -> str | None:
    words = text.rpartition("(")[2].strip(" )")
    return "asides" if says(layout.asides, words) else None


def _phrases(table: str) -> TableRules:
    def means(layout: Layout, text: str) -> str | None:
        return table if says(getattr(layout, table), text) else None

    return TableRules(Phrases, None, plain, means)


RULES: dict[str, TableRules] = {
    "columns": TableRules(ColumnWords, "role", tokenised, Layout.column_role),
    "overs": _phrases("overs"),
    "money": TableRules(MoneyWords, "role", tokenised, Layout.money_role),
    "statement_sections": TableRules(
        StatementSection, "name", plain, _statement_section, words=("heads", "totals")
    ),
    "nets": _phrases("nets"),
    "statement_captions": _phrases("statement_captions"),
    "sections": TableRules(SectionWords, "kind", plain, _section_kind),
    "groups": _phrases("groups"),
    "captions": _phrases("captions"),
    "colons": _phrases("colons"),
    "row_groups": _phrases("row_groups"),
    "titles": TableRules(TitleWords, "document_type", tokenised, Layout.document_type),
    "title_labels": TableRules(LabelWords, "field", tokenised, _title_label),
    "frame_labels": TableRules(LabelWords, "field", tokenised, Layout.frame_label),
    "openings": TableRules(TitleWords, "document_type", plain, Layout.opening),
    "asides": TableRules(Phrases, None, plain, _aside),
}


def layout_with(paths: Sequence[Path]) -> Layout:
    """The standard tables with those files, the first named first; raises LayoutFileError."""
    return reduce(with_file, reversed(paths), standard_layout())


def with_file(layout: Layout, path: Path) -> Layout:
    """The layout with the entries of a file before its own; raises LayoutFileError."""
    try:
        return with_additions(layout, path.read_text(encoding="utf-8-sig"), name=str(path))
    except UnicodeDecodeError as error:
        raise LayoutFileError(f"{path}: this is no UTF-8 text. Save it as UTF-8.") from error
    except OSError as error:
        reason = f"it cannot be read: {error.strerror}. Name a layout file that is there."
        raise LayoutFileError(f"{path}: {reason}") from error


def with_additions(layout: Layout, text: str, *, name: str) -> Layout:
    """The layout with the entries of a TOML text before its own; `name` is for messages.

    Raises LayoutFileError for a slip in the text, and for an example that does not mean what its
    entry says.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LayoutFileError(f"{name}: this is no TOML: {error}. Mend that line.") from error
    added = {table: _entries(layout, table, rows, name) for table, rows in tables.items()}
    joined = {table: entries + getattr(layout, table) for table, entries in added.items()}
    packed = layout.digest.encode() + msgspec.json.encode(added, order="sorted")
    digest = hashlib.sha256(packed).hexdigest()[:DIGITS]
    extended = _changed(layout, joined, digest)
    for table, entries in added.items():
        _try_examples(extended, table, entries, name)
        _keep_meanings(layout, extended, table, entries, name)
    return extended


def _changed(layout: Layout, tables: Mapping[str, Entries], digest: str) -> Layout:
    values = msgspec.to_builtins(layout) | msgspec.to_builtins(tables) | {"digest": digest}
    return msgspec.convert(values, Layout)


def _entries(layout: Layout, table: str, rows: object, name: str) -> Entries:
    """The entries of one table, their phrases in the form in which they are compared."""
    rules = RULES.get(table)
    if rules is None:
        tables = ", ".join(f"[[{known}]]" for known in RULES)
        raise LayoutFileError(f"{name}: there is no table {table!r}. The tables are {tables}.")
    if not isinstance(rows, list):
        raise LayoutFileError(f"{name}: write [[{table}]] with two brackets before every entry.")
    return tuple(
        _entry(layout, table, row, f"{name}: [[{table}]] entry {number}")
        for number, row in enumerate(rows, start=1)
    )


def _entry(layout: Layout, table: str, row: object, where: str) -> Entry:
    rules = RULES[table]
    if not isinstance(row, dict):
        raise LayoutFileError(f"{where}: this is no table of fields. Write [[{table}]] before it.")
    _check_fields(row, rules, where)
    if rules.names is not None:
        _check_name(row[rules.names], _names(layout, table), f"{where}: {rules.names}")
    try:
        entry = msgspec.convert(row, rules.entry)
    except msgspec.ValidationError as error:
        lists = " and ".join((*rules.words, "examples"))
        raise LayoutFileError(f'{where}: {error}. {lists} are lists: ["...", "..."].') from error
    words = {field: _compared(getattr(entry, field), rules, where) for field in rules.words}
    if not any(words.values()) or not entry.examples:
        lacking = "examples" if any(words.values()) else " or ".join(rules.words)
        raise LayoutFileError(f"{where}: it has no {lacking}. Write at least one, as printed.")
    return msgspec.convert(msgspec.to_builtins(entry) | words, rules.entry)


def _check_fields(row: Mapping[str, object], rules: TableRules, where: str) -> None:
    known = {field.name: field.default is MISSING for field in fields(rules.entry)}
    for field in row:
        if field not in known:
            raise LayoutFileError(
                f"{where}: there is no field {field!r}. The fields are {', '.join(known)}."
            )
    for field, needed in known.items():
        if needed and field not in row:
            raise LayoutFileError(f"{where}: the field {field!r} is missing. Add it.")


def _names(layout: Layout, table: str) -> list[str]:
    """What an entry of a table may mean: the enum's members, or what the standard entries mean."""
    rules = RULES[table]
    kind = next(field.type for field in fields(rules.entry) if field.name == rules.names)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return [member.value for member in kind]
    table = "titles" if table == "openings" else table  # the same types of documents
    entries: Entries = getattr(layout, table)
    return list(dict.fromkeys(meaning for entry in entries if (meaning := _meaning(table, entry))))


def _meaning(table: str, entry: Entry) -> str:
    names = RULES[table].names
    return table if names is None else str(getattr(entry, names))


def _check_name(given: object, known: list[str], where: str) -> None:
    if given not in known:
        raise LayoutFileError(f"{where} {given!r} is not known. It is one of: {', '.join(known)}.")


def _compared(printed: Sequence[str], rules: TableRules, where: str) -> list[str]:
    """Phrases as they are compared; they may be written as printed, with capitals and marks."""
    phrases = []
    for text in printed:
        phrase = rules.form(text)
        if not phrase:
            raise LayoutFileError(f"{where}: the phrase {text!r} holds no word. Leave it out.")
        phrases.append(phrase)
    return list(dict.fromkeys(phrases))


def _try_examples(layout: Layout, table: str, entries: Entries, name: str) -> None:
    """Raise LayoutFileError for an example that does not mean what its entry says."""
    for number, entry in enumerate(entries, start=1):
        meaning = _meaning(table, entry)
        for example in entry.examples:
            found = RULES[table].means(layout, example)
            if found == meaning and _matches(layout, table, entry, example):
                continue
            where = f"{name}: [[{table}]] entry {number} ({meaning}): the example {example!r}"
            if found is None or found == meaning:
                raise LayoutFileError(
                    f"{where} matches none of its phrases. Add its words to the phrases, or mend "
                    "the example."
                )
            raise LayoutFileError(
                f"{where} means {found} by another entry. Take that phrase out of one of the two."
            )


def _matches(layout: Layout, table: str, entry: Entry, example: str) -> bool:
    """Whether the example matches that very entry, not only another one of the same meaning."""
    alone = _changed(layout, {table: (entry,)}, layout.digest)
    return RULES[table].means(alone, example) == _meaning(table, entry)


def _keep_meanings(before: Layout, after: Layout, table: str, entries: Entries, name: str) -> None:
    """Raise LayoutFileError where a known text has another meaning now, and no example says so.

    A short phrase ('budget') would else take over longer headers ('Budget to Date') unnoticed.
    The words of another layout file cannot be taken over at all.
    """
    rules = RULES[table]
    meant = {rules.form(example) for entry in entries for example in entry.examples}
    standard: Entries = getattr(standard_layout(), table)
    known: Entries = getattr(before, table)
    for entry, text in ((one, text) for one in known for text in _texts(one, rules)):
        old, new = rules.means(before, text), rules.means(after, text)
        if old == new or (entry in standard and rules.form(text) in meant):
            continue
        remedy = (
            f"Make the phrase of {new} longer or, if this is what you want, add {text!r} to its "
            "examples."
            if entry in standard
            else "That is said by another layout file: take the phrase out of one of the two."
        )
        raise LayoutFileError(
            f"{name}: [[{table}]]: {text!r} would now mean {new}; until now it means {old}. "
            f"{remedy}"
        )


def _texts(entry: Entry, rules: TableRules) -> list[str]:
    return [*entry.examples, *(word for field in rules.words for word in getattr(entry, field))]
