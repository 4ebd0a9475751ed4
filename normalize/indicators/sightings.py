"""What the documents of one council print of their indicators: the material of all links.

A sighting is one row of `kpis` with what stands beside it; a release makes them from its own
tables, so a link can rest on nothing that an analyst cannot look up.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SeenRef:
    """One ref of the row in normal form, with its role (`normalize.column_words.RefRole`)."""

    ref: str
    role: str
    repaired_from: str | None = None


@dataclass(frozen=True, slots=True)
class SeenValue:
    """One observation of the row that holds a value, or the reason why there is none."""

    observation_id: str
    kind: str
    period: str | None
    coverage: str | None
    calendar: str | None
    breakdown: str | None
    value: float | None
    unit: str | None
    missing_reason: str | None


@dataclass(frozen=True, slots=True)
class Source:
    """The document of a sighting; `period_end` is the last day the document is about."""

    document_id: str
    source: str
    document_type: str
    directorate: str | None
    plan_year: str | None
    quarter: int | None
    period_end: date | None
    page_count: int | None = None
    service: str | None = None


@dataclass(frozen=True, slots=True)
class Sighting:
    """One printed row of an indicator; `row_key` survives a better extractor."""

    kpi_id: str
    row_key: str
    source: Source
    ordinal: int
    ref: str | None
    refs: tuple[SeenRef, ...]
    ref_note: str | None
    measure: str | None
    theme: str | None
    objective_ref: str | None
    values: tuple[SeenValue, ...]
    page: int | None = None
    source_line: int | None = None

    @property
    def table_name(self) -> str:
        """The table it is a row of."""
        return "kpis"

    @property
    def row_id(self) -> str:
        """Its key there."""
        return self.kpi_id
