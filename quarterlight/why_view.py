"""What is known of one id, printed: the row, where it stands, then the answers part by part."""

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from quarterlight.json_text import print_json
from quarterlight.printing import print_table
from warehouse.trace import CHANGES, Part, Trace

PLACE = ("page", "page_end", "x0", "top", "x1", "bottom", "source_line")
LEFT_OUT = {*PLACE, "document_id", "ordinal", "row_key"}
"""Columns that are said otherwise: the place in one line, the document in a part of its own."""


def print_trace(trace: Trace) -> None:
    """Print all that is known."""
    console = Console(highlight=False)
    if trace.merged is not None:
        console.print(Text(f"{trace.merged} was merged into {trace.id}."))
    if trace.table is None:
        console.print(Text(f"{trace.id} is not in the current release; earlier ones had it."))
    else:
        console.print(Text(f"{trace.id} in {trace.table}", style="bold"))
        console.print(facts_table(facts_of(trace)))
    for part in trace.parts:
        console.print()
        console.print(Text(part.title, style="bold"))
        print_part(console, part)


def print_part(console: Console, part: Part) -> None:
    """One row as a list of its cells, several as a table; changes as sentences."""
    if part.title == CHANGES:
        for line in change_lines(part):
            console.print(Text(line))
    elif len(part.rows) == 1:
        cells = [
            (n, str(c)) for n, c in zip(part.columns, part.rows[0], strict=True) if c is not None
        ]
        console.print(facts_table(cells))
    else:
        print_table(part.columns, iter(part.rows))


def change_lines(part: Part) -> Iterator[str]:
    """'2026-01-02 03:04 r-...: observations.value from 56.5 to 56.9, by reissue of doc-...'."""
    for row in part.rows:
        said = dict(zip(part.columns, row, strict=True))
        where = f"{said['table_name']}.{said['column_name']}" if said["column_name"] else ""
        what = str(said["change"]).replace("_", " ")
        if where:
            what = f"{where} from {said['before_text']} to {said['after_text']}"
        elif said["change"] in ("row_added", "row_removed"):
            what += f" in {said['table_name']}"
        elif said["after_text"] or said["before_text"]:
            what += f": {said['after_text'] or said['before_text']}"
        cause = str(said["cause"]).replace("_", " ")
        if said["cause_document_id"]:
            cause += f" ({said['cause_document_id']})"
        if said["cause"] == "software":
            cause += f" ({said['software']})"
        yield f"{said['published']:%Y-%m-%d %H:%M} {said['release_id']}: {what}; cause: {cause}"


def facts_table(facts: Iterable[tuple[str, str]]) -> Table:
    """Names and texts in two columns."""
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True, style="dim")
    table.add_column(overflow="fold")
    for name, text in facts:
        table.add_row(name, Text(text))
    return table


def facts_of(trace: Trace) -> Iterator[tuple[str, str]]:
    """Names and texts of what the row says, its place first."""
    stands = place(trace)
    if stands:
        yield "stands at", stands
    for name, value in trace.row.items():
        if value is not None and name not in LEFT_OUT and value != trace.id:
            yield name, str(value)


def place(trace: Trace) -> str:
    """'page 3, box 72 100.5 240 118 (points from the top left)' or 'line 12'."""
    page, end, x0, top, x1, bottom, line = (trace.row.get(name) for name in PLACE)
    if page is None:
        return "" if line is None else f"line {line}"
    pages = f"page {page}" if end in (None, page) else f"pages {page} to {end}"
    if x0 is None:
        return pages
    return f"{pages}, box {x0:g} {top:g} {x1:g} {bottom:g} (points from the top left)"


def print_trace_json(trace: Trace) -> None:
    """The same as JSON; the rows of a part are objects."""
    said = {
        "id": trace.id,
        "merged": trace.merged,
        "table": trace.table,
        "row": trace.row,
        "parts": [
            {
                "title": part.title,
                "rows": [dict(zip(part.columns, row, strict=True)) for row in part.rows],
            }
            for part in trace.parts
        ],
    }
    print_json(said)
