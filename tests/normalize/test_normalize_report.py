from dataclasses import replace
from datetime import date

from extract.document import Mark, MarkKind
from extract.findings import Finding
from extract.places import Box, Place
from normalize import VERSION, normalize
from normalize.rows import Rows
from parsers.kinds import ColumnRole, SectionKind, TableKind
from parsers.printed_cells import MarkCell, Printed, ValueCell
from parsers.report import (
    EqualityAction,
    FrontMatter,
    Kpi,
    Legend,
    Milestone,
    Objective,
    Officer,
    PrintedTable,
    Report,
    RiskMeasure,
    Section,
)


def at(page: int) -> Place:
    return Place(page=page, box=Box(10.123, 20.456, 30.0, 40.0))


def cell(role: ColumnRole, header: str, text: str, covered_by: str | None = None) -> ValueCell:
    return ValueCell(role, header, text, at(3), covered_by)


GREEN = MarkCell("", (Mark(MarkKind.PICTURE, at(3), ("green",), "disc"),), at(3))
FRONT = FrontMatter(
    "directorate_performance_overview_report",
    title=Printed("Performance  Overview"),
    period=Printed("Quarter 2, Period 1 July 2013 – 30 September 2013", at(1)),
    inferred=(("directorate", "from the running header"),),
)
KPIS = (
    Kpi(
        1,
        "SCS CYP15 (NI112 adjusted)",
        "Conception rate per 1,000",
        at(3),
        values=(
            cell(ColumnRole.ACTUAL, "12/13 Actual", "41.5 Rolling quarterly average rate"),
            cell(ColumnRole.TARGET, "13/14 Target", "74.8% (09/10)"),
            cell(ColumnRole.IN_YEAR, "Q2", "Refer comment"),
        ),
        progress=GREEN,
        direction=MarkCell("N/A"),
        commentary="As planned.",
    ),
    Kpi(
        2,
        "SCS CYP0",
        "Expected outcomes at KS2 and KS4",
        at(3),
        values=(
            cell(ColumnRole.ACTUAL, "12/13 Actual", "100% KS2 60% KS4"),
            cell(ColumnRole.TARGET, "13/14 Target", "9 9.9%"),
            cell(ColumnRole.IN_YEAR, "Q2", "", covered_by="Refer comment"),
            cell(ColumnRole.COMPARATOR, "Neighbours", "51%"),
            cell(ColumnRole.OTHER, "Notes", "7"),
        ),
        progress=MarkCell(""),
    ),
)
REPORT = Report(
    front=FRONT,
    sections=(Section(1, "2.1", "A project", 2, SectionKind.OTHER, None, "TC", "Words.", at(1)),),
    printed_tables=(PrintedTable(1, "Ref Measure", TableKind.KPIS, 2, 2, None, at(3)),),
    milestones=(
        Milestone(1, "EEP 02", "Deliver the plan by March 2014", at(2), progress=GREEN),
        Milestone(2, "EEP 02", "Deliver the plan by March 2014", at(2)),
        Milestone(3, "CFS1", "Train by June 2012", at(2), year_text="Milestones (13-14)"),
    ),
    kpis=KPIS,
    objectives=(
        Objective(
            1, "LAS 1", "Better schools", at(2), linked_indicators="NI072, SCSCYP09, LAS L101"
        ),
    ),
    risks=(RiskMeasure(1, "BPR 1", "Agree a timeline", at(4), progress=MarkCell("Amber")),),
    equality_actions=(EqualityAction(1, "Train staff", at(4), due_text="March 09 DM Planning"),),
    officers=(Officer(1, "TC", "T Clark", "Operational Director", None, at(5)),),
    legends=(Legend(1, "Green", "milestones", "is on course to be achieved", None, at(5)),),
    findings=(Finding("row_broken", "a row is cut", table_name="kpis", ordinal=1),),
)
ROWS = normalize(REPORT, document_id="doc-1")


def keyed(rows: Rows) -> list[str]:
    tables = (
        *rows.sections,
        *rows.printed_tables,
        *rows.milestones,
        *rows.kpis,
        *rows.kpi_refs,
        *rows.observations,
        *rows.finance,
        *rows.objectives,
        *rows.risks,
        *rows.equality_actions,
        *rows.officers,
        *rows.legends,
    )
    return [row.row_key for row in tables]


def test_the_version_is_said() -> None:
    assert VERSION == "3"


def test_the_document() -> None:
    row = ROWS.document
    assert (row.title, row.plan_year, row.plan_year_start, row.quarter) == (
        "Performance Overview",
        "2013-14",
        2013,
        2,
    )
    assert (row.period_start, row.period_end) == (date(2013, 7, 1), date(2013, 9, 30))
    assert row.inferred == "directorate: from the running header; plan_year: from period dates"


def test_indicators() -> None:
    first, second = ROWS.kpis
    assert (first.ref, first.refs, first.ref_note) == ("SCS CYP15", "SCS CYP15; NI112", "adjusted")
    assert (first.progress, first.progress_meaning, first.progress_source) == (
        "green",
        "on_course",
        "picture",
    )
    assert (first.direction, first.direction_text) == ("not_applicable", "N/A")
    assert (second.ref, second.ref_text) == (None, "SCS CYP0")
    assert (second.progress, second.direction) == ("unknown", None)
    assert (first.page, first.page_end, first.x0, first.top) == (3, 3, 10.12, 20.46)
    assert first.kpi_id.startswith("kpi-")
    assert [(r.ref, r.role) for r in ROWS.kpi_refs] == [
        ("SCS CYP15", "same"),
        ("NI112", "adjusted"),
    ]


def test_observations() -> None:
    told = [
        (o.kpi_ordinal, o.kind, o.period, o.value, o.breakdown, o.missing_reason)
        for o in ROWS.observations
    ]
    assert told == [
        (1, "actual", "2012-13", 41.5, None, None),
        (1, "target", "2009-10", 74.8, None, None),
        (1, "actual", "2013-14 Q2", None, None, "refer_to_comment"),
        (2, "actual", "2012-13", 100, "KS2", None),
        (2, "actual", "2012-13", 60, "KS4", None),
        (2, "target", "2013-14", None, None, None),
        (2, "actual", "2013-14 Q2", None, None, "refer_to_comment"),
        (2, "comparator", None, 51, None, None),
    ]
    rolling, override, reason, covered = (ROWS.observations[i] for i in (0, 1, 2, 6))
    assert (rolling.unit, rolling.coverage, rolling.coverage_source) == (
        "rate",
        "rolling_12_months",
        "cell",
    )
    assert (override.period_override, rolling.period_override) == (True, False)
    assert (override.coverage, override.coverage_source) == ("full_year", "cell")
    assert (reason.value_text, reason.spanned, reason.value_source) == (
        "Refer comment",
        False,
        None,
    )
    assert (covered.value_text, covered.spanned) == (None, True)
    assert [o.ordinal for o in ROWS.observations] == list(range(1, 9))


def test_milestones() -> None:
    first, second, third = ROWS.milestones
    assert (first.ref, first.objective_ref, first.plan_year) == ("EEP02", "EEP02", "2013-14")
    assert (first.due_text, first.due_date) == ("by March 2014", date(2014, 3, 31))
    assert (first.progress, first.progress_meaning, second.progress) == ("green", "on_course", None)
    assert (third.plan_year, third.quality) == ("2013-14", "check")
    assert first.milestone_row_id != second.milestone_row_id


def test_the_plain_tables() -> None:
    assert ROWS.objectives[0].ref == "LAS1"
    assert ROWS.objectives[0].linked_indicators == "NI072; SCS CYP09; LAS LI01"
    assert (ROWS.risks[0].ref, ROWS.risks[0].progress) == ("BPR1", "amber")
    action = ROWS.equality_actions[0]
    assert (action.due_text, action.due_date, action.officer) == (
        "March 09",
        date(2009, 3, 31),
        "DM Planning",
    )
    assert ROWS.legends[0].meaning == "on_course"
    assert ROWS.printed_tables[0].recognised_as == "kpis"
    assert ROWS.sections[0].lead_officer == "TC"
    assert ROWS.officers[0].officer_id.startswith("off-")


def test_findings_name_their_rows() -> None:
    found = {f.code: f for f in ROWS.findings}
    assert set(found) == {
        "row_broken",
        "due_before_plan_year",
        "ref_damaged",
        "mark_missing",
        "value_unclear",
        "column_not_read",
        "period_unclear",
        "linked_indicator_without_row",
    }
    assert found["row_broken"].row_id == ROWS.kpis[0].kpi_id
    assert found["value_unclear"].row_id == ROWS.observations[5].observation_id
    assert found["period_unclear"].found == "Neighbours"
    assert [r.quality for r in ROWS.kpis] == ["check", "check"]
    assert [o.quality for o in ROWS.observations].count("check") == 1
    assert [f.ordinal for f in ROWS.findings] == list(range(1, len(ROWS.findings) + 1))
    assert len({f.finding_id for f in ROWS.findings}) == len(ROWS.findings)


def test_keys_are_unique_and_repeat() -> None:
    keys = keyed(ROWS)
    assert len(keys) == len(set(keys))
    assert normalize(REPORT, document_id="doc-1") == ROWS
    assert not set(keys) & set(keyed(normalize(REPORT, document_id="doc-2")))


def test_keys_survive_a_better_extractor() -> None:
    moved = tuple(
        replace(k, place=at(9), measure=k.measure.replace(" ", "  ")) for k in REPORT.kpis
    )
    better = normalize(replace(REPORT, kpis=moved), document_id="doc-1")
    assert keyed(better) == keyed(ROWS)


def test_a_document_without_a_period_is_told() -> None:
    rows = normalize(Report(front=FrontMatter("other")), document_id="doc-1")
    assert [f.code for f in rows.findings] == ["period_unclear"]
    assert rows.document.plan_year is None


def test_a_cover_report_takes_its_year_from_its_date() -> None:
    front = FrontMatter(
        "committee_report",
        title=Printed("Q2 monitoring reports"),
        report_date=Printed("3 rd November 2008"),
    )
    row = normalize(Report(front=front), document_id="doc-1").document
    assert (row.plan_year, row.quarter, row.report_date) == ("2008-09", 2, date(2008, 11, 3))
    assert row.inferred is not None
    assert "plan_year: from quarter and report date" in row.inferred
