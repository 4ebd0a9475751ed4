"""`verify`: whether a warehouse is what was written: hashes, schemas, keys, and stored records."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.changes import changes_folder
from warehouse.datapackage import FILE_NAME, columns_of, described
from warehouse.far.copy import FarCopy
from warehouse.folder import Warehouse, WarehouseError
from warehouse.key_checks import broken_keys
from warehouse.ledger import read_ledger
from warehouse.lock import only_writer
from warehouse.release import BESIDE, Release, current_id, release_at
from warehouse.release_log import LogLine, pairs, read_log
from warehouse.schemas import TABLES
from warehouse.store_checks import damaged_records
from warehouse.tablefiles import release_of, table_path
from warehouse.tags import read_tags
from warehouse.whole import sha256_of

REMAKE = "Delete that folder and run 'quarterlight release' to make it again."
RECOPY = "Delete that file and run 'quarterlight ingest'; it is copied again."
FORGET = "Nothing can make it again; readers fall back on the other releases."


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is not as it was written: where, what, and what to do."""

    place: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What was looked at, and what is wrong with it."""

    releases: int
    files: int
    records: int
    problems: tuple[Problem, ...]


def verify(warehouse: Warehouse, *, deep: bool = False) -> Checked:
    """Check every release that is kept, `latest`, the log and the ledger; `deep`: all records too.

    Raises WarehouseError where another run is writing.
    """
    with only_writer(warehouse, only_looks=True) as held, whole_copy(held) as warehouse:
        return checked(warehouse, deep=deep)


@contextmanager
def whole_copy(warehouse: Warehouse) -> Iterator[Warehouse]:
    """The warehouse; of one at an address a new copy of all but its records."""
    if warehouse.far is None:
        yield warehouse
        return
    with tempfile.TemporaryDirectory(prefix="quarterlight-") as folder:
        far = FarCopy(warehouse.far.address, Path(folder))
        far.bring_whole()
        yield Warehouse(far.root, far)


def checked(warehouse: Warehouse, *, deep: bool) -> Checked:
    """What is wrong with a warehouse that nobody writes meanwhile."""
    lines = read_log(warehouse)
    last = {line.id: line for line in lines}
    releases = [r for r in map(release_of_folder, folders_of(warehouse)) if r is not None]
    problems = [*current_problems(warehouse, last), *ledger_problems(warehouse)]
    for release in releases:
        problems += release_problems(release, last.get(release.release_id))
    problems += latest_problems(warehouse)
    problems += changes_problems(warehouse, lines)
    records, damaged = damaged_records(warehouse) if deep else (0, [])
    problems += [
        Problem(name, message, "Delete it; the next run makes it again.")
        for name, message in damaged
    ]
    files = (len(TABLES) + len(BESIDE)) * (len(releases) + 1)
    return Checked(len(releases), files, records, tuple(problems))


def folders_of(warehouse: Warehouse) -> list[Path]:
    """Folders of releases, by name."""
    return sorted(warehouse.releases.glob("r-*"))


def release_of_folder(folder: Path) -> Release | None:
    """The release in a folder; None for what is no folder."""
    return Release(folder.name, folder) if folder.is_dir() else None


def current_problems(warehouse: Warehouse, last: dict[str, LogLine]) -> Iterator[Problem]:
    """Whether the current release and the tagged ones are there and known to the log."""
    current = current_id(warehouse)
    if current is None:
        yield Problem(
            "CURRENT", "it is missing: there is no current release", "Run 'quarterlight ingest'."
        )
    elif not release_at(warehouse, current).folder.is_dir():
        yield Problem(
            "CURRENT", f"it names {current}, which is not there", "Run 'quarterlight ingest'."
        )
    for tag, release_id in read_tags(warehouse).items():
        if not release_at(warehouse, release_id).folder.is_dir():
            message = f"{tag} names {release_id}, which is not there"
            yield Problem("tags.csv", message, f"Run 'quarterlight release --untag {tag}'.")
    if current is not None and current not in last:
        message = f"it does not know the current release {current}"
        yield Problem("releases.csv", message, "Restore it from a backup.")


def ledger_problems(warehouse: Warehouse) -> Iterator[Problem]:
    """Whether the ledger can be read."""
    try:
        read_ledger(warehouse.ledger, warehouse.called(warehouse.ledger))
    except WarehouseError as error:
        yield Problem("ledger.jsonl", "it is damaged", str(error))


def release_problems(release: Release, line: LogLine | None) -> Iterator[Problem]:
    """What is wrong with one release.

    Keys are looked at where all files can be read and have the columns that we know.
    """
    place = f"releases/{release.release_id}"
    if line is None:
        yield Problem(place, "releases.csv does not know it", REMAKE)
        return
    hashes = pairs(line.sha256)
    yield from file_problems(release, place, hashes)
    yield from unexpected(release, place, hashes)
    yield from package_problems(release, place)
    if all(is_known(release.table(name), name) for name in TABLES):
        for table, message in broken_keys(release):
            yield Problem(f"{place}/{table}.parquet", message, REMAKE)


def file_problems(release: Release, place: str, hashes: dict[str, str]) -> Iterator[Problem]:
    """Files that are missing, have other bytes than were published, or another release's id."""
    for name, sha256 in hashes.items():
        path = release.folder / name if name in BESIDE else release.table(name)
        where = f"{place}/{path.name}"
        if not path.is_file():
            yield Problem(where, "it is missing", REMAKE)
            continue
        if (found := sha256_of(path)) != sha256:
            message = f"its SHA-256 is {found[:16]}..., published was {sha256[:16]}..."
            yield Problem(where, message, REMAKE)
        if name not in BESIDE:
            yield from signature_problems(path, release.release_id, where)


def signature_problems(path: Path, release_id: str, where: str) -> Iterator[Problem]:
    """A table that cannot be read, or is signed by another release."""
    try:
        signed = release_of(path)
    except (OSError, pa.ArrowException) as error:
        yield Problem(where, f"it cannot be read: {first_line(error)}", REMAKE)
        return
    if signed != release_id:
        yield Problem(where, f"it says that it belongs to the release {signed}", REMAKE)


def unexpected(release: Release, place: str, hashes: dict[str, str]) -> Iterator[Problem]:
    """Files that were not published, and tables that were published without a hash."""
    expected = {n if n in BESIDE else table_path(release.folder, n).name for n in hashes}
    for path in sorted(release.folder.iterdir()):
        if path.name not in expected:
            yield Problem(f"{place}/{path.name}", "it was not published", "Delete that file.")


def package_problems(release: Release, place: str) -> Iterator[Problem]:
    """What the descriptor says of the tables against what lies beside it."""
    path, where = release.folder / FILE_NAME, f"{place}/{FILE_NAME}"
    if not path.is_file():
        return
    try:
        files = described(path.read_bytes())
    except msgspec.MsgspecError as error:
        yield Problem(where, f"it cannot be read: {first_line(error)}", REMAKE)
        return
    for file in files:
        table = release.folder / file.path
        if not table.is_file():
            continue
        if sha256_of(table) != file.sha256:
            yield Problem(where, f"it has another SHA-256 for {file.path}", REMAKE)
        schema = schema_of(table)
        if schema is not None and columns_of(schema) != file.columns:
            message = f"its columns or their types are not those that {FILE_NAME} says"
            yield Problem(f"{place}/{file.path}", message, REMAKE)


def latest_problems(warehouse: Warehouse) -> Iterator[Problem]:
    """Files in `latest` that are not those of the current release."""
    current = current_id(warehouse)
    if current is None:
        return
    release = release_at(warehouse, current)
    for path in [*(release.table(name) for name in TABLES), *(release.folder / n for n in BESIDE)]:
        copy = warehouse.latest / path.name
        if not copy.is_file():
            yield Problem(f"latest/{path.name}", "it is missing", "Run 'quarterlight ingest'.")
        elif path.is_file() and sha256_of(copy) != sha256_of(path):
            yield Problem(f"latest/{path.name}", f"it is not that of {current}", RECOPY)


def changes_problems(warehouse: Warehouse, lines: list[LogLine]) -> Iterator[Problem]:
    """Files of `changes` that cannot be read, or that are missing though the log needs them."""
    folder = changes_folder(warehouse.root)
    before: str | None = None
    for number, line in enumerate(lines, start=1):
        path = folder / f"{number:06}.parquet"
        if before != line.id and not path.is_file():
            yield Problem(f"changes/{path.name}", "it is missing", FORGET)
        elif path.is_file() and not readable(path):
            yield Problem(f"changes/{path.name}", "it cannot be read", FORGET)
        before = line.id


def schema_of(path: Path) -> pa.Schema | None:
    """Columns of a table; None where it cannot be read."""
    try:
        return pq.read_schema(path)
    except (OSError, pa.ArrowException):
        return None


def is_known(path: Path, name: str) -> bool:
    """Whether a table can be read and has the columns that this version knows."""
    schema = schema_of(path)
    return schema is not None and schema.names == TABLES[name].names and readable(path)


def readable(path: Path) -> bool:
    """Whether the whole of a Parquet file can be read."""
    try:
        with pq.ParquetFile(path) as file:
            for _ in file.iter_batches():
                pass
    except (OSError, pa.ArrowException):
        return False
    return True


def first_line(error: Exception) -> str:
    """The first line of what an error says."""
    return str(error).partition("\n")[0]
