"""Zip files of reports, read in place: each member is an input, and nothing is unpacked to disk.

What a member is called is a name in tables and never a path, so it may be anything. Members are
read by offset and length, so that reading one costs the same however many there are.
"""

import io
import struct
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, Protocol
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from extract.states import ReadError, State
from warehouse.places import LARGEST, Elsewhere, Refused, Status, status_of

ENDING = ".zip"
WITHIN = "!/"
"""Stands between a zip file and a member in uris and sources: 'reports.zip!/2013/q2.pdf'."""

MOST_MEMBERS = 100_000
"""Files of one zip; the largest archives of reports have some ten thousand."""

MOST_DIRECTORY = 1 << 24
"""Bytes of the list of members, which is read whole: ten times what that many names take."""

MOST_RATIO = 200
"""Times that a member may be larger than it is packed; text and PDF stay below 30."""

FREE_OF_RATIO = 1 << 24
"""Bytes up to which any ratio is put up with: a text of blanks packs a thousandfold."""

LOCAL_HEADER = 30
LOCAL_MAGIC = b"PK\x03\x04"
NAME_LENGTH, EXTRA_LENGTH = slice(26, 28), slice(28, 30)
ENCRYPTED = 0x1
"""Flag of a member with a password."""

TIMES = 0x5455
"""Extra field that tells times in UTC; a member's ordinary time lacks its zone."""

OFFICE = ("[Content_Types].xml", "mimetype")
"""Members of Office files, which are zip files too; they are inputs as a whole."""

DAMAGE = (BadZipFile, NotImplementedError, ValueError, EOFError, OverflowError, struct.error)
"""What reading the directory of a damaged zip file raises."""

CHANGED = "its zip file changed while it was read; run this again"


class Packed(Elsewhere, Protocol):
    """A zip file that is no file on disk: it can be opened, and read in parts."""

    def __hash__(self) -> int:
        """Equal ones lie at the same address."""

    def opened(self) -> BinaryIO:
        """The bytes as a file; raises OSError."""

    def part(self, start: int, length: int) -> bytes:
        """So many bytes from there, or as many as there are; raises OSError."""


Zip = Path | Packed


@dataclass(frozen=True, slots=True)
class Member:
    """One file in a zip: where its packed bytes lie, and what the zip's directory says of it."""

    zip: Zip
    zip_status: Status
    offset: int
    packed_bytes: int
    size_bytes: int
    is_packed: bool
    crc: int
    modified_ns: int | None
    mark: str

    def status(self) -> Status:
        """Size and checksum as the directory has them."""
        return Status(self.size_bytes, self.modified_ns, self.mark)

    def read(self) -> bytes:
        """The bytes, exactly as many as the directory says, and with its checksum."""
        if status_of(self.zip, largest=None) != self.zip_status:
            raise ReadError(State.UNREADABLE, CHANGED)
        at = range(self.zip_status.size_bytes)
        header = part_of(self.zip, self.offset, LOCAL_HEADER) if self.offset in at else b""
        if len(header) < LOCAL_HEADER or not header.startswith(LOCAL_MAGIC):
            raise ReadError(State.DAMAGED, "the zip file has nothing at its place")
        names = sum(int.from_bytes(header[at], "little") for at in (NAME_LENGTH, EXTRA_LENGTH))
        packed = part_of(self.zip, self.offset + LOCAL_HEADER + names, self.packed_bytes)
        data = unpacked(packed, self.size_bytes) if self.is_packed else packed
        if len(data) != self.size_bytes or zlib.crc32(data) != self.crc:
            raise ReadError(State.DAMAGED, "its bytes in the zip file are not those it says")
        return data


@dataclass(frozen=True, slots=True)
class Directory:
    """What a zip file holds, by name: members, and what is refused; `is_office`: one document."""

    members: dict[str, Elsewhere]
    is_office: bool = False


class Bounded(io.RawIOBase):
    """A file that gives no more at once than a believable directory takes."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def read(self, size: int = -1) -> bytes:
        """So many bytes; raises ReadError for too many."""
        if size > MOST_DIRECTORY:
            raise ReadError(State.UNSUPPORTED, f"it lists more than {MOST_MEMBERS:,} files")
        return self._file.read(size)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go there."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """Where one is."""
        return self._file.tell()

    def seekable(self) -> bool:
        """Whether one can go anywhere."""
        return True


def is_zip(name: str) -> bool:
    """Whether a file of that name is looked into."""
    return name.lower().endswith(ENDING)


def split_uri(uri: str) -> tuple[str, str] | None:
    """The zip file and the member that a uri names; None where it names no member."""
    at = uri.lower().find(f"{ENDING}{WITHIN}")
    if at < 0 or Path(uri[: at + len(ENDING) + 1]).is_dir():  # a folder may be called 'a.zip!'
        return None
    return uri[: at + len(ENDING)], uri[at + len(ENDING) + len(WITHIN) :]


def directory_of(place: Zip) -> Directory:
    """What a zip file holds; raises OSError, and ReadError for one that is not looked into."""
    return directory_at(place, status_of(place, largest=None))


@lru_cache(maxsize=1)
def directory_at(place: Zip, status: Status) -> Directory:
    """The same, once as long as the file does not change."""
    try:
        with opened(place) as file, ZipFile(Bounded(file)) as archive:
            infos = archive.infolist()
    except DAMAGE as error:
        raise ReadError(State.DAMAGED, f"the zip file is damaged ({error})") from error
    refuse_bomb(infos, status.size_bytes)
    if infos and infos[0].filename in OFFICE:
        return Directory({}, is_office=True)
    members: dict[str, Elsewhere] = {}
    for info in infos:
        name = info.filename.replace("\\", "/")  # as some programs on Windows write it
        if not name.endswith("/"):
            if name in members:
                members[unused(name, members)] = OVERWRITTEN
            members[name] = member_of(place, status, info)
    return Directory(members)


OVERWRITTEN = Refused(State.UNSUPPORTED, "a later file of the same name in the zip file counts")


def unused(name: str, taken: dict[str, Elsewhere]) -> str:
    """A name for an earlier file of that name."""
    number = 1
    while f"{name} (earlier {number})" in taken:
        number += 1
    return f"{name} (earlier {number})"


def refuse_bomb(infos: list[ZipInfo], size_bytes: int) -> None:
    """Raise ReadError for a zip file that says it holds more than can be honest."""
    if len(infos) > MOST_MEMBERS:
        raise ReadError(State.UNSUPPORTED, f"it holds more than {MOST_MEMBERS:,} files")
    packed = sum(info.compress_size for info in infos)
    if packed > size_bytes:
        raise ReadError(State.UNSUPPORTED, "its files overlap, as those of a zip bomb do")


def member_of(place: Zip, status: Status, info: ZipInfo) -> Elsewhere:
    """A member, or why it is not opened."""
    refused = refusal_of(info)
    if refused is not None:
        return refused
    return Member(
        zip=place,
        zip_status=status,
        offset=info.header_offset,
        packed_bytes=info.compress_size,
        size_bytes=info.file_size,
        is_packed=info.compress_type == ZIP_DEFLATED,
        crc=info.CRC,
        modified_ns=modified_of(info.extra),
        mark=f"crc32 {info.CRC:08x} {' '.join(map(str, info.date_time))}",
    )


def refusal_of(info: ZipInfo) -> Refused | None:
    """Why a member is not opened."""
    if max(info.file_size, info.compress_size) > LARGEST:
        return Refused(State.UNSUPPORTED, f"it is larger than {LARGEST >> 30} GiB")
    if info.flag_bits & ENCRYPTED:
        return Refused(State.ENCRYPTED, "it has a password in its zip file: unpack it")
    if is_zip(info.filename):
        return Refused(
            State.UNSUPPORTED, "a zip file in a zip file is not looked into: unpack the outer one"
        )
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return Refused(
            State.UNSUPPORTED, "it is packed by a rare method: pack it anew as an ordinary zip file"
        )
    if info.file_size > max(FREE_OF_RATIO, MOST_RATIO * info.compress_size):
        return Refused(
            State.UNSUPPORTED,
            f"it says it unpacks to more than {MOST_RATIO} times its size, as a zip bomb does",
        )
    return None


def modified_of(extra: bytes) -> int | None:
    """When a member was changed, in nanoseconds since 1970, where it says so in UTC."""
    while len(extra) >= 4:
        kind, length = (int.from_bytes(extra[at : at + 2], "little") for at in (0, 2))
        field, extra = extra[4 : 4 + length], extra[4 + length :]
        if kind == TIMES and len(field) >= 5 and field[0] & 1:
            seconds = int.from_bytes(field[1:5], "little", signed=True)
            return int(datetime.fromtimestamp(seconds, UTC).timestamp()) * 1_000_000_000
    return None


def unpacked(packed: bytes, size_bytes: int) -> bytes:
    """Deflated bytes, as many as there should be; raises ReadError for more, and for damage."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        data = inflater.decompress(packed, size_bytes + 1)
    except zlib.error as error:
        raise ReadError(State.DAMAGED, f"its bytes in the zip file are damaged: {error}") from error
    if len(data) > size_bytes:
        raise ReadError(State.DAMAGED, "it unpacks to more bytes than the zip file says")
    return data


def opened(place: Zip) -> BinaryIO:
    """A zip file to read; raises OSError."""
    return place.open("rb") if isinstance(place, Path) else place.opened()


def part_of(place: Zip, start: int, length: int) -> bytes:
    """Some bytes of a zip file; raises OSError."""
    if not isinstance(place, Path):
        return place.part(start, length)
    with place.open("rb") as file:
        file.seek(start)
        return file.read(length)


def text_within(place: Zip, name: str) -> bytes | None:
    """A small file at the root of a zip, such as the archive's list; None where there is none.

    Where the zip file cannot be read there is none: as an input it says so itself.
    """
    try:
        member = directory_of(place).members.get(name)
        return None if member is None else member.read()
    except (ReadError, OSError):
        return None
