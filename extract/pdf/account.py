"""What went in and what came out of a page: anything that is not in the facts is a finding."""

from extract.document import Block, Page
from extract.findings import Finding, Severity
from extract.pdf.drawings import MOST_SEGMENTS, Drawn
from extract.pdf.figures import is_leader
from extract.pdf.words import Reading
from extract.places import Place


def findings_of(page: Page, reading: Reading, drawn: Drawn) -> tuple[Finding, ...]:
    """What could not be read on a page, and what was left out on purpose."""
    place = Place(page=page.number)
    found = []
    before = sum(letters_of_text(word.text) for word in reading.words)
    after = letters_in(page)
    if before != after:
        found.append(
            Finding(
                code="words_lost",
                message="letters of the page are missing from its blocks and tables (or are twice)",
                severity=Severity.ERROR,
                place=place,
                expected=str(before),
                found=str(after),
            )
        )
    if drawn.capped:
        message = f"more than {MOST_SEGMENTS} path segments; those after were not looked at"
        found.append(Finding("too_many_paths", message, Severity.WARNING, place))
    if reading.unseen:
        message = f"{reading.unseen} letters that cannot be seen were not read"
        found.append(Finding("unseen_text", message, Severity.INFO, place))
    if reading.slanted:
        message = f"{reading.slanted} slanted letters (a watermark?) were not read"
        found.append(Finding("slanted_text", message, Severity.INFO, place))
    return tuple(found)


def letters_in(page: Page) -> int:
    """How many letters stand in the blocks and cells of a page; a list mark counts as one."""
    blocks = [*page.blocks, *(b for t in page.tables for c in t.cells for b in c.blocks)]
    return sum(letters_of_block(block) for block in blocks)


def letters_of_block(block: Block) -> int:
    """The letters of its lines and its mark."""
    return sum(letters_of_text(line.text) for line in block.lines) + len(block.marker or "")


def letters_of_text(text: str) -> int:
    """The letters of a text without spaces and rows of dots, which tables do not keep."""
    return sum(len(word) for word in text.split() if not is_leader(word))
