"""Typed rows of what is followed over the years, one frozen dataclass a table."""

from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """What two definitions are to each other; `same` and `redefined` share an indicator id."""

    SAME = "same"
    REDEFINED = "redefined"
    SUCCESSOR = "successor"
    DIFFERENT = "different"
    SPLIT = "split"
    MERGE = "merge"


class LinkStatus(StrEnum):
    """Whether a link holds."""

    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"


class DecidedBy(StrEnum):
    """Who or what made the link."""

    PRINTED = "printed"
    RULE = "rule"
    PERSON = "person"


class Change(StrEnum):
    """What became of a definition from one plan year to another."""

    ADDED = "added"
    DROPPED = "dropped"
    NOT_REPORTED = "not_reported"
    REWORDED = "reworded"
    REDEFINED = "redefined"
    RE_REFERENCED = "re_referenced"
    SPLIT = "split"
    MERGED = "merged"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorRow:
    """One indicator of one council; `refs` are joined by '; ', years are plan years."""

    indicator_id: str
    council: str | None
    name: str
    refs: str | None = None
    national_code: str | None = None
    unit: str | None = None
    polarity: str | None = None
    polarity_source: str | None = None
    first_year: str | None = None
    last_year: str | None = None
    document_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionRow:
    """One wording of an indicator under one set of refs; `kpi_ids` are the rows that print it."""

    definition_id: str
    indicator_id: str
    council: str | None
    ref: str | None = None
    definition: str | None = None
    definition_key: str
    unit: str | None = None
    baseline: str | None = None
    first_year: str | None = None
    last_year: str | None = None
    kpi_ids: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRow:
    """What joins or parts two definitions, with the two rows that gave the evidence."""

    link_id: str
    left_definition_id: str
    right_definition_id: str
    left_kpi_id: str | None = None
    right_kpi_id: str | None = None
    relation: str
    status: str
    decided_by: str
    score: float | None = None
    evidence: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionChangeRow:
    """What changed in an indicator from one plan year to a later one."""

    change_id: str
    council: str | None
    indicator_id: str
    from_year: str | None = None
    to_year: str | None = None
    from_kpi_id: str | None = None
    to_kpi_id: str | None = None
    change: str
    material: bool | None = None
    reason: str | None = None
    before_text: str | None = None
    after_text: str | None = None
    similarity: float | None = None


@dataclass(frozen=True, slots=True)
class ArchiveFinding:
    """A finding that needs more than one document: on a row, or on a line of decisions.csv.

    `document_id` and `row_id` are those of the row it is about, `table_name` its table.
    """

    severity: str
    code: str
    message: str
    document_id: str | None = None
    table_name: str | None = None
    row_id: str | None = None
    expected: str | None = None
    found: str | None = None
    page: int | None = None
    source_line: int | None = None
