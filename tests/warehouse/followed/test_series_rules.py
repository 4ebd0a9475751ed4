"""The rules of SERIES, one small archive a rule: what the newest document says, and when not."""

from datetime import date
from pathlib import Path

import pytest

from tests.warehouse.followed.small_release import Doc, Said, figures, followed, link

PLAN = Doc("doc-plan", "2012-13", plan=True)
Q4_BEFORE = Doc("doc-q4-11", "2011-12 Q4")
Q1 = Doc("doc-q1", "2013-14 Q1")
Q2 = Doc("doc-q2", "2013-14 Q2")
Q2_TWIN = Doc("doc-q2-twin", "2013-14 Q2")
Q4 = Doc("doc-q4", "2013-14 Q4")
UNDATED = Doc("doc-undated", "")

Point = tuple[object, ...]
VALUES: dict[str, tuple[list[Doc], list[Said], list[Point]]] = {
    # period, value, document, missing_reason, conflict, printed_count
    "the newest report": (
        [Q1, Q2],
        [Said("doc-q2", "target", "2013-14", 56), Said("doc-q1", "target", "2013-14", 55)],
        [("2013-14", 56, "doc-q2", None, False, 2)],
    ),
    "a report of its years is newer than the plan": (
        [PLAN, Q2],
        [Said("doc-plan", "target", "2013-14", 200), Said("doc-q2", "target", "2013-14", 130)],
        [("2013-14", 130, "doc-q2", None, False, 2)],
    ),
    "the outturn is newer than the plan's estimate": (
        [Q4_BEFORE, PLAN],
        [Said("doc-plan", "actual", "2011-12", 39), Said("doc-q4-11", "actual", "2011-12", 40)],
        [("2011-12", 40, "doc-q4-11", None, False, 2)],
    ),
    "a document without a date is older than all": (
        [UNDATED, PLAN],
        [Said("doc-undated", "target", "2012-13", 9), Said("doc-plan", "target", "2012-13", 8)],
        [("2012-13", 8, "doc-plan", None, False, 2)],
    ),
    "what replaces another is newer": (
        [Q2, Doc("doc-again", "2013-14 Q2", supersedes="doc-q2")],
        [Said("doc-q2", "target", "2013-14", 9), Said("doc-again", "target", "2013-14", 8)],
        [("2013-14", 8, "doc-again", None, False, 2)],
    ),
    "a later state is no hole": (
        [Q1, Q2],
        [
            Said("doc-q1", "target", "2013-14", 55),
            Said("doc-q2", "target", "2013-14", None, "TBC", missing="to_be_confirmed"),
        ],
        [("2013-14", None, "doc-q2", "to_be_confirmed", False, 2)],
    ),
    "a later blank says nothing": (
        [Q1, Q2],
        [
            Said("doc-q1", "target", "2013-14", 55),
            Said("doc-q2", "target", "2013-14", None, missing="blank"),
        ],
        [("2013-14", 55, "doc-q1", None, False, 1)],
    ),
    "blank everywhere": (
        [Q1, Q2],
        [
            Said("doc-q1", "target", "2013-14", None, missing="blank"),
            Said("doc-q2", "target", "2013-14", None, missing="blank"),
        ],
        [("2013-14", None, "doc-q2", "blank", False, 0)],
    ),
    "printed twice and the same": (
        [Q2],
        [
            Said("doc-q2", "target", "2013-14", 55, row="1"),
            Said("doc-q2", "target", "2013-14", 55, row="2"),
        ],
        [("2013-14", 55, "doc-q2", None, False, 2)],
    ),
    "two values in one document": (
        [Q1, Q2],
        [
            Said("doc-q1", "target", "2013-14", 55),
            Said("doc-q2", "target", "2013-14", 55, row="1"),
            Said("doc-q2", "target", "2013-14", 56, row="2"),
        ],
        [("2013-14", None, "doc-q2", None, True, 3)],
    ),
    "a conflict of old does not count": (
        [Q1, Q2],
        [
            Said("doc-q1", "target", "2013-14", 54, row="1"),
            Said("doc-q1", "target", "2013-14", 56, row="2"),
            Said("doc-q2", "target", "2013-14", 55),
        ],
        [("2013-14", 55, "doc-q2", None, False, 3)],
    ),
    "a value beside a state in one document": (
        [Q2],
        [
            Said("doc-q2", "target", "2013-14", None, "N/A", missing="not_applicable", row="1"),
            Said("doc-q2", "target", "2013-14", 55, row="2"),
        ],
        [("2013-14", 55, "doc-q2", None, False, 2)],
    ),
    "a rounding gives the finer value": (
        [Q2],
        [
            Said("doc-q2", "actual", "2012-13", 45, "45%", row="1"),
            Said("doc-q2", "actual", "2012-13", 45.2, "45.2%", row="2"),
        ],
        [("2012-13", 45.2, "doc-q2", None, False, 2)],
    ),
    "45.0 is no rounding of 45.2": (
        [Q2],
        [
            Said("doc-q2", "actual", "2012-13", 45, "45.0%", row="1"),
            Said("doc-q2", "actual", "2012-13", 45.2, "45.2%", row="2"),
        ],
        [("2012-13", None, "doc-q2", None, True, 2)],
    ),
    "'less than 5' is not 5": (
        [Q2],
        [
            Said("doc-q2", "actual", "2012-13", 5, "5", row="1"),
            Said("doc-q2", "actual", "2012-13", 5, "<5", comparator="<", row="2"),
        ],
        [("2012-13", None, "doc-q2", None, True, 2)],
    ),
    "twins agree": (
        [Q2, Q2_TWIN],
        [
            Said("doc-q2", "target", "2013-14", 55),
            Said("doc-q2-twin", "target", "2013-14", 55),
        ],
        [("2013-14", 55, "doc-q2", None, False, 2)],
    ),
    "a twin fills what the other lost": (
        [Q2, Q2_TWIN],
        [
            Said("doc-q2", "target", "2013-14", None, missing="blank"),
            Said("doc-q2-twin", "target", "2013-14", 55),
        ],
        [("2013-14", 55, "doc-q2-twin", None, False, 1)],
    ),
    "twins that disagree": (
        [Q2, Q2_TWIN],
        [
            Said("doc-q2", "target", "2013-14", 55),
            Said("doc-q2-twin", "target", "2013-14", 65),
        ],
        [("2013-14", None, "doc-q2", None, True, 2)],
    ),
    "breakdowns are points of their own": (
        [Q2],
        [
            Said("doc-q2", "target", "2013-14", 100, breakdown="KS2"),
            Said("doc-q2", "target", "2013-14", 60, breakdown="KS4"),
        ],
        [
            ("2013-14", 100, "doc-q2", None, False, 1),
            ("2013-14", 60, "doc-q2", None, False, 1),
        ],
    ),
    "a month is not the year of the same label": (
        [Q2],
        [
            Said("doc-q2", "actual", "2011-12", 7),
            Said("doc-q2", "actual", "2011-12", 3, days=(date(2011, 12, 1), date(2011, 12, 31))),
        ],
        [
            ("2011-12", 3, "doc-q2", None, False, 1),
            ("2011-12", 7, "doc-q2", None, False, 1),
        ],
    ),
    "a value that could not be read is a state": (
        [Q1, Q2],
        [
            Said("doc-q1", "actual", "2012-13", 45),
            Said("doc-q2", "actual", "2012-13", None, "4?.5%"),
        ],
        [("2012-13", None, "doc-q2", None, False, 2)],
    ),
}


@pytest.mark.parametrize(("docs", "said", "expected"), VALUES.values(), ids=VALUES.keys())
def test_what_a_point_says(
    tmp_path: Path, docs: list[Doc], said: list[Said], expected: list[Point]
) -> None:
    made = followed(tmp_path, figures(docs, said))
    columns = ("period", "value", "document_id", "missing_reason", "conflict", "printed_count")
    assert [tuple(row[c] for c in columns) for row in made.rows["series"]] == expected


PROGRESS: dict[str, tuple[list[Doc], list[Said], dict[tuple[str, str], Point]]] = {
    # (kind, period) -> progress, direction, progress_document_id
    "only the figure of the current year": (
        [Q2],
        [
            Said("doc-q2", "actual", "2012-13", 50, progress="amber", direction="better"),
            Said("doc-q2", "target", "2013-14", 56),
            Said("doc-q2", "actual", "2013-14 Q2", 52, coverage="unknown"),
        ],
        {
            ("actual", "2012-13"): (None, None, None),
            ("target", "2013-14"): (None, None, None),
            ("actual", "2013-14 Q2"): ("amber", "better", "doc-q2"),
        },
    ),
    "a state has a light too": (
        [Q2],
        [Said("doc-q2", "actual", "2013-14 Q2", None, missing="refer_to_comment", progress="red")],
        {("actual", "2013-14 Q2"): ("red", None, "doc-q2")},
    ),
    "a later document repeats the value": (
        [Q4, Doc("doc-next", "2014-15 Q1")],
        [
            Said("doc-q4", "actual", "2013-14", 45, "45%", progress="green"),
            Said("doc-next", "actual", "2013-14", 45.2, "45.2%", progress="red"),
        ],
        {("actual", "2013-14"): ("green", None, "doc-q4")},
    ),
    "a later document restates the value": (
        [Q4, Doc("doc-next", "2014-15 Q1")],
        [
            Said("doc-q4", "actual", "2013-14", 45, "45%", progress="green"),
            Said("doc-next", "actual", "2013-14", 47, "47%", progress="red"),
        ],
        {("actual", "2013-14"): (None, None, None)},
    ),
    "a lost light of a twin": (
        [Q2, Q2_TWIN],
        [
            Said("doc-q2", "actual", "2013-14 Q2", 52, progress="unknown", direction="better"),
            Said("doc-q2-twin", "actual", "2013-14 Q2", 52, progress="green", direction="worse"),
        ],
        {("actual", "2013-14 Q2"): ("green", "unknown", "doc-q2-twin")},
    ),
    "a cell with an old period of its own": (
        [Q2],
        [Said("doc-q2", "actual", "2009-10", 74.8, progress="green")],
        {("actual", "2009-10"): (None, None, None)},
    ),
}


@pytest.mark.parametrize(("docs", "said", "expected"), PROGRESS.values(), ids=PROGRESS.keys())
def test_whose_light_it_is(
    tmp_path: Path, docs: list[Doc], said: list[Said], expected: dict[tuple[str, str], Point]
) -> None:
    made = followed(tmp_path, figures(docs, said))
    found = {
        (row["kind"], row["period"]): (
            row["progress"],
            row["direction"],
            row["progress_document_id"],
        )
        for row in made.rows["series"]
    }
    assert found == expected


def actual(definition: str, period: str, value: float = 1, doc: str = "doc-q2") -> Said:
    return Said(doc, "actual", period, value, definition=definition)


A_B_C = [
    actual("def-a", "2010-11"),
    actual("def-a", "2011-12"),
    actual("def-b", "2012-13"),
    actual("def-c", "2013-14 Q2"),
]
BREAKS: dict[str, tuple[list[Said], list[dict[str, object]], list[Point]]] = {
    # period, definition_id, break_before
    "redefined": (
        A_B_C[:3],
        [link("def-a", "def-b", "redefined")],
        [("2010-11", "def-a", False), ("2011-12", "def-a", False), ("2012-13", "def-b", True)],
    ),
    "reworded": (
        A_B_C[:3],
        [link("def-a", "def-b", "same")],
        [("2010-11", "def-a", False), ("2011-12", "def-a", False), ("2012-13", "def-a", False)],
    ),
    "a suggestion joins nothing": (
        A_B_C[1:3],
        [link("def-a", "def-b", "same", status="suggested")],
        [("2011-12", "def-a", False), ("2012-13", "def-b", True)],
    ),
    "reworded, then redefined": (
        A_B_C,
        [link("def-a", "def-b", "same"), link("def-b", "def-c", "redefined")],
        [
            ("2010-11", "def-a", False),
            ("2011-12", "def-a", False),
            ("2012-13", "def-a", False),
            ("2013-14 Q2", "def-c", True),
        ],
    ),
    "two definitions for one year": (
        [
            actual("def-a", "2011-12"),
            actual("def-a", "2012-13"),
            actual("def-b", "2012-13"),
            actual("def-a", "2013-14"),
            actual("def-b", "2013-14"),
        ],
        [link("def-a", "def-b", "redefined")],
        [
            ("2011-12", "def-a", False),
            ("2012-13", "def-a", False),
            ("2012-13", "def-b", True),
            ("2013-14", "def-a", False),
            ("2013-14", "def-b", False),
        ],
    ),
    "a blank of the new definition is no point": (
        [
            actual("def-a", "2011-12"),
            Said("doc-q2", "actual", "2012-13", None, missing="blank", definition="def-b"),
            actual("def-b", "2013-14 Q2"),
        ],
        [link("def-a", "def-b", "redefined")],
        [
            ("2011-12", "def-a", False),
            ("2012-13", "def-b", False),
            ("2013-14 Q2", "def-b", True),
        ],
    ),
}


@pytest.mark.parametrize(("said", "links", "expected"), BREAKS.values(), ids=BREAKS.keys())
def test_where_a_definition_breaks(
    tmp_path: Path, said: list[Said], links: list[dict[str, object]], expected: list[Point]
) -> None:
    made = followed(tmp_path, figures([Q2], said) | {"links": links})
    columns = ("period", "definition_id", "break_before")
    assert [tuple(row[c] for c in columns) for row in made.rows["series"]] == expected


def test_the_target_of_one_definition_is_no_point_of_another(tmp_path: Path) -> None:
    said = [
        Said("doc-plan", "target", "2013-14", 1086, definition="def-a", unit="count"),
        Said("doc-q2", "target", "2013-14", 6.7, definition="def-b", unit="rate"),
    ]
    tables = figures([PLAN, Q2], said) | {"links": [link("def-a", "def-b", "redefined")]}
    made = followed(tmp_path, tables)
    points = [(r["definition_id"], r["value"], r["unit"]) for r in made.rows["series"]]
    assert points == [("def-a", 1086, "count"), ("def-b", 6.7, "rate")]


def test_a_conflict_is_a_finding_on_the_second_value(tmp_path: Path) -> None:
    said = [
        Said("doc-q2", "target", "2013-14", 55, "55%", row="1"),
        Said("doc-q2", "target", "2013-14", 56, "56%", row="2"),
        Said("doc-q2-twin", "target", "2013-14", 57, "57%"),
    ]
    (found,) = followed(tmp_path, figures([Q2, Q2_TWIN], said)).findings
    assert (found.code, found.severity) == ("series_conflict", "warning")
    assert (found.document_id, found.table_name, found.row_id) == (
        "doc-q2",
        "observations",
        "obs-002",
    )
    assert (found.expected, found.found, found.page) == ("55%", "56%", 2)
    assert "target for 2013-14" in found.message
    assert "on page 1" in found.message


def test_a_conflict_between_twins_names_the_other_file(tmp_path: Path) -> None:
    said = [
        Said("doc-q2", "target", "2013-14", 55, "55%"),
        Said("doc-q2-twin", "target", "2013-14", 57, "57%"),
    ]
    (found,) = followed(tmp_path, figures([Q2, Q2_TWIN], said)).findings
    assert found.document_id == "doc-q2-twin"
    assert "on page 1 of doc-q2.pdf" in found.message


def test_a_rounding_is_no_finding(tmp_path: Path) -> None:
    said = [
        Said("doc-q2", "actual", "2012-13", 45, "45%", row="1"),
        Said("doc-q2", "actual", "2012-13", 45.2, "45.2%", row="2"),
    ]
    assert followed(tmp_path, figures([Q2], said)).findings == ()


def test_links_that_disagree_are_a_finding(tmp_path: Path) -> None:
    links = [
        link("def-a", "def-b", "same") | {"right_kpi_id": "kpi-doc-q2-def-b"},
        link("def-a", "def-b", "redefined"),
    ]
    made = followed(tmp_path, figures([Q2], A_B_C[1:3]) | {"links": links})
    (found,) = made.findings
    assert (found.code, found.table_name, found.row_id) == (
        "links_disagree",
        "kpis",
        "kpi-doc-q2-def-b",
    )
    assert [row["definition_id"] for row in made.rows["series"]] == ["def-a", "def-b"]
