"""Releases: immutable folders of tables, one of them current, the plain copy in `latest`.

Order of publishing: the folder, the log, `latest`, and `CURRENT` last; killed anywhere in
between, the next run ends in the same place.
"""

import csv
import hashlib
import io
import logging
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pyarrow as pa

from warehouse.derive import Derived
from warehouse.folder import Warehouse, WarehouseError
from warehouse.schemas import TABLES
from warehouse.software import program_version
from warehouse.tablefiles import release_of, table_path
from warehouse.whole import TEMPORARY, copy_whole, sync, write_whole

log = logging.getLogger(__name__)

KEPT = 3
"""Releases that stay: enough to look at what the last two runs changed."""

LOG_COLUMNS = ("id", "created", "documents", "rows", "versions", "sha256")


@dataclass(frozen=True, slots=True)
class Release:
    """One release that is whole: its id and its folder of tables."""

    release_id: str
    folder: Path

    def table(self, name: str) -> Path:
        """The file of one table."""
        return table_path(self.folder, name)


@dataclass(frozen=True, slots=True)
class Basis:
    """What the current release was derived from, as a hash."""

    release_id: str
    basis: str


def current_release(warehouse: Warehouse) -> Release | None:
    """The current release; None before the first. Raises WarehouseError where it is damaged."""
    try:
        release_id = warehouse.current.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    release = Release(release_id, warehouse.releases / release_id)
    if not is_whole(release):
        raise WarehouseError(
            f"The release {release_id} in {warehouse.root} is incomplete, or of another version "
            "of Quarterlight. Run 'quarterlight ingest' again; what was read is kept."
        )
    return release


def is_whole(release: Release) -> bool:
    """Whether every table is there and belongs to the release."""
    return all(belongs(release.table(name), release.release_id) for name in TABLES)


def belongs(path: Path, release_id: str) -> bool:
    """Whether the file is a table of that release."""
    try:
        return release_of(path) == release_id
    except (OSError, pa.ArrowException):
        return False


@contextmanager
def new_folder(warehouse: Warehouse) -> Iterator[Path]:
    """A folder for the tables of the next release; what is not published is removed."""
    warehouse.releases.mkdir(parents=True, exist_ok=True)
    for left in warehouse.releases.glob(f"{TEMPORARY}*"):
        shutil.rmtree(left)
    folder = warehouse.releases / f"{TEMPORARY}{uuid.uuid4().hex}"
    folder.mkdir()
    try:
        yield folder
    finally:
        if folder.exists():
            shutil.rmtree(folder)


def publish(warehouse: Warehouse, derived: Derived, folder: Path, created: datetime) -> Release:
    """Make the tables in `folder` the current release; keeps a release that says the same."""
    release = Release(derived.release_id, warehouse.releases / derived.release_id)
    if release.folder.exists() and not is_whole(release):
        log.warning("The release %s was incomplete; it is made again.", release.release_id)
        shutil.rmtree(release.folder)
    if not release.folder.exists():
        for name in TABLES:
            sync(table_path(folder, name))
        folder.rename(release.folder)
        sync(warehouse.releases)
    if last_logged(warehouse) != release.release_id:
        add_to_log(warehouse, derived, release, created)
    refresh_latest(warehouse, release)
    write_whole(warehouse.current, f"{release.release_id}\n".encode())
    prune(warehouse)
    return release


def refresh_latest(warehouse: Warehouse, release: Release) -> None:
    """Copy each table of the release that `latest` does not hold yet, each file whole."""
    for name in TABLES:
        copy = table_path(warehouse.latest, name)
        if not belongs(copy, release.release_id):
            copy_whole(release.table(name), copy)


def read_log(warehouse: Warehouse) -> list[dict[str, str]]:
    """Lines of releases.csv, oldest first."""
    try:
        text = warehouse.release_log.read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    return list(csv.DictReader(io.StringIO(text)))


def last_logged(warehouse: Warehouse) -> str | None:
    """Id of the release that was made current last."""
    lines = read_log(warehouse)
    return lines[-1]["id"] if lines else None


def add_to_log(warehouse: Warehouse, derived: Derived, release: Release, created: datetime) -> None:
    """Add the release's line to releases.csv."""
    line = {
        "id": release.release_id,
        "created": created.astimezone(UTC).isoformat(timespec="seconds"),
        "documents": str(derived.row_counts["documents"]),
        "rows": str(sum(derived.row_counts.values())),
        "versions": f"quarterlight {program_version()}; pyarrow {pa.__version__}",
        "sha256": "; ".join(f"{name}={sha256_of(release.table(name))}" for name in TABLES),
    }
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, LOG_COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows([*read_log(warehouse), line])
    write_whole(warehouse.release_log, text.getvalue().encode())


def sha256_of(path: Path) -> str:
    """SHA-256 of a file in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def prune(warehouse: Warehouse) -> None:
    """Remove all but the releases that were current last."""
    newest_first = dict.fromkeys(line["id"] for line in reversed(read_log(warehouse)))
    for release_id in list(newest_first)[KEPT:]:
        folder = warehouse.releases / release_id
        if folder.exists():
            shutil.rmtree(folder)


def known_basis(warehouse: Warehouse) -> Basis | None:
    """What the last release was derived from; None where that is not known."""
    try:
        return msgspec.json.decode(basis_path(warehouse).read_bytes(), type=Basis)
    except (FileNotFoundError, msgspec.MsgspecError):
        return None


def remember_basis(warehouse: Warehouse, basis: Basis) -> None:
    """Note what the current release was derived from."""
    write_whole(basis_path(warehouse), msgspec.json.encode(basis))


def basis_path(warehouse: Warehouse) -> Path:
    """Where the basis of the current release is noted."""
    return warehouse.root / "store" / "basis.json"
