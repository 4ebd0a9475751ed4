"""Tables of milestones, indicators and money."""

import pyarrow as pa

from warehouse.schemas.columns import DAY, FLAG, INT, NUMBER, TEXT, column, row_table
from warehouse.schemas.values import (
    CALENDAR,
    COVERAGE,
    DEFINITION_ID,
    INDICATOR_ID,
    KIND,
    MEASURE,
    MILESTONE_ID,
    MISSING_REASON,
    PERIOD,
    PERIOD_END,
    PERIOD_START,
    PROGRESS,
    QUALIFIER,
    REF,
    UNIT,
    UNIT_TEXT,
    VALUE_TEXT,
)


def progress_columns() -> tuple[pa.Field, ...]:
    """How a traffic light was printed, beside what it says."""
    return (
        column("progress_text", TEXT, "What the progress cell prints, marks in words."),
        column(
            "progress_source",
            TEXT,
            "How progress was printed: picture, drawing, fill, glyph, word, letter or lamps.",
        ),
    )


def commentary_columns() -> tuple[pa.Field, ...]:
    """The comment on a row and who signs it."""
    return (
        column("commentary", TEXT, "Supporting commentary as printed."),
        column("commentary_officer", TEXT, "Initials that sign the commentary."),
    )


PROGRESS_MEANING = column(
    "progress_meaning",
    TEXT,
    "What the light means by the document's own key: achieved, on_course, uncertain, unlikely, "
    "missed, ...",
)
REF_TEXT = column("ref_text", TEXT, "Reference cell as printed.")
DUE_TEXT = column("due_text", TEXT, "Due date as printed.")
DUE_DATE = column("due_date", DAY, "Due date; the last day of the month where a month is named.")
OFFICER = column("officer", TEXT, "Responsible officer as printed.")
OBJECTIVE_REF = column("objective_ref", TEXT, "Reference of the service objective.")
THEME = column("theme", TEXT, "Heading of the group it stands in.")

MILESTONES = row_table(
    "Milestones with their progress, one row for each printed row.",
    "milestone_row_id",
    REF_TEXT,
    REF,
    OBJECTIVE_REF,
    column("objective", TEXT, "Service objective as printed."),
    THEME,
    column("milestone", TEXT, "The whole milestone as printed."),
    column("plan_year", TEXT, "Financial year in which it is planned: '2013-14'."),
    DUE_TEXT,
    DUE_DATE,
    OFFICER,
    PROGRESS,
    PROGRESS_MEANING,
    *progress_columns(),
    *commentary_columns(),
    MILESTONE_ID,
)

KPIS = row_table(
    "Performance indicators, one row for each printed row; their figures are in observations.",
    "kpi_id",
    REF_TEXT,
    REF,
    column("refs", TEXT, "All references of the row in their normal form, joined by '; '."),
    column("ref_note", TEXT, "What else the reference cell prints: 'adjusted', 'revised', ..."),
    MEASURE,
    THEME,
    OBJECTIVE_REF,
    PROGRESS,
    PROGRESS_MEANING,
    *progress_columns(),
    column(
        "direction",
        TEXT,
        "Direction of travel: better, same, worse, not_applicable or unknown; better means better "
        "performance, not a higher figure.",
    ),
    column("direction_text", TEXT, "What the direction cell prints, marks in words."),
    column("direction_source", TEXT, "How direction was printed, as in progress_source."),
    *commentary_columns(),
    INDICATOR_ID,
    DEFINITION_ID,
)

KPI_REFS = row_table(
    "References of an indicator row, each with the part it plays.",
    "kpi_ref_id",
    column("kpi_id", TEXT, "The row in kpis."),
    REF,
    column("role", TEXT, "same, part, adjusted, revised, replaces or flag."),
    column("repaired_from", TEXT, "The reference as printed, where it was damaged by OCR."),
)

OBSERVATIONS = row_table(
    "The figures: one row for each value of each value cell, or the reason why there is none.",
    "observation_id",
    column("kpi_id", TEXT, "The row in kpis."),
    column("kpi_ordinal", INT, "Ordinal of that row in kpis."),
    INDICATOR_ID,
    KIND,
    column("column_header", TEXT, "Header of the column as printed, all its lines."),
    PERIOD,
    PERIOD_START,
    PERIOD_END,
    column("period_override", FLAG, "True where the cell names a period of its own."),
    COVERAGE,
    column("coverage_source", TEXT, "What the coverage was read from."),
    CALENDAR,
    VALUE_TEXT,
    column("value", NUMBER, "The value; null where missing_reason says why there is none."),
    column("comparator", TEXT, "What stands before the value: '<', '>', 'change_by', ..."),
    UNIT,
    UNIT_TEXT,
    column("breakdown", TEXT, "The part of the measure, where one cell holds several values."),
    QUALIFIER,
    MISSING_REASON,
    column("spanned", FLAG, "True where a text that covers several cells stands here."),
    column("value_source", TEXT, "'printed', or 'corrected' by a decision."),
)

FINANCE = row_table(
    "Financial statements, one row for each printed line.",
    "finance_id",
    column("statement", TEXT, "Title of the statement as printed."),
    column("department", TEXT, "Department that the statement is about."),
    column("as_at", DAY, "The day the statement stands at."),
    column("section", TEXT, "expenditure, income or recharges."),
    column("line", TEXT, "Name of the line as printed."),
    column("line_kind", TEXT, "line, total or net."),
    column("annual_budget", NUMBER, "Budget for the year, in `unit`."),
    column("budget_to_date", NUMBER, "Budget up to the day of the statement, in `unit`."),
    column("actual_to_date", NUMBER, "Spent or received up to that day, in `unit`."),
    column("variance", NUMBER, "Variance as printed, brackets negative, in `unit`."),
    column("adverse", NUMBER, "Amount against the council, positive = worse, in `unit`."),
    column("unit", TEXT, "'GBP thousand' or 'GBP'."),
    column("printed", TEXT, "The amounts of the line as printed."),
)
