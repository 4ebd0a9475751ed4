"""What became of one input: its state, the reason, and where its report is stored."""

from dataclasses import dataclass, replace

from extract.states import ReadError, State
from warehouse.files import FileFacts, Task
from warehouse.heads import Head
from warehouse.ledger import Overload
from warehouse.stores import Key, Parsed, Scanned

LOAD_STATES = {State.TIMEOUT, State.CRASHED, State.MEMORY}
"""Results of load, which another attempt may change: never stored."""

NOT_REPORTS = {"minutes"}
"""Document types that are no reports, whatever tables they hold."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input; `key` names its record in the store of reports.

    `recognised_by` names the engine that read its pages, where they are pictures. `overload`
    is filled for the states of load, after so many `attempts`. `is_stored` is true where the state
    and its reason follow from one stored record.
    """

    uri: str
    state: State
    reason: str | None = None
    size_bytes: int | None = None
    modified_ns: int | None = None
    sha256: str | None = None
    media_type: str | None = None
    key: Key | None = None
    was_read: bool = False
    attempts: int = 1
    overload: Overload | None = None
    recognised_by: str | None = None
    mark: str | None = None
    is_stored: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """The stored report of a file; `read_by` names the engine that recognised its pages, if any."""

    key: Key
    parsed: Parsed
    read_by: str | None = None


def refused(task: Task, error: ReadError | OSError) -> Outcome:
    """The outcome of a file that cannot be looked at."""
    if isinstance(error, ReadError):
        return Outcome(task.uri, error.state, error.reason)
    reason = f"it cannot be opened: {error.strerror or error}"
    return Outcome(task.uri, State.UNREADABLE, reason)


def failed(task: Task, facts: FileFacts, state: State, reason: str | None) -> Outcome:
    """The outcome of a file that was looked at and gives no report."""
    return Outcome(
        uri=task.uri,
        state=state,
        reason=reason,
        size_bytes=facts.size_bytes,
        modified_ns=facts.modified_ns,
        sha256=facts.sha256,
        media_type=facts.media_type,
        mark=facts.mark,
    )


def outcome_of(task: Task, facts: FileFacts, made: Made, *, was_read: bool) -> Outcome:
    """What became of a file by its stored report."""
    parsed = made.parsed
    head = Head(*state_of(parsed), parsed.packed_report is not None)
    outcome = outcome_with(task, facts, made.key, head, was_read=was_read)
    # else the engine that is there has a say
    one_record = parsed.scanned is Scanned.NO and made.read_by is None
    return replace(outcome, recognised_by=made.read_by, is_stored=one_record)


def outcome_with(task: Task, facts: FileFacts, key: Key, head: Head, *, was_read: bool) -> Outcome:
    """What became of a file by what its record says."""
    return replace(
        failed(task, facts, head.state, head.reason),
        key=key if head.has_report else None,
        was_read=was_read,
        is_stored=True,
    )


def state_of(parsed: Parsed) -> tuple[State, str | None]:
    """State of an input by what was made of it, and why it is not 'parsed'."""
    if parsed.failure is not None:
        return parsed.failure.state, parsed.failure.reason
    facts = parsed.facts
    if facts is None:
        return State.ERROR, "the stored record is empty"
    if facts.document_type in NOT_REPORTS:
        return State.NOT_A_REPORT, f"it is a document of type {facts.document_type}"
    if facts.document_type == "other" and not facts.has_known_table:
        return State.NOT_A_REPORT, "no title of a report and no table of one was recognised"
    if facts.unread:
        return State.PARTIAL, "; ".join(facts.unread)
    return State.PARSED, None
