"""Decisions that come as a file: each line is held against the release; all are taken or none."""

from collections.abc import Callable
from pathlib import Path

import pytest

from normalize.indicators.judgement_files import DECISION_COLUMNS, read_decisions
from tests.warehouse.small_archive import answer, report, run, table, write
from warehouse.folder import Warehouse, WarehouseError, make_warehouse
from warehouse.taking import take

HEAD = ",".join(DECISION_COLUMNS)
FIRST = "correct,{key},,value,246,264,A. Clerk,2026-02-03,digits swapped"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Warehouse]:
    return lambda: warehouse_at(tmp_path_factory.mktemp("taking"))


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    return warehouse_at(tmp_path)


def warehouse_at(folder: Path) -> Warehouse:
    warehouse = make_warehouse(folder / "out")
    write(folder / "archive" / "2013.txt", report())
    write(folder / "archive" / "other.txt", report(council="Ashmere"))
    run(warehouse, folder / "archive")
    return warehouse


def key_of(warehouse: Warehouse) -> str:
    query = (
        "SELECT row_key FROM observations o JOIN documents d USING (document_id) "
        "WHERE value = 246 AND d.council LIKE 'Elms%'"
    )
    [(key,)] = answer(warehouse, query)
    return str(key)


def lines(warehouse: Warehouse, *texts: str) -> str:
    definitions = dict(
        answer(
            warehouse,
            "SELECT left(council, 3) || right(ref, 1), definition_id FROM definitions",
        )
    )
    filled = (text.format(key=key_of(warehouse), **definitions) for text in texts)
    return "\n".join([HEAD, *filled, ""])


def decided(warehouse: Warehouse) -> list[str]:
    if not warehouse.decisions.exists():
        return []
    decisions, problems = read_decisions(warehouse.decisions.read_text("utf-8"))
    assert problems == ()
    return [f"{d.value} {d.who}".strip() for d in decisions]


def test_lines_that_fit_are_added_once(warehouse: Warehouse) -> None:
    text = lines(warehouse, FIRST, "different,{Elm1},{Elm2},,,,A. Clerk,2026-02-03,two things")
    assert take(warehouse, "c.csv", text, dry_run=True).known == 0
    assert decided(warehouse) == []
    taken = take(warehouse, "c.csv", text)
    assert (len(taken.new), taken.known, taken.wrong) == (2, 0, ())
    assert decided(warehouse) == ["264 A. Clerk", "A. Clerk"]
    again = take(warehouse, "c.csv", text)
    assert (again.new, again.known, again.wrong) == ((), 2, ())
    assert len(decided(warehouse)) == 2


def test_lines_that_stand_there_are_not_touched(warehouse: Warehouse) -> None:
    warehouse.decisions.write_bytes(b"left;decision;right;why\r\ndef-1;same;def-2;old\r\n")
    text = lines(warehouse, "same,{Elm1},{Elm2},,,,A. Clerk,2026-02-03,one thing")
    take(warehouse, "c.csv", text)
    before, after = warehouse.decisions.read_bytes().split(b"old\r\n")
    assert before.endswith(b"def-2;")
    assert after.endswith(b";one thing\r\n")


def test_a_later_correction_is_made_against_the_one_before(warehouse: Warehouse) -> None:
    folder = warehouse.root.parent / "archive"
    take(warehouse, "c.csv", lines(warehouse, FIRST))
    key = key_of(warehouse)
    run(warehouse, folder)
    second = f"{HEAD}\ncorrect,{key},,value,264,265,A. Clerk,2026-02-05,looked again\n"
    assert take(warehouse, "c.csv", second).wrong == ()
    run(warehouse, folder)
    values = table(warehouse, "observations").set_index("row_key")
    assert (values.loc[key, "value"], values.loc[key, "value_source"]) == (265, "corrected")
    assert not (table(warehouse, "findings")["code"] == "decision_stale").any()


def test_two_lines_for_one_cell_may_follow_each_other(warehouse: Warehouse) -> None:
    second = "correct,{key},,value,264,265,A. Clerk,2026-02-03,looked again"
    assert len(take(warehouse, "c.csv", lines(warehouse, FIRST, second)).new) == 2
    wrong_way = lines(warehouse, second.replace("264,265", "999,265"), FIRST)
    assert len(take(warehouse, "c.csv", wrong_way).wrong) == 1


WRONG = {
    "no row": ("correct,observations:00:1,,value,1,2,A,,why", "has the key observations:00:1"),
    "no table": ("correct,sections:00:1,,title,1,2,A,,why", "names no row of observations"),
    "no column": ("correct,{key},,value_text,1,2,A,,why", "'value_text' of observations"),
    "stale": ("correct,{key},,value,247,264,A,,why", "expects 247 as value, and the release holds"),
    "the same": ("correct,{key},,value,246,246,A,,why", "the one that stands there"),
    "the same in other digits": ("correct,{key},,value,246,246.0,A,,why", "that stands there"),
    "no number": ("correct,{key},,value,246,many,A,,why", "could not convert"),
    "not finite": ("correct,{key},,value,246,inf,A,,why", "'inf' is no number"),
    "no word": ("correct,{key},,unit,count,ducks,A,,why", "'ducks' is none of percent"),
    "no verdict": ("perhaps,{Elm1},{Elm2},,,,A,,why", "'perhaps' is none of same"),
    "no definition": ("same,{Elm1},def-0,,,,A,,why", "there is no definition def-0"),
    "two councils": ("same,{Elm1},{Ash1},,,,A,,why", "belong to two councils"),
}


@pytest.fixture(scope="module")
def unchanged(made: Callable[[], Warehouse]) -> Warehouse:
    return made()


@pytest.mark.parametrize(("line", "why"), WRONG.values(), ids=WRONG.keys())
def test_where_one_line_is_wrong_none_is_taken(unchanged: Warehouse, line: str, why: str) -> None:
    taken = take(unchanged, "c.csv", lines(unchanged, FIRST, line))
    [message] = taken.wrong
    assert why in message
    assert "ine 3" in message
    assert "c.csv" in message
    assert decided(unchanged) == []


def test_a_file_of_another_kind_is_refused(unchanged: Warehouse) -> None:
    [message] = take(unchanged, "c.csv", "colour,size\nred,2\n").wrong
    assert "Line 1 of c.csv" in message
    assert decided(unchanged) == []


def test_a_damaged_list_of_decisions_is_left_alone(warehouse: Warehouse) -> None:
    warehouse.decisions.write_text("colour,size\nred,2\n", encoding="utf-8")
    with pytest.raises(WarehouseError, match="Repair it first"):
        take(warehouse, "c.csv", lines(warehouse, FIRST))
    assert warehouse.decisions.read_text("utf-8") == "colour,size\nred,2\n"
