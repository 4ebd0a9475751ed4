"""Where the cells of lines without tabs stand: runs of words with two blanks or more between them.

Cells that stand one below the other are of one column.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.cell_words import is_figure, is_status
from extract.text.blocks import is_wordy
from extract.text.tables import PAGE_END
from extract.text.wrapped import NUMBERED

Line = tuple[int, str]
Cells = dict[int, str]

# words with single blanks between them
PIECE = re.compile(r"\S+(?: \S+)*")
# the two blanks after a full stop, as typists set them
SENTENCE_GAP = re.compile(r"(?<=[a-z][.!?:;])  (?=[A-Z])")
# 'CL LI1', 'P1', '1.2', '63', 'BV 99a(i)', 'NI075 SCS', 'CFS LI09 (NI'
KEY = re.compile(
    r"(?:[A-Z]{1,6}(?:[ /&][A-Z]{1,4})?[ .]?)?\d{1,3}(?:\.\d{1,2})*[a-z]?(?:\s?\([a-z]{1,4}\))?"
    r"(?: [A-Z]{2,4}(?: ?[A-Z]{0,4} ?\d{1,3}[a-z]?)?)*(?: \([A-Z]{2,4}(?: ?\d{1,3}[a-z]?)?\)?)?"
)
# 'Corporate Health', 'Cost & Efficiency'
TITLE = re.compile(r"[A-Z][a-z]+(?: (?:[A-Za-z][a-z]*|&))+")
# '12', 'Page 12 of 19': what a page carries between two lines
PAGE_NUMBER = re.compile(r"(?i:page\s+)?\d{1,3}(?:\s+of\s+\d{1,3})?")
MOST_BLANK = 2  # lines between two rows
MARGIN = 4  # characters; what begins so near the first column is in it


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words and where it stands in its line."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Printed:
    """A line with words: its pieces, and whether a blank line stands above it."""

    at: int
    number: int
    pieces: tuple[Piece, ...]
    apart: bool

    @property
    def coded(self) -> bool:
        """Whether its first cell is the key of a row."""
        return len(self.pieces) > 1 and KEY.fullmatch(self.pieces[0].text) is not None

    @property
    def figures(self) -> int:
        """How many of its cells hold a figure and nothing else."""
        return sum(is_figure(piece.text) for piece in self.pieces)


@dataclass(slots=True)
class Column:
    """Where the cells of a column begin and end."""

    start: int
    end: int


def is_mark(text: str) -> bool:
    """Whether a cell holds what is never broken over lines: a figure, a light, lamps."""
    return is_figure(text) or is_status(text) or not is_wordy(text)


def pieces_of(raw: str) -> tuple[Piece, ...]:
    """The runs of words of a line."""
    even = SENTENCE_GAP.sub(" \x00", raw)
    return tuple(
        Piece(m.start(), m.end(), m.group().replace("\x00", "")) for m in PIECE.finditer(even)
    )


def region_of(lines: Sequence[Line]) -> list[Printed]:
    """The lines that may be of the table, up to the end of the page, a heading or a paragraph."""
    region: list[Printed] = []
    blank = 0
    for at, (number, raw) in enumerate(lines):
        if not raw.strip():
            blank += 1
            continue
        pieces = pieces_of(raw)
        if blank > MOST_BLANK or _ends(raw.strip(), pieces, region):
            break
        region.append(Printed(at, number, pieces, bool(blank)))
        blank = 0
    return _before_heading(region)


def _before_heading(region: list[Printed]) -> list[Printed]:
    """The lines up to words that stand apart, over lines of another head or over nothing.

    Over figures or keys they name the rows below them.
    """
    for n, line in enumerate(region[:-1] if region else []):
        below = region[n + 1]
        heads = len(below.pieces) > 1 and not below.figures and not below.coded
        if n and line.apart and is_alone(line, region) and heads:
            return region[:n]
    return region


def is_alone(line: Printed, region: Sequence[Printed]) -> bool:
    """Whether a line is one run of words that begins at the left margin."""
    margin = min(other.pieces[0].start for other in region)
    return len(line.pieces) == 1 and line.pieces[0].start < margin + MARGIN


def _ends(text: str, pieces: Sequence[Piece], region: Sequence[Printed]) -> bool:
    """Whether a line is no more of the table: a page number, a heading, a line of a paragraph."""
    if PAGE_NUMBER.fullmatch(text) or PAGE_END.search(text) or "|" in text or "<" in text:
        return True
    if len(pieces) > 1 or not region:
        return False
    margin = min(line.pieces[0].start for line in region)
    widest = max(line.pieces[-1].end for line in region) - margin
    first = pieces[0].start < margin + MARGIN
    return NUMBERED.match(text) is not None or (first and len(text) > widest // 2)


def counted_lines(region: Sequence[Printed]) -> list[Printed]:
    """The lines from the first that follow one another with as many cells each."""
    count = len(region[0].pieces)
    end = next(
        (n for n, line in enumerate(region) if len(line.pieces) != count or (n and line.apart)),
        len(region),
    )
    return list(region[:end])


def head_of(region: Sequence[Printed]) -> int:
    """How many lines stand over the first one with a code or figures; at least one."""
    data = (n for n, line in enumerate(region) if n and (line.figures > 1 or line.coded))
    apart = (n for n, line in enumerate(region) if n and line.apart)
    return next(data, next(apart, 1))


def meets(column: Column, piece: Piece) -> bool:
    """Whether a run of words stands in a column, or reaches into it."""
    return column.start < piece.end and piece.start < column.end


def in_column(column: Column, line: Printed) -> list[Piece]:
    """The runs of words of a line that stand in a column."""
    return [piece for piece in line.pieces if meets(column, piece)]
