"""What the People Directorate's reports of 2018-20 share."""

from content.blocks import Heading, Kpi, Kpis, Legend, LegendRow, Milestone, Milestones

KPI_ROLES = ("ref", "measure", "value", "value", "value", "direction", "progress")
KPI_WIDTHS = (18.0, 50.0, 22.0, 22.0, 24.0, 19.0, 19.0)

OBJECTIVES = {
    "PED01": "Improve outcomes for children through early and coordinated help",
    "PED02": "Raise achievement at every key stage and close the gap for vulnerable pupils",
    "PED03": "Help every young person into education, employment or training",
    "PED04": "Keep children in homes near their own, and within the budget",
}

KEY = Legend(
    ("Progress", "", "Milestone", "Measure"),
    (
        LegendRow(
            "Green",
            "green",
            ("<u>On course to be achieved</u> in time.", "Target <u>on course to be achieved</u>."),
        ),
        LegendRow(
            "Amber",
            "amber",
            (
                "<u>Uncertain or too early to say</u> if it will be.",
                "<u>Uncertain or too early to say</u> if target will be met.",
            ),
        ),
        LegendRow(
            "Red",
            "red",
            (
                "<u>Highly likely or certain</u> to be missed.",
                "Target <u>will not be achieved</u> without intervention.",
            ),
        ),
    ),
    (24.0, 18.0, 66.0, 66.0),
)

TRAVEL = Legend(
    (),
    (
        LegendRow("Green", "better", ("Performance <u>is better</u> than a year before.",)),
        LegendRow("Amber", "same", ("Performance <u>is the same</u> as a year before.",)),
        LegendRow("Red", "worse", ("Performance <u>is worse</u> than a year before.",)),
        LegendRow("N/A", "", ("There is nothing to compare it with.",)),
    ),
    (24.0, 18.0, 132.0),
)


def objective(ref: str) -> Heading:
    """The heading over an objective's tables."""
    return Heading(f"Objective: {OBJECTIVES[ref]} ({ref})", 2)


def measures(
    objective_ref: str,
    before: str,
    year: str,
    current: str,
    *rows: Kpi,
    page_groups: tuple[int, ...] = (),
) -> Kpis:
    """An indicator table with a comment row under each indicator."""
    header = (
        "Ref:",
        "Measure",
        f"{before} Actual",
        f"{year} Target",
        current,
        "Direction of Travel",
        "Quarterly Progress",
    )
    return Kpis(
        header,
        KPI_ROLES,
        rows,
        KPI_WIDTHS,
        spanning=True,
        objective_ref=objective_ref,
        page_groups=page_groups,
    )


def steps(objective_ref: str, *rows: Milestone, page_groups: tuple[int, ...] = ()) -> Milestones:
    """A milestone table with a comment row under each milestone."""
    return Milestones(
        ("Ref:", "Milestones", "Quarterly Progress"),
        ("ref", "text", "progress"),
        rows,
        (18.0, 128.0, 28.0),
        objective_ref=objective_ref,
        spanning=True,
        page_groups=page_groups,
    )
