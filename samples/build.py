"""Rebuilds the sample archive: `python samples/build.py [name ...]`.

With --check it only compares the texts and the truth with what the contents give.
"""

import json
import sys
from pathlib import Path

from content.archive import REPORTS
from content.blocks import Report
from content.marks import MARKS
from render.engines import make_pdf, missing_engines
from render.hostile import make_hostile
from render.mark_truth import mark_truth
from render.plain import plain
from render.scans import SCANS, Scan, make_scan
from render.truth import truth

HERE = Path(__file__).parent
FOLDER = HERE / "reports" / "brackenshire"
MARKS_FOLDER = HERE / "marks"
SCANS_FOLDER = HERE / "scans"


def main(arguments: list[str]) -> int:
    """Builds the reports named, or all of them and the hostile files."""
    if arguments == ["--check"]:
        return check()
    needs_engine = set(arguments) - {scan.name for scan in SCANS} or not arguments
    missing = missing_engines() if needs_engine else []
    if missing:
        print("Please install: " + "; ".join(missing), file=sys.stderr)
        return 2
    for report in REPORTS:
        if not arguments or report.name in arguments:
            build(report)
    for report in MARKS:
        if not arguments or report.name in arguments:
            build_marks(report)
    for scan in SCANS:
        if not arguments or scan.name in arguments:
            build_scan(scan)
    if not arguments:
        make_hostile(HERE / "hostile", FOLDER)
    return 0


def check() -> int:
    """1 if a text or truth file is not what the contents give; needs no engine."""
    stale = [
        path.name
        for files in (*map(written, REPORTS), *map(written_marks, MARKS))
        for path, text in files.items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    print("\n".join(stale))
    return 1 if stale else 0


def build(report: Report) -> None:
    """Writes every file of one report."""
    for path, text in written(report).items():
        path.write_text(text, encoding="utf-8")
    if report.pdf:
        make_pdf(report, FOLDER / f"{report.name}.pdf")
    print(report.name)


def build_marks(report: Report) -> None:
    """Writes one twin of the marks report and what a person sees in it."""
    for path, text in written_marks(report).items():
        path.write_text(text, encoding="utf-8")
    make_pdf(report, MARKS_FOLDER / f"{report.name}.pdf")
    print(report.name)


def build_scan(scan: Scan) -> None:
    """Writes the scanned twin of a report; what it shows is the truth of that report."""
    make_scan(scan, FOLDER / f"{scan.report}.pdf", SCANS_FOLDER / f"{scan.name}.pdf")
    print(scan.name)


def written_marks(report: Report) -> dict[Path, str]:
    """What a person sees in one twin of the marks report."""
    record = json.dumps(mark_truth(report), indent=1, ensure_ascii=False, sort_keys=True)
    return {MARKS_FOLDER / f"{report.name}.json": record + "\n"}


def written(report: Report) -> dict[Path, str]:
    """The truth and, if it has one, the text twin."""
    record = json.dumps(truth(report), indent=1, ensure_ascii=False, sort_keys=True)
    out = {HERE / "truth" / f"{report.name}.json": record + "\n"}
    if report.text:
        out[FOLDER / f"{report.name}.txt"] = plain(report)
    return out


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
