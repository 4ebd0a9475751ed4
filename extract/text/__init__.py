"""Text and HTML files to the same neutral facts as a PDF gives: one page of blocks and tables."""

from extract.text.reader import EXTRACTOR, read_text

__all__ = ["EXTRACTOR", "read_text"]
