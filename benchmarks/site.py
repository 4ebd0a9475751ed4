"""A site of many indicators: how long it takes to build, how large it is, how soon a chart stands.

python -m benchmarks.site [--councils N] [--warehouse DIR] [--keep DIR] [--json]

Makes an archive of text reports by varying the samples (60 indicators a council), ingests it, and
builds its site in a process of its own. Chromium opens pages from the folder, each in a fresh
session; the time counts from the begin of the navigation. Pictures are not part of it: text has
none. `--warehouse` takes one that is there.
"""

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from benchmarks.processes import ran
from benchmarks.variants import DOCUMENTS_A_COUNCIL, sample_texts, write_report

REPORTS_A_COUNCIL = 12
"""Enough for every indicator of the samples and for several years of most."""

OPENED = 9
"""Indicator pages that are opened, spread over all; the median counts."""

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]

STANDS = """
const look = () => {
  if (document.querySelector(%s)) window.stood ??= performance.now();
};
new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
"""
"""Tells when something is first there, in milliseconds from the begin of the navigation."""

HAS_CHART = '<figure class="chart">'
CHART = "figure.chart[data-drawn] svg"
RESULT = "#results li"


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing measured."""

    name: str
    value: float
    unit: str


def figures_of(folder: Path, councils: int, warehouse: Path | None) -> Iterator[Figure]:
    """Everything that is measured."""
    if warehouse is None:
        warehouse = folder / "warehouse"
        write_reports(folder / "archive", councils)
        ran(command("ingest", folder / "archive", "--warehouse", warehouse, "--quiet"))
    site = folder / "site"
    built = ran(command("site", site, "--warehouse", warehouse))
    indicators = sorted((site / "indicator").glob("*.html"))
    yield Figure("indicators", len(indicators), "")
    yield Figure("build", built.seconds, "s")
    if built.peak_megabytes is not None:
        yield Figure("peak memory of the build", built.peak_megabytes, "MB")
    yield Figure("size of the site", megabytes(site), "MB")
    yield Figure(
        "size of a median indicator", median(p.stat().st_size for p in indicators), "bytes"
    )
    drawn = [path for path in indicators if HAS_CHART in path.read_text(encoding="utf-8")]
    yield from opened(site, drawn[:: max(1, len(drawn) // OPENED)][:OPENED])


def write_reports(folder: Path, councils: int) -> None:
    """So many reports of each council, and archive.csv that names the councils."""
    texts = sample_texts()
    for council in range(councils):
        for number in range(REPORTS_A_COUNCIL):
            write_report(folder, council * DOCUMENTS_A_COUNCIL + number, texts)
    lines = [f"council{c:04d},Council {c:04d}," for c in range(councils)]
    (folder / "archive.csv").write_text("folder,council,url\n" + "\n".join(lines) + "\n")


def command(*arguments: str | Path) -> list[str]:
    """The program in a process of its own."""
    return [sys.executable, "-m", "quarterlight", *map(str, arguments)]


def megabytes(folder: Path) -> float:
    """The bytes of all files."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def opened(site: Path, indicators: list[Path]) -> Iterator[Figure]:
    """How soon a chart stands, and how soon the search answers a question in the address."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=ARGUMENTS
        )
        seen(browser, indicators[0].as_uri(), CHART)  # the first page of all starts the browser
        charts = [seen(browser, path.as_uri(), CHART) for path in indicators]
        yield Figure("first chart, median", median(charts), "ms")
        yield Figure("first chart, slowest", max(charts), "ms")
        start = f"{(site / 'index.html').as_uri()}?q=gcse+english"
        answers = [seen(browser, start, RESULT) for _ in range(OPENED)]
        yield Figure("start page with the answer to a search, median", median(answers), "ms")
        browser.close()


def seen(browser: Browser, address: str, what: str) -> float:
    """Milliseconds until something stands on a page."""
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(STANDS % json.dumps(what))
    page.goto(address)
    taken = float(page.wait_for_function("window.stood").json_value())
    context.close()
    return taken


def main() -> int:
    """Run as `python -m benchmarks.site`."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.site", description=__doc__)
    parser.add_argument("--councils", type=int, default=45)
    parser.add_argument("--warehouse", type=Path, help="one that is there, instead of a new one")
    parser.add_argument("--keep", type=Path, help="leave archive, warehouse and site here")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = []
    with tempfile.TemporaryDirectory() as name:
        for figure in figures_of(options.keep or Path(name), options.councils, options.warehouse):
            print(f"{figure.name:<50}{figure.value:>12,.1f} {figure.unit}", file=sys.stderr)
            figures.append(figure)
    if options.json:
        print(json.dumps([asdict(figure) for figure in figures], indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
