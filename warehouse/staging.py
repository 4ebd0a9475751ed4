"""Rows of changed groups of councils, each group in a folder of its own, for queries to read."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from warehouse.corrections import Corrections
from warehouse.councils.groups import Group, number_by_document
from warehouse.councils.sightings import STAGED
from warehouse.shards import Shelves, Wanted, shards_of
from warehouse.tablefiles import TableFiles


@dataclass(frozen=True, slots=True)
class Staging:
    """Where rows are staged, and what they are made of."""

    folder: Path
    wanted: Sequence[Wanted]
    shelves: Shelves
    corrections: Corrections

    @contextmanager
    def of(self, groups: Sequence[Group]) -> Iterator[Mapping[int, Path]]:
        """The folders of these groups, filled; they are gone afterwards."""
        folders = {g.number: self.folder / f"{g.number:02d}" for g in groups}
        try:
            if groups:
                self._fill(folders, number_by_document(groups))
            yield folders
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)

    def _fill(self, folders: Mapping[int, Path], numbers: Mapping[str, int]) -> None:
        with ExitStack() as stack:
            files: dict[int, TableFiles] = {}
            for number, folder in folders.items():
                folder.mkdir(parents=True)
                tables = TableFiles(folder, STAGED, lasting=False)
                files[number] = stack.enter_context(tables)
            for shard in shards_of(self.wanted, self.shelves):
                if not numbers.keys() & shard.head.digests.keys():
                    continue
                staged = {name: shard.batches_of(name) for name in STAGED}
                for name, batches in self.corrections.put_into(staged).items():
                    for number, part in (p for b in batches for p in by_group(b, numbers)):
                        files[number].write({name: part})
            for tables in files.values():
                tables.finish("staged")


def by_group(
    batch: pa.RecordBatch, numbers: Mapping[str, int]
) -> Iterator[tuple[int, pa.RecordBatch]]:
    """The rows of each group; those of documents without a group are left out."""
    documents = batch["document_id"].to_pylist()
    found = pa.array([numbers.get(d) for d in documents], pa.int32())
    for number in sorted(pc.unique(found.drop_null()).to_pylist()):
        yield number, batch.filter(pc.equal(found, number))
