"""Reports to typed rows: what the printed words and marks mean."""

from normalize.normalize import normalize

VERSION = "3"

__all__ = ["VERSION", "normalize"]
