"""Indicator tables: ref, measure, value columns, progress, direction of travel."""

from dataclasses import dataclass, replace
from functools import partial

import regex

from extract.cell_words import stands_in
from parsers.displaced import Lost, Standing, displaced, lost_cells
from parsers.grid import BLANK, Row, row_place
from parsers.header import Header
from parsers.kinds import ColumnRole
from parsers.layout import Layout
from parsers.read_table import ReadTable
from parsers.refs import label_of, printed_refs
from parsers.report import Kpi
from parsers.row_kinds import Kinds, kinds_column, with_more
from parsers.rows import mark_cell, slot_of, text_of, value_cells
from parsers.walk import Reading, TableRows, walk

# The name of a part of an indicator has this many words at most; more are a measure of their own.
PART_WORDS = 6
# 'KS2 English and Maths', 'GCSE', 'PM10 Particulates': measured things, and no refs
_STAGE = regex.compile(r"^(?:KS ?[1-5]|CO2|NO2|PM ?(?:10|2\.5))\b")
# '21', '71%', '£412.20', '-'
_VALUE = regex.compile(r"[<>£]?\s?-?\d[\d,.]*\s?%?|-")


def is_value(text: str) -> bool:
    """Whether a cell holds a figure or says that there is none."""
    bare = text.strip()
    return stands_in(bare) or _VALUE.fullmatch(bare) is not None


def _ref_text(row: Row, header: Header) -> str:
    slot = slot_of(row, header, ColumnRole.REF)
    if slot is None:
        return ""
    return slot.text if slot.own else (slot.covered_by or "") if slot.from_above else ""


def _measure_text(row: Row, header: Header) -> str:
    """The words of the measure; those that reach down over rows of several periods count in each.

    'Calls taken' | 'Jul 2014' | ... over 'Aug 2014' | ...
    """
    slot = slot_of(row, header, ColumnRole.MEASURE)
    if slot is None or slot.own:
        return slot.text if slot is not None else ""
    dated = text_of(row, header, ColumnRole.PERIOD)
    return (slot.covered_by or "") if slot.from_above and dated else ""


def _ref_in(measure: str) -> tuple[str, str]:
    """The refs that open a measure in a table without a column for them: 'NI 152: ...'.

    'CO2 reduction' goes on as a sentence does, 'KS2 English' names a stage of school.
    """
    refs, closed, rest = label_of(measure)
    if not closed and (rest[:1].islower() or _STAGE.match(measure)):
        return "", measure
    return (measure.removesuffix(rest).strip(" :–-"), rest) if refs and rest else ("", measure)


@dataclass(slots=True)
class _Whole:
    """An indicator that prints its values part by part, in the rows under it."""

    ref: str = ""
    measure: str = ""


def _is_head(kpi: Kpi) -> bool:
    """Whether a row names an indicator and prints nothing else: its parts may follow."""
    marks = [cell for cell in (kpi.progress, kpi.direction) if cell is not None]
    silent = not any(cell.text or cell.marks for cell in marks)
    empty = all(not v.text and not v.covered_by for v in kpi.values)
    return bool(kpi.ref_text and kpi.measure and kpi.values) and silent and empty


def _shifted(row: Row, header: Header) -> Row | None:
    """A row of a text file that lost its blank first cell: 'Families' under the refs."""
    ref, text = header.column(ColumnRole.REF), header.column(ColumnRole.MEASURE)
    if (ref, text) != (0, 1) or row[0].place.box is not None or printed_refs(row[0].text):
        return None
    worded = any(c.isalpha() for c in row[0].text)
    lost = worded and is_value(row[1].text) and not row[-1].text and not row[-1].marks
    return (BLANK, *row[:-1]) if lost else None


def _as_part(reading: Reading[Kpi], whole: _Whole, row: Row, header: Header) -> Row | None:
    """A row of a part ('Priority 1', 'Families') of the indicator above it; None for any other."""
    if not reading.found or header.column(ColumnRole.REF) is None:
        return None
    own = _shifted(row, header) or row
    measure = text_of(own, header, ColumnRole.MEASURE)
    if _ref_text(own, header) or not measure or len(measure.split()) > PART_WORDS:
        return None
    if not any(value.text for value in value_cells(own, header)):
        return None
    last = reading.found[-1]
    if _is_head(last):
        whole.ref, whole.measure = last.ref_text, last.measure
        reading.drop_last()
    return own if whole.measure else None


def _read_row(
    reading: Reading[Kpi],
    objective_ref: str | None,
    above: tuple[str, str] | None,
    whole: _Whole,
    lost: Lost,
    kinds: Kinds,
    row: Row,
    header: Header,
) -> None:
    if reading.goes_on(row, header):
        return
    if reading.found and kinds.go_on(row, header):
        more = kinds.told(value_cells(row, header), row)
        light = mark_cell(row, header, ColumnRole.PROGRESS)
        reading.found[-1] = with_more(reading.found[-1], more, light)
        return
    part = _as_part(reading, whole, row, header)
    standing = lost.standing(row) if part is None or part is row else Standing.SURE
    row = row if part is None else part
    ref, measure = _ref_text(row, header), _measure_text(row, header)
    if part is not None:
        colon = "" if whole.measure.endswith((":", "-", "–")) else ":"
        ref, measure = whole.ref, f"{whole.measure}{colon} {measure}"
    elif ref or measure:
        whole.ref = whole.measure = ""
    if above is not None and header.column(ColumnRole.MEASURE) is None:
        ref, measure = above
    elif header.column(ColumnRole.REF) is None:
        ref, measure = _ref_in(measure)
    values = kinds.told(value_cells(row, header), row)
    figures_alone = bool(measure) and not any(char.isalpha() for char in measure)
    if figures_alone or not (measure or ref):
        if measure or any(value.text for value in values):
            reading.unread.append(row_place(row))
        return
    kpi = Kpi(
        ordinal=reading.next_ordinal,
        ref_text=ref,
        measure=measure,
        place=row_place(row),
        theme=reading.theme,
        objective_ref_text=objective_ref,
        values=values,
        progress=mark_cell(row, header, ColumnRole.PROGRESS),
        direction=mark_cell(row, header, ColumnRole.DIRECTION),
    )
    reading.findings += displaced("kpis", row, kpi.ordinal, standing)
    reading.add(_unsure(kpi) if standing is Standing.LOST else kpi, row, header)


def _unsure(kpi: Kpi) -> Kpi:
    """An indicator of which no one can tell under which heads its cells stand."""
    values = tuple(replace(value, displaced=True) for value in kpi.values)
    return replace(kpi, values=values, progress=None, direction=None)


def read_kpis(
    table: ReadTable,
    layout: Layout,
    theme: str | None,
    objective_ref: str | None,
    first_ordinal: int,
) -> TableRows[Kpi]:
    """The indicators of a table, and the commentary printed in the table for each."""
    reading = Reading[Kpi](theme, first_ordinal)
    assert table.header is not None  # only tables with a recognised header come here
    lost = lost_cells(table.header, table.rows)
    kinds = Kinds(kinds_column(table.rows, table.header, layout), layout)
    read_row = partial(_read_row, reading, objective_ref, table.above, _Whole(), lost, kinds)
    return walk(table, layout, reading, read_row)
