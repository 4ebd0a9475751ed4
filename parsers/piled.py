"""Rows of a text file that hold several rows of paper, line under line in each of their cells.

'NI 58<br>NI 61' | 'Emotional health<br>Timeliness' | '12.4<br>54.5%'
"""

from dataclasses import replace

from parsers.grid import Row, Slot
from parsers.header import Header
from parsers.header_roles import VALUE_ROLES
from parsers.kinds import ColumnRole, FinanceColumn
from parsers.refs import only_refs


def unpiled(row: Row, header: Header) -> list[Row]:
    """The rows that lie in one another's cells; the row itself where it is one.

    Each of its names and figures has to have just as many lines, or none.
    """
    counted = [c.index for c in header.columns if _counts(c.role)]
    figures = [row[n] for n in counted if n < len(row) and row[n].text]
    if not figures or len(figures[0].blocks) < 2 or row[0].place.box is not None:
        return [row]
    lines = len(figures[0].blocks)
    names = [row[n] for n in _names(header)]
    even = all(len(slot.blocks) == lines for slot in (*names, *figures))
    even = even and not any(t[:1].islower() or t[:1] == "(" for s in names for t in _texts(s))
    ref = header.column(ColumnRole.REF)
    if not even or not names or (ref is not None and not all(map(only_refs, _texts(row[ref])))):
        return [row]
    return [tuple(_line(slot, n, lines) for slot in row) for n in range(lines)]


def _names(header: Header) -> list[int]:
    """The columns that name a row: its ref and measure, or what the money is for."""
    roles = (ColumnRole.REF, ColumnRole.MEASURE)
    found = [place for role in roles if (place := header.column(role)) is not None]
    return found or [0]


def _counts(role: ColumnRole | FinanceColumn) -> bool:
    return role in VALUE_ROLES or isinstance(role, FinanceColumn)


def _texts(slot: Slot) -> list[str]:
    return [block.text for block in slot.blocks]


def _line(slot: Slot, number: int, lines: int) -> Slot:
    """One line of a cell; what has another number of lines stands in the first row."""
    if len(slot.blocks) == lines:
        block = slot.blocks[number]
        return replace(slot, text=block.text, blocks=(block,))
    return slot if number == 0 else replace(slot, text="", blocks=(), marks=())
