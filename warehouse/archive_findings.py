"""Findings that need more than one document, as rows of `findings`.

Those on documents are made where a group of councils is followed and kept as Arrow rows; putting a
release together only counts them on from the findings that each document has of its own.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from normalize.indicators.rows import ArchiveFinding
from normalize.row_keys import short_hash
from normalize.rows import FindingRow
from warehouse.schemas import TABLES


def counted_on(batch: pa.RecordBatch, before: Mapping[str | None, int]) -> pa.RecordBatch:
    """Rows of `findings` whose ordinals begin after those that their documents have already."""
    own = [before.get(document_id, 0) for document_id in batch["document_id"].to_pylist()]
    at = batch.schema.get_field_index("ordinal")
    ordinals = pc.add(batch["ordinal"], pa.array(own, batch.schema.field(at).type))
    return batch.set_column(at, TABLES["findings"].field("ordinal"), ordinals)


def finding_rows(
    findings: Iterable[ArchiveFinding], before: Mapping[str | None, int]
) -> list[FindingRow]:
    """Findings of the archive as rows, in an order that is always the same.

    `before` tells how many findings each document has of its own; these are counted on from there.
    """
    ordinals, alike = Counter(before), Counter[str]()
    rows: list[FindingRow] = []
    for f in sorted(findings, key=place_in_order):
        ordinals[f.document_id] += 1
        stem = short_hash("archive", f.document_id or "", f.code, f.row_id or "", f.message)
        alike[stem] += 1
        rows.append(
            FindingRow(
                finding_id=f"fnd-{short_hash(stem, str(alike[stem]))}",
                document_id=f.document_id,
                ordinal=ordinals[f.document_id],
                severity=f.severity,
                code=f.code,
                message=f.message,
                table_name=f.table_name,
                row_id=f.row_id,
                expected=f.expected,
                found=f.found,
                page=f.page,
                source_line=f.source_line,
            )
        )
    return rows


def place_in_order(finding: ArchiveFinding) -> tuple[str, ...]:
    """By document, then by what is printed in the finding."""
    f = finding
    return (f.document_id or "", f.code, f.row_id or "", f.message, f.found or "")
