"""README and tutorial: their commands run as they are printed, their Python too."""

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from quarterlight.cli import app

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "docs/tutorial.md")


def snippets(page: str, language: str) -> list[str]:
    text = (ROOT / page).read_text(encoding="utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, flags=re.DOTALL)


def commands_of(page: str) -> list[str]:
    """The lines that call the program; how it is installed is not for a test in one process."""
    lines = [line for text in snippets(page, "bash") for line in text.splitlines()]
    return [
        line.removeprefix(".venv/bin/")
        for line in lines
        if line.removeprefix(".venv/bin/").startswith("quarterlight ")
    ]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_runs_from_top_to_bottom(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    monkeypatch.chdir(tmp_path)
    commands = commands_of(page)
    assert commands
    for line in commands:
        done = CliRunner().invoke(app, shlex.split(line)[1:])
        assert done.exit_code == 0, (line, done.output)
        assert done.output or "verify" in line, line
    scripts = snippets(page, "python")
    assert scripts
    for script in scripts:
        exec(compile(script, page, "exec"), {})


def test_an_installation_is_told_for_each_way() -> None:
    page = (ROOT / "docs" / "install.md").read_text(encoding="utf-8")
    assert all(way in page for way in ("pip install", "pipx install", "uv tool install"))
