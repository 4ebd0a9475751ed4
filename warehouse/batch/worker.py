"""What runs in a worker process: one document after the other, each under a limit.

The reply carries what was logged, so that it appears where the run is watched.
"""

import logging
import math
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import c_long
from dataclasses import dataclass
from pathlib import Path

from warehouse.batch.limits import Limits
from warehouse.blobs import Shelf
from warehouse.files import Task
from warehouse.outcomes import Outcome
from warehouse.reading import process
from warehouse.record_keys import Rules
from warehouse.records import StoreFault, stores_at

OURS = ("extract", "parsers", "normalize", "warehouse")
"""Our own packages; what libraries log is not for the user."""

MB = 1 << 20

SLACK = 64
"""MB past the limit, and a quarter of it: there the watcher outside comes first, as a rule."""

FUSE = 30
"""Seconds past the timeout after which a worker whose parent was killed ends by itself."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a worker needs to know once: where the stores are, the rules and the limits.

    `store` is the folder or address that holds the stores; `heads`, a file on this machine, spares
    looking into them for what did not change. It can be pickled.
    """

    store: Shelf
    rules: Rules
    limits: Limits
    heads: Path | None = None


@dataclass(frozen=True, slots=True)
class Logged:
    """One message of our own packages."""

    logger: str
    level: int
    message: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What a worker gives back: the outcome, or the fault of a store, and what was logged."""

    outcome: Outcome | None
    fault: str | None = None
    logged: tuple[Logged, ...] = ()


class Messages(logging.Handler):
    """A handler that keeps messages as text; those of one thread, where one is given."""

    def __init__(self, thread: int | None) -> None:
        super().__init__(logging.INFO)
        self.thread = thread
        self.kept: list[Logged] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        if self.thread in (None, record.thread):
            self.kept.append(Logged(record.name, record.levelno, record.getMessage()))


def prepare(pid: c_long, setting: Setting) -> None:
    """Make this process a worker: it says its id, is bounded, and prints nothing."""
    global _setting
    _setting = setting
    bound(setting.limits.memory)
    logging.getLogger().addHandler(logging.NullHandler())
    silence()
    pid.value = os.getpid()


_setting: Setting | None = None  # what `prepare` was given; a worker has one for its whole life


def work(task: Task) -> Reply:
    """Process one task and keep what was logged."""
    if _setting is None:
        raise RuntimeError("a worker has to be prepared first")
    stores = stores_at(_setting.store)
    with messages_kept() as kept, fuse_lit(_setting.limits.timeout):
        try:
            outcome = process(task, stores, _setting.rules)
        except StoreFault as fault:
            return Reply(None, str(fault), tuple(kept))
        return Reply(outcome, None, tuple(kept))


@contextmanager
def messages_kept(thread: int | None = None) -> Iterator[list[Logged]]:
    """Keep what our packages log meanwhile; what one thread logs, where one is given."""
    messages = Messages(thread)
    for name in OURS:
        logging.getLogger(name).addHandler(messages)
    try:
        yield messages.kept
    finally:
        for name in OURS:
            logging.getLogger(name).removeHandler(messages)


@contextmanager
def fuse_lit(timeout: float) -> Iterator[None]:
    """Let the system end this process long after its time is up, should its parent be gone."""
    if sys.platform == "win32":  # has no alarms; a worker ends with its document there
        yield
        return
    signal.alarm(math.ceil(timeout) + FUSE)
    try:
        yield
    finally:
        signal.alarm(0)


def bound(limit: int) -> None:
    """Let the system refuse this process much more than so many MB from now on, where it can.

    A watcher outside looks at the memory now and then; this is for what is taken in between. Only
    Linux counts all data against this limit. Nor is there to be an alarm handler or a core file.
    """
    if sys.platform == "win32":
        return
    import resource

    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    lower(resource.RLIMIT_CORE, 0)
    if sys.platform == "linux":
        lower(resource.RLIMIT_DATA, data_held() + (limit + limit // 4 + SLACK) * MB)


def lower(which: int, most: int) -> None:
    """Set a limit of this process, unless a lower one holds."""
    import resource

    soft, hard = resource.getrlimit(which)
    if soft == resource.RLIM_INFINITY or most < soft:
        resource.setrlimit(which, (most, hard))


def data_held() -> int:
    """Bytes of data that Linux counts for this process by now."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        # 'VmData:	  127520 kB'
        if line.startswith("VmData:"):
            return int(line.split()[1]) << 10
    return 0


def silence() -> None:
    """Send what libraries print nowhere: stdout may be data, and stderr holds the progress bar."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)
