"""One short overview report in many twins: the same rows, the marks in every form."""

from dataclasses import dataclass, field

from content.blocks import (
    Amounts,
    Block,
    Front,
    Heading,
    Kpis,
    Legend,
    LegendRow,
    Levels,
    Milestones,
    Para,
    Report,
)
from content.marks_rows import Variants, measures, steps
from content.overview import KPI_ROLES, KPI_WIDTHS, MILESTONE_ROLES, MILESTONE_WIDTHS

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
COURSE = "The objective is on course to be achieved."
EARLY = "It is uncertain or too early to say whether the objective will be achieved."
MISSED = "The objective will not be achieved without help."
LATE = "The objective is slightly behind, and will be achieved later than planned."
TRAVEL = {
    "better": "Performance is better than a year ago.",
    "same": "Performance is the same as a year ago.",
    "worse": "Performance is worse than a year ago.",
}
OF_LIGHTS = (("green", COURSE), ("amber", EARLY), ("red", MISSED))
COLOUR_OF = {"better": "Green", "same": "Amber", "worse": "Red"}


@dataclass(frozen=True, slots=True)
class Form:
    """One form of the marks and how its key is printed.

    named: what stands in the key before each mark of progress and of travel (colour words, other
    words, or '' for the mark alone). shown: the marks of travel that the key shows in one line.
    """

    name: str
    pdf: str
    lights: tuple[tuple[str, str], ...] = OF_LIGHTS
    named: dict[str, str] = field(
        default_factory=lambda: (
            {name: name.capitalize() for name in ("green", "amber", "yellow", "red")} | COLOUR_OF
        )
    )
    bare_lights: bool = False  # the key's words are the marks: no picture stands beside them
    bare_travel: bool = False
    shown: dict[str, str] = field(default_factory=dict)
    variants: Variants = field(default_factory=dict)
    beside: tuple[str, ...] = ()
    travelled: tuple[str, ...] = ()
    shades: tuple[str, ...] = ()
    head: str = ""
    more: tuple[Block, ...] = ()


PLAIN_KEY = dict.fromkeys(("green", "amber", "yellow", "red", "better", "same", "worse"), "")
WORDY_TRAVEL = {"better": "Improving", "same": "No change", "worse": "Declining"}
COLOURS = {name: name.capitalize() for name in ("green", "amber", "yellow", "red")}
LETTERS = {"green": "G", "amber": "A", "red": "R"}
MOVING: Variants = {"better": ("up", "down"), "worse": ("up", "down")}
CASES: Variants = dict.fromkeys(
    ("green", "amber", "red", "better", "worse"), ("upper", "lower", "title")
)
AMBERS: Variants = {"amber": ("yellow", "amber")}

RISKS = Levels(
    ("Ref", "Risk", "Initial Score", "Residual Score"),
    (
        ("EEP2", "Firms leave before the road is built", "16", "12"),
        ("CFS2", "Too few people apply to foster", "12", "6"),
        ("LAS2", "Governors have no time for training", "9", "4"),
    ),
    (22.0, 92.0, 30.0, 30.0),
)
MONEY = Amounts(
    "Children & Families revenue",
    "2013-09-30",
    (
        "",
        "Annual Budget £'000",
        "Budget to Date £'000",
        "Actual to Date £'000",
        "Variance to Date (overspend) £'000",
    ),
    (
        ("Expenditure", "", "", "", ""),
        ("Employees", "7,412", "3,706", "3,731", "(25)"),
        ("Premises", "366", "171", "168", "3"),
        ("Transport", "41", "14", "16", "(2)"),
        ("Total Expenditure", "7,819", "3,891", "3,915", "(24)"),
    ),
    (54.0, 30.0, 30.0, 30.0, 30.0),
    rules="all",
    department="Children & Families Department",
    coloured=True,
)

FORMS = (
    Form("vector_html", "chromium"),
    Form("vector_office", "libreoffice"),
    Form("fills_blank", "libreoffice"),
    Form("fills_words", "chromium", named=COLOURS | WORDY_TRAVEL),
    Form("words_coloured", "libreoffice", named=COLOURS | WORDY_TRAVEL, bare_lights=True),
    Form("words_cases", "chromium", variants=CASES),
    Form("letters", "libreoffice", named=PLAIN_KEY | LETTERS, bare_lights=True),
    Form("glyphs_thin", "chromium", named=PLAIN_KEY | COLOURS),
    Form("glyphs_triangles", "libreoffice"),
    Form("glyphs_wide", "chromium", named=PLAIN_KEY),
    Form("wingdings_private", "libreoffice", named=PLAIN_KEY),
    Form("wingdings_letters", "chromium", named=COLOURS | WORDY_TRAVEL),
    Form("lamps_lit", "chromium"),
    Form("lamps_lit_pictures", "libreoffice"),
    Form("lamps_star", "libreoffice"),
    Form("lamps_star_vector", "chromium"),
    Form("grey_shapes", "libreoffice"),
    Form("grey_lamps", "chromium"),
    Form(
        "lower_is_better",
        "libreoffice",
        variants=MOVING,
        shown={"better": "better:up better:down", "worse": "worse:up worse:down"},
    ),
    Form("colour_leads", "chromium", variants=MOVING),
    Form(
        "two_ambers",
        "chromium",
        lights=(("green", COURSE), ("yellow", LATE), ("amber", EARLY), ("red", MISSED)),
        variants=AMBERS,
    ),
    Form(
        "beside_words",
        "libreoffice",
        beside=("85%", "Two of three done", "On time", "40% complete", "1 of 2"),
        travelled=("+3%", "by 2 points", "(4)"),
    ),
    Form("raster_jpeg", "libreoffice"),
    Form("raster_alpha", "chromium", shades=("#e7e6e6", "#dbe5f1"), head="#8ea9db"),
    Form("swatches", "chromium", more=(Heading("Risks", 1, "3.0"), RISKS, MONEY)),
    Form(
        "tints",
        "libreoffice",
        named=PLAIN_KEY | LETTERS,
        bare_lights=True,
        shades=("#ffd9d9", "#d9f2d9"),
        head="#c6e0b4",
    ),
    Form("tints_clear", "chromium", shades=("#4472c426", "#70ad4726"), head="#00b05040"),
)


def marks_report(form: Form) -> Report:
    """The report whose marks are printed in one form."""
    header = ("Ref", "Milestones", "Q2 Progress")
    milestones = Milestones(
        header, MILESTONE_ROLES, steps(form.variants, form.beside), MILESTONE_WIDTHS
    )
    columns = ("12/13 Actual", "13/14 Target", "Q2", "Current Progress", "Direction of Travel")
    indicators = Kpis(
        ("Ref", "Measure", *columns),
        KPI_ROLES,
        measures(form.variants, form.beside, form.travelled),
        KPI_WIDTHS,
    )
    return Report(
        name=form.name,
        front=FRONT,
        blocks=(
            Heading("Key Milestones", 1, "1.0"),
            Para("Section 4 says what the symbols mean."),
            milestones,
            Heading("Key Performance Indicators", 1, "2.0"),
            indicators,
            Para("SCS CYP03: Results come in January."),
            *form.more,
            Heading("Key to symbols", 1, "4.0"),
            _key(form, form.lights, form.bare_lights),
            Heading("Direction of Travel Indicator", 2),
            _key(form, tuple(TRAVEL.items()), form.bare_travel),
        ),
        pdf=form.pdf,
        marks=form.name,
        shades=form.shades,
        head=form.head,
    )


def _key(form: Form, lines: tuple[tuple[str, str], ...], bare: bool) -> Legend:
    rows = tuple(
        LegendRow(form.named[mark], "" if bare else form.shown.get(mark, mark), (meaning,))
        for mark, meaning in lines
    )
    return Legend((), rows, (24.0, 24.0, 126.0))


MARKS: tuple[Report, ...] = tuple(marks_report(form) for form in FORMS)
