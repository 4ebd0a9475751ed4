"""People Directorate overview report, Quarter 2 2019-20."""

from content.blocks import (
    Amounts,
    Bullets,
    Front,
    Heading,
    Kpi,
    Milestone,
    Para,
    Report,
)
from content.layout_b import KEY, TRAVEL, measures, objective, steps

FRONT = Front(
    printed=(
        ("", "Directorate Performance Overview Report"),
        ("Directorate:", "People Directorate"),
        (
            "Reporting Period:",
            "Quarter 2 – 1<sup>st</sup> July 2019 – 30<sup>th</sup> September 2019",
        ),
    ),
    document_type="directorate_performance_overview_report",
    title="Directorate Performance Overview Report",
    directorate="People Directorate",
    plan_year="2019-20",
    quarter=2,
    period_start="2019-07-01",
    period_end="2019-09-30",
)

OPENING = (
    Heading("Introduction", 1, "1.0"),
    Para(
        "This is the second of four reports on the Directorate's Business Plan for 2019/20. It "
        "covers children's social care, education, inclusion and provision.",
        "1.1",
    ),
    Para("Section 8 shows what the symbols stand for.", "1.2"),
    Heading("Key Developments", 1, "2.0"),
    Heading("Inspection of children's services", 2, "2.1"),
    Para(
        "Two inspectors spent a day and a half with the front door team on 17 and 18 July. Their "
        "letter praises the speed of decisions and asks for better notes of strategy meetings. An "
        "action plan of nine points went to the scrutiny board in September."
    ),
    Heading("New school at Ferrybank", 2, "2.2"),
    Para(
        "Fifty five reception children started at Ferrybank Primary on 4 September. By 2025 it "
        "will hold 420 pupils. Road crossings promised for the opening were late by three weeks."
    ),
    Heading("Virtual school", 2, "2.3"),
    Para(
        "Eleven of sixteen pupils in care who sat GCSEs reached grade 4 in English. One has gone "
        "to the sixth form of her first choice in another county, with our help towards travel."
    ),
    Heading("Young carers", 2, "2.4"),
    Para("Since June the service has:"),
    Bullets(
        (
            "found 61 young carers who were not known to us;",
            "opened a Thursday club in Thornwick; and",
            "given every secondary school a named contact.",
        )
    ),
    Heading("Emerging Issues", 1, "3.0"),
    Heading("High needs block", 2, "3.1"),
    Para(
        "Requests for an assessment rose by 27% in a year, and the block will overspend by some "
        "£1.9 million unless more places are found inside the Borough. Schools Forum will be "
        "asked in January to move half a per cent from the schools block."
    ),
    Heading("Agency staff", 2, "3.2"),
    Para("One social worker in six is from an agency. A recruitment drive begins in November."),
    Heading("Risk Control Measures", 1, "4.0"),
    Para("High risks were reviewed in July; the next review is in January."),
    Heading("Progress against high priority equality actions", 1, "5.0"),
    Para("There are none to report."),
    Heading("Performance Overview", 1, "6.0"),
    Para("Each objective of the Business Plan is taken in turn, measures before milestones."),
)

ONE = (
    objective("PED01"),
    measures(
        "PED01",
        "18/19",
        "19/20",
        "Current (6 mths)",
        Kpi(
            "PED01 01",
            "Number of multi-agency interventions (e.g. CAF) which are in place and operating",
            ("331", "340", "318"),
            "amber",
            direction="worse",
            officer="Nell Ashdown",
            commentary=(
                "Thirteen plans closed in August because the families no longer needed one.",
                "New plans come mostly from nurseries. Secondary schools began only four, and the "
                "team will visit each of them before Christmas.",
            ),
        ),
        Kpi(
            "PED01 02",
            "Children subject to a child protection plan for a second or subsequent time",
            ("12.1%", "10%", "9.6%"),
            "green",
            direction="better",
            officer="Joss Whitaker",
            commentary=(
                "The figure for 18/19 was given as 10.8% in the last report. Two siblings had "
                "been left out.",
            ),
        ),
        Kpi(
            "PED01 03",
            "Rate of Children in Care per 10,000 of the population under 18",
            ("81.2", "80.0", "83.0"),
            "red",
            direction="worse",
            officer="Joss Whitaker",
        ),
        Kpi(
            "PED01 04",
            "Number of incidents of children missing from home or care",
            ("447", "N/A", "119 (Q2 01/07/19 to 30/09/19)"),
            printed="N/A",
            travel="N/A",
            officer="Nell Ashdown / Joss Whitaker",
        ),
        Kpi(
            "PED01 05",
            "Percentage of referrals to social care that had been subject to CAF in the previous "
            "12 months",
            ("TBC", "25%", "Available Q3"),
            printed="TBC",
            travel="TBC",
            officer="Nell Ashdown",
            commentary=("A new report is being written and will give both years.",),
        ),
        page_groups=(6,),
    ),
    steps(
        "PED01",
        Milestone(
            "PED01a",
            "Put an early help worker into every children's centre",
            "green",
            tail="(Nell Ashdown) (December 2019)",
            commentary="Four of five have started.",
        ),
        Milestone(
            "PED01b",
            "Publish a new threshold document with health and police",
            "amber",
            tail="(Joss Whitaker) (March 2020)",
            commentary="The police have asked for changes to chapter three, and lawyers are "
            "looking at them.",
        ),
    ),
)

TWO = (
    objective("PED02"),
    measures(
        "PED02",
        "18/19",
        "19/20",
        "Current",
        Kpi(
            "PED02 01",
            "Attendance in primary schools and the pupil referral unit",
            ("Pri-95.35 Pru-63.83 (17-18)", "Pri-95.5 Pru-68", "Pri-95.61 Pru-66.20 (18-19)"),
            "amber",
            direction="better",
            officer="Carys Lowther",
        ),
        Kpi(
            "PED02 02",
            "Percentage reaching the expected standard in reading, writing and maths at KS2",
            ("62%", "65%", "63% (provisional)"),
            "red",
            direction="better",
            officer="Carys Lowther",
            commentary=("Writing rose by two points and maths did not move.",),
        ),
        Kpi(
            "PED02 03",
            "Average Attainment 8 score",
            ("43.9", "45.0", "Available Q3"),
            printed="N/A",
            travel="N/A",
            officer="Carys Lowther",
        ),
        Kpi(
            "PED02 04",
            "Percentage of maintained educational settings with overall effectiveness of Good or "
            "Outstanding",
            ("86%", "88%", "87%"),
            "green",
            direction="better",
            officer="Tobias Renwick",
            commentary=(
                "Ofsted visited six settings since April. Hexbridge St Bega's has gone from "
                "requires improvement to good.",
            ),
        ),
    ),
    steps(
        "PED02",
        Milestone(
            "PED02a",
            "Complete the review of alternative provision",
            "red",
            tail="(Tobias Renwick) (September 2019)",
            commentary="The reviewer fell ill. A report is now promised for January 2020.",
        ),
        Milestone(
            "PED02b",
            "Hold a conference for leaders of maths",
            "green",
            tail="(Carys Lowther) (November 2019)",
        ),
    ),
)

THREE = (
    objective("PED03"),
    measures(
        "PED03",
        "18/19",
        "19/20",
        "Current",
        Kpi(
            "PED03 01",
            "Percentage of 16-17 year olds not in education, employment or training",
            ("4.6%", "4.5%", "3.9%"),
            "green",
            direction="better",
            officer="Ffion Mallory",
            commentary=(
                "Since 2016 only two year groups are counted, so that this cannot be set beside "
                "older reports.",
            ),
        ),
        Kpi(
            "PED03 02",
            "Under 18 conception rate per 1,000, rolling quarterly average",
            ("24.8", "24.0", "Available Q3"),
            printed="N/A",
            travel="N/A",
            officer="Ffion Mallory",
        ),
    ),
    steps(
        "PED03",
        Milestone(
            "PED03a",
            "Agree a September Guarantee of a place for every leaver of Year 11",
            "green",
            tail="(Ffion Mallory) (September 2019)",
            commentary="98.4% had an offer on 30 September.",
        ),
    ),
)

FOUR = (
    objective("PED04"),
    measures(
        "PED04",
        "18/19",
        "19/20",
        "Current",
        Kpi(
            "PED04 01",
            "Spending on residential placements outside the Borough",
            ("9,104,377", "£250000 reduction", "9,259,036 projected"),
            "red",
            direction="worse",
            officer="Joss Whitaker",
            commentary=("Two new placements cost £7,400 a week between them.",),
        ),
        Kpi(
            "PED04 02",
            "Number of approved foster households",
            ("88", "95", "91"),
            "amber",
            direction="better",
            officer="Joss Whitaker",
        ),
    ),
    steps(
        "PED04",
        Milestone(
            "PED04a",
            "Open a children's home with four beds in the Borough",
            "amber",
            tail="(Joss Whitaker) (March 2020)",
            commentary="A house in Marlhope has been bought; planning consent is awaited.",
        ),
    ),
)

FINANCE = (
    Heading("Financial Summaries", 1, "7.0"),
    Heading("Children & Families Department: Revenue Budget as at 30 September 2019", 2),
    Amounts(
        "Children & Families revenue",
        "2019-09-30",
        (
            "",
            "Annual Budget £'000",
            "Budget to Date £'000",
            "Actual £'000",
            "Variance (Overspend) £'000",
            "Forecast Outturn £'000",
        ),
        (
            ("Expenditure", "", "", "", "", ""),
            ("Employees", "9,410", "4,705", "4,772", "(67)", "(140)"),
            ("Residential placements", "6,120", "2,800", "4,112", "(1,312)", "(2,889)"),
            ("Foster care", "2,890", "1,445", "1,398", "47", "90"),
            ("Total Expenditure", "18,420", "8,950", "10,282", "(1,332)", "(2,939)"),
            ("Income", "", "", "", "", ""),
            ("Grants", "-1,060", "-530", "-530", "0", "0"),
            ("Total Income", "-1,060", "-530", "-530", "0", "0"),
            ("Net Operational Expenditure", "17,360", "8,420", "9,752", "(1,332)", "(2,939)"),
        ),
        (54.0, 24.0, 24.0, 22.0, 25.0, 25.0),
        department="Children & Families Department",
    ),
    Para(
        "Residential placements explain the overspend. At the end of September 47 children lived "
        "in homes that others run, against 38 when the budget was made."
    ),
)

REPORT = Report(
    name="brackenshire_2019-20_q2_people_overview",
    front=FRONT,
    blocks=(
        *OPENING,
        *ONE,
        *TWO,
        *THREE,
        *FOUR,
        *FINANCE,
        Heading("Appendix – Explanation of Symbols", 1, "8.0"),
        KEY,
        Heading("Direction of Travel", 2),
        TRAVEL,
    ),
    pdf="libreoffice",
    text=True,
    header="Performance Overview Report – People Directorate",
    footer="Q2 2019/20 – Page {page} of {pages}",
)
