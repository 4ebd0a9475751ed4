"""Runs that are killed, stopped or out of disk: the next one ends as an undisturbed one does."""

import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from tests.hostile import damage
from warehouse.whole import TEMPORARY

ROOT = Path(__file__).parents[2]
RUN_TIMES = {"inputs.parquet", "datapackage.json"}  # say when a file was first seen
PATIENCE = 600  # seconds after which a run hangs; it takes a few
LARGEST = 12_000  # bytes of a file on the small disk; some records are larger


def started(
    archive: Path, out: Path, *flags: str, prepare: Callable[[], None] | None = None
) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "quarterlight", "ingest", str(archive), "-w", str(out), *flags]
    return subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        preexec_fn=prepare,
    )


def finished(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    stdout, stderr = process.communicate(timeout=PATIENCE)
    return process.returncode, stdout, stderr


def is_worker(process: psutil.Process) -> bool:
    try:
        return "spawn_main" in " ".join(process.cmdline())
    except psutil.Error:  # it was a program that was asked for its version, and has ended
        return False


def tables_of(out: Path) -> dict[str, bytes]:
    files = (out / "latest").iterdir()
    return {file.name: file.read_bytes() for file in files if file.name not in RUN_TIMES}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("disturbed") / "archive"
    folder.mkdir()
    for sample in sorted(damage.SAMPLES.iterdir())[:4]:
        (folder / sample.name).write_bytes(sample.read_bytes())
    (folder / "cut.pdf").write_bytes(damage.cut(5))
    return folder


@pytest.fixture(scope="module")
def undisturbed(archive: Path) -> dict[str, bytes]:
    out = archive.parent / "undisturbed"
    assert finished(started(archive, out, "--max-failures", "1"))[0] == 0
    return tables_of(out)


def test_a_run_that_is_killed_at_random_ends_in_the_same_release(
    archive: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    chance = random.Random(damage.SEED)
    for _ in range(3):
        process = started(archive, tmp_path / "out", "--workers", "2")
        time.sleep(chance.uniform(0.5, 1.5))
        process.kill()
        finished(process)
    assert finished(started(archive, tmp_path / "out", "--workers", "1"))[0] in {0, 1}
    assert tables_of(tmp_path / "out") == undisturbed


def test_a_run_that_is_stopped_says_how_to_go_on(
    archive: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    process = started(archive, tmp_path / "out", "--workers", "2")
    workers: list[psutil.Process] = []
    while not workers and process.poll() is None:
        time.sleep(0.02)
        workers = [child for child in psutil.Process(process.pid).children() if is_worker(child)]
    process.send_signal(signal.SIGINT)
    code, _, said = finished(process)
    assert code == 130
    assert "run the same command again to go on" in said
    assert "Traceback" not in said
    assert not any(worker.is_running() for worker in workers)
    assert finished(started(archive, tmp_path / "out"))[0] == 1
    assert tables_of(tmp_path / "out") == undisturbed


def small_disk() -> None:
    """No file may grow beyond a few records; the system refuses writing as it does when full."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST, resource.RLIM_INFINITY))


def test_a_disk_without_room_is_said_and_harms_nothing(
    archive: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    code, _, said = finished(started(archive, out, "--workers", "2", prepare=small_disk))
    assert code == 2
    assert "The run cannot go on: OSError: [Errno 27] File too large" in said
    assert "then run the same command again" in said
    assert not list(out.rglob(f"{TEMPORARY}*"))
    assert finished(started(archive, out, "--quiet"))[0] == 1
    assert tables_of(out) == undisturbed
