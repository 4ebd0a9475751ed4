"""One writer at a time of a far warehouse: an object that only one can create, and who that is.

The store itself refuses to create it twice (S3: If-None-Match). A run that was killed leaves it;
the next run on the same machine sees that no such process is there any more and takes it over.
From any other machine that cannot be seen, so a person has to say so.
"""

import logging
import os
import platform
import sys
from datetime import UTC, datetime
from uuid import uuid4

import msgspec
import psutil

from warehouse.far import objects
from warehouse.far.address import Unreachable
from warehouse.folder import WarehouseError

log = logging.getLogger(__name__)

LOCK = "writer.lock"
"""The object below the address of the warehouse."""


class Holder(msgspec.Struct, frozen=True):
    """Who holds the lock: in words, and what tells whether that process is still there.

    `machine` is the same for two processes that can see each other; `began` is in seconds, from
    when the machine began: a clock that is set meanwhile does not count.
    """

    token: str
    who: str
    since: str
    machine: str
    process: int
    began: float


def take_lock(address: str, who: str, *, breaks: bool = False) -> Holder:
    """Take the lock; raises WarehouseError where another run holds it, and Unreachable.

    `breaks` takes it from whoever holds it: a person says that this run has ended.
    """
    mine = this_process(who)
    for _ in range(2):
        if objects.put_new(address, LOCK, msgspec.json.encode(mine)):
            confirm(address, mine)
            return mine
        other = holder_of(address)
        if other is None:
            continue  # it was given back just now
        if not breaks and not has_ended(other):
            raise WarehouseError(refusal(address, other))
        log.warning("The lock of a run that has ended is taken over (%s).", said(other))
        objects.delete(address, [LOCK])
    raise WarehouseError(f"Another run has just begun to write to {address}. Try again later.")


def confirm(address: str, mine: Holder) -> None:
    """Raise WarehouseError where the lock is not, or no longer, this run's."""
    other = holder_of(address)
    if other != mine:
        by = "nobody" if other is None else said(other)
        raise WarehouseError(
            f"The lock of {address} is not held by this run any more, but by {by}. Nothing was "
            "published; run this again when no other run is writing."
        )


def give_back(address: str, mine: Holder) -> None:
    """Remove the lock if it is this run's; where that fails it is said, for the run is over."""
    try:
        if holder_of(address) == mine:
            objects.delete(address, [LOCK])
    except (OSError, Unreachable) as error:
        log.warning("The lock %s/%s could not be removed: %s", address, LOCK, error)


def holder_of(address: str) -> Holder | None:
    """Who holds the lock; None: nobody. Raises OSError and Unreachable."""
    data = objects.fetch(address, LOCK)
    if data is None:
        return None
    try:
        return msgspec.json.decode(data, type=Holder)
    except msgspec.MsgspecError:
        return Holder("", "somebody who does not say who", "an unknown time", "", 0, 0.0)


def refusal(address: str, other: Holder) -> str:
    """What a second writer is told."""
    return (
        f"Another run is writing to {address} ({said(other)}). Wait until it has ended, then run "
        "this again. If you know that it was killed, run 'quarterlight ingest' with --break-lock, "
        f"or delete the object {address}/{LOCK}."
    )


def said(holder: Holder) -> str:
    """Who and since when."""
    return f"{holder.who}, since {holder.since}"


def this_process(who: str) -> Holder:
    """This process as a holder."""
    process = psutil.Process()
    since = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    return Holder(uuid4().hex, who, since, machine(), process.pid, began(process))


def began(process: psutil.Process) -> float:
    """When a process began, in seconds from when the machine did."""
    return process.create_time() - psutil.boot_time()


def machine() -> str:
    """What two processes have in common that can see each other: name, boot and process table.

    Containers may share a name and a process id, but never these together. The time of the boot is
    told from the clock, so it changes where that is set; Linux has a number for each boot.
    """
    if sys.platform != "linux":
        return f"{platform.node()} {psutil.boot_time():.0f}"
    with open("/proc/sys/kernel/random/boot_id", encoding="ascii") as file:
        boot = file.read().strip()
    return f"{platform.node()} {os.readlink('/proc/self/ns/pid')} {boot}"


def has_ended(holder: Holder) -> bool:
    """Whether the process that holds a lock is known to be gone.

    One that was killed may stay in the process table: in a container nobody may ask for it.
    """
    if holder.machine != machine():
        return False
    try:
        process = psutil.Process(holder.process)
        is_zombie, since = process.status() == psutil.STATUS_ZOMBIE, began(process)
    except psutil.NoSuchProcess:
        return True
    return is_zombie or abs(since - holder.began) > 1.0
