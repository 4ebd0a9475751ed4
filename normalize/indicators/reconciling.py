"""The indicators of one council: sightings, judgements and the id registry to links and ids."""

from collections.abc import Sequence
from dataclasses import replace

from normalize.indicators.candidates import candidates
from normalize.indicators.clusters import Clusters, clustered, neighbours
from normalize.indicators.described import definition_row, indicator_row, rows_by_indicator
from normalize.indicators.evidence import Evidence, evidence_of, printed_pairs
from normalize.indicators.identity import identified, slug_of
from normalize.indicators.judgements import Decision
from normalize.indicators.likeness import titles
from normalize.indicators.link_rows import linked
from normalize.indicators.matching import Ruled, one_to_one, ruled
from normalize.indicators.printed_values import value_book
from normalize.indicators.reconciled import KpiIds, Reconciled
from normalize.indicators.registry import Registry
from normalize.indicators.sightings import Sighting
from normalize.indicators.verdicts import Verdicts, refused, verdicts_of
from normalize.indicators.versions import Version, by_document, versions_of


def reconcile(
    council: str | None,
    scope: str,
    sightings: Sequence[Sighting],
    decisions: Sequence[Decision] = (),
    registry: Registry | None = None,
) -> Reconciled:
    """Link the definitions of one council and give its indicators their ids.

    `scope` is a stable name of the council, or the id of a document that names none;
    `registry` grows by the ids that are new. The order of `sightings` does not matter.
    """
    versions = versions_of(scope, sightings)
    verdicts = verdicts_of(decisions, versions)
    pairs, clusters = joined(versions, all_evidence(versions, council), verdicts)
    found = linked(pairs, clusters, council)
    known = Registry() if registry is None else registry
    before = len(known)
    ids = identified(clusters.members.values(), known, slug_of(scope))
    refusals = (refused(j) for j in clusters.refused)
    return Reconciled(
        indicators=tuple(
            indicator_row(i, members, council)
            for i, members in sorted(rows_by_indicator(ids, versions).items())
        ),
        definitions=tuple(
            sorted(
                (definition_row(v, ids[v.key], council) for v in versions),
                key=lambda d: d.definition_id,
            )
        ),
        links=found.rows,
        minted=known.since(before),
        findings=(*found.findings, *verdicts.findings, *refusals),
        of_kpi={
            s.kpi_id: KpiIds(ids[v.key], v.definition_id) for v in versions for s in v.sightings
        },
    )


def all_evidence(versions: Sequence[Version], council: str | None) -> list[Evidence]:
    """The evidence on every pair that has something in common."""
    alike = titles([v.wording.core for v in versions])
    book = value_book(versions)
    pairs = printed_pairs(versions)
    near = candidates(versions, alike, council)
    found = (evidence_of(a, b, alike, book, pairs, council) for a, b in near)
    return [e for e in found if e is not None]


def joined(
    versions: Sequence[Version], evidences: Sequence[Evidence], verdicts: Verdicts
) -> tuple[list[Ruled], Clusters]:
    """Apply the rules, look at the neighbours of what they joined, and apply them again."""
    first = ruled(evidences)
    clusters = clustered(versions, one_to_one(first), verdicts)
    beside = neighbours(clusters, by_document(versions))
    moved = [replace(e, in_order=True) for e in evidences if stands_beside(e, beside)]
    keys = {(e.left.key, e.right.key) for e in moved}
    again = [r for r in first if r.keys not in keys] + ruled(moved)
    pairs = one_to_one(sorted(again, key=lambda r: r.strength))
    return pairs, clustered(versions, pairs, verdicts)


def stands_beside(
    evidence: Evidence, beside: dict[str, tuple[frozenset[str], frozenset[str]]]
) -> bool:
    """Whether the same indicator is printed just before, or just after, both."""
    left, right = beside[evidence.left.key], beside[evidence.right.key]
    return bool(left[0] & right[0]) or bool(left[1] & right[1])
