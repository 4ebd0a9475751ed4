"""Rows that nothing but the white between them tells: lines put together by their steps."""

from dataclasses import dataclass, replace
from itertools import pairwise

from extract.pdf.bands import Band, is_held
from extract.pdf.fields import is_value
from extract.pdf.runs import CLOSER, EXACT
from extract.pdf.segments import NARROWEST_LEAD, SAME_SIZE, SLACK, WIDEST_LEAD
from extract.pdf.starts import Cells, is_ended
from extract.pdf.words import Word


@dataclass(frozen=True, slots=True)
class Told:
    """A row: its words by line and column, and where they begin and end."""

    lines: list[Cells]
    top: float
    bottom: float

    @property
    def columns(self) -> set[int]:
        """The columns that it fills."""
        return {column for line in self.lines for column in line}


def lead_of(cells: list[Cells]) -> float | None:
    """Of the size: the least step between two lines of a cell; None where no cell has two."""
    steps = [
        (below[c][0].level - above[c][0].level) / below[c][0].size
        for above, below in pairwise(cells)
        for c in above.keys() & below.keys()
    ]
    return min((step for step in steps if NARROWEST_LEAD <= step <= WIDEST_LEAD), default=None)


def parted(cells: list[Cells], lead: float) -> list[Told]:
    """Lines put together to rows: where the white is wider than between lines, one begins."""
    rows: list[Told] = []
    for line in cells:
        words = [word for own in line.values() for word in own]
        top, bottom = min(word.top for word in words), max(word.bottom for word in words)
        if rows and top - rows[-1].bottom <= (lead - 1 + SLACK) * words[0].size:
            last = rows[-1]
            rows[-1] = Told([*last.lines, line], min(last.top, top), max(last.bottom, bottom))
        else:
            rows.append(Told([line], top, bottom))
    return rows


def rights_of(rows: list[Told], count: int) -> list[float]:
    """Where the words of each column end."""
    ends = [0.0] * count
    for line in (line for row in rows for line in row.lines):
        for column, words in line.items():
            ends[column] = max(ends[column], words[-1].x1)
    return ends


def has_ended(row: Told, rights: list[float]) -> bool:
    """Whether a row surely ends between two lines of this one: no white tells the rows."""
    return any(
        0 in above and 0 in below and is_ended(above, without_years(below), rights)
        for above, below in pairwise(row.lines)
    )


def without_years(line: Cells) -> Cells:
    """A line without figures in brackets: '(09/10)' below a figure says of when it is."""
    return {
        column: words
        for column, words in line.items()
        if not (words[0].text.startswith("(") and is_value(words[0].text))
    }


def rows_taken(rows: list[Told], cuts: list[float]) -> list[Told]:
    """The rows down to the last that surely is one; none where it is in doubt what one is.

    Words in the first cell alone, or across all, are a title of the rows below. Another cell
    alone goes on with the row above where it stands closer to it than rows do, and on top of a
    page with one of the page before.
    """
    apart = [b.top - a.bottom for a, b in pairwise(rows) if 0 in b.columns]
    closer = CLOSER * min(apart, default=0.0)
    found: list[Told] = []
    for place, row in enumerate(rows):
        if row.columns == {0}:
            if not (
                is_title(row, found) and place + 1 < len(rows) and is_full(rows[place + 1], cuts)
            ):
                break
            found.append(row)
        elif len(row.columns) > 1 or not found:
            found.append(row)
        elif row.top - found[-1].bottom < closer:
            last = found[-1]
            found[-1] = replace(last, lines=last.lines + row.lines, bottom=row.bottom)
        else:
            break
    lefts = [line[0][0].x0 for row in found for line in row.lines if 0 in line]
    while found and not is_sure(found[-1], cuts, lefts):
        found.pop()
    return found


def is_sure(row: Told, cuts: list[float], lefts: list[float]) -> bool:
    """Whether most columns of a row are filled, or its first cell begins as others do."""
    if is_full(row, cuts):
        return True
    own = [line[0][0].x0 for line in row.lines if 0 in line]
    return len(row.columns) > 1 and bool(own) and max(own) - min(lefts) <= EXACT


def is_full(row: Told, cuts: list[float]) -> bool:
    """Whether most columns of a row are filled."""
    return is_held(Band(0, 0, None, words_of(row)), cuts)


def is_title(row: Told, above: list[Told]) -> bool:
    """Whether words alone may be the title of rows: one line, of their size."""
    own = row.lines[0][0][0].size
    sizes = [words[0].size for last in above[-1:] for words in last.lines[0].values()]
    return len(row.lines) == 1 and all(abs(own - size) <= SAME_SIZE * size for size in sizes)


def words_of(row: Told) -> list[list[Word]]:
    """The words of a row by line."""
    return [[word for own in line.values() for word in own] for line in row.lines]
