"""From the tables of a report's content to grids."""

from collections.abc import Sequence
from dataclasses import replace

from content.blocks import (
    Actions,
    Amounts,
    Covered,
    Kpi,
    Kpis,
    Legend,
    Levels,
    Milestone,
    Milestones,
    Objective,
    Plain,
    Span,
)
from render.grid import Cell, Grid, Row

HEAD = "#d9d9d9"
FRAME = "#dbe5f1"
GROUP = "#eeeeee"
LEVELS = ((15, "#ff0000"), (8, "#ffc000"), (0, "#00b050"))  # least score of a level, its fill
LOSS, GAIN = ("#c00000", "#ffc7ce"), ("#00803c", "#c6efce")  # words and fill of an amount
FRAME_WIDTHS = (30.0, 16.0, 15.0, 26.0, 32.0, 22.0, 32.0)


def _head(texts: Sequence[str], fill: str = HEAD) -> Row:
    return tuple(Cell(text, bold=True, align="center", fill=fill) for text in texts)


def milestones_grid(table: Milestones) -> Grid:
    """Ref | milestone | progress, or the older Ref | objective | milestone | progress | comment."""
    body: list[Row] = []
    previous = ""
    for row in table.rows:
        again = table.ref_once and row.ref == previous
        body.append(tuple(_milestone_cell(role, row, again) for role in table.roles))
        if table.spanning:
            words = f"<b>Supporting commentary:</b> {row.commentary}".rstrip()
            body.append((Cell(columns=len(table.roles), paragraphs=(words,)),))
        previous = row.ref
    return Grid((_head(table.header),), tuple(body), table.widths, breaks=table.breaks)


def _milestone_cell(role: str, row: Milestone, again: bool) -> Cell:
    if role == "progress":
        return Cell(row.printed, mark=row.progress or "", align="center")
    text = {
        "ref": "" if again else row.ref,
        "objective": "" if again else row.objective,
        "text": f"{row.text} {row.tail}".strip(),
        "commentary": row.commentary,
    }[role]
    return Cell(text)


def kpis_grid(table: Kpis) -> Grid:
    """An indicator table with its group rows and, if spanning, a comment row after each."""
    body: list[Row] = []
    group = ""
    for row in table.rows:
        if row.group and row.group != group:
            group = row.group
            body.append((Cell(group, columns=len(table.roles), bold=True, fill=GROUP),))
        body.append(_kpi_row(table, row))
        if table.spanning:
            paragraphs = _supporting(row)
            body.append((Cell(columns=len(table.roles), paragraphs=paragraphs),))
    return Grid(
        _kpi_header(table),
        tuple(body),
        table.widths,
        breaks=table.breaks,
        text_pad=table.text_pad,
    )


def _supporting(row: Kpi) -> tuple[str, ...]:
    first = f"<b>Supporting commentary:</b> {row.officer}".rstrip()
    if not row.commentary:
        return (first,)
    return (f"{first} {row.commentary[0]}", *row.commentary[1:])


def _kpi_header(table: Kpis) -> tuple[Row, ...]:
    if table.above is None:
        return (_head(table.header),)
    text, first, count = table.above
    top: list[Cell] = []
    below: list[Cell] = []
    for column, title in enumerate(table.header):
        if column == first:
            top.append(Cell(text, columns=count, bold=True, align="center", fill=HEAD))
        if first <= column < first + count:
            below.append(Cell(title, bold=True, align="center", fill=HEAD))
        else:
            top.append(Cell(title, rows=2, bold=True, align="center", fill=HEAD))
    return (tuple(top), tuple(below))


def _kpi_row(table: Kpis, row: Kpi) -> Row:
    values = list(row.values)
    cells: list[Cell] = []
    skip = 0
    for role in table.roles:
        if role != "value" and skip:
            skip -= 1
            continue
        if role == "value":
            if skip:
                skip -= 1
                continue
            value = values.pop(0)
            if isinstance(value, Covered):
                continue
            if isinstance(value, Span):
                skip = value.columns - 1
                cells.append(_span_cell(value))
            else:
                cells.append(Cell(value, align="center"))
        elif role == "progress":
            cells.append(Cell(row.printed, mark=row.progress or "", align="center"))
        elif role == "direction":
            cells.append(Cell(row.travel, mark=row.direction or "", align="center"))
        elif role == "commentary":
            cells.append(Cell(" ".join(row.commentary)))
        else:
            cells.append(Cell(row.ref if role == "ref" else row.measure))
    return tuple(cells)


def _span_cell(value: Span) -> Cell:
    return Cell(
        value.text, columns=value.columns, rows=value.rows, italic=value.italic, align="center"
    )


def objective_grid(frame: Objective) -> Grid:
    """The frame of a service objective: seven columns, the milestones across six of them."""
    body: list[Row] = [
        (_label("Corporate Priority:"), Cell(frame.priority, columns=6, bold=True)),
        (
            _label("Service Objective:"),
            Cell(f"{frame.ref}: {frame.title}", columns=6, bold=True),
        ),
    ]
    for years, items in frame.milestones:
        first, *others = items
        label = _label(f"Key Milestones ({years})", rows=len(items))
        body.append((label, Cell(first, columns=6, bullet=True)))
        body.extend((Cell(item, columns=6, bullet=True),) for item in others)
    body.append(
        (
            _label("Risk Assessment:", rows=2),
            Cell("Initial"),
            Cell(frame.initial),
            _label("Responsible Officer", rows=2),
            Cell(frame.officer, rows=2),
            _label("Linked Indicators", rows=2),
            Cell(frame.indicators, rows=2),
        )
    )
    body.append((Cell("Residual"), Cell(frame.residual)))
    return Grid((), tuple(body), FRAME_WIDTHS, breaks=frame.breaks)


def _label(text: str, rows: int = 1) -> Cell:
    return Cell(text, rows=rows, bold=True, fill=FRAME)


def actions_grid(table: Actions) -> Grid:
    """Risk treatment measures or equality actions."""
    body = []
    for row in table.rows:
        cells = {
            "ref": Cell(row.ref),
            "text": Cell(row.text),
            "due": Cell(row.due),
            "progress": Cell(row.printed, mark=row.progress or "", align="center"),
            "commentary": Cell(row.commentary),
        }
        body.append(tuple(cells[role] for role in table.roles))
    return Grid((_head(table.header),), tuple(body), table.widths)


def legend_grid(table: Legend) -> Grid:
    """The key: word, picture, meanings; a column of words or pictures that is empty is left out."""
    header = (_head(table.header),) if table.header else ()
    worded, marked = any(row.word for row in table.rows), any(row.mark for row in table.rows)
    kept = (worded, marked, *(True for _ in table.rows[0].meanings))
    body = tuple(
        (
            *((Cell(f"<u>{row.word}</u>", bold=True),) if worded else ()),
            *((Cell(mark=row.mark, align="center"),) if marked else ()),
            *(Cell(meaning) for meaning in row.meanings),
        )
        for row in table.rows
    )
    widths = tuple(width for width, keep in zip(table.widths, kept, strict=True) if keep)
    return Grid(header, body, widths, keep=True)


def levels_grid(table: Levels) -> Grid:
    """Risks with their scores; a score's fill is that of its level."""
    body = tuple((Cell(ref), Cell(risk), *map(_score, scores)) for ref, risk, *scores in table.rows)
    return Grid((_head(table.header),), body, table.widths)


def _score(text: str) -> Cell:
    fill = next(fill for least, fill in LEVELS if int(text) >= least)
    return Cell(text, align="center", fill=fill)


def plain_grid(table: Plain) -> Grid:
    """A table of words."""
    header = (_head(table.header),) if table.header else ()
    body = tuple(tuple(Cell(text) for text in row) for row in table.rows)
    return Grid(header, body, table.widths, table.rules)


def amounts_grid(table: Amounts) -> Grid:
    """A statement of another shape: names left, figures right, totals bold."""
    body = []
    for row in table.rows:
        bold = row[0].lower().startswith(("total", "net"))
        name = Cell(row[0], bold=bold or not any(row[1:]))
        cells = [Cell(text, align="right", bold=bold) for text in row[1:]]
        if table.coloured and row[-1]:
            colour, fill = LOSS if row[-1].startswith("(") else GAIN
            cells[-1] = replace(cells[-1], colour=colour, fill=fill)
        body.append((name, *cells))
    header = tuple(Cell(text, bold=True, align="right") for text in table.header)
    return Grid((header,), tuple(body), table.widths, table.rules)
