"""Rows that carry a light and a due date: milestones, risk measures, equality actions."""

from datetime import date

from extract.findings import Finding, Severity
from extract.places import NOWHERE, Place
from normalize.answering import answering_for
from normalize.dates import dates_in, tidy
from normalize.document_period import DocumentPeriod
from normalize.due import due_of, target_of
from normalize.lost_lights import LitRow, lost_lights
from normalize.marks import MarkReading, read_progress
from normalize.periods import (
    first_year,
    named_period,
    only_period_words,
    plan_year,
    plan_year_label,
    quarters_in,
    year_labels,
)
from normalize.refs import objective_ref
from normalize.row_keys import RowKeys, row_id, start
from normalize.rows import EqualityActionRow, MilestoneRow, RiskRow
from parsers.printed_cells import MarkCell
from parsers.report import EqualityAction, Milestone, Report, RiskMeasure


def mark_finding(
    name: str, reading: MarkReading, cell: MarkCell | None, table: str, ordinal: int, place: Place
) -> list[Finding]:
    """The finding of an unknown mark, at its cell where that has a place."""
    if reading.problem is None or cell is None:
        return []
    where = cell.place if cell.place != NOWHERE else place
    problem = reading.problem
    message = f"{name}: {problem.message}"
    return [
        Finding(problem.code, message, problem.severity, where, table, ordinal, found=reading.text)
    ]


def milestone_rows(
    report: Report, document: DocumentPeriod, keys: RowKeys
) -> tuple[list[MilestoneRow], list[Finding]]:
    """One row a milestone; its plan year is the one printed beside it, else the document's."""
    rows: list[MilestoneRow] = []
    findings: list[Finding] = []
    lit: list[LitRow] = []
    initials = {officer.initials for officer in report.officers if officer.initials}
    for milestone in report.milestones:
        reading = read_progress(milestone.progress, report.legends, "milestones")
        rows.append(_milestone_row(milestone, reading, document, keys, initials))
        findings += _doubtful_due(rows[-1], milestone.place)
        findings += mark_finding(
            "progress",
            reading,
            milestone.progress,
            "milestones",
            milestone.ordinal,
            milestone.place,
        )
        lit.append(LitRow(reading, milestone.commentary, milestone.ordinal, milestone.place))
    return rows, findings + lost_lights(lit, "milestones")


def _milestone_row(
    milestone: Milestone,
    progress: MarkReading,
    document: DocumentPeriod,
    keys: RowKeys,
    initials: set[str],
) -> MilestoneRow:
    words, answering = answering_for(milestone.milestone, initials)
    in_cell = due_of(words)
    due = target_of(milestone.due_text) if milestone.due_text else in_cell
    ref = objective_ref(milestone.ref_text)
    key = keys.key("milestones", ref, milestone.milestone, milestone.year_text)
    return MilestoneRow(
        **start(keys.document_id, milestone.ordinal, key, milestone.place),
        milestone_row_id=row_id("mst", key),
        ref_text=tidy(milestone.ref_text) or None,
        ref=ref,
        objective_ref=objective_ref(milestone.objective_ref_text) or ref,
        objective=milestone.objective,
        theme=milestone.theme,
        milestone=tidy(milestone.milestone) or None,
        plan_year=_plan_year(milestone.year_text, document),
        due_text=due.text or milestone.due_text,
        due_date=due.due_date or _quarter_end(milestone, document),
        officer=_named(milestone.officer) or due.officer or in_cell.officer or answering,
        progress=progress.value,
        progress_meaning=progress.meaning,
        progress_text=progress.text,
        progress_source=progress.source,
        commentary=milestone.commentary,
        commentary_officer=milestone.commentary_officer,
    )


def _named(officer: str | None) -> str | None:
    """The words of an officer's cell; None for a dash."""
    return officer if officer and any(c.isalnum() for c in officer) else None


def _quarter_end(milestone: Milestone, document: DocumentPeriod) -> date | None:
    """The last day of the quarter that fills a deadline's cell: 'Q4 2012/13', 'Quarter 3'."""
    words = tidy(milestone.due_text or "")
    year = _plan_year(milestone.year_text, document)
    if not quarters_in(words) or not only_period_words(words):
        return None
    named = named_period(words, first_year(year) if year else None)
    return named.end if named else None


def _doubtful_due(row: MilestoneRow, place: Place) -> list[Finding]:
    """A deadline that cannot be: 31st June, or before its plan year begins."""
    impossible = [d.text for d in dates_in(row.due_text or "") if not d.possible]
    if impossible:
        message = "the due date is a day that does not exist"
        return [
            Finding(
                "impossible_date",
                message,
                place=place,
                table_name="milestones",
                ordinal=row.ordinal,
                found=impossible[0],
            )
        ]
    if row.due_date is None or row.plan_year is None:
        return []
    if row.due_date >= plan_year(first_year(row.plan_year)).start:
        return []
    return [
        Finding(
            "due_before_plan_year",
            "the milestone is due before its plan year begins",
            Severity.INFO,
            place,
            "milestones",
            row.ordinal,
            expected=row.plan_year,
            found=row.due_text,
        )
    ]


def _plan_year(year_text: str | None, document: DocumentPeriod) -> str | None:
    """'Key Milestones (12-13)' to '2012-13'; words that name several years name none."""
    if not year_text:
        return document.plan_year
    years = year_labels(tidy(year_text))
    return plan_year_label(years[0]) if len(years) == 1 else None


def risk_rows(report: Report, keys: RowKeys) -> tuple[list[RiskRow], list[Finding]]:
    """One row a risk treatment measure."""
    rows: list[RiskRow] = []
    findings: list[Finding] = []
    lit: list[LitRow] = []
    for risk in report.risks:
        reading = read_progress(risk.progress, report.legends, "risks")
        rows.append(_risk_row(risk, reading, keys))
        findings += mark_finding(
            "progress", reading, risk.progress, "risks", risk.ordinal, risk.place
        )
        lit.append(LitRow(reading, risk.commentary, risk.ordinal, risk.place))
    return rows, findings + lost_lights(lit, "risks")


def _risk_row(risk: RiskMeasure, progress: MarkReading, keys: RowKeys) -> RiskRow:
    due = due_of(risk.risk_control_measures)
    key = keys.key("risks", risk.ref_text, risk.risk_control_measures)
    return RiskRow(
        **start(keys.document_id, risk.ordinal, key, risk.place),
        risk_id=row_id("rsk", key),
        ref_text=tidy(risk.ref_text) or None,
        ref=objective_ref(risk.ref_text),
        risk_control_measures=tidy(risk.risk_control_measures) or None,
        due_text=due.text,
        due_date=due.due_date,
        officer=due.officer,
        progress=progress.value,
        progress_text=progress.text,
        progress_source=progress.source,
        commentary=risk.commentary,
    )


def equality_rows(report: Report, keys: RowKeys) -> tuple[list[EqualityActionRow], list[Finding]]:
    """One row an equality action; its target cell holds the date and who answers for it."""
    rows: list[EqualityActionRow] = []
    findings: list[Finding] = []
    lit: list[LitRow] = []
    for action in report.equality_actions:
        reading = read_progress(action.progress, report.legends, "equality_actions")
        rows.append(_equality_row(action, reading, keys))
        findings += mark_finding(
            "progress",
            reading,
            action.progress,
            "equality_actions",
            action.ordinal,
            action.place,
        )
        lit.append(LitRow(reading, action.commentary, action.ordinal, action.place))
    return rows, findings + lost_lights(lit, "equality_actions")


def _equality_row(
    action: EqualityAction, progress: MarkReading, keys: RowKeys
) -> EqualityActionRow:
    due = target_of(action.due_text) if action.due_text else due_of(action.action)
    key = keys.key("equality_actions", None, action.action)
    return EqualityActionRow(
        **start(keys.document_id, action.ordinal, key, action.place),
        equality_action_id=row_id("eqa", key),
        action=tidy(action.action) or None,
        due_text=due.text or action.due_text,
        due_date=due.due_date,
        officer=_named(action.officer) or due.officer,
        progress=progress.value,
        progress_text=progress.text,
        progress_source=progress.source,
        commentary=action.commentary,
    )
