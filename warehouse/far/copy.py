"""A copy of a far warehouse in a folder: what a run or a reader needs of it, and its way back.

Records of the stores are read and written where they are. All else is worked on in the copy, so
that nothing else has to know that the warehouse is far. The way back keeps the order of
publishing: what nobody looks at yet first, CURRENT last, each object whole.
"""

import hashlib
import logging
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from warehouse.far import objects
from warehouse.far.objects import Told
from warehouse.whole import sha256_of, write_whole

log = logging.getLogger(__name__)

CURRENT = "CURRENT"
LOG = "releases.csv"
RELEASES, LATEST, CHANGES = "releases", "latest", "changes"

READ = ("quarterlight.json", LOG, "tags.csv", "indicators.csv", "milestones.csv", "decisions.csv")
"""What readers want of the files of a warehouse, beside CURRENT."""

NOTED = ("store/layout.json", "store/heads.bin")
JUDGED = ("ledger.jsonl", "indicators.csv", "milestones.csv", "archive.csv", "decisions.csv")
AFTER = ("quarantine.csv", "store/basis.json")

BEFORE_RELEASE = (*NOTED, *JUDGED, "tags.csv")
"""Files that are put back before the release, in this order."""

ALL = ("quarterlight.json", CURRENT, LOG, *BEFORE_RELEASE, *AFTER)

SHELVES = ("store/shards", "store/councils")
"""Folders of derived files that are wanted only where tables are made."""

MARKS = "far.json"
"""File in the copy that says which objects its derived files were copies of."""


class DamagedRelease(Exception):
    """A file of a release at an address that is not what was published."""


class FarCopy:
    """The copy in one folder of the warehouse at one address; the methods raise Unreachable."""

    def __init__(self, address: str, root: Path) -> None:
        self.address = address
        self.root = root
        self._fetched: dict[str, str | None] = {}
        self._releases: dict[str, Told] | None = None
        self._has_shelves = False
        self._kept: frozenset[str] | None = None

    # What comes here

    def bring(self, names: Iterable[str]) -> None:
        """Make these files of the copy those at the address."""
        for name, data in objects.fetch_all(self.address, names):
            path = self.root / name
            self._fetched[name] = None if data is None else hashlib.sha256(data).hexdigest()
            if data is None:
                path.unlink(missing_ok=True)
            elif digest_at(path) != self._fetched[name]:
                write_whole(path, data)

    def read(self) -> None:
        """Bring what readers want, CURRENT first: the log then knows what it names."""
        self.bring([CURRENT])
        self.bring(READ)
        there = {name.split("/")[1] for name in self._releases_told()}
        for folder in (self.root / RELEASES).glob("r-*"):
            if folder.name not in there:
                shutil.rmtree(folder, ignore_errors=True)  # Windows, while somebody reads it

    def read_all(self) -> None:
        """Bring every file of the warehouse itself; what a killed run left in the copy goes."""
        self.bring(ALL)
        for left in (CHANGES, LATEST):
            shutil.rmtree(self.root / left, ignore_errors=True)

    def bring_changes(self) -> None:
        """Bring what each release changed; such a file never changes itself."""
        told = self._below(CHANGES)
        here = {f"{CHANGES}/{path.name}" for path in (self.root / CHANGES).glob("*.parquet")}
        for name in here - told.keys():
            (self.root / name).unlink(missing_ok=True)  # another reader may have done so
        self._download(dict.fromkeys(name for name in told if name not in here))

    def bring_release(self, release_id: str, published: Mapping[str, str]) -> None:
        """Bring the files of a release that are not here yet; `published` is SHA-256 by file.

        Raises DamagedRelease where a file is missing or has other bytes.
        """
        place = f"{RELEASES}/{release_id}"
        wanted = {n: sha for n, sha in published.items() if not (self.root / place / n).is_file()}
        try:
            self._download({f"{place}/{name}": sha256 for name, sha256 in wanted.items()})
        except FileNotFoundError as error:
            raise DamagedRelease(f"{error.filename} is missing") from error
        except objects.OtherBytes as error:
            raise DamagedRelease(str(error)) from error

    def bring_shelves(self) -> None:
        """Bring the derived files that tables are made of, as far as they changed meanwhile."""
        known = self._marks()
        (self.root / MARKS).unlink(missing_ok=True)  # until all is put back, none is known
        for folder in SHELVES:
            told = self._below(folder)
            for path in (self.root / folder).glob("*"):
                if f"{folder}/{path.name}" not in told:
                    path.unlink()
            wanted = [n for n, t in told.items() if t.mark is None or known.get(n) != t]
            missing = [n for n in told if not (self.root / n).is_file()]
            self._download(dict.fromkeys([*wanted, *missing]))
        self._has_shelves = True
        self._fetched |= {name: digest_at(self.root / name) for name in self._shelved()}

    def bring_whole(self) -> None:
        """Bring everything but the records, whatever is here already: to be checked."""
        self.read_all()
        for folder in (RELEASES, LATEST, CHANGES, *SHELVES):
            self._download(dict.fromkeys(self._below(folder)))

    def has_release(self, release_id: str, names: Iterable[str]) -> bool:
        """Whether all these files of a release are at the address."""
        told = self._releases_told()
        return all(f"{RELEASES}/{release_id}/{name}" in told for name in names)

    # What goes back

    def keep_releases(self, release_ids: Iterable[str]) -> None:
        """Note which releases are kept; the others are removed when all is put back."""
        self._kept = frozenset(release_ids)

    def put_back(self) -> None:
        """Put everything that changed back, so that readers always see one whole release."""
        if self._has_shelves:
            self._put(self._shelved())
        self._put(BEFORE_RELEASE)
        release_id = self._current()
        if release_id is not None:
            self._put_release(release_id)
        self._put_changes()
        self._put([LOG])
        if release_id is not None:
            self._put_latest(release_id)
        self._put([CURRENT])
        self._put(AFTER)
        self._forget()

    def _put_release(self, release_id: str) -> None:
        """Put the tables of the release that are not there yet; and what describes them."""
        told, is_new = self._releases_told(), self._changed(LOG)
        for path in sorted((self.root / RELEASES / release_id).iterdir()):
            name = f"{RELEASES}/{release_id}/{path.name}"
            is_there = name in told and told[name].size_bytes == path.stat().st_size
            if not is_there or (is_new and path.suffix != ".parquet"):
                objects.upload(self.address, name, path)
                self._releases = None

    def _put_changes(self) -> None:
        """Put the notes of changes, which all are of this run."""
        for path in sorted((self.root / CHANGES).glob("*.parquet")):
            objects.upload(self.address, f"{CHANGES}/{path.name}", path)

    def _put_latest(self, release_id: str) -> None:
        """Let the store itself copy the release to 'latest', where it is not there yet."""
        there, latest = self._releases_told(), self._below(LATEST)
        place = f"{RELEASES}/{release_id}/"
        for name, facts in there.items():
            copy = f"{LATEST}/{name.removeprefix(place)}"
            if name.startswith(place) and (facts.mark is None or latest.get(copy) != facts):
                objects.copy(self.address, name, copy)

    def _forget(self) -> None:
        """Remove the releases that are not kept, and derived files that are not wanted."""
        if self._has_shelves:
            told = {n: t for f in SHELVES for n, t in self._below(f).items()}
            here = set(self._shelved())
            objects.delete(self.address, sorted(told.keys() - here))
            kept = {name: told[name] for name in sorted(here & told.keys())}
            write_whole(self.root / MARKS, msgspec.json.encode(kept))
        if self._kept is not None:
            gone = [n for n in self._releases_told() if n.split("/")[1] not in self._kept]
            objects.delete(self.address, gone)

    # Files

    def _download(self, names: Mapping[str, str | None]) -> None:
        """Fetch large files; with each name its SHA-256, where that is known."""

        def one(name: str) -> None:
            objects.download(self.address, name, self.root / name, names[name])

        for _ in objects.at_once(names, one):
            pass

    def _put(self, names: Iterable[str]) -> None:
        """Put these files where they changed, one after the other."""
        for name in names:
            if self._changed(name):
                objects.upload(self.address, name, self.root / name)
                self._fetched[name] = digest_at(self.root / name)

    def _changed(self, name: str) -> bool:
        """Whether a file of the copy is not what was fetched or put."""
        digest = digest_at(self.root / name)
        return digest is not None and digest != self._fetched.get(name)

    def _current(self) -> str | None:
        path = self.root / CURRENT
        return path.read_text(encoding="utf-8").strip() if path.is_file() else None

    def _shelved(self) -> list[str]:
        """Names of the derived files in the copy."""
        paths = (path for folder in SHELVES for path in (self.root / folder).glob("*.bin"))
        return sorted(path.relative_to(self.root).as_posix() for path in paths)

    def _marks(self) -> dict[str, Told]:
        """Which objects the derived files here are copies of; none where that is not known."""
        try:
            return msgspec.json.decode((self.root / MARKS).read_bytes(), type=dict[str, Told])
        except (FileNotFoundError, msgspec.MsgspecError):
            return {}

    def _below(self, folder: str) -> dict[str, Told]:
        return objects.objects_below(self.address, folder)

    def _releases_told(self) -> dict[str, Told]:
        """What lies at the address of all releases, asked once as long as nothing is put there."""
        if self._releases is None:
            self._releases = self._below(RELEASES)
        return self._releases


def digest_at(path: Path) -> str | None:
    """SHA-256 of a file in hex; None where there is none."""
    return sha256_of(path) if path.is_file() else None
