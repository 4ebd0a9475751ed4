"""Councils in groups: what one document more makes to be followed anew, and no more.

A council is followed as a whole, and each query costs a little whatever it is about; so councils
are followed some together, and the result of a group is kept until one of them changes.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import msgspec
import numpy as np
import pyarrow as pa

from normalize.indicators.judgements import Decision
from warehouse.schemas import FOLLOWED_TABLES
from warehouse.software import code_hash, short_hash

GROUPS = 64
"""With so many, one changed council costs a sixty-fourth of all; and so many queries are quick."""

TOGETHER = 600
"""Documents that are queried together where much changed: a query costs a little whatever it is
about, as much as two hundred documents do; of so many the rows still take little memory.
"""

NOWHERE = -1
"""Instead of a number; less than all of them."""

SHARES = 4
"""Bundles for each helper, at least: so all end at about the same time."""


@dataclass(frozen=True, slots=True)
class Scope:
    """One council's documents by id; a document that names no council is a scope of its own."""

    scope: str
    council: str | None
    document_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Councils that are followed together, by scope."""

    number: int
    scopes: tuple[Scope, ...]

    @property
    def document_ids(self) -> list[str]:
        """All documents of the group."""
        return [d for scope in self.scopes for d in scope.document_ids]


def groups_of(councils: Mapping[str, str | None]) -> list[Group]:
    """The groups of an archive in order; `councils` tells the council of each document."""
    documents: dict[str, list[str]] = defaultdict(list)
    names: dict[str, set[str]] = defaultdict(set)
    for document_id, council in councils.items():
        scope = scope_of(document_id, council)
        documents[scope].append(document_id)
        names[scope].update([council] if council else [])
    scopes: dict[int, list[Scope]] = defaultdict(list)
    for scope in sorted(documents):
        council = min(names[scope], default=None)
        found = Scope(scope, council, tuple(sorted(documents[scope])))
        scopes[number_of(scope)].append(found)
    return [Group(number, tuple(scopes[number])) for number in sorted(scopes)]


def scope_of(document_id: str, council: str | None) -> str:
    """What a document is followed in: its council, however it is written, or itself alone."""
    return council.strip().lower() if council and council.strip() else document_id


def number_of(scope: str) -> int:
    """The group of a council: always the same one."""
    return hashlib.sha256(scope.encode()).digest()[0] % GROUPS


def key_of(group: Group, digests: Mapping[str, str], decisions: Sequence[Decision]) -> str:
    """Hash of what a group's result is made of, but for the ids."""
    documents = [
        (s.scope, s.council, [(d, digests[d]) for d in s.document_ids]) for s in group.scopes
    ]
    facts = hashlib.sha256(msgspec.msgpack.encode((documents, decisions)))
    for name, schema in FOLLOWED_TABLES.items():
        facts.update(name.encode() + schema.serialize().to_pybytes())
    return short_hash(facts.hexdigest(), code_hash("normalize"), code_hash("warehouse"))


def bundles_of(groups: Sequence[Group], helpers: int) -> list[tuple[Group, ...]]:
    """The groups in order, some of them together; one that is large is on its own."""
    documents = sum(len(group.document_ids) for group in groups)
    limit = min(TOGETHER, documents // (helpers * SHARES)) if helpers else TOGETHER
    bundles: list[list[Group]] = []
    room = 0
    for group in groups:
        room -= len(group.document_ids)
        if room < 0 or not bundles:
            bundles.append([])
            room = limit - len(group.document_ids)
        bundles[-1].append(group)
    return [tuple(bundle) for bundle in bundles]


def number_by_document(groups: Iterable[Group]) -> dict[str, int]:
    """The group of each document."""
    return {d: group.number for group in groups for d in group.document_ids}


def by_number(
    batch: pa.RecordBatch, numbers: Mapping[str, int], column: str = "document_id"
) -> Iterator[tuple[int, pa.RecordBatch]]:
    """The rows of each number; those of documents without one are left out."""
    found = np.array([numbers.get(d, NOWHERE) for d in batch[column].to_pylist()], np.int32)
    order = np.argsort(found, kind="stable")
    order = order[np.count_nonzero(found == NOWHERE) :]
    rows = batch.take(pa.array(order))
    starts = np.unique(found[order], return_index=True)[1].tolist()
    for start, end in pairwise([*starts, len(order)]):
        yield int(found[order[start]]), rows.slice(start, end - start)
