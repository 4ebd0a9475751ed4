"""Quarterly monitoring report by service, Quarter 4 2008-09, as OCR left it."""

from content.blocks import (
    Action,
    Actions,
    Bullets,
    Front,
    Heading,
    Kpi,
    Kpis,
    Milestone,
    Milestones,
    PageBreak,
    Para,
    Plain,
    Report,
    TextBreak,
)

FRONT = Front(
    printed=(
        ("", "QUARTERLY MONITORING REPORT"),
        ("DIRECTORATE:", "Children & Young People"),
        ("SERVICE:", "Commissioning and Business Support"),
        ("PERIOD:", "Quarter 4 - 1 st January to 31 st March 2009"),
    ),
    document_type="quarterly_monitoring_report",
    title="QUARTERLY MONITORING REPORT",
    directorate="Children & Young People",
    service="Commissioning and Business Support",
    plan_year="2008-09",
    quarter=4,
    period_start="2009-01-01",
    period_end="2009-03-31",
    tabbed=True,
)

OPENING = (
    Heading("INTRODUCTION", 1, "1.0"),
    Para(
        "The report takes the Service Plan for Commissioning and Business Support to the end of "
        "its year. It says what was done about <u>each</u> objective and gives the last figure "
        "for each indicator."
    ),
    Para(
        "There is no Financial Statement this time, because the accounts for 2008/09 are still "
        "open; Members will be told when they close. Appendix 6 explains the traffic lights."
    ),
    Heading("KEY DEVELOPMENTS", 1, "2.0"),
    Heading("Rebuilding Marlhope and Cawder", 2, "2.1"),
    Para(
        "The Department accepted the second part of our strategy on 6th March 2009, with two "
        "questions about pupil numbers which were answered within the week. The outline business "
        "case follows in May."
    ),
    Heading("Primary Schools", 2, "2.2"),
    Para(
        "Government has released £6,140,000 over two years for Hexbridge St Bega's and for "
        "Saltmere Juniors. Designs for both were shown to parents in February:"
    ),
    Bullets(
        (
            "St Bega's: two new classrooms and a kitchen, on site from October;",
            "Saltmere: a new hall and the roof of the old wing.",
        )
    ),
    Heading("Case Recording", 2, "2.3"),
    Para(
        "Social workers began to use the new electronic record on 23rd February. Some 11,400 "
        "paper files have been scanned, and the paper store at Tanner Street closes in June."
    ),
    Heading("Children's Trust", 2, "2.4"),
    Para(
        "The Trust met three times and agreed a pooled budget of £480,000 for short breaks. A "
        "first joint contract starts on 1st April 2009."
    ),
    Heading("EMERGING ISSUES", 1, "3.0"),
    Heading("Outline Business Case", 2, "3.1"),
    Para(
        "Each governing body has to confirm its own contribution in writing before the case can "
        "go in. Two have not yet done so."
    ),
    Heading("Learning Platform", 2, "3.2"),
    Para(
        "By September every pupil should have a place online to keep work. Eleven schools are "
        "connected and the remaining thirty one will follow in two waves."
    ),
    Heading("PROGRESS AGAINST OBJECTIVES / MILESTONES", 1, "4.0"),
    Plain((), (("Total", "16", "○ ★", "12", "○ ★ ○", "0", "★ ○ ○", "4"),), (20.0,) * 8),
    Para(
        "Of the 16 milestones for the year 12 have been achieved and 4 have not. Appendix 1 takes "
        "them one by one."
    ),
    Heading("SERVICE REVIEW", 1, "5.0"),
    Para("Transport for pupils with special needs was reviewed; the report is due in May."),
    Heading("PROGRESS AGAINST KEY PERFORMANCE INDICATORS", 1, "6.0"),
    Para('Of the 6 "Key" indicators 4 met their target and 2 did not. Appendix 2 has the figures.'),
    Heading("PROGRESS AGAINST OTHER PERFORMANCE INDICATORS", 2, "6.1"),
    Para(
        '3 "Other" indicators met their target, 2 did not, and 2 cannot be reported at this '
        "time. See Appendix 3."
    ),
    Heading("PROGRESS AGAINST LPSA TARGETS", 1, "7.0"),
    Para("The service has none."),
    Heading("RISK CONTROL MEASURES", 1, "8.0"),
    Para("Treatment of the high risks is reported twice a year. Appendix 4 has the latest."),
    Heading("PROGRESS AGAINST HIGH PRIORITY EQUALITY ACTIONS", 1, "9.0"),
    Para("See Appendix 5 for the actions that follow from the assessment made in 2007/08."),
    Heading("DATA QUALITY", 1, "10.0"),
    Para(
        "Figures come from the service's own systems unless a comment says otherwise, and were "
        "checked by a second person."
    ),
    Heading("APPENDICES", 1, "11.0"),
    Para("Appendix 1- Objectives/ Milestones"),
    Para("Appendix 2- Key Performance Indicators"),
    Para("Appendix 3- Other Performance Indicators"),
    Para("Appendix 4- Risk Treatment Measures"),
    Para("Appendix 5 – High Priority Equality Actions"),
    Para("Appendix 6 - What the traffic lights mean"),
    PageBreak(),
)

PLACES = "To provide good buildings for learning"
MONEY = "To make the best use of resources"
RECORDS = "To keep records that help children"
STAFF = "To recruit and keep a skilled workforce"
TRUST = "To bring services together in a Children's Trust"

MILESTONES = Milestones(
    ("Service Plan Ref.", "Objective", "2008/09 Milestone", "Progress to date", "Commentary"),
    ("ref", "objective", "text", "progress", "commentary"),
    (
        Milestone(
            "BSC 1",
            "Send off both parts of the strategy for new schools, Nov 2008",
            "green",
            "oo ≯",
            "Both parts were accepted, the second in March after questions.",
            PLACES,
        ),
        Milestone(
            "BSC 1",
            "Settle which primary schools to mend first, June2008",
            "green",
            "○ ★",
            "Agreed on 19 June.",
            PLACES,
        ),
        Milestone(
            "BSC 1",
            "Choose sites for two more children's centres, Mar 2009",
            "green",
            "00*",
            "Sites at Thornwick and Cawder Green were approved in January.",
            PLACES,
        ),
        Milestone(
            "BSC 1",
            "Close the annexe at Hexbridge, Dec 2008",
            "red",
            "* 0",
            "Closure waits for the new classrooms and is now planned for August 2010.",
            PLACES,
        ),
        Milestone(
            "BSC 2",
            "Put the three year budget into effect, Sep 2008",
            "green",
            "o *",
            "In place since July.",
            MONEY,
        ),
        Milestone(
            "BSC 2",
            "Find savings of 3%, Sep 2008",
            "green",
            "00*",
            "Savings of 3.1% were found, chiefly in printing and postage.",
            MONEY,
        ),
        Milestone(
            "BSC 2",
            "Decide what happens when short grants end, Sep 2008",
            "green",
            "○ ★",
            "Eleven grants were looked at: seven will end, four are safe until 2011.",
            MONEY,
        ),
        Milestone(
            "BSC 4",
            "Provide web access to the pupil database, Mar 2009",
            "green",
            "oo ∦",
            "Thirty schools have access and the rest will follow in the summer term.",
            RECORDS,
        ),
        Milestone(
            "BSC 4",
            "Link the pupil database and the social care record, Mar 2009",
            "red",
            "* 0",
            "The two suppliers could not agree a format. A meeting is fixed for 14 May.",
            RECORDS,
        ),
        Milestone(
            "BSC 4",
            "Scan all closed files by Mar 2009",
            "green",
            "00 ×",
            "Done, apart from adoption files, which the law keeps on paper.",
            RECORDS,
        ),
        Milestone(
            "BSC 5",
            "Renew the scheme for recruiting social workers, Sep 2008",
            "green",
            "○ ★",
            "The new scheme for newly qualified social workers has 12 people on it.",
            STAFF,
        ),
        Milestone(
            "BSC 5",
            "Interview everyone who leaves, Sep 2008",
            "red",
            "* 0",
            "Tried in two teams only; the forms are being shortened.",
            STAFF,
        ),
        Milestone(
            "BSC 5",
            "Offer the training that staff reviews asked for",
            "green",
            "00*",
            "There were 1,260 places on 84 courses, and nine in ten were taken.",
            STAFF,
        ),
        Milestone(
            "BSC 10",
            "Set up the boards of the Children's Trust, Apr 2008",
            "green",
            "oo ≯",
            "Agreed in April and confirmed after six months.",
            TRUST,
        ),
        Milestone(
            "BSC 10",
            "Publish the Trust's first yearly account, Feb 2009",
            "red",
            "* 00",
            "Held back until the police figures were final; it came out on 9 April.",
            TRUST,
        ),
        Milestone(
            "BSC 10",
            "Train lead professionals in all districts, Mar 2009",
            "green",
            "○ ○ ★",
            "All 64 have been trained.",
            TRUST,
        ),
    ),
    (20.0, 35.0, 50.0, 22.0, 60.0),
    breaks=(TextBreak(6), TextBreak(11), TextBreak(14)),
    ref_once=True,
)

KPI_HEADER = (
    "Ref ¹",
    "Description",
    "Actual 2007/8",
    "Target 08/09",
    "Quarter 4",
    "Progress",
    "Commentary",
)
KPI_ROLES = ("ref", "measure", "value", "value", "value", "progress", "commentary")
KPI_WIDTHS = (20.0, 45.0, 18.0, 18.0, 18.0, 18.0, 50.0)


def lamp(
    ref: str,
    measure: str,
    values: tuple[str, str, str],
    progress: str | None,
    printed: str,
    comment: str,
    group: str,
) -> Kpi:
    """An indicator whose progress is printed as lamps, or as what OCR made of them."""
    return Kpi(ref, measure, values, progress, printed, commentary=(comment,), group=group)


KEY = Kpis(
    KPI_HEADER,
    KPI_ROLES,
    (
        lamp(
            "BSC LI16",
            "Number of CAF's completed",
            ("188", "200", "64"),
            "green",
            "○ →",
            "Another 64 were completed in the quarter, which makes 231 for the year.",
            "Corporate Health",
        ),
        lamp(
            "BSC LI11",
            "Gershon Efficiency Savings",
            ("2.4", "3.0", "3.1"),
            "green",
            "○ ★",
            "Target exceeded.",
            "Cost & Efficiency",
        ),
        lamp(
            "BSC LI19",
            "% of Milestones within BSF project achieved",
            ("100%", "100%", "100%"),
            "green",
            "00*",
            "All were met in time.",
            "Fair Access",
        ),
        lamp(
            "BSC LI8",
            "% of Equality Impact Assessments completed",
            ("64%", "100%", "82%"),
            "red",
            "* 0",
            "Nine of fifty assessments are still with their authors.",
            "Fair Access",
        ),
        lamp(
            "BSC LI21",
            "Number of Service Areas subject to Strategic Needs Analysis",
            ("N/a", "4", "1"),
            "red",
            "* ○ ○",
            "Only play and leisure was completed. Analysts were lent to the census team.",
            "Fair Access",
        ),
        lamp(
            "BSC LI5",
            'Number of "positive" news stories published in local media about the Directorate',
            ("241", "250", "71"),
            "green",
            "oo ≯",
            "With 71 in the quarter the year ended on 263.",
            "Quality",
        ),
    ),
    KPI_WIDTHS,
    breaks=(TextBreak(10, "full", ((1, 4),)),),
    text_pad=1,
)

OTHER = Kpis(
    KPI_HEADER,
    KPI_ROLES,
    (
        lamp(
            "BSC LI4",
            "% of Statutory Returns completed within set timescales",
            ("97%", "100%", "100%"),
            "green",
            "• ★",
            "All 41 returns went off in time.",
            "Service Delivery",
        ),
        lamp(
            "BSC LI12",
            "% of days lost to sickness absence",
            ("4.9%", "4.5%", "N/A"),
            None,
            "N/A",
            "The new system gives no figure until June.",
            "Service Delivery",
        ),
        lamp(
            "NI 75",
            "Proportion achieving 5+ GCSE A*-C including English and Maths",
            ("42.8%", "45%", "44.1%"),
            "red",
            "★ ○ ○",
            "Summer 2008 results, final.",
            "National Indicators",
        ),
        lamp(
            "NI 112",
            "Under 18 conception rate, percentage change from 1998 baseline (52.4 per 1,000)",
            ("-6.1%", "-15%", "-8.2%"),
            "red",
            "★ ○ ○",
            "The figure is for the calendar year 2007, the newest there is.",
            "National Indicators",
        ),
        lamp(
            "NI 117",
            "Percentage of 16-18 year olds not in education, employment or training",
            ("10.9%", "10.4%", "9.9%"),
            "green",
            "00*",
            "Mean of November to January.",
            "National Indicators",
        ),
        lamp(
            "NI 152",
            "Working age people on out of work benefits",
            ("18.2%", "18.0%", "17.9%"),
            "green",
            "oo ∦",
            "Supplied by the Jobcentre.",
            "National Indicators",
        ),
        lamp(
            "NI 198",
            "Children travelling to school, mode of transport usually used",
            ("N/A", "N/A", "N/A"),
            None,
            "N/A",
            "The survey starts next year.",
            "National Indicators",
        ),
    ),
    KPI_WIDTHS,
    breaks=(TextBreak(5),),
)

RISKS = Actions(
    "risks",
    ("Key Objectiv e (Ref. Only)", "Risk Treatment Measures", "Progress", "Commentary"),
    ("ref", "text", "progress", "commentary"),
    (
        Action(
            "BSC1",
            "Agree and watch a timetable for each stage of the building programme. Keep parents "
            "and governors informed.",
            progress="green",
            printed="00 *",
            commentary="The programme board meets every fortnight and no stage has slipped.",
        ),
        Action(
            "BSC5",
            "Ask everyone who leaves why they do so, and act on the answers.",
            progress=None,
            printed="•",
            commentary="Fourteen answers so far, too few to draw anything from.",
        ),
        Action(
            "BSC10",
            "Give the Trust's board the lead, with one accountable officer for each strand.",
            progress="green",
            printed="○ ★",
            commentary="Officers were named for all five strands in November.",
        ),
    ),
    (30.0, 60.0, 25.0, 60.0),
)

EQUALITY = Actions(
    "equality_actions",
    (
        "HIGH Priority Equality Actions",
        "Target (Resp. Officer)",
        "Progress",
        "Commentary",
    ),
    ("text", "due", "progress", "commentary"),
    (
        Action(
            "",
            "Train all managers to carry out equality assessments",
            "March 09 DM Planning & Performance",
            "green",
            "© ★",
            "All 37 managers have attended.",
        ),
        Action(
            "",
            "Audit how easily disabled people can use our buildings",
            "March 09 DM Finance & Resources",
            "red",
            "* 0 0",
            "Twenty of 34 buildings were visited before the surveyor left.",
        ),
        Action(
            "",
            "Ask young people what they think of the complaints leaflet",
            "Dec 08 DM Management Information",
            "green",
            "o ≽",
            "Two groups met in November and the leaflet has been rewritten.",
        ),
    ),
    (60.0, 40.0, 30.0, 60.0),
)

KEY_TO_LIGHTS = Plain(
    (),
    (
        ("Traffic lights mean the following:", "", "", ""),
        ("", "<u>Objective</u>", "Performance Indicator", ""),
        (
            "<u>Green</u>",
            "The <u>objective</u> <u>has been achieved</u> by its date.",
            "The target for 08/09 <u>has been achieved</u> or passed.",
            "",
        ),
        (
            "<u>Red</u>",
            "The <u>objective</u> <u>has not been</u> <u>achieved</u> by its date.",
            "The target for 08/09 <u>has not been achieved</u>.",
            "",
        ),
    ),
    (30.0, 60.0, 60.0, 20.0),
    key=True,
)

REPORT = Report(
    name="brackenshire_2008-09_q4_monitoring_business_support",
    front=FRONT,
    blocks=(
        *OPENING,
        MILESTONES,
        PageBreak(),
        Heading("APPENDIX TWO – KEY PERFORMANCE INDICATORS", 1),
        KEY,
        PageBreak(),
        Heading("APPENDIX THREE – OTHER PERFORMANCE INDICATORS", 1),
        OTHER,
        PageBreak(),
        RISKS,
        EQUALITY,
        KEY_TO_LIGHTS,
    ),
    text=True,
    text_damage=(
        ("\nAPPENDIX TWO – KEY", "\n18 APPENDIX TWO – KEY"),
        ("BSC LI21\t", "BSC Ll21\t"),
        ("Cost & Efficiency\t\t", "Cost &\tEfficiency\t"),
        ("Fair Access\t\t", "Fair Ac\tcess\t"),
        ("Quality\t\t\t", "Quality\t•\t\t"),
        ("Service Delivery\t\t", "Service\tService Delivery\t"),
        ("NI 112\t", "Nl 112\t"),
    ),
)
