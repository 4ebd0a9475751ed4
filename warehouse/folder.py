"""The warehouse folder: what lies where in it, and what makes a folder a warehouse."""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from warehouse.whole import write_whole

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
    """The places in one warehouse folder."""

    root: Path

    @property
    def extracts(self) -> Path:
        """Store of documents as read."""
        return self.root / "store" / "extracts"

    @property
    def reports(self) -> Path:
        """Store of reports as parsed."""
        return self.root / "store" / "reports"

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
        return self.root / "store" / "rows"

    @property
    def shards(self) -> Path:
        """Rows of all documents of the release, in a few hundred files."""
        return self.root / "store" / "shards"

    @property
    def councils(self) -> Path:
        """What is followed in each council, as last found."""
        return self.root / "store" / "councils"

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


def open_warehouse(root: Path) -> Warehouse:
    """The warehouse at `root`; raises WarehouseError where there is none."""
    if not root.exists():
        raise WarehouseError(
            f"There is no warehouse at {root}. Make one with 'quarterlight ingest', or name "
            "another with --warehouse."
        )
    if not is_warehouse(root):
        raise WarehouseError(f"{root} is not a warehouse. Name the right folder with --warehouse.")
    check_format(root)
    return Warehouse(root)


def make_warehouse(root: Path) -> Warehouse:
    """The warehouse at `root`, made where there is nothing yet but text tables of a warehouse.

    Raises WarehouseError for a file and for a folder that holds something else.
    """
    if root.exists() and not root.is_dir():
        raise WarehouseError(
            f"{root} is a file. Name a new or empty folder with --warehouse for the tables."
        )
    if root.exists() and not is_warehouse(root) and holds_others(root):
        raise WarehouseError(
            f"{root} holds other files and is not a warehouse. Name a new or empty folder with "
            "--warehouse; nothing was changed."
        )
    if is_warehouse(root):
        check_format(root)
    else:
        write_whole(root / MARKER, msgspec.json.encode(Marker(FORMAT)) + b"\n")
    return Warehouse(root)


def holds_others(folder: Path) -> bool:
    """Whether a folder holds anything but text tables of a warehouse."""
    return any(path.name not in TEXTS for path in folder.iterdir())


def check_format(root: Path) -> None:
    """Raise WarehouseError where a newer version of the program made the folder."""
    try:
        marker = msgspec.json.decode((root / MARKER).read_bytes(), type=Marker)
    except (msgspec.DecodeError, OSError) as error:
        raise WarehouseError(
            f"The file {root / MARKER} cannot be read ({error}). Restore it from a backup, or "
            "ingest into a new folder."
        ) from error
    if marker.format > FORMAT:
        raise WarehouseError(
            f"{root} was made by a newer version of Quarterlight (layout {marker.format}; this "
            f"version knows {FORMAT}). Update Quarterlight, or ingest into a new folder."
        )
