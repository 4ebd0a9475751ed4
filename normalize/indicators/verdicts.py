"""What people decided about the definitions of one council."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extract.findings import Severity
from normalize.indicators.judgements import Decision, Verdict
from normalize.indicators.rows import ArchiveFinding
from normalize.indicators.versions import Version

DEFINITION = "def-"
"""Beginning of definition ids; decisions about milestones and values name other things."""

JOINING = (Verdict.SAME, Verdict.REDEFINED)
PARTING = (Verdict.DIFFERENT, Verdict.SUCCESSOR, Verdict.SPLIT, Verdict.MERGE)
FILE = "decisions.csv"


@dataclass(frozen=True, slots=True)
class Joined:
    """Two definitions that a person joined, by which line; `left` is printed earlier."""

    decision: Decision
    left: Version
    right: Version


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The judgements that hold: the newest line on a pair counts."""

    joined: tuple[Joined, ...] = ()
    parted: tuple[Joined, ...] = ()
    findings: tuple[ArchiveFinding, ...] = ()
    apart_keys: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    together_keys: frozenset[tuple[str, str]] = field(default_factory=frozenset)

    def part(self, left: Version, right: Version) -> bool:
        """Whether a person parted the two."""
        return (left.key, right.key) in self.apart_keys

    def unite(self, left: Version, right: Version) -> bool:
        """Whether a person joined the two."""
        return (left.key, right.key) in self.together_keys


def verdicts_of(decisions: Sequence[Decision], versions: Sequence[Version]) -> Verdicts:
    """The judgements on these definitions; one with only one side here is stale."""
    known = {v.definition_id: v for v in versions}
    newest: dict[frozenset[str], Decision] = {}
    findings = []
    for decision in sorted(decisions, key=lambda d: (d.when, d.line)):
        if decision.verdict not in JOINING + PARTING:
            continue
        here = [side in known for side in (decision.left, decision.right)]
        if all(here) and decision.left != decision.right:
            pair = frozenset((decision.left, decision.right))
            if pair in newest and opposite(newest[pair], decision):
                findings.append(superseded(newest[pair], decision))
            newest[pair] = decision
        elif any(here):
            findings.append(stale(decision, known))
    held = sorted(newest.values(), key=lambda d: (d.when, d.line))
    sides = [ordered(d, known) for d in held]
    joined = tuple(j for j in sides if j.decision.verdict in JOINING)
    parted = tuple(j for j in sides if j.decision.verdict in PARTING)
    return Verdicts(joined, parted, tuple(findings), both_ways(parted), both_ways(joined))


def lost_decisions(
    decisions: Sequence[Decision], definition_ids: frozenset[str]
) -> list[ArchiveFinding]:
    """Findings on link decisions of which no side is a definition of any council."""
    return [
        stale(d, {})
        for d in decisions
        if d.verdict in JOINING + PARTING
        and (d.left.startswith(DEFINITION) or d.right.startswith(DEFINITION))
        and not {d.left, d.right} & definition_ids
    ]


def ordered(decision: Decision, known: Mapping[str, Version]) -> Joined:
    """The two definitions, the one printed earlier first."""
    pair = (known[decision.left], known[decision.right])
    left, right = sorted(pair, key=lambda v: (v.begins, v.key))
    return Joined(decision, left, right)


def both_ways(joined: Sequence[Joined]) -> frozenset[tuple[str, str]]:
    """The keys of each pair, either first."""
    ways = [(j.left.key, j.right.key) for j in joined]
    return frozenset(ways + [(b, a) for a, b in ways])


def opposite(one: Decision, other: Decision) -> bool:
    """Whether two decisions on one pair contradict."""
    return (one.verdict in JOINING) != (other.verdict in JOINING)


def stale(decision: Decision, known: Mapping[str, Version]) -> ArchiveFinding:
    """A decision about a definition that no document of the council prints."""
    missing = [s for s in (decision.left, decision.right) if s not in known]
    return ArchiveFinding(
        severity=Severity.WARNING,
        code="decision_stale",
        message=f"Line {decision.line} of {FILE} ('{decision.verdict}') is not applied: no "
        f"document of the council prints {' or '.join(missing)} any more.",
        expected=decision.left,
        found=decision.right,
        source_line=decision.line,
    )


def superseded(old: Decision, new: Decision) -> ArchiveFinding:
    """Two decisions on one pair: the newer holds."""
    return ArchiveFinding(
        severity=Severity.WARNING,
        code="decision_conflict",
        message=f"Lines {old.line} and {new.line} of {FILE} contradict ('{old.verdict}', "
        f"'{new.verdict}'); the newer one, line {new.line}, holds.",
        expected=old.left,
        found=old.right,
        source_line=old.line,
    )


def refused(joined: Joined) -> ArchiveFinding:
    """A decision that joins what other decisions part."""
    decision = joined.decision
    return ArchiveFinding(
        severity=Severity.WARNING,
        code="decision_conflict",
        message=f"Line {decision.line} of {FILE} ('{decision.verdict}') is not applied: it would "
        "join definitions that other lines say are different.",
        expected=decision.left,
        found=decision.right,
        source_line=decision.line,
    )
