"""The building blocks of a report: what is printed, said once, from which PDF, text and truth come.

Inline marks allowed in any text: <b>, <i>, <u>, <sup>. The truth files hold the bare words.
"""

from dataclasses import dataclass, field

Colour = str  # green, amber, red
Travel = str  # better, same, worse


@dataclass(frozen=True, slots=True)
class Span:
    """A text that covers several cells of a row, and perhaps rows below."""

    text: str
    columns: int
    rows: int = 1
    italic: bool = True


@dataclass(frozen=True, slots=True)
class Covered:
    """A cell that a Span of an earlier row covers."""


COVERED = Covered()
Value = str | Span | Covered


@dataclass(frozen=True, slots=True)
class TextBreak:
    """Where a page ended in the text twin: before this body row (0-based).

    header: which header rows the next page repeats (full, second, none).
    carried: per column of the row before the break, how many of its last words went over.
    """

    before: int
    header: str = "full"
    carried: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. mark is the Markdown mark that a text twin happens to carry.

    run_in is the text that stands right after it on its line.
    """

    text: str
    level: int = 1
    number: str = ""
    initials: str = ""
    mark: str = ""
    run_in: str = ""


@dataclass(frozen=True, slots=True)
class Caption:
    """A printed caption such as a contents title: looks like a heading, is not a section."""

    text: str
    centre: bool = False


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph, with its printed paragraph number if it has one."""

    text: str
    number: str = ""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A bulleted list."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A page ends here (in the text twin: an empty line or two)."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A commentary paragraph after a table; refs are those it belongs to, label what is printed."""

    refs: tuple[str, ...]
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Commentary:
    """The commentary under a table (kind: milestones or kpis)."""

    kind: str
    comments: tuple[Comment, ...]


@dataclass(frozen=True, slots=True)
class Plain:
    """A table of words that is not a performance table, such as a contents list."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    rules: str = "all"
    key: bool = False  # it is the key to the symbols


@dataclass(frozen=True, slots=True)
class Milestone:
    """One milestone row. printed is what stands in the progress cell when it is not a picture."""

    ref: str
    text: str
    progress: Colour | None = None
    printed: str = ""
    commentary: str = ""
    objective: str = ""
    tail: str = ""  # officer and date in brackets after the text


@dataclass(frozen=True, slots=True)
class Milestones:
    """A milestone table; roles name its columns: ref, objective, text, progress, commentary."""

    header: tuple[str, ...]
    roles: tuple[str, ...]
    rows: tuple[Milestone, ...]
    widths: tuple[float, ...]
    breaks: tuple[TextBreak, ...] = ()
    objective_ref: str = ""
    spanning: bool = False  # each row is followed by a row across the table with its comment
    ref_once: bool = False  # ref and objective are printed on the first row of a group only
    page_groups: tuple[int, ...] = ()  # the PDF starts a new table without header before these


@dataclass(frozen=True, slots=True)
class Kpi:
    """One indicator row; values follow the value columns of its table."""

    ref: str
    measure: str
    values: tuple[Value, ...]
    progress: Colour | None = None
    printed: str = ""
    direction: Travel | None = None
    travel: str = ""
    commentary: tuple[str, ...] = ()
    officer: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Kpis:
    """An indicator table; roles name its columns: ref, measure, value, progress, direction, ...

    above: a header row printed over the columns, as (text, first column, number of columns).
    spanning: each row is followed by a row across the table with the commentary.
    """

    header: tuple[str, ...]
    roles: tuple[str, ...]
    rows: tuple[Kpi, ...]
    widths: tuple[float, ...]
    above: tuple[str, int, int] | None = None
    spanning: bool = False
    breaks: tuple[TextBreak, ...] = ()
    objective_ref: str = ""
    page_groups: tuple[int, ...] = ()
    text_pad: int = 0
    key: str = "kpis"


@dataclass(frozen=True, slots=True)
class Objective:
    """A service objective frame of a plan: milestones by year, risk, officer, indicators."""

    ref: str
    title: str
    priority: str
    milestones: tuple[tuple[str, tuple[str, ...]], ...]
    officer: str = ""
    indicators: str = ""
    initial: str = ""
    residual: str = ""
    breaks: tuple[TextBreak, ...] = ()


@dataclass(frozen=True, slots=True)
class Action:
    """A risk treatment or an equality action."""

    ref: str
    text: str
    due: str = ""
    progress: Colour | None = None
    printed: str = ""
    commentary: str = ""


@dataclass(frozen=True, slots=True)
class Actions:
    """A table of risk treatment measures (key: risks) or of equality actions."""

    key: str
    header: tuple[str, ...]
    roles: tuple[str, ...]
    rows: tuple[Action, ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a finance statement: annual budget, budget to date, actual to date, in £'000."""

    name: str
    amounts: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Finance:
    """A statement; totals and variances are worked out, wrong overrides one printed total."""

    statement: str
    department: str
    as_at: str
    header: tuple[str, ...]
    expenditure: tuple[Line, ...]
    income: tuple[Line, ...]
    recharges: tuple[Line, ...]
    comments: tuple[str, ...] = ()
    rules: str = "none"
    income_heading: bool = False
    minus: str = "sign"  # how negative amounts are printed: sign or brackets
    wrong: tuple[tuple[str, int, int], ...] = ()  # (line, column, printed amount)


@dataclass(frozen=True, slots=True)
class Amounts:
    """A statement of another shape: rows of words and figures as printed.

    department: it is a revenue statement of this department, and adds up like one.
    """

    statement: str
    as_at: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    rules: str = "horizontal"
    department: str = ""
    coloured: bool = False  # amounts of the last column are red or green, and shaded


@dataclass(frozen=True, slots=True)
class Levels:
    """A table whose last columns are risk scores, each in the colour of its level."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class LegendRow:
    """A row of the key: the word, the mark beside it, and what it says in each column."""

    word: str
    mark: str
    meanings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Legend:
    """The key to the symbols."""

    header: tuple[str, ...]
    rows: tuple[LegendRow, ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Officer:
    """A line of the key to initials."""

    initials: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Officers:
    """The key to initials, printed as paragraphs."""

    rows: tuple[Officer, ...]
    joiner: str = " – "


Block = (
    Heading
    | Caption
    | Para
    | Bullets
    | PageBreak
    | Commentary
    | Plain
    | Milestones
    | Kpis
    | Objective
    | Actions
    | Finance
    | Amounts
    | Legend
    | Levels
    | Officers
)


@dataclass(frozen=True, slots=True)
class Front:
    """The front matter as printed (label, text) and as it is to be understood."""

    printed: tuple[tuple[str, str], ...]
    document_type: str
    title: str
    plan_year: str
    period_start: str
    period_end: str
    quarter: int | None = None
    directorate: str = ""
    service: str = ""
    report_date: str = ""
    tabbed: bool = False
    council: str = "Brackenshire Borough Council"


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report and how it is made."""

    name: str
    front: Front
    blocks: tuple[Block, ...]
    pdf: str = ""  # libreoffice, chromium or nothing
    text: bool = False
    header: str = ""
    footer: str = ""
    marks: str = "disc"  # disc, lights, words, or a form of `render/forms.py`
    shades: tuple[str, ...] = ()  # fills that the rows of tables take in turn
    head: str = ""  # fill of header rows where it is not grey
    cover: bool = False  # the title stands on a page of its own
    landscape: bool = False
    markdown: bool = False  # bold and italic words of the text twin carry Markdown marks
    text_damage: tuple[tuple[str, str], ...] = field(default=())
