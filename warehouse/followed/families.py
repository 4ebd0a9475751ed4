"""Wordings that are the same definition: what a series joins, and what it never does."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from normalize.indicators.rows import DecidedBy, LinkStatus, Relation

WORTH = {DecidedBy.PERSON: 0, DecidedBy.PRINTED: 1, DecidedBy.RULE: 2}
"""Whose links join first: a person's judgement, then what is printed, then rules."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One definition as a document words it; years are plan years."""

    definition_id: str
    first_year: str | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """What a link says of two definitions; `row` is the row of kpis that prints the later one."""

    left: str
    right: str
    relation: str
    status: str
    decided_by: str
    score: float | None = None
    row: str | None = None


@dataclass(frozen=True, slots=True)
class Families:
    """Each definition with the oldest wording of its family, and links that join none."""

    of: Mapping[str, str]
    refused: tuple[Tie, ...] = ()


def families(wordings: Iterable[Wording], ties: Iterable[Tie]) -> Families:
    """Accepted `same` links join, the best first.

    None joins two families of which an accepted link of another relation says that they are not
    the same: it is refused.
    """
    rank = {w.definition_id: (w.first_year or "9999", w.definition_id) for w in wordings}
    accepted = [t for t in ties if t.status == LinkStatus.ACCEPTED]
    apart = {frozenset((t.left, t.right)) for t in accepted if t.relation != Relation.SAME}
    members = {name: [name] for name in rank}
    refused = []
    for tie in sorted((t for t in accepted if t.relation == Relation.SAME), key=strength):
        left, right = members.get(tie.left), members.get(tie.right)
        if left is None or right is None or left is right:
            continue
        if any(frozenset((one, other)) in apart for one in left for other in right):
            refused.append(tie)
        else:
            left.extend(right)
            members.update(dict.fromkeys(right, left))
    oldest = {id(group): min(group, key=rank.__getitem__) for group in members.values()}
    return Families({name: oldest[id(g)] for name, g in members.items()}, tuple(refused))


def strength(tie: Tie) -> tuple[int, float, str, str]:
    """The order in which links join: by whom, then by score, then by ids."""
    return WORTH[DecidedBy(tie.decided_by)], -(tie.score or 0), tie.left, tie.right
