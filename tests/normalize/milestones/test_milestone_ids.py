from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from normalize.indicators.judgements import Decision, Registered, Verdict
from normalize.indicators.registry import Registry
from normalize.milestones import follow_milestones
from normalize.milestones.sightings import FollowedMilestones, MilestoneSighting
from normalize.milestones.versions import versions_of
from tests.normalize.milestones.sample_milestones import MARCH, NEXT, PLAN, Q2, Q3, printed

TEXTS = (
    "Visit each school that is not yet good and agree what help it needs",
    "Visit each school that is not yet good and agree what help it needs before the winter",
    "Visit every nursery that is not yet good and agree what help it needs",
    "Carry out year 1 of the town's business plan",
    "Carry out year 2 of the town's business plan",
    "Implement the action plan",
    "",
)
DATES = (None, date(2012, 7, 31), date(2013, 7, 31), MARCH)
YEARS = ("2012-13", "2013-14", "2014-15", None)

rows_of_one = st.tuples(
    st.sampled_from((PLAN, Q2, Q3, NEXT)),
    st.sampled_from(TEXTS),
    st.sampled_from(("LAS1", "LAS2", "LAS02", None)),
    st.sampled_from(DATES),
    st.sampled_from(YEARS),
)


@st.composite
def archives(draw: st.DrawFn) -> list[MilestoneSighting]:
    drawn = draw(st.lists(rows_of_one, max_size=14))
    return [
        printed(source, n, text, ref, due, year=year)
        for n, (source, text, ref, due, year) in enumerate(drawn, start=1)
    ]


@st.composite
def judged_archives(draw: st.DrawFn) -> tuple[list[MilestoneSighting], list[Decision]]:
    rows = draw(archives())
    if not rows:
        return rows, []
    keys = st.sampled_from([row.row_key for row in rows])
    verdicts = st.sampled_from((Verdict.SAME, Verdict.DIFFERENT))
    drawn = draw(st.lists(st.tuples(verdicts, keys, keys), max_size=4))
    return rows, [Decision(n, *d) for n, d in enumerate(drawn, start=2)]


def follow(
    rows: list[MilestoneSighting],
    decisions: Sequence[Decision] = (),
    registered: tuple[Registered, ...] = (),
) -> FollowedMilestones:
    return follow_milestones("Brackenshire", "brackenshire", rows, decisions, Registry(registered))


@given(judged_archives(), st.randoms(use_true_random=False))
def test_the_order_of_rows_and_decisions_says_nothing(
    archive: tuple[list[MilestoneSighting], list[Decision]], random: Random
) -> None:
    rows, decisions = archive
    mixed, lines = rows.copy(), decisions.copy()
    random.shuffle(mixed)
    random.shuffle(lines)
    assert follow(mixed, lines) == follow(rows, decisions)


@given(judged_archives())
def test_a_second_run_mints_nothing(
    archive: tuple[list[MilestoneSighting], list[Decision]],
) -> None:
    rows, decisions = archive
    first = follow(rows, decisions)
    again = follow(rows, decisions, first.minted)
    assert again.of_row == first.of_row
    assert again.minted == ()


@given(judged_archives(), st.data())
def test_ids_live_on_when_documents_and_decisions_come_and_go(
    archive: tuple[list[MilestoneSighting], list[Decision]], data: st.DataObject
) -> None:
    rows, decisions = archive
    documents = {row.source.document_id for row in rows}
    early = data.draw(st.sets(st.sampled_from(sorted(documents)))) if documents else set()
    before = follow([r for r in rows if r.source.document_id in early])
    after = follow(rows, decisions, before.minted)
    redirected = {line.id for line in after.minted if line.redirect_to}
    assert set(before.of_row.values()) <= set(after.of_row.values()) | redirected
    registry = before.minted + after.minted
    assert follow(rows, decisions, registry).of_row == after.of_row
    assert follow(rows, decisions, registry).minted == ()


@given(archives())
def test_by_rule_no_document_prints_two_of_one_milestone(rows: list[MilestoneSighting]) -> None:
    version = {r.milestone_row_id: v.anchor for v in versions_of("b", rows) for r in v.rows}
    printed_by: dict[tuple[str, str], set[str]] = defaultdict(set)
    found = follow(rows).of_row
    for row in rows:
        if row.milestone_row_id in found:
            milestone = found[row.milestone_row_id], row.source.document_id
            printed_by[milestone].add(version[row.milestone_row_id])
    assert all(len(anchors) == 1 for anchors in printed_by.values())


def test_one_council_never_takes_the_id_of_another() -> None:
    row = printed(Q2, 1, TEXTS[0])
    here = follow_milestones("A", "a", [row], (), Registry())
    there = follow_milestones("B", "b", [row], (), Registry(here.minted))
    assert set(here.of_row.values()).isdisjoint(there.of_row.values())


def test_merged_milestones_leave_a_redirect() -> None:
    plan = printed(PLAN, 1, TEXTS[0], "LAS1", DATES[2])
    report = printed(Q2, 1, TEXTS[1], "LAS1", MARCH)
    apart = follow([plan, report])
    joined = follow(
        [plan, report],
        [Decision(2, Verdict.SAME, plan.row_key, report.row_key)],
        apart.minted,
    )
    old, gone = apart.of_row[plan.milestone_row_id], apart.of_row[report.milestone_row_id]
    assert set(joined.of_row.values()) == {old}
    assert [(line.id, line.redirect_to) for line in joined.minted] == [(gone, old)]


def test_a_merge_undone_gives_the_id_back() -> None:
    plan = printed(PLAN, 1, TEXTS[0], "LAS1", DATES[2])
    report = printed(Q2, 1, TEXTS[1], "LAS1", MARCH)
    apart = follow([plan, report])
    decision = Decision(2, Verdict.SAME, plan.row_key, report.row_key)
    joined = follow([plan, report], [decision], apart.minted)
    undone = follow([plan, report], [], apart.minted + joined.minted)
    assert undone.of_row == apart.of_row


def test_adding_the_year_before_keeps_all_ids() -> None:
    late = [printed(Q2, 1, TEXTS[0], "LAS1", MARCH), printed(Q3, 1, TEXTS[0], "LAS1", MARCH)]
    first = follow(late)
    early = [printed(PLAN, 1, TEXTS[0], "LAS1", DATES[2]), printed(PLAN, 2, TEXTS[3], "EEP2")]
    found = follow([*early, *late], [], first.minted)
    assert first.of_row.items() <= found.of_row.items()
    assert found.of_row[early[0].milestone_row_id] == first.of_row[late[0].milestone_row_id]
