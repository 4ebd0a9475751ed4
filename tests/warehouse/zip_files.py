"""Zip files as people and attackers make them."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

LOCAL_FLAGS, CENTRAL_FLAGS = 6, 8
LOCAL, CENTRAL = b"PK\x03\x04", b"PK\x01\x02"


def zipped(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file of these members, in this order, all of the same time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, (2013, 11, 5, 10, 0, 0))
            archive.writestr(info, data, compress_type=method)
    return out.getvalue()


def zip_folder(folder: Path, target: Path) -> Path:
    """A zip file of all that lies in a folder."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    members = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    target.write_bytes(zipped(members))
    return target


def with_password(members: Mapping[str, bytes]) -> bytes:
    """A zip file whose members say that they have a password."""
    data = bytearray(zipped(members))
    for magic, flags in ((LOCAL, LOCAL_FLAGS), (CENTRAL, CENTRAL_FLAGS)):
        at = data.find(magic)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(magic, at + 4)
    return bytes(data)


def with_size(member: bytes, said: int) -> bytes:
    """A zip file of one member, whose directory says another size than it has."""
    data = bytearray(zipped({"q1.txt": member}))
    for magic, size in ((LOCAL, 22), (CENTRAL, 24)):
        at = data.find(magic) + size
        data[at : at + 4] = said.to_bytes(4, "little")
    return bytes(data)


def overlapping(data: bytes) -> bytes:
    """A zip file whose directory names the same packed bytes many times."""
    one = zipped({"q1.txt": data})
    start = one.index(CENTRAL)
    end = one.index(b"PK\x05\x06")
    entry, times = one[start:end], 50
    closing = bytearray(one[end:])
    closing[8:12] = times.to_bytes(2, "little") * 2
    closing[12:16] = (len(entry) * times).to_bytes(4, "little")
    names = [entry.replace(b"q1.txt", b"%06d" % number) for number in range(times)]
    return one[:start] + b"".join(names) + bytes(closing)
