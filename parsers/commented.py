"""The rows of tables as what comments may speak of, and the rows with their comments."""

from dataclasses import replace
from typing import TypeVar

from parsers.comment_run import Commented, keys_of
from parsers.people import opening_names, people_of
from parsers.read_table import ReadTable
from parsers.report import Kpi, Milestone
from parsers.walk import TableRows

C = TypeVar("C", Milestone, Kpi)


def to_comment(
    name: str, table: ReadTable, texts: list[tuple[int, str, str]], rows: TableRows[C]
) -> list[Commented]:
    """The rows of a table as what comments may speak of, with those that the table prints."""
    commented = []
    for (ordinal, ref, text), comment, end in zip(texts, rows.comments, rows.ends, strict=True):
        row = Commented(name, ordinal, keys_of(ref), text, table.end, end, rows.by_rows)
        row.comments.extend([comment] if comment else [])
        commented.append(row)
    return commented


def _comment(rows: list[Commented], table_name: str, ordinal: int) -> str | None:
    row = next(r for r in rows if r.table_name == table_name and r.ordinal == ordinal)
    parts = [part for part in row.comments if part]
    return " ".join(parts) if parts else None


def _officer(rows: list[Commented], table_name: str, ordinal: int) -> str | None:
    """Who comments outside the table: 'Supporting commentary: Jo Bell'."""
    named = (r.officer for r in rows if r.table_name == table_name and r.ordinal == ordinal)
    return next(named, None)


def with_comments(
    records: list[C], rows: list[Commented], table: str, people: frozenset[str]
) -> tuple[C, ...]:
    """The records of a table with their comments, the names that open a comment set apart."""
    known = {row.ordinal for row in rows if row.table_name == table}
    finished: list[C] = []
    for record in records:
        comment = _comment(rows, table, record.ordinal) if record.ordinal in known else None
        names, rest = opening_names(comment or "", people)
        officer = record.commentary_officer or _officer(rows, table, record.ordinal) or names
        finished.append(replace(record, commentary=rest or None, commentary_officer=officer))
    return tuple(finished)


def people_named(
    milestones: list[Milestone], kpis: list[Kpi], commented: list[Commented]
) -> frozenset[str]:
    """Who is named beside comments, and who answers for milestones."""
    rows: list[Milestone | Kpi] = [*milestones, *kpis]
    alone = [row.commentary_officer for row in rows if row.commentary_officer]
    alone += [row.officer for row in commented if row.officer]
    return people_of(alone, (m.milestone for m in milestones))
