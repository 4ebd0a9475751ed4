"""Keys of rows: the same record of the same document always gets the same key.

A key is made of what is printed (document, table, ref, text, column header), not of where it was
found, so it survives a better extractor.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TypedDict

from extract.places import Place
from normalize.column_words import Quality

KEY_LENGTH = 16  # hex digits: 64 bits
DECIMALS = 2  # of a point


class RowStart(TypedDict):
    """The fields that every row table begins with."""

    document_id: str
    ordinal: int
    row_key: str
    page: int | None
    page_end: int | None
    x0: float | None
    top: float | None
    x1: float | None
    bottom: float | None
    source_line: int | None
    quality: str


def short_hash(*parts: str) -> str:
    """The first 64 bits of the SHA-256 of the parts, in hex."""
    return sha256("\x1f".join(parts).encode()).hexdigest()[:KEY_LENGTH]


def plain(text: str | None) -> str:
    """Text without case, spaces and punctuation, for hashing."""
    return re.sub(r"[\W_]+", "", (text or "").casefold())


@dataclass(slots=True)
class RowKeys:
    """Gives out the keys of one document, counting rows that print the same."""

    document_id: str
    seen: Counter[str] = field(default_factory=Counter)

    def key(self, table: str, ref: str | None, text: str | None, header: str | None = None) -> str:
        """'kpis:3f2a...:1': table, hash of what is printed, occurrence."""
        stem = f"{table}:{short_hash(self.document_id, plain(ref), plain(text), plain(header))}"
        self.seen[stem] += 1
        return f"{stem}:{self.seen[stem]}"


def row_id(prefix: str, row_key: str) -> str:
    """'kpi-' and 16 hex digits."""
    return f"{prefix}-{short_hash(row_key)}"


def start(document_id: str, ordinal: int, row_key: str, place: Place) -> RowStart:
    """The first fields of a row, its box rounded to hundredths of a point."""
    box = place.box
    return RowStart(
        document_id=document_id,
        ordinal=ordinal,
        row_key=row_key,
        page=place.page,
        page_end=place.page_end if place.page_end is not None else place.page,
        x0=round(box.x0, DECIMALS) if box else None,
        top=round(box.top, DECIMALS) if box else None,
        x1=round(box.x1, DECIMALS) if box else None,
        bottom=round(box.bottom, DECIMALS) if box else None,
        source_line=place.line,
        quality=Quality.OK,
    )
