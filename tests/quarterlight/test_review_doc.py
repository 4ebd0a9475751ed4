"""docs/review.md: its commands run as they are printed, and what it says may be corrected is so."""

import re
from pathlib import Path

import pytest

import quarterlight as ql
from tests.pages import ROOT, read_page, run, snippets
from warehouse.corrections import CORRECTABLE

PAGE = read_page("docs/review.md")


def test_the_page_runs_from_top_to_bottom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    make, take = snippets(PAGE, "bash")
    [corrections] = snippets(PAGE, "csv")
    assert run(make)[-1] == "review.html\n"
    Path("corrections.csv").write_text(corrections, encoding="utf-8")
    *_, findings = run(take)
    assert "total_differs" in findings
    row_key, value = corrections.splitlines()[1].split(",")[1:6:4]
    finance = ql.open("out").finance.set_index("row_key")
    assert finance.loc[row_key, "actual_to_date"] == float(value)


def test_it_names_what_may_be_corrected() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.*) \|$", PAGE, flags=re.MULTILINE)
    named = {table: frozenset(re.findall(r"`(\w+)`", columns)) for table, columns in rows}
    assert named == CORRECTABLE


def test_its_picture_is_there_and_light() -> None:
    [picture] = re.findall(r"!\[[^]]+\]\((.*?)\)", PAGE)
    assert (ROOT / "docs" / picture).stat().st_size < 300_000
