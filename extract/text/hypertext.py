"""HTML to blocks and tables, with the spans that its cells declare."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from msgspec import structs

from extract.document import Block, Cell, Ruling, Table
from extract.places import Place
from extract.text.blocks import BULLET, block
from extract.text.inline import APART, RAISED, Pieces, without_comments
from extract.text.tables import cell_of

HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
NOT_SHOWN = frozenset({"script", "style", "title", "template", "noscript"})
MOST_COLUMNS = 100  # columns; no printed table is wider, and a span of millions must not cost time
MOST_NESTED = 50  # tables in tables; a page laid out by them has a handful

# A '<' that no '>' follows before the next: '<18 years <b>'. The parser of the standard library
# takes quadratic time over many of them.
LONE_BRACKET = re.compile(r"<(?=[^<>]*+(?:<|\Z))")
# 'background-color: #00ff00'
BACKGROUND = re.compile(r"background(?:-color)?\s*+:\s*+(?P<colour>\#[0-9A-Fa-f]{6})\b")
COLOUR = re.compile(r"\#[0-9A-Fa-f]{6}")


@dataclass(slots=True)
class CellDraft:
    """An open or finished table cell; `items` are its blocks and the tables inside it."""

    line: int
    row_span: int
    column_span: int
    fill: str | None
    items: list[Block | Table] = field(default_factory=list)


@dataclass(slots=True)
class TableDraft:
    """An open table."""

    line: int
    rows: list[list[CellDraft]] = field(default_factory=list)


def read_hypertext(source: str, first_line: int = 1) -> list[Block | Table]:
    """Blocks and tables of an HTML page or fragment; places count lines from `first_line`."""
    reader = _Reader(first_line)
    reader.feed(LONE_BRACKET.sub("&lt;", without_comments(source)))
    reader.finish()
    return [structs.replace(item, order=order) for order, item in enumerate(reader.items)]


class _Reader(HTMLParser):
    """Gathers text until a tag ends its block; tables nest."""

    def __init__(self, first_line: int) -> None:
        super().__init__(convert_charrefs=True)
        self.offset_lines = first_line - 1
        self.items: list[Block | Table] = []
        self.tables: list[TableDraft] = []
        self.pieces = Pieces()
        self.line: int | None = None
        self.marker: str | None = None
        self.hidden = 0
        self.raised: tuple[str, list[str]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a block, a cell or a look."""
        if tag in NOT_SHOWN:
            self.hidden += 1
        elif tag in RAISED:
            self.raised = (tag, [])
        elif tag == "img" and self.tables:
            self.handle_data(f" {dict(attrs).get('alt') or ''} ")
        elif APART.fullmatch(tag):
            self._end_block()
            self.marker = BULLET if tag == "li" else HEADINGS.get(tag, self.marker)
            self._open_in_table(tag, dict(attrs))
        else:
            self.pieces.tag(tag, 1)

    def handle_endtag(self, tag: str) -> None:
        """Close it again."""
        if tag in NOT_SHOWN:
            self.hidden = max(0, self.hidden - 1)
        elif tag in RAISED:
            self._end_raised(tag)
        elif APART.fullmatch(tag):
            self._end_block()
            self.marker = None if tag == "li" or tag in HEADINGS else self.marker
            if tag == "table" and self.tables:
                self._close_table()
        else:
            self.pieces.tag(tag, -1)

    def handle_data(self, data: str) -> None:
        """Text, where it is shown."""
        if self.hidden:
            return
        if self.line is None and data.strip():
            lead = len(data) - len(data.lstrip())
            self.line = self._here() + data.count("\n", 0, lead)
        if self.raised is not None:
            self.raised[1].append(data)
        else:
            self.pieces.add(data)

    def finish(self) -> None:
        """The end of the file ends all that is open."""
        self.close()
        self._end_block()
        while self.tables:
            self._close_table()

    def _here(self) -> int:
        return self.getpos()[0] + self.offset_lines

    def _open_in_table(self, tag: str, attributes: dict[str, str | None]) -> None:
        if tag == "body":
            self.hidden = 0  # a title without an end does not hide the page
        elif tag == "table" and len(self.tables) < MOST_NESTED:
            self.tables.append(TableDraft(self._here()))
        elif self.tables and tag == "tr":
            self.tables[-1].rows.append([])
        elif self.tables and tag in {"td", "th"}:
            rows = self.tables[-1].rows
            if not rows:
                rows.append([])
            rows[-1].append(_cell_draft(self._here(), attributes))

    def _end_raised(self, tag: str) -> None:
        if self.raised is not None:
            self.pieces.add_raised(tag, "".join(self.raised[1]))
            self.raised = None

    def _end_block(self) -> None:
        if self.raised is not None:
            self._end_raised(self.raised[0])
        text, style = self.pieces.read()
        line = self.line or self._here()
        self.pieces = replace(self.pieces, texts=[], styles=[])
        self.line = None
        if text:
            self._container().append(block(text, line, 0, style, self.marker))
            self.marker = None

    def _container(self) -> list[Block | Table]:
        """Where finished items go: the open cell, else the page."""
        for table in reversed(self.tables):
            if table.rows and table.rows[-1]:
                return table.rows[-1][-1].items
        return self.items

    def _close_table(self) -> None:
        table = self.tables.pop()
        cells = [cell for row in table.rows for cell in row]
        items = [item for cell in cells for item in cell.items]
        container = self._container()
        if any(isinstance(item, Table) for item in items):
            container.extend(items)  # a table around tables only lays out the page
        elif items:
            container.append(_table(table))


def _cell_draft(line: int, attributes: dict[str, str | None]) -> CellDraft:
    colour = attributes.get("bgcolor") or ""
    background = BACKGROUND.search(attributes.get("style") or "")
    if background:
        colour = background["colour"]
    return CellDraft(
        line=line,
        row_span=_span(attributes.get("rowspan")),
        column_span=_span(attributes.get("colspan")),
        fill=colour.lower() if COLOUR.fullmatch(colour) else None,
    )


def _span(printed: str | None) -> int:
    """A span attribute; what is no number from 1 to the widest table is 1 or the widest."""
    digits = (printed or "").strip()
    if not digits.isascii() or not digits.isdigit():
        return 1
    return min(max(int(digits[:9]), 1), MOST_COLUMNS)


def _table(draft: TableDraft) -> Table:
    rows = [row for row in draft.rows if row]
    cells = list(_placed(rows))
    return Table(
        order=0,
        ruling=Ruling.TABBED,
        row_count=len(rows),
        column_count=max(cell.column + cell.column_span for cell in cells),
        cells=tuple(cells),
        place=Place(line=draft.line),
    )


def _placed(rows: list[list[CellDraft]]) -> Iterator[Cell]:
    """Cells at their columns: each takes the first that no cell above reaches down into."""
    taken_until: dict[int, int] = {}
    for number, row in enumerate(rows):
        column = 0
        for draft in row:
            while taken_until.get(column, 0) > number:
                column += 1
            row_span = min(draft.row_span, len(rows) - number)
            for covered in range(column, column + draft.column_span):
                taken_until[covered] = number + row_span
            blocks = [
                structs.replace(item, order=order)
                for order, item in enumerate(draft.items)
                if isinstance(item, Block)
            ]
            spans = (row_span, draft.column_span)
            yield cell_of(blocks, number, column, draft.line, spans, draft.fill)
            column += draft.column_span
