"""Overview report, Quarter 1 2014-15: long tables that run over pages."""

from content.blocks import (
    Block,
    Comment,
    Commentary,
    Front,
    Heading,
    Kpi,
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

FRONT = Front(
    printed=(
        ("", "Directorate Performance Overview Report"),
        ("Directorate:", "Children and Enterprise"),
        ("Reporting Period:", "Quarter 1, Period 1 April 2014 – 30 June 2014"),
    ),
    document_type="directorate_performance_overview_report",
    title="Directorate Performance Overview Report",
    directorate="Children and Enterprise",
    plan_year="2014-15",
    quarter=1,
    period_start="2014-04-01",
    period_end="2014-06-30",
)

OPENING: tuple[Block, ...] = (
    Heading("Introduction", 1, "1.0"),
    Para(
        "The new Business Plan took effect on 1 April 2014. Three months on, this report shows "
        "where work has begun. Symbols are explained at the end, in section 8."
    ),
    Heading("Key Developments", 1, "2.0"),
    Heading("Link Road", 2, "2.1"),
    Para(
        "The contract was let on 30 May for £18.7 million. Local firms have been promised a fifth "
        "of the work by value. (MT)"
    ),
    Heading("Early Help in Saltmere", 2, "2.2"),
    Para(
        "Midwives, housing officers and our own staff share one office above the library since "
        "Easter. Families praise it; the lift, which has failed eleven times, they do not. (HB, "
        "PKn)"
    ),
    Heading("Music Hub", 2, "2.3"),
    Para("A grant for another year was confirmed in June, £8,000 lower than the last. (DO)"),
    Heading("Emerging Issues", 1, "3.0"),
    Heading("Universal Credit", 2, "3.1"),
    Para("New claims by single people pass to Universal Credit in the autumn. (MT)"),
    Heading("Free School Meals for Infants", 2, "3.2"),
    Para(
        "Every child under seven may have a free dinner from September. Six kitchens need new "
        "ovens and one school has no kitchen at all. (PKn)"
    ),
    Heading("Risk Control Measures", 1, "4.0"),
    Para("The register for 2014/15 was agreed in May."),
    Heading("Progress against high priority equality actions", 1, "5.0"),
    Para("None have been set for the year."),
    Heading("Performance Overview", 1, "6.0"),
)

ECONOMY: tuple[Block, ...] = (
    Heading("Jobs and a stronger local economy", 2),
    caption("Key Milestones"),
    milestones(
        "Q1",
        Milestone(
            "EEP 02",
            "Carry out the second year's plan of the Business Improvement District by March 2015",
            "green",
        ),
        Milestone(
            "EEP 02",
            "Publish a brochure of every empty commercial building in the Borough by March 2015",
            "amber",
        ),
        Milestone(
            "EEP 03",
            "Agree with the colleges and the three largest employers on the link road how many "
            "apprentices will be taken on, in which trades by December 2014",
            "green",
        ),
        Milestone(
            "EEP 04",
            "Replace the boilers of Tanner Street and of four schools by September 2014",
            "red",
        ),
    ),
    caption("Supporting Commentary"),
    Commentary(
        "milestones",
        (
            Comment(("EEP 02",), "EEP02:", "Owners are slow to answer; a third have not."),
            Comment(
                ("EEP 04",),
                "EEP04:",
                "The grant was refused in June. Officers are looking for a loan instead.",
            ),
        ),
    ),
    caption("Key Performance Indicators"),
    kpis(
        "13/14",
        "14/15",
        "Q1",
        Kpi(
            "ELS LI03",
            "Number of starts on DWP Work Programme",
            ("1,377", "860", "214"),
            "amber",
            travel="N/A",
        ),
        Kpi(
            "DIS LI 05",
            "Number of inward investment enquiries per annum",
            ("262", "250", "70"),
            "green",
            direction="better",
        ),
        unmeasured(
            "SCS ELS 04",
            "The proportion of people achieving NVQ Level 4 and above",
            "24.9%",
            "25%",
            "N/A",
        ),
        Kpi(
            "DIS LI 06",
            "Inward investment enquiry conversion rate percentage",
            ("15%", "10%", "9%"),
            "amber",
            direction="worse",
        ),
        Kpi(
            "SCS ELS 03",
            "The number of people classed as self-employed",
            ("6.5%", "6.8%", "6.5%"),
            "amber",
            direction="same",
        ),
        unmeasured(
            "SCS ELS 01", "Number of active enterprises within the Borough", "2,410", "2,450", "N/A"
        ),
        Kpi(
            "SCS ELS 07 NI 152",
            "The percentage of people registered unemployed and seeking employment (JSA Claimants)",
            ("3.9%", "3.8%", "3.4%"),
            "green",
            direction="better",
        ),
        Kpi(
            "SCS ELS 08",
            "The percentage of the working age population claiming out of work benefits",
            ("15.1%", "15.0%", "14.6%"),
            "green",
            direction="better",
        ),
    ),
    caption("Supporting Commentary"),
    Commentary(
        "kpis",
        (
            Comment(
                ("ELS LI03",),
                "ELS LI03:",
                "One contractor is left, so that the target is lower than the plan of 2012 had it.",
            ),
        ),
    ),
)

CHILDREN: tuple[Block, ...] = (
    Heading("Services bought together", 2),
    caption("Key Performance Indicators"),
    kpis(
        "13/14",
        "14/15",
        "Q1",
        Kpi(
            "SCS CYP09",
            "Percentage of maintained educational settings with overall effectiveness of Good or "
            "Outstanding",
            ("79%", "83%", "81%"),
            "green",
            direction="better",
        ),
        Kpi(
            "SCS CYP15 (NI112 adjusted)",
            "Under 18 conception rate, percentage change from 2009 baseline (47.3 rolling "
            "quarterly rate)",
            (
                "36.4 Rolling quarterly average rate",
                "45.0 Rolling quarterly average rate",
                "35.2 Rolling quarterly average rate",
            ),
            "green",
            direction="better",
        ),
        Kpi(
            "SCS CYP05 NI117",
            "Percentage of 16-18 year olds not in education, employment or training",
            ("8.8%", "8.5%", "8.7%"),
            "amber",
            direction="better",
        ),
    ),
    Heading("Help for families, early and late", 2),
    caption("Key Milestones"),
    milestones(
        "Q1",
        Milestone("CFS2", "Review all shared buildings by March 2015", "green"),
        Milestone(
            "CFS3",
            "Give each social worker no more than eighteen children to look after, and each newly "
            "qualified one no more than twelve, by October 2014",
            "amber",
        ),
        Milestone(
            "CFS4",
            "Ask every child in care who is over eight years old what they think of the reviews "
            "that are held about them, and change the way they are run by December 2014",
            "green",
        ),
    ),
    caption("Supporting Commentary"),
    Commentary(
        "milestones",
        (
            Comment(("CFS2",), "CFS2", "Eleven of thirty buildings have been visited."),
            Comment(
                ("CFS3", "CFS4"),
                "CFS3, CFS4",
                "Caseloads stand at 19.4 on average. Sixty two children have been asked.",
            ),
        ),
    ),
    caption("Key Performance Indicators"),
    kpis(
        "13/14",
        "14/15",
        "Q1",
        Kpi(
            "CFS LI02",
            "Single Social Work Assessments completed within 45 working days",
            ("87%", "90%", "88%"),
            "amber",
            travel="New indicator",
        ),
        Kpi(
            "CFS LI03",
            "Number of multi-agency interventions (e.g. CAF) which are in place and operating",
            ("284", "260", "291"),
            "green",
            direction="better",
        ),
        Kpi(
            "CFS LI09 (NI 065)",
            "Children subject to a child protection plan for a second or subsequent time",
            ("10.6%", "10%", "8.0%"),
            "green",
            direction="better",
        ),
    ),
    Heading("Better chances for those who need them most", 2),
    caption("Key Performance Indicators"),
    kpis(
        "13/14",
        "14/15",
        "Q1",
        unmeasured(
            "SCS CYP16",
            "Percentage of Children in Care achieving expected outcomes at KS2 and KS4",
            "88% KS2 50% KS4",
            "N/A",
            "N/A",
        ),
        Kpi(
            "SCS CYP03",
            "Proportion achieving 5+ GCSE A*-C including English and Maths (first entry only)",
            ("54.9% (first entry)", "57.0%", Span("Refer comment", 3, italic=False)),
        ),
        Kpi(
            "SCS CYP02",
            "Proportion achieving level 4 Key Stage 2 Reading, Writing and Maths",
            ("74% (RWM)", "77%", Span("Refer comment", 3, italic=False)),
        ),
    ),
    Commentary(
        "kpis",
        (
            Comment(
                ("SCS CYP03",),
                "SCS CYP03:",
                "Only first attempts count from 2014. By the old rule the result of 2013 was "
                "60.1%; by the new it would have been 54.9%.",
            ),
            Comment(
                ("SCS CYP02",),
                "SCS CYP02:",
                "The measure now takes in reading and writing apart, as the national one does.",
            ),
        ),
    ),
)

CLOSING: tuple[Block, ...] = (
    Heading("Financial Summaries", 1, "7.0"),
    Para("Budgets are reported from Quarter 2."),
    Heading("Appendix – What the symbols mean", 1, "8.0"),
    PROGRESS_KEY,
    Heading("Direction of Travel Indicator", 2),
    TRAVEL_KEY,
    Heading("Key to Operational Directors:", 2),
    Officers(DIRECTORS),
)

REPORT = Report(
    name="brackenshire_2014-15_q1_overview",
    front=FRONT,
    blocks=(*OPENING, *ECONOMY, *CHILDREN, *CLOSING),
    pdf="libreoffice",
    header="Brackenshire Borough Council",
    footer="C&E Overview Q1 2014/15 – Page {page} of {pages}",
    landscape=True,
)
