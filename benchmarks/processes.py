"""What an engine costs beyond time in one process: peak memory, and pages a second by workers."""

import contextlib
import json
import logging
import multiprocessing
import subprocess
import sys
import time
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from multiprocessing.synchronize import Barrier
from pathlib import Path

from benchmarks.readers import READERS, Source, pdfs

# seconds: how long a worker may take to start and import its engine
START = 120.0
MEGABYTE = 1_000_000


def peak_of(engine: str, folders: list[Path]) -> float | None:
    """Megabytes at the peak of a fresh process that reads everything once; None if unknown.

    Call it before this process has grown: on Linux a child's peak begins at its parent's size.
    """
    command = [sys.executable, "-m", "benchmarks.processes", engine, *map(str, folders)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    peak: float | None = json.loads(done.stdout.splitlines()[-1])
    return peak


@dataclass(frozen=True, slots=True)
class Ran:
    """A command that has run: wall time, and megabytes at the peak of its largest process."""

    seconds: float
    peak_megabytes: float | None


def ran(command: list[str]) -> Ran:
    """Run a command to its end; raises CalledProcessError where it fails."""
    begun = time.perf_counter()
    report = subprocess.run(
        [sys.executable, "-c", PEAK_OF_CHILDREN, *command], capture_output=True, text=True
    )
    seconds = time.perf_counter() - begun
    if report.returncode:
        raise subprocess.CalledProcessError(
            report.returncode, command, report.stdout, report.stderr
        )
    return Ran(seconds, json.loads(report.stdout.splitlines()[-1]))


PEAK_OF_CHILDREN = """
import json, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=sys.stderr)
try:
    import resource
except ImportError:
    peak = None
else:
    kilobytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    peak = kilobytes / 1_000_000 if sys.platform == "darwin" else kilobytes * 1024 / 1_000_000
print(json.dumps(peak))
sys.exit(done.returncode)
"""
"""Runs a command and prints the peak of its largest process, in megabytes."""


def own_peak() -> float | None:
    """The peak memory of this process in megabytes; None where nothing can tell."""
    if find_spec("resource") is not None:
        import resource

        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        # kilobytes on Linux, bytes on macOS
        return peak / MEGABYTE if sys.platform == "darwin" else peak * 1024 / MEGABYTE
    if find_spec("psutil") is not None:
        psutil = import_module("psutil")
        return float(psutil.Process().memory_info().peak_wset) / MEGABYTE
    return None


def read_everything(engine: str, folders: list[Path]) -> None:
    """Each PDF once, one in memory at a time; what an engine fails on is reported by its timing."""
    logging.disable(logging.WARNING)
    for path in pdfs(folders):
        with contextlib.suppress(Exception):
            READERS[engine](Source(path, path.read_bytes()))


def seconds_with(engine: str, found: list[Source], workers: int) -> float:
    """The wall time of so many worker processes, largest files first; their start is not in it."""
    context = multiprocessing.get_context("spawn")
    ready = context.Barrier(workers + 1)
    warm = min(found, key=lambda source: len(source.data))
    paths = [s.path for s in sorted(found, key=lambda s: len(s.data), reverse=True)]
    with context.Pool(workers, start_worker, (engine, warm.path, ready)) as pool:
        ready.wait(START)
        begun = time.perf_counter()
        for _ in pool.imap_unordered(work, [(engine, path) for path in paths]):
            pass
        return time.perf_counter() - begun


def start_worker(engine: str, warm: Path, ready: Barrier) -> None:
    """Imports the engine by reading the smallest file, then waits for the others."""
    logging.disable(logging.WARNING)
    work((engine, warm))
    ready.wait(START)


def work(task: tuple[str, Path]) -> None:
    """One file by one engine."""
    engine, path = task
    READERS[engine](Source(path, path.read_bytes()))


if __name__ == "__main__":
    read_everything(sys.argv[1], [Path(name) for name in sys.argv[2:]])
    print(json.dumps(own_peak()))
