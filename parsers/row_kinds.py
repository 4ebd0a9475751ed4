"""Tables in which a column says what each row holds: 'Actual' over 'Target' for each indicator."""

from dataclasses import dataclass, replace

import regex

from parsers.grid import Row
from parsers.header import Header
from parsers.kinds import ColumnRole
from parsers.layout import Layout
from parsers.printed_cells import MarkCell, ValueCell
from parsers.report import Kpi
from parsers.rows import slot_of

# What a row may hold; under a head that names a time only, its word tells.
_KINDS = frozenset({ColumnRole.ACTUAL, ColumnRole.TARGET, ColumnRole.FORECAST, ColumnRole.BASELINE})
KIND_WORDS = 3  # 'YTD target', 'Year end forecast'
_ANOTHER_TIME = regex.compile(r"\b(?:last|prev(?:ious)?|prior)\b|\d", regex.IGNORECASE)
_REACHED = frozenset({ColumnRole.ACTUAL, ColumnRole.IN_YEAR})


def kinds_column(rows: tuple[Row, ...], header: Header, layout: Layout) -> int | None:
    """The column that says of each row with a figure whether it was reached or aimed at.

    It has no role of its own, and names targets and something else, in a word or two.
    """
    for column in header.columns:
        if column.role is not ColumnRole.OTHER:
            continue
        texts = [r[column.index].text for r in rows if r[column.index].own and r[column.index].text]
        short = all(len(text.split()) <= KIND_WORDS for text in texts)
        found = {_kind_of(text, layout) for text in texts}
        if short and len(found) > 1 and ColumnRole.TARGET in found:
            return column.index
    return None


def _kind_of(text: str, layout: Layout) -> ColumnRole | None:
    """What a row holds by the word of its column; None where that names another time too."""
    role = None if _ANOTHER_TIME.search(text) else layout.column_role(text)
    return role if role in _KINDS else None


@dataclass(frozen=True, slots=True)
class Kinds:
    """The column that says what each row holds; None where a table has none."""

    column: int | None
    layout: Layout

    def told(self, values: tuple[ValueCell, ...], row: Row) -> tuple[ValueCell, ...]:
        """The values of a row, what was reached under 'Apr' being aimed at in a row of targets.

        Those of 'Last year' under 'Apr' are not this April's.
        """
        if self.column is None:
            return values
        if _ANOTHER_TIME.search(row[self.column].text):
            return tuple(replace(value, displaced=True) for value in values)
        kind = _kind_of(row[self.column].text, self.layout)
        if kind is None or kind in _REACHED:
            return values
        return tuple(replace(v, role=kind) if v.role in _REACHED else v for v in values)

    def go_on(self, row: Row, header: Header) -> bool:
        """Whether a row holds more of the indicator above: it says its kind, and names nothing.

        The name of the indicator may reach down beside it.
        """
        if self.column is None or _kind_of(row[self.column].text, self.layout) is None:
            return False
        slots = [slot_of(row, header, role) for role in (ColumnRole.REF, ColumnRole.MEASURE)]
        return not any(slot is not None and slot.own and slot.text for slot in slots)


def with_more(kpi: Kpi, values: tuple[ValueCell, ...], progress: MarkCell | None) -> Kpi:
    """An indicator with the values of a further row, and its light if it has none yet."""
    shown = kpi.progress is not None and (kpi.progress.text or kpi.progress.marks)
    light = kpi.progress if shown or progress is None else progress
    return replace(kpi, values=kpi.values + values, progress=light)
