"""The words that columns of the tables may hold, each set a `StrEnum`."""

from enum import StrEnum


class Progress(StrEnum):
    """A traffic light, by the document's own key."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    OTHER = "other"
    NOT_APPLICABLE = "not_applicable"
    UNKNOWN = "unknown"


class Direction(StrEnum):
    """Direction of travel: whether performance is better, not whether the figure rose."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    NOT_APPLICABLE = "not_applicable"
    UNKNOWN = "unknown"


class ObservationKind(StrEnum):
    """What a value is."""

    ACTUAL = "actual"
    TARGET = "target"
    BASELINE = "baseline"
    FORECAST = "forecast"
    FLOOR = "floor"
    COMPARATOR = "comparator"


class Coverage(StrEnum):
    """The stretch of time that a value counts."""

    FULL_YEAR = "full_year"
    IN_PERIOD = "in_period"
    YEAR_TO_DATE = "year_to_date"
    SNAPSHOT = "snapshot"
    ROLLING_12_MONTHS = "rolling_12_months"
    FORECAST_YEAR_END = "forecast_year_end"
    UNKNOWN = "unknown"


class Calendar(StrEnum):
    """The kind of year a value belongs to."""

    FINANCIAL = "financial"
    ACADEMIC = "academic"
    CALENDAR = "calendar"


class Unit(StrEnum):
    """What a value is measured in."""

    PERCENT = "percent"
    COUNT = "count"
    RATE = "rate"
    GBP = "gbp"
    RATIO = "ratio"
    SCORE = "score"


class MissingReason(StrEnum):
    """Why a cell holds no value."""

    NOT_APPLICABLE = "not_applicable"
    TO_BE_CONFIRMED = "to_be_confirmed"
    REFER_TO_COMMENT = "refer_to_comment"
    NEW_INDICATOR = "new_indicator"
    NOT_AVAILABLE = "not_available"
    BLANK = "blank"


class RefRole(StrEnum):
    """How a printed ref belongs to its row; only `same` may ever unite rows."""

    SAME = "same"
    PART = "part"
    ADJUSTED = "adjusted"
    REVISED = "revised"
    REPLACES = "replaces"
    FLAG = "flag"


class Quality(StrEnum):
    """Whether there is a finding on the row."""

    OK = "ok"
    CHECK = "check"
