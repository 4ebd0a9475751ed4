"""Which lines of an aligned table are one row.

A blank line parts the rows, or each has a key, or its first line fills most of its cells. Where
none of them tells, nothing is told: two rows in one would give one the figures of the other.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from extract.coded import CODE
from extract.text.tables import OPEN_END
from extract.text.white import KEY, TITLE, Cells, Column, Printed, head_of, is_mark

Begins: TypeAlias = Callable[[Printed, Cells, "Draft", Sequence[Column]], bool]
"""Whether a line begins a row: the line, its cells, the row before it, and the columns."""

# '..., Sep 2008'
DATE_END = re.compile(r"[a-z]{3,9}\.? (?:19|20)\d\d\Z")


FEWEST_FOR_FIGURES = 3  # columns; in a table with more the others may hold figures


@dataclass(slots=True)
class Draft:
    """A row as it grows: its lines by number, and how many stand over its first figure or light."""

    number: int
    last: int
    cells: Cells
    lines: int = 1
    over: int | None = None

    def add(self, line: Printed, cells: Cells) -> None:
        """One more line of it."""
        for column, text in cells.items():
            self.cells[column] = f"{self.cells.get(column, '')} {text}".strip()
        self.last, self.lines = line.number, self.lines + 1
        if self.over is None and _has_mark(cells):
            self.over = self.lines - 1

    @property
    def is_whole(self) -> bool:
        """Whether as many lines stand under its figures as over them.

        They do where figures are set in the middle of the height of their row.
        """
        return self.over is None or self.lines - 1 - self.over >= self.over


def told_rows(lines: Sequence[tuple[Printed, Cells]], columns: Sequence[Column]) -> list[Draft]:
    """The lines put together to rows; none where it cannot be told how."""
    head = head_of([line for line, _ in lines])
    begins = _begins_of(lines[head:], len(columns))
    rows: list[Draft] = []
    for n, (line, cells) in enumerate(lines):
        labels = n < head and set(cells) == {0} and _labels(line, rows)
        if n in (0, head) or labels or (n > head and begins(line, cells, rows[-1], columns)):
            over = 0 if _has_mark(cells) else None
            rows.append(Draft(line.number, line.number, dict(cells), over=over))
        elif n > head and not line.apart and _may_begin(cells, rows[-1].cells, len(columns)):
            return []
        else:
            rows[-1].add(line, cells)
    return rows


def _labels(line: Printed, rows: Sequence[Draft]) -> bool:
    """Whether words alone under a head name the rows below: 'Expenditure', 'Service Delivery'."""
    under_none = bool(rows) and 0 not in rows[-1].cells
    return line.apart or under_none or TITLE.fullmatch(line.pieces[0].text) is not None


def has_second_keys(rows: Sequence[Draft], width: int) -> bool:
    """Whether a key with words and nothing more stands right under a row of figures.

    It may be the second key of that row, or a row whose figures are lost: rows without figures are
    rare in such a table.
    """
    body = [row for row in rows[1:] if set(row.cells) != {0}]
    bare = [row for row in body if row.over is None and set(row.cells) == {0, 1}]
    if width <= FEWEST_FOR_FIGURES or 2 * len(bare) >= len(body):
        return False
    return any(
        above.over == 0 and below in bare and below.number == above.last + 1
        for above, below in pairwise(rows)
    )


def _has_mark(cells: Cells) -> bool:
    return any(n > 1 and is_mark(text) for n, text in cells.items())


def _begins_of(lines: Sequence[tuple[Printed, Cells]], width: int) -> Begins:
    """What tells in these lines where a row begins: a blank line, a key or a full line."""
    if _is_spaced(lines, width):
        return _begins_apart
    keyed = [line for line, cells in lines if line.coded and 0 in cells]
    return _begins_with_key if len(keyed) > 1 or len(lines) == 1 else _begins_full


def _is_spaced(lines: Sequence[tuple[Printed, Cells]], width: int) -> bool:
    """Whether a blank line stands between any two rows, so that lines without are one row."""
    if not any(line.apart for line, _ in lines[1:]):
        return False
    full = False
    for line, cells in lines:
        fills = line.figures > 1 or (0 in cells and 2 * len(cells) > width)
        if fills and full and not line.apart:
            return False
        full = fills or (full and not line.apart)
    return True


def _begins_apart(line: Printed, cells: Cells, last: Draft, columns: Sequence[Column]) -> bool:
    """After a blank line; words in the last column alone go on: a comment of two paragraphs."""
    return line.apart and (set(cells) != {len(columns) - 1} or line.figures > 0)


def _begins_with_key(line: Printed, cells: Cells, last: Draft, columns: Sequence[Column]) -> bool:
    """With a key; the second one of a cell stands in the middle of its row."""
    if line.coded and 0 in cells:
        return not cells.get(1, "")[:1].islower() and last.is_whole
    return set(cells) == {0} and TITLE.fullmatch(cells[0]) is not None


def _begins_full(line: Printed, cells: Cells, last: Draft, columns: Sequence[Column]) -> bool:
    """With a first cell that does not go on, beside figures or most of the other cells."""
    name, before = cells.get(0, ""), last.cells.get(0, "")
    if not name or name[:1].islower() or OPEN_END.search(before):
        return False
    room = columns[0].end - columns[0].start
    fits = len(before) + 1 + len(name.split(maxsplit=1)[0]) <= room
    if len(cells) == 1:  # 'Income'; not the word that did not fit beside 'Grants and Other'
        return len(columns) - 1 in last.cells and fits
    if set(last.cells) == {0} and not fits:
        return False
    return line.figures > 1 or 2 * len(cells) > len(columns)


def _may_begin(cells: Cells, last: Cells, width: int) -> bool:
    """Whether a line that goes on may be a row: it has a figure or light where its row has one.

    Or a cell begins anew under one that ends in a date, or the first one with more than a key.
    """
    key = cells.get(0, "")
    again = any(n and n in last and is_mark(text) and is_mark(last[n]) for n, text in cells.items())
    dated = any(
        DATE_END.search(last.get(n, "")) and text[:1].isupper()
        for n, text in cells.items()
        if 0 < n < width - 1
    )
    return again or dated or (CODE.match(key) is not None and KEY.fullmatch(key) is None)
