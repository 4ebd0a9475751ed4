"""The rows of all tables of a document, collected table by table."""

from dataclasses import dataclass, field, replace

import regex

from extract.document import Table
from extract.findings import Finding
from parsers.actions import read_equality_actions, read_risks
from parsers.bullets import milestone_verbs
from parsers.captions import Caption, as_at_in, caption_of
from parsers.comment_run import Commented
from parsers.commented import to_comment
from parsers.cut_labels import with_whole_labels
from parsers.finance import closed_by_next, read_finance
from parsers.flow import Flow
from parsers.frame_facts import frame_findings, frame_milestones, frame_objective, unread_in
from parsers.frame_labels import goes_on, is_frame
from parsers.frames import read_frames
from parsers.kinds import ColumnRole, SectionKind, TableKind
from parsers.kpis import read_kpis
from parsers.layout import Layout, says
from parsers.milestones import read_milestones
from parsers.objective_heads import objective_ref_in, under_objective
from parsers.read_table import ReadTable
from parsers.report import (
    EqualityAction,
    FinanceLine,
    Kpi,
    Milestone,
    Objective,
    RiskMeasure,
    Section,
)
from parsers.sections import Outline
from parsers.statement_findings import lines_in_text, lines_not_kept, sums_not_kept
from parsers.table_findings import columns_not_kept, rows_without_name, rows_without_text

# 'Priority 1: Growing the economy', 'Corporate Priority 2', 'Outcome 3 – Safe and well'
_THEME = regex.compile(
    r"^(?:(?:corporate|strategic|council) )?"
    r"(?:priority|theme|outcome|aim|ambition) ?\d{0,2}\s*[:–-]",
    regex.IGNORECASE,
)
_GROUPS = frozenset({SectionKind.MILESTONES, SectionKind.KPIS})


@dataclass(slots=True)
class Records:
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


def collect(
    tables: tuple[ReadTable, ...], flow: Flow, outline: Outline, layout: Layout, records: Records
) -> None:
    """Read the tables one after the other; what they give is added to `records`."""
    frames: list[tuple[ReadTable, str | None]] = []
    before: Caption | None = None
    under = ""  # the heads of the statement before
    for table in with_whole_labels(tables, layout):
        theme = theme_of(outline, table.start, layout)
        title = theme.title if theme else None
        if is_frame(table, layout) or (frames and goes_on(table, layout)):
            frames.append((table, title))
            continue
        _read_frames(frames, layout, records)
        frames = []
        records.findings.extend(columns_not_kept(table, layout))
        if table.kind is TableKind.MILESTONES:
            _milestones(table, title, layout, records)
        elif table.kind is TableKind.KPIS:
            _kpis(table, title, layout, records)
        elif table.kind is TableKind.FINANCE:
            section = outline.at(table.start)
            caption = caption_of(flow, table, layout, section.title if section else None)
            continued = bool(table.start) and isinstance(flow.items[table.start - 1], Table)
            heads = table.header.text if table.header is not None else ""
            caption = _as_before(caption, before, again=heads == under) if continued else caption
            caption = _dated_above(caption, outline, table.start)
            before, under = caption, heads
            lines = read_finance(table, layout, caption, len(records.finance) + 1)
            if continued:
                records.finance[:] = closed_by_next(records.finance, lines)
            records.finance.extend(lines)
            records.findings.extend(sums_not_kept(table))
            records.findings.extend(lines_not_kept(table, layout))
            records.findings.extend(lines_in_text(table, flow))
            records.read[table.parts[0].ordinal] = len(lines)
        elif table.kind is TableKind.RISKS:
            risks = read_risks(table, len(records.risks) + 1)
            records.risks.extend(risks)
            records.read[table.parts[0].ordinal] = len(risks)
            records.findings += rows_without_text(table, ColumnRole.RISK, "risks")
        elif table.kind is TableKind.EQUALITY_ACTIONS:
            actions = read_equality_actions(table, len(records.equality_actions) + 1)
            records.equality_actions.extend(actions)
            records.read[table.parts[0].ordinal] = len(actions)
            records.findings += rows_without_text(table, ColumnRole.ACTION, "equality_actions")
    _read_frames(frames, layout, records)


def _read_frames(
    frames: list[tuple[ReadTable, str | None]], layout: Layout, records: Records
) -> None:
    for frame in read_frames(frames, layout, milestone_verbs()):
        records.findings.extend(unread_in(frame))
        if not frame.objective and not frame.items:
            continue  # a priority over no objective
        records.findings.extend(frame_findings(frame, len(records.milestones) + 1))
        records.objectives.append(frame_objective(frame, len(records.objectives) + 1))
        records.milestones.extend(frame_milestones(frame, len(records.milestones) + 1))
    for table, _ in frames:
        for part in table.parts:
            records.kinds[part.ordinal] = TableKind.OBJECTIVES
            records.read[part.ordinal] = len(table.rows)


def _milestones(table: ReadTable, theme: str | None, layout: Layout, records: Records) -> None:
    rows = read_milestones(table, layout, theme, len(records.milestones) + 1)
    records.milestones.extend(map(under_objective, rows.records))
    records.read[table.parts[0].ordinal] = len(rows.records)
    records.findings += [*rows_without_name("milestones", rows), *rows.findings]
    texts = [(m.ordinal, m.ref_text, m.milestone) for m in rows.records]
    records.commented += to_comment("milestones", table, texts, rows)


def _kpis(table: ReadTable, theme: str | None, layout: Layout, records: Records) -> None:
    rows = read_kpis(table, layout, theme, objective_ref_in(theme), len(records.kpis) + 1)
    records.kpis.extend(rows.records)
    records.read[table.parts[0].ordinal] = len(rows.records)
    records.findings += [*rows_without_name("kpis", rows), *rows.findings]
    texts = [(k.ordinal, k.ref_text, k.measure) for k in rows.records]
    records.commented += to_comment("kpis", table, texts, rows)


def _as_before(caption: Caption, before: Caption | None, *, again: bool) -> Caption:
    """The caption of a statement that goes on over a page: with the date of the part before it.

    That part may have had no line of its own: the page ended under its heads. Where its heads are
    printed `again`, its name holds too.
    """
    if caption.as_at is not None or before is None:
        return caption
    same = again or before.statement == caption.statement
    return replace(before if again else caption, as_at=before.as_at) if same else caption


def _dated_above(caption: Caption, outline: Outline, index: int) -> Caption:
    """The caption of a statement with the date of a heading above it, where it has none.

    'Summary of spending to 30 September 2009' stands over the statements of all departments.
    """
    section = outline.at(index) if caption.as_at is None else None
    while section is not None:
        if (as_at := as_at_in(section.title)) is not None:
            return replace(caption, as_at=as_at)
        section = outline.parent(section)
    return caption


def theme_of(outline: Outline, index: int, layout: Layout) -> Section | None:
    """The group that a table stands in: its nearest section that is more than 'Key Milestones'."""
    section = outline.at(index)
    while section is not None:
        own = layout.section(section.title)
        grouping = own is not None and own.kind in _GROUPS
        if not grouping and not says(layout.groups, section.title):
            named = section.kind is SectionKind.OTHER and section.number is None
            named = named or _THEME.match(section.title) is not None
            return section if section.level > 1 or named else None
        section = outline.parent(section)
    return None
