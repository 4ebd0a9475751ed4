"""Groups of councils followed: the kept result, or a new one from the staged rows."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from normalize.indicators.judgements import Decision
from normalize.indicators.rows import ArchiveFinding
from normalize.indicators.sightings import Sighting
from normalize.milestones.sightings import MilestoneSighting
from warehouse.archive_findings import finding_rows
from warehouse.arrow_bytes import packed
from warehouse.batches import batch_of
from warehouse.councils.groups import Group
from warehouse.councils.reconciling import Followed, followed_in
from warehouse.councils.registry import Ids
from warehouse.councils.results import Result
from warehouse.councils.sightings import kpi_sightings, milestone_sightings, staged
from warehouse.followed import follow
from warehouse.schemas import FOLLOWED_TABLES, TABLES
from warehouse.tablefiles import TableFiles, table_path

RECONCILED = ("indicators", "definitions", "links", "definition_changes")
"""Tables that reconciling gives; the others over the years are queries."""

KPI_IDS = pa.schema(
    [(n, pa.string()) for n in ("document_id", "kpi_id", "indicator_id", "definition_id")]
)
MILESTONE_IDS = pa.schema(
    [(n, pa.string()) for n in ("document_id", "milestone_row_id", "milestone_id")]
)

WITH_IDS = "with_ids"
"""Folder below a group's staging folder for rows that have got their ids."""


def follow_group(
    group: Group, key: str, folder: Path, decisions: Sequence[Decision], ids: Ids
) -> Result:
    """Follow the councils of a group from their staged rows; `ids` grows by what they mint."""
    found = list(reconciled(group, folder, decisions, ids))
    tables: dict[str, list[pa.RecordBatch]] = defaultdict(list)
    for followed in found:
        for name, batch in batches_of(followed).items():
            tables[name].append(batch)
    kpi_ids, milestone_ids = stage_with_ids(folder, found)
    stage_rows(folder, tables)
    conflicts: tuple[ArchiveFinding, ...] = ()
    if kpi_ids.num_rows or milestone_ids.num_rows:
        elsewhere = dict.fromkeys(("kpis", "milestones"), folder / WITH_IDS)
        conflicts = follow(folder, lambda n, b: tables[n].append(b), elsewhere=elsewhere)
    findings = (*(f for followed in found for f in followed.findings), *conflicts)
    names = tuple(sorted({name for followed in found for name in followed.names()}))
    said = msgspec.msgpack.encode(([followed.said() for followed in found], findings))
    return Result(
        key=key,
        digest=hashlib.sha256(said).hexdigest(),
        tables={n: packed(batches, FOLLOWED_TABLES[n]) for n, batches in tables.items()},
        kpi_ids=packed(kpi_ids.to_batches(), KPI_IDS),
        milestone_ids=packed(milestone_ids.to_batches(), MILESTONE_IDS),
        findings=packed_findings(findings),
        others=tuple(f for f in findings if f.document_id is None),
        names=names,
        leans_on=ids.about(names),
    )


def packed_findings(findings: Sequence[ArchiveFinding]) -> bytes:
    """The findings on documents as rows, counted in each document from 1."""
    rows = finding_rows((f for f in findings if f.document_id is not None), {})
    return packed([batch_of("findings", rows)], TABLES["findings"])


def reconciled(
    group: Group, folder: Path, decisions: Sequence[Decision], ids: Ids
) -> Iterator[Followed]:
    """What is followed in each council of the group."""
    with staged(folder, group) as connection:
        kpis, milestones = kpi_sightings(connection), milestone_sightings(connection)
        kpi_group, milestone_group = next(kpis, None), next(milestones, None)
        for scope in group.scopes:
            seen_kpis: tuple[Sighting, ...] = ()
            seen_milestones: tuple[MilestoneSighting, ...] = ()
            if kpi_group is not None and kpi_group[0] == scope.scope:
                seen_kpis, kpi_group = kpi_group[1], next(kpis, None)
            if milestone_group is not None and milestone_group[0] == scope.scope:
                seen_milestones, milestone_group = milestone_group[1], next(milestones, None)
            yield followed_in(scope, seen_kpis, seen_milestones, decisions, ids)


def batches_of(followed: Followed) -> dict[str, pa.RecordBatch]:
    """The rows that reconciling one council gave."""
    rows = followed.indicators
    return {
        "indicators": batch_of("indicators", rows.indicators),
        "definitions": batch_of("definitions", rows.definitions),
        "links": batch_of("links", rows.links),
        "definition_changes": batch_of("definition_changes", followed.changes),
    }


def stage_rows(folder: Path, tables: dict[str, list[pa.RecordBatch]]) -> None:
    """Write what reconciling gave where the queries find it."""
    with TableFiles(folder, RECONCILED, lasting=False) as files:
        for name in RECONCILED:
            for batch in tables[name]:
                files.write({name: batch})
        files.finish("staged")


def stage_with_ids(folder: Path, found: Sequence[Followed]) -> tuple[pa.Table, pa.Table]:
    """Write kpis and milestones with their ids, and give these with their documents."""
    of_kpi = {k: i for f in found for k, i in f.indicators.of_kpi.items()}
    of_row = {k: i for f in found for k, i in f.milestones.of_row.items()}
    indicators = {k: ids.indicator_id for k, ids in of_kpi.items()}
    definitions = {k: ids.definition_id for k, ids in of_kpi.items()}
    (folder / WITH_IDS).mkdir()
    with TableFiles(folder / WITH_IDS, ("kpis", "milestones"), lasting=False) as files:
        kpis = pq.read_table(table_path(folder, "kpis"))
        kpis = named(kpis, "kpi_id", "indicator_id", indicators)
        kpis = named(kpis, "kpi_id", "definition_id", definitions)
        milestones = pq.read_table(table_path(folder, "milestones"))
        milestones = named(milestones, "milestone_row_id", "milestone_id", of_row)
        for name, table in (("kpis", kpis), ("milestones", milestones)):
            for batch in table.to_batches():
                files.write({name: batch})
        files.finish("staged")
    return kpis.select(KPI_IDS.names), milestones.select(MILESTONE_IDS.names)


def named(table: pa.Table, key: str, column: str, values: dict[str, str]) -> pa.Table:
    """The table with a column looked up by its key; null where there is nothing."""
    at = pc.index_in(table[key], value_set=pa.array(list(values), pa.string()))
    looked_up = pc.take(pa.array(list(values.values()), pa.string()), at)
    return table.set_column(
        table.schema.get_field_index(column), table.schema.field(column), looked_up
    )
