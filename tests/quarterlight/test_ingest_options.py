"""Options of `ingest`: flags, environment and settings file; what is logged, planned and told."""

import io
import json
import os
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from extract.ocr.modes import OcrMode
from extract.states import State
from quarterlight.cli import app
from quarterlight.options import Options, Said, options_for
from quarterlight.progress import Bar, rate_text
from quarterlight.watching import watching
from tests.hostile import damage
from warehouse.batch.limits import Limits
from warehouse.outcomes import Outcome

NOTHING = Said(None, None, None, None, None, None, None)
SETTINGS = """
[ingest]
warehouse = "../tables"
layout = ["words.toml"]
workers = 3
timeout = 300
memory = 2048
max_failures = 5
check = true
ocr = "never"
"""


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "q2.txt").write_bytes(damage.TEXT.read_bytes())
    (tmp_path / "reports" / "empty.txt").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    for name in [name for name in os.environ if name.startswith("QUARTERLIGHT_")]:
        monkeypatch.delenv(name)
    return tmp_path


def ql(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, arguments)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


def test_the_settings_file_holds_where_no_flag_says_else(place: Path) -> None:
    (place / "reports" / "quarterlight.toml").write_text(SETTINGS, encoding="utf-8")
    assert options_for(["reports"], NOTHING) == Options(
        warehouse=str(Path("reports/../tables")),
        layout=[Path("reports/words.toml")],
        limits=Limits(workers=3, timeout=300, memory=2048),
        max_failures=5,
        check=True,
        ocr=OcrMode.NEVER,
    )
    said = Said("out", [Path("w.toml")], 0, 5.0, 500, 0, False, OcrMode.ALWAYS)
    assert options_for(["reports"], said) == Options(
        warehouse="out",
        layout=[Path("w.toml")],
        limits=Limits(workers=0, timeout=5, memory=500),
        max_failures=0,
        check=False,
        ocr=OcrMode.ALWAYS,
    )
    assert options_for(["reports/q2.txt"], NOTHING).limits == Limits()


def test_the_environment_comes_before_the_settings_file(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "[ingest]\nmax_failures = 0\nwarehouse = 'tables'\n"
    (place / "reports" / "quarterlight.toml").write_text(text, encoding="utf-8")
    monkeypatch.setenv("QUARTERLIGHT_MAX_FAILURES", "1")
    monkeypatch.setenv("QUARTERLIGHT_TIMEOUT", "0")
    code, _, said = ql("ingest", "reports")
    assert (code, said) == (2, "The timeout has to be 1 second or more.\n")
    monkeypatch.setenv("QUARTERLIGHT_TIMEOUT", "60")
    assert ql("ingest", "reports", "--quiet")[0] == 0
    assert (place / "reports" / "tables" / "latest").is_dir()


WRONG_SETTINGS = {
    "unknown key": ("[ingest]\nworker = 2\n", "worker"),
    "unknown section": ("[read]\nworkers = 2\n", "read"),
    "wrong type": ("[ingest]\nworkers = 'two'\n", "$.ingest.workers"),
    "path of a wrong type": ("[ingest]\nwarehouse = 3\n", "$.ingest.warehouse"),
    "no TOML": ("[ingest\n", "line 1"),
}


@pytest.mark.parametrize(("text", "words"), WRONG_SETTINGS.values(), ids=WRONG_SETTINGS.keys())
def test_a_wrong_settings_file_is_said(place: Path, text: str, words: str) -> None:
    (place / "reports" / "quarterlight.toml").write_text(text, encoding="utf-8")
    code, _, said = ql("ingest", "reports", "-w", "out")
    assert code == 2
    assert "quarterlight.toml cannot be used: " in said
    assert words in said
    assert not Path("out").exists()


def test_settings_of_two_folders_have_to_agree(place: Path) -> None:
    (place / "more").mkdir()
    for folder, workers in (("reports", 1), ("more", 2)):
        text = f"[ingest]\nworkers = {workers}\n"
        (place / folder / "quarterlight.toml").write_text(text, encoding="utf-8")
    code, _, said = ql("ingest", "reports", "more", "-w", "out")
    assert code == 2
    assert "say different things" in said


def test_failures_can_be_put_up_with() -> None:
    assert ql("ingest", "reports", "-w", "out", "--max-failures", "1")[0] == 0
    Path("reports/other.txt").write_text(" ", encoding="utf-8")
    assert ql("ingest", "reports", "-w", "out", "--max-failures", "0")[0] == 1


def test_the_settings_file_is_no_input(place: Path) -> None:
    (place / "reports" / "quarterlight.toml").write_text("", encoding="utf-8")
    assert json.loads(ql("ingest", "reports", "-w", "out", "--json")[1])["states"] == {
        "parsed": 1,
        "no_text": 1,
    }


def test_a_dry_run_lists_and_changes_nothing(place: Path) -> None:
    code, printed, said = ql("ingest", "reports", "-w", "out", "--dry-run")
    assert (code, said) == (0, "")
    assert f"new: {place}/reports/q2.txt" in printed
    assert "2 files; nothing was read or changed." in printed
    assert not Path("out").exists()
    ql("ingest", "reports", "-w", "out")
    planned = json.loads(ql("ingest", "reports", "-w", "out", "--dry-run", "--json")[1])
    assert [p["doing"] for p in planned] == ["unchanged", "unchanged"]
    Path("elsewhere").mkdir()
    Path("elsewhere/a.txt").touch()
    assert ql("ingest", "reports", "-w", "elsewhere", "--dry-run")[0] == 2


def events(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_the_log_has_a_line_for_each_thing_that_happens() -> None:
    code, _, said = ql("ingest", "reports", "-w", "out", "--log", "run.jsonl", "--quiet")
    assert code == 1
    assert "empty.txt: no text" in said
    logged = events(Path("run.jsonl").read_text(encoding="utf-8"))
    assert [e["event"] for e in logged] == ["begins", "file", "file", "makes_tables", "ends"]
    files = {str(e["uri"]).rpartition("/")[2]: e for e in logged if e["event"] == "file"}
    assert files["empty.txt"]["state"] == "no_text"
    assert files["empty.txt"]["reason"] == "the file is empty"
    assert (logged[2]["done"], logged[2]["failed"]) == (2, 1)
    assert logged[-1]["states"] == {"parsed": 1, "no_text": 1}
    ql("ingest", "reports", "-w", "out", "--log", "run.jsonl", "--quiet")
    assert len(events(Path("run.jsonl").read_text(encoding="utf-8"))) == 10


def test_the_log_can_take_the_place_of_the_bar() -> None:
    _, printed, said = ql("ingest", "reports", "-w", "out", "--log", "-", "--json")
    assert events(said)[0] == {"time": events(said)[0]["time"], "event": "begins", "total": 2}
    assert json.loads(printed)["files_read"] == 2


def test_the_log_tells_of_messages_and_of_the_end(place: Path) -> None:
    with pytest.raises(KeyboardInterrupt), watching("run.jsonl", quiet=True):
        raise KeyboardInterrupt
    last = events(Path("run.jsonl").read_text(encoding="utf-8"))[-1]
    assert (last["event"], last["reason"]) == ("stopped", "KeyboardInterrupt")


def test_the_bar_tells_failures_and_rate() -> None:
    console = Console(force_terminal=True, width=100, record=True, file=io.StringIO())
    with Bar(console, quiet=False) as bar:
        bar.begins(3)
        bar.ends(Outcome("/a/[b].pdf", State.PARSED))
        bar.ends(Outcome("/a/c.pdf", State.DAMAGED, "cut"))
    printed = console.export_text()
    assert "Read c.pdf" in printed
    assert "2/3" in printed
    assert "1 failed" in printed


RATES = [(None, ""), (0.0, ""), (0.05, "3 files/min"), (0.99, "59 files/min"), (12.4, "12 files/s")]


@pytest.mark.parametrize(("speed", "text"), RATES)
def test_rates_in_words(speed: float | None, text: str) -> None:
    assert rate_text(speed) == text


def test_the_quarantine_is_named_in_the_summary() -> None:
    printed = ql("ingest", "reports", "-w", "out")[1]
    assert "1 file gave no tables: out/quarantine.csv says why." in printed
    Path("reports/q2.txt").unlink()
    printed = ql("ingest", "reports", "-w", "out")[1]
    assert "1 file left the archive; the tables are kept until --prune." in printed
    printed = ql("ingest", "reports", "-w", "out", "--prune")[1]
    assert "1 file left the archive and the tables." in printed
