"""The batch run: inputs to stored reports, stored reports to a release."""

import logging
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from extract.states import State
from parsers.layout import Layout
from warehouse.derive import Input, basis_of, derive, name_duplicates
from warehouse.files import Task
from warehouse.folder import Warehouse, WarehouseError
from warehouse.intake import Found, folders_of
from warehouse.ledger import Entry, read_ledger, write_ledger
from warehouse.lock import only_writer
from warehouse.reading import LOAD_STATES, Outcome, process, stores_at
from warehouse.release import (
    Basis,
    Release,
    current_release,
    known_basis,
    new_folder,
    publish,
    refresh_latest,
    remember_basis,
)
from warehouse.summary import Summary, failures_of, summarise

log = logging.getLogger(__name__)

MOST_ATTEMPTS = 3
"""Attempts that are counted; after that many a lack of memory or time is final."""


class Watcher(Protocol):
    """What a run tells of itself while it runs."""

    def begins(self, total: int) -> None:
        """The run will process so many inputs."""

    def ends(self, outcome: Outcome) -> None:
        """One input has been processed."""

    def derives(self) -> None:
        """All inputs are processed; the tables are being made."""


class Silent:
    """A watcher that says nothing."""

    def begins(self, total: int) -> None:
        """Say nothing."""

    def ends(self, outcome: Outcome) -> None:
        """Say nothing."""

    def derives(self) -> None:
        """Say nothing."""


class Interrupted(Exception):
    """A run that was stopped by the user; what was stored until then stays stored."""

    def __init__(self, done: int, total: int) -> None:
        super().__init__(f"stopped after {done} of {total} files")
        self.done = done
        self.total = total


@dataclass(frozen=True, slots=True)
class Request:
    """What a run was asked for: the files found, and the arguments that name them.

    `layout` is for all files of the warehouse; None: the standard tables. `check` shows every page
    of the PDFs to a second engine.
    """

    found: Sequence[Found]
    arguments: Sequence[str]
    rehash: bool = False
    layout: Layout | None = None
    check: bool = False


def ingest(
    warehouse: Warehouse,
    request: Request,
    *,
    watcher: Watcher | None = None,
    now: datetime | None = None,
) -> Summary:
    """Bring the warehouse up to date with the files of the request and of earlier runs.

    Raises WarehouseError where another run writes, and Interrupted on Ctrl-C.
    """
    watcher = watcher or Silent()
    now = now or datetime.now(UTC)
    with only_writer(warehouse):
        before = usable_release(warehouse)
        failed_before = failures_of(before)
        known = read_ledger(warehouse.ledger)
        tasks = tasks_of(request, known)
        outcomes = process_all(warehouse, tasks, watcher)
        entries = entries_of(tasks, outcomes, known, request, now)
        write_ledger(warehouse.ledger, entries.values())
        inputs = name_duplicates(
            [Input(e, outcomes.get(uri) or gone_outcome(e)) for uri, e in entries.items()]
        )
        watcher.derives()
        release = release_from(warehouse, inputs, before, now)
        return summarise(
            release,
            failed_before=failed_before,
            was_made=before is None or before.release_id != release.release_id,
            files_read=sum(outcome.was_read for outcome in outcomes.values()),
        )


def usable_release(warehouse: Warehouse) -> Release | None:
    """The current release; None where there is none, or where it has to be made again."""
    try:
        return current_release(warehouse)
    except WarehouseError as error:
        log.warning("%s", error)
        return None


def tasks_of(request: Request, known: Mapping[str, Entry]) -> list[Task]:
    """The inputs to process, by uri: those asked for, and those of earlier runs still there."""
    named = {
        f.uri: Task(
            f.path,
            f.uri,
            f.source,
            known=None if request.rehash else known.get(f.uri),
            layout=request.layout,
            check=request.check,
        )
        for f in request.found
    }
    below = tuple(f"{folder.rstrip('/')}/" for folder in folders_of(request.arguments))
    others = {
        uri: Task(
            Path(uri),
            uri,
            entry.source,
            entry,
            named=False,
            layout=request.layout,
            check=request.check,
        )
        for uri, entry in known.items()
        if uri not in named and not entry.gone and not is_gone(uri, below)
    }
    return [task for _, task in sorted({**others, **named}.items())]


def is_gone(uri: str, below: tuple[str, ...]) -> bool:
    """Whether a known file has left a folder that the run looked through."""
    return uri.startswith(below) and not os.path.lexists(uri)


def process_all(
    warehouse: Warehouse, tasks: Sequence[Task], watcher: Watcher
) -> dict[str, Outcome]:
    """Process every task; raises Interrupted on Ctrl-C."""
    stores = stores_at(warehouse.extracts, warehouse.reports)
    outcomes: dict[str, Outcome] = {}
    watcher.begins(len(tasks))
    try:
        for task in tasks:
            outcome = process(task, stores)
            outcomes[task.uri] = outcome
            watcher.ends(outcome)
    except KeyboardInterrupt as stop:
        raise Interrupted(len(outcomes), len(tasks)) from stop
    return outcomes


def entries_of(
    tasks: Sequence[Task],
    outcomes: Mapping[str, Outcome],
    known: Mapping[str, Entry],
    request: Request,
    now: datetime,
) -> dict[str, Entry]:
    """The ledger after this run, by uri."""
    entries = {
        task.uri: entry_of(task, outcomes[task.uri], known.get(task.uri), now) for task in tasks
    }
    for uri, entry in known.items():
        if uri not in entries:
            entries[uri] = entry if entry.gone else replace(entry, gone=True, last_seen=now)
    return dict(sorted(entries.items()))


def entry_of(task: Task, outcome: Outcome, old: Entry | None, now: datetime) -> Entry:
    """What is known of one input after this run; its times move only where its facts did."""
    entry = Entry(
        uri=task.uri,
        source=task.source,
        first_seen=now,
        last_seen=now,
        size_bytes=outcome.size_bytes,
        modified_ns=outcome.modified_ns,
        sha256=outcome.sha256,
        media_type=outcome.media_type,
    )
    if old is None:
        return entry
    same_file = (old.size_bytes, old.modified_ns, old.sha256, old.gone) == (
        entry.size_bytes,
        entry.modified_ns,
        entry.sha256,
        entry.gone,
    )
    again = outcome.state in LOAD_STATES and same_file
    return replace(
        entry,
        source=max(old.source, task.source, key=len),
        first_seen=old.first_seen,
        last_seen=old.last_seen if same_file else now,
        attempts=min(old.attempts + again, MOST_ATTEMPTS),
    )


def gone_outcome(entry: Entry) -> Outcome:
    """The outcome of a file that is no longer there."""
    return Outcome(entry.uri, State.UNREADABLE, "it is no longer in its folder")


def release_from(
    warehouse: Warehouse, inputs: Sequence[Input], before: Release | None, now: datetime
) -> Release:
    """The release of these inputs: the current one where nothing changed, else a new one."""
    basis = basis_of(inputs)
    if before is not None and known_basis(warehouse) == Basis(before.release_id, basis):
        refresh_latest(warehouse, before)
        return before
    stores = stores_at(warehouse.extracts, warehouse.reports)
    with new_folder(warehouse) as folder:
        derived = derive(inputs, stores.reports, folder)
        release = publish(warehouse, derived, folder, now)
    remember_basis(warehouse, Basis(release.release_id, basis))
    return release
