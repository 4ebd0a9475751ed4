"""Rows of the table of links, and the findings on what was cut or reused."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.findings import Severity
from normalize.indicators.clusters import Clusters, Cut
from normalize.indicators.evidence import Evidence, RefTie
from normalize.indicators.findings import finding_on
from normalize.indicators.matching import Key, Ruled
from normalize.indicators.reasons import evidence_names, judged, named, reason_of
from normalize.indicators.relations import relation_of
from normalize.indicators.rows import ArchiveFinding, DecidedBy, LinkRow, LinkStatus, Relation
from normalize.indicators.verdicts import Verdicts
from normalize.indicators.versions import Version
from normalize.row_keys import short_hash

APART = (Relation.SUCCESSOR, Relation.DIFFERENT, Relation.SPLIT, Relation.MERGE)


@dataclass(frozen=True, slots=True)
class Linked:
    """The rows and findings of one council's links."""

    rows: tuple[LinkRow, ...]
    findings: tuple[ArchiveFinding, ...]


def linked(pairs: Sequence[Ruled], clusters: Clusters, council: str | None) -> Linked:
    """All links worth telling: what holds, what a person may decide, what was cut or reused."""
    verdicts = clusters.verdicts
    of_pair = {p.keys: p for p in pairs}
    rows = {row.link_id: row for row in judgement_rows(verdicts, of_pair)}
    cut = {c.pair.keys for c in clusters.cuts}
    for pair in pairs:
        if pair.unites and pair.keys not in cut:
            row = uniting_row(pair, council)
            rows.setdefault(row.link_id, row)
    for item in clusters.cuts:
        row = withdrawn_row(item)
        rows.setdefault(row.link_id, row)
    told = told_pairs(pairs, clusters, cut)
    for pair in told:
        row = apart_row(pair)
        rows.setdefault(row.link_id, row)
    ordered = sorted(rows.values(), key=lambda r: (r.left_definition_id, r.right_definition_id))
    reused = (reused_finding(p) for p in told if is_reused(p))
    cuts = (cut_finding(c) for c in clusters.cuts)
    return Linked(tuple(ordered), (*reused, *cuts))


def link_id(left: Version, right: Version) -> str:
    """Key of a link: the same whichever is earlier."""
    return f"lnk-{short_hash(*sorted((left.definition_id, right.definition_id)))}"


def row_of(e: Evidence, relation: Relation, status: LinkStatus, by: DecidedBy) -> LinkRow:
    """The row of a pair; the rows that gave the evidence are those whose values agree, else the
    last of the earlier and the first of the later definition.
    """
    left, right = evidence_rows(e)
    return LinkRow(
        link_id=link_id(e.left, e.right),
        left_definition_id=e.left.definition_id,
        right_definition_id=e.right.definition_id,
        left_kpi_id=left,
        right_kpi_id=right,
        relation=relation,
        status=status,
        decided_by=by,
        score=e.score,
        evidence=evidence_names(e),
    )


def evidence_rows(e: Evidence) -> tuple[str, str]:
    """The two rows of `kpis` that gave the evidence."""
    best = max(e.values.agreeing, key=lambda p: p.weight, default=None)
    if best is not None:
        return best.left.kpi_id, best.right.kpi_id
    if e.values.disagreeing:
        return e.values.disagreeing[0].left.kpi_id, e.values.disagreeing[0].right.kpi_id
    if e.together:
        return same_document(e)
    return e.left.last.kpi_id, e.right.first.kpi_id


def same_document(e: Evidence) -> tuple[str, str]:
    """Two rows of the first document that prints both."""
    document = min(e.left.documents & e.right.documents)

    def row(version: Version) -> str:
        return next(s.kpi_id for s in version.sightings if s.source.document_id == document)

    return row(e.left), row(e.right)


def uniting_row(pair: Ruled, council: str | None) -> LinkRow:
    """A link that a rule accepted."""
    told = relation_of(pair.evidence, council)
    row = row_of(pair.evidence, told.relation, LinkStatus.ACCEPTED, DecidedBy.RULE)
    return replace(row, reason=" ".join(part for part in (reason_of(pair), told.why) if part))


def withdrawn_row(cut: Cut) -> LinkRow:
    """A link that a rule accepted and something stronger undid."""
    row = row_of(cut.pair.evidence, Relation.SAME, LinkStatus.WITHDRAWN, DecidedBy.RULE)
    return replace(row, reason=f"{cut_said(cut)} {reason_of(cut.pair)}")


def cut_said(cut: Cut) -> str:
    """Why a link was withdrawn."""
    return (
        f"Withdrawn as the weakest link between {named(cut.left)} and {named(cut.right)}: "
        f"{cut.why}."
    )


def apart_row(pair: Ruled) -> LinkRow:
    """A suggestion, or two that are told apart."""
    printed = pair.status == LinkStatus.ACCEPTED and pair.relation == Relation.SUCCESSOR
    by = DecidedBy.PRINTED if printed else DecidedBy.RULE
    row = row_of(pair.evidence, pair.relation or Relation.SAME, pair.status, by)
    return replace(row, reason=reason_of(pair))


def judgement_rows(verdicts: Verdicts, of_pair: Mapping[Key, Ruled]) -> Iterable[LinkRow]:
    """A row for each judgement, with the evidence that rules found, if any."""
    for joined in verdicts.joined + verdicts.parted:
        keys = (joined.left.key, joined.right.key)
        found = of_pair.get(keys) or of_pair.get((keys[1], keys[0]))
        names = evidence_names(found.evidence) if found is not None else ""
        left, right = (
            evidence_rows(found.evidence)
            if found is not None
            else (joined.left.last.kpi_id, joined.right.first.kpi_id)
        )
        yield LinkRow(
            link_id=link_id(joined.left, joined.right),
            left_definition_id=joined.left.definition_id,
            right_definition_id=joined.right.definition_id,
            left_kpi_id=left,
            right_kpi_id=right,
            relation=joined.decision.verdict,
            status=LinkStatus.ACCEPTED,
            decided_by=DecidedBy.PERSON,
            score=found.evidence.score if found is not None else None,
            evidence="; ".join(n for n in ("decision", names) if n),
            reason=judged(joined),
        )


def told_pairs(pairs: Sequence[Ruled], clusters: Clusters, cut: set[Key]) -> list[Ruled]:
    """Suggestions and differences between indicators, the strongest of each two indicators.

    What one document prints side by side needs no suggestion; a successor is suggested where no
    other is stronger on either side.
    """
    best: dict[tuple[str, str, bool], Ruled] = {}
    alike: dict[tuple[str, str, bool], list[Ruled]] = {}
    for pair in pairs:
        left, right = (clusters.home[key] for key in pair.keys)
        if pair.unites or left == right or pair.keys in cut:
            continue
        if clusters.verdicts.part(pair.evidence.left, pair.evidence.right):
            continue
        reported = pair.evidence.together or is_reused(pair)
        if not reported and printed_together(clusters, *pair.keys):
            continue
        first, second = sorted((left, right))
        place = (first, second, pair.relation == Relation.DIFFERENT)
        best.setdefault(place, pair)
        alike.setdefault(place, []).append(pair)
    likely = {pair.keys for pair in only_likely(list(best.values()), clusters)}
    kept = (place for place, pair in best.items() if pair.keys in likely)
    return [p for place in kept for p in (alike[place] if not place[2] else [best[place]])]


def last_reuse(pairs: Sequence[Ruled], clusters: Clusters) -> set[Key]:
    """Of a ref that went from one measure to the next, each with the one just before it.

    Some councils number the rows of each table, so one ref names dozens of measures.
    """
    latest: dict[tuple[str, str], Ruled] = {}
    for pair in pairs:
        if is_reused(pair):
            place = (pair.evidence.shared[0], clusters.home[pair.evidence.right.key])
            known = latest.get(place)
            if known is None or known.evidence.left.ends < pair.evidence.left.ends:
                latest[place] = pair
    return {pair.keys for pair in latest.values()}


def printed_together(clusters: Clusters, left: str, right: str) -> bool:
    """Whether one document prints the two indicators as two."""
    mine = frozenset[str]().union(*(v.documents for v in clusters.of(left)))
    return any(v.documents & mine for v in clusters.of(right))


def only_likely(pairs: Sequence[Ruled], clusters: Clusters) -> list[Ruled]:
    """Without successors that are not the strongest of either side, and reuses but the last."""
    taken: set[tuple[str, int]] = set()
    reuses = last_reuse(pairs, clusters)
    kept = []
    for pair in pairs:
        if is_reused(pair) and pair.keys not in reuses:
            continue
        if pair.relation != Relation.SUCCESSOR or pair.status != LinkStatus.SUGGESTED:
            kept.append(pair)
            continue
        if pair.evidence.replaced:
            kept.append(pair)
            continue
        sides = {(clusters.home[key], at) for at, key in enumerate(pair.keys)}
        if not sides <= taken:
            kept.append(pair)
            taken |= sides
    return kept


def is_reused(pair: Ruled) -> bool:
    """Whether one ref names two measures."""
    own = pair.evidence.tie in (RefTie.OWN, RefTie.NATIONAL)
    return pair.relation == Relation.DIFFERENT and own


def reused_finding(pair: Ruled) -> ArchiveFinding:
    """A ref that was given to another measure."""
    e = pair.evidence
    year = e.left.last.source.plan_year or "an earlier document"
    return finding_on(
        e.right.first,
        Severity.WARNING,
        "ref_reused",
        f"{', '.join(e.shared)} names another measure here than in {year}; the two are not linked.",
        e.left.measure,
        e.right.measure,
    )


def cut_finding(cut: Cut) -> ArchiveFinding:
    """A link that was withdrawn."""
    e = cut.pair.evidence
    return finding_on(
        e.right.first,
        Severity.WARNING if cut.judged else Severity.INFO,
        "link_withdrawn",
        cut_said(cut),
        e.left.measure,
        e.right.measure,
    )
