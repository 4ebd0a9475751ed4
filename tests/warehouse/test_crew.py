"""Several processes make the release that one makes, also where one of them dies."""

import os
import shutil
import signal
from functools import partial
from pathlib import Path

import pytest

from tests.warehouse.small_archive import LATER, report, run, write
from warehouse.crew import crew_of
from warehouse.folder import Warehouse, make_warehouse
from warehouse.rebuild import rebuild
from warehouse.record_keys import Rules

COUNCILS = (
    "Elmsworth Borough Council",
    "Elmsworth City Council",  # would have the same ids as the one before
    "Northmoor County Council",
    "Ashbourne Vale Council",
)


def contents(warehouse: Warehouse) -> dict[str, bytes]:
    """The tables and the registry."""
    files = [*warehouse.latest.glob("*.parquet"), warehouse.indicator_ids]
    return {path.name: path.read_bytes() for path in files}


def nothing_put_together(warehouse: Warehouse, folder: Path) -> Warehouse:
    """A warehouse that holds the same reports, and nothing made of them."""
    copy = make_warehouse(folder)
    shutil.copytree(warehouse.root / "store", copy.root / "store", dirs_exist_ok=True)
    for path in (warehouse.ledger, warehouse.archive_list):
        shutil.copyfile(path, copy.root / path.name)
    for made in (copy.normals, copy.shards, copy.councils):
        shutil.rmtree(made)
    return copy


@pytest.fixture
def one_by_one(tmp_path: Path) -> Warehouse:
    archive, warehouse = tmp_path / "archive", make_warehouse(tmp_path / "out")
    lines = ["folder,council"]
    for number, council in enumerate(COUNCILS):
        lines.append(f"c{number},{council}")
        for quarter in (1, 2, 3):
            write(
                archive / f"c{number}" / f"q{quarter}.txt",
                report(quarter=quarter, council=f"Number {number}"),
            )
    warehouse.archive_list.write_text("\n".join(lines) + "\n", encoding="utf-8")
    run(warehouse, archive)
    return warehouse


@pytest.mark.parametrize("shares", [1, 4])
def test_the_same_release_with_one_process_and_with_two(
    shares: int, one_by_one: Warehouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("warehouse.crew.FEWEST_DOCUMENTS", 1)
    monkeypatch.setattr("warehouse.councils.groups.SHARES", shares)  # few: groups go together
    together = nothing_put_together(one_by_one, tmp_path / "together")
    rebuild(together, Rules(), now=LATER, workers=2)
    assert contents(together) == contents(one_by_one)
    ids = one_by_one.indicator_ids.read_text(encoding="utf-8")
    assert "ind-elmsworth-ph-li01," in ids
    assert "ind-elmsworth-ph-li01-" in ids


def test_work_of_a_process_that_dies_is_done_by_the_first(caplog: pytest.LogCaptureFixture) -> None:
    with crew_of(2) as crew:
        assert crew.begin(abs, -3).result() == 3
        assert crew.begin(os._exit, 1).result() is None
        assert crew.begin(abs, -3).result() is None
    assert "died" in caplog.text


def test_ctrl_c_is_not_for_helpers_even_while_they_start() -> None:
    with crew_of(2) as crew:
        masked = crew.begin(partial(signal.pthread_sigmask, signal.SIG_BLOCK), []).result()
    assert masked is not None
    assert signal.SIGINT in masked


@pytest.mark.parametrize(
    ("workers", "documents", "is_worth"),
    [(0, 9999, False), (1, 9999, False), (2, 10, False), (2, 9999, True)],
)
def test_few_documents_are_not_worth_a_start(workers: int, documents: int, is_worth: bool) -> None:
    with crew_of(workers) as crew:
        assert crew.is_worth(documents) is is_worth
