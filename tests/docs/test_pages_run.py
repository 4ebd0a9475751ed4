"""README and tutorial: their commands run as they are printed, their Python too."""

from pathlib import Path

import pytest

from tests.pages import ROOT, read_page, snippets, typed

PAGES = ("README.md", "docs/tutorial.md")


def commands_of(page: str) -> list[str]:
    """The lines that call the program; how it is installed is not for a test in one process."""
    lines = [line for text in snippets(read_page(page), "bash") for line in text.splitlines()]
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
    for arguments, done in typed("\n".join(commands)):
        assert done.exit_code == 0, (arguments, done.output)
        assert done.output or "verify" in arguments, arguments
    scripts = snippets(read_page(page), "python")
    assert scripts
    for script in scripts:
        exec(compile(script, page, "exec"), {})


def test_an_installation_is_told_for_each_way() -> None:
    page = read_page("docs/install.md")
    assert all(way in page for way in ("pip install", "pipx install", "uv tool install"))
