"""Content-addressed stores: what was made of some bytes by some version of the code.

A record is immutable and written whole or not at all, so its presence is the ledger: a killed
run is simply run again. Layout of a record: the magic, the SHA-256 of its name and body, the
length of the packed record (8 bytes), then the body (MessagePack, zstd).
"""

import hashlib
import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

import msgspec
import pyarrow as pa

from extract.document import Document, TextSource
from extract.states import State
from parsers.report import Report
from warehouse.blobs import Shelf, below, read_blob, read_blobs, write_blob

log = logging.getLogger(__name__)

MAGIC = b"QLR1"
DIGEST = slice(4, 36)
LENGTH = slice(36, 44)
BODY = slice(44, None)
LONGEST = 1 << 32
"""Bytes of the longest packed record that is believed; a larger length is damage."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why these bytes gave nothing: the state and its reason."""

    state: State
    reason: str


@dataclass(frozen=True, slots=True)
class Extract:
    """What reading the bytes gave: a document, or the failure."""

    document: Document | None = None
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What later stages want to know of a document without loading its words or rows.

    `unread` says which pages, tables or columns were not read.
    """

    sha256: str
    media_type: str
    size_bytes: int
    page_count: int | None
    text_source: TextSource
    extractor: str
    document_type: str
    has_known_table: bool
    unread: tuple[str, ...] = ()


class Scanned(StrEnum):
    """Whether pages of a document are pictures: none, some over words, some with hardly a word."""

    NO = "no"
    LAYERED = "layered"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Parsed:
    """What parsing a document gave: facts and the report, or the failure.

    The report stays packed: a run over an unchanged archive wants the facts only.
    """

    facts: DocumentFacts | None = None
    packed_report: bytes | None = None
    failure: Failure | None = None
    scanned: Scanned = Scanned.NO


@dataclass(frozen=True, slots=True)
class Normal:
    """What normalising a report gave: its rows as Arrow batches, or why there are none.

    `document` is the packed `DocumentRow`; `tables` holds the batches of the row tables that have
    rows, without their schemas; `digest` is the SHA-256 of all rows.
    """

    facts: DocumentFacts | None = None
    document: bytes = b""
    tables: dict[str, bytes] = field(default_factory=dict)
    digest: str = ""
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """Name of a record: the bytes it was made of, and the hash of the version that made it."""

    sha256: str
    version: str


RecordT = TypeVar("RecordT", Extract, Parsed, Normal)


class DamagedRecord(Exception):
    """A stored record that is not what was written."""


@dataclass(frozen=True, slots=True)
class Store(Generic[RecordT]):
    """One store: records of one type below a folder or an address, sharded by two hex digits.

    Where it is at an address, its methods raise Unreachable.
    """

    folder: Shelf
    record: type[RecordT]

    def path_of(self, key: Key) -> Shelf:
        """Where the record of that key lies or will lie."""
        return below(self.folder, name_of(key))

    def get(self, key: Key) -> RecordT | None:
        """The record; None where there is none, or where it is damaged (which is logged)."""
        return self._unpacked(key, read_blob(self.folder, name_of(key)))

    def get_all(self, keys: Iterable[Key]) -> dict[Key, RecordT | None]:
        """Several records; from an address they come at the same time."""
        wanted = {name_of(key): key for key in keys}
        found = read_blobs(self.folder, wanted)
        return {wanted[name]: self._unpacked(wanted[name], data) for name, data in found}

    def put(self, key: Key, record: RecordT) -> None:
        """Write the record in place of any that lies there."""
        write_blob(self.folder, name_of(key), pack(record, key))

    def _unpacked(self, key: Key, data: bytes | None) -> RecordT | None:
        try:
            return None if data is None else unpack(data, self.record, key)
        except DamagedRecord as error:
            path = self.path_of(key)
            log.warning("The stored record %s is damaged (%s); it is made again.", path, error)
            return None


def name_of(key: Key) -> str:
    """Name of a record in its store."""
    return f"{key.sha256[:2]}/{key.sha256}-{key.version}.bin"


def key_of(name: str) -> Key:
    """The key that a record's name says."""
    sha256, _, version = name.rpartition("/")[2].removesuffix(".bin").rpartition("-")
    return Key(sha256, version)


def pack(record: Extract | Parsed | Normal, key: Key) -> bytes:
    """The bytes of a record file."""
    packed = msgspec.msgpack.encode(record)
    body: bytes = pa.Codec("zstd").compress(packed, asbytes=True)
    return MAGIC + checksum(type(record), key, body) + len(packed).to_bytes(8, "big") + body


def unpack(data: bytes, record: type[RecordT], key: Key) -> RecordT:
    """The record in the bytes of a record file; raises DamagedRecord."""
    body = data[BODY]
    if data[: len(MAGIC)] != MAGIC:
        raise DamagedRecord("it does not begin as a record does")
    if checksum(record, key, body) != data[DIGEST]:
        raise DamagedRecord("its checksum differs")
    length = int.from_bytes(data[LENGTH], "big")
    if length > LONGEST:
        raise DamagedRecord("its length is not believable")
    try:
        packed: bytes = pa.Codec("zstd").decompress(body, length, asbytes=True)
        return msgspec.msgpack.decode(packed, type=record)
    except (msgspec.MsgspecError, OSError, ValueError) as error:
        raise DamagedRecord(str(error)) from error


def checksum(record: type[Extract] | type[Parsed] | type[Normal], key: Key, body: bytes) -> bytes:
    """SHA-256 over type, key and body: a record in the place of another one is damage too."""
    name = f"{record.__name__} {key.sha256} {key.version} "
    return hashlib.sha256(name.encode() + body).digest()


def pack_report(report: Report) -> bytes:
    """A report as it lies in its record."""
    return msgspec.msgpack.encode(report)


def unpack_report(packed: bytes) -> Report:
    """The report in a record."""
    return msgspec.msgpack.decode(packed, type=Report)
