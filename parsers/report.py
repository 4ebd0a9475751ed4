"""What a report says, record by record, as printed; each record knows where it stood.

Values are not interpreted here: a period, an amount or a traffic light is the text (and the
marks) of its cell. `normalize` makes values of them.
"""

from dataclasses import dataclass
from enum import StrEnum

from extract.document import Mark
from extract.findings import Finding
from extract.places import NOWHERE, Place


class SectionKind(StrEnum):
    """What a section is about, by the words of its heading."""

    INTRODUCTION = "introduction"
    KEY_DEVELOPMENTS = "key_developments"
    EMERGING_ISSUES = "emerging_issues"
    MILESTONES = "milestones"
    KPIS = "kpis"
    SERVICE_REVIEW = "service_review"
    RISK = "risk"
    ACTION = "action"
    EQUALITY = "equality"
    PERFORMANCE_OVERVIEW = "performance_overview"
    FINANCE = "finance"
    DATA_QUALITY = "data_quality"
    APPENDIX = "appendix"
    OBJECTIVE = "objective"
    OTHER = "other"


class TableKind(StrEnum):
    """What a printed table holds, by the meaning of its header cells."""

    MILESTONES = "milestones"
    KPIS = "kpis"
    FINANCE = "finance"
    OBJECTIVES = "objectives"
    RISKS = "risks"
    EQUALITY_ACTIONS = "equality_actions"
    LEGENDS = "legends"
    OFFICERS = "officers"
    CONTENTS = "contents"


class ColumnRole(StrEnum):
    """What a column of a performance table holds."""

    REF = "ref"
    OBJECTIVE = "objective"
    MILESTONE = "milestone"
    MEASURE = "measure"
    ACTUAL = "actual"
    TARGET = "target"
    BASELINE = "baseline"
    FORECAST = "forecast"
    FLOOR = "floor"
    COMPARATOR = "comparator"
    IN_YEAR = "in_year"
    PROGRESS = "progress"
    DIRECTION = "direction"
    COMMENTARY = "commentary"
    OFFICER = "officer"
    DUE = "due"
    PERIOD = "period"
    RISK = "risk"
    ACTION = "action"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Printed:
    """A piece of text with its place; the text may be empty where the place is known."""

    text: str
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class MarkCell:
    """A progress or direction cell: its words and the marks that stand in it.

    `covered` is true where nothing is printed here because a text beside it covers the cell;
    `covered_by` is that text. `ink` is the colour of its words where they stand out by it.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    place: Place = NOWHERE
    covered_by: str | None = None
    ink: str | None = None


@dataclass(frozen=True, slots=True)
class ValueCell:
    """One cell of a value column: 'Targets 13/14' over '56.0%'.

    `role` says what the column holds (actual, target, in_year, ...); `header` is the whole header
    as printed, all its lines from the top. `covered_by` is the text of the neighbouring cell
    that covers this one ('Refer comment' over four cells), None where the cell stands alone.
    `uncertain`: the text was recognised in a picture, and not surely. `displaced`: a cell of the
    row or of the header is lost, so that this one may stand under the head of another.
    `period_text` is what the row's own column for the period says: 'Sep 2016'.
    """

    role: ColumnRole
    header: str
    text: str
    place: Place
    covered_by: str | None = None
    uncertain: bool = False
    displaced: bool = False
    period_text: str | None = None


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The title block. Each field is as printed; None where it is not printed.

    `document_type` is the value of the title table's entry that matched. `inferred` names the
    fields that were not printed as such, with their basis.
    """

    document_type: str
    title: Printed | None = None
    council: Printed | None = None
    directorate: Printed | None = None
    service: Printed | None = None
    period: Printed | None = None
    report_date: Printed | None = None
    inferred: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the words under it; `parent_ordinal` counts from 1."""

    ordinal: int
    number: str | None
    title: str
    level: int
    kind: SectionKind
    parent_ordinal: int | None
    lead_officer: str | None
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table on paper, read or not; `continued_from` is the ordinal of the part before it."""

    ordinal: int
    header_text: str
    recognised_as: TableKind | None
    row_count: int
    rows_read: int
    continued_from: int | None
    place: Place


@dataclass(frozen=True, slots=True)
class Milestone:
    """One milestone row. `milestone` is the whole printed cell; `year_text` is the words that
    give its plan year where the row or its heading cell prints them ('Key Milestones (12-13)').
    """

    ordinal: int
    ref_text: str
    milestone: str
    place: Place
    objective_ref_text: str | None = None
    objective: str | None = None
    theme: str | None = None
    year_text: str | None = None
    due_text: str | None = None
    officer: str | None = None
    progress: MarkCell | None = None
    commentary: str | None = None
    commentary_officer: str | None = None


@dataclass(frozen=True, slots=True)
class Kpi:
    """One indicator row with the cells of its value columns, left to right."""

    ordinal: int
    ref_text: str
    measure: str
    place: Place
    theme: str | None = None
    objective_ref_text: str | None = None
    values: tuple[ValueCell, ...] = ()
    progress: MarkCell | None = None
    direction: MarkCell | None = None
    commentary: str | None = None
    commentary_officer: str | None = None


class FinanceColumn(StrEnum):
    """The money columns of a financial statement; the last two are known and not kept."""

    ANNUAL_BUDGET = "annual_budget"
    BUDGET_TO_DATE = "budget_to_date"
    ACTUAL_TO_DATE = "actual_to_date"
    VARIANCE = "variance"
    ACTUAL_WITH_COMMITMENTS = "actual_with_commitments"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Amount:
    """One money cell as printed: '(11)', '-1,726', '0'; `header` says the unit (£'000).

    `uncertain`: the text was recognised in a picture, and not surely. `displaced`: as in a
    `ValueCell`.
    """

    column: FinanceColumn
    header: str
    text: str
    place: Place
    uncertain: bool = False
    displaced: bool = False


@dataclass(frozen=True, slots=True)
class FinanceLine:
    """One line of a financial statement; `section` by sense: expenditure, income, recharges."""

    ordinal: int
    statement: str
    department: str | None
    as_at_text: str | None
    section: str | None
    line: str
    line_kind: str
    amounts: tuple[Amount, ...]
    unit_text: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Objective:
    """A service objective of a plan with what its frame prints about it."""

    ordinal: int
    ref_text: str
    objective: str
    place: Place
    corporate_priority: str | None = None
    department: str | None = None
    responsible_officer: str | None = None
    linked_indicators: str | None = None
    risk_initial: str | None = None
    risk_residual: str | None = None


@dataclass(frozen=True, slots=True)
class RiskMeasure:
    """One risk treatment measure."""

    ordinal: int
    ref_text: str
    risk_control_measures: str
    place: Place
    progress: MarkCell | None = None
    commentary: str | None = None


@dataclass(frozen=True, slots=True)
class EqualityAction:
    """One high-priority equality action."""

    ordinal: int
    action: str
    place: Place
    due_text: str | None = None
    officer: str | None = None
    progress: MarkCell | None = None
    commentary: str | None = None


@dataclass(frozen=True, slots=True)
class Officer:
    """A person of the key, or one who signs."""

    ordinal: int
    initials: str | None
    name: str
    role: str | None
    service: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Legend:
    """One line of the document's own key: what a mark means in one kind of table."""

    ordinal: int
    mark: str
    table_name: str
    meaning_text: str
    meaning: str | None
    place: Place
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a document says, as printed, in reading order."""

    front: FrontMatter
    sections: tuple[Section, ...] = ()
    printed_tables: tuple[PrintedTable, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    kpis: tuple[Kpi, ...] = ()
    finance: tuple[FinanceLine, ...] = ()
    objectives: tuple[Objective, ...] = ()
    risks: tuple[RiskMeasure, ...] = ()
    equality_actions: tuple[EqualityAction, ...] = ()
    officers: tuple[Officer, ...] = ()
    legends: tuple[Legend, ...] = ()
    findings: tuple[Finding, ...] = ()
