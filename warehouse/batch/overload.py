"""Results of load: how often a document was tried, and when its state is final."""

import hashlib
from dataclasses import replace
from pathlib import Path

import parsers
from extract.states import ReadError, State
from parsers.layout import standard_layout
from warehouse.batch.worker import Setting
from warehouse.files import Task, same_file
from warehouse.ledger import Overload
from warehouse.outcomes import LOAD_STATES, Outcome
from warehouse.places import Place, bytes_at, status_of
from warehouse.software import code_hash, short_hash
from warehouse.whole import sha256_of

MOST_ATTEMPTS = 3
"""Attempts after which a lack of memory or time is final: two in a first run, one in the next."""

REMEDY = {
    State.TIMEOUT: "give it more time with --timeout",
    State.MEMORY: "give it more with --memory",
    State.CRASHED: "save it anew from a PDF viewer and ingest that",
}


def final(task: Task, setting: Setting) -> Outcome | None:
    """The state of load that is not tried again; None where the document is to be tried."""
    known = task.known
    if known is None or known.overload is None or attempts_before(task, setting) < MOST_ATTEMPTS:
        return None
    return Outcome(
        uri=task.uri,
        state=known.overload.state,
        reason=known.overload.reason,
        size_bytes=known.size_bytes,
        modified_ns=known.modified_ns,
        sha256=known.sha256,
        mark=known.mark,
        attempts=known.attempts,
        overload=known.overload,
    )


def attempts_before(task: Task, setting: Setting) -> int:
    """How often reading failed in earlier runs for a lack of what there is not more of now."""
    known = task.known
    if known is None or known.overload is None or task.retry or not is_same(task):
        return 0
    overload, limits = known.overload, setting.limits
    has_more = limits.timeout > overload.timeout or limits.memory > overload.memory
    return 0 if has_more or overload.version != version_of(setting) else known.attempts


def is_same(task: Task) -> bool:
    """Whether the file has the size and time that are known."""
    known = task.known
    try:
        status = status_of(task.place)
    except (OSError, ReadError):
        return not task.named
    return known is not None and same_file(known, status)


def overloaded(task: Task, outcome: Outcome, attempts: int, setting: Setting) -> Outcome:
    """The outcome after so many attempts; says what to do where it is a result of load."""
    if outcome.state not in LOAD_STATES:
        return outcome
    outcome = with_facts(task, outcome)
    again = "it is tried again in the next run"
    if attempts >= MOST_ATTEMPTS:
        again = "it is not tried again but with --retry-failed"
    reason = f"{outcome.reason} ({attempts} attempts): {REMEDY[outcome.state]}; {again}"
    limits = setting.limits
    return replace(
        outcome,
        reason=reason,
        attempts=attempts,
        overload=Overload(
            outcome.state, reason, version_of(setting), limits.timeout, limits.memory
        ),
    )


def with_facts(task: Task, outcome: Outcome) -> Outcome:
    """The outcome with what the file system says; who was killed could not tell."""
    try:
        status = status_of(task.place)
        sha256 = sha256_at(task.place)
    except (OSError, ReadError):
        return outcome
    return replace(
        outcome,
        size_bytes=status.size_bytes,
        modified_ns=status.modified_ns,
        mark=status.mark,
        sha256=sha256,
    )


def sha256_at(place: Place) -> str:
    """SHA-256 of an input in hex; raises OSError and ReadError."""
    if not isinstance(place, Path):
        return hashlib.sha256(bytes_at(place)).hexdigest()
    return sha256_of(place)


def version_of(setting: Setting) -> str:
    """Hash of the code and words that read documents."""
    words = (setting.rules.layout or standard_layout()).digest
    rooms = [code_hash(room) for room in ("extract", "parsers")]
    return short_hash(parsers.VERSION, words, str(setting.rules.check), setting.rules.ocr, *rooms)
