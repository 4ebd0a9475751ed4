"""What a table is, by the meaning of its header cells."""

from dataclasses import dataclass

from extract.document import Table
from parsers.grid import Row, Slot, grid_rows, own_texts
from parsers.keys import is_legend
from parsers.layout import Layout
from parsers.phrases import squeezed, tokenised
from parsers.report import ColumnRole, FinanceColumn, TableKind

# A header has at most this many rows, and begins within this many rows of the table's top.
DEEPEST = 3
LATEST_START = 2
# One known word may stand in any cell ('Key Milestones (12-13)' beside a milestone); two do not.
FEWEST_KNOWN = 2

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
_NOT_VALUES = frozenset({ColumnRole.PROGRESS, ColumnRole.DIRECTION, ColumnRole.REF})


@dataclass(frozen=True, slots=True)
class Column:
    """One column under its whole header; `middle` is where it stands across the page."""

    index: int
    header: str
    role: ColumnRole | FinanceColumn
    middle: float | None


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table: what the table is, its columns, and how many rows it takes."""

    kind: TableKind
    columns: tuple[Column, ...]
    depth: int

    @property
    def text(self) -> str:
        """The header's cells, left to right."""
        return " | ".join(column.header for column in self.columns)

    def column(self, role: ColumnRole | FinanceColumn) -> int | None:
        """The first column with a role."""
        return next((c.index for c in self.columns if c.role == role), None)


def _spread(row: Row, below: Row | None) -> list[str]:
    """A header row's words per column; a group head reaches over the columns it stands above.

    In a text file a group head ('Targets') is followed by blanks: it reaches over those that have
    words of their own in the row below.
    """
    words: list[str] = []
    for column, slot in enumerate(row):
        text = slot.text if slot.own else (slot.covered_by or "" if not slot.from_above else "")
        under_group = slot.own and not text and below is not None and below[column].text
        if under_group and column and words[column - 1] and below is not None:
            unboxed = slot.place.box is None
            text = words[column - 1] if unboxed and below[column - 1].text else ""
        words.append(text)
    return words


def _is_header_row(row: Row, layout: Layout) -> bool:
    """Whether every printed cell of the row is a header phrase or a bare year."""
    texts = own_texts(row)
    return bool(texts) and all(
        layout.column_role(text) is not None or tokenised(text) in {"<year>", "<quarter>"}
        for text in texts
    )


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


def _headers(rows: tuple[Row, ...]) -> list[str]:
    spread = [
        _spread(row, rows[place + 1] if place + 1 < len(rows) else None)
        for place, row in enumerate(rows)
    ]
    joined = []
    for column in range(len(rows[0])):
        parts: list[str] = []
        for words in spread:
            if words[column] and words[column] not in parts:
                parts.append(words[column])
        joined.append(" ".join(parts))
    return joined


def _role(header: str, layout: Layout) -> ColumnRole:
    return layout.column_role(header) or ColumnRole.OTHER


def _kind(roles: set[ColumnRole]) -> TableKind | None:
    if ColumnRole.RISK in roles:
        return TableKind.RISKS
    if ColumnRole.ACTION in roles:
        return TableKind.EQUALITY_ACTIONS
    if ColumnRole.MILESTONE in roles:
        return TableKind.MILESTONES
    known_value = bool(roles & VALUE_ROLES)
    if ColumnRole.MEASURE in roles and (known_value or roles >= _NOT_VALUES):
        return TableKind.KPIS
    return None


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
    for start in range(min(LATEST_START + 1, len(rows))):
        depth = _depth(rows, start, layout)
        headers = _headers(rows[start : start + depth])
        middles = _middles(rows)
        money = _money_header(headers, middles, start + depth, layout)
        if money is not None:
            return money
        roles = [_role(header, layout) for header in headers]
        kind = _kind(set(roles))
        if kind is not None and sum(r is not ColumnRole.OTHER for r in roles) >= FEWEST_KNOWN:
            columns = tuple(
                Column(index, header, role, middle)
                for index, (header, role, middle) in enumerate(
                    zip(headers, roles, middles, strict=True)
                )
            )
            return Header(kind=kind, columns=columns, depth=start + depth)
    return None


def _money_header(
    headers: list[str], middles: list[float | None], depth: int, layout: Layout
) -> Header | None:
    roles = [layout.money_role(header) for header in headers]
    found = {role for role in roles if role is not None}
    if len(found) < FEWEST_KNOWN:
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


def slot_for(row: Row, column: Column) -> Slot:
    """The slot of a row under a column, by position where both have one, else by number."""
    if column.middle is not None:
        for slot in row:
            box = slot.place.box
            if slot.own and box is not None and box.x0 <= column.middle <= box.x1:
                return slot
    return row[column.index] if column.index < len(row) else Slot(text="", place=row[0].place)
