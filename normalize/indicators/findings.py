"""Findings on a printed row that take more than its own document to see."""

from typing import Protocol

from normalize.indicators.rows import ArchiveFinding
from normalize.indicators.sightings import Source


class SeenRow(Protocol):
    """A printed row as it is followed over the years, of whatever table."""

    @property
    def table_name(self) -> str:
        """The table it is a row of."""

    @property
    def row_id(self) -> str:
        """Its key in that table."""

    @property
    def source(self) -> Source:
        """Its document."""

    @property
    def page(self) -> int | None:
        """Page of a PDF."""

    @property
    def source_line(self) -> int | None:
        """Line of a text file."""


def finding_on(
    row: SeenRow,
    severity: str,
    code: str,
    message: str,
    expected: str | None = None,
    found: str | None = None,
) -> ArchiveFinding:
    """A finding that leads to its row and place."""
    return ArchiveFinding(
        severity=severity,
        code=code,
        message=message,
        document_id=row.source.document_id,
        table_name=row.table_name,
        row_id=row.row_id,
        expected=expected,
        found=found,
        page=row.page,
        source_line=row.source_line,
    )
