"""Groups of councils followed ahead of their turn, in other processes.

Councils share nothing but the registries of ids. So groups are followed with the registries as they
stood, and what a group gave is taken where none before it touched the ids that it leans on; else
it is followed once more in its turn. The release is the same as if all were followed one by one.
"""

import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import msgspec

from normalize.indicators.judgements import Decision, Registered
from normalize.indicators.registry import Registry
from warehouse.councils.following import WITH_IDS, Noted, Piece, follow_together
from warehouse.councils.registry import Ids
from warehouse.councils.results import Result, read_result, still_kept
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
    """Groups to follow together, their staged rows, and what they are followed with."""

    pieces: tuple[Piece, ...]
    folder: Path
    standing: Path


def follow_ahead(
    crew: Crew, jobs: Iterable[Job], decisions: Sequence[Decision], ids: Ids, standing: Path
) -> dict[Path, Ahead[dict[int, Noted]]]:
    """Begin with these groups; by the folder of a job what will come of it."""
    stood = Standing(tuple(decisions), ids.indicators.since(0), ids.milestones.since(0))
    write_whole(standing, msgspec.msgpack.encode(stood))
    return {job.folder: crew.begin(followed, job) for job in jobs}


def followed(job: Job) -> dict[int, Noted]:
    """Follow the groups of one job and keep their results (in a process of the crew)."""
    decisions, ids = standing_in(job.standing)
    return follow_together(job.pieces, job.folder, decisions, ids, threads=1)


@lru_cache(maxsize=1)
def standing_in(path: Path) -> tuple[Sequence[Decision], Ids]:
    """Decisions and registries, read once a process; there they grow group by group."""
    stood = msgspec.msgpack.decode(path.read_bytes(), type=Standing)
    return stood.decisions, Ids(Registry(stood.indicators), Registry(stood.milestones))


@dataclass(frozen=True, slots=True)
class Turns:
    """Groups in their turn; `here` are the jobs that were done in this process."""

    decisions: Sequence[Decision]
    ids: Ids
    ahead: Mapping[Path, Ahead[dict[int, Noted]]] = field(default_factory=dict)
    here: set[Path] = field(default_factory=set)

    def result(self, job: Job, piece: Piece) -> Result:
        """What was followed in a group; `ids` has grown by what was given there."""
        if job.folder not in self.here:
            result = self._taken(job, piece)
            if result is not None:
                return result
            shutil.rmtree(job.folder / WITH_IDS, ignore_errors=True)
            follow_together(job.pieces, job.folder, self.decisions, self.ids)
            self.here.add(job.folder)
        return still_kept(piece.result, piece.key)

    def _taken(self, job: Job, piece: Piece) -> Result | None:
        """The result that another process gave; None where the job has to be done here."""
        begun = self.ahead.get(job.folder)
        found = None if begun is None else begun.result()
        result = None if found is None else read_result(piece.result, piece.key)
        if found is None or result is None:
            return None
        noted = found[piece.group.number]
        if noted.leaned_on != self.ids.about(result.names):
            return None
        self.ids.add(noted.given)
        return result
