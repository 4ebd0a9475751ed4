"""Rows to paragraphs and list items, by spacing, indent, style and list marks."""

import re
from dataclasses import dataclass

from extract.document import Block, Line
from extract.pdf.markers import is_weak, split_marker
from extract.pdf.rows import Row, rounded, style_of
from extract.pdf.spacing import EDGE, INDENT, Spacing, spacing_of, was_ended
from extract.places import Place, around

# of the size: a difference of sizes that parts a heading from its text
SIZE_CHANGE = 0.06
# 'multi-', 'A*-': a hyphen on a word at the end of a line, which is printed and stays
BROKEN_AT_HYPHEN = re.compile(r"(?<=[^\W_])[*)]?[-‐‑]$")
# 'short- and long-term': the hyphen stands for a word left out
HANGING_HYPHEN = re.compile(r"(?:and|or|to|&)\b|\W", re.IGNORECASE)


@dataclass(slots=True)
class Draft:
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
        return [block_of(Draft([rest], marker, rest.box.x0), page, 0)]
    spacing = spacing_of(rows, across)
    drafts: list[Draft] = []
    right = 0.0
    for row, next_right in zip(rows, spacing.rights, strict=True):
        marker, rest = split_marker(row)
        if not drafts or is_new(drafts[-1], row, marker, right, spacing, cuts):
            drafts.append(Draft([rest], marker, rest.box.x0))
        else:
            drafts[-1].rows.append(row)
        right = next_right
    return [block_of(draft, page, order) for order, draft in enumerate(drafts)]


def block_of(draft: Draft, page: int, order: int) -> Block:
    """The finished block."""
    if len(draft.rows) == 1:  # most cells
        row = draft.rows[0]
        line = row.line(page)
        return Block(order, line.text, (line,), row.style, draft.marker, line.place)
    lines = tuple(row.line(page) for row in draft.rows)
    words = tuple(word for row in draft.rows for word in row.words)
    box = around([row.box for row in draft.rows])
    return Block(
        order=order,
        text=join_lines(lines),
        lines=lines,
        style=style_of(words),
        marker=draft.marker,
        place=Place(page=page, box=None if box is None else rounded(box)),
    )


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
    right: float,
    spacing: Spacing,
    cuts: tuple[float, ...],
) -> bool:
    """Whether `row` begins a new block after the last row of `draft`, which wraps at `right`."""
    above = draft.rows[-1]
    if above.turn != row.turn or (marker is not None and not is_weak(row)):
        return True
    if not spacing.are_close(above, row) or differs(above, row):
        return True
    if any(above.box.bottom <= cut + 1 and cut <= row.box.bottom for cut in cuts):
        return True
    if draft.marker is not None and row.box.x0 < draft.text_left - EDGE * row.size:
        ended = was_ended(above, row, spacing.widest)
        return ended or round(draft.text_left) in spacing.hanging
    return was_ended(above, row, right) or is_indented(draft, row)


def differs(above: Row, below: Row) -> bool:
    """Whether size or weight change from one row to the next."""
    if abs(above.size - below.size) > SIZE_CHANGE * max(above.size, below.size):
        return True
    return above.bold is not None and below.bold is not None and above.bold != below.bold


def is_indented(draft: Draft, row: Row) -> bool:
    """Whether a row is indented against a block of two lines or more (a new paragraph)."""
    if len(draft.rows) < 2 or draft.marker is not None:
        return False
    last = draft.rows[-1].box
    if abs(last.x0 - draft.rows[-2].box.x0) > EDGE * row.size:
        return False
    centred = abs((last.x0 + last.x1) - (row.box.x0 + row.box.x1)) < 2 * EDGE * row.size
    return row.box.x0 - last.x0 > INDENT * row.size and not centred
