"""Tables about the files and what stands around the figures."""

from warehouse.schemas.columns import (
    BIG_INT,
    BOX,
    DAY,
    FLAG,
    INT,
    MOMENT,
    SOURCE_LINE,
    TEXT,
    column,
    row_table,
    table,
)

INPUTS = table(
    "Every file that was ever given to ingest, and the one state it ended in.",
    column("uri", TEXT, "Where the file is: absolute path with forward slashes."),
    column("size_bytes", BIG_INT, "Size of the file in bytes."),
    column("modified", MOMENT, "When the file was last changed, by its file system."),
    column("sha256", TEXT, "SHA-256 of the bytes in hex; null where they could not be read."),
    column("document_id", TEXT, "The document made of these bytes; null where there is none."),
    column(
        "state",
        TEXT,
        "parsed, partial, no_text, damaged, encrypted, unreadable, unsupported, not_a_report, "
        "duplicate, timeout, crashed, memory or error.",
    ),
    column("reason", TEXT, "Why the state is not 'parsed', in words a person can act on."),
    column(
        "attempts",
        INT,
        "How often reading was tried; more than 1 only after a lack of memory or time.",
    ),
    column("first_seen", MOMENT, "The run that first met this file."),
    column(
        "last_seen",
        MOMENT,
        "The run that last found a change in this file (size, time, bytes, or gone); a run that "
        "finds it unchanged leaves this as it is.",
    ),
    column(
        "gone",
        FLAG,
        "True where the file was missing from its folder at the last run; its "
        "document has then left the other tables.",
    ),
)

DOCUMENTS = table(
    "One row for each different document: what its title block says and how it was read.",
    column("document_id", TEXT, "Key of the document, made of its bytes: 'doc-...'."),
    column("source", TEXT, "File name, with its path below the folder that was ingested."),
    column("sha256", TEXT, "SHA-256 of the bytes in hex."),
    column("media_type", TEXT, "'application/pdf' or 'text/plain'."),
    column("size_bytes", BIG_INT, "Size of the file in bytes."),
    column("page_count", INT, "Number of pages; null for text files."),
    column(
        "document_type",
        TEXT,
        "committee_report, quarterly_monitoring_report, departmental_monitoring_report, "
        "thematic_performance_report, directorate_performance_overview_report, directorate_plan, "
        "corporate_performance_report, indicator_list, minutes or other.",
    ),
    column("title", TEXT, "Title as printed."),
    column("council", TEXT, "Council as printed."),
    column("directorate", TEXT, "Directorate as printed."),
    column("service", TEXT, "Service or department as printed."),
    column("period_text", TEXT, "The period reported on, as printed."),
    column("plan_year", TEXT, "Financial year reported on, April to March: '2013-14'."),
    column("plan_year_start", INT, "Calendar year in which the plan year begins: 2013."),
    column("plan_years", TEXT, "All financial years that a plan covers, joined by '; '."),
    column("quarter", INT, "Quarter of the financial year, 1 = April to June."),
    column("period_start", DAY, "First day of the period reported on."),
    column("period_end", DAY, "Last day of the period reported on."),
    column("report_date", DAY, "Date of the report or of the meeting that received it."),
    column("inferred", TEXT, "Fields that are not printed as such, each with its basis."),
    column("supersedes", TEXT, "The document that this one replaces."),
    column("url", TEXT, "Public address of the file."),
    column("state", TEXT, "parsed, partial or not_a_report."),
    column("reason", TEXT, "Why the state is not 'parsed'."),
    column("text_source", TEXT, "Where its words came from: pdf, text or ocr."),
    column("extractor", TEXT, "Name and version of what read the file."),
)

SECTIONS = row_table(
    "Headings in reading order, each with the words under it.",
    "section_id",
    column("number", TEXT, "Number as printed: '2.1'."),
    column("title", TEXT, "Heading as printed, without its number and lead officer."),
    column("level", INT, "1 = '2.0', 2 = '2.1' and unnumbered groups, 3 below."),
    column(
        "kind",
        TEXT,
        "introduction, key_developments, emerging_issues, milestones, kpis, service_review, risk, "
        "equality, performance_overview, finance, data_quality, appendix, objective or other.",
    ),
    column("parent_ordinal", INT, "Ordinal of the section that this one is part of."),
    column("lead_officer", TEXT, "Initials of the lead officer as printed after the heading."),
    column("text", TEXT, "The words under the heading, up to the next one."),
)

PRINTED_TABLES = row_table(
    "Every table on paper, whether it was understood or not.",
    "printed_table_id",
    column("header_text", TEXT, "Words of its header as printed."),
    column("recognised_as", TEXT, "The kind of table it was read as; null where it was not read."),
    column("row_count", INT, "Rows on paper, below the header."),
    column("rows_read", INT, "Rows that became rows of another table."),
    column("continued_from", INT, "Ordinal of the part before the page break."),
)

OFFICERS = row_table(
    "People whom the document's own key names, or who sign.",
    "officer_id",
    column("initials", TEXT, "Initials as printed."),
    column("name", TEXT, "Name as printed."),
    column("role", TEXT, "Role as printed."),
    column("service", TEXT, "Service as printed."),
)

LEGENDS = row_table(
    "The document's own key: what a mark means in one kind of table.",
    "legend_id",
    column("mark", TEXT, "The mark, in words: 'green', 'up'."),
    column("table_name", TEXT, "The table or column that this meaning is for."),
    column("meaning_text", TEXT, "What the key prints beside the mark."),
    column("meaning", TEXT, "That meaning in one word: achieved, on_course, better, ..."),
)

FINDINGS = table(
    "Everything that did not read cleanly or does not add up.",
    column("finding_id", TEXT, "Key of the finding, unique in the table."),
    column("document_id", TEXT, "The document it was found in."),
    column("ordinal", INT, "Place in this document's findings, from 1."),
    column("severity", TEXT, "error, warning or info."),
    column("code", TEXT, "Kind of finding, in one word."),
    column("message", TEXT, "What was found, in a sentence."),
    column("table_name", TEXT, "The table whose row it is about."),
    column("row_id", TEXT, "Key of the row it is about."),
    column("expected", TEXT, "What would have been right."),
    column("found", TEXT, "What stands there."),
    column("page", INT, "Page of the file, from 1; null for text files."),
    *BOX,
    SOURCE_LINE,
)
