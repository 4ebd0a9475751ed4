"""Which values later documents print differently, and what that is called."""

from pathlib import Path

import pytest

from tests.warehouse.followed.small_release import Doc, Said, figures, followed, link

PLAN = Doc("doc-plan", "2012-13", plan=True)
Q1 = Doc("doc-q1", "2013-14 Q1")
Q2 = Doc("doc-q2", "2013-14 Q2")
Q2_TWIN = Doc("doc-q2-twin", "2013-14 Q2")
Q3 = Doc("doc-q3", "2013-14 Q3")
UNDATED = Doc("doc-undated", "")
DOCS = [PLAN, Q1, Q2, Q2_TWIN, Q3, UNDATED]


def target(doc: str, value: float | None, text: str | None = None, **more: str) -> Said:
    return Said(f"doc-{doc}", "target", "2013-14", value, text, **more)


def actual(doc: str, value: float | None, text: str | None = None, **more: str) -> Said:
    return Said(f"doc-{doc}", "actual", "2012-13", value, text, **more)


CASES: dict[str, tuple[list[Said], list[tuple[object, ...]]]] = {
    # revision, earlier value, earlier document, later value, later document
    "a target moved": (
        [target("plan", 200), target("q2", 130)],
        [("target_moved", 200, "doc-plan", 130, "doc-q2")],
    ),
    "an actual restated": (
        [actual("q1", 45), actual("q2", 47)],
        [("actual_restated", 45, "doc-q1", 47, "doc-q2")],
    ),
    "a forecast": (
        [
            Said("doc-q1", "forecast", "2013-14", 45),
            Said("doc-q2", "forecast", "2013-14", 47),
        ],
        [("figure_restated", 45, "doc-q1", 47, "doc-q2")],
    ),
    "the same all along": ([actual("q1", 45), actual("q2", 45), actual("q3", 45)], []),
    "only one after the other": (
        [actual("q1", 45), actual("q2", 47), actual("q3", 45)],
        [
            ("actual_restated", 45, "doc-q1", 47, "doc-q2"),
            ("actual_restated", 47, "doc-q2", 45, "doc-q3"),
        ],
    ),
    "a rounding": ([actual("q1", 45, "45%"), actual("q2", 45.2, "45.2%")], []),
    "a rounding back": ([actual("q1", 55.5, "55.5%"), actual("q2", 56, "56%")], []),
    "a target is set, not rounded": (
        [target("plan", 7, "7%"), target("q2", 6.5, "6.5%")],
        [("target_moved", 7, "doc-plan", 6.5, "doc-q2")],
    ),
    "no rounding": (
        [actual("q1", 45, "45.0%"), actual("q2", 45.2, "45.2%")],
        [("actual_restated", 45, "doc-q1", 45.2, "doc-q2")],
    ),
    "figures of a date are no digits of the value": (
        [actual("q1", 46, "46.0% (2012/13)"), actual("q2", 46.4, "46.4%")],
        [("actual_restated", 46, "doc-q1", 46.4, "doc-q2")],
    ),
    "thousands": ([actual("q1", 1300, "1,300"), actual("q2", 1300.4, "1,300.4")], []),
    "'less than 5' became 5": (
        [actual("q1", 5, "<5", comparator="<"), actual("q2", 5, "5")],
        [("actual_restated", 5, "doc-q1", 5, "doc-q2")],
    ),
    "states are passed over": (
        [
            actual("q1", 45),
            actual("q2", None, "N/A", missing="not_applicable"),
            actual("q3", 47),
        ],
        [("actual_restated", 45, "doc-q1", 47, "doc-q3")],
    ),
    "twins are one statement": (
        [actual("q1", 45), actual("q2", 47), actual("q2-twin", 47)],
        [("actual_restated", 45, "doc-q1", 47, "doc-q2")],
    ),
    "a conflict is passed over": (
        [actual("q1", 45), actual("q2", 46), actual("q2-twin", 47), actual("q3", 48)],
        [("actual_restated", 45, "doc-q1", 48, "doc-q3")],
    ),
    "without a date nobody knows which came first": (
        [actual("undated", 44), actual("q1", 45)],
        [],
    ),
    "another breakdown": (
        [actual("q1", 45, breakdown="KS2"), actual("q2", 47, breakdown="KS4")],
        [],
    ),
    "another coverage": (
        [actual("q1", 45, coverage="snapshot"), actual("q2", 47, coverage="full_year")],
        [],
    ),
    "an unknown coverage goes with the only known one": (
        [actual("q1", 45, coverage="unknown"), actual("q2", 47, coverage="full_year")],
        [("actual_restated", 45, "doc-q1", 47, "doc-q2")],
    ),
    "an unknown coverage with two known ones": (
        [
            actual("q1", 45, coverage="unknown"),
            actual("q2", 47, coverage="full_year"),
            actual("q3", 48, coverage="snapshot"),
        ],
        [],
    ),
    "redefined": (
        [target("plan", 1086, unit="count"), target("q2", 6.7, definition="def-b", unit="rate")],
        [("definition_changed", 1086, "doc-plan", 6.7, "doc-q2")],
    ),
    "redefined, and the new one moves": (
        [
            target("plan", 60),
            target("q1", 50, definition="def-b"),
            target("q2", 51, definition="def-b"),
        ],
        [
            ("definition_changed", 60, "doc-plan", 50, "doc-q1"),
            ("target_moved", 50, "doc-q1", 51, "doc-q2"),
        ],
    ),
    "both definitions in one document": (
        [target("q1", 60), target("q1", 50, definition="def-b")],
        [],
    ),
    "reworded": (
        [target("plan", 60), target("q1", 50, definition="def-c")],
        [("target_moved", 60, "doc-plan", 50, "doc-q1")],
    ),
    "another unit cannot be compared": (
        [actual("q1", 45, "45", unit="count"), actual("q2", 47, "47%")],
        [("definition_changed", 45, "doc-q1", 47, "doc-q2")],
    ),
}
LINKS = [link("def-a", "def-b", "redefined"), link("def-a", "def-c", "same")]


@pytest.mark.parametrize(("said", "expected"), CASES.values(), ids=CASES.keys())
def test_revisions(tmp_path: Path, said: list[Said], expected: list[tuple[object, ...]]) -> None:
    made = followed(tmp_path, figures(DOCS, said) | {"links": LINKS})
    columns = (
        "revision",
        "earlier_value",
        "earlier_document_id",
        "later_value",
        "later_document_id",
    )
    rows = made.rows.get("revisions", [])
    assert [tuple(row[c] for c in columns) for row in rows] == expected


def test_both_sides_say_where_they_stand(tmp_path: Path) -> None:
    (row,) = followed(
        tmp_path, figures(DOCS, [target("plan", 200, "200"), target("q2", 130, "130")])
    ).rows["revisions"]
    assert (row["earlier_text"], row["earlier_page"]) == ("200", 1)
    assert (row["later_text"], row["later_page"]) == ("130", 2)
    assert (row["earlier_observation_id"], row["later_observation_id"]) == ("obs-001", "obs-002")
    assert row["earlier_definition_id"] == row["later_definition_id"] == "def-a"
    assert (row["council"], row["period"], row["kind"]) == ("Brackenshire", "2013-14", "target")
