"""Inputs of a run as a release tells of them: their rows, and the documents that they give."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from extract.states import State
from warehouse.batches import InputRow
from warehouse.ledger import Entry
from warehouse.normal import document_id_of
from warehouse.outcomes import Outcome

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Input:
    """One input: what is known of the file, and what became of it."""

    entry: Entry
    outcome: Outcome


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
