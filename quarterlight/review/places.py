"""Where things stand on a page's picture, in per cent of its width and height."""

from collections.abc import Sequence
from dataclasses import dataclass

from normalize.rows import FindingRow, Row

LEAST = 0.6
"""Per cent of the page: a box that is thinner could not be hit or seen."""


Placed = Row | FindingRow
"""What has a box on a page."""


@dataclass(frozen=True, slots=True)
class PageSize:
    """A page as displayed, in points."""

    number: int
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Spot:
    """A box on the picture of a page, in per cent of it."""

    left: float
    top: float
    width: float
    height: float

    @property
    def area(self) -> float:
        """How much of the page it covers: what is small lies in front."""
        return self.width * self.height


def spot_of(row: Placed, pages: Sequence[PageSize]) -> Spot | None:
    """The row's box on its page; None where it has none."""
    edges = (row.x0, row.top, row.x1, row.bottom)
    if row.page is None or not 1 <= row.page <= len(pages):
        return None
    x0, top, x1, bottom = (0.0 if edge is None else edge for edge in edges)
    if None in edges or x1 < x0 or bottom < top:
        return None
    size = pages[row.page - 1]
    return Spot(
        left=within(x0 / size.width),
        top=within(top / size.height),
        width=max(LEAST, within(x1 / size.width) - within(x0 / size.width)),
        height=max(LEAST, within(bottom / size.height) - within(top / size.height)),
    )


def within(share: float) -> float:
    """A share of the page in per cent, two decimals, not beyond its edges."""
    return round(100 * min(1.0, max(0.0, share)), 2)
