"""Words over several columns of a table: notes beside its rows, and the lines without them."""

from bisect import bisect_right
from dataclasses import dataclass

from extract.pdf.bands import APART
from extract.pdf.segments import WIDEST_LEAD
from extract.pdf.starts import Cells
from extract.pdf.white_rows import Told
from extract.pdf.words import Word

# of the size: rows are no further apart
ROW_STEP = 3.5
# points: words that reach over a cut by less do so by chance
CROSSED = 1.0
# of the size: a note that reaches so far down beside a row is beside it
BESIDE = 0.2


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


def note_columns(note: Note) -> range:
    """The columns that a note stands in."""
    return range(note.first, note.last + 1)
