"""What a release changed and why: documents, values of a reissue, decisions, links, software."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.warehouse.small_archive import (
    LATER,
    answer,
    bytes_of,
    correct,
    report,
    run,
    table,
    write,
)
from warehouse import release_log
from warehouse.changes import SCHEMA, changes_folder, comparing
from warehouse.folder import Warehouse, make_warehouse
from warehouse.query import pinned_release
from warehouse.release import new_folder
from warehouse.schemas.columns import description_of
from warehouse.whole import TEMPORARY

Rows = list[tuple[object, ...]]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    write(tmp_path / "archive" / "q1.txt", report(quarter=1, now=60))
    write(tmp_path / "archive" / "q2.txt", report(quarter=2))
    return tmp_path / "archive"


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    return make_warehouse(tmp_path / "out")


def changes(warehouse: Warehouse, sequence: int, columns: str) -> Rows:
    return answer(
        warehouse, f"SELECT {columns} FROM release_changes WHERE sequence = {sequence} ORDER BY ALL"
    )


def test_the_first_release_brings_all_documents(warehouse: Warehouse, archive: Path) -> None:
    run(warehouse, archive)
    columns = "change, after_text, cause, before_release_id, software"
    assert changes(warehouse, 1, columns) == [
        ("document_added", "q1.txt", "new_document", None, None),
        ("document_added", "q2.txt", "new_document", None, None),
    ]


def test_a_run_that_changes_nothing_tells_nothing(warehouse: Warehouse, archive: Path) -> None:
    run(warehouse, archive)
    run(warehouse, archive, now=LATER)
    assert [path.name for path in changes_folder(warehouse.root).iterdir()] == ["000001.parquet"]


def test_a_new_document_changes_the_points_it_prints_anew(
    warehouse: Warehouse, archive: Path
) -> None:
    run(warehouse, archive)
    write(archive / "q3.txt", report(quarter=3, actual=250, now=190))
    run(warehouse, archive, now=LATER)
    new = answer(warehouse, "SELECT document_id FROM documents WHERE quarter = 3")[0][0]
    told = changes(warehouse, 2, "change, table_name, before_text, after_text, cause")
    assert ("document_added", "documents", None, "q3.txt", "new_document") in told
    assert ("value_changed", "series", "246.0", "250.0", "new_document") in told
    by_table = answer(
        warehouse,
        "SELECT DISTINCT cause, cause_document_id FROM release_changes "
        "WHERE sequence = 2 AND table_name = 'series'",
    )
    assert by_table == [("new_document", new)]


def test_a_reissue_tells_its_values(warehouse: Warehouse, archive: Path) -> None:
    run(warehouse, archive)
    write(archive / "q2.txt", report(quarter=2, now=127))
    run(warehouse, archive, now=LATER)
    new = answer(warehouse, "SELECT document_id FROM documents WHERE quarter = 2")[0][0]
    columns = "change, table_name, column_name, before_text, after_text, cause, cause_document_id"
    told = changes(warehouse, 2, columns)
    assert ("value_changed", "observations", "value", "126.0", "127.0", "reissue", new) in told
    assert ("value_changed", "observations", "value_text", "126", "127", "reissue", new) in told
    assert {row[5:] for row in told} == {("reissue", new)}
    assert {row[0] for row in told} == {"document_added", "document_removed", "value_changed"}


def test_a_document_that_went_is_told_once(warehouse: Warehouse, archive: Path) -> None:
    run(warehouse, archive)
    (archive / "q1.txt").unlink()
    run(warehouse, archive, now=LATER, prune=True)
    told = changes(warehouse, 2, "change, table_name, before_text, cause")
    assert told == [("document_removed", "documents", "q1.txt", "document_gone")]


def test_a_decision_is_told_as_one(warehouse: Warehouse, archive: Path) -> None:
    run(warehouse, archive)
    query = "SELECT row_key, observation_id FROM observations WHERE value = 126"
    row_key, observation_id = answer(warehouse, query)[0]
    correct(warehouse, str(row_key), "126", "162")
    run(warehouse, archive, now=LATER)
    told = changes(warehouse, 2, "table_name, column_name, before_text, after_text, cause, row_id")
    assert ("observations", "value", "126.0", "162.0", "decision", observation_id) in told
    assert {row[:5] for row in told} >= {("series", "value", "126.0", "162.0", "decision")}
    assert {row[4] for row in told} == {"decision"}


def test_what_the_program_changed_is_told_as_software(
    warehouse: Warehouse, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(warehouse, archive)
    told_before = release_log.versions()
    monkeypatch.setattr(
        release_log, "versions", lambda: told_before.replace("normalize=", "normalize=0")
    )
    row_key = answer(warehouse, "SELECT row_key FROM observations WHERE value = 126")[0][0]
    correct(warehouse, str(row_key), "125", "162")  # it does not fit: a finding
    run(warehouse, archive, now=LATER)
    told = changes(warehouse, 2, "change, table_name, cause, software")
    assert told == [("row_added", "findings", "software", "normalize")]


def test_history_is_no_part_of_a_release(
    tmp_path: Path, warehouse: Warehouse, archive: Path
) -> None:
    run(warehouse, archive / "q1.txt")
    run(warehouse, archive)
    at_once = make_warehouse(tmp_path / "at-once")
    run(at_once, archive)
    assert bytes_of(warehouse.latest) == bytes_of(at_once.latest)


def test_the_same_step_gives_the_same_rows(
    tmp_path: Path, warehouse: Warehouse, archive: Path
) -> None:
    columns = "* EXCLUDE (release_id, before_release_id)"  # ids hold the times of files
    told = []
    for place in (warehouse, make_warehouse(tmp_path / "other")):
        write(archive / "q2.txt", report(quarter=2))
        run(place, archive)
        write(archive / "q2.txt", report(quarter=2, now=127))
        run(place, archive, now=LATER)
        told.append(answer(place, f"SELECT {columns} FROM release_changes"))
    assert told[0] == told[1]


def test_changes_outlive_their_releases(warehouse: Warehouse, archive: Path) -> None:
    for now in range(4):
        write(archive / "q2.txt", report(quarter=2, now=now))
        run(warehouse, archive)
    assert len(list(warehouse.releases.iterdir())) == 3
    told = answer(
        warehouse,
        "SELECT sequence, after_text FROM release_changes "
        "WHERE table_name = 'observations' AND column_name = 'value' ORDER BY sequence",
    )
    assert told == [(2, "1.0"), (3, "2.0"), (4, "3.0")]


def test_a_release_that_cannot_be_compared_is_said(warehouse: Warehouse, archive: Path) -> None:
    first = run(warehouse, archive).release_id
    (warehouse.releases / first / "documents.parquet").write_bytes(b"PAR1")
    write(archive / "q3.txt", report(quarter=3))
    run(warehouse, archive, now=LATER)
    assert changes(warehouse, 2, "change, before_release_id") == [("not_compared", first)]


def test_columns_are_described(warehouse: Warehouse, archive: Path) -> None:
    run(warehouse, archive)
    written = pq.read_schema(changes_folder(warehouse.root) / "000001.parquet")
    assert written.names == SCHEMA.names
    assert all(description_of(field).endswith(".") for field in written)


def test_a_warehouse_without_history_has_an_empty_one(warehouse: Warehouse, archive: Path) -> None:
    run(warehouse, archive)
    for path in changes_folder(warehouse.root).iterdir():
        path.unlink()
    assert answer(warehouse, "SELECT * FROM release_changes") == []
    assert len(table(warehouse, "documents")) == 2


def test_a_council_given_by_a_person_is_a_decision(warehouse: Warehouse, archive: Path) -> None:
    for quarter in (1, 2):
        nameless = report(quarter=quarter).replace("Elmsworth Borough Council", "")
        write(archive / f"q{quarter}.txt", nameless)
    run(warehouse, archive)
    assert answer(warehouse, "SELECT count(*) FROM indicators") == [(4,)]
    write(warehouse.archive_list, "folder,council\n.,Elmsworth\n")
    write(archive / "q3.txt", report(quarter=3))
    run(warehouse, archive, now=LATER)
    told = changes(warehouse, 2, "DISTINCT table_name, cause")
    assert ("documents", "decision") in told
    assert ("indicators", "decision") in told
    assert ("series", "decision") in told
    assert [row for row in told if row[1] != "decision"] == [("documents", "new_document")]


def test_what_is_compared_spills_where_the_next_run_tidies_up(
    warehouse: Warehouse, archive: Path
) -> None:
    run(warehouse, archive)
    with comparing(None, pinned_release(warehouse).folder) as connection:
        connection.execute("SET memory_limit = '30MB'")
        connection.execute(
            "CREATE TABLE much AS SELECT range, hash(range) AS h FROM range(5000000)"
        )
        [left] = warehouse.releases.glob(f"{TEMPORARY}*")
        assert any(left.iterdir())
        with new_folder(warehouse):
            assert not left.exists()
