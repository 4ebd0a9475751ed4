"""Rows of changed groups of councils, in a folder for those queried together.

With helpers each stages a part of the shards; so the files of a table lie in folders of parts.
"""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from warehouse.corrections import Corrections
from warehouse.councils.groups import Group, by_number
from warehouse.councils.sightings import PART, STAGED
from warehouse.crew import Crew
from warehouse.shards import PREFIX, Shelves, Wanted, shards_of
from warehouse.tablefiles import TableFiles

PREFIXES = 256
"""Two hex digits."""


@dataclass(frozen=True, slots=True)
class StagingJob:
    """A part of the documents to stage, and the folder of each that is followed anew."""

    part: str
    wanted: Sequence[Wanted]
    shelves: Shelves
    corrections: Corrections
    folders: Mapping[str, Path]


@dataclass(frozen=True, slots=True)
class Staging:
    """Where rows are staged, and what they are made of."""

    folder: Path
    wanted: Sequence[Wanted]
    shelves: Shelves
    corrections: Corrections

    @contextmanager
    def of(self, bundles: Sequence[Sequence[Group]], crew: Crew) -> Iterator[Sequence[Path]]:
        """A folder for each bundle of groups, filled; they are gone afterwards."""
        folders = [self.folder / f"{bundle[0].number:02d}" for bundle in bundles]
        try:
            self._fill(
                {
                    document_id: folder
                    for bundle, folder in zip(bundles, folders, strict=True)
                    for group in bundle
                    for document_id in group.document_ids
                },
                crew,
            )
            yield folders
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)

    def _fill(self, folders: Mapping[str, Path], crew: Crew) -> None:
        parts = crew.helpers if crew.is_worth(len(folders)) else 1
        jobs = [
            StagingJob(
                f"{PART}{number}",
                [w for w in self.wanted if part_of(w.document_id, parts) == number],
                self.shelves,
                self.corrections,
                folders,
            )
            for number in range(parts if folders else 0)
        ]
        if parts == 1:
            for job in jobs:
                stage(job)
            return
        for job, begun in [(job, crew.begin(stage, job)) for job in jobs]:
            if begun.result() is None:
                stage(job)


def part_of(document_id: str, parts: int) -> int:
    """The part that a document belongs to: the first shards are the first part."""
    return int(document_id[PREFIX], 16) * parts // PREFIXES


def stage(job: StagingJob) -> bool:
    """Write the rows of one part, those of each folder into a folder of the part below it."""
    with ExitStack() as stack:
        files: dict[Path, TableFiles] = {}
        for folder in dict.fromkeys(job.folders.values()):
            inner = folder / job.part
            shutil.rmtree(inner, ignore_errors=True)  # of a process that died
            inner.mkdir(parents=True)
            files[folder] = stack.enter_context(TableFiles(inner, STAGED, lasting=False))
        places = {folder: number for number, folder in enumerate(files)}
        numbers = {d: places[folder] for d, folder in job.folders.items()}
        tables = list(files.values())
        for shard in shards_of(job.wanted, job.shelves):
            if not numbers.keys() & shard.head.digests.keys():
                continue
            staged = {name: shard.batches_of(name) for name in STAGED}
            for name, batches in job.corrections.put_into(staged).items():
                for number, part in (p for b in batches for p in by_number(b, numbers)):
                    tables[number].write({name: part})
        for written in tables:
            written.finish("staged")
    return True
