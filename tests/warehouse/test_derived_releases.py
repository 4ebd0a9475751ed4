"""A release follows from its inputs and judgements alone, whatever happened before."""

import random
import shutil
from pathlib import Path

import pandas as pd
import pytest

from tests.warehouse.small_archive import LATER, report, run, write
from warehouse.folder import Warehouse, make_warehouse

REPORTS = Path(__file__).parents[2] / "samples" / "reports" / "brackenshire"
SEED = 20261122
ORDERS = 10


def contents(warehouse: Warehouse) -> dict[str, bytes]:
    """Everything that people and programs read: the release, the registries, the plain copies."""
    files = [*warehouse.latest.rglob("*"), *warehouse.root.glob("*.csv"), warehouse.current]
    return {
        p.relative_to(warehouse.root).as_posix(): p.read_bytes()
        for p in sorted(files)
        if p.is_file() and p != warehouse.release_log
    }


def table(warehouse: Warehouse, name: str) -> pd.DataFrame:
    return pd.read_parquet(warehouse.latest / f"{name}.parquet")


def forget_what_is_put_together(warehouse: Warehouse) -> None:
    """Leave the reports and the registries only, as if the rest had never been made."""
    for folder in (warehouse.normals, warehouse.shards, warehouse.councils):
        shutil.rmtree(folder)
    (warehouse.root / "store" / "basis.json").unlink()


@pytest.fixture(scope="module")
def sample_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples") / "archive"
    folder.mkdir()
    for path in sorted(REPORTS.glob("*.txt")):
        shutil.copyfile(path, folder / path.name)
    return folder


@pytest.fixture(scope="module")
def sample_warehouse(tmp_path_factory: pytest.TempPathFactory, sample_archive: Path) -> Warehouse:
    warehouse = make_warehouse(tmp_path_factory.mktemp("out") / "out")
    warehouse.archive_list.write_text("folder,council\n.,Brackenshire Council\n", encoding="utf-8")
    run(warehouse, sample_archive)
    return warehouse


def test_the_order_of_files_decides_nothing(
    sample_archive: Path, sample_warehouse: Warehouse, tmp_path: Path
) -> None:
    expected = contents(sample_warehouse)
    chance = random.Random(SEED)
    paths = sorted(sample_archive.iterdir())
    for turn in range(ORDERS):
        warehouse = make_warehouse(tmp_path / str(turn))
        shutil.copyfile(sample_warehouse.archive_list, warehouse.archive_list)
        for store in ("extracts", "reports"):
            shutil.copytree(
                sample_warehouse.root / "store" / store, warehouse.root / "store" / store
            )
        chance.shuffle(paths)
        run(warehouse, sample_archive, *paths)
        assert contents(warehouse) == expected


def test_ids_are_there_and_lead_to_rows(sample_warehouse: Warehouse) -> None:
    kpis, indicators = table(sample_warehouse, "kpis"), table(sample_warehouse, "indicators")
    assert kpis["indicator_id"].notna().all()
    assert set(kpis["indicator_id"]) == set(indicators["indicator_id"])
    assert set(kpis["definition_id"]) == set(
        table(sample_warehouse, "definitions")["definition_id"]
    )
    milestones = table(sample_warehouse, "milestones")
    history = table(sample_warehouse, "milestone_history")
    assert milestones["milestone_id"].notna().all()
    assert sorted(history["milestone_row_id"]) == sorted(milestones["milestone_row_id"])


@pytest.mark.parametrize("order", [(1, 2, 3), (3, 1, 2), (2, 3, 1)])
def test_one_document_at_a_time_is_as_good_as_all_at_once(
    tmp_path: Path, order: tuple[int, ...]
) -> None:
    archive, warehouse = tmp_path / "archive", make_warehouse(tmp_path / "out")
    for quarter in order:
        write(archive / f"q{quarter}.txt", report(quarter=quarter, now=100 + quarter))
        write(archive / f"f{quarter}.txt", report(quarter=quarter, council="Fenwold"))
        run(warehouse, archive)
    step_by_step = contents(warehouse)
    forget_what_is_put_together(warehouse)
    run(warehouse, archive)
    assert contents(warehouse) == step_by_step
    assert table(warehouse, "indicators")["indicator_id"].is_unique
    assert set(table(warehouse, "indicators")["document_count"]) == {3}


def test_ids_outlive_what_made_them(tmp_path: Path) -> None:
    archive, warehouse = tmp_path / "archive", make_warehouse(tmp_path / "out")
    write(archive / "q2.txt", report(quarter=2))
    run(warehouse, archive)
    before = warehouse.indicator_ids.read_text(encoding="utf-8")
    write(archive / "q1.txt", report(quarter=1))
    run(warehouse, archive, now=LATER)
    assert warehouse.indicator_ids.read_text(encoding="utf-8") == before


@pytest.mark.parametrize("store", ["shards", "councils"])
def test_what_is_damaged_is_made_again(
    tmp_path: Path, store: str, caplog: pytest.LogCaptureFixture
) -> None:
    archive, warehouse = tmp_path / "archive", make_warehouse(tmp_path / "out")
    write(archive / "q2.txt", report())
    run(warehouse, archive)
    expected = contents(warehouse)
    for path in (warehouse.root / "store" / store).iterdir():
        data = bytearray(path.read_bytes())
        data[-20] ^= 1
        path.write_bytes(data)
    (warehouse.root / "store" / "basis.json").unlink()
    run(warehouse, archive)
    assert contents(warehouse) == expected
    assert "is damaged; it is made again" in caplog.text


def test_a_council_named_by_the_list_goes_before_the_printed_one(tmp_path: Path) -> None:
    archive, warehouse = tmp_path / "archive", make_warehouse(tmp_path / "out")
    write(archive / "elms" / "q2.txt", report())
    warehouse.archive_list.write_text(
        "folder,council,url\nelms,Elmsworth MBC,https://elms.example\n", encoding="utf-8"
    )
    run(warehouse, archive)
    document = table(warehouse, "documents").iloc[0]
    assert document["council"] == "Elmsworth MBC"
    assert document["url"] == "https://elms.example/q2.txt"
    assert "council: archive.csv (printed: Elmsworth Borough Council)" in document["inferred"]
    assert set(table(warehouse, "indicators")["council"]) == {"Elmsworth MBC"}


def test_documents_of_no_council_stay_apart_and_say_so(tmp_path: Path) -> None:
    archive, warehouse = tmp_path / "archive", make_warehouse(tmp_path / "out")
    for quarter in (1, 2):
        text = report(quarter=quarter).replace("Elmsworth Borough Council", "")
        write(archive / f"q{quarter}.txt", text)
    run(warehouse, archive)
    assert set(table(warehouse, "indicators")["document_count"]) == {1}
    findings = table(warehouse, "findings")
    assert (findings["code"] == "council_unknown").sum() == 2


def test_a_correction_holds_though_everything_is_read_again(tmp_path: Path) -> None:
    archive, warehouse = tmp_path / "archive", make_warehouse(tmp_path / "out")
    write(archive / "q2.txt", report(now=126))
    run(warehouse, archive)
    row = table(warehouse, "observations").query("value == 126").iloc[0]
    warehouse.decisions.write_text(
        "decision,left,right,column,expected,value,who,when,why\n"
        f"correct,{row.row_key},,value,126,128,A. Clerk,2026-02-03,the paper copy says so\n",
        encoding="utf-8",
    )
    for _ in range(2):
        run(warehouse, archive)
        corrected = table(warehouse, "observations").query("row_key == @row.row_key").iloc[0]
        assert (corrected["value"], corrected["value_source"]) == (128, "corrected")
        assert corrected["value_text"] == "126"
        shutil.rmtree(warehouse.root / "store")
    assert 128 in set(table(warehouse, "series")["value"])


def test_a_correction_of_another_value_is_a_finding(tmp_path: Path) -> None:
    archive, warehouse = tmp_path / "archive", make_warehouse(tmp_path / "out")
    write(archive / "q2.txt", report(now=126))
    run(warehouse, archive)
    row = table(warehouse, "observations").query("value == 126").iloc[0]
    warehouse.decisions.write_text(
        f"decision,left,column,expected,value\ncorrect,{row.row_key},value,125,128\n",
        encoding="utf-8",
    )
    run(warehouse, archive)
    assert 128 not in set(table(warehouse, "observations")["value"])
    stale = table(warehouse, "findings").query("code == 'decision_stale'").iloc[0]
    assert stale["message"].startswith("Line 2 of decisions.csv")
    assert (stale["expected"], stale["found"]) == ("125", "126")


def test_an_archives_own_list_is_taken_along_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    archive, warehouse = tmp_path / "archive", make_warehouse(tmp_path / "out")
    write(archive / "elms" / "q2.txt", report().replace("Elmsworth Borough Council", ""))
    theirs = write(archive / "archive.csv", "folder,council\nelms,Elmsworth\n")
    run(warehouse, archive)
    assert list(table(warehouse, "documents")["council"]) == ["Elmsworth"]
    assert len(table(warehouse, "inputs")) == 1
    assert caplog.text == ""
    write(theirs, "folder,council\nelms,Fenwold\n")
    run(warehouse, archive)
    assert list(table(warehouse, "documents")["council"]) == ["Elmsworth"]
    assert "which counts" in caplog.text
