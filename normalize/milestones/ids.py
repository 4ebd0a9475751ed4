"""Ids of milestones: readable, and for ever the same by the append-only registry."""

import re
from collections.abc import Sequence

from normalize.indicators.judgements import Registered
from normalize.indicators.registry import Registry
from normalize.milestones.versions import Version

PREFIX = "mil"
HASH_DIGITS = 6  # of the anchor, in an id; more where two milestones would share one


def give_ids(groups: Sequence[Sequence[Version]], registry: Registry) -> list[str]:
    """An id for every group, in their order: the oldest that lives in it, else a new one.

    The registry grows by the new ones.
    """
    homes = {v.anchor: place for place, group in enumerate(groups) for v in group}
    living = registry.living_in(homes)
    kept = [_keep(group, living.get(place, ()), registry) for place, group in enumerate(groups)]
    return [found or _mint(group, registry) for found, group in zip(kept, groups, strict=True)]


def _keep(group: Sequence[Version], living: Sequence[str], registry: Registry) -> str | None:
    """The oldest id of a group, to which the others are led; None where none lives in it."""
    if not living:
        return None
    kept, *others = living
    if registry.resolve(kept) != kept:
        own = next(v for v in group if registry.of_anchor.get(v.anchor) == kept)
        registry.add(_line(kept, own))
    for other in others:
        if registry.resolve(other) != kept:
            registry.add(Registered(other, "", _seen_in(group[0]), kept))
    for version in group:
        if registry.id_of(version.anchor) != kept:
            registry.add(_line(kept, version))
    return kept


def _mint(group: Sequence[Version], registry: Registry) -> str:
    """'mil-eep02-2013-14-3fa9c1': ref and plan year, if printed, and some of the anchor."""
    row = group[0].first
    ref = re.sub(r"[^a-z0-9]+", "", (row.ref or row.objective_ref or "").casefold())
    stem = "-".join(part for part in (PREFIX, ref, row.plan_year) if part)
    digest = group[0].anchor.rpartition(":")[2]
    tries = [f"{stem}-{digest[:n]}" for n in range(HASH_DIGITS, len(digest) + 1)]
    tries += [f"{tries[-1]}-{n}" for n in range(2, len(registry.rank) + 3)]
    chosen = next(t for t in tries if t not in registry.rank)
    for version in group:
        registry.add(_line(chosen, version))
    return chosen


def _line(milestone_id: str, version: Version) -> Registered:
    return Registered(milestone_id, version.anchor, _seen_in(version))


def _seen_in(version: Version) -> str:
    """The document that a version was first seen in."""
    return version.first.source.document_id
