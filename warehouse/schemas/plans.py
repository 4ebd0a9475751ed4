"""Tables of objectives, risks and equality actions."""

from warehouse.schemas.columns import TEXT, column, row_table
from warehouse.schemas.performance import DUE_DATE, DUE_TEXT, OFFICER, REF_TEXT, progress_columns
from warehouse.schemas.values import PROGRESS, REF

COMMENTARY = column("commentary", TEXT, "Supporting commentary as printed.")

OBJECTIVES = row_table(
    "Service objectives of a plan.",
    "objective_id",
    REF,
    column("objective", TEXT, "Objective as printed."),
    column("corporate_priority", TEXT, "Corporate priority as printed."),
    column("department", TEXT, "Department as printed."),
    column("responsible_officer", TEXT, "Responsible officer as printed."),
    column("linked_indicators", TEXT, "Indicators it is linked to, joined by '; '."),
    column("risk_initial", TEXT, "Initial risk as printed."),
    column("risk_residual", TEXT, "Residual risk as printed."),
)

RISKS = row_table(
    "Risk control measures with their progress.",
    "risk_id",
    REF_TEXT,
    REF,
    column("risk_control_measures", TEXT, "Risk control measures as printed."),
    DUE_TEXT,
    DUE_DATE,
    OFFICER,
    PROGRESS,
    *progress_columns(),
    COMMENTARY,
)

EQUALITY_ACTIONS = row_table(
    "High-priority equality actions with their progress.",
    "equality_action_id",
    REF_TEXT,
    REF,
    column("action", TEXT, "Action as printed."),
    DUE_TEXT,
    DUE_DATE,
    OFFICER,
    PROGRESS,
    *progress_columns(),
    COMMENTARY,
)
