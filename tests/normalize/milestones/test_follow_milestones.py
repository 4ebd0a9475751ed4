from collections.abc import Sequence
from datetime import date

import pytest

from normalize.indicators.judgements import Decision, Verdict
from normalize.indicators.registry import Registry
from normalize.milestones import follow_milestones
from normalize.milestones.sightings import FollowedMilestones, MilestoneSighting
from normalize.milestones.versions import MilestoneRef, milestone_ref
from tests.normalize.milestones.sample_milestones import JULY, MARCH, NEXT, PLAN, Q2, Q3, printed

BID = "Carry out year 1 of the town's business plan"
LAND = "Keep a full list of land that firms could use"
VISIT = "Visit each school that is not yet good and agree what help it needs"


def follow(
    rows: Sequence[MilestoneSighting], decisions: Sequence[Decision] = ()
) -> FollowedMilestones:
    return follow_milestones("Brackenshire", "brackenshire", rows, decisions, Registry())


def judge(
    verdict: Verdict, left: MilestoneSighting, right: MilestoneSighting, line: int = 2
) -> Decision:
    return Decision(line, verdict, left.row_key, right.row_key, who="A B", why="read both")


# Two rows that are one milestone.
SAME = {
    "plan and report": (
        printed(PLAN, 1, f"{BID} by March 2014", "EEP2", MARCH, "by March 2014"),
        printed(Q2, 1, f"{BID} by March 2014", "EEP02", MARCH, "by March 2014"),
    ),
    "date and officer in a column of their own": (
        printed(PLAN, 1, f"{BID} by March 2014", "EEP2", MARCH, "by March 2014"),
        printed(Q2, 1, BID, "EEP2", MARCH, "March 2014", officer="Nell Ashdown"),
    ),
    "date moved": (
        printed(PLAN, 1, f"{VISIT} by July 2013", "LAS1", JULY, "by July 2013"),
        printed(Q2, 1, f"{VISIT} by March 2014", "LAS1", MARCH, "by March 2014"),
    ),
    "date no longer printed": (
        printed(PLAN, 1, f"{VISIT} by July 2013", "LAS1", JULY, "by July 2013"),
        printed(Q2, 1, VISIT, "LAS1"),
    ),
    "words added": (
        printed(PLAN, 1, VISIT, "LAS1", JULY),
        printed(Q2, 1, f"{VISIT} before the winter", "LAS1", JULY),
    ),
    "under another objective": (
        printed(PLAN, 1, VISIT, "LAS2"),
        printed(Q2, 1, VISIT, "LAS3"),
    ),
    "ref lost": (printed(PLAN, 1, VISIT, "LAS2"), printed(Q2, 1, VISIT, None)),
    "overdue, carried on from the year before": (
        printed(PLAN, 1, f"{VISIT} by July 2012", "LAS1", date(2012, 7, 31), None, "2012-13"),
        printed(Q2, 1, f"{VISIT} by July 2012", "LAS1", date(2012, 7, 31)),
    ),
}


@pytest.mark.parametrize("rows", SAME.values(), ids=SAME.keys())
def test_one_milestone(rows: tuple[MilestoneSighting, MilestoneSighting]) -> None:
    ids = follow(rows).of_row
    assert len(ids) == 2
    assert len(set(ids.values())) == 1


# Rows of which no two are one milestone.
APART = {
    "every year again": (
        printed(PLAN, 1, VISIT, "LAS1", year="2012-13"),
        printed(Q2, 1, VISIT, "LAS1", year="2013-14"),
    ),
    "every year again, each with its date": (
        printed(PLAN, 1, LAND, due=date(2013, 3, 31), year="2012-13"),
        printed(Q2, 1, LAND, due=MARCH),
    ),
    "other numbers": (
        printed(PLAN, 1, BID, due=MARCH),
        printed(Q2, 1, BID.replace("1", "2"), due=MARCH),
    ),
    "the date of the next year's line": (
        printed(PLAN, 1, VISIT, "LAS1", JULY),
        printed(PLAN, 2, VISIT, "LAS1", date(2014, 7, 31), year="2014-15"),
        printed(Q2, 1, VISIT, "LAS1", date(2014, 7, 31)),
    ),
    "reworded and moved": (
        printed(PLAN, 1, VISIT, "LAS1", JULY),
        printed(Q2, 1, f"{VISIT} before the winter", "LAS1", MARCH),
    ),
    "two in one document": (
        printed(Q2, 1, VISIT, "LAS1", JULY),
        printed(Q2, 2, VISIT, "LAS1", MARCH),
    ),
    "reworded so that either of two may be meant": (
        printed(PLAN, 1, f"{VISIT} in the north", "LAS1"),
        printed(PLAN, 2, f"{VISIT} in the south", "LAS1"),
        printed(Q2, 1, VISIT, "LAS1"),
    ),
    "few words under another objective": (
        printed(PLAN, 1, "Implement the action plan", "LAS1"),
        printed(Q2, 1, "Implement the action plan", "LAS2"),
    ),
    "another department's": (
        printed(PLAN, 1, VISIT, "LAS1"),
        printed(Q2, 1, VISIT, "CFS1"),
    ),
    "no plan year, no date": (
        printed(PLAN, 1, VISIT, "LAS1", year=None),
        printed(Q2, 1, VISIT, "LAS1", year=None),
    ),
}


@pytest.mark.parametrize("rows", APART.values(), ids=APART.keys())
def test_not_one_milestone(rows: tuple[MilestoneSighting, ...]) -> None:
    ids = follow(rows).of_row
    assert len(set(ids.values())) == len(rows)


def test_six_under_one_objective_find_their_own() -> None:
    texts = [BID, LAND, VISIT, f"{BID} again", "Mend the quay at Hexbridge", "Mend the quay wall"]
    plan = [printed(PLAN, n, text, "EEP2") for n, text in enumerate(texts, start=1)]
    report = [printed(Q2, n, text, "EEP2") for n, text in enumerate(reversed(texts), start=1)]
    ids = follow([*plan, *report]).of_row
    for left, right in zip(plan, reversed(report), strict=True):
        assert ids[left.milestone_row_id] == ids[right.milestone_row_id]
    assert len(set(ids.values())) == len(texts)


def test_quarters_of_a_year_with_the_date_moved_twice() -> None:
    rows = [
        printed(PLAN, 1, VISIT, "LAS1", JULY),
        printed(Q2, 4, VISIT, "LAS01", date(2013, 10, 31)),
        printed(Q3, 2, VISIT, "LAS1", MARCH),
    ]
    assert len(set(follow(rows).of_row.values())) == 1


def test_printed_twice_in_one_document_is_one_milestone() -> None:
    rows = [printed(Q2, 1, VISIT, "LAS1", JULY), printed(Q2, 7, VISIT, "LAS1", JULY)]
    assert len(set(follow(rows).of_row.values())) == 1


def test_rows_without_text_get_no_id() -> None:
    assert follow([printed(Q2, 1, "", "LAS1")]).of_row == {}


def test_ids_can_be_read() -> None:
    (found,) = follow([printed(Q2, 1, BID, "EEP02")]).of_row.values()
    assert found.startswith("mil-eep02-2013-14-")


def test_what_a_rule_cannot_tell_is_told() -> None:
    rows = APART["reworded and moved"]
    (told,) = follow(rows).findings
    assert (told.severity, told.code, told.row_id) == ("info", "milestone_alike", "mst-doc-q2-1")
    assert (told.expected, told.found) == (rows[0].row_key, rows[1].row_key)


def test_a_person_joins_what_the_rules_leave() -> None:
    rows = APART["reworded and moved"]
    found = follow(rows, [judge(Verdict.SAME, *rows)])
    assert len(set(found.of_row.values())) == 1
    assert found.findings == ()


def test_a_person_parts_what_the_rules_join() -> None:
    rows = SAME["date moved"]
    found = follow(rows, [judge(Verdict.DIFFERENT, *rows)])
    assert len(set(found.of_row.values())) == 2
    assert [f.code for f in found.findings] == ["link_cut"]


def test_the_weaker_link_is_cut_between_two_that_differ() -> None:
    plan = printed(PLAN, 1, VISIT, "LAS1", JULY)
    moved = printed(Q2, 1, VISIT, "LAS1", MARCH)
    longer = printed(NEXT, 1, f"{VISIT} before the winter", "LAS1", MARCH)
    ids = follow([plan, moved, longer], [judge(Verdict.DIFFERENT, plan, longer)]).of_row
    assert ids[plan.milestone_row_id] == ids[moved.milestone_row_id]
    assert ids[longer.milestone_row_id] != ids[moved.milestone_row_id]


@pytest.mark.parametrize(
    ("lines", "code", "groups"),
    [
        ((Verdict.SAME, Verdict.DIFFERENT), ["link_cut"], 2),
        ((Verdict.DIFFERENT, Verdict.SAME), [], 1),
    ],
)
def test_the_later_decision_counts(
    lines: tuple[Verdict, ...], code: list[str], groups: int
) -> None:
    rows = SAME["date moved"]
    decisions = [judge(v, *rows, line=n) for n, v in enumerate(lines, start=2)]
    found = follow(rows, decisions)
    assert [f.code for f in found.findings] == code
    assert len(set(found.of_row.values())) == groups


def test_decisions_that_do_not_fit_are_told() -> None:
    here = printed(Q2, 1, VISIT, "LAS1", JULY)
    twin = printed(Q3, 1, VISIT, "LAS1", JULY)
    gone = printed(PLAN, 9, LAND)
    found = follow(
        [here, twin],
        [judge(Verdict.SAME, here, gone, 2), judge(Verdict.DIFFERENT, here, twin, 3)],
    )
    assert [f.code for f in found.findings] == ["decision_unfit", "decision_unfit"]


def test_decisions_about_other_councils_are_not_ours() -> None:
    found = follow([printed(Q2, 1, VISIT)], [Decision(2, Verdict.SAME, "def-1", "def-2")])
    assert found.findings == ()


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("EEP02", MilestoneRef("EEP", 2, "")),
        ("EEP2", MilestoneRef("EEP", 2, "")),
        ("PED01a", MilestoneRef("PED", 1, "a")),
        ("BSC10", MilestoneRef("BSC", 10, "")),
        ("CFS", None),
        (None, None),
    ],
)
def test_refs_without_padding(text: str | None, ref: MilestoneRef | None) -> None:
    assert milestone_ref(text) == ref
