"""Which documents are recognised from their pixels, and by what engine."""

from extract.document import Document
from extract.ocr.engines import Ocr, ocr_for
from extract.ocr.modes import OcrMode
from extract.scanned import NOT_READ as PAGE_NOT_READ
from extract.scanned import is_pictured
from warehouse.stores import Scanned


def scanned_pages(document: Document) -> Scanned:
    """Whether pages of a document are pictures."""
    if any(finding.code == PAGE_NOT_READ for finding in document.findings):
        return Scanned.UNREAD
    return Scanned.LAYERED if any(map(is_pictured, document.pages)) else Scanned.NO


def is_wanted(scanned: Scanned, mode: OcrMode) -> bool:
    """Whether pages of a document are to be recognised from their pixels."""
    if mode is OcrMode.ALWAYS:
        return scanned is not Scanned.NO
    return mode is OcrMode.AUTO and scanned is Scanned.UNREAD


def ocr_wanted(scanned: Scanned, mode: OcrMode) -> Ocr | None:
    """By what pages of a document are to be recognised; None where they are not, or by nothing."""
    return ocr_for(mode) if is_wanted(scanned, mode) else None
