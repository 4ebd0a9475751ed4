"""A scanned page to the same facts as any other page: words, rulings and marks from its pixels."""

from collections.abc import Sequence

from msgspec import structs

from extract.findings import Finding, Severity
from extract.ocr.cells import insides_of
from extract.ocr.engines import Engine
from extract.ocr.letters import words_found
from extract.ocr.lines import rules_of
from extract.ocr.looks import SURE, read_by
from extract.ocr.picture import ScanEye, grey_of, picture_of
from extract.ocr.pieces import pieces_of_page
from extract.pdf.display import display_of
from extract.pdf.drawings import Drawn
from extract.pdf.page import PageFacts, laid_out
from extract.pdf.rulings import grids_of
from extract.pdf.words import Reading, Word
from extract.places import Place

# of the words: where fewer are sure, the page is no print that the engine can read
READABLE = 0.5
INCH = 72.0


def recognised(page: int, number: int, engine: Engine) -> PageFacts | None:
    """The facts of a loaded page from its pixels; None where the engine reads hardly a word.

    Boxes are those of the page put straight: a page that lies askew by a degree has them up to
    7 points beside the place where they are displayed.
    """
    display = display_of(page)
    picture = picture_of(page, display)
    rules = rules_of(grey_of(picture.pixels), picture.scale)
    grids = grids_of(rules)
    insides = insides_of(grids, picture)
    pieces = pieces_of_page(picture, rules, grids, insides)
    spotted = read_by(engine, [piece.grey for piece in pieces], picture.scale * INCH)
    found = words_found(pieces, spotted, picture.scale)
    unsure = [one.word for one in found if one.sureness < SURE]
    if len(found) - len(unsure) <= READABLE * len(found):
        return None
    drawn = Drawn(
        rules=rules,
        shades=[inside.shade for inside in insides if inside.shade is not None],
        images=[mark for inside in insides for mark in inside.marks],
    )
    reading = Reading(tuple(one.word for one in found), 0, 0)
    facts = laid_out(reading, drawn, ScanEye(picture), display, number, unruled=False)
    return with_doubts(facts, unsure)


def with_doubts(facts: PageFacts, unsure: Sequence[Word]) -> PageFacts:
    """The facts with each cell marked and each place told that holds a word the engine doubts."""
    if not unsure:
        return facts
    page = facts.page
    tables = []
    found: list[Finding] = []
    for table in page.tables:
        cells = []
        for cell in table.cells:
            within = doubted(cell.place, unsure) if cell.text else []
            cells.append(structs.replace(cell, uncertain=True) if within else cell)
            found += [doubt(cell.place, within)] if within else []
        tables.append(structs.replace(table, cells=tuple(cells)))
    for block in page.blocks:
        for line in block.lines:
            within = doubted(line.place, unsure)
            found += [doubt(line.place, within)] if within else []
    return PageFacts(structs.replace(page, tables=tuple(tables)), (*facts.findings, *found))


def doubted(place: Place, unsure: Sequence[Word]) -> list[Word]:
    """The words in doubt whose middle lies in a place."""
    box = place.box
    if box is None:
        return []
    return [
        word
        for word in unsure
        if box.x0 <= (word.x0 + word.x1) / 2 <= box.x1
        and box.top <= (word.top + word.bottom) / 2 <= box.bottom
    ]


def doubt(place: Place, words: Sequence[Word]) -> Finding:
    """What is said of a place with words in doubt."""
    return Finding(
        code="ocr_uncertain",
        message="recognised in a picture of the page, and not surely",
        severity=Severity.WARNING,
        place=place,
        found=" ".join(word.text for word in words),
    )
