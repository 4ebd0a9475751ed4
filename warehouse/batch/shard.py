"""What a worker of a cluster does: look whether it can, then read a shard of the tasks.

Each document is isolated in a process there as it is here, and its records go to the stores from
there. Only outcomes and messages come back.
"""

import multiprocessing
import os
import platform
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass

from extract.ocr.engines import ocr_for
from extract.ocr.modes import NoEngineError, OcrMode
from extract.sniff import PDF
from extract.states import ReadError
from warehouse.batch.schedule import outcomes_of
from warehouse.batch.worker import Logged, Setting, messages_kept
from warehouse.blobs import Shelf, read_blob
from warehouse.far.address import Unreachable
from warehouse.files import Task
from warehouse.outcomes import Outcome
from warehouse.places import Place, status_of
from warehouse.record_keys import reader_of
from warehouse.records import StoreFault, named
from warehouse.software import code_hash

SIGN = "run.txt"
"""File in the store that stands there while a run lasts: who reads it sees the same store."""

ROOMS = ("extract", "parsers", "normalize", "warehouse")

SIGN_LOOK = 5.0
"""Seconds between two looks whether the run that wants the shard still lasts."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a worker is told with each shard: setting, the software it is to have, and the sign."""

    setting: Setting
    software: Mapping[str, str]
    token: str


@dataclass(frozen=True, slots=True)
class Sample:
    """A file of the archive that every worker has to see, and its size in bytes."""

    place: Place
    name: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class ShardDone:
    """What came of a shard.

    `problem`: the worker may not read at all; `fault`: the stores or the archive failed it.
    """

    worker: str
    outcomes: tuple[Outcome, ...] = ()
    problem: str | None = None
    fault: str | None = None
    logged: tuple[Logged, ...] = ()


def software(mode: OcrMode) -> dict[str, str]:
    """What decides what is read, by name: workers have to have the same."""
    parts = {"Python": f"{sys.version_info.major}.{sys.version_info.minor}"}
    parts |= {room: code_hash(room) for room in ROOMS}
    return parts | {"PDF reader": reader_of(PDF), "text recognition": engine_of(mode)}


def engine_of(mode: OcrMode) -> str:
    """Name and version of what recognises scanned pages here."""
    try:
        ocr = ocr_for(mode)
    except NoEngineError:
        return "none"
    return "none" if ocr is None else ocr.name


def problem_here(run: Run, samples: Sequence[Sample] = ()) -> str | None:
    """Why this process may not read for that run, as 'it ...' goes on; None where it may."""
    here = software(run.setting.rules.ocr)
    other = [
        f"{name}: {here.get(name, 'none')} instead of {version}"
        for name, version in run.software.items()
        if here.get(name) != version
    ]
    if other:
        return (
            f"has other software ({'; '.join(other)}), so it might read other values. Install the "
            "same there, and start the worker anew"
        )
    if multiprocessing.current_process().daemon:
        return (
            "may not start processes, which documents are read in. Start it by 'dask worker "
            "--no-nanny', or with DASK_DISTRIBUTED__WORKER__DAEMON=False in its environment"
        )
    return problem_with_store(run.setting.store, run.token) or problem_with_files(samples)


def problem_with_store(store: Shelf, token: str) -> str | None:
    """Why the store is not that of the run; None where it is."""
    try:
        found = read_blob(store, SIGN)
    except (OSError, Unreachable) as error:
        return f"cannot read the warehouse's store {store} ({error})"
    if found == token.encode():
        return None
    return (
        f"does not see the warehouse's store {store} that this machine sees. Mount it everywhere "
        "under the same path, or put the warehouse at an address"
    )


def problem_with_files(samples: Sequence[Sample]) -> str | None:
    """Which file of the archive is not seen, or is another one; None where all are there."""
    for sample in samples:
        try:
            size = status_of(sample.place, largest=None).size_bytes
        except (OSError, ReadError, Unreachable):
            size = None
        if size != sample.size_bytes:
            return (
                f"does not see {sample.name} as this machine does. Mount the archive everywhere "
                "under the same path, or put it at an address"
            )
    return None


def read_shard(tasks: Sequence[Task], run: Run) -> ShardDone:
    """Read the tasks one after the other, as long as the run lasts."""
    problem = problem_here(run)
    if problem is not None:
        return ShardDone(who(), problem=problem)
    outcomes: list[Outcome] = []
    with messages_kept(threading.get_ident()) as kept:
        try:
            read_while_wanted(tasks, run, outcomes)
        except (StoreFault, Unreachable) as fault:
            return ShardDone(who(), fault=str(fault), logged=tuple(kept))
        except OSError as error:
            return ShardDone(who(), fault=named(error), logged=tuple(kept))
        return ShardDone(who(), tuple(outcomes), logged=tuple(kept))


def who() -> str:
    """This process, for messages."""
    return f"on {platform.node()} (process {os.getpid()})"


def read_while_wanted(tasks: Sequence[Task], run: Run, outcomes: list[Outcome]) -> None:
    """Add the outcomes; stop where the run has ended, for nobody waits for the rest then."""
    looked = time.monotonic()
    with closing(outcomes_of(tasks, run.setting)) as given:
        for outcome in given:
            outcomes.append(outcome)
            if time.monotonic() - looked > SIGN_LOOK:
                looked = time.monotonic()
                if read_blob(run.setting.store, SIGN) != run.token.encode():
                    return
