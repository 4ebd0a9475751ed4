"""Named bytes in a folder or below an address: immutable records, written whole or not at all."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from warehouse.far import objects
from warehouse.whole import remove_unfinished, write_whole

Shelf = Path | str
"""A folder, or the address of one."""


def read_blob(shelf: Shelf, name: str) -> bytes | None:
    """The bytes of that name; None where there are none. Raises OSError and Unreachable."""
    if isinstance(shelf, str):
        return objects.fetch(shelf, name)
    try:
        return (shelf / name).read_bytes()
    except FileNotFoundError:
        return None


def read_blobs(shelf: Shelf, names: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
    """Several, one after the other from a folder and at the same time from an address."""
    if isinstance(shelf, str):
        yield from objects.fetch_all(shelf, names)
    else:
        yield from ((name, read_blob(shelf, name)) for name in names)


def write_blob(shelf: Shelf, name: str, data: bytes) -> None:
    """Put bytes there, in place of any of that name; raises OSError and Unreachable."""
    if isinstance(shelf, str):
        objects.put(shelf, name, data)
    else:
        write_whole(shelf / name, data)


def remove_blob(shelf: Shelf, name: str) -> None:
    """Remove what has that name, if anything has; raises OSError and Unreachable."""
    if isinstance(shelf, str):
        objects.delete(shelf, [name])
    else:
        (shelf / name).unlink(missing_ok=True)


def remove_unfinished_blobs(shelf: Shelf) -> None:
    """Remove the parts that killed writers left in a folder; an address never shows any."""
    if not isinstance(shelf, str):
        remove_unfinished(shelf)


def blob_names(shelf: Shelf) -> list[str]:
    """Names of all records; raises OSError and Unreachable."""
    if isinstance(shelf, str):
        names = list(objects.objects_below(shelf, ""))
    else:
        names = [path.relative_to(shelf).as_posix() for path in shelf.rglob("*.bin")]
    return sorted(name for name in names if name.endswith(".bin"))


def below(shelf: Shelf, name: str) -> Shelf:
    """A folder in a folder."""
    return f"{shelf}/{name}" if isinstance(shelf, str) else shelf / name
