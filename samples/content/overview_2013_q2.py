"""Overview report, Quarter 2 2013-14."""

from content.blocks import (
    Bullets,
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
    PageBreak,
    Para,
    Report,
    Span,
    TextBreak,
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

FRONT = Front(
    printed=(
        ("", "Directorate Performance Overview Report"),
        ("Directorate:", "Children and Enterprise"),
        ("Reporting Period:", "Quarter 2, 1 July to 30 September 2013"),
    ),
    document_type="directorate_performance_overview_report",
    title="Directorate Performance Overview Report",
    directorate="Children and Enterprise",
    plan_year="2013-14",
    quarter=2,
    period_start="2013-07-01",
    period_end="2013-09-30",
)

OPENING = (
    Heading("Introduction", 1, "1.0"),
    Para(
        "Members will find here what the Directorate did between July and September 2013, and how "
        "far it has come with its Business Plan. Section 8 explains the symbols."
    ),
    Para(
        "Initials at the end of a paragraph name the Operational Director who wrote it. They are "
        "spelt out on the last page."
    ),
    Heading("Key Developments", 1, "2.0"),
    Heading("Front Door for Children's Social Care", 2, "2.1"),
    Para(
        "All calls and letters about a child now reach one team at Tanner Street. Two months in, "
        "the average time from contact to decision has fallen from three days to just over one, "
        "and head teachers tell us they know whom to ring. The next step is to bring the police "
        "public protection desk under the same roof. (HB)"
    ),
    Heading("Marlhope Campus", 2, "2.2"),
    Para(
        "Builders handed over the new teaching block at Marlhope on 29 August, four days before "
        "term. Snagging continues in the sports hall, where the floor is being relaid at the "
        "contractor's cost. The old infant building comes down at half term. (PKn)"
    ),
    Heading("Summer Examination Results", 2, "2.3"),
    Para(
        "Provisional results are better than last year in seven secondary schools out of nine. "
        "English marks fell at two schools, both of which have asked for a remark. Final figures "
        "are due in January and will be set against the targets then. (DO)"
    ),
    Heading("Longshaw Park", 2, "2.4"),
    Para("Three things happened at the park during the quarter:"),
    Bullets(
        (
            "Orrin Polymers signed for Unit 9, bringing 46 jobs;",
            "the access road was adopted; and",
            "the second phase was advertised, with 11 enquiries by the end of September. (MT)",
        )
    ),
    Heading("Work Clubs", 2, "2.5"),
    Para(
        "A fifth work club opened in Cawder Green library. Between them the clubs saw 384 people "
        "in the quarter, of whom 57 have started a job. (MT, PKn)"
    ),
    Heading("Emerging Issues", 1, "3.0"),
    Heading("Two Year Old Places", 2, "3.1"),
    Para(
        "From September 2014 about 640 two year olds in the Borough will be entitled to a free "
        "place; we can seat 410 today. A capital grant of £312,000 has been announced and "
        "nurseries have until 15 November to bid for it. (PKn)"
    ),
    Heading("European Funds after 2014", 2, "3.2"),
    Para(
        "The county's share of the next programme is thought to be about £14.2 million. Officers "
        "are drafting four proposals, of which the skills bank is the furthest on. (MT)"
    ),
    Heading("Risk Control Measures", 1, "4.0"),
    Para(
        "Every objective in the 2013/14 Business Plan was assessed for risk when the plan was "
        "made. High risks were looked at again this quarter; none has changed."
    ),
    Heading("Progress against high priority equality actions", 1, "5.0"),
    Para(
        "No high priority action is outstanding. The yearly equality statement will be put on the "
        "Council's website in January."
    ),
    PageBreak(),
    Heading("Performance Overview", 1, "6.0"),
    Para(
        "What follows is arranged by business area: milestones first, then indicators, each with "
        "the comments that belong to them."
    ),
)

ECONOMY = (
    Heading("Jobs and a stronger local economy", 2),
    caption("Key Milestones"),
    milestones(
        "Q2",
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
            "amber",
        ),
    ),
    caption("Supporting Commentary"),
    Commentary(
        "milestones",
        (
            Comment(
                ("EEP 02",),
                "EEP02:",
                "Cameras, signs and planting are in at both estates, and the levy has been "
                "collected from 96% of firms. The database was checked street by street in August.",
            ),
            Comment(
                ("EEP 03",),
                "EEP03:",
                "Steppe is content with our numbers. Ashby expected 120 job starts and had 103; a "
                "second adviser began on 2 September.",
            ),
        ),
    ),
    caption("Key Performance Indicators"),
    kpis(
        "12/13",
        "13/14",
        "Q2",
        Kpi(
            "ELS LI03",
            "Number of starts on DWP Work Programme",
            ("1,402", "1,518", "702"),
            "red",
            direction="worse",
        ),
        Kpi(
            "DIS LI 05",
            "Number of inward investment enquiries per annum",
            ("231", "210", "121"),
            "green",
            direction="better",
        ),
        Kpi(
            "DIS LI 06",
            "Inward investment enquiry conversion rate percentage",
            ("14.2%", "10%", "11%"),
            "green",
            direction="worse",
        ),
        Kpi(
            "SCS ELS 03",
            "The number of people classed as self-employed",
            ("6.1%", "6.4%", "6.3%"),
            "amber",
            direction="same",
        ),
        unmeasured("SCS ELS 01", "Number of active enterprises within the Borough"),
        Kpi(
            "SCS ELS 07 NI 152",
            "The percentage of people registered unemployed and seeking employment (JSA Claimants)",
            ("5.0%", "5.0%", "4.4%"),
            "green",
            direction="better",
        ),
        unmeasured(
            "SCS ELS 04",
            "The proportion of people achieving NVQ Level 4 and above",
            "23.8%",
            "24.5%",
            "N/A",
        ),
        Kpi(
            "SCS ELS 08",
            "The percentage of the working age population claiming out of work benefits",
            ("16.9%", "16.5%", "15.9%"),
            "green",
            direction="better",
        ),
        breaks=(TextBreak(4),),
    ),
    caption("Supporting Commentary"),
    Commentary(
        "kpis",
        (
            Comment(
                ("DIS LI 05",),
                "DISLI05:",
                "Half of the enquiries were about land at Ferrybank and Longshaw Park.",
            ),
            Comment(
                ("DIS LI 06",),
                "DISLI06:",
                "Thirteen enquiries became a letting or a sale.",
            ),
            Comment(
                ("SCS ELS 07 NI 152", "SCS ELS 08"),
                "SCS ELS07, SCS ELS08:",
                "In August 2013 the count of claimants was 3,214, which is 431 fewer than a year "
                "before.",
            ),
            Comment(
                ("SCS ELS 07 NI 152", "SCS ELS 08"),
                "",
                "Fewer young people are claiming too, though Saltmere ward has hardly moved.",
            ),
            Comment(
                ("ELS LI03",),
                "ELS LI03:",
                "Referrals by the Jobcentre have dropped by a fifth and the yearly figure is now "
                "out of reach.",
            ),
        ),
    ),
)

COMMISSIONING = (
    Heading("Services bought together", 2),
    caption("Key Milestones"),
    milestones(
        "Q2",
        Milestone(
            "COPS1",
            "Find out where childcare is short and act on the answer",
            "green",
        ),
        Milestone(
            "COPS2",
            "Report on how academies affect the number of places at other schools by March 2014",
            "amber",
        ),
    ),
    caption("Supporting Commentary"),
    Commentary(
        "milestones",
        (
            Comment(
                ("COPS1",),
                "COPS1",
                "The assessment went to the Board in July. Hexbridge is short of places on "
                "weekday afternoons and a new provider has been found there.",
            ),
            Comment(
                ("COPS2",),
                "COPS2",
                "One more conversion, that of Cawder High, is set for January. Until the "
                "admission numbers are known we cannot say what it means for its neighbours.",
            ),
        ),
    ),
    caption("Key Performance Indicators"),
    kpis(
        "12/13",
        "13/14",
        "Q2",
        Kpi(
            "SCS CYP09",
            "Percentage of maintained educational settings with overall effectiveness of Good or "
            "Outstanding",
            ("76%", "82%", "77%"),
            "amber",
            direction="better",
        ),
        Kpi(
            "SCS CYP15 (NI112 adjusted)",
            "Under 18 conception rate, percentage change from 2009 baseline (47.3 rolling "
            "quarterly rate)",
            (
                "39.8 Rolling quarterly average rate",
                "45.1 Rolling quarterly average rate",
                "Refer comment below",
            ),
            "green",
            direction="better",
        ),
        unmeasured(
            "SCS SH04",
            "Reduce the number of Young People who repeatedly run away in Brackenshire",
            "588",
            "N/A",
            "164",
        ),
        Kpi(
            "SCS CYP05 NI117",
            "Percentage of 16-18 year olds not in education, employment or training",
            ("9.4%", "9.5%", "Available Q3"),
            "amber",
            travel="N/A",
        ),
        unmeasured(
            "SCS CYP07",
            "Rate of CYP admitted to hospital for substance misuse from 2010/11 (24.1 rate per "
            "10,000 baseline)",
            "7.1",
            "N/A",
            "7.1",
        ),
        breaks=(TextBreak(2),),
    ),
    Commentary(
        "kpis",
        (
            Comment(
                ("SCS CYP15 (NI112 adjusted)",),
                "SCS CYP15:",
                "National figures run eighteen months late. The newest, for the spring of 2012, "
                "show 23 conceptions against 27 a quarter earlier.",
            ),
            Comment(
                ("SCS CYP07",),
                "SCS CYP07:",
                "Admissions for alcohol are down; the rest of the change is in how the hospital "
                "codes them. The old count of 1,193 admissions is no longer used.",
            ),
            Comment(
                ("SCS SH04",),
                "SCS SH04:",
                "The 164 reports concern 88 young people. From January adults will be counted "
                "apart.",
            ),
            Comment(
                ("SCS CYP09",),
                "SCS CYP09:",
                "Inspectors came to four schools: three are good, one requires improvement.",
            ),
        ),
    ),
)

FAMILIES = (
    Heading("Help for families, early and late", 2),
    caption("Key Milestones"),
    milestones(
        "Q2",
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
        Milestone(
            "CFS1",
            "Judge what the scheme for trainee managers has achieved by September 2013",
            "red",
        ),
        breaks=(TextBreak(2, "none", ((1, 2),)),),
    ),
    caption("Supporting Commentary"),
    Commentary(
        "milestones",
        (
            Comment(
                ("CFS2",),
                "CFS2:",
                "Health visitors moved into two children's centres in July and a housing officer "
                "will follow them to a third.",
            ),
            Comment(
                ("CFS2",),
                "",
                "Parents asked for evening hours; these start after Christmas.",
            ),
            Comment(("CFS3",), "CFS3:", "The single assessment went live on 9 September."),
            Comment(
                ("CFS1",),
                "CFS1:",
                "Two of the five trainees left before the programme ended, so that there was too "
                "little to evaluate. It will be looked at afresh with the next group.",
            ),
        ),
    ),
    caption("Key Performance Indicators"),
    kpis(
        "12/13",
        "13/14",
        "Q2",
        Kpi(
            "CFS LI03",
            "Number of multi-agency interventions (e.g. CAF) which are in place and operating",
            ("297", "250", "271"),
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
            ("11.4%", "10%", "9.1%"),
            "green",
            direction="better",
        ),
        Kpi(
            "SCS CYP8",
            "Percentage of referral to social care where there is evidence of multi-agency "
            "planning in the previous 12 months",
            (Span("Refer comment", 5, italic=False),),
        ),
        Kpi(
            "SCS CYP12",
            "Improve the identification of Special Educational Needs at School Action and School "
            "Action Plus",
            ("19.4%", "20.0%", "18.1%"),
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
                "Until a full year of single assessments has been counted there is nothing to "
                "compare with.",
            ),
            Comment(
                ("CFS LI03",),
                "CFS LI03:",
                "There are 26 fewer than in March, as two schools closed cases before the summer.",
            ),
            Comment(
                ("SCS CYP8",),
                "SCS CYP08:",
                "The two record systems do not yet speak to each other; a figure is hoped for in "
                "Quarter 4.",
            ),
        ),
    ),
)

VULNERABLE = (
    Heading("Better chances for those who need them most", 2),
    caption("Key Milestones"),
    milestones(
        "Q2",
        Milestone(
            "LAS1",
            "Visit each school and nursery that is not yet good and agree what help it needs by "
            "October 2013",
            "green",
        ),
        Milestone(
            "LAS2",
            "Study every school's results and send advisers where they are wanted",
            "green",
        ),
        Milestone(
            "LAS3",
            "Study pupils' absence each term and tell governors what was found",
            "amber",
        ),
    ),
    caption("Supporting Commentary"),
    Commentary(
        "milestones",
        (
            Comment(
                ("LAS1", "LAS2", "LAS3"),
                "LAS1, LAS2, LAS3",
                "Each school was visited in June or July and given a grade for the support it "
                "needs: nine are in the highest band. Data on absence arrived late this term.",
            ),
        ),
    ),
    caption("Key Performance Indicators"),
    kpis(
        "12/13",
        "13/14",
        "Q2",
        Kpi(
            "SCS CYP03",
            "Proportion achieving 5+GCSE A*-C including English and Maths",
            ("58.6%", "56.5%", Span("Refer comment", 3, italic=False)),
        ),
        Kpi(
            "SCS CYP16",
            "Percentage of Children in Care achieving expected outcomes at KS2 and KS4",
            ("92% KS2 55% KS4", "N/A", Span("Refer comment", 3, italic=False)),
        ),
        Kpi(
            "SCS CYP02",
            "Proportion achieving level 4 Key Stage 2 English and Maths",
            ("80%", "81%", Span("Refer comment", 3, italic=False)),
        ),
        Kpi(
            "SCS CYP10",
            "Achievement gap at Key Stage 2 English and Maths FSM and peers",
            ("14%", "12%", Span("Refer comment", 3, italic=False)),
        ),
        Kpi(
            "SCS CYP11",
            "Achievement gap at Key Stage 4 FSM and peers",
            ("30.2%", "24%", Span("Refer comment", 3, italic=False)),
        ),
    ),
    Commentary(
        "kpis",
        (
            Comment(
                ("SCS CYP16", "SCS CYP03", "SCS CYP10", "SCS CYP11", "SCS CYP02"),
                "",
                "Attainment is reported in Quarter 4, once the national tables are final.",
            ),
        ),
    ),
)

COLUMNS = (
    "",
    "Annual Budget £'000",
    "Budget to Date £'000",
    "Actual to Date £'000",
    "Variance to Date (overspend) £'000",
)

FINANCE = (
    PageBreak(),
    Heading("Financial Summaries", 1, "7.0"),
    Heading("CHILDREN & FAMILIES DEPARTMENT", 2),
    Caption("REVENUE BUDGET POSITION AS AT 30 SEPTEMBER 2013"),
    Finance(
        "Children & Families revenue",
        "Children & Families Department",
        "2013-09-30",
        COLUMNS,
        (
            Line("Employees", (7412, 3706, 3731)),
            Line("Premises", (366, 171, 168)),
            Line("Supplies & Services", (1108, 446, 391)),
            Line("Transport", (41, 14, 16)),
            Line("Out of Borough Placements", (1750, 884, 1203)),
            Line("In House Foster Carer Placements", (1584, 792, 815)),
            Line("Care Leavers", (290, 118, 102)),
            Line("Capital Financing", (12, 6, 6)),
        ),
        (
            Line("Fees & Charges", (-96, -44, -51)),
            Line("Transfer to/from Reserves", (-1240, -870, -870)),
            Line("Reimbursements & Other Grant Income", (-187, -32, -30)),
        ),
        (
            Line("Premises Support Costs", (322, 161, 161)),
            Line("Central Support Service Costs", (2814, 1407, 1407)),
        ),
    ),
    Heading("Comments", 3),
    Para(
        "Placements outside the Borough account for almost the whole overspend: eleven children "
        "were placed at short notice, four of them in secure homes. Staffing is over budget "
        "because agency workers cover six vacancies."
    ),
    Para(
        "Spending on supplies has been held back on purpose. Even so the department expects to "
        "end the year about £0.7 million over its budget."
    ),
    Heading("ECONOMY ENTERPRISE & PROPERTY DEPARTMENT", 2),
    Caption("REVENUE BUDGET POSITION AS AT 30<sup>th</sup> SEPTEMBER 2013"),
    Finance(
        "Economy Enterprise & Property revenue",
        "Economy Enterprise & Property Department",
        "2013-09-30",
        COLUMNS,
        (
            Line("Employees", (4106, 2053, 2088)),
            Line("Repairs & Maintenance", (2390, 1195, 1195)),
            Line("Energy & Water Costs", (588, 270, 263)),
            Line("Rents", (355, 280, 280)),
            Line("Marketing Programme", (78, 22, 17)),
        ),
        (
            Line("Rent - Markets", (-702, -351, -349)),
            Line("Rent - Industrial", (-934, -467, -441)),
            Line("Recharges to Capital", (-610, -305, -305)),
        ),
        (
            Line("Premises Support Costs", (1420, 710, 710)),
            Line("Accommodation Recharge Income", (-2604, -1302, -1302)),
        ),
        income_heading=True,
    ),
    Heading("Comments", 3),
    Para(
        "Rent from industrial units is short because three tenants at Ferrybank left in June. Two "
        "of the units have been let again from October."
    ),
)

CLOSING = (
    PageBreak(),
    Heading("Appendix – What the symbols mean", 1, "8.0"),
    Para("Symbols are used as shown here:"),
    PROGRESS_KEY,
    Heading("Direction of Travel Indicator", 2),
    Para("An arrow compares each measure, where that can be done, with a year ago."),
    TRAVEL_KEY,
    Heading("Key to Operational Directors:", 2),
    Officers(DIRECTORS),
)

REPORT = Report(
    name="brackenshire_2013-14_q2_overview",
    front=FRONT,
    blocks=(
        *OPENING,
        *ECONOMY,
        *COMMISSIONING,
        *FAMILIES,
        *VULNERABLE,
        *FINANCE,
        *CLOSING,
    ),
    pdf="libreoffice",
    text=True,
    footer="Brackenshire Borough Council: C&E overview report Page {page} of {pages}",
)
