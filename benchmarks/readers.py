"""The ways to read a PDF that are timed against each other: each takes a file, returns its pages.

An import stands in its function, so that a process holds only the libraries of its own engine.
"""

import importlib
import importlib.util
import io
import sys
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import _lru_cache_wrapper
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Source:
    """One PDF in memory, and where it stands for the engines that want a path."""

    path: Path
    data: bytes


def bare_text(source: Source) -> int:
    """PDFium alone: each page loaded, all its characters as one text, closed. The floor."""
    import ctypes

    import pypdfium2.raw as pdfium

    document = pdfium.FPDF_LoadMemDocument64(source.data, len(source.data), None)
    if not document:
        raise ValueError(f"PDFium does not open {source.path.name}")
    count: int = pdfium.FPDF_GetPageCount(document)
    for number in range(count):
        page = pdfium.FPDF_LoadPage(document, number)
        text_page = pdfium.FPDFText_LoadPage(page)
        length = pdfium.FPDFText_CountChars(text_page)
        # UTF-16 and the final zero
        buffer = (ctypes.c_ushort * (length + 1))()
        pdfium.FPDFText_GetText(text_page, 0, length, buffer)
        pdfium.FPDFText_ClosePage(text_page)
        pdfium.FPDF_ClosePage(page)
    pdfium.FPDF_CloseDocument(document)
    return count


def ours(source: Source) -> int:
    """`extract.read`: bytes to a Document."""
    from extract.read import read

    return read(source.data).page_count or 0


def forget() -> None:
    """Forgets what our readings so far have left in memory of texts, fonts and pictures.

    An archive holds each document once, so that a round is to be the first reading of its folder.
    What is remembered of documents is bounded; what has no bound is knowledge of ours.
    """
    for name, module in list(sys.modules.items()):
        if name.startswith("extract.pdf."):
            for thing in vars(module).values():
                if isinstance(thing, _lru_cache_wrapper) and thing.cache_parameters()["maxsize"]:
                    thing.cache_clear()


def pdfplumbers(source: Source) -> int:
    """pdfplumber: `extract_tables` and `extract_words` of each page."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(source.data)) as pdf:
        for page in pdf.pages:
            page.extract_tables()
            page.extract_words()
            page.close()
        return len(pdf.pages)


def camelots(source: Source) -> int:
    """camelot, flavour lattice, all pages."""
    camelot = importlib.import_module("camelot")
    with warnings.catch_warnings():
        # it warns of each page without tables
        warnings.simplefilter("ignore")
        camelot.read_pdf(str(source.path), pages="all", flavor="lattice")
    return 0


def pymupdfs(source: Source) -> int:
    """PyMuPDF: `find_tables`, cell texts and words of each page."""
    pymupdf = importlib.import_module("pymupdf")
    with pymupdf.open(stream=source.data, filetype="pdf") as document:
        for page in document:
            for table in page.find_tables().tables:
                table.extract()
            page.get_text("words")
        return int(document.page_count)


FLOOR, OURS = "bare text", "ours"

READERS: dict[str, Callable[[Source], int]] = {
    FLOOR: bare_text,
    OURS: ours,
    "pdfplumber": pdfplumbers,
    "camelot": camelots,
    "pymupdf": pymupdfs,
}

# the module of each engine that is no dependency of the project: timed only where it is installed
PEERS = {"camelot": "camelot", "pymupdf": "pymupdf"}


def installed() -> list[str]:
    """The engines that can run here."""
    return [name for name in READERS if not (missing := PEERS.get(name)) or is_there(missing)]


def is_there(module: str) -> bool:
    """Whether a module can be imported."""
    return importlib.util.find_spec(module) is not None


def pdfs(folders: list[Path]) -> list[Path]:
    """The PDFs of the folders, in the order of their names; a file is taken as it is."""
    return sorted({path for folder in folders for path in pdfs_of(folder)})


def pdfs_of(folder: Path) -> list[Path]:
    """The PDFs under a folder, or the file itself."""
    return [folder] if folder.is_file() else list(folder.rglob("*.pdf"))
