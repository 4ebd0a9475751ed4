"""`release`: the tables made anew of what is stored, without opening a file.

For after an edit of the decisions, and after an update of the program that changes the later
stages only. Files that came, went or changed are for `ingest`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from extract.states import ReadError, State
from parsers.layout import Layout
from warehouse.files import FileFacts, Task, recall
from warehouse.folder import Warehouse, WarehouseError
from warehouse.heads import Head, head_of, read_heads
from warehouse.ingest import Silent, Watcher, gone_outcome, release_from, usable_release
from warehouse.inputs import Input, name_duplicates
from warehouse.layout_used import LayoutText, LayoutUsed, layout_again, layout_used, remember_layout
from warehouse.ledger import Entry, read_ledger
from warehouse.lock import only_writer
from warehouse.one_document import parse_extract
from warehouse.outcomes import Made, Outcome, outcome_of, outcome_with
from warehouse.recognising import is_wanted
from warehouse.record_keys import Rules, extract_key, report_key
from warehouse.records import Stores, stores_at
from warehouse.release import Release
from warehouse.stores import Parsed, name_of
from warehouse.summary import Summary, failures_of, summarise
from warehouse.tablefiles import read_columns

LISTED = 3
"""Files that are named where many have to be read again."""


@dataclass(frozen=True, slots=True)
class LastState:
    """What became of an input in the release before."""

    state: str
    reason: str | None
    sha256: str | None


def rebuild(
    warehouse: Warehouse,
    rules: Rules,
    *,
    texts: Sequence[LayoutText] = (),
    watcher: Watcher | None = None,
    now: datetime | None = None,
    workers: int | None = None,
) -> Summary:
    """Make the release of what is stored; `rules` are those of the last ingest.

    `texts` are the layout files, where others are to hold from now on; `workers` are processes,
    by default one for each processor where much changed. Raises WarehouseError where
    another run writes, and where a file has to be read again.
    """
    watcher = watcher or Silent()
    with only_writer(warehouse) as warehouse:
        before = usable_release(warehouse)
        failed_before = failures_of(before)
        last = last_states(before)
        stores = stores_at(warehouse.records)
        heads = read_heads(warehouse.heads)
        inputs: list[Input] = []
        missing: list[str] = []
        entries = read_ledger(warehouse.ledger, warehouse.called(warehouse.ledger))
        watcher.begins(len(entries))
        for uri, entry in entries.items():
            outcome = stored_outcome(entry, stores, rules, heads) or last_outcome(
                entry, last.get(uri)
            )
            if outcome is None:
                missing.append(uri)
            else:
                inputs.append(Input(entry, outcome))
                watcher.ends(outcome)
        refuse_missing(missing)
        if texts:
            remember_layout(warehouse, rules.layout, texts, check=rules.check, ocr=rules.ocr)
        watcher.derives()
        inputs = name_duplicates(inputs)
        release = release_from(warehouse, inputs, before, now or datetime.now(UTC), workers)
        return summarise(
            release,
            failed_before=failed_before,
            was_made=before is None or before.release_id != release.release_id,
            files_read=0,
        )


def rules_again(warehouse: Warehouse, layout: Layout | None = None) -> Rules:
    """The rules of the last ingest, `layout` in place of its own; raises WarehouseError."""
    used = layout_used(warehouse) or LayoutUsed()
    return Rules(layout or layout_again(warehouse), used.check, used.ocr)


def stored_outcome(
    entry: Entry, stores: Stores, rules: Rules, heads: Mapping[str, Head]
) -> Outcome | None:
    """What became of a file by the stores; None where they do not tell."""
    if entry.gone:
        return gone_outcome(entry)
    facts = recall(entry)
    if facts is None or entry.overload is not None:
        return None
    task = Task(Path(entry.uri), entry.uri, entry.source, entry, named=False)
    key = report_key(facts, task, rules)
    head = head_of(heads, stores.reports.path_of(key), name_of(key))
    if head is not None:
        return outcome_with(task, facts, key, head, was_read=False)
    made = stored_report(task, facts, stores, rules)
    if made is not None and is_wanted(made.parsed.scanned, rules.ocr):
        made = stored_report(task, facts, stores, rules, entry.recognised_by) or made
    return outcome_of(task, facts, made, was_read=False) if made is not None else None


def stored_report(
    task: Task, facts: FileFacts, stores: Stores, rules: Rules, engine: str | None = None
) -> Made | None:
    """The report of a file by the stores; `engine` recognised its pages."""
    key = report_key(facts, task, rules, engine)
    parsed = stores.reports.get(key) or parsed_anew(task, facts, stores, rules, engine)
    return None if parsed is None else Made(key, parsed, engine)


def parsed_anew(
    task: Task, facts: FileFacts, stores: Stores, rules: Rules, engine: str | None
) -> Parsed | None:
    """The report of a document as it was read, put into its store; None where it was not read."""
    extracted = stores.extracts.get(extract_key(facts, check=rules.check, engine=engine))
    if extracted is None:
        return None
    try:
        parsed = parse_extract(extracted, task.name, rules.layout)
    except ReadError:
        return None
    stores.reports.put(report_key(facts, task, rules, engine), parsed)
    return parsed


def last_states(before: Release | None) -> dict[str, LastState]:
    """What became of each input in the release before, by uri."""
    if before is None:
        return {}
    columns = ["uri", "state", "reason", "sha256"]
    rows = read_columns(before.table("inputs"), columns=columns).to_pylist()
    return {row["uri"]: LastState(row["state"], row["reason"], row["sha256"]) for row in rows}


def last_outcome(entry: Entry, last: LastState | None) -> Outcome | None:
    """The outcome of a file that gave no record: what was said of the same bytes holds.

    None where it gave tables: its record is missing then.
    """
    if last is None or last.sha256 != entry.sha256 or State(last.state) in GAVE_RECORDS:
        return None
    return Outcome(
        uri=entry.uri,
        state=State(last.state),
        reason=last.reason,
        size_bytes=entry.size_bytes,
        modified_ns=entry.modified_ns,
        sha256=entry.sha256,
        media_type=entry.media_type,
        attempts=entry.attempts,
        overload=entry.overload,
        mark=entry.mark,
    )


GAVE_RECORDS = {State.PARSED, State.PARTIAL, State.DUPLICATE, State.NOT_A_REPORT}
"""States of inputs whose tables are made of a record."""


def refuse_missing(uris: Sequence[str]) -> None:
    """Raise WarehouseError where files have to be read again."""
    if not uris:
        return
    named = ", ".join(uri.rpartition("/")[2] for uri in uris[:LISTED])
    rest = f" and {len(uris) - LISTED} more" if len(uris) > LISTED else ""
    raise WarehouseError(
        f"Not everything is stored as this version of the program reads it: {named}{rest}. Run "
        "'quarterlight ingest' with the folders of the archive; nothing was changed."
    )
