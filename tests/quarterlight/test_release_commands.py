"""`release`, `rollback`, `verify`, `why` and `export` as a person runs them."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from quarterlight.cli import app
from tests.warehouse.small_archive import answer, correct, report, run, write
from warehouse.folder import Warehouse, make_warehouse

COMMANDS = ("release", "rollback", "verify", "why", "export")


@pytest.fixture
def warehouse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Warehouse:
    """A warehouse 'out' of two releases in the folder to work in; no colours."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    out = make_warehouse(Path("out"))
    write(Path("reports/q2.txt"), report(now=126))
    run(out, Path("reports"))
    write(Path("reports/q2.txt"), report(now=127))
    run(out, Path("reports"))
    return out


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command printed and told the shell."""

    exit_code: int
    stdout: str
    stderr: str


def ql(*arguments: str) -> Ran:
    result = CliRunner().invoke(app, [*arguments, "--warehouse", "out"])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Ran(result.exit_code, result.stdout, result.stderr)


def test_back_and_forth(warehouse: Warehouse) -> None:
    listed = json.loads(ql("release", "--list", "--json").stdout)
    assert [item["is_current"] for item in listed] == [True, False]
    back = ql("rollback")
    assert back.stdout == f"Release {listed[1]['release_id']} is current.\n"
    assert ql("rollback").exit_code == 2
    forth = ql("release", "--tag", "good", "--quiet")
    assert (forth.exit_code, forth.stdout, forth.stderr) == (0, "", "")
    printed = ql("release", "--list").stdout.splitlines()
    assert printed[1].split()[0] == listed[0]["release_id"]
    assert printed[1].split()[-2:] == ["good", "current"]
    assert ql("rollback", "good").exit_code == 0
    assert ql("release", "--untag", "good").exit_code == 0
    assert "There is no tag good" in ql("release", "--untag", "good").stderr


def test_an_older_release_is_named_without_a_new_one(warehouse: Warehouse) -> None:
    older = json.loads(ql("release", "--list", "--json").stdout)[1]["release_id"]
    named = ql("release", "--tag", "first", "--of", older)
    assert (named.exit_code, named.stdout) == (0, "")
    assert named.stderr == f"Release {older} is named first.\n"
    assert ql("release", "--of", older).exit_code == 2


def test_a_decision_makes_a_release(warehouse: Warehouse) -> None:
    row_key = answer(warehouse, "SELECT row_key FROM observations WHERE value = 127")[0][0]
    correct(warehouse, str(row_key), "127", "172")
    summary = json.loads(ql("release", "--json").stdout)
    assert (summary["was_made"], summary["files_read"]) == (True, 0)
    assert answer(warehouse, "SELECT value FROM observations WHERE value_source = 'corrected'") == [
        (172.0,)
    ]
    printed = ql("release").stdout
    assert "(unchanged)" in printed


def test_damage_is_said_with_what_to_do(warehouse: Warehouse) -> None:
    sound = ql("verify", "--deep")
    assert (sound.exit_code, sound.stdout) == (0, "")
    assert sound.stderr.startswith("2 releases, ")
    assert sound.stderr.endswith("checked: all is well.\n")
    (warehouse.latest / "kpis.parquet").unlink()
    damaged = ql("verify")
    assert damaged.exit_code == 1
    assert damaged.stdout == (
        "latest/kpis.parquet: it is missing.\n    Run 'quarterlight ingest'.\n"
    )
    assert "1 problem." in damaged.stderr
    as_json = json.loads(ql("verify", "--json").stdout)
    assert [problem["place"] for problem in as_json["problems"]] == ["latest/kpis.parquet"]


def test_why_tells_the_whole_way_of_a_value(warehouse: Warehouse) -> None:
    query = "SELECT observation_id FROM observations WHERE value = 127"
    row = str(answer(warehouse, query)[0][0])
    told = ql("why", row).stdout
    for words in (
        f"{row} in observations",
        "line 17",
        "column_header    Q2",
        "value_text       127",
        "Number of benches painted",
        "reports/q2.txt",
        "observations.value from 126.0 to 127.0",
        "cause: reissue (doc-",
    ):
        assert words in told
    as_json = json.loads(ql("why", row, "--json").stdout)
    assert (as_json["table"], as_json["row"]["value"]) == ("observations", 127.0)
    assert "Changes over the releases" in [part["title"] for part in as_json["parts"]]


def test_why_knows_what_went(warehouse: Warehouse) -> None:
    query = "SELECT document_id FROM release_changes WHERE change = 'document_removed'"
    told = ql("why", str(answer(warehouse, query)[0][0])).stdout
    assert "is not in the current release; earlier ones had it." in told
    assert "document removed: q2.txt; cause: reissue" in told


def test_why_says_that_it_does_not_know(warehouse: Warehouse) -> None:
    unknown = ql("why", "obs-0")
    assert (unknown.exit_code, unknown.stdout) == (2, "")
    assert "has the id obs-0" in unknown.stderr


def test_export_names_the_files_it_wrote(warehouse: Warehouse) -> None:
    done = ql("export", "--xlsx", "book.xlsx", "--csv", "csv", "-t", "kpis", "-t", "finance")
    assert done.stdout.split() == ["book.xlsx", "csv/kpis.csv", "csv/finance.csv"]
    assert all(Path(name).stat().st_size for name in done.stdout.split())


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_helps_with_an_example(command: str) -> None:
    runner = CliRunner()
    assert f"quarterlight {command}" in runner.invoke(app, ["--help"]).stdout
    printed = runner.invoke(app, [command, "--help"]).stdout
    assert f"\n      quarterlight {command} " in printed


@pytest.mark.parametrize("command", ["release", "rollback", "verify"])
def test_a_folder_that_is_no_warehouse_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = ql(command)
    assert result.exit_code == 2
    assert "There is no warehouse at out" in result.stderr
