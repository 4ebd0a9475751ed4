"""The docs as a site: it builds without a warning, and pages that are made are current."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from quarterlight.cli_page import cli_page

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docs")
    shutil.copytree(ROOT / "docs", folder / "docs")
    shutil.copyfile(ROOT / "zensical.toml", folder / "zensical.toml")
    done = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--strict"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "build" / "docs"


def test_every_page_is_in_the_site_and_in_its_list(site: Path) -> None:
    pages = {path.stem for path in (ROOT / "docs").glob("*.md")}
    assert pages <= {path.stem for path in site.glob("*.html")}
    settings = tomllib.loads((ROOT / "zensical.toml").read_text(encoding="utf-8"))
    listed = set(re.findall(r"'([\w-]+)\.md'", str(settings["project"]["nav"])))
    assert listed == pages


def test_no_page_loads_anything_from_elsewhere(site: Path) -> None:
    loads = re.compile(
        r"<(?:script|img|iframe|link rel=\"?stylesheet\"?)[^>]*?(?:src|href)=\"?https?:"
    )
    for path in site.glob("*.html"):
        assert not loads.search(path.read_text(encoding="utf-8")), path.name


def test_the_page_of_the_command_line_is_current() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert page == cli_page(), "python -m quarterlight.cli_page > docs/cli.md"
