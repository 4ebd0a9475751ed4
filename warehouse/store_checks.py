"""Records of the stores checked: each is unpacked, which compares its checksum."""

import logging
from collections.abc import Iterator
from typing import TypeVar

from warehouse.blobs import blob_names, read_blobs
from warehouse.folder import Warehouse
from warehouse.records import EXTRACTS, NORMALS, REPORTS, stores_at
from warehouse.shards import read_shard
from warehouse.stores import DamagedRecord, Extract, Key, Normal, Parsed, Store, key_of, unpack
from warehouse.whole import read_in_two

RecordT = TypeVar("RecordT", Extract, Parsed, Normal)


def damaged_records(warehouse: Warehouse) -> tuple[int, list[tuple[str, str]]]:
    """How many records there are, and those that are damaged: name in the warehouse, and why.

    Raises OSError and Unreachable.
    """
    stores = stores_at(warehouse.records)
    found = [
        *records(EXTRACTS, stores.extracts),
        *records(REPORTS, stores.reports),
        *records(NORMALS, stores.normals),
        *shards(warehouse),
    ]
    return len(found), [(name, why) for name, why in found if why is not None]


def records(name: str, store: Store[RecordT]) -> Iterator[tuple[str, str | None]]:
    """Records of a store, each with what is wrong with it."""
    names = blob_names(store.folder)
    for start in range(0, len(names), TOGETHER):
        for record, data in read_blobs(store.folder, names[start : start + TOGETHER]):
            yield f"store/{name}/{record}", damage(data, store.record, key_of(record))


TOGETHER = 64
"""Records that are fetched together; they are held in memory until they are looked at."""


def damage(data: bytes | None, record: type[RecordT], key: Key) -> str | None:
    """What is wrong with a record; None where it is whole."""
    if data is None:
        return "it was deleted meanwhile"
    try:
        unpack(data, record, key)
    except DamagedRecord as error:
        return str(error)
    return None


def shards(warehouse: Warehouse) -> Iterator[tuple[str, str | None]]:
    """Shards, each with what is wrong with it."""
    logger = logging.getLogger(read_in_two.__module__)
    for path in sorted(warehouse.shards.glob("*.bin")):
        logger.disabled = True  # the damage is told once, here
        try:
            yield (
                f"store/shards/{path.name}",
                "its checksum differs" if read_shard(path) is None else None,
            )
        finally:
            logger.disabled = False
