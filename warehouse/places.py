"""Where the bytes of an input lie: a file on disk is its path, anything else says so itself."""

import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from extract.states import ReadError, State

LARGEST = 1 << 30
"""Bytes of the largest file that is loaded; the longest reports have a few ten million."""


@dataclass(frozen=True, slots=True)
class Status:
    """Size in bytes, time of change in nanoseconds since 1970, and a mark of the content.

    The mark is a checksum or an etag that was told along; where there is one, it counts instead of
    the time. Time and mark are None where nothing tells them.
    """

    size_bytes: int
    modified_ns: int | None
    mark: str | None = None


class Elsewhere(Protocol):
    """Bytes that are no file on disk; both raise OSError and ReadError. It can be pickled."""

    def status(self) -> Status:
        """What is told of the bytes without reading them."""

    def read(self) -> bytes:
        """All bytes."""


Place = Path | Elsewhere


@dataclass(frozen=True, slots=True)
class Refused:
    """What is not opened, whatever it holds: the state it ends in, and why."""

    state: State
    reason: str

    def status(self) -> Status:
        """Raise the ReadError."""
        raise ReadError(self.state, self.reason)

    def read(self) -> bytes:
        """Raise the ReadError."""
        raise ReadError(self.state, self.reason)


@dataclass(frozen=True, slots=True)
class NotLookedAt:
    """What cannot be looked at in this run, or need not be: what is known of it holds."""

    reason: str

    def status(self) -> Status:
        """Raise the OSError."""
        raise OSError(self.reason)

    def read(self) -> bytes:
        """Raise the OSError."""
        raise OSError(self.reason)


def status_of(place: Place, largest: int | None = LARGEST) -> Status:
    """Size and time; raises OSError, and ReadError for no file or too large a one."""
    status = status_on_disk(place) if isinstance(place, Path) else place.status()
    if largest is not None and status.size_bytes > largest:
        raise ReadError(State.UNSUPPORTED, f"it is larger than {largest >> 30} GiB")
    return status


def status_on_disk(path: Path) -> Status:
    """Size and time of a file on disk; raises OSError, and ReadError for no file."""
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise ReadError(State.UNREADABLE, "this folder cannot be listed; its files are left out")
    if not stat.S_ISREG(status.st_mode):
        raise ReadError(State.UNSUPPORTED, "it is a device or pipe, not a file")
    return Status(status.st_size, status.st_mtime_ns)


def bytes_at(place: Place) -> bytes:
    """All bytes; raises OSError, and ReadError for what is not opened."""
    return place.read_bytes() if isinstance(place, Path) else place.read()
