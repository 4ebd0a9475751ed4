"""docs/new-council.md: its commands run as they are printed, and its words are right."""

import re
import shutil
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from parsers.layout import standard_layout
from parsers.layout_files import RULES, with_additions
from quarterlight.cli import app
from tests.pages import ROOT, read_page, snippets, typed

PAGE = read_page("docs/new-council.md")


@pytest.fixture(autouse=True)
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files that the page names, where it runs its commands."""
    for part in ("layouts", "fernleigh"):
        shutil.copytree(ROOT / "samples" / part, tmp_path / "samples" / part)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.setenv("NO_COLOR", "1")


def test_the_commands_of_the_page_run_as_printed() -> None:
    done = typed("".join(snippets(PAGE, "bash")))
    printed = [(arguments[0], result.exit_code, result.stdout) for arguments, result in done]
    show, fails, unknown, understood, makes, asks, doubts = printed
    assert [command for command, _, _ in printed] == [
        "show", "ingest", "sql", "show", "ingest", "sql", "findings"
    ]  # fmt: skip
    assert [code for _, code, _ in (show, understood, makes, asks, doubts)] == [0] * 5
    assert (fails[1], "not a report" in fails[2]) == (1, True)
    assert "What we measure" not in show[2]
    assert "What we measure" in unknown[2]
    for words in ("SO2", "2015-16 Q3 actual: 42.8%", "Left for taxpayers"):
        assert words in understood[2]
    assert "1 file, 0 read now." in makes[2]
    assert "2015-16 Q3" in asks[2]
    assert doubts[2] == ""
    kpis = pd.read_parquet("fernleigh-tables/latest/kpis.parquet")
    assert list(kpis["progress"]) == ["amber", "green", "red", "green"]
    assert kpis["commentary"].notna().sum() == 2
    finance = pd.read_parquet("fernleigh-tables/latest/finance.parquet")
    assert list(finance["section"].dropna().unique()) == ["expenditure", "income"]
    assert list(finance["variance"]) == [-17, 27, 10, 9, 9, 19]


def test_the_entries_of_the_page_load() -> None:
    for text in snippets(PAGE, "toml"):
        layout = with_additions(standard_layout(), text, name="the page")
        assert layout.column_role("Goal for 2011/12") == "target"


def test_the_page_names_every_table() -> None:
    assert set(re.findall(r"\[\[(\w+)\]\]", PAGE)) == set(RULES)


SLIPPED = [
    ["ingest", "samples/reports", "--warehouse", "out", "--layout", "slip.toml"],
    ["show", "samples/fernleigh/fernleigh_2015-16_q3_scorecard.txt", "-l", "slip.toml"],
    ["ingest", "samples/reports", "--warehouse", "out", "--layout", "nowhere.toml"],
]


@pytest.mark.parametrize("arguments", SLIPPED, ids=["ingest", "show", "missing"])
def test_a_slip_in_the_file_is_said_before_anything_runs(arguments: list[str]) -> None:
    text = '[[columns]]\nrole = "sofar"\nphrases = ["so far"]\nexamples = ["So far"]\n'
    Path("slip.toml").write_text(text, encoding="utf-8")
    done = CliRunner().invoke(app, arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{arguments[-1]}: ")
    assert not Path("out").exists()
