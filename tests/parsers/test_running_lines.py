"""Running headers and footers, told from headings that happen to open a page."""

import pytest
from msgspec.structs import replace

from extract.document import Block, Line, Page, Style
from extract.places import Box, Place
from parsers.furniture import furniture


def block(page: int, order: int, text: str, top: float) -> Block:
    place = Place(page=page, box=Box(50, top, 300, top + 10))
    return Block(order, text, (Line(text, Style(), place),), place=place)


def pages(printed: dict[int, list[tuple[str, float]]]) -> list[Page]:
    return [
        Page(
            number=number,
            width=595,
            height=842,
            word_count=0,
            blocks=tuple(block(number, o, text, top) for o, (text, top) in enumerate(lines)),
            tables=(),
        )
        for number, lines in printed.items()
    ]


BODY = ("The body of the page.", 400.0)
CASES = [
    # what is printed on each page, the lines that are furniture
    ("footer", [("Overview Page {n} of 5", 800.0)], range(1, 6), True),
    ("page number", [("{n}", 800.0)], range(2, 6), True),
    ("first page without", [("Overview Q2", 30.0)], range(2, 6), True),
    ("left pages only", [("Overview Q2", 30.0)], (2, 4), True),
    ("a heading that opens two pages", [("Key Performance Indicators", 60.0)], (3, 4), False),
    ("a line once", [("Overview Q2", 30.0)], (1,), False),
    ("a repeated line in the body", [("Key Milestones", 400.0)], range(1, 6), False),
]


@pytest.mark.parametrize(("name", "lines", "on", "running"), CASES, ids=[c[0] for c in CASES])
def test_running_lines(
    name: str, lines: list[tuple[str, float]], on: range | tuple[int, ...], running: bool
) -> None:
    text, top = lines[0]
    printed = {n: [(text.format(n=n), top), BODY] if n in on else [BODY] for n in range(1, 6)}
    found = furniture(pages(printed))
    assert found == (frozenset((n, 0) for n in on) if running else frozenset()), name


def test_a_heading_at_different_heights_is_no_furniture() -> None:
    printed = {n: [("Supporting Commentary", 60.0 + 20 * n), BODY] for n in range(1, 6)}
    assert furniture(pages(printed)) == frozenset()


def test_pages_on_their_side_have_their_own_footers() -> None:
    # two upright pages and two on their side, each with its number at the foot
    sizes = {1: (595, 842), 2: (842, 595), 3: (842, 595), 4: (595, 842)}
    made = [
        replace(page, width=sizes[page.number][0], height=sizes[page.number][1])
        for page in pages({n: [(f"Page {n} of 4", tall - 40.0)] for n, (_, tall) in sizes.items()})
    ]
    assert furniture(made) == frozenset((n, 0) for n in sizes)
