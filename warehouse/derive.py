"""Stored reports to the tables of a release, one document at a time, in order of their ids."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

import normalize
from extract.states import State
from warehouse.batches import InputRow, RunFacts, batch_of, batches_of
from warehouse.ledger import Entry
from warehouse.reading import Outcome, named
from warehouse.schemas import TABLES
from warehouse.software import code_hash, program_version, short_hash
from warehouse.stores import Parsed, Store, unpack_report
from warehouse.tablefiles import TableFiles

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

ID_DIGITS = 16
"""Hex digits of the SHA-256 in a document's id; two of 10,000 meet once in 10^11 archives."""


@dataclass(frozen=True, slots=True)
class Input:
    """One input: what is known of the file, and what became of it."""

    entry: Entry
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Derived:
    """The tables of a release as they lie in a folder, signed with their id."""

    release_id: str
    row_counts: dict[str, int]


def document_id_of(sha256: str) -> str:
    """Key of the document made of those bytes."""
    return f"doc-{sha256[:ID_DIGITS]}"


def name_duplicates(inputs: Sequence[Input]) -> list[Input]:
    """Inputs by uri; of those whose bytes are one document, all but the first are duplicates."""
    first: dict[str, str] = {}
    named_inputs = []
    for item in sorted(inputs, key=lambda i: i.entry.uri):
        outcome, sha256 = item.outcome, item.outcome.sha256
        if outcome.key is not None and sha256 is not None and not item.entry.gone:
            original = first.setdefault(sha256, outcome.uri)
            if original != outcome.uri:
                outcome = replace(
                    outcome, state=State.DUPLICATE, reason=f"its bytes are those of {original}"
                )
        named_inputs.append(Input(item.entry, outcome))
    return named_inputs


def basis_of(inputs: Iterable[Input]) -> str:
    """Hash of everything that a release is derived from: same basis, same release."""
    rooms = [code_hash(room) for room in ("normalize", "warehouse")]
    facts = [(with_times_hidden(input_row(i)), i.entry.source, i.outcome.key) for i in inputs]
    packed = hashlib.sha256(msgspec.msgpack.encode(facts)).hexdigest()
    return short_hash(program_version(), *rooms, packed)


def derive(inputs: Sequence[Input], reports: Store[Parsed], folder: Path) -> Derived:
    """Write all tables into `folder`; a document that cannot be normalised ends as an error.

    `inputs` are those that `name_duplicates` gave.
    """
    content = hashlib.sha256(program_version().encode())
    for name, schema in TABLES.items():
        content.update(name.encode() + schema.serialize().to_pybytes())
    errors: dict[str, str] = {}
    with TableFiles(folder) as tables:
        for item in documents_of(inputs):
            try:
                packed = write_document(item, reports, tables)
            except Exception as error:
                errors[document_id(item)] = f"normalising stopped at {named(error)}"
            else:
                content.update(packed)
        rows = [input_row(with_error(item, errors)) for item in inputs]
        content.update(msgspec.msgpack.encode([with_times_hidden(row) for row in rows]))
        tables.write({"inputs": batch_of("inputs", rows)})
        release_id = f"r-{content.hexdigest()[:12]}"
        tables.finish(release_id)
    return Derived(release_id, tables.row_counts)


def documents_of(inputs: Iterable[Input]) -> list[Input]:
    """The inputs that give documents, by document id."""
    giving = [
        i
        for i in inputs
        if i.outcome.key is not None and i.outcome.state != State.DUPLICATE and not i.entry.gone
    ]
    return sorted(giving, key=document_id)


def document_id(item: Input) -> str:
    """Id of the document that an input gives."""
    if item.outcome.sha256 is None:
        raise ValueError(f"{item.entry.uri} gives no document")
    return document_id_of(item.outcome.sha256)


def write_document(item: Input, reports: Store[Parsed], tables: TableFiles) -> bytes:
    """Write the rows of one document, all or none; the same rows as bytes for the release's id."""
    key = item.outcome.key
    parsed = reports.get(key) if key is not None else None
    if parsed is None or parsed.packed_report is None or parsed.facts is None:
        raise LookupError("its stored report is missing; run this again")
    report = unpack_report(parsed.packed_report)
    rows = normalize.normalize(report, document_id=document_id(item))
    facts = RunFacts(
        source=item.entry.source,
        sha256=parsed.facts.sha256,
        media_type=parsed.facts.media_type,
        size_bytes=parsed.facts.size_bytes,
        page_count=parsed.facts.page_count,
        state=item.outcome.state,
        reason=item.outcome.reason,
        text_source=parsed.facts.text_source,
        extractor=parsed.facts.extractor,
    )
    packed = msgspec.msgpack.encode((facts, rows))
    tables.write(batches_of(rows, facts))
    return packed


def with_error(item: Input, errors: Mapping[str, str]) -> Input:
    """The input with the error that its document ended in, if it did; duplicates share it."""
    if item.outcome.key is None or document_id(item) not in errors:
        return item
    reason = errors[document_id(item)]
    return Input(item.entry, replace(item.outcome, state=State.ERROR, reason=reason, key=None))


def input_row(item: Input) -> InputRow:
    """The row of `inputs`."""
    entry, outcome = item.entry, item.outcome
    return InputRow(
        uri=entry.uri,
        size_bytes=entry.size_bytes,
        modified=moment_of(entry.modified_ns),
        sha256=entry.sha256,
        document_id=document_id(item) if outcome.key is not None and not entry.gone else None,
        state=outcome.state,
        reason=outcome.reason,
        attempts=entry.attempts,
        first_seen=entry.first_seen,
        last_seen=entry.last_seen,
        gone=entry.gone,
    )


def moment_of(nanoseconds: int | None) -> datetime | None:
    """A file's time to the microsecond, which is as fine as the tables hold it."""
    if nanoseconds is None:
        return None
    return EPOCH + timedelta(microseconds=nanoseconds // 1000)


def with_times_hidden(row: InputRow) -> InputRow:
    """The row without the times of runs, which are no part of what a release says."""
    return replace(row, first_seen=EPOCH, last_seen=EPOCH)
