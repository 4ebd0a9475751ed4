"""Columns are those of the rows that fill them, flat, described and safe to write in SQL."""

import dataclasses
from typing import get_args, get_type_hints

import duckdb
import pyarrow as pa
import pytest

from normalize.indicators.rows import (
    DefinitionChangeRow,
    DefinitionRow,
    IndicatorRow,
    LinkRow,
)
from normalize.rows import DocumentRow, Rows
from warehouse.batches import InputRow, RunFacts
from warehouse.schemas import ROW_TABLES, TABLES
from warehouse.schemas.columns import description_of

FLAT = {
    pa.string(),
    pa.int32(),
    pa.int64(),
    pa.float64(),
    pa.bool_(),
    pa.date32(),
    pa.timestamp("us", tz="UTC"),
}
KINDS = {
    "str": {pa.string()},
    "int": {pa.int32(), pa.int64()},
    "float": {pa.float64()},
    "bool": {pa.bool_()},
    "date": {pa.date32()},
    "datetime": {pa.timestamp("us", tz="UTC")},
}


def row_type(table: str) -> type:
    hint = get_type_hints(Rows)[table]
    found: type = get_args(hint)[0]
    return found


FOLLOWED = {
    "indicators": IndicatorRow,
    "definitions": DefinitionRow,
    "links": LinkRow,
    "definition_changes": DefinitionChangeRow,
}
FILLED = ["inputs", "documents", *ROW_TABLES, *FOLLOWED]
"""Tables that are filled with typed rows; queries make the others."""


def columns_of(*types: type) -> list[str]:
    return [field.name for kind in types for field in dataclasses.fields(kind)]


def sources_of(table: str) -> tuple[type, ...]:
    special: dict[str, tuple[type, ...]] = {
        "inputs": (InputRow,),
        "documents": (DocumentRow, RunFacts),
        **{name: (kind,) for name, kind in FOLLOWED.items()},
    }
    return special.get(table) or (row_type(table),)


def test_every_kind_of_row_has_its_table() -> None:
    assert set(ROW_TABLES) == {f.name for f in dataclasses.fields(Rows)} - {"document"}


@pytest.mark.parametrize("table", FILLED)
def test_columns_are_the_fields_of_the_rows(table: str) -> None:
    names = columns_of(*sources_of(table))
    assert sorted(TABLES[table].names) == sorted(names)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("table", FILLED)
def test_types_fit_the_fields(table: str) -> None:
    for source in sources_of(table):
        for name, hint in get_type_hints(source).items():
            kinds = {k.__name__ for k in get_args(hint) or (hint,)} - {"NoneType"}
            assert len(kinds) == 1, name
            assert TABLES[table].field(name).type in KINDS[kinds.pop()], name


@pytest.mark.parametrize("table", TABLES)
def test_columns_are_flat_and_described(table: str) -> None:
    assert description_of(TABLES[table]).endswith(".")
    for field in TABLES[table]:
        assert field.type in FLAT, field.name
        assert description_of(field).endswith("."), field.name


@pytest.mark.parametrize("table", TABLES)
def test_names_need_no_quotes_in_duckdb(table: str) -> None:
    with duckdb.connect() as connection:
        columns = ", ".join(f"{name} INTEGER" for name in TABLES[table].names)
        connection.execute(f"CREATE TABLE {table} ({columns})")
        connection.execute(f"SELECT {', '.join(TABLES[table].names)} FROM {table}")


@pytest.mark.parametrize("table", [table for table in ROW_TABLES if table != "findings"])
def test_row_tables_begin_alike(table: str) -> None:
    names = TABLES[table].names
    assert names[:2] == ["document_id", "ordinal"]
    assert names[3:12] == [
        "row_key",
        "page",
        "page_end",
        "x0",
        "top",
        "x1",
        "bottom",
        "source_line",
        "quality",
    ]
    assert names[2].endswith("_id")
