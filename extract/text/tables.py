"""Rows of raw cells to a table: tab-separated lines and Markdown's pipes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from msgspec import structs

from extract.coded import CODE
from extract.document import Block, Cell, Ruling, Table
from extract.places import Place
from extract.text.blocks import (
    BULLETS,
    NUMBERED,
    cell_blocks,
    is_wordy,
    split_marker,
    with_line,
)
from extract.text.inline import read_inline, shared_style

SHORT_CELL = 2  # words; such a cell ('Amber') does not go on with a sentence under the row
HEAD_WORDS = 4  # words; a line of a column's head has no more
LABEL_WORDS = 8  # words; a line of its own that is no longer and has no full stop is a label

# '... campaigns. Mar' over '2010'
MONTH_END = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:[a-z]*|\.)\Z"
)
YEAR = re.compile(r"(?:19|20)\d{2}\b")
# 'Page 9 of 27': the running line of a page
PAGE_END = re.compile(r"(?i)\bpage\s+\d{1,3}\s+of\s+\d{1,3}\Z")
# 'Supporting commentary: ...'
LABELLED = re.compile(r"[A-Z][A-Za-z ]{3,30}:(?:\s|\Z)")
# 'Strategic Director,', 'Health and': more has to follow
OPEN_END = re.compile(r"(?:[,&/(–-]|\b(?:and|or|of|the|for|to|in|by|with|on|at|from|an?))\s*+\Z")
OPEN_WORD = re.compile(r"\b(?:and|or|of|the|for|to|in|by|with|on|at|from|an?)\Z")
# '|---|:--:|'
DELIMITER = re.compile(r"[\s|:+=-]*+")
# '- | Accurate: | For its intended purpose; |': a list item or not, a pipe at either end
PIPE_ROW = re.compile(r"(?:[-*•]\s++)?\|.*+", re.DOTALL)
PIPE = re.compile(r"(?<!\\)\|")
# '1.1' in '1.1<TAB>To provide an initial briefing'
SECTION_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?")
# 'Appendix 1:' in 'Appendix 1:<TAB>Progress against milestones'
APPENDIX = re.compile(r"(?i:appendix\s+\w{1,5})\s?[:.–-]?")


@dataclass(slots=True)
class Row:
    """The raw cells of one printed row; `continued` are lines that go on in its last cell."""

    line: int
    cells: list[str]
    continued: list[tuple[int, str]] = field(default_factory=list)


def tabbed_row(raw: str, line: int) -> Row:
    """The cells of a line between its tabs, blank ones too."""
    return Row(line, raw.split("\t"))


def continues(row: Row, raw: str) -> bool:
    """Whether a line without tabs, between two rows, goes on in the last cell above.

    A figure is never continued, a word or two not by a sentence, and a short line in capitals is
    the label of the rows below it ('Income') whose blank cells were trimmed.
    """
    last = row.continued[-1][1] if row.continued else row.cells[-1]
    if not is_wordy(last) or not any(char.isalpha() for char in last):
        return False
    words = raw.split()
    ended = len(last.split()) <= SHORT_CELL and not OPEN_END.search(last)
    new = words[0][0].isupper() and (len(words) > LABEL_WORDS or LABELLED.match(raw) is not None)
    if ended and new:
        return False
    if len(last.split()) <= LABEL_WORDS and LABELLED.match(raw) and not OPEN_END.search(last):
        return False
    is_label = len(words) <= LABEL_WORDS and words[0][0].isupper() and not raw.endswith((".", ";"))
    return not is_label or OPEN_END.search(last) is not None


def whole_rows(rows: list[Row]) -> list[Row]:
    """The rows, those put together whose cells broke over lines: '10.2', '(days)<TAB>9.5'.

    A line that begins in the middle of a cell (in lower case, with a bracket, or with a sentence
    where the line above begins with a code) belongs to the line above it where, put together, they
    are just as wide as the first row.
    """
    rows = _whole_head(rows)
    width = max(len(rows[0].cells), _commonest([len(row.cells) for row in rows]))
    whole: list[Row] = []
    at = 0
    while at < len(rows):
        count, total = 1, len(rows[at].cells)
        coded = CODE.match(rows[at].cells[0].strip()) is not None
        while total < width and at + count < len(rows):
            if not _breaks_in(rows[at + count], coded, rows[at + count - 1].cells[-1].strip()):
                break
            total += len(rows[at + count].cells) - 1
            count += 1
        if count > 1 and total == width and not any(row.continued for row in rows[at : at + count]):
            whole.append(_one_row(rows[at : at + count]))
        else:
            whole.extend(rows[at : at + count])
        at += count
    return whole


def _commonest(widths: Sequence[int]) -> int:
    """The width that most of the rows have; 0 where there is none such."""
    width = max(set(widths), key=widths.count)
    return width if widths.count(width) * 2 > len(widths) else 0


def _whole_head(rows: list[Row]) -> list[Row]:
    """The rows, the first of them put together where they are a head that broke over lines.

    'Ref<TAB>Measure<TAB>11/12', 'Actual<TAB>12/13', 'Target<TAB>Q3': lines of a few words, together
    just as wide as the widest row from the first with a code.
    """
    coded = next((n for n, row in enumerate(rows) if CODE.match(row.cells[0].strip())), 0)
    head, width = rows[:coded], max(len(row.cells) for row in rows[coded:])
    if len(head) < 2 or any(len(row.cells) >= width for row in head):
        return rows
    words = [len(cell.split()) for row in head for cell in row.cells]
    if sum(len(row.cells) - 1 for row in head) + 1 != width or max(words) > HEAD_WORDS:
        return rows
    return [_one_row(head), *rows[coded:]]


def _breaks_in(row: Row, coded: bool, above: str) -> bool:
    first = row.cells[0].strip()
    if PAGE_END.search(row.cells[-1].strip()):
        return False
    if len(row.cells) > 1 and MONTH_END.search(above) and YEAR.match(first):
        return True
    if len(row.cells) > 1 and OPEN_WORD.search(above) and any(map(str.isalpha, first)):
        return True
    sentence = coded and len(first.split()) > SHORT_CELL and not CODE.match(first)
    return len(row.cells) > 1 and (first[:1].islower() or first[:1] == "(" or sentence)


def _one_row(rows: list[Row]) -> Row:
    cells = [""]
    for row in rows:
        cells[-1] = f"{cells[-1]} {row.cells[0]}".strip()
        cells.extend(row.cells[1:])
        cells[-1] = " ".join([cells[-1], *(raw.strip() for _, raw in row.continued)])
    return Row(rows[0].line, cells)


def is_indented_line(rows: Sequence[Row]) -> bool:
    """Whether tabs only set in a paragraph or follow its number, so that there is no table."""
    filled = [[cell.strip() for cell in row.cells if cell.strip()] for row in rows]
    if all(len(cells) == 2 and _is_list_marker(cells[0]) for cells in filled):
        return True
    numbered = [len(cells) == 2 and SECTION_NUMBER.fullmatch(cells[0]) for cells in filled]
    if len(rows) == 1 and len(filled[0]) == 2 and APPENDIX.fullmatch(filled[0][0]):
        return True
    indented = all(not row.cells[0].strip() and len(row.cells) == 2 for row in rows[1:])
    if numbered[0] and len(rows) > 1 and indented and "." in filled[0][0]:
        return True
    listed = [len(cells) == 2 and _is_list_marker(cells[0]) for cells in filled]
    if numbered[0] and len(rows) > 1 and all(listed[1:]) and "." in filled[0][0]:
        return True
    if all(len(cells) == 2 and SECTION_NUMBER.fullmatch(cells[0]) for cells in filled):
        return len(rows) == 1 or all("." in cells[0] for cells in filled)
    return len(rows) == 1 and len(filled[0]) < 2


def is_delimiter(raw: str) -> bool:
    """Whether it is the line under a Markdown header, '|---|---|'."""
    return "-" in raw and "|" in raw and DELIMITER.fullmatch(raw) is not None


def is_pipe_row(raw: str) -> bool:
    """Whether pipes at its start and inside make it a row without looking further."""
    stripped = raw.strip()
    if not PIPE_ROW.fullmatch(stripped):
        return False
    return stripped.count("|") > 2 or (stripped.endswith("|") and stripped.count("|") > 1)


def pipe_row(raw: str, line: int) -> Row:
    """The cells of a line between its pipes; '\\|' is none."""
    body = raw.strip()
    if PIPE_ROW.fullmatch(body):
        body = body[body.index("|") + 1 :]
    cells = PIPE.split(body)
    return Row(line, cells[:-1] if len(cells) > 1 and not cells[-1].strip() else cells)


def pipe_rows(lines: Sequence[tuple[int, str]]) -> list[Row]:
    """The rows of a Markdown table, without its delimiter and a header with nothing in it."""
    rows = [pipe_row(raw, line) for line, raw in lines if not is_delimiter(raw)]
    delimited = len(lines) > 1 and is_delimiter(lines[1][1])
    if delimited and rows and not any(cell.strip() for cell in rows[0].cells):
        return rows[1:]
    return rows


def tabbed_table(rows: Sequence[Row], order: int) -> Table:
    """A table of rows that say nothing of spans; a short row has only the cells it has."""
    cells = [
        _cell(row, number, column) for number, row in enumerate(rows) for column in _columns(row)
    ]
    return Table(
        order=order,
        ruling=Ruling.TABBED,
        row_count=len(rows),
        column_count=max((len(row.cells) for row in rows), default=0),
        cells=tuple(cells),
        place=Place(line=rows[0].line) if rows else Place(),
    )


def cell_of(
    blocks: Sequence[Block],
    row: int,
    column: int,
    line: int,
    spans: tuple[int, int] = (1, 1),
    fill: str | None = None,
) -> Cell:
    """A cell of these blocks; its look is what all of them share. Spans are rows, columns."""
    return Cell(
        row=row,
        column=column,
        row_span=spans[0],
        column_span=spans[1],
        text=" ".join(block.text for block in blocks),
        blocks=tuple(blocks),
        place=Place(line=line),
        style=shared_style([block.style for block in blocks]),
        fill=fill,
    )


def _columns(row: Row) -> range:
    return range(len(row.cells))


def _cell(row: Row, number: int, column: int) -> Cell:
    blocks = cell_blocks(row.cells[column], row.line)
    if column == len(row.cells) - 1:
        for line, raw in row.continued:
            blocks = _continued(blocks, raw, line)
    return cell_of(blocks, number, column, row.line)


def _continued(blocks: list[Block], raw: str, line: int) -> list[Block]:
    """A further line of a cell: part of its last block, or a list item of its own."""
    more = cell_blocks(raw, line)
    if not blocks or len(more) != 1 or more[0].marker is not None:
        start = len(blocks)
        return blocks + [structs.replace(block, order=start + n) for n, block in enumerate(more)]
    text, style = read_inline(raw)
    return [*blocks[:-1], with_line(blocks[-1], text, line, style)]


def _is_list_marker(text: str) -> bool:
    if NUMBERED.fullmatch(f"{text} x"):
        return True
    return text in {*BULLETS, "·", "-", "–", "o", "*"} and split_marker(f"{text} x")[0] is not None
