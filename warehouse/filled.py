"""Rows of documents to final ones: ids over the years filled in, rows with findings marked."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from normalize.indicators.rows import ArchiveFinding
from warehouse.archive_findings import counted_on
from warehouse.arrow_bytes import unpacked
from warehouse.councils.following import KPI_IDS, MILESTONE_IDS
from warehouse.councils.results import Result
from warehouse.schemas import FOLLOWED_TABLES, TABLES
from warehouse.shards import PREFIX

CHECKED = pa.schema([(n, pa.string()) for n in ("document_id", "row_id")])
"""Rows that a finding is about."""

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
    """What all groups of councils gave: ids for the rows of documents, and findings.

    `others` are the findings on no document.
    """

    def __init__(self) -> None:
        self._kpis: list[pa.Table] = []
        self._milestones: list[pa.Table] = []
        self._findings: list[pa.Table] = []
        self.others: list[ArchiveFinding] = []

    def add(self, result: Result) -> dict[str, pa.RecordBatch]:
        """Note what one group gave; its own rows come back."""
        self._kpis.append(unpacked(result.kpi_ids))
        self._milestones.append(unpacked(result.milestone_ids))
        self._findings.append(unpacked(result.findings))
        self.others += result.others
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

    def checked(self) -> ByShard:
        """The rows that a finding is about."""
        rows = [part.select(CHECKED.names) for part in self._findings]
        return ByShard([part.filter(pc.is_valid(part["row_id"])) for part in rows], CHECKED)

    def findings(self, before: Mapping[str | None, int]) -> Iterator[pa.RecordBatch]:
        """The findings on documents in order of these; `before` of its own has each."""
        found = pa.concat_tables([TABLES["findings"].empty_table(), *self._findings])
        found = found.sort_by([("document_id", "ascending"), ("ordinal", "ascending")])
        for batch in found.to_batches():
            yield counted_on(batch, before)

    def counts(self) -> Counter[str | None]:
        """How many findings of these each document has."""
        return Counter(d for part in self._findings for d in part["document_id"].to_pylist())


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


def marked(name: str, batch: pa.RecordBatch, checked: pa.Table) -> pa.RecordBatch:
    """The rows with quality 'check' where a finding of the archive is about them."""
    if name not in OWN_KEYS or not checked.num_rows:
        return batch
    column = OWN_KEYS[name]
    at = batch.schema.get_field_index("quality")
    hits = pc.is_in(batch[column], value_set=checked["row_id"].combine_chunks())
    columns = list(batch.columns)
    columns[at] = pc.if_else(hits, "check", columns[at])
    return pa.RecordBatch.from_arrays(columns, schema=batch.schema)
