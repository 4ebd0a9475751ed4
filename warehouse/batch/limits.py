"""What one document may cost, and how many are read at a time."""

import os
from dataclasses import dataclass

TIMEOUT = 120.0
"""Seconds for one document; the longest reports (300 pages) take about ten on a slow machine."""

MEMORY = 1024
"""MB a worker may hold; a long report takes a quarter of it."""

MOST_WORKERS = 16
"""Workers by default on machines with more processors: beyond, disks are what one waits for."""

DOCUMENTS_A_WORKER = 200
"""Documents after which a worker is replaced: what libraries leak stays small, and the half
second that a new one takes to start is shared by many."""

LEAST_TIMEOUT = 1.0
LEAST_MEMORY = 128
"""MB; a worker that has read nothing yet holds about 80."""


class LimitError(Exception):
    """A limit that cannot be kept, with a sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Workers, seconds a document may take, and MB a worker may hold; raises LimitError.

    `workers` None: as many as there are processors, and none for a few small texts. 0: everything
    is read in this process, where no limit holds.
    """

    workers: int | None = None
    timeout: float = TIMEOUT
    memory: int = MEMORY
    recycle: int = DOCUMENTS_A_WORKER

    def __post_init__(self) -> None:
        if self.workers is not None and self.workers < 0:
            raise LimitError("The number of workers cannot be negative; 0 reads without workers.")
        if not self.timeout >= LEAST_TIMEOUT:
            raise LimitError(f"The timeout has to be {LEAST_TIMEOUT:g} second or more.")
        if self.memory < LEAST_MEMORY:
            raise LimitError(f"The memory limit has to be {LEAST_MEMORY} MB or more.")
        if self.recycle < 1:
            raise LimitError("A worker has to read one document or more before it is replaced.")


WITHOUT_WORKERS = Limits(workers=0)


def processors() -> int:
    """Processors that this process may use, at most MOST_WORKERS."""
    if hasattr(os, "sched_getaffinity"):
        usable = len(os.sched_getaffinity(0))
    else:
        usable = os.cpu_count() or 1
    return min(usable, MOST_WORKERS)
