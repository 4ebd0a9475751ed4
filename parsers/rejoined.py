"""What stands apart in a file and belongs together: the parts of a table that a line, a page's
running line or a blank line has parted, and comments that tabs have made a table of.
"""

from dataclasses import replace

import regex
from msgspec import structs

from extract.document import PLAIN, Block, Cell, Style, Table
from extract.places import spanning
from parsers.boxes import with_boxes_as_rows
from parsers.broken_heads import with_whole_heads_over_pages
from parsers.cards import with_cards_as_rows
from parsers.columns import evened
from parsers.cut_comments import with_cut_comments
from parsers.cut_heads import with_cut_heads
from parsers.flow import Flow, Item, is_finished
from parsers.grid import Row, grid_rows, own_texts
from parsers.header import header_of
from parsers.last_lines import with_last_lines
from parsers.layout import Layout, says
from parsers.opening_lines import (
    is_statement_head,
    table_at,
    with_opening_lines,
)
from parsers.phrases import is_amount
from parsers.refs import only_refs

# 'Page 7', 'Page 7 of 20', with or without the name of the report before it
_PAGE_LINE = regex.compile(r"(?:^|\s)page\s+\d{1,3}(?:\s+of\s+\d{1,3})?$", regex.IGNORECASE)
_PAGE_ALONE = regex.compile(r"^page\s+\d{1,3}(?:\s+of\s+\d{1,3})?$", regex.IGNORECASE)
# '11 ICT monitoring report', 'ICT QMR 2008-09 11'; not 'Priority 2'
_NUMBERED_LINE = regex.compile(
    r"^(?=.*\b(?:report|monitoring|qmr|plan|overview)\b)(?:\d{1,3}\s+\D.*|.*\D\s\d{1,3})$",
    regex.IGNORECASE,
)
# 'Reported in', 'Due by the'
_OPEN_END = regex.compile(r"\b(?:and|or|the|of|to|an?|in|for|with|by|on|from|at|as)$")
# A running line is the report's name and the page's number: this many words, cells at most.
PAGE_LINE_WORDS = 9
PAGE_LINE_CELLS = 2
# A line of a header that broke over lines has this many words at most.
HEAD_WORDS = 3
# A cell of such a line has this many; one with more is of a row.
HEAD_CELL_WORDS = 6
# A comment has more words than this; a cell of two words is a value.
FEWEST_COMMENT_WORDS = 2


def rejoined(flow: Flow, layout: Layout) -> Flow:
    """The flow with the parts of one thing put together."""
    tables = (evened(item) if isinstance(item, Table) else item for item in flow.items)
    items = with_cards_as_rows(_without_running_lines(list(tables)), layout)
    items = with_boxes_as_rows(items, layout)
    items = with_whole_heads_over_pages(items, layout)
    items = with_cut_heads(_with_whole_heads(items, layout), layout)
    items = _with_closing_lines(items)
    items = with_cut_comments(items, layout)
    items = with_opening_lines(with_last_lines(items, layout), layout)
    return replace(flow, items=tuple(_comments_told(items, layout)))


def _is_text(item: Item) -> bool:
    return item.place.box is None


def _without_running_lines(items: list[Item]) -> list[Item]:
    """Without what the pages of a text file carry between the rows of a table."""
    return [item for at, item in enumerate(items) if not _is_running(items, at)]


def _is_running(items: list[Item], at: int) -> bool:
    item = items[at]
    if not _is_text(item):
        return False
    if isinstance(item, Table):
        texts = own_texts(grid_rows(item)[0]) if item.row_count == 1 else []
        return 0 < len(texts) <= PAGE_LINE_CELLS and bool(_PAGE_LINE.search(texts[-1]))
    if _PAGE_ALONE.match(item.text):
        return True
    before, after = (table_at(items, place) for place in (at - 1, at + 1))
    if before is None or after is None or len(item.text.split()) > PAGE_LINE_WORDS:
        return False
    again = own_texts(grid_rows(before)[0]) == own_texts(grid_rows(after)[0])
    return again and _NUMBERED_LINE.match(item.text) is not None


def _with_whole_heads(items: list[Item], layout: Layout) -> list[Item]:
    """The heads of statements whose cells broke over lines, each in one row again.

    '', 'Annual' | 'Budget' | "£'000", 'Budget To' | 'Date' ... over rows of as many cells
    """
    whole: list[Item] = []
    at = 0
    while at < len(items):
        end = at + 1
        while end < len(items) and _is_piece_of_head(items[end], layout):
            end += 1
        below = next((n for n in (end, end + 1) if table_at(items, n) is not None), None)
        if below == end + 1 and not is_statement_head(items[end], layout):
            below = None
        head = _head_over(items[at:end], table_at(items, below), layout) if below else None
        whole.append(head or items[at])
        at = end if head else at + 1
    return whole


def _is_piece_of_head(item: Item, layout: Layout) -> bool:
    short = isinstance(item, Block) and len(item.text.split()) <= HEAD_WORDS
    return short and not is_statement_head(item, layout)


def _head_over(pieces: list[Item], below: Table | None, layout: Layout) -> Table | None:
    """One row of the pieces of a head, where it is the head of a statement of the rows below."""
    first = pieces[0]
    if below is None or not isinstance(first, Table) or not _is_text(first):
        return None
    if (first.row_count, len(pieces)) == (1, 1):
        return None
    cells: list[str] = [""]
    for row in grid_rows(first):
        printed = [slot.text for slot in row]
        while len(printed) > 1 and not printed[-1]:
            printed.pop()
        cells[-1] = f"{cells[-1]} {printed[0]}".strip()
        cells.extend(printed[1:])
    texts = [piece.text for piece in pieces[1:] if isinstance(piece, Block)]
    cells[-1] = " ".join([cells[-1], *texts])
    if len(cells) != below.column_count or any(map(is_amount, cells)):
        return None
    if any(
        len(text.split()) > HEAD_CELL_WORDS for row in grid_rows(first) for text in own_texts(row)
    ):
        return None
    head = _one_row(first, cells)
    return head if header_of(head, layout) is not None else None


def _one_row(table: Table, texts: list[str]) -> Table:
    cells = tuple(
        Cell(row=0, column=n, row_span=1, column_span=1, text=text, blocks=(), place=table.place)
        for n, text in enumerate(texts)
    )
    return structs.replace(table, row_count=1, column_count=len(texts), cells=cells)


def _with_closing_lines(items: list[Item]) -> list[Item]:
    """The tables of a text file with the lines that end the sentence of their last cell."""
    whole: list[Item] = []
    for item in items:
        above = whole[-1] if whole else None
        if isinstance(above, Table) and isinstance(item, Block) and _ends_last_cell(above, item):
            whole[-1] = _with_last_words(above, item)
        else:
            whole.append(item)
    return whole


def _ends_last_cell(table: Table, line: Block) -> bool:
    if not _is_text(table) or not table.cells or line.marker is not None:
        return False
    last = table.cells[-1].text
    full = table.cells[-1].column == table.column_count - 1
    worded = len(last.split()) > FEWEST_COMMENT_WORDS or _OPEN_END.search(last) is not None
    return full and worded and not is_finished(last) and line.text[:1].islower()


def _with_last_words(table: Table, line: Block) -> Table:
    *rest, last = table.cells
    whole = structs.replace(last, text=f"{last.text} {line.text}", blocks=(*last.blocks, line))
    return structs.replace(table, cells=(*rest, whole))


def _comments_told(items: list[Item], layout: Layout) -> list[Item]:
    """The comments under 'Supporting commentary' whose ref and text stand in cells, as lines."""
    told: list[Item] = []
    commenting = False
    for item in items:
        if isinstance(item, Table) and commenting and (lines := _comment_lines(item)):
            told.extend(lines)
            continue
        commenting = isinstance(item, Block) and says(layout.groups, item.text)
        told.append(item)
    return told


def _comment_lines(table: Table) -> list[Block]:
    """A line a row, 'PED02a: Visits have begun', where every row is a ref and a sentence."""
    lines = []
    for row in grid_rows(table):
        texts = own_texts(row)
        if len(texts) != 2 or not only_refs(texts[0]) or any(slot.marks for slot in row):
            return []
        if len(texts[1].split()) <= FEWEST_COMMENT_WORDS:
            return []
        text = f"{texts[0].rstrip(' :–-')}: {texts[1]}"
        place = spanning(slot.place for slot in row if slot.own)
        lines.append(Block(order=table.order, text=text, lines=(), style=_style(row), place=place))
    return lines


def _style(row: Row) -> Style:
    return next((block.style for slot in row for block in slot.blocks), PLAIN)
