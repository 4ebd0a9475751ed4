"""A second opinion by pdfplumber: what PDFium finds empty or broken is not believed at once.

pdfplumber is some ten times slower, so that only doubtful pages are shown to it, or all on request.
"""

import io

import pdfplumber
from msgspec import structs
from pdfplumber.page import Page as OtherPage

from extract.document import Block, Document, Line, Page, Style, TextSource
from extract.findings import Finding, Severity
from extract.places import Box, Place
from extract.states import ReadError

# Word counts of the engines may differ by this share before it is said, and by this many words:
# they split words at other gaps.
SHARE = 0.10
FEWEST = 3

MEDIA_TYPE = "application/pdf"


def second_opinion(data: bytes, document: Document, *, every_page: bool = False) -> Document:
    """The document with a finding for each page on which the engines count other words.

    Looks at pages without words, or at all of them. A document without any word is read again.
    """
    doubtful = [p for p in document.pages if every_page or not p.word_count]
    if not doubtful:
        return document
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        if not any(page.word_count for page in document.pages):
            return _read_again(document, pdf.pages)
        counts = {
            page.number: _word_count(pdf.pages[page.number - 1])
            for page in doubtful
            if page.number <= len(pdf.pages)
        }
    findings = [
        _disagreement(page, counts[page.number])
        for page in doubtful
        if page.number in counts and differs(page.word_count, counts[page.number])
    ]
    return structs.replace(document, findings=(*document.findings, *findings))


def differs(ours: int, theirs: int) -> bool:
    """Whether two counts of the words of a page are too far apart to be a matter of gaps."""
    apart = abs(ours - theirs)
    return apart > FEWEST and apart > SHARE * max(ours, theirs)


def second_reading(data: bytes, digest: str, extractor: str, refused: ReadError) -> Document:
    """What pdfplumber reads of a file that PDFium refuses; raises `refused` if that is nothing."""
    empty = Document(
        sha256=digest,
        media_type=MEDIA_TYPE,
        size_bytes=len(data),
        page_count=None,
        text_source=TextSource.PDF,
        extractor=extractor,
        pages=(),
    )
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            found = _read_again(empty, pdf.pages)
    except Exception as error:  # any fault of the other engine: PDFium's own reason stands
        raise refused from error
    if not any(page.word_count for page in found.pages):
        raise refused
    return structs.replace(found, page_count=len(found.pages))


def _word_count(page: OtherPage) -> int:
    return len(page.extract_words())


def _disagreement(page: Page, theirs: int) -> Finding:
    return Finding(
        code="engines_disagree",
        message="pdfplumber counts other words on this page than PDFium",
        severity=Severity.WARNING,
        place=Place(page=page.number),
        expected=str(theirs),
        found=str(page.word_count),
    )


def _read_again(document: Document, pages: list[OtherPage]) -> Document:
    """The lines that pdfplumber reads, as blocks; its tables are not trusted and not read."""
    read = [_page_of(page) for page in pages]
    if not any(page.word_count for page in read):
        return document
    finding = Finding(
        code="read_by_second_engine",
        message="PDFium finds no text; pdfplumber read the lines, but no tables",
        severity=Severity.ERROR,
    )
    return structs.replace(document, pages=tuple(read), findings=(*document.findings, finding))


def _page_of(page: OtherPage) -> Page:
    number = page.page_number
    blocks = []
    for order, line in enumerate(page.extract_text_lines(return_chars=False)):
        box = Box(*(round(float(line[side]), 2) for side in ("x0", "top", "x1", "bottom")))
        place = Place(page=number, box=box)
        text = " ".join(line["text"].split())
        blocks.append(Block(order, text, (Line(text, Style(), place),), place=place))
    return Page(
        number=number,
        width=float(page.width),
        height=float(page.height),
        word_count=sum(len(block.text.split()) for block in blocks),
        blocks=tuple(blocks),
        tables=(),
    )
