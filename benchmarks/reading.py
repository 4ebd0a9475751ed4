"""How fast we read PDFs, beside PDFium's bare text, pdfplumber and what else is installed.

python -m benchmarks.reading FOLDER... [--repeat N] [--engine NAME]... [--no-workers] [--json]

Times are the minimum of the repeats for each document; the engines take turns at each document,
so that a noisy machine favours none.
"""

import argparse
import json
import logging
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks.processes import peak_of, seconds_with
from benchmarks.readers import FLOOR, OURS, READERS, Source, forget, installed, pdfs

WORKERS = (1, 2)
# on a busy machine not one of three rounds may be undisturbed, least of all a slow engine's
ROUNDS = 12
WORKER_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Timing:
    """One document by one engine; `milliseconds` is None where the engine failed."""

    document: str
    engine: str
    pages: int
    milliseconds: float | None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """An engine over the documents that every engine read.

    `median` is over pages, each at the mean of its document (engines do not tell them apart).
    """

    engine: str
    pages: int
    seconds: float
    per_page: float
    median: float
    times_floor: float
    peak_megabytes: float | None
    pages_per_second: dict[int, float]
    failed: tuple[str, ...]


def page_counts(found: list[Source]) -> tuple[dict[Path, int], list[str]]:
    """The pages of each document that PDFium opens, and what is wrong with the others."""
    pages: dict[Path, int] = {}
    refused: list[str] = []
    for source in found:
        try:
            pages[source.path] = READERS[FLOOR](source)
        except ValueError as problem:
            refused.append(f"{source.path}: {problem}")
    return pages, refused


def best_times(
    found: list[Source],
    pages: dict[Path, int],
    engines: list[str],
    repeat: int,
    tell: Callable[[str], None],
) -> list[Timing]:
    """Every document by every engine, the best of the repeats."""
    for engine in engines:  # so that no document pays for the imports
        timed(min(found, key=lambda source: len(source.data)), engine, 1)
    best: dict[tuple[Path, str], Timing] = {}
    for turn in range(repeat):
        tell(f"timing, round {turn + 1} of {repeat}")
        if OURS in engines:
            forget()
        for source in found:
            # another engine begins each round: the first finds the caches cold
            for engine in engines[turn % len(engines) :] + engines[: turn % len(engines)]:
                timing = timed(source, engine, pages[source.path])
                before = best.get((source.path, engine))
                if before is None or quicker(timing, before):
                    best[source.path, engine] = timing
    return list(best.values())


def quicker(one: Timing, other: Timing) -> bool:
    """Whether the first reading was faster; a failure stays a failure."""
    if one.milliseconds is None or other.milliseconds is None:
        return one.milliseconds is None
    return one.milliseconds < other.milliseconds


def timed(source: Source, engine: str, pages: int) -> Timing:
    """One reading."""
    begun = time.perf_counter()
    try:
        READERS[engine](source)
    except Exception as problem:  # an engine's failure is a result, whatever it is
        error = f"{type(problem).__name__}: {problem}"
        return Timing(str(source.path), engine, pages, None, error)
    return Timing(str(source.path), engine, pages, (time.perf_counter() - begun) * 1000)


def common(timings: Iterable[Timing]) -> list[Timing]:
    """The timings of the documents that no engine failed on, so that sums compare."""
    known = list(timings)
    failed = {timing.document for timing in known if timing.milliseconds is None}
    return [timing for timing in known if timing.document not in failed]


def total(timings: Iterable[Timing]) -> float:
    """Milliseconds together."""
    return sum(timing.milliseconds or 0.0 for timing in timings)


def median_page(timings: Iterable[Timing]) -> float:
    """The median over pages, each at the mean of its document; 0 where there is none."""
    pages = [
        (timing.milliseconds or 0.0) / timing.pages
        for timing in timings
        for _ in range(timing.pages)
    ]
    return statistics.median(pages) if pages else 0.0


def summarised(
    timings: list[Timing],
    peaks: dict[str, float | None],
    rates: dict[str, dict[int, float]],
) -> list[Summary]:
    """One line an engine."""
    shared = common(timings)
    floor = total(t for t in shared if t.engine == FLOOR)
    summaries = []
    for engine in dict.fromkeys(timing.engine for timing in timings):
        mine = [timing for timing in shared if timing.engine == engine]
        pages = sum(timing.pages for timing in mine)
        milliseconds = total(mine)
        summaries.append(
            Summary(
                engine=engine,
                pages=pages,
                seconds=milliseconds / 1000,
                per_page=milliseconds / max(1, pages),
                median=median_page(mine),
                times_floor=milliseconds / floor if floor else 0.0,
                peak_megabytes=peaks.get(engine),
                pages_per_second=rates.get(engine, {}),
                failed=tuple(
                    f"{t.document}: {t.error}" for t in timings if t.engine == engine and t.error
                ),
            )
        )
    return summaries


def machine() -> dict[str, str]:
    """What the figures were measured on."""
    return {
        "cpu": f"{os.cpu_count()} x {processor()}",
        "system": platform.platform(terse=True),
        "python": platform.python_version(),
        "pdfium": pdfium_version(),
        **{name: version_of(name) for name in ("pdfplumber", "numpy", "camelot-py", "pymupdf")},
    }


def processor() -> str:
    """The model of the processor, as the system names it."""
    table = Path("/proc/cpuinfo")
    if table.exists():
        for line in table.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def pdfium_version() -> str:
    """The build of PDFium and the version of its binding."""
    from pypdfium2.version import PDFIUM_INFO

    return f"{PDFIUM_INFO.build} (pypdfium2 {version_of('pypdfium2')})"


def version_of(package: str) -> str:
    """The version of an installed package."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def as_text(summaries: list[Summary], documents: int, refused: list[str]) -> str:
    """The table for a person."""
    lines = [f"{name:<11} {value}" for name, value in machine().items()]
    pages = summaries[0].pages
    lines += [f"{'set':<11} {documents} documents; {pages} pages that every engine read", ""]
    lines.append(
        "engine      ms/page  median  x bare text  peak MB"
        + "".join(f"  pages/s {n} worker{'s' * (n > 1)}" for n in WORKERS)
        + "  2 : 1"
    )
    for s in summaries:
        memory = "unknown" if s.peak_megabytes is None else f"{s.peak_megabytes:.0f}"
        rates = "".join(f"{rate_text(s, n):>18}" for n in WORKERS)
        lines.append(
            f"{s.engine:<11} {s.per_page:7.2f} {s.median:7.2f} {s.times_floor:12.1f} {memory:>8}"
            f"{rates}  {gain_text(s):>5}"
        )
    lines += comparisons(summaries)
    lines += [f"left out: {reason}" for reason in refused]
    lines += [f"{s.engine} failed on {failure}" for s in summaries for failure in s.failed]
    return "\n".join(lines)


def rate_text(summary: Summary, workers: int) -> str:
    """Pages a second, '-' where that was not measured."""
    rate = summary.pages_per_second.get(workers)
    return "-" if rate is None else f"{rate:.1f}"


def gain_text(summary: Summary) -> str:
    """How many times as fast two workers are as one, '-' where that was not measured."""
    one, two = (summary.pages_per_second.get(n) for n in WORKERS)
    return "-" if not one or not two else f"{two / one:.2f}"


def comparisons(summaries: list[Summary]) -> list[str]:
    """Our reading against each other engine."""
    mine = next((s for s in summaries if s.engine == "ours"), None)
    if mine is None or not mine.seconds:
        return []
    others = [s for s in summaries if s.engine not in {"ours", FLOOR}]
    return [""] + [f"{s.engine} takes {s.seconds / mine.seconds:.1f} times as long" for s in others]


def as_json(summaries: list[Summary], timings: list[Timing], refused: list[str]) -> str:
    """Everything for a machine."""
    whole = {
        "machine": machine(),
        "engines": [asdict(summary) for summary in summaries],
        "documents": [asdict(timing) for timing in timings],
        "left_out": refused,
    }
    return json.dumps(whole, indent=1)


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--repeat", type=int, default=ROUNDS, metavar="N")
    parser.add_argument("--engine", action="append", choices=installed(), help="only these")
    parser.add_argument("--no-workers", action="store_true", help="time one process only")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def tell(message: str) -> None:
    """Progress to where it does not mix with the figures."""
    print(message, file=sys.stderr)


def worker_rates(
    found: list[Source], engines: list[str], repeat: int, pages: int
) -> dict[str, dict[int, float]]:
    """Pages a second of each engine with one worker and with two, the best of the repeats."""
    best: dict[str, dict[int, float]] = {engine: {} for engine in engines}
    for _ in range(repeat):
        for engine in engines:
            for workers in WORKERS:
                rate = pages / seconds_with(engine, found, workers)
                best[engine][workers] = max(rate, best[engine].get(workers, 0.0))
    return best


def main() -> int:
    """Measures and prints."""
    options = arguments()
    wanted = options.engine or installed()
    engines = [FLOOR, *(name for name in wanted if name != FLOOR)]
    logging.disable(logging.WARNING)  # pdfminer's opinions of fonts
    paths = pdfs(options.folders)
    if not paths:
        tell("no PDF there")
        return 2
    tell("peak memory")
    peaks = {engine: peak_of(engine, options.folders) for engine in engines}
    every = [Source(path, path.read_bytes()) for path in paths]
    pages, refused = page_counts(every)
    found = [source for source in every if source.path in pages]
    if not found:
        tell("\n".join(["no PDF there that PDFium opens", *refused]))
        return 2
    timings = best_times(found, pages, engines, options.repeat, tell)
    rates: dict[str, dict[int, float]] = {}
    if not options.no_workers:
        tell("workers")
        readable = {timing.document for timing in common(timings)}
        rates = worker_rates(
            [source for source in found if str(source.path) in readable],
            engines,
            min(options.repeat, WORKER_ROUNDS),
            sum(timing.pages for timing in common(timings) if timing.engine == FLOOR),
        )
    summaries = summarised(timings, peaks, rates)
    if options.json:
        print(as_json(summaries, timings, refused))
    else:
        print(as_text(summaries, len(found), refused))
    return 0


if __name__ == "__main__":
    sys.exit(main())
