"""The commands as a person runs them."""

import csv
import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from quarterlight.cli import app
from warehouse.folder import Warehouse
from warehouse.lock import only_writer
from warehouse.schemas import TABLES

REPORT = """
Directorate Performance Overview Report

Directorate: Parks and Harbours Directorate

Reporting Period: Quarter 2, Period 1 July 2013 – 30 September 2013

1.0 Introduction

This overview says how the parks and harbours did in the second quarter.

2.0 Performance Overview

Ref\tMeasure\t12/13 Actual\t13/14 Target\tQ2\tCurrent Progress\tDirection of Travel
PH LI 01\tNumber of benches [red] painted\t246\t130\t126\t\t
PH LI 02\tShare of moorings let\t15%\t10%\t12%\t\t
"""


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in with one report; wide enough a terminal, and no colours."""
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "q2.txt").write_text(REPORT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("QUARTERLIGHT_WAREHOUSE", raising=False)
    return tmp_path


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command printed and told the shell."""

    exit_code: int
    stdout: str
    stderr: str


def ql(*arguments: str) -> Ran:
    result = CliRunner().invoke(app, arguments)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Ran(result.exit_code, result.stdout, result.stderr)


def test_ingest_says_what_it_did_and_what_to_try() -> None:
    result = ql("ingest", "reports", "--warehouse", "out")
    assert result.exit_code == 0
    assert "1 file, 1 read now." in result.stdout
    for words in ("parsed", "kpis", "observations", "out/latest", "quarterlight sql"):
        assert words in result.stdout
    again = ql("ingest", "reports", "--warehouse", "out")
    assert again.exit_code == 0
    assert "1 file, 0 read now." in again.stdout
    assert "(unchanged)" in again.stdout


def test_commands_that_are_suggested_run() -> None:
    printed = ql("ingest", "reports", "-w", "out").stdout
    sql = next(line for line in printed.splitlines() if "quarterlight sql" in line)
    query = sql.split('"')[1]
    result = ql("sql", query, "-w", "out")
    assert result.exit_code == 0
    assert "q2.txt" in result.stdout


def test_a_failure_is_named_once() -> None:
    Path("reports/empty.txt").touch()
    first = ql("ingest", "reports", "-w", "out", "--quiet")
    assert first.exit_code == 1
    assert first.stdout == ""
    assert "empty.txt: no text: " in first.stderr
    second = ql("ingest", "reports", "-w", "out", "--quiet")
    assert (second.exit_code, second.stdout, second.stderr) == (0, "", "")


def test_ingest_as_json() -> None:
    summary = json.loads(ql("ingest", "reports", "-w", "out", "--json").stdout)
    assert summary["states"] == {"parsed": 1}
    assert summary["rows"]["kpis"] == 2
    assert set(summary["rows"]) == set(TABLES)


def test_an_empty_folder_is_said_and_gives_empty_tables() -> None:
    Path("empty").mkdir()
    result = ql("ingest", "empty", "-w", "out")
    assert result.exit_code == 0
    assert result.stderr == "No files were found in empty.\n"
    answer = ql("sql", "SELECT * FROM kpis", "-w", "out")
    assert (answer.exit_code, answer.stdout, answer.stderr) == (0, "", "No rows.\n")


WRONG = {
    "missing path": (["ingest", "nowhere", "-w", "out"], "There is no file or folder nowhere"),
    "pattern": (["ingest", "reports/*.pdf", "-w", "out"], "reports/*.pdf"),
    "folder with other files": (["ingest", "reports", "-w", "reports"], "holds other files"),
    "file as warehouse": (["ingest", "reports", "-w", "reports/q2.txt"], "is a file"),
    "no path": (["ingest"], "Missing argument"),
    "no warehouse": (["tables", "-w", "out"], "quarterlight ingest"),
    "not a warehouse": (["sql", "SELECT 1", "-w", "reports"], "is not a warehouse"),
    "no such file": (["show", "nowhere.pdf"], "There is no file nowhere.pdf"),
    "folder to show": (["show", "reports"], "is a folder"),
}


@pytest.mark.parametrize(("arguments", "sentence"), WRONG.values(), ids=WRONG.keys())
def test_wrong_usage_is_said_in_one_sentence(arguments: list[str], sentence: str) -> None:
    before = sorted(Path().rglob("*"))
    result = ql(*arguments)
    assert result.exit_code == 2
    assert sentence in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""
    assert sorted(Path().rglob("*")) == before


def test_a_second_writer_is_refused() -> None:
    ql("ingest", "reports", "-w", "out")
    with only_writer(Warehouse(Path("out"))):
        result = ql("ingest", "reports", "-w", "out")
    assert result.exit_code == 2
    assert "Another run is writing" in result.stderr


def test_ctrl_c_says_how_to_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("extract.read", stop)
        result = ql("ingest", "reports", "-w", "out")
    assert result.exit_code == 130
    assert "Stopped after 0 of 1 files." in result.stderr
    assert "run the same command again" in result.stderr
    assert ql("ingest", "reports", "-w", "out").exit_code == 0


def test_tables_lists_every_table() -> None:
    ql("ingest", "reports", "-w", "out")
    printed = ql("tables", "-w", "out").stdout
    assert all(name in printed for name in TABLES)
    columns = ql("tables", "kpis", "-w", "out").stdout
    assert all(name in columns for name in TABLES["kpis"].names)
    assert [t["rows"] for t in json.loads(ql("tables", "kpis", "--json", "-w", "out").stdout)] == [
        2
    ]
    wrong = ql("tables", "kpi", "-w", "out")
    assert wrong.exit_code == 2
    assert "kpis" in wrong.stderr


def test_the_warehouse_can_be_named_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUARTERLIGHT_WAREHOUSE", "elsewhere")
    ql("ingest", "reports")
    assert Path("elsewhere/latest/kpis.parquet").exists()
    monkeypatch.delenv("QUARTERLIGHT_WAREHOUSE")
    ql("ingest", "reports")
    assert Path("quarterlight-warehouse/latest/kpis.parquet").exists()


def test_sql_prints_tables_csv_and_json() -> None:
    ql("ingest", "reports", "-w", "out")
    query = "SELECT ordinal, measure, page, quality FROM kpis ORDER BY ordinal"
    printed = ql("sql", query, "-w", "out").stdout
    assert "Number of benches [red] painted" in printed
    rows = list(csv.DictReader(io.StringIO(ql("sql", query, "-w", "out", "-f", "csv").stdout)))
    assert [row["ordinal"] for row in rows] == ["1", "2"]
    assert rows[0]["page"] == ""
    objects = json.loads(ql("sql", query, "-w", "out", "-f", "json").stdout)
    assert objects[1]["measure"] == "Share of moorings let"
    assert objects[1]["page"] is None
    sums = json.loads(
        ql(
            "sql",
            "SELECT sum(ordinal) s, max(modified) m FROM kpis, inputs",
            "-w",
            "out",
            "-f",
            "json",
        ).stdout
    )
    assert sums[0]["s"] == 3
    wide = ql("sql", "SELECT * FROM kpis", "-w", "out").stdout
    assert "Row 2" in wide
    assert "Share of moorings let" in wide


REFUSED = {
    "a slip": ("SELEC 1", "syntax error"),
    "another table": ("SELECT * FROM kpi", "kpi"),
    "another file": ("SELECT * FROM read_csv('reports/q2.txt')", "Permission Error"),
    "writing a file": ("COPY kpis TO 'kpis.csv'", "`sql` only reads"),
    "another way to": ("WITH a AS (FROM kpis) DELETE FROM kpis", "cannot be answered"),
    "writing a table": ("DELETE FROM kpis", "`sql` only reads"),
    "unlocking": ("SET enable_external_access = true", "external"),
}


@pytest.mark.parametrize(("query", "words"), REFUSED.values(), ids=REFUSED.keys())
def test_sql_reads_the_release_and_nothing_else(query: str, words: str) -> None:
    ql("ingest", "reports", "-w", "out")
    result = ql("sql", query, "-w", "out")
    assert result.exit_code == 2
    assert words in result.stderr
    assert not Path("kpis.csv").exists()


def test_show_prints_one_report_without_a_warehouse() -> None:
    before = sorted(Path().rglob("*"))
    result = ql("show", "reports/q2.txt")
    assert result.exit_code == 0
    for words in (
        "Directorate Performance Overview Report",
        "Parks and Harbours",
        "2.0 Performance Overview",
        "Number of benches [red] painted",
        "246",
        "15%",
    ):
        assert words in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 100
    assert sorted(Path().rglob("*")) == before


def test_show_as_json() -> None:
    rows = json.loads(ql("show", "reports/q2.txt", "--json").stdout)
    assert [kpi["measure"] for kpi in rows["kpis"]][1] == "Share of moorings let"


def test_show_says_why_a_file_gives_nothing() -> None:
    Path("empty.txt").touch()
    result = ql("show", "empty.txt")
    assert result.exit_code == 1
    assert result.stderr.startswith("empty.txt: no text: ")


@pytest.mark.parametrize("command", ["ingest", "show", "tables", "sql", "findings"])
def test_every_command_helps_with_an_example(command: str) -> None:
    assert f"quarterlight {command}" in ql("--help").stdout
    printed = ql(command, "--help").stdout
    assert f"\n      quarterlight {command} " in printed


def run_module(*arguments: str) -> subprocess.CompletedProcess[str]:
    root = Path(__file__).parents[2]
    return subprocess.run(
        [sys.executable, "-m", "quarterlight", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8"},
        check=False,
    )


def test_it_runs_as_a_module() -> None:
    version = run_module("--version")
    assert version.returncode == 0
    assert version.stdout.startswith("quarterlight 0.")
    run = run_module("ingest", "reports", "--warehouse", "out")
    assert (run.returncode, run.stderr) == (0, "")
    assert "parsed" in run.stdout


HEAVY = ("pyarrow", "pandas", "duckdb", "numpy", "pypdfium2", "pdfplumber")


def test_help_waits_for_no_heavy_package() -> None:
    code = f"import sys, quarterlight.cli; print([m for m in {HEAVY} if m in sys.modules])"
    found = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        check=True,
    )
    assert found.stdout.strip() == "[]"
