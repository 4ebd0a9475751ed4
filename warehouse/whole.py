"""Files written whole or not at all: temporary name in the same folder, fsync, rename."""

import hashlib
import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

log = logging.getLogger(__name__)

DIGEST_BYTES = 32
"""Length of a SHA-256."""

LENGTH_BYTES = 4
"""Of the length of a head."""

DAMAGED = "The stored file %s is damaged; it is made again."

TEMPORARY = ".part-"
"""Beginning of the names of files that are not whole yet; a killed process may leave one behind."""


def sha256_of(path: Path) -> str:
    """SHA-256 of a file in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` at `path`; a reader sees the old file or the new one, never a part."""
    with replacing(path) as file:
        file.write(data)


def write_signed(path: Path, body: bytes) -> None:
    """Put `body` at `path` behind the SHA-256 of its bytes; `read_signed` gives it back."""
    write_whole(path, hashlib.sha256(body).digest() + body)


def read_signed(path: Path) -> bytes | None:
    """The body of a signed file; None where there is none, or where it is damaged (logged)."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    digest, body = data[:DIGEST_BYTES], data[DIGEST_BYTES:]
    if hashlib.sha256(body).digest() != digest:
        log.warning(DAMAGED, path)
        return None
    return body


def write_in_two(path: Path, head: bytes, body: bytes) -> None:
    """Put a head and a body at `path`, each signed: `read_head` needs not touch the body."""
    front = len(head).to_bytes(LENGTH_BYTES, "big") + hashlib.sha256(body).digest() + head
    write_whole(path, hashlib.sha256(front).digest() + front + body)


def read_head(path: Path) -> bytes | None:
    """The head alone; None where there is no file, or where its beginning is damaged (logged)."""
    try:
        with path.open("rb") as file:
            found = front_in(file)
    except FileNotFoundError:
        return None
    return None if found is None else found[1]


def read_in_two(path: Path) -> tuple[bytes, bytes] | None:
    """Head and body; None where there is no file, or where it is damaged (logged)."""
    try:
        with path.open("rb") as file:
            found, body = front_in(file), file.read()
    except FileNotFoundError:
        return None
    if found is None:
        return None
    if hashlib.sha256(body).digest() != found[0]:
        log.warning(DAMAGED, path)
        return None
    return found[1], body


def front_in(file: BinaryIO) -> tuple[bytes, bytes] | None:
    """The SHA-256 of the body and the head; None where these bytes are damaged (logged)."""
    digest = file.read(DIGEST_BYTES)
    front = file.read(LENGTH_BYTES + DIGEST_BYTES)
    front += file.read(int.from_bytes(front[:LENGTH_BYTES], "big"))
    if hashlib.sha256(front).digest() != digest:
        log.warning(DAMAGED, file.name)
        return None
    return front[LENGTH_BYTES : LENGTH_BYTES + DIGEST_BYTES], front[LENGTH_BYTES + DIGEST_BYTES :]


def copy_whole(source: Path, target: Path) -> None:
    """Copy `source` to `target`; a reader sees the old file or the new one, never a part."""
    with source.open("rb") as original, replacing(target) as file:
        shutil.copyfileobj(original, file)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file to write that takes the place of `path` once it is whole and on disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.parent / f"{TEMPORARY}{uuid4().hex}"
    try:
        with temporary.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync(path.parent)


def remove_unfinished(folder: Path) -> None:
    """Remove what killed processes left behind at any depth of `folder`.

    Nobody may be writing there. What the system does not let go (Windows, where somebody reads it)
    stays for the next time.
    """
    for inner, _, names in os.walk(folder):
        for name in names:
            if name.startswith(TEMPORARY):
                with suppress(PermissionError):
                    Path(inner, name).unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Bring a file or a folder's names to disk; Windows cannot open folders and does it itself."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
