"""Files of an archive at an address: found by one listing, fetched by whoever reads them."""

import errno
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from glob import has_magic
from typing import BinaryIO, cast

from extract.states import ReadError, State
from warehouse.far.address import Spot, Unreachable, reaching, spot_at
from warehouse.places import LARGEST, Status

TIMES = ("LastModified", "last_modified", "updated", "mtime", "modified", "created")
"""Names that drivers have for the time of change."""

MARKS = ("ETag", "etag", "e_tag", "md5Hash")
"""Names that drivers have for what tells one content from another."""


@dataclass(frozen=True, slots=True)
class FarFile:
    """One object: the address below which it was listed, its path there, and what was told of it.

    Keys may hold anything, so the object is opened by its path and never by an address made of it.
    """

    address: str
    path: str
    size_bytes: int
    modified_ns: int | None
    mark: str | None

    def status(self) -> Status:
        """Size, time and etag as they were listed."""
        return Status(self.size_bytes, self.modified_ns, self.mark)

    def read(self) -> bytes:
        """All bytes, in one request; raises ReadError where they are not as many as listed."""
        if self.size_bytes > LARGEST:
            raise ReadError(State.UNSUPPORTED, f"it is larger than {LARGEST >> 30} GiB")
        data = self.part(0, self.size_bytes + 1) if self.size_bytes else b""
        if len(data) != self.size_bytes:
            raise ReadError(State.UNREADABLE, "it changed while it was read; run this again")
        return data

    def part(self, start: int, length: int) -> bytes:
        """So many bytes from there, or as many as there are; raises OSError and Unreachable."""
        if not length or start >= self.size_bytes:
            return b""
        spot = spot_at(self.address)
        try:
            with reaching(self.address):
                data: bytes = spot.system.cat_file(self.path, start=start, end=start + length)
                return data
        except FileNotFoundError as error:
            raise FileNotFoundError(errno.ENOENT, "it was deleted after it was listed") from error
        except PermissionError as error:
            raise PermissionError(errno.EACCES, f"access is denied ({error})") from error

    def opened(self) -> BinaryIO:
        """The bytes as a file; raises OSError and Unreachable."""
        return cast(BinaryIO, io.BufferedReader(FarBytes(self), buffer_size=AHEAD))


AHEAD = 1 << 20
"""Bytes that are fetched at once where a file is read in parts: a request costs more than these."""


class FarBytes(io.RawIOBase):
    """An object as an unbuffered file."""

    def __init__(self, file: FarFile) -> None:
        self._file = file
        self._at = 0

    def readable(self) -> bool:
        """It can be read."""
        return True

    def seekable(self) -> bool:
        """One can go anywhere."""
        return True

    def tell(self) -> int:
        """Where one is."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go there; raises ValueError before the beginning."""
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._file.size_bytes}[whence]
        if start + offset < 0:
            raise ValueError("there is nothing before the beginning")
        self._at = start + offset
        return self._at

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """Fill the buffer with one request."""
        data = self._file.part(self._at, len(buffer))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)

    def readall(self) -> bytes:
        """All the rest with one request."""
        data = self._file.part(self._at, self._file.size_bytes - self._at)
        self._at += len(data)
        return data


@dataclass(frozen=True, slots=True)
class Listed:
    """One object and its name below the address that was listed; '' for the address itself."""

    file: FarFile
    name: str


def listed(address: str) -> list[Listed]:
    """Every object below an address, or meant by a pattern, by name; the object at the address.

    Raises Unreachable.
    """
    spot = spot_at(address)
    try:
        with reaching(address):
            spot.system.invalidate_cache()
            infos = infos_at(spot)
    except FileNotFoundError:
        infos = {}
    except OSError as error:
        raise Unreachable(
            f"Access to {address} is denied ({error}). Ask for the right to list and to read it."
        ) from error
    root = folder_before_magic(spot.path)
    found = [
        Listed(far_file(address, path, info), path.removeprefix(root).lstrip("/"))
        for path, info in infos.items()
        if info.get("type") != "directory" and not path.endswith("/")
    ]
    return sorted(found, key=lambda item: item.name)


def infos_at(spot: Spot) -> dict[str, Mapping[str, object]]:
    """What the file system tells of each object, by path; raises what drivers raise."""
    if not has_magic(spot.path):
        found: dict[str, Mapping[str, object]] = spot.system.find(spot.path, detail=True)
        return found
    matched: dict[str, Mapping[str, object]] = {}
    for path, info in spot.system.glob(spot.path, detail=True).items():
        is_folder = info.get("type") == "directory"
        matched |= spot.system.find(path, detail=True) if is_folder else {path: info}
    return matched


def folder_before_magic(path: str) -> str:
    """The part of a pattern that is a folder; all of what is no pattern."""
    if not has_magic(path):
        return path
    parts = path.split("/")
    return "/".join(parts[: next(n for n, part in enumerate(parts) if has_magic(part))])


def far_file(address: str, path: str, info: Mapping[str, object]) -> FarFile:
    """The record of one object, of what a driver tells of it; raises Unreachable without a size."""
    size = info.get("size")
    if not isinstance(size, int):
        raise Unreachable(
            f"{address} does not tell how large its files are, so they cannot be read within "
            "limits. Download them into a folder and ingest that."
        )
    mark = first_of(info, MARKS)
    return FarFile(
        address=address,
        path=path,
        size_bytes=size,
        modified_ns=nanoseconds(first_of(info, TIMES)),
        mark=str(mark) if mark is not None else None,
    )


def first_of(info: Mapping[str, object], names: tuple[str, ...]) -> object:
    """The first of these facts that is told."""
    return next((info[name] for name in names if info.get(name) is not None), None)


def nanoseconds(told: object) -> int | None:
    """A time in nanoseconds since 1970, in whichever form a driver tells it."""
    if isinstance(told, str):
        try:
            told = datetime.fromisoformat(told)
        except ValueError:
            return None
    if isinstance(told, datetime):
        told = told.timestamp()
    return round(told * 1_000_000) * 1_000 if isinstance(told, int | float) else None


def object_at(uri: str) -> FarFile:
    """The object at an address; raises OSError and Unreachable."""
    spot = spot_at(uri)
    with reaching(uri):
        return far_file(uri, spot.path, spot.system.info(spot.path))
