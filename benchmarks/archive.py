"""A whole archive: first ingest, nothing changed, one document more, publishing, and questions.

python -m benchmarks.archive [N...] [--workers W] [--keep DIR] [--json]

Makes an archive of N text reports for each N (100, 1000) by varying the samples, and does with it
what a data team does. Each step is a process of its own, so its peak memory is its own too.
"""

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

import duckdb

from benchmarks.processes import ran
from benchmarks.variants import write_archive, write_one_more

QUERIES = {
    "series of one indicator": "SELECT period, kind, value FROM series WHERE indicator_id = "
    "(SELECT indicator_id FROM indicators ORDER BY document_count DESC, indicator_id LIMIT 1)"
    " ORDER BY period_end",
    "lights by year": "SELECT plan_year, progress, count(*) FROM milestones GROUP BY ALL",
    "one document's figures": "SELECT * FROM observations WHERE document_id ="
    " (SELECT min(document_id) FROM documents)",
    "what to distrust": "SELECT code, count(*) FROM findings GROUP BY ALL ORDER BY 2 DESC",
}
"""What analysts ask, as SQL."""

TURNS = 5
"""How often each question is asked; the median counts."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: seconds, and megabytes at the peak of its largest process (None: a question)."""

    documents: int
    name: str
    seconds: float
    peak_megabytes: float | None = None


def steps_of(count: int, folder: Path, workers: int) -> Iterator[Step]:
    """Everything that is done with an archive of so many documents."""
    archive, warehouse = folder / "archive", folder / "warehouse"
    write_archive(archive, count)
    ingest = ["ingest", str(archive), "--warehouse", str(warehouse), "--quiet"]
    if workers:
        ingest += ["--workers", str(workers)]
    yield measured(count, "first ingest", ingest)
    yield measured(count, "nothing changed", ingest)
    write_one_more(archive, count)
    yield measured(count, "one document more", ingest)
    release = ["release", "--warehouse", str(warehouse)]
    forget(warehouse, "basis.json")
    yield measured(count, "publish, all kept", release)
    forget(warehouse, "shards", "councils", "basis.json")
    yield measured(count, "publish anew", release)
    yield from questions(count, warehouse)


def forget(warehouse: Path, *names: str) -> None:
    """Remove what was put together: the next release makes it again."""
    for name in names:
        path = warehouse / "store" / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def measured(count: int, name: str, arguments: list[str]) -> Step:
    """One command of the program in a process of its own."""
    done = ran([sys.executable, "-m", "quarterlight", *arguments])
    return Step(count, name, done.seconds, done.peak_megabytes)


def questions(count: int, warehouse: Path) -> Iterator[Step]:
    """The questions, asked of one open release."""
    from warehouse.folder import open_warehouse
    from warehouse.query import connected, pinned_release

    with connected(pinned_release(open_warehouse(warehouse))) as connection:
        for name, query in QUERIES.items():
            yield Step(count, name, median(seconds_of(connection, query) for _ in range(TURNS)))


def seconds_of(connection: duckdb.DuckDBPyConnection, query: str) -> float:
    """Wall time of one question with all its rows."""
    begun = time.perf_counter()
    connection.execute(query).fetchall()
    return time.perf_counter() - begun


def main() -> int:
    """Run as `python -m benchmarks.archive`."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.archive", description=__doc__)
    parser.add_argument("counts", nargs="*", type=int, default=[100, 1000], metavar="N")
    parser.add_argument("--workers", type=int, default=0, help="as of 'ingest'; 0: its default")
    parser.add_argument("--keep", type=Path, help="leave archives and warehouses in this folder")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    steps = []
    for count in options.counts:
        with tempfile.TemporaryDirectory() as name:
            folder = (options.keep or Path(name)) / str(count)
            for step in steps_of(count, folder, options.workers):
                print(line_of(step), file=sys.stderr, flush=True)
                steps.append(step)
    if options.json:
        print(json.dumps([asdict(step) for step in steps], indent=2))
    return 0


def line_of(step: Step) -> str:
    """A step as one line of a table."""
    peak = "" if step.peak_megabytes is None else f"{step.peak_megabytes:6.0f} MB"
    return f"{step.documents:>7}  {step.name:<26}{step.seconds:>10.3f} s  {peak}"


if __name__ == "__main__":
    sys.exit(main())
