"""Indicator tables: ref, measure, value columns, progress, direction of travel."""

from functools import partial

from parsers.grid import Row, row_place
from parsers.header import Header
from parsers.layout import Layout
from parsers.refs import label_of
from parsers.report import ColumnRole, Kpi
from parsers.rows import mark_cell, slot_of, text_of, value_cells
from parsers.tables import ReadTable
from parsers.walk import Reading, TableRows, walk


def _ref_text(row: Row, header: Header) -> str:
    slot = slot_of(row, header, ColumnRole.REF)
    if slot is None:
        return ""
    return slot.text if slot.own else (slot.covered_by or "") if slot.from_above else ""


def _ref_in(measure: str) -> tuple[str, str]:
    """The refs that open a measure in a table without a column for them: 'NI 152: ...'."""
    refs, _, rest = label_of(measure)
    return (measure.removesuffix(rest).strip(" :–-"), rest) if refs and rest else ("", measure)


def _read_row(
    reading: Reading[Kpi],
    objective_ref: str | None,
    above: tuple[str, str] | None,
    row: Row,
    header: Header,
) -> None:
    ref, measure = _ref_text(row, header), text_of(row, header, ColumnRole.MEASURE)
    if above is not None and header.column(ColumnRole.MEASURE) is None:
        ref, measure = above
    elif header.column(ColumnRole.REF) is None:
        ref, measure = _ref_in(measure)
    values = value_cells(row, header)
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
    reading.add(kpi, row, header)


def read_kpis(
    table: ReadTable,
    layout: Layout,
    theme: str | None,
    objective_ref: str | None,
    first_ordinal: int,
) -> TableRows[Kpi]:
    """The indicators of a table, and the commentary printed in the table for each."""
    reading = Reading[Kpi](theme, first_ordinal)
    return walk(table, layout, reading, partial(_read_row, reading, objective_ref, table.above))
