"""Printed tables, joined over pages: each with its header and the rows under it."""

import regex

from extract.document import Block, Table
from parsers.flow import Flow, is_finished
from parsers.frame_rows import framed_rows, joined_frame
from parsers.grid import Row, grid_rows, own_texts
from parsers.header import Header, header_of, refs_and_title, titled_header
from parsers.keys import is_legend
from parsers.kinds import TableKind
from parsers.layout import Layout
from parsers.objective_heads import line_above, objective_head
from parsers.open_table import OpenTable, begins_again, begins_with_ref, fits, goes_on
from parsers.phrases import is_amount
from parsers.read_table import Part, ReadTable
from parsers.whole_keys import with_whole_keys

# '12', 'Page 7', 'Quarter 2 monitoring report 7'
_NUMBER_ALONE = regex.compile(r"^\d{1,3}$|\b(?:page|report|plan)\s+\d{1,3}$", regex.IGNORECASE)

# the ref and the text of an objective or an indicator that stand over a table
Named = tuple[str, str]


def read_tables(
    flow: Flow, layout: Layout, stops: frozenset[int] = frozenset()
) -> tuple[ReadTable, ...]:
    """Every table of the document, continuations joined, in reading order.

    `stops` are the places of numbered headings: no table goes on below one.
    """
    reading = _Reading(flow, layout, stops)
    tables = [(place, item) for place, item in enumerate(flow.items) if isinstance(item, Table)]
    for ordinal, (place, table) in enumerate(tables, start=1):
        reading.take(Part(place, ordinal), table)
    reading.close()
    return with_whole_keys(sorted(reading.tables, key=lambda table: table.start))


class _Reading:
    """The tables read so far, the one that may go on, and what the next one has to know.

    `above` is the objective that the table before it names for it, `frame` the printed rows of
    that table where it is an objective's frame.
    """

    def __init__(self, flow: Flow, layout: Layout, stops: frozenset[int]) -> None:
        self.flow = flow
        self.layout = layout
        self.stops = stops
        self.tables: list[ReadTable] = []
        self.open: OpenTable | None = None
        self.above: Named | None = None
        self.frame: tuple[Row, ...] = ()

    def take(self, part: Part, table: Table) -> None:
        """Reads the next table of the flow: the end of one above it, or one of its own."""
        rows, header = grid_rows(table), header_of(table, self.layout)
        if header is None and self._ends_frame(part, rows):
            return
        framed = framed_rows(rows, header, self.layout)
        self.frame = rows if framed else ()
        if framed:
            rows, header = framed, None
        head = objective_head(rows, self.layout)
        titled = None
        if header is None and head is None:
            titled = _titled(self.flow, part.index, table, self.layout)
        alone = head is not None or titled is not None or self.above is not None
        if not alone and self._goes_on(part, rows, header):
            return
        self._begin(part, rows, titled or (header, None), head)

    def close(self) -> None:
        """No more rows belong to the open table."""
        if self.open is not None:
            self.tables.append(self.open.closed())
            self.open = None

    def _ends_frame(self, part: Part, rows: tuple[Row, ...]) -> bool:
        """Adds the rows of a frame that a page has cut; whether they are such."""
        if self.open is not None or not self.tables or self.tables[-1].end != part.index - 1:
            return False
        whole = joined_frame(self.frame, rows, self.layout)
        if whole:
            upper = self.tables.pop()
            parts, counts = (*upper.parts, part), (*upper.page_rows, len(rows))
            body = framed_rows(whole, None, self.layout)
            self.tables.append(ReadTable(upper.kind, None, body, parts, counts))
            self.frame = whole
        return bool(whole)

    def _goes_on(self, part: Part, rows: tuple[Row, ...], header: Header | None) -> bool:
        """Adds rows that go on with the open table; whether they do."""
        if self.open is None:
            return False
        adjacent = self.open.end == part.index - 1 and goes_on(self.open, rows, header)
        found = adjacent or (header is None and self._is_next_part(self.open, part.index, rows))
        if found:
            self.open.add_next(rows, header, part)
        return found

    def _is_next_part(self, open_: OpenTable, index: int, rows: tuple[Row, ...]) -> bool:
        """Whether rows without a header go on with a table over what stands between."""
        parted = _parted(open_, index, self.stops)
        begun = not parted and fits(open_, rows) and begins_with_ref(open_, rows)
        return begun or _is_cut(open_, self.flow, index, rows)

    def _begin(
        self,
        part: Part,
        rows: tuple[Row, ...],
        titled: tuple[Header | None, Named | None],
        head: Named | None,
    ) -> None:
        """Begins a table; one without a header has no more parts.

        `titled`: its header, and the indicator of the line above it; `head`: the objective that it
        names.
        """
        before = self.open
        self.close()
        header, title = titled
        if header is None:
            kind = TableKind.OBJECTIVES if head is not None else _key_kind(rows)
            self.tables.append(ReadTable(kind, None, rows, (part,), (len(rows),)))
            self.above = head
            return
        again = before is not None and before.end == part.index - 1 and begins_again(before, header)
        still = before.above if before is not None and again else None
        over = title or head or self.above or line_above(rows[: header.depth]) or still
        self.open = OpenTable(header, over)
        self.open.add(list(rows[header.depth :]), part)
        self.above = None


def _is_cut(open_: OpenTable, flow: Flow, index: int, rows: tuple[Row, ...]) -> bool:
    """Whether a sentence or a page's running line has cut a statement of a text file in two."""
    between = flow.items[index - 1] if open_.end == index - 2 else None
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


def _parted(open_: OpenTable, index: int, stops: frozenset[int]) -> bool:
    """Whether a heading stands between an open table and the place of another.

    A statement has no refs, so that a table of refs below it is none of its own.
    """
    return open_.header.kind is TableKind.FINANCE or any(
        place in stops for place in range(open_.end + 1, index)
    )


def _key_kind(rows: tuple[Row, ...]) -> TableKind | None:
    return TableKind.LEGENDS if rows and rows[0] and is_legend(rows) else None


def _titled(flow: Flow, index: int, table: Table, layout: Layout) -> tuple[Header, Named] | None:
    """The header of a table of one indicator, and the ref and measure in the line above it."""
    before = flow.items[index - 1] if index else None
    if not isinstance(before, Block) or is_finished(before.text):
        return None
    header = titled_header(table, before.text, layout)
    _, rest = refs_and_title(before.text)
    if header is None:
        return None
    return header, (before.text.removesuffix(rest).strip(" :–-"), rest)
