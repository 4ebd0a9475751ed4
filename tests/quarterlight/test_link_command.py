"""`quarterlight link`: what is listed, and that decisions take effect."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from normalize.indicators.judgement_files import read_decisions
from quarterlight.cli import app

REPORT = """{council}

Directorate Performance Overview Report

Reporting Period: Quarter 2, Period 1 July {year} – 30 September {year}

2.0 Performance Overview

Ref\tMeasure\t{before} Actual\t{now} Target\tQ2\tCurrent Progress\tDirection of Travel
"""
EARLIER = REPORT.format(
    council="Mereford Borough Council", year=2013, before="12/13", now="13/14"
) + (
    "PH LI 01\tPercentage of 16-18 year olds without a place\t9.1%\t8.5%\t9%\tGreen\tBetter\n"
    "PH LI 02\tNumber of moorings let\t246\t130\t126\tRed\tWorse\n"
)
LATER = REPORT.format(
    council="Mereford Borough Council", year=2014, before="13/14", now="14/15"
) + (
    "PH LI 01\tPercentage of 16-17 year olds without a free place\t8.1%\t8%\t8%\tGreen\tBetter\n"
    "PH LI 02\tShare of benches that were painted\t15%\t10%\t12%\tRed\tWorse\n"
)


def ql(*arguments: str, name: str = "JB"):
    return CliRunner().invoke(app, arguments, env={"QUARTERLIGHT_USER": name, "COLUMNS": "200"})


@pytest.fixture
def warehouse(tmp_path: Path) -> str:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "2013.txt").write_text(EARLIER, encoding="utf-8")
    (reports / "2014.txt").write_text(LATER, encoding="utf-8")
    out = str(tmp_path / "out")
    assert ql("ingest", str(reports), "-w", out).exit_code == 0
    return out


def links(warehouse: str, *options: str):
    done = ql("link", "--json", "-w", warehouse, *options)
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def decisions(warehouse: str):
    found, problems = read_decisions((Path(warehouse) / "decisions.csv").read_text("utf-8"))
    assert problems == ()
    return found


def test_suggestions_show_both_rows_and_their_places(warehouse: str) -> None:
    done = ql("link", "-w", warehouse)
    assert done.exit_code == 0
    for text in ("16-18", "16-17", "2013.txt, line", "2014.txt, line", "redefined", "PH LI01"):
        assert text in done.stdout
    assert "1 suggestion" in done.stderr


def test_all_shows_what_was_told_apart_and_match_chooses(warehouse: str) -> None:
    assert {x["relation"] for x in links(warehouse, "--all")} == {"redefined", "different"}
    assert [x["relation"] for x in links(warehouse, "--all", "-m", "MOORINGS")] == ["different"]


def test_an_accepted_link_joins_on_release(warehouse: str) -> None:
    (found,) = links(warehouse)
    done = ql("link", "accept", found["link_id"], "-w", warehouse, "--why", "one note, two ages")
    assert done.exit_code == 0, done.output
    assert "quarterlight release" in done.stderr
    (line,) = decisions(warehouse)
    assert (line.verdict, line.who, line.why) == ("redefined", "JB", "one note, two ages")
    assert ql("release", "-w", warehouse).exit_code == 0
    (made,) = links(warehouse, "--all", "-m", "16-18")
    assert (made["status"], made["decided_by"]) == ("accepted", "person")
    assert made["left"]["indicator_id"] == made["right"]["indicator_id"]


def test_a_rejected_link_is_not_suggested_again(warehouse: str) -> None:
    (found,) = links(warehouse)
    assert ql("link", "reject", found["link_id"], "-w", warehouse).exit_code == 0
    assert ql("release", "-w", warehouse).exit_code == 0
    assert links(warehouse) == []
    assert decisions(warehouse)[0].verdict == "different"


def test_two_definitions_by_row_and_id(warehouse: str) -> None:
    (found,) = links(warehouse, "--all", "-m", "moorings")
    left, right = found["left"]["kpi_id"], found["right"]["definition_id"]
    assert ql("link", "same", left, right, "-w", warehouse).exit_code == 0
    assert ql("link", "different", left, right, "-w", warehouse).exit_code == 0
    assert [d.verdict for d in decisions(warehouse)] == ["same", "different"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("accept", "lnk-none"), "There is no link lnk-none"),
        (("same", "XY 99", "PH LI 01"), "No definition, row or ref is called 'XY 99'"),
        (("same", "PH LI 02", "PH LI 01"), "'PH LI 02' may mean 2"),
    ],
)
def test_wrong_usage_is_said(warehouse: str, arguments: tuple[str, ...], said: str) -> None:
    done = ql("link", *arguments, "-w", warehouse)
    assert (done.exit_code, said in done.stderr) == (2, True)
    assert not (Path(warehouse) / "decisions.csv").exists()


def test_the_warehouse_stands_after_the_command(warehouse: str) -> None:
    done = ql("link", "-w", warehouse, "accept", "lnk-none")
    assert (done.exit_code, "after 'accept'" in done.stderr) == (2, True)


def test_a_file_of_another_kind_is_left_alone(warehouse: str) -> None:
    path = Path(warehouse) / "decisions.csv"
    path.write_text("colour,size\nred,2\n", encoding="utf-8")
    (found,) = links(warehouse)
    done = ql("link", "accept", found["link_id"], "-w", warehouse)
    assert (done.exit_code, "Repair it first" in done.stderr) == (2, True)
    assert path.read_text("utf-8") == "colour,size\nred,2\n"
