"""Findings of a release: chosen by SQL, printed document by document."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import duckdb
import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from extract.findings import Severity
from quarterlight.command_options import Format
from quarterlight.printing import SHOWN_ROWS, print_rows
from quarterlight.report_view import word
from quarterlight.spots import spot
from quarterlight.summary import counted
from warehouse.query import ask
from warehouse.sql_text import quoted

COLUMNS = (
    "severity, code, source, page, source_line, table_name, message, expected, found, "
    "row_id, finding_id, document_id"
)
"""Columns of the CSV and JSON output: those a person reads come first."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which findings are wanted; empty and None mean all."""

    severities: tuple[Severity, ...] = ()
    codes: tuple[str, ...] = ()
    document: str | None = None
    table: str | None = None

    @property
    def rows(self) -> str:
        """The part of a query from FROM on; `source` is the document's file name."""
        conditions = ["true"]
        if self.severities:
            conditions.append(f"severity IN ({joined(self.severities)})")
        if self.codes:
            conditions.append(f"code IN ({joined(self.codes)})")
        if self.document is not None:
            conditions.append(f"contains(lower(source), lower({quoted(self.document)}))")
        if self.table is not None:
            conditions.append(f"table_name = {quoted(self.table)}")
        where = " AND ".join(conditions)
        return f"FROM findings LEFT JOIN documents USING (document_id) WHERE {where}"

    def any_document(self, connection: duckdb.DuckDBPyConnection) -> bool:
        """Whether a file has the wanted part in its name, with findings or without."""
        part = quoted(self.document or "")
        query = f"FROM documents WHERE contains(lower(source), lower({part})) LIMIT 1"
        return bool(connection.sql(query).fetchall())

    def unknown_codes(self, connection: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
        """The wanted codes that no finding of the release has."""
        known = {row[0] for row in connection.sql("SELECT DISTINCT code FROM findings").fetchall()}
        return tuple(code for code in self.codes if code not in known)


@dataclass(frozen=True, slots=True)
class Count:
    """How many of the wanted findings are of one kind, in how many documents."""

    severity: str
    code: str
    findings: int
    documents: int


@dataclass(frozen=True, slots=True)
class Shown:
    """What a person reads of one finding."""

    severity: str
    code: str
    source: str | None
    page: int | None
    source_line: int | None
    table_name: str | None
    message: str
    expected: str | None
    found: str | None


def joined(texts: Sequence[str]) -> str:
    """SQL literals with commas between them."""
    return ", ".join(map(quoted, texts))


def worst_first() -> str:
    """An SQL expression that orders severities from worst to mildest."""
    return f"list_position([{joined(list(Severity))}], severity)"


def counts_of(connection: duckdb.DuckDBPyConnection, wanted: Wanted) -> list[Count]:
    """The wanted findings by kind, the worst and then the most frequent first."""
    query = (
        f"SELECT severity, code, count(*) n, count(DISTINCT document_id) {wanted.rows} "
        f"GROUP BY severity, code ORDER BY {worst_first()}, n DESC, code"
    )
    return [Count(*row) for row in connection.sql(query).fetchall()]


def print_findings(connection: duckdb.DuckDBPyConnection, wanted: Wanted, form: Format) -> None:
    """Print the wanted findings on stdout, by document in reading order."""
    order = "ORDER BY source, document_id, ordinal"
    if form != Format.TABLE:
        answer = ask(connection, f"SELECT {COLUMNS} {wanted.rows} {order}")
        if answer is not None:
            print_rows(answer, form)
        return
    names = ", ".join(Shown.__slots__)
    query = f"SELECT {names} {wanted.rows} {order} LIMIT {SHOWN_ROWS + 1}"
    rows = [Shown(*row) for row in connection.sql(query).fetchall()]
    console = Console(highlight=False)
    for source, found in groupby(rows[:SHOWN_ROWS], key=lambda row: row.source):
        console.print(document_table(source or "(the archive)", list(found)))
        console.print()
    if len(rows) > SHOWN_ROWS:
        typer.echo(f"Only the first {SHOWN_ROWS} are shown; take --format csv.", err=True)


def document_table(source: str, rows: Sequence[Shown]) -> Table:
    """The findings of one document under its name."""
    table = Table("Severity", "Code", "Where", "What", box=None, pad_edge=False)
    table.title, table.title_justify = Text(source, style="bold"), "left"
    for column in table.columns[:3]:
        column.no_wrap = True
    table.columns[1].overflow = "fold"
    for row in rows:
        where = spot(row.page, row.source_line)
        table.add_row(word(row.severity), Text(row.code), where, what(row))
    return table


def what(row: Shown) -> Text:
    """The sentence, then what was expected and what was found, each on a line of its own."""
    about = f" ({row.table_name})" if row.table_name else ""
    said = Text(row.message + about)
    for label, text in (("expected", row.expected), ("found", row.found)):
        if text is not None:
            said.append(f"\n{label}: ", style="dim").append(text)
    return said


def print_counts(counts: Sequence[Count], unknown: Sequence[str]) -> None:
    """Count the findings by kind on stderr, and name the kinds that never occur."""
    console = Console(stderr=True, highlight=False)
    for code in unknown:
        console.print(Text(f"No finding of this warehouse has the code {code!r}."))
    if not counts:
        console.print("No findings.")
        return
    table = Table("Severity", "Code", "Findings", "Documents", box=None, pad_edge=False)
    for column in table.columns[2:]:
        column.justify = "right"
    for count in counts:
        numbers = (f"{count.findings:,}", f"{count.documents:,}")
        table.add_row(word(count.severity), Text(count.code), *numbers)
    console.print(table)
    console.print(counted(sum(count.findings for count in counts), "finding"))
