"""What the pages show, row by row: each row with the place that it stands at."""

from dataclasses import dataclass
from datetime import date

from quarterlight.spots import spot


@dataclass(frozen=True, slots=True)
class At:
    """Where a row is printed; the box in PDF points from the top left of the page as displayed."""

    row_id: str
    document_id: str
    source: str
    page: int | None
    x0: float | None
    top: float | None
    x1: float | None
    bottom: float | None
    source_line: int | None

    @property
    def spot(self) -> str:
        """'p. 3' or 'line 12'; empty where neither is known."""
        return spot(self.page, self.source_line)

    @property
    def box(self) -> tuple[float, float, float, float] | None:
        """Left, top, right and bottom; None for a text file."""
        if self.x0 is None or self.top is None or self.x1 is None or self.bottom is None:
            return None
        return self.x0, self.top, self.x1, self.bottom


@dataclass(frozen=True, slots=True)
class Printed:
    """One value of one cell: an observation."""

    at: At
    kind: str
    period: str | None
    coverage: str | None
    calendar: str | None
    breakdown: str | None
    column_header: str | None
    value_text: str | None
    value: float | None
    comparator: str | None
    unit: str | None
    unit_text: str | None
    qualifier: str | None
    missing_reason: str | None
    value_source: str | None
    quality: str | None
    plan_year: str | None
    quarter: int | None


@dataclass(frozen=True, slots=True)
class Sighting:
    """One time that a document prints the indicator: a row of kpis."""

    at: At
    ref_text: str | None
    refs: str | None
    measure: str | None
    definition_id: str | None
    progress: str | None
    progress_meaning: str | None
    progress_text: str | None
    direction: str | None
    commentary: str | None
    plan_year: str | None
    quarter: int | None


@dataclass(frozen=True, slots=True)
class Wording:
    """One definition of an indicator."""

    definition_id: str
    ref: str | None
    definition: str | None
    unit: str | None
    baseline: str | None
    first_year: str | None
    last_year: str | None


@dataclass(frozen=True, slots=True)
class Changed:
    """What became of a definition from one plan year to a later one."""

    from_year: str | None
    to_year: str | None
    change: str
    material: bool | None
    reason: str | None
    before_text: str | None
    after_text: str | None
    before_at: At | None
    after_at: At | None


@dataclass(frozen=True, slots=True)
class Linked:
    """A link between two definitions; `earlier` and `later` are indicator ids."""

    relation: str
    status: str
    decided_by: str | None
    score: float | None
    evidence: str | None
    reason: str | None
    earlier: str | None
    earlier_ref: str | None
    earlier_text: str | None
    later: str | None
    later_ref: str | None
    later_text: str | None


@dataclass(frozen=True, slots=True)
class Restated:
    """The same point printed differently by a later document."""

    revision: str
    kind: str
    period: str | None
    breakdown: str | None
    earlier_value: float | None
    earlier_text: str | None
    earlier_unit: str | None
    later_value: float | None
    later_text: str | None
    later_unit: str | None
    earlier_at: At
    later_at: At


@dataclass(frozen=True, slots=True)
class Found:
    """A finding; `row_id` is the row that it is about."""

    code: str
    severity: str
    message: str
    expected: str | None
    found: str | None
    table_name: str | None
    row_id: str | None
    document_id: str | None
    source: str | None
    page: int | None
    source_line: int | None


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone as one document prints it."""

    at: At
    milestone_id: str
    plan_year: str | None
    quarter: int | None
    ref: str | None
    milestone: str | None
    due_text: str | None
    due_date: date | None
    due_date_moved: bool | None
    progress: str | None
    progress_meaning: str | None
    progress_text: str | None
    commentary: str | None


@dataclass(frozen=True, slots=True)
class Money:
    """A line of a financial statement; amounts in `unit`."""

    at: At
    department: str | None
    statement: str | None
    as_at: date | None
    plan_year: str | None
    section: str | None
    line: str | None
    line_kind: str | None
    annual_budget: float | None
    budget_to_date: float | None
    actual_to_date: float | None
    variance: float | None
    adverse: float | None
    unit: str | None
    printed: str | None
    quality: str | None


@dataclass(frozen=True, slots=True)
class Paper:
    """A document."""

    document_id: str
    source: str
    sha256: str
    media_type: str
    page_count: int | None
    document_type: str | None
    title: str | None
    council: str | None
    directorate: str | None
    service: str | None
    period_text: str | None
    plan_year: str | None
    quarter: int | None
    period_end: date | None
    report_date: date | None
    inferred: str | None
    supersedes: str | None
    url: str | None
    state: str
    reason: str | None
    text_source: str | None
    uri: str | None

    @property
    def period(self) -> str:
        """'2013-14 Q2'; empty where the document names no year."""
        quarter = f"Q{self.quarter}" if self.quarter else None
        return " ".join(part for part in (self.plan_year, quarter) if part)


@dataclass(frozen=True, slots=True)
class Heading:
    """A section of a document."""

    at: At
    number: str | None
    title: str | None
    level: int | None
    kind: str | None
    lead_officer: str | None


@dataclass(frozen=True, slots=True)
class Unread:
    """A printed table that became no rows of another one."""

    at: At
    header_text: str | None
    recognised_as: str | None
    row_count: int | None
    rows_read: int | None


@dataclass(frozen=True, slots=True)
class Shown:
    """Anything with a place in a document that a page leads to.

    `table` is where it belongs; `of` the indicator or milestone, `name` the measure.
    """

    at: At
    table: str
    of: str | None
    label: str | None
    name: str | None
    text: str | None
