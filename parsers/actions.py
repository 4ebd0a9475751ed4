"""Risk treatment measures and high-priority equality actions."""

from parsers.deadlines import due_text
from parsers.grid import Row, row_place
from parsers.header import Header
from parsers.kinds import ColumnRole
from parsers.read_table import ReadTable
from parsers.refs import only_refs
from parsers.report import EqualityAction, RiskMeasure
from parsers.rows import mark_cell, slot_of, text_of


def read_risks(table: ReadTable, first_ordinal: int) -> tuple[RiskMeasure, ...]:
    """The risk treatment measures of a table, each with its progress and comment."""
    assert table.header is not None  # only tables with a recognised header come here
    header = table.header
    found: list[RiskMeasure] = []
    ref = ""
    for row in table.rows:
        measures = text_of(row, header, ColumnRole.RISK)
        ref = _ref(row, header) or (ref if _may_be_above(row, header) else "")
        if measures:
            found.append(
                RiskMeasure(
                    ordinal=first_ordinal + len(found),
                    ref_text=ref,
                    risk_control_measures=measures,
                    place=row_place(row),
                    progress=mark_cell(row, header, ColumnRole.PROGRESS),
                    commentary=text_of(row, header, ColumnRole.COMMENTARY) or None,
                )
            )
    return tuple(found)


def _ref(row: Row, header: Header) -> str:
    """The ref of a measure; a cell for its objective that holds nothing else is one ('OPS 1')."""
    objective = text_of(row, header, ColumnRole.OBJECTIVE)
    return text_of(row, header, ColumnRole.REF) or (objective if only_refs(objective) else "")


def _may_be_above(row: Row, header: Header) -> bool:
    """Whether a blank ref may be the one above, printed once for several measures.

    A text file loses spans; on a page a cell that reaches down is one.
    """
    slot = slot_of(row, header, ColumnRole.REF) or slot_of(row, header, ColumnRole.OBJECTIVE)
    return slot is not None and (slot.from_above or slot.place.box is None)


def read_equality_actions(table: ReadTable, first_ordinal: int) -> tuple[EqualityAction, ...]:
    """The equality actions of a table; a date and an officer in one cell stay one text here."""
    assert table.header is not None  # only tables with a recognised header come here
    header = table.header
    found: list[EqualityAction] = []
    for row in table.rows:
        action = text_of(row, header, ColumnRole.ACTION)
        if not action:
            continue
        found.append(
            EqualityAction(
                ordinal=first_ordinal + len(found),
                action=action,
                place=row_place(row),
                due_text=due_text(row, header),
                officer=text_of(row, header, ColumnRole.OFFICER) or None,
                progress=mark_cell(row, header, ColumnRole.PROGRESS),
                commentary=text_of(row, header, ColumnRole.COMMENTARY) or None,
            )
        )
    return tuple(found)
