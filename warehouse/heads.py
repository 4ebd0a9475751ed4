"""What the records of reports say of their inputs, in one file.

An unchanged archive is then known without reading a record of each document. In a folder each
record is still looked at: one that is gone or has another size or time is read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import msgspec

from extract.states import State
from warehouse.blobs import Shelf
from warehouse.whole import read_signed, write_signed


@dataclass(frozen=True, slots=True)
class Stamp:
    """How the file of a record lies there: its size and when it was written."""

    size_bytes: int
    modified_ns: int


@dataclass(frozen=True, slots=True)
class Head:
    """What a stored report says of an input: state, reason, and whether it holds a report.

    `stamp` is that of its file; None where it lies at an address.
    """

    state: State
    reason: str | None
    has_report: bool
    stamp: Stamp | None = None


NO_HEADS: Mapping[str, Head] = MappingProxyType({})


def read_heads(path: Path | None) -> Mapping[str, Head]:
    """Heads by the name of the record; none where nothing is noted."""
    body = None if path is None else read_signed(path)
    if body is None:
        return NO_HEADS
    try:
        return msgspec.msgpack.decode(body, type=dict[str, Head])
    except msgspec.MsgspecError:
        return NO_HEADS  # of another version of the program


def head_of(heads: Mapping[str, Head], record: Shelf, name: str) -> Head | None:
    """What is noted of a record; None where nothing is, or where its file changed since."""
    head = heads.get(name)
    if head is None or not isinstance(record, Path):
        return head
    return head if head.stamp is not None and head.stamp == stamp_of(record) else None


def stamp_of(record: Shelf) -> Stamp | None:
    """How the file of a record lies there; None where there is none, or at an address."""
    if not isinstance(record, Path):
        return None
    try:
        found = record.stat()
    except FileNotFoundError:
        return None
    return Stamp(found.st_size, found.st_mtime_ns)


def write_heads(path: Path, heads: Mapping[str, Head]) -> None:
    """Note the heads, by name."""
    write_signed(path, msgspec.msgpack.encode(dict(sorted(heads.items()))))
