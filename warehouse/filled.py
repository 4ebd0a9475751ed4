"""Staged rows to final ones: ids over the years filled in, rows with findings marked."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from normalize.indicators.rows import ArchiveFinding
from normalize.row_keys import short_hash
from normalize.rows import FindingRow
from warehouse.batches import batch_of
from warehouse.councils.following import Followed
from warehouse.schemas import ROW_TABLES
from warehouse.tablefiles import ROW_GROUP_ROWS, TableFiles, table_path


class Filling:
    """Ids for the rows of all councils, and the findings that need more than one document."""

    def __init__(self) -> None:
        self._kpis: list[pa.Table] = []
        self._milestones: list[pa.Table] = []
        self.findings: list[ArchiveFinding] = []

    def add(self, followed: Followed) -> None:
        """Note what one council gave."""
        of_kpi = followed.indicators.of_kpi
        self._kpis.append(
            pa.table(
                {
                    "key": list(of_kpi),
                    "indicator_id": [ids.indicator_id for ids in of_kpi.values()],
                    "definition_id": [ids.definition_id for ids in of_kpi.values()],
                },
                schema=KPI_IDS,
            )
        )
        of_row = followed.milestones.of_row
        self._milestones.append(
            pa.table(
                {"key": list(of_row), "milestone_id": list(of_row.values())}, schema=MILESTONE_IDS
            )
        )
        self.findings += [
            *followed.indicators.findings,
            *followed.milestones.findings,
            *followed.findings,
        ]

    def kpis(self) -> pa.Table:
        """Indicator and definition by kpi_id."""
        return pa.concat_tables([KPI_IDS.empty_table(), *self._kpis]).combine_chunks()

    def definition_ids(self) -> frozenset[str]:
        """All definitions of all councils."""
        return frozenset(self.kpis()["definition_id"].unique().to_pylist())

    def milestones(self) -> pa.Table:
        """Milestone by row of milestones."""
        return pa.concat_tables([MILESTONE_IDS.empty_table(), *self._milestones]).combine_chunks()


KPI_IDS = pa.schema(
    [("key", pa.string()), ("indicator_id", pa.string()), ("definition_id", pa.string())]
)
MILESTONE_IDS = pa.schema([("key", pa.string()), ("milestone_id", pa.string())])


def write_with_ids(staging: Path, filling: Filling) -> None:
    """Stage kpis and milestones once more, with what they are over the years."""
    folder = staging / WITH_IDS
    folder.mkdir()
    with TableFiles(folder, ID_COLUMNS, lasting=False) as tables:
        for name, key in ID_COLUMNS.items():
            ids = filling.milestones() if name == "milestones" else filling.kpis()
            for batch in staged_batches(staging, name):
                tables.write({name: filled(batch, key, ids)})
        tables.finish("staged")


def in_folder(staging: Path) -> dict[str, Path]:
    """Where the tables lie that `write_with_ids` wrote."""
    return dict.fromkeys(ID_COLUMNS, staging / WITH_IDS)


def write_checked(staging: Path, filling: Filling, tables: TableFiles) -> None:
    """Write the rows of all documents, those with a finding marked; and the findings."""
    kpis = filling.kpis()
    checked = pa.array(sorted({f.row_id for f in filling.findings if f.row_id}), pa.string())
    own_findings = Counter[str | None]()
    for name in ("documents", *ROW_TABLES):
        for batch in staged_batches(in_folder(staging).get(name, staging), name):
            if name == "observations":
                batch = filled(batch, "kpi_id", kpis)
            if name == "findings":
                own_findings.update(batch["document_id"].to_pylist())
            if name in OWN_KEYS and len(checked):
                batch = marked(batch, OWN_KEYS[name], checked)
            tables.write({name: batch})
    tables.write({"findings": batch_of("findings", finding_rows(filling.findings, own_findings))})


WITH_IDS = "with_ids"
"""Folder below the staging folder."""

ID_COLUMNS = {"kpis": "kpi_id", "milestones": "milestone_row_id"}
"""Tables whose rows get their ids before series are made, and the column to look them up by."""


def write_followed(followed: Followed, tables: TableFiles) -> None:
    """Write what one council's documents say of indicators over the years."""
    rows = followed.indicators
    tables.write(
        {
            "indicators": batch_of("indicators", rows.indicators),
            "definitions": batch_of("definitions", rows.definitions),
            "links": batch_of("links", rows.links),
            "definition_changes": batch_of("definition_changes", followed.changes),
        }
    )


OWN_KEYS = {
    "kpis": "kpi_id",
    "observations": "observation_id",
    "milestones": "milestone_row_id",
}
"""Tables on whose rows a finding of the archive can be, and their own keys."""


def staged_batches(staging: Path, name: str) -> Iterator[pa.RecordBatch]:
    """The staged rows of one table in order."""
    with pq.ParquetFile(table_path(staging, name)) as file:
        yield from file.iter_batches(batch_size=ROW_GROUP_ROWS)


def filled(batch: pa.RecordBatch, column: str, ids: pa.Table) -> pa.RecordBatch:
    """The rows with the id columns that they and `ids` share, looked up by `column`."""
    at = pc.index_in(batch[column], value_set=ids["key"])
    columns = [
        pc.take(ids[field.name], at) if field.name in ids.schema.names else batch.column(i)
        for i, field in enumerate(batch.schema)
    ]
    plain = [c.combine_chunks() if isinstance(c, pa.ChunkedArray) else c for c in columns]
    return pa.RecordBatch.from_arrays(plain, schema=batch.schema)


def marked(batch: pa.RecordBatch, column: str, checked: pa.Array) -> pa.RecordBatch:
    """The rows with quality 'check' where a finding is about them."""
    at = batch.schema.get_field_index("quality")
    hits = pc.is_in(batch[column], value_set=checked)
    columns = list(batch.columns)
    columns[at] = pc.if_else(hits, "check", columns[at])
    return pa.RecordBatch.from_arrays(columns, schema=batch.schema)


def finding_rows(
    findings: Iterable[ArchiveFinding], before: Mapping[str | None, int]
) -> list[FindingRow]:
    """Findings of the archive as rows, in an order that is always the same.

    `before` tells how many findings each document has of its own; these are counted on from there.
    """
    ordinals, alike = Counter(before), Counter[str]()
    rows = []
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
