"""The words that fill a cell: the table is tested as hard as the code."""

import pytest

from extract.cell_words import cell_words, is_figure, is_light, is_status, opening_light, stands_in
from normalize.mark_words import progress_word, status_of
from normalize.reasons import whole_reason

TABLE = cell_words()


@pytest.mark.parametrize("light", TABLE.light, ids=lambda entry: entry.letter)
def test_examples_of_lights(light) -> None:
    assert light.examples
    assert all(is_light(example) for example in light.examples)
    assert light.letter == light.words[0][0].upper()


@pytest.mark.parametrize("entry", TABLE.status, ids=lambda entry: entry.words[0])
def test_examples_of_statuses(entry) -> None:
    assert sorted(example.lower() for example in entry.examples) == sorted(entry.words)
    assert all(is_status(example) and not is_light(example) for example in entry.examples)


@pytest.mark.parametrize("entry", TABLE.stand_in, ids=lambda entry: entry.words[0])
def test_examples_of_what_stands_for_a_value(entry) -> None:
    assert entry.examples
    assert all(stands_in(example) and is_figure(example) for example in entry.examples)


def test_words_are_plain_and_stand_once() -> None:
    words = [w for e in (*TABLE.light, *TABLE.status, *TABLE.stand_in) for w in e.words]
    assert words == [word.lower().strip() for word in words]
    assert len(words) == len(set(words))


def test_what_is_told_by_its_words_has_a_meaning() -> None:
    assert all(progress_word(word) for light in TABLE.light for word in light.words)
    assert all(status_of(word) for entry in TABLE.status for word in entry.words)
    assert all(whole_reason(word) for entry in TABLE.stand_in for word in entry.words)


def test_a_small_letter_among_words_is_no_light() -> None:
    assert is_status("a")  # alone in its cell
    assert not is_light("a")


@pytest.mark.parametrize(
    ("text", "light"),
    [
        ("Green – adopted on 9 December.", "Green"),
        ("Red: it leaks.", "Red"),
        ("Green", None),
        ("Green bins are on order.", None),
        ("Delayed – a bidder has left.", None),
        ("A – adopted.", None),
    ],
)
def test_a_light_that_a_comment_begins_with(text: str, light: str | None) -> None:
    assert opening_light(text) == light


@pytest.mark.parametrize("text", ["4,476", "(57)", "-1.2%", "£12.5", "-", "12.5m", "8,016"])
def test_figures(text: str) -> None:
    assert is_figure(text)


@pytest.mark.parametrize("text", ["2009/10", "07/08", "2012", "£000", "£'000", "Q1", "12 homes"])
def test_no_figures(text: str) -> None:
    assert not is_figure(text)
