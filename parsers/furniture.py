"""Running headers and footers: lines that a page carries, not the report."""

from collections.abc import Iterable

import regex

from extract.document import Block, Page

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

_DIGITS = regex.compile(r"\d+")
# 'Page 7 of 20', '7', '- 7 -'
_PAGE_NUMBER = regex.compile(r"^(?:page\s*)?[-–]?\s*#\s*(?:(?:of|/)\s*#)?\s*[-–]?$")


def _shape(text: str) -> str:
    return _DIGITS.sub("#", text.lower()).strip()


def _edges(page: Page) -> list[Block]:
    """The blocks in the top and bottom margins, outermost first."""
    if not page.height:
        return []
    inside = [b for b in page.blocks if b.place.box is not None and len(b.text) <= LONGEST]
    top = [b for b in inside if _bottom(b) <= page.height * MARGIN]
    low = [b for b in inside if _top(b) >= page.height * (1 - MARGIN)]
    top.sort(key=_top)
    low.sort(key=_bottom, reverse=True)
    return top[:EDGE_BLOCKS] + low[:EDGE_BLOCKS]


def _top(block: Block) -> float:
    return block.place.box.top if block.place.box else 0.0


def _bottom(block: Block) -> float:
    return block.place.box.bottom if block.place.box else 0.0


def _at_one_height(edges: list[tuple[int, Block]]) -> list[tuple[int, Block]]:
    """The largest group of blocks, one page each, that stand at the same height."""
    groups = [
        [(n, b) for n, b in edges if abs(_top(b) - _top(anchor)) <= SAME_HEIGHT]
        for _, anchor in edges
    ]
    return max(groups, key=lambda group: len({number for number, _ in group}))


def furniture(pages: Iterable[Page]) -> frozenset[tuple[int, int]]:
    """The (page, order) of every running header, footer and page number."""
    by_shape: dict[str, list[tuple[int, Block]]] = {}
    page_count = 0
    for page in pages:
        edges = _edges(page)
        page_count += 1
        for block in edges:
            by_shape.setdefault(_shape(block.text), []).append((page.number, block))
    running: set[tuple[int, int]] = set()
    for shape, edges_of_shape in by_shape.items():
        group = _at_one_height(edges_of_shape)
        numbers = {number for number, _ in group}
        share = SHARE_OF_ONE_SIDE if len({n % 2 for n in numbers}) == 1 else SHARE
        enough = 0.0 if _PAGE_NUMBER.match(shape) else share * page_count
        if len(numbers) >= max(MINIMUM_PAGES, enough):
            running |= {(number, block.order) for number, block in group}
    return frozenset(running)
