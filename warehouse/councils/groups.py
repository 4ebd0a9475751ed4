"""Councils in groups: what one document more makes to be followed anew, and no more.

A council is followed as a whole, and each query costs a little whatever it is about; so councils
are followed some together, and the result of a group is kept until one of them changes.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from normalize.indicators.judgements import Decision
from warehouse.schemas import FOLLOWED_TABLES
from warehouse.software import code_hash, short_hash

GROUPS = 64
"""With so many, one changed council costs a sixty-fourth of all; and so many queries are quick."""


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


def number_by_document(groups: Iterable[Group]) -> dict[str, int]:
    """The group of each document."""
    return {d: group.number for group in groups for d in group.document_ids}
