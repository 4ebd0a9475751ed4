"""The word tables: each entry has examples, and each example needs its entry."""

import pytest

from normalize.definitions.compare import compare
from normalize.definitions.vocabulary import (
    alike_table,
    compiled_alike,
    phrase,
    spellings,
    telling_words,
)
from normalize.definitions.words import alike, plain_signs, words_of

TABLE = telling_words()
PHRASES = [
    (said.pattern, example, opening)
    for entries, opening in (
        (TABLE.aim, True),
        (TABLE.aimed, False),
        (TABLE.base, False),
        (TABLE.better, False),
        (TABLE.reach, False),
        (TABLE.fault, True),
        (TABLE.remedy, True),
        (TABLE.undecided, False),
        (TABLE.meant, False),
    )
    for said in entries
    for example in said.examples
]


@pytest.mark.parametrize("entry", alike_table(), ids=lambda entry: entry.pattern)
def test_writings_that_are_alike(entry) -> None:
    assert entry.examples
    pattern = compiled_alike(entry)
    earlier = spellings()[: alike_table().index(entry)]
    for left, right in entry.examples:
        sides = [[word.plain for word in words_of(alike(text))] for text in (left, right)]
        assert sides[0] == sides[1]
        assert any(pattern.search(written_so_far(text, earlier)) for text in (left, right))


def written_so_far(text: str, earlier) -> str:
    """The text as the entries before have left it."""
    text = plain_signs(text)
    for pattern, written in earlier:
        text = " ".join(pattern.sub(written, text).split())
    return text


@pytest.mark.parametrize(("pattern", "example", "opening"), PHRASES)
def test_phrases(pattern: str, example: str, opening: bool) -> None:
    found = phrase(pattern, opening).search(example)
    assert found is not None
    assert found[0].strip()


@pytest.mark.parametrize("entry", TABLE.telling, ids=lambda entry: entry.kind)
def test_telling_words(entry) -> None:
    assert len(set(entry.words)) == len(entry.words)
    for before, after in entry.examples:
        found = compare(before, after)
        assert found.reason.lower().startswith(entry.kind)


def test_a_word_is_telling_silent_or_filling() -> None:
    telling = [word for entry in TABLE.telling for word in entry.words]
    others = (*TABLE.silent.words, *TABLE.filler.words)
    assert len(telling) == len(set(telling))
    assert not set(telling) & set(others)
    assert not set(TABLE.silent.words) & set(TABLE.filler.words)
    assert set(TABLE.tying.words) <= set(TABLE.silent.words)
