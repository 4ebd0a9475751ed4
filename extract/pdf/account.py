"""What went in and what came out of a page: anything that is not in the facts is a finding."""

from extract.document import Page
from extract.findings import Finding, Severity
from extract.ocr.modes import REMEDY
from extract.pdf.drawings import MOST_SEGMENTS, Drawn
from extract.pdf.figures import LEADERS
from extract.pdf.rows import Row, box_of
from extract.pdf.words import Reading
from extract.places import Place, around
from extract.scanned import is_picture_of_a_page, not_read


def findings_of(page: Page, reading: Reading, drawn: Drawn) -> tuple[Finding, ...]:
    """What could not be read on a page, and what was left out on purpose."""
    place = Place(page=page.number)
    found = []
    before, after = letters_of_words(reading), letters_of_facts(page)
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
        found.append(Finding("too_many_paths", message, Severity.ERROR, place))
    if reading.unseen:
        message = f"{reading.unseen} letters that cannot be seen were not read"
        found.append(Finding("unseen_text", message, Severity.INFO, place))
    if reading.unmapped:
        message = f"{reading.unmapped} printed glyphs whose letters the file does not tell"
        found.append(Finding("unmapped_glyphs", message, Severity.WARNING, place))
    if is_picture_of_a_page(page):
        found.append(not_read(page.number, REMEDY))
    if reading.slanted:
        message = f"{reading.slanted} slanted letters (a watermark?) were not read"
        found.append(Finding("slanted_text", message, Severity.INFO, place))
    return tuple(found)


def in_doubt(rows: tuple[Row, ...], page: int) -> Finding:
    """Lines that may be a table with nothing drawn, and were left as text."""
    return Finding(
        code="columns_in_doubt",
        message="Words stand in columns with no lines between them. Where the rows or heads of "
        "this table end is in doubt, so that it was left as text.",
        place=Place(page=page, box=around([box_of(row) for row in rows])),
        found=rows[0].text,
    )


# rows of dots lead the eye and are not kept by tables; so dots are not counted at all
UNCOUNTED = (*LEADERS, " ")


def counted(texts: list[str]) -> int:
    """The letters of texts."""
    whole = "".join(texts)
    return len(whole) - sum(map(whole.count, UNCOUNTED))


def letters_of_words(reading: Reading) -> int:
    """The letters that were read on a page."""
    return counted([word.text for word in reading.words])


def letters_of_facts(page: Page) -> int:
    """The letters of a page's blocks and cells, counted alike."""
    blocks = list(page.blocks)
    for table in page.tables:
        for cell in table.cells:
            blocks += cell.blocks
    texts = [line.text for block in blocks for line in block.lines]
    return counted(texts + [block.marker for block in blocks if block.marker is not None])
