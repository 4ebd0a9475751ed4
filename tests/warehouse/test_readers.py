"""Readers beside a writer: fifty releases are published while all tables are read again and again.

The reader never sees an error, nor two releases in one look.
"""

import threading
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import quarterlight as ql
from tests.warehouse.small_archive import FIRST, report, run, write
from warehouse.derive import Derived
from warehouse.folder import Warehouse, make_warehouse
from warehouse.lock import only_writer
from warehouse.query import pinned_release
from warehouse.release import KEPT, Release, is_whole, new_folder, publish
from warehouse.schemas import TABLES
from warehouse.tablefiles import RELEASE_KEY, release_of

PUBLISHES = 50


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    out = make_warehouse(tmp_path / "out")
    write(tmp_path / "archive" / "q2.txt", report())
    run(out, tmp_path / "archive")
    return out


def publish_again(warehouse: Warehouse, tables: dict[str, pa.Table], number: int) -> None:
    """Publish the same rows under another id; each file says which."""
    release_id = f"r-{number:012x}"
    with only_writer(warehouse), new_folder(warehouse) as folder:
        for name, rows in tables.items():
            with pq.ParquetWriter(folder / f"{name}.parquet", rows.schema) as writer:
                writer.write_table(rows)
                writer.add_key_value_metadata({RELEASE_KEY: release_id})
        counts = dict.fromkeys(TABLES, 1)
        publish(warehouse, Derived(release_id, counts), folder, FIRST)


def looks(warehouse: Warehouse, done: threading.Event) -> Iterator[str]:
    """The release met in each look over all tables, until the writer is done."""
    while not done.is_set():
        wh = ql.open(warehouse.root)
        met = {wh.arrow(name).schema.metadata[RELEASE_KEY.encode()].decode() for name in TABLES}
        assert met == {wh.release_id}
        yield wh.release_id
        for name in TABLES:
            assert release_of(warehouse.latest / f"{name}.parquet") is not None


def test_a_reader_never_sees_a_mixture_or_an_error(warehouse: Warehouse) -> None:
    first: Release = pinned_release(warehouse)
    tables = {name: pq.read_table(first.table(name)) for name in TABLES}
    done = threading.Event()
    failed: list[BaseException] = []

    def write_on() -> None:
        try:
            for number in range(PUBLISHES):
                publish_again(warehouse, tables, number)
        except BaseException as error:
            failed.append(error)
            raise
        finally:
            done.set()

    writer = threading.Thread(target=write_on)
    writer.start()
    seen = set(looks(warehouse, done))
    writer.join()
    assert not failed
    assert len(seen) > 1
    assert pinned_release(warehouse).release_id == f"r-{PUBLISHES - 1:012x}"


def test_a_release_that_is_pruned_while_it_is_looked_up_is_not_called_damaged(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reader has read which release is current, and finds its folder gone."""
    first = pinned_release(warehouse)
    tables = {name: pq.read_table(first.table(name)) for name in TABLES}
    left = list(range(KEPT))

    def overtaken(release: Release) -> bool:
        while left:
            publish_again(warehouse, tables, left.pop())
        return is_whole(release)

    monkeypatch.setattr("warehouse.release.is_whole", overtaken)
    assert pinned_release(warehouse).release_id == f"r-{0:012x}"
    assert not first.folder.exists()
