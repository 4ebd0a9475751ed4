"""Rows to paragraphs and list items, by spacing, indent, style and list marks."""

import re
from collections.abc import Callable, Sequence

import msgspec

from extract.document import Block, Line
from extract.pdf.markers import is_weak, split_marker
from extract.pdf.rows import Row, box_of, rows_of, style_of
from extract.pdf.spacing import EDGE, INDENT, Spacing, spacing_of, was_ended
from extract.pdf.words import Word, underlined
from extract.places import Box, Place
from extract.run_in import runs_in

# of the size: a difference of sizes that parts a heading from its text
SIZE_CHANGE = 0.06
# 'multi-', 'A*-': a hyphen on a word at the end of a line, which is printed and stays
BROKEN_AT_HYPHEN = re.compile(r"(?<=[^\W_])[*)]?[-‐‑]$")
# 'short- and long-term': the hyphen stands for a word left out
HANGING_HYPHEN = re.compile(r"(?:and|or|to|&)\b|\W", re.IGNORECASE)


class Draft(msgspec.Struct, gc=False):
    """A block as it grows; `text_left` is where its text begins after a list mark."""

    rows: list[Row]
    marker: str | None
    text_left: float


def blocks_of(
    rows: list[Row],
    page: int,
    cuts: tuple[float, ...] = (),
    across: tuple[float, float] | None = None,
) -> list[Block]:
    """Blocks of rows that stand below each other; none reaches over a cut (a y as displayed)."""
    if len(rows) == 1:  # most cells
        marker, rest = split_marker(rows[0])
        return [block_of_row(rest, marker, page, 0)]
    if not rows:
        return []
    split = [split_marker(row) for row in rows]
    spacing = spacing_of(rows, split, across)
    drafts: list[Draft] = []
    for place, (row, (marker, rest)) in enumerate(zip(rows, split, strict=True)):
        if not drafts or is_new(drafts[-1], row, marker, place, spacing, cuts):
            drafts.append(Draft([rest], marker, rest.x0))
        else:
            drafts[-1].rows.append(row)
    return [block_of(draft, page, order) for order, draft in enumerate(drafts)]


def blocks_of_words(
    words: Sequence[Word], page: int, mended: Callable[[list[Row]], list[Row]] = list
) -> tuple[Block, ...]:
    """Blocks of the words of a cell; `mended` puts together what stands in two rows."""
    if len(words) == 1:  # figures, refs and states: half of all cells
        return (block_of_word(words[0], page),)
    if not words:
        return ()
    rows = rows_of(words)
    return tuple(blocks_of(rows if len(rows) == 1 else mended(rows), page))


def block_of_word(word: Word, page: int) -> Block:
    """The block of one word: the same as of its row, with less ado."""
    style = underlined(word.style) if word.underlined else word.style
    place = Place(page=page, box=box_of(word))
    line = Line(word.text, style, place)
    return Block(0, word.text, (line,), style, None, place)


def heading_apart(row: Row) -> list[Row]:
    """A heading that runs in and the text after it on its line; else the row alone."""
    words = row.words
    if row.bold is not None or row.turn or not words[0].text[0].isdigit():  # most rows
        return [row]
    end = next((n for n, word in enumerate(words) if n and not word.style.bold), len(words))
    if end == len(words):
        return [row]
    parts = [Row(words[:end]), Row(words[end:])]
    return parts if runs_in(parts[0].text, parts[1].text) else [row]


def block_of_row(row: Row, marker: str | None, page: int, order: int) -> Block:
    """The block of one line."""
    line = row.line(page)
    return Block(order, line.text, (line,), line.style, marker, line.place)


def block_of(draft: Draft, page: int, order: int) -> Block:
    """The finished block."""
    rows = draft.rows
    if len(rows) == 1:
        return block_of_row(rows[0], draft.marker, page, order)
    lines = tuple([row.line(page) for row in rows])
    box = Box(
        min([row.x0 for row in rows]),
        min([row.top for row in rows]),
        max([row.x1 for row in rows]),
        max([row.bottom for row in rows]),
    )
    style = style_of([word for row in rows for word in row.words])
    place = Place(page=page, box=box)
    return Block(order, join_lines(lines), lines, style, draft.marker, place)


def join_lines(lines: tuple[Line, ...]) -> str:
    """Lines joined by spaces, but by nothing after a hyphen within a word ('sub-' 'levels')."""
    text = ""
    for line in lines:
        # the end is enough: what is searched for is three letters long at most
        broken = BROKEN_AT_HYPHEN.search(text[-3:]) and not HANGING_HYPHEN.match(line.text)
        text += line.text if broken or not text else " " + line.text
    return text


def is_new(
    draft: Draft,
    row: Row,
    marker: str | None,
    place: int,
    spacing: Spacing,
    cuts: tuple[float, ...],
) -> bool:
    """Whether `row`, the one at `place`, begins a new block after the last row of `draft`."""
    above = draft.rows[-1]
    if above.turn != row.turn or (marker is not None and not is_weak(row)):
        return True
    marked = draft.marker is not None and len(draft.rows) == 1  # its mark may be of another size
    close = spacing.are_close(above, row) if marked else spacing.close[place]
    if not close or differs(above, row):
        return True
    if cuts and any(above.bottom <= cut + 1 and cut <= row.bottom for cut in cuts):
        return True
    if draft.marker is not None and row.x0 < draft.text_left - EDGE * row.size:
        ended = was_ended(above, row, spacing.widest)
        return ended or round(draft.text_left) in spacing.hanging
    return was_ended(above, row, spacing.rights[place - 1]) or is_indented(draft, row)


def differs(above: Row, below: Row) -> bool:
    """Whether size or weight change from one row to the next."""
    one, other = above.size, below.size
    if one != other and abs(one - other) > SIZE_CHANGE * max(one, other):
        return True
    return above.bold is not None and below.bold is not None and above.bold != below.bold


def is_indented(draft: Draft, row: Row) -> bool:
    """Whether a row is indented against a block of two lines or more (a new paragraph)."""
    if len(draft.rows) < 2 or draft.marker is not None:
        return False
    last = draft.rows[-1]
    if abs(last.x0 - draft.rows[-2].x0) > EDGE * row.size:
        return False
    centred = abs((last.x0 + last.x1) - (row.x0 + row.x1)) < 2 * EDGE * row.size
    return row.x0 - last.x0 > INDENT * row.size and not centred
