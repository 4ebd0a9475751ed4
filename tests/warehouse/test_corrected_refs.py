"""A corrected ref of an indicator: its refs, and the indicator that it belongs to, go with it."""

from pathlib import Path

import pandas as pd
import pytest

from tests.warehouse.small_archive import LATER, report, run, table, write
from warehouse.corrected_refs import all_refs
from warehouse.folder import Warehouse, make_warehouse

# refs of the row, the wrong one, the right one -> refs of the row
ALL = [
    ("SCS CYP08", "SCS CYP08", "SCS CYP03", "SCS CYP03"),
    ("NI075; SCS CYP08", "SCS CYP08", "SCS CYP03", "NI075; SCS CYP03"),
    ("NI075; SCS CYP03", "NI075", "SCS CYP03", "SCS CYP03"),
    ("NI075; SCS CYP03", "NI075", None, "SCS CYP03"),
    ("SCS CYP08", "SCS CYP08", None, None),
    (None, None, "SCS CYP03", "SCS CYP03"),
]


@pytest.mark.parametrize(("refs", "before", "after", "expected"), ALL)
def test_all_refs_of_a_row(
    refs: str | None, before: str | None, after: str | None, expected: str | None
) -> None:
    assert all_refs(refs, before, after) == expected


def corrected(folder: Path, printed: str, expected: str, value: str) -> Warehouse:
    """Two reports, the later one with another ref beside the benches, and that corrected."""
    write(folder / "archive" / "q1.txt", report(quarter=1, now=60))
    write(folder / "archive" / "q2.txt", report(quarter=2).replace("PH LI 01", printed))
    warehouse = make_warehouse(folder / "out")
    run(warehouse, folder / "archive")
    row_key = benches(warehouse)["row_key"].iloc[1]
    write(
        warehouse.decisions,
        "decision,left,right,column,expected,value,who,when,why\n"
        f"correct,{row_key},,ref,{expected},{value},A. Clerk,2026-02-03,it is misread\n",
    )
    run(warehouse, folder / "archive", now=LATER)
    return warehouse


def benches(warehouse: Warehouse) -> pd.DataFrame:
    """The rows about benches, that of the first quarter first."""
    documents = table(warehouse, "documents")[["document_id", "quarter"]]
    kpis = table(warehouse, "kpis").merge(documents, on="document_id").sort_values("quarter")
    return kpis[kpis["measure"] == "Number of benches painted"]


def refs_of(warehouse: Warehouse) -> list[list[str]]:
    """What `kpi_refs` holds of each of those rows."""
    rows = table(warehouse, "kpi_refs")
    return [list(rows[rows["kpi_id"] == kpi]["ref"]) for kpi in benches(warehouse)["kpi_id"]]


@pytest.mark.parametrize(
    ("printed", "expected"), [("PH LI 07", "PH LI07"), ("", "")], ids=["misread", "not read"]
)
def test_the_row_goes_to_the_indicator_of_the_right_ref(
    tmp_path: Path, printed: str, expected: str
) -> None:
    warehouse = corrected(tmp_path, printed, expected, "PH LI01")
    rows = benches(warehouse)
    assert list(rows["refs"]) == list(rows["ref"]) == ["PH LI01", "PH LI01"]
    assert refs_of(warehouse) == [["PH LI01"], ["PH LI01"]]
    assert rows["definition_id"].nunique() == rows["indicator_id"].nunique() == 1
    refs = table(warehouse, "kpi_refs")
    assert refs["kpi_ref_id"].is_unique
    assert refs["row_key"].is_unique
    for _, own in refs.groupby("document_id"):
        assert list(own["ordinal"]) == sorted(set(own["ordinal"]))
    assert "decision_stale" not in set(table(warehouse, "findings")["code"])


def test_a_ref_that_is_none_goes(tmp_path: Path) -> None:
    warehouse = corrected(tmp_path, "PH LI 07", "PH LI07", "")
    assert list(benches(warehouse)["refs"].isna()) == [False, True]
    assert refs_of(warehouse) == [["PH LI01"], []]


def test_refs_come_where_no_row_had_one(tmp_path: Path) -> None:
    bare = report().replace("PH LI 01", "").replace("PH LI 02", "")
    write(tmp_path / "archive" / "q2.txt", bare)
    warehouse = make_warehouse(tmp_path / "out")
    run(warehouse, tmp_path / "archive")
    assert table(warehouse, "kpi_refs").empty
    row_key = benches(warehouse)["row_key"].iloc[0]
    write(
        warehouse.decisions,
        "decision,left,right,column,expected,value,who,when,why\n"
        f"correct,{row_key},,ref,,PH LI01,A. Clerk,2026-02-03,the page is torn\n",
    )
    run(warehouse, tmp_path / "archive", now=LATER)
    [row] = table(warehouse, "kpi_refs").to_dict("records")
    [kpi] = benches(warehouse).to_dict("records")
    assert (row["ref"], row["role"], row["kpi_id"]) == ("PH LI01", "same", kpi["kpi_id"])
    assert (row["ordinal"], row["source_line"]) == (1, kpi["source_line"])
