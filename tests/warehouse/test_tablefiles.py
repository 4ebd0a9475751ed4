"""Rows come back from Parquet as they went in, and the same rows give the same bytes."""

import dataclasses
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_args, get_type_hints

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalize.rows import DocumentRow, KpiRow, ObservationRow, Rows
from warehouse.batches import RunFacts, batch_of, document_batch, row_batches
from warehouse.schemas import ROW_TABLES, TABLES
from warehouse.schemas.columns import description_of
from warehouse.tablefiles import ROW_GROUP_ROWS, TableFiles, release_of, table_path

INT32 = st.integers(-(2**31), 2**31 - 1)
VALUES: dict[type, st.SearchStrategy[Any]] = {
    str: st.text(),
    int: INT32,
    float: st.floats(allow_nan=False),
    bool: st.booleans(),
    date: st.dates(),
    type(None): st.none(),
}
FACTS = RunFacts(
    source="a.txt",
    sha256="0" * 64,
    media_type="text/plain",
    size_bytes=1 << 40,
    page_count=None,
    state="parsed",
    reason=None,
    text_source="text",
    extractor="text 1",
)


def rows_like(kind: type) -> st.SearchStrategy[Any]:
    hints = get_type_hints(kind)
    fields = {
        name: st.one_of(*(VALUES[t] for t in get_args(hint) or (hint,)))
        for name, hint in hints.items()
    }
    return st.builds(kind, **fields)


def of_table(table: str) -> st.SearchStrategy[Any]:
    kind = get_args(get_type_hints(Rows)[table])[0]
    return st.lists(rows_like(kind), max_size=3).map(
        lambda rows: tuple(dataclasses.replace(r, ordinal=n) for n, r in enumerate(rows, start=1))
    )


ALL_ROWS = st.builds(
    Rows, document=rows_like(DocumentRow), **{table: of_table(table) for table in ROW_TABLES}
)


def read(folder: Path, table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(table_path(folder, table)).to_pylist()
    return found


@settings(max_examples=25, deadline=None)  # each writes and reads 15 files
@given(ALL_ROWS)
def test_rows_come_back_as_they_went_in(rows: Rows) -> None:
    with TemporaryDirectory() as name, TableFiles(Path(name)) as tables:
        tables.write({"documents": document_batch([(rows.document, FACTS)]), **row_batches(rows)})
        tables.finish("r-1")
        for table in ROW_TABLES:
            written = [dataclasses.asdict(row) for row in getattr(rows, table)]
            assert read(Path(name), table) == written
        document = {**dataclasses.asdict(rows.document), **dataclasses.asdict(FACTS)}
        assert read(Path(name), "documents") == [document]


def kpi(ordinal: int) -> KpiRow:
    return KpiRow(document_id="doc-1", ordinal=ordinal, row_key=f"k{ordinal}", kpi_id="kpi-1")


def write_in_batches(folder: Path, *sizes: int) -> bytes:
    folder.mkdir()
    kpis = iter([kpi(n) for n in range(sum(sizes))])
    with TableFiles(folder) as tables:
        for size in sizes:
            batch = batch_of("kpis", [next(kpis) for _ in range(size)])
            tables.write({"kpis": batch})
        tables.finish("r-1")
    return table_path(folder, "kpis").read_bytes()


def test_bytes_do_not_depend_on_the_batches(tmp_path: Path) -> None:
    total = ROW_GROUP_ROWS + 10
    one = write_in_batches(tmp_path / "one", total)
    three = write_in_batches(tmp_path / "three", 7, ROW_GROUP_ROWS, 3)
    assert one == three
    assert pq.read_metadata(tmp_path / "one" / "kpis.parquet").num_row_groups == 2


def test_files_say_their_release_and_describe_their_columns(tmp_path: Path) -> None:
    with TableFiles(tmp_path) as tables:
        tables.finish("r-abc")
    for table, schema in TABLES.items():
        path = table_path(tmp_path, table)
        assert release_of(path) == "r-abc"
        stored = pq.read_schema(path)
        assert stored.equals(schema)
        assert [description_of(f) for f in stored] == [description_of(f) for f in schema]
        assert description_of(stored) == description_of(schema)
        assert list(pd.read_parquet(path).columns) == schema.names


@pytest.mark.parametrize("wrong", [{"value": "5%"}, {"kpi_ordinal": 2**40}, {"kind": 5}])
def test_a_value_of_the_wrong_type_is_refused(wrong: dict[str, Any]) -> None:
    right = ObservationRow(
        document_id="doc-1",
        ordinal=1,
        row_key="o",
        observation_id="obs-1",
        kpi_id="kpi-1",
        kpi_ordinal=1,
    )
    with pytest.raises(pa.ArrowException):
        batch_of("observations", [dataclasses.replace(right, **wrong)])
