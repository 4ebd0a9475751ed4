"""Overview report, Quarter 4 2013-14: the year's end."""

from content.blocks import (
    Block,
    Caption,
    Comment,
    Commentary,
    Finance,
    Front,
    Heading,
    Kpi,
    Line,
    Milestone,
    Officers,
    Para,
    Report,
    Span,
)
from content.overview import (
    DIRECTORS,
    PROGRESS_KEY,
    TRAVEL_KEY,
    caption,
    kpis,
    milestones,
    unmeasured,
)
from content.overview_2013_q2 import COLUMNS

FRONT = Front(
    printed=(
        ("", "Directorate Performance Overview Report"),
        ("Directorate:", "Children and Enterprise"),
        ("Reporting Period:", "Quarter 4, Period: 01 January 2014 to 31 March 2014"),
    ),
    document_type="directorate_performance_overview_report",
    title="Directorate Performance Overview Report",
    directorate="Children and Enterprise",
    plan_year="2013-14",
    quarter=4,
    period_start="2014-01-01",
    period_end="2014-03-31",
)

OPENING: tuple[Block, ...] = (
    Heading("Introduction", 1, "1.0"),
    Para(
        "With this report the year 2013/14 comes to its end. It gives final figures where there "
        "are any, and says where there are none yet. For the symbols see section 8."
    ),
    Heading("Key Developments", 1, "2.0"),
    Heading("Inspection of Schools", 2, "2.1", "DO"),
    Para(
        "Seven schools were inspected between January and March. Cawder Green Juniors, which was "
        "in special measures eighteen months ago, is now good in every respect."
    ),
    Heading("Adoption Scorecard", 2, "2.2", "HB"),
    Para(
        "Children wait 531 days on average between coming into care and moving in with a new "
        "family. That is 70 days fewer than in the year before and better than in most places "
        "like ours."
    ),
    Heading("Ferrybank Link Road", 2, "2.3", "MT"),
    Para(
        "Ministers gave their consent on 21 February. Work on the bridge over the canal starts in "
        "July and lasts fourteen months; a diversion for buses has been agreed."
    ),
    Heading("Two Year Old Places", 2, "2.4", "PKn"),
    Para("Nine nurseries were given grants. There are now 588 places against 640 wanted."),
    Heading("Emerging Issues", 1, "3.0"),
    Heading("Special Educational Needs Reform", 2, "3.1", "DO, PKn"),
    Para(
        "Statements give way to Education, Health and Care Plans from September. Some 760 "
        "statements have to be turned over within three and a half years."
    ),
    Heading("First Entry", 2, "3.2", "DO"),
    Para(
        "From this summer only a pupil's first attempt at a GCSE will count in the tables. "
        "Figures for 2014 cannot fairly be set beside earlier ones."
    ),
    Heading("Risk Control Measures", 1, "4.0"),
    Para("Placement costs were raised to a high risk in February."),
    Heading("Progress against high priority equality actions", 1, "5.0"),
    Para("All actions of the year are complete."),
    Heading("Performance Overview", 1, "6.0"),
)

ECONOMY: tuple[Block, ...] = (
    Heading("Jobs and a stronger local economy", 2),
    caption("Key Milestones"),
    milestones(
        "Q4",
        Milestone(
            "EEP 02",
            "Carry out the first year's plan of the Business Improvement District by March 2014",
            "green",
        ),
        Milestone(
            "EEP 02",
            "Keep a full list of land and buildings that firms could use, checked each summer, by "
            "March 2014",
            "green",
        ),
        Milestone(
            "EEP 03",
            "Run the Work Programme for both contractors to the standard agreed with them",
            "red",
        ),
    ),
    caption("Supporting Commentary"),
    Commentary(
        "milestones",
        (
            Comment(
                ("EEP 02",),
                "EEP02:",
                "Everything in the first year's plan was done and £9,400 is carried forward.",
            ),
            Comment(
                ("EEP 03",),
                "EEP03:",
                "Ashby ended its agreement with us on 28 February; 61 customers were passed on.",
            ),
        ),
    ),
    caption("Key Performance Indicators"),
    kpis(
        "12/13",
        "13/14",
        "Q4",
        Kpi(
            "ELS LI03",
            "Number of starts on DWP Work Programme",
            ("1,402", "1,518", "1,377"),
            "red",
            direction="worse",
        ),
        Kpi(
            "DIS LI 05",
            "Number of inward investment enquiries per annum",
            ("231", "210", "262"),
            "green",
            direction="better",
        ),
        Kpi(
            "DIS LI 06",
            "Inward investment enquiry conversion rate percentage",
            ("14.2%", "10%", "15%"),
            "green",
            direction="better",
        ),
        Kpi(
            "SCS ELS 03",
            "The number of people classed as self-employed",
            ("6.1%", "6.4%", "6.5%"),
            "green",
            direction="better",
        ),
        unmeasured(
            "SCS ELS 01", "Number of active enterprises within the Borough", "2,340", "N/A", "2,410"
        ),
        Kpi(
            "SCS ELS 07 NI 152",
            "The percentage of people registered unemployed and seeking employment (JSA Claimants)",
            ("5.0%", "5.0%", "3.9%"),
            "green",
            direction="better",
        ),
        Kpi(
            "SCS ELS 04",
            "The proportion of people achieving NVQ Level 4 and above",
            ("23.8%", "24.5%", "24.9%"),
            "green",
            direction="better",
        ),
        Kpi(
            "SCS ELS 08",
            "The percentage of the working age population claiming out of work benefits",
            ("16.9%", "16.5%", "15.1%"),
            "green",
            direction="better",
        ),
    ),
    caption("Supporting Commentary"),
    Commentary(
        "kpis",
        (
            Comment(
                ("DIS LI 05", "DIS LI 06"),
                "DISLI05, DISLI06:",
                "The last quarter alone brought 79 enquiries, a record.",
            ),
            Comment(
                ("ELS LI03",),
                "ELS LI03:",
                "The year fell 141 short, nearly all of it in the second half.",
            ),
        ),
    ),
)

CHILDREN: tuple[Block, ...] = (
    Heading("Services bought together", 2),
    caption("Key Performance Indicators"),
    kpis(
        "12/13",
        "13/14",
        "Q4",
        Kpi(
            "SCS CYP09",
            "Percentage of maintained educational settings with overall effectiveness of Good or "
            "Outstanding",
            ("75%", "82%", "79%"),
            "red",
            direction="better",
        ),
        Kpi(
            "SCS CYP15 (NI112 adjusted)",
            "Under 18 conception rate, percentage change from 2009 baseline (47.3 rolling "
            "quarterly rate)",
            (
                "39.8 Rolling quarterly average rate",
                "45.1 Rolling quarterly average rate",
                "36.4 Rolling quarterly average rate",
            ),
            "green",
            direction="better",
        ),
        Kpi(
            "SCS CYP05 NI117",
            "Percentage of 16-18 year olds not in education, employment or training",
            ("9.4%", "9.5%", "8.8%"),
            "green",
            direction="better",
        ),
        unmeasured(
            "SCS CYP07",
            "Rate of CYP admitted to hospital for substance misuse from 2010/11 (24.1 rate per "
            "10,000 baseline)",
            "7.1",
            "N/A",
            "6.4",
        ),
    ),
    Commentary(
        "kpis",
        (
            Comment(
                ("SCS CYP05 NI117",),
                "SCS CYP05:",
                "The mean of November, December and January.",
            ),
            Comment(
                ("SCS CYP09",),
                "SCS CYP09:",
                "Last year's 76% has been put right: a nursery that closed in 2012 had been "
                "counted.",
            ),
        ),
    ),
    Heading("Help for families, early and late", 2),
    caption("Key Milestones"),
    milestones(
        "Q4",
        Milestone(
            "CFS2",
            "Bring two more partner teams under the roof of a children's centre by March 2014",
            "green",
        ),
        Milestone(
            "CFS3",
            "Start the single assessment by social workers in September 2013",
            "green",
        ),
    ),
    caption("Key Performance Indicators"),
    kpis(
        "12/13",
        "13/14",
        "Q4",
        Kpi(
            "CFS LI03",
            "Number of multi-agency interventions (e.g. CAF) which are in place and operating",
            ("297", "250", "284"),
            "green",
            direction="worse",
        ),
        Kpi(
            "CFS LI02",
            "Social Work Assessment measures",
            (Span("Refer comment", 5, italic=False),),
        ),
        Kpi(
            "CFS LI09 (NI 065)",
            "Children subject to a child protection plan for a second or subsequent time",
            ("11.4%", "10%", "10.6%"),
            "red",
            direction="better",
        ),
        Kpi(
            "SCS CYP12",
            "Improve the identification of Special Educational Needs at School Action and School "
            "Action Plus",
            ("19.4%", "20.0%", "17.9%"),
            "green",
            direction="better",
        ),
    ),
    Commentary(
        "kpis",
        (
            Comment(
                ("CFS LI02",),
                "CFS LI02:",
                "Since September 87% of assessments were finished within 45 days. A target will "
                "be set for 2014/15.",
            ),
        ),
    ),
    Heading("Better chances for those who need them most", 2),
    caption("Key Performance Indicators"),
    kpis(
        "12/13",
        "13/14",
        "Q4",
        Kpi(
            "SCS CYP03",
            "Proportion achieving 5+GCSE A*-C including English and Maths",
            ("58.6%", "56.5%", "60.1%"),
            "green",
            direction="better",
        ),
        unmeasured(
            "SCS CYP16",
            "Percentage of Children in Care achieving expected outcomes at KS2 and KS4",
            "92% KS2 55% KS4",
            "N/A",
            "88% KS2 50% KS4",
        ),
        Kpi(
            "SCS CYP02",
            "Proportion achieving level 4 Key Stage 2 English and Maths",
            ("80%", "81%", "82%"),
            "green",
            direction="better",
        ),
        Kpi(
            "SCS CYP10",
            "Achievement gap at Key Stage 2 English and Maths FSM and peers",
            ("14%", "12%", "13%"),
            "red",
            direction="better",
        ),
        Kpi(
            "SCS CYP11",
            "Achievement gap at Key Stage 4 FSM and peers",
            ("30.2%", "24%", "31.5%"),
            "red",
            direction="worse",
        ),
    ),
    Commentary(
        "kpis",
        (
            Comment(
                ("SCS CYP16", "SCS CYP03", "SCS CYP10", "SCS CYP11", "SCS CYP02"),
                "",
                "All results are those of summer 2013, as confirmed in January.",
            ),
        ),
    ),
)

FINANCE: tuple[Block, ...] = (
    Heading("Financial Summaries", 1, "7.0"),
    Heading("LEARNING & ACHIEVEMENT DEPARTMENT", 2),
    Caption("REVENUE BUDGET POSITION AS AT 31 MARCH 2014"),
    Finance(
        "Learning & Achievement revenue",
        "Learning & Achievement Department",
        "2014-03-31",
        COLUMNS,
        (
            Line("Employees", (3640, 3640, 3502)),
            Line("Premises", (14, 14, 14)),
            Line("Supplies & Services", (905, 905, 788)),
            Line("Independent School Fees", (1480, 1480, 1537)),
            Line("Speech Therapy", (120, 120, 120)),
        ),
        (
            Line("Fees & Charges", (-140, -140, -166)),
            Line("Inter Authority Income", (-560, -560, -548)),
        ),
        (Line("Central Support Service Costs", (640, 640, 640)),),
    ),
    Heading("Comments", 3),
    Para("Vacant posts paid for the higher fees of independent schools."),
    Heading("Appendix – What the symbols mean", 1, "8.0"),
    PROGRESS_KEY,
    Heading("Direction of Travel Indicator", 2),
    TRAVEL_KEY,
    Heading("Key to Operational Directors:", 2),
    Officers(DIRECTORS),
)

REPORT = Report(
    name="brackenshire_2013-14_q4_overview",
    front=FRONT,
    blocks=(*OPENING, *ECONOMY, *CHILDREN, *FINANCE),
    pdf="chromium",
    header="Q4 13/14 - Children and Enterprise Directorate Overview Report",
    footer="Page {page} of {pages}",
    marks="lights",
)
