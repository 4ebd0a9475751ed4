"""A PDF file to a document, page by page."""

import ctypes
import gc
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
import pypdfium2.raw as pdfium
from pypdfium2 import version

from extract.document import Document, Page, TextSource
from extract.findings import Finding, Severity
from extract.pdf import calls
from extract.pdf.page import read_page
from extract.places import Place
from extract.states import ReadError, State

# the first number grows whenever the same file would give other facts
EXTRACTOR = f"pdf-1/pdfium-{version.PDFIUM_INFO.build}"
MEDIA_TYPE = "application/pdf"


def read_pdf(data: bytes, *, sha256: str) -> Document:
    """The facts of a PDF; raises ReadError(ENCRYPTED or DAMAGED)."""
    pdf = opened(data)
    try:
        handle = ctypes.cast(pdf.raw, ctypes.c_void_p).value or 0
        count = len(pdf)
        if not count:
            raise ReadError(State.DAMAGED, "the file opens but has no pages")
        pages: list[Page] = []
        findings: list[Finding] = []
        with collector_waiting():
            for number in range(1, count + 1):
                read_one(handle, number, pages, findings)
    finally:
        pdf.close()
    return Document(
        sha256=sha256,
        media_type=MEDIA_TYPE,
        size_bytes=len(data),
        page_count=count,
        text_source=TextSource.PDF,
        extractor=EXTRACTOR,
        pages=tuple(pages),
        findings=tuple(findings),
    )


@contextmanager
def collector_waiting() -> Iterator[None]:
    """Keeps the cyclic garbage collector from walking the growing document again and again.

    A fifth of the time. The facts have no cycles, so nothing is left over, and what was read is
    put with the old objects, which the collector does not walk at the next turn.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not gc.get_freeze_count():  # else somebody keeps objects frozen: leave them so
                gc.freeze()
                gc.unfreeze()
            gc.enable()


def opened(data: bytes) -> pypdfium2.PdfDocument:
    """The open file."""
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            reason = "the file is protected by a password"
            raise ReadError(State.ENCRYPTED, reason) from error
        raise ReadError(State.DAMAGED, f"PDFium cannot open the file: {error}") from error


def read_one(handle: int, number: int, pages: list[Page], findings: list[Finding]) -> None:
    """Reads one page and closes it; a page that cannot be loaded is a finding."""
    page = calls.load_page(handle, number - 1)
    text_page = calls.load_text(page) if page else 0
    try:
        if not text_page:
            message = f"page {number} cannot be loaded, the others were read"
            place = Place(page=number)
            findings.append(Finding("page_unreadable", message, Severity.ERROR, place))
            return
        facts = read_page(page, text_page, number)
        pages.append(facts.page)
        findings.extend(facts.findings)
    finally:
        if text_page:
            calls.close_text(text_page)
        if page:
            calls.close_page(page)
