"""Departmental quarterly monitoring report, Quarter 2 2011-12."""

from content.blocks import (
    Action,
    Actions,
    Amounts,
    Front,
    Heading,
    Kpi,
    Kpis,
    Legend,
    LegendRow,
    Milestone,
    Milestones,
    Para,
    Report,
)

FRONT = Front(
    printed=(
        ("", "Departmental Quarterly Monitoring Report"),
        ("Directorate:", "Children and Enterprise"),
        ("Department:", "Economy, Enterprise and Property"),
        ("Period:", "Quarter 2 - 1<sup>st</sup> July – 30<sup>th</sup> September 2011"),
    ),
    document_type="departmental_monitoring_report",
    title="Departmental Quarterly Monitoring Report",
    directorate="Children and Enterprise",
    service="Economy, Enterprise and Property",
    plan_year="2011-12",
    quarter=2,
    period_start="2011-07-01",
    period_end="2011-09-30",
)

OPENING = (
    Heading("Introduction", 1, "1.0"),
    Para(
        "Members are asked to note how the Department did in the three months to the end of "
        "September 2011. The traffic lights and arrows are explained in Appendix 5."
    ),
    Heading("Key Developments", 1, "2.0"),
    Heading("Longshaw Park", 2),
    Para(
        "The last of the old dye works came down in July, and 4,300 tonnes of brick were crushed "
        "and kept for the new road. Two firms have reserved plots."
    ),
    Heading("Thornwick Market Hall", 2),
    Para(
        "A new roof was finished a fortnight early. Traders stayed open throughout, and takings "
        "in August were a little above those of last year."
    ),
    Heading("Work Programme", 2),
    Para(
        "Both prime contractors have signed agreements with us and the first customers came "
        "through the door on 11 July. Payment depends on results, so the first income is not "
        "expected before the winter."
    ),
    Heading("Apprentices", 2),
    Para("Fourteen apprentices joined the Council itself in September, twice as many as in 2010."),
    Heading("Emerging Issues", 1, "3.0"),
    Heading("Enterprise Zone", 2),
    Para(
        "A bid by the sub-region includes part of Ferrybank. If it succeeds, new firms there pay "
        "no business rates for five years."
    ),
    Heading("Energy prices", 2),
    Para("The gas contract ends in March. The market suggests a rise of 15% to 18%."),
    Heading("Service Objectives / milestones", 1, "4.0"),
    Heading("Progress against 'key' objectives / milestones", 2, "4.1"),
    Para("Five milestones are watched closely: three are green, one amber and one red."),
    Heading("Performance indicators", 1, "5.0"),
    Para("Appendix 2 has the figures with comments."),
    Heading("Risk Control Measures", 1, "6.0"),
    Para("Two high risks are reported in Appendix 3."),
    Heading("Progress against high priority equality actions", 1, "7.0"),
    Para("The Department has none this year."),
    Heading("Data quality statement", 1, "8.0"),
    Para("Figures on benefits are supplied from outside and are as published on 14 October 2011."),
    Heading("Appendices", 1, "9.0"),
)

MILESTONES = Milestones(
    ("Ref", "Objective / Milestone", "Progress Q 2", "Supporting Commentary"),
    ("ref", "text", "progress", "commentary"),
    (
        Milestone(
            "EEP 1",
            "Complete the new roof of Thornwick Market Hall. September 2011",
            "green",
            commentary="Finished on 12 September.",
        ),
        Milestone(
            "EEP 1",
            "Decide which offices to keep. March 2012",
            "amber",
            commentary="Waits for a decision on the lease of Tanner Street, which ends in May.",
        ),
        Milestone(
            "EEP 2",
            "Clear the dye works site at Longshaw Park. July 2011",
            "green",
            commentary="Cleared on 22 July.",
        ),
        Milestone(
            "EEP 2",
            "Draft a proposal for a Business Improvement District. September 2011",
            "red",
            commentary="Firms asked for more time to agree on the levy; the draft is expected in "
            "December.",
        ),
        Milestone(
            "EEP 3",
            "Begin delivery of the Work Programme. July 2011",
            "green",
            commentary="Begun on time with both contractors.",
        ),
    ),
    (18.0, 66.0, 20.0, 70.0),
)

INDICATORS = Kpis(
    (
        "Ref",
        "Description",
        "Actual 2010/11",
        "Target 11/12",
        "Quarter 2",
        "Current Progress",
        "Direction of Travel",
        "Supporting Commentary",
    ),
    ("ref", "measure", "value", "value", "value", "progress", "direction", "commentary"),
    (
        Kpi(
            "DIS LI05",
            "Number of investment enquiries per annum",
            ("158", "175", "84"),
            "green",
            direction="same",
            commentary=("Almost the same as in the first half of last year.",),
            group="Service Delivery",
        ),
        Kpi(
            "DIS LI06",
            "Inward investment enquiry conversion rate percentage",
            ("12.6%", "9%", "11.9%"),
            "green",
            direction="worse",
            commentary=("Ten of 84 became lettings.",),
            group="Service Delivery",
        ),
        Kpi(
            "DIS LI01",
            "Occupancy of council industrial units",
            ("79%", "82%", "80%"),
            "amber",
            direction="better",
            commentary=("Two units at Ferrybank were let in August.",),
            group="Service Delivery",
        ),
        Kpi(
            "ELS LI01",
            "Number of enrolments on Employment and Learning Courses (for the academic year)",
            ("3,514", "3,200", "640"),
            "green",
            direction="worse",
            commentary=("Only September is counted so far.",),
            group="Service Delivery",
        ),
        Kpi(
            "NI 152",
            "Working age people on out of work benefits",
            ("18.4%", "18.4%", "18.2%"),
            "green",
            direction="better",
            commentary=("May 2011, the latest published.",),
            group="National Indicators",
        ),
        Kpi(
            "NI 165",
            "Working age population qualified to at least Level 4 or higher",
            ("21.9%", "22.5%", "N/A"),
            printed="N/A",
            travel="N/A",
            commentary=("Published once a year, in July.",),
            group="National Indicators",
        ),
        Kpi(
            "NI 185",
            "CO2 reduction from local authority operations",
            ("22,406 tonnes", "22,180 tonnes", "TBC"),
            "amber",
            travel="N/A",
            commentary=("Schools have yet to send their meter readings.",),
            group="National Indicators",
        ),
    ),
    (17.0, 38.0, 18.0, 18.0, 16.5, 17.0, 18.0, 31.5),
)

RISKS = Actions(
    "risks",
    ("Ref", "Risk Control Measures", "Progress", "Supporting Commentary"),
    ("ref", "text", "progress", "commentary"),
    (
        Action(
            "EEP 1",
            "Check every quarter what capital receipts can be counted on",
            progress="amber",
            commentary="One sale, worth £220,000, has slipped into the next year.",
        ),
        Action(
            "EEP 3",
            "Hold a monthly meeting with each prime contractor",
            progress="green",
            commentary="Three have been held.",
        ),
    ),
    (18.0, 66.0, 20.0, 70.0),
)

STATEMENT = Amounts(
    "Economy, Enterprise and Property revenue",
    "2011-09-30",
    (
        "",
        "Annual Revised Budget £000",
        "Budget To Date £000",
        "Actual To Date £000",
        "Variance £000",
    ),
    (
        ("Expenditure", "", "", "", ""),
        ("Employees", "4,512", "2,256", "2,231", "25"),
        ("Repairs & Maintenance", "2,480", "1,240", "1,262", "(22)"),
        ("Energy & Water Costs", "571", "214", "219", "(5)"),
        ("Total Expenditure", "7,563", "3,710", "3,712", "(2)"),
        ("Income", "", "", "", ""),
        ("Rent - Markets", "(690)", "(345)", "(352)", "7"),
        ("Rent - Industrial", "(955)", "(478)", "(455)", "(23)"),
        ("Total Income", "(1,645)", "(823)", "(807)", "(16)"),
        ("Net Expenditure", "5,918", "2,887", "2,905", "(18)"),
    ),
    (62.0, 28.0, 28.0, 28.0, 28.0),
    department="Economy, Enterprise and Property",
)

KEY = Legend(
    ("Symbol", "", "Objective", "Performance Indicator"),
    (
        LegendRow(
            "Green",
            "green",
            (
                "<u>On course to be achieved</u> by the date set.",
                "Target <u>on course</u> to be met.",
            ),
        ),
        LegendRow(
            "Amber",
            "amber",
            ("<u>Uncertain or too early to say</u>.", "<u>Uncertain or too early to say</u>."),
        ),
        LegendRow(
            "Red",
            "red",
            (
                "<u>Highly likely or certain</u> not to be achieved by the date set.",
                "Target <u>will not be achieved</u> as things stand.",
            ),
        ),
    ),
    (26.0, 16.0, 66.0, 66.0),
)

ARROWS = Legend(
    ("Direction", "", "Meaning"),
    (
        LegendRow(
            "Green", "better", ("Performance <u>is better</u> than in the same quarter of 2010.",)
        ),
        LegendRow(
            "Amber", "same", ("Performance <u>is the same</u> as in the same quarter of 2010.",)
        ),
        LegendRow(
            "Red", "worse", ("Performance <u>is worse</u> than in the same quarter of 2010.",)
        ),
        LegendRow("N/A", "", ("It cannot be compared.",)),
    ),
    (26.0, 16.0, 132.0),
)

REPORT = Report(
    name="brackenshire_2011-12_q2_departmental",
    front=FRONT,
    blocks=(
        *OPENING,
        Heading("Appendix 1: Progress against 'key' objectives / milestones", 1),
        MILESTONES,
        Heading("Appendix 2: Progress against performance indicators", 1),
        INDICATORS,
        Heading("Appendix 3: Progress against risk control measures", 1),
        RISKS,
        Heading("Appendix 4: Financial Statement", 1),
        Heading("Economy, Enterprise and Property: Revenue Budget as at 30th September 2011", 2),
        STATEMENT,
        Para("Rents from industrial units lag because the units at Ferrybank were let late."),
        Heading("Appendix 5: Explanation of symbols", 1),
        KEY,
        ARROWS,
    ),
    pdf="chromium",
    header="Economy, Enterprise and Property",
    footer="Page {page} of {pages}",
    marks="lights",
)
