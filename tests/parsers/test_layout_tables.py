"""The layout tables are tested as hard as code: every entry has examples, and they match."""

import tomllib
from pathlib import Path

import pytest

from parsers.bullets import milestone_verbs, run_together
from parsers.keys import cell_says, key_table, meaning_of
from parsers.layout import TABLES, LabelWords, Phrases, says, standard_layout
from parsers.phrases import plain

LAYOUT = standard_layout()


@pytest.mark.parametrize("words", LAYOUT.columns, ids=lambda w: w.role)
def test_column_examples_name_their_role(words) -> None:
    assert words.examples
    for example in words.examples:
        assert LAYOUT.column_role(example) == words.role


def test_no_header_phrase_names_two_roles() -> None:
    phrases = [p.replace(" ", "") for words in LAYOUT.columns for p in words.phrases]
    assert len(phrases) == len(set(phrases))


@pytest.mark.parametrize("words", LAYOUT.money, ids=lambda w: w.role)
def test_money_examples_name_their_column(words) -> None:
    assert words.examples
    for example in words.examples:
        assert LAYOUT.money_role(example) == words.role


@pytest.mark.parametrize("words", LAYOUT.sections, ids=lambda w: w.kind)
def test_section_examples_name_their_kind(words) -> None:
    assert words.examples
    for example in words.examples:
        found = LAYOUT.section(example)
        assert found is not None
        assert found.kind == words.kind


@pytest.mark.parametrize("words", LAYOUT.titles, ids=lambda w: w.document_type)
def test_title_examples_name_their_document_type(words) -> None:
    assert words.examples
    for example in words.examples:
        assert LAYOUT.document_type(example) == words.document_type


@pytest.mark.parametrize("words", LAYOUT.openings, ids=lambda w: w.document_type)
def test_opening_examples_name_their_document_type(words) -> None:
    assert words.examples
    for example in words.examples:
        assert LAYOUT.opening(example) == words.document_type


def test_aside_examples_are_asides() -> None:
    for entry in LAYOUT.asides:
        for example in entry.examples:
            assert says(LAYOUT.asides, example.rpartition("(")[2])


def _label(entry: LabelWords, example: str) -> str:
    return example.split(":")[0] if ":" in example else example


@pytest.mark.parametrize("entry", LAYOUT.title_labels, ids=lambda e: e.field)
def test_title_label_examples(entry: LabelWords) -> None:
    for example in entry.examples:
        assert LAYOUT.title_label(_label(entry, example)) == entry.field


@pytest.mark.parametrize("entry", LAYOUT.frame_labels, ids=lambda e: e.field)
def test_frame_label_examples(entry: LabelWords) -> None:
    for example in entry.examples:
        assert LAYOUT.frame_label(example) == entry.field


@pytest.mark.parametrize(
    "group", ["overs", "groups", "captions", "colons", "row_groups", "statement_captions", "nets"]
)
def test_phrase_examples_begin_with_a_phrase(group: str) -> None:
    entries: tuple[Phrases, ...] = getattr(LAYOUT, group)
    for entry in entries:
        assert entry.examples
        for example in entry.examples:
            assert says(entries, example)


@pytest.mark.parametrize("section", LAYOUT.statement_sections, ids=lambda s: s.name)
def test_statement_examples_are_heads_or_totals(section) -> None:
    for example in section.examples:
        assert plain(example) in section.heads + section.totals


@pytest.mark.parametrize("entry", key_table().meaning, ids=lambda m: m.meaning)
def test_legend_examples_have_their_meaning(entry) -> None:
    assert entry.examples
    for example in entry.examples:
        assert meaning_of(example) == entry.meaning


@pytest.mark.parametrize("entry", key_table().cell, ids=lambda c: c.says)
def test_cells_of_a_key_say_what_their_entry_says(entry) -> None:
    assert entry.examples
    assert all(cell_says(example) == entry.says for example in (*entry.examples, *entry.words))


def test_lists_without_bullets_are_told_apart_by_their_verbs() -> None:
    table = tomllib.loads((TABLES / "milestones.toml").read_text(encoding="utf-8"))
    for example in table["example"]:
        assert run_together(example["text"], milestone_verbs()) == example["pieces"]


@pytest.mark.parametrize("path", sorted(TABLES.glob("*.toml")), ids=lambda p: p.name)
def test_tables_are_plain_and_without_double_phrases(path: Path) -> None:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    for entries in table.values():
        for entry in entries:
            if isinstance(entry, dict):
                phrases = entry.get("phrases", [])
                assert len(phrases) == len(set(phrases))
                assert all(phrase == phrase.lower().strip() for phrase in phrases)
