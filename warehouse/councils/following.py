"""Groups of councils followed from their staged rows, some of them together."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.compute as pc

from normalize.indicators.judgements import Decision
from normalize.indicators.rows import ArchiveFinding
from normalize.indicators.sightings import Sighting
from normalize.milestones.sightings import MilestoneSighting
from warehouse.archive_findings import finding_rows
from warehouse.arrow_bytes import packed
from warehouse.batches import batch_of
from warehouse.councils.groups import Group, by_number, number_by_document
from warehouse.councils.reconciling import Followed, followed_in
from warehouse.councils.registry import Given, Ids
from warehouse.councils.results import Result, keep
from warehouse.councils.sightings import (
    kpi_sightings,
    milestone_sightings,
    parts_in,
    place_of,
    staged,
)
from warehouse.followed import follow
from warehouse.schemas import FOLLOWED_TABLES, TABLES
from warehouse.tablefiles import TableFiles, read_columns, table_path

RECONCILED = ("indicators", "definitions", "links", "definition_changes")
"""Tables that reconciling gives; the others over the years are queries."""

KPI_IDS = pa.schema(
    [(n, pa.string()) for n in ("document_id", "kpi_id", "indicator_id", "definition_id")]
)
MILESTONE_IDS = pa.schema(
    [(n, pa.string()) for n in ("document_id", "milestone_row_id", "milestone_id")]
)

WITH_IDS = "with_ids"
"""Folder below a staging folder for rows that have got their ids."""

DOCUMENT = {"revisions": "later_document_id"}
"""Columns that tell the document of a row, where it is not `document_id`."""

THREADS = 2
"""Of the queries, where no other process follows councils."""

Tables = dict[str, list[pa.RecordBatch]]


@dataclass(frozen=True, slots=True)
class Piece:
    """A group to follow, the key of its result, and where that belongs."""

    group: Group
    key: str
    result: Path


@dataclass(frozen=True, slots=True)
class Noted:
    """The ids that a group was given, and the hash of what stood in the registries about them."""

    given: Given
    leaned_on: str


@dataclass(frozen=True, slots=True)
class Found:
    """What reconciling gave in the councils of one group, and the ids that it leans on."""

    councils: tuple[Followed, ...]
    names: tuple[str, ...]
    leans_on: str
    noted: Noted


def follow_together(
    pieces: Sequence[Piece],
    folder: Path,
    decisions: Sequence[Decision],
    ids: Ids,
    threads: int = THREADS,
) -> dict[int, Noted]:
    """Follow the councils of some groups from their staged rows, and keep what each gave.

    `ids` grows by what they mint, group by group. What a group gives does not depend on those it
    is followed with.
    """
    groups = [piece.group for piece in pieces]
    numbers = number_by_document(groups)
    found = dict(reconciled(groups, folder, decisions, ids, threads))
    tables = {number: tables_of(group) for number, group in found.items()}
    councils = [council for group in found.values() for council in group.councils]
    kpi_ids, milestone_ids = stage_with_ids(folder, councils)
    stage_rows(folder, tables.values())
    conflicts: dict[int, list[ArchiveFinding]] = defaultdict(list)
    if kpi_ids.num_rows or milestone_ids.num_rows:
        for finding in followed_over_years(folder, numbers, tables, threads):
            conflicts[numbers[finding.document_id or ""]].append(finding)
    of_kpis, of_milestones = parted(kpi_ids, numbers), parted(milestone_ids, numbers)
    for piece in pieces:
        number = piece.group.number
        group, rows = found[number], tables[number].items()
        findings = (*(f for c in group.councils for f in c.findings), *conflicts[number])
        said = msgspec.msgpack.encode(([c.said() for c in group.councils], findings))
        result = Result(
            key=piece.key,
            digest=hashlib.sha256(said).hexdigest(),
            tables={n: packed(batches, FOLLOWED_TABLES[n]) for n, batches in rows},
            kpi_ids=packed(of_kpis[number], KPI_IDS),
            milestone_ids=packed(of_milestones[number], MILESTONE_IDS),
            findings=packed_findings(findings),
            others=tuple(f for f in findings if f.document_id is None),
            names=group.names,
            leans_on=group.leans_on,
        )
        keep(piece.result, result)
    return {number: group.noted for number, group in found.items()}


def tables_of(group: Found) -> Tables:
    """The rows that reconciling the councils of one group gave."""
    tables: Tables = defaultdict(list)
    for council in group.councils:
        for name, batch in batches_of(council).items():
            tables[name].append(batch)
    return tables


def followed_over_years(
    folder: Path, numbers: Mapping[str, int], tables: Mapping[int, Tables], threads: int
) -> Sequence[ArchiveFinding]:
    """Add what the queries give to the tables of each group; the findings in reading order."""

    def write(name: str, batch: pa.RecordBatch) -> None:
        for number, part in by_number(batch, numbers, DOCUMENT.get(name, "document_id")):
            tables[number][name].append(part)

    places = {name: parts_in(folder) for name in ("documents", "observations")}
    places |= {name: [folder / WITH_IDS] for name in ("kpis", "milestones")}
    found = follow(folder, write, elsewhere=places, threads=threads)
    rows = [f.row_id for f in found if f.table_name == "observations"]
    columns = ["observation_id", "ordinal"]
    if len(rows) < 2:
        return found
    printed = read_staged(folder, "observations", columns)
    printed = printed.filter(pc.is_in(printed["observation_id"], pa.array(rows, pa.string())))
    ordinals = dict(zip(*(printed[name].to_pylist() for name in columns), strict=True))

    def place(finding: ArchiveFinding) -> tuple[str, int]:
        ordinal = ordinals.get(finding.row_id)
        return ("", 0) if ordinal is None else (finding.document_id or "", ordinal)

    return sorted(found, key=place)  # the queries give them slice by slice


def packed_findings(findings: Sequence[ArchiveFinding]) -> bytes:
    """The findings on documents as rows, counted in each document from 1."""
    rows = finding_rows((f for f in findings if f.document_id is not None), {})
    return packed([batch_of("findings", rows)], TABLES["findings"])


def reconciled(
    groups: Sequence[Group], folder: Path, decisions: Sequence[Decision], ids: Ids, threads: int
) -> Iterator[tuple[int, Found]]:
    """What is followed in the councils of each group, by its number."""
    with staged(folder, groups, threads) as connection:
        kpis, milestones = kpi_sightings(connection), milestone_sightings(connection)
        kpi_group, milestone_group = next(kpis, None), next(milestones, None)
        for group in groups:
            before = ids.lengths()
            councils = []
            for scope in group.scopes:
                place = place_of(group, scope)
                seen_kpis: tuple[Sighting, ...] = ()
                seen_milestones: tuple[MilestoneSighting, ...] = ()
                if kpi_group is not None and kpi_group[0] == place:
                    seen_kpis, kpi_group = kpi_group[1], next(kpis, None)
                if milestone_group is not None and milestone_group[0] == place:
                    seen_milestones, milestone_group = milestone_group[1], next(milestones, None)
                found = followed_in(scope, seen_kpis, seen_milestones, decisions, ids)
                councils.append(found)
            names = tuple(sorted({name for council in councils for name in council.names()}))
            noted = Noted(ids.since(before), ids.about(names, before))
            yield group.number, Found(tuple(councils), names, ids.about(names), noted)


def batches_of(followed: Followed) -> dict[str, pa.RecordBatch]:
    """The rows that reconciling one council gave."""
    rows = followed.indicators
    return {
        "indicators": batch_of("indicators", rows.indicators),
        "definitions": batch_of("definitions", rows.definitions),
        "links": batch_of("links", rows.links),
        "definition_changes": batch_of("definition_changes", followed.changes),
    }


def stage_rows(folder: Path, tables: Iterable[Tables]) -> None:
    """Write what reconciling gave where the queries find it."""
    with TableFiles(folder, RECONCILED, lasting=False) as files:
        for of_group in tables:
            for name in RECONCILED:
                for batch in of_group[name]:
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
        kpis = read_staged(folder, "kpis")
        kpis = named(kpis, "kpi_id", "indicator_id", indicators)
        kpis = named(kpis, "kpi_id", "definition_id", definitions)
        milestones = read_staged(folder, "milestones")
        milestones = named(milestones, "milestone_row_id", "milestone_id", of_row)
        for name, table in (("kpis", kpis), ("milestones", milestones)):
            for batch in table.to_batches():
                files.write({name: batch})
        files.finish("staged")
    return kpis.select(KPI_IDS.names), milestones.select(MILESTONE_IDS.names)


def read_staged(folder: Path, name: str, columns: Sequence[str] | None = None) -> pa.Table:
    """The staged rows of a table, all parts of it."""
    paths = (table_path(part, name) for part in parts_in(folder))
    return pa.concat_tables(read_columns(path, columns) for path in paths)


def parted(table: pa.Table, numbers: Mapping[str, int]) -> dict[int, list[pa.RecordBatch]]:
    """The rows of each group."""
    parts: dict[int, list[pa.RecordBatch]] = defaultdict(list)
    for batch in table.to_batches():
        for number, part in by_number(batch, numbers):
            parts[number].append(part)
    return parts


def named(table: pa.Table, key: str, column: str, values: dict[str, str]) -> pa.Table:
    """The table with a column looked up by its key; null where there is nothing."""
    at = pc.index_in(table[key], value_set=pa.array(list(values), pa.string()))
    looked_up = pc.take(pa.array(list(values.values()), pa.string()), at)
    return table.set_column(
        table.schema.get_field_index(column), table.schema.field(column), looked_up
    )
