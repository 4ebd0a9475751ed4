"""Which pages are pictures."""

import pytest

from extract.document import Page, Picture
from extract.places import Box, Place
from extract.scanned import is_picture_of_a_page, is_pictured

WHOLE, UPPER, LOWER = (0, 0, 595, 842), (0, 0, 595, 250), (0, 250, 595, 500)
LOGO = (0, 0, 100, 80)


def page(size: tuple[float, float], words: int, *boxes: tuple[float, float, float, float]) -> Page:
    pictures = tuple(
        Picture(order, 100, 100, Place(page=1, box=Box(*box))) for order, box in enumerate(boxes)
    )
    return Page(1, *size, words, (), (), pictures)


@pytest.mark.parametrize(
    ("found", "pictured", "picture_of_a_page"),
    [
        (page((595, 842), 0, WHOLE), True, True),
        (page((595, 842), 3, UPPER, LOWER), True, True),
        (page((595, 842), 400, WHOLE), True, False),  # a layer of words lies over it
        (page((595, 842), 0, LOGO), False, False),
        (page((595, 842), 0), False, False),
        (page((0, 0), 0), False, False),  # a text file is a page without a size
    ],
)
def test_pages_that_are_pictures(found: Page, pictured: bool, picture_of_a_page: bool) -> None:
    assert (is_pictured(found), is_picture_of_a_page(found)) == (pictured, picture_of_a_page)
