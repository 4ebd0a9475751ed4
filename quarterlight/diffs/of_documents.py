"""The diff of two documents, without a warehouse: the rows that each one gives."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from normalize.indicators import reconcile
from normalize.indicators.sightings import SeenRef, SeenValue, Sighting, Source
from normalize.rows import DocumentRow, KpiRow, ObservationRow, Rows
from quarterlight.diffs.entries import DefinitionDiff, diff_of

SIDES = ("first document", "second document")
"""What the sides are called, in their order; two documents may well be of one plan year."""

SCOPE = "documents"
"""Ids hold within this diff only, so they need no council."""


def diff_of_documents(before: Rows, after: Rows, sources: tuple[str, str]) -> DefinitionDiff:
    """Reconcile two documents with the rules of an archive and tell what changed."""
    sightings = [
        row
        for rows, source in zip((before, after), sources, strict=True)
        for row in sightings_of(rows, source)
    ]
    councils = {rows.document.council for rows in (before, after)} - {None}
    council = councils.pop() if len(councils) == 1 else None
    reconciled = reconcile(council, SCOPE, sightings)
    sides = {
        rows.document.document_id: side for rows, side in zip((before, after), SIDES, strict=True)
    }
    named = [
        replace(row, source=replace(row.source, plan_year=sides[row.source.document_id]))
        for row in sightings
    ]
    observations = (*before.observations, *after.observations)
    cells = {o.observation_id: o.value_text for o in observations if o.value_text is not None}
    return diff_of(council, SIDES, named, reconciled, cells)


def sightings_of(rows: Rows, source: str) -> list[Sighting]:
    """The indicators of one document as the archive sees them."""
    refs: defaultdict[str, list[SeenRef]] = defaultdict(list)
    values: defaultdict[str, list[SeenValue]] = defaultdict(list)
    for ref in rows.kpi_refs:
        refs[ref.kpi_id].append(SeenRef(ref.ref, ref.role, ref.repaired_from))
    for observation in rows.observations:
        values[observation.kpi_id].append(seen_value(observation))
    document = source_of(rows.document, source)
    return [sighting(row, document, refs[row.kpi_id], values[row.kpi_id]) for row in rows.kpis]


def source_of(document: DocumentRow, source: str) -> Source:
    """The document with the name of its file."""
    return Source(
        document_id=document.document_id,
        source=source,
        document_type=document.document_type,
        directorate=document.directorate,
        plan_year=document.plan_year,
        quarter=document.quarter,
        period_end=document.period_end,
    )


def seen_value(row: ObservationRow) -> SeenValue:
    """One observation."""
    return SeenValue(
        observation_id=row.observation_id,
        kind=row.kind or "",
        period=row.period,
        coverage=row.coverage,
        calendar=row.calendar,
        breakdown=row.breakdown,
        value=row.value,
        unit=row.unit,
        missing_reason=row.missing_reason,
    )


def sighting(
    row: KpiRow, source: Source, refs: Sequence[SeenRef], values: Sequence[SeenValue]
) -> Sighting:
    """One row of an indicator."""
    return Sighting(
        kpi_id=row.kpi_id,
        row_key=row.row_key,
        source=source,
        ordinal=row.ordinal,
        ref=row.ref,
        refs=tuple(refs),
        ref_note=row.ref_note,
        measure=row.measure,
        theme=row.theme,
        objective_ref=row.objective_ref,
        values=tuple(values),
        page=row.page,
        source_line=row.source_line,
    )
