"""Milestone tables: ref, milestone, progress; ref and objective may stand once for several rows."""

from dataclasses import dataclass, replace
from functools import partial

import regex

from parsers.bullets import milestone_verbs, run_together
from parsers.deadlines import due_text
from parsers.displaced import Lost, Standing, displaced, lost_cells
from parsers.flow import is_finished
from parsers.grid import Row, Slot, own_texts, row_place
from parsers.header import Header
from parsers.kinds import ColumnRole
from parsers.layout import Layout
from parsers.months import STEM
from parsers.objective_heads import is_objective_head, ref_and_text
from parsers.phrases import YEAR
from parsers.read_table import ReadTable
from parsers.report import Milestone
from parsers.rows import mark_cell, slot_of, text_of
from parsers.walk import Reading, TableRows, walk

# '..., Sep 2008', '... by March 2014'
_DATED = regex.compile(rf"\b{STEM}\p{{L}}*\s*\d{{4}}\.?$")
_YEAR = regex.compile(rf"(?<!\d){YEAR}(?!\d)")


@dataclass(slots=True)
class _Carried:
    """The ref and objective that are printed once for several rows.

    `over`: they stand over the rows, in lines of their own; `named`: the next row is such a line.
    """

    layout: Layout
    ref: str = ""
    objective: str = ""
    over: bool = False
    named: bool = False


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


def _is_drawn(row: Row, header: Header) -> bool:
    """Whether a row has a ref's cell of its own on a page: one that is blank says that it has none.

    A text file loses spans, so that a blank cell may be the one above.
    """
    slot = slot_of(row, header, ColumnRole.REF)
    return slot is not None and slot.own and slot.place.box is not None


def _texts(slot: Slot) -> list[str]:
    """The milestones of one cell: one a bullet, or one a date where several run together."""
    items = [block.text for block in slot.blocks if block.marker is not None]
    if len(items) > 1:
        return items
    pieces = run_together(slot.text, milestone_verbs())
    return pieces if all(_DATED.search(piece) for piece in pieces) else [slot.text]


def _is_head(row: Row, carried: _Carried, header: Header) -> bool:
    """Whether a row is 'Ref | Objective', or the ref and objective under it, for the rows below.

    In a table that has no column for them they may stand over their rows without a head.
    """
    texts = own_texts(row)
    if header.column(ColumnRole.REF) is None and (named := ref_and_text(texts)) is not None:
        carried.ref, carried.objective = named
        carried.named, carried.over = False, True
        return True
    if is_objective_head(texts, carried.layout):
        carried.named = True
        return True
    if not carried.named or len(texts) < 2:
        return False
    carried.ref, carried.objective = texts[0], " ".join(texts[1:])
    carried.named, carried.over = False, True
    return True


def _goes_on(reading: Reading[Milestone], row: Row, slot: Slot) -> bool:
    """Whether a row holds nothing but the end of a sentence of the row above it."""
    if not reading.found or own_texts(row) != [slot.text] or not slot.text[:1].islower():
        return False
    said = [part for part in reading.comments[-1] if part]
    if said and not is_finished(said[-1]):
        reading.comments[-1].append(slot.text)
        return True
    last = reading.found[-1]
    if is_finished(last.milestone):
        return False
    reading.found[-1] = replace(last, milestone=f"{last.milestone} {slot.text}")
    return True


def _read_row(
    reading: Reading[Milestone], carried: _Carried, lost: Lost, row: Row, header: Header
) -> None:
    text_index = header.column(ColumnRole.MILESTONE)
    assert text_index is not None  # a table without this column is not a milestone table
    slot = row[text_index]
    if _is_head(row, carried, header) or _goes_on(reading, row, slot):
        return
    if reading.goes_on(row, header):
        return
    once = carried.over or header.column(ColumnRole.OBJECTIVE) is not None
    if text_of(row, header, ColumnRole.OBJECTIVE) and header.column(ColumnRole.REF) is not None:
        carried.ref = ""  # another objective: its ref is lost where none is printed beside it
    carried.ref = _carry(
        row, header, ColumnRole.REF, carried.ref, once or not _is_drawn(row, header)
    )
    carried.objective = _carry(row, header, ColumnRole.OBJECTIVE, carried.objective, once)
    if slot.text and not any(char.isalpha() for char in slot.text):
        reading.unread.append(row_place(row))
        return
    if not slot.text and _says_more(row, header):
        reading.unread.append(row_place(row))
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
            due_text=due_text(row, header),
            officer=text_of(row, header, ColumnRole.OFFICER) or None,
            progress=mark_cell(row, header, ColumnRole.PROGRESS),
        )
        standing = lost.standing(row)
        reading.findings += displaced("milestones", row, milestone.ordinal, standing)
        reading.add(_unsure(milestone) if standing is Standing.LOST else milestone, row, header)


def _says_more(row: Row, header: Header) -> bool:
    """Whether a row has words beside the ref and objective that are carried to the rows below."""
    kept = (header.column(ColumnRole.REF), header.column(ColumnRole.OBJECTIVE))
    return any(s.own and s.text for n, s in enumerate(row) if n not in kept)


def _unsure(milestone: Milestone) -> Milestone:
    """A milestone of which no one can tell under which heads its cells stand."""
    return replace(milestone, due_text=None, officer=None, progress=None)


def read_milestones(
    table: ReadTable, layout: Layout, theme: str | None, first_ordinal: int
) -> TableRows[Milestone]:
    """The milestones of a table, and the commentary printed in the table for each."""
    reading = Reading[Milestone](theme, first_ordinal)
    carried = _Carried(layout)
    if table.above is not None:
        carried = _Carried(layout, *table.above, over=True)
    assert table.header is not None  # only tables with a recognised header come here
    lost = lost_cells(table.header, table.rows)
    return walk(table, layout, reading, partial(_read_row, reading, carried, lost))
