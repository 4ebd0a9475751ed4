"""Tables as grids of cells, the form that every renderer draws."""

import itertools
from dataclasses import dataclass, replace

from content.blocks import TextBreak


@dataclass(frozen=True, slots=True)
class Cell:
    """A printed cell with its span, look and mark (a colour or a direction of travel)."""

    text: str = ""
    columns: int = 1
    rows: int = 1
    mark: str = ""
    bold: bool = False
    italic: bool = False
    align: str = "left"
    fill: str = ""
    colour: str = ""  # of the words
    bullet: bool = False
    paragraphs: tuple[str, ...] = ()


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; rows list only the cells that begin in them, as in HTML."""

    header: tuple[Row, ...]
    body: tuple[Row, ...]
    widths: tuple[float, ...]
    rules: str = "all"  # all, horizontal, none
    breaks: tuple[TextBreak, ...] = ()
    text_pad: int = 0
    keep: bool = False  # rows do not break over a page


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of the grid: the cell that begins here, or nothing if another cell covers it."""

    cell: Cell | None


def slots(rows: tuple[Row, ...], width: int) -> list[list[Slot]]:
    """Every row as exactly `width` slots; a row with too few or too many cells is an error."""
    waiting: dict[tuple[int, int], bool] = {}
    out: list[list[Slot]] = []
    for number, row in enumerate(rows):
        line: list[Slot] = []
        cells = list(row)
        column = 0
        while column < width:
            if (number, column) in waiting:
                line.append(Slot(None))
                column += 1
                continue
            cell = cells.pop(0)
            for down in range(cell.rows):
                for right in range(cell.columns):
                    waiting[(number + down, column + right)] = True
            line.append(Slot(cell))
            line.extend(Slot(None) for _ in range(cell.columns - 1))
            column += cell.columns
        if cells or column != width:
            raise ValueError(f"row {number} does not fill {width} columns: {row}")
        out.append(line)
    return out


def shaded(grid: Grid, shades: tuple[str, ...], head: str) -> Grid:
    """The grid with its rows in these fills in turn; a cell that has a fill keeps it."""
    header = tuple(tuple(replace(c, fill=head or c.fill) for c in row) for row in grid.header)
    body = tuple(
        tuple(replace(c, fill=c.fill or shades[n % len(shades)]) for c in row)
        for n, row in enumerate(grid.body)
    )
    return replace(grid, header=header, body=body)


def split_at(grid: Grid, starts: tuple[int, ...]) -> tuple[Grid, ...]:
    """The grid cut before these body rows; only the first part keeps the header."""
    edges = (0, *starts, len(grid.body))
    pieces = []
    for place, (first, last) in enumerate(itertools.pairwise(edges)):
        header = grid.header if place == 0 else ()
        pieces.append(replace(grid, header=header, body=grid.body[first:last], breaks=()))
    return tuple(pieces)
