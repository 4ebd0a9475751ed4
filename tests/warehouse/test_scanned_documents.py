"""Documents of pictures in a warehouse: read once an engine is there, and not forgotten after."""

import io
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from typer.testing import CliRunner

from extract.ocr import rapid
from extract.ocr.engines import installed
from extract.ocr.modes import OcrMode
from extract.states import State
from quarterlight.cli import app
from warehouse.folder import make_warehouse
from warehouse.ingest import Request, ingest
from warehouse.intake import find_inputs
from warehouse.rebuild import rebuild
from warehouse.record_keys import Rules
from warehouse.summary import Summary

SAMPLES = Path(__file__).parents[2] / "samples"
SCAN = SAMPLES / "scans" / "brackenshire_2011-12_q2_departmental_scan.pdf"
TEXT = SAMPLES / "reports" / "brackenshire" / "brackenshire_2008-09_q2_committee_cover.txt"


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A scanned page of indicators, and a text."""
    source, page = pypdfium2.PdfDocument(SCAN), pypdfium2.PdfDocument.new()
    page.import_pages(source, [1])
    out = io.BytesIO()
    page.save(out)
    page.close()
    source.close()
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "scan.pdf").write_bytes(out.getvalue())
    (folder / "cover.txt").write_bytes(TEXT.read_bytes())
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("QUARTERLIGHT_OCR", raising=False)
    return folder


@pytest.fixture
def engines(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    yield monkeypatch
    monkeypatch.undo()
    installed.cache_clear()


def remove_all(engines: pytest.MonkeyPatch) -> None:
    engines.setenv("PATH", "")
    engines.setattr(rapid, "PACKAGES", ("no_such_package",))
    installed.cache_clear()


def run(archive: Path, mode: OcrMode = OcrMode.AUTO) -> Summary:
    out = make_warehouse(archive.parent / "out")
    arguments = [str(archive)]
    return ingest(out, Request(find_inputs(arguments, out.root), arguments, ocr=mode))


def test_an_engine_that_comes_later_reads_what_was_not_read_and_nothing_else(
    archive: Path, engines: pytest.MonkeyPatch
) -> None:
    unread = run(archive, OcrMode.NEVER)
    assert unread.files_read == 2
    (failure,) = unread.new_failures
    assert failure.state == State.NO_TEXT
    assert "install tesseract, or pip install 'quarterlight[ocr]'" in failure.reason
    found = run(archive)
    assert found.files_read == 1
    assert not found.new_failures
    assert run(archive).files_read == 0
    remove_all(engines)
    again = run(archive)
    assert (again.files_read, again.release_id) == (0, found.release_id)
    rules = Rules()
    assert rebuild(make_warehouse(archive.parent / "out"), rules).release_id == found.release_id
    assert run(archive, OcrMode.NEVER).release_id == unread.release_id


def test_always_without_an_engine_is_refused_and_names_the_remedy(
    archive: Path, engines: pytest.MonkeyPatch
) -> None:
    remove_all(engines)
    for command in (["ingest", str(archive), "-w", "out"], ["show", str(archive / "scan.pdf")]):
        said = CliRunner().invoke(app, [*command, "--ocr", "always"])
        assert said.exit_code == 2
        assert "install tesseract, or pip install 'quarterlight[ocr]'" in said.stderr
    assert CliRunner().invoke(app, ["show", str(archive / "scan.pdf")]).exit_code == 1


def test_one_scan_is_shown_as_it_was_recognised(archive: Path) -> None:
    said = CliRunner().invoke(app, ["show", str(archive / "scan.pdf")], env={"COLUMNS": "200"})
    assert said.exit_code == 0
    assert "Number of investment enquiries per annum" in said.stdout
    left = CliRunner().invoke(app, ["show", str(archive / "scan.pdf"), "--ocr", "never"])
    assert left.exit_code == 1
