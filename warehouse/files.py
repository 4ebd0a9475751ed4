"""A look at one input file: its size, time, hash and media type, without reading it twice."""

import hashlib
from dataclasses import dataclass

from extract.sniff import media_type
from extract.states import ReadError
from warehouse.ledger import Entry
from warehouse.places import Place, Status, bytes_at, status_of

NOT_READ = "none"
"""Stands for the media type of bytes that no reader takes."""


@dataclass(frozen=True, slots=True)
class Task:
    """One input to process; `known` is what may be believed of it without reading it.

    `named` is false for a file of an earlier run that this run did not ask for: while it cannot
    be reached, what is known of it holds. `retry` is true where a failure is not to be believed,
    `missing` where the file has left a folder that was looked through.
    """

    place: Place
    uri: str
    source: str
    known: Entry | None = None
    named: bool = True
    retry: bool = False
    missing: bool = False

    @property
    def name(self) -> str:
        """Base name of the file as text."""
        return self.uri.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What a look at a file gives; `data` is filled where it had to be read whole."""

    size_bytes: int
    modified_ns: int | None
    sha256: str
    media_type: str
    data: bytes | None = None
    mark: str | None = None


def look_at(task: Task) -> FileFacts:
    """Size, time and hash of the file; a known file of that size and time is not read whole.

    Raises OSError, and ReadError for what is no file or is too large.
    """
    remembered = facts_unread(task)
    if remembered is not None:
        return remembered
    try:
        status = status_of(task.place)
        data = bytes_at(task.place)
    except OSError:
        remembered = None if task.named else recall(task.known)
        if remembered is None:
            raise
        return remembered
    return FileFacts(
        size_bytes=len(data),
        modified_ns=status.modified_ns,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=kind_of(data),
        data=data,
        mark=status.mark,
    )


def facts_unread(task: Task) -> FileFacts | None:
    """What is known of the file without opening it; None where it has to be read.

    Raises OSError, and ReadError for what is no file or is too large.
    """
    remembered = recall(task.known)
    try:
        status = status_of(task.place)
    except OSError:
        if task.named or remembered is None:
            raise
        return remembered
    return remembered if remembered and same_file(remembered, status) else None


def same_file(known: FileFacts | Entry, status: Status) -> bool:
    """Whether a file of that size, and mark or else time, is taken for the one that is known."""
    if known.size_bytes != status.size_bytes:
        return False
    if status.mark is not None:
        return known.mark == status.mark
    return known.modified_ns is not None and known.modified_ns == status.modified_ns


def recall(known: Entry | None) -> FileFacts | None:
    """What an earlier run knew of a file; None where it could not be read then."""
    if known is None or known.sha256 is None or known.media_type is None:
        return None
    if known.size_bytes is None:
        return None
    return FileFacts(
        known.size_bytes, known.modified_ns, known.sha256, known.media_type, mark=known.mark
    )


def kind_of(data: bytes) -> str:
    """Media type of the bytes; NOT_READ where reading them will say what is wrong."""
    try:
        return media_type(data)
    except ReadError:
        return NOT_READ
