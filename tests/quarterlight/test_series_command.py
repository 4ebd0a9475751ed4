"""`quarterlight series`: what an indicator is called, and what is printed of it."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from quarterlight.cli import app

REPORT = """{council} Borough Council

Directorate Performance Overview Report

Directorate: Parks and Harbours Directorate

Reporting Period: Quarter {quarter}, Period {days}

1.0 Introduction

This overview says how the parks and harbours did in the quarter.

2.0 Performance Overview

Ref\tMeasure\t12/13 Actual\t13/14 Target\tQ{quarter}\tCurrent Progress\tDirection of Travel
SCS PH 01\tNumber of benches painted\t{last}\t{target}\t{now}\tGreen\tBetter
PH LI 02\tShare of moorings let\t15%\t10%\tRefer comment\tRed\tWorse
PH LI 03\tShare of moorings swept\t15%\tTBC\t12%\tAmber\tBetter
"""
DAYS = {1: "1 April 2013 – 30 June 2013", 2: "1 July 2013 – 30 September 2013"}
FILES = {
    "elm-q1.txt": {"council": "Elmsworth", "quarter": 1, "last": 246, "target": 200, "now": 60},
    "elm-q2.txt": {"council": "Elmsworth", "quarter": 2, "last": 246, "target": 130, "now": 126},
    "oak-q2.txt": {"council": "Oakham", "quarter": 2, "last": 11, "target": 12, "now": 13},
}


def ql(*arguments: str):
    return CliRunner().invoke(app, arguments)


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("series")
    (folder / "reports").mkdir()
    for name, facts in FILES.items():
        text = REPORT.format(days=DAYS[int(facts["quarter"])], **facts)
        (folder / "reports" / name).write_text(text, encoding="utf-8")
    out = str(folder / "out")
    assert ql("ingest", str(folder / "reports"), "-w", out).exit_code == 0
    return out


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")


BENCHES, LET, SWEPT = "benches painted", "moorings let", "moorings swept"
CALLED = {
    "a ref": (["SCS PH01"], [BENCHES, BENCHES]),
    "a ref in another spelling": (["scs ph 1"], [BENCHES, BENCHES]),
    "words in any order and case": (["let MOORINGS"], [LET, LET]),
    "a word of two indicators": (["moorings", "--council", "elms"], [LET, SWEPT]),
    "a council": (["benches", "--council", "oak"], [BENCHES]),
}


@pytest.mark.parametrize(("arguments", "names"), CALLED.values(), ids=CALLED.keys())
def test_what_an_indicator_is_called(
    warehouse: str, arguments: list[str], names: list[str]
) -> None:
    done = ql("series", *arguments, "-w", warehouse)
    assert done.exit_code == 0, done.stderr
    headings = [line for line in done.stdout.splitlines() if line.startswith(("SCS PH", "PH LI"))]
    assert sorted(h.split(" of ")[1] for h in headings) == sorted(names)


def test_the_table_says_figures_lights_places_and_what_moved(warehouse: str) -> None:
    printed = ql("series", "benches", "--council", "elms", "-w", warehouse).stdout.splitlines()
    table = [line.split() for line in printed]
    assert "Brackenshire" not in printed
    assert ["2012-13", "246", "[1]", "line", "16"] in table
    assert ["2013-14", "130", "[1]", "line", "16"] in table
    assert ["2013-14", "Q1", "60", "green", "better", "[2]", "line", "16"] in table
    assert ["2013-14", "Q2", "126", "green", "better", "[1]", "line", "16"] in table
    assert "  2013-14 target: 200 ([2] line 16), then 130 ([1] line 16): target moved" in printed
    assert [line for line in printed if line.startswith("[")] == [
        "[1] elm-q2.txt",
        "[2] elm-q1.txt",
    ]


def test_a_state_is_printed_as_it_stands(warehouse: str) -> None:
    printed = ql("series", "moorings", "--council", "elms", "-w", warehouse).stdout
    assert "Refer comment" in printed
    assert "TBC" in printed


def test_csv_and_json_have_the_rows_of_the_table(warehouse: str) -> None:
    arguments = ("series", "benches", "--council", "elms", "-w", warehouse)
    as_csv = list(csv.DictReader(io.StringIO(ql(*arguments, "--csv").stdout)))
    as_json = json.loads(ql(*arguments, "--json").stdout)
    assert [row["series_id"] for row in as_csv] == [row["series_id"] for row in as_json]
    points = {(row["kind"], row["period"]): (row["value"], row["source"]) for row in as_json}
    assert points == {
        ("actual", "2012-13"): (246, "elm-q2.txt"),
        ("target", "2013-14"): (130, "elm-q2.txt"),
        ("actual", "2013-14 Q1"): (60, "elm-q1.txt"),
        ("actual", "2013-14 Q2"): (126, "elm-q2.txt"),
    }


def test_an_id_is_taken_too(warehouse: str) -> None:
    rows = json.loads(ql("series", "benches", "--council", "oak", "--json", "-w", warehouse).stdout)
    again = ql("series", rows[0]["indicator_id"], "--json", "-w", warehouse)
    assert json.loads(again.stdout) == rows


def test_too_many_are_listed(warehouse: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quarterlight.commands.series.MOST_PRINTED", 1)
    done = ql("series", "benches", "-w", warehouse)
    assert done.exit_code == 2
    assert "2 indicators called 'benches'" in done.stderr
    assert done.stdout.count("ind-") == 2


WRONG = {
    "unknown": (["boats"], "No indicator is called 'boats'"),
    "quotes are no SQL": (["x' OR 'a' = 'a"], "No indicator is called"),
    "nothing": ([" "], "No indicator is called"),
    "two formats": (["benches", "--csv", "--json"], "not both"),
    "a chart of another kind": (["benches", "--plot", "chart.pdf"], ".png, .svg, .html"),
}


@pytest.mark.parametrize(("arguments", "said"), WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_is_said(warehouse: str, arguments: list[str], said: str) -> None:
    done = ql("series", *arguments, "-w", warehouse)
    assert done.exit_code == 2
    assert said in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("name", "begins"), [("c.png", b"\x89PNG"), ("c.svg", b"<svg"), ("c.html", b"<!DOCTYPE html>")]
)
def test_the_chart_is_a_file(warehouse: str, tmp_path: Path, name: str, begins: bytes) -> None:
    out = tmp_path / name
    done = ql("series", "benches", "-w", warehouse, "--plot", str(out))
    assert done.exit_code == 0, done.stderr
    assert out.name in done.stderr.replace("\n", "")
    assert out.read_bytes().lstrip().startswith(begins)


def test_without_the_extra_it_says_what_to_install(
    warehouse: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(__import__("sys").modules, "quarterlight.series_plot", raising=False)
    monkeypatch.setitem(__import__("sys").modules, "altair", None)
    out = tmp_path / "c.png"
    done = ql("series", "benches", "-w", warehouse, "--plot", str(out))
    assert done.exit_code == 2
    assert "quarterlight[plots]" in done.stderr
    assert not out.exists()
