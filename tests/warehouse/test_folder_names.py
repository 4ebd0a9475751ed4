"""Folders with names that a pattern of files, or a query, would take for something else."""

from pathlib import Path

import pytest

from tests.warehouse.small_archive import LATER, report, run, write
from warehouse.folder import make_warehouse
from warehouse.query import ask, connected, pinned_release


@pytest.mark.parametrize("name", ["reports [2013]", "[ab]", "the council's {old}", "50% #2 für"])
def test_a_warehouse_in_a_folder_of_any_name(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    warehouse = make_warehouse(folder / "W")
    first = write(folder / "archive [x]" / "q2.txt", report())
    run(warehouse, first.parent)
    write(first.parent / "q3.txt", report(quarter=3, now=130))
    run(warehouse, first.parent, now=LATER)
    with connected(pinned_release(warehouse)) as connection:
        for table, least in (("observations", 10), ("series", 5), ("release_changes", 1)):
            rows = ask(connection, f"SELECT count(*) AS n FROM {table}")
            assert rows is not None
            assert rows.read_all()["n"][0].as_py() >= least, table
