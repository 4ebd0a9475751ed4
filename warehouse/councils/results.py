"""What following a group of councils gave, and where it is kept."""

from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from normalize.indicators.rows import ArchiveFinding
from warehouse.councils.registry import Ids
from warehouse.folder import WarehouseError
from warehouse.whole import read_signed, write_signed


@dataclass(frozen=True, slots=True)
class Result:
    """What a group of councils gives to a release.

    `tables` holds rows of the tables over the years, `kpi_ids` and `milestone_ids` the ids of rows
    (with their document), `findings` those on documents, all as Arrow streams; `others` are the
    findings on none. `names` are the ids it leans on, `leans_on` the hash of their lines in the
    registries, `digest` the hash of all that is said.
    """

    key: str
    digest: str
    tables: dict[str, bytes] = field(default_factory=dict)
    kpi_ids: bytes = b""
    milestone_ids: bytes = b""
    findings: bytes = b""
    others: tuple[ArchiveFinding, ...] = ()
    names: tuple[str, ...] = ()
    leans_on: str = ""


def path_of(shelf: Path, number: int) -> Path:
    """Where the result of a group is kept."""
    return shelf / f"{number:02d}.bin"


def kept_result(path: Path, key: str, ids: Ids) -> Result | None:
    """The result of an earlier run, where nothing changed since; a damaged one is logged."""
    result = read_result(path, key)
    if result is None or result.leans_on != ids.about(result.names):
        return None
    return result


def still_kept(path: Path, key: str) -> Result:
    """A result that was there a moment ago; raises WarehouseError where it is not."""
    result = read_result(path, key)
    if result is None:
        raise WarehouseError(f"{path} was changed while it was read. Run the same command again.")
    return result


def read_result(path: Path, key: str) -> Result | None:
    """The result of that key, whatever ids were given since."""
    body = read_signed(path)
    if body is None:
        return None
    try:
        result = msgspec.msgpack.decode(body, type=Result)
    except msgspec.MsgspecError:
        return None  # of another version of the program
    return result if result.key == key else None


def keep(path: Path, result: Result) -> None:
    """Store a result behind the SHA-256 of its bytes."""
    write_signed(path, msgspec.msgpack.encode(result))
