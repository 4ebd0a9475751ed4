"""One report to its typed rows."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from extract.findings import Finding
from extract.places import NOWHERE, Place
from normalize.column_words import Quality
from normalize.counts import count_findings
from normalize.document_rows import document_period, document_row, period_findings
from normalize.finance import finance_rows
from normalize.kpi_rows import kpi_rows
from normalize.milestone_rows import equality_rows, milestone_rows, risk_rows
from normalize.plain_rows import (
    legend_rows,
    objective_rows,
    officer_rows,
    printed_table_rows,
    section_rows,
)
from normalize.row_keys import DECIMALS, RowKeys, row_id
from normalize.rows import FindingRow, Row, Rows
from normalize.sums import sum_findings
from normalize.values import UNCERTAIN
from parsers.report import Report

R = TypeVar("R", bound=Row)
# The table whose rows a finding may be about, to the name of their own key.
ID_FIELDS = {
    "sections": "section_id",
    "printed_tables": "printed_table_id",
    "milestones": "milestone_row_id",
    "kpis": "kpi_id",
    "observations": "observation_id",
    "finance": "finance_id",
    "objectives": "objective_id",
    "risks": "risk_id",
    "equality_actions": "equality_action_id",
    "officers": "officer_id",
    "legends": "legend_id",
}


def normalize(report: Report, *, document_id: str) -> Rows:
    """All rows of one report; ids and keys depend on what is printed and on `document_id` only."""
    keys = RowKeys(document_id)
    period = document_period(report.front)
    milestones, milestone_findings = milestone_rows(report, period, keys)
    kpis = kpi_rows(report, period, keys)
    finance, finance_findings = finance_rows(report, keys)
    risks, risk_findings = risk_rows(report, keys)
    actions, action_findings = equality_rows(report, keys)
    findings = [
        *report.findings,
        *period_findings(report.front, period),
        *milestone_findings,
        *kpis.findings,
        *finance_findings,
        *sum_findings(finance),
        *count_findings(report, milestones),
        *risk_findings,
        *action_findings,
    ]
    rows = Rows(
        document=document_row(report.front, period, document_id),
        sections=_checked("sections", section_rows(report, keys), findings),
        printed_tables=_checked("printed_tables", printed_table_rows(report, keys), findings),
        milestones=_checked("milestones", milestones, findings),
        kpis=_checked("kpis", kpis.kpis, findings),
        kpi_refs=kpis.refs,
        observations=_checked("observations", kpis.observations, findings),
        finance=_checked("finance", finance, findings),
        objectives=_checked("objectives", objective_rows(report, keys), findings),
        risks=_checked("risks", risks, findings),
        equality_actions=_checked("equality_actions", actions, findings),
        officers=_checked("officers", officer_rows(report, keys), findings),
        legends=_checked("legends", legend_rows(report, keys), findings),
    )
    return replace(rows, findings=_finding_rows(rows, findings, keys))


def _checked(table: str, rows: Iterable[R], findings: Sequence[Finding]) -> tuple[R, ...]:
    """The rows, those with a finding about them marked to be checked.

    So are those with words that were recognised in a picture and not surely.
    """
    named = {f.ordinal for f in findings if f.table_name == table}
    doubts = [f.place for f in findings if f.code == UNCERTAIN.code and f.table_name is None]
    return tuple(
        replace(r, quality=Quality.CHECK) if r.ordinal in named or holds_any(r, doubts) else r
        for r in rows
    )


def holds_any(row: Row, places: Sequence[Place]) -> bool:
    """Whether the middle of one of the places lies in the box of a row."""
    if row.x0 is None or row.x1 is None or row.top is None or row.bottom is None:
        return False
    return any(
        place.page == row.page
        and place.box is not None
        and row.x0 <= (place.box.x0 + place.box.x1) / 2 <= row.x1
        and row.top <= (place.box.top + place.box.bottom) / 2 <= row.bottom
        for place in places
    )


def _finding_rows(rows: Rows, findings: Sequence[Finding], keys: RowKeys) -> tuple[FindingRow, ...]:
    """The findings as rows; one without a place of its own stands where its row stands."""
    known = _rows_by_name(rows)
    made = []
    for ordinal, finding in enumerate(findings, start=1):
        name, number = finding.table_name, finding.ordinal
        row = known.get((name, number)) if name is not None and number is not None else None
        about = str(getattr(row, ID_FIELDS[name])) if row is not None and name else None
        key = keys.key("findings", finding.code, finding.message, f"{about} {finding.found}")
        placed = _finding_row(finding, ordinal, about, row_id("fnd", key), keys.document_id)
        made.append(_at(placed, row) if finding.place == NOWHERE and row is not None else placed)
    return tuple(made)


def _rows_by_name(rows: Rows) -> dict[tuple[str, int], Row]:
    tables: dict[str, Sequence[Row]] = {
        "sections": rows.sections,
        "printed_tables": rows.printed_tables,
        "milestones": rows.milestones,
        "kpis": rows.kpis,
        "observations": rows.observations,
        "finance": rows.finance,
        "objectives": rows.objectives,
        "risks": rows.risks,
        "equality_actions": rows.equality_actions,
        "officers": rows.officers,
        "legends": rows.legends,
    }
    return {(name, row.ordinal): row for name, table in tables.items() for row in table}


def _at(finding: FindingRow, row: Row) -> FindingRow:
    return replace(
        finding,
        page=row.page,
        x0=row.x0,
        top=row.top,
        x1=row.x1,
        bottom=row.bottom,
        source_line=row.source_line,
    )


def _finding_row(
    finding: Finding, ordinal: int, about: str | None, finding_id: str, document_id: str
) -> FindingRow:
    place, box = finding.place, finding.place.box
    return FindingRow(
        finding_id=finding_id,
        document_id=document_id,
        ordinal=ordinal,
        severity=finding.severity,
        code=finding.code,
        message=finding.message,
        table_name=finding.table_name,
        row_id=about,
        expected=finding.expected,
        found=finding.found,
        page=place.page,
        x0=round(box.x0, DECIMALS) if box else None,
        top=round(box.top, DECIMALS) if box else None,
        x1=round(box.x1, DECIMALS) if box else None,
        bottom=round(box.bottom, DECIMALS) if box else None,
        source_line=place.line,
    )
