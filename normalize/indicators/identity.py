"""Ids of indicators: given once, written down, never changed.

The registry is append-only. What stands in it decides; the oldest line wins where indicators are
merged, and a split leaves the id with the part that holds its first anchor.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from normalize.indicators.judgements import Registered
from normalize.indicators.versions import Version, is_national
from normalize.row_keys import short_hash

PREFIX = "ind-"
LONGEST_NAME = 48  # characters of an id made of a title
NO_COUNCIL = "doc-"
"""How the slug begins of a document that is followed alone."""

HASH_DIGITS = 8  # of a short hash behind an id that is taken: 32 bits for a handful of ids

Cluster = Sequence[Version]


@dataclass(slots=True)
class Registry:
    """The lines of the registry in file order, with those that this run adds."""

    lines: list[Registered]
    added: list[Registered] = field(default_factory=list)
    of_anchor: dict[str, str] = field(default_factory=dict)
    anchors: dict[str, list[str]] = field(default_factory=dict)
    redirect: dict[str, str] = field(default_factory=dict)
    rank: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        lines, self.lines = self.lines, []
        for line in lines:
            self.read(line)

    def read(self, line: Registered) -> None:
        """Take one line in."""
        self.lines.append(line)
        self.rank.setdefault(line.id, len(self.rank))
        if line.anchor and not line.redirect_to:
            self.of_anchor[line.anchor] = line.id
            self.anchors.setdefault(line.id, []).append(line.anchor)
        if line.redirect_to:
            self.redirect[line.id] = line.redirect_to
        else:
            self.redirect.pop(line.id, None)

    def add(self, line: Registered) -> None:
        """Append a line."""
        self.added.append(line)
        self.read(line)

    def resolve(self, identifier: str) -> str:
        """Where redirects lead; a circle, which only a hand can write, ends where it began."""
        seen = {identifier}
        while (target := self.redirect.get(identifier)) is not None and target not in seen:
            seen.add(target)
            identifier = target
        return identifier

    def id_of(self, anchor: str) -> str | None:
        """The id that an anchor has now."""
        identifier = self.of_anchor.get(anchor)
        return None if identifier is None else self.resolve(identifier)


def identified(
    clusters: Iterable[Cluster], registered: Sequence[Registered], slug: str
) -> tuple[dict[str, str], tuple[Registered, ...]]:
    """The id of each definition key, and the lines to append to the registry.

    `clusters` hold definitions that are one indicator; `slug` names the council in ids that would
    otherwise be another council's.
    """
    registry = Registry(list(registered))
    ordered = sorted((sorted(c, key=by_time) for c in clusters), key=newest_first)
    homes = homes_of(ordered, registry)
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
    return ids, tuple(registry.added)


def by_time(version: Version) -> tuple[object, ...]:
    """Sort key: the definition first printed first."""
    return (version.begins, version.key)


def newest_first(cluster: Cluster) -> tuple[object, ...]:
    """Sort key of indicators: a ref that was used twice is the newer one's name."""
    year, quarter, document = max(v.ends for v in cluster)
    descending = tuple(-ord(c) for c in year)
    return (descending, -quarter, document, cluster[0].key)


def homes_of(clusters: Sequence[Cluster], registry: Registry) -> dict[int, list[str]]:
    """For each cluster the ids that live in it: those whose first anchor still known is there."""
    place = {v.key: at for at, cluster in enumerate(clusters) for v in cluster}
    homes: dict[int, list[str]] = {}
    for identifier, anchors in registry.anchors.items():
        known = (a for a in anchors if a in place and registry.of_anchor[a] == identifier)
        first = next(known, None)
        if first is not None:
            homes.setdefault(place[first], []).append(identifier)
    return homes


def keep_id(cluster: Cluster, living: Sequence[str], registry: Registry) -> str | None:
    """The oldest id that lives in the cluster; the others are led to it. None where none does."""
    if not living:
        return None
    chosen = min(living, key=lambda i: registry.rank[i])
    first = next(v for v in cluster if v.key in registry.anchors[chosen])
    if registry.resolve(chosen) != chosen:
        registry.add(line_of(chosen, first))
    for other in sorted(living, key=lambda i: registry.rank[i]):
        if other != chosen and registry.resolve(other) != chosen:
            registry.add(Registered(other, "", minted_in(first), chosen))
    for version in cluster:
        if registry.id_of(version.key) != chosen:
            registry.add(line_of(chosen, version))
    return chosen


def mint(cluster: Cluster, registry: Registry, slug: str) -> str:
    """A new id for an indicator that has none.

    The plain name is a council's: a document of no council takes it from nobody.
    """
    name = readable(cluster)
    tries = [] if slug.startswith(NO_COUNCIL) else [f"{PREFIX}{name}"]
    if not tries or is_other_councils(tries[0], registry, cluster):
        tries.append(f"{PREFIX}{slug}-{name}")
    tries.append(f"{tries[-1]}-{short_hash(cluster[0].key)[:HASH_DIGITS]}")
    tries.append(f"{PREFIX}{short_hash(*(v.key for v in cluster))}")
    chosen = next(t for t in tries if t not in registry.rank)
    for version in cluster:
        registry.add(line_of(chosen, version))
    return chosen


def is_other_councils(identifier: str, registry: Registry, cluster: Cluster) -> bool:
    """Whether an id belongs to a council other than the cluster's."""
    scope = cluster[0].key.partition("|")[0]
    anchors = registry.anchors.get(identifier, ())
    return any(anchor.partition("|")[0] != scope for anchor in anchors)


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


def slugged(text: str | None) -> str:
    """Small letters, figures and hyphens; whole words up to a length."""
    plain = unicodedata.normalize("NFKD", text or "").encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(slug) <= LONGEST_NAME:
        return slug
    return slug[: LONGEST_NAME + 1].rpartition("-")[0] or slug[:LONGEST_NAME]


def follow_registry(registered: Sequence[Registered]) -> Mapping[str, str]:
    """Every id of the registry with the id that it leads to now."""
    registry = Registry(list(registered))
    return {identifier: registry.resolve(identifier) for identifier in registry.rank}
