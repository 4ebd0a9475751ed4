"""The typed rows that a release holds, one frozen dataclass a table.

Field names are column names; the words that some columns hold are in `normalize/column_words.py`.
"""

from dataclasses import dataclass
from datetime import date

from normalize.column_words import Quality


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What every row table begins with: its document, its order and its place."""

    document_id: str
    ordinal: int
    row_key: str
    page: int | None = None
    page_end: int | None = None
    x0: float | None = None
    top: float | None = None
    x1: float | None = None
    bottom: float | None = None
    source_line: int | None = None
    quality: str = Quality.OK


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """One document: what its front matter says; what the batch run knows is filled in there."""

    document_id: str
    document_type: str
    title: str | None = None
    council: str | None = None
    directorate: str | None = None
    service: str | None = None
    period_text: str | None = None
    plan_year: str | None = None
    plan_year_start: int | None = None
    plan_years: str | None = None
    quarter: int | None = None
    period_start: date | None = None
    period_end: date | None = None
    report_date: date | None = None
    inferred: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionRow(Row):
    """A heading and its words."""

    section_id: str
    number: str | None = None
    title: str | None = None
    level: int | None = None
    kind: str | None = None
    parent_ordinal: int | None = None
    lead_officer: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedTableRow(Row):
    """A table on paper, read or not."""

    printed_table_id: str
    header_text: str | None = None
    recognised_as: str | None = None
    row_count: int | None = None
    rows_read: int | None = None
    continued_from: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneRow(Row):
    """A milestone; `milestone_row_id` is this row, `milestone_id` the milestone over the years."""

    milestone_row_id: str
    ref_text: str | None = None
    ref: str | None = None
    objective_ref: str | None = None
    objective: str | None = None
    theme: str | None = None
    milestone: str | None = None
    plan_year: str | None = None
    due_text: str | None = None
    due_date: date | None = None
    officer: str | None = None
    progress: str | None = None
    progress_meaning: str | None = None
    progress_text: str | None = None
    progress_source: str | None = None
    commentary: str | None = None
    commentary_officer: str | None = None
    milestone_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KpiRow(Row):
    """An indicator as one document prints it."""

    kpi_id: str
    ref_text: str | None = None
    ref: str | None = None
    refs: str | None = None
    ref_note: str | None = None
    measure: str | None = None
    theme: str | None = None
    objective_ref: str | None = None
    progress: str | None = None
    progress_meaning: str | None = None
    progress_text: str | None = None
    progress_source: str | None = None
    direction: str | None = None
    direction_text: str | None = None
    direction_source: str | None = None
    commentary: str | None = None
    commentary_officer: str | None = None
    indicator_id: str | None = None
    definition_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KpiRefRow(Row):
    """One ref of an indicator row and the part it plays."""

    kpi_ref_id: str
    kpi_id: str
    ref: str
    role: str
    repaired_from: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationRow(Row):
    """One value of one cell, or the reason why a cell holds none."""

    observation_id: str
    kpi_id: str
    kpi_ordinal: int
    indicator_id: str | None = None
    kind: str | None = None
    column_header: str | None = None
    period: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    period_override: bool | None = None
    coverage: str | None = None
    coverage_source: str | None = None
    calendar: str | None = None
    value_text: str | None = None
    value: float | None = None
    comparator: str | None = None
    unit: str | None = None
    unit_text: str | None = None
    breakdown: str | None = None
    qualifier: str | None = None
    missing_reason: str | None = None
    spanned: bool | None = None
    value_source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FinanceRow(Row):
    """One line of a financial statement."""

    finance_id: str
    statement: str | None = None
    department: str | None = None
    as_at: date | None = None
    section: str | None = None
    line: str | None = None
    line_kind: str | None = None
    annual_budget: float | None = None
    budget_to_date: float | None = None
    actual_to_date: float | None = None
    variance: float | None = None
    adverse: float | None = None
    unit: str | None = None
    printed: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveRow(Row):
    """A service objective of a plan."""

    objective_id: str
    ref: str | None = None
    objective: str | None = None
    corporate_priority: str | None = None
    department: str | None = None
    responsible_officer: str | None = None
    linked_indicators: str | None = None
    risk_initial: str | None = None
    risk_residual: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskRow(Row):
    """A risk treatment measure."""

    risk_id: str
    ref_text: str | None = None
    ref: str | None = None
    risk_control_measures: str | None = None
    due_text: str | None = None
    due_date: date | None = None
    officer: str | None = None
    progress: str | None = None
    progress_text: str | None = None
    progress_source: str | None = None
    commentary: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EqualityActionRow(Row):
    """A high-priority equality action."""

    equality_action_id: str
    ref_text: str | None = None
    ref: str | None = None
    action: str | None = None
    due_text: str | None = None
    due_date: date | None = None
    officer: str | None = None
    progress: str | None = None
    progress_text: str | None = None
    progress_source: str | None = None
    commentary: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerRow(Row):
    """A person of the key, or one who signs."""

    officer_id: str
    initials: str | None = None
    name: str | None = None
    role: str | None = None
    service: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendRow(Row):
    """One line of a document's own key."""

    legend_id: str
    mark: str | None = None
    table_name: str | None = None
    meaning_text: str | None = None
    meaning: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """Something that did not read cleanly or does not add up.

    Without a document it is about the archive: a line of decisions.csv, for instance.
    """

    finding_id: str
    document_id: str | None
    ordinal: int
    severity: str
    code: str
    message: str
    table_name: str | None = None
    row_id: str | None = None
    expected: str | None = None
    found: str | None = None
    page: int | None = None
    x0: float | None = None
    top: float | None = None
    x1: float | None = None
    bottom: float | None = None
    source_line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """All rows of one document."""

    document: DocumentRow
    sections: tuple[SectionRow, ...] = ()
    printed_tables: tuple[PrintedTableRow, ...] = ()
    milestones: tuple[MilestoneRow, ...] = ()
    kpis: tuple[KpiRow, ...] = ()
    kpi_refs: tuple[KpiRefRow, ...] = ()
    observations: tuple[ObservationRow, ...] = ()
    finance: tuple[FinanceRow, ...] = ()
    objectives: tuple[ObjectiveRow, ...] = ()
    risks: tuple[RiskRow, ...] = ()
    equality_actions: tuple[EqualityActionRow, ...] = ()
    officers: tuple[OfficerRow, ...] = ()
    legends: tuple[LegendRow, ...] = ()
    findings: tuple[FindingRow, ...] = ()
