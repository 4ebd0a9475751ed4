import io
import zipfile

import pytest

from extract.sniff import media_type
from extract.states import ReadError, State

PDF = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< >>\nendobj\n"


def zipped(*members: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for member in members:
            # a member without a day: the bytes name the tests, whenever they are collected
            archive.writestr(zipfile.ZipInfo(member), PDF)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (PDF, "application/pdf"),
        (b"HTTP/1.1 200 OK\r\n\r\n" + PDF, "application/pdf"),
        (b"\x00" * 1000 + PDF, "application/pdf"),
        (b"A file that begins with %PDF-1.4 is a PDF.", "text/plain"),
        (b"\xef\xbb\xbfQuarter 2", "text/plain"),
        ("Quarter 2".encode("utf-16"), "text/plain"),
        ("Quarter 2 report".encode("utf-16-le"), "text/plain"),
        ("Quarter 2 report".encode("utf-16-be"), "text/plain"),
        ("£5 – £6".encode("cp1252"), "text/plain"),
        (b"a stray \x00 in much more text than that, so it is text. " * 3, "text/plain"),
        (b"BMI of children", "text/plain"),
        (b"MZ is no program", "text/plain"),
        (b"PK is no zip file", "text/plain"),
        (b"<!DOCTYPE html><p>x", "text/html"),
        (b" \n<HTML lang=en>", "text/html"),
        (b'<?xml version="1.0"?>\n<!-- saved -->\n<html>', "text/html"),
        ("<html>".encode("utf-16"), "text/html"),
        (b"<htmlish>", "text/plain"),
        (b"<p>fragment", "text/plain"),
    ],
)
def test_what_is_read(data: bytes, expected: str) -> None:
    assert media_type(data) == expected


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (
            zipped("[Content_Types].xml", "word/document.xml"),
            "Word document (.docx): save it as PDF",
        ),
        (zipped("xl/workbook.xml"), "Excel workbook (.xlsx)"),
        (zipped("ppt/presentation.xml"), "PowerPoint presentation (.pptx)"),
        (zipped("mimetype", "content.xml"), "OpenDocument file (.odt, .ods)"),
        (zipped("report.pdf"), "archive (zip): unpack it"),
        (zipped("word/document.xml")[:60], "damaged zip or Office file"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
            "Word document (.doc)",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 99, "old Office file"),
        (b"{\\rtf1\\ansi Quarter 2}", "rich text document (.rtf)"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 9, "picture (PNG): put it in a PDF"),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 9, "picture (JPEG)"),
        (b"II*\x00" + b"\x00" * 9, "picture (TIFF)"),
        (b"GIF89a" + b"\x00" * 9, "picture (GIF)"),
        (b"BM" + b"\x00" * 9, "picture (BMP)"),
        (b"\x1f\x8b\x08\x00" + b"\x00" * 9, "compressed file (gzip)"),
        (b"MZ\x90\x00" + b"\x00" * 9, "program (Windows)"),
        (b"\x7fELF" + b"\x00" * 9, "program (Linux)"),
        (bytes(range(256)) * 4, "binary data of an unknown kind"),
        (b"\x00" * 4096, "binary data of an unknown kind"),
    ],
)
def test_what_is_refused_names_itself_and_the_remedy(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError) as caught:
        media_type(data)
    assert caught.value.state is State.UNSUPPORTED
    assert caught.value.reason.startswith(reason)


@pytest.mark.parametrize("data", [b"", b" \r\n\t\f"])
def test_an_empty_file_has_no_text(data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        media_type(data)
    assert caught.value.state is State.NO_TEXT
