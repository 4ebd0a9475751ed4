import re

import pytest

from extract.document import Mark, MarkKind
from extract.places import NOWHERE
from normalize.mark_words import direction_word, legend_meaning, mark_table
from normalize.marks import MarkReading, read_direction, read_progress
from parsers.printed_cells import MarkCell
from parsers.report import Legend


def legend(
    mark: str, table: str, words: str, marks: tuple[Mark, ...] = (), meaning: str | None = None
) -> Legend:
    return Legend(1, mark, table, words, meaning, NOWHERE, marks)


def drawn(*colours: str, shape: str | None = None) -> Mark:
    return Mark(MarkKind.DRAWING, NOWHERE, colours, shape)


UP, LEVEL, DOWN = (drawn(shape=s) for s in ("arrow_up", "arrow_level", "arrow_down"))
KEY = (
    legend("Green", "milestones", "the objective is on course to be achieved"),
    legend("Green", "kpis", "the annual target is on course to be achieved"),
    legend("Amber", "milestones", "it is uncertain or too early to say"),
    legend("Red", "milestones", "certain that the objective will not be achieved"),
    legend("Red", "kpis", "the target will not be achieved unless action is taken"),
    legend("Green", "direction", "performance is better than the same period last year"),
    legend("Amber", "direction", "performance is the same as in the period last year"),
    legend("Red", "direction", "performance is worse than the same period last year"),
)
SHAPES = (
    legend("", "direction", "performance is better than last year", (UP,)),
    legend("", "direction", "performance is worse than last year", (DOWN,)),
)
DASHED = (
    legend("", "direction", "No change", (drawn("grey"),)),
    legend("", "direction", "Improving", (drawn("green", shape="arrow_up"),)),
)
GREYS = (legend("", "direction", "Getting worse", (drawn("grey", shape="arrow_down"),)),)
OPENED = (
    legend("▲", "direction", "Improving since the same quarter last year"),
    legend("◄►", "direction", "No change"),
    legend("▼", "direction", "Getting worse since the last report"),
)
TICKS = (
    legend("✓", "milestones", "the objective has been achieved"),
    legend("✗", "milestones", "the objective has not been achieved"),
)

PROGRESS = [
    (MarkCell("Green"), "green", "on_course", "word", None),
    (MarkCell("On track", ink="green"), "green", "on_course", "word", None),
    (MarkCell("Close to it", ink="orange"), "amber", "uncertain", "word", None),
    (MarkCell("Missed", ink="green"), "unknown", None, "word", "mark_unclear"),
    (MarkCell("TBC", ink="red"), "unknown", None, None, None),
    (MarkCell("A"), "amber", "uncertain", "letter", None),
    (MarkCell("🔴"), "red", "unlikely", "letter", None),
    (MarkCell("", (drawn("red", "white"),)), "red", "unlikely", "drawing", None),
    (MarkCell("", (drawn("orange"),)), "amber", "uncertain", "drawing", None),
    (MarkCell("Red", (drawn("red"),)), "red", "unlikely", "word", None),
    (MarkCell("N/A"), "not_applicable", None, "word", None),
    (MarkCell("", covered_by="Refer comment"), "unknown", None, None, None),
    (MarkCell("Refer comment"), "unknown", None, None, None),
    (MarkCell(""), "unknown", None, None, "mark_missing"),
    (MarkCell("![](_page_7_Picture_3.jpeg)"), "unknown", None, None, "mark_missing"),
    (MarkCell("Green", (drawn("red"),)), "unknown", None, "word", "mark_unclear"),
    (MarkCell("", (drawn("red", "amber", "green"),)), "unknown", None, "drawing", "mark_unclear"),
    (MarkCell("", (drawn("black"),)), "unknown", None, "drawing", "mark_without_key"),
    (MarkCell("oo ∦"), "green", "on_course", "lamps", None),
    (MarkCell("○ ★"), "unknown", None, "lamps", "mark_unclear"),
]


@pytest.mark.parametrize(("cell", "value", "meaning", "source", "problem"), PROGRESS)
def test_read_progress(
    cell: MarkCell, value: str, meaning: str | None, source: str | None, problem: str | None
) -> None:
    found = read_progress(cell, KEY, "milestones")
    code = found.problem.code if found.problem else None
    assert (found.value, found.meaning, found.source, code) == (value, meaning, source, problem)


def test_the_key_gives_a_tick_its_light() -> None:
    tick = read_progress(MarkCell("✓"), TICKS, "milestones")
    assert (tick.value, tick.meaning, tick.source) == ("green", "achieved", "glyph")
    unexplained = read_progress(MarkCell("✓"), (), "milestones")
    assert unexplained.value == "unknown"
    assert unexplained.problem is not None
    assert unexplained.problem.code == "mark_without_key"


NAMED = (
    legend("Green [tick]", "milestones", "the objective is on course to be achieved"),
    legend("Amber U", "milestones", "it is uncertain or too early to say"),
    legend("[up]", "direction", "performance is better than the same period last year"),
)
SIGNS = [
    ("[tick]", "green", None),
    ("U", "amber", None),
    ("N/ A", "not_applicable", None),
    ("V", "unknown", "mark_unclear"),
]


@pytest.mark.parametrize(("text", "value", "problem"), SIGNS)
def test_letters_and_names_that_only_the_key_explains(
    text: str, value: str, problem: str | None
) -> None:
    found = read_progress(MarkCell(text), NAMED, "milestones")
    assert (found.value, found.problem.code if found.problem else None) == (value, problem)


def test_the_name_of_an_arrow() -> None:
    assert read_direction(MarkCell("[up]"), NAMED).value == "better"
    assert read_direction(MarkCell("[down]"), NAMED).value == "unknown"


TWO_AMBERS = (
    *KEY,
    legend("Yellow", "milestones", "slightly behind", (drawn("yellow"),), "delayed"),
)
ALIKE = (
    legend("Amber", "progress", "too early to say", (drawn("amber"),)),
    legend("Yellow", "progress", "slightly behind", (drawn("amber"),), "delayed"),
)
YELLOWS = [
    (MarkCell("", (drawn("yellow"),)), KEY, "amber", "uncertain"),
    (MarkCell("", (drawn("yellow"),)), TWO_AMBERS, "other", "delayed"),
    (MarkCell("", (drawn("amber"),)), TWO_AMBERS, "amber", "uncertain"),
    (MarkCell("Yellow"), TWO_AMBERS, "other", "delayed"),
    (MarkCell("", (drawn("amber"),)), ALIKE, "unknown", None),  # which of the two, nobody can say
]


@pytest.mark.parametrize(("cell", "key", "value", "meaning"), YELLOWS)
def test_a_yellow_apart_from_amber_is_another_light(
    cell: MarkCell, key: tuple[Legend, ...], value: str, meaning: str | None
) -> None:
    found = read_progress(cell, key, "milestones")
    assert (found.value, found.meaning) == (value, meaning)


def test_a_coloured_glyph_is_no_row_of_lamps() -> None:
    disc = Mark(MarkKind.GLYPH, NOWHERE, ("green",), "disc", "●")
    found = read_progress(MarkCell("●", (disc,)), KEY, "milestones")
    assert (found.value, found.source) == ("green", "glyph")
    assert read_progress(MarkCell("●"), KEY, "milestones").value == "unknown"


def test_a_mark_of_several_colours_is_looked_up_by_its_shape() -> None:
    lamps = drawn("red", "amber", "green", shape="lamp_last")
    key = (legend("Green", "progress", "on course to be achieved", (lamps,)),)
    assert read_progress(MarkCell("", (lamps,)), key, "kpis").value == "green"
    assert read_progress(MarkCell("", (lamps,)), (), "kpis").value == "unknown"


def test_a_light_without_a_key_has_no_meaning() -> None:
    assert read_progress(MarkCell("Green"), (), "kpis").meaning is None


def test_no_column_no_reading() -> None:
    assert read_progress(None, KEY, "kpis") == MarkReading()
    assert read_direction(None, KEY) == MarkReading()


DIRECTION = [
    (MarkCell("", (drawn("green", shape="arrow_up"),)), KEY, "better", None),
    (MarkCell("", (drawn("amber", shape="arrow_level"),)), KEY, "same", None),
    (MarkCell("", (drawn("red", shape="arrow_up"),)), KEY, "worse", None),
    (MarkCell("", (drawn("black", shape="arrow_down"),)), SHAPES, "worse", None),
    (MarkCell("↑"), SHAPES, "better", None),
    (MarkCell("▲"), OPENED, "better", None),
    (MarkCell("", (LEVEL,)), OPENED, "same", None),
    (MarkCell("▼"), OPENED, "worse", None),
    (MarkCell("", (drawn("grey"),)), DASHED, "same", None),
    (MarkCell("", (drawn("grey"),)), DASHED[:1], "unknown", "mark_without_key"),
    (MarkCell("", (drawn("grey"),)), (*DASHED, *GREYS), "unknown", "mark_unclear"),
    (MarkCell("", (drawn("blue"),)), DASHED, "unknown", "mark_without_key"),
    (MarkCell("Green"), KEY, "better", None),
    (MarkCell("Improving"), (), "better", None),
    (MarkCell("n/a"), KEY, "not_applicable", None),
    (MarkCell("", (drawn("green", shape="arrow_up"),)), (), "unknown", "mark_without_key"),
    (MarkCell("", (drawn("black", shape="arrow_level"),)), SHAPES, "unknown", "mark_without_key"),
    (MarkCell("", (drawn("red"), drawn("green"))), KEY, "unknown", "mark_unclear"),
    (MarkCell("", covered_by="Refer comment"), KEY, "unknown", None),
    (MarkCell(""), KEY, "unknown", "mark_missing"),
]


@pytest.mark.parametrize(("cell", "key", "value", "problem"), DIRECTION)
def test_read_direction(
    cell: MarkCell, key: tuple[Legend, ...], value: str, problem: str | None
) -> None:
    found = read_direction(cell, key)
    assert (found.value, found.problem.code if found.problem else None) == (value, problem)


def coloured(word: str, meaning: str, pointing: str) -> Legend:
    return legend(word, "direction", f"performance is {meaning}", (drawn(word, shape=pointing),))


COLOUR_NAMED = (coloured("green", "better", "arrow_up"), coloured("red", "worse", "arrow_down"))
NAMELESS = tuple(
    legend("", x.table_name, x.meaning_text, x.marks) for x in COLOUR_NAMED
)  # the key shows its arrows and names no colour
ARROWS = [
    ("green", "arrow_down", COLOUR_NAMED, "better"),
    ("red", "arrow_up", COLOUR_NAMED, "worse"),
    ("black", "arrow_down", COLOUR_NAMED, "worse"),
    ("green", "arrow_up", NAMELESS, "better"),
    ("green", "arrow_down", NAMELESS, "unknown"),  # its colour says one thing, its shape another
]


@pytest.mark.parametrize(("colour", "shape", "key", "value"), ARROWS)
def test_a_key_that_names_colours_goes_by_colour(
    colour: str, shape: str, key: tuple[Legend, ...], value: str
) -> None:
    assert read_direction(MarkCell("", (drawn(colour, shape=shape),)), key).value == value


def test_the_parser_may_have_read_the_meaning() -> None:
    assert legend_meaning(legend("Green", "kpis", "going well", meaning="on_course")) == "on_course"
    assert legend_meaning(legend("Green", "kpis", "going well")) is None


def test_every_meaning_matches_its_examples_first() -> None:
    for entry in mark_table().meaning:
        assert entry.examples
        for example in entry.examples:
            assert re.search(f"(?i:{entry.pattern})", example)
            assert legend_meaning(legend("", "", example)) == entry.meaning, example


WORDED = (
    legend("Green ✓", "kpis", "the annual target is on course to be achieved"),
    legend("Red x", "kpis", "the target will not be achieved"),
    legend("Green ⇑", "direction", "performance is better than last year"),
)
STATUSES = [
    (MarkCell("✓"), "green", "on_course"),
    (MarkCell("X"), "red", "unlikely"),
    (MarkCell("Green ✓"), "green", "on_course"),
    (MarkCell("Completed"), "other", "achieved"),
    (MarkCell("Overdue"), "other", "missed"),
    (MarkCell("Not started"), "other", None),
    (MarkCell("Not yet known"), "unknown", None),
]


@pytest.mark.parametrize(("cell", "value", "meaning"), STATUSES)
def test_signs_beside_words_and_statuses(cell: MarkCell, value: str, meaning: str | None) -> None:
    found = read_progress(cell, WORDED, "kpis")
    assert (found.value, found.meaning) == (value, meaning)


@pytest.mark.parametrize(
    ("text", "value"), [("↑", "better"), ("Worsening", "worse"), ("Stable", "same")]
)
def test_directions_in_words_and_by_a_sign_beside_a_word(text: str, value: str) -> None:
    assert read_direction(MarkCell(text), WORDED).value == value


@pytest.mark.parametrize(
    ("printed", "direction"),
    [("Impro ving", "better"), ("Wors ening", "worse"), ("Worse ning", "worse"), ("im pro", None)],
)
def test_a_word_that_breaks_in_a_narrow_cell(printed: str, direction: str | None) -> None:
    assert direction_word(printed) == direction
