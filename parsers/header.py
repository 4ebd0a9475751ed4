"""What a table is, by the meaning of its header cells."""

from dataclasses import dataclass, replace
from functools import partial

import regex

from extract.document import Table
from extract.places import NOWHERE
from parsers.grid import Row, grid_rows, own_texts
from parsers.head_words import apart, joined_headers, mended
from parsers.keys import is_legend
from parsers.layout import Layout, opening_phrase
from parsers.money_columns import (
    FEWEST_MONEY_COLUMNS,
    lines_over_amounts,
    money_roles,
    over_amounts,
)
from parsers.phrases import YEAR, squeezed, tokenised
from parsers.refs import label_of, printed_refs
from parsers.report import ColumnRole, FinanceColumn, TableKind

# A header has at most this many rows, and begins within this many rows of the table's top.
DEEPEST = 3
LATEST_START = 2
# One known word may stand in any cell ('Key Milestones (12-13)' beside a milestone); two do not.
FEWEST_KNOWN = 2
# An objective beside its ref has at least this many words.
FEWEST_TEXT_WORDS = 3

CENTURY = 100  # years; '10/11' is of this one, '96/97' of the last
_YEAR = regex.compile(rf"(?<!\d)(?P<first>(?=(?:{YEAR})(?!\d))\d+)")

VALUE_ROLES = frozenset(
    {
        ColumnRole.ACTUAL,
        ColumnRole.TARGET,
        ColumnRole.IN_YEAR,
        ColumnRole.BASELINE,
        ColumnRole.FORECAST,
        ColumnRole.FLOOR,
        ColumnRole.COMPARATOR,
    }
)
# What a table of milestones or indicators has and a financial statement has not.
_MEASURED = frozenset({ColumnRole.PROGRESS, ColumnRole.TARGET, ColumnRole.DIRECTION})
# What a table of milestones has beside their text: one of these.
_TRACKED = frozenset({ColumnRole.REF, ColumnRole.PROGRESS, ColumnRole.DUE, ColumnRole.OBJECTIVE})
_NOT_VALUES = frozenset({ColumnRole.PROGRESS, ColumnRole.DIRECTION, ColumnRole.REF})


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


def _is_header_row(row: Row, layout: Layout) -> bool:
    """Whether every printed cell of the row is a header phrase or a bare year."""
    known = partial(_names_column, layout)
    slots = [slot for slot in row if slot.own and slot.text]
    return bool(slots) and all(known(mended(slot.text)) or apart(slot, known) for slot in slots)


def _names_column(layout: Layout, text: str) -> bool:
    return layout.column_role(text) is not None or tokenised(text) in {"<year>", "<quarter>"}


def _depth(rows: tuple[Row, ...], start: int, layout: Layout) -> int:
    """How many rows from `start` belong to the header."""
    depth = 1
    while depth < DEEPEST and start + depth < len(rows):
        row = rows[start + depth]
        first = row[0]
        if (first.own and first.text) or not _is_header_row(row, layout):
            break
        depth += 1
    return depth


def _role(header: str, layout: Layout) -> ColumnRole:
    return layout.column_role(header) or _role_below(header, layout) or ColumnRole.OTHER


def _role_below(header: str, layout: Layout) -> ColumnRole | None:
    """The role of the heads under words that say nothing: 'Previous performance 2012/13 Actual'.

    A value's own head has to name its time: an 'Actual' under 'Last year' is not this year's.
    """
    over = opening_phrase(layout.overs, header)
    if over is None:
        return None
    below = " ".join(header.split()[len(over.split()) :])
    role = layout.column_role(below)
    timed = any(token in tokenised(below) for token in ("<year>", "<quarter>"))
    return role if timed or role not in VALUE_ROLES else None


def _kind(roles: set[ColumnRole]) -> TableKind | None:
    if ColumnRole.RISK in roles:
        return TableKind.RISKS
    if ColumnRole.MILESTONE in roles and ColumnRole.MEASURE not in roles:
        return TableKind.MILESTONES if roles & _TRACKED else None
    if ColumnRole.ACTION in roles:
        return TableKind.EQUALITY_ACTIONS
    known_value = bool(roles & VALUE_ROLES)
    if ColumnRole.MEASURE in roles and (known_value or roles >= _NOT_VALUES):
        return TableKind.KPIS
    return None


def _objectives_as_milestones(headers: list[str], roles: list[ColumnRole]) -> list[ColumnRole]:
    """'Ref | Objective | Q4 Progress': without another text, the objectives are what is tracked.

    A head that says milestones in a way that is not known ('200809 Milestone') is another text.
    """
    if any("milestone" in header.lower() for header in headers):
        return roles
    texts = {ColumnRole.MILESTONE, ColumnRole.MEASURE, ColumnRole.RISK, ColumnRole.ACTION}
    named = set(roles)
    if texts & named or not {ColumnRole.REF, ColumnRole.PROGRESS} <= named:
        return roles
    return [ColumnRole.MILESTONE if r is ColumnRole.OBJECTIVE else r for r in roles]


def _quarter_as_progress(roles: list[ColumnRole]) -> list[ColumnRole]:
    """'Ref | Milestones | Q3': the one column of a quarter holds the lights of that quarter."""
    if ColumnRole.PROGRESS in roles or roles.count(ColumnRole.IN_YEAR) != 1:
        return roles
    return [ColumnRole.PROGRESS if r is ColumnRole.IN_YEAR else r for r in roles]


def _position_as_commentary(roles: list[ColumnRole], headers: list[str]) -> list[ColumnRole]:
    """'Milestone | RAG | Latest position': beside a light the position is told in words."""
    if ColumnRole.COMMENTARY in roles or ColumnRole.PROGRESS not in roles:
        return roles
    told = [
        role is ColumnRole.IN_YEAR and squeezed(header).endswith("position")
        for role, header in zip(roles, headers, strict=True)
    ]
    return [ColumnRole.COMMENTARY if t else r for t, r in zip(told, roles, strict=True)]


def _refs_as_measures(roles: list[ColumnRole], body: tuple[Row, ...]) -> list[ColumnRole]:
    """'PI | Description': of two columns for the measure, one that holds refs is that of refs."""
    columns = [place for place, role in enumerate(roles) if role is ColumnRole.MEASURE]
    if ColumnRole.REF in roles or len(columns) < 2:
        return roles
    texts = [row[columns[0]].text for row in body if row[columns[0]].own and row[columns[0]].text]
    if not texts or sum(_is_ref(text) for text in texts) * 2 <= len(texts):
        return roles
    return [ColumnRole.REF if place == columns[0] else role for place, role in enumerate(roles)]


def _is_ref(text: str) -> bool:
    """Whether a cell is nothing but a ref: it has a figure and two words at most."""
    return any(c.isdigit() for c in text) and len(text.split()) <= 2


def _years_alone(headers: list[str], roles: list[ColumnRole]) -> list[ColumnRole]:
    """'2009/10 | Target 2010/11': a year alone before that of the target is what was reached;
    so is the target's own year, printed before it.

    A year alone that goes on with several targets ('Targets 12/13 | 13/14') is one of them.
    """
    targets = [
        _first_year(header)
        for header, role in zip(headers, roles, strict=True)
        if role is ColumnRole.TARGET
    ]
    if not targets or None in targets:
        return roles
    years = sorted(year for year in targets if year is not None)
    told: list[ColumnRole] = []
    for place, (header, role) in enumerate(zip(headers, roles, strict=True)):
        year = _first_year(header)
        if role is not ColumnRole.OTHER or year is None or tokenised(header) != "<year>":
            told.append(role)
        elif year < years[0] or (year == years[0] and ColumnRole.TARGET not in told):
            told.append(ColumnRole.ACTUAL)
        elif _goes_on(headers, place, year) and told[-1] is ColumnRole.TARGET:
            told.append(ColumnRole.TARGET)
        else:
            told.append(role)
    return told


def _goes_on(headers: list[str], place: int, year: int) -> bool:
    """Whether a year is the next one of 'Targets 12/13 | 13/14 | 14/15'."""
    group = next((h for h in reversed(headers[:place]) if tokenised(h) != "<year>"), "")
    before = _first_year(headers[place - 1]) if place else None
    return tokenised(group).startswith("targets") and before == year - 1


def _first_year(header: str) -> int | None:
    """The year in which the one printed in a header begins: 2010 of 'Target 2010/11', '10/11'."""
    found = [int(match["first"]) for match in _YEAR.finditer(header)]
    if len(found) != 1:
        return None
    if found[0] >= CENTURY:
        return found[0]
    return found[0] + (19 if found[0] >= CENTURY // 2 else 20) * CENTURY


def _middles(rows: tuple[Row, ...]) -> list[float | None]:
    """Where each column stands: by the narrowest cell that stands in it alone."""
    middles: list[float | None] = []
    for column in range(len(rows[0])):
        alone = [r[column] for r in rows if r[column].own and r[column].width == 1]
        middles.append(next((s.x_middle for s in alone if s.x_middle is not None), None))
    return middles


def header_of(table: Table, layout: Layout) -> Header | None:
    """The header of a performance or financial table; None where it is not recognised."""
    rows = grid_rows(table)
    if not rows or not rows[0] or is_legend(rows):
        return None
    known = partial(_names_column, layout)
    for start in range(min(LATEST_START + 1, len(rows))):
        depth = _depth(rows, start, layout)
        headers = joined_headers(rows[start : start + depth], known)
        middles = _middles(rows)
        lower = start + depth + lines_over_amounts(rows[start + depth :])
        over = joined_headers(rows[start:lower], known)
        evened = over_amounts(over, rows[lower:], layout)
        money = _money_header(evened, middles, lower, layout)
        if money is not None:
            return replace(money, short=_short(rows[start:lower]) if evened == over else 0)
        roles = _objectives_as_milestones(headers, [_role(head, layout) for head in headers])
        roles = _refs_as_measures(roles, rows[start + depth :])
        roles = _years_alone(headers, roles)
        kind = _kind(set(roles))
        if kind is TableKind.MILESTONES:
            roles = _position_as_commentary(_quarter_as_progress(roles), headers)
        if kind is not None and sum(r is not ColumnRole.OTHER for r in roles) >= FEWEST_KNOWN:
            printed = rows[start : start + depth]
            columns = tuple(
                Column(
                    index,
                    header,
                    role,
                    middle,
                    again=_is_again(printed, index) and header == headers[index - 1],
                )
                for index, (header, role, middle) in enumerate(
                    zip(headers, roles, middles, strict=True)
                )
            )
            short = _short(rows[start : start + depth])
            return Header(kind=kind, columns=columns, depth=start + depth, short=short)
    return None


def _is_again(rows: tuple[Row, ...], index: int) -> bool:
    """Whether in each row of a header one cell stands over a column and the one before it."""
    pairs = [(row[index - 1], row[index]) for row in rows] if index else []
    boxes = [(a.place.box, b.place.box) for a, b in pairs if not b.own]
    return len(boxes) == len(rows) and all(a == b is not None for a, b in boxes)


def _short(rows: tuple[Row, ...]) -> int:
    """How many columns at the right of a text file's table have no cell in any row of its head."""
    if rows[0][0].place.line is None or rows[0][0].place.box is not None:
        return 0
    missing = [all(row[n].place == NOWHERE for row in rows) for n in range(len(rows[0]))]
    return next((n for n, gone in enumerate(reversed(missing)) if not gone), len(missing))


def objective_head(rows: tuple[Row, ...], layout: Layout) -> tuple[str, str] | None:
    """The ref and objective over a table of milestones: 'Ref | Objective' over 'PPT 1 | ...'."""
    if len(rows) < 2 or not is_objective_head(own_texts(rows[0]), layout):
        return None
    texts = own_texts(rows[1])
    return (texts[0], " ".join(texts[1:])) if len(texts) > 1 and printed_refs(texts[0]) else None


def line_above(rows: tuple[Row, ...]) -> tuple[str, str] | None:
    """The ref and objective in a row right above a header: 'CE 1' | 'Increase participation'."""
    named = (ref_and_text(own_texts(row)) for row in reversed(rows))
    return next((found for found in named if found is not None), None)


def ref_and_text(texts: list[str]) -> tuple[str, str] | None:
    """'CE 1' | 'Increase participation in sport': a ref and a text of words, and nothing else."""
    if len(texts) != 2 or len(texts[1].split()) < FEWEST_TEXT_WORDS:
        return None
    refs, _, rest = label_of(texts[0])
    return (texts[0], texts[1]) if refs and not rest else None


def is_objective_head(texts: list[str], layout: Layout) -> bool:
    """Whether a row says 'Ref' and 'Objective' and nothing else."""
    roles = [layout.column_role(text) for text in texts]
    return roles == [ColumnRole.REF, ColumnRole.OBJECTIVE]


def titled_header(table: Table, title: str, layout: Layout) -> Header | None:
    """The header of a table of one indicator that the paragraph above names, by its ref.

    'SCS / ERU1 Increase the number of firms' over '2012/13 Actual | 2013/14 Target | Progress'
    """
    rows = grid_rows(table)
    refs, _, rest = label_of(title)
    if len(rows) < 2 or not refs or not rest:
        return None
    depth = _depth(rows, 0, layout)
    headers = joined_headers(rows[:depth], partial(_names_column, layout))
    middles = _middles(rows)
    roles = [_role(header, layout) for header in headers]
    marks = {ColumnRole.PROGRESS, ColumnRole.DIRECTION}
    if not {ColumnRole.ACTUAL, ColumnRole.TARGET} <= set(roles) or not marks & set(roles):
        return None
    columns = tuple(
        Column(index, header, role, middle)
        for index, (header, role, middle) in enumerate(zip(headers, roles, middles, strict=True))
    )
    return Header(kind=TableKind.KPIS, columns=columns, depth=depth)


def _is_performance(headers: list[str], layout: Layout) -> bool:
    """Whether a table is of indicators or milestones, so that its 'Actual' is no sum of money."""
    roles = {_role(header, layout) for header in headers}
    texts = {ColumnRole.MILESTONE, ColumnRole.MEASURE}
    return ColumnRole.REF in roles or bool(roles & texts and roles & _MEASURED)


def _money_header(
    headers: list[str], middles: list[float | None], depth: int, layout: Layout
) -> Header | None:
    if _is_performance(headers, layout):
        return None
    roles = money_roles(headers, layout)
    found = {role for role in roles if role is not None}
    if len(found) < FEWEST_MONEY_COLUMNS:
        return None
    columns = tuple(
        Column(index, header, role or ColumnRole.OTHER, middle)
        for index, (header, role, middle) in enumerate(zip(headers, roles, middles, strict=True))
    )
    return Header(kind=TableKind.FINANCE, columns=columns, depth=depth)


def repeats(row: Row, header: Header) -> bool:
    """Whether a row only says again what stands in the header ('Targets' on a later page)."""
    known = {squeezed(column.header) for column in header.columns}
    pieces = {squeezed(word) for column in header.columns for word in _pieces(column.header)}
    texts = own_texts(row)
    return bool(texts) and all(squeezed(text) in known | pieces for text in texts)


def _pieces(header: str) -> list[str]:
    """A joined header's parts: 'Targets 12/13' is 'Targets' over '12/13'."""
    words = header.split()
    return [" ".join(words[:n]) for n in range(1, len(words))] + [
        " ".join(words[n:]) for n in range(1, len(words))
    ]


def columns_of(row: Row, header: Header) -> tuple[int | None, ...] | None:
    """The slot under each column of the header, by where they stand; None where nothing is.

    None for the whole row where the slots do not stand under the columns one by one; in a text file
    they are counted.
    """
    if any(column.middle is None for column in header.columns):
        return tuple(n if n < len(row) else None for n in range(len(header.columns)))
    found = [_under(row, column) for column in header.columns]
    told = [n for n in found if n is not None]
    return tuple(found) if told == sorted(set(told)) else None


def _under(row: Row, column: Column) -> int | None:
    for number, slot in enumerate(row):
        box = slot.place.box
        if not slot.own or box is None or column.middle is None:
            continue
        if box.x0 <= column.middle <= box.x1:
            return number
    return None
