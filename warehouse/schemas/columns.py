"""Columns: a name, a flat type and the description that Parquet readers show."""

import pyarrow as pa

TEXT = pa.string()
INT = pa.int32()
BIG_INT = pa.int64()
NUMBER = pa.float64()
FLAG = pa.bool_()
DAY = pa.date32()
MOMENT = pa.timestamp("us", tz="UTC")

DESCRIPTION = b"description"


def column(name: str, kind: pa.DataType, description: str) -> pa.Field:
    """A nullable column with its description in the field's metadata."""
    return pa.field(name, kind, metadata={DESCRIPTION: description.encode()})


def table(description: str, *columns: pa.Field) -> pa.Schema:
    """A table's schema with the table's own description in its metadata."""
    return pa.schema(columns, metadata={DESCRIPTION: description.encode()})


def row_table(description: str, own_key: str, *columns: pa.Field) -> pa.Schema:
    """A table of printed rows: what every row begins with, its own key, then its own columns."""
    return table(
        description,
        column("document_id", TEXT, "The document the row was printed in."),
        column("ordinal", INT, "Place in reading order in this document and table, from 1."),
        column(own_key, TEXT, "Key of this row, unique in the table."),
        column(
            "row_key",
            TEXT,
            "What a judgement holds on to: document, table, hash of the printed ref, text and "
            "column header, and occurrence; it survives a better reading of the file.",
        ),
        *PLACE,
        column("quality", TEXT, "'ok', or 'check' where there is a finding on this row."),
        *columns,
    )


BOX = (
    column("x0", NUMBER, "Left edge in PDF points, origin top left of the page as displayed."),
    column("top", NUMBER, "Upper edge in PDF points, origin top left of the page as displayed."),
    column("x1", NUMBER, "Right edge in PDF points, origin top left of the page as displayed."),
    column("bottom", NUMBER, "Lower edge in PDF points, origin top left of the page as displayed."),
)
SOURCE_LINE = column("source_line", INT, "Line in the text file, from 1; null for PDF.")
PAGE = column("page", INT, "Page of the file, from 1; null for text files.")
PLACE = (
    PAGE,
    column("page_end", INT, "Last page, where the row runs on over a page break."),
    *BOX,
    SOURCE_LINE,
)


def description_of(described: pa.Field | pa.Schema) -> str:
    """The description of a column or a table; empty where it has none."""
    metadata: dict[bytes, bytes] = described.metadata or {}
    return metadata.get(DESCRIPTION, b"").decode()
