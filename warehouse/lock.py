"""One writer at a time, by a lock that says who holds it."""

import getpass
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import filelock

from warehouse.folder import Warehouse, WarehouseError, far_warehouse
from warehouse.whole import remove_unfinished, write_whole


@contextmanager
def only_writer(
    warehouse: Warehouse, *, breaks: bool = False, only_looks: bool = False
) -> Iterator[Warehouse]:
    """Hold the warehouse's lock; the warehouse to work on is given.

    Of one at an address that is a copy, which is put back where all went well, unless one
    `only_looks`; `breaks` takes the lock of a run that was killed. Raises WarehouseError where
    another run holds it.
    """
    with only_one_here(warehouse):
        if warehouse.far is None:
            yield warehouse
        else:
            with copied(warehouse.far.address, breaks=breaks, only_looks=only_looks) as copy:
                yield copy


@contextmanager
def only_one_here(warehouse: Warehouse) -> Iterator[None]:
    """Hold the lock among the processes of this machine; raises WarehouseError.

    What a run that was killed left half-written in the stores is removed.
    """
    if warehouse.far is not None:
        warehouse.root.mkdir(parents=True, exist_ok=True)
    lock = filelock.FileLock(warehouse.lock, timeout=0)
    try:
        lock.acquire()
    except filelock.Timeout as error:
        raise WarehouseError(
            f"Another run is writing to {warehouse.name} ({holder(warehouse)}). Wait until it "
            "has ended, then run this again."
        ) from error
    try:
        if warehouse.lock_holder.exists():  # of a run that was killed
            remove_unfinished(warehouse.stores)
        write_whole(warehouse.lock_holder, this_run().encode())
        yield
    finally:
        warehouse.lock_holder.unlink(missing_ok=True)
        lock.release()


@contextmanager
def copied(address: str, *, breaks: bool, only_looks: bool) -> Iterator[Warehouse]:
    """Hold the lock of a warehouse at an address, and work on a copy that nobody else does."""
    from warehouse.far.lock import confirm, give_back, take_lock

    mine = take_lock(address, this_process(), breaks=breaks)
    try:
        copy = far_warehouse(address, "write")
        if copy.far is None:
            raise TypeError(f"{address} is no address")
        remove_unfinished(copy.root)  # else what a killed run was fetching would be put back
        copy.far.read_all()
        yield copy
        if not only_looks:
            confirm(address, mine)
            copy.far.put_back()
    finally:
        give_back(address, mine)


def this_run() -> str:
    """Who is writing, for the message that a second writer sees."""
    since = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    return f"{this_process()}, since {since}"


def this_process() -> str:
    """Who this is."""
    return f"{user()} on {platform.node()}, process {os.getpid()}"


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
