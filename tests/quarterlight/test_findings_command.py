"""`quarterlight findings`: which findings are listed, how, and what the shell is told."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from quarterlight.cli import app

HEADER = "Ref\tMeasure\t12/13 Actual\t13/14 Target\tQ2\tCurrent Progress\tDirection of Travel\n"
TITLE = """Elmsworth Borough Council
Directorate Performance Overview Report
Reporting Period: Quarter 2, Period 1 July 2013 – 30 September 2013

2.0 Performance Overview

"""
# The light of the first row is lost, the mark of the second cannot be told.
MARKS = (
    TITLE
    + HEADER
    + (
        "PH LI 01\tNumber of [red] benches\t246\t130\t126\t\tBetter\n"
        "PH LI 02\tShare of moorings let\t15%\t10%\t12%\tSideways\tBetter\n"
    )
)
# The lines make 300, the total says 310.
SUMS = (
    TITLE
    + """3.0 Financial Summary

Parks as at 30 September 2013

\tAnnual Budget £'000\tBudget to Date £'000\tActual to Date £'000\tVariance to Date £'000
Expenditure\t\t\t\t
Crews\t100\t50\t50\t0
Boats\t200\t100\t90\t10
Total Expenditure\t310\t150\t140\t10
"""
)
GOOD = TITLE + HEADER + "PH LI 09\tNumber of trees\t6\t10\t8\tGreen\tBetter\n"


def ql(*arguments: str):
    return CliRunner().invoke(app, arguments)


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("findings")
    for name, text in {"marks.txt": MARKS, "sums.txt": SUMS, "good.txt": GOOD}.items():
        (folder / "reports").mkdir(exist_ok=True)
        (folder / "reports" / name).write_text(text, encoding="utf-8")
    out = str(folder / "out")
    assert ql("ingest", str(folder / "reports"), "-w", out).exit_code == 0
    return out


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")


def found(warehouse: str, *arguments: str) -> list[tuple[str, str, str]]:
    done = ql("findings", "-w", warehouse, "--format", "json", *arguments)
    assert done.exit_code == 0, done.stderr
    return [(f["severity"], f["code"], f["source"]) for f in json.loads(done.stdout or "[]")]


LOST = ("info", "mark_missing", "marks.txt")
UNCLEAR = ("warning", "mark_unclear", "marks.txt")
TOTAL = ("warning", "total_differs", "sums.txt")
CHOSEN = {
    "all, by document": ([], [LOST, UNCLEAR, TOTAL]),
    "severity": (["--severity", "info"], [LOST]),
    "two severities": (["-s", "info", "-s", "warning"], [LOST, UNCLEAR, TOTAL]),
    "code": (["--code", "total_differs"], [TOTAL]),
    "part of a name": (["--document", "SUM"], [TOTAL]),
    "document without findings": (["--document", "good"], []),
    "table": (["--table", "kpis"], [LOST, UNCLEAR]),
    "together": (["--table", "kpis", "--severity", "warning"], [UNCLEAR]),
    "quotes are no SQL": (["--code", "x' OR 'a' = 'a"], []),
}


@pytest.mark.parametrize(("arguments", "expected"), CHOSEN.values(), ids=CHOSEN.keys())
def test_options_choose_findings(warehouse: str, arguments: list[str], expected: list) -> None:
    assert found(warehouse, *arguments) == expected


def test_the_table_says_where_and_what(warehouse: str) -> None:
    done = ql("findings", "-w", warehouse)
    assert done.exit_code == 0
    for words in (
        "marks.txt",
        "sums.txt",
        "line 8",
        "mark_unclear",
        "found: Sideways",
        "expected: ",
    ):
        assert words in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 100
    counted = [line.split() for line in done.stderr.splitlines()]
    assert ["warning", "total_differs", "1", "1"] in counted
    assert done.stderr.endswith("3 findings\n")


def test_csv_has_one_line_a_finding(warehouse: str) -> None:
    done = ql("findings", "-w", warehouse, "-f", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [row["source_line"] for row in rows[:2]] == ["8", "9"]
    assert (rows[1]["found"], rows[1]["page"], rows[1]["table_name"]) == ("Sideways", "", "kpis")
    assert (rows[2]["expected"], rows[2]["found"]) != ("", "")


FAIL = {
    "no limit": ([], 0),
    "error": (["--fail-on", "error"], 0),
    "warning": (["--fail-on", "warning"], 1),
    "info": (["--fail-on", "info"], 1),
    "warning, and warnings are not listed": (["--fail-on", "warning", "--severity", "info"], 0),
    "warning, in another document": (["--fail-on", "warning", "--document", "good"], 0),
}


@pytest.mark.parametrize(("arguments", "code"), FAIL.values(), ids=FAIL.keys())
def test_fail_on_tells_the_shell(warehouse: str, arguments: list[str], code: int) -> None:
    assert ql("findings", "-w", warehouse, *arguments).exit_code == code


WRONG = {
    "no warehouse": (["-w", "nowhere"], "There is no warehouse at nowhere"),
    "table": (["--table", "kpi"], "There is no table kpi. The tables are: inputs, "),
    "document": (["--document", "q3"], "No file in this warehouse has 'q3' in its name."),
}


@pytest.mark.parametrize(("arguments", "sentence"), WRONG.values(), ids=WRONG.keys())
def test_wrong_usage_is_said(warehouse: str, arguments: list[str], sentence: str) -> None:
    done = ql("findings", "-w", warehouse, *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert sentence in done.stderr


def test_a_code_that_never_occurs_is_named(warehouse: str) -> None:
    done = ql("findings", "-w", warehouse, "--code", "sums_differ", "--fail-on", "warning")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "No finding of this warehouse has the code 'sums_differ'." in done.stderr
    assert "No findings." in done.stderr


def test_an_empty_warehouse_has_no_findings(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    ql("ingest", str(tmp_path / "reports"), "-w", str(tmp_path / "out"))
    done = ql("findings", "-w", str(tmp_path / "out"), "--fail-on", "info")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "No findings.\n")
