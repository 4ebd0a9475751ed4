"""Risk treatment measures and high-priority equality actions."""

import regex

from parsers.grid import row_place
from parsers.report import ColumnRole, EqualityAction, RiskMeasure
from parsers.rows import mark_cell, text_of
from parsers.tables import ReadTable

# 'March 09 DM Planning & Performance', 'Mar 2009 (J Smith)': a month and year, then a person
_DUE_AND_OFFICER = regex.compile(
    r"^(?P<due>(?:by\s+|end\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s*"
    r"(?:20)?\d{2})\b\s*[(,–-]?\s*(?P<officer>[^)]*)\)?\s*$",
    regex.IGNORECASE | regex.DOTALL,
)


def due_and_officer(text: str) -> tuple[str | None, str | None]:
    """The two halves of a 'Target (Resp. Officer)' cell; all of it is the date where none shows."""
    found = _DUE_AND_OFFICER.match(text.strip())
    if found is None:
        return text or None, None
    return found["due"], found["officer"].strip() or None


def read_risks(table: ReadTable, first_ordinal: int) -> tuple[RiskMeasure, ...]:
    """The risk treatment measures of a table, each with its progress and comment."""
    assert table.header is not None  # only tables with a recognised header come here
    header = table.header
    found: list[RiskMeasure] = []
    for row in table.rows:
        measures = text_of(row, header, ColumnRole.RISK)
        if measures:
            found.append(
                RiskMeasure(
                    ordinal=first_ordinal + len(found),
                    ref_text=text_of(row, header, ColumnRole.REF),
                    risk_control_measures=measures,
                    place=row_place(row),
                    progress=mark_cell(row, header, ColumnRole.PROGRESS),
                    commentary=text_of(row, header, ColumnRole.COMMENTARY) or None,
                )
            )
    return tuple(found)


def read_equality_actions(table: ReadTable, first_ordinal: int) -> tuple[EqualityAction, ...]:
    """The equality actions of a table, each with its target date, officer, progress, comment."""
    assert table.header is not None  # only tables with a recognised header come here
    header = table.header
    found: list[EqualityAction] = []
    for row in table.rows:
        action = text_of(row, header, ColumnRole.ACTION)
        if not action:
            continue
        due, officer = due_and_officer(text_of(row, header, ColumnRole.DUE))
        found.append(
            EqualityAction(
                ordinal=first_ordinal + len(found),
                action=action,
                place=row_place(row),
                due_text=due,
                officer=text_of(row, header, ColumnRole.OFFICER) or officer,
                progress=mark_cell(row, header, ColumnRole.PROGRESS),
                commentary=text_of(row, header, ColumnRole.COMMENTARY) or None,
            )
        )
    return tuple(found)
