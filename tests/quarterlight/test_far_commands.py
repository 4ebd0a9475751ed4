"""Every command takes the address of a warehouse, and says what is wrong with one in a sentence."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from quarterlight.cli import app
from tests.warehouse.object_store import BUCKET, object_store, put_all
from tests.warehouse.small_archive import report

REPORTS, TABLES = f"s3://{BUCKET}/reports", f"s3://{BUCKET}/tables"


@pytest.fixture(scope="module", autouse=True)
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """An archive and its warehouse."""
    with object_store(), pytest.MonkeyPatch.context() as patch:
        patch.setenv("QUARTERLIGHT_CACHE", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("COLUMNS", "160")
        reports = {f"q{n}.txt": report(quarter=n, now=60 + n).encode() for n in (1, 2)}
        put_all(REPORTS, reports)
        done = asked("ingest", REPORTS, "--workers", "0")
        assert "2 read now" in done.output
        assert f"tables in {TABLES}/latest" in done.output
        yield


def asked(command: str, *arguments: str, warehouse: str = TABLES) -> Result:
    return CliRunner().invoke(app, [command, *arguments, "--warehouse", warehouse])


COMMANDS = [
    (("tables",), "observations"),
    (("sql", "SELECT source FROM documents ORDER BY 1"), "q2.txt"),
    (("series", "PH LI 01"), "Number of benches painted"),
    (("findings",), ""),
    (("link",), ""),
    (("release", "--list"), "current"),
    (("ingest", REPORTS, "--dry-run"), "unchanged      2"),
]


@pytest.mark.parametrize(("command", "said"), COMMANDS, ids=[" ".join(c[0][:2]) for c in COMMANDS])
def test_it_takes_an_address(command: tuple[str, ...], said: str) -> None:
    done = asked(*command)
    assert done.exit_code == 0, done.output
    assert said in done.output


def test_tables_go_to_files_here(tmp_path: Path) -> None:
    assert asked("export", "--csv", str(tmp_path)).exit_code == 0
    assert "PH LI 01" in (tmp_path / "kpis.csv").read_text(encoding="utf-8-sig")


def test_a_value_is_told_from_its_place() -> None:
    [row] = json.loads(
        asked("sql", "SELECT observation_id FROM observations LIMIT 1", "--format", "json").output
    )
    assert f"{REPORTS}/q" in asked("why", row["observation_id"]).output


WRONG = [
    (("tables",), f"s3://{BUCKET}/typo", "There is no warehouse at s3://"),
    (("tables",), "s3://no-such-bucket/out", "There is no such bucket"),
    (("ingest", f"s3://{BUCKET}/typo"), TABLES, "There is nothing at s3://"),
    (("ingest", TABLES), "out", "is a warehouse, not an archive"),
    (("ingest", REPORTS), REPORTS, "holds other files and is not a warehouse"),
    (("ingest", "abfs://container/reports"), TABLES, "adlfs"),
]


@pytest.mark.parametrize(("command", "warehouse", "said"), WRONG)
def test_what_cannot_be_used_is_said(
    command: tuple[str, ...], warehouse: str, said: str, tmp_path: Path
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)
        done = asked(*command, warehouse=warehouse)
    assert done.exit_code == 2
    assert said in done.output
    assert "Traceback" not in done.output
    assert list(tmp_path.iterdir()) == []
