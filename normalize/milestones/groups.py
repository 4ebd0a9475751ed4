"""Groups of versions that are one milestone: one row of each document, and what people decided."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from normalize.indicators.findings import finding_on
from normalize.indicators.judgements import Decision, Verdict
from normalize.indicators.rows import ArchiveFinding
from normalize.milestones.links import Rule, Tie
from normalize.milestones.sightings import MilestoneSighting
from normalize.milestones.versions import Version, shared_documents

JOINING = {Verdict.SAME, Verdict.REDEFINED}


@dataclass(frozen=True, slots=True)
class Judged:
    """What people decided, by the places of versions; `findings` tell what does not fit."""

    same: tuple[Tie, ...] = ()
    different: frozenset[tuple[int, int]] = frozenset()
    findings: tuple[ArchiveFinding, ...] = ()


@dataclass(slots=True)
class Groups:
    """The versions as they are joined, each group a set of places."""

    versions: Sequence[Version]
    different: frozenset[tuple[int, int]]
    group_of: list[set[int]] = field(init=False)
    findings: list[ArchiveFinding] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.group_of = [{place} for place in range(len(self.versions))]

    def join(self, tie: Tie) -> None:
        """Join two groups, if nobody said that they differ and no document prints both."""
        left, right = self.group_of[tie.left], self.group_of[tie.right]
        if left is right:
            return
        if self.parted(left, right):
            self.findings.append(_cut(self.versions, tie))
            return
        if tie.rule is not Rule.PERSON and self.side_by_side(left, right):
            return
        left |= right
        for place in right:
            self.group_of[place] = left

    def all(self) -> list[tuple[int, ...]]:
        """Every group once, by its first version."""
        found = {min(group): tuple(sorted(group)) for group in self.group_of}
        return [found[first] for first in sorted(found)]

    def side_by_side(self, left: set[int], right: set[int]) -> bool:
        """Whether some document prints one of each."""
        return shared_documents([self.versions[p] for p in left], [self.versions[p] for p in right])

    def parted(self, left: set[int], right: set[int]) -> bool:
        """Whether a decision keeps two groups apart."""
        return any((min(a, b), max(a, b)) in self.different for a in left for b in right)


def judged(versions: Sequence[Version], decisions: Sequence[Decision]) -> Judged:
    """The decisions about these milestones; a later one about the same two rows overrules."""
    place_of = {row.row_key: p for p, version in enumerate(versions) for row in version.rows}
    latest: dict[tuple[int, int], Decision] = {}
    findings: list[ArchiveFinding] = []
    for decision in sorted(decisions, key=lambda d: d.line):
        places = [place_of[k] for k in (decision.left, decision.right) if k in place_of]
        if decision.verdict is Verdict.CORRECT or not places:
            continue
        if len(set(places)) == 2:
            latest[min(places), max(places)] = decision
        elif len(places) == 1 or decision.verdict not in JOINING:
            findings.append(_unfit(decision, versions[places[0]].first, len(places)))
    same = [Tie(Rule.PERSON, *pair) for pair, d in latest.items() if d.verdict in JOINING]
    different = frozenset(pair for pair, d in latest.items() if d.verdict not in JOINING)
    return Judged(tuple(sorted(same, key=lambda t: (t.left, t.right))), different, tuple(findings))


def _unfit(decision: Decision, row: MilestoneSighting, known: int) -> ArchiveFinding:
    why = (
        "one of the two rows is no longer there"
        if known == 1
        else "both rows print the same text, ref, plan year and date"
    )
    message = f"line {decision.line} is not applied: {why}"
    return finding_on(row, "warning", "decision_unfit", message, decision.left, decision.right)


def _cut(versions: Sequence[Version], tie: Tie) -> ArchiveFinding:
    left, right = versions[tie.left].first, versions[tie.right].first
    if tie.rule is Rule.PERSON:
        message = "a decision 'same' is not applied: another says that the two differ"
        expected, found = left.row_key, right.row_key
        return finding_on(right, "warning", "decisions_disagree", message, expected, found)
    message = "a link by rule is cut: it would join milestones that a decision keeps apart"
    return finding_on(right, "info", "link_cut", message, left.row_key, right.row_key)
