"""The rows under a header with nothing drawn below it, where the white between them tells them.

Words over several columns beside such rows are a note, a cell that reaches over all of them.
"""

from dataclasses import dataclass
from itertools import pairwise

from extract.pdf.bands import THICKNESS
from extract.pdf.drawings import Rule
from extract.pdf.notes_over import Note, note_columns, notes_of, over_rows, pieces_of_lines
from extract.pdf.white_rows import Told, has_ended, lead_of, parted, rights_of, rows_taken
from extract.pdf.words import Word

FEWEST_ROWS = 2
BLACK = (0, 0, 0)


@dataclass(frozen=True, slots=True)
class Body:
    """The rules of the rows under a header, and where they end; no rules where they are in doubt.

    `doubted`: there are rows, and it is in doubt which of them a note reaches over.
    """

    rules: list[Rule]
    bottom: float
    doubted: bool = False


def body_by_white(
    lines: list[list[Word]], edge: float, left: float, right: float, cuts: list[float]
) -> Body | None:
    """The rows below `edge`, that of the header, that white tells.

    None where it tells none: each line may be a row, or all lines are one.
    """
    pieces = pieces_of_lines(lines, edge, cuts)
    notes, cells = notes_of(pieces)
    lead = lead_of(cells)
    if lead is None:
        return None
    rows = parted(cells, lead)
    taken = rows_taken(rows, cuts)
    rights = rights_of(taken, len(cuts) + 1)
    if len(rows) < FEWEST_ROWS or any(has_ended(row, rights) for row in taken):
        return None
    if len(taken) < FEWEST_ROWS:
        return Body([], edge)
    notes = [note for note in notes if note.top < taken[-1].bottom]
    over = [over_rows(note, taken) for note in notes]
    bottom = max([taken[-1].bottom, *(note.bottom for note in notes)]) + 1
    if not all(over):
        return Body([], bottom, doubted=True)
    beside = list(zip(notes, over, strict=True))
    levels = [edge, *edges_of(taken, beside)]
    return Body(framed(taken, beside, levels, [left, *cuts, right]), bottom)


def edges_of(rows: list[Told], notes: list[tuple[Note, range]]) -> list[float]:
    """Where the rows end, halfway to the next one."""
    tops = [
        min([row.top, *(note.top for note, over in notes if over[0] == n)])
        for n, row in enumerate(rows)
    ]
    bottoms = [
        max([row.bottom, *(note.bottom for note, over in notes if over[-1] == n)])
        for n, row in enumerate(rows)
    ]
    between = zip(bottoms, tops[1:], strict=False)
    return [*((bottom + top) / 2 for bottom, top in between), bottoms[-1] + 1]


def framed(
    rows: list[Told], notes: list[tuple[Note, range]], levels: list[float], xs: list[float]
) -> list[Rule]:
    """The rules around rows and between their cells, but for those that notes reach over."""
    found = [Rule(True, levels[0], xs[0], xs[-1], THICKNESS, BLACK)]
    for n, (top, bottom) in enumerate(pairwise(levels)):
        own = [(note, over) for note, over in notes if n in over]
        within = {c for note, _ in own for c in range(note.first, note.last)}
        if rows[n].columns == {0}:
            within = set(range(len(xs) - 2))
        runs_on = {c for note, over in own if n < over[-1] for c in note_columns(note)}
        walls = [x for c, x in enumerate(xs) if c - 1 not in within]
        found += [Rule(False, x, top, bottom, THICKNESS, BLACK) for x in walls]
        under = [(a, b) for c, (a, b) in enumerate(pairwise(xs)) if c not in runs_on]
        found += [Rule(True, bottom, a, b, THICKNESS, BLACK) for a, b in under]
    return found
