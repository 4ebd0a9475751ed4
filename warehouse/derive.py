"""Stored reports to the tables of a release.

The rows of the documents come in shards and lie in a staging folder first; the councils are
reconciled from there; then all tables are written with the ids that this gave. Nothing is held in
memory but one shard, one council and the ids.
"""

import hashlib
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from normalize.indicators.judgements import Registered
from normalize.indicators.verdicts import lost_decisions
from warehouse.archive_list import folder_of, url_of
from warehouse.batches import batch_of
from warehouse.corrections import Corrections, corrections_in
from warehouse.councils.following import Ids, Registry, follow_councils
from warehouse.councils.sightings import staged
from warehouse.filled import (
    Filling,
    in_folder,
    write_checked,
    write_followed,
    write_with_ids,
)
from warehouse.followed import follow
from warehouse.inputs import Input, documents_of, input_row, with_error, with_times_hidden
from warehouse.judged import Judged
from warehouse.schemas import ROW_TABLES, TABLES
from warehouse.shards import Shelves, Wanted, forget_others, shards_of
from warehouse.software import code_hash, program_version, short_hash
from warehouse.tablefiles import TableFiles

STAGING = "staging"
"""Folder below that of the new release for what is written twice; gone before publishing."""

FOLLOWED_ROWS = ("indicators", "definitions", "links", "definition_changes")
"""Tables that reconciling gives; the others that follow things over the years are queries."""

DOCUMENT_TABLES = ("documents", *ROW_TABLES)
"""Tables whose rows come from the shards."""


@dataclass(frozen=True, slots=True)
class Derived:
    """The tables of a release as they lie in a folder, signed with their id.

    `indicators` and `milestones` are ids given for the first time.
    """

    release_id: str
    row_counts: dict[str, int]
    indicators: tuple[Registered, ...] = ()
    milestones: tuple[Registered, ...] = ()


@dataclass(frozen=True, slots=True)
class Staged:
    """What lies in the staging folder: a digest for each document, and those without rows."""

    digests: dict[str, str]
    errors: dict[str, str]


def basis_of(inputs: Iterable[Input], judged_digest: str) -> str:
    """Hash of everything that a release is derived from: same basis, same release."""
    rooms = [code_hash(room) for room in ("normalize", "warehouse")]
    facts = [(with_times_hidden(input_row(i)), i.entry.source, i.outcome.key) for i in inputs]
    packed = hashlib.sha256(msgspec.msgpack.encode(facts)).hexdigest()
    return short_hash(program_version(), *rooms, packed, judged_digest)


def derive(
    inputs: Sequence[Input], shelves: Shelves, councils: Path, judged: Judged, folder: Path
) -> Derived:
    """Write all tables into `folder`; a document that cannot be normalised ends as an error.

    `inputs` are those that `name_duplicates` gave; `councils` keeps what was followed.
    """
    staging = folder / STAGING
    staging.mkdir()
    wanted = [wanted_of(item, judged) for item in documents_of(inputs)]
    corrections = corrections_in(judged.decisions)
    rows = stage(wanted, shelves, corrections, staging)
    forget_others(shelves.folder, {w.document_id: w for w in wanted})
    input_rows = [input_row(with_error(item, rows.errors)) for item in inputs]
    content = Content()
    content.add(rows.digests, [with_times_hidden(row) for row in input_rows])
    ids = Ids(Registry(judged.indicators), Registry(judged.milestones))
    with TableFiles(folder) as tables:
        tables.write({"inputs": batch_of("inputs", input_rows)})
        filling = Filling()
        with staged(staging) as connection:
            following = follow_councils(connection, rows.digests, judged.decisions, ids, councils)
            for scope, followed in following:
                content.add(scope, *followed.said())
                write_followed(followed, tables)
                filling.add(followed)
        filling.findings += [
            *judged.findings,
            *corrections.left_over(),
            *lost_decisions(judged.decisions, filling.definition_ids()),
        ]
        content.add(filling.findings, judged.corrections())
        release_id = content.release_id()
        tables.finish(release_id, FOLLOWED_ROWS)
        write_with_ids(staging, filling)
        filling.findings += follow(
            folder,
            lambda name, batch: tables.write({name: batch}),
            elsewhere={"documents": staging, "observations": staging, **in_folder(staging)},
        )
        write_checked(staging, filling, tables)
        tables.finish(release_id)
    shutil.rmtree(staging)
    return Derived(
        release_id, tables.row_counts, tuple(ids.indicators.new), tuple(ids.milestones.new)
    )


class Content:
    """Hash of all that a release says; its id. The tables made by queries follow from the rest."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256(program_version().encode())
        for name, schema in TABLES.items():
            self._hash.update(name.encode() + schema.serialize().to_pybytes())
        self._hash.update(code_hash("warehouse.followed").encode())

    def add(self, *facts: object) -> None:
        """Add facts in the order in which they are written."""
        self._hash.update(msgspec.msgpack.encode(facts))

    def release_id(self) -> str:
        """Id of the release that says all this."""
        return f"r-{self._hash.hexdigest()[:12]}"


def stage(
    wanted: Sequence[Wanted], shelves: Shelves, corrections: Corrections, staging: Path
) -> Staged:
    """Write the rows of all documents as they are, but for corrected values."""
    digests: dict[str, str] = {}
    errors: dict[str, str] = {}
    with TableFiles(staging, DOCUMENT_TABLES, lasting=False) as tables:
        for shard in shards_of(wanted, shelves):
            digests.update(shard.digests)
            errors.update(shard.errors)
            for name, batches in shard.batches().items():
                for batch in batches:
                    tables.write({name: corrections.applied(name, batch)})
        tables.finish("staged")
    return Staged(digests, errors)


def wanted_of(item: Input, judged: Judged) -> Wanted:
    """The document that an input gives."""
    entry, outcome = item.entry, item.outcome
    if outcome.key is None:
        raise ValueError(f"{entry.uri} gives no document")
    folder = folder_of(entry.source, judged.folders)
    return Wanted(
        report=outcome.key,
        source=entry.source,
        state=outcome.state,
        reason=outcome.reason,
        council=folder.council if folder else None,
        url=url_of(entry.source, folder) if folder else None,
    )
