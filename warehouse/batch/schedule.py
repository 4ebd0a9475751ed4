"""Every task gets its outcome: what is known at once, the rest by workers, what failed once more.

A result of load is not believed at once: such a document is read again alone, by a new worker, so
that what the others took at that time does not count. After MOST_ATTEMPTS it is final.
"""

import logging
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Protocol

from extract.sniff import PDF_HEADER, PDF_HEADER_WITHIN
from warehouse.batch.interrupts import put_off
from warehouse.batch.limits import processors
from warehouse.batch.overload import attempts_before, final, overloaded
from warehouse.batch.seat import NotStarted, Seat, WorkerLost, first_done
from warehouse.batch.worker import Setting
from warehouse.blobs import remove_unfinished_blobs
from warehouse.files import Task
from warehouse.heads import read_heads
from warehouse.known_reports import unread
from warehouse.outcomes import LOAD_STATES, Outcome
from warehouse.reading import process
from warehouse.records import StoreFault, stores_at

log = logging.getLogger(__name__)

LOOK = 0.1
"""Seconds between two looks at the memory of the workers."""

CLOSE_LOOK = 0.01
"""The same for a worker that reads alone what failed before: its state is to be exact."""

MOST_STARTS = 3
"""Times in a row that a worker may fail to start before the machine is blamed."""

FEW = 12
"""Texts at most that are read without workers: starting one takes as long as reading so many."""

SMALL = 1 << 16
"""Bytes of a text that is read without workers; none of such a size was ever slow."""


class Watcher(Protocol):
    """What a run tells of itself while it runs."""

    def begins(self, total: int) -> None:
        """The run will process so many inputs."""

    def ends(self, outcome: Outcome) -> None:
        """One input has been processed."""

    def derives(self) -> None:
        """All inputs are processed; the tables are being made."""


class Silent:
    """A watcher that says nothing."""

    def begins(self, total: int) -> None:
        """Say nothing."""

    def ends(self, outcome: Outcome) -> None:
        """Say nothing."""

    def derives(self) -> None:
        """Say nothing."""


class Interrupted(Exception):
    """A run that was stopped by the user; what was stored until then stays stored."""

    def __init__(self, done: int, total: int) -> None:
        super().__init__(f"stopped after {done} of {total} files")
        self.done = done
        self.total = total


Reader = Callable[[Sequence[Task], Setting], Generator[Outcome, None, None]]
"""Who gives the outcomes of tasks: `outcomes_of` on this machine, or a cluster."""


def process_all(
    tasks: Sequence[Task], setting: Setting, watcher: Watcher, reader: Reader | None = None
) -> dict[str, Outcome]:
    """The outcome of each task, by uri, as `outcomes_of` or another reader gives them.

    Raises Interrupted on Ctrl-C, and StoreFault where the stores or the machine fail. Whatever
    happens, no worker runs afterwards, and what those that were killed were writing is gone.
    """
    outcomes: dict[str, Outcome] = {}
    watcher.begins(len(tasks))
    try:
        with closing((reader or outcomes_of)(tasks, setting)) as given:
            for outcome in given:
                outcomes[outcome.uri] = outcome
                watcher.ends(outcome)
    except KeyboardInterrupt as stop:
        raise Interrupted(len(outcomes), len(tasks)) from stop
    finally:
        remove_unfinished_blobs(setting.store)
    return outcomes


def outcomes_of(tasks: Sequence[Task], setting: Setting) -> Generator[Outcome, None, None]:
    """The outcomes as they come: first those that are known."""
    open_tasks: list[Task] = []
    doubtful: list[Task] = []
    for task, known in known_first(tasks, setting):
        if known is not None:
            yield known
        elif attempts_before(task, setting):
            doubtful.append(task)
        else:
            open_tasks.append(task)
    failed: dict[str, Outcome] = {}
    with closing(read_all(open_tasks, setting)) as given:
        for task, outcome in given:
            if outcome.state in LOAD_STATES:
                failed[task.uri] = outcome
                doubtful.append(task)
            else:
                yield outcome
    for task in sorted(doubtful, key=lambda t: t.uri):
        yield alone(task, failed.get(task.uri), setting)


def known_first(tasks: Sequence[Task], setting: Setting) -> Iterator[tuple[Task, Outcome | None]]:
    """Each task with its outcome, as far as that is known; None: the document has to be read."""
    stores = stores_at(setting.store)
    heads = read_heads(setting.heads)
    for task in tasks:
        yield task, final(task, setting) or unread(task, stores, setting.rules, heads)


def alone(task: Task, failed: Outcome | None, setting: Setting) -> Outcome:
    """What becomes of a task that failed for want of room, with the machine to itself."""
    before = attempts_before(task, setting) + (failed is not None)
    [(_, outcome)] = read_all([task], setting, CLOSE_LOOK)
    return overloaded(task, outcome, before + 1, setting)


def read_all(
    tasks: Sequence[Task], setting: Setting, look: float = LOOK
) -> Generator[tuple[Task, Outcome], None, None]:
    """The tasks with their outcomes, in any order; raises StoreFault."""
    count = workers_for(tasks, setting.limits.workers)
    if count:
        yield from by_workers(tasks, setting, count, look)
        return
    stores = stores_at(setting.store)
    for task in tasks:
        yield task, process(task, stores, setting.rules)


def workers_for(tasks: Sequence[Task], wanted: int | None) -> int:
    """How many workers read the tasks; 0: they are read in this process."""
    if wanted is None:
        wanted = 0 if len(tasks) <= FEW and all(map(is_small_text, tasks)) else processors()
    return min(wanted, len(tasks))


def is_small_text(task: Task) -> bool:
    """Whether a file on disk is small and does not begin as a PDF does."""
    if not isinstance(task.place, Path):
        return False  # a worker opens it
    try:
        if task.place.stat().st_size > SMALL:
            return False
        with task.place.open("rb") as file:
            return not PDF_HEADER.search(file.read(PDF_HEADER_WITHIN))
    except OSError:
        return True  # whoever reads it will say so


def by_workers(
    tasks: Sequence[Task], setting: Setting, count: int, look: float
) -> Generator[tuple[Task, Outcome], None, None]:
    """The tasks with their outcomes, read by so many workers; raises StoreFault."""
    seats = [Seat(setting) for _ in range(count)]
    left = list(reversed(tasks))
    starts = 0
    try:
        while left or any(seat.task for seat in seats):
            for seat in seats:
                if seat.task is None and left:
                    seat.give(left.pop())
            first_done(seats, look)
            for seat in seats:
                seat.watch()
            for seat in [seat for seat in seats if seat.is_done()]:
                task, outcome = taken(seat)
                if outcome is not None:
                    starts = 0
                    yield task, outcome
                    continue
                left.append(task)
                starts += 1
                if starts == MOST_STARTS:
                    raise StoreFault("no worker process can be started on this machine")
    finally:
        with put_off():  # or who presses Ctrl-C once more leaves workers behind
            for seat in seats:
                seat.close()


def taken(seat: Seat) -> tuple[Task, Outcome | None]:
    """What a worker that is done was given and what came of it; None: it had not begun.

    Raises StoreFault.
    """
    task = seat.task
    if task is None:
        raise RuntimeError("a worker that was given nothing is not done")
    try:
        reply = seat.take()
    except WorkerLost as lost:
        return task, Outcome(task.uri, lost.state, lost.reason)
    except NotStarted as error:
        log.warning("A worker process ended before it began (%s); another is started.", error)
        return task, None
    for message in reply.logged:
        logging.getLogger(message.logger).log(message.level, "%s", message.message)
    if reply.fault is not None:
        raise StoreFault(reply.fault)
    return task, reply.outcome
