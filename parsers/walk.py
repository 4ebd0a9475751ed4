"""Down the rows of a table: groups are carried along, comments go to the row above."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from extract.findings import Finding, Severity
from extract.places import Place
from parsers.grid import Row, own_texts, row_place
from parsers.header import Header
from parsers.kinds import ColumnRole
from parsers.layout import Layout
from parsers.read_table import ReadTable
from parsers.report import Kpi, Milestone
from parsers.rows import CommentRow, GroupRow, classify, comments_of, extra_words
from parsers.short_comments import with_short_comments

R = TypeVar("R", Milestone, Kpi)


@dataclass(slots=True)
class Reading(Generic[R]):
    """What is read of a table, and what is carried from row to row."""

    theme: str | None
    first_ordinal: int
    found: list[R] = field(default_factory=list)
    comments: list[list[str]] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    unread: list[Place] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    row_end: int = 0
    by_rows: bool = False

    @property
    def next_ordinal(self) -> int:
        """The ordinal of the next record."""
        return self.first_ordinal + len(self.found)

    def add(self, record: R, row: Row, header: Header) -> None:
        """A record, with what its own row says in comment columns and beside the others."""
        self.found.append(record)
        own = [comments_of(row, header), extra_words(row, header)]
        self.comments.append(own)
        self.ends.append(self.row_end)

    def goes_on(self, row: Row, header: Header) -> bool:
        """Whether a row says nothing but the rest of the comment on the record above it."""
        said = comments_of(row, header)
        if not self.found or not said or " ".join(own_texts(row)) != said:
            return False
        self.comments[-1].append(said)
        return True

    def drop_last(self) -> None:
        """Without the last record: its row only heads those that follow."""
        self.found.pop()
        self.comments.pop()
        self.ends.pop()

    def comment(self, row: CommentRow, place: Place) -> None:
        """A comment row: it speaks about the record above it, if there is one."""
        self.by_rows = True
        if not self.found:
            self.findings.append(_above_all(row, place))
            return
        self.comments[-1].append(row.text)
        if row.officer is not None:
            self.found[-1] = replace(self.found[-1], commentary_officer=row.officer)

    def commentary(self) -> tuple[str | None, ...]:
        """The comments of each record as one text; None where it has none."""
        joined = (" ".join(part for part in parts if part) for parts in self.comments)
        return tuple(text or None for text in joined)


def _above_all(row: CommentRow, place: Place) -> Finding:
    """A comment that stands above all rows of its table."""
    return Finding(
        code="comment_without_row",
        message="A row of a table comments on the row above it, but no row stands there.",
        severity=Severity.INFO,
        place=place,
        table_name="printed_tables",
        found=row.text,
    )


def _theme_beside(row: Row, header: Header) -> str | None:
    """What the cell of a theme says; it holds for the rows below until another is printed."""
    column = header.column(ColumnRole.THEME)
    slot = row[column] if column is not None else None
    if slot is None:
        return None
    return (slot.text if slot.own else slot.covered_by if slot.from_above else None) or None


@dataclass(frozen=True, slots=True)
class TableRows(Generic[R]):
    """The records of a table, each with the commentary that the table prints for it.

    `ends` tells where in the flow the part stands that a record is in; `by_rows`, whether comments
    stand in rows of their own; `unread`, where rows stand that name nothing.
    """

    records: tuple[R, ...]
    comments: tuple[str | None, ...]
    ends: tuple[int, ...]
    by_rows: bool
    unread: tuple[Place, ...] = ()
    findings: tuple[Finding, ...] = ()


def walk(
    table: ReadTable,
    layout: Layout,
    reading: Reading[R],
    read_row: Callable[[Row, Header], None],
) -> TableRows[R]:
    """The records of a table, and the commentary printed in the table for each."""
    assert table.header is not None  # only tables with a recognised header come here
    told = [classify(row, table.header, layout) for row in table.rows]
    for number, kind in enumerate(with_short_comments(table.rows, told)):
        row = table.rows[number]
        reading.row_end = table.row_end(number)
        if isinstance(kind, CommentRow):
            reading.comment(kind, row_place(row))
        elif isinstance(kind, GroupRow):
            reading.theme = kind.title
        else:
            reading.theme = _theme_beside(row, table.header) or reading.theme
            read_row(row, table.header)
    return TableRows(
        tuple(reading.found),
        reading.commentary(),
        tuple(reading.ends),
        reading.by_rows,
        tuple(reading.unread),
        tuple(reading.findings),
    )
