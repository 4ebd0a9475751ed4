"""The rows under a header with nothing drawn below it, where the white between them tells them.

Words over several columns beside such rows are a note, a cell that reaches over all of them.
"""

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.pdf.bands import APART, THICKNESS, Band, is_held
from extract.pdf.drawings import Rule
from extract.pdf.fields import is_value
from extract.pdf.runs import CLOSER, EXACT
from extract.pdf.segments import NARROWEST_LEAD, SAME_SIZE, SLACK, WIDEST_LEAD
from extract.pdf.starts import Cells, is_ended
from extract.pdf.words import Word

# of the size: rows are no further apart
ROW_STEP = 3.5
FEWEST_ROWS = 2
# points: words that reach over a cut by less do so by chance
CROSSED = 1.0
# of the size: a note that reaches so far down beside a row is beside it
BESIDE = 0.2
BLACK = (0, 0, 0)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a line that stand together, and the first and last column under them."""

    words: list[Word]
    first: int
    last: int

    @property
    def level(self) -> float:
        """Its baseline."""
        return self.words[0].level


@dataclass(frozen=True, slots=True)
class Note:
    """Words over several columns, from top to bottom."""

    first: int
    last: int
    top: float
    bottom: float
    level: float


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


def pieces_of_lines(lines: list[list[Word]], edge: float, cuts: list[float]) -> list[list[Piece]]:
    """The pieces of lines, down to the first that is no part of the table."""
    found: list[list[Piece]] = []
    above = edge
    for line in lines:
        pieces = pieces_of(line, cuts)
        far = line[0].level - above > ROW_STEP * line[0].size
        if far or any(piece.first == 0 < piece.last for piece in pieces[: len(pieces) > 1]):
            break
        found.append(pieces)
        above = line[0].level
    return found


def pieces_of(line: list[Word], cuts: list[float]) -> list[Piece]:
    """A line by column; words that run on over a cut are one piece."""
    found: list[Piece] = []
    for word in line:
        first = bisect_right(cuts, word.x0 + CROSSED)
        last = max(bisect_right(cuts, word.x1 - CROSSED), first)
        above = found[-1] if found else None
        if above and (first <= above.last or word.x0 - above.words[-1].x1 < APART * word.size):
            found[-1] = Piece([*above.words, word], above.first, max(above.last, last))
        else:
            found.append(Piece([word], first, last))
    return found


def notes_of(lines: list[list[Piece]]) -> tuple[list[Note], list[Cells]]:
    """The words over several columns, and the lines without them."""
    notes: list[Note] = []
    cells: list[Cells] = []
    for line in lines:
        own: Cells = {}
        for piece in line:
            place = next((n for n, note in enumerate(notes) if goes_on(note, piece)), None)
            if place is not None:
                notes[place] = longer(notes[place], piece)
            elif 0 < piece.first < piece.last:
                notes.append(longer(Note(piece.first, piece.last, piece.level, 0, 0), piece))
            else:
                own[piece.first] = piece.words
        if own:
            cells.append(own)
    return notes, cells


def goes_on(note: Note, piece: Piece) -> bool:
    """Whether a piece is the next line of a note."""
    near = 0 < piece.level - note.level <= WIDEST_LEAD * piece.words[0].size
    return near and note.first <= piece.last and piece.first <= note.last


def longer(note: Note, piece: Piece) -> Note:
    """A note with one more line."""
    return Note(
        min(note.first, piece.first),
        max(note.last, piece.last),
        min(note.top, *(word.top for word in piece.words)),
        max(note.bottom, *(word.bottom for word in piece.words)),
        piece.level,
    )


def lead_of(cells: list[Cells]) -> float | None:
    """Of the size: the least step between two lines of a cell; None where no cell has two."""
    steps = [
        (below[c][0].level - above[c][0].level) / below[c][0].size
        for above, below in pairwise(cells)
        for c in above.keys() & below.keys()
    ]
    return min((step for step in steps if NARROWEST_LEAD <= step <= WIDEST_LEAD), default=None)


def rights_of(rows: list[Told], count: int) -> list[float]:
    """Where the words of each column end."""
    ends = [0.0] * count
    for line in (line for row in rows for line in row.lines):
        for column, words in line.items():
            ends[column] = max(ends[column], words[-1].x1)
    return ends


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


def over_rows(note: Note, rows: list[Told]) -> range:
    """The rows that a note stands beside; none where it is in doubt which."""
    beside = [
        n
        for n, row in enumerate(rows)
        if min(note.bottom, row.bottom) - max(note.top, row.top)
        > BESIDE * row.lines[0][min(row.lines[0])][0].size
    ]
    if not beside:
        return range(0)
    first, last = beside[0], beside[-1]
    filled = any(c in rows[n].columns for n in beside for c in note_columns(note))
    below = rows[last + 1].top if last + 1 < len(rows) else float("inf")
    above = rows[first - 1].bottom if first else float("-inf")
    if filled or note.bottom > below or note.top < above:
        return range(0)
    return range(first, last + 1)


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


def note_columns(note: Note) -> range:
    """The columns that a note stands in."""
    return range(note.first, note.last + 1)
