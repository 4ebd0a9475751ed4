"""Directorate plan April 2012 to March 2015: objectives and indicators."""

from content.blocks import (
    COVERED,
    Block,
    Heading,
    Kpi,
    Kpis,
    Objective,
    Span,
    TextBreak,
    Value,
)

HEADER = (
    "Ref",
    "Measure",
    "Actual 10/11",
    "Target 11/12",
    "Actual 11/12",
    "12/13",
    "13/14",
    "14/15",
)
ROLES = ("ref", "measure", "value", "value", "value", "value", "value", "value")
WIDTHS = (20.0, 42.0, 18.5, 18.5, 23.0, 17.3, 17.3, 17.3)
YOUNG = "Young People and Families"
WORK = "Work and Skills"
SMALL = (
    "The numbers behind these measures are so small that a target would mean little. Each child's "
    "results are looked at one by one."
)


def indicators(*rows: Kpi, breaks: tuple[TextBreak, ...] = ()) -> Kpis:
    """A table with its three targets under one heading."""
    return Kpis(HEADER, ROLES, rows, WIDTHS, ("Targets", 5, 3), breaks=breaks)


def row(ref: str, measure: str, *values: Value) -> Kpi:
    """One indicator with the figures that are printed for it."""
    return Kpi(ref, measure, values)


CFS: tuple[Block, ...] = (
    Heading("CHILDREN AND FAMILIES SERVICES", 2, "1."),
    Objective(
        "CFS1",
        "Recruit and keep good managers of social work",
        YOUNG,
        (
            (
                "12-13",
                (
                    "Begin a scheme for trainee managers by September 2012",
                    "Compare our pay and terms with those of neighbouring councils by June 2012",
                ),
            ),
            (
                "13-14",
                ("Judge what the scheme for trainee managers has achieved by September 2013",),
            ),
        ),
        officer="Helena Brightwell",
        initial="High",
        residual="Medium",
    ),
    Objective(
        "CFS2",
        "Improve outcomes for families through early help",
        YOUNG,
        (
            (
                "12-13",
                (
                    "Have the district family teams in place by June 2012",
                    "Publish the early help statement (date to be advised)",
                ),
            ),
            (
                "13-14",
                (
                    "Bring two more partner teams under the roof of a children's centre by March "
                    "2014",
                ),
            ),
            ("14-15", ("Review all shared buildings by March 2015",)),
        ),
        officer="Iwan Pettifer",
        indicators="CFSLI03, SCS CYP08",
        breaks=(TextBreak(5, "none", ((1, 5),)),),
    ),
    Heading("Key indicators", 3),
    indicators(
        row(
            "NI 058",
            "Emotional and behavioural health of Children in Care: average SDQ score",
            "13.1",
            "15",
            "",
            "14",
            "14",
            "13.5",
        ),
        row(
            "CFS LI03",
            "Number of multi-agency interventions (CAF) which are in place and operating for "
            "Level 2/3 cases",
            "New indicator",
            "New indicator",
            "",
            "240",
            "250",
            "260",
        ),
        row(
            "CFS LI01",
            "Number of Children in Need plans independently reviewed",
            "New indicator",
            "New indicator",
            "",
            "120",
            "125",
            "130",
        ),
        row(
            "CFS LI02",
            "Single Social Work Assessment – measure to be defined once guidance published",
            "",
            "",
            "",
            "",
            "",
            "",
        ),
        row(
            "CFS LI07 SCS",
            "Percentage of referrals to social care that had been subject to CAF in the previous "
            "12 months",
            "New indicator",
            "15%",
            "",
            "25%",
            "30%",
            "35%",
        ),
        row(
            "LPI01 CYP",
            "Percentage gap between Children in Care attainment at KS2 and their peers",
            "New indicator",
            "N/A",
            "33%",
            Span(SMALL, 3, 2),
        ),
        row(
            "LPI02 CYP",
            "Percentage gap between Children in Care and their peers at 5+ GCSE grades A*-C with "
            "English and Maths",
            "New indicator",
            "N/A",
            "41%",
            COVERED,
            COVERED,
            COVERED,
        ),
        row(
            "NI 065",
            "Children subject to a child protection plan for a second or subsequent time",
            "13.0%",
            "11%",
            "",
            "10%",
            "10%",
            "10%",
        ),
        row(
            "NI 062",
            "Stability of placements of Children in Care: number of moves",
            "8.4%",
            "8.0%",
            "",
            "7.9%",
            "7.7%",
            "7.5%",
        ),
        row(
            "NI 067",
            "Child Protection cases are reviewed within timescale",
            "100%",
            "100%",
            "",
            "100%",
            "100%",
            "100%",
        ),
        breaks=(TextBreak(7, "second"),),
    ),
)

LAS: tuple[Block, ...] = (
    Heading("LEARNING AND ACHIEVEMENT SERVICES", 2, "2."),
    Objective(
        "LAS1",
        "Increase the share of schools and settings that inspectors find good or better",
        YOUNG,
        (
            (
                "12-13",
                (
                    "Visit every school and grade the help it needs by July 2012",
                    "Agree a contract of support with each school in the highest band by December "
                    "2012",
                ),
            ),
            (
                "13-14",
                (
                    "Visit each school and nursery that is not yet good and agree what help it "
                    "needs by October 2013",
                ),
            ),
        ),
        officer="Dafydd Osgood",
        indicators="NI072, SCSCYP09, LAS LI01, LAS L102",
    ),
    Heading("Key indicators", 3),
    indicators(
        row(
            "SCS CYP09",
            "Percentage of educational settings with overall effectiveness Good or Outstanding",
            "78%",
            "n/a",
            "",
            "81%",
            "82%",
            "83%",
        ),
        row(
            "NI075 SCS CYP03",
            "Proportion achieving 5+ GCSE A*-C including English and Maths",
            "52.3%",
            "54%",
            "57%",
            "56.0%",
            "56.0%",
            "57.0%",
        ),
        row(
            "LAS LI01",
            "Percentage of primary schools inspected in the period graded good or better",
            "New indicator",
            "90%",
            "",
            "94%",
            "97%",
            "100%",
        ),
        row(
            "NI104",
            "SEN/Non-SEN achievement gap at KS2 English and Maths",
            "48%",
            "35%",
            "51% (Unvalidated)",
            "33%",
            "",
            "",
        ),
        row(
            "NI102 (a) SCS CYP10",
            "Achievement gap at Key Stage 2 English and Maths FSM and peers",
            "16.1%",
            "12%",
            "18.9%",
            "12.0%",
            "12.0%",
            "11.5%",
        ),
        row(
            "NI102 (b) SCS CYP11",
            "Achievement gap at Key Stage 4 FSM and peers",
            "27.2%",
            "26%",
            "29.5%",
            "24.0%",
            "24.0%",
            "22.0%",
        ),
        row(
            "NI105",
            "SEN/Non-SEN achievement gap at GCSE 5+ A*-C including English and Maths",
            "44.5% (2009/10)",
            "28%",
            "46.2% (2010/11 Unvalidated)",
            "27%",
            "",
            "",
        ),
        row(
            "SCS CYP17",
            "Percentage of Children in Care achieving expected outcomes at KS2 and KS4",
            "New indicator",
            "N/A",
            "78% (KS2)",
            Span(SMALL, 3),
        ),
        row(
            "NI072 SCS CYP01",
            "Early Years Foundation Stage Attainment",
            "51%",
            "54%",
            "49.7%",
            "55%",
            Span("The framework is changing. Targets follow when the new one is known.", 2),
        ),
        row(
            "NI073 SCS CYP02",
            "Proportion achieving level 4 Key Stage 2 English and Maths",
            "75%",
            "79%",
            "76%",
            "80%",
            "81%",
            "81.5%",
        ),
        row(
            "SCS CYP12",
            "Over identification of Special Educational Needs at School Action and School Action "
            "Plus",
            "22.1%",
            "21.0%",
            "",
            "20.5%",
            "20.0%",
            "19.0%",
        ),
        breaks=(TextBreak(5, "second"), TextBreak(9, "full", ((0, 1), (1, 1)))),
    ),
)

COPS: tuple[Block, ...] = (
    Heading("CHILDREN'S ORGANISATION & PROVISION", 2, "3."),
    Objective(
        "COPS1",
        "See that there are enough good places for the youngest children",
        YOUNG,
        (
            (
                "12-13",
                (
                    "Find out where childcare is short and act on the answer",
                    "Find 150 places for two year olds by September 2012",
                ),
            ),
            (
                "13-14",
                ("Find out where childcare is short and act on the answer",),
            ),
        ),
        officer="Priya Knowles & Stan Ollerton",
    ),
    Heading("Key indicators", 3),
    indicators(
        row(
            "COP LI04",
            "Take up of Early Years Entitlement for vulnerable 2 year olds",
            "New indicator",
            "65 FTE each term",
            "",
            "",
            "",
            "",
        ),
        row(
            "COP LI01",
            "Percentage of Childminders graded as good or better of those inspected in the period",
            "New indicator",
            "60%",
            "",
            "64%",
            "67%",
            "70%",
        ),
        row(
            "NI 079",
            "Achievement of Level 2 qualification at 19",
            "73.1% (09/10)",
            "70%",
            "",
            "75%",
            "76%",
            "78%",
        ),
        row(
            "NI 117 SCS CYP05",
            "Percentage of 16-18 year olds not in education, employment or training",
            "10.4%",
            "10.2%",
            "",
            "9.8%",
            "9.5%",
            "9.0%",
        ),
        row(
            "NI 112 adjusted SCS",
            "Under 18 conception rate, percentage change from 2009 baseline (47.3 rolling "
            "quarterly average)",
            "47.3 Rolling quarterly average",
            "46.9 Rolling quarterly average",
            "",
            "46.0 Rolling quarterly average",
            "45.5 Rolling quarterly average",
            "45.0 Rolling quarterly average",
        ),
        row(
            "SCS SH 04",
            "Reduce the number of Young People who repeatedly run away in Brackenshire",
            "21 young people, 502 episodes",
            "20 young people, 470 episodes",
            "",
            Span("Fewer repeats each year. A figure will be set with the new provider.", 3),
        ),
        row(
            "SCS CYP 07",
            "Rate of CYP admitted to hospital for substance misuse from 2010/11 (1193 baseline) "
            "(5% reduction each year)",
            "New indicator",
            "1133",
            "",
            "1077",
            "1023",
            "972",
        ),
        breaks=(TextBreak(4, "second"),),
    ),
)

EEP: tuple[Block, ...] = (
    Heading("ECONOMY, ENTERPRISE & PROPERTY", 2, "4."),
    Objective(
        "EEP2",
        "Bring land into use and new firms to the Borough",
        "Brackenshire's Urban Renewal",
        (
            (
                "12-13",
                (
                    "Ask firms to vote on a Business Improvement District by December 2012",
                    "Keep a full list of land and buildings that firms could use, checked each "
                    "summer, by March 2013",
                ),
            ),
            (
                "13-14",
                (
                    "Carry out the first year's plan of the Business Improvement District by "
                    "March 2014",
                    "Keep a full list of land and buildings that firms could use, checked each "
                    "summer, by March 2014",
                ),
            ),
            (
                "14-15",
                (
                    "Carry out the second year's plan of the Business Improvement District by "
                    "March 2015",
                ),
            ),
        ),
        officer="Marcus Tillotson",
        indicators="DIS LI05, DIS LI06",
    ),
    Objective(
        "EEP3",
        "Help people into work and into learning",
        WORK,
        (
            (
                "12-13",
                (
                    "Run the Work Programme for both contractors to the standard agreed with them",
                    "Run 150 Skills for Life courses over the three terms",
                ),
            ),
            (
                "13-14",
                ("Run the Work Programme for both contractors to the standard agreed with them",),
            ),
        ),
        officer="Bettina Shorrock",
        indicators="ELS LI03, SCS ELS07, SCS ELS08",
    ),
    Heading("Key indicators", 3),
    indicators(
        row(
            "DIS LI05",
            "Number of investment enquiries per annum",
            "158",
            "175",
            "",
            "180",
            "200",
            "250",
        ),
        row(
            "DIS LI01",
            "Occupancy of council industrial units",
            "79%",
            "82%",
            "",
            "84%",
            "85%",
            "88%",
        ),
        row(
            "DIS LI06",
            "Inward investment enquiry conversion rate percentage",
            "12.6",
            "9",
            "",
            "10",
            "10",
            "10",
        ),
        row(
            "ELS LI03",
            "Number of starts on DWP Work Programme",
            "n/a",
            "1490",
            "",
            "420 (Ashby) 1060 (Steppe)",
            "430 (Ashby) 1088 (Steppe)",
            "430 (Ashby) 1088 (Steppe)",
        ),
        row(
            "SCS ELS03",
            "Increase the number of people classed as self-employed",
            "5.4%",
            "5.8%",
            "",
            "6.2%",
            "6.4%",
            "6.8%",
        ),
        row(
            "SCS ELS01",
            "Increase the number of active enterprises within the Borough",
            "2310",
            "2310",
            "",
            "2310",
            "2340",
            "2380",
        ),
        row(
            "NI185/NI194 replacement",
            "New Greenhouse gas (GHG) emissions indicator",
            "22,406 tonnes CO ₂ e",
            "22,180 tonnes CO ₂ e",
            "",
            "21,850 tonnes CO ₂ e",
            "21,520 tonnes CO ₂ e",
            "21,200 tonnes CO ₂ e",
        ),
        row(
            "SCS ELS04",
            "Reduce the proportion of people with no qualifications",
            "13.2%",
            "12.8%",
            "",
            "12.5%",
            "12%",
            "11.5%",
        ),
        row(
            "SCS ELS07 NI152",
            "Reduce the percentage of people registered unemployed and seeking employment (JSA "
            "Claimants)",
            "5.1%",
            "5.5%",
            "",
            "5.2%",
            "4.8%",
            "4.4%",
        ),
        row(
            "SCS ELS05 Revised NI165",
            "Increase the percentage of people achieving NVQ Level 4 and above",
            "21.9%",
            "22.5%",
            "",
            "23.5%",
            "24.5%",
            "25%",
        ),
        row(
            "SCS ELS08",
            "Reduce the percentage of the working age population claiming out of work benefits",
            "18.4%",
            "18.4%",
            "",
            "18%",
            "17%",
            "16.5%",
        ),
        row(
            "SCS ELS09 NI166",
            "Increase the gross weekly earnings by residents",
            "£438.20",
            "n/a",
            "",
            Span("To move nearer to the regional average", 3),
        ),
        breaks=(TextBreak(4, "second"),),
    ),
)

APPENDIX: tuple[Block, ...] = (*CFS, *LAS, *COPS, *EEP)

DAMAGE = (
    ("\nCOP LI01\t", "\nCOP Llo1\t"),
    ("\nCOP LI04\t", "\nCOP Llo4\t"),
    ("\nSCS CYP17\t", "\nSCSCYP1 7\t"),
    ("\nSCS ELS01\t", "\nSCS ELSo1\t"),
    ("\nSCS ELS07 NI152\t", "\nSCS ELSo7 NI152\t"),
    ("\nLAS LI01\t", "\nLAS LI101\t"),
    ("\nNI185/NI194 replacement\t", "\nNI185 /NI194 replace ment\t"),
)
