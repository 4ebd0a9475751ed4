"""Tables side by side under headings that share a line."""

import pytest

from extract.document import Block
from extract.pdf import read_pdf
from tests.extract.pdf_paper import Paper, pdf

LEFT, RIGHT = [40.0, 190.0, 240.0, 290.0], [310.0, 460.0, 510.0, 560.0]


def grid(paper: Paper, xs: list[float], top: float, name: str) -> None:
    paper.grid(xs, [top + 18 * n for n in range(4)])
    rows = (["Measure", "Q1", "Target"], [name, "4", "5"], ["Calls", "7", "8"])
    for number, row in enumerate(rows):
        for x, text in zip(xs, row, strict=False):
            paper.text(x + 4, top + 13 + 18 * number, text, size=9)


def read(paper: Paper) -> list[str]:
    """The blocks of a page by their text, its tables by their first row's name, in order."""
    (page,) = read_pdf(pdf(paper), sha256="abc").pages
    items = sorted([*page.blocks, *page.tables], key=lambda item: item.order)
    return [item.text if isinstance(item, Block) else f"[{item.cells[3].text}]" for item in items]


@pytest.mark.parametrize("lower", [0, 5], ids=["as high", "a little lower"])
def test_each_heading_stands_over_its_own_table(lower: int) -> None:
    paper = Paper()
    paper.text(40, 60, "Health check of the first quarter of the year")
    for top, names in ((100, ("People", "Customers")), (200, ("Money", "Assets"))):
        for xs, name in zip((LEFT, RIGHT), names, strict=True):
            paper.text(xs[0], top - 8, f"Our {name}", font="B", size=11)
            grid(paper, xs, top + (lower if xs is RIGHT else 0), name)
    title, *rest = read(paper)
    assert title == "Health check of the first quarter of the year"
    assert rest == ["Our People", "[People]", "Our Customers", "[Customers]",
                    "Our Money", "[Money]", "Our Assets", "[Assets]"]  # fmt: skip


def test_one_heading_over_both_tables_stays_whole() -> None:
    paper = Paper()
    paper.text(40, 92, "How the council has run itself in the first quarter of this year", font="B")
    grid(paper, LEFT, 100, "People")
    grid(paper, RIGHT, 100, "Customers")
    assert read(paper)[0] == "How the council has run itself in the first quarter of this year"
    assert read(paper)[1:] == ["[People]", "[Customers]"]


def test_a_line_over_the_left_table_alone_stays_over_it() -> None:
    paper = Paper()
    paper.text(40, 92, "Our People", font="B")
    grid(paper, LEFT, 100, "People")
    grid(paper, RIGHT, 100, "Customers")
    assert read(paper) == ["Our People", "[People]", "[Customers]"]
