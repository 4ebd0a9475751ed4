"""Down the rows of a table: groups are carried along, comments go to the row above."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from parsers.grid import Row
from parsers.header import Header
from parsers.layout import Layout
from parsers.report import ColumnRole, Kpi, Milestone
from parsers.rows import CommentRow, GroupRow, classify, extra_words, text_of
from parsers.tables import ReadTable

R = TypeVar("R", Milestone, Kpi)


@dataclass(slots=True)
class Reading(Generic[R]):
    """What is read of a table, and what is carried from row to row."""

    theme: str | None
    first_ordinal: int
    found: list[R] = field(default_factory=list)
    comments: list[list[str]] = field(default_factory=list)

    @property
    def next_ordinal(self) -> int:
        """The ordinal of the next record."""
        return self.first_ordinal + len(self.found)

    def add(self, record: R, row: Row, header: Header) -> None:
        """A record, with what its own row says in comment columns and beside the others."""
        self.found.append(record)
        own = [text_of(row, header, ColumnRole.COMMENTARY), extra_words(row, header)]
        self.comments.append(own)

    def comment(self, row: CommentRow) -> None:
        """A comment row: it speaks about the record above it, if there is one."""
        if not self.found:
            return
        self.comments[-1].append(row.text)
        if row.officer is not None:
            self.found[-1] = replace(self.found[-1], commentary_officer=row.officer)

    def commentary(self) -> tuple[str | None, ...]:
        """The comments of each record as one text; None where it has none."""
        joined = (" ".join(part for part in parts if part) for parts in self.comments)
        return tuple(text or None for text in joined)


def walk(
    table: ReadTable,
    layout: Layout,
    reading: Reading[R],
    read_row: Callable[[Row, Header], None],
) -> tuple[tuple[R, ...], tuple[str | None, ...]]:
    """The records of a table, and the commentary printed in the table for each."""
    assert table.header is not None  # only tables with a recognised header come here
    for row in table.rows:
        kind = classify(row, table.header, layout)
        if isinstance(kind, CommentRow):
            reading.comment(kind)
        elif isinstance(kind, GroupRow):
            reading.theme = kind.title
        else:
            read_row(row, table.header)
    return tuple(reading.found), reading.commentary()
