"""Parquet files of a release: the same rows give the same bytes."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from types import TracebackType

import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.schemas import TABLES

ROW_GROUP_ROWS = 16_384
"""Rows of a row group, always filled: so the bytes do not depend on how rows came in batches.

That many sections hold about 16 MB of text; all that waits to be written stays below 100 MB.
"""

STAGED_GROUP_ROWS = 1_024
"""Rows of a row group of files that are thrown away: many are open at once, so each holds few."""

MOST_BATCHES = 128
"""Batches that wait before they are joined; a batch of a few rows is mostly overhead."""

MOST_PACKING = 4
"""Row groups that wait to be packed: a second thread keeps up on most machines."""

COMPRESSION_LEVEL = 1
"""Of zstd: faster than 3 and, on these columns with their dictionaries, no larger."""

RELEASE_KEY = "quarterlight.release"
"""Key of the release id in the metadata of each file."""


class TableFiles:
    """Files of tables in one folder, written batch by batch in the order given.

    `finish` signs them with the release's id; left by an exception, the files are abandoned.
    What is not `lasting` is read once and thrown away, so it is packed fast instead of small.
    """

    def __init__(
        self, folder: Path, names: Iterable[str] = tuple(TABLES), *, lasting: bool = True
    ) -> None:
        self.group_rows = ROW_GROUP_ROWS if lasting else STAGED_GROUP_ROWS
        self.folder = folder
        self.row_counts = dict.fromkeys(names, 0)
        self._waiting: dict[str, list[pa.RecordBatch]] = {name: [] for name in self.row_counts}
        self._waiting_rows = dict.fromkeys(self.row_counts, 0)
        self._packer = ThreadPoolExecutor(max_workers=1) if lasting else None
        self._packing: deque[Future[None]] = deque()
        self._writers = {
            name: open_writer(folder, name, lasting=lasting) for name in self.row_counts
        }

    def __enter__(self) -> "TableFiles":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._packer is not None:
            self._packer.shutdown(cancel_futures=True)
        for writer in self._writers.values():
            writer.close()

    def write(self, batches: Mapping[str, pa.RecordBatch]) -> None:
        """Append the batches to their tables."""
        for name, batch in batches.items():
            if not batch.num_rows:
                continue
            self._waiting[name].append(batch)
            self._waiting_rows[name] += batch.num_rows
            self.row_counts[name] += batch.num_rows
            if self._waiting_rows[name] >= self.group_rows:
                self._flush(name, whole_groups_only=True)
            elif len(self._waiting[name]) >= MOST_BATCHES:
                self._waiting[name] = self._joined(name).to_batches()

    def finish(self, release_id: str, names: Iterable[str] | None = None) -> None:
        """Write what is left of these tables (None: of all) and sign each with the release's id.

        A table that is finished can be read, and takes no more rows.
        """
        finished = list(self._writers if names is None else names)
        for name in finished:
            self._flush(name, whole_groups_only=False)
        while self._packing:
            self._packing.popleft().result()
        for name in finished:
            writer = self._writers.pop(name)
            writer.add_key_value_metadata({RELEASE_KEY: release_id})
            writer.close()

    def _joined(self, name: str) -> pa.Table:
        """All rows of a table that wait, in one piece."""
        return pa.Table.from_batches(self._waiting[name], schema=TABLES[name]).combine_chunks()

    def _flush(self, name: str, *, whole_groups_only: bool) -> None:
        rows = self._joined(name)
        count = rows.num_rows
        if whole_groups_only:
            count -= count % self.group_rows
        if count:
            self._pack(name, rows.slice(0, count))
        rest = rows.slice(count)
        self._waiting[name] = rest.to_batches()
        self._waiting_rows[name] = rest.num_rows

    def _pack(self, name: str, rows: pa.Table) -> None:
        """Hand rows to the thread that packs them, in order; wait where it falls behind."""
        write = partial(self._writers[name].write_table, rows, row_group_size=self.group_rows)
        if self._packer is None:
            write()
            return
        self._packing.append(self._packer.submit(write))
        while len(self._packing) > MOST_PACKING:
            self._packing.popleft().result()


def open_writer(folder: Path, name: str, *, lasting: bool) -> pq.ParquetWriter:
    """A Parquet writer for one table, with every setting that decides bytes written down."""
    return pq.ParquetWriter(
        table_path(folder, name),
        TABLES[name],
        compression="zstd" if lasting else "lz4",
        compression_level=COMPRESSION_LEVEL if lasting else None,
        version="2.6",
        data_page_version="1.0",
        use_dictionary=True,
        write_statistics=True,
        store_schema=True,
    )


def table_path(folder: Path, name: str) -> Path:
    """Where the file of a table lies in a folder of tables."""
    return folder / f"{name}.parquet"


def release_of(path: Path) -> str | None:
    """Id of the release that a table's file belongs to; None where it says none."""
    signed: dict[bytes, bytes] = pq.read_metadata(path).metadata or {}
    release_id = signed.get(RELEASE_KEY.encode())
    return release_id.decode() if release_id is not None else None


def read_columns(path: Path, columns: Sequence[str] | None = None) -> pa.Table:
    """Columns of a table's file (None: all of them).

    As `pq.read_table` does, which loads pandas on the way: a third of a second.
    """
    with pq.ParquetFile(path) as file:
        return file.read(columns=columns)
