"""Ruled tables drawn cell by cell, for tests of which cells reach over which columns."""

from tests.extract.pdf_paper import Paper

LEFT, TOP, HIGH = 50, 100, 30  # points: the corner of a table, and how high its rows are

Cell = tuple[int, int, str]
"""First and last column, and the lines of the cell."""


def table(
    paper: Paper, xs: list[float], rows: list[list[Cell]], top: float = TOP, size: float = 10
) -> float:
    """Draws a ruled table, each row the cells that it has; returns where it ends."""
    for number, row in enumerate(rows):
        y = top + number * HIGH
        for first, last, text in row:
            x0, x1 = xs[first], xs[last + 1]
            for a, b in (((x0, y), (x1, y)), ((x0, y + HIGH), (x1, y + HIGH))):
                paper.stroke(*a, *b)
            for x in (x0, x1):
                paper.stroke(x, y, x, y + HIGH)
            for line, words in enumerate(text.split("\n")):
                paper.text(x0 + 4, y + 12 + 12 * line, words, size=size)
    return top + len(rows) * HIGH


def each(*texts: str) -> list[Cell]:
    """A row whose cells span nothing."""
    return [(n, n, text) for n, text in enumerate(texts)]
