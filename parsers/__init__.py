"""Documents to reports: what the printed pages say, record by record, as printed."""

from parsers.layout import layout_hash
from parsers.parse import parse
from parsers.report import Report

VERSION = "9"
"""Bumped whenever the same document and layout tables may give another report."""

__all__ = ["VERSION", "Report", "layout_hash", "parse"]
