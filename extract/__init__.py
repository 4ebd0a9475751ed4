"""Files to neutral facts: one function, `read`, from a path or bytes to a `Document`.

`tables` gives just the tables of any PDF or text, report or not, as rows and spans.
"""

from extract.document import Document
from extract.printed import TableText, tables
from extract.read import read
from extract.states import ReadError, State

__all__ = ["Document", "ReadError", "State", "TableText", "read", "tables"]
