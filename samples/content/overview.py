"""What the overview reports of 2013-15 share: column layouts, the key and its officers."""

from content.blocks import (
    Heading,
    Kpi,
    Kpis,
    Legend,
    LegendRow,
    Milestone,
    Milestones,
    Officer,
    TextBreak,
)

KPI_ROLES = ("ref", "measure", "value", "value", "value", "progress", "direction")
KPI_WIDTHS = (22.0, 50.0, 20.0, 20.0, 22.0, 19.0, 21.0)
MILESTONE_ROLES = ("ref", "text", "progress")
MILESTONE_WIDTHS = (22.0, 122.0, 30.0)
NO_DATA = ("N/A", "N/A", "N/A")

DIRECTORS = (
    Officer("HB", "Helena Brightwell", "Operational Director, Children and Families Service (CFS)"),
    Officer("DO", "Dafydd Osgood", "Operational Director, Learning and Achievement Service (LAS)"),
    Officer(
        "PKn",
        "Priya Knowles",
        "Operational Director, Children's Organisation and Provision Service (COPS)",
    ),
    Officer(
        "MT",
        "Marcus Tillotson",
        "Operational Director, Economy, Enterprise and Property Service (EEP)",
    ),
)

PROGRESS_KEY = Legend(
    ("Progress", "", "Objective", "Performance Indicator"),
    (
        LegendRow(
            "Green",
            "green",
            (
                "The milestone <u>is on course to be achieved</u> by its date.",
                "The target for the year <u>is on course to be achieved</u>.",
            ),
        ),
        LegendRow(
            "Amber",
            "amber",
            (
                "It is <u>uncertain, or too early to say</u>, whether the milestone will be met "
                "by its date.",
                "It is <u>uncertain, or too early to say</u>, whether the target for the year "
                "will be met.",
            ),
        ),
        LegendRow(
            "Red",
            "red",
            (
                "It is <u>highly likely or certain</u> that the milestone will be missed.",
                "The target <u>will not be achieved</u> unless something is done to recover it.",
            ),
        ),
    ),
    (24.0, 16.0, 67.0, 67.0),
)

TRAVEL_KEY = Legend(
    (),
    (
        LegendRow(
            "Green", "better", ("Performance <u>is better</u> than at this point last year.",)
        ),
        LegendRow("Amber", "same", ("Performance <u>is the same</u> as at this point last year.",)),
        LegendRow("Red", "worse", ("Performance <u>is worse</u> than at this point last year.",)),
        LegendRow("N/A", "", ("No comparison with last year can be made for this measure.",)),
    ),
    (24.0, 16.0, 134.0),
)


def milestones(quarter: str, *rows: Milestone, breaks: tuple[TextBreak, ...] = ()) -> Milestones:
    """A milestone table of three columns."""
    header = ("Ref", "Milestones", f"{quarter} Progress")
    return Milestones(header, MILESTONE_ROLES, rows, MILESTONE_WIDTHS, breaks)


def kpis(
    actual: str, target: str, current: str, *rows: Kpi, breaks: tuple[TextBreak, ...] = ()
) -> Kpis:
    """An indicator table of seven columns."""
    header = (
        "Ref",
        "Measure",
        f"{actual} Actual",
        f"{target} Target",
        current,
        "Current Progress",
        "Direction of Travel",
    )
    return Kpis(header, KPI_ROLES, rows, KPI_WIDTHS, breaks=breaks)


def unmeasured(ref: str, measure: str, *values: str) -> Kpi:
    """An indicator whose progress and direction both say N/A."""
    return Kpi(ref, measure, values or NO_DATA, printed="N/A", travel="N/A")


def caption(text: str) -> Heading:
    """An unnumbered heading under a business area."""
    return Heading(text, 3)
