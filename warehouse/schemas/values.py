"""Columns that printed figures and lights share with what is followed over the years."""

from warehouse.schemas.columns import DAY, TEXT, column

INDICATOR_ID = column("indicator_id", TEXT, "The indicator over all documents that print it.")
DEFINITION_ID = column("definition_id", TEXT, "The definition of the indicator that holds here.")
MILESTONE_ID = column("milestone_id", TEXT, "The milestone over all documents that print it.")

KIND = column("kind", TEXT, "actual, target, baseline, forecast, floor or comparator.")
PERIOD = column("period", TEXT, "'2012-13' or '2013-14 Q2'.")
PERIOD_START = column("period_start", DAY, "First day of the period.")
PERIOD_END = column("period_end", DAY, "Last day of the period.")
COVERAGE = column(
    "coverage",
    TEXT,
    "full_year, in_period, year_to_date, snapshot, rolling_12_months, forecast_year_end or "
    "unknown.",
)
CALENDAR = column("calendar", TEXT, "Kind of year: financial, academic or calendar.")
VALUE_TEXT = column("value_text", TEXT, "The cell as printed.")
UNIT = column("unit", TEXT, "percent, count, rate, gbp, ratio or score.")
UNIT_TEXT = column("unit_text", TEXT, "Unit as printed: 'per 10,000'.")
QUALIFIER = column("qualifier", TEXT, "provisional, unvalidated, ...")
MISSING_REASON = column(
    "missing_reason",
    TEXT,
    "not_applicable, to_be_confirmed, refer_to_comment, new_indicator, not_available or blank.",
)
PROGRESS = column(
    "progress", TEXT, "Traffic light: green, amber, red, other, not_applicable or unknown."
)
REF = column("ref", TEXT, "Reference in its normal form: 'NI075', 'SCS CYP03', 'EEP02'.")
MEASURE = column("measure", TEXT, "Name of the indicator as printed.")
