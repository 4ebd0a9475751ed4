"""Documents in bundles: rows of the documents whose ids begin alike, in one file.

Documents come in order of their ids, so a release is its shards one after the other. One document
more changes one shard; the others are read as they lie, a few hundred files whatever the number
of documents.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path

import msgspec
import pyarrow as pa

from normalize.rows import DocumentRow
from warehouse.arrow_bytes import packed, unpacked
from warehouse.batches import RunFacts, document_batch
from warehouse.crew import Crew
from warehouse.folder import Warehouse
from warehouse.normal import batches_in, document_id_of, document_row, normal_key, normal_of
from warehouse.records import stores_at
from warehouse.schemas import ROW_TABLES, TABLES
from warehouse.software import short_hash
from warehouse.stores import Key, Normal, Parsed, Store
from warehouse.whole import read_head, read_in_two, write_in_two

PREFIX = slice(4, 6)
"""Hex digits of 'doc-3f...' that name a shard: at most 256 shards."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One document of a release: the record of its report and what the run says of it.

    `council` and `url` are those that the archive's own list names; None: none.
    """

    report: Key
    source: str
    state: str
    reason: str | None = None
    council: str | None = None
    url: str | None = None

    @property
    def document_id(self) -> str:
        """Key of the document."""
        return document_id_of(self.report.sha256)


@dataclass(frozen=True, slots=True)
class ShardHead:
    """What a shard holds: it tells whether anything changed, without its rows.

    `digests` says for each document what its rows are, `councils` its council, `errors` why a
    document has no rows.
    """

    key: str
    digests: dict[str, str]
    councils: dict[str, str | None] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shard:
    """Rows of the documents of one shard, as Arrow streams by table."""

    head: ShardHead
    tables: dict[str, bytes] = field(default_factory=dict)

    @property
    def prefix(self) -> str:
        """What the ids of its documents begin with, after 'doc-'."""
        return next(iter([*self.head.digests, *self.head.errors]))[PREFIX]

    def batches(self) -> dict[str, list[pa.RecordBatch]]:
        """Rows by table."""
        return {name: self.batches_of(name) for name in self.tables}

    def batches_of(self, table: str) -> list[pa.RecordBatch]:
        """Rows of one table."""
        return unpacked(self.tables[table]).to_batches() if table in self.tables else []


@dataclass(frozen=True, slots=True)
class Shelves:
    """Where shards lie, and the stores that they are made from."""

    folder: Path
    reports: Store[Parsed]
    normals: Store[Normal]


def shelves_of(warehouse: Warehouse) -> Shelves:
    """The shelves of a warehouse."""
    stores = stores_at(warehouse.records)
    return Shelves(warehouse.shards, stores.reports, stores.normals)


def shards_of(wanted: Iterable[Wanted], shelves: Shelves) -> Iterator[Shard]:
    """The shards of these documents in order, those that changed made anew."""
    for path, members in members_of(wanted, shelves):
        yield shard_of(path, members, shelves)


def heads_of(wanted: Iterable[Wanted], shelves: Shelves) -> Iterator[ShardHead]:
    """What these shards hold, in order, those that changed made anew."""
    for path, members in members_of(wanted, shelves):
        head = head_at(path)
        if head is None or head.key != shard_key(members):
            head = shard_of(path, members, shelves).head
        yield head


def members_of(wanted: Iterable[Wanted], shelves: Shelves) -> Iterator[tuple[Path, list[Wanted]]]:
    """The file of each shard with the documents that belong there."""
    ordered = sorted(wanted, key=lambda w: w.document_id)
    for name, members in groupby(ordered, key=lambda w: w.document_id[PREFIX]):
        yield shelves.folder / file_name(name), list(members)


def file_name(prefix: str) -> str:
    """The file of a shard."""
    return f"{prefix}.rows.bin"


@dataclass(frozen=True, slots=True)
class ShardJob:
    """A shard to make."""

    path: Path
    members: Sequence[Wanted]
    shelves: Shelves


def made_by(crew: Crew, wanted: Iterable[Wanted], shelves: Shelves) -> None:
    """Have the crew make the shards that changed, where they are many."""
    stale = [
        ShardJob(path, members, shelves)
        for path, members in members_of(wanted, shelves)
        if (head := head_at(path)) is None or head.key != shard_key(members)
    ]
    if crew.is_worth(sum(len(job.members) for job in stale)):
        for begun in [crew.begin(made, job) for job in stale]:
            begun.result()


def made(job: ShardJob) -> None:
    """Make one shard (in a process of the crew)."""
    shard_of(job.path, job.members, job.shelves)


def shard_of(path: Path, members: Sequence[Wanted], shelves: Shelves) -> Shard:
    """The shard as it lies there, or made anew where it holds anything else."""
    key = shard_key(members)
    known = read_shard(path)
    if known is not None and known.head.key == key:
        return known
    shard = make_shard(key, members, shelves)
    packed_head, body = msgspec.msgpack.encode(shard.head), msgspec.msgpack.encode(shard.tables)
    write_in_two(path, packed_head, body)
    return shard


def shard_key(members: Iterable[Wanted]) -> str:
    """Hash of everything that the rows of a shard are made of."""
    facts = [(normal_key(w.report), w.source, w.state, w.reason, w.council, w.url) for w in members]
    packed = msgspec.msgpack.encode(facts)
    schema = TABLES["documents"].serialize().to_pybytes()
    return short_hash(packed.hex(), schema.hex(), pa.__version__)


def head_at(path: Path) -> ShardHead | None:
    """What the shard in a file holds; None where there is none, or where that is damaged."""
    head = read_head(path)
    return None if head is None else msgspec.msgpack.decode(head, type=ShardHead)


def read_shard(path: Path) -> Shard | None:
    """The shard in a file; None where there is none, or where it is damaged (which is logged)."""
    found = read_in_two(path)
    if found is None:
        return None
    head, body = found
    return Shard(
        msgspec.msgpack.decode(head, type=ShardHead),
        msgspec.msgpack.decode(body, type=dict[str, bytes]),
    )


def make_shard(key: str, members: Iterable[Wanted], shelves: Shelves) -> Shard:
    """Put the rows of the members together."""
    documents: list[tuple[DocumentRow, RunFacts]] = []
    batches: dict[str, list[pa.RecordBatch]] = {name: [] for name in ROW_TABLES}
    digests: dict[str, str] = {}
    errors: dict[str, str] = {}
    members = list(members)
    made = shelves.normals.get_all(normal_key(member.report) for member in members)
    for member in members:
        normal = rows_or_error(member, made[normal_key(member.report)], shelves)
        if isinstance(normal, str):
            errors[member.document_id] = normal
            continue
        row, facts = document_of(member, normal)
        documents.append((row, facts))
        digests[member.document_id] = short_hash(
            normal.digest, msgspec.msgpack.encode((row, facts)).hex()
        )
        for name, batch in batches_in(normal).items():
            batches[name].append(batch)
    together = {"documents": [document_batch(documents)] if documents else [], **batches}
    tables = {name: packed(parts, TABLES[name]) for name, parts in together.items() if parts}
    councils = {row.document_id: row.council for row, _ in documents}
    return Shard(ShardHead(key, digests, councils, errors), tables)


def rows_or_error(member: Wanted, made: Normal | None, shelves: Shelves) -> Normal | str:
    """The rows of a document, made now where they are not stored yet, or why there are none."""
    try:
        normal = made or normal_of(member.report, shelves.reports, shelves.normals)
    except LookupError as error:
        return str(error.args[0])
    return normal if normal.failure is None else normal.failure


def document_of(member: Wanted, normal: Normal) -> tuple[DocumentRow, RunFacts]:
    """The row of `documents`: a council that the archive's list names goes before a printed one."""
    row, known = document_row(normal), normal.facts
    if known is None:
        raise ValueError(f"the rows of {member.document_id} say nothing of their document")
    if member.council is not None and member.council != row.council:
        basis = f"council: archive.csv (printed: {row.council or 'none'})"
        inferred = "; ".join(part for part in (row.inferred, basis) if part)
        row = replace(row, council=member.council, inferred=inferred)
    facts = RunFacts(
        source=member.source,
        sha256=known.sha256,
        media_type=known.media_type,
        size_bytes=known.size_bytes,
        page_count=known.page_count,
        state=member.state,
        reason=member.reason,
        text_source=known.text_source,
        extractor=known.extractor,
        url=member.url,
    )
    return row, facts


def forget_others(folder: Path, wanted: Mapping[str, object]) -> None:
    """Remove the shards that no document of the release belongs to."""
    names = {file_name(document_id[PREFIX]) for document_id in wanted}
    for path in folder.glob("*.bin"):
        if path.name not in names:
            path.unlink()
