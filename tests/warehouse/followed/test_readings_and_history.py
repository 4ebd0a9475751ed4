"""READINGS: which target stands beside an actual. MILESTONE_HISTORY: the path of a milestone."""

from datetime import date
from pathlib import Path

import pytest

from tests.warehouse.followed.small_release import Doc, Said, figures, followed

PLAN = Doc("doc-plan", "2012-13", plan=True)
Q1 = Doc("doc-q1", "2012-13 Q1")
Q2 = Doc("doc-q2", "2013-14 Q2")
NOW = Said("doc-q2", "actual", "2013-14 Q2", 52, coverage="unknown", progress="green")
LAST = Said("doc-q2", "actual", "2012-13", 50)

CASES: dict[str, tuple[list[Said], list[tuple[object, ...]]]] = {
    # period, target, target_text, progress; of the actuals
    "the target of the year": (
        [LAST, Said("doc-q2", "target", "2013-14", 56, "56%"), NOW],
        [("2012-13", None, None, None), ("2013-14 Q2", 56, "56%", "green")],
    ),
    "the target of the quarter comes first": (
        [
            Said("doc-q2", "target", "2013-14", 56),
            Said("doc-q2", "target", "2013-14 Q2", 53, "53%"),
            NOW,
        ],
        [("2013-14 Q2", 53, "53%", "green")],
    ),
    "last year's target beside last year's actual": (
        [LAST, Said("doc-q2", "target", "2012-13", 55, "55%"), NOW],
        [("2012-13", 55, "55%", None), ("2013-14 Q2", None, None, "green")],
    ),
    "two targets that differ": (
        [Said("doc-q2", "target", "2013-14", 56), Said("doc-q2", "target", "2013-14", 57), NOW],
        [("2013-14 Q2", None, None, "green")],
    ),
    "a change is no level": (
        [Said("doc-q2", "target", "2013-14", 5, "increase by 5", comparator="change_by"), NOW],
        [("2013-14 Q2", None, None, "green")],
    ),
    "another unit": (
        [Said("doc-q2", "target", "2013-14", 56, "56", unit="count"), NOW],
        [("2013-14 Q2", None, None, "green")],
    ),
    "another kind of year": (
        [Said("doc-q2", "target", "2013-14", 56, calendar="academic"), NOW],
        [("2013-14 Q2", None, None, "green")],
    ),
    "each breakdown its own": (
        [
            Said("doc-q2", "target", "2012-13", 80, "80", breakdown="KS2"),
            Said("doc-q2", "target", "2012-13", 60, "60", breakdown="KS4"),
            Said("doc-q2", "actual", "2012-13", 61, breakdown="KS4"),
            Said("doc-q2", "actual", "2012-13", 70),
        ],
        [("2012-13", 60, "60", None), ("2012-13", None, None, None)],
    ),
    "another row of the document": (
        [Said("doc-q2", "target", "2013-14", 56, row="2"), NOW],
        [("2013-14 Q2", None, None, "green")],
    ),
    "a month": (
        [
            Said("doc-q2", "target", "2013-14", 56, "56%"),
            Said(
                "doc-q2", "actual", "2013-08", 49, days=(date(2013, 8, 1), date(2013, 8, 31)),
                progress="red",
            ),
        ],
        [("2013-08", 56, "56%", "red")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("said", "expected"), CASES.values(), ids=CASES.keys())
def test_target_beside_an_actual(
    tmp_path: Path, said: list[Said], expected: list[tuple[object, ...]]
) -> None:
    readings = followed(tmp_path, figures([Q2], said)).rows["readings"]
    assert len(readings) == len(said)
    columns = ("period", "target", "target_text", "progress")
    found = [tuple(r[c] for c in columns) for r in readings if r["kind"] == "actual"]
    assert found == expected
    assert all(r["target"] is r["progress"] is None for r in readings if r["kind"] == "target")


def test_a_row_without_an_indicator_is_a_reading_but_no_point(tmp_path: Path) -> None:
    tables = figures([Q2], [NOW, LAST])
    for kpi in tables["kpis"]:
        kpi["indicator_id"] = kpi["definition_id"] = None
    made = followed(tmp_path, tables)
    assert "series" not in made.rows
    first = made.rows["readings"][0]
    assert (first["reading_id"], first["observation_id"]) == ("rdg-001", "obs-001")
    assert (first["source"], first["council"], first["refs"], first["page"]) == (
        "doc-q2.pdf",
        "Brackenshire",
        "BC LI01",
        1,
    )


def step(doc: str, number: int, due: date | None, progress: str | None) -> dict[str, object]:
    return {
        "document_id": doc,
        "ordinal": number,
        "milestone_row_id": f"mil-{doc}-{number}",
        "milestone_id": "mst-boats",
        "milestone": "Launch the boats",
        "due_date": due,
        "progress": progress,
        "page": number,
    }


def test_the_path_of_a_milestone(tmp_path: Path) -> None:
    march, june = date(2013, 3, 31), date(2013, 6, 30)
    unfollowed = step("doc-q1", 9, march, None) | {"milestone_id": None}
    tables = figures([PLAN, Q1, Q2], []) | {
        "milestones": [
            step("doc-q2", 1, june, "red"),
            step("doc-q1", 2, None, "green"),
            step("doc-plan", 3, march, None),
            unfollowed,
        ]
    }
    path = followed(tmp_path, tables).rows["milestone_history"]
    columns = ("document_id", "quarter", "due_date", "due_date_moved", "progress", "page")
    assert [tuple(row[c] for c in columns) for row in path] == [
        ("doc-plan", None, march, None, None, 3),
        ("doc-q1", 1, None, None, "green", 2),
        ("doc-q2", 2, june, True, "red", 1),
    ]
