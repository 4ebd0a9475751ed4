"""Which tables are keys, and what each of their lines explains."""

import pytest

from extract.document import Mark, MarkKind
from extract.places import NOWHERE
from parsers.grid import Row, Slot
from parsers.keys import inline_key, is_in_key, is_legend, key_line
from parsers.layout import standard_layout

COURSE = "The objective is on course to be achieved."
EARLY = "It is uncertain or too early to say."
BETTER = "Performance is better than a year ago."
SAME = "Performance is the same as a year ago."
WORSE = "Performance is worse than a year ago."


def mark(*colours: str, shape: str | None = None) -> Mark:
    return Mark(MarkKind.DRAWING, NOWHERE, colours, shape)


def row(*cells: str | Mark) -> Row:
    return tuple(
        Slot(cell, NOWHERE) if isinstance(cell, str) else Slot("", NOWHERE, marks=(cell,))
        for cell in cells
    )


UP, DOWN = mark("black", shape="arrow_up"), mark("black", shape="arrow_down")
TABLES = [
    ((row("Green", "going well"), row("Red", "going badly")), True),
    ((row("G", COURSE), row("A", EARLY)), True),
    ((row("Progress", "Milestone"), row("Green ✓", COURSE), row("Red x", "It is late.")), True),
    ((row("", "Milestone"), row(UP, COURSE), row("?", "N/A"), row(DOWN, EARLY)), True),
    ((row(UP, BETTER), row(DOWN, WORSE)), True),
    ((row("Symbol", "Meaning"), row("✔", COURSE), row("?", EARLY)), True),
    ((row("Improving", UP, BETTER), row("Declining", DOWN, WORSE)), True),
    ((row("Up", BETTER), row("Level", SAME), row("Down", WORSE)), True),
    ((row("Up", BETTER), row("Note", "as before"), row("Down", WORSE)), False),
    ((row(UP, BETTER), row(UP, WORSE)), False),  # one sign for two meanings is no key
    ((row("Key", ""), row(UP, "Better"), row(DOWN, "Worse"), row("▶", "No change")), True),
    (
        (
            row("Light", "", "Travel", ""),
            row("●", "Good", UP, "Better"),
            row("■", "Fair", "◄►", "Same"),
            row("▲", "Poor", DOWN, "Worse"),
        ),
        True,
    ),  # two keys beside each other
    (
        (
            row("●", "Good", "●", "Better"),
            row("■", "Fair", "■", "Same"),
            row("▲", "Poor", "■", "Worse"),
        ),
        False,
    ),
    ((row(UP, "Open it"), row(UP, "Close it"), row(DOWN, "Sell it")), False),
    ((row("EEP1", COURSE), row("EEP2", EARLY), row("EEP3", COURSE)), False),
    ((row("Jo Bell", COURSE),), False),
    ((row("A long sentence about something", COURSE), row("Another one of these", EARLY)), False),
]


@pytest.mark.parametrize(("rows", "is_key"), TABLES)
def test_is_legend(rows: tuple[Row, ...], is_key: bool) -> None:
    assert is_legend(rows) is is_key


def test_key_line_finds_the_sign_before_its_meaning() -> None:
    line = key_line(row("Improving", UP, BETTER))
    assert line is not None
    assert (line.word, line.explained_from) == ("Improving", 2)
    assert [m for slot in line.signs for m in slot.marks] == [UP]


def test_a_sentence_alone_explains_nothing() -> None:
    assert key_line(row(COURSE)) is None
    assert key_line(row("", COURSE)) is None


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("Key: ↑ improved; ↓ worsened; → no change", ["↑", "↓", "→"]),
        ("▲ Has improved ► Is unchanged ▼ Has worsened", ["▲", "►", "▼"]),
        ("Roads mended • Homes let • Shops opened", []),
        ("✔ on or above target, ✘ below target", ["✔", "✘"]),
        ("Key to symbols", []),
        ("- a list, - of things", []),
        ("↑ improved on last year, and by more than was planned", []),
    ],
)
def test_inline_key(text: str, signs: list[str]) -> None:
    assert [sign for sign, _ in inline_key(text)] == signs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Green", True),
        ("Objective Performance Indicator", True),
        ("Symbol Objective Performance Indicator", True),
        ("Objectives", False),
        ("Performance Indicators", False),
        ("Performance Indicators and Targets", False),
    ],
)
def test_lines_of_a_key_that_fell_apart(text: str, *, expected: bool) -> None:
    assert is_in_key(text, standard_layout()) is expected
