"""Where rows begin among lines with no white between them: where their cells do."""

from itertools import pairwise

from extract.pdf.fields import is_value
from extract.pdf.rows import Row
from extract.pdf.slots import column_of
from extract.pdf.words import Word

# of the size: room that a cell's line left beyond the next word shows that it was ended
ROOM = 0.5

Cells = dict[int, list[Word]]


def parted(
    lines: tuple[Row, ...], cuts: list[float], rights: list[float], step: float, *, close: bool
) -> list[tuple[Row, ...]] | None:
    """The rows that lines are; None where that is in doubt.

    A cell begins where its column was blank, and cells of a row begin on one line. Where no
    column was blank, a row is told by cells that had room for what follows them. Lines of a first
    cell are no further apart than `step`. `close`: rows of the table have no white between them.
    """
    cells = [by_column(line, cuts) for line in lines]
    firsts = [number for number, line in enumerate(cells) if 0 in line]
    if len(firsts) == 1:
        return [lines]
    runs = 1 + sum(lines[b].baseline - lines[a].baseline > step for a, b in pairwise(firsts))
    starts = [
        n for n, (above, line) in enumerate(pairwise(cells), start=1) if line.keys() - above.keys()
    ]
    begins: set[int] = set()
    if runs > 1 or close:
        if not firsts or firsts[0] or not all(0 in cells[n] and len(cells[n]) > 1 for n in starts):
            return None
        begins = set(starts)
    for n, (above, line) in enumerate(pairwise(cells), start=1):
        if 0 not in above or 0 not in line or n in begins:
            continue
        if is_ended(above, line, rights):
            begins.add(n)
        elif close and len(line) > 1:
            return None
    edges = [0, *sorted(begins), len(lines)]
    return [tuple(lines[a:b]) for a, b in pairwise(edges)]


def by_column(line: Row, cuts: list[float]) -> Cells:
    """The words of a line by column."""
    found: Cells = {}
    for word in line.words:
        found.setdefault(column_of(cuts, word), []).append(word)
    return found


def is_ended(above: Cells, below: Cells, rights: list[float]) -> bool:
    """Whether a row surely ends between two lines of it: figures follow figures, or all had room.

    A first cell alone may hold two lines, and so may any other that was full.
    """
    both = above.keys() & below.keys()
    if any(all(is_value(w.text) for w in (*above[c], *below[c])) for c in both):
        return True
    return len(both) > 1 and all(had_room(above[c], below[c], rights[c]) for c in both)


def had_room(above: list[Word], below: list[Word], right: float) -> bool:
    """Whether the first word below would have stood beside those above."""
    first = below[0]
    return right - above[-1].x1 > first.x1 - first.x0 + ROOM * first.size
