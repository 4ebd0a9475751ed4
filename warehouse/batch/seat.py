"""One worker process and the document it reads: given, watched, killed and replaced from outside.

Each worker has a pool of its own. Whose fault a death is needs no guess then, and a worker that is
killed takes no lock with it that others wait for.
"""

import contextlib
import multiprocessing
import os
import signal
import time
from concurrent.futures import Future, wait

import psutil
from pebble import ProcessExpired, ProcessPool

from extract.states import State
from warehouse.batch.interrupts import deaf
from warehouse.batch.worker import MB, Reply, Setting, prepare, work
from warehouse.files import Task

START = 60.0
"""Seconds that a worker may take to start and take its task, on a machine under load."""

LARGE = 250
"""MB; a worker that holds more after a document is replaced."""

NEAR = 0.5
"""Share of the memory limit; a process that held so much when it ended by a signal ran out of it.

How it ended (refused by the system, killed by us or by the system) is chance: the reason is not.
"""


class WorkerLost(Exception):
    """A worker that ended with its document; `state` and `reason` are that document's."""

    def __init__(self, state: State, reason: str) -> None:
        super().__init__(reason)
        self.state = state
        self.reason = reason


class NotStarted(Exception):
    """A worker that ended before it took its document, which is not to blame."""


class Seat:
    """A place for one worker; `task` is what it reads now."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._limits = setting.limits
        self.task: Task | None = None
        self.future: Future[Reply] | None = None
        self._given = 0.0
        self._held = 0
        self._over = False
        self._open()

    def _open(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pid = context.RawValue("l", 0)
        self._pool = ProcessPool(
            max_workers=1,
            max_tasks=self._limits.recycle,
            initializer=prepare,
            initargs=(self._pid, self._setting),
            context=context,
        )

    def give(self, task: Task) -> None:
        """Let the worker read this."""
        self.task = task
        self._given = time.monotonic()
        self._held = 0
        self._over = False
        with deaf():
            try:
                self.future = self._scheduled(task)
            except RuntimeError:  # the worker was killed while it had nothing to do
                self.replace()
                self.future = self._scheduled(task)

    def _scheduled(self, task: Task) -> "Future[Reply]":
        return self._pool.schedule(work, args=(task,), timeout=self._limits.timeout)

    def watch(self) -> None:
        """Look at the worker once, and kill it where it holds too much or does not answer."""
        if self.future is None or self.future.done():
            return
        self._held = max(self._held, self._holds())
        if self._held > self._limits.memory:
            self._over = True
            self._kill()
        elif time.monotonic() - self._given > self._limits.timeout + START:
            self.future.cancel()

    def is_done(self) -> bool:
        """Whether there is something to take."""
        return self.future is not None and self.future.done()

    def take(self) -> Reply:
        """What the worker gave, once it is done.

        Raises WorkerLost where it ended instead, and NotStarted where it had not begun.
        """
        future, self.future, self.task = self.future, None, None
        if future is None:
            raise RuntimeError("this worker was given nothing")
        try:
            reply = future.result()
        except Exception as error:
            lost = self._lost(error)
            self.replace()
            raise lost from error
        if reply.outcome is not None and reply.outcome.state is State.MEMORY:
            self.replace()
            raise self._out_of_memory()
        if self._over or self._holds() > LARGE:  # it may have been done just before it was killed
            self.replace()
        return reply

    def replace(self) -> None:
        """Put a new worker in the place of this one."""
        self.close()
        self._open()

    def close(self) -> None:
        """End the worker at once."""
        self._kill()
        self._pool.stop()  # type: ignore[no-untyped-call]  # pebble types what it returns only
        self._pool.join()

    def _lost(self, error: Exception) -> WorkerLost | NotStarted:
        if not self._pid.value and not self._over:
            return NotStarted(str(error) or type(error).__name__)
        if self._over:
            return self._out_of_memory()
        if isinstance(error, TimeoutError):
            seconds = f"{self._limits.timeout:g} seconds"
            return WorkerLost(State.TIMEOUT, f"reading took longer than {seconds}")
        if isinstance(error, ProcessExpired):
            return self._ended(signal_named(error.exitcode))
        return WorkerLost(State.CRASHED, f"the process that read it was lost: {error!r}")

    def _ended(self, how: str) -> WorkerLost:
        if how == "SIGKILL" or self._held > NEAR * self._limits.memory:
            return self._out_of_memory()
        return WorkerLost(State.CRASHED, f"the process that read it ended with {how}")

    def _out_of_memory(self) -> WorkerLost:
        return WorkerLost(State.MEMORY, f"reading took more than {self._limits.memory} MB")

    def _worker(self) -> psutil.Process | None:
        """The worker as the system sees it; None while there is none."""
        try:
            process = psutil.Process(self._pid.value) if self._pid.value else None
            return process if process and process.ppid() == os.getpid() else None
        except psutil.Error:
            return None

    def _holds(self) -> int:
        worker = self._worker()
        try:
            return int(worker.memory_info().rss) // MB if worker else 0
        except psutil.Error:
            return 0

    def _kill(self) -> None:
        worker = self._worker()
        if worker:
            with contextlib.suppress(psutil.Error):
                worker.kill()


def signal_named(code: int) -> str:
    """'SIGSEGV' for -11; 'exit code 3' where the process ended by itself."""
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"exit code {code}"


def first_done(seats: list[Seat], seconds: float) -> None:
    """Wait until one of the workers is done, or for so long."""
    wait(
        [seat.future for seat in seats if seat.future is not None],
        timeout=seconds,
        return_when="FIRST_COMPLETED",
    )
