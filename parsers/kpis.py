"""Indicator tables: ref, measure, value columns, progress, direction of travel."""

from dataclasses import dataclass, field, replace

from parsers.grid import Row, row_place
from parsers.header import Header
from parsers.layout import Layout
from parsers.report import ColumnRole, Kpi
from parsers.rows import (
    CommentRow,
    GroupRow,
    classify,
    extra_words,
    joined,
    mark_cell,
    slot_of,
    text_of,
    value_cells,
)
from parsers.tables import ReadTable


@dataclass(slots=True)
class _Reading:
    """What is carried from row to row down a table."""

    theme: str | None
    objective_ref: str | None
    found: list[Kpi] = field(default_factory=list)
    comments: list[list[str]] = field(default_factory=list)
    officers: dict[int, str] = field(default_factory=dict)


def _ref_text(row: Row, header: Header) -> str:
    slot = slot_of(row, header, ColumnRole.REF)
    if slot is None:
        return ""
    return slot.text if slot.own else (slot.covered_by or "") if slot.from_above else ""


def _read_row(row: Row, header: Header, reading: _Reading, first_ordinal: int) -> None:
    measure = text_of(row, header, ColumnRole.MEASURE)
    ref = _ref_text(row, header)
    values = value_cells(row, header)
    if not measure and not ref and not any(value.text for value in values):
        return
    reading.found.append(
        Kpi(
            ordinal=first_ordinal + len(reading.found),
            ref_text=ref,
            measure=measure,
            place=row_place(row),
            theme=reading.theme,
            objective_ref_text=reading.objective_ref,
            values=values,
            progress=mark_cell(row, header, ColumnRole.PROGRESS),
            direction=mark_cell(row, header, ColumnRole.DIRECTION),
        )
    )
    reading.comments.append([text_of(row, header, ColumnRole.COMMENTARY), extra_words(row, header)])


def read_kpis(
    table: ReadTable,
    layout: Layout,
    theme: str | None,
    objective_ref: str | None,
    first_ordinal: int,
) -> tuple[tuple[Kpi, ...], tuple[str | None, ...]]:
    """The indicators of a table, and the commentary printed in the table for each."""
    reading = _Reading(theme=theme, objective_ref=objective_ref)
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
