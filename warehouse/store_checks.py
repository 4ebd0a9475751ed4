"""Records of the stores checked: each is unpacked, which compares its checksum."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from warehouse.folder import Warehouse
from warehouse.shards import read_shard
from warehouse.stores import DamagedRecord, Extract, Key, Normal, Parsed, unpack

RecordT = TypeVar("RecordT", Extract, Parsed, Normal)


def damaged_records(warehouse: Warehouse) -> tuple[int, list[tuple[str, str]]]:
    """How many records there are, and those that are damaged: path in the warehouse, and why."""
    found = [
        *records(warehouse.extracts, Extract),
        *records(warehouse.reports, Parsed),
        *records(warehouse.normals, Normal),
        *shards(warehouse.shards),
    ]
    damaged = [
        (path.relative_to(warehouse.root).as_posix(), why) for path, why in found if why is not None
    ]
    return len(found), damaged


def records(folder: Path, record: type[RecordT]) -> Iterator[tuple[Path, str | None]]:
    """Records of a store, each with what is wrong with it."""
    for path in sorted(folder.rglob("*.bin")):
        yield path, damage(path, record)


def damage(path: Path, record: type[RecordT]) -> str | None:
    """What is wrong with a record; None where it is whole."""
    sha256, _, version = path.stem.rpartition("-")
    try:
        unpack(path.read_bytes(), record, Key(sha256, version))
    except (DamagedRecord, OSError) as error:
        return str(error)
    return None


def shards(folder: Path) -> Iterator[tuple[Path, str | None]]:
    """Shards, each with what is wrong with it."""
    logger = logging.getLogger(read_shard.__module__)
    for path in sorted(folder.glob("*.bin")):
        logger.disabled = True  # the damage is told once, here
        try:
            yield path, "its checksum differs" if read_shard(path) is None else None
        finally:
            logger.disabled = False
