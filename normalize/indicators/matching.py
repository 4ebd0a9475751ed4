"""One to one: of the pairs that the rules accept, those that leave no choice.

Within two documents a definition has one counterpart, unless a document prints one twice. The
stronger pair wins; where two are as strong nothing is guessed, and both are suggested.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from normalize.indicators.evidence import Evidence
from normalize.indicators.rows import LinkStatus, Relation
from normalize.indicators.rules import Rule, rule_for

MARGIN = 0.05
"""Difference of scores below which two pairs are as strong: a word of twenty, or a round figure."""

UNITING = (None, Relation.SAME, Relation.REDEFINED)
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Ruled:
    """A pair with the rule that holds for it; `rival` is what it was as strong as."""

    evidence: Evidence
    rule: Rule
    status: LinkStatus
    relation: Relation | None = None
    rival: Evidence | None = None

    @property
    def keys(self) -> Key:
        """Keys of the two definitions."""
        return (self.evidence.left.key, self.evidence.right.key)

    @property
    def unites(self) -> bool:
        """Whether it would make the two one indicator."""
        return self.status == LinkStatus.ACCEPTED and self.relation in UNITING

    @property
    def strength(self) -> tuple[float, Key]:
        """Sort key: the strongest first, then by keys, so that no order of input matters."""
        return (-self.evidence.score, self.keys)


def ruled(evidences: Iterable[Evidence]) -> list[Ruled]:
    """The pairs that a rule speaks for, the strongest first."""
    found = []
    for evidence in evidences:
        rule = rule_for(evidence)
        if rule is not None and rule.status is not None:
            found.append(Ruled(evidence, rule, rule.status, rule.relation))
    return sorted(found, key=lambda r: r.strength)


def one_to_one(pairs: Sequence[Ruled]) -> list[Ruled]:
    """Accepted pairs without a rival as they are, ties as suggestions; beaten pairs are left out.

    `pairs` are the strongest first; those that unite nothing pass as they are.
    """
    twins = {r.keys for r in pairs if r.unites and r.evidence.together}
    kept: dict[Key, Ruled] = {}
    sides: defaultdict[str, list[Key]] = defaultdict(list)
    for pair in pairs:
        if not pair.unites or pair.evidence.together:
            kept[pair.keys] = pair
            continue
        rivals = rivals_of(pair, kept, sides, twins)
        equals = [k for k in rivals if is_as_strong(kept[k], pair)]
        if rivals and not equals:
            continue
        for key in equals:
            kept[key] = tied(kept[key], pair)
        kept[pair.keys] = tied(pair, kept[equals[0]]) if equals else pair
        for side in pair.keys:
            sides[side].append(pair.keys)
    return sorted(kept.values(), key=lambda r: r.strength)


def rivals_of(
    pair: Ruled, kept: Mapping[Key, Ruled], sides: Mapping[str, list[Key]], twins: set[Key]
) -> list[Key]:
    """Pairs kept so far that give one side of this one another counterpart in one document."""
    found = []
    left, right = pair.evidence.left, pair.evidence.right
    for mine, other in ((left, right), (right, left)):
        for key in sides.get(mine.key, ()):
            evidence = kept[key].evidence
            third = evidence.right if evidence.left.key == mine.key else evidence.left
            if not third.documents & other.documents:
                continue
            if (third.key, other.key) not in twins and (other.key, third.key) not in twins:
                found.append(key)
    return found


def is_as_strong(one: Ruled, other: Ruled) -> bool:
    """Whether neither pair is clearly stronger."""
    return abs(one.evidence.score - other.evidence.score) < MARGIN


def tied(pair: Ruled, rival: Ruled) -> Ruled:
    """The pair as a suggestion: a split or a merge where the ref ties both, else open."""
    relation = pair.relation
    if pair.evidence.tied and rival.evidence.tied:
        same_left = pair.evidence.left.key == rival.evidence.left.key
        relation = Relation.SPLIT if same_left else Relation.MERGE
    return replace(
        pair, status=LinkStatus.SUGGESTED, relation=relation, rival=pair.rival or rival.evidence
    )
