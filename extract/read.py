"""A file of any kind to a document: the one door into this stage."""

import stat
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import structs

from extract.document import Document
from extract.findings import Finding, Severity
from extract.sniff import HTML, PDF, PLAIN_TEXT, media_type
from extract.states import ReadError, State
from extract.text import EXTRACTOR as TEXT_EXTRACTOR
from extract.text import read_text

if TYPE_CHECKING:
    from extract.ocr.engines import Ocr

NO_PDF = b"%PDF-1.4"
"""A header and nothing else: 'format error'."""

LOAD = {State.TIMEOUT, State.CRASHED}
"""What an engine for scanned pages may end in: the PDF has no fault."""


def read(source: Path | bytes, *, check: bool = False, ocr: "Ocr | None" = None) -> Document:
    """The facts of a file, by its path or its bytes; raises ReadError where there are none.

    `check` shows every page of a PDF to a second engine and tells where the two disagree; by
    default only pages without words are. `ocr` (by `ocr_for`) reads pages that are pictures.
    """
    data = source if isinstance(source, bytes) else read_bytes(source)
    kind = media_type(data)
    digest = sha256(data).hexdigest()
    if kind == PDF:
        return _read_pdf(data, digest, check=check, ocr=ocr)
    return read_text(data, media_type=kind, sha256=digest)


def _read_pdf(data: bytes, digest: str, *, check: bool, ocr: "Ocr | None") -> Document:
    try:
        document = _read_by_pdfium(data, digest, ocr)
    except ReadError as refused:
        if refused.state is not State.DAMAGED:
            raise
        from extract.second import second_reading  # only doubtful files wait for pdfplumber

        return second_reading(data, digest, extractor_of(PDF), refused)
    if check or not all(page.word_count for page in document.pages):
        return _with_opinion(data, document, every_page=check)
    return document


def _read_by_pdfium(data: bytes, digest: str, ocr: "Ocr | None") -> Document:
    """The document; where PDFium refuses it, why, whatever file was refused before.

    PDFium does not always say why, and what it said of the last file then stands: 'password' of a
    file that has no pages. So a refused file is asked again after one whose fault is known.
    """
    from extract.pdf import read_pdf  # a text file does not wait for PDFium

    try:
        return read_pdf(data, sha256=digest, ocr=ocr)
    except ReadError as refused:
        if refused.state in LOAD:
            raise
        with suppress(ReadError):
            read_pdf(NO_PDF, sha256="")
        return read_pdf(data, sha256=digest, ocr=ocr)


def _with_opinion(data: bytes, document: Document, *, every_page: bool) -> Document:
    """The document after a second look; where the other engine fails, what was read stands."""
    from extract.second import second_opinion  # only doubtful files wait for pdfplumber

    try:
        return second_opinion(data, document, every_page=every_page)
    except MemoryError:
        raise
    except Exception as error:  # a broken file may break it anywhere
        finding = Finding(
            code="second_engine_failed",
            message=f"pdfplumber stopped at {type(error).__name__}: pages without words are "
            "not confirmed",
            severity=Severity.INFO,
        )
        return structs.replace(document, findings=(*document.findings, finding))


def read_bytes(path: Path) -> bytes:
    """The bytes of a regular file; raises ReadError(UNREADABLE) with what stood in the way."""
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            kind = "a folder" if stat.S_ISDIR(mode) else "not a regular file"
            raise ReadError(State.UNREADABLE, f"{kind}: give the path of a file")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError(State.UNREADABLE, "there is no such file (any more)") from error
    except PermissionError as error:
        raise ReadError(State.UNREADABLE, "no permission to read the file") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise ReadError(State.UNREADABLE, f"the file cannot be read: {error}") from error


def extractor_of(kind: str) -> str:
    """The name and version of what reads this media type; stored extracts are keyed by it."""
    if kind in {PLAIN_TEXT, HTML}:
        return TEXT_EXTRACTOR
    if kind == PDF:
        from extract.pdf import EXTRACTOR  # as above

        return EXTRACTOR
    raise ValueError(f"nothing reads {kind!r}")
