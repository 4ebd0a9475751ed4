"""Paragraphs whose lines were cut at one width."""

import textwrap

import pytest

from extract import read
from extract.text.wrapped import goes_on, width_of

PARAGRAPHS = [
    "This report provides an overview of issues and progress that have occurred within the second "
    "quarter. Members are asked to note that the figures for schools are provisional, and that "
    "2.4 posts are vacant.",
    "4.1 Risk Control",
    "SB LI1: Enquiries rose by 9% over the summer, as two of the largest employers of the "
    "borough moved their offices.",
    "- Lease of the former library on Mill Street to a trust that looks after old buildings and "
    "opens them to the public",
    "- Sale of two sites",
    "Visits to the museum were at their highest since it was reopened by the Friends in March "
    "2009, and a well-known painter will show his work.",
]


def blocks_of(text: str) -> list[str]:
    (page,) = read(text.encode()).pages
    return [f"{block.marker or ''} {block.text}".strip() for block in page.blocks]


@pytest.mark.parametrize("width", [60, 72, 80, 100])
@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_paragraphs_are_put_together(width: int, between: str) -> None:
    text = between.join(textwrap.fill(p, width) for p in PARAGRAPHS)
    assert blocks_of(text) == PARAGRAPHS


def test_a_paragraph_keeps_its_first_line() -> None:
    (page,) = read("\n".join(textwrap.fill(p, 60) for p in PARAGRAPHS).encode()).pages
    assert [block.place.line for block in page.blocks[:3]] == [1, 5, 6]


NOT_CUT = [
    # whole paragraphs, and lines of a list among them
    "x" * 300
    + "\n\n"
    + "y" * 400
    + "\n\nDirector of Environment and Regeneration, Town Hall Annexe"
    "\nDirector of Children's Services, Town Hall, Market Square",
    # short lines
    "\n".join(["Corporate Services", "Town Hall", "Market Square"] * 5),
    # lines of any length
    "\n".join(f"{'Name of a street ' * n} and more words" for n in (4, 7, 3, 5, 7, 3, 4, 5, 6, 4)),
]


@pytest.mark.parametrize("text", NOT_CUT)
def test_lines_of_their_own(text: str) -> None:
    assert width_of(text.split("\n")) is None


BREAKS = [  # what a full line is followed by, and whether it goes on
    ("the number of visits to the museum rose by nine in a hundred", "households", True),
    ("the number of visits to the museum rose by nine in", "a hundred", False),
    ("the number of visits to the museum rose by nine in a hundred", "- households", False),
    ("the number of visits to the museum rose by nine in a hundred", "3.1 Libraries", False),
    ("the number of visits to the museum rose by nine in section", "SB LI1 households", True),
    ("the number of visits to the museum rose by nine hundredths.", "SB LI1 Households", False),
    ("SB LI1 Number of visits to the museum in each quarter 12 18", "SB LI2 Number", False),
    ("the number of visits to the museum rose by nine in a hundred", "Visits   12   13", False),
    ("the number of visits to the museum rose by nine in a hundred", "Visits\t12\t13", False),
]


@pytest.mark.parametrize(("above", "below", "expected"), BREAKS)
def test_what_goes_on(above: str, below: str, *, expected: bool) -> None:
    assert goes_on(above, below, 65) is expected
