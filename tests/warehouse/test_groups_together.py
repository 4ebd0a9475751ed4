"""Groups of councils that are queried together give what each gives alone."""

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pytest

from tests.warehouse.small_archive import LATER, report, run, table, write
from warehouse.councils.groups import Group, Scope, bundles_of, by_number
from warehouse.folder import Warehouse, make_warehouse
from warehouse.rebuild import rebuild
from warehouse.record_keys import Rules

NAMES = ("Ashbourne", "Northmoor", "Elmsworth", "Fernleigh")


def group(number: int, documents: int) -> Group:
    """A group of one council with so many documents."""
    names = tuple(f"doc-{number}-{n}" for n in range(documents))
    return Group(number, (Scope(f"council {number}", None, names),))


@pytest.mark.parametrize(
    ("sizes", "helpers", "bundles"),
    [
        ((), 0, []),
        ((5, 5, 5), 0, [(0, 1, 2)]),
        ((300, 300, 1), 0, [(0, 1), (2,)]),
        ((10, 900, 10, 10), 0, [(0,), (1,), (2, 3)]),
        ((10, 10, 10, 10, 10, 10, 10, 10), 1, [(0, 1), (2, 3), (4, 5), (6, 7)]),
        ((10, 10, 10, 10), 2, [(0,), (1,), (2,), (3,)]),
        ((500, 500, 500, 500, 500, 500), 1, [(0,), (1,), (2,), (3,), (4,), (5,)]),
    ],
)
def test_bundles(sizes: Sequence[int], helpers: int, bundles: list[tuple[int, ...]]) -> None:
    groups = [group(number, size) for number, size in enumerate(sizes)]
    found = bundles_of(groups, helpers)
    assert [tuple(g.number for g in bundle) for bundle in found] == bundles


def test_rows_by_number_stay_in_order_and_those_of_no_group_are_left_out() -> None:
    rows = pa.record_batch({"document_id": ["b", "a", "x", "b", "a"], "row": [1, 2, 3, 4, 5]})
    found = {n: part["row"].to_pylist() for n, part in by_number(rows, {"a": 0, "b": 7})}
    assert found == {0: [2, 5], 7: [1, 4]}
    assert list(by_number(rows, {})) == []


def files_of(warehouse: Warehouse) -> dict[str, bytes]:
    """The tables, and the ids that were given."""
    files = [*warehouse.latest.glob("*.parquet"), warehouse.indicator_ids, warehouse.milestone_ids]
    return {path.name: path.read_bytes() for path in files if path.exists()}


def test_together_and_one_by_one_give_the_same_release(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive, warehouse = tmp_path / "archive", make_warehouse(tmp_path / "out")
    for name in NAMES:
        for quarter in (1, 2, 3):
            for now in (126, 127, 150):
                text = report(quarter=quarter, council=name, now=now)
                write(archive / name / f"q{quarter} {now}.txt", text)
    run(warehouse, archive)
    assert (table(warehouse, "findings")["code"] == "series_conflict").sum() > len(NAMES)
    together = files_of(warehouse)
    monkeypatch.setattr("warehouse.councils.groups.TOGETHER", 0)
    for path in (warehouse.councils, warehouse.releases, warehouse.latest):
        for file in path.rglob("*.*"):
            if file.is_file():
                file.unlink()
    rebuild(warehouse, Rules(), now=LATER, workers=0)
    assert files_of(warehouse) == together
