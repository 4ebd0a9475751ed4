"""What a table is, by the meaning of its header cells."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import regex

from extract.document import Table
from extract.places import NOWHERE
from parsers.grid import Row, grid_rows
from parsers.head_words import apart, cut_line, joined_headers, mended, parted
from parsers.header_roles import is_performance, kind_of, role_of, roles_of
from parsers.keys import is_legend
from parsers.kinds import ColumnRole, FinanceColumn, TableKind
from parsers.layout import Layout
from parsers.money_columns import (
    FEWEST_MONEY_COLUMNS,
    lines_over_amounts,
    money_roles,
    over_amounts,
    parted_heads,
)
from parsers.phrases import tokenised
from parsers.refs import label_of

# '(NI 32) Repeat incidents': refs in brackets after the first
_REFS_ASIDE = regex.compile(r"^\((?P<refs>[^()]{2,40})\)\s*(?=\S)")
# A header has at most this many rows, and begins within this many rows of the table's top.
DEEPEST = 3
LATEST_START = 2
# One known word may stand in any cell ('Key Milestones (12-13)' beside a milestone); two do not.
FEWEST_KNOWN = 2


@dataclass(frozen=True, slots=True)
class Column:
    """One column under its whole header; `middle` is where it stands across the page.

    `again`: its head is that of the column before it, one cell over both.
    """

    index: int
    header: str
    role: ColumnRole | FinanceColumn
    middle: float | None
    again: bool = False


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table: what the table is, its columns, and how many rows it takes.

    `short` is the number of columns of a text file for which it prints no cell, not even a blank.
    """

    kind: TableKind
    columns: tuple[Column, ...]
    depth: int
    short: int = 0

    @property
    def text(self) -> str:
        """The header's cells, left to right."""
        return " | ".join(column.header for column in self.columns)

    def column(self, role: ColumnRole | FinanceColumn) -> int | None:
        """The first column with a role."""
        return next((c.index for c in self.columns if c.role == role), None)


def header_of(table: Table, layout: Layout) -> Header | None:
    """The header of a performance or financial table; None where it is not recognised."""
    rows = grid_rows(table)
    if not rows or not rows[0] or is_legend(rows):
        return None
    known = partial(_names_column, layout)
    if table.place.box is None:
        named = partial(_names_role, layout)
        first = cut_line(rows[0], _printed_width(rows), known)
        rows = (parted(first, _printed_width(rows), named), *rows[1:])
    for start in range(min(LATEST_START + 1, len(rows))):
        depth = _depth(rows, start, layout)
        headers = joined_headers(rows[start : start + depth], known)
        middles = _middles(rows)
        lower = start + depth + lines_over_amounts(rows[start + depth :])
        over = joined_headers(rows[start:lower], known)
        evened = over_amounts(over, rows[lower:], layout)
        money = _money_header(parted_heads(evened, layout), middles, lower, layout)
        if money is not None:
            return replace(money, short=_short(rows[start:lower]) if evened == over else 0)
        roles = roles_of(headers, rows[start + depth :], layout)
        kind = kind_of(roles)
        if kind is not None and sum(r is not ColumnRole.OTHER for r in roles) >= FEWEST_KNOWN:
            printed = rows[start : start + depth]
            columns = tuple(
                replace(column, again=_is_again(printed, column.index, headers))
                for column in _columns(headers, roles, middles)
            )
            return Header(kind, columns, depth=start + depth, short=_short(printed))
    return None


def titled_header(table: Table, title: str, layout: Layout) -> Header | None:
    """The header of a table of one indicator that the paragraph above names, by its ref.

    'SCS / ERU1 Increase the number of firms' over '2012/13 Actual | 2013/14 Target | Progress'
    """
    rows = grid_rows(table)
    refs, rest = refs_and_title(title)
    if len(rows) < 2 or not refs or not rest:
        return None
    depth = _depth(rows, 0, layout)
    headers = joined_headers(rows[:depth], partial(_names_column, layout))
    middles = _middles(rows)
    roles = [role_of(header, layout) for header in headers]
    marks = {ColumnRole.PROGRESS, ColumnRole.DIRECTION}
    if not {ColumnRole.ACTUAL, ColumnRole.TARGET} <= set(roles) or not marks & set(roles):
        return None
    return Header(TableKind.KPIS, _columns(headers, roles, middles), depth)


def refs_and_title(line: str) -> tuple[tuple[str, ...], str]:
    """The refs that open a line, further ones in brackets too, and the title after them.

    'SCS / SH4 (NI 32) Repeat incidents' -> (('SCS / SH4', 'NI 32'), 'Repeat incidents')
    """
    refs, _, rest = label_of(line)
    aside = _REFS_ASIDE.match(rest) if refs else None
    more, _, left = label_of(aside["refs"]) if aside else ((), False, "")
    if aside is None or not more or left:
        return refs, rest
    return (*refs, *more), rest[aside.end() :].strip(" :–-")


def _money_header(
    headers: list[str], middles: list[float | None], depth: int, layout: Layout
) -> Header | None:
    if is_performance(headers, layout):
        return None
    roles = money_roles(headers, layout)
    found = {role for role in roles if role is not None}
    if len(found) < FEWEST_MONEY_COLUMNS:
        return None
    known = [role or ColumnRole.OTHER for role in roles]
    return Header(TableKind.FINANCE, _columns(headers, known, middles), depth)


def _columns(
    headers: Sequence[str],
    roles: Sequence[ColumnRole | FinanceColumn],
    middles: Sequence[float | None],
) -> tuple[Column, ...]:
    return tuple(map(Column, range(len(headers)), headers, roles, middles))


def _depth(rows: tuple[Row, ...], start: int, layout: Layout) -> int:
    """How many rows from `start` belong to the header."""
    depth = 1
    while depth < DEEPEST and start + depth < len(rows):
        row = rows[start + depth]
        first = row[0]
        above = rows[start + depth - 1]
        if (first.own and first.text) or not _is_header_row(row, above, layout):
            break
        depth += 1
    return depth


def _is_header_row(row: Row, above: Row, layout: Layout) -> bool:
    """Whether every printed cell of the row is a header phrase or a bare year.

    Some may be the rest of the cell above: 'Direction' over 'of Travel'.
    """
    known = partial(_names_column, layout)
    printed = [
        (slot, over) for slot, over in zip(row, above, strict=False) if slot.own and slot.text
    ]
    alone = [known(mended(slot.text)) or bool(apart(slot, known)) for slot, _ in printed]
    return any(alone) and all(
        named or (bool(over.text) and known(mended(f"{over.text} {slot.text}")))
        for named, (slot, over) in zip(alone, printed, strict=True)
    )


def _names_role(layout: Layout, text: str) -> bool:
    return layout.column_role(text) is not None


def _names_column(layout: Layout, text: str) -> bool:
    return layout.column_role(text) is not None or tokenised(text) in {"<year>", "<quarter>"}


def _middles(rows: tuple[Row, ...]) -> list[float | None]:
    """Where each column stands: by the narrowest cell that stands in it alone."""
    middles: list[float | None] = []
    for column in range(len(rows[0])):
        alone = [r[column] for r in rows if r[column].own and r[column].width == 1]
        middles.append(next((s.x_middle for s in alone if s.x_middle is not None), None))
    return middles


def _is_again(rows: tuple[Row, ...], index: int, headers: list[str]) -> bool:
    """Whether in each row of a header one cell stands over a column and the one before it."""
    if not index or headers[index] != headers[index - 1]:
        return False
    boxes = [(r[index - 1].place.box, r[index].place.box) for r in rows if not r[index].own]
    return len(boxes) == len(rows) and all(a == b is not None for a, b in boxes)


def _printed_width(rows: tuple[Row, ...]) -> int:
    """How many cells the widest row under the first one prints, its last blank ones too."""
    printed = ([n for n, slot in enumerate(row) if slot.place != NOWHERE] for row in rows[1:])
    return max((cells[-1] + 1 for cells in printed if cells), default=0)


def _short(rows: tuple[Row, ...]) -> int:
    """How many columns at the right of a text file's table have no cell in any row of its head."""
    if rows[0][0].place.line is None or rows[0][0].place.box is not None:
        return 0
    missing = [all(row[n].place == NOWHERE for row in rows) for n in range(len(rows[0]))]
    return next((n for n, gone in enumerate(reversed(missing)) if not gone), len(missing))
