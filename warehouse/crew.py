"""Processes that help to make a release; without them everything is done in this one."""

import gc
import logging
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Generic, TypeVar

from warehouse.batch.interrupts import deaf
from warehouse.batch.limits import processors

log = logging.getLogger(__name__)

GivenT = TypeVar("GivenT")
MadeT = TypeVar("MadeT")

FEWEST_DOCUMENTS = 250
"""Changed documents for which helpers are worth the two seconds that they take to start."""

MOST_HELPERS = 8
"""Beyond, what is left to one process decides; and each holds a few hundred MB."""


@dataclass(frozen=True, slots=True)
class Ahead(Generic[MadeT]):
    """Work that goes on elsewhere."""

    future: Future[MadeT]

    def result(self) -> MadeT | None:
        """What came of it; None where the process died, which is logged."""
        try:
            return self.future.result()
        except BrokenProcessPool:
            log.warning("A process that helped with the tables died; its work is done here.")
            return None


@dataclass(frozen=True, slots=True)
class Crew:
    """The helpers of one run; none is started before there is work for it."""

    helpers: int
    pool: ProcessPoolExecutor

    def is_worth(self, documents: int) -> bool:
        """Whether so many changed documents are worth the start of helpers."""
        return self.helpers > 1 and documents >= FEWEST_DOCUMENTS

    def begin(self, work: Callable[[GivenT], MadeT], on: GivenT) -> Ahead[MadeT]:
        """Have one thing done; both have to be known to another process."""
        try:
            with deaf():  # a helper may be started for it
                return Ahead(self.pool.submit(work, on))
        except BrokenProcessPool as broken:
            failed: Future[MadeT] = Future()
            failed.set_exception(broken)
            return Ahead(failed)


@contextmanager
def crew_of(workers: int | None) -> Iterator[Crew]:
    """A crew, `workers` as of the run's limits; what is not begun is let go when the run ends."""
    helpers = min(processors() if workers is None else workers, MOST_HELPERS)
    spawned = get_context("spawn")
    pool = ProcessPoolExecutor(max(helpers, 1), mp_context=spawned, initializer=prepare)
    try:
        yield Crew(helpers, pool)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


ONE_THREAD = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS")
"""What numpy asks, when it is loaded, for how many threads multiply one matrix."""


def prepare() -> None:
    """Ctrl-C is for the process that was started; it lets the others end.

    There is a helper for each processor: threads of their own would only get in their way. What
    they make has no cycles, so nothing is left over where the collector does not walk through it
    again and again: a sixth of their time.
    """
    gc.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.update(dict.fromkeys(ONE_THREAD, "1"))
