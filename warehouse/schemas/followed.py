"""Tables of what is followed over the years: indicators, definitions, links, series."""

import pyarrow as pa

from warehouse.schemas.columns import DAY, FLAG, INT, NUMBER, PAGE, SOURCE_LINE, TEXT, column, table
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
    UNIT,
    UNIT_TEXT,
    VALUE_TEXT,
)

COUNCIL = column("council", TEXT, "The council it belongs to; null where no document names one.")
DOCUMENT_ID = column("document_id", TEXT, "The document it was printed in.")
BREAKDOWN = column("breakdown", TEXT, "The part of the measure, where one cell holds several.")
DIRECTION = column(
    "direction", TEXT, "Direction of travel: better, same, worse, not_applicable or unknown."
)

INDICATORS = table(
    "Indicators of a council, one row for each, whatever it was called over the years.",
    column("indicator_id", TEXT, "Key of the indicator, the same in every release: 'ind-...'."),
    COUNCIL,
    column("name", TEXT, "Its newest printed name."),
    column("refs", TEXT, "Every reference it had, newest first, joined by '; '."),
    column("national_code", TEXT, "Number in the national indicator set, where one is printed."),
    UNIT,
    column("polarity", TEXT, "higher or lower: which way is better; null where nothing says so."),
    column("polarity_source", TEXT, "What polarity was read from, as printed."),
    column("first_year", TEXT, "First plan year of a document that prints it."),
    column("last_year", TEXT, "Last plan year of a document that prints it."),
    column("document_count", INT, "Number of documents that print it."),
)

DEFINITIONS = table(
    "Every wording of an indicator under its references, one row for each.",
    column("definition_id", TEXT, "Key of the definition: 'def-...'."),
    INDICATOR_ID,
    COUNCIL,
    column("ref", TEXT, "Reference in its normal form."),
    column("definition", TEXT, "The measure as printed."),
    column("definition_key", TEXT, "What the key is made of: references and words, normalised."),
    UNIT,
    column("baseline", TEXT, "Baseline that the words name, as printed."),
    column("first_year", TEXT, "First plan year of a document that prints it."),
    column("last_year", TEXT, "Last plan year of a document that prints it."),
    column("kpi_ids", TEXT, "The rows in kpis that print it, joined by '; '."),
)

LINKS = table(
    "What joins or parts two definitions, with the two rows that gave the evidence.",
    column("link_id", TEXT, "Key of the link: 'lnk-...'."),
    column("left_definition_id", TEXT, "The definition printed earlier."),
    column("right_definition_id", TEXT, "The definition printed later."),
    column("left_kpi_id", TEXT, "The row in kpis of the earlier one that gave the evidence."),
    column("right_kpi_id", TEXT, "The row in kpis of the later one that gave the evidence."),
    column("relation", TEXT, "same, redefined, successor, different, split or merge."),
    column("status", TEXT, "suggested, accepted or withdrawn."),
    column("decided_by", TEXT, "printed, rule or person."),
    column("score", NUMBER, "Strength of the evidence, 0 to 1; no probability."),
    column(
        "evidence",
        TEXT,
        "Kinds of evidence joined by '; ': printed_pair, ref, values, text, order, decision.",
    ),
    column("reason", TEXT, "The evidence in a sentence; for a judgement who, when and why."),
)

DEFINITION_CHANGES = table(
    "What became of an indicator's definition from one plan year to a later one.",
    column("change_id", TEXT, "Key of the change: 'chg-...'."),
    COUNCIL,
    INDICATOR_ID,
    column("from_year", TEXT, "Plan year before the change."),
    column("to_year", TEXT, "Plan year after the change."),
    column("from_kpi_id", TEXT, "The row in kpis before; null for added."),
    column("to_kpi_id", TEXT, "The row in kpis after; null for dropped and not_reported."),
    column(
        "change",
        TEXT,
        "added, dropped, not_reported, reworded, redefined, re_referenced, split or merged.",
    ),
    column("material", FLAG, "True where figures before and after must not be compared."),
    column("reason", TEXT, "What changed, in a sentence."),
    column("before_text", TEXT, "Reference or measure as printed before."),
    column("after_text", TEXT, "Reference or measure as printed after."),
    column("similarity", NUMBER, "Likeness of the two wordings, 0 to 1."),
)

COMPARATOR = column(
    "comparator",
    TEXT,
    "What stands before the value: '<', '>', 'change_by', ...; null for a plain value.",
)

SERIES = table(
    "Figures to plot: for each indicator, definition, kind, period, coverage, calendar and "
    "breakdown what the newest document says.",
    column("series_id", TEXT, "Key of the point: 'ser-...'."),
    COUNCIL,
    INDICATOR_ID,
    column(
        "definition_id",
        TEXT,
        "The definition that holds here; wordings that are the same go by their first one.",
    ),
    KIND,
    PERIOD,
    PERIOD_START,
    PERIOD_END,
    COVERAGE,
    CALENDAR,
    BREAKDOWN,
    column("name", TEXT, "Name of the indicator as the document prints it."),
    column("value", NUMBER, "The value; null where conflict or missing_reason says why."),
    VALUE_TEXT,
    COMPARATOR,
    UNIT,
    QUALIFIER,
    PROGRESS,
    DIRECTION,
    MISSING_REASON,
    column("observation_id", TEXT, "The observation that the value was taken from."),
    DOCUMENT_ID,
    PAGE,
    SOURCE_LINE,
    column(
        "progress_document_id",
        TEXT,
        "The document whose light and direction these are: the one for which this was the figure "
        "of the current year.",
    ),
    column(
        "printed_count",
        INT,
        "Number of observations, in all documents, whose cell for this point is not blank.",
    ),
    column(
        "conflict",
        FLAG,
        "True where the newest document, or documents that are equally new, print values that "
        "disagree.",
    ),
    column("break_before", FLAG, "True where the definition changed since the point before."),
)


def revision_side(side: str, when: str) -> tuple[pa.Field, ...]:
    """The columns of one of the two statements that a revision sets side by side."""
    return (
        column(f"{side}_value", NUMBER, f"The value as printed {when}."),
        column(f"{side}_text", TEXT, "Its cell as printed."),
        column(f"{side}_unit", TEXT, "Its unit: percent, count, rate, gbp, ratio or score."),
        column(f"{side}_definition_id", TEXT, "Its definition, as in series."),
        column(f"{side}_observation_id", TEXT, "The observation that says so."),
        column(f"{side}_document_id", TEXT, "The document that says so."),
        column(f"{side}_page", INT, "Page of that file, from 1; null for text files."),
        column(f"{side}_source_line", INT, "Line in that text file, from 1; null for PDF."),
    )


REVISIONS = table(
    "The same point printed differently by a later document.",
    column("revision_id", TEXT, "Key of the revision: 'rev-...'."),
    COUNCIL,
    INDICATOR_ID,
    KIND,
    PERIOD,
    COVERAGE,
    CALENDAR,
    BREAKDOWN,
    column(
        "revision",
        TEXT,
        "target_moved, actual_restated, figure_restated (of another kind) or definition_changed "
        "(not comparable).",
    ),
    *revision_side("earlier", "before"),
    *revision_side("later", "later"),
)

MILESTONE_HISTORY = table(
    "The path of a milestone through plan and reports, one row for each time it is printed.",
    column("milestone_history_id", TEXT, "Key of the step: 'mlh-...'."),
    MILESTONE_ID,
    DOCUMENT_ID,
    column("plan_year", TEXT, "Financial year of the document: '2013-14'."),
    column("quarter", INT, "Quarter of the document, 1 to 4; null for plans."),
    PROGRESS,
    column("progress_meaning", TEXT, "What the light means by the document's own key."),
    column("due_date", DAY, "Due date as this document has it."),
    column(
        "due_date_moved",
        FLAG,
        "True where the due date is not the one that was printed before; null where either is "
        "unknown.",
    ),
    column("ref", TEXT, "Reference as this document has it, in its normal form."),
    column("milestone", TEXT, "The milestone as this document prints it."),
    column("milestone_row_id", TEXT, "The row in milestones."),
    PAGE,
    SOURCE_LINE,
)

READINGS = table(
    "The flat table for spreadsheets: one row an observation with all that belongs to it.",
    column("reading_id", TEXT, "Key of the reading: 'rdg-...'."),
    column("observation_id", TEXT, "The observation."),
    COUNCIL,
    column("directorate", TEXT, "Directorate of the document as printed."),
    DOCUMENT_ID,
    column("source", TEXT, "File name of the document."),
    column("plan_year", TEXT, "Financial year of the document: '2013-14'."),
    column("quarter", INT, "Quarter of the document, 1 to 4; null where it is about years."),
    INDICATOR_ID,
    DEFINITION_ID,
    column("refs", TEXT, "References of the row, joined by '; '."),
    MEASURE,
    KIND,
    PERIOD,
    PERIOD_START,
    PERIOD_END,
    COVERAGE,
    CALENDAR,
    BREAKDOWN,
    VALUE_TEXT,
    column("value", NUMBER, "The value; null where missing_reason says why there is none."),
    COMPARATOR,
    UNIT,
    UNIT_TEXT,
    QUALIFIER,
    MISSING_REASON,
    column(
        "target",
        NUMBER,
        "For an actual: the target of that period, else of that year, that the same row prints; "
        "null where there is none, or none that can be set beside it.",
    ),
    column("target_text", TEXT, "The cell of that target as printed."),
    column("target_observation_id", TEXT, "The observation that the target was taken from."),
    PROGRESS,
    DIRECTION,
    PAGE,
    SOURCE_LINE,
)
