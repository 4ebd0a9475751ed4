"""Definitions to indicators: links are followed from the strongest to the weakest.

A link that would bring two definitions together which a judgement or a word tells apart, or which
one document prints as two, is withdrawn: it is the weakest on the way between the two.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from normalize.indicators.differences import parted
from normalize.indicators.matching import Key, Ruled
from normalize.indicators.verdicts import Joined, Verdicts
from normalize.indicators.versions import Version


@dataclass(frozen=True, slots=True)
class Cut:
    """A link that was withdrawn, and the two definitions that must stay apart."""

    pair: Ruled
    left: Version
    right: Version
    why: str
    judged: bool


@dataclass(slots=True)
class Clusters:
    """Definitions with what they belong together with.

    `redrawn` names the guards that a link of each group crosses with open eyes: another age band.
    """

    members: dict[str, list[Version]]
    home: dict[str, str]
    verdicts: Verdicts
    redrawn: dict[str, frozenset[str]] = field(default_factory=dict)
    twins: set[Key] = field(default_factory=set)
    cuts: list[Cut] = field(default_factory=list)
    refused: list[Joined] = field(default_factory=list)

    def one(self, left: str, right: str) -> bool:
        """Whether two definitions belong together."""
        return self.home[left] == self.home[right]

    def of(self, key: str) -> list[Version]:
        """All definitions that belong together with one."""
        return self.members[self.home[key]]

    def join(self, left: str, right: str) -> None:
        """Bring two definitions and all that belong to them together."""
        keep, gone = sorted((self.home[left], self.home[right]))
        moved = self.members.pop(gone)
        self.redrawn[keep] = self.crossed(keep) | self.crossed(gone)
        self.members[keep] = sorted(self.members[keep] + moved, key=lambda v: v.key)
        for version in moved:
            self.home[version.key] = keep

    def crossed(self, home: str) -> frozenset[str]:
        """The guards that links of one group cross."""
        return self.redrawn.get(home, frozenset())

    def between(self, left: str, right: str) -> Iterable[tuple[Version, Version]]:
        """All pairs that a link would bring together."""
        return ((a, b) for a in self.of(left) for b in self.of(right))


def clustered(versions: Sequence[Version], pairs: Sequence[Ruled], verdicts: Verdicts) -> Clusters:
    """Follow judgements, then rules, the strongest link first."""
    clusters = Clusters({v.key: [v] for v in versions}, {v.key: v.key for v in versions}, verdicts)
    clusters.twins = {p.keys for p in pairs if p.unites and p.evidence.together}
    for joined in verdicts.joined:
        follow_judgement(clusters, joined)
    for pair in pairs:
        if pair.unites and pair.keys not in verdicts.apart_keys:
            follow_rule(clusters, pair)
        elif pair.unites:
            left, right = pair.evidence.left, pair.evidence.right
            clusters.cuts.append(Cut(pair, left, right, "a person says that they differ", True))
    return clusters


def follow_judgement(clusters: Clusters, joined: Joined) -> None:
    """Bring together what a person joined, unless a person parted it elsewhere."""
    left, right = joined.left.key, joined.right.key
    if clusters.one(left, right):
        return
    if any(clusters.verdicts.part(a, b) for a, b in clusters.between(left, right)):
        clusters.refused.append(joined)
    else:
        clusters.join(left, right)


def follow_rule(clusters: Clusters, pair: Ruled) -> None:
    """Bring together what a rule joins, unless that joins what must stay apart."""
    left, right = pair.keys
    if clusters.one(left, right):
        return
    crossed = frozenset(p.name for p in pair.evidence.differs.parted)
    crossed |= clusters.crossed(clusters.home[left]) | clusters.crossed(clusters.home[right])
    for a, b in clusters.between(left, right):
        why = told_apart(clusters, a, b, crossed)
        if why is not None:
            clusters.cuts.append(Cut(pair, a, b, why, clusters.verdicts.part(a, b)))
            return
    clusters.join(left, right)
    clusters.redrawn[clusters.home[left]] = crossed


def told_apart(clusters: Clusters, a: Version, b: Version, crossed: frozenset[str]) -> str | None:
    """Why two definitions must not belong together; `crossed` are guards that a link crosses."""
    if clusters.verdicts.part(a, b):
        return "a person says that they differ"
    if clusters.verdicts.unite(a, b):
        return None
    found = parted(a.wording, b.wording)
    guards = [p for p in found if not (p.partly and p.name in crossed)]
    if guards:
        return f"the words tell them apart ({guards[0].name})"
    twins = (a.key, b.key) in clusters.twins or (b.key, a.key) in clusters.twins
    if a.documents & b.documents and not twins:
        return "one document prints both, as two indicators"
    return None


def neighbours(
    clusters: Clusters, printed: Mapping[str, Sequence[tuple[int, Version]]]
) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """For each definition the indicators printed just before and just after it."""
    before: dict[str, set[str]] = {key: set() for key in clusters.home}
    after: dict[str, set[str]] = {key: set() for key in clusters.home}
    for rows in printed.values():
        for (_, first), (_, second) in pairwise(rows):
            after[first.key].add(clusters.home[second.key])
            before[second.key].add(clusters.home[first.key])
    return {k: (frozenset(before[k]), frozenset(after[k])) for k in clusters.home}
