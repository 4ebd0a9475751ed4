"""What is a warehouse, what is not, and that one run writes at a time."""

from collections.abc import Callable
from pathlib import Path

import pytest

from warehouse.folder import MARKER, WarehouseError, make_warehouse, open_warehouse
from warehouse.lock import only_writer
from warehouse.whole import TEMPORARY


def a_file(path: Path) -> None:
    path.write_text("words", encoding="utf-8")


def a_folder_with_other_files(path: Path) -> None:
    path.mkdir()
    (path / "letter.txt").touch()


def a_newer_warehouse(path: Path) -> None:
    path.mkdir()
    (path / MARKER).write_text('{"format": 2}', encoding="utf-8")


def a_damaged_marker(path: Path) -> None:
    path.mkdir()
    (path / MARKER).write_text("{", encoding="utf-8")


@pytest.mark.parametrize(
    ("prepare", "sentence"),
    [
        (a_file, "is a file"),
        (a_folder_with_other_files, "holds other files"),
        (a_newer_warehouse, "newer version"),
        (a_damaged_marker, "cannot be read"),
    ],
)
def test_what_is_no_warehouse_stays_as_it_is(
    tmp_path: Path, prepare: Callable[[Path], None], sentence: str
) -> None:
    path = tmp_path / "out"
    prepare(path)
    with pytest.raises(WarehouseError, match=sentence):
        make_warehouse(path)


def test_a_new_an_empty_and_an_old_folder(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("new", "empty", "new"):
        assert make_warehouse(tmp_path / name) == open_warehouse(tmp_path / name)


def test_a_warehouse_can_be_begun_with_its_text_tables(tmp_path: Path) -> None:
    (tmp_path / "archive.csv").write_text("folder,council\n.,Elmsworth\n", encoding="utf-8")
    (tmp_path / "decisions.csv").touch()
    assert make_warehouse(tmp_path) == open_warehouse(tmp_path)


def test_a_warehouse_whose_making_was_killed_is_made(tmp_path: Path) -> None:
    (tmp_path / f"{TEMPORARY}0418").write_text("{", encoding="utf-8")
    assert make_warehouse(tmp_path) == open_warehouse(tmp_path)


@pytest.mark.parametrize("make", [Path.mkdir, lambda path: None])
def test_only_a_warehouse_can_be_opened(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "out")
    with pytest.raises(WarehouseError, match="--warehouse"):
        open_warehouse(tmp_path / "out")


def test_a_second_writer_is_told_who_writes(tmp_path: Path) -> None:
    warehouse = make_warehouse(tmp_path / "out")
    with (
        only_writer(warehouse),
        pytest.raises(WarehouseError, match=r"process \d+, since"),
        only_writer(warehouse),
    ):
        pass
    with only_writer(warehouse):
        assert warehouse.lock_holder.exists()
    assert not warehouse.lock_holder.exists()


def test_the_run_after_a_killed_one_removes_what_it_left(tmp_path: Path) -> None:
    warehouse = make_warehouse(tmp_path / "out")
    left = warehouse.shards / f"{TEMPORARY}0418"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"QLS1")
    with only_writer(warehouse):
        assert left.exists()  # nobody was killed
    warehouse.lock_holder.write_text("somebody", encoding="utf-8")
    with only_writer(warehouse):
        assert not left.exists()
