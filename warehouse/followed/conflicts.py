"""What is shown and not chosen, as findings: values that disagree, and links that do."""

from dataclasses import dataclass

from extract.findings import Severity
from normalize.indicators.rows import ArchiveFinding

VALUES = "series_conflict"
LINKS = "links_disagree"


@dataclass(frozen=True, slots=True)
class Conflict:
    """An observation and the one before it that it does not agree with; a column of the SQL each.

    `first_source` is the file of that one, where it is another file.
    """

    document_id: str
    observation_id: str
    page: int | None
    source_line: int | None
    kind: str
    period: str
    measure: str | None
    first_text: str | None
    found: str | None
    first_page: int | None
    first_line: int | None
    first_source: str | None


def finding_of(conflict: Conflict) -> ArchiveFinding:
    """The finding on the later observation."""
    return ArchiveFinding(
        severity=Severity.WARNING,
        code=VALUES,
        message=f"the {conflict.kind} for {conflict.period} of {conflict.measure or 'this row'!r} "
        f"is printed with another value {place_of_first(conflict)}; the series takes neither",
        document_id=conflict.document_id,
        table_name="observations",
        row_id=conflict.observation_id,
        expected=conflict.first_text,
        found=conflict.found,
        page=conflict.page,
        source_line=conflict.source_line,
    )


def place_of_first(conflict: Conflict) -> str:
    """'on page 3', 'in line 12 of report.txt'."""
    if conflict.first_page is not None:
        place = f"on page {conflict.first_page}"
    elif conflict.first_line is not None:
        place = f"in line {conflict.first_line}"
    else:
        return f"in {conflict.first_source or 'the same file'}"
    return place if conflict.first_source is None else f"{place} of {conflict.first_source}"


@dataclass(frozen=True, slots=True)
class RefusedLink:
    """A row whose definition was not joined to another one, and the two wordings."""

    row: str
    document_id: str
    page: int | None
    source_line: int | None
    left: str | None
    right: str | None


def finding_of_link(link: RefusedLink) -> ArchiveFinding:
    """The finding on the row of the later definition."""
    return ArchiveFinding(
        severity=Severity.WARNING,
        code=LINKS,
        message="a link says that two definitions are the same, and others say that they are not; "
        "the series keeps them apart",
        document_id=link.document_id,
        table_name="kpis",
        row_id=link.row,
        expected=link.left,
        found=link.right,
        page=link.page,
        source_line=link.source_line,
    )
