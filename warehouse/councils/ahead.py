"""Groups of councils followed ahead of their turn, in other processes.

Councils share nothing but the registries of ids. So a group is followed with the registries as they
stood, and what it gave is taken where no group before it touched the ids that it leans on; else it
is followed once more in its turn. The release is the same as if all were followed one by one.
"""

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec

from normalize.indicators.judgements import Decision, Registered
from normalize.indicators.registry import Registry
from warehouse.councils.following import WITH_IDS, follow_group
from warehouse.councils.groups import Group
from warehouse.councils.registry import Given, Ids
from warehouse.councils.results import Result, keep, read_result
from warehouse.crew import Ahead, Crew
from warehouse.whole import write_whole

STANDING = "standing.bin"
"""File in the staging folder: decisions and registries as they stood."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What every group is followed with."""

    decisions: tuple[Decision, ...]
    indicators: tuple[Registered, ...]
    milestones: tuple[Registered, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """A group to follow: its staged rows, what it is followed with, where its result belongs."""

    group: Group
    key: str
    folder: Path
    standing: Path
    result: Path


@dataclass(frozen=True, slots=True)
class Followed:
    """The ids that a group was given, and the hash of what stood in the registries about them."""

    given: Given
    leaned_on: str


def follow_ahead(
    crew: Crew, jobs: Iterable[Job], decisions: Sequence[Decision], ids: Ids, standing: Path
) -> dict[int, Ahead[Followed]]:
    """Begin with these groups; by the number of the group what will come of it."""
    stood = Standing(tuple(decisions), ids.indicators.since(0), ids.milestones.since(0))
    write_whole(standing, msgspec.msgpack.encode(stood))
    return {job.group.number: crew.begin(followed, job) for job in jobs}


def followed(job: Job) -> Followed:
    """Follow one group and keep its result (in a process of the crew)."""
    decisions, ids = standing_in(job.standing)
    before = ids.lengths()
    result = follow_group(job.group, job.key, job.folder, decisions, ids)
    keep(job.result, result)
    return Followed(ids.since(before), ids.about(result.names, before))


@lru_cache(maxsize=1)
def standing_in(path: Path) -> tuple[Sequence[Decision], Ids]:
    """Decisions and registries, read once a process; there they grow group by group."""
    stood = msgspec.msgpack.decode(path.read_bytes(), type=Standing)
    return stood.decisions, Ids(Registry(stood.indicators), Registry(stood.milestones))


def taken(job: Job, ahead: Ahead[Followed], ids: Ids) -> Result | None:
    """The result of a group in its turn; None where it has to be followed again."""
    found = ahead.result()
    result = read_result(job.result, job.key) if found is not None else None
    if found is not None and result is not None and found.leaned_on == ids.about(result.names):
        ids.add(found.given)
        return result
    shutil.rmtree(job.folder / WITH_IDS, ignore_errors=True)
    return None
