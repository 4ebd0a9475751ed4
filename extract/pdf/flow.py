"""Rows to paragraphs and list items, by spacing, indent, style and list marks."""

import itertools
import re
from dataclasses import dataclass

from extract.document import Block, Line
from extract.pdf.markers import is_weak, split_marker
from extract.pdf.rows import Row, rounded, style_of
from extract.places import Place, around

# of the usual step from line to line: a wider one begins a new paragraph
LOOSE = 1.22
# of the size, where a page has no two lines of a paragraph to learn the step from
USUAL_STEP = 1.35
# of the size: a difference of sizes that parts a heading from its text
SIZE_CHANGE = 0.06
# of the size: an indent, and how exactly lines stand below each other
INDENT = 0.8
EDGE = 0.4
# of the size: room left on a line beyond the next word that shows that the line was ended
ROOM = 0.6
# of the size: steps from line to line within a paragraph lie between these (double spacing: 2.3)
NARROWEST, WIDEST = 0.9, 2.5


# 'multi-', 'A*-': a hyphen on a word at the end of a line, which is printed and stays
BROKEN_AT_HYPHEN = re.compile(r"(?<=[^\W_])[*)]?[-‐‑]$")
# 'short- and long-term': the hyphen stands for a word left out
HANGING_HYPHEN = re.compile(r"(?:and|or|to|&)\b|\W", re.IGNORECASE)


@dataclass(slots=True)
class Draft:
    """A block as it grows."""

    rows: list[Row]
    marker: str | None
    left: float
    text_left: float


def blocks_of(rows: list[Row], page: int, cuts: tuple[float, ...] = ()) -> list[Block]:
    """Blocks of rows that stand below each other; none reaches over a cut (a y as displayed)."""
    steps = usual_steps(rows)
    rights = right_edges(rows, steps)
    drafts: list[Draft] = []
    hanging = hanging_lefts(rows)
    widest = max((row.box.x1 for row in rows), default=0.0)
    for place, row in enumerate(rows):
        marker, rest = split_marker(row)
        if not drafts or _parts(
            drafts[-1], row, marker, steps, rights[place - 1], widest, hanging, cuts
        ):
            drafts.append(Draft([rest], marker, row.box.x0, rest.box.x0))
        else:
            drafts[-1].rows.append(row)
    return [block_of(draft, page, order) for order, draft in enumerate(drafts)]


def block_of(draft: Draft, page: int, order: int) -> Block:
    """The finished block; a soft hyphen at the end of a line joins its word."""
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
        broken = BROKEN_AT_HYPHEN.search(text) and not HANGING_HYPHEN.match(line.text)
        text += line.text if broken or not text else " " + line.text
    return text


def usual_steps(rows: list[Row]) -> dict[float, float]:
    """The smallest step between lines that were wrapped, for each letter size."""
    right = max((row.box.x1 for row in rows), default=0.0)
    found: dict[float, float] = {}
    for above, below in itertools.pairwise(rows):
        step = below.baseline - above.baseline
        if above.size != below.size or not NARROWEST * above.size < step < WIDEST * above.size:
            continue
        if not was_ended(above, below, right):
            found[above.size] = min(step, found.get(above.size, step))
    return found


def step_for(row: Row, steps: dict[float, float]) -> float:
    """The usual step for a row's size."""
    return steps.get(row.size, USUAL_STEP * row.size)


def right_edges(rows: list[Row], steps: dict[float, float]) -> list[float]:
    """For each row the right edge of the text that it stands in: a run of evenly spaced rows."""
    edges: list[float] = []
    run: list[Row] = []
    for row in rows:
        if run and not _close(run[-1], row, steps):
            edges += [max(r.box.x1 for r in run)] * len(run)
            run = []
        run.append(row)
    edges += [max(r.box.x1 for r in run)] * len(run) if run else []
    widest = max((row.box.x1 for row in rows), default=0.0)
    # a heading is wrapped at the margin of the text, not at its own longest line
    return [widest if row.bold else edge for row, edge in zip(rows, edges, strict=True)]


def hanging_lefts(rows: list[Row]) -> set[int]:
    """Left edges (whole points) of list texts whose next line stands under the text."""
    found = set()
    for row, below in itertools.pairwise(rows):
        marker, rest = split_marker(row)
        if marker and abs(below.box.x0 - rest.box.x0) < EDGE * row.size:
            found.add(round(rest.box.x0))
    return found


def _close(above: Row, below: Row, steps: dict[float, float]) -> bool:
    """Whether two rows are no further apart than lines of a paragraph."""
    step = below.baseline - above.baseline
    return 0 < step <= LOOSE * max(step_for(above, steps), step_for(below, steps))


def _parts(
    draft: Draft,
    row: Row,
    marker: str | None,
    steps: dict[float, float],
    right: float,
    widest: float,
    hanging: set[int],
    cuts: tuple[float, ...],
) -> bool:
    """Whether `row` begins a new block after the last row of `draft`."""
    above = draft.rows[-1]
    if above.turn != row.turn or (marker is not None and not is_weak(row)):
        return True
    if not _close(above, row, steps) or differs(above, row):
        return True
    if any(above.box.bottom <= cut + 1 and cut <= row.box.bottom for cut in cuts):
        return True
    wrapped = not was_ended(above, row, right)
    if draft.marker is not None and row.box.x0 < draft.text_left - EDGE * row.size:
        return was_ended(above, row, widest) or round(draft.text_left) in hanging
    return not wrapped or _indented(draft, row)


def differs(above: Row, below: Row) -> bool:
    """Whether size or weight change from one row to the next."""
    if abs(above.size - below.size) > SIZE_CHANGE * max(above.size, below.size):
        return True
    return above.bold is not None and below.bold is not None and above.bold != below.bold


def was_ended(above: Row, below: Row, right: float) -> bool:
    """Whether the first word of `below` would have had room on the line `above`."""
    first = below.words[0]
    if above.turn:
        return False
    return right - above.box.x1 > (first.end - first.start) + ROOM * below.size


def _indented(draft: Draft, row: Row) -> bool:
    """Whether a row is indented against a block of two lines or more (a new paragraph)."""
    if len(draft.rows) < 2 or draft.marker is not None:
        return False
    last = draft.rows[-1].box
    if abs(last.x0 - draft.rows[-2].box.x0) > EDGE * row.size:
        return False
    centred = abs((last.x0 + last.x1) - (row.box.x0 + row.box.x1)) < 2 * EDGE * row.size
    return row.box.x0 - last.x0 > INDENT * row.size and not centred
