"""What the words of a title say, and that every entry of the word tables does what it is for."""

import pytest

from normalize.indicators.differences import difference, regrouped
from normalize.indicators.successions import replacements, successions
from normalize.indicators.wording import expanded, patterns, read_wording, word_table

ENTRIES = [
    pytest.param(kind, pattern, example, id=f"{kind}: {example}")
    for kind in ("remark", "detail", "frame", "short")
    for entry, pattern in patterns(kind)
    for example in entry.examples
]


@pytest.mark.parametrize(("kind", "pattern", "example"), ENTRIES)
def test_each_entry_finds_its_examples(kind: str, pattern, example: str) -> None:
    text = example if kind == "short" else expanded(example)
    assert pattern.match(text) if kind == "frame" else pattern.search(text)


@pytest.mark.parametrize("guard", word_table().guard, ids=lambda g: g.name)
def test_each_guard_parts_its_examples(guard) -> None:
    for left, right in guard.examples:
        parted = difference(read_wording(left), read_wording(right)).parted
        assert guard.name in [p.name for p in parted]


@pytest.mark.parametrize("example", word_table().everyones.examples)
def test_what_every_department_measures_is_known(example: str) -> None:
    assert read_wording(example).everyones


@pytest.mark.parametrize("succession", [s for s, _, _ in successions()], ids=lambda s: s.name)
def test_each_replacement_leads_from_its_older_to_its_newer_title(succession) -> None:
    for older, newer in succession.examples:
        assert succession.name in replacements(older, newer)
        assert succession.name not in replacements(newer, older)


SAME_CORE = [
    ("Increase the number of active enterprises", "Number of active enterprises"),
    ("Reduce the percentage of people out of work", "% of people out of work"),
    ("Gap at KS2 for CiC", "Gap at Key Stage 2 for Children in Care"),
    ("Proportion achieving 5+GCSE A*-C", "Proportion achieving 5 or more GCSE's A*-C"),
    ("Admissions (1277 baseline)", "Admissions (22.7 rate per 10,000 baseline)"),
    ("Visits – measure to be defined once guidance published", "Visits"),
    ("Number of multi-agency plans (e.g. CAF)", "Number of multi- agency plans (CAF)"),
]


@pytest.mark.parametrize(("left", "right"), SAME_CORE)
def test_the_same_in_other_words(left: str, right: str) -> None:
    found = difference(read_wording(left), read_wording(right))
    assert (found.same_words, found.opposed) == (True, False)


def test_base_and_years_are_details() -> None:
    left = read_wording("Under 18 conception rate, change from 1998 baseline (52.4 per 1,000)")
    right = read_wording("Under 18 conception rate, change from 2009 baseline (47.3)")
    found = difference(left, right)
    assert (found.same_words, found.details_differ, found.parted) == (True, True, ())


AGES = [
    ("Care leavers aged 19 to 21 in work", {(19, 21)}),
    ("Achievement of Level 3 at 19", {(19, 19)}),
    ("Under 18 conceptions", {(0, 17)}),
    ("Take up by 3 and 4 year olds", {(3, 4)}),
    ("Admissions of people aged 65 and over", {(65, 130)}),
    ("Assessments completed at 28 days", set()),
    ("Invoices paid within 30 days", set()),
]


@pytest.mark.parametrize(("title", "ages"), AGES)
def test_ages(title: str, ages: set[tuple[int, int]]) -> None:
    assert read_wording(title).ages == ages


REGROUPED = [
    ("Young people aged 16-18 in work", "Young people aged 16-17 in work", True),
    ("Care leavers in work at 19", "Care leavers in work aged 19 to 21", True),
    ("Level 4 in English and Maths", "Level 4 in Reading, Writing and Maths", True),
    ("Places for 2 year olds", "Places for 3 and 4 year olds", False),
    ("Assessments within 45 days", "Assessments within 20 days", False),
    ("Young people aged 16-18 in work", "Young people aged 16-17 in training", False),
]


@pytest.mark.parametrize(("left", "right", "expected"), REGROUPED)
def test_a_group_drawn_anew(left: str, right: str, expected: bool) -> None:
    wordings = read_wording(left), read_wording(right)
    assert regrouped(*wordings, difference(*wordings)) is expected


PARTLY = [
    ("level 4 in English and Maths at KS2", "level 4 in Reading, Writing and Maths at KS2"),
    ("16-18 year olds without work", "16-17 year olds without work"),
    ("Number of people helped", "Percentage of people helped"),
    ("Increase the number of visits", "Reduce the number of visits"),
]


@pytest.mark.parametrize(("left", "right"), PARTLY)
def test_what_a_person_has_to_decide(left: str, right: str) -> None:
    found = difference(read_wording(left), read_wording(right))
    assert found.parted
    assert not found.opposed
