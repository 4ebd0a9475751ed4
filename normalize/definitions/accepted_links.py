"""Links in the form in which changes of definitions ask for them."""

from dataclasses import dataclass

from normalize.indicators.reconciled import Reconciled
from normalize.indicators.rows import Change, DecidedBy, LinkRow, LinkStatus, Relation

UNITED = {Relation.SAME, Relation.REDEFINED}
PARTED = {Relation.SPLIT: Change.SPLIT, Relation.MERGE: Change.MERGED}


@dataclass(frozen=True, slots=True)
class Links:
    """Accepted links by the definitions they join; by indicator what may follow it.

    `parted` are indicators that were split or merged: they are neither dropped nor added.
    """

    accepted: dict[frozenset[str], LinkRow]
    successors: dict[str, str]
    parted: frozenset[str]


def links_of(reconciled: Reconciled) -> Links:
    """The links that hold; where two join the same definitions, a person's beats a rule's."""
    holding = sorted(
        (link for link in reconciled.links if link.status != LinkStatus.WITHDRAWN),
        key=lambda k: (k.decided_by != DecidedBy.PERSON, k.status, k.link_id),
    )
    accepted: dict[frozenset[str], LinkRow] = {}
    for link in holding:
        if link.status == LinkStatus.ACCEPTED and link.relation in UNITED:
            pair = frozenset((link.left_definition_id, link.right_definition_id))
            accepted.setdefault(pair, link)
    indicator = {d.definition_id: d.indicator_id for d in reconciled.definitions}
    halves = (k for k in holding if k.relation in PARTED and k.status == LinkStatus.ACCEPTED)
    sides = (side for k in halves for side in (k.left_definition_id, k.right_definition_id))
    parted = frozenset(indicator.get(side, side) for side in sides)
    return Links(accepted, successors_in(holding, reconciled), parted)


def successors_in(holding: list[LinkRow], reconciled: Reconciled) -> dict[str, str]:
    """What follows an indicator, in words: 'SCS CYP08 Percentage of ... (suggested)'."""
    definitions = {d.definition_id: d for d in reconciled.definitions}
    found: dict[str, str] = {}
    for link in holding:
        old = definitions.get(link.left_definition_id)
        new = definitions.get(link.right_definition_id)
        if link.relation == Relation.SUCCESSOR and old is not None and new is not None:
            name = " ".join(part for part in (new.ref, new.definition) if part)
            found.setdefault(old.indicator_id, f"{name} ({link.status})")
    return found
