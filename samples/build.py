"""Rebuilds the sample archive: `python samples/build.py [name ...]`.

With --check it only compares the texts and the truth with what the contents give.
"""

import json
import sys
from pathlib import Path

from content.archive import REPORTS
from content.blocks import Report
from render.engines import make_pdf, missing_engines
from render.hostile import make_hostile
from render.plain import plain
from render.truth import truth

HERE = Path(__file__).parent
FOLDER = HERE / "reports" / "brackenshire"


def main(arguments: list[str]) -> int:
    """Builds the reports named, or all of them and the hostile files."""
    if arguments == ["--check"]:
        return check()
    missing = missing_engines()
    if missing:
        print("Please install: " + "; ".join(missing), file=sys.stderr)
        return 2
    for report in REPORTS:
        if not arguments or report.name in arguments:
            build(report)
    if not arguments:
        make_hostile(HERE / "hostile", FOLDER)
    return 0


def check() -> int:
    """1 if a text or truth file is not what the contents give; needs no engine."""
    stale = [
        path.name
        for report in REPORTS
        for path, text in written(report).items()
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


def written(report: Report) -> dict[Path, str]:
    """The truth and, if it has one, the text twin."""
    record = json.dumps(truth(report), indent=1, ensure_ascii=False, sort_keys=True)
    out = {HERE / "truth" / f"{report.name}.json": record + "\n"}
    if report.text:
        out[FOLDER / f"{report.name}.txt"] = plain(report)
    return out


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
