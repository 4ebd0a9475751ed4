"""From a `Document` to a `Report`: the whole of a document read, part by part."""

from dataclasses import dataclass, field, replace
from typing import TypeVar

from extract.document import Block, Document, Table
from extract.findings import Finding, Severity
from extract.places import NOWHERE
from parsers.actions import read_equality_actions, read_risks
from parsers.bullets import milestone_verbs
from parsers.commentary import Commented, assign_comments
from parsers.commented import people_named, to_comment, with_comments
from parsers.contents import contents_findings
from parsers.finance import Caption, caption_of, read_finance, unread_columns
from parsers.flow import Flow, flow_of, is_finished
from parsers.frames import (
    frame_findings,
    frame_milestones,
    frame_objective,
    goes_on,
    is_frame,
    read_frames,
)
from parsers.front import (
    front_matter,
    names_a_council,
    names_a_document,
    told_by_the_body,
)
from parsers.grid import row_place
from parsers.header import header_of
from parsers.heading_runs import Heading
from parsers.headings import headings_of
from parsers.kpis import read_kpis
from parsers.layout import Layout, says, standard_layout
from parsers.legends import read_legends
from parsers.milestones import read_milestones
from parsers.objective_heads import objective_ref_in, under_objective
from parsers.officers import read_officers
from parsers.rejoined import rejoined
from parsers.report import (
    ColumnRole,
    EqualityAction,
    FinanceLine,
    FrontMatter,
    Kpi,
    Milestone,
    Objective,
    Printed,
    Report,
    RiskMeasure,
    Section,
    SectionKind,
    TableKind,
)
from parsers.rows import unkept_columns
from parsers.sections import Outline, initials_in, outline_of
from parsers.stacked import unstacked
from parsers.tables import ReadTable, printed_tables, read_tables
from parsers.unread import headers_in_text, tables_without_heads
from parsers.walk import TableRows

C = TypeVar("C", Milestone, Kpi)
# A paragraph of the body has at least this many words; a line of the title block has fewer.
PROSE_WORDS = 10
_GROUPS = frozenset({SectionKind.MILESTONES, SectionKind.KPIS})


@dataclass(slots=True)
class _Records:
    """The rows of all tables while they are collected; `read` counts them by printed table."""

    milestones: list[Milestone] = field(default_factory=list)
    kpis: list[Kpi] = field(default_factory=list)
    finance: list[FinanceLine] = field(default_factory=list)
    objectives: list[Objective] = field(default_factory=list)
    risks: list[RiskMeasure] = field(default_factory=list)
    equality_actions: list[EqualityAction] = field(default_factory=list)
    commented: list[Commented] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    read: dict[int, int] = field(default_factory=dict)
    kinds: dict[int, TableKind] = field(default_factory=dict)


def parse(document: Document, *, name: str = "", layout: Layout | None = None) -> Report:
    """Everything that a document says, as printed. `name` is the file's name, for messages."""
    words = layout or standard_layout()
    flow = unstacked(rejoined(flow_of(document), words), words)
    headings = _body(headings_of(flow, words), flow, words)
    first = _title_block_end(headings, flow, words)
    officers = read_officers(flow)
    initials = frozenset(o.initials for o in officers if o.initials)
    outline = outline_of(flow, headings, words, initials)
    stops = frozenset(h.index for h in headings if h.number is not None)
    tables = read_tables(flow, words, stops)
    records = _Records()
    _read_tables(tables, flow, outline, words, records)
    outline = _with_finance_kinds(_with_objective_kinds(outline, tables, words), tables)
    findings = assign_comments(flow, headings, words, records.commented)
    legends = read_legends(flow, tables, words)
    people = people_named(records.milestones, records.kpis, records.commented)
    printed = printed_tables(flow, tables, records.kinds, records.read)
    return Report(
        front=_front(flow, first, outline, tables, words),
        sections=outline.sections,
        printed_tables=printed,
        milestones=tuple(
            with_comments(records.milestones, records.commented, "milestones", people)
        ),
        kpis=tuple(with_comments(records.kpis, records.commented, "kpis", people)),
        finance=tuple(records.finance),
        objectives=tuple(records.objectives),
        risks=tuple(records.risks),
        equality_actions=tuple(records.equality_actions),
        officers=officers,
        legends=legends,
        findings=(
            *document.findings,
            *contents_findings(tables, headings),
            *_unexplained_initials(outline, initials),
            *records.findings,
            *findings,
            *_unread(tables, records),
            *headers_in_text(flow, words, frozenset(h.index for h in headings)),
            *_headless(tables, records, words),
        ),
    )


def _body(headings: tuple[Heading, ...], flow: Flow, layout: Layout) -> tuple[Heading, ...]:
    """The headings without those of the title block.

    The body begins with the first numbered heading, the first whose words are known, or the first
    with a whole paragraph or a table of the report under it; what stands above is the title block.
    An appendix that is only named there ('Appendix A: Objectives') is a line of the title block.
    """
    headings = tuple(h for h in headings if h.number or not names_a_council(h.title))
    for place, heading in enumerate(headings):
        if names_a_document(heading.title, layout):
            continue
        opens = heading.index and _opens_the_body(heading, flow, layout)
        words = layout.section(heading.title)
        known = heading.number is not None or (words is not None and not words.weak)
        only_named = _is_appendix(heading, layout) and _is_numbered_later(headings[place + 1 :])
        if opens or (known and not only_named):
            return headings[place:]
    return tuple(h for h in headings if not names_a_document(h.title, layout))


def _is_appendix(heading: Heading, layout: Layout) -> bool:
    words = layout.section(heading.title)
    return heading.number is None and words is not None and words.kind is SectionKind.APPENDIX


def _is_numbered_later(headings: tuple[Heading, ...]) -> bool:
    """Whether numbered sections follow: no report begins with its appendix and counts then."""
    return any(heading.number is not None for heading in headings)


def _opens_the_body(heading: Heading, flow: Flow, layout: Layout) -> bool:
    """Whether a paragraph of prose or a table of performance stands right under a heading."""
    below = flow.items[heading.index + 1 : heading.index + 2]
    if not below:
        return False
    if isinstance(below[0], Block):
        return is_finished(below[0].text) and len(below[0].text.split()) >= PROSE_WORDS
    return header_of(below[0], layout) is not None


def _unexplained_initials(outline: Outline, initials: frozenset[str]) -> list[Finding]:
    """Lead officers whose initials the document's own key does not have as printed."""
    return [
        Finding(
            code="initials_not_in_key",
            message="The initials of a lead officer are not in the key as printed.",
            severity=Severity.INFO,
            place=section.place,
            table_name="sections",
            ordinal=section.ordinal,
            expected="; ".join(sorted(initials)),
            found=section.lead_officer,
        )
        for section in outline.sections
        if initials and section.lead_officer
        if not set(initials_in(section.lead_officer)) <= initials
    ]


def _front(
    flow: Flow, first: int, outline: Outline, tables: tuple[ReadTable, ...], layout: Layout
) -> FrontMatter:
    """The title block, and what the introduction and the target columns say where it is silent."""
    introductions = (s for s in outline.sections if s.kind is SectionKind.INTRODUCTION)
    first_one = next(introductions, None)
    opening = Printed(first_one.text, first_one.place) if first_one is not None else None
    headers = tuple(
        Printed(column.header, row_place(table.rows[0]) if table.rows else NOWHERE)
        for table in tables
        if table.header is not None and table.kind is TableKind.KPIS
        for column in table.header.columns
        if column.role is ColumnRole.TARGET
    )
    return told_by_the_body(front_matter(flow, first, layout), opening, headers, layout)


def _title_block_end(headings: tuple[Heading, ...], flow: Flow, layout: Layout) -> int:
    """Where the title block ends: at the first heading, if that is surely one of the body."""
    if not headings:
        return len(flow.items)
    first = headings[0]
    sure = first.number is not None or layout.section(first.title) is not None
    sure = sure or _opens_the_body(first, flow, layout)
    return first.index if sure else len(flow.items)


def theme_of(outline: Outline, index: int, layout: Layout) -> Section | None:
    """The group that a table stands in: its nearest section that is more than 'Key Milestones'."""
    section = outline.at(index)
    while section is not None:
        own = layout.section(section.title)
        grouping = own is not None and own.kind in _GROUPS
        if not grouping and not says(layout.groups, section.title):
            named = section.kind is SectionKind.OTHER and section.number is None
            return section if section.level > 1 or named else None
        section = outline.parent(section)
    return None


def _read_tables(
    tables: tuple[ReadTable, ...], flow: Flow, outline: Outline, layout: Layout, records: _Records
) -> None:
    frames: list[tuple[ReadTable, str | None]] = []
    for table in tables:
        theme = theme_of(outline, table.start, layout)
        title = theme.title if theme else None
        if is_frame(table, layout) or (frames and goes_on(table, layout)):
            frames.append((table, title))
            continue
        _read_frames(frames, layout, records)
        frames = []
        records.findings.extend(_unkept_columns(table))
        if table.kind is TableKind.MILESTONES:
            _milestones(table, title, layout, records)
        elif table.kind is TableKind.KPIS:
            _kpis(table, title, layout, records)
        elif table.kind is TableKind.FINANCE:
            section = outline.at(table.start)
            caption = caption_of(flow, table, layout, section.title if section else None)
            if table.start and isinstance(flow.items[table.start - 1], Table):
                caption = _as_before(caption, records.finance)
            lines = read_finance(table, layout, caption, len(records.finance) + 1)
            records.finance.extend(lines)
            records.findings.extend(_unread_columns(table))
            records.read[table.parts[0].ordinal] = len(lines)
        elif table.kind is TableKind.RISKS:
            risks = read_risks(table, len(records.risks) + 1)
            records.risks.extend(risks)
            records.read[table.parts[0].ordinal] = len(risks)
        elif table.kind is TableKind.EQUALITY_ACTIONS:
            actions = read_equality_actions(table, len(records.equality_actions) + 1)
            records.equality_actions.extend(actions)
            records.read[table.parts[0].ordinal] = len(actions)
    _read_frames(frames, layout, records)


def _read_frames(
    frames: list[tuple[ReadTable, str | None]], layout: Layout, records: _Records
) -> None:
    for frame in read_frames(frames, layout, milestone_verbs()):
        if not frame.objective and not frame.items:
            continue  # a priority over no objective
        records.findings.extend(frame_findings(frame, len(records.milestones) + 1))
        records.objectives.append(frame_objective(frame, len(records.objectives) + 1))
        records.milestones.extend(frame_milestones(frame, len(records.milestones) + 1))
    for table, _ in frames:
        for part in table.parts:
            records.kinds[part.ordinal] = TableKind.OBJECTIVES
            records.read[part.ordinal] = len(table.rows)


def _milestones(table: ReadTable, theme: str | None, layout: Layout, records: _Records) -> None:
    rows = read_milestones(table, layout, theme, len(records.milestones) + 1)
    records.milestones.extend(map(under_objective, rows.records))
    records.read[table.parts[0].ordinal] = len(rows.records)
    records.findings += [*_nameless("milestones", rows), *rows.findings]
    texts = [(m.ordinal, m.ref_text, m.milestone) for m in rows.records]
    records.commented += to_comment("milestones", table, texts, rows)


def _kpis(table: ReadTable, theme: str | None, layout: Layout, records: _Records) -> None:
    rows = read_kpis(table, layout, theme, objective_ref_in(theme), len(records.kpis) + 1)
    records.kpis.extend(rows.records)
    records.read[table.parts[0].ordinal] = len(rows.records)
    records.findings += [*_nameless("kpis", rows), *rows.findings]
    texts = [(k.ordinal, k.ref_text, k.measure) for k in rows.records]
    records.commented += to_comment("kpis", table, texts, rows)


def _nameless(table: str, rows: TableRows[C]) -> list[Finding]:
    """A finding for each row that names nothing: the rest of a broken row, under wrong heads."""
    return [
        Finding(
            code="row_without_name",
            message="A row has neither a ref nor a text, so that its cells are not read.",
            place=place,
            table_name=table,
        )
        for place in rows.unread
    ]


def _as_before(caption: Caption, lines: list[FinanceLine]) -> Caption:
    """The caption of a statement that goes on over a page: with the date of the part before it."""
    if caption.as_at is not None or not lines or lines[-1].statement != caption.statement:
        return caption
    return replace(caption, as_at=lines[-1].as_at_text)


def _with_finance_kinds(outline: Outline, tables: tuple[ReadTable, ...]) -> Outline:
    """A group of an appendix whose own tables are statements is about finance."""
    told = {t.start for t in tables if t.kind is TableKind.FINANCE}
    about = {s.ordinal for start in told if (s := outline.at(start))}
    sections = tuple(
        replace(section, kind=SectionKind.FINANCE)
        if section.ordinal in about and section.level > 1 and section.kind is SectionKind.APPENDIX
        else section
        for section in outline.sections
    )
    return Outline(sections=sections, starts=outline.starts)


def _with_objective_kinds(
    outline: Outline, tables: tuple[ReadTable, ...], layout: Layout
) -> Outline:
    """A section whose own tables are objective frames is about objectives, whatever its title."""
    framed = {s.ordinal for t in tables if is_frame(t, layout) and (s := outline.at(t.start))}
    sections = tuple(
        replace(section, kind=SectionKind.OBJECTIVE)
        if section.ordinal in framed and section.level > 1
        else section
        for section in outline.sections
    )
    return Outline(sections=sections, starts=outline.starts)


def _unkept_columns(table: ReadTable) -> list[Finding]:
    """A finding for each column of a performance table whose words go into no field of its rows."""
    return [
        Finding(
            code="column_not_read",
            message="A column of a performance table is none of those that are kept.",
            severity=Severity.INFO,
            place=row_place(table.rows[0]),
            table_name="printed_tables",
            ordinal=table.parts[0].ordinal,
            found=header,
        )
        for header in unkept_columns(table)
    ]


def _unread_columns(table: ReadTable) -> list[Finding]:
    return [
        Finding(
            code="column_not_read",
            message="A column of amounts is none of those that are kept.",
            place=row_place(table.rows[0]),
            table_name="printed_tables",
            ordinal=table.parts[0].ordinal,
            found=header,
        )
        for header in unread_columns(table)
    ]


def _headless(tables: tuple[ReadTable, ...], records: _Records, layout: Layout) -> list[Finding]:
    """A finding for every table under no known head whose rows look like those of a report."""
    unread = [table for table in tables if table.parts[0].ordinal not in records.read]
    return tables_without_heads(unread, layout)


def _unread(tables: tuple[ReadTable, ...], records: _Records) -> list[Finding]:
    """A finding for every recognised table that gave no row."""
    return [
        Finding(
            code="table_without_rows",
            message=f"A table was recognised as {table.kind}, but none of its rows could be read.",
            severity=Severity.WARNING,
            table_name="printed_tables",
            ordinal=table.parts[0].ordinal,
        )
        for table in tables
        if table.kind in (TableKind.MILESTONES, TableKind.KPIS, TableKind.FINANCE)
        and table.page_rows[0] > 1
        and not records.read.get(table.parts[0].ordinal)
    ]
