"""Corrected values: applied where they fit, said to be stale where they do not."""

from dataclasses import replace
from datetime import date

import pytest

from normalize.indicators.judgements import Decision, Verdict
from normalize.rows import KpiRow, MilestoneRow, ObservationRow
from warehouse.batches import batch_of
from warehouse.corrections import corrections_in

KEY = "observations:00ff:1"
ROW = ObservationRow(
    document_id="doc-1",
    ordinal=1,
    row_key=KEY,
    observation_id="obs-1",
    kpi_id="kpi-1",
    kpi_ordinal=1,
    value=12.0,
    value_text="12",
    value_source="printed",
)
OTHER = replace(ROW, row_key="observations:00ff:2", observation_id="obs-2", ordinal=2)
CORRECT = Decision(
    2, Verdict.CORRECT, KEY, column="value", expected="12", value="21", who="A", why="digits"
)


def values(*decisions: Decision) -> tuple[list[object], list[object], list[str]]:
    corrections = corrections_in(decisions)
    batch = corrections.applied("observations", batch_of("observations", [ROW, OTHER]))
    return (
        batch["value"].to_pylist(),
        batch["value_source"].to_pylist(),
        [f.message for f in corrections.left_over()],
    )


def test_a_fitting_correction_is_applied_to_its_row_only() -> None:
    assert values(CORRECT) == ([21.0, 12.0], ["corrected", "printed"], [])


def test_no_corrections_touch_nothing() -> None:
    assert values() == ([12.0, 12.0], ["printed", "printed"], [])


@pytest.mark.parametrize(
    ("decision", "why"),
    [
        (replace(CORRECT, expected="13"), "the value is 12"),
        (replace(CORRECT, left="observations:00ff:9"), "no row has this key"),
        (replace(CORRECT, column="value_text"), "'value_text' of 'observations' is not corrected"),
        (replace(CORRECT, left="sections:00ff:1"), "'value' of 'sections' is not corrected"),
        (replace(CORRECT, value="many"), "could not convert string to float: 'many'"),
        (replace(CORRECT, value="nan"), "'nan' is no number"),
        (replace(CORRECT, column="unit", expected="", value="ducks"), "'ducks' is none of percent"),
        (replace(CORRECT, column="period", expected="", value="13/14"), "'13/14' is no period"),
    ],
    ids=[
        "another value",
        "row gone",
        "printed text",
        "no such table",
        "no number",
        "not finite",
        "no word of the column",
        "no period",
    ],
)
def test_what_does_not_fit_is_said_and_not_applied(decision: Decision, why: str) -> None:
    found, sources, messages = values(decision)
    assert (found, sources) == ([12.0, 12.0], ["printed", "printed"])
    assert [why in m and m.startswith("Line 2 of decisions.csv") for m in messages] == [True]


def test_the_later_line_holds() -> None:
    later = replace(CORRECT, line=3, value="22")
    assert values(later, CORRECT)[0] == [22.0, 12.0]


def test_a_correction_may_be_made_against_the_one_before_it() -> None:
    """A person corrects what the release shows, which an earlier line may have put there."""
    second = replace(CORRECT, line=3, expected="21", value="22")
    assert values(CORRECT, second) == ([22.0, 12.0], ["corrected", "printed"], [])
    assert values(replace(CORRECT, value="21.00"), second)[0] == [22.0, 12.0]
    back = replace(CORRECT, line=4, expected="22", value="12")
    assert values(CORRECT, second, back)[0] == [12.0, 12.0]
    lost = replace(CORRECT, line=3, expected="23", value="22")
    found, _, [message] = values(CORRECT, lost)
    assert found == [12.0, 12.0]
    assert "Line 3 of decisions.csv" in message


@pytest.mark.parametrize(
    ("value", "why"),
    [("NI075", None), ("KPI-A", None), ("NI75", "NI075"), ("NI075 SCS CYP3", "NI075 or SCS CYP03")],
)
def test_a_ref_is_taken_in_its_normal_form_only(value: str, why: str | None) -> None:
    row = KpiRow(document_id="doc-1", ordinal=1, row_key="kpis:00ff:1", kpi_id="kpi-1")
    corrections = corrections_in([Decision(2, Verdict.CORRECT, row.row_key, "", "ref", "", value)])
    batch = corrections.applied("kpis", batch_of("kpis", [row]))
    assert batch["ref"].to_pylist() == batch["refs"].to_pylist() == [value if why is None else None]
    said = [finding.message for finding in corrections.left_over()]
    assert [f"as refs are: {why};" in message for message in said] == [True] * len(said)
    assert len(said) == (why is not None)


def test_cells_that_would_contradict_the_corrected_one_follow() -> None:
    blank = replace(ROW, value=None, missing_reason="blank", period="2012-13")
    made = [
        replace(CORRECT, expected=""),
        replace(CORRECT, column="period", expected="2012-13", value="2013-14 Q2"),
    ]
    batch = corrections_in(made).applied("observations", batch_of("observations", [blank]))
    [row] = batch.to_pylist()
    assert (row["value"], row["missing_reason"]) == (21.0, None)
    assert (row["period_start"], row["period_end"]) == (date(2013, 7, 1), date(2013, 9, 30))


def test_the_meaning_of_a_corrected_light_is_not_known() -> None:
    row = MilestoneRow(
        document_id="doc-1",
        ordinal=1,
        row_key="milestones:00ff:1",
        milestone_row_id="mlr-1",
        progress="green",
        progress_meaning="on_course",
    )
    made = [Decision(2, Verdict.CORRECT, row.row_key, "", "progress", "green", "red")]
    batch = corrections_in(made).applied("milestones", batch_of("milestones", [row]))
    assert batch["progress"].to_pylist() == ["red"]
    assert batch["progress_meaning"].to_pylist() == [None]


def test_nothing_means_null_and_dates_are_dates() -> None:
    row = MilestoneRow(
        document_id="doc-1",
        ordinal=1,
        row_key="milestones:00ff:1",
        milestone_row_id="mlr-1",
        due_date=date(2013, 3, 31),
        progress="green",
    )
    made = [
        Decision(2, Verdict.CORRECT, row.row_key, "", "due_date", "2013-03-31", "2014-03-31"),
        Decision(3, Verdict.CORRECT, row.row_key, "", "progress", "green", ""),
    ]
    corrections = corrections_in(made)
    batch = corrections.applied("milestones", batch_of("milestones", [row]))
    assert batch["due_date"].to_pylist() == [date(2014, 3, 31)]
    assert batch["progress"].to_pylist() == [None]
    assert corrections.left_over() == []
