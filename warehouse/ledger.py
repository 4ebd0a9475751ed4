"""What is known of each input file, so that an unchanged file is not read again.

The ledger holds facts of files; states follow from the stores, but for those that are results of
load and therefore not stored. It is written before the release is, so a run that is killed in
between loses no input.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from extract.states import State
from warehouse.folder import WarehouseError
from warehouse.whole import write_whole


@dataclass(frozen=True, slots=True)
class Overload:
    """A result of load: the state and reason, and what it was tried with.

    `version` names the code and words that read it, `timeout` is in seconds and `memory` in MB;
    with other code or more room it is tried anew.
    """

    state: State
    reason: str
    version: str
    timeout: float
    memory: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One input file; size in bytes, time of change in nanoseconds since 1970, mark of the content.

    Size, time, hash and media type are None while the file could not be opened. `attempts` counts
    those that gave the state; `overload` is what they ended in, if it was for want of room.
    `missing` is true for a deleted file whose document is kept, `gone` for one whose is not.
    `recognised_by` names the engine that read its pages, where they are pictures.
    """

    uri: str
    source: str
    first_seen: datetime
    last_seen: datetime
    size_bytes: int | None = None
    modified_ns: int | None = None
    sha256: str | None = None
    media_type: str | None = None
    attempts: int = 1
    gone: bool = False
    overload: Overload | None = None
    missing: bool = False
    recognised_by: str | None = None
    mark: str | None = None


def read_ledger(path: Path, name: str | None = None) -> dict[str, Entry]:
    """Entries by uri, in order; empty where there is no ledger yet. Raises WarehouseError.

    `name` is what the message calls the file.
    """
    try:
        lines = path.read_bytes().splitlines()
    except FileNotFoundError:
        return {}
    try:
        entries = [msgspec.json.decode(line, type=Entry) for line in lines]
    except msgspec.MsgspecError as error:
        raise WarehouseError(
            f"{name or path} is damaged ({error}). Delete it and ingest all folders of the archive "
            "again; what was read is kept, so this is quick."
        ) from error
    return {entry.uri: entry for entry in sorted(entries, key=lambda e: e.uri)}


def write_ledger(path: Path, entries: Iterable[Entry]) -> None:
    """Write all entries, by uri, whole or not at all."""
    ordered = sorted(entries, key=lambda e: e.uri)
    write_whole(path, b"".join(msgspec.json.encode(entry) + b"\n" for entry in ordered))
