"""Each council's documents reconciled: what is the same over the years, kept while nothing changed.

A council is reconciled again where one of its documents, a decision, a rule or an id of its own
changed; of all others the last result holds, so one document more costs one council.
"""

import hashlib
import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

import duckdb
import msgspec

from normalize.definitions.changes import definition_changes
from normalize.indicators import reconcile
from normalize.indicators.judgements import Decision, Registered
from normalize.indicators.reconciled import Reconciled
from normalize.indicators.rows import ArchiveFinding, DefinitionChangeRow
from normalize.indicators.sightings import Sighting
from normalize.milestones import follow_milestones
from normalize.milestones.sightings import FollowedMilestones, MilestoneSighting
from warehouse.councils.sightings import (
    Scope,
    kpi_sightings,
    milestone_sightings,
    scopes_in,
    want,
)
from warehouse.software import code_hash, short_hash
from warehouse.whole import write_whole

log = logging.getLogger(__name__)

DOCUMENTS_AT_ONCE = 1000
"""Documents whose figures are sorted together; DuckDB goes through the staged ones each time."""

T = TypeVar("T")

Seen = tuple[tuple[Sighting, ...], tuple[MilestoneSighting, ...]]
"""What one council prints."""


@dataclass(frozen=True, slots=True)
class Followed:
    """What is followed in one council; `leans_on` hashes the ids that it was given.

    `findings` are those that reconciling itself has no say in.
    """

    indicators: Reconciled = field(default_factory=Reconciled)
    changes: tuple[DefinitionChangeRow, ...] = ()
    milestones: FollowedMilestones = field(default_factory=FollowedMilestones)
    findings: tuple[ArchiveFinding, ...] = ()
    leans_on: str = ""

    def said(self) -> tuple[object, ...]:
        """All that a release tells of it; how its ids came about is no part of that."""
        rows = self.indicators
        ids = sorted((kpi, i.indicator_id, i.definition_id) for kpi, i in rows.of_kpi.items())
        paths = sorted(self.milestones.of_row.items())
        return rows.indicators, rows.definitions, rows.links, ids, self.changes, paths


class Registry:
    """A registry of ids while it grows: the lines that stood there, and those of this run."""

    def __init__(self, lines: Iterable[Registered] = ()) -> None:
        self.lines: list[Registered] = []
        self.new: list[Registered] = []
        self._by_name: dict[str, list[tuple[int, Registered]]] = defaultdict(list)
        for line in lines:
            self._note(line)

    def add(self, minted: Iterable[Registered]) -> None:
        """Note ids that were given now."""
        for line in minted:
            self.new.append(line)
            self._note(line)

    def _note(self, line: Registered) -> None:
        for name in {line.id, line.anchor}:
            self._by_name[name].append((len(self.lines), line))
        self.lines.append(line)

    def about(self, names: Iterable[str]) -> str:
        """Hash of the lines about these ids and anchors, in the order of the file."""
        found = {line for name in names for line in self._by_name.get(name, ())}
        ordered = [(r.id, r.anchor, r.redirect_to) for _, r in sorted(found, key=lambda f: f[0])]
        return hashlib.sha256(msgspec.msgpack.encode(ordered)).hexdigest()


@dataclass(frozen=True, slots=True)
class Ids:
    """The two registries."""

    indicators: Registry
    milestones: Registry


def follow_councils(
    connection: duckdb.DuckDBPyConnection,
    digests: Mapping[str, str],
    decisions: Sequence[Decision],
    ids: Ids,
    shelf: Path,
) -> Iterator[tuple[Scope, Followed]]:
    """Each council with what is followed in it, in order of scopes; `ids` grows on the way.

    `digests` tells for each document what its rows are; `shelf` keeps the results.
    """
    scopes = scopes_in(connection)
    keys = {s.scope: key_of(s, digests, decisions) for s in scopes}
    kept = {s.scope: kept_result(shelf, keys[s.scope], ids) for s in scopes}
    seen = sightings_of(connection, [s for s in scopes if kept[s.scope] is None])
    for scope in scopes:
        followed = kept.pop(scope.scope)
        if followed is None:
            followed = followed_in(scope, *next(seen), decisions, ids)
            ids.indicators.add(followed.indicators.minted)
            ids.milestones.add(followed.milestones.minted)
            keep(shelf, keys[scope.scope], followed, ids)
        yield scope, followed
    forget_others(shelf, keys.values())


def sightings_of(connection: duckdb.DuckDBPyConnection, scopes: Sequence[Scope]) -> Iterator[Seen]:
    """What each of these councils prints of indicators and milestones, in their order."""
    for part in parts_of(scopes):
        want(connection, part)
        kpis, milestones = kpi_sightings(connection), milestone_sightings(connection)
        yield from zip(by_scope(part, kpis), by_scope(part, milestones), strict=True)


def parts_of(scopes: Sequence[Scope]) -> Iterator[list[Scope]]:
    """Councils that are asked for together: so many documents, or one large council."""
    part: list[Scope] = []
    for scope in scopes:
        if part and sum(len(s.document_ids) for s in (*part, scope)) > DOCUMENTS_AT_ONCE:
            yield part
            part = []
        part.append(scope)
    if part:
        yield part


def by_scope(
    scopes: Sequence[Scope], groups: Iterator[tuple[str, tuple[T, ...]]]
) -> Iterator[tuple[T, ...]]:
    """The sightings of each scope; `groups` come in the same order, but for scopes without any."""
    group = next(groups, None)
    for scope in scopes:
        if group is not None and group[0] == scope.scope:
            yield group[1]
            group = next(groups, None)
        else:
            yield ()


def followed_in(
    scope: Scope,
    kpis: Sequence[Sighting],
    milestones: Sequence[MilestoneSighting],
    decisions: Sequence[Decision],
    ids: Ids,
) -> Followed:
    """Reconcile one council."""
    reconciled = reconcile(scope.council, scope.scope, kpis, decisions, ids.indicators.lines)
    return Followed(
        reconciled,
        definition_changes(scope.council, kpis, reconciled),
        follow_milestones(scope.council, scope.scope, milestones, decisions, ids.milestones.lines),
        without_council(scope) if scope.council is None and (kpis or milestones) else (),
    )


def without_council(scope: Scope) -> tuple[ArchiveFinding, ...]:
    """What to say of documents that cannot be followed: nothing tells whose they are."""
    return tuple(
        ArchiveFinding(
            severity="info",
            code="council_unknown",
            message="No council is named, so its indicators and milestones are followed in this "
            "document only. Name the council of its folder in archive.csv.",
            document_id=document_id,
        )
        for document_id in scope.document_ids
    )


def leaning(followed: Followed, ids: Ids) -> str:
    """Hash of the registry lines that a result was made with."""
    rows = followed.indicators
    names = {row.definition_key for row in rows.definitions}
    names |= {row.indicator_id for row in rows.indicators}
    paths = set(followed.milestones.of_row.values())
    return short_hash(ids.indicators.about(names), ids.milestones.about(paths))


def key_of(scope: Scope, digests: Mapping[str, str], decisions: Sequence[Decision]) -> str:
    """Hash of what a council is reconciled from, but for the ids."""
    documents = [(d, digests[d]) for d in scope.document_ids]
    facts = msgspec.msgpack.encode((scope.scope, scope.council, documents, decisions))
    return short_hash(facts.hex(), code_hash("normalize"))


def kept_result(shelf: Path, key: str, ids: Ids) -> Followed | None:
    """The result of an earlier run, where the ids it leans on are still given like that."""
    try:
        data = (shelf / f"{key}.bin").read_bytes()
    except FileNotFoundError:
        return None
    if hashlib.sha256(data[32:]).digest() != data[:32]:
        log.warning("The stored result %s is damaged; it is made again.", shelf / f"{key}.bin")
        return None
    followed = msgspec.msgpack.decode(data[32:], type=Followed)
    return followed if followed.leans_on == leaning(followed, ids) else None


def keep(shelf: Path, key: str, followed: Followed, ids: Ids) -> None:
    """Store a result as the next run would find it: with its ids given."""
    settled = replace(
        followed,
        indicators=replace(followed.indicators, minted=()),
        milestones=replace(followed.milestones, minted=()),
        leans_on=leaning(followed, ids),
    )
    body = msgspec.msgpack.encode(settled)
    write_whole(shelf / f"{key}.bin", hashlib.sha256(body).digest() + body)


def forget_others(shelf: Path, keys: Iterable[str]) -> None:
    """Remove results that no council of this release has."""
    wanted = set(keys)
    for path in shelf.glob("*.bin"):
        if path.stem not in wanted:
            path.unlink()
