"""Directorate plan April 2012 to March 2015: the running text."""

from content.blocks import (
    Block,
    Bullets,
    Caption,
    Front,
    Heading,
    PageBreak,
    Para,
    Plain,
    Report,
)
from content.plan_2012_appendix import APPENDIX, DAMAGE

FRONT = Front(
    printed=(
        ("", "Children & Enterprise"),
        ("", "DIRECTORATE PLAN"),
        ("", "April 2012 to March 2015"),
    ),
    document_type="directorate_plan",
    title="DIRECTORATE PLAN",
    directorate="Children & Enterprise",
    plan_year="2012-13",
    period_start="2012-04-01",
    period_end="2015-03-31",
)

CONTENTS: tuple[Block, ...] = (
    Caption("Contents"),
    Plain(
        (),
        (
            ("", "<i>Page</i>"),
            ("1.0 Foreword", "3"),
            ("2.0 Introduction", "3"),
            ("3.0 Key messages", "3"),
            ("4.0 Resources", "3"),
            ("5.0 Business planning", "3"),
            ("<i>Appendices</i>", ""),
            ("Appendix A: Departmental Service Objectives & Performance Indicators", "4"),
        ),
        (150.0, 20.0),
        rules="none",
    ),
    PageBreak(),
)

BODY: tuple[Block, ...] = (
    Heading("Foreword from Strategic Director", 1, "1.0"),
    Para(
        "A year ago two departments that had never shared a corridor became one Directorate. It "
        "was a bold step to put the people who look after children beside the people who look "
        "after jobs. I believe it is paying off: a father with work, and a school leaver with an "
        "apprenticeship, do more for a child than any service of ours."
    ),
    Para("Money will be shorter in each of the next three years. This plan says what comes first."),
    Para("Rosalind Achterberg, Strategic Director, Children & Enterprise Directorate"),
    Heading("Introduction", 1, "2.0"),
    Para("The plan serves three purposes:"),
    Bullets(
        (
            "to set out what each department will have done, and by when;",
            "to give the figures by which Members can judge us; and",
            "to show staff where their own work fits.",
        )
    ),
    Para(
        "It stands under the Corporate Plan 2011 - 2016 and beside the Children & Young People's "
        "Plan 2011-14, and it is reviewed each spring."
    ),
    Heading("Key messages", 1, "3.0"),
    Heading("WHAT WAS DONE IN 2011-12", 2, "3.1"),
    Plain(
        ("Department", "Objective", "Progress 2011-12"),
        (
            (
                "Children & Family Services",
                "Help families before trouble grows",
                "Three district teams are in place; 300 families have a plan.",
            ),
            (
                "",
                "Find homes for children in care",
                "Nine more foster households than in 2010-11.",
            ),
            (
                "Learning & Achievement Services",
                "Raise results at sixteen",
                "57% reached the measure, the best year on record.",
            ),
            (
                "Economy, Enterprise and Property",
                "Fill Longshaw Park",
                "Seven of twelve units let.",
            ),
        ),
        (45.0, 55.0, 70.0),
    ),
    Heading("WHAT LIES AHEAD", 2, "3.2"),
    Para(
        "Four things will shape the next three years: academies, the new inspection of services "
        "for children, the Work Programme, and the loss of the Area Based Grant, which was worth "
        "£2.3 million to the Directorate."
    ),
    Heading("Resources", 1, "4.0"),
    Heading("BUDGET", 2, "4.1"),
    Para("Figures will be added when Council has set the budget on 7 March 2012."),
    Heading("PEOPLE", 2, "4.2"),
    Para(
        "There are 655 posts outside schools, 48 fewer than two years ago. Every member of staff "
        "has a review in the spring and another in the autumn."
    ),
    Heading("Business planning", 1, "5.0"),
    Para(
        "Progress is reported each quarter to the Policy & Performance Boards, and once a year to "
        "the whole Council."
    ),
    PageBreak(),
    Heading("Appendix A: Departmental Service Objectives & Performance Indicators", 1),
)

REPORT = Report(
    name="brackenshire_2012-15_directorate_plan",
    front=FRONT,
    blocks=(*CONTENTS, *BODY, *APPENDIX),
    pdf="libreoffice",
    text=True,
    header="Children & Enterprise Directorate Plan 2012-15",
    footer="{page}",
    cover=True,
    text_damage=DAMAGE,
)
