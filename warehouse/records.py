"""The three stores of a warehouse, and how a run takes records from them and puts them in."""

from dataclasses import dataclass

from warehouse.blobs import Shelf, below
from warehouse.files import Task
from warehouse.stores import Extract, Key, Normal, Parsed, RecordT, Store

EXTRACTS, REPORTS, NORMALS = "extracts", "reports", "rows"
"""Names of the stores below the folder that holds them."""


class StoreFault(Exception):
    """A store that cannot be read or written, or an archive that cannot be reached any more."""


@dataclass(frozen=True, slots=True)
class Stores:
    """The stores of a warehouse: documents as read, reports as parsed, and their rows."""

    extracts: Store[Extract]
    reports: Store[Parsed]
    normals: Store[Normal]


def stores_at(place: Shelf) -> Stores:
    """The stores of a warehouse, by the folder or address that holds them: '.../store'."""
    return Stores(
        Store(below(place, EXTRACTS), Extract),
        Store(below(place, REPORTS), Parsed),
        Store(below(place, NORMALS), Normal),
    )


def stored(records: Store[RecordT], key: Key, task: Task) -> RecordT | None:
    """The record in a store; a failure that is to be tried again counts as none."""
    try:
        record = records.get(key)
    except OSError as error:
        raise StoreFault(named(error)) from error
    if record is None or (task.retry and record.failure is not None):
        return None
    return record


def store(records: Store[RecordT], key: Key, record: RecordT) -> None:
    """Write a record; raises StoreFault where that cannot be done."""
    try:
        records.put(key, record)
    except OSError as error:
        raise StoreFault(named(error)) from error


def named(error: Exception) -> str:
    """Type and message of an exception that no rule foresaw."""
    return f"{type(error).__name__}: {error}"
