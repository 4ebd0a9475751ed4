"""Which pages are recognised, and what is missing where none can be."""

from enum import StrEnum

REMEDY = "install tesseract, or pip install 'quarterlight[ocr]'"
"""What helps where no engine is installed."""


class OcrMode(StrEnum):
    """Which pages are recognised from their pixels.

    AUTO: those without words, where an engine is installed. ALWAYS: every page that is a picture,
    whatever text was laid under it. NEVER: none.
    """

    AUTO = "auto"
    NEVER = "never"
    ALWAYS = "always"


class NoEngineError(Exception):
    """Pages have to be recognised and no engine is installed."""
