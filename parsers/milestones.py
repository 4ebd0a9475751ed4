"""Milestone tables: ref, milestone, progress; the ref may be printed once for several rows."""

from dataclasses import dataclass, field, replace

import regex

from parsers.bullets import milestone_verbs, run_together
from parsers.grid import Row, Slot, row_place
from parsers.header import Header
from parsers.layout import Layout
from parsers.phrases import YEAR
from parsers.report import ColumnRole, Milestone
from parsers.rows import (
    CommentRow,
    GroupRow,
    classify,
    extra_words,
    joined,
    mark_cell,
    slot_of,
    text_of,
)
from parsers.tables import ReadTable

# '..., Sep 2008', '... by March 2014'
_DATED = regex.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{L}*\s*\d{4}\.?$")
_YEAR = regex.compile(rf"(?<!\d){YEAR}(?!\d)")


@dataclass(slots=True)
class _Reading:
    """What is carried from row to row down a table."""

    theme: str | None
    ref: str = ""
    objective: str = ""
    found: list[Milestone] = field(default_factory=list)
    comments: list[list[str]] = field(default_factory=list)
    officers: dict[int, str] = field(default_factory=dict)


def year_words(text: str) -> str | None:
    """The year printed in a header: '2008/09 Milestone' -> '2008/09'."""
    found = _YEAR.search(text)
    return found.group(0) if found else None


def _carried(row: Row, header: Header, role: ColumnRole, before: str, down: bool) -> str:
    """A cell's text, or the one that reaches down from above, or the last one printed."""
    slot = slot_of(row, header, role)
    if slot is None:
        return before if down else ""
    if slot.own and slot.text:
        return slot.text
    if slot.from_above:
        return slot.covered_by or before
    return before if down else ""


def _texts(slot: Slot) -> list[str]:
    """The milestones of one cell: one a bullet, or one a date where several run together."""
    items = [block.text for block in slot.blocks if block.marker is not None]
    if len(items) > 1:
        return items
    pieces = run_together(slot.text, milestone_verbs())
    return pieces if all(_DATED.search(piece) for piece in pieces) else [slot.text]


def _read_row(row: Row, header: Header, reading: _Reading, first_ordinal: int) -> None:
    text_index = header.column(ColumnRole.MILESTONE)
    assert text_index is not None  # a table without this column is not a milestone table
    slot = row[text_index]
    once = header.column(ColumnRole.OBJECTIVE) is not None
    reading.ref = _carried(row, header, ColumnRole.REF, reading.ref, once)
    reading.objective = _carried(row, header, ColumnRole.OBJECTIVE, reading.objective, once)
    if not slot.text:
        return
    texts = _texts(slot)
    year = year_words(header.columns[text_index].header)
    for text in texts:
        reading.found.append(
            Milestone(
                ordinal=first_ordinal + len(reading.found),
                ref_text=reading.ref,
                milestone=text,
                place=row_place(row),
                objective_ref_text=reading.ref or None,
                objective=reading.objective or None,
                theme=reading.theme,
                year_text=year,
                due_text=text_of(row, header, ColumnRole.DUE) or None,
                officer=text_of(row, header, ColumnRole.OFFICER) or None,
                progress=mark_cell(row, header, ColumnRole.PROGRESS),
            )
        )
        reading.comments.append(
            [text_of(row, header, ColumnRole.COMMENTARY), extra_words(row, header)]
        )


def read_milestones(
    table: ReadTable, layout: Layout, theme: str | None, first_ordinal: int
) -> tuple[tuple[Milestone, ...], tuple[str | None, ...]]:
    """The milestones of a table, and the commentary printed in the table for each."""
    reading = _Reading(theme=theme)
    assert table.header is not None  # only tables with a recognised header come here
    for row in table.rows:
        kind = classify(row, table.header, layout)
        if isinstance(kind, CommentRow):
            if reading.comments:
                reading.comments[-1].append(kind.text)
            if kind.officer is not None and reading.found:
                reading.officers[len(reading.found) - 1] = kind.officer
        elif isinstance(kind, GroupRow):
            reading.theme = kind.title
        else:
            _read_row(row, table.header, reading, first_ordinal)
    found = tuple(
        replace(record, commentary_officer=reading.officers.get(place))
        for place, record in enumerate(reading.found)
    )
    return found, tuple(joined(parts) for parts in reading.comments)
