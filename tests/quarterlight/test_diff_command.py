"""`quarterlight diff`: years of a warehouse and two documents, on the terminal and in files."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from quarterlight.cli import app
from quarterlight.commands.diff import plan_year

PLAN = """Testford Borough Council

Parks and Learning Directorate

Business Plan 2012-15

5.0 Performance Indicators

Ref\tDescription\tActual 10/11\tTarget 11/12\tActual 11/12\tTarget 12/13\tTarget 13/14\tTarget 14/15
PL LI01\tPercentage of educational settings judged Good\t80%\t81%\t82%\t84%\t84.5%\t85%
PL LI02\tIncrease the number of [red] benches & boats\t150\t160\t170\t180\t200\t210
PL LI03\tRate of falls in parks (1277 baseline)\t1300\t1290\t1280\t1213\t1149\t1086
PL LI04\tNumber of picnics\t5\t6\t7\t8\t9\t10
PL LI05\tNumber of moorings let\t15\t16\t17\t18\t19\t20
"""
REPORT = """Testford Borough Council

Parks and Learning Directorate

Directorate Performance Overview Report

Reporting Period: Quarter 2, Period 1 July 2013 – 30 September 2013

4.0 Performance Indicators

Ref\tMeasure\t12/13 Actual\t13/14 Target\tQ2\tCurrent Progress\tDirection of Travel
PL LI01\tPercentage of maintained educational settings judged Good\t74%\t84.5%\t74%\tGreen\tSame
PL LI02\tThe number of [red] benches & boats\t185\t130\t126\tAmber\tBetter
PL LI03\tRate of falls in parks (22.7 rate per 10,000 baseline)\t6.7\tN/A\t6.7\tGreen\tBetter
PL LI05\tNumber of moorings let\t18\t19\t12\tGreen\tBetter
"""


def ql(*arguments: str):
    return CliRunner().invoke(app, ("diff", *arguments))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("diff") / "reports"
    folder.mkdir()
    for name, text in {"plan.txt": PLAN, "report.txt": REPORT, "prose.txt": "Words only."}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def warehouse(files: Path) -> str:
    out = str(files.parent / "out")
    inputs = [str(files / name) for name in ("plan.txt", "report.txt")]
    done = CliRunner().invoke(app, ["ingest", *inputs, "-w", out])
    assert done.exit_code == 0, done.output
    return out


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")


EXPECTED = """\
Definitions 2012-13 -> 2013-14, Testford Borough Council
2012-13: plan.txt
2013-14: report.txt
2 redefined, 2 targets moved, 1 reworded, 1 not reported

Redefined: figures before and after must not be compared (2)

  PL LI01  line 10 -> line 12
  Percentage of {+maintained+} educational settings judged Good
  Population: 'maintained' was added.

  PL LI03  line 12 -> line 14
  Rate of falls in parks [-(1277-] {+(22.7 rate per 10,000+} baseline)
  Baseline: '1277 baseline' became '22.7 rate per 10,000 baseline'.

Targets that moved (2)

  PL LI02  line 11 -> line 13
  The number of [red] benches & boats
  2013-14: 200 -> 130

  PL LI03  line 12 -> line 14
  Rate of falls in parks (22.7 rate per 10,000 baseline)
  2013-14: 1149 -> N/A

Reworded: other words for the same figure (1)

  PL LI02  line 11 -> line 13
  [-Increase-] The number of [red] benches & boats

Not reported: no document of the same kind to tell whether dropped (1)
  PL LI04  Number of picnics  line 13
"""


def test_two_years(warehouse: str) -> None:
    done = ql("2012/13", "2013-14", "-w", warehouse)
    assert done.exit_code == 0, done.stderr
    assert [line.rstrip() for line in done.stdout.splitlines()] == EXPECTED.splitlines()


def test_two_documents(files: Path) -> None:
    done = ql(str(files / "plan.txt"), str(files / "report.txt"))
    assert done.exit_code == 0, done.stderr
    told = [line.rstrip() for line in done.stdout.splitlines()]
    assert told[0] == "Definitions first document -> second document, Testford Borough Council"
    assert told[3:] == EXPECTED.splitlines()[3:]


def test_colours_on_a_terminal(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    done = ql(str(files / "plan.txt"), str(files / "report.txt"))
    assert "{+" not in done.stdout
    assert re.search(r"\x1b\[[\d;]*m?maintained\x1b", done.stdout)


def test_json_and_csv_have_the_same_rows(warehouse: str) -> None:
    years = ("2012-13", "2013-14", "-w", warehouse)
    objects = json.loads(ql(*years, "--format", "json").stdout)
    rows = list(csv.DictReader(io.StringIO(ql(*years, "--format", "csv").stdout)))
    assert [r["change"] for r in rows] == [o["change"] for o in objects]
    first = objects[0]
    assert (first["change"], first["material"]) == ("redefined", True)
    assert first["words"] == "Percentage of {+maintained+} educational settings judged Good"
    assert (first["before_source"], first["before_line"]) == ("plan.txt", 10)
    assert list(rows[0]) == list(first)


def test_html_needs_nothing_else(warehouse: str, tmp_path: Path) -> None:
    out = tmp_path / "changes.html"
    done = ql("2012-13", "2013-14", "-w", warehouse, "--format", "html", "--out", str(out))
    assert (done.exit_code, done.stdout) == (0, "")
    page = out.read_text(encoding="utf-8")
    assert "<ins>maintained</ins>" in page
    assert "<del>Increase</del> The number of [red] benches &amp; boats" in page
    assert not re.search(r"src=|href=|@import|url\(", page)


def test_markdown(warehouse: str) -> None:
    page = ql("2012-13", "2013-14", "-w", warehouse, "--format", "markdown").stdout
    assert "Percentage of **maintained** educational settings" in page
    assert r"~~Increase~~ The number of \[red\] benches & boats" in page
    assert "| PL LI02 | The number of" in page


def test_text_in_a_file(warehouse: str, tmp_path: Path) -> None:
    out = tmp_path / "changes.txt"
    assert ql("2012-13", "2013-14", "-w", warehouse, "-o", str(out)).exit_code == 0
    assert "{+maintained+}" in out.read_text(encoding="utf-8")


def test_one_kind(warehouse: str) -> None:
    done = ql("2012-13", "2013-14", "-w", warehouse, "-k", "reworded", "--format", "json")
    assert [o["change"] for o in json.loads(done.stdout)] == ["reworded"]
    nothing = ql("2012-13", "2013-14", "-w", warehouse, "--kind", "split")
    assert "Nothing changed." in nothing.stdout


PROBLEMS = {
    "unknown year": (["2010-11", "2013-14"], "The years are: 2012-13, 2013-14."),
    "wrong order": (["2013-14", "2012-13"], "earlier year first"),
    "year and file": (["2012-13", __file__], "not one of each"),
    "year and a slip": (["2012-13", "2013-15"], "2013-15 is neither a plan year"),
    "no such file": (["a.pdf", "b.pdf"], "There is no file a.pdf"),
    "no such council": (["2012-13", "2013-14", "--council", "Elsewhere"], "Elsewhere"),
    "no such document": (["2012-13", "2013-14", "--document", "minutes"], "minutes"),
    "no such kind": (["2012-13", "2013-14", "--kind", "spilt"], "spilt"),
    "council for files": (["a.pdf", "b.pdf", "--council", "X"], "--council"),
}


@pytest.mark.parametrize(("arguments", "said"), PROBLEMS.values(), ids=PROBLEMS)
def test_problems(warehouse: str, arguments: list[str], said: str) -> None:
    done = ql(*arguments, "-w", warehouse)
    assert done.exit_code == 2
    assert said in done.stderr
    assert not done.stdout


def test_the_same_document_twice(files: Path) -> None:
    done = ql(str(files / "plan.txt"), str(files / "plan.txt"))
    assert (done.exit_code, done.stdout) == (2, "")
    assert "the same document" in done.stderr


def test_a_document_without_indicators(files: Path) -> None:
    done = ql(str(files / "plan.txt"), str(files / "prose.txt"))
    assert (done.exit_code, done.stdout) == (2, "")
    assert "No indicators were read in" in done.stderr


def test_no_tables_yet(tmp_path: Path) -> None:
    done = ql("2012-13", "2013-14", "-w", str(tmp_path / "none"))
    assert (done.exit_code, done.stdout) == (2, "")


YEARS = [
    ("2012-13", "2012-13"),
    ("2012/13", "2012-13"),
    ("12/13", "2012-13"),
    ("2009-2010", "2009-10"),
    ("2012", None),
    ("2012-14", None),  # no financial year
    ("2012-13.pdf", None),
]


@pytest.mark.parametrize(("text", "expected"), YEARS)
def test_plan_years(text: str, expected: str | None) -> None:
    assert plan_year(text) == expected
