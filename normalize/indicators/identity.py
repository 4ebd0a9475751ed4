"""Ids of indicators: given once, written down, never changed.

The registry is append-only. What stands in it decides; the oldest line wins where indicators are
merged, and a split leaves the id with the part that holds its first anchor.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from normalize.indicators.judgements import Registered
from normalize.indicators.registry import Registry
from normalize.indicators.versions import Version, is_national
from normalize.row_keys import short_hash

PREFIX = "ind-"
LONGEST_NAME = 48  # characters of an id made of a title
HASH_DIGITS = 8  # of a short hash behind an id that is taken: 32 bits for a handful of ids

# 'brackenshire borough council', 'the council of fernleigh'
KIND_OF_COUNCIL = re.compile(
    r"\s(?:(?:metropolitan )?(?:borough|district)|county|city|parish|town)? ?council$"
    r"|^(?:the )?(?:(?:london )?borough|county|city|council) of\s"
)

Cluster = Sequence[Version]


def identified(clusters: Iterable[Cluster], registry: Registry, slug: str) -> dict[str, str]:
    """The id of each definition key; the registry grows by those that are new.

    `clusters` hold definitions that are one indicator; `slug` names the council in
    new ids: so they are the same whichever other councils an archive has.
    """
    ordered = sorted((sorted(c, key=by_time) for c in clusters), key=newest_first)
    homes = registry.living_in({v.key: at for at, cluster in enumerate(ordered) for v in cluster})
    ids: dict[str, str] = {}
    for at, cluster in enumerate(ordered):
        chosen = keep_id(cluster, homes.get(at, []), registry)
        for version in cluster:
            if chosen is not None:
                ids[version.key] = chosen
    for cluster in ordered:
        if cluster[0].key not in ids:
            chosen = mint(cluster, registry, slug)
            ids.update((version.key, chosen) for version in cluster)
    return ids


def by_time(version: Version) -> tuple[object, ...]:
    """Sort key: the definition first printed first."""
    return (version.begins, version.key)


def newest_first(cluster: Cluster) -> tuple[object, ...]:
    """Sort key of indicators: a ref that was used twice is the newer one's name."""
    year, quarter, document = max(v.ends for v in cluster)
    descending = tuple(-ord(c) for c in year)
    return (descending, -quarter, document, cluster[0].key)


def keep_id(cluster: Cluster, living: Sequence[str], registry: Registry) -> str | None:
    """The oldest id that lives in the cluster, to which the others are led; None where none is."""
    if not living:
        return None
    chosen, *others = living
    first = next(v for v in cluster if v.key in registry.anchors[chosen])
    if registry.resolve(chosen) != chosen:
        registry.add(line_of(chosen, first))
    for other in others:
        if registry.resolve(other) != chosen:
            registry.add(Registered(other, "", minted_in(first), chosen))
    for version in cluster:
        if registry.id_of(version.key) != chosen:
            registry.add(line_of(chosen, version))
    return chosen


def mint(cluster: Cluster, registry: Registry, slug: str) -> str:
    """A new id for an indicator that has none: the council's, whatever other councils are there."""
    tries = [f"{PREFIX}{slug}-{readable(cluster)}"]
    tries.append(f"{tries[-1]}-{short_hash(cluster[0].key)[:HASH_DIGITS]}")
    tries.append(f"{PREFIX}{short_hash(*(v.key for v in cluster))}")
    chosen = next(t for t in tries if t not in registry.rank)
    for version in cluster:
        registry.add(line_of(chosen, version))
    return chosen


def line_of(identifier: str, version: Version) -> Registered:
    """The registry's line for one definition."""
    return Registered(identifier, version.key, minted_in(version))


def minted_in(version: Version) -> str:
    """The document that a definition was first seen in."""
    return version.first.source.document_id


def readable(cluster: Cluster) -> str:
    """'scs-cyp03': the newest own ref, else the newest national one, else words of the title."""
    rows = sorted((v for v in cluster), key=lambda v: (v.ends, v.key), reverse=True)
    for national in (False, True):
        for version in rows:
            refs = sorted(r for r in version.refs if is_national(r) == national)
            if refs:
                return slugged(refs[0])
    title = next((slugged(v.measure) for v in rows if v.measure and slugged(v.measure)), "")
    return title or short_hash(cluster[0].key)[:HASH_DIGITS]


def slug_of(scope: str) -> str:
    """'brackenshire' for 'brackenshire borough council'; a document's id as it is."""
    return slugged(KIND_OF_COUNCIL.sub("", scope)) or slugged(scope)


def slugged(text: str | None) -> str:
    """Small letters, figures and hyphens; whole words up to a length."""
    plain = unicodedata.normalize("NFKD", text or "").encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(slug) <= LONGEST_NAME:
        return slug
    return slug[: LONGEST_NAME + 1].rpartition("-")[0] or slug[:LONGEST_NAME]


def follow_registry(registered: Sequence[Registered]) -> Mapping[str, str]:
    """Every id of the registry with the id that it leads to now."""
    registry = Registry(registered)
    return {identifier: registry.resolve(identifier) for identifier in registry.rank}
