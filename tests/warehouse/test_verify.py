"""Damage that a test plants is found: bytes, files, keys, columns, records."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from tests.warehouse.small_archive import FIRST, report, run, write
from warehouse.folder import Warehouse, WarehouseError, make_warehouse
from warehouse.lock import only_writer
from warehouse.query import pinned_release as pinned
from warehouse.release import describe, make_current
from warehouse.release_log import LogLine, published
from warehouse.rollback import tag_release
from warehouse.schemas import TABLES
from warehouse.tablefiles import RELEASE_KEY
from warehouse.verify import verify


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an archive and its warehouse, made once; each test damages a copy."""
    made = tmp_path_factory.mktemp("sound")
    write(made / "archive" / "q1.txt", report(quarter=1, now=60))
    run(make_warehouse(made / "out"), made / "archive")
    write(made / "archive" / "q2.txt", report(quarter=2))
    run(Warehouse(made / "out"), made / "archive")
    return made


@pytest.fixture
def warehouse(tmp_path: Path, place: Path) -> Warehouse:
    return Warehouse(Path(shutil.copytree(place / "out", tmp_path / "out")))


def current(warehouse: Warehouse) -> Path:
    return warehouse.releases / warehouse.current.read_text(encoding="utf-8").strip()


def older(warehouse: Warehouse) -> Path:
    return next(p for p in warehouse.releases.iterdir() if p != current(warehouse))


def flip(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


def rewrite(path: Path, change: Callable[[pa.Table], pa.Table]) -> None:
    """Change a table and keep its signature, as a careful hand would."""
    rows = pq.read_table(path)
    signed = pq.read_metadata(path).metadata[RELEASE_KEY.encode()].decode()
    with pq.ParquetWriter(path, change(rows).schema, compression="zstd") as writer:
        writer.write_table(change(rows))
        writer.add_key_value_metadata({RELEASE_KEY: signed})


def told(warehouse: Warehouse, *, deep: bool = False) -> list[tuple[str, str]]:
    return [(p.place, p.message) for p in verify(warehouse, deep=deep).problems]


def test_a_sound_warehouse_has_no_problem(warehouse: Warehouse) -> None:
    checked = verify(warehouse, deep=True)
    assert checked.problems == ()
    assert checked.releases == 2
    assert checked.files == 3 * (len(TABLES) + 2)
    assert checked.records >= 4


def test_a_flipped_byte_is_found_where_it_is(warehouse: Warehouse) -> None:
    folder = current(warehouse)
    flip(folder / "observations.parquet", at=200)
    places = [place for place, _ in told(warehouse)]
    release = f"releases/{folder.name}"
    assert f"{release}/observations.parquet" in places
    assert "latest/observations.parquet" in places
    assert not [place for place in places if "kpis" in place]


@pytest.mark.parametrize("name", ["datapackage.json", "views.sql", "sections.parquet"])
def test_a_flipped_byte_is_found_in_every_file(warehouse: Warehouse, name: str) -> None:
    folder = older(warehouse)
    flip(folder / name, at=100)
    assert f"releases/{folder.name}/{name}" in [place for place, _ in told(warehouse)]


@pytest.mark.parametrize("name", ["kpis.parquet", "datapackage.json", "views.sql"])
def test_a_missing_file_is_found(warehouse: Warehouse, name: str) -> None:
    folder = older(warehouse)
    (folder / name).unlink()
    assert told(warehouse) == [(f"releases/{folder.name}/{name}", "it is missing")]


def test_a_file_too_many_is_found(warehouse: Warehouse) -> None:
    write(older(warehouse) / "notes.txt", "mine")
    assert told(warehouse) == [
        (f"releases/{older(warehouse).name}/notes.txt", "it was not published")
    ]


def test_latest_is_the_current_release(warehouse: Warehouse) -> None:
    shutil.copy(older(warehouse) / "kpis.parquet", warehouse.latest / "kpis.parquet")
    (warehouse.latest / "legends.parquet").unlink()
    name = current(warehouse).name
    assert told(warehouse) == [
        ("latest/kpis.parquet", f"it is not that of {name}"),
        ("latest/legends.parquet", "it is missing"),
    ]


def set_column(name: str, value: str) -> Callable[[pa.Table], pa.Table]:
    def change(rows: pa.Table) -> pa.Table:
        index = rows.schema.get_field_index(name)
        texts = rows.column(name).to_pylist()
        return rows.set_column(
            index, rows.schema.field(index), pa.array([value, *texts[1:]], pa.string())
        )

    return change


def twice(rows: pa.Table) -> pa.Table:
    return pa.concat_tables([rows, rows.slice(0, 1)])


def without_key(rows: pa.Table) -> pa.Table:
    index = rows.schema.get_field_index("kpi_id")
    nothing = pa.nulls(rows.num_rows, pa.string())
    return rows.set_column(index, rows.schema.field(index), nothing)


BROKEN = {
    "own key twice": ("kpis", twice, "kpi_id is not unique: kpi-"),
    "row key twice": ("kpis", twice, "row_key is not unique: kpis:"),
    "own key empty": ("kpis", without_key, "kpi_id is empty in 4 rows"),
    "foreign key": (
        "observations",
        set_column("kpi_id", "kpi-none"),
        "kpi_id names what is not in kpis: kpi-none",
    ),
    "list of keys": (
        "definitions",
        set_column("kpi_ids", "kpi-none; kpi-no"),
        "kpi_ids names what is not in kpis: kpi-no, kpi-none",
    ),
    "row of a finding": (
        "findings",
        set_column("row_id", "kpi-none"),
        "row_id names what is not in kpis: kpi-none",
    ),
}


@pytest.mark.parametrize(("table", "change", "message"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_key_is_found_though_all_hashes_fit(
    warehouse: Warehouse, table: str, change: Callable[[pa.Table], pa.Table], message: str
) -> None:
    release = pinned(warehouse)
    rewrite(release.table(table), change)
    make_current(warehouse, release, signed_anew(warehouse))
    shutil.copy(release.table(table), warehouse.latest / f"{table}.parquet")
    found = told(warehouse)
    where = f"releases/{release.release_id}/{table}.parquet"
    assert any(place == where and text.startswith(message) for place, text in found), found
    assert not [text for _, text in found if "SHA-256" in text]


def signed_anew(warehouse: Warehouse) -> LogLine:
    release = pinned(warehouse)
    hashes = describe(release.folder, release.release_id)
    counts = dict.fromkeys(TABLES, 0)
    return published(warehouse, release.release_id, counts, hashes, FIRST)


def test_other_columns_are_found(warehouse: Warehouse) -> None:
    folder = current(warehouse)
    rewrite(folder / "kpis.parquet", lambda rows: rows.drop_columns(["theme"]))
    message = "its columns or their types are not those that datapackage.json says"
    assert (f"releases/{folder.name}/kpis.parquet", message) in told(warehouse)


def test_the_table_of_another_release_is_found(warehouse: Warehouse) -> None:
    folder, other = current(warehouse), older(warehouse)
    shutil.copy(other / "kpis.parquet", folder / "kpis.parquet")
    message = f"it says that it belongs to the release {other.name}"
    assert (f"releases/{folder.name}/kpis.parquet", message) in told(warehouse)


def test_lost_names_are_found(warehouse: Warehouse) -> None:
    tag_release(warehouse, "first", older(warehouse).name)
    shutil.rmtree(older(warehouse))
    (warehouse.root / "changes" / "000001.parquet").unlink()
    warehouse.ledger.write_text("{", encoding="utf-8")
    places = [place for place, _ in told(warehouse)]
    assert sorted(places) == ["changes/000001.parquet", "ledger.jsonl", "tags.csv"]


def test_damaged_records_are_found_when_looked_for(warehouse: Warehouse) -> None:
    record = sorted(warehouse.reports.rglob("*.bin"))[0]
    flip(record, at=60)
    assert told(warehouse) == []
    assert told(warehouse, deep=True) == [
        (record.relative_to(warehouse.root).as_posix(), "its checksum differs")
    ]


def test_nothing_is_changed(warehouse: Warehouse) -> None:
    flip(current(warehouse) / "kpis.parquet", at=100)
    before = {p: p.read_bytes() for p in warehouse.root.rglob("*") if p.is_file()}
    verify(warehouse, deep=True)
    assert {p: p.read_bytes() for p in warehouse.root.rglob("*") if p.is_file()} == before


def test_it_waits_for_no_writer(warehouse: Warehouse) -> None:
    with only_writer(warehouse), pytest.raises(WarehouseError, match="Another run is writing"):
        verify(warehouse)


def test_what_is_said_to_do_helps(warehouse: Warehouse, place: Path) -> None:
    folder = current(warehouse)
    flip(folder / "kpis.parquet", at=100)
    shutil.rmtree(folder)
    (warehouse.latest / "kpis.parquet").unlink()
    run(warehouse, place / "archive")
    assert told(warehouse) == []
    assert pc.sum(pq.read_table(warehouse.latest / "kpis.parquet")["ordinal"]).as_py() == 6
