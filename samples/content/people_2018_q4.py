"""People Directorate overview report, Quarter 4 2018-19: words in coloured cells, drawn arrows."""

from content.blocks import Block, Front, Heading, Kpi, Milestone, Para, Report
from content.layout_b import KEY, TRAVEL, measures, objective, steps

FRONT = Front(
    printed=(
        ("", "Directorate Performance Overview Report"),
        ("Directorate:", "People Directorate"),
        ("Reporting Period:", "Quarter 4 – 1 January 2019 – 31 March 2019"),
    ),
    document_type="directorate_performance_overview_report",
    title="Directorate Performance Overview Report",
    directorate="People Directorate",
    plan_year="2018-19",
    quarter=4,
    period_start="2019-01-01",
    period_end="2019-03-31",
)

OPENING: tuple[Block, ...] = (
    Heading("Introduction", 1, "1.0"),
    Para("The year 2018/19 is closed with this report.", "1.1"),
    Para("A key to colours and arrows stands in section 8.", "1.2"),
    Heading("Key Developments", 1, "2.0"),
    Heading("Fostering with our neighbours", 2, "2.1"),
    Para(
        "Four councils now recruit foster carers together. In its first quarter the joint office "
        "answered 214 callers, and 17 households are being assessed, five of them ours."
    ),
    Heading("Nurseries", 2, "2.2"),
    Para("All but three nurseries offer thirty hours a week, and 1,106 children take them up."),
    Heading("Exclusions", 2, "2.3"),
    Para(
        "Secondary schools excluded 19 pupils for good in the autumn and spring, down from 33. "
        "Heads put it down to the panel that meets on Tuesdays."
    ),
    Heading("Emerging Issues", 1, "3.0"),
    Heading("Home education", 2, "3.1"),
    Para("The number taught at home has doubled in two years, to 143."),
    Heading("Risk Control Measures", 1, "4.0"),
    Para("No new high risk has been entered since January."),
    Heading("Progress against high priority equality actions", 1, "5.0"),
    Para("There are none to report."),
    Heading("Performance Overview", 1, "6.0"),
)

ONE: tuple[Block, ...] = (
    objective("PED01"),
    measures(
        "PED01",
        "17/18",
        "18/19",
        "Current",
        Kpi(
            "PED01 01",
            "Number of multi-agency interventions (e.g. CAF) which are in place and operating",
            ("302", "320", "331"),
            "green",
            direction="better",
            officer="Nell Ashdown",
            commentary=("Schools began 44 plans, nurseries 71.",),
        ),
        Kpi(
            "PED01 02",
            "Children subject to a child protection plan for a second or subsequent time",
            ("11.9%", "10%", "10.8%"),
            "amber",
            direction="better",
            officer="Joss Whitaker",
            commentary=("Of 139 new plans 15 were not the child's first.",),
        ),
        Kpi(
            "PED01 03",
            "Rate of Children in Care per 10,000 of the population under 18",
            ("78.4", "78.0", "81.2"),
            "red",
            direction="worse",
            officer="Joss Whitaker",
        ),
        Kpi(
            "PED01 04",
            "Number of incidents of children missing from home or care",
            ("512", "N/A", "447"),
            printed="N/A",
            direction="better",
            officer="Nell Ashdown / Joss Whitaker",
        ),
    ),
    steps(
        "PED01",
        Milestone(
            "PED01a",
            "Write a new strategy for early help with parents",
            "green",
            tail="(Nell Ashdown) (March 2019)",
            commentary="Adopted on 20 March.",
        ),
        Milestone(
            "PED01b",
            "Halve the number of agency social workers",
            "red",
            tail="(Joss Whitaker) (March 2019)",
            commentary="There were 24 in April and there are 21 today.",
        ),
    ),
)

TWO: tuple[Block, ...] = (
    objective("PED02"),
    measures(
        "PED02",
        "17/18",
        "18/19",
        "Current",
        Kpi(
            "PED02 01",
            "Attendance in primary schools and the pupil referral unit",
            ("Pri-95.21 Pru-61.07 (16-17)", "Pri-95.4 Pru-65", "Pri-95.35 Pru-63.83 (17-18)"),
            "amber",
            direction="better",
            officer="Carys Lowther",
        ),
        Kpi(
            "PED02 02",
            "Percentage reaching the expected standard in reading, writing and maths at KS2",
            ("59%", "62%", "62%"),
            "green",
            direction="better",
            officer="Carys Lowther",
        ),
        Kpi(
            "PED02 03",
            "Average Attainment 8 score",
            ("43.9", "44.5", "43.9"),
            "red",
            direction="same",
            officer="Carys Lowther",
            commentary=("A score of 43.9 in both years hides a better result in maths.",),
        ),
        Kpi(
            "PED02 04",
            "Percentage of maintained educational settings with overall effectiveness of Good or "
            "Outstanding",
            ("84%", "85%", "86%"),
            "green",
            direction="better",
            officer="Tobias Renwick",
        ),
    ),
)

THREE: tuple[Block, ...] = (
    objective("PED03"),
    measures(
        "PED03",
        "17/18",
        "18/19",
        "Current",
        Kpi(
            "PED03 01",
            "Percentage of 16-17 year olds not in education, employment or training",
            ("4.8%", "4.6%", "4.6%"),
            "green",
            direction="better",
            officer="Ffion Mallory",
        ),
        Kpi(
            "PED03 02",
            "Under 18 conception rate per 1,000, rolling quarterly average",
            ("26.1", "25.0", "24.8"),
            "green",
            direction="better",
            officer="Ffion Mallory",
        ),
    ),
    steps(
        "PED03",
        Milestone(
            "PED03a",
            "Bring all careers advisers into one team",
            "green",
            tail="(Ffion Mallory) (January 2019)",
        ),
    ),
)

FOUR: tuple[Block, ...] = (
    objective("PED04"),
    measures(
        "PED04",
        "17/18",
        "18/19",
        "Current",
        Kpi(
            "PED04 01",
            "Spending on residential placements outside the Borough",
            ("8,246,019", "£150000 reduction", "9,104,377"),
            "red",
            direction="worse",
            officer="Joss Whitaker",
        ),
        Kpi(
            "PED04 02",
            "Number of approved foster households",
            ("84", "90", "88"),
            "amber",
            direction="better",
            officer="Joss Whitaker",
            commentary=("Seven joined and three retired.",),
        ),
    ),
)

REPORT = Report(
    name="brackenshire_2018-19_q4_people_overview",
    front=FRONT,
    blocks=(
        *OPENING,
        *ONE,
        *TWO,
        *THREE,
        *FOUR,
        Heading("Financial Summaries", 1, "7.0"),
        Para("The accounts are not yet closed. Figures will be sent to Members in June."),
        Heading("Appendix – Explanation of Symbols", 1, "8.0"),
        KEY,
        Heading("Direction of Travel", 2),
        TRAVEL,
    ),
    pdf="chromium",
    header="People Directorate Overview",
    footer="Q4 2018/19 – {page}",
    marks="words",
)
