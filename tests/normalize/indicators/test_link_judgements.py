"""What people decided: it wins, it is shown, and what no longer fits is said."""

from normalize.indicators.judgements import Verdict
from normalize.indicators.verdicts import lost_decisions
from tests.normalize.indicators.sample_sightings import (
    council,
    decision,
    definition,
    indicator,
    link,
    row,
)

PRIMARY = row("2012-13", "LAS LI01", "Primary schools inspected and graded good")
SECONDARY = row("2013-14", "LAS LI01", "Secondary schools inspected and graded good")
OLD = row("2012-13", "CL 01", "Number of visits to the libraries of the borough", ordinal=2)
MIDDLE = row(
    "2013-14", "CL 01", "Number of visits to libraries of the borough each year", ordinal=2
)
NEW = row("2014-15", "CL 01", "Number of visits to libraries and museums of the borough", ordinal=2)


def ids(*rows):
    found = council(rows)
    return [definition(found, r) for r in rows]


def test_a_person_joins_what_words_tell_apart() -> None:
    left, right = ids(PRIMARY, SECONDARY)
    found = council([PRIMARY, SECONDARY], [decision(2, Verdict.SAME, right, left)])
    assert indicator(found, PRIMARY) == indicator(found, SECONDARY)
    made = link(found, PRIMARY, SECONDARY)
    assert made is not None
    assert (made.status, made.relation, made.decided_by) == ("accepted", "same", "person")
    assert (made.evidence or "").startswith("decision")
    assert "JB on 2026-01-05: read both" in (made.reason or "")


def test_redefined_shares_the_id_and_successor_does_not() -> None:
    left, right = ids(PRIMARY, SECONDARY)
    for verdict, shares in ((Verdict.REDEFINED, True), (Verdict.SUCCESSOR, False)):
        found = council([PRIMARY, SECONDARY], [decision(2, verdict, left, right)])
        assert (indicator(found, PRIMARY) == indicator(found, SECONDARY)) is shares
        made = link(found, PRIMARY, SECONDARY)
        assert made is not None
        assert made.relation == verdict


def test_different_cuts_the_weakest_link_on_the_way() -> None:
    rows = [OLD, MIDDLE, NEW]
    first, _, last = ids(*rows)
    assert len(council(rows).indicators) == 1
    found = council(rows, [decision(2, Verdict.DIFFERENT, first, last)])
    assert indicator(found, OLD) != indicator(found, NEW)
    assert indicator(found, OLD) == indicator(found, MIDDLE)  # the stronger of its two links
    cut = link(found, MIDDLE, NEW)
    assert cut is not None
    assert cut.status == "withdrawn"
    assert "a person says that they differ" in (cut.reason or "")
    assert {"link_withdrawn"} == {f.code for f in found.findings}


def test_a_newer_line_on_the_same_pair_holds() -> None:
    left, right = ids(PRIMARY, SECONDARY)
    lines = [
        decision(2, Verdict.SAME, left, right, when="2026-02-01"),
        decision(3, Verdict.DIFFERENT, right, left, when="2026-01-01"),
    ]
    found = council([PRIMARY, SECONDARY], lines)
    assert indicator(found, PRIMARY) == indicator(found, SECONDARY)
    assert [f.code for f in found.findings] == ["decision_conflict"]


def test_lines_that_contradict_over_a_third_are_found() -> None:
    rows = [OLD, MIDDLE, NEW]
    first, second, third = ids(*rows)
    lines = [
        decision(2, Verdict.SAME, first, second),
        decision(3, Verdict.SAME, second, third),
        decision(4, Verdict.DIFFERENT, first, third),
    ]
    found = council(rows, lines)
    assert indicator(found, OLD) != indicator(found, NEW)
    conflicts = [f for f in found.findings if f.code == "decision_conflict"]
    assert [f.source_line for f in conflicts] == [3]


def test_a_decision_about_what_is_gone_is_found() -> None:
    (left,) = ids(OLD)
    stale = decision(7, Verdict.SAME, left, "def-gone")
    (finding,) = council([OLD], [stale]).findings
    assert (finding.code, finding.source_line) == ("decision_stale", 7)
    assert "def-gone" in finding.message


def test_decisions_of_no_council_are_lost() -> None:
    other = decision(8, Verdict.SAME, "def-1", "def-2")
    milestone = decision(9, Verdict.SAME, "milestones:1", "milestones:2")
    assert council([OLD], [other, milestone]).findings == ()
    (finding,) = lost_decisions([other, milestone], frozenset({"def-3"}))
    assert (finding.code, finding.source_line) == ("decision_stale", 8)
    assert lost_decisions([other], frozenset({"def-1"})) == []
