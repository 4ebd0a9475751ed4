"""The deadline of a row, where a table prints one and where it prints what became of it too."""

import regex

from parsers.grid import Row
from parsers.header import Column, Header
from parsers.kinds import ColumnRole
from parsers.phrases import plain
from parsers.rows import text_of, under

# 'Revised Due Date' beside 'Original Due Date', and what its cells say where nothing was revised
_REVISED = regex.compile(r"\b(?:revised|new|current)\b", regex.IGNORECASE)
_UNMOVED = frozenset({"", "n/a", "na", "none", "no change", "unchanged", "as original", "-", "–"})


def due_text(row: Row, header: Header) -> str | None:
    """The deadline's cell; a target beside a milestone or an action is its deadline too.

    Of an original and a revised deadline the revised one holds, where one is printed.
    """
    original, revised = _deadlines(header)
    if (moved := _moved_to(row, revised)) is not None:
        return moved
    first = under(row, header, original[0].index) if original else None
    text = first.text if first is not None and first.own else ""
    return text or text_of(row, header, ColumnRole.TARGET) or None


def deadlines_kept(rows: tuple[Row, ...], header: Header) -> frozenset[int]:
    """The columns of deadlines of which no row has more than it keeps."""
    original, revised = _deadlines(header)
    moved = any(_moved_to(row, revised) is not None for row in rows)
    return frozenset([c.index for c in (*original[: 0 if moved else 1], *revised[:1])])


def _deadlines(header: Header) -> tuple[list[Column], list[Column]]:
    """The columns of deadlines as planned, and as revised."""
    dues = [column for column in header.columns if column.role is ColumnRole.DUE]
    revised = [column for column in dues if _REVISED.search(column.header)]
    return [column for column in dues if column not in revised], revised


def _moved_to(row: Row, revised: list[Column]) -> str | None:
    """The revised deadline of a row; None where it was not moved."""
    texts = (row[column.index].text for column in revised if row[column.index].own)
    return next((text for text in texts if plain(text) not in _UNMOVED), None)
