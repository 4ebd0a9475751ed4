"""What lies beside the tables: the descriptor, the views, and the page in docs."""

import hashlib
import json
import shutil
import tomllib
from importlib.resources import files
from pathlib import Path

import duckdb
import jsonschema
import pytest

from tests.warehouse.small_archive import bytes_of, report, run, write
from warehouse.datapackage import columns_of, described
from warehouse.folder import Warehouse, make_warehouse
from warehouse.keys import KEYS, OWN, table_of
from warehouse.query import connected, pinned_release
from warehouse.schemas import TABLES
from warehouse.tables_page import tables_page
from warehouse.views import view_descriptions, view_names

ROOT = Path(__file__).parents[2]

NO_KEYS = {"milestone_id", "row_id"}
"""Columns named like keys that lead to no one table: a milestone over the years, and any row."""


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    place = tmp_path_factory.mktemp("described")
    write(place / "archive" / "q1.txt", report(quarter=1, now=60))
    write(place / "archive" / "q2.txt", report(quarter=2))
    out = make_warehouse(place / "out")
    run(out, place / "archive")
    return out


def profile(name: str) -> dict[str, object]:
    """The official JSON schema, as its makers' own package carries it."""
    text = (files("dplib") / "profiles" / "2.0" / f"{name}.json").read_text(encoding="utf-8")
    loaded: dict[str, object] = json.loads(text)
    return loaded


def package(warehouse: Warehouse) -> dict[str, list[dict[str, object]]]:
    text = (warehouse.latest / "datapackage.json").read_text(encoding="utf-8")
    loaded: dict[str, list[dict[str, object]]] = json.loads(text)
    return loaded


def test_the_descriptor_keeps_to_the_standard(warehouse: Warehouse) -> None:
    descriptor = package(warehouse)
    jsonschema.validate(descriptor, profile("datapackage"))
    for resource in descriptor["resources"]:
        jsonschema.validate(resource, profile("dataresource"))
        jsonschema.validate(resource["schema"], profile("tableschema"))


def test_the_standard_refuses_what_is_wrong(warehouse: Warehouse) -> None:
    descriptor = package(warehouse)
    del descriptor["resources"][0]["path"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(descriptor, profile("datapackage"))


def test_the_descriptor_says_what_lies_there(warehouse: Warehouse) -> None:
    resources = package(warehouse)["resources"]
    assert [resource["name"] for resource in resources] == list(TABLES)
    for resource in resources:
        data = (warehouse.latest / str(resource["path"])).read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
    said = described((warehouse.latest / "datapackage.json").read_bytes())
    assert [d.columns for d in said] == [columns_of(schema) for schema in TABLES.values()]


def test_the_descriptor_has_the_keys(warehouse: Warehouse) -> None:
    schemas = {str(r["name"]): r["schema"] for r in package(warehouse)["resources"]}
    observations, documents = schemas["observations"], schemas["documents"]
    assert isinstance(observations, dict)
    assert isinstance(documents, dict)
    assert observations["primaryKey"] == ["observation_id"]
    assert {
        "fields": ["kpi_id"],
        "reference": {"resource": "kpis", "fields": ["kpi_id"]},
    } in observations["foreignKeys"]
    assert {"fields": ["supersedes"], "reference": {"fields": ["document_id"]}} in documents[
        "foreignKeys"
    ]


def test_the_same_inputs_are_described_in_the_same_bytes(
    tmp_path: Path, warehouse: Warehouse
) -> None:
    other = make_warehouse(tmp_path / "out")
    run(other, warehouse.root.parent / "archive")
    assert bytes_of(other.latest) == bytes_of(warehouse.latest)


def test_every_table_and_every_key_column_is_known() -> None:
    assert set(OWN) == set(TABLES)
    for table, schema in TABLES.items():
        keys = KEYS[table]
        assert keys.own in schema.names
        known = {keys.own, *(key.column for key in (*keys.foreign, *keys.lists))}
        assert {n for n in schema.names if n.endswith(("_id", "_ids"))} - NO_KEYS <= known, table


COLUMNS = {
    "kpi_id": "kpis",
    "left_definition_id": "definitions",
    "progress_document_id": "documents",
    "supersedes": "documents",
    "kpi_ids": "kpis",
    "milestone_row_id": "milestones",
    "milestone_id": None,
    "row_id": None,
    "uri": "inputs",
    "refs": None,
    "value": None,
}


@pytest.mark.parametrize(("column", "table"), COLUMNS.items())
def test_a_column_is_named_after_the_key_it_holds(column: str, table: str | None) -> None:
    assert table_of(column) == table


def test_the_page_in_docs_is_current() -> None:
    page = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
    assert page == tables_page(), "python -m warehouse.tables_page > docs/tables.md"


def test_the_page_names_all_columns_and_views() -> None:
    page = tables_page()
    for schema in TABLES.values():
        assert all(f"`{name}`" in page for name in schema.names)
    assert all(f"| `{view}` | {what} |" in page for view, what in view_descriptions().items())
    assert all(what.endswith(".") for what in view_descriptions().values())


@pytest.mark.parametrize("view", view_names())
def test_each_view_runs(warehouse: Warehouse, view: str) -> None:
    with connected(pinned_release(warehouse)) as connection:
        assert connection.sql(f"SELECT * FROM {view}").columns
        connection.execute(f"SELECT * FROM {view}").fetchall()


def test_views_run_beside_a_copy_of_the_tables(
    tmp_path: Path, warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(shutil.copytree(warehouse.latest, tmp_path / "copy"))
    monkeypatch.chdir(folder)
    with duckdb.connect() as connection:
        connection.execute((folder / "views.sql").read_text(encoding="utf-8"))
        query = "SELECT period, value, target FROM latest_values ORDER BY ALL"
        assert connection.execute(query).fetchall() == [
            ("2013-14 Q2", 12.0, 10.0),
            ("2013-14 Q2", 126.0, 130.0),
        ]
        query = "SELECT count(*) FROM printed_values JOIN observations USING (observation_id)"
        assert connection.execute(query).fetchall() == [(12,)]


def test_views_ship_in_the_package() -> None:
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "warehouse" in wheel["tool"]["hatch"]["build"]["targets"]["wheel"]["only-include"]
    assert (ROOT / "warehouse" / "views.sql").is_file()
