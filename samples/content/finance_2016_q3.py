"""People and Economy overview report, Quarter 3 2016-17: chiefly finance."""

from content.blocks import (
    Amounts,
    Block,
    Caption,
    Comment,
    Commentary,
    Finance,
    Front,
    Heading,
    Kpi,
    Line,
    Officer,
    Officers,
    PageBreak,
    Para,
    Report,
)
from content.overview import PROGRESS_KEY, TRAVEL_KEY, kpis

FRONT = Front(
    printed=(
        ("", "Directorate Performance Overview Report"),
        ("Directorate:", "People and Economy Directorate"),
        ("Reporting Period:", "Quarter 3: 1 October 2016 to 31 December 2016"),
    ),
    document_type="directorate_performance_overview_report",
    title="Directorate Performance Overview Report",
    directorate="People and Economy Directorate",
    plan_year="2016-17",
    quarter=3,
    period_start="2016-10-01",
    period_end="2016-12-31",
)

OPENING: tuple[Block, ...] = (
    Heading("Introduction", 1, "1.0"),
    Para(
        "Money is the chief matter of this report, since two departments forecast that they will "
        "spend more than they have. Performance takes second place. Section 6 has the key."
    ),
    Heading("Key Developments", 1, "2.0"),
    Heading("Link Road", 2, "2.1"),
    Para(
        "Traffic has used the link road since 14 October, nine weeks after the date first set. (MT)"
    ),
    Heading("Children in Care", 2, "2.2"),
    Para(
        "On 31 December there were 251 children in care, the most since the Borough was made. "
        "Eight are unaccompanied minors from abroad. (HB)"
    ),
    Heading("Savings", 2, "2.3"),
    Para(
        "Of £2.1 million to be saved this year £1.6 million is certain. A vacancy freeze has been "
        "in force since 7 November. (HB, MT)"
    ),
    Heading("Emerging Issues", 1, "3.0"),
    Heading("Apprenticeship Levy", 2, "3.1"),
    Para("From April the Council will pay half a per cent of its wages, about £290,000. (MT)"),
    Heading("Performance Overview", 1, "4.0"),
    Heading("Key Performance Indicators", 2),
    kpis(
        "15/16",
        "16/17",
        "Q3",
        Kpi(
            "EEP LI05",
            "Number of inward investment enquiries per annum",
            ("301", "300", "248"),
            "green",
            direction="better",
        ),
        Kpi(
            "EEP LI06",
            "Inward investment enquiry conversion rate percentage",
            ("11%", "10%", "10.5%"),
            "green",
            direction="same",
        ),
        Kpi(
            "SCS ELS 07",
            "The percentage of people registered unemployed and seeking employment (JSA Claimants)",
            ("2.1%", "2.0%", "1.9%"),
            "green",
            direction="better",
        ),
        Kpi(
            "CFS LI09",
            "Children subject to a child protection plan for a second or subsequent time",
            ("9.8%", "10%", "11.2%"),
            "red",
            direction="worse",
        ),
        Kpi(
            "SCS CYP05",
            "Percentage of 16-18 year olds not in education, employment or training",
            ("5.2%", "5.0%", "TBC"),
            "amber",
            travel="N/A",
        ),
    ),
    Commentary(
        "kpis",
        (
            Comment(
                ("EEP LI05", "EEP LI06"),
                "EEP LI05, EEP LI06:",
                "These were DIS LI05 and DIS LI06 until the teams were joined in April 2016.",
            ),
            Comment(
                ("SCS CYP05",),
                "SCS CYP05:",
                "From January only those of 16 and 17 are followed.",
            ),
        ),
    ),
    Heading("Financial Summaries", 1, "5.0"),
)

COLUMNS = (
    "",
    "Annual Budget £'000",
    "Budget to Date £'000",
    "Actual to Date £'000",
    "Variance to Date (Overspend) £'000",
)

FAMILIES = Finance(
    "Children & Families revenue",
    "Children & Families Department",
    "2016-12-31",
    COLUMNS,
    (
        Line("Employees", (8120, 6090, 6214)),
        Line("Premises", (281, 205, 198)),
        Line("Supplies & Services", (912, 602, 571)),
        Line(
            "Residential placements, including secure and parent and child units",
            (3480, 2610, 3655),
        ),
        Line("Out of Borough Fostering", (1205, 904, 1120)),
        Line("Special Guardianship", (960, 720, 768)),
        Line("Direct payments to families of children with disabilities", (240, 180, 151)),
        Line("Capital Financing", (9, 9, 9)),
    ),
    (
        Line("Fees & Charges", (-32, -24, -19)),
        Line("Reimbursements & Other Grant Income", (-416, -278, -290)),
        Line("Transfer from Reserves", (-640, -640, -640)),
    ),
    (
        Line("Premises Support Costs", (204, 153, 153)),
        Line("Central Support Service Costs", (2460, 1845, 1845)),
    ),
    rules="horizontal",
    income_heading=True,
)

EDUCATION = Finance(
    "Education, Inclusion & Provision revenue",
    "Education, Inclusion & Provision Department",
    "2016-12-31",
    COLUMNS,
    (
        Line("Employees", (6035, 4526, 4411)),
        Line("Schools Transport", (975, 650, 742)),
        Line("Independent School Fees", (2410, 1607, 1607)),
        Line("Nursery Education Payments", (2980, 2235, 2235)),
        Line("Supplies & Services", (1320, 880, 806)),
    ),
    (
        Line("Dedicated Schools Grant", (-9140, -6855, -6855)),
        Line("Schools SLA Income", (-388, -291, -312)),
        Line("Inter Authority Income", (-505, -210, -187)),
    ),
    (Line("Central Support Service Costs", (1688, 1266, 1266)),),
    rules="horizontal",
    income_heading=True,
    minus="brackets",
    # the figures of the lines come to (7,354): two digits were swapped by design
    wrong=(("Total Income", 2, -7345),),
)

ECONOMY = Finance(
    "Economy, Enterprise & Property revenue",
    "Economy, Enterprise & Property Department",
    "2016-12-31",
    COLUMNS,
    (
        Line("Employees", (4290, 3218, 3241)),
        Line("Repairs & Maintenance", (2105, 1579, 1602)),
        Line("Energy & Water Costs", (655, 410, 398)),
        Line("NNDR", (540, 540, 536)),
        Line("Rents", (310, 248, 248)),
    ),
    (
        Line("Rent - Markets", (-735, -551, -540)),
        Line("Rent - Industrial", (-48, -36, -41)),
        Line("Rent – Commercial", (-1120, -840, -846)),
        Line("Recharges to Capital", (-212, -159, -159)),
    ),
    (
        Line("Asset Rental Support Costs", (4, 0, 0)),
        Line("Accommodation Recharge Income", (-2410, -1808, -1808)),
    ),
)

CAPITAL = Amounts(
    "Capital projects",
    "2016-12-31",
    (
        "",
        "2016/17 Capital Allocation £'000",
        "Allocation to Date £'000",
        "Actual Spend £'000",
        "Allocation Remaining £'000",
    ),
    (
        ("Ferrybank link road", "6,400", "5,900", "6,112", "288"),
        ("Marlhope sports hall, with the changing rooms beside it", "840", "610", "598", "242"),
        ("Saltmere Juniors roof", "275", "275", "281", "-6"),
        ("School kitchens", "120", "90", "84", "36"),
        ("Total Capital Programme", "7,635", "6,875", "7,075", "560"),
    ),
    (66.0, 27.0, 27.0, 27.0, 27.0),
)

RESERVES = Amounts(
    "Earmarked reserves",
    "2016-12-31",
    ("", "1 April 2016 £'000", "Used £'000", "Added £'000", "31 December 2016 £'000"),
    (
        ("Placements", "1,150", "(640)", "0", "510"),
        ("Redundancy", "480", "(212)", "50", "318"),
        ("Troubled families", "305", "(75)", "118", "348"),
        ("Total", "1,935", "(927)", "168", "1,176"),
    ),
    (66.0, 27.0, 27.0, 27.0, 27.0),
    rules="horizontal",
)

FINANCE: tuple[Block, ...] = (
    Heading("CHILDREN & FAMILIES DEPARTMENT", 2),
    Caption("Revenue Budget as at 31<sup>st</sup> December 2016"),
    FAMILIES,
    Heading("Comments", 3),
    Para(
        "Residential placements are £1.0 million over budget at this point and are expected to be "
        "£1.4 million over by March. Eleven of the 29 placements cost more than £4,000 a week."
    ),
    Para(
        "Agency staff cost £388,000 between April and December. Ten permanent social workers "
        "start in February, which should bring that to an end."
    ),
    PageBreak(),
    Heading("EDUCATION, INCLUSION & PROVISION DEPARTMENT", 2),
    Caption("Revenue Budget as at 31<sup>st</sup> December 2016"),
    EDUCATION,
    Heading("Comments", 3),
    Para("Eleven new routes explain what has been overspent on transport."),
    Heading("ECONOMY, ENTERPRISE & PROPERTY DEPARTMENT", 2),
    Caption("Revenue Budget as at 31<sup>st</sup> December 2016"),
    ECONOMY,
    Heading("Comments", 3),
    Para("Most industrial units were sold in 2015, hence the small rents that are left."),
    PageBreak(),
    Heading("CAPITAL PROJECTS", 2),
    Caption("Capital as at 31<sup>st</sup> December 2016"),
    CAPITAL,
    Heading("EARMARKED RESERVES", 2),
    Caption("Reserves as at 31<sup>st</sup> December 2016"),
    RESERVES,
    Para("The reserve for placements will be empty by the summer."),
    Heading("Appendix – Explanation of symbols", 1, "6.0"),
    PROGRESS_KEY,
    TRAVEL_KEY,
    Officers(
        (
            Officer("HB", "Helena Brightwell", "Operational Director, Children and Families"),
            Officer(
                "MT",
                "Marcus Tillotson",
                "Operational Director, Economy, Enterprise and Property",
            ),
        )
    ),
)

REPORT = Report(
    name="brackenshire_2016-17_q3_overview_finance",
    front=FRONT,
    blocks=(*OPENING, *FINANCE),
    pdf="libreoffice",
    header="People and Economy – Overview Report",
    footer="Page {page} of {pages}",
)
