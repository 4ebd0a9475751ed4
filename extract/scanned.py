"""Pages that are pictures: scans, for the most part, of which no words are in the file."""

from extract.document import Page
from extract.findings import Finding, Severity
from extract.places import Place

NOT_READ = "page_not_read"


def not_read(number: int, why: str) -> Finding:
    """What is said of a page of which nobody knows what it shows."""
    message = f"the page is a picture (scanned?) with hardly a word, and was not read: {why}"
    return Finding(NOT_READ, message, Severity.ERROR, Place(page=number))


# of the page: a picture that covers this much of it
SCANNED = 0.5
# words: a running header and the number of the page may stand on a scanned page too
FEWEST_WORDS = 20


def is_picture_of_a_page(page: Page) -> bool:
    """Whether a page has a picture over most of it and no text to speak of."""
    return page.word_count < FEWEST_WORDS and is_pictured(page)


def is_pictured(page: Page) -> bool:
    """Whether a picture lies over most of a page; a scanner may store it as strips."""
    strips: dict[tuple[int, int], float] = {}
    for picture in page.pictures:
        box = picture.place.box
        if box is not None:
            ends = round(box.x0), round(box.x1)
            strips[ends] = strips.get(ends, 0.0) + (box.x1 - box.x0) * (box.bottom - box.top)
    size = page.width * page.height  # none for a text file, which has no pictures
    return bool(strips) and max(strips.values()) >= SCANNED * size
