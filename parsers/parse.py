"""From a `Document` to a `Report`: the whole of a document read, part by part."""

from extract.document import Document
from extract.findings import Finding, Severity
from parsers.collected import Records, collect
from parsers.commentary import assign_comments
from parsers.commented import people_named, with_comments
from parsers.contents import contents_findings
from parsers.cut_rows import cut_names
from parsers.flow import flow_of
from parsers.headings import headings_of
from parsers.layout import Layout, standard_layout
from parsers.legends import read_legends
from parsers.officers import read_officers
from parsers.paired_lines import with_pairs_parted
from parsers.printed_tables import printed_tables
from parsers.read_table import ReadTable
from parsers.rejoined import rejoined
from parsers.report import Report
from parsers.section_kinds import told_by_tables
from parsers.sections import Outline, initials_in, outline_of
from parsers.stacked import unstacked
from parsers.table_findings import tables_without_rows
from parsers.tables import read_tables
from parsers.title_block import front_of, headings_of_the_body, title_block_end
from parsers.unread import headers_in_text, rows_in_text, tables_without_heads


def parse(document: Document, *, name: str = "", layout: Layout | None = None) -> Report:
    """Everything that a document says, as printed. `name` is the file's name, for messages."""
    words = layout or standard_layout()
    flow = with_pairs_parted(flow_of(document), words)
    flow = unstacked(rejoined(flow, words), words)
    headings = headings_of_the_body(headings_of(flow, words), flow, words)
    first = title_block_end(headings, flow, words)
    officers = read_officers(flow)
    initials = frozenset(o.initials for o in officers if o.initials)
    outline = outline_of(flow, headings, words, initials)
    stops = frozenset(h.index for h in headings if h.number is not None)
    tables = read_tables(flow, words, stops)
    records = Records()
    collect(tables, flow, outline, words, records)
    outline = told_by_tables(outline, tables, words)
    findings = assign_comments(flow, headings, words, records.commented)
    legends = read_legends(flow, tables, words)
    people = people_named(records.milestones, records.kpis, records.commented)
    printed = printed_tables(flow, tables, records.kinds, records.read)
    return Report(
        front=front_of(flow, first, outline, tables, words),
        sections=outline.sections,
        printed_tables=printed,
        milestones=tuple(
            with_comments(records.milestones, records.commented, "milestones", people)
        ),
        kpis=tuple(with_comments(records.kpis, records.commented, "kpis", people)),
        finance=tuple(records.finance),
        objectives=tuple(records.objectives),
        risks=tuple(records.risks),
        equality_actions=tuple(records.equality_actions),
        officers=officers,
        legends=legends,
        findings=(
            *document.findings,
            *contents_findings(tables, headings),
            *_unexplained_initials(outline, initials),
            *records.findings,
            *findings,
            *tables_without_rows(tables, records.read),
            *headers_in_text(flow, words, headings),
            *rows_in_text(flow),
            *cut_names(records.kpis, records.milestones),
            *_headless(tables, records, words),
        ),
    )


def _unexplained_initials(outline: Outline, initials: frozenset[str]) -> list[Finding]:
    """Lead officers whose initials the document's own key does not have as printed."""
    return [
        Finding(
            code="initials_not_in_key",
            message="The initials of a lead officer are not in the key as printed.",
            severity=Severity.INFO,
            place=section.place,
            table_name="sections",
            ordinal=section.ordinal,
            expected="; ".join(sorted(initials)),
            found=section.lead_officer,
        )
        for section in outline.sections
        if initials and section.lead_officer
        if not set(initials_in(section.lead_officer)) <= initials
    ]


def _headless(tables: tuple[ReadTable, ...], records: Records, layout: Layout) -> list[Finding]:
    """A finding for every table under no known head whose rows look like those of a report."""
    unread = [table for table in tables if table.parts[0].ordinal not in records.read]
    return tables_without_heads(unread, layout)
