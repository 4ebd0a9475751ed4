"""Pairs of definitions worth comparing: all others have nothing in common."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations

from normalize.definitions.compare import counted_key
from normalize.indicators.likeness import Titles
from normalize.indicators.successions import sides_of
from normalize.indicators.versions import Version

MOST_IN_GROUP = 200
"""Definitions with one ref or wording: a ref that so many share is no name of an indicator."""

Pair = tuple[Version, Version]


def candidates(
    versions: Sequence[Version], titles: Titles, council: str | None = None
) -> list[Pair]:
    """Each pair once, in order of keys: by refs, by words, by what is counted, by replacement."""
    of_key = {v.key: v for v in versions}
    found: set[tuple[str, str]] = set()
    for group in (by_refs(versions), by_core(versions), by_counted(versions, council)):
        for keys in group:
            if len(keys) <= MOST_IN_GROUP:
                found.update(combinations(sorted(keys), 2))
    found.update(by_likeness(versions, titles))
    found.update(by_succession(versions))
    return [(of_key[a], of_key[b]) for a, b in sorted(found)]


def grouped(items: Iterable[tuple[Hashable, str]]) -> Iterator[set[str]]:
    """The keys that have something in common."""
    groups: defaultdict[Hashable, set[str]] = defaultdict(set)
    for thing, key in items:
        groups[thing].add(key)
    return (keys for keys in groups.values() if len(keys) > 1)


def by_refs(versions: Sequence[Version]) -> Iterator[set[str]]:
    """Those that name one ref in any role, or two refs that one cell names."""
    named = {v.key: v.refs | v.mentioned | v.replaced for v in versions}
    cells: defaultdict[str, set[str]] = defaultdict(set)
    for version in versions:
        for ref in version.refs:
            cells[ref] |= version.refs
    return grouped(
        (ref, key) for key, refs in named.items() for r in refs for ref in cells[r] | {r}
    )


def by_core(versions: Sequence[Version]) -> Iterator[set[str]]:
    """Those whose titles have one core."""
    return grouped((v.wording.core, v.key) for v in versions if v.wording.core)


def by_counted(versions: Sequence[Version], council: str | None) -> Iterator[set[str]]:
    """Those whose titles count the same when words of one meaning are one."""
    return grouped((key, v.key) for v in versions if (key := counted_key(v.measure or "", council)))


def by_likeness(versions: Sequence[Version], titles: Titles) -> Iterator[tuple[str, str]]:
    """Those whose titles are alike."""
    of_core: defaultdict[str, list[str]] = defaultdict(list)
    for version in versions:
        of_core[version.wording.core].append(version.key)
    for left, right in titles.near():
        for a in of_core[left]:
            for b in of_core[right]:
                yield (a, b) if a < b else (b, a)


def by_succession(versions: Sequence[Version]) -> Iterator[tuple[str, str]]:
    """Those of which one measure was replaced by the other for all councils."""
    older: defaultdict[str, list[str]] = defaultdict(list)
    newer: defaultdict[str, list[str]] = defaultdict(list)
    for version in versions:
        before, after = sides_of(version.measure or "")
        for name in before:
            older[name].append(version.key)
        for name in after:
            newer[name].append(version.key)
    for name in older:
        for a in older[name]:
            for b in newer[name]:
                yield (a, b) if a < b else (b, a)
