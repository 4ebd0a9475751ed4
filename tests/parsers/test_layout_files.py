"""Layout files of a user's own: what they add, and the slips that are refused."""

import pickle
from pathlib import Path

import pytest

from extract import read
from parsers import parse
from parsers.layout import layout_hash, standard_layout
from parsers.layout_files import RULES, LayoutFileError, layout_with, with_additions

EXAMPLE = Path(__file__).parents[2] / "samples" / "layouts" / "example-council.toml"
STANDARD = standard_layout()

SO_FAR = """
[[columns]]
role = "in_year"
phrases = ["So far, by <months>"]
examples = ["So far (by 9 months)"]
"""


def added(text: str):
    return with_additions(STANDARD, text, name="my-council.toml")


ADDITIONS = {
    "columns": (
        '[[columns]]\nrole = "target"\nphrases = ["Goal <year>"]\nexamples = ["Goal 2015/16"]',
        lambda layout: layout.column_role("Goal 12/13:") == "target",
    ),
    "money": (
        '[[money]]\nrole = "variance"\nphrases = ["Gap"]\nexamples = ["Gap £000"]',
        lambda layout: layout.money_role("Gap (£'000)") == "variance",
    ),
    "statement_sections": (
        '[[statement_sections]]\nname = "income"\nheads = []\ntotals = ["All taken in"]\n'
        'examples = ["All taken in"]',
        lambda layout: "all taken in" in layout.statement_sections[0].totals,
    ),
    "nets": (
        '[[nets]]\nphrases = ["Left over"]\nexamples = ["Left over"]',
        lambda layout: layout.nets[0].phrases == ("left over",),
    ),
    "sections": (
        '[[sections]]\nkind = "kpis"\nphrases = ["What We Count"]\ninherits = true\n'
        'examples = ["5 What we count"]',
        lambda layout: layout.section("What We Count").inherits,
    ),
    "titles": (
        '[[titles]]\ndocument_type = "directorate_plan"\nphrases = ["Our Way Ahead"]\n'
        'examples = ["Our way ahead 2012"]',
        lambda layout: layout.document_type("OUR WAY AHEAD") == "directorate_plan",
    ),
    "title_labels": (
        '[[title_labels]]\nfield = "period"\nphrases = ["We report on"]\n'
        'examples = ["We report on: Quarter 3"]',
        lambda layout: layout.title_label("WE REPORT ON") == "period",
    ),
    "frame_labels": (
        '[[frame_labels]]\nfield = "objective"\nphrases = ["Our aim"]\nexamples = ["Our aim:"]',
        lambda layout: layout.frame_label("Our Aim") == "objective",
    ),
    "openings": (
        '[[openings]]\ndocument_type = "directorate_plan"\nphrases = ["three years ahead"]\n'
        'examples = ["This paper looks three years ahead."]',
        lambda layout: layout.opening("We look three years ahead.") == "directorate_plan",
    ),
    "asides": (
        '[[asides]]\nphrases = ["part one"]\nexamples = ["Highways (Part One)"]',
        lambda layout: layout.asides[0].phrases == ("part one",),
    ),
}


@pytest.mark.parametrize(("text", "holds"), ADDITIONS.values(), ids=ADDITIONS.keys())
def test_words_are_added_before_the_standard_ones(text: str, holds) -> None:
    assert not holds_standard(holds)
    assert holds(added(text))


def holds_standard(holds) -> bool:
    try:
        return bool(holds(STANDARD))
    except AttributeError:  # the standard tables know no such section
        return False


def test_the_standard_words_keep_their_meaning() -> None:
    layout = added(SO_FAR)
    assert layout.column_role("So far by 6 mths") == "in_year"
    for words in STANDARD.columns:
        assert all(layout.column_role(example) == words.role for example in words.examples)


SLIPS = {
    "no TOML": ("[[columns]\n", "this is no TOML", "line 1"),
    "unknown table": ("[[headers]]\nx = 1", "no table 'headers'", "[[columns]]"),
    "one bracket": (SO_FAR.replace("[[columns]]", "[columns]"), "[[columns]]", "two brackets"),
    "not a table": ("columns = [1]", "[[columns]] entry 1", "Write [[columns]] before it"),
    "unknown field": (SO_FAR + 'when = "now"', "no field 'when'", "role, phrases, examples"),
    "missing field": ('[[columns]]\nrole = "ref"', "'phrases' is missing", "Add it"),
    "unknown role": (SO_FAR.replace("in_year", "inyear"), "role 'inyear'", "measure, actual"),
    "unknown label": (
        '[[title_labels]]\nfield = "area"\nphrases = ["a"]\nexamples = ["a"]',
        "[[title_labels]] entry 1: field 'area'",
        "directorate, service",
    ),
    "text for a list": (
        SO_FAR.replace('["So far, by <months>"]', '"so far"'),
        "phrases",
        "phrases and examples are lists",
    ),
    "no example": (SO_FAR.replace('["So far (by 9 months)"]', "[]"), "no examples", "at least one"),
    "no word": (SO_FAR.replace("So far, by <months>", "?!"), "'?!' holds no word", "Leave it out"),
    "example of nothing": (
        SO_FAR.replace("So far (by 9 months)", "Up to now"),
        "(in_year): the example 'Up to now' matches none of its phrases",
        "mend the example",
    ),
    "example of a standard entry": (
        SO_FAR.replace("So far (by 9 months)", "Q2"),
        "'Q2' matches none of its phrases",
        "Add its words",
    ),
    "two meanings": (
        SO_FAR + SO_FAR.replace("in_year", "target"),
        "entry 2 (target): the example 'So far (by 9 months)' means in_year",
        "out of one of the two",
    ),
    "too short a phrase": (
        '[[money]]\nrole = "annual_budget"\nphrases = ["Budget"]\nexamples = ["Budget £"]',
        "would now mean annual_budget; until now it means budget_to_date",
        "longer",
    ),
}


@pytest.mark.parametrize(("text", "what", "remedy"), SLIPS.values(), ids=SLIPS.keys())
def test_a_slip_names_the_file_the_entry_and_the_remedy(text: str, what: str, remedy: str) -> None:
    with pytest.raises(LayoutFileError) as caught:
        added(text)
    message = str(caught.value)
    assert message.startswith("my-council.toml: ")
    assert what in message
    assert remedy in message


def test_a_known_word_may_be_given_another_meaning_by_its_example() -> None:
    text = '[[columns]]\nrole = "due"\nphrases = ["Target"]\nexamples = ["Target"]'
    assert added(text).column_role("Target") == "due"


def test_every_table_of_a_layout_can_be_added_to() -> None:
    assert set(RULES) == set(type(STANDARD).__slots__) - {"digest"}


def test_the_digest_covers_what_is_added() -> None:
    assert STANDARD.digest == layout_hash()
    digest = added(SO_FAR).digest
    assert digest not in {STANDARD.digest, added(SO_FAR.replace("So far", "Until")).digest}
    assert digest == added(f"# a remark\n{SO_FAR}").digest


def test_a_layout_can_be_sent_to_another_process() -> None:
    layout = added(SO_FAR)
    assert pickle.loads(pickle.dumps(layout)) == layout


def test_of_several_files_the_first_named_stands_first(tmp_path: Path) -> None:
    one, two = tmp_path / "one.toml", tmp_path / "two.toml"
    one.write_text(SO_FAR, encoding="utf-8")
    two.write_text(SO_FAR.replace("So far", "Until now"), encoding="utf-8-sig")
    phrases = [words.phrases for words in layout_with([one, two]).columns[:2]]
    assert phrases == [("so far by <months>",), ("until now by <months>",)]
    two.write_text(SO_FAR.replace("in_year", "target"), encoding="utf-8")
    with pytest.raises(LayoutFileError, match=r"one\.toml: .* another layout file"):
        layout_with([one, two.replace(tmp_path / "three.toml")])


UNREADABLE = {"missing": (None, "cannot be read"), "not UTF-8": (b"# \xff\xfe\x00", "UTF-8")}


@pytest.mark.parametrize(("data", "words"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, data, words: str) -> None:
    path = tmp_path / "my-council.toml"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(LayoutFileError, match=rf"my-council\.toml: .*{words}"):
        layout_with([path])


REPORT = b"""Service Scorecard

5.0 What We Count

PI code\tWhat we measure\tLast year\tGoal for the year\tSo far\tHow are we doing\tHeading
FS 01\tShare of waste recycled\t41.3%\t44%\t42.8%\tAmber\tBetter
"""


def test_a_report_is_understood_with_the_words_of_its_council() -> None:
    document = read(REPORT)
    assert parse(document).kpis == ()
    report = parse(document, layout=layout_with([EXAMPLE]))
    assert report.front.document_type == "corporate_performance_report"
    assert [(k.ref_text, [(v.role.value, v.text) for v in k.values]) for k in report.kpis] == [
        ("FS 01", [("actual", "41.3%"), ("target", "44%"), ("in_year", "42.8%")])
    ]
