"""Judged pairs of indicators, put to the linker: `pairs.csv` in, `pairs.md` out; the same for
`pairs_blind.csv`, of which nothing was known to the linker when it was first tried.

The `.md` files are the last result; `pytest --rewrite-goldens` writes them anew, and the difference
is read before it is committed. The labels were made by reading, and are not changed to suit the
linker; those of 'mereford' were made after its first results on the other archives had been seen.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from normalize.indicators import reconcile
from normalize.indicators.reconciled import Reconciled
from normalize.indicators.rows import LinkRow
from tests.labelled_pairs import FILES, Judged, archives, judged_pairs

RELATIONS = ("same", "redefined", "successor", "different")
UNITING = {"same", "redefined"}
# What the linker has to reach at least on pairs of two documents: shares of those that are one
# indicator. The aim is 0.95 everywhere. Below that a floor lies just under what was reached when it
# was set: it guards against losing more and is no aim.
RECALL = {
    "halton": 0.95,
    "brackenshire": 0.95,
    "northmoor": 0.95,
    "eastvale": 0.95,
    "southbeck": 0.95,
    "mereford": 0.95,
    "widmouth": 0.9,
    "fallowdale": 0.8,
    "castleharbour": 0.8,
}
# The aim is 0.8.
SUCCESSORS_SUGGESTED = 0.8
# What each file gave when it was first put to a linker that had not seen it.
FIRST = {
    "pairs_blind": "Before anything was tuned to these pairs: 115 of 115 accepted were right; of "
    "192 that are one indicator 109 were accepted and 190 at least suggested; 40 of 62 successors "
    "were suggested; 174 of 202 that are different were not even suggested.",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the linker says of a pair, and by what evidence."""

    answer: str
    evidence: str

    @property
    def joined(self) -> bool:
        return self.answer.removeprefix("accepted ") in UNITING


@cache
def reconciled(name: str, archive: str) -> Reconciled:
    return reconcile(archive.title(), archive, archives(name)[archive])


@cache
def outcomes(name: str) -> tuple[tuple[Judged, Outcome], ...]:
    return tuple((p, outcome(p, reconciled(name, p.archive))) for p in judged_pairs(name))


def outcome(pair: Judged, found: Reconciled) -> Outcome:
    """One definition; else the link between the two; else a way over other definitions; or none."""
    left, right = found.of_kpi[pair.left.kpi_id], found.of_kpi[pair.right.kpi_id]
    if left.definition_id == right.definition_id:
        return Outcome("accepted same", "one definition")
    ends = {left.definition_id, right.definition_id}
    between = [k for k in found.links if {k.left_definition_id, k.right_definition_id} == ends]
    for status in ("accepted", "suggested"):
        for link in between:
            if link.status == status and link.relation != "different":
                return Outcome(f"{status} {link.relation}", f"{link.decided_by}: {link.evidence}")
    if left.indicator_id == right.indicator_id:
        kind = "redefined" if changed_on_the_way(found.links, *ends) else "same"
        return Outcome(f"accepted {kind}", "over other definitions")
    return Outcome("none", "-")


def changed_on_the_way(links: Iterable[LinkRow], start: str, end: str) -> bool:
    """Whether every way of accepted links between two definitions passes a redefinition."""
    ways: dict[str, set[str]] = defaultdict(set)
    for link in links:
        if link.status == "accepted" and link.relation == "same":
            ways[link.left_definition_id].add(link.right_definition_id)
            ways[link.right_definition_id].add(link.left_definition_id)
    reached, waiting = {start}, [start]
    while waiting:
        for other in ways[waiting.pop()] - reached:
            reached.add(other)
            waiting.append(other)
    return end not in reached


def share(part: Sequence[object], whole: Sequence[object]) -> float:
    return len(part) / len(whole) if whole else 1.0


def between_documents(name: str) -> list[tuple[Judged, Outcome]]:
    return [(p, o) for p, o in outcomes(name) if not p.within]


def wrongly_joined(name: str) -> list[Judged]:
    return [p for p, o in outcomes(name) if o.joined and not p.may_join]


@pytest.mark.parametrize("name", FILES)
def test_the_pairs_are_what_they_say(name: str) -> None:
    pairs = judged_pairs(name)
    counts = Counter(p.relation for p in pairs)
    assert len(pairs) >= 120
    assert counts["different"] >= len(pairs) / 2
    assert {p.relation for p in pairs} | {p.also for p in pairs} <= {*RELATIONS, ""}
    keys = [frozenset((p.left.kpi_id, p.right.kpi_id)) for p in pairs]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("name", FILES)
def test_a_row_reads_the_same_in_all_its_pairs(name: str) -> None:
    for rows in archives(name).values():
        assert len({row.kpi_id for row in rows}) == len(rows)


@pytest.mark.parametrize("name", FILES)
def test_no_accepted_link_is_wrong(name: str) -> None:
    assert [shown(p) for p in wrongly_joined(name)] == []


def test_the_five_redefinitions_of_the_real_reports_are_told() -> None:
    found = [(p, o) for p, o in outcomes("pairs") if p.archive == "halton"]
    changed = [o for p, o in found if p.relation == "redefined"]
    assert [o.answer for o in changed] == ["accepted redefined"] * 5


def test_every_archive_has_its_floor() -> None:
    assert set(RECALL) == {archive for name in FILES for archive in archives(name)}


@pytest.mark.parametrize(("name", "archive"), [(n, a) for n in FILES for a in archives(n)])
def test_what_is_one_indicator_is_found(name: str, archive: str) -> None:
    must = [(p, o) for p, o in between_documents(name) if p.must_join and p.archive == archive]
    assert share([o for _, o in must if o.joined], must) >= RECALL[archive]


@pytest.mark.parametrize("name", FILES)
def test_successors_are_suggested(name: str) -> None:
    must = [(p, o) for p, o in between_documents(name) if p.relation == "successor"]
    assert share([o for _, o in must if o.answer != "none"], must) >= SUCCESSORS_SUGGESTED


@pytest.mark.parametrize("name", FILES)
def test_the_result_is_the_one_last_read(name: str, request: pytest.FixtureRequest) -> None:
    found = report(name)
    result = Path(__file__).with_name(f"{name}.md")
    if request.config.getoption("--rewrite-goldens"):
        result.write_text(found, encoding="utf-8")
    assert found == result.read_text(encoding="utf-8")


def report(name: str) -> str:
    """The whole of the file with the results."""
    between = between_documents(name)
    found = outcomes(name)
    parts = [
        "# Judged pairs of indicators",
        f"Written by `pytest tests/test_pairs.py --rewrite-goldens` from `{name}.csv`; what was "
        "judged stands in the columns, what the linker says in the rows.",
        *([FIRST[name]] if name in FIRST else []),
        "## Between two documents",
        *totals(between),
        table(between),
        "## Recall by archive",
        by_archive(name),
        "## Within one document",
        table([(p, o) for p, o in found if p.within]),
        "## One indicator, but only suggested",
        listed((p, o) for p, o in found if p.must_join and o.answer.startswith("suggested")),
        "## Where judgement and linker disagree",
        listed((p, o) for p, o in found if not agrees(p, o)),
    ]
    return "\n\n".join(parts) + "\n"


def totals(found: Sequence[tuple[Judged, Outcome]]) -> list[str]:
    joined = [(p, o) for p, o in found if o.joined]
    must = [(p, o) for p, o in found if p.must_join]
    changed = [(p, o) for p, o in must if p.relation == "redefined" and not p.also]
    successors = [(p, o) for p, o in found if p.relation == "successor"]
    lines = (
        ("accepted, and right", [p for p, _ in joined if p.may_join], joined),
        ("one indicator, and accepted", [o for _, o in must if o.joined], must),
        (
            "one indicator, and at least suggested",
            [o for _, o in must if o.answer != "none"],
            must,
        ),
        (
            "redefined, and told so",
            [o for _, o in changed if o.answer.endswith("redefined")],
            changed,
        ),
        (
            "the same, and told nothing else",
            [p for p, o in found if p.relation == "same" and tells_nothing_else(p, o)],
            [p for p, _ in found if p.relation == "same"],
        ),
        ("successors, and suggested", [o for _, o in successors if o.answer != "none"], successors),
        (
            "different, and not even suggested",
            [p for p, o in found if p.relation == "different" and o.answer == "none"],
            [p for p, _ in found if p.relation == "different"],
        ),
    )
    rows = [f"| {name} | {len(part)} of {len(whole)} |" for name, part, whole in lines]
    return ["\n".join(["| | |", "|---|---|", *rows])]


def table(found: Sequence[tuple[Judged, Outcome]]) -> str:
    """A line for each answer and its evidence, a column for each judged relation."""
    counts: Mapping[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for pair, answer in found:
        counts[answer.answer, answer.evidence][pair.relation] += 1
    head = ["| linker | evidence | " + " | ".join(RELATIONS) + " |", "|---" * 6 + "|"]
    rows = [
        f"| {answer} | {evidence} | "
        + " | ".join(str(counts[answer, evidence][r] or "") for r in RELATIONS)
        + " |"
        for answer, evidence in sorted(counts)
    ]
    return "\n".join(head + rows)


def by_archive(name: str) -> str:
    """How many pairs that are one indicator are accepted in each small archive."""
    rows = []
    for archive in archives(name):
        must = [o for p, o in between_documents(name) if p.must_join and p.archive == archive]
        accepted = sum(o.joined for o in must)
        at_least = sum(o.answer != "none" for o in must)
        rows.append(f"| {archive} | {accepted} of {len(must)} | {at_least} of {len(must)} |")
    head = ["| archive | accepted | at least suggested |", "|---|---|---|"]
    return "\n".join(head + rows)


def listed(found: Iterable[tuple[Judged, Outcome]]) -> str:
    """Pairs, each with what was judged and what the linker says."""
    rows = [
        f"| {pair.relation} | {answer.answer} | {answer.evidence} | {shown(pair)} |"
        for pair, answer in found
    ]
    head = ["| judged | linker | evidence | pair |", "|---|---|---|---|"]
    return "\n".join(head + rows) if rows else "None."


def agrees(pair: Judged, answer: Outcome) -> bool:
    """Whether the linker says what was judged or the other answer that is allowed."""
    said = answer.answer.partition(" ")[2] or "different"
    return said in {pair.relation, pair.also}


def tells_nothing_else(pair: Judged, answer: Outcome) -> bool:
    return answer.answer == "none" or agrees(pair, answer)


def shown(pair: Judged) -> str:
    """'halton: SCS ELS04 Reduce the ... (plan 2012-15) / ...'."""
    sides = (
        f"{s.ref or ''} {s.measure} ({s.source.source.partition('/')[2].removesuffix('.txt')})"
        for s in (pair.left, pair.right)
    )
    return f"{pair.archive}: {' / '.join(sides)}".replace("|", "\\|")
