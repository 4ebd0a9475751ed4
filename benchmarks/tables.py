"""Cell-adjacency F1 of the tables we read, beside pdfplumber's, on a folder with ground truth.

python -m benchmarks.tables FOLDER [--engine ours|pdfplumber|both] [--worst N] [--json]

FOLDER holds PDFs with `NAME-str.xml` beside them (the format of the ICDAR-2013 competition).
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pdfplumber

from benchmarks.adjacency import Score, SpannedText, page_score, spans_of
from benchmarks.icdar import TrueTable, documents, true_tables, truth_path
from benchmarks.ruled import document_is_ruled
from extract.printed import TableText
from extract.printed import tables as our_tables

# the tables of a document, by page
Found = dict[int, list[list[SpannedText]]]


@dataclass(frozen=True, slots=True)
class PageResult:
    """How an engine did on one page."""

    page: int
    score: Score


@dataclass(frozen=True, slots=True)
class Result:
    """How an engine did on one document; `error` is what it failed with, if it did."""

    document: str
    engine: str
    ruled: bool
    pages: tuple[PageResult, ...]
    error: str | None = None

    @property
    def score(self) -> Score:
        return sum((page.score for page in self.pages), Score())


def ours(path: Path) -> Found:
    """What `extract` reads."""
    found: Found = defaultdict(list)
    for table in our_tables(path):
        if table.page is not None:
            found[table.page].append(our_cells(table))
    return found


def our_cells(table: TableText) -> list[SpannedText]:
    """The cells with the last row and column of each."""
    return [
        SpannedText(
            row=cell.row,
            column=cell.column,
            row_end=cell.row + cell.row_span - 1,
            column_end=cell.column + cell.column_span - 1,
            text=cell.text,
        )
        for row in table.cells
        for cell in row
    ]


def pdfplumbers(path: Path) -> Found:
    """What pdfplumber's table finder reads with its default settings, spans from its boxes."""
    found: Found = defaultdict(list)
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            found[page.page_number] += [plumbed_cells(table) for table in page.find_tables()]
            page.close()
    return found


def plumbed_cells(table: Any) -> list[SpannedText]:
    """The cells of pdfplumber's table."""
    texts = [
        (box, text or "")
        for row, line in zip(table.rows, table.extract(), strict=True)
        for box, text in zip(row.cells, line, strict=True)
        if box is not None
    ]
    spans = spans_of([box for box, _ in texts])
    return [SpannedText(*span, text) for span, (_, text) in zip(spans, texts, strict=True)]


ENGINES: dict[str, Callable[[Path], Found]] = {"ours": ours, "pdfplumber": pdfplumbers}


def measure(path: Path, engines: Iterable[str]) -> list[Result]:
    """One document by each engine."""
    truth = true_tables(truth_path(path))
    ruled = document_is_ruled(path, truth)
    return [measure_one(path, truth, ruled, engine) for engine in engines]


def measure_one(path: Path, truth: list[TrueTable], ruled: bool, engine: str) -> Result:
    """One document by one engine; a document that it fails on counts as nothing found."""
    error = None
    found: Found = {}
    try:
        found = ENGINES[engine](path)
    except Exception as problem:  # an engine's failure is a result, whatever it is
        error = f"{type(problem).__name__}: {problem}"
    expected: Found = defaultdict(list)
    for table in truth:
        expected[table.page].append(list(table.cells))
    pages = tuple(
        PageResult(number, page_score(expected.get(number, []), found.get(number, [])))
        for number in sorted(expected.keys() | found.keys())
    )
    return Result(path.stem, engine, ruled, pages, error)


def total(results: Iterable[Result]) -> Score:
    """The relations of all documents together."""
    return sum((result.score for result in results), Score())


def totals(results: list[Result]) -> dict[str, dict[str, Score]]:
    """By engine: ruled documents, the others, the whole set."""
    by_engine: dict[str, dict[str, Score]] = {}
    for engine in dict.fromkeys(result.engine for result in results):
        mine = [result for result in results if result.engine == engine]
        by_engine[engine] = {
            "ruled": total(result for result in mine if result.ruled),
            "unruled": total(result for result in mine if not result.ruled),
            "all": total(mine),
        }
    return by_engine


def score_text(score: Score) -> str:
    """'P .931  R .902  F1 .916' with the counts behind it."""
    return (
        f"P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}"
        f"  ({score.right} right of {score.found} found, {score.expected} expected)"
    )


def documents_table(results: list[Result]) -> list[str]:
    """One line a document, F1 of each engine side by side."""
    engines = list(dict.fromkeys(result.engine for result in results))
    by_document: dict[str, dict[str, Result]] = defaultdict(dict)
    for result in results:
        by_document[result.document][result.engine] = result
    lines = ["document   ruled  expected  " + "  ".join(f"{engine:>10}" for engine in engines)]
    for name, row in by_document.items():
        first = next(iter(row.values()))
        ruled = "ruled" if first.ruled else "-"
        figures = "  ".join(f"{row[engine].score.f1:10.3f}" for engine in engines)
        lines.append(f"{name:<10} {ruled:<6} {first.score.expected:8}  {figures}")
    return lines


def worst_lines(results: list[Result], count: int) -> list[str]:
    """The pages that cost an engine most relations, missed and wrong together."""
    pages = [(result, page) for result in results for page in result.pages]

    def cost(entry: tuple[Result, PageResult]) -> int:
        score = entry[1].score
        return score.expected + score.found - 2 * score.right

    lines = []
    for engine in dict.fromkeys(result.engine for result in results):
        mine = sorted((e for e in pages if e[0].engine == engine), key=cost, reverse=True)
        lines += [f"worst pages of {engine}:"]
        lines += [
            f"  {result.document:<8} page {page.page:<3} {'ruled' if result.ruled else '-':<6}"
            f" {cost((result, page)):5} lost  {score_text(page.score)}"
            for result, page in mine[:count]
        ]
    return lines


def as_json(results: list[Result]) -> str:
    """Totals and documents for a machine."""
    return json.dumps(
        {
            "totals": {
                engine: {name: figures(score) for name, score in parts.items()}
                for engine, parts in totals(results).items()
            },
            "documents": [
                {
                    "document": result.document,
                    "engine": result.engine,
                    "ruled": result.ruled,
                    "error": result.error,
                    **figures(result.score),
                    "pages": [{"page": p.page, **figures(p.score)} for p in result.pages],
                }
                for result in results
            ],
        },
        indent=1,
    )


def figures(score: Score) -> dict[str, float]:
    """A score as numbers."""
    return {
        "precision": round(score.precision, 4),
        "recall": round(score.recall, 4),
        "f1": round(score.f1, 4),
        "right": score.right,
        "found": score.found,
        "expected": score.expected,
    }


def as_text(results: list[Result], worst: int) -> str:
    """Totals and documents for a person."""
    lines = documents_table(results)
    lines += [f"{r.engine} failed on {r.document}: {r.error}" for r in results if r.error]
    count = len({result.document for result in results})
    ruled = len({result.document for result in results if result.ruled})
    lines += ["", f"{count} documents, {ruled} of them ruled"]
    lines += [
        f"{engine:<11} {name:<8} {score_text(score)}"
        for engine, parts in totals(results).items()
        for name, score in parts.items()
    ]
    if worst:
        lines += ["", *worst_lines(results, worst)]
    return "\n".join(lines)


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--engine", choices=[*ENGINES, "both"], default="both")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="the N worst pages")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def main() -> int:
    """Measures and prints."""
    options = arguments()
    paths = documents(options.folder)
    if not paths:
        print(f"no PDF with its -str.xml under {options.folder}", file=sys.stderr)
        return 2
    engines = list(ENGINES) if options.engine == "both" else [options.engine]
    results = [result for path in paths for result in measure(path, engines)]
    print(as_json(results) if options.json else as_text(results, options.worst))
    return 0


if __name__ == "__main__":
    sys.exit(main())
