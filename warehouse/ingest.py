"""The batch run: inputs to stored reports, stored reports to a release."""

import logging
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from extract.collector import collector_waiting
from extract.ocr.modes import OcrMode
from extract.states import State
from parsers.layout import Layout
from warehouse.batch.cluster import outcomes_by_cluster
from warehouse.batch.inputs import entries_of, keep, tasks_of
from warehouse.batch.limits import WITHOUT_WORKERS, Limits
from warehouse.batch.plan import Planned, doing_of
from warehouse.batch.quarantine import write_quarantine
from warehouse.batch.schedule import Interrupted, Silent, Watcher, process_all
from warehouse.batch.worker import Setting
from warehouse.crew import crew_of
from warehouse.derive import basis_of, derive
from warehouse.far.copy import FarCopy
from warehouse.files import FileFacts, Task
from warehouse.folder import Warehouse, WarehouseError
from warehouse.heads import Head, read_heads, stamp_of, write_heads
from warehouse.inputs import Input, name_duplicates
from warehouse.intake import Found, folders_of
from warehouse.judged import digest_of, read_judged, register, take_list_along
from warehouse.layout_used import LayoutText, remember_layout
from warehouse.ledger import Entry, read_ledger, write_ledger
from warehouse.lock import only_writer
from warehouse.outcomes import Outcome
from warehouse.record_keys import Rules, report_key
from warehouse.records import StoreFault, stores_at
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
from warehouse.shards import shelves_of
from warehouse.stores import name_of
from warehouse.summary import Failed, Summary, failures_of, summarise

__all__ = ["Interrupted", "Request", "Silent", "Watcher", "ingest", "plan"]

QUARANTINE = "quarantine.csv"
"""File in the warehouse that names the inputs that gave no tables."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Request:
    """What a run was asked for: the files found, and the arguments that name them.

    `layout` is for all files of the warehouse; None: the standard tables. `check` shows every page
    of the PDFs to a second engine; `ocr` says which are recognised from their pixels.
    `retry_failed` reads again what failed, though nothing changed;
    `prune` forgets the files that left their folders; `texts` are those that `layout` was made of.
    `breaks_lock` takes over a warehouse at an address from a run that was killed. `dask` is the
    address of a scheduler whose workers read the documents.
    By default everything is read in this process, without limits.
    """

    found: Sequence[Found]
    arguments: Sequence[str]
    rehash: bool = False
    layout: Layout | None = None
    check: bool = False
    ocr: OcrMode = OcrMode.AUTO
    retry_failed: bool = False
    prune: bool = False
    limits: Limits = WITHOUT_WORKERS
    texts: Sequence[LayoutText] = ()
    breaks_lock: bool = False
    dask: str | None = None


def ingest(
    warehouse: Warehouse,
    request: Request,
    *,
    watcher: Watcher | None = None,
    now: datetime | None = None,
) -> Summary:
    """Bring the warehouse up to date with the files of the request and of earlier runs.

    Raises WarehouseError where another run writes or the warehouse cannot be written, and
    Interrupted on Ctrl-C.
    """
    watcher = watcher or Silent()
    now = now or datetime.now(UTC)
    began = time.monotonic()
    with only_writer(warehouse, breaks=request.breaks_lock) as warehouse:
        before = usable_release(warehouse)
        failed_before = failures_of(before)
        remember_layout(
            warehouse, request.layout, request.texts, check=request.check, ocr=request.ocr
        )
        take_list_along(warehouse, folders_of(request.arguments))
        known = read_ledger(warehouse.ledger, warehouse.called(warehouse.ledger))
        tasks = tasks_for(request, known, failed_before)
        outcomes = outcomes_in(warehouse, tasks, request, watcher)
        entries = entries_of(tasks, outcomes, known, now)
        kept = keep(entries, outcomes, known, prune=request.prune)
        note_heads(warehouse, tasks, outcomes, request)
        write_ledger(warehouse.ledger, kept.entries.values())
        inputs = name_duplicates(
            [Input(e, outcomes.get(uri) or gone_outcome(e)) for uri, e in kept.entries.items()]
        )
        watcher.derives()
        release = release_from(warehouse, inputs, before, now, request.limits.workers)
        summary = summarise(
            release,
            failed_before=failed_before,
            was_made=before is None or before.release_id != release.release_id,
            files_read=sum(outcome.was_read for outcome in outcomes.values()),
            missing=sum(entry.missing for entry in kept.entries.values()),
            moved=kept.moved,
            pruned=kept.pruned,
            seconds=time.monotonic() - began,
        )
        write_quarantine(warehouse.root / QUARANTINE, summary)
        return summary


def tasks_for(request: Request, known: Mapping[str, Entry], failed: Iterable[Failed]) -> list[Task]:
    """The inputs to process; `failed` are the failures of the last release."""
    return tasks_of(
        request.found,
        request.arguments,
        known,
        rehash=request.rehash,
        retry=frozenset(f.uri for f in failed) if request.retry_failed else frozenset(),
    )


def outcomes_in(
    warehouse: Warehouse, tasks: Sequence[Task], request: Request, watcher: Watcher
) -> dict[str, Outcome]:
    """The outcome of each task; raises WarehouseError where the stores fail, and ClusterError."""
    reader = partial(outcomes_by_cluster, address=request.dask) if request.dask else None
    try:
        return process_all(tasks, setting_of(warehouse, request), watcher, reader)
    except StoreFault as fault:
        raise WarehouseError(
            f"The run cannot go on: {str(fault).rstrip('.')}. See to it that {warehouse.name} can "
            "be written and has room, and that the archive can be reached; then run the same "
            "command again. What was read is kept."
        ) from fault


def setting_of(warehouse: Warehouse, request: Request) -> Setting:
    """What workers are told once."""
    return Setting(warehouse.records, rules_of(request), request.limits, warehouse.heads)


def rules_of(request: Request) -> Rules:
    """What decides how the files are read."""
    return Rules(request.layout, request.check, request.ocr)


def note_heads(
    warehouse: Warehouse,
    tasks: Sequence[Task],
    outcomes: Mapping[str, Outcome],
    request: Request,
) -> None:
    """Note what the records said, so that the next run need not read each of them."""
    rules = rules_of(request)
    reports = stores_at(warehouse.records).reports
    heads = {}
    for task in tasks:
        outcome = outcomes[task.uri]
        facts = facts_in(outcome)
        if outcome.is_stored and facts is not None:
            key = report_key(facts, task, rules)
            stamp = stamp_of(reports.path_of(key))
            has_report = outcome.key is not None
            heads[name_of(key)] = Head(outcome.state, outcome.reason, has_report, stamp)
    if heads != dict(read_heads(warehouse.heads)):
        write_heads(warehouse.heads, heads)


def facts_in(outcome: Outcome) -> FileFacts | None:
    """What an outcome says of its file; None where it could not be read."""
    if outcome.sha256 is None or outcome.media_type is None or outcome.size_bytes is None:
        return None
    return FileFacts(outcome.size_bytes, outcome.modified_ns, outcome.sha256, outcome.media_type)


def plan(warehouse: Warehouse, request: Request) -> list[Planned]:
    """What `ingest` would do with each input, by uri; changes nothing. Raises WarehouseError."""
    if warehouse.far is not None:
        with tempfile.TemporaryDirectory(prefix="quarterlight-") as folder:
            far = FarCopy(warehouse.far.address, Path(folder))
            far.read_all()
            return planned(Warehouse(far.root, far), request)
    return planned(warehouse, request)


def planned(warehouse: Warehouse, request: Request) -> list[Planned]:
    """The same, of a warehouse whose files are here."""
    known = read_ledger(warehouse.ledger, warehouse.called(warehouse.ledger))
    failed = failures_of(usable_release(warehouse)) if request.retry_failed else frozenset()
    setting = setting_of(warehouse, request)
    heads = read_heads(setting.heads)
    tasks = tasks_for(request, known, failed)
    return [Planned(task.uri, doing_of(task, setting, heads)) for task in tasks]


def usable_release(warehouse: Warehouse) -> Release | None:
    """The current release; None where there is none, or where it has to be made again."""
    try:
        return current_release(warehouse)
    except WarehouseError as error:
        log.warning("%s", error)
        return None


def gone_outcome(entry: Entry) -> Outcome:
    """The outcome of a file that is no longer there and whose document is not kept."""
    return Outcome(entry.uri, State.UNREADABLE, "it is no longer in its folder")


def release_from(
    warehouse: Warehouse,
    inputs: Sequence[Input],
    before: Release | None,
    now: datetime,
    workers: int | None = 0,
) -> Release:
    """The release of these inputs: the current one where nothing changed, else a new one.

    `workers` as of the limits: with several, many changed documents are shared among processes.
    """
    judged = read_judged(warehouse)
    basis = basis_of(inputs, digest_of(warehouse))
    if before is not None and known_basis(warehouse) == Basis(before.release_id, basis):
        refresh_latest(warehouse, before)
        return before
    if warehouse.far is not None:
        warehouse.far.bring_shelves()
    with new_folder(warehouse) as folder:
        with crew_of(workers) as crew, collector_waiting():
            shelves, shelf = shelves_of(warehouse), warehouse.councils
            derived = derive(inputs, shelves, shelf, judged, folder, crew)
        register(warehouse, derived.release_id, derived.indicators, derived.milestones)
        release = publish(warehouse, derived, folder, now)
    remember_basis(warehouse, Basis(release.release_id, basis_of(inputs, digest_of(warehouse))))
    return release
