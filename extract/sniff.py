"""What a file is, by its bytes: names and endings are not asked."""

import re
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from extract.states import ReadError, State
from extract.text.decoding import SAMPLE_BYTES, marked_encoding, utf16_by_zeros

PDF = "application/pdf"
PLAIN_TEXT = "text/plain"
HTML = "text/html"

PDF_HEADER = re.compile(rb"%PDF-\d")
PDF_HEADER_WITHIN = 1024  # bytes; readers have always looked this far for the header
CONTROL_SHARE = 0.02  # of the bytes; text with stray controls stays below, binary data is above

AS_PDF = "save it as PDF and ingest that"
AS_SCAN = "put it in a PDF and ingest that"
UNPACK = "unpack it and ingest the files in it"


@dataclass(frozen=True, slots=True)
class Signature:
    """First bytes of a kind of file that is not read; `wide` where text could begin so too."""

    start: bytes
    name: str
    remedy: str
    wide: bool = False


SIGNATURES = (
    Signature(b"{\\rtf", "rich text document (.rtf)", AS_PDF),
    Signature(b"%!PS", "PostScript file", AS_PDF),
    Signature(b"\x89PNG\r\n\x1a\n", "picture (PNG)", AS_SCAN),
    Signature(b"\xff\xd8\xff", "picture (JPEG)", AS_SCAN),
    Signature(b"II*\x00", "picture (TIFF)", AS_SCAN),
    Signature(b"MM\x00*", "picture (TIFF)", AS_SCAN),
    Signature(b"GIF87a", "picture (GIF)", AS_SCAN),
    Signature(b"GIF89a", "picture (GIF)", AS_SCAN),
    Signature(b"BM", "picture (BMP)", AS_SCAN, wide=True),
    Signature(b"RIFF", "picture, sound or film (RIFF)", AS_SCAN, wide=True),
    Signature(b"\x1f\x8b", "compressed file (gzip)", UNPACK),
    Signature(b"BZh", "compressed file (bzip2)", UNPACK, wide=True),
    Signature(b"\xfd7zXZ\x00", "compressed file (xz)", UNPACK),
    Signature(b"7z\xbc\xaf\x27\x1c", "archive (7-Zip)", UNPACK),
    Signature(b"Rar!\x1a\x07", "archive (RAR)", UNPACK),
    Signature(b"MZ", "program (Windows)", "leave it out", wide=True),
    Signature(b"\x7fELF", "program (Linux)", "leave it out"),
    Signature(b"PAR1", "Parquet table", "leave it out", wide=True),
    Signature(b"SQLite format 3\x00", "database (SQLite)", "leave it out"),
)
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
# Members that tell what a zip file is, the first that fits.
ZIP_KINDS = (
    ("word/", "Word document (.docx)", AS_PDF),
    ("xl/", "Excel workbook (.xlsx)", AS_PDF),
    ("ppt/", "PowerPoint presentation (.pptx)", AS_PDF),
    ("content.xml", "OpenDocument file (.odt, .ods)", AS_PDF),
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names of streams in old Office files, which stand in UTF-16.
OLE_KINDS = (
    ("WordDocument", "Word document (.doc)"),
    ("Workbook", "Excel workbook (.xls)"),
    ("PowerPoint Document", "PowerPoint presentation (.ppt)"),
    ("__substg1.0", "Outlook message (.msg)"),
)
CONTROLS = bytes(code for code in range(0x20) if code not in b"\t\n\v\f\r\x1a") + b"\x7f"
# '<?xml version="1.0"?><!DOCTYPE html>', '<!-- saved from --><html>'
HTML_START = re.compile(
    r"\s*+(?:<\?xml[^<>]*+>\s*+)?(?:<!--(?:[^-]|-(?!->))*+-->\s*+)*+(?:<!doctype\s++html|<html)\b",
    re.IGNORECASE,
)


def media_type(data: bytes) -> str:
    """'application/pdf', 'text/html' or 'text/plain'; raises ReadError for all that is not read."""
    if not data or data.isspace():
        raise ReadError(State.NO_TEXT, "the file is empty")
    if PDF_HEADER.match(data):
        return PDF
    _refuse_known(data)
    if _has_late_pdf_header(data):
        return PDF
    head = text_head(data)
    if head is None:
        raise ReadError(
            State.UNSUPPORTED, "binary data of an unknown kind: ingest PDF, text or HTML files"
        )
    return HTML if HTML_START.match(head) else PLAIN_TEXT


def text_head(data: bytes) -> str | None:
    """The first characters of a text in any encoding that is read; None for binary data."""
    mark, encoding = marked_encoding(data)
    encoding = encoding or utf16_by_zeros(data)
    sample = data[len(mark) : SAMPLE_BYTES]
    if encoding is None and len(sample) - len(sample.translate(None, CONTROLS)) > (
        CONTROL_SHARE * len(sample)
    ):
        return None
    return sample.decode(encoding or "latin-1", errors="replace")


def _refuse_known(data: bytes) -> None:
    name, remedy = _known(data)
    if name:
        raise ReadError(State.UNSUPPORTED, f"{name}: {remedy}")


def _known(data: bytes) -> tuple[str, str]:
    if data.startswith(ZIP):
        return _zip_kind(data)
    if data.startswith(OLE):
        for stream, name in OLE_KINDS:
            if stream.encode("utf-16-le") in data:
                return name, AS_PDF
        return "old Office file", AS_PDF
    has_nul = b"\x00" in data[:PDF_HEADER_WITHIN]
    for signature in SIGNATURES:
        if data.startswith(signature.start) and (has_nul or not signature.wide):
            return signature.name, signature.remedy
    return "", ""


def _zip_kind(data: bytes) -> tuple[str, str]:
    """Office files are zip files; a damaged one does not say which."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            members = archive.namelist()
    except (BadZipFile, NotImplementedError, ValueError, EOFError):
        return "damaged zip or Office file", AS_PDF
    for start, name, remedy in ZIP_KINDS:
        if any(member.startswith(start) for member in members):
            return name, remedy
    return "archive (zip)", UNPACK


def _has_late_pdf_header(data: bytes) -> bool:
    """A PDF header behind junk; a text that only speaks of '%PDF-1.4' has no objects after it."""
    found = PDF_HEADER.search(data, 0, PDF_HEADER_WITHIN)
    return found is not None and data.find(b" obj", found.end()) >= 0
