"""Folders that change between runs: files moved, deleted, vanished, and folders out of reach."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest

from tests.hostile import damage
from warehouse.batch.limits import Limits
from warehouse.folder import Warehouse, make_warehouse
from warehouse.ingest import Request, ingest, plan
from warehouse.intake import find_inputs
from warehouse.ledger import read_ledger
from warehouse.summary import Summary

FIRST = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
LATER = datetime(2026, 6, 7, 8, 9, 10, tzinfo=UTC)
LETTER = "Dear Sir,\n\nyours, A.\n"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    (folder / "2008").mkdir(parents=True)
    shutil.copy2(damage.TEXT, folder / "2008" / "q2.txt")
    (folder / "letter.txt").write_text(LETTER, encoding="utf-8")
    return folder


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    return make_warehouse(tmp_path / "out")


def request_for(warehouse: Warehouse, folder: Path, **options: bool) -> Request:
    return Request(find_inputs([str(folder)], warehouse.root), [str(folder)], **options)


def run(warehouse: Warehouse, folder: Path, now: datetime = FIRST, **options: bool) -> Summary:
    return ingest(warehouse, request_for(warehouse, folder, **options), now=now)


def table(warehouse: Warehouse, name: str) -> pd.DataFrame:
    return pd.read_parquet(warehouse.latest / f"{name}.parquet")


def names(warehouse: Warehouse) -> dict[str, str]:
    inputs = table(warehouse, "inputs")
    return {
        uri.rpartition("/")[2]: state
        for uri, state in zip(inputs["uri"], inputs["state"], strict=True)
    }


def test_a_moved_file_is_no_new_document(warehouse: Warehouse, archive: Path) -> None:
    run(warehouse, archive)
    before = table(warehouse, "documents")["document_id"].to_list()
    (archive / "old").mkdir()
    (archive / "2008" / "q2.txt").rename(archive / "old" / "second quarter.txt")
    summary = run(warehouse, archive, LATER)
    assert (summary.moved, summary.missing, summary.files_read) == (1, 0, 0)
    assert names(warehouse) == {"letter.txt": "not_a_report", "second quarter.txt": "parsed"}
    assert table(warehouse, "documents")["document_id"].to_list() == before
    assert set(table(warehouse, "inputs")["first_seen"]) == {pd.Timestamp(FIRST)}


def test_a_whole_archive_that_is_moved_is_no_second_one(
    warehouse: Warehouse, archive: Path
) -> None:
    first = run(warehouse, archive)
    before = table(warehouse, "documents")["document_id"].to_list()
    elsewhere = archive.rename(archive.parent / "elsewhere")
    summary = run(warehouse, elsewhere, LATER)
    assert (summary.moved, summary.missing, summary.files_read) == (2, 0, 0)
    assert (summary.states, summary.rows) == (first.states, first.rows)
    assert all("/elsewhere/" in uri for uri in table(warehouse, "inputs")["uri"])
    assert table(warehouse, "documents")["document_id"].to_list() == before
    assert set(table(warehouse, "inputs")["first_seen"]) == {pd.Timestamp(FIRST)}


def test_a_copy_elsewhere_leaves_the_first_archive_alone(
    warehouse: Warehouse, archive: Path
) -> None:
    run(warehouse, archive)
    copy = shutil.copytree(archive, archive.parent / "copy")
    summary = run(warehouse, copy, LATER)
    assert (summary.moved, summary.missing) == (0, 0)
    assert len(table(warehouse, "inputs")) == 4
    assert summary.states == {"duplicate": 2, "parsed": 1, "not_a_report": 1}


def test_the_document_of_a_deleted_file_stays(warehouse: Warehouse, archive: Path) -> None:
    first = run(warehouse, archive)
    (archive / "2008" / "q2.txt").unlink()
    summary = run(warehouse, archive, LATER)
    assert (summary.missing, summary.gone) == (1, 0)
    assert (summary.states, summary.rows) == (first.states, first.rows)
    assert run(warehouse, archive, LATER).was_made is False


def test_a_deleted_file_that_comes_back_is_there(warehouse: Warehouse, archive: Path) -> None:
    first = run(warehouse, archive)
    (archive / "2008").rename(archive.parent / "elsewhere")
    assert run(warehouse, archive, LATER).missing == 1
    (archive.parent / "elsewhere").rename(archive / "2008")
    summary = run(warehouse, archive, LATER)
    assert (summary.missing, summary.states) == (0, first.states)


def test_a_deleted_file_without_a_document_is_gone(warehouse: Warehouse, archive: Path) -> None:
    (archive / "empty.txt").touch()
    assert len(run(warehouse, archive).new_failures) == 2
    (archive / "empty.txt").unlink()
    summary = run(warehouse, archive, LATER)
    assert (summary.gone, len(summary.old_failures)) == (1, 1)


def test_pruning_leaves_what_a_new_warehouse_would_hold(
    tmp_path: Path, warehouse: Warehouse, archive: Path
) -> None:
    run(warehouse, archive)
    (archive / "2008" / "q2.txt").unlink()
    run(warehouse, archive)
    summary = run(warehouse, archive, prune=True)
    assert (summary.pruned, summary.gone) == (1, 1)
    fresh = make_warehouse(tmp_path / "fresh")
    run(fresh, archive)
    for name in ("documents", "sections", "kpis", "observations"):
        assert table(warehouse, name).equals(table(fresh, name)), name


def test_files_that_vanish_during_the_run_are_accounted_for(
    warehouse: Warehouse, archive: Path
) -> None:
    (archive / "soon gone.txt").write_text(LETTER, encoding="utf-8")
    request = request_for(warehouse, archive)
    (archive / "soon gone.txt").unlink()
    summary = ingest(warehouse, request, now=FIRST)
    assert names(warehouse)["soon gone.txt"] == "unreadable"
    assert sum(summary.states.values()) == len(request.found) == 3
    assert run(warehouse, archive).old_failures == summary.new_failures[:1]


@contextmanager
def without_rights(folder: Path) -> Iterator[None]:
    """Take the right to read a folder from this process, also where it is root's."""
    folder.chmod(0)
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)
        folder.chmod(0o755)


def test_a_folder_that_cannot_be_listed_is_accounted_for() -> None:
    with tempfile.TemporaryDirectory() as place:
        os.chmod(place, 0o777)
        archive = Path(place) / "archive"
        (archive / "closed").mkdir(parents=True)
        (archive / "letter.txt").write_text(LETTER, encoding="utf-8")
        (archive / "closed" / "other.txt").write_text(f"{LETTER}PS\n", encoding="utf-8")
        with without_rights(archive / "closed"):
            warehouse = make_warehouse(Path(place) / "out")
            run(warehouse, archive)
            assert names(warehouse) == {"letter.txt": "not_a_report", "closed": "unreadable"}
            (Path(place) / "out").chmod(0o777)
        run(warehouse, archive)
        inputs = table(warehouse, "inputs")
        assert sorted(inputs[~inputs["gone"]]["state"]) == ["not_a_report"] * 2
        with without_rights(archive / "closed"):
            run(warehouse, archive)
            assert names(warehouse)["other.txt"] == "not_a_report"


def test_what_failed_is_tried_again_on_request(warehouse: Warehouse, archive: Path) -> None:
    (archive / "cut.pdf").write_bytes(damage.cut(5))
    assert run(warehouse, archive).files_read == 3
    assert run(warehouse, archive).files_read == 0
    summary = run(warehouse, archive, retry_failed=True)
    assert (summary.files_read, summary.was_made) == (1, False)


def test_a_plan_says_what_would_be_done_and_does_nothing(
    warehouse: Warehouse, archive: Path
) -> None:
    def planned(**options: bool) -> dict[str, str]:
        doing = plan(warehouse, request_for(warehouse, archive, **options))
        return {p.uri.rpartition("/")[2]: str(p.doing) for p in doing}

    assert planned() == {"letter.txt": "new", "q2.txt": "new"}
    assert [p.name for p in warehouse.root.iterdir()] == ["quarterlight.json"]
    (archive / "loop.txt").symlink_to("loop.txt")
    (archive / "empty.txt").touch()
    run(warehouse, archive)
    (archive / "letter.txt").write_text(f"{LETTER}PS\n", encoding="utf-8")
    (archive / "new.txt").write_text(LETTER, encoding="utf-8")
    (archive / "2008" / "q2.txt").unlink()
    assert planned() == {
        "letter.txt": "changed",
        "new.txt": "new",
        "q2.txt": "missing",
        "loop.txt": "unreadable",
        "empty.txt": "unchanged",
    }
    assert planned(retry_failed=True)["empty.txt"] == "tried again"


def test_one_and_several_workers_in_any_order_give_the_same_bytes(
    tmp_path: Path, archive: Path
) -> None:
    shutil.copy2(damage.REPORT, archive / "2008")
    (archive / "cut.pdf").write_bytes(damage.cut(5))
    made = []
    for workers, backwards in ((0, False), (1, True), (2, False)):
        warehouse = make_warehouse(tmp_path / f"out-{workers}")
        found = find_inputs([str(archive)], warehouse.root)
        request = Request(
            found[::-1] if backwards else found, [str(archive)], limits=Limits(workers=workers)
        )
        ingest(warehouse, request, now=FIRST)
        files = sorted(warehouse.latest.iterdir())
        entries = list(read_ledger(warehouse.ledger).values())
        made.append(({file.name: file.read_bytes() for file in files}, entries))
    assert made[0] == made[1] == made[2]
