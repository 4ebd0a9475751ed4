"""Stored reports to the tables of a release.

The rows of the documents come in shards. What changed is staged and followed, one group of councils
after the other; then all rows are written with the ids that this gave. Nothing is held in memory
but one shard, one group and the ids.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import msgspec

from normalize.indicators.judgements import Decision, Registered
from normalize.indicators.registry import Registry
from normalize.indicators.verdicts import lost_decisions
from warehouse.archive_findings import finding_rows
from warehouse.archive_list import Folders, url_of
from warehouse.batches import batch_of
from warehouse.corrections import Corrections, corrections_in
from warehouse.councils.ahead import STANDING, Job, Turns, follow_ahead
from warehouse.councils.following import Piece
from warehouse.councils.groups import bundles_of, groups_of, key_of
from warehouse.councils.registry import Ids
from warehouse.councils.results import Result, kept_result, path_of, still_kept
from warehouse.crew import Crew
from warehouse.filled import Filling, marked, with_ids
from warehouse.inputs import Input, documents_of, input_row, with_error, with_times_hidden
from warehouse.judged import Judged
from warehouse.schemas import TABLES
from warehouse.shards import Shelves, Wanted, forget_others, heads_of, made_by, shards_of
from warehouse.software import code_hash, program_version, short_hash
from warehouse.staging import Staging
from warehouse.tablefiles import TableFiles

STAGING = "staging"
"""Folder below that of the new release for what is read once; gone before publishing."""


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
class Overview:
    """Of each document what its rows are and its council; and why a document has no rows."""

    digests: dict[str, str]
    councils: dict[str, str | None]
    errors: dict[str, str]


def basis_of(inputs: Iterable[Input], judged_digest: str) -> str:
    """Hash of everything that a release is derived from: same basis, same release."""
    rooms = [code_hash(room) for room in ("normalize", "warehouse")]
    facts = [(with_times_hidden(input_row(i)), i.entry.source, i.outcome.key) for i in inputs]
    packed = hashlib.sha256(msgspec.msgpack.encode(facts)).hexdigest()
    return short_hash(program_version(), *rooms, packed, judged_digest)


def derive(
    inputs: Sequence[Input],
    shelves: Shelves,
    shelf: Path,
    judged: Judged,
    folder: Path,
    crew: Crew,
) -> Derived:
    """Write all tables into `folder`; a document that cannot be normalised ends as an error.

    `inputs` are those that `name_duplicates` gave; `shelf` keeps what was followed in councils.
    """
    folders = Folders(judged.folders)
    wanted = [wanted_of(item, folders) for item in documents_of(inputs)]
    made_by(crew, wanted, shelves)
    overview = overview_of(wanted, shelves)
    input_rows = [input_row(with_error(item, overview.errors)) for item in inputs]
    content = Content()
    content.add(overview.digests, [with_times_hidden(row) for row in input_rows])
    content.add(judged.corrections())
    corrections = corrections_in(judged.decisions)
    ids = Ids(Registry(judged.indicators), Registry(judged.milestones))
    filling = Filling()
    with TableFiles(folder) as tables:
        tables.write({"inputs": batch_of("inputs", input_rows)})
        staging = Staging(folder / STAGING, wanted, shelves, corrections)
        for result in results_of(overview, judged.decisions, ids, shelf, staging, crew):
            content.add(result.digest)
            tables.write(filling.add(result))
        own_findings = write_rows(wanted, shelves, corrections, filling, tables)
        for batch in filling.findings(own_findings):
            tables.write({"findings": batch})
        others = [
            *filling.others,
            *judged.findings,
            *corrections.left_over(),
            *lost_decisions(judged.decisions, filling.definitions()),
        ]
        rows = finding_rows(others, own_findings + filling.counts())
        content.add(rows)
        tables.write({"findings": batch_of("findings", rows)})
        release_id = content.release_id()
        tables.finish(release_id)
    forget_others(shelves.folder, {w.document_id: w for w in wanted})
    return Derived(
        release_id,
        tables.row_counts,
        ids.indicators.since(len(judged.indicators)),
        ids.milestones.since(len(judged.milestones)),
    )


def overview_of(wanted: Sequence[Wanted], shelves: Shelves) -> Overview:
    """What the shards say of their documents."""
    overview = Overview({}, {}, {})
    for head in heads_of(wanted, shelves):
        overview.digests.update(head.digests)
        overview.errors.update(head.errors)
        overview.councils.update(head.councils)
    return overview


def results_of(
    overview: Overview,
    decisions: Sequence[Decision],
    ids: Ids,
    shelf: Path,
    staging: Staging,
    crew: Crew,
) -> Iterator[Result]:
    """What was followed in each group of councils, in order; kept results where nothing changed."""
    groups = groups_of(overview.councils)
    pieces = [
        Piece(g, key_of(g, overview.digests, decisions), path_of(shelf, g.number)) for g in groups
    ]
    changed = [p for p in pieces if kept_result(p.result, p.key, ids) is None]
    documents = sum(len(p.group.document_ids) for p in changed)
    helpers = crew.helpers if crew.is_worth(documents) else 0
    bundles = bundles_of([p.group for p in changed], helpers)
    with staging.of(bundles, crew) as folders:
        left = iter(changed)
        jobs = [
            Job(tuple(islice(left, len(bundle))), folder, staging.folder / STANDING)
            for bundle, folder in zip(bundles, folders, strict=True)
        ]
        turns = Turns(decisions, ids)
        if helpers:
            begun = follow_ahead(crew, jobs, decisions, ids, staging.folder / STANDING)
            turns = Turns(decisions, ids, begun)
        job_of = {piece.group.number: job for job in jobs for piece in job.pieces}
        for piece in pieces:
            job = job_of.get(piece.group.number)
            if job is None:  # read again rather than held: all results together are large
                yield still_kept(piece.result, piece.key)
            else:
                yield turns.result(job, piece)


def write_rows(
    wanted: Sequence[Wanted],
    shelves: Shelves,
    corrections: Corrections,
    filling: Filling,
    tables: TableFiles,
) -> Counter[str | None]:
    """Write the rows of all documents; how many findings each has of its own comes back."""
    kpis, milestones, checked = filling.kpis(), filling.milestones(), filling.checked()
    own_findings: Counter[str | None] = Counter()
    for shard in shards_of(wanted, shelves):
        of_shard = kpis.of(shard.prefix), milestones.of(shard.prefix)
        doubtful = checked.of(shard.prefix)
        for name, batches in corrections.put_into(shard.batches()).items():
            for batch in batches:
                rows = with_ids(name, batch, *of_shard)
                tables.write({name: marked(name, rows, doubtful)})
                if name == "findings":
                    own_findings.update(rows["document_id"].to_pylist())
    return own_findings


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


def wanted_of(item: Input, folders: Folders) -> Wanted:
    """The document that an input gives."""
    entry, outcome = item.entry, item.outcome
    if outcome.key is None:
        raise ValueError(f"{entry.uri} gives no document")
    folder = folders.of(entry.source)
    return Wanted(
        report=outcome.key,
        source=entry.source,
        state=outcome.state,
        reason=outcome.reason,
        council=folder.council if folder else None,
        url=url_of(entry.source, folder) if folder else None,
    )
