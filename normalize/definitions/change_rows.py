"""Rows of `definition_changes`."""

from normalize.indicators.rows import Change, DefinitionChangeRow
from normalize.indicators.sightings import Sighting
from normalize.row_keys import short_hash


def row_of(
    council: str | None,
    indicator: str,
    before: Sighting | None,
    after: Sighting | None,
    change: Change,
    reason: str,
    *,
    material: bool | None = None,
    texts: tuple[str | None, str | None] = (None, None),
    similarity: float | None = None,
    from_year: str | None = None,
    to_year: str | None = None,
) -> DefinitionChangeRow:
    """One row of `definition_changes`; years are those of the rows unless one is missing."""
    early = before.source.plan_year if before else from_year
    late = after.source.plan_year if after else to_year
    kpis = [row.kpi_id if row else "" for row in (before, after)]
    key = short_hash(indicator, early or "", late or "", change, *kpis)
    return DefinitionChangeRow(
        change_id=f"chg-{key}",
        council=council,
        indicator_id=indicator,
        from_year=early,
        to_year=late,
        from_kpi_id=before.kpi_id if before else None,
        to_kpi_id=after.kpi_id if after else None,
        change=change,
        material=material,
        reason=reason,
        before_text=texts[0],
        after_text=texts[1],
        similarity=similarity,
    )
