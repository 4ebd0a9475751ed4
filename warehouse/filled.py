"""Rows of documents to final ones: ids over the years filled in, rows with findings marked."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from normalize.indicators.rows import ArchiveFinding
from normalize.row_keys import short_hash
from normalize.rows import FindingRow
from warehouse.arrow_bytes import unpacked
from warehouse.councils.following import KPI_IDS, MILESTONE_IDS
from warehouse.councils.results import Result
from warehouse.schemas import FOLLOWED_TABLES
from warehouse.shards import PREFIX

OWN_KEYS = {
    "kpis": "kpi_id",
    "observations": "observation_id",
    "milestones": "milestone_row_id",
}
"""Tables on whose rows a finding of the archive can be, and their own keys."""


class ByShard:
    """A table of ids in which the rows of one shard's documents are quickly found."""

    def __init__(self, parts: Iterable[pa.Table], schema: pa.Schema) -> None:
        table = pa.concat_tables([schema.empty_table(), *parts])
        self._table = table.sort_by("document_id").combine_chunks()
        prefixes = [d[PREFIX] for d in self._table["document_id"].to_pylist()]
        names, starts = np.unique(np.array(prefixes, dtype="U2"), return_index=True)
        ends = [*starts[1:], len(prefixes)][: len(starts)]
        self._slices = {
            str(n): (int(a), int(b - a)) for n, a, b in zip(names, starts, ends, strict=True)
        }

    def of(self, prefix: str) -> pa.Table:
        """The rows of one shard."""
        return self._table.slice(*self._slices.get(prefix, (0, 0)))


class Filling:
    """What all groups of councils gave: ids for the rows of documents, and findings."""

    def __init__(self) -> None:
        self._kpis: list[pa.Table] = []
        self._milestones: list[pa.Table] = []
        self.findings: list[ArchiveFinding] = []

    def add(self, result: Result) -> dict[str, pa.RecordBatch]:
        """Note what one group gave; its own rows come back."""
        self._kpis.append(unpacked(result.kpi_ids))
        self._milestones.append(unpacked(result.milestone_ids))
        self.findings += result.findings
        rows = {name: unpacked(data) for name, data in result.tables.items()}
        return {
            name: pa.RecordBatch.from_arrays(
                [column.combine_chunks() for column in table.columns], schema=FOLLOWED_TABLES[name]
            )
            for name, table in rows.items()
            if table.num_rows
        }

    def kpis(self) -> ByShard:
        """Indicator and definition of each row of kpis."""
        return ByShard(self._kpis, KPI_IDS)

    def milestones(self) -> ByShard:
        """Milestone of each row of milestones."""
        return ByShard(self._milestones, MILESTONE_IDS)

    def definitions(self) -> frozenset[str]:
        """All definitions that rows of kpis have."""
        ids = (part["definition_id"].drop_null().unique().to_pylist() for part in self._kpis)
        return frozenset(definition for part in ids for definition in part)

    def checked(self) -> dict[str, pa.Array]:
        """Keys of the rows that a finding is about, by shard; all on rows of documents."""
        keys: dict[str, set[str]] = defaultdict(set)
        for finding in self.findings:
            if finding.row_id and finding.document_id:
                keys[finding.document_id[PREFIX]].add(finding.row_id)
        return {prefix: pa.array(sorted(found), pa.string()) for prefix, found in keys.items()}


def with_ids(
    name: str, batch: pa.RecordBatch, kpis: pa.Table, milestones: pa.Table
) -> pa.RecordBatch:
    """The rows of a table with what they are over the years."""
    if name in ("kpis", "observations"):
        return filled(batch, "kpi_id", kpis)
    return filled(batch, "milestone_row_id", milestones) if name == "milestones" else batch


def filled(batch: pa.RecordBatch, key: str, ids: pa.Table) -> pa.RecordBatch:
    """The rows with the id columns that only `ids` can tell, looked up by `key`."""
    at = pc.index_in(batch[key], value_set=ids[key].combine_chunks())
    taken = [n for n in ids.schema.names if n not in ("document_id", key)]
    columns = [
        pc.take(ids[field.name].combine_chunks(), at) if field.name in taken else batch.column(i)
        for i, field in enumerate(batch.schema)
    ]
    return pa.RecordBatch.from_arrays(columns, schema=batch.schema)


def marked(name: str, batch: pa.RecordBatch, checked: pa.Array | None) -> pa.RecordBatch:
    """The rows with quality 'check' where a finding of the archive is about them."""
    if name not in OWN_KEYS or checked is None:
        return batch
    column = OWN_KEYS[name]
    at = batch.schema.get_field_index("quality")
    hits = pc.is_in(batch[column], value_set=checked)
    columns = list(batch.columns)
    columns[at] = pc.if_else(hits, "check", columns[at])
    return pa.RecordBatch.from_arrays(columns, schema=batch.schema)


FINDINGS_AT_A_TIME = 10_000
"""Findings that are rows at a time: each holds a few hundred bytes of text."""


def finding_rows(
    findings: Iterable[ArchiveFinding], before: Mapping[str | None, int]
) -> Iterator[list[FindingRow]]:
    """Findings of the archive as rows, some at a time, in an order that is always the same.

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
        if len(rows) == FINDINGS_AT_A_TIME:
            yield rows
            rows = []
    yield rows


def place_in_order(finding: ArchiveFinding) -> tuple[str, ...]:
    """By document, then by what is printed in the finding."""
    f = finding
    return (f.document_id or "", f.code, f.row_id or "", f.message, f.found or "")
