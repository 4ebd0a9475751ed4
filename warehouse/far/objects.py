"""Objects below an address: fetched and put whole, several at a time."""

import errno
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from warehouse.far.address import reaching, spot_at
from warehouse.far.files import MARKS, first_of
from warehouse.whole import TEMPORARY, sha256_of

AT_ONCE = 16
"""Requests under way: stores answer one in some 30 ms however many there are."""

ResultT = TypeVar("ResultT")


@dataclass(frozen=True, slots=True)
class Told:
    """What a listing tells of an object: size in bytes, and what tells one content from another."""

    size_bytes: int
    mark: str | None


def fetch(address: str, name: str) -> bytes | None:
    """An object; None where there is none. Raises OSError and Unreachable."""
    spot = spot_at(address)
    try:
        with reaching(address):
            data: bytes = spot.system.cat_file(f"{spot.path}/{name}")
            return data
    except FileNotFoundError:
        return None


def fetch_all(address: str, names: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
    """Several objects by name, None for those that are not there; raises OSError, Unreachable."""
    yield from at_once(names, lambda name: fetch(address, name))


def put(address: str, name: str, data: bytes) -> None:
    """Put an object, whole or not at all; raises OSError and Unreachable."""
    spot = spot_at(address)
    with reaching(address):
        spot.system.pipe_file(f"{spot.path}/{name}", data)


def put_new(address: str, name: str, data: bytes) -> bool:
    """Put an object where there is none; whether that was so. Raises OSError and Unreachable."""
    spot = spot_at(address)
    try:
        with reaching(address):
            spot.system.pipe_file(f"{spot.path}/{name}", data, mode="create")
    except FileExistsError:
        return False
    return True


class OtherBytes(Exception):
    """An object that does not hold what it should; says which."""


def download(address: str, name: str, target: Path, sha256: str | None = None) -> None:
    """Fetch an object into a file, which takes its place once it is whole and what it should be.

    Raises OSError, Unreachable, and OtherBytes where its SHA-256 is not the one given.
    """
    spot = spot_at(address)
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.parent / f"{TEMPORARY}{uuid4().hex}"
    try:
        with reaching(address):
            spot.system.get_file(f"{spot.path}/{name}", str(temporary))
        if sha256 is not None and sha256_of(temporary) != sha256:
            raise OtherBytes(f"{address}/{name} has other bytes")
        temporary.replace(target)
    except FileNotFoundError as error:
        where = f"{address}/{name}"
        raise FileNotFoundError(errno.ENOENT, "There is no such object", where) from error
    finally:
        temporary.unlink(missing_ok=True)


def upload(address: str, name: str, source: Path) -> None:
    """Put a file, whole or not at all; raises OSError and Unreachable."""
    spot = spot_at(address)
    with reaching(address):
        spot.system.put_file(str(source), f"{spot.path}/{name}")


def copy(address: str, source: str, target: str) -> None:
    """Copy an object within the store; raises OSError and Unreachable."""
    spot = spot_at(address)
    with reaching(address):
        spot.system.cp_file(f"{spot.path}/{source}", f"{spot.path}/{target}")


def delete(address: str, names: Iterable[str]) -> None:
    """Delete objects; one that is gone already is no fault. Raises OSError and Unreachable."""
    spot = spot_at(address)

    def forget(name: str) -> None:
        with suppress(FileNotFoundError), reaching(address):
            spot.system.rm_file(f"{spot.path}/{name}")

    for _ in at_once(names, forget):
        pass


def objects_below(address: str, folder: str) -> dict[str, Told]:
    """What lies below a folder, by its name from the address on; raises OSError, Unreachable."""
    spot = spot_at(address)
    root = f"{spot.path}/{folder}".rstrip("/")
    with reaching(address):
        spot.system.invalidate_cache()
        infos: Mapping[str, Mapping[str, object]] = spot.system.find(root, detail=True)
    return {
        path.removeprefix(f"{spot.path}/"): told(info)
        for path, info in sorted(infos.items())
        if info.get("type") != "directory" and not path.endswith("/")
    }


def names_in(address: str) -> list[str]:
    """Names of objects and folders right below the address; raises OSError and Unreachable."""
    spot = spot_at(address)
    try:
        with reaching(address):
            spot.system.invalidate_cache()
            paths: list[str] = spot.system.ls(spot.path, detail=False)
    except FileNotFoundError:
        return []
    return sorted({path.rstrip("/").rpartition("/")[2] for path in paths} - {""})


def told(info: Mapping[str, object]) -> Told:
    """The facts of a listing that count."""
    size, mark = info.get("size"), first_of(info, MARKS)
    return Told(size if isinstance(size, int) else 0, None if mark is None else str(mark))


def at_once(names: Iterable[str], work: Callable[[str], ResultT]) -> Iterator[tuple[str, ResultT]]:
    """The work on each name, several at a time, in order."""
    wanted = list(names)
    with ThreadPoolExecutor(max_workers=AT_ONCE) as pool:
        yield from zip(wanted, pool.map(work, wanted), strict=True)
