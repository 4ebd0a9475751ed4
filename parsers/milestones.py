"""Milestone tables: ref, milestone, progress; the ref may be printed once for several rows."""

from dataclasses import dataclass
from functools import partial

import regex

from parsers.bullets import milestone_verbs, run_together
from parsers.grid import Row, Slot, row_place
from parsers.header import Header
from parsers.layout import Layout
from parsers.phrases import YEAR
from parsers.report import ColumnRole, Milestone
from parsers.rows import mark_cell, slot_of, text_of
from parsers.tables import ReadTable
from parsers.walk import Reading, walk

# '..., Sep 2008', '... by March 2014'
_DATED = regex.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{L}*\s*\d{4}\.?$")
_YEAR = regex.compile(rf"(?<!\d){YEAR}(?!\d)")


@dataclass(slots=True)
class _Carried:
    """The ref and objective that are printed once for several rows."""

    ref: str = ""
    objective: str = ""


def year_words(text: str) -> str | None:
    """The year printed in a header: '2008/09 Milestone' -> '2008/09'."""
    found = _YEAR.search(text)
    return found.group(0) if found else None


def _carry(row: Row, header: Header, role: ColumnRole, before: str, down: bool) -> str:
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


def _read_row(reading: Reading[Milestone], carried: _Carried, row: Row, header: Header) -> None:
    text_index = header.column(ColumnRole.MILESTONE)
    assert text_index is not None  # a table without this column is not a milestone table
    slot = row[text_index]
    once = header.column(ColumnRole.OBJECTIVE) is not None
    carried.ref = _carry(row, header, ColumnRole.REF, carried.ref, once)
    carried.objective = _carry(row, header, ColumnRole.OBJECTIVE, carried.objective, once)
    for text in _texts(slot) if slot.text else []:
        milestone = Milestone(
            ordinal=reading.next_ordinal,
            ref_text=carried.ref,
            milestone=text,
            place=row_place(row),
            objective_ref_text=carried.ref or None,
            objective=carried.objective or None,
            theme=reading.theme,
            year_text=year_words(header.columns[text_index].header),
            due_text=text_of(row, header, ColumnRole.DUE) or None,
            officer=text_of(row, header, ColumnRole.OFFICER) or None,
            progress=mark_cell(row, header, ColumnRole.PROGRESS),
        )
        reading.add(milestone, row, header)


def read_milestones(
    table: ReadTable, layout: Layout, theme: str | None, first_ordinal: int
) -> tuple[tuple[Milestone, ...], tuple[str | None, ...]]:
    """The milestones of a table, and the commentary printed in the table for each."""
    reading = Reading[Milestone](theme, first_ordinal)
    return walk(table, layout, reading, partial(_read_row, reading, _Carried()))
