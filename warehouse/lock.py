"""One writer at a time, by a lock that says who holds it."""

import getpass
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import filelock

from warehouse.folder import Warehouse, WarehouseError
from warehouse.whole import write_whole


@contextmanager
def only_writer(warehouse: Warehouse) -> Iterator[None]:
    """Hold the warehouse's lock; raises WarehouseError where another run holds it."""
    lock = filelock.FileLock(warehouse.lock, timeout=0)
    try:
        lock.acquire()
    except filelock.Timeout as error:
        raise WarehouseError(
            f"Another run is writing to {warehouse.root} ({holder(warehouse)}). Wait until it "
            "has ended, then run this again."
        ) from error
    try:
        write_whole(warehouse.lock_holder, this_run().encode())
        yield
    finally:
        warehouse.lock_holder.unlink(missing_ok=True)
        lock.release()


def this_run() -> str:
    """Who is writing, for the message that a second writer sees."""
    since = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    return f"{user()} on {platform.node()}, process {os.getpid()}, since {since}"


def user() -> str:
    """Name of the user; a system account without a name has none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown user"


def holder(warehouse: Warehouse) -> str:
    """Who holds the lock, as far as is known."""
    try:
        return warehouse.lock_holder.read_text(encoding="utf-8")
    except OSError:
        return "it does not say who"
