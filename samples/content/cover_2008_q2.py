"""Committee cover report, November 2008, on Quarter 2 2008-09."""

from content.blocks import Bullets, Front, Heading, Para, Report

FRONT = Front(
    printed=(
        ("REPORT TO:", "Children & Young People Policy & Performance Board"),
        ("DATE:", "10 <sup>th</sup> November 2008"),
        ("REPORTING OFFICER:", "Strategic Director, Children & Young People"),
        ("SUBJECT:", "Service Plan Monitoring, Quarter 2 2008/09"),
        ("WARDS:", "All"),
    ),
    document_type="committee_report",
    title="Service Plan Monitoring, Quarter 2 2008/09",
    directorate="Children & Young People",
    plan_year="2008-09",
    quarter=2,
    period_start="2008-07-01",
    period_end="2008-09-30",
    report_date="2008-11-10",
    tabbed=True,
)

SERVICES = (
    Heading("Learning and Schools", 2, "3.1", mark="####"),
    Heading("Key Developments", 3),
    Bullets(
        (
            "<i>Results:</i> At GCSE 44.1% of pupils reached five good grades with English and "
            "Maths, up from 42.8% and still short of the 45% we had set ourselves.",
            "<i>Reading:</i> Every infant school has signed up to the reading recovery scheme; 19 "
            "teachers finish their training at Easter.",
            "<i>Heads:</i> Two headships were filled at the first attempt, both from inside the "
            "Borough.",
        )
    ),
    Heading("Emerging Issues", 3, mark="##"),
    Bullets(
        (
            "<i>Falling rolls:</i> Saltmere has 140 empty primary places, and a paper on what "
            "might be done about them will come to the January meeting.",
        )
    ),
    Heading("Family Support", 2, "3.2", mark="##"),
    Heading("Key Developments", 3),
    Bullets(
        (
            "<i>Youth bus:</i> The bus has been on the road since 4<sup>th</sup> August and calls "
            "at five estates; 212 young people came aboard in its first eight weeks.",
            "<i>Parenting courses:</i> Waiting lists were cleared in September.",
        )
    ),
    Heading("Emerging Issues", 3),
    Bullets(
        (
            "<i>Conceptions:</i> The rate per 1,000 girls aged 15 to 17 is 48.1 against a "
            "starting point of 52.4 in 1998, well short of where it should be by now.",
        )
    ),
    Heading("Children in Need and in Care", 2, "3.3", mark="##"),
    Heading("Key Developments", 3),
    Bullets(
        (
            "<i>Foster carers:</i> Nine households were approved over the summer, the largest "
            "number in any half year since 2001.",
            "<i>Allocation:</i> No case has waited longer than two days for a social worker since "
            "1<sup>st</sup> July.",
        )
    ),
    Heading("Emerging Issues", 3),
    Bullets(
        (
            "<i>Placements:</i> Three very costly placements outside the Borough put the budget "
            "under strain of about £260,000 over the year.",
        )
    ),
    Heading("Business Support and Commissioning", 2, "3.4", mark="####"),
    Heading("Key Developments", 3),
    Bullets(
        (
            "<i>School places:</i> The case for rebuilding Marlhope and Cawder was sent to the "
            "Department in September.",
            "<i>Children's Trust:</i> Partners have agreed to pool the money for short breaks "
            "from April.",
        )
    ),
)

REPORT = Report(
    name="brackenshire_2008-09_q2_committee_cover",
    front=FRONT,
    blocks=(
        Heading("PURPOSE OF THE REPORT", 1, "1.0", mark="##"),
        Para(
            "To tell the Board how the four service plans stood at the end of September. The full "
            "reports were posted to Members separately.",
            "1.1",
        ),
        Heading("<b>RECOMMENDATION:</b> That", 1, "2.0", mark="##"),
        Para("(1) Members note the summary below, and"),
        Para("(2) say which matters they would like to take further."),
        Heading("SUMMARY", 1, "3.0", mark="####"),
        Para(
            "Nothing in this paper is a final figure. Where a matter is already before another "
            "board it has been left out."
        ),
        *SERVICES,
        Heading("FINANCIAL IMPLICATIONS", 1, "4.0", mark="####"),
        Para("None that are not in the budget monitoring report on this agenda."),
        Heading("OTHER IMPLICATIONS", 1, "5.0", mark="####"),
        Para("There are none."),
        Heading("IMPLICATIONS FOR THE COUNCIL'S PRIORITIES", 1, "6.0", mark="####"),
        Heading("Children and Young People in Brackenshire", 2, "6.1", mark="####"),
        Para("This is the whole of the report."),
        Heading("Employment, Learning and Skills in Brackenshire", 2, "6.2", mark="###"),
        Para("Better results at sixteen lead to fewer young people without work."),
        Heading("A Healthy Brackenshire", 2, "6.3", run_in="None."),
        Heading("A Safer Brackenshire", 2, "6.3", mark="####"),
        Para("None."),
        Heading("RISK ANALYSIS", 1, "7.0", mark="####"),
        Para("Each plan has its own register of risks; all four were reviewed in September."),
        Heading("EQUALITY AND DIVERSITY ISSUES", 1, "8.0", mark="####"),
        Para("The plans set out to narrow the distance between groups of children."),
        Heading(
            "BACKGROUND PAPERS (LOCAL GOVERNMENT ACT 1972, SECTION 100D)",
            1,
            "9.0",
            mark="#",
        ),
        Para("There are none."),
    ),
    text=True,
    markdown=True,
)
