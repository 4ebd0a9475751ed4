"""What sections, tables and their columns can be: the closed sets of a report."""

from enum import StrEnum


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
    THEME = "theme"
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


class FinanceColumn(StrEnum):
    """The money columns of a financial statement; the last two are known and not kept."""

    ANNUAL_BUDGET = "annual_budget"
    BUDGET_TO_DATE = "budget_to_date"
    ACTUAL_TO_DATE = "actual_to_date"
    VARIANCE = "variance"
    ACTUAL_WITH_COMMITMENTS = "actual_with_commitments"
    OTHER = "other"
