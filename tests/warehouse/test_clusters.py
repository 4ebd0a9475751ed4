"""Reading on a Dask cluster: the same release, whoever is killed meanwhile, or a clear refusal."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import dask
import psutil
import pytest
from distributed import Client, LocalCluster
from typer.testing import CliRunner

from extract.ocr.modes import OcrMode
from quarterlight.cli import app
from tests.hostile import damage
from tests.warehouse.object_store import BUCKET, object_store, upload
from tests.warehouse.small_archive import FIRST, LATER, bytes_of, report, write
from warehouse.batch.cluster import shards_of, sign_up
from warehouse.batch.faults import ClusterError
from warehouse.batch.limits import Limits
from warehouse.batch.schedule import Interrupted, Silent
from warehouse.batch.shard import SIGN, Sample, problem_here, read_shard
from warehouse.batch.worker import Setting
from warehouse.files import Task
from warehouse.folder import make_warehouse, open_warehouse
from warehouse.ingest import Request, ingest
from warehouse.intake import find_inputs
from warehouse.outcomes import Outcome
from warehouse.record_keys import Rules
from warehouse.summary import Summary

ROOT = Path(__file__).parents[2]
PDF = ROOT / "samples" / "reports" / "brackenshire" / "brackenshire_2013-14_q4_overview.pdf"


WORKERS = 2

PATIENCE = 300
"""Seconds after which nothing happens any more; a worker starts within some, also under load."""


@pytest.fixture(scope="module", autouse=True)
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """An object store that the workers know of, as they begin after it, and a cache of its own."""
    with object_store(), pytest.MonkeyPatch.context() as patch:
        patch.setenv("QUARTERLIGHT_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@contextmanager
def cluster_of(workers: int, scratch: Path, *, processes: bool = True) -> Iterator[LocalCluster]:
    with (
        dask.config.set({"distributed.worker.daemon": False}),
        LocalCluster(
            local_directory=str(scratch),
            n_workers=workers,
            threads_per_worker=1,
            processes=processes,
            protocol="tcp",
            dashboard_address="127.0.0.1:0",
            memory_limit=0,
        ) as cluster,
    ):
        yield cluster


@pytest.fixture(scope="module")
def cluster(server: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalCluster]:
    with cluster_of(WORKERS, tmp_path_factory.mktemp("dask")) as cluster:
        yield cluster


@pytest.fixture(scope="module")
def empty_cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalCluster]:
    """A scheduler without workers."""
    with cluster_of(0, tmp_path_factory.mktemp("dask"), processes=False) as cluster:
        yield cluster


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dozen texts of two councils, a PDF, and two files that give no tables."""
    folder = tmp_path_factory.mktemp("archive") / "reports"
    for number in range(6):
        for council in ("Elmsworth", "Fernleigh"):
            text = report(quarter=1 + number % 3, now=100 + number, council=council)
            write(folder / council / f"{number}.txt", text)
    shutil.copy(PDF, folder)
    (folder / "empty.txt").touch()
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    return folder


@dataclass(frozen=True)
class Expected:
    """What the run without a cluster gave: the summary, and all files of the release."""

    summary: Summary
    release: dict[str, bytes]


@pytest.fixture(scope="module")
def expected(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Expected:
    place = tmp_path_factory.mktemp("near") / "out"
    summary = run(place, archive)
    return Expected(summary, release_of(place, summary))


def run(
    place: Path | str,
    archive: Path | str,
    dask: str | None = None,
    *,
    check: bool = False,
    now: datetime = FIRST,
    watcher: Silent | None = None,
) -> Summary:
    found = find_inputs([str(archive)], place)
    limits = Limits(workers=0)  # on this machine
    request = Request(found, [str(archive)], check=check, limits=limits, dask=dask)
    return ingest(make_warehouse(place), request, now=now, watcher=watcher)


def release_of(place: Path | str, summary: Summary) -> dict[str, bytes]:
    """All files of a release."""
    warehouse = open_warehouse(place)
    if warehouse.far is not None:
        warehouse.far.bring_whole()
    return bytes_of(warehouse.releases / summary.release_id)


class Counting(Silent):
    """How many inputs a watcher is told of."""

    def __init__(self) -> None:
        self.ended: list[str] = []

    def ends(self, outcome: Outcome) -> None:
        self.ended.append(outcome.uri)


def test_it_gives_the_same_bytes(
    tmp_path: Path, archive: Path, expected: Expected, cluster: LocalCluster
) -> None:
    place, watcher = tmp_path / "out", Counting()
    summary = run(place, archive, cluster.scheduler_address, watcher=watcher)
    assert release_of(place, summary) == expected.release
    assert summary.files_read == expected.summary.files_read == 14
    assert len(set(watcher.ended)) == len(watcher.ended) == 15
    assert not (place / "store" / SIGN).exists()
    again = run(place, archive / "Elmsworth", NOBODY, now=LATER)  # nothing is to be read
    assert (again.release_id, again.files_read) == (summary.release_id, 0)


NOBODY = "tcp://127.0.0.1:9"


def test_archive_and_warehouse_at_addresses(
    tmp_path: Path, archive: Path, cluster: LocalCluster
) -> None:
    address = f"s3://{BUCKET}/{tmp_path.name}"
    upload(archive / "Elmsworth", f"{address}/reports")
    alone = run(f"{address}/near", f"{address}/reports")
    together = run(f"{address}/shared", f"{address}/reports", cluster.scheduler_address)
    assert together.files_read == 6
    assert release_of(f"{address}/shared", together) == release_of(f"{address}/near", alone)


@contextmanager
def one_worker_killed(address: str, reports: Path, stored: int) -> Iterator[list[int]]:
    """Kill the worker that reads when so many reports are stored; its id is given."""
    with Client(address, set_as_default=False) as client:
        client.wait_for_workers(WORKERS, timeout=PATIENCE)  # one was killed a moment ago
        workers = list(client.run(os.getpid).values())
    killed: list[int] = []
    over = threading.Event()

    def kill() -> None:
        while not over.wait(0.02) and not killed:
            if len(list(reports.rglob("*.bin"))) >= stored:
                killed.extend(pid for pid in workers if is_reading(pid))
                for pid in killed:
                    os.kill(pid, signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    try:
        yield killed
    finally:
        over.set()
        killer.join()


def is_reading(pid: int) -> bool:
    try:
        return any("spawn_main" in " ".join(p.cmdline()) for p in psutil.Process(pid).children())
    except psutil.Error:
        return False


@pytest.mark.parametrize("failures", [3, 0], ids=["another reads it", "it is read here"])
def test_a_killed_worker_loses_nothing(
    tmp_path: Path, cluster: LocalCluster, monkeypatch: pytest.MonkeyPatch, failures: int
) -> None:
    monkeypatch.setattr(cluster.scheduler, "allowed_failures", failures)
    folder = tmp_path / "reports"
    write(folder / "q1.txt", report(quarter=1))
    write(folder / "q2.txt", report(quarter=2))
    (folder / "slow.pdf").write_bytes(damage.many_pages(SLOW))
    alone = run(tmp_path / "near", folder, check=True)
    shared = make_warehouse(tmp_path / "shared")
    with one_worker_killed(cluster.scheduler_address, shared.reports, 2) as killed:
        together = run(shared.root, folder, cluster.scheduler_address, check=True)
    assert len(killed) == 1
    assert release_of(shared.root, together) == release_of(tmp_path / "near", alone)


SLOW = 120
"""Pages that take a second or more to show to a second engine."""


class StopAtOnce(Silent):
    """Presses Ctrl-C when the first file is done."""

    def ends(self, outcome: Outcome) -> None:
        os.kill(os.getpid(), signal.SIGINT)


def test_ctrl_c_ends_the_run_and_the_command_goes_on(
    tmp_path: Path,
    archive: Path,
    expected: Expected,
    cluster: LocalCluster,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(Interrupted) as stopped:
        run(tmp_path / "out", archive, cluster.scheduler_address, watcher=StopAtOnce())
    assert (stopped.value.done, stopped.value.total) == (1, 15)
    assert not (tmp_path / "out" / "store" / SIGN).exists()
    monkeypatch.chdir(archive.parent)  # paths may be relative
    monkeypatch.setenv("QUARTERLIGHT_DASK", cluster.scheduler_address)
    place = os.path.relpath(tmp_path / "out")
    result = CliRunner().invoke(app, ["ingest", "reports", "-w", place, "--log", "log"])
    assert result.exit_code == 1, result.stderr  # two files give no tables
    assert f"Release {expected.summary.release_id} (made)" in result.stdout
    assert len(Path("log").read_text(encoding="utf-8").splitlines()) > 15


def test_what_a_worker_may_not_read(tmp_path: Path) -> None:
    setting = Setting(tmp_path / "store", Rules(ocr=OcrMode.NEVER), Limits(workers=1))
    file = write(tmp_path / "q1.txt", "some words")
    with sign_up(setting) as given:
        assert problem_here(given, [Sample(file, "q1.txt", 10)]) is None
        for place, size in ((file, 11), (tmp_path / "q2.txt", 10)):
            told = problem_here(given, [Sample(place, "it", size)])
            assert told is not None
            assert told.startswith("does not see it as this machine does")
        other = replace(given, token="of another run")
        elsewhere = replace(given, setting=replace(setting, store=tmp_path / "elsewhere"))
        for stranger in (other, elsewhere):
            told = read_shard([], stranger).problem
            assert told is not None
            assert told.startswith("does not see the warehouse's store")
        software = {**given.software, "text recognition": "tesseract 4"}
        told = read_shard([], replace(given, software=software)).problem
        assert told is not None
        assert told.startswith("has other software (text recognition: none instead of tesseract")


@pytest.mark.parametrize(
    ("tasks", "threads", "sizes"),
    [(3, 2, [3]), (20, 2, [8, 8, 4]), (160, 4, [10] * 16), (1000, 2, [64] * 15 + [40])],
)
def test_shards(tasks: int, threads: int, sizes: list[int]) -> None:
    task = Task(Path("q1.txt"), "q1.txt", "q1.txt")
    assert [len(shard) for shard in shards_of([task] * tasks, threads)] == sizes


@contextmanager
def worker_of(cluster: LocalCluster, code: Path, scratch: Path, *options: str) -> Iterator[None]:
    """A worker that somebody started from a shell, with the code in a folder; it is there."""
    command = [sys.executable, "-m", "dask", "worker", cluster.scheduler_address]
    process = subprocess.Popen(
        [*command, "--nthreads", "1", "--no-dashboard", "--local-directory", scratch, *options],
        env=os.environ | {"PYTHONPATH": str(code)},
        cwd=code,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        with Client(cluster.scheduler_address, set_as_default=False) as client:
            client.wait_for_workers(1, timeout=PATIENCE)
            yield
            process.terminate()
            assert process.wait(PATIENCE) is not None
            until(lambda: not client.nthreads())  # the next test has the scheduler for itself
    finally:
        process.kill()
        process.wait()


def until(is_so: Callable[[], bool]) -> None:
    began = time.monotonic()
    while not is_so():
        assert time.monotonic() - began < PATIENCE
        time.sleep(0.02)


def other_code(folder: Path) -> Path:
    """The same program, but for one line of its parsers."""
    for room in ("extract", "parsers", "normalize", "warehouse", "quarterlight"):
        shutil.copytree(ROOT / room, folder / room)
    with (folder / "parsers" / "__init__.py").open("a", encoding="utf-8") as file:
        file.write("\n# changed\n")
    return folder


def test_other_software_is_refused(
    tmp_path: Path, archive: Path, empty_cluster: LocalCluster
) -> None:
    with (
        worker_of(empty_cluster, other_code(tmp_path / "code"), tmp_path / "dask", "--no-nanny"),
        pytest.raises(ClusterError, match=r"other software \(parsers: .*start the worker anew"),
    ):
        run(tmp_path / "out", archive, empty_cluster.scheduler_address)


def test_a_worker_that_may_start_no_process_is_refused(
    tmp_path: Path, archive: Path, empty_cluster: LocalCluster
) -> None:
    with (
        worker_of(empty_cluster, ROOT, tmp_path / "dask"),
        pytest.raises(ClusterError, match=r"may not start processes.*--no-nanny"),
    ):
        run(tmp_path / "out", archive, empty_cluster.scheduler_address)


def test_a_scheduler_that_is_not_there(
    tmp_path: Path, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("warehouse.batch.cluster.CONNECT", 1.0)
    for address in (NOBODY, "nonsense"):
        result = CliRunner().invoke(
            app, ["ingest", str(archive), "-w", str(tmp_path / "out"), "--dask", address]
        )
        assert result.exit_code == 2
        assert f"No Dask scheduler answers at {address}" in result.stderr
