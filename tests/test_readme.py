"""The README's commands run as they are printed, and it names every command of the program."""

import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from typer.main import get_command

from quarterlight.cli import app

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block_after(marker: str) -> str:
    found = re.search(rf"<!-- {marker} -->\n```bash\n(.*?)```", README, re.DOTALL)
    assert found is not None, marker
    return found.group(1)


def test_the_main_command_reads_the_samples_and_answers(tmp_path: Path) -> None:
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    set_up, found, ours = block_after("main command").partition(".venv/bin/quarterlight")
    assert "pip install" in set_up
    script = (found + ours).replace(".venv/bin/quarterlight", f"{sys.executable} -m quarterlight")
    done = subprocess.run(["bash", "-euc", script], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "DIS LI05" in done.stdout
    table = pd.read_parquet(tmp_path / "out" / "latest" / "observations.parquet")
    assert {"value", "document_id", "page", "x0", "source_line"} <= set(table.columns)


def test_the_test_command_runs_pytest() -> None:
    assert "-m pytest" in block_after("test command")


@pytest.mark.parametrize("name", sorted(get_command(app).list_commands(None)))
def test_each_command_is_in_the_readme_and_has_help(name: str) -> None:
    assert f"`quarterlight {name}" in README
    done = subprocess.run(
        [sys.executable, "-m", "quarterlight", name, "--help"], capture_output=True, text=True
    )
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) > 8
