"""How right scanned pages are read: the scanned twins of sample reports against their truth.

python -m benchmarks.scans [--engine tesseract|rapidocr]... [--json]

A value counts as right if indicator, column and text all are; so does a light if its row is.
`wrong` counts figures that stand in the tables and not in the report: the worst that can happen.
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from extract import read
from extract.ocr.engines import Engine, Ocr
from extract.ocr.rapid import find_rapid
from extract.ocr.tesseract import find_tesseract
from normalize import normalize
from normalize.refs import read_refs
from normalize.rows import Rows
from parsers import parse
from parsers.report import Report

SAMPLES = Path(__file__).parents[1] / "samples"
ENGINES = {"tesseract": find_tesseract, "rapidocr": find_rapid}
SUFFIX = "_scan"
LIGHTS = {"green", "amber", "red"}


@dataclass(frozen=True, slots=True)
class Score:
    """One scanned report by one engine; the F1 of values, and the share of lights that are right.

    `doubted` counts places whose words the engine was not sure of.
    """

    report: str
    engine: str
    values: float
    progress: float
    wrong: int
    doubted: int
    seconds_per_page: float


def scans() -> list[Path]:
    """The scanned twins."""
    return sorted((SAMPLES / "scans").glob(f"*{SUFFIX}.pdf"))


def score(scan: Path, engine: Engine) -> Score:
    """A twin against the truth of its report."""
    began = time.perf_counter()
    document = read(scan, ocr=Ocr(engine))
    seconds = time.perf_counter() - began
    report = parse(document)
    rows = normalize(report, document_id="doc-scan")
    name = scan.stem.removesuffix(SUFFIX)
    truth = json.loads((SAMPLES / "truth" / f"{name}.json").read_text(encoding="utf-8"))
    born = parse(read(SAMPLES / "reports" / "brackenshire" / f"{name}.pdf"))
    figures = figures_of(normalize(born, document_id="doc-scan"))
    return Score(
        report=name,
        engine=engine.name,
        values=f1(true_values(truth), values_of(report)),
        progress=share(true_lights(truth), lights_of(rows)),
        wrong=sum((figures_of(rows) - figures).values()),
        doubted=sum(finding.code == "ocr_uncertain" for finding in document.findings),
        seconds_per_page=seconds / max(len(document.pages), 1),
    )


def squeezed(text: object) -> str:
    """Letters and figures: white space, quotes and dashes do not count."""
    kept = str(text or "").lower().replace("’", "'")
    return "".join(c for c in kept if not c.isspace() and c not in "-–—‐")


def ref(text: str | None) -> str:
    """A ref in its normal form."""
    return squeezed(" ".join(read_refs(text or "").all_refs) or text)


def true_values(truth: dict) -> Counter[Hashable]:
    """Ref, column and text of each value that the report prints."""
    return Counter(
        (ref(kpi["ref"]), squeezed(header), squeezed(text))
        for kpi in truth.get("kpis", [])
        for header, text in kpi["values"].items()
        if text
    )


def values_of(report: Report) -> Counter[Hashable]:
    """Ref, column and text of each value that was read."""
    return Counter(
        (ref(kpi.ref_text), squeezed(value.header), squeezed(value.text))
        for kpi in report.kpis
        for value in kpi.values
        if value.text
    )


def true_lights(truth: dict) -> Counter[Hashable]:
    """Ref and light of each milestone and indicator that shows one."""
    rows = [*truth.get("milestones", []), *truth.get("kpis", [])]
    return Counter((ref(r["ref"]), r["progress"]) for r in rows if r["progress"] in LIGHTS)


def lights_of(rows: Rows) -> Counter[Hashable]:
    """Ref and light of each row that was read."""
    return Counter(
        (ref(row.ref_text), str(row.progress))
        for row in (*rows.milestones, *rows.kpis)
        if row.progress in LIGHTS
    )


def figures_of(rows: Rows) -> Counter[Hashable]:
    """Every number of the tables, with what it is about."""
    refs = {kpi.kpi_id: kpi.refs for kpi in rows.kpis}
    found: list[Hashable] = [
        (refs[o.kpi_id], str(o.kind), o.period, o.value, o.comparator)
        for o in rows.observations
        if o.value is not None
    ]
    for line in rows.finance:
        amounts = (line.annual_budget, line.budget_to_date, line.actual_to_date, line.variance)
        found += [(squeezed(line.line), n, a) for n, a in enumerate(amounts) if a is not None]
    return Counter(found)


def f1(want: Counter[Hashable], have: Counter[Hashable]) -> float:
    """Harmonic mean of precision and recall."""
    return 2 * (want & have).total() / max(want.total() + have.total(), 1)


def share(want: Counter[Hashable], have: Counter[Hashable]) -> float:
    """How much of what is wanted is there."""
    return (want & have).total() / max(want.total(), 1)


def scores(names: Iterable[str]) -> list[Score]:
    """Every twin by every engine of those names that is installed."""
    engines = [engine for name in names if (engine := ENGINES[name]()) is not None]
    return [score(scan, engine) for engine in engines for scan in scans()]


def main(arguments: list[str]) -> int:
    """Print the scores; 1 where no engine is installed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scans")
    parser.add_argument("--engine", choices=sorted(ENGINES), action="append")
    parser.add_argument("--json", action="store_true")
    said = parser.parse_args(arguments)
    found = scores(said.engine or ENGINES)
    if said.json:
        print(json.dumps([asdict(one) for one in found], indent=1))
        return 0 if found else 1
    for one in found:
        print(
            f"{one.report:45} {one.engine:18} values F1 {one.values:.4f}  "
            f"progress {one.progress:.4f}  wrong figures {one.wrong}  doubted {one.doubted}  "
            f"{one.seconds_per_page:.1f} s/page"
        )
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
