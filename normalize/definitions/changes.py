"""What became of the definitions of a council from one plan year to the next.

Compared are years that print an indicator, by documents of one type and scope in both years where
there are such, else by the last of each year. What only one of two years prints was
added or dropped where comparable documents of both years exist, else it was not reported.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from normalize.definitions.accepted_links import PARTED, Links, links_of
from normalize.definitions.change_rows import row_of
from normalize.definitions.coming_and_going import Line, added, gone
from normalize.definitions.compare import Alikeness, Comparison, compare
from normalize.definitions.printed_years import (
    Printed,
    Years,
    facing,
    years_of,
)
from normalize.definitions.references import re_referenced, refs_of, refs_text
from normalize.indicators.reconciled import Reconciled
from normalize.indicators.rows import (
    Change,
    DecidedBy,
    DefinitionChangeRow,
    LinkRow,
    LinkStatus,
    Relation,
)
from normalize.indicators.sightings import Sighting
from normalize.row_keys import plain


@dataclass(frozen=True, slots=True)
class Pair:
    """The rows of one indicator that two years are compared by."""

    indicator_id: str
    before: Sighting
    after: Sighting


def definition_changes(
    council: str | None, sightings: Sequence[Sighting], reconciled: Reconciled
) -> tuple[DefinitionChangeRow, ...]:
    """All changes between plan years, in order of indicator and year."""
    years = years_of(sightings, reconciled)
    links = links_of(reconciled)
    rows: list[DefinitionChangeRow] = []
    for pair in pairs_in(years, reconciled):
        rows += between(council, pair, reconciled, links)
    for indicator, printed in years.by_indicator.items():
        if indicator not in links.parted:
            line = Line(council, indicator, printed, links.successors.get(indicator))
            rows += [*added(line, years), *gone(line, years)]
    rows += parted(council, sightings, reconciled)
    return tuple(sorted(rows, key=lambda r: (r.indicator_id, *years_and_id(r))))


def years_and_id(row: DefinitionChangeRow) -> tuple[str, str, str, str]:
    """Sort key of the changes of one indicator."""
    return row.from_year or "", row.to_year or "", row.change, row.change_id


def pairs_in(years: Years, reconciled: Reconciled) -> Iterator[Pair]:
    """For each indicator the rows by which each year and the next one that prints it compare.

    Several where plans and reports of both years print it in other words.
    """
    for indicator, printed in years.by_indicator.items():
        for early, late in pairwise(sorted(printed)):
            pairs = facing(printed[early], printed[late])
            found = [nearest(indicator, *documents, reconciled) for documents in pairs]
            yield from {
                changed_between(pair, reconciled): pair for pair in reversed(found)
            }.values()


def changed_between(pair: Pair, reconciled: Reconciled) -> tuple[str, ...]:
    """What a pair compares: plan with plan and report with report often compare the same."""
    rows = (pair.before, pair.after)
    return tuple(reconciled.of_kpi[row.kpi_id].definition_id for row in rows)


def nearest(indicator: str, early: Printed, late: Printed, reconciled: Reconciled) -> Pair:
    """Of rows that one document prints of an indicator, the two that are most alike."""

    def likeness(pair: Pair) -> tuple[bool, bool, float, int, int]:
        before, after = pair.before, pair.after
        ids = [reconciled.of_kpi[s.kpi_id].definition_id for s in (before, after)]
        same_ref = bool(refs_of(before) & refs_of(after))
        alikeness = compare(before.measure or "", after.measure or "").similarity
        return ids[0] == ids[1], same_ref, alikeness, -before.ordinal, -after.ordinal

    pairs = [
        Pair(indicator, before, after)
        for before in early.rows[indicator]
        for after in late.rows[indicator]
    ]
    return max(pairs, key=likeness) if len(pairs) > 1 else pairs[0]


def between(
    council: str | None, pair: Pair, reconciled: Reconciled, links: Links
) -> Iterator[DefinitionChangeRow]:
    """What changed of the words and of the refs between two rows of an indicator."""
    before, after = pair.before, pair.after
    ids = [reconciled.of_kpi[s.kpi_id].definition_id for s in (before, after)]
    link = links.accepted.get(frozenset(ids))
    if plain(before.measure) and plain(after.measure):
        found = compare(before.measure or "", after.measure or "", council)
        change, reason = judged(found, link)
        if change is not None:
            yield row_of(
                council,
                pair.indicator_id,
                before,
                after,
                change,
                reason,
                material=change is Change.REDEFINED,
                texts=(before.measure, after.measure),
                similarity=found.similarity,
            )
    if new_name := re_referenced(before, after):
        yield row_of(
            council,
            pair.indicator_id,
            before,
            after,
            Change.RE_REFERENCED,
            new_name,
            material=False,
            texts=(refs_text(before), refs_text(after)),
        )


def judged(found: Comparison, link: LinkRow | None) -> tuple[Change | None, str]:
    """The change of the words, and why; an accepted link says whether it is one definition."""
    person = link is not None and link.decided_by == DecidedBy.PERSON
    if link is not None and link.relation == Relation.REDEFINED:
        by_words = found.relation is Alikeness.REDEFINED and not person
        return Change.REDEFINED, found.reason if by_words else link.reason or found.reason
    if link is not None and found.relation is Alikeness.REDEFINED:
        return Change.REWORDED, f"One definition all the same: {link.reason or link.evidence}"
    changes = {Alikeness.REWORDED: Change.REWORDED, Alikeness.REDEFINED: Change.REDEFINED}
    return changes.get(found.relation), found.reason


def parted(
    council: str | None, sightings: Sequence[Sighting], reconciled: Reconciled
) -> Iterator[DefinitionChangeRow]:
    """Accepted links that say that a definition was split, or that several were merged."""
    rows = {row.kpi_id: row for row in sightings}
    for link in reconciled.links:
        change = PARTED.get(Relation(link.relation))
        if change is None or link.status != LinkStatus.ACCEPTED:
            continue
        before, after = rows.get(link.left_kpi_id or ""), rows.get(link.right_kpi_id or "")
        whole = before if change is Change.SPLIT else after
        if before is None or after is None or whole is None:
            continue
        yield row_of(
            council,
            reconciled.of_kpi[whole.kpi_id].indicator_id,
            before,
            after,
            change,
            link.reason or "",
            material=True,
            texts=(before.measure, after.measure),
            similarity=compare(before.measure or "", after.measure or "").similarity,
        )
