"""A text file to a document: each line is a block, runs of lines with tabs or pipes are tables."""

import re
from dataclasses import dataclass, field
from functools import reduce
from hashlib import sha256 as sha256_of
from itertools import takewhile

from msgspec import structs

from extract.coded import CODE
from extract.document import Block, Document, Page, Table, TextSource
from extract.findings import Finding
from extract.states import ReadError, State
from extract.text.aligned import aligned_table, not_told
from extract.text.blocks import line_blocks, split_marker
from extract.text.coded import coded_lines
from extract.text.decoding import decode
from extract.text.doubled import undoubled
from extract.text.heads import UNIT
from extract.text.hypertext import read_hypertext
from extract.text.lines import SourceLine, source_lines
from extract.text.loose import loose_statement
from extract.text.tables import (
    Row,
    continues,
    is_delimiter,
    is_indented_line,
    is_pipe_row,
    pipe_rows,
    tabbed_row,
    tabbed_table,
    whole_rows,
)
from extract.text.wrapped import GAP, goes_on, joined, width_of

EXTRACTOR = "text-7"
PLAIN_TEXT = "text/plain"
HTML = "text/html"

# '-----', '***', '====': a rule or the underline of a heading
RULE = re.compile(r"-{3,}+|\*{3,}+|_{3,}+|={3,}+")
# '5.2 Performance Indicators', '2. HOUSING', '11 APPENDIX TWO – PROGRESS': none ends as a sentence
NUMBERED_HEAD = re.compile(
    r"(?:\d{1,2}\.\d{1,2}\.?\s+[A-Z]|\d{1,2}\.\s+[A-Z]|(?:\d{1,3}\s+)?APPENDIX\s+\w).*[^.;,:]"
)
# between the cells of a line without tabs: three cells or more
FEWEST_GAPS = 2
# lines: a head, a blank line and the first of its rows
MOST_BEFORE_CODE = 3
TABLE_START = re.compile(r"<table\b", re.IGNORECASE)
TABLE_END = re.compile(r"</table\s*+>", re.IGNORECASE)


@dataclass(slots=True)
class Draft:
    """The page as it grows."""

    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def order(self) -> int:
        """The place of the next block or table in the reading order."""
        return len(self.blocks) + len(self.tables)

    def add_line(self, line: SourceLine) -> None:
        """A line outside tables."""
        raw = undoubled(line.raw.strip())
        if raw and not RULE.fullmatch(raw):
            self.blocks += line_blocks(raw.replace("\t", " "), line.number, self.order)

    def add_paragraph(self, lines: list[SourceLine]) -> None:
        """Lines outside tables that are one paragraph."""
        raw = reduce(joined, (line.raw.strip() for line in lines))
        self.add_line(SourceLine(lines[0].number, raw))

    def add_rows(self, rows: list[Row]) -> None:
        """A run of rows; blank cells alone are no table."""
        if any(cell.strip() for row in rows for cell in row.cells):
            self.tables.append(tabbed_table(rows, self.order))

    def add_hypertext(self, lines: list[SourceLine]) -> None:
        """Lines that hold an HTML table."""
        source = "\n".join(line.raw for line in lines)
        for item in read_hypertext(source, first_line=lines[0].number):
            if isinstance(item, Table):
                self.tables.append(structs.replace(item, order=self.order))
            else:
                self.blocks.append(structs.replace(item, order=self.order))


def read_text(data: bytes, *, media_type: str = PLAIN_TEXT, sha256: str | None = None) -> Document:
    """Read a text or HTML file of any encoding; raises ReadError if nothing is printed in it."""
    decoded = decode(data)
    draft = Draft()
    if media_type == HTML:
        draft.add_hypertext([SourceLine(1, decoded.text)])
    else:
        _read_lines(source_lines(decoded.text), draft)
    if draft.order == 0:
        raise ReadError(State.NO_TEXT, "the file has no words in it")
    return _document(data, media_type, sha256, draft, (*decoded.findings, *draft.findings))


def word_count(blocks: list[Block], tables: list[Table]) -> int:
    """Words of all blocks and cells, markers left out."""
    texts = [block.text for block in blocks]
    texts += [cell.text for table in tables for cell in table.cells]
    return sum(len(text.split()) for text in texts)


def _read_lines(lines: list[SourceLine], draft: Draft) -> None:
    last_table_end = max(
        (at for at, line in enumerate(lines) if TABLE_END.search(line.raw)), default=-1
    )
    width = width_of([line.raw for line in lines])
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.is_blank:
            at += 1
        elif at <= last_table_end and TABLE_START.search(line.raw):
            end = _hypertext_end(lines, at)
            draft.add_hypertext(lines[at:end])
            at = end
        elif run := _pipe_run(lines, at):
            draft.add_rows(pipe_rows([(row.number, row.raw) for row in run]))
            at += len(run)
        elif "\t" in line.raw:
            at = _read_tabbed_run(lines, at, draft)
        elif taken := next(filter(None, (read(lines, at, draft) for read in UNTABBED)), 0):
            at += taken
        else:
            end = _paragraph_end(lines, at, width)
            draft.add_paragraph(lines[at:end])
            at = end


def _paragraph_end(lines: list[SourceLine], start: int, width: int | None) -> int:
    """The line after the paragraph that begins here: itself, where lines were not cut."""
    end = start + 1
    while width and end < len(lines) and goes_on(lines[end - 1].raw, lines[end].raw, width):
        end += 1
    return end


def _read_loose_run(lines: list[SourceLine], start: int, draft: Draft) -> int:
    """Add the statement without tabs that begins here; gives how many lines it takes."""
    if not UNIT.search(lines[start].raw):
        return 0
    plain = takewhile(lambda line: "\t" not in line.raw and "|" not in line.raw, lines[start:])
    rows, taken = loose_statement([(line.number, line.raw) for line in plain])
    if rows:
        draft.add_rows(rows)
    return taken


def _read_aligned_run(lines: list[SourceLine], start: int, draft: Draft) -> int:
    """Add the table whose columns white alone tells; gives how many lines it takes.

    Lines that cannot be told apart as rows are text, and a finding says so.
    """
    if len(GAP.findall(lines[start].raw)) < FEWEST_GAPS:
        return 0
    plain = takewhile(lambda line: "\t" not in line.raw, lines[start:])
    found = aligned_table([(line.number, line.raw) for line in plain])
    if found is None:
        return 0
    draft.add_rows(found.rows)
    if found.unread is not None:
        unread = lines[start + found.unread : start + found.taken]
        draft.findings.append(not_told(unread[0].number, unread[0].raw))
        for line in unread:
            draft.add_line(line)
    return found.taken


def _read_coded_run(lines: list[SourceLine], start: int, draft: Draft) -> int:
    """Add the indicators without tabs that begin here or below this line, their head."""
    near = lines[start : start + MOST_BEFORE_CODE]
    if not any(CODE.match(line.raw.strip()) for line in near):
        return 0
    plain = takewhile(lambda line: "\t" not in line.raw and "|" not in line.raw, lines[start:])
    rows, taken = coded_lines([(line.number, line.raw) for line in plain])
    if rows:
        draft.add_rows(rows)
    return taken


UNTABBED = (_read_aligned_run, _read_loose_run, _read_coded_run)
"""What reads the tables whose cells no tab parts, in this order."""


def _read_tabbed_run(lines: list[SourceLine], start: int, draft: Draft) -> int:
    """Add the run of tabbed lines from here; gives the line after it."""
    rows: list[Row] = []
    at = start
    while at < len(lines):
        line = lines[at]
        if "\t" in line.raw:
            rows.append(tabbed_row(line.raw, line.number))
        elif not _is_between_rows(lines, at):
            break
        elif continues(rows[-1], line.raw.strip()):
            rows[-1].continued.append((line.number, line.raw))
        else:
            rows.append(Row(line.number, [line.raw]))
        at += 1
    if is_indented_line(rows) and not _goes_on_in(draft, rows[0]):
        for line in lines[start:at]:
            draft.add_line(line)
    else:
        draft.add_rows(whole_rows(rows))
    return at


def _goes_on_in(draft: Draft, row: Row) -> bool:
    """Whether a line of one filled cell has tabs on both sides, as many as the table above has."""
    filled = [place for place, cell in enumerate(row.cells) if cell.strip()]
    inside = len(filled) == 1 and 0 < filled[0] < len(row.cells) - 1
    return inside and bool(draft.tables) and draft.tables[-1].column_count == len(row.cells)


def _is_between_rows(lines: list[SourceLine], at: int) -> bool:
    """Whether exactly this one line without tabs stands between two with; no heading does."""
    raw = lines[at].raw.strip()
    following = lines[at + 1].raw if at + 1 < len(lines) else ""
    marker, _ = split_marker(raw)
    is_heading = marker is not None and marker.startswith("#")
    is_heading = is_heading or NUMBERED_HEAD.fullmatch(raw) is not None
    return (
        bool(raw)
        and "\t" in following
        and "\t" in lines[at - 1].raw
        and not is_heading
        and not RULE.fullmatch(raw)
        and not TABLE_START.search(raw)
    )


def _pipe_run(lines: list[SourceLine], start: int) -> list[SourceLine]:
    """The rows of a Markdown table that begins here; empty where none does."""
    first = lines[start].raw
    if "|" not in first:
        return []
    following = lines[start + 1].raw if start + 1 < len(lines) else ""
    if not is_pipe_row(first) and not is_delimiter(following):
        return []
    end = start + 1
    while end < len(lines) and "|" in lines[end].raw and "\t" not in lines[end].raw:
        end += 1
    return lines[start:end]


def _hypertext_end(lines: list[SourceLine], start: int) -> int:
    """The line after the end of the HTML table that begins here, tables in its cells included."""
    depth = 0
    for at in range(start, len(lines)):
        depth += len(TABLE_START.findall(lines[at].raw)) - len(TABLE_END.findall(lines[at].raw))
        if depth <= 0:
            return at + 1
    return len(lines)


def _document(
    data: bytes, media_type: str, sha256: str | None, draft: Draft, findings: tuple[Finding, ...]
) -> Document:
    page = Page(
        number=1,
        width=0,
        height=0,
        word_count=word_count(draft.blocks, draft.tables),
        blocks=tuple(draft.blocks),
        tables=tuple(draft.tables),
    )
    return Document(
        sha256=sha256 or sha256_of(data).hexdigest(),
        media_type=media_type,
        size_bytes=len(data),
        page_count=None,
        text_source=TextSource.TEXT,
        extractor=EXTRACTOR,
        pages=(page,),
        findings=findings,
    )
