"""Reading on the workers of a Dask cluster that is there; all else stays in this process.

Workers write their records straight to the stores, so a shard whose worker was lost is simply read
by another one. A worker that would read other values, or sees other files, is refused.
"""

import logging
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from extract.states import ReadError, State
from warehouse.batch.faults import ClusterError
from warehouse.batch.schedule import known_first, outcomes_of
from warehouse.batch.shard import SIGN, Run, Sample, ShardDone, problem_here, read_shard, software
from warehouse.batch.worker import Setting
from warehouse.blobs import remove_blob, write_blob
from warehouse.files import Task
from warehouse.outcomes import Outcome
from warehouse.places import status_of
from warehouse.records import StoreFault, named

if TYPE_CHECKING:
    from distributed import Client, Future

log = logging.getLogger(__name__)

LARGEST_SHARD = 64
"""Tasks that a worker is given at once: a process is started for each shard, which takes half a
second, and a shard is lost with its worker."""

SMALLEST_SHARD = 8
"""Tasks for which starting a process is worth while."""

LEAST_ROUNDS = 4
"""Shards at least that each thread of the cluster gets of an archive of middling size, so that
all end together."""

AHEAD = 2
"""Shards given out for each thread: one that is read and one that waits. A million files are never
a million futures."""

CONNECT = 15.0
"""Seconds that the scheduler has to answer, and to have a worker."""

PATIENCE = 120.0
"""Seconds that all workers may be gone during a run, as while they are started anew."""

LOOK = 2.0
"""Seconds between two looks at the workers."""

SAMPLES = 16
"""Files of the archive, spread over it, that each worker is asked for before anything begins."""


def outcomes_by_cluster(
    tasks: Sequence[Task], setting: Setting, address: str
) -> Generator[Outcome, None, None]:
    """The outcomes as they come: first those that are known, for which no cluster is asked.

    Raises ClusterError, and StoreFault where stores or archive fail a worker. What ended worker
    after worker, or could not be opened there, is read here at last.
    """
    open_tasks: list[Task] = []
    for task, outcome in known_first(tasks, setting):
        if outcome is None:
            open_tasks.append(task)
        else:
            yield outcome
    if not open_tasks:
        return
    left: list[Task] = []
    with joined(address) as client, sign_up(setting) as run:
        check(client, run, open_tasks)
        yield from by_shards(client, run, open_tasks, left)
    yield from outcomes_of(left, setting)


@contextmanager
def joined(address: str) -> Iterator["Client"]:
    """The cluster whose scheduler is there; raises ClusterError.

    In the end it forgets what was not begun.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise ClusterError(
            f"--dask wants a package that is not installed ({error}): "
            "pip install 'quarterlight[dask]'."
        ) from error
    try:
        client = Client(address, timeout=CONNECT, set_as_default=False, name="quarterlight")
    except (OSError, ValueError) as error:  # a timeout is an OSError
        raise ClusterError(
            f"No Dask scheduler answers at {address} ({named(error)}). Start one with 'dask "
            "scheduler' and name the address that it prints, or leave out --dask."
        ) from error
    logger = logging.getLogger("distributed.client")  # it prints tracebacks of what we say
    before, logger.disabled = logger.disabled, True
    try:
        with client:
            yield client
    finally:
        logger.disabled = before


@contextmanager
def sign_up(setting: Setting) -> Iterator[Run]:
    """What workers are told, while the sign of this run stands in the store; raises StoreFault.

    Each reads one document at a time; the file of heads is on this machine only.
    """
    store = setting.store.absolute() if isinstance(setting.store, Path) else setting.store
    limits = replace(setting.limits, workers=1)
    there = replace(setting, store=store, limits=limits, heads=None)
    run = Run(there, software(setting.rules.ocr), uuid4().hex)
    try:
        write_blob(store, SIGN, run.token.encode())
    except OSError as error:
        raise StoreFault(named(error)) from error
    try:
        yield run
    finally:
        remove_blob(store, SIGN)


def check(client: "Client", run: Run, tasks: Sequence[Task]) -> None:
    """Ask each worker whether it can read for this run; raises ClusterError for the first."""
    try:
        client.wait_for_workers(1, timeout=CONNECT)
    except TimeoutError as error:
        raise ClusterError(f"The cluster has no workers. {START_WORKERS}") from error
    told = client.run(problem_here, run, samples_of(tasks), on_error="return")
    for worker, problem in sorted(told.items()):
        if isinstance(problem, Exception):
            raise ClusterError(
                f"The worker {worker} cannot be asked ({named(problem)}). Install the same "
                "version of Quarterlight there, and start the worker anew."
            )
        if problem is not None:
            raise ClusterError(refusal(worker, problem))


START_WORKERS = "Start some on each machine with 'dask worker --no-nanny' and the address."


def refusal(worker: str, problem: str) -> str:
    """Why the run does not begin, or ends."""
    return f"The worker {worker} {problem}. What was read is kept."


def samples_of(tasks: Sequence[Task]) -> list[Sample]:
    """Some files that are there, spread over the archive."""
    samples = []
    for task in tasks[:: max(1, len(tasks) // SAMPLES)]:
        try:
            size = status_of(task.place, largest=None).size_bytes
        except (OSError, ReadError):
            continue  # whoever reads it will say so
        samples.append(Sample(task.place, task.uri, size))
    return samples


def by_shards(
    client: "Client", run: Run, tasks: Sequence[Task], left: list[Task]
) -> Iterator[Outcome]:
    """The outcomes of the tasks, a few shards under way at a time.

    What is to be read on this machine is added to `left`. Raises ClusterError and StoreFault.
    """
    waiting = list(reversed(shards_of(tasks, threads_of(client))))
    under_way: dict[Future, Sequence[Task]] = {}
    seen = time.monotonic()
    while waiting or under_way:
        threads = threads_of(client)
        if threads:
            seen = time.monotonic()
        elif time.monotonic() - seen > PATIENCE:
            raise ClusterError(f"The cluster has lost all its workers. {START_WORKERS} {GO_ON}")
        while waiting and len(under_way) < AHEAD * threads:
            shard = waiting.pop()
            under_way[client.submit(read_shard, shard, run, pure=False)] = shard
        for future in done_of(client, under_way):
            yield from taken(future, under_way.pop(future), left)


GO_ON = "What was read is kept; run the same command again to go on."


def shards_of(tasks: Sequence[Task], threads: int) -> list[Sequence[Task]]:
    """The tasks in shards: large ones, or as many as keep all threads busy."""
    even = len(tasks) // (LEAST_ROUNDS * max(1, threads))
    size = min(LARGEST_SHARD, max(SMALLEST_SHARD, even))
    return [tasks[start : start + size] for start in range(0, len(tasks), size)]


def threads_of(client: "Client") -> int:
    """Threads of all workers now; raises ClusterError where the scheduler is gone."""
    try:
        return sum(client.nthreads().values())
    except OSError as error:
        raise lost(error) from error


def done_of(client: "Client", under_way: dict["Future", Sequence[Task]]) -> set["Future"]:
    """The shards that are done, or none after a while; raises ClusterError."""
    from distributed import CancelledError, wait

    if not under_way:
        time.sleep(LOOK)
        return set()
    try:
        with client.as_current():
            found = wait(list(under_way), timeout=LOOK, return_when="FIRST_COMPLETED")
        return set(found.done)
    except TimeoutError:
        return set()
    except CancelledError as error:
        raise lost(error) from error


def lost(error: BaseException) -> ClusterError:
    """What is said where the cluster is not there any more."""
    return ClusterError(f"The Dask cluster was lost ({type(error).__name__}). {GO_ON}")


def taken(future: "Future", shard: Sequence[Task], left: list[Task]) -> Iterator[Outcome]:
    """The outcomes of a shard that is done; raises ClusterError and StoreFault."""
    from distributed import CancelledError, KilledWorker

    try:
        done: ShardDone = future.result()
    except KilledWorker as error:
        log.warning("%d files are read on this machine: %s", len(shard), error)
        left.extend(shard)
        return
    except (CancelledError, OSError) as error:
        raise lost(error) from error
    except Exception as error:  # whatever a worker with other software may run into
        raise ClusterError(f"A worker failed with {named(error)}. {GO_ON}") from error
    for message in done.logged:
        logging.getLogger(message.logger).log(message.level, "%s", message.message)
    if done.problem is not None:
        raise ClusterError(refusal(done.worker, done.problem))
    if done.fault is not None:
        raise StoreFault(f"the worker {done.worker} says: {done.fault}")
    given = {outcome.uri: outcome for outcome in done.outcomes}
    for task in shard:
        outcome = given.get(task.uri)
        if outcome is None or outcome.state is State.UNREADABLE:
            left.append(task)  # this machine may be able to open it
        else:
            yield outcome
