"""Releases: immutable folders of tables, one of them current, the plain copy in `latest`.

Order of publishing: the folder, what changed, the log, `latest`, and `CURRENT` last; killed
anywhere in between, the next run ends in the same place.
"""

import hashlib
import logging
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec
import pyarrow as pa

from warehouse.changes import Step, changes_folder, write_changes
from warehouse.datapackage import FILE_NAME, describe_release
from warehouse.derive import Derived
from warehouse.far.copy import DamagedRelease
from warehouse.folder import Warehouse, WarehouseError
from warehouse.release_log import LogLine, add_line, newest_first, pairs, published, read_log
from warehouse.schemas import TABLES
from warehouse.tablefiles import release_of, table_path
from warehouse.tags import read_tags
from warehouse.views import VIEWS_FILE, views_script
from warehouse.whole import TEMPORARY, copy_whole, sha256_of, sync, write_whole

log = logging.getLogger(__name__)

KEPT = 3
"""Releases that stay: enough to look at what the last two runs changed."""

BESIDE = (FILE_NAME, VIEWS_FILE)
"""Files that lie beside the tables and describe them."""


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


def release_at(warehouse: Warehouse, release_id: str) -> Release:
    """The release of that id, whether it is there or not."""
    return Release(release_id, warehouse.releases / release_id)


def release_here(warehouse: Warehouse, release_id: str) -> Release:
    """The release of that id, its files fetched where the warehouse is far.

    Raises WarehouseError where what is fetched is not what was published.
    """
    far, release = warehouse.far, release_at(warehouse, release_id)
    if far is None:
        return release
    logged = [line.sha256 for line in read_log(warehouse) if line.id == release_id]
    hashes = pairs(logged[-1]) if logged else {}
    files = {n if n in BESIDE else table_path(release.folder, n).name: hashes[n] for n in hashes}
    try:
        far.bring_release(release_id, files)
    except DamagedRelease as error:
        raise WarehouseError(
            f"The release {release_id} of {far.address} is damaged: {error}. 'quarterlight verify' "
            "tells more; 'quarterlight ingest' makes a release that is not whole again."
        ) from error
    return release


def is_kept(warehouse: Warehouse, release_id: str) -> bool:
    """Whether the release of that id is there, in the folder or at the address."""
    release = release_at(warehouse, release_id)
    names = (*(table_path(release.folder, name).name for name in TABLES), *BESIDE)
    if warehouse.far is not None:
        return warehouse.far.has_release(release_id, names)
    return is_whole(release)


def current_id(warehouse: Warehouse) -> str | None:
    """Id of the current release; None before the first."""
    try:
        return warehouse.current.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None


def current_release(warehouse: Warehouse) -> Release | None:
    """The current release; None before the first. Raises WarehouseError where it is damaged.

    One that is found removed was pruned by runs that ended meanwhile: another one is current then.
    """
    release_id = current_id(warehouse)
    if release_id is None:
        return None
    try:
        release = release_here(warehouse, release_id)
    except WarehouseError:
        if warehouse.far is None:
            raise
        warehouse.far.read()
        if current_id(warehouse) == release_id:
            raise
        return current_release(warehouse)
    if is_whole(release):
        return release
    if current_id(warehouse) != release_id:
        return current_release(warehouse)
    raise WarehouseError(
        f"The release {release_id} in {warehouse.name} is incomplete, or of another version "
        "of Quarterlight. Run 'quarterlight ingest' again; what was read is kept."
    )


def is_whole(release: Release) -> bool:
    """Whether every table is there and belongs to the release, and what describes them too."""
    return all(belongs(release.table(name), release.release_id) for name in TABLES) and all(
        (release.folder / name).is_file() for name in BESIDE
    )


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
    release = release_at(warehouse, derived.release_id)
    if release.folder.exists() and not is_whole(release):
        log.warning("The release %s was incomplete; it is made again.", release.release_id)
        remove(release.folder)
    if release.folder.exists():
        hashes = describe(release.folder, release.release_id)
    else:
        hashes = describe(folder, release.release_id)
        for name in TABLES:
            sync(table_path(folder, name))
        folder.rename(release.folder)
        sync(warehouse.releases)
    line = published(warehouse, release.release_id, derived.row_counts, hashes, created)
    make_current(warehouse, release, line)
    prune(warehouse)
    return release


def describe(folder: Path, release_id: str) -> dict[str, str]:
    """Write what describes the tables beside them; the SHA-256 of all files by name.

    A newer version of the program may describe the same tables better: so this is written again
    where it differs, and the tables never are.
    """
    hashes = {name: sha256_of(table_path(folder, name)) for name in TABLES}
    beside = {
        FILE_NAME: describe_release(folder, release_id, hashes),
        VIEWS_FILE: views_script().encode(),
    }
    for name, data in beside.items():
        path = folder / name
        if not path.is_file() or path.read_bytes() != data:
            write_whole(path, data)
    return hashes | {name: hashlib.sha256(data).hexdigest() for name, data in beside.items()}


def make_current(warehouse: Warehouse, release: Release, line: LogLine) -> None:
    """Say in the log what became current, and what that changed; then let readers have it."""
    lines = read_log(warehouse)
    if not lines or (lines[-1].id, lines[-1].sha256) != (line.id, line.sha256):
        if not lines or lines[-1].id != line.id:
            step = Step(len(lines) + 1, line, lines[-1] if lines else None)
            before = folder_before(warehouse, step.before)
            write_changes(changes_folder(warehouse.root), step, before, release.folder)
        add_line(warehouse, line)
    refresh_latest(warehouse, release)
    write_whole(warehouse.current, f"{release.release_id}\n".encode())


def folder_before(warehouse: Warehouse, line: LogLine | None) -> Path | None:
    """The tables of the release before, where they can still be had."""
    if line is None:
        return None
    try:
        return release_here(warehouse, line.id).folder
    except WarehouseError as error:
        log.warning("%s", error)
        return None


def refresh_latest(warehouse: Warehouse, release: Release) -> None:
    """Copy each file of the release that `latest` does not hold yet, each file whole.

    What a killed run left half-written beside the files that people look at is removed.
    """
    for folder in (warehouse.root, warehouse.latest, changes_folder(warehouse.root)):
        for left in folder.glob(f"{TEMPORARY}*"):
            left.unlink()
    if warehouse.far is not None:
        return  # it is copied where it is
    for name in TABLES:
        copy = table_path(warehouse.latest, name)
        if not belongs(copy, release.release_id):
            copy_whole(release.table(name), copy)
    for name in BESIDE:
        copy = warehouse.latest / name
        if not copy.is_file() or copy.read_bytes() != (release.folder / name).read_bytes():
            copy_whole(release.folder / name, copy)


def prune(warehouse: Warehouse) -> None:
    """Remove all releases but those that were current last, those with a tag and the current one.

    What was never logged is the rest of a killed run.
    """
    kept = {*newest_first(read_log(warehouse))[:KEPT], *read_tags(warehouse).values()}
    if warehouse.far is not None:
        current = current_id(warehouse)
        warehouse.far.keep_releases({*kept, current} if current else kept)
    for folder in sorted(warehouse.releases.glob("r-*")):
        if folder.name not in kept and folder.name != current_id(warehouse):
            remove(folder)


def remove(folder: Path) -> None:
    """Remove a release: out of sight first, so that nobody reads half of it."""
    aside = folder.with_name(f"{TEMPORARY}{uuid.uuid4().hex}")
    try:
        folder.rename(aside)
        shutil.rmtree(aside)
    except PermissionError as error:  # Windows, while somebody reads it; the next run tries again
        log.warning("The release %s cannot be removed yet: %s", folder.name, error)


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
    return warehouse.stores / "basis.json"
