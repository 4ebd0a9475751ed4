"""Every sample report, read whole, against what was read before.

A missing golden fails. `pytest --rewrite-goldens` writes them anew; the difference is then read
line by line before it is committed.
"""

import json
import os
from pathlib import Path

import msgspec
import pytest

from extract import read
from normalize import normalize
from parsers import parse
from parsers.layout import Layout
from parsers.layout_files import layout_with

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "samples" / "reports"
GOLDENS = Path(__file__).parent
# Ids follow from the rest; boxes move by hundredths of a point with the versions of PDFium.
LEFT_OUT = {"document_id", "row_key", "x0", "top", "x1", "bottom", "row_id"}
# The council whose words are not the standard ones.
OTHER_WORDS = {"fernleigh": ROOT / "samples" / "layouts" / "example-council.toml"}
SAMPLES = sorted(
    p
    for folder in (REPORTS, ROOT / "samples" / "fernleigh")
    for p in folder.rglob("*")
    if p.suffix in {".pdf", ".txt"}
)


def golden_path(sample: Path) -> Path:
    return GOLDENS / f"{sample.name.replace('.', '_')}.json"


def layout_for(sample: Path) -> Layout | None:
    words = OTHER_WORDS.get(sample.parent.name)
    return layout_with([words]) if words else None


def facts(sample: Path) -> list[str]:
    """One line of JSON a row: the table, then the fields that say something."""
    report = parse(read(sample), layout=layout_for(sample))
    rows = msgspec.to_builtins(normalize(report, document_id="doc-golden"))
    lines = [_line("documents", rows.pop("document"))]
    for table, records in rows.items():
        lines.extend(_line(table, record) for record in records)
    return lines


def _line(table: str, record: dict[str, object]) -> str:
    own_id = {name for name in record if name.endswith("_id")}
    said = {
        name: value
        for name, value in record.items()
        if value is not None and name not in LEFT_OUT | own_id
    }
    return json.dumps({table: said}, ensure_ascii=False)


def test_there_are_samples() -> None:
    assert len(SAMPLES) >= 10


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda p: p.name)
def test_sample_reads_as_before(sample: Path, request: pytest.FixtureRequest) -> None:
    golden = golden_path(sample)
    found = facts(sample)
    if request.config.getoption("--rewrite-goldens"):
        golden.write_text("\n".join(found) + "\n", encoding="utf-8")
    assert golden.exists(), f"{golden.name} is missing; write it with --rewrite-goldens"
    assert found == golden.read_text(encoding="utf-8").splitlines()


def test_goldens_are_never_rewritten_in_continuous_integration(
    request: pytest.FixtureRequest,
) -> None:
    assert not (os.environ.get("CI") and request.config.getoption("--rewrite-goldens"))


def test_no_golden_is_left_without_its_sample() -> None:
    known = {golden_path(sample).name for sample in SAMPLES}
    assert {path.name for path in GOLDENS.glob("*.json")} <= known
