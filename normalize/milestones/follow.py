"""One milestone over the quarters of its year, and from the plan to the reports."""

from collections.abc import Sequence

from normalize.indicators.findings import finding_on
from normalize.indicators.judgements import Decision
from normalize.indicators.registry import Registry
from normalize.indicators.rows import ArchiveFinding
from normalize.milestones.groups import Groups, judged
from normalize.milestones.ids import give_ids
from normalize.milestones.links import Candidates, candidates
from normalize.milestones.sightings import FollowedMilestones, MilestoneSighting
from normalize.milestones.versions import Version, versions_of


def follow_milestones(
    council: str | None,
    scope: str,
    sightings: Sequence[MilestoneSighting],
    decisions: Sequence[Decision],
    registry: Registry,
) -> FollowedMilestones:
    """Give every row of one council the id of its milestone; rows without a text get none.

    `registry` grows by the ids that are new.

    A milestone belongs to one plan year. It goes on in the next only where the later report
    prints its text, ref and due date unchanged, and that date is past.
    """
    versions = versions_of(scope, sightings)
    judgements = judged(versions, decisions)
    found = candidates(versions)
    groups = Groups(versions, judgements.different)
    for tie in (*judgements.same, *found.ties):
        groups.join(tie)
    members = [[versions[place] for place in group] for group in groups.all()]
    before = len(registry)
    ids = give_ids(members, registry)
    return FollowedMilestones(
        of_row={
            row.milestone_row_id: milestone_id
            for milestone_id, group in zip(ids, members, strict=True)
            for version in group
            for row in version.rows
        },
        minted=registry.since(before),
        findings=(
            *judgements.findings,
            *groups.findings,
            *_doubtful(versions, groups, found, council),
        ),
    )


def _doubtful(
    versions: Sequence[Version], groups: Groups, found: Candidates, council: str | None
) -> list[ArchiveFinding]:
    """Milestones that look like one and that only a person can join."""
    told: list[ArchiveFinding] = []
    for tie in found.doubtful:
        left, right = groups.group_of[tie.left], groups.group_of[tie.right]
        if left is right or groups.parted(left, right) or groups.side_by_side(left, right):
            continue
        earlier, later = versions[tie.left].first, versions[tie.right].first
        message = (
            f"reads like a milestone of another report{f' of {council}' if council else ''}; "
            "not joined, since the words or the due date differ too much"
        )
        told.append(
            finding_on(later, "info", "milestone_alike", message, earlier.row_key, later.row_key)
        )
    return told
