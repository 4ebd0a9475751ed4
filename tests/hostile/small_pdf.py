"""PDF files written object by object, so that any part of one can be made wrong."""

import hashlib
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Change = Callable[[int, bytes], bytes]
"""Object number and bytes to the bytes that are written: encryption."""

PAD = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
FILE_ID = bytes(range(16))
ALL_ALLOWED = -4


@dataclass(frozen=True, slots=True)
class Stream:
    data: bytes
    entries: str = ""


def written(
    objects: Mapping[int, str | Stream], trailer: str = "/Root 1 0 R", change: Change | None = None
) -> bytes:
    """The file with these objects, their places and the trailer."""
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places: dict[int, int] = {}
    for number, value in objects.items():
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode()
        if isinstance(value, str):
            out += value.encode("latin-1")
        else:
            data = change(number, value.data) if change else value.data
            out += f"<< {value.entries} /Length {len(data)} >>\nstream\n".encode()
            out += data + b"\nendstream"
        out += b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        out += f"{number} 1\n{place:010d} 00000 n \n".encode()
    size = max(objects) + 1
    out += f"trailer\n<< /Size {size} {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def words(lines: Sequence[str], top: int = 780) -> bytes:
    """Content of a page with these lines."""
    parts = [f"BT /F1 10 Tf 60 {top} Td 14 TL"]
    parts += [f"({line}) Tj T*" for line in lines]
    return "\n".join([*parts, "ET"]).encode("latin-1")


FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def with_pages(contents: Sequence[bytes | Stream], catalog: str = "") -> dict[int, str | Stream]:
    """The objects of a file with a page for each content: 1 catalog, 2 tree, 3 font, then pages."""
    first = 4
    kids = " ".join(f"{first + 2 * i} 0 R" for i in range(len(contents)))
    objects: dict[int, str | Stream] = {
        1: f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>",
        3: FONT,
    }
    for i, content in enumerate(contents):
        number = first + 2 * i
        objects[number] = page(number + 1)
        objects[number + 1] = content if isinstance(content, Stream) else Stream(content)
    return objects


def page(content: int, parent: int = 2) -> str:
    return (
        f"<< /Type /Page /Parent {parent} 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R "
        "/Resources << /Font << /F1 3 0 R >> >> >>"
    )


def inflating(size: int) -> Stream:
    """A stream of blanks that is a thousand times as long when it is read."""
    packer = zlib.compressobj(9)
    block = b" " * (1 << 20)
    first = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)  # can be repeated as it is
    return Stream(first + again * ((size >> 20) - 1) + packer.flush(), "/Filter /FlateDecode")


def locked(objects: Mapping[int, str | Stream], *, user: bytes, owner: bytes) -> bytes:
    """The file under 40-bit encryption, the oldest that is still met."""
    owner_entry = rc4(hashlib.md5(padded(owner)).digest()[:5], padded(user))
    seed = padded(user) + owner_entry + ALL_ALLOWED.to_bytes(4, "little", signed=True) + FILE_ID
    key = hashlib.md5(seed).digest()[:5]

    def change(number: int, data: bytes) -> bytes:
        salted = key + number.to_bytes(3, "little") + b"\0\0"
        return rc4(hashlib.md5(salted).digest()[:10], data)

    number = max(objects) + 1
    entries = f"/O <{owner_entry.hex()}> /U <{rc4(key, PAD).hex()}>"
    handler = f"<< /Filter /Standard /V 1 /R 2 {entries} /P {ALL_ALLOWED} >>"
    identity = FILE_ID.hex()
    trailer = f"/Root 1 0 R /Encrypt {number} 0 R /ID [<{identity}> <{identity}>]"
    return written({**objects, number: handler}, trailer, change)


def padded(password: bytes) -> bytes:
    return (password + PAD)[:32]


def rc4(key: bytes, data: bytes) -> bytes:
    box = list(range(256))
    j = 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)
