"""A run that is killed at any moment, and run again, ends as one that nobody disturbed."""

import multiprocessing
import random
import shutil
import time
from dataclasses import dataclass
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from tests.warehouse import small_archive
from tests.warehouse.small_archive import LATER, bytes_of, report, run, write
from warehouse.folder import Warehouse, make_warehouse
from warehouse.store_checks import damaged_records
from warehouse.whole import TEMPORARY

ROOT = Path(__file__).parents[2]
PDF = ROOT / "samples" / "hostile" / "report.pdf"
SEED = 20261122
TRIALS = 10
"""Of each kind of run: the first one, and one that adds documents to a release."""

PATIENCE = 600
"""Seconds after which a run hangs; it takes one or two."""


@dataclass(frozen=True, slots=True)
class Disturbed:
    """A run to be killed: what was there before, what undisturbed came of it, how long it took."""

    archive: Path
    before: Path | None
    expected: dict[str, bytes]
    seconds: float


@pytest.fixture(scope="module")
def processes() -> ForkServerContext:
    """Makes processes that have the program loaded already, so that kills hit its work."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([small_archive.__name__])
    return context


@pytest.fixture(scope="module", params=["first run", "run that adds documents"])
def disturbed(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    processes: ForkServerContext,
) -> Disturbed:
    place = tmp_path_factory.mktemp("killed")
    archive = place / "archive"
    write(archive / "q1.txt", report(quarter=1, now=60))
    write(archive / "q2.txt", report(quarter=2))
    before = None
    if request.param != "first run":
        before = place / "before"
        run(make_warehouse(before), archive)
    write(archive / "q3.txt", report(quarter=3, actual=250, now=190))
    shutil.copy(PDF, archive / "report.pdf")
    out = warehouse_like(before, place / "undisturbed")
    ended(started(processes, out, archive))  # the first process also waits for the server
    shutil.rmtree(out.root)
    out = warehouse_like(before, place / "undisturbed")
    began = time.monotonic()
    assert ended(started(processes, out, archive)) == 0
    return Disturbed(archive, before, said_by(out), time.monotonic() - began)


def warehouse_like(before: Path | None, root: Path) -> Warehouse:
    """A copy of a warehouse, or a new one."""
    if before is not None:
        shutil.copytree(before, root)
    return make_warehouse(root)


def started(processes: ForkServerContext, out: Warehouse, archive: Path) -> BaseProcess:
    """A run in a process of its own."""
    process = processes.Process(target=run, args=(out, archive), kwargs={"now": LATER})
    process.start()
    return process


def ended(process: BaseProcess) -> int | None:
    process.join(timeout=PATIENCE)
    return process.exitcode


def said_by(out: Warehouse) -> dict[str, bytes]:
    """All files of a warehouse but the stores, which may hold more, and the lock."""
    files = bytes_of(out.root)
    return {name: data for name, data in files.items() if not name.startswith(("store/", "writer"))}


@pytest.mark.parametrize("trial", range(TRIALS))
def test_it_ends_in_the_same_release(
    processes: ForkServerContext, disturbed: Disturbed, tmp_path: Path, trial: int
) -> None:
    """The moments are spread over the time that the undisturbed run took, one in each tenth."""
    moment = (trial + random.Random(f"{SEED} {trial}").random()) / TRIALS
    out = warehouse_like(disturbed.before, tmp_path / "out")
    process = started(processes, out, disturbed.archive)
    process.join(timeout=moment * disturbed.seconds)
    process.kill()
    ended(process)
    run(out, disturbed.archive, now=LATER)
    found = said_by(out)
    assert list(found) == list(disturbed.expected)
    assert [n for n, data in found.items() if data != disturbed.expected[n]] == []
    assert damaged_records(out)[1] == []
    assert list(out.root.rglob(f"{TEMPORARY}*")) == []
