"""Every sample report, PDF and text, against what its contents say it shows.

White space and dashes do not count; refs are compared in their normal form, since some texts print
them damaged on purpose.
"""

import json
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from extract import read
from normalize import normalize
from normalize.refs import read_refs
from normalize.rows import Rows
from parsers import parse
from parsers.report import Report

SAMPLES = Path(__file__).parents[2] / "samples"
LIGHTS = {"green", "amber", "red"}
TRAVEL = {"better", "same", "worse"}
MONEY = ("annual_budget", "budget_to_date", "actual_to_date", "variance")


@dataclass(frozen=True)
class Pair:
    file: Path
    truth: Path


PAIRS = [
    Pair(SAMPLES / "reports" / "brackenshire" / name, truth)
    for truth in sorted((SAMPLES / "truth").glob("*.json"))
    for name in json.loads(truth.read_text(encoding="utf-8"))["files"]
]


def squeezed(text: object) -> str:
    kept = str(text or "").lower().replace("’", "'")
    return "".join(c for c in kept if not c.isspace() and c not in "-–—‐")


def ref(text: str | None) -> str:
    return squeezed(" ".join(read_refs(text or "").all_refs) or text)


@cache
def reading(file: Path) -> tuple[Report, Rows]:
    report = parse(read(file))
    return report, normalize(report, document_id="doc-sample")


def wanted(pair: Pair, table: str) -> list[dict]:
    return json.loads(pair.truth.read_text(encoding="utf-8")).get(table, [])


def same(want: list[tuple], have: list[tuple]) -> None:
    missed, extra = Counter(want) - Counter(have), Counter(have) - Counter(want)
    assert not missed, f"missed: {list(missed)[:5]}; extra: {list(extra)[:5]}"
    assert not extra, f"extra: {list(extra)[:5]}"


@pytest.fixture(params=PAIRS, ids=lambda pair: pair.file.name)
def pair(request: pytest.FixtureRequest) -> Pair:
    return request.param


def test_sections(pair: Pair) -> None:
    _, rows = reading(pair.file)
    same(
        [
            (s["number"] and s["number"].rstrip("."), squeezed(s["title"]), s["level"])
            for s in wanted(pair, "sections")
        ],
        [(s.number, squeezed(s.title), s.level) for s in rows.sections],
    )


def test_milestones(pair: Pair) -> None:
    _, rows = reading(pair.file)
    same(
        [(ref(m["ref"]), squeezed(m["milestone"])) for m in wanted(pair, "milestones")],
        [(ref(m.ref_text), squeezed(m.milestone)) for m in rows.milestones],
    )


def test_indicators_and_their_values(pair: Pair) -> None:
    report, _ = reading(pair.file)
    kpis = wanted(pair, "kpis")
    same(
        [(ref(k["ref"]), squeezed(k["measure"])) for k in kpis],
        [(ref(k.ref_text), squeezed(k.measure)) for k in report.kpis],
    )
    same(
        [
            (ref(k["ref"]), squeezed(h), squeezed(v))
            for k in kpis
            for h, v in k["values"].items()
            if v
        ],
        [
            (ref(k.ref_text), squeezed(v.header), squeezed(v.text))
            for k in report.kpis
            for v in k.values
            if v.text
        ],
    )


def test_marks_of_the_pdf(pair: Pair) -> None:
    if pair.file.suffix != ".pdf":
        return  # the text twins have lost their pictures
    _, rows = reading(pair.file)
    same(
        [
            (squeezed(m["milestone"]), m["progress"])
            for m in wanted(pair, "milestones")
            if m["progress"] in LIGHTS
        ],
        [(squeezed(m.milestone), m.progress) for m in rows.milestones if m.progress in LIGHTS],
    )
    same(
        [
            (squeezed(k["measure"]), k["progress"], k["direction"])
            for k in wanted(pair, "kpis")
            if k["progress"] in LIGHTS
        ],
        [
            (squeezed(k.measure), k.progress, k.direction if k.direction in TRAVEL else None)
            for k in rows.kpis
            if k.progress in LIGHTS
        ],
    )


# The columns of a capital statement that are those of a revenue statement too.
CAPITAL = {
    "Capital Allocation": "annual_budget",
    "Allocation to Date": "budget_to_date",
    "Actual Spend": "actual_to_date",
}


def capital(pair: Pair) -> list[dict]:
    """The lines of capital statements: allocation, allocation to date and what was spent."""
    lines = []
    for row in wanted(pair, "other_statements"):
        money = {
            column: text
            for header, text in row["values"].items()
            for words, column in CAPITAL.items()
            if words in header
        }
        kind = "total" if row["line"].startswith("Total") else "line"
        if len(money) == len(CAPITAL):
            lines.append({"line": row["line"], "kind": kind, "section": None, **money})
    return lines


def test_finance(pair: Pair) -> None:
    report, _ = reading(pair.file)
    same(
        [
            (squeezed(f["line"]), f["kind"], f["section"], *(squeezed(f.get(c)) for c in MONEY))
            for f in [*wanted(pair, "finance"), *capital(pair)]
        ],
        [
            (
                squeezed(f.line),
                str(f.line_kind),
                f.section,
                *(next((squeezed(a.text) for a in f.amounts if a.column == c), "") for c in MONEY),
            )
            for f in report.finance
        ],
    )
