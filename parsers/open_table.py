"""The table that is being read: its header, the rows of its parts so far, and what may go on."""

from dataclasses import dataclass, field, replace

import regex

from parsers.broken import extend_covering, is_rest, put_together, share_comment
from parsers.glued import unglued
from parsers.grid import (
    BLANK,
    Row,
    Slot,
    is_blank,
    join_rows,
    own_texts,
    row_place,
    spanning_text,
)
from parsers.header import Header
from parsers.keys import is_legend
from parsers.kinds import ColumnRole, TableKind
from parsers.mapped import mapped
from parsers.piled import unpiled
from parsers.read_table import Part, ReadTable
from parsers.refs import printed_refs
from parsers.under_header import columns_of, repeats

# 'Page 8 of 24', with or without the name of the report before it
_PAGE_LINE = regex.compile(r"\bpage\s+\d{1,3}\s+of\s+\d{1,3}$", regex.IGNORECASE)
# 'W5', '1.4', '14': what stands before the last number, and the number
_KEY = regex.compile(r"(?P<stem>(?:\p{Lu}{0,4}[ ]?(?:\d{1,2}\.)*))(?P<number>\d{1,3})")
# A page may gain or lose this many columns and still go on with the table before it.
WIDTH_SLACK = 2
# A running line is the report's name and the page's number, at most.
PAGE_LINE_CELLS = 2


@dataclass(slots=True)
class OpenTable:
    """A table while its parts are being collected; `above`: the ref and text that stand over it."""

    header: Header
    above: tuple[str, str] | None = None
    rows: list[Row] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    page_rows: list[int] = field(default_factory=list)
    row_parts: list[int] = field(default_factory=list)

    @property
    def width(self) -> int:
        """How many columns its header has."""
        return len(self.header.columns)

    @property
    def end(self) -> int:
        """Where in the flow its last part stands."""
        return self.parts[-1].index

    def add(self, rows: list[Row], part: Part) -> None:
        """Adds the rows of a part that stand under its columns."""
        printed = (row for row in rows if not is_blank(row) and not repeats(row, self.header))
        wide = [_as_wide(row, self.width) for row in printed if not _is_page_line(row)]
        wide = [unglued(line, self.header) for row in wide for line in unpiled(row, self.header)]
        body = put_together(wide, self.header)
        if body and self.rows and is_rest(self.rows[-1], body[0], self.header):
            extend_covering(self.rows, body[0])
            self.rows[-1] = join_rows(self.rows[-1], body[0])
            body = body[1:]
        elif body and self.rows:
            share_comment(self.rows, body, self.header)
        self.rows.extend(body)
        self.row_parts.extend(len(self.parts) for _ in body)
        self.parts.append(part)
        self.page_rows.append(len(rows))

    def add_next(self, rows: tuple[Row, ...], header: Header | None, part: Part) -> None:
        """Adds a later part: its columns may stand elsewhere, its head may be printed again."""
        body = under_own_head(rows, header, self.header) if header else rows
        self.add(mapped(body, self.header, self.width), part)

    def closed(self) -> ReadTable:
        """The table with all its parts."""
        return ReadTable(
            kind=self.header.kind,
            header=self.header,
            rows=tuple(self.rows),
            parts=tuple(self.parts),
            page_rows=tuple(self.page_rows),
            row_parts=tuple(self.row_parts),
            above=self.above,
        )


def goes_on(open_: OpenTable, rows: tuple[Row, ...], header: Header | None) -> bool:
    """Whether a table right below the open one is its next page."""
    if header is None:
        return fits(open_, rows) and not is_legend(rows)
    same = _named(header) == _named(open_.header)
    return same and header.kind is open_.header.kind and header.kind is not TableKind.FINANCE


def fits(open_: OpenTable, rows: tuple[Row, ...]) -> bool:
    """Whether headerless rows can be the open table's next page."""
    if not rows:
        return False
    if len(rows[0]) == open_.width:
        return True
    if abs(len(rows[0]) - open_.width) > WIDTH_SLACK or not _has_ref(rows, 0):
        return False
    return len(rows[0]) > open_.width or not _is_elsewhere(rows, open_.header)


def _is_elsewhere(rows: tuple[Row, ...], header: Header) -> bool:
    """Whether columns are gone and those that are left stand elsewhere: no one can tell which."""
    return any(columns_of(row, header) is None for row in rows if spanning_text(row) is None)


def begins_with_ref(open_: OpenTable, rows: tuple[Row, ...]) -> bool:
    """Whether a ref stands in the first rows: in their first cell, or under the head of refs."""
    ref = open_.header.column(ColumnRole.REF)
    told = tuple(r for r in rows if not repeats(r, open_.header) and spanning_text(r) is None)
    under_head = ref is not None and len(rows[0]) == open_.width and _has_ref(told, ref)
    return under_head or _has_ref(rows, 0) or _has_ref(told, 0) or _counts_on(open_, told)


def _counts_on(open_: OpenTable, rows: tuple[Row, ...]) -> bool:
    """Whether a text file's rows go on counting where the open table ends: 'W5' after 'W4'."""
    ref = open_.header.column(ColumnRole.REF)
    if ref is None or not open_.rows or not rows or len(rows[0]) != open_.width:
        return False
    last, first = (_KEY.fullmatch(row[ref].text.strip()) for row in (open_.rows[-1], rows[0]))
    if last is None or first is None or rows[0][ref].place.box is not None:
        return False
    return last["stem"] == first["stem"] and int(first["number"]) - int(last["number"]) == 1


def _has_ref(rows: tuple[Row, ...], column: int) -> bool:
    return any(row[column].own and printed_refs(row[column].text) for row in rows[:2])


def begins_again(open_: OpenTable, header: Header | None) -> bool:
    """Whether the same columns begin again, ruled in another way: what stands over them holds."""
    if header is None or header.kind is not open_.header.kind:
        return False
    return list(dict.fromkeys(_named(header))) == list(dict.fromkeys(_named(open_.header)))


def _named(header: Header) -> list[str]:
    """The header's words; a page may have lost a blank column at its edge."""
    return [column.header for column in header.columns if column.header]


def under_own_head(rows: tuple[Row, ...], header: Header, first: Header) -> tuple[Row, ...]:
    """The rows of a part of a text file that prints the head again, cells under its `first` heads.

    Columns without a head may stand elsewhere in it, or be lost at its edge: nothing is missing
    there, and the cells under those columns count as printed.
    """
    body = rows[header.depth :]
    if any(slot.place.box is not None for row in rows for slot in row):
        return body
    places, own = _places(header, first), list(range(len(header.columns)))
    if places[: len(own)] != own and [n for n in places if n is not None] == own:
        return tuple(_moved(row, places, len(own)) for row in body)
    return tuple(row + (_lost(row),) * (len(first.columns) - len(row)) for row in body)


def _moved(row: Row, places: list[int | None], width: int) -> Row:
    """The cells under other places; what a row has too many stays at its end."""
    cells = (row[n] if n is not None and n < len(row) else _lost(row) for n in places)
    return (*cells, *row[width:])


def _places(header: Header, first: Header) -> list[int | None]:
    """Where the columns of the first heads stand: of those of the same words, in order."""
    left = [column.header for column in header.columns]
    taken: list[int | None] = []
    for column in first.columns:
        place = next((n for n, head in enumerate(left) if head == column.header), None)
        if place is not None:
            left[place] = "\0"
        taken.append(place)
    return taken


def _lost(row: Row) -> Slot:
    return replace(BLANK, own=False, place=row_place(row))


def _as_wide(row: Row, width: int) -> Row:
    """A row with a slot for every column of the header; those that it lacks hold nothing."""
    return row + (replace(BLANK, own=False),) * (width - len(row))


def _is_page_line(row: Row) -> bool:
    """Whether a row is the running line of a page that a text file prints between the rows."""
    texts = own_texts(row)
    return len(texts) <= PAGE_LINE_CELLS and bool(texts) and bool(_PAGE_LINE.search(texts[-1]))
