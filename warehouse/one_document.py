"""One document from its bytes to the record of its report; what fails is in the record too."""

from dataclasses import replace

import extract
import parsers
from extract.document import Document
from extract.findings import Severity
from extract.ocr.engines import Ocr
from extract.ocr.modes import OcrMode
from extract.scanned import NOT_READ as PAGE_NOT_READ
from extract.states import ReadError, State
from parsers.layout import Layout
from parsers.report import Report
from warehouse.outcomes import LOAD_STATES
from warehouse.recognising import ocr_wanted, scanned_pages
from warehouse.records import named
from warehouse.stores import DocumentFacts, Extract, Failure, Parsed, pack_report


def read_bytes(data: bytes, *, check: bool = False, ocr: Ocr | None = None) -> Extract:
    """The document in those bytes, or why there never is one; raises ReadError for the rest."""
    try:
        return Extract(document=extract.read(data, check=check, ocr=ocr))
    except ReadError as error:
        if error.state in LOAD_STATES:
            raise
        return Extract(failure=Failure(error.state, error.reason))
    except MemoryError as error:
        raise ReadError(State.MEMORY, "there was not enough memory to read it") from error
    except OSError as error:
        raise ReadError(State.ERROR, f"reading stopped at {named(error)}") from error
    except Exception as error:
        return Extract(failure=Failure(State.ERROR, f"reading stopped at {named(error)}"))


def read_with(data: bytes, mode: OcrMode) -> Extract:
    """As `read_bytes`; pages that are pictures are recognised as the mode says."""
    extracted = read_bytes(data)
    if extracted.document is None:
        return extracted
    ocr = ocr_wanted(scanned_pages(extracted.document), mode)
    return extracted if ocr is None else read_bytes(data, ocr=ocr)


def parse_extract(extracted: Extract, name: str, layout: Layout | None = None) -> Parsed:
    """The report in a document, or why there never is one; raises ReadError for the rest.

    `layout` is what the parsers know of words; None: the standard tables.
    """
    document = extracted.document
    if document is None:
        return Parsed(failure=extracted.failure)
    if not any(page.word_count for page in document.pages):
        return Parsed(
            failure=Failure(State.NO_TEXT, reason_without_text(document)),
            scanned=scanned_pages(document),
        )
    try:
        report = parsers.parse(document, name=name, layout=layout)
    except MemoryError as error:
        raise ReadError(State.MEMORY, "there was not enough memory to parse it") from error
    except Exception as error:
        return Parsed(failure=Failure(State.ERROR, f"parsing stopped at {named(error)}"))
    report = with_findings(report, document)
    packed = pack_report(report)
    return Parsed(facts_of(document, report), packed, scanned=scanned_pages(document))


def with_findings(report: Report, document: Document) -> Report:
    """The report with the findings of reading before its own, each once."""
    unsaid = tuple(f for f in document.findings if f not in report.findings)
    return replace(report, findings=unsaid + report.findings) if unsaid else report


def reason_without_text(document: Document) -> str:
    """Why there is no text, as far as that is known."""
    if any(finding.code == "second_engine_failed" for finding in document.findings):
        return "no words were found in it, and the second engine could not open it to confirm that"
    why = [finding.message for finding in document.findings if finding.code == PAGE_NOT_READ]
    return f"no words were found in it: {why[0]}" if why else "no words were found in it"


def facts_of(document: Document, report: Report) -> DocumentFacts:
    """The facts that later stages want without the words and rows."""
    unread = (f.message for f in report.findings if f.severity == Severity.ERROR)
    return DocumentFacts(
        sha256=document.sha256,
        media_type=document.media_type,
        size_bytes=document.size_bytes,
        page_count=document.page_count,
        text_source=document.text_source,
        extractor=document.extractor,
        document_type=report.front.document_type,
        has_known_table=has_known_table(report),
        unread=tuple(dict.fromkeys(unread)),
    )


def has_known_table(report: Report) -> bool:
    """Whether any table was recognised, ruled on paper or not."""
    return bool(
        any(t.recognised_as for t in report.printed_tables)
        or report.milestones
        or report.kpis
        or report.finance
    )
