"""The page of an indicator, and the lists of all of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import duckdb

from quarterlight.series_lines import stretches
from quarterlight.series_query import Indicator, Point, Series
from quarterlight.series_view import figure
from quarterlight.site import addresses
from quarterlight.site.addresses import Council
from quarterlight.site.charts import series_drawings
from quarterlight.site.pages import Pages, count, plain
from quarterlight.site.queries import (
    CHANGES,
    FOUND_ON_INDICATORS,
    INDICATORS,
    LINKS,
    POINTS,
    PRINTED,
    RESTATED,
    SIGHTINGS,
    WORDINGS,
    Following,
    rows,
)
from quarterlight.site.rows import (
    Changed,
    Found,
    Linked,
    Printed,
    Restated,
    Sighting,
    Wording,
)
from quarterlight.site.sources import Sources, pixels

BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Whole:
    """All that a release says of an indicator; `council` is the key of its council."""

    council: str
    series: Series
    printed: tuple[Printed, ...]
    sightings: tuple[Sighting, ...]
    wordings: tuple[Wording, ...]
    changes: tuple[Changed, ...]
    links: tuple[Linked, ...]
    restated: tuple[Restated, ...]
    found: tuple[Found, ...]

    @property
    def indicator(self) -> Indicator:
        """What it is."""
        return self.series.indicator

    @property
    def values(self) -> list[Printed]:
        """The cells in which something is printed."""
        return [row for row in self.printed if row.missing_reason != BLANK]


@dataclass(frozen=True, slots=True)
class Listed:
    """An indicator as lists and the search have it."""

    indicator: Indicator
    council: Council
    years: str
    newest: Point | None
    lights: tuple[str, ...]
    wordings: tuple[str, ...]
    refs: str


@dataclass(frozen=True, slots=True)
class RefSpan:
    """A reference and the plan years of the documents that print the indicator under it."""

    refs: str
    years: tuple[str, ...]
    documents: int


@dataclass(frozen=True, slots=True)
class Rewritten:
    """Two wordings of which one follows the other."""

    before: Wording
    after: Wording


def wholes(connection: duckdb.DuckDBPyConnection) -> Iterator[Whole]:
    """All indicators in the order of their ids; each table is gone through once."""
    points, printed = Following(connection, POINTS), Following(connection, PRINTED)
    sightings, wordings = Following(connection, SIGHTINGS), Following(connection, WORDINGS)
    changes, links = Following(connection, CHANGES), Following(connection, LINKS)
    restated, found = Following(connection, RESTATED), Following(connection, FOUND_ON_INDICATORS)
    for key, (council, indicator) in rows(connection, INDICATORS):
        yield Whole(
            council,
            Series(indicator, points.of(key)),
            printed.of(key),
            sightings.of(key),
            wordings.of(key),
            changes.of(key),
            links.of(key),
            restated.of(key),
            found.of(key),
        )


def write_indicator(pages: Pages, whole: Whole, sources: Sources, council: Council) -> Listed:
    """Write the page of an indicator; how lists have it."""
    one = whole.indicator
    values = whole.values
    pages.write(
        addresses.indicator_page(one.indicator_id),
        "indicator.html",
        title=" ".join(part for part in (one.refs, one.name) if part) or one.indicator_id,
        one=one,
        council=council,
        whole=whole,
        values=values,
        blank=len(whole.printed) - len(values),
        listed={row.at.row_id for row in values},
        stretches=stretches(whole.series.points),
        drawings=series_drawings(whole.series),
        summary=summary_of(whole),
        refs=refs_over_years(whole.sightings),
        rewritten=rewritten(whole.wordings, whole.changes),
        point_said=figure,
        sources=sources,
        pixels=pixels,
    )
    return listed(whole, council)


def listed(whole: Whole, council: Council) -> Listed:
    """An indicator as lists have it."""
    years = sorted({row.plan_year for row in whole.sightings if row.plan_year})
    return Listed(
        indicator=whole.indicator,
        council=council,
        years=span(years),
        newest=newest_actual(whole.series.points),
        lights=tuple(row.progress for row in whole.sightings if row.progress),
        wordings=tuple(dict.fromkeys(w.definition for w in whole.wordings if w.definition)),
        refs="; ".join(dict.fromkeys(r for row in whole.sightings for r in refs_in(row.refs))),
    )


def refs_in(refs: str | None) -> list[str]:
    """The references of a row."""
    return [ref for ref in (refs or "").split("; ") if ref]


def span(years: Sequence[str]) -> str:
    """'2011-12 to 2016-17'."""
    return " to ".join(dict.fromkeys((years[0], years[-1]))) if years else ""


def newest_actual(points: Iterable[Point]) -> Point | None:
    """The newest actual that has a value."""
    found = [p for p in points if p.kind == "actual" and p.value is not None and p.period_end]
    return max(found, key=lambda p: (p.period_end, p.period), default=None)


def summary_of(whole: Whole) -> list[str]:
    """The series in sentences: what a chart shows at a glance."""
    points = whole.series.points
    newest = newest_actual(points)
    said = [newest_said(newest, points)] if newest else ["No document prints an actual figure."]
    figures = [p for p in points if p.kind == "actual" and p.value is not None]
    if len(figures) > 1:
        said.append(f"{count(len(figures), 'actual')} from {figures[0].period} on.")
    breaks = len({p.definition_id for p in points if p.break_before})
    if breaks:
        times = "once" if breaks == 1 else f"{breaks} times"
        said.append(
            f"The definition changed {times}: figures before and after must not be compared."
        )
    conflicts = sum(p.conflict for p in points)
    if conflicts:
        said.append(f"{count(conflicts, 'figure')} in conflict: one document prints two values.")
    if whole.restated:
        said.append(f"{count(len(whole.restated), 'figure')} printed differently later.")
    return said


def newest_said(newest: Point, points: Iterable[Point]) -> str:
    """'Newest actual: 262 for 2013-14 (green, better). Its target: 210.'."""
    marks = [plain(mark) for mark in (newest.progress, newest.direction) if mark]
    said = f"Newest actual: {figure(newest)} for {newest.period}"
    said += f" ({', '.join(marks)})." if marks else "."
    key = (newest.period, newest.breakdown, newest.definition_id)
    targets = [
        p for p in points if p.kind == "target" and (p.period, p.breakdown, p.definition_id) == key
    ]
    return f"{said} Its target: {figure(targets[0])}." if len(targets) == 1 else said


def refs_over_years(sightings: Iterable[Sighting]) -> list[RefSpan]:
    """Each form of the references with its years, the earliest first."""
    by_refs: dict[str, list[Sighting]] = {}
    for row in sightings:
        by_refs.setdefault(row.refs or row.ref_text or "none printed", []).append(row)
    return [
        RefSpan(
            refs,
            tuple(dict.fromkeys(row.plan_year for row in group if row.plan_year)),
            len({row.at.document_id for row in group}),
        )
        for refs, group in by_refs.items()
    ]


def rewritten(wordings: Sequence[Wording], changes: Iterable[Changed]) -> list[Rewritten]:
    """Each wording beside the one before it, where no change from year to year has the two."""
    told = {(change.before_text, change.after_text) for change in changes}
    return [
        Rewritten(before, after)
        for before, after in pairwise(wordings)
        if before.definition != after.definition
        and (before.definition, after.definition) not in told
    ]


def write_lists(pages: Pages, councils: Sequence[Council], all_listed: Sequence[Listed]) -> None:
    """One list of indicators for each council."""
    for council in councils:
        own = [x for x in all_listed if x.council == council]
        own.sort(key=lambda x: (x.indicator.refs or "~", x.indicator.name or ""))
        pages.write(
            council.page("indicators"),
            "indicators.html",
            title="Indicators",
            council=council,
            listed=own,
            point_said=figure,
        )
