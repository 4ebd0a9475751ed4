"""All that is known of one id: any table's, also one that went."""

import pytest

from tests.warehouse.small_archive import LATER, answer, report, run, write
from warehouse.folder import Warehouse, make_warehouse
from warehouse.keys import KEYS
from warehouse.query import connected, pinned_release
from warehouse.trace import CHANGES, Trace, trace


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    place = tmp_path_factory.mktemp("traced")
    write(place / "archive" / "q1.txt", report(quarter=1, now=60))
    write(place / "archive" / "q2.txt", report(quarter=2))
    out = make_warehouse(place / "out")
    run(out, place / "archive")
    write(place / "archive" / "q2.txt", report(quarter=2, now=127))
    run(out, place / "archive", now=LATER)
    return out


def traced(warehouse: Warehouse, wanted: object) -> Trace:
    with connected(pinned_release(warehouse)) as connection:
        found = trace(connection, str(wanted))
    assert found is not None
    return found


def part(found: Trace, title: str) -> list[dict[str, object]]:
    return [
        dict(zip(part.columns, row, strict=True))
        for part in found.parts
        if part.title == title
        for row in part.rows
    ]


def test_a_value_leads_to_its_file_row_and_change(warehouse: Warehouse) -> None:
    query = "SELECT observation_id, row_key FROM observations WHERE value = 127"
    observation_id, row_key = answer(warehouse, query)[0]
    found = traced(warehouse, observation_id)
    assert (found.table, found.row["value_text"]) == ("observations", "127")
    printed = part(found, "Printed in")[0]
    assert printed["source"] == "q2.txt"
    assert str(printed["file"]).endswith("archive/q2.txt")
    assert part(found, "In the row")[0]["measure"] == "Number of benches painted"
    assert len(part(found, "Indicator")) == len(part(found, "Definition")) == 1
    changed = {(c["column_name"], c["before_text"], c["after_text"]) for c in part(found, CHANGES)}
    assert ("value", "126.0", "127.0") in changed
    assert traced(warehouse, row_key).row == found.row


def test_a_value_leads_to_where_else_it_is_printed(warehouse: Warehouse) -> None:
    query = """
        SELECT observation_id FROM observations JOIN documents USING (document_id)
        WHERE quarter = 2 AND value = 246
    """
    found = traced(warehouse, answer(warehouse, query)[0][0])
    assert [row["source"] for row in part(found, "Printed elsewhere")] == ["q1.txt"]


def test_every_table_has_ids_that_are_found(warehouse: Warehouse) -> None:
    for table, keys in KEYS.items():
        for (wanted,) in answer(warehouse, f"SELECT {keys.own} FROM {table} LIMIT 1"):
            assert traced(warehouse, wanted).table == table


def test_an_indicator_leads_to_its_rows(warehouse: Warehouse) -> None:
    query = "SELECT indicator_id FROM indicators WHERE name = 'Number of benches painted'"
    found = traced(warehouse, answer(warehouse, query)[0][0])
    assert [row["source"] for row in part(found, "Rows that print it")] == ["q1.txt", "q2.txt"]
    assert part(found, "Definitions of the indicator")


def test_a_document_counts_its_rows(warehouse: Warehouse) -> None:
    query = "SELECT document_id FROM documents WHERE quarter = 2"
    found = traced(warehouse, answer(warehouse, query)[0][0])
    rows = {row["table_name"]: row["rows"] for row in part(found, "Rows in the tables")}
    assert (rows["kpis"], rows["observations"]) == (2, 6)


def test_what_went_is_still_told(warehouse: Warehouse) -> None:
    query = "SELECT document_id FROM release_changes WHERE change = 'document_removed'"
    found = traced(warehouse, answer(warehouse, query)[0][0])
    assert found.table is None
    assert [row["cause"] for row in part(found, CHANGES)] == ["new_document", "reissue"]


def test_an_unknown_id_is_none(warehouse: Warehouse) -> None:
    with connected(pinned_release(warehouse)) as connection:
        assert trace(connection, "obs-0") is None
        assert trace(connection, "' OR 1 = 1 --") is None
