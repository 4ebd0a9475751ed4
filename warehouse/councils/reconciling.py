"""What the documents of one council say over the years, as typed rows."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from normalize.definitions.changes import definition_changes
from normalize.indicators import reconcile
from normalize.indicators.judgements import Decision
from normalize.indicators.reconciled import Reconciled
from normalize.indicators.rows import ArchiveFinding, DefinitionChangeRow
from normalize.indicators.sightings import Sighting
from normalize.milestones import follow_milestones
from normalize.milestones.sightings import FollowedMilestones, MilestoneSighting
from warehouse.councils.groups import Scope
from warehouse.councils.registry import Ids


@dataclass(frozen=True, slots=True)
class Followed:
    """What is followed in one council; `others` are findings that reconciling has no say in."""

    indicators: Reconciled = field(default_factory=Reconciled)
    changes: tuple[DefinitionChangeRow, ...] = ()
    milestones: FollowedMilestones = field(default_factory=FollowedMilestones)
    others: tuple[ArchiveFinding, ...] = ()

    @property
    def findings(self) -> tuple[ArchiveFinding, ...]:
        """All findings that need more than one document."""
        return (*self.indicators.findings, *self.milestones.findings, *self.others)

    def said(self) -> tuple[object, ...]:
        """All that a release tells of it; how its ids came about is no part of that."""
        rows = self.indicators
        ids = sorted((kpi, i.indicator_id, i.definition_id) for kpi, i in rows.of_kpi.items())
        paths = sorted(self.milestones.of_row.items())
        return rows.indicators, rows.definitions, rows.links, ids, self.changes, paths

    def names(self) -> set[str]:
        """The ids it was given, and what they were given for."""
        rows = self.indicators
        names = {row.definition_key for row in rows.definitions}
        names |= {row.indicator_id for row in rows.indicators}
        return names | set(self.milestones.of_row.values())


def followed_in(
    scope: Scope,
    kpis: Sequence[Sighting],
    milestones: Sequence[MilestoneSighting],
    decisions: Sequence[Decision],
    ids: Ids,
) -> Followed:
    """Reconcile one council; the ids that it mints are added to `ids`."""
    reconciled = reconcile(scope.council, scope.scope, kpis, decisions, ids.indicators)
    return Followed(
        reconciled,
        definition_changes(scope.council, kpis, reconciled),
        follow_milestones(scope.council, scope.scope, milestones, decisions, ids.milestones),
        without_council(scope) if scope.council is None and (kpis or milestones) else (),
    )


def without_council(scope: Scope) -> tuple[ArchiveFinding, ...]:
    """What to say of documents that cannot be followed: nothing tells whose they are."""
    return tuple(
        ArchiveFinding(
            severity="info",
            code="council_unknown",
            message="No council is named, so its indicators and milestones are followed in this "
            "document only. Name the council of its folder in archive.csv.",
            document_id=document_id,
        )
        for document_id in scope.document_ids
    )
