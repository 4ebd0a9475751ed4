"""Which documents count as ruled: one rule, from pdfplumber's edges and the ground truth.

A document is ruled when rulings part at least three quarters of the neighbouring true cells, both
across and down. Engines have no say in it. (A document with a ruled header over an unruled body
has rulings that cross, but nobody can read its rows from them: it is half-ruled.)
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pdfplumber

from benchmarks.adjacency import SpannedText, adjacent
from benchmarks.icdar import Corners, TrueTable

# of the neighbouring cells: this share is parted by rulings. In the ICDAR-2013 set 41 documents lie
# at 0.79 and above, one at 0.71 and the others below 0.56
PARTED = 0.75
# points: how far a ruling may stand from the gap between the boxes of two texts
SLACK = 2.0


@dataclass(frozen=True, slots=True)
class Edge:
    """A straight edge: at x (or y) `at`, from `start` to `end`; points from the top left."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Edges:
    """The vertical and horizontal edges of a page."""

    upright: tuple[Edge, ...]
    flat: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Parted:
    """How many neighbouring cells there are, and between how many a ruling stands."""

    pairs: int = 0
    ruled: int = 0

    def __add__(self, other: "Parted") -> "Parted":
        return Parted(self.pairs + other.pairs, self.ruled + other.ruled)

    @property
    def enough(self) -> bool:
        return self.ruled >= PARTED * self.pairs


def document_is_ruled(path: Path, truth: list[TrueTable]) -> bool:
    """Whether the true tables of a document are ruled."""
    across, down = Parted(), Parted()
    with pdfplumber.open(path, pages=sorted({table.page for table in truth})) as pdf:
        for page in pdf.pages:
            edges, height = edges_of(page), unturned_height(page)
            for table in truth:
                if table.page == page.page_number:
                    boxes = [from_top(box, height) for box in table.boxes]
                    one, other = parted(table.cells, boxes, edges)
                    across, down = across + one, down + other
            page.close()
    return across.enough and down.enough


def edges_of(page: Any) -> Edges:
    """pdfplumber's edges of a page."""
    upright = (Edge(e["x0"], e["top"], e["bottom"]) for e in page.edges if e["orientation"] == "v")
    flat = (Edge(e["top"], e["x0"], e["x1"]) for e in page.edges if e["orientation"] == "h")
    return Edges(tuple(upright), tuple(flat))


def unturned_height(page: Any) -> float:
    """The height that the y of the ground truth counts in."""
    return float(page.width if page.rotation % 180 else page.height)


def from_top(box: Corners | None, height: float) -> Corners | None:
    """The box with its origin at the top left: x0, top, x1, bottom."""
    if box is None:
        return None
    x0, y0, x1, y1 = box
    return x0, height - y1, x1, height - y0


def parted(
    cells: tuple[SpannedText, ...], boxes: list[Corners | None], edges: Edges
) -> tuple[Parted, Parted]:
    """The neighbours across and down of one table; boxes are x0, top, x1, bottom."""
    right, below = adjacent(cells)
    across, down = Parted(), Parted()
    for a, b in right:
        one, other = boxes[a], boxes[b]
        if one and other:
            between = stands_between(edges.upright, one, other)
            across += Parted(1, between)
    for a, b in below:
        one, other = boxes[a], boxes[b]
        if one and other:
            between = stands_between(edges.flat, turned(one), turned(other))
            down += Parted(1, between)
    return across, down


def turned(box: Corners) -> Corners:
    """The box with x and y exchanged."""
    return box[1], box[0], box[3], box[2]


def stands_between(edges: Iterable[Edge], left: Corners, right: Corners) -> bool:
    """Whether an edge stands between the ends of two boxes, beside the middle they share."""
    middle = (max(left[1], right[1]) + min(left[3], right[3])) / 2
    # texts may overlap by a little, and the rule then runs through both
    gap = (left[2] + right[0]) / 2
    start, end = min(left[2], gap) - SLACK, max(right[0], gap) + SLACK
    return any(
        start <= edge.at <= end and edge.start - SLACK <= middle <= edge.end + SLACK
        for edge in edges
    )
