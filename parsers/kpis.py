"""Indicator tables: ref, measure, value columns, progress, direction of travel."""

from functools import partial

from parsers.grid import Row, row_place
from parsers.header import Header
from parsers.layout import Layout
from parsers.report import ColumnRole, Kpi
from parsers.rows import mark_cell, slot_of, text_of, value_cells
from parsers.tables import ReadTable
from parsers.walk import Reading, walk


def _ref_text(row: Row, header: Header) -> str:
    slot = slot_of(row, header, ColumnRole.REF)
    if slot is None:
        return ""
    return slot.text if slot.own else (slot.covered_by or "") if slot.from_above else ""


def _read_row(reading: Reading[Kpi], objective_ref: str | None, row: Row, header: Header) -> None:
    measure = text_of(row, header, ColumnRole.MEASURE)
    ref = _ref_text(row, header)
    values = value_cells(row, header)
    if not measure and not ref and not any(value.text for value in values):
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
    reading.add(kpi, row, header)


def read_kpis(
    table: ReadTable,
    layout: Layout,
    theme: str | None,
    objective_ref: str | None,
    first_ordinal: int,
) -> tuple[tuple[Kpi, ...], tuple[str | None, ...]]:
    """The indicators of a table, and the commentary printed in the table for each."""
    reading = Reading[Kpi](theme, first_ordinal)
    return walk(table, layout, reading, partial(_read_row, reading, objective_ref))
