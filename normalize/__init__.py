"""Reports to typed rows: what the printed words and marks mean."""

from normalize.normalize import normalize

VERSION = "2"

__all__ = ["VERSION", "normalize"]
