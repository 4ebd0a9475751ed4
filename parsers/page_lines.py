"""Running lines of a text file: page numbers, and the names that stand beside them.

A text file has no pages, so that nothing tells but the words: 'Page 7 of 19', a number alone that
counts upwards through the file, the report's name with or without such a number.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import regex

from extract.document import Block, Page, Picture, Table, in_reading_order

# 'Page 7 of 19', 'Page 7', '- Page 7 -', 'Page 7/19'
_PAGE = regex.compile(
    r"^[-–]?\s*page\s+(?P<number>\d{1,3})(?:\s*(?:of|/)\s*\d{1,3})?\s*[-–]?$", regex.IGNORECASE
)
# '7'
_NUMBER = regex.compile(r"^(?P<number>\d{1,3})$")
# 'Leisure Services Service Plan 2009-12'; 'Corporate Priority' names no document
_DOCUMENT = (
    r"(?:\S+\s+){2,}(?:report|plan|strategy|statement|review|update|scorecard|\d{4}"
    r"|\d{2,4}[/–-]\d{2,4})"
)
_NAME = regex.compile(rf"^{_DOCUMENT}$", regex.IGNORECASE)
# 'Marlbrook District Council   Page 2 of 5', 'Quarterly Scorecard Q2 2010/11 Page 3'
_NAME_AND_PAGE = regex.compile(
    rf"^(?:\p{{Lu}}.*\spage\s+\d{{1,3}}\s+of\s+\d{{1,3}}|{_DOCUMENT}\s+page\s+\d{{1,3}})$",
    regex.IGNORECASE,
)
# 'Service Plan 2011-12 Waste and Street Scene'
_ABOUT = regex.compile(r"\b(?:report|plan|strategy|scorecard)\b.*\b20\d\d", regex.IGNORECASE)
# 'Leisure Services Service Plan 2009-12 14'
_NAMED = regex.compile(rf"^(?P<name>{_DOCUMENT})\s+(?P<number>\d{{1,3}})$", regex.IGNORECASE)
# A running line has this many characters at most.
LONGEST = 140
# Numbers alone, and names with a number, tell only together: this many of them.
FEWEST = 2
# As many that follow one another may begin with any number.
FEWEST_FROM_ANY = 3
# A name stands beside this share of the page lines.
SHARE = 0.6


def running_lines(page: Page) -> frozenset[int]:
    """The places, in reading order, of a text file's running lines."""
    items = in_reading_order(page)
    blocks = [item for item in items if isinstance(item, Block) and _is_line(item)]
    worded = {block.order for block in blocks if _is_page(block.text)}
    lines = [block for block in blocks if block.marker is None]
    titles = {line.order for line in lines if _NAME.match(line.text)}
    about = {line.order for line in lines if _ABOUT.search(line.text)}
    bare = _counting(lines)
    names = _beside(items, worded)
    names |= {n for n in _beside(items, worded | bare) if n in titles | about}
    names |= _over_pages(items, worded) & titles
    return frozenset(worded | bare | _named(lines) | _between_tables(items) | names)


def _is_page(text: str) -> bool:
    return _PAGE.match(text) is not None or _NAME_AND_PAGE.match(text) is not None


def _is_line(block: Block) -> bool:
    unplaced = block.place.box is None and block.place.line is not None
    return unplaced and len(block.text) <= LONGEST


def _counting(lines: Sequence[Block]) -> set[int]:
    """Numbers alone that count upwards through the file, no faster than its lines do.

    '214' over 'homes built' near the top of a report is no page; '10', '11', '12' are pages of a
    part of one.
    """
    found = [(int(m["number"]), line) for line in lines if (m := _NUMBER.match(line.text))]
    paged = all(number <= (line.place.line or 0) for number, line in found)
    steps = [after - before for (before, _), (after, _) in pairwise(found)]
    paged = paged or (len(steps) + 1 >= FEWEST_FROM_ANY and set(steps) == {1})
    upwards = _is_upwards([(number, line.order) for number, line in found])
    return {line.order for _, line in found} if paged and upwards else set()


def _named(lines: Sequence[Block]) -> set[int]:
    """'Service Plan 2009-12 14': one name with numbers that count upwards."""
    by_name: dict[str, list[tuple[int, int]]] = {}
    for line in lines:
        if (found := _NAMED.match(line.text)) is not None:
            by_name.setdefault(found["name"], []).append((int(found["number"]), line.order))
    return {order for found in by_name.values() if _is_upwards(found) for _, order in found}


def _between_tables(items: Sequence[Block | Table | Picture]) -> set[int]:
    """'Quarterly Performance Report 5' alone between two tables, in one line or in two."""
    found: set[int] = set()
    for at, above in enumerate(items):
        for count in (1, 2):
            lines, below = items[at + 1 : at + 1 + count], items[at + 1 + count : at + 2 + count]
            blocks = [item for item in lines if isinstance(item, Block) and _is_line(item)]
            whole = len(blocks) == count and isinstance(below[0] if below else None, Table)
            text = " ".join(block.text for block in blocks)
            numbered = _NUMBER.match(blocks[-1].text) if count > 1 and blocks else True
            if isinstance(above, Table) and whole and numbered and _NAMED.match(text):
                found |= {block.order for block in blocks}
    return found


def _is_upwards(found: Sequence[tuple[int, int]]) -> bool:
    return len(found) >= FEWEST and all(a < b for (a, _), (b, _) in pairwise(found))


def _beside(items: Sequence[Block | Table | Picture], numbers: set[int]) -> set[int]:
    """Names that stand before most page lines, or after most of them."""
    return {
        order
        for step in (0, 1)
        for order in _always(
            [
                (name.text, name.order)
                for name, number in (pair[::-1] if step else pair for pair in pairwise(items))
                if isinstance(name, Block) and isinstance(number, Block)
                if number.order in numbers and name.order not in numbers and _is_line(name)
            ],
            max(FEWEST, SHARE * len(numbers)),
        )
    }


def _over_pages(items: Sequence[Block | Table | Picture], worded: set[int]) -> set[int]:
    """What stands right over 'Page 3 of 8': where it names a report, it is the foot of a page."""
    return {
        above.order
        for above, below in pairwise(items)
        if isinstance(above, Block) and isinstance(below, Block) and below.order in worded
    }


def _always(found: Sequence[tuple[str, int]], fewest: float) -> set[int]:
    counts = Counter(text for text, _ in found)
    return {order for text, order in found if counts[text] >= fewest}
