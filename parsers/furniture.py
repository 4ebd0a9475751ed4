"""Running headers and footers: lines that a page carries, not the report."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import regex

from extract.document import Block, Page, Table

# How many blocks at the top and at the bottom of a page may be furniture.
EDGE_BLOCKS = 3
# A line has to stand at the edge of this share of the pages, and of at least two: a heading may
# open two pages of five. Left and right pages may differ: then of this share of all.
SHARE = 0.6
SHARE_OF_ONE_SIDE = 0.4
MINIMUM_PAGES = 2
# Furniture is short: 'QMR C&E Overview report Page 1 of 20'.
LONGEST = 140
# Furniture stands in the outermost part of a page (share of its height), on every page at the same
# height (points): a heading that opens several pages does not.
MARGIN = 0.2
SAME_HEIGHT = 5.0

_DIGITS = regex.compile(
    r"\d+"
)  # A key that every page carries at its foot, or a banner at its head, has few cells.
MOST_CELLS = 24

# 'Page 7 of 20', '7', '- 7 -'
_PAGE_NUMBER = regex.compile(r"^(?:page\s*)?[-–]?\s*#\s*(?:(?:of|/)\s*#)?\s*[-–]?$")


@dataclass(frozen=True, slots=True)
class _Edge:
    """A block in the margin of a page of a size; `away` is how far it stands from the edge."""

    number: int
    block: Block
    size: tuple[int, int]
    away: float


def _shape(text: str) -> str:
    return _DIGITS.sub("#", text.lower()).strip()


def _edges(page: Page) -> list[_Edge]:
    """The blocks in the top and bottom margins, outermost first."""
    if not page.height:
        return []
    inside = [b for b in page.blocks if b.place.box is not None and len(b.text) <= LONGEST]
    top = [b for b in inside if _bottom(b) <= page.height * MARGIN]
    low = [b for b in inside if _top(b) >= page.height * (1 - MARGIN)]
    top.sort(key=_top)
    low.sort(key=_bottom, reverse=True)
    size = (round(page.width or 0), round(page.height))
    upper = [_Edge(page.number, b, size, _top(b)) for b in top[:EDGE_BLOCKS]]
    # measured from below, and negative: what stands at the foot is not what stands at the head
    lower = [_Edge(page.number, b, size, _top(b) - page.height) for b in low[:EDGE_BLOCKS]]
    return upper + lower


def _top(block: Block) -> float:
    return block.place.box.top if block.place.box else 0.0


def _bottom(block: Block) -> float:
    return block.place.box.bottom if block.place.box else 0.0


def _at_one_height(edges: list[_Edge]) -> list[_Edge]:
    """The largest group of blocks, one page each, that stand as far from the edge of the page.

    Pages of another size (those on their side) have their own.
    """
    found: list[_Edge] = []
    for size in {edge.size for edge in edges}:
        own = sorted((e for e in edges if e.size == size), key=lambda e: e.away)
        first, last = _fullest_band(own)
        found += own[first:last]
    return found


def _fullest_band(edges: list[_Edge]) -> tuple[int, int]:
    """The slice, within SAME_HEIGHT of one of them, that is on most pages."""
    pages: Counter[int] = Counter()
    first = last = 0
    fullest = (0, 0, 0)
    for anchor in edges:
        while last < len(edges) and edges[last].away - anchor.away <= SAME_HEIGHT:
            pages[edges[last].number] += 1
            last += 1
        while anchor.away - edges[first].away > SAME_HEIGHT:
            pages[edges[first].number] -= 1
            if not pages[edges[first].number]:
                del pages[edges[first].number]
            first += 1
        if len(pages) > fullest[0]:
            fullest = (len(pages), first, last)
    return fullest[1:]


def furniture(pages: Iterable[Page]) -> frozenset[tuple[int, int]]:
    """The (page, order) of every running header, footer and page number."""
    by_shape: dict[str, list[_Edge]] = {}
    page_count = 0
    for page in pages:
        page_count += 1
        for edge in _edges(page):
            by_shape.setdefault(_shape(edge.block.text), []).append(edge)
    running: set[tuple[int, int]] = set()
    for shape, edges_of_shape in by_shape.items():
        group = _at_one_height(edges_of_shape)
        numbers = {edge.number for edge in group}
        share = SHARE_OF_ONE_SIDE if len({n % 2 for n in numbers}) == 1 else SHARE
        enough = 0.0 if _PAGE_NUMBER.match(shape) else share * page_count
        if len(numbers) >= max(MINIMUM_PAGES, enough):
            running |= {(edge.number, edge.block.order) for edge in group}
    return frozenset(running)


def running_tables(pages: Iterable[Page]) -> frozenset[tuple[int, int]]:
    """The (page, order) of tables that pages carry at one edge, word for word: a key at the foot.

    Tables of figures, dates or refs are none of them, however often they are printed.
    The last of them is kept: what it says, the report says, and nothing goes on below it.
    """
    found: dict[tuple[tuple[str, ...], int], list[tuple[int, int]]] = {}
    page_count = 0
    for page in pages:
        page_count += 1
        for table in page.tables:
            away = _away(table, page)
            if away is not None and len(table.cells) <= MOST_CELLS:
                texts = tuple(cell.text for cell in table.cells)
                if any(map(_DIGITS.search, texts)):
                    continue
                height = round(away / SAME_HEIGHT)
                found.setdefault((texts, height), []).append((page.number, table.order))
    most = max(MINIMUM_PAGES + 1, SHARE * page_count)
    return frozenset(
        place
        for places in found.values()
        if len({number for number, _ in places}) >= most
        for place in places[:-1]
    )


def _away(table: Table, page: Page) -> float | None:
    """How far a table in a margin stands from that edge of the page; below, it is negative."""
    box = table.place.box
    if box is None or not page.height:
        return None
    if box.bottom <= page.height * MARGIN:
        return box.top
    return box.top - page.height if box.top >= page.height * (1 - MARGIN) else None
