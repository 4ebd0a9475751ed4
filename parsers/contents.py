"""The contents page, and whether the report holds the sections that it lists."""

import regex

from extract.findings import Finding
from parsers.grid import own_texts
from parsers.heading_runs import Heading
from parsers.read_table import ReadTable

# Fewer rows than this are no contents page.
FEWEST_ENTRIES = 3

# '4.0 Factors affecting the Directorate'
_ENTRY = regex.compile(r"^(?P<number>\d{1,2}\.\d{1,2})\s+(?P<title>\S.*)$")
_PAGE = regex.compile(r"^\d{1,3}$")


def entries_of(table: ReadTable) -> list[tuple[str, str]]:
    """Number and title of each numbered line of a contents page; none for any other table."""
    if table.header is not None:
        return []
    entries: list[tuple[str, str]] = []
    for row in table.rows:
        texts = own_texts(row)
        if len(texts) == 2 and _PAGE.match(texts[1]) and (found := _ENTRY.match(texts[0])):
            entries.append((found["number"], found["title"]))
    return entries if len(entries) >= FEWEST_ENTRIES else []


def contents_findings(
    tables: tuple[ReadTable, ...], headings: tuple[Heading, ...]
) -> list[Finding]:
    """A finding for each section that the contents page lists and no heading has the number of."""
    numbers = {heading.number for heading in headings}
    return [
        Finding(
            code="section_missing",
            message="The contents page lists a section that was not found.",
            table_name="printed_tables",
            ordinal=table.parts[0].ordinal,
            expected=f"{number} {title}",
        )
        for table in tables
        for number, title in entries_of(table)
        if number not in numbers
    ]
