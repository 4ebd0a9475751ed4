"""The warehouse folder: what lies where in it, and what makes a folder a warehouse."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import url2pathname

import msgspec

from warehouse.blobs import Shelf
from warehouse.far.address import is_address, is_file_address, protocol_of
from warehouse.whole import TEMPORARY, write_whole

if TYPE_CHECKING:
    from warehouse.far.copy import FarCopy

MARKER = "quarterlight.json"
"""The file that says that a folder is a warehouse."""

TEXTS = ("decisions.csv", "archive.csv", "indicators.csv", "milestones.csv")
"""Files of people's judgement and of ids: a warehouse may be begun, or begun anew, with them."""

FORMAT = 1
"""Version of the folder's layout; a newer one is not touched."""


class WarehouseError(Exception):
    """A warehouse that cannot be used, with a sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Marker:
    """What the marker file says."""

    format: int


@dataclass(frozen=True, slots=True)
class Warehouse:
    """The places in one warehouse folder; `far`: it is the copy of a warehouse at an address."""

    root: Path
    far: "FarCopy | None" = None

    @property
    def name(self) -> str:
        """Where the warehouse is, for messages and commands."""
        return self.far.address if self.far is not None else str(self.root)

    def called(self, path: Path) -> str:
        """What a file of the warehouse is called in messages."""
        below = path.relative_to(self.root).as_posix()
        return f"{self.far.address}/{below}" if self.far is not None else str(path)

    @property
    def records(self) -> Shelf:
        """The folder or address that holds the stores of records."""
        return f"{self.far.address}/store" if self.far is not None else self.stores

    @property
    def stores(self) -> Path:
        """Folder of what is kept from run to run, on this machine."""
        return self.root / "store"

    @property
    def heads(self) -> Path:
        """What the records of reports say, in one file."""
        return self.stores / "heads.bin"

    @property
    def extracts(self) -> Path:
        """Store of documents as read."""
        return self.stores / "extracts"

    @property
    def reports(self) -> Path:
        """Store of reports as parsed."""
        return self.stores / "reports"

    @property
    def ledger(self) -> Path:
        """What is known of each input file."""
        return self.root / "ledger.jsonl"

    @property
    def releases(self) -> Path:
        """Folder of releases, one folder each."""
        return self.root / "releases"

    @property
    def release_log(self) -> Path:
        """One line for each release that was ever current."""
        return self.root / "releases.csv"

    @property
    def current(self) -> Path:
        """File that names the current release."""
        return self.root / "CURRENT"

    @property
    def latest(self) -> Path:
        """Plain copy of the current release's tables."""
        return self.root / "latest"

    @property
    def normals(self) -> Path:
        """Store of rows, one record a report."""
        return self.stores / "rows"

    @property
    def shards(self) -> Path:
        """Rows of all documents of the release, in a few hundred files."""
        return self.stores / "shards"

    @property
    def councils(self) -> Path:
        """What is followed in each council, as last found."""
        return self.stores / "councils"

    @property
    def decisions(self) -> Path:
        """What people decided: links, and corrected values."""
        return self.root / "decisions.csv"

    @property
    def indicator_ids(self) -> Path:
        """Ids given to indicators; lines are only ever added."""
        return self.root / "indicators.csv"

    @property
    def milestone_ids(self) -> Path:
        """Ids given to milestones; lines are only ever added."""
        return self.root / "milestones.csv"

    @property
    def archive_list(self) -> Path:
        """Which council a folder of the archive belongs to, and where it is public."""
        return self.root / "archive.csv"

    @property
    def lock(self) -> Path:
        """Lock of the one writer."""
        return self.root / "writer.lock"

    @property
    def lock_holder(self) -> Path:
        """Who holds the lock."""
        return self.root / "writer.txt"


def is_warehouse(folder: Path) -> bool:
    """Whether the folder carries our marker."""
    return (folder / MARKER).is_file()


def open_warehouse(place: Path | str) -> Warehouse:
    """The warehouse in a folder or at an address; raises WarehouseError where there is none.

    Of one at an address the small files are fetched; raises Unreachable where that fails.
    """
    if is_address(place):
        return open_far(str(place))
    root = local_path(place)
    if not root.exists():
        raise WarehouseError(none_at(root))
    if not is_warehouse(root):
        raise WarehouseError(f"{root} is not a warehouse. Name the right folder with --warehouse.")
    check_format(root, str(root))
    return Warehouse(root)


def open_far(address: str) -> Warehouse:
    """The warehouse at an address, for readers; raises WarehouseError and Unreachable."""
    warehouse = far_warehouse(address, "read")
    if warehouse.far is not None:
        warehouse.far.read()
    if not is_warehouse(warehouse.root):
        raise WarehouseError(none_at(warehouse.name))
    check_format(warehouse.root, warehouse.name)
    return warehouse


def place_to_plan(place: Path | str) -> Warehouse:
    """The warehouse there; where there is none yet, the one that there would be."""
    if is_address(place):
        return far_warehouse(str(place), "read")
    root = local_path(place)
    return open_warehouse(root) if root.exists() else Warehouse(root)


def far_warehouse(address: str, use: str) -> Warehouse:
    """The warehouse at an address with its copy for some use, unasked; raises Unreachable."""
    from warehouse.far.cache import copies_of
    from warehouse.far.copy import FarCopy

    clean = address.rstrip("/")
    root = copies_of(clean) / use
    return Warehouse(root, FarCopy(clean, root))


def none_at(place: Path | str) -> str:
    """What is said where there is no warehouse."""
    return (
        f"There is no warehouse at {place}. Make one with 'quarterlight ingest', or name "
        "another with --warehouse."
    )


def local_path(place: Path | str) -> Path:
    """The path of a folder, which may be written as an address: 'file:///...'."""
    if isinstance(place, str) and is_file_address(place):
        return Path(url2pathname(urlsplit(place).path))
    return Path(place)


def make_warehouse(place: Path | str) -> Warehouse:
    """The warehouse there, made where there is nothing yet but text tables of a warehouse.

    Raises WarehouseError for a file and for a folder that holds something else, and Unreachable.
    """
    if is_address(place):
        return make_far(str(place))
    root = local_path(place)
    if root.exists() and not root.is_dir():
        raise WarehouseError(
            f"{root} is a file. Name a new or empty folder with --warehouse for the tables."
        )
    if root.exists() and not is_warehouse(root) and holds_others(root):
        raise WarehouseError(others_at(root))
    if is_warehouse(root):
        check_format(root, str(root))
    else:
        write_whole(root / MARKER, marker_text())
    return Warehouse(root)


def make_far(address: str) -> Warehouse:
    """The warehouse at an address, made where there is none; raises as `make_warehouse` does."""
    from warehouse.far import objects

    clean = address.rstrip("/")
    if protocol_of(clean) not in STORES:
        raise WarehouseError(
            f"A warehouse at {clean} could not be written whole or not at all. Use s3://, abfs:// "
            "or gs://, or a folder; a share can be mounted as one."
        )
    names = objects.names_in(clean)
    if MARKER not in names:
        if any(name not in TEXTS for name in names):
            raise WarehouseError(others_at(clean))
        objects.put(clean, MARKER, marker_text())
    warehouse = far_warehouse(clean, "read")
    if warehouse.far is not None:
        warehouse.far.bring([MARKER])
    check_format(warehouse.root, clean)
    return warehouse


STORES = ("s3", "s3a", "abfs", "abfss", "az", "gs", "gcs", "memory")
"""Protocols of object stores: an object is put whole, and created only where there is none."""


def marker_text() -> bytes:
    """What the marker file says."""
    return msgspec.json.encode(Marker(FORMAT)) + b"\n"


def others_at(place: Path | str) -> str:
    """What is said where a warehouse cannot be made."""
    return (
        f"{place} holds other files and is not a warehouse. Name a new or empty folder with "
        "--warehouse; nothing was changed."
    )


def holds_others(folder: Path) -> bool:
    """Whether a folder holds anything but text tables of a warehouse.

    What was killed while it made a warehouse there left no more than a part of the marker.
    """
    names = (path.name for path in folder.iterdir())
    return any(name not in TEXTS and not name.startswith(TEMPORARY) for name in names)


def check_format(root: Path, name: str) -> None:
    """Raise WarehouseError where a newer version of the program made the folder."""
    try:
        marker = msgspec.json.decode((root / MARKER).read_bytes(), type=Marker)
    except (msgspec.DecodeError, OSError) as error:
        raise WarehouseError(
            f"The file {MARKER} of {name} cannot be read ({error}). Restore it from a backup, or "
            "ingest into a new folder."
        ) from error
    if marker.format > FORMAT:
        raise WarehouseError(
            f"{name} was made by a newer version of Quarterlight (layout {marker.format}; this "
            f"version knows {FORMAT}). Update Quarterlight, or ingest into a new folder."
        )
