"""Printed tables, joined over pages: each with its header and the rows under it."""

from dataclasses import dataclass, field, replace

import regex

from extract.document import Block, Table
from parsers.broken import extend_covering, is_rest, put_together, share_comment
from parsers.flow import Flow, is_finished
from parsers.frame_rows import framed_rows, joined_frame
from parsers.glued import unglued
from parsers.grid import (
    BLANK,
    Row,
    grid_rows,
    is_blank,
    join_rows,
    own_texts,
    row_place,
    spanning_text,
)
from parsers.header import Header, header_of, refs_and_title, titled_header
from parsers.keys import is_legend
from parsers.layout import Layout
from parsers.mapped import mapped
from parsers.objective_heads import line_above, objective_head
from parsers.phrases import is_amount
from parsers.piled import unpiled
from parsers.read_table import Part, ReadTable
from parsers.refs import printed_refs
from parsers.report import ColumnRole, TableKind
from parsers.under_header import columns_of, repeats
from parsers.whole_keys import with_whole_keys

# 'Page 8 of 24', with or without the name of the report before it
_PAGE_LINE = regex.compile(r"\bpage\s+\d{1,3}\s+of\s+\d{1,3}$", regex.IGNORECASE)
# '12', 'Page 7', 'Quarter 2 monitoring report 7'
_NUMBER_ALONE = regex.compile(r"^\d{1,3}$|\b(?:page|report|plan)\s+\d{1,3}$", regex.IGNORECASE)
# 'W5', '1.4', '14': what stands before the last number, and the number
_KEY = regex.compile(r"(?P<stem>(?:\p{Lu}{0,4}[ ]?(?:\d{1,2}\.)*))(?P<number>\d{1,3})")
# A page may gain or lose this many columns and still go on with the table before it.
WIDTH_SLACK = 2
# A running line is the report's name and the page's number, at most.
PAGE_LINE_CELLS = 2


@dataclass(slots=True)
class _Open:
    """A table while its parts are being collected."""

    header: Header
    rows: list[Row]
    parts: list[Part]
    page_rows: list[int]
    width: int
    row_parts: list[int] = field(default_factory=list)
    above: tuple[str, str] | None = None


def _fits(open_: _Open, rows: tuple[Row, ...]) -> bool:
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


def _begins_with_ref(open_: _Open, rows: tuple[Row, ...]) -> bool:
    """Whether a ref stands in the first rows: in their first cell, or under the head of refs."""
    ref = open_.header.column(ColumnRole.REF)
    told = tuple(r for r in rows if not repeats(r, open_.header) and spanning_text(r) is None)
    under_head = ref is not None and len(rows[0]) == open_.width and _has_ref(told, ref)
    return under_head or _has_ref(rows, 0) or _has_ref(told, 0) or _counts_on(open_, told)


def _counts_on(open_: _Open, rows: tuple[Row, ...]) -> bool:
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


def _as_wide(row: Row, width: int) -> Row:
    """A row with a slot for every column of the header; those that it lacks hold nothing."""
    return row + (replace(BLANK, own=False),) * (width - len(row))


def _under_own_head(rows: tuple[Row, ...], header: Header, width: int) -> tuple[Row, ...]:
    """The rows of a part of a text file that prints the head again, its last blank columns lost.

    Nothing is missing there: the cells under those columns count as printed.
    """
    body = rows[header.depth :]
    if any(slot.place.box is not None for row in rows for slot in row):
        return body
    return tuple(
        row + (replace(BLANK, own=False, place=row_place(row)),) * (width - len(row))
        for row in body
    )


def _add(open_: _Open, rows: list[Row], part: Part) -> None:
    printed = (row for row in rows if not is_blank(row) and not repeats(row, open_.header))
    wide = [_as_wide(r, len(open_.header.columns)) for r in printed if not _is_page_line(r)]
    wide = [unglued(line, open_.header) for row in wide for line in unpiled(row, open_.header)]
    body = put_together(wide, open_.header)
    if body and open_.rows and is_rest(open_.rows[-1], body[0], open_.header):
        extend_covering(open_.rows, body[0])
        open_.rows[-1] = join_rows(open_.rows[-1], body[0])
        body = body[1:]
    elif body and open_.rows:
        share_comment(open_.rows, body, open_.header)
    open_.rows.extend(body)
    open_.row_parts.extend(len(open_.parts) for _ in body)
    open_.parts.append(part)
    open_.page_rows.append(len(rows))


def _is_page_line(row: Row) -> bool:
    """Whether a row is the running line of a page that a text file prints between the rows."""
    texts = own_texts(row)
    return len(texts) <= PAGE_LINE_CELLS and bool(texts) and bool(_PAGE_LINE.search(texts[-1]))


def _closed(open_: _Open) -> ReadTable:
    return ReadTable(
        kind=open_.header.kind,
        header=open_.header,
        rows=tuple(open_.rows),
        parts=tuple(open_.parts),
        page_rows=tuple(open_.page_rows),
        row_parts=tuple(open_.row_parts),
        above=open_.above,
    )


def read_tables(
    flow: Flow, layout: Layout, stops: frozenset[int] = frozenset()
) -> tuple[ReadTable, ...]:
    """Every table of the document, continuations joined, in reading order.

    `stops` are the places of numbered headings: no table goes on below one.
    """
    tables: list[ReadTable] = []
    open_: _Open | None = None
    above: tuple[str, str] | None = None
    frame: tuple[Row, ...] = ()
    ordinal = 0
    for index, item in enumerate(flow.items):
        if not isinstance(item, Table):
            continue
        ordinal += 1
        part = Part(index, ordinal)
        rows, header = grid_rows(item), header_of(item, layout)
        ends = bool(tables) and open_ is None and tables[-1].end == index - 1
        if ends and header is None and (whole := joined_frame(frame, rows, layout)):
            upper = tables.pop()
            counts = (*upper.page_rows, len(rows))
            frame, rows = whole, framed_rows(whole, None, layout)
            tables.append(ReadTable(upper.kind, None, rows, (*upper.parts, part), counts))
            continue
        frame = ()
        if framed := framed_rows(rows, header, layout):
            frame, rows, header = rows, framed, None
        head = objective_head(rows, layout)
        titled = _titled(flow, index, item, layout) if header is None and head is None else None
        alone = head is not None or titled is not None or above is not None
        adjacent = open_ is not None and open_.parts[-1].index == index - 1
        if open_ is not None and adjacent and not alone and _goes_on(open_, rows, header):
            body = _under_own_head(rows, header, open_.width) if header else rows
            _add(open_, mapped(body, open_.header, open_.width), part)
            continue
        going_on = open_ is not None and header is None and not alone
        going_on = going_on and not (open_ and _parted(open_, index, stops))
        begun = open_ is not None and _fits(open_, rows) and _begins_with_ref(open_, rows)
        cut = open_ is not None and _is_cut(open_, flow, index, rows)
        if open_ is not None and header is None and not alone and ((going_on and begun) or cut):
            _add(open_, mapped(rows, open_.header, open_.width), part)
            continue
        still = open_.above if open_ is not None and adjacent and _repeated(open_, header) else None
        if open_ is not None:
            tables.append(_closed(open_))
            open_ = None
        if header is None and titled is None:
            kind = TableKind.OBJECTIVES if head is not None else _key_kind(rows)
            tables.append(ReadTable(kind, None, rows, (part,), (len(rows),)))
            above = head
            continue
        header = header if titled is None else titled[0]
        assert header is not None  # one of the two is there
        over = titled[1] if titled else head or above or line_above(rows[: header.depth]) or still
        open_ = _Open(header, [], [], [], len(header.columns), above=over)
        _add(open_, list(rows[header.depth :]), part)
        above = None
    if open_ is not None:
        tables.append(_closed(open_))
    return with_whole_keys(sorted(tables, key=lambda table: table.start))


def _is_cut(open_: _Open, flow: Flow, index: int, rows: tuple[Row, ...]) -> bool:
    """Whether a sentence or a page's running line has cut a statement of a text file in two."""
    between = flow.items[index - 1] if open_.parts[-1].index == index - 2 else None
    if open_.header.kind is not TableKind.FINANCE or not isinstance(between, Block):
        return False
    whole = bool(open_.rows) and open_.rows[-1][0].text.lower().startswith("net")
    if whole or between.place.box is not None or len(rows[0]) != open_.width:
        return False
    running = _NUMBER_ALONE.search(between.text) is not None
    return (running or is_finished(between.text)) and holds_amounts(rows[0])


def holds_amounts(row: Row) -> bool:
    """Whether a row is a name and sums of money: 'Employees' | '8,016' | '4,089' | '(11)'."""
    texts = own_texts(row)
    sums = sum(is_amount(text) for text in texts[1:])
    return bool(texts) and not is_amount(texts[0]) and sums > 1 and sums == len(texts) - 1


def _parted(open_: _Open, index: int, stops: frozenset[int]) -> bool:
    """Whether a heading stands between an open table and the place of another.

    A statement has no refs, so that a table of refs below it is none of its own.
    """
    return open_.header.kind is TableKind.FINANCE or any(
        place in stops for place in range(open_.parts[-1].index + 1, index)
    )


def _key_kind(rows: tuple[Row, ...]) -> TableKind | None:
    return TableKind.LEGENDS if rows and rows[0] and is_legend(rows) else None


def _titled(
    flow: Flow, index: int, table: Table, layout: Layout
) -> tuple[Header, tuple[str, str]] | None:
    """The header of a table of one indicator, and the ref and measure in the line above it."""
    before = flow.items[index - 1] if index else None
    if not isinstance(before, Block) or is_finished(before.text):
        return None
    header = titled_header(table, before.text, layout)
    _, rest = refs_and_title(before.text)
    if header is None:
        return None
    return header, (before.text.removesuffix(rest).strip(" :–-"), rest)


def _goes_on(open_: _Open, rows: tuple[Row, ...], header: Header | None) -> bool:
    if header is None:
        return _fits(open_, rows) and not is_legend(rows)
    same = _named(header) == _named(open_.header)
    return same and header.kind is open_.header.kind and header.kind is not TableKind.FINANCE


def _repeated(open_: _Open, header: Header | None) -> bool:
    """Whether the same columns begin again, ruled in another way: what stands over them holds."""
    if header is None or header.kind is not open_.header.kind:
        return False
    return list(dict.fromkeys(_named(header))) == list(dict.fromkeys(_named(open_.header)))


def _named(header: Header) -> list[str]:
    """The header's words; a page may have lost a blank column at its edge."""
    return [column.header for column in header.columns if column.header]
