"""What of each table is shown, in which part of a row's card: as data."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shown:
    """One table: its name for one row and for many, and the columns of each part of a card.

    Of `ref` the first column that says something is taken; `title` are joined.
    """

    one: str
    many: str
    title: tuple[str, ...]
    ref: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


TABLES: Mapping[str, Shown] = {
    "sections": Shown(
        "Heading",
        "Headings",
        ("title",),
        ("number",),
        facts=("kind", "lead_officer"),
        texts=("text",),
    ),
    "printed_tables": Shown(
        "Table on paper",
        "Tables on paper",
        ("header_text",),
        facts=("recognised_as", "row_count", "rows_read"),
    ),
    "objectives": Shown(
        "Objective",
        "Objectives",
        ("objective",),
        ("ref",),
        facts=(
            "corporate_priority",
            "department",
            "responsible_officer",
            "linked_indicators",
            "risk_initial",
            "risk_residual",
        ),
    ),
    "milestones": Shown(
        "Milestone",
        "Milestones",
        ("milestone",),
        ("ref", "ref_text"),
        marks=("progress",),
        facts=(
            "due_date",
            "due_text",
            "plan_year",
            "officer",
            "progress_text",
            "theme",
        ),
        texts=("commentary",),
    ),
    "kpis": Shown(
        "Indicator",
        "Indicators",
        ("measure",),
        ("ref", "ref_text"),
        marks=("progress", "direction"),
        facts=(
            "ref_note",
            "progress_text",
            "direction_text",
            "theme",
            "indicator_id",
        ),
        texts=("commentary",),
    ),
    "finance": Shown(
        "Financial line",
        "Financial lines",
        ("line",),
        facts=(
            "annual_budget",
            "budget_to_date",
            "actual_to_date",
            "variance",
            "adverse",
            "unit",
            "section",
            "statement",
            "as_at",
            "printed",
        ),
    ),
    "risks": Shown(
        "Risk",
        "Risks",
        ("risk_control_measures",),
        ("ref", "ref_text"),
        marks=("progress",),
        facts=("due_date", "due_text", "officer", "progress_text"),
        texts=("commentary",),
    ),
    "equality_actions": Shown(
        "Equality action",
        "Equality actions",
        ("action",),
        ("ref", "ref_text"),
        marks=("progress",),
        facts=("due_date", "due_text", "officer", "progress_text"),
        texts=("commentary",),
    ),
    "officers": Shown("Officer", "Officers", ("name",), ("initials",), facts=("role", "service")),
    "legends": Shown(
        "Line of the key",
        "The key",
        ("meaning_text",),
        ("mark",),
        facts=("meaning", "table_name"),
    ),
    "findings": Shown("Finding", "Findings on the document", ()),
}
"""The tables whose rows have a card of their own, in the order of the filter."""

UNTITLED = "(nothing printed)"

NAMES: Mapping[str, str] = {
    "ref": "Reference",
    "ref_note": "Note on references",
    "as_at": "As at",
    "adverse": "Against the council",
    "due_text": "Due as printed",
    "progress_text": "Progress as printed",
    "direction": "Direction of travel",
    "direction_text": "Direction as printed",
    "recognised_as": "Read as",
    "row_count": "Rows on paper",
    "missing_reason": "Reason for no value",
    "printed": "As printed",
    "table_name": "Of the table",
    "indicator_id": "Followed as",
    "coverage": "What it counts",
}


def name_of(column: str) -> str:
    """A column as a person calls it."""
    return NAMES.get(column) or column.replace("_", " ").capitalize()
