"""The text tables that people and runs write beside the stores: judgements and given ids.

`decisions.csv` and `archive.csv` are written by people, `indicators.csv` and `milestones.csv` grow
with every run that meets something new. A release is derived from them as from the reports.
"""

import hashlib
import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from normalize.indicators.judgement_files import (
    UnreadableError,
    appended,
    read_decisions,
    read_registry,
    registry_text,
)
from normalize.indicators.judgements import Decision, Registered, Verdict
from normalize.indicators.rows import ArchiveFinding
from warehouse.archive_list import Folder, read_archive_list
from warehouse.far.address import is_address
from warehouse.far.files import object_at
from warehouse.folder import Warehouse, WarehouseError
from warehouse.intake import LIST
from warehouse.whole import write_whole
from warehouse.zips import Zip, split_uri, text_within

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Judged:
    """What the text tables say; `findings` are about lines that could not be read."""

    decisions: tuple[Decision, ...] = ()
    indicators: tuple[Registered, ...] = ()
    milestones: tuple[Registered, ...] = ()
    folders: tuple[Folder, ...] = ()
    findings: tuple[ArchiveFinding, ...] = ()

    def corrections(self) -> tuple[Decision, ...]:
        """The decisions that correct values."""
        return tuple(d for d in self.decisions if d.verdict is Verdict.CORRECT)


def read_judged(warehouse: Warehouse) -> Judged:
    """All text tables of a warehouse; raises WarehouseError where the list has no folders."""
    decisions, problems = read_decisions(text_of(warehouse.decisions))
    indicators, damaged = read_registry(text_of(warehouse.indicator_ids))
    milestones, lost = read_registry(text_of(warehouse.milestone_ids))
    try:
        folders = read_archive_list(text_of(warehouse.archive_list))
    except ValueError as error:
        raise WarehouseError(
            f"{warehouse.called(warehouse.archive_list)} cannot be used: {error}. Its first "
            "line has to be 'folder,council,url'."
        ) from error
    found = (*problems, *damaged, *lost)
    return Judged(tuple(decisions), tuple(indicators), tuple(milestones), folders, found)


def add_decisions(warehouse: Warehouse, decisions: Iterable[Decision]) -> None:
    """Put lines at the end of decisions.csv, all or none; for who holds the lock.

    Raises WarehouseError where that file cannot be added to.
    """
    path = warehouse.decisions
    try:
        text = path.read_bytes().decode() if path.exists() else ""
        for decision in decisions:
            text = appended(text, decision)
    except (UnreadableError, UnicodeDecodeError) as error:
        named = warehouse.called(path)
        raise WarehouseError(f"{named} cannot be added to: {error}. Repair it first.") from error
    write_whole(path, text.encode())


def take_list_along(warehouse: Warehouse, folders: Iterable[str]) -> None:
    """Make an archive's own archive.csv the warehouse's, where that has none yet.

    From then on the one in the warehouse counts: it is there that a person edits it.
    """
    for folder in folders:
        theirs, ours = list_in(folder), text_of(warehouse.archive_list)
        if theirs is None or theirs == ours:
            continue
        if ours:
            log.warning(
                "%s/%s differs from %s, which counts. Edit that one, or delete it to take the "
                "archive's again.",
                folder.rstrip("/"),
                LIST,
                warehouse.called(warehouse.archive_list),
            )
        else:
            write_whole(warehouse.archive_list, theirs.encode())


def list_in(folder: str) -> str | None:
    """The list in a folder or zip file of an archive; None where there is none."""
    name = f"{folder.rstrip('/')}/{LIST}"
    parts = split_uri(name)
    if parts is not None:
        data = text_within(zip_at(parts[0]), parts[1])
    elif is_address(name):
        data = text_at(name)
    else:
        data = Path(name).read_bytes() if Path(name).is_file() else None
    return None if data is None else text_in(data, name)


def zip_at(uri: str) -> Zip:
    """The zip file that a uri names; raises OSError and Unreachable."""
    return object_at(uri) if is_address(uri) else Path(uri)


def text_at(uri: str) -> bytes | None:
    """A small object; None where there is none. Raises Unreachable."""
    try:
        return object_at(uri).read()
    except FileNotFoundError:
        return None


def text_of(path: Path) -> str:
    """The text of a file; empty where there is none. Raises WarehouseError for no UTF-8."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return ""
    return text_in(data, str(path))


def text_in(data: bytes, name: str) -> str:
    """The text of a file, lines ended by '\\n'; raises WarehouseError for what is not UTF-8."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WarehouseError(f"{name} is not UTF-8 text ({error}). Save it as UTF-8.") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def digest_of(warehouse: Warehouse) -> str:
    """Hash of all text tables as they lie there."""
    texts = (warehouse.decisions, warehouse.archive_list)
    ids = (warehouse.indicator_ids, warehouse.milestone_ids)
    digest = hashlib.sha256()
    for path in (*texts, *ids):
        digest.update(hashlib.sha256(text_of(path).encode()).digest())
    return digest.hexdigest()


def register(
    warehouse: Warehouse,
    release_id: str,
    indicators: Sequence[Registered],
    milestones: Sequence[Registered],
) -> None:
    """Add new ids to the registries; lines that stand there stay as they are."""
    append(warehouse.indicator_ids, release_id, indicators)
    append(warehouse.milestone_ids, release_id, milestones)


def append(path: Path, release_id: str, new: Sequence[Registered]) -> None:
    """Put new lines at the end of a registry, whatever stands in it."""
    if not new:
        return
    header, lines = registry_text([replace(r, minted_in=release_id) for r in new]).split("\n", 1)
    before = text_of(path).rstrip("\n") or header
    write_whole(path, f"{before}\n{lines}".encode())
