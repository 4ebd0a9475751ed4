"""docs/warehouse.md: its commands and its Python run as they are printed, its tables are read."""

import re
from pathlib import Path

import pytest

import quarterlight as ql
from normalize.indicators.judgement_files import read_decisions, read_registry
from normalize.indicators.judgements import Verdict
from tests.pages import ROOT, read_page, run, snippets
from warehouse.archive_list import Folders, read_archive_list
from warehouse.change_queries import NOT_COMPARED
from warehouse.changes import SCHEMA
from warehouse.schemas.columns import description_of

PAGE = read_page("docs/warehouse.md")


LISTED, DECIDED, GIVEN = snippets(PAGE, "csv")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the page runs: the samples are there, and what its commands make."""
    made = tmp_path_factory.mktemp("page")
    (made / "samples").symlink_to(ROOT / "samples")
    return made


@pytest.fixture(autouse=True)
def here(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place)
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("QUARTERLIGHT_USER", "A. Clerk")


def test_the_page_runs_from_top_to_bottom(place: Path) -> None:
    ingest, decide, apply, look, keep, export = snippets(PAGE, "bash")
    run(ingest)
    *_, asked = run(decide)
    decided = place / "out" / "decisions.csv"
    correction = DECIDED.splitlines()[-1]
    row_key, _, _, expected, value = correction.split(",")[1:6]
    assert asked.split()[-2:] == [row_key, expected]
    with decided.open("a", encoding="utf-8") as file:
        file.write(f"{correction}\n")
    _, stale = run(apply)
    assert "decision_stale" not in stale
    corrected = ql.open("out").sql("FROM observations WHERE value_source = 'corrected'")
    assert list(corrected["value"]) == [float(value)]
    why, changes = run(look)
    assert "PED03 01" in why
    assert "decision" in changes
    *_, kept, back, checked = run(keep)
    assert "published-2026" in kept
    assert back.startswith("Release r-")
    assert checked == ""
    run(export)
    assert (place / "reports.xlsx").is_file()
    assert (place / "csv" / "observations.csv").is_file()


def test_its_python_runs() -> None:
    [script] = snippets(PAGE, "python")
    known: dict[str, object] = {}
    exec(compile(script, "warehouse.md", "exec"), known)
    assert str(known["source"])


def test_its_tables_are_read() -> None:
    folders = read_archive_list(LISTED)
    places = {"q2.pdf": ".", "fernleigh/q2.pdf": "fernleigh", "a/scrutiny/q2.pdf": "*/scrutiny/*"}
    for source, folder in places.items():
        found = Folders(folders).of(source)
        assert found is not None
        assert found.folder == folder
    decisions, problems = read_decisions(DECIDED)
    assert ([d.verdict for d in decisions], problems) == ([Verdict.DIFFERENT, Verdict.CORRECT], ())
    lines, problems = read_registry(GIVEN)
    assert ([line.redirect_to for line in lines], problems) == (
        ["", "ind-brackenshire-scs-cyp05"],
        (),
    )


def test_it_names_every_verdict_cause_and_file(place: Path) -> None:
    prose = re.sub(r"```.*?```", "", PAGE, flags=re.DOTALL)
    named = set(re.findall(r"`([^`\n]+)`", prose))
    assert set(Verdict) <= named
    assert set(NOT_COMPARED) - {"inputs"} <= named
    causes = {"new_document", "document_gone", "reissue", "decision", "link", "layout", "software"}
    assert causes <= named
    assert all(cause in description_of(SCHEMA.field("cause")) for cause in causes)
    hidden = {"writer.lock", "quarterlight.json"}
    for path in (place / "out").iterdir():
        assert path.name in hidden or any(path.name in name for name in named), path.name
