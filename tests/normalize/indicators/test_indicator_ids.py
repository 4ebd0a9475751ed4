"""Ids are given once: what the registry says holds, whatever is read before or after."""

import pytest

from normalize.indicators import reconcile
from normalize.indicators.identity import follow_registry, slug_of, slugged
from normalize.indicators.judgements import Registered, Verdict
from normalize.indicators.registry import Registry
from tests.normalize.indicators.sample_sightings import (
    council,
    decision,
    definition,
    indicator,
    row,
)

GCSE = "Proportion achieving 5+ GCSE A*-C including English and Maths"
OLD = row("2008-09", "NI075", GCSE)
BOTH = row("2012-13", "NI075 + SCS CYP03", GCSE, quarter=None)
NEW = row("2013-14", "SCS CYP03", GCSE)
NO_QUALIFICATIONS = row("2012-13", "SCS ELS04", "People with no qualifications")
NVQ = row("2013-14", "SCS ELS04", "People achieving NVQ Level 4")
JOBS = row("2013-14", "", "Number of jobs created by the council's programmes", ordinal=2)


def test_ids_are_readable() -> None:
    found = council([OLD, BOTH, NEW, JOBS])
    assert indicator(found, OLD) == indicator(found, NEW) == "ind-mereford-scs-cyp03"
    assert indicator(found, JOBS) == "ind-mereford-number-of-jobs-created-by-the-council-s"


def test_a_national_ref_names_what_has_no_other() -> None:
    assert indicator(council([OLD]), OLD) == "ind-mereford-ni075"


def test_a_ref_used_twice_names_the_newer_indicator() -> None:
    found = council([NO_QUALIFICATIONS, NVQ])
    assert indicator(found, NVQ) == "ind-mereford-scs-els04"
    assert indicator(found, NO_QUALIFICATIONS).startswith("ind-mereford-scs-els04-")


def test_an_id_is_the_same_whichever_other_councils_are_there() -> None:
    first = council([NEW])
    alone = reconcile("Northmoor", "northmoor", [NEW])
    second = reconcile("Northmoor", "northmoor", [NEW], (), Registry(first.minted))
    assert indicator(second, NEW) == indicator(alone, NEW) == "ind-northmoor-scs-cyp03"


@pytest.mark.parametrize(
    ("scope", "slug"),
    [
        ("brackenshire borough council", "brackenshire"),
        ("east mereford metropolitan borough council", "east-mereford"),
        ("fernleigh council", "fernleigh"),
        ("london borough of mereford", "mereford"),
        ("council", "council"),
        ("mereford", "mereford"),
        ("doc-3f9a1b2c4d5e6f70", "doc-3f9a1b2c4d5e6f70"),
    ],
)
def test_councils_are_named_shortly(scope: str, slug: str) -> None:
    assert slug_of(scope) == slug


def test_an_older_year_keeps_the_id() -> None:
    first = council([NEW])
    second = council([OLD, BOTH, NEW], registered=first.minted)
    assert indicator(second, OLD) == indicator(first, NEW)
    assert {r.id for r in second.minted} == {indicator(first, NEW)}


def test_a_merge_leaves_a_redirect_and_the_oldest_id_wins() -> None:
    apart = council([OLD, NEW])  # nothing but the words: one indicator already
    registered = [Registered("ind-x", r.anchor) for r in apart.minted[:1]]
    registered += [Registered("ind-y", r.anchor) for r in apart.minted[1:]]
    found = council([OLD, NEW], registered=registered)
    assert indicator(found, OLD) == indicator(found, NEW) == "ind-x"
    assert [(r.id, r.redirect_to) for r in found.minted] == [("ind-y", "ind-x")]
    assert follow_registry([*registered, *found.minted]) == {"ind-x": "ind-x", "ind-y": "ind-x"}


def test_a_split_leaves_the_id_with_its_first_anchor_and_is_undone() -> None:
    first = council([OLD, NEW])
    cut = decision(2, Verdict.DIFFERENT, definition(first, OLD), definition(first, NEW))
    split = council([OLD, NEW], [cut], first.minted)
    anchors = {d.definition_id: d.definition_key for d in first.definitions}
    keeps, gets = sorted(
        (OLD, NEW), key=lambda s: anchors[definition(first, s)] != first.minted[0].anchor
    )
    assert indicator(split, keeps) == indicator(first, keeps)
    assert indicator(split, gets) != indicator(first, gets)
    lines = [*first.minted, *split.minted]
    again = council([OLD, NEW], (), lines)
    assert indicator(again, OLD) == indicator(again, NEW) == indicator(first, OLD)
    lines += again.minted
    parted = council([OLD, NEW], [cut], lines)
    assert indicator(parted, gets) == indicator(split, gets)
    assert council([OLD, NEW], [cut], [*lines, *parted.minted]).minted == ()


def test_a_circle_of_redirects_ends() -> None:
    lines = [Registered("ind-a", "", "", "ind-b"), Registered("ind-b", "", "", "ind-a")]
    assert set(follow_registry(lines)) == {"ind-a", "ind-b"}


def test_slugs() -> None:
    assert slugged("Café & Bücher (19+)") == "cafe-bucher-19"
    assert slugged("a" * 60) == "a" * 48
