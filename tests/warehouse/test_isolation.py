"""Workers that hang, die and take too much: the document pays, and nobody else."""

import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from tests.hostile import damage
from warehouse.batch.interrupts import deaf
from warehouse.batch.limits import LimitError, Limits
from warehouse.batch.schedule import (
    MOST_STARTS,
    Interrupted,
    Silent,
    is_small_text,
    process_all,
    workers_for,
)
from warehouse.batch.seat import NotStarted, Seat, first_done
from warehouse.batch.worker import Reply, Setting
from warehouse.files import Task
from warehouse.outcomes import Outcome
from warehouse.record_keys import Rules
from warehouse.records import StoreFault
from warehouse.whole import TEMPORARY


def task_of(path: Path) -> Task:
    return Task(path, path.as_posix(), path.name)


def setting_of(place: Path, limits: Limits, *, check: bool = False) -> Setting:
    return Setting(place / "store", Rules(check=check), limits)


@pytest.fixture
def letter(tmp_path: Path) -> Task:
    path = tmp_path / "letter.txt"
    path.write_text("Dear Sir,\n\nthank you.\n", encoding="utf-8")
    return task_of(path)


@pytest.fixture
def slow(tmp_path: Path) -> Task:
    """A PDF that takes many seconds where every page is shown to a second engine."""
    path = tmp_path / "slow.pdf"
    path.write_bytes(damage.many_pages(3000))
    return task_of(path)


def left_in(store: Path) -> Path:
    """What a worker leaves that is killed while it writes."""
    left = store / "rows" / "ef" / f"{TEMPORARY}0418"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"QLR1")
    return left


def workers() -> list[psutil.Process]:
    """The worker processes of this one."""
    return [p for p in psutil.Process().children() if is_worker(p)]


def is_worker(process: psutil.Process) -> bool:
    try:
        return "spawn_main" in " ".join(process.cmdline())
    except psutil.Error:
        return False


def is_prepared(worker: psutil.Process) -> bool:
    """Whether a worker is silent: that is the last thing it does before it takes work."""
    try:
        return Path(f"/proc/{worker.pid}/fd/2").readlink() == Path(os.devnull)
    except OSError:
        return False


def test_a_document_that_takes_too_long_is_ended(tmp_path: Path, letter: Task, slow: Task) -> None:
    limits = Limits(workers=2, timeout=3)  # many times what the letter takes
    half_written = left_in(tmp_path / "store")
    outcomes = process_all([slow, letter], setting_of(tmp_path, limits, check=True), Silent())
    assert outcomes[letter.uri].state == "not_a_report"
    ended = outcomes[slow.uri]
    assert (ended.state, ended.attempts) == ("timeout", 2)
    assert ended.reason is not None
    assert ended.reason.startswith("reading took longer than 3 seconds (2 attempts): give it more")
    assert ended.sha256 is not None
    assert ended.overload is not None
    assert workers() == []
    assert not half_written.exists()


READING = 0.5  # seconds of a processor that a worker takes for something long only


@contextmanager
def killing(number: signal.Signals) -> Iterator[None]:
    """End each worker by a signal while it reads something long."""
    over = threading.Event()
    ready: dict[int, float] = {}  # what each worker had taken when it was first seen prepared

    def kill() -> None:
        while not over.wait(0.05):
            for worker in filter(is_prepared, workers()):
                with suppress(psutil.Error):  # it has ended by itself meanwhile
                    taken = worker.cpu_times().user
                    if taken - ready.setdefault(worker.pid, taken) > READING:
                        worker.send_signal(number)

    killer = threading.Thread(target=kill)
    killer.start()
    try:
        yield
    finally:
        over.set()
        killer.join()


@pytest.mark.parametrize(
    ("number", "state"), [(signal.SIGSEGV, "crashed"), (signal.SIGKILL, "memory")]
)
def test_a_worker_that_dies_takes_its_document_only(
    tmp_path: Path, letter: Task, slow: Task, number: signal.Signals, state: str
) -> None:
    setting = setting_of(tmp_path, Limits(workers=1, timeout=60), check=True)
    with killing(number):
        outcomes = process_all([slow, letter], setting, Silent())
    assert {uri: o.state for uri, o in outcomes.items()} == {
        slow.uri: state,
        letter.uri: "not_a_report",
    }
    assert outcomes[slow.uri].attempts == 2


def done(seat: Seat) -> Reply:
    while not seat.is_done():
        first_done([seat], 1)
    return seat.take()


def test_a_worker_that_dies_idle_costs_nothing(tmp_path: Path, letter: Task) -> None:
    seat = Seat(setting_of(tmp_path, Limits(workers=1)))
    try:
        seat.give(letter)
        assert done(seat).outcome is not None
        [worker] = workers()
        worker.kill()
        while seat._pool.active:
            time.sleep(0.02)
        seat.give(letter)
        assert done(seat).outcome is not None
    finally:
        seat.close()


def test_workers_that_do_not_start_now_and_then_are_no_fault(
    tmp_path: Path, letter: Task, monkeypatch: pytest.MonkeyPatch
) -> None:
    take, failed = Seat.take, set()

    def taken(seat: Seat) -> Reply:
        task, reply = seat.task, take(seat)
        if task not in failed:
            failed.add(task)
            raise NotStarted("killed while it started")
        return reply

    monkeypatch.setattr(Seat, "take", taken)
    letters = [replace(letter, uri=f"{n}.txt") for n in range(MOST_STARTS)]
    outcomes = process_all(letters, setting_of(tmp_path, Limits(workers=1)), Silent())
    assert [outcome.state for outcome in outcomes.values()] == ["not_a_report"] * MOST_STARTS
    assert len(failed) == MOST_STARTS


class StopAtOnce(Silent):
    """Presses Ctrl-C when the first file is done."""

    def ends(self, outcome: Outcome) -> None:
        os.kill(os.getpid(), signal.SIGINT)


def test_ctrl_c_leaves_no_worker(tmp_path: Path, letter: Task, slow: Task) -> None:
    setting = setting_of(tmp_path, Limits(workers=2, timeout=60), check=True)
    half_written = left_in(tmp_path / "store")
    with pytest.raises(Interrupted) as stopped:
        process_all([letter, slow], setting, StopAtOnce())
    assert (stopped.value.done, stopped.value.total) == (1, 2)
    assert workers() == []
    assert not half_written.exists()


def test_ctrl_c_once_more_leaves_no_worker_either(
    tmp_path: Path, letter: Task, slow: Task, monkeypatch: pytest.MonkeyPatch
) -> None:
    close = Seat.close

    def closed_under_protest(seat: Seat) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        close(seat)

    monkeypatch.setattr(Seat, "close", closed_under_protest)
    setting = setting_of(tmp_path, Limits(workers=2, timeout=60), check=True)
    with pytest.raises(Interrupted):
        process_all([letter, slow], setting, StopAtOnce())
    assert workers() == []


@pytest.fixture
def arrived() -> Iterator[socket.socket]:
    """Where a byte can be read for each signal that has arrived."""
    reads, writes = socket.socketpair()
    writes.setblocking(False)
    before = signal.set_wakeup_fd(writes.fileno())
    yield reads
    signal.set_wakeup_fd(before)
    reads.close()
    writes.close()


def test_ctrl_c_waits_for_a_worker_to_start(arrived: socket.socket) -> None:
    over = threading.Event()
    other = threading.Thread(target=over.wait)  # takes the signal, as it is not masked
    other.start()
    steps: list[str] = []

    def start() -> None:
        with deaf():
            assert other.ident is not None
            signal.pthread_kill(other.ident, signal.SIGINT)
            arrived.recv(1)
            steps.append("started")

    try:
        with pytest.raises(KeyboardInterrupt):
            start()
    finally:
        over.set()
        other.join()
    assert steps == ["started"]


def test_messages_of_workers_arrive(
    tmp_path: Path, letter: Task, caplog: pytest.LogCaptureFixture
) -> None:
    setting = setting_of(tmp_path, Limits(workers=1))
    process_all([letter], setting, Silent())
    [record] = (tmp_path / "store" / "reports").rglob("*.bin")
    record.write_bytes(b"QLR1 and no more")
    process_all([letter], setting, Silent())
    assert "is damaged" in caplog.text


def test_a_store_that_cannot_be_written_stops_the_run(tmp_path: Path, letter: Task) -> None:
    (tmp_path / "store").write_text("in the way", encoding="utf-8")
    with pytest.raises(StoreFault):
        process_all([letter], setting_of(tmp_path, Limits(workers=1)), Silent())
    assert workers() == []


LIMITS = [
    ({"workers": -1}, "cannot be negative"),
    ({"timeout": 0.5}, "1 second or more"),
    ({"timeout": float("nan")}, "1 second or more"),
    ({"memory": 64}, "128 MB or more"),
    ({"recycle": 0}, "one document or more"),
]


@pytest.mark.parametrize(("wrong", "sentence"), LIMITS)
def test_impossible_limits_are_refused(wrong: dict[str, float], sentence: str) -> None:
    with pytest.raises(LimitError, match=sentence):
        Limits(**wrong)  # type: ignore[arg-type]


def test_few_small_texts_need_no_worker(tmp_path: Path, letter: Task, slow: Task) -> None:
    assert is_small_text(letter)
    assert not is_small_text(slow)
    assert workers_for([letter] * 3, None) == 0
    assert workers_for([letter, slow], None) >= 1
    assert workers_for([letter] * 100, None) >= 1
    assert workers_for([letter], 8) == 1
    assert workers_for([slow] * 9, 4) == 4
    assert workers_for([slow], 0) == 0
