"""Printed tables, joined over pages: each with its header and the rows under it."""

from dataclasses import dataclass, field, replace

import regex

from extract.document import Block, Table
from extract.places import spanning
from parsers.flow import Flow, is_finished
from parsers.grid import (
    BLANK,
    Row,
    Slot,
    grid_rows,
    is_blank,
    join_rows,
    join_slots,
    own_texts,
    spanning_text,
)
from parsers.header import (
    Header,
    columns_of,
    header_of,
    objective_head,
    repeats,
    titled_header,
)
from parsers.keys import is_legend
from parsers.layout import Layout
from parsers.refs import label_of, printed_refs
from parsers.report import ColumnRole, PrintedTable, TableKind

# The first words of a row's rest on the next page: '2013', 'work with families ...', '(14-15)'.
_FRAGMENT = regex.compile(r"^[\p{Ll}\d(,;&/–-]")
# the rest of an objective; a figure may begin a new one
_SURE_FRAGMENT = regex.compile(r"^[\p{Ll}(,;&]")
# 'Page 8 of 24', with or without the name of the report before it
_PAGE_LINE = regex.compile(r"\bpage\s+\d{1,3}\s+of\s+\d{1,3}$", regex.IGNORECASE)
# '56.0%', '(11)', '£443.60', '1,404'
_FIGURE = regex.compile(r"^[(£<>~+–-]*\d[\d,.]*\s?%?\)?$")
# A text that stops like this goes on: '... by December', '... in line with the'
_OPEN_END = regex.compile(
    r"(?:,|\b(?:and|or|the|of|to|an?|in|for|with|by|on|from|at|as|that|which|January|February|March"
    r"|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))$"
)


# A ref and a text stand before the first column of values.
FIRST_VALUE = 2
# A text of this many words beside the values is a sentence about them.
SENTENCE_WORDS = 4
# A page may gain or lose this many columns and still go on with the table before it.
WIDTH_SLACK = 2
# A running line is the report's name and the page's number, at most.
PAGE_LINE_CELLS = 2
# A key has a head and hardly more than six signs.
LONGEST_KEY = 8


@dataclass(frozen=True, slots=True)
class Part:
    """One table on one page: its place in the flow and its ordinal among the printed tables."""

    index: int
    ordinal: int


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table over all its pages; each row has one slot per header column.

    Without a recognised header the rows are as printed and `header` is None. `row_parts` tells for
    each row in which of the parts it begins; `above`, which ref and text stand over the table.
    """

    kind: TableKind | None
    header: Header | None
    rows: tuple[Row, ...]
    parts: tuple[Part, ...]
    page_rows: tuple[int, ...]
    row_parts: tuple[int, ...] = ()
    above: tuple[str, str] | None = None

    @property
    def start(self) -> int:
        """Where in the flow the table begins."""
        return self.parts[0].index

    @property
    def end(self) -> int:
        """Where in the flow the table's last part stands."""
        return self.parts[-1].index

    def row_end(self, number: int) -> int:
        """Where in the flow the part stands in which a row begins."""
        return self.parts[self.row_parts[number]].index if self.row_parts else self.end


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


def _mapped(rows: tuple[Row, ...], header: Header, width: int) -> list[Row]:
    """Rows of a later part under the header's columns: by number if as wide, else by position.

    Where the columns of the page stand elsewhere, and there are more of them, the first are those
    of the header. Cells under no column follow at the end of the row, so that none is lost.
    """
    if rows and len(rows[0]) == width:
        return list(rows)
    if beside := _sentence_columns(rows, width):
        return [row if spanning_text(row) else _with_last(row, beside) for row in rows]
    whole = [row for row in rows if spanning_text(row) is None]
    places = [columns_of(row, header) for row in whole]
    by_number = any(place is None for place in places)
    mapped: list[Row] = []
    for row in rows:
        under = None if by_number else columns_of(row, header)
        if spanning_text(row) is not None:
            mapped.append(row)
        elif under is None:
            first = row[:width]
            mapped.append(first + (BLANK,) * (width - len(first)) + row[width:])
        else:
            taken = tuple(BLANK if n is None else row[n] for n in under)
            rest = (s for n, s in enumerate(row) if s.own and n not in under)
            mapped.append(taken + tuple(rest))
    return mapped


def _sentence_columns(rows: tuple[Row, ...], width: int) -> tuple[int, ...]:
    """The columns that a page has gained, where they hold sentences and nothing else."""
    whole = [row for row in rows if spanning_text(row) is None]
    more = len(rows[0]) - width if rows else 0
    columns = range(FIRST_VALUE, len(rows[0]) if rows else 0)
    wordy = tuple(n for n in columns if _is_wordy([row[n] for row in whole if row[n].own]))
    return wordy if 0 < more == len(wordy) else ()


def _is_wordy(slots: list[Slot]) -> bool:
    texts = [slot.text for slot in slots if slot.text]
    sentences = all(len(text.split()) >= SENTENCE_WORDS for text in texts)
    return bool(texts) and sentences and not any(slot.marks for slot in slots)


def _with_last(row: Row, columns: tuple[int, ...]) -> Row:
    """A row with those columns at its end."""
    kept = (slot for number, slot in enumerate(row) if number not in columns)
    return (*kept, *(row[number] for number in columns))


def _text_column(header: Header) -> int | None:
    for role in (ColumnRole.MILESTONE, ColumnRole.MEASURE, ColumnRole.RISK, ColumnRole.ACTION):
        if (index := header.column(role)) is not None:
            return index
    return None


def is_rest(before: Row, row: Row, header: Header) -> bool:
    """Whether a page's first row is the rest of the row that broke at the foot of the page before.

    It has no ref of its own (or the end of one), and no cell in which both rows print a figure or
    a mark. Where refs are printed once for several rows its text has to be a fragment too.
    """
    ref, text = header.column(ColumnRole.REF), _text_column(header)
    if text is None or _clash(before, row):
        return False
    objective = header.column(ColumnRole.OBJECTIVE)
    if objective is not None and row[objective].own and row[objective].text:
        return False
    if ref is not None and row[ref].own and row[ref].text:
        return _ends_a_ref(before[ref].text, row[ref].text) and not _figures(row)
    if not row[text].text:
        return bool(own_texts(row))
    fragment = bool(_FRAGMENT.match(row[text].text)) or bool(_OPEN_END.search(before[text].text))
    if fragment:
        return not is_finished(before[text].text)
    each_row_has_one = ref is not None and objective is None and bool(before[ref].text)
    return each_row_has_one and not _figures(row)


def _figures(row: Row) -> bool:
    """Whether a row prints a figure or a mark of its own beside its ref and text."""
    return any(s.own and (s.marks or _FIGURE.match(s.text)) for s in row[1:])


def _clash(before: Row, row: Row) -> bool:
    pairs = zip(before, row, strict=False)
    return any(
        upper.own
        and lower.own
        and (
            (_FIGURE.match(upper.text) and _FIGURE.match(lower.text))
            or (upper.marks and lower.marks)
        )
        for upper, lower in pairs
    )


def _ends_a_ref(upper: str, lower: str) -> bool:
    """Whether a ref broke: 'NI072 SCS' over 'CYP01'."""
    last = upper.split()[-1] if upper.split() else ""
    return last.isupper() and last.isalpha() and len(printed_refs(f"{last} {lower}")) == 1


def _fits(open_: _Open, rows: tuple[Row, ...]) -> bool:
    """Whether headerless rows can be the open table's next page."""
    if not rows:
        return False
    if len(rows[0]) == open_.width:
        return True
    if abs(len(rows[0]) - open_.width) > WIDTH_SLACK or not _begins_with_ref(rows):
        return False
    return len(rows[0]) > open_.width or not _is_elsewhere(rows, open_.header)


def _is_elsewhere(rows: tuple[Row, ...], header: Header) -> bool:
    """Whether columns are gone and those that are left stand elsewhere: no one can tell which."""
    return any(columns_of(row, header) is None for row in rows if spanning_text(row) is None)


def _begins_with_ref(rows: tuple[Row, ...]) -> bool:
    return any(row[0].own and printed_refs(row[0].text) for row in rows[:2])


def _as_wide(row: Row, width: int) -> Row:
    """A row with a slot for every column of the header; those that it lacks hold nothing."""
    return row + (replace(BLANK, own=False),) * (width - len(row))


def _add(open_: _Open, rows: list[Row], part: Part) -> None:
    printed = (row for row in rows if not is_blank(row) and not repeats(row, open_.header))
    wide = [_as_wide(r, len(open_.header.columns)) for r in printed if not _is_page_line(r)]
    body = _put_together(wide, open_.header)
    if body and open_.rows and is_rest(open_.rows[-1], body[0], open_.header):
        _extend_covering(open_.rows, body[0])
        open_.rows[-1] = join_rows(open_.rows[-1], body[0])
        body = body[1:]
    open_.rows.extend(body)
    open_.row_parts.extend(len(open_.parts) for _ in body)
    open_.parts.append(part)
    open_.page_rows.append(len(rows))


def _is_page_line(row: Row) -> bool:
    """Whether a row is the running line of a page that a text file prints between the rows."""
    texts = own_texts(row)
    return len(texts) <= PAGE_LINE_CELLS and bool(texts) and bool(_PAGE_LINE.search(texts[-1]))


def _put_together(rows: list[Row], header: Header) -> list[Row]:
    """The rows, a cell that breaks over two of them put together."""
    whole: list[Row] = []
    for row in rows:
        if whole and _breaks(whole[-1], row, header):
            whole[-1] = join_rows(whole[-1], row)
        else:
            whole.append(row)
    return whole


def _breaks(before: Row, row: Row, header: Header) -> bool:
    """Whether a line goes on with the text, the objective or the ref of the line above it."""
    ref, text = header.column(ColumnRole.REF), _text_column(header)
    objective = header.column(ColumnRole.OBJECTIVE)
    if text is None or ref is None:
        return False
    above, below = own_texts(before), own_texts(row)
    if not row[ref].text and before[text].text and below == [row[text].text]:
        open_end = _OPEN_END.search(before[text].text) is not None
        return open_end and _FRAGMENT.match(below[0]) is not None
    if row[0].place.box is not None:
        return False  # rulings tell rows apart better than words do
    if above == [before[ref].text] and _is_ref(above[0]):
        return bool(row[text].text) and below[0] == row[ref].text and _is_ref(below[0])
    if row[ref].text or objective is None or before[text].text or not row[text].text:
        return False
    return bool(before[objective].text) and bool(_SURE_FRAGMENT.match(row[objective].text))


def _is_ref(text: str) -> bool:
    """Whether a text is nothing but refs: 'PA 5', '(NI 132)'."""
    refs, _, rest = label_of(text.strip(" ()"))
    return bool(refs) and not rest


def _extend_covering(rows: list[Row], rest: Row) -> None:
    """Give the rest of a note that reaches down over several rows to the row that it begins in."""
    for column, slot in enumerate(rest[: len(rows[-1])]):
        if not (rows[-1][column].from_above and slot.own and slot.text):
            continue
        for place in range(len(rows) - 1, -1, -1):
            if rows[place][column].own:
                whole = join_slots(rows[place][column], slot)
                rows[place] = (*rows[place][:column], whole, *rows[place][column + 1 :])
                break


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


def read_tables(flow: Flow, layout: Layout) -> tuple[ReadTable, ...]:
    """Every table of the document, continuations joined, in reading order."""
    tables: list[ReadTable] = []
    open_: _Open | None = None
    above: tuple[str, str] | None = None
    ordinal = 0
    for index, item in enumerate(flow.items):
        if not isinstance(item, Table):
            continue
        ordinal += 1
        part = Part(index, ordinal)
        rows, header = grid_rows(item), header_of(item, layout)
        head = objective_head(rows, layout)
        titled = _titled(flow, index, item, layout) if header is None and head is None else None
        alone = head is not None or titled is not None or above is not None
        adjacent = open_ is not None and open_.parts[-1].index == index - 1
        if open_ is not None and adjacent and not alone and _goes_on(open_, rows, header):
            body = rows[header.depth :] if header else rows
            _add(open_, _mapped(body, open_.header, open_.width), part)
            continue
        going_on = open_ is not None and header is None and not alone
        if open_ is not None and going_on and _fits(open_, rows) and _begins_with_ref(rows):
            _add(open_, _mapped(rows, open_.header, open_.width), part)
            continue
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
        over = titled[1] if titled else head or above
        open_ = _Open(header, [], [], [], len(header.columns), above=over)
        _add(open_, list(rows[header.depth :]), part)
        above = None
    if open_ is not None:
        tables.append(_closed(open_))
    return _with_whole_keys(sorted(tables, key=lambda table: table.start))


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
    _, _, rest = label_of(before.text)
    if header is None:
        return None
    return header, (before.text.removesuffix(rest).strip(" :–-"), rest)


def _with_whole_keys(tables: list[ReadTable]) -> tuple[ReadTable, ...]:
    """The tables, a key that breaks over a page put together."""
    whole: list[ReadTable] = []
    for table in tables:
        before = whole[-1] if whole else None
        if before is not None and _is_rest_of_key(before, table):
            whole[-1] = ReadTable(
                TableKind.LEGENDS,
                None,
                before.rows + table.rows,
                before.parts + table.parts,
                before.page_rows + table.page_rows,
            )
        else:
            whole.append(table)
    return tuple(whole)


def _is_rest_of_key(before: ReadTable, table: ReadTable) -> bool:
    """Whether two tables that follow each other are a key only together, or the second goes on."""
    if before.header is not None or table.header is not None or before.end + 1 != table.start:
        return False
    rows = before.rows + table.rows
    if not rows or len({len(row) for row in rows}) != 1:
        return False
    keys = [t.kind is TableKind.LEGENDS for t in (before, table)]
    return is_legend(rows) and not all(keys) and (any(keys) or len(rows) <= LONGEST_KEY)


def _goes_on(open_: _Open, rows: tuple[Row, ...], header: Header | None) -> bool:
    if header is None:
        return _fits(open_, rows) and not is_legend(rows)
    same = _named(header) == _named(open_.header)
    return same and header.kind is open_.header.kind and header.kind is not TableKind.FINANCE


def _named(header: Header) -> list[str]:
    """The header's words; a page may have lost a blank column at its edge."""
    return [column.header for column in header.columns if column.header]


def printed_tables(
    flow: Flow, tables: tuple[ReadTable, ...], kinds: dict[int, TableKind], read: dict[int, int]
) -> tuple[PrintedTable, ...]:
    """One record per table on paper. `kinds` and `read` are by the ordinal of a table's first part:
    what it was recognised as, and how many of its rows became records.
    """
    records = []
    for table in tables:
        first = table.parts[0].ordinal
        for place, (part, count) in enumerate(zip(table.parts, table.page_rows, strict=True)):
            item = flow.items[part.index]
            rows = grid_rows(item) if isinstance(item, Table) else ()
            header_text = table.header.text if table.header else _first_words(rows)
            records.append(
                PrintedTable(
                    ordinal=part.ordinal,
                    header_text=header_text,
                    recognised_as=kinds.get(first, table.kind),
                    row_count=count,
                    rows_read=read.get(first, 0) if place == 0 else 0,
                    continued_from=table.parts[place - 1].ordinal if place else None,
                    place=spanning([item.place]),
                )
            )
    return tuple(sorted(records, key=lambda record: record.ordinal))


def _first_words(rows: tuple[Row, ...]) -> str:
    return " | ".join(slot.text for slot in rows[0] if slot.own) if rows else ""
