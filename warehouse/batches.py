"""Typed rows to Arrow batches, columns as the schema of their table has them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

import pyarrow as pa

from normalize.rows import DocumentRow, Rows
from warehouse.schemas import ROW_TABLES, TABLES


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFacts:
    """Columns of `documents` that the run knows and the report does not."""

    source: str
    sha256: str
    media_type: str
    size_bytes: int
    page_count: int | None
    state: str
    reason: str | None
    text_source: str
    extractor: str
    supersedes: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InputRow:
    """One row of `inputs`."""

    uri: str
    size_bytes: int | None
    modified: datetime | None
    sha256: str | None
    document_id: str | None
    state: str
    reason: str | None
    attempts: int
    first_seen: datetime
    last_seen: datetime
    gone: bool


def row_batches(rows: Rows) -> dict[str, pa.RecordBatch]:
    """A batch for each row table, ordered by ordinal; raises pa.ArrowException for wrong types."""
    return {
        name: batch_of(name, sorted(getattr(rows, name), key=attrgetter("ordinal")))
        for name in ROW_TABLES
    }


def batch_of(table: str, rows: Sequence[object]) -> pa.RecordBatch:
    """Rows of one table as a batch."""
    schema = TABLES[table]
    columns = [pa.array([getattr(row, field.name) for row in rows], field.type) for field in schema]
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def document_batch(documents: Sequence[tuple[DocumentRow, RunFacts]]) -> pa.RecordBatch:
    """Rows of `documents`: what each report says, and what the run knows of it."""
    schema = TABLES["documents"]
    columns = [
        pa.array(
            [
                getattr(facts if field.name in RunFacts.__slots__ else document, field.name)
                for document, facts in documents
            ],
            field.type,
        )
        for field in schema
    ]
    return pa.RecordBatch.from_arrays(columns, schema=schema)
