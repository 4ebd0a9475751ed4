"""The PDF half of `extract`: neutral facts from PDFium, page by page."""

from extract.pdf.reader import EXTRACTOR, read_pdf

__all__ = ["EXTRACTOR", "read_pdf"]
