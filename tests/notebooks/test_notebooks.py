"""The notebooks run from a clone, their outputs are committed, and they name no one's machine.

`python notebooks/refresh.py` writes the outputs anew.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
HOME = re.compile(r"/(?:home|Users|root|tmp)/")
PICTURES = re.compile(r"image/|base64")


def test_there_are_notebooks() -> None:
    assert [path.stem for path in NOTEBOOKS] == [
        "definition_changes",
        "finance_across_quarters",
        "first_tour",
        "what_to_distrust",
    ]


def test_they_run(tmp_path: Path) -> None:
    """All in one run, over a copy, one after another: they share the warehouse beside them."""
    shutil.copytree(ROOT / "notebooks", tmp_path / "notebooks")
    shutil.rmtree(tmp_path / "notebooks" / "sample-warehouse", ignore_errors=True)
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--nbmake", "notebooks"],
        cwd=tmp_path,
        env={name: value for name, value in os.environ.items() if name != "PYTEST_ADDOPTS"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{len(NOTEBOOKS)} passed" in done.stdout


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_outputs_are_committed(path: Path) -> None:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert [cell["execution_count"] for cell in code] == list(range(1, len(code) + 1))
    outputs = [output for cell in code for output in cell["outputs"]]
    assert any("image/png" in output.get("data", {}) for output in outputs)
    assert not [output for output in outputs if output["output_type"] == "error"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_outputs_name_no_machine(path: Path) -> None:
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        for output in cell.get("outputs", []):
            said = {k: v for k, v in output.get("data", {}).items() if not PICTURES.search(k)}
            text = json.dumps(said) + "".join(output.get("text", []))
            assert not HOME.search(re.sub(r"base64,[A-Za-z0-9+/=\\n]+", "", text))
