"""A PDF file to a document, page by page."""

import ctypes

import pypdfium2
import pypdfium2.raw as pdfium
from pypdfium2 import version

from extract.collector import collector_waiting
from extract.document import Document, Page, TextSource
from extract.findings import Finding, Severity
from extract.ocr.engines import Ocr
from extract.pdf import calls
from extract.pdf.known import Memory
from extract.pdf.page import NOTHING, Handed, PageFacts, read_page
from extract.places import Place
from extract.scanned import NOT_READ, is_picture_of_a_page, is_pictured, not_read
from extract.states import ReadError, State

# the first number grows whenever the same file would give other facts
EXTRACTOR = f"pdf-8/pdfium-{version.PDFIUM_INFO.build}"
MEDIA_TYPE = "application/pdf"


def read_pdf(data: bytes, *, sha256: str, ocr: Ocr | None = None) -> Document:
    """The facts of a PDF; raises ReadError(ENCRYPTED or DAMAGED).

    `ocr` recognises pages that are pictures; raises ReadError(TIMEOUT or CRASHED) where it fails.
    """
    pdf = opened(data)
    try:
        handle = ctypes.cast(pdf.raw, ctypes.c_void_p).value or 0
        count = len(pdf)
        if not count:
            raise ReadError(State.DAMAGED, "the file opens but has no pages")
        pages: list[Page] = []
        findings: list[Finding] = []
        recognised = 0
        handed = NOTHING
        with collector_waiting():
            memory = Memory(data)
            for number in range(1, count + 1):
                seen, handed = read_one(handle, number, memory, pages, findings, ocr, handed)
                recognised += seen
    finally:
        pdf.close()
    return Document(
        sha256=sha256,
        media_type=MEDIA_TYPE,
        size_bytes=len(data),
        page_count=count,
        text_source=TextSource.OCR if recognised else TextSource.PDF,
        extractor=f"{EXTRACTOR}+{ocr.name}" if ocr and recognised else EXTRACTOR,
        pages=tuple(pages),
        findings=tuple(findings),
    )


def opened(data: bytes) -> pypdfium2.PdfDocument:
    """The open file."""
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            reason = "the file is protected by a password"
            raise ReadError(State.ENCRYPTED, reason) from error
        raise ReadError(State.DAMAGED, f"PDFium cannot open the file: {error}") from error


def read_one(
    handle: int,
    number: int,
    memory: Memory,
    pages: list[Page],
    findings: list[Finding],
    ocr: Ocr | None,
    before: Handed,
) -> tuple[bool, Handed]:
    """Reads one page and closes it; a page that cannot be loaded is a finding.

    Whether its words were recognised in a picture, and what goes on on the next.
    """
    page = calls.load_page(handle, number - 1)
    text_page = calls.load_text(page) if page else 0
    try:
        if not text_page:
            message = f"page {number} cannot be loaded, the others were read"
            place = Place(page=number)
            findings.append(Finding("page_unreadable", message, Severity.ERROR, place))
            return False, Handed(columns=before.columns)
        above = pages[-1] if pages and pages[-1].number == number - 1 else None
        facts = read_page(page, text_page, number, memory, before, above)
        seen = None if ocr is None else page_seen(page, facts, ocr)
        pages.append((seen or facts).page)
        findings.extend((seen or facts).findings)
        return seen is not None and seen.page is not facts.page, facts.handed
    finally:
        if text_page:
            calls.close_text(text_page)
        if page:
            calls.close_page(page)


def page_seen(page: int, facts: PageFacts, ocr: Ocr) -> PageFacts | None:
    """The facts of a loaded page by its pixels; None where it need not be recognised.

    Where the engine reads hardly a word, what was read before, saying so.
    """
    unread = is_picture_of_a_page(facts.page)
    if not (unread or (ocr.redo and is_pictured(facts.page))):
        return None
    from extract.ocr.page import recognised  # other pages do not wait for what this needs

    number = facts.page.number
    seen = recognised(page, number, ocr.engine)
    if seen is not None or not unread:
        return seen
    kept = tuple(finding for finding in facts.findings if finding.code != NOT_READ)
    vain = not_read(number, f"{ocr.engine.name} finds hardly a word in it")
    return PageFacts(facts.page, (*kept, vain))
