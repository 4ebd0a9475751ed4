"""What a report shows, as plain JSON: our own gold, written by the same build."""

from collections.abc import Callable

from content.blocks import (
    Actions,
    Amounts,
    Block,
    Commentary,
    Finance,
    Heading,
    Kpi,
    Kpis,
    Legend,
    Milestones,
    Objective,
    Officers,
    Plain,
    Report,
    Span,
)
from render.inline import bare
from render.statements import printed_lines

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]
Record = dict[str, Json]


def truth(report: Report) -> Record:
    """One record for a report: front matter, sections and every row of every known table."""
    lists: dict[str, list[Json]] = {name: [] for name in LISTS}
    section = ""
    for block in report.blocks:
        if isinstance(block, Heading) and block.level <= THEME_LEVEL:
            section = bare(block.text)
        for name, record in _records(block):
            record["under"] = section
            lists[name].append(record)
    pdf = [f"{report.name}.pdf"] if report.pdf else []
    text = [f"{report.name}.txt"] if report.text else []
    out: Record = {"name": report.name, "front": _front(report), "files": [*pdf, *text]}
    out["pictures"] = {"pdf": bool(report.pdf), "text": False}
    out.update({name: rows for name, rows in lists.items() if rows})
    return out


COLUMNS = ("annual_budget", "budget_to_date", "actual_to_date", "variance")
THEME_LEVEL = 2  # captions such as "Key Milestones" stand below, and say nothing of the theme
LISTS = (
    "sections",
    "milestones",
    "kpis",
    "commentary",
    "objectives",
    "risks",
    "equality_actions",
    "finance",
    "other_statements",
    "legends",
    "officers",
)


def _front(report: Report) -> Record:
    front = report.front
    return {
        "council": front.council,
        "directorate": front.directorate or None,
        "document_type": front.document_type,
        "period_end": front.period_end or None,
        "period_start": front.period_start or None,
        "plan_year": front.plan_year or None,
        "printed": [f"{label} {text}".strip() for label, text in front.printed],
        "quarter": front.quarter,
        "report_date": front.report_date or None,
        "service": front.service or None,
        "title": front.title,
    }


def _records(block: Block) -> list[tuple[str, Record]]:
    maker = MAKERS.get(type(block))
    return maker(block) if maker else []


def _heading(block: Heading) -> list[tuple[str, Record]]:
    record: Record = {
        "lead_officer": block.initials or None,
        "level": block.level,
        "number": block.number or None,
        "title": bare(block.text),
    }
    return [("sections", record)]


def _milestones(table: Milestones) -> list[tuple[str, Record]]:
    return [
        (
            "milestones",
            {
                "commentary": bare(row.commentary) or None,
                "milestone": f"{row.text} {row.tail}".strip(),
                "objective": row.objective or None,
                "objective_ref": table.objective_ref or None,
                "progress": row.progress,
                "progress_text": row.printed or None,
                "ref": row.ref,
            },
        )
        for row in table.rows
    ]


def _kpis(table: Kpis) -> list[tuple[str, Record]]:
    return [("kpis", _kpi(table, row)) for row in table.rows]


def _kpi(table: Kpis, row: Kpi) -> Record:
    values, covered = _values(table, row)
    return {
        "commentary": [bare(text) for text in row.commentary],
        "commentary_officer": row.officer or None,
        "covered": covered,
        "direction": row.direction,
        "direction_text": row.travel or None,
        "group": row.group or None,
        "measure": bare(row.measure),
        "objective_ref": table.objective_ref or None,
        "progress": row.progress,
        "progress_text": row.printed or None,
        "ref": row.ref,
        "values": values,
    }


def _values(table: Kpis, row: Kpi) -> tuple[Record, list[Json]]:
    """Text by column header; a covered column is null and named with the text that covers it."""
    titles = [
        title for title, role in zip(table.header, table.roles, strict=True) if role == "value"
    ]
    above = f"{table.above[0]} " if table.above else ""
    first = table.above[1] if table.above else len(table.header)
    names = [f"{above}{title}" if table.header.index(title) >= first else title for title in titles]
    values: Record = {}
    covered: list[Json] = []
    for value in row.values:
        name = names[len(values)]
        if isinstance(value, str):
            values[name] = value
            continue
        covered.append(name)
        values[name] = value.text if isinstance(value, Span) else None
        if isinstance(value, Span):
            for further in names[len(values) : len(values) + value.columns - 1]:
                covered.append(further)
                values[further] = None
    return values, covered


def _commentary(block: Commentary) -> list[tuple[str, Record]]:
    return [
        (
            "commentary",
            {
                "about": block.kind,
                "label": comment.label or None,
                "refs": list(comment.refs),
                "text": bare(comment.text),
            },
        )
        for comment in block.comments
    ]


def _objective(frame: Objective) -> list[tuple[str, Record]]:
    out: list[tuple[str, Record]] = [
        (
            "objectives",
            {
                "corporate_priority": frame.priority,
                "linked_indicators": frame.indicators or None,
                "objective": frame.title,
                "ref": frame.ref,
                "responsible_officer": frame.officer or None,
                "risk_initial": frame.initial or None,
                "risk_residual": frame.residual or None,
            },
        )
    ]
    for years, items in frame.milestones:
        for item in items:
            out.append(
                (
                    "milestones",
                    {
                        "milestone": bare(item),
                        "objective_ref": frame.ref,
                        "plan_year": f"20{years}",
                        "progress": None,
                        "ref": frame.ref,
                    },
                )
            )
    return out


def _actions(table: Actions) -> list[tuple[str, Record]]:
    return [
        (
            table.key,
            {
                "commentary": bare(row.commentary),
                "due_text": row.due or None,
                "progress": row.progress,
                "progress_text": row.printed or None,
                "ref": row.ref or None,
                "text": bare(row.text),
            },
        )
        for row in table.rows
    ]


def _finance(block: Finance) -> list[tuple[str, Record]]:
    wrong = {name for name, _, _ in block.wrong}
    return [
        (
            "finance",
            {
                "as_at": block.as_at,
                "department": block.department,
                "fault": line.name in wrong,
                "kind": line.kind,
                "line": line.name,
                "section": line.section or None,
                "statement": block.statement,
                **dict(zip(COLUMNS, line.texts, strict=True)),
            },
        )
        for line in printed_lines(block)
        if line.kind != "heading"
    ]


def _amounts(block: Amounts) -> list[tuple[str, Record]]:
    out: list[tuple[str, Record]] = []
    section = ""
    for name, *figures in block.rows:
        record: Record = {"as_at": block.as_at, "line": name, "statement": block.statement}
        if not block.department:
            values: Record = dict(zip(block.header[1:], figures, strict=True))
            out.append(("other_statements", {**record, "values": values}))
        elif not any(figures):
            section = name.lower()
        else:
            out.append(("finance", {**record, **_revenue(block, name, section, figures)}))
    return out


def _revenue(block: Amounts, name: str, section: str, figures: list[str]) -> Record:
    """A line of a revenue statement; a fifth column is the forecast for the year."""
    first = name.split()[0]
    kind = {"Total": "total", "Net": "net"}.get(first, "line")
    columns = (*COLUMNS, "forecast")[: len(figures)]
    return {
        "department": block.department,
        "fault": False,
        "kind": kind,
        "section": None if kind == "net" else section,
        **dict(zip(columns, figures, strict=True)),
    }


def _legend(block: Legend) -> list[tuple[str, Record]]:
    return [
        (
            "legends",
            {
                "mark": row.mark or None,
                "meanings": [bare(meaning) for meaning in row.meanings],
                "word": row.word,
            },
        )
        for row in block.rows
    ]


def _plain(table: Plain) -> list[tuple[str, Record]]:
    """The rows of a key that is printed as words only."""
    return [
        (
            "legends",
            {
                "mark": None,
                "meanings": [bare(text) for text in row[1:] if text],
                "word": bare(row[0]),
            },
        )
        for row in table.rows
        if table.key and row[0] and row[1]
    ]


def _officers(block: Officers) -> list[tuple[str, Record]]:
    return [
        ("officers", {"initials": row.initials, "name": row.name, "role": row.role})
        for row in block.rows
    ]


MAKERS: dict[type, Callable[..., list[tuple[str, Record]]]] = {
    Heading: _heading,
    Milestones: _milestones,
    Kpis: _kpis,
    Commentary: _commentary,
    Objective: _objective,
    Actions: _actions,
    Finance: _finance,
    Amounts: _amounts,
    Legend: _legend,
    Officers: _officers,
    Plain: _plain,
}
