"""Rows of the tables of definitions and indicators."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from normalize.column_words import RefRole
from normalize.definitions.wording import baseline, polarity
from normalize.indicators.rows import DefinitionRow, IndicatorRow
from normalize.indicators.sightings import Sighting
from normalize.indicators.versions import Version, is_national, year_of

NATIONAL_ROLES = (RefRole.SAME, RefRole.PART)


def definition_row(version: Version, indicator_id: str, council: str | None) -> DefinitionRow:
    """One definition version."""
    years = years_of(version.sightings)
    return DefinitionRow(
        definition_id=version.definition_id,
        indicator_id=indicator_id,
        council=council,
        ref=version.last.ref or next(iter(newest_refs([version])), None),
        definition=version.measure,
        definition_key=version.key,
        unit=unit_of(version.sightings),
        baseline=baseline(version.measure),
        first_year=years[0] if years else None,
        last_year=years[-1] if years else None,
        kpi_ids="; ".join(dict.fromkeys(s.kpi_id for s in version.sightings)),
    )


def indicator_row(
    indicator_id: str, versions: Iterable[Version], council: str | None
) -> IndicatorRow:
    """One indicator of all its definitions."""
    newest = sorted(versions, key=lambda v: (v.ends, v.key), reverse=True)
    rows = [s for v in newest for s in reversed(v.sightings)]
    years = years_of(rows)
    name = next((v.measure for v in newest if v.measure), None)
    better = next((p for v in newest if (p := polarity(v.measure)) is not None), None)
    refs = newest_refs(newest)
    return IndicatorRow(
        indicator_id=indicator_id,
        council=council,
        name=name or "; ".join(refs) or indicator_id,
        refs="; ".join(refs) or None,
        national_code=national_code(rows),
        unit=unit_of(rows),
        polarity=better[0] if better else None,
        polarity_source=better[1] if better else None,
        first_year=years[0] if years else None,
        last_year=years[-1] if years else None,
        document_count=len({s.source.document_id for s in rows}),
    )


def newest_refs(newest: Sequence[Version]) -> list[str]:
    """Every ref of role same, the newest definition's first, own refs before national ones."""
    ordered = (r for v in newest for r in sorted(v.refs, key=lambda r: (is_national(r), r)))
    return list(dict.fromkeys(ordered))


def national_code(newest_rows: Sequence[Sighting]) -> str | None:
    """The newest national number that a row prints as its own or as what it is part of."""
    refs = (r.ref for s in newest_rows for r in s.refs if r.role in NATIONAL_ROLES)
    return next((r for r in refs if is_national(r)), None)


def unit_of(rows: Sequence[Sighting]) -> str | None:
    """The unit that most values are printed in."""
    counted = Counter(v.unit for s in rows for v in s.values if v.unit and v.value is not None)
    return min(counted, key=lambda u: (-counted[u], u), default=None)


def years_of(rows: Iterable[Sighting]) -> list[str]:
    """Plan years of the documents, in order."""
    years = {s.source.plan_year or year_of(s.source.period_end) for s in rows}
    return sorted(years - {""})


def rows_by_indicator(
    ids: Mapping[str, str], versions: Sequence[Version]
) -> dict[str, list[Version]]:
    """The definitions of each indicator id."""
    found: dict[str, list[Version]] = {}
    for version in versions:
        found.setdefault(ids[version.key], []).append(version)
    return found
