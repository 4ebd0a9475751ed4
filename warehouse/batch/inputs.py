"""The inputs of a run, and what is remembered of them: new, known, moved and deleted files.

A file that left its folder was moved where its bytes lie elsewhere now; else it was deleted and
is missing. The document of a missing file stays in the tables until it is pruned; then it is gone.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime

from warehouse.far.address import is_address
from warehouse.files import Task
from warehouse.intake import Found, folders_of
from warehouse.ledger import Entry
from warehouse.locate import has_left, place_of
from warehouse.outcomes import Outcome
from warehouse.zips import split_uri


@dataclass(frozen=True, slots=True)
class Kept:
    """The ledger after a run, by uri, and how many files moved and how many are gone now."""

    entries: dict[str, Entry]
    moved: int
    pruned: int


def tasks_of(
    found: Sequence[Found],
    arguments: Sequence[str],
    known: Mapping[str, Entry],
    *,
    rehash: bool = False,
    retry: frozenset[str] = frozenset(),
) -> list[Task]:
    """The inputs to process, by uri: those found, and those of earlier runs.

    `retry` names those whose failure is not to be believed.
    """
    tasks = {
        f.uri: Task(
            f.place,
            f.uri,
            f.source,
            known=None if rehash else known.get(f.uri),
            retry=f.uri in retry,
        )
        for f in found
    }
    below = tuple(f"{folder.rstrip('/')}/" for folder in folders_of(arguments))
    named = set(tasks)
    looked_into = {parts[0] for parts in map(split_uri, tasks) if parts is not None}
    for uri, entry in known.items():
        if uri not in tasks and not entry.gone:
            asked = (entry.missing or uri.startswith(below)) and not is_closed(uri, named)
            missing = uri in looked_into or (asked and has_left(uri))
            tasks[uri] = Task(
                place_of(uri),
                uri,
                entry.source,
                entry,
                named=False,
                retry=uri in retry,
                missing=missing,
            )
    return [task for _, task in sorted(tasks.items())]


def is_closed(uri: str, named: Set[str]) -> bool:
    """Whether this is in a zip file that could not be looked into, and is an input itself."""
    parts = split_uri(uri)
    return parts is not None and parts[0] in named


def entries_of(
    tasks: Sequence[Task],
    outcomes: Mapping[str, Outcome],
    known: Mapping[str, Entry],
    now: datetime,
) -> dict[str, Entry]:
    """What is known of each input after this run, by uri.

    Where the bytes of a file that this run did not ask for have come from another place, the old
    one is looked at too: the whole archive may have been moved.
    """
    come = {outcomes[task.uri].sha256 for task in tasks if task.uri not in known} - {None}
    looked_at = (
        replace(task, missing=True) if has_moved(task, outcomes[task.uri], come) else task
        for task in tasks
    )
    return {
        task.uri: entry_of(task, outcomes[task.uri], known.get(task.uri), now) for task in looked_at
    }


def has_moved(task: Task, outcome: Outcome, come: Set[str | None]) -> bool:
    """Whether a file has left its place, and its bytes have come elsewhere."""
    asked = task.named or task.missing or is_address(task.uri)  # an address would have to be asked
    return not asked and outcome.sha256 in come and has_left(task.uri)


def entry_of(task: Task, outcome: Outcome, old: Entry | None, now: datetime) -> Entry:
    """What is known of one input after this run; its times move only where its facts did."""
    entry = Entry(
        uri=task.uri,
        source=task.source,
        first_seen=now,
        last_seen=now,
        size_bytes=outcome.size_bytes,
        modified_ns=outcome.modified_ns,
        mark=outcome.mark,
        sha256=outcome.sha256,
        media_type=outcome.media_type,
        attempts=outcome.attempts,
        overload=outcome.overload,
        missing=task.missing,
        recognised_by=outcome.recognised_by,
    )
    if old is None:
        return entry
    return replace(
        entry,
        source=max(old.source, task.source, key=len),
        first_seen=old.first_seen,
        last_seen=old.last_seen if facts_of(old) == facts_of(entry) else now,
    )


def facts_of(entry: Entry) -> tuple[int | None, int | None, str | None, bool]:
    """What makes a file another one: size, time, bytes, and whether it is there."""
    return entry.size_bytes, entry.modified_ns, entry.sha256, entry.missing or entry.gone


def keep(
    entries: Mapping[str, Entry],
    outcomes: Mapping[str, Outcome],
    known: Mapping[str, Entry],
    *,
    prune: bool,
) -> Kept:
    """The entries without moved files, whose new places take over when they were first seen.

    A missing file is gone with `prune`, and at once where it gave no document.
    """
    present = {e.sha256 for e in entries.values() if not e.missing and not e.gone}
    missing = {uri: entry for uri, entry in entries.items() if entry.missing}
    moved = {uri: e for uri, e in missing.items() if e.sha256 is not None and e.sha256 in present}
    lost = {uri for uri in missing if uri not in moved and (prune or outcomes[uri].key is None)}
    latest_first = sorted(moved.values(), key=lambda e: e.first_seen, reverse=True)
    since = {entry.sha256: entry.first_seen for entry in latest_first}
    kept = {}
    for uri, entry in sorted(entries.items()):
        if uri in lost:
            kept[uri] = replace(entry, missing=False, gone=True)
        elif uri not in known and entry.sha256 in since:
            kept[uri] = replace(entry, first_seen=since[entry.sha256])
        elif uri not in moved:
            kept[uri] = entry
    return Kept(kept, moved=len(moved), pruned=len(lost))
