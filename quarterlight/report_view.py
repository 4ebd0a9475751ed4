"""One document's rows as a person reads them in a terminal of 100 columns."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import date
from itertools import groupby

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from normalize.rows import (
    DocumentRow,
    EqualityActionRow,
    FinanceRow,
    FindingRow,
    KpiRow,
    MilestoneRow,
    ObjectiveRow,
    ObservationRow,
    OfficerRow,
    RiskRow,
    Rows,
    SectionRow,
)
from quarterlight.spots import spot

STYLES = {
    "green": "green",
    "amber": "yellow",
    "red": "red",
    "better": "green",
    "worse": "red",
    "error": "red",
    "warning": "yellow",
}
"""Colours of words; the words themselves stand there too."""

SHORT = {"not_applicable": "n/a"}
"""Words that are too long for a column."""

VALUES_WIDTH = 40
"""Characters of the column of values: '2013-14 Q2 actual: 126' and a breakdown."""

UNITS = {"percent": "%", "gbp": " GBP"}
"""What stands after a value; other units are said by the measure."""


def parts_of(rows: Rows) -> Iterator[RenderableType]:
    """Everything about the document, part by part; parts without rows are left out."""
    yield front(rows.document)
    if rows.sections:
        yield ""
        yield section_tree(rows.sections)
    for table in tables_of(rows):
        if table.row_count:
            yield ""
            yield table


def tables_of(rows: Rows) -> Iterator[Table]:
    """The tables, in the order of a report."""
    yield objectives(rows.objectives)
    yield milestones(rows.milestones)
    yield kpis(rows.kpis, rows.observations)
    yield risks(rows.risks)
    yield equality_actions(rows.equality_actions)
    for _, lines in groupby(rows.finance, key=lambda row: (row.statement, row.as_at)):
        yield finance(list(lines))
    yield officers(rows.officers)
    yield findings(rows.findings)


def front(document: DocumentRow) -> Table:
    """What the title block says."""
    table = Table.grid(padding=(0, 2))
    for field in fields(document):
        value = getattr(document, field.name)
        if value is not None:
            table.add_row(field.name.replace("_", " "), Text(str(value)))
    return table


def section_tree(sections: Sequence[SectionRow]) -> Tree:
    """Headings below the headings they are part of."""
    tree = Tree("Sections")
    nodes: dict[int | None, Tree] = {None: tree}
    for section in sections:
        above = nodes.get(section.parent_ordinal, tree)
        nodes[section.ordinal] = above.add(heading(section))
    return tree


def heading(section: SectionRow) -> Text:
    """Number, title, lead officer and kind of a section."""
    words = " ".join(part for part in (section.number, section.title) if part)
    officer = f" ({section.lead_officer})" if section.lead_officer else ""
    return Text.assemble(words, officer, (f"  {section.kind}", "dim"))


def milestones(rows: Iterable[MilestoneRow]) -> Table:
    """Milestones with their progress."""
    table = titled("Milestones", "Ref", "Milestone", "Due", "Officer", "Progress")
    for row in rows:
        table.add_row(
            shown(row.ref or row.ref_text),
            shown(row.milestone),
            day(row.due_date) or row.due_text or "",
            shown(row.officer),
            word(row.progress),
        )
    return table


def kpis(rows: Iterable[KpiRow], observations: Iterable[ObservationRow]) -> Table:
    """Indicators, each with all its values."""
    values = defaultdict(list)
    for observation in observations:
        values[observation.kpi_id].append(value_line(observation))
    table = titled("Indicators", "Ref", "Measure", "Values", "Progress", "Direction")
    table.columns[1].ratio = 1
    table.columns[2].max_width = VALUES_WIDTH
    for row in rows:
        table.add_row(
            shown(row.ref or row.ref_text),
            shown(row.measure),
            Text("\n".join(values[row.kpi_id])),
            word(row.progress),
            word(row.direction),
        )
    return table


def value_line(row: ObservationRow) -> str:
    """'2013-14 Q2 actual: 56%'; the cell as printed where there is no value."""
    of = " ".join(part for part in (row.period, row.kind, row.breakdown) if part)
    if row.value is None:
        return f"{of}: {row.value_text or row.missing_reason or 'not read'}"
    unit = UNITS.get(row.unit or "", "")
    return f"{of}: {row.comparator or ''}{row.value:.15g}{unit}"


def finance(rows: Sequence[FinanceRow]) -> Table:
    """One financial statement."""
    first = rows[0]
    title = " ".join(
        part for part in (first.statement or "Finance", day(first.as_at), first.unit) if part
    )
    table = titled(title, "Line", "Annual budget", "Budget to date", "Actual to date", "Variance")
    for column in table.columns[1:]:
        column.justify = "right"
    for row in rows:
        bold = "bold" if row.line_kind in {"total", "net"} else ""
        amounts = (row.annual_budget, row.budget_to_date, row.actual_to_date, row.variance)
        table.add_row(shown(row.line), *map(amount, amounts), style=bold)
    return table


def objectives(rows: Iterable[ObjectiveRow]) -> Table:
    """Service objectives."""
    table = titled("Objectives", "Ref", "Objective", "Officer", "Linked indicators", "Risk")
    for row in rows:
        risk = " to ".join(part for part in (row.risk_initial, row.risk_residual) if part)
        cells = (row.ref, row.objective, row.responsible_officer, row.linked_indicators, risk)
        table.add_row(*map(shown, cells))
    return table


def risks(rows: Iterable[RiskRow]) -> Table:
    """Risk control measures."""
    table = titled("Risks", "Ref", "Risk control measures", "Progress")
    for row in rows:
        ref = shown(row.ref or row.ref_text)
        table.add_row(ref, shown(row.risk_control_measures), word(row.progress))
    return table


def equality_actions(rows: Iterable[EqualityActionRow]) -> Table:
    """Equality actions."""
    table = titled("Equality actions", "Action", "Due", "Officer", "Progress")
    for row in rows:
        due = day(row.due_date) or row.due_text or ""
        table.add_row(shown(row.action), due, shown(row.officer), word(row.progress))
    return table


def officers(rows: Iterable[OfficerRow]) -> Table:
    """The key of initials."""
    table = titled("Officers", "Initials", "Name", "Role", "Service")
    for row in rows:
        table.add_row(*map(shown, (row.initials, row.name, row.role, row.service)))
    return table


def findings(rows: Iterable[FindingRow]) -> Table:
    """What is doubtful."""
    table = titled("Findings", "Severity", "Code", "Where", "What")
    for row in rows:
        where = spot(row.page, row.source_line)
        table.add_row(word(row.severity), row.code, where, Text(row.message))
    return table


def titled(title: str, *columns: str) -> Table:
    """An empty table with its title above the left edge."""
    table = Table(*columns, title=Text(title), title_justify="left", box=None, pad_edge=False)
    for column in table.columns:
        column.overflow = "fold"
    return table


def shown(text: str | None) -> Text:
    """A text as it is; rich would take '[red]' for a colour."""
    return Text(text or "")


def word(text: str | None) -> Text:
    """A word in its colour."""
    said = SHORT.get(text or "", (text or "").replace("_", " "))
    return Text(said, style=STYLES.get(text or "", ""))


def day(value: date | None) -> str:
    """'2013-09-30'; empty where there is none."""
    return "" if value is None else value.isoformat()


def amount(value: float | None) -> str:
    """'-1,726'; empty where there is none."""
    return "" if value is None else f"{value:,.15g}"
