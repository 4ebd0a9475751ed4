"""Files to neutral facts: one function, `read`, from a path or bytes to a `Document`."""

from extract.document import Document
from extract.read import read
from extract.states import ReadError, State

__all__ = ["Document", "ReadError", "State", "read"]
