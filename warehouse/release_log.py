"""`releases.csv`: one line each time a release became current, never pruned."""

import csv
import hashlib
import io
from collections.abc import Mapping
from dataclasses import astuple, dataclass, fields, replace
from datetime import UTC, datetime
from enum import StrEnum

import pyarrow as pa

from warehouse.folder import Warehouse
from warehouse.layout_used import STANDARD, layout_used
from warehouse.software import code_hash, program_version, short_hash
from warehouse.whole import write_whole

ROOMS = ("extract", "parsers", "normalize", "warehouse")
"""Packages whose code decides what a release holds."""

PROGRAM = ("quarterlight", *ROOMS)
"""Names in `versions` that stand for the program; Arrow only writes the files."""

LAYOUT = "layout"
"""Name in `versions` of what layout files added to the standard tables."""

JUDGEMENTS = "judgements"
"""Name in `versions` of the hash over what people decided and which council a folder is of."""


class Event(StrEnum):
    """How a release became current."""

    PUBLISHED = "published"
    ROLLED_BACK = "rolled_back"


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line: the release, when it became current and how, what it holds and what made it.

    `versions` and `sha256` are lists of 'name=value' joined by '; '.
    """

    id: str
    created: str
    documents: str
    rows: str
    versions: str
    sha256: str
    event: str = Event.PUBLISHED


def read_log(warehouse: Warehouse) -> list[LogLine]:
    """All lines, oldest first; lines of an older layout lack the last columns."""
    try:
        text = warehouse.release_log.read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    names = [field.name for field in fields(LogLine)]
    return [
        LogLine(**{name: line[name] for name in names if line.get(name)})
        for line in csv.DictReader(io.StringIO(text))
    ]


def add_line(warehouse: Warehouse, line: LogLine) -> None:
    """Add a line; the file is written whole."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(field.name for field in fields(LogLine))
    writer.writerows(astuple(old) for old in [*read_log(warehouse), line])
    write_whole(warehouse.release_log, text.getvalue().encode())


def published(
    warehouse: Warehouse,
    release_id: str,
    row_counts: Mapping[str, int],
    hashes: Mapping[str, str],
    created: datetime,
) -> LogLine:
    """The line of a release that this program made; `hashes` are SHA-256 by name."""
    used = layout_used(warehouse)
    made_of = {
        LAYOUT: used.words if used is not None else STANDARD,
        JUDGEMENTS: judgements(warehouse),
    }
    return LogLine(
        id=release_id,
        created=moment(created),
        documents=str(row_counts["documents"]),
        rows=str(sum(row_counts.values())),
        versions="; ".join([versions(), *(f"{name}={value}" for name, value in made_of.items())]),
        sha256="; ".join(f"{name}={sha256}" for name, sha256 in hashes.items()),
    )


def rolled_back(line: LogLine, when: datetime) -> LogLine:
    """The line of a release that is current again."""
    return replace(line, created=moment(when), event=Event.ROLLED_BACK)


def versions() -> str:
    """What makes a release: the program, the hash of each room's code, and Arrow."""
    rooms = (f"{room}={code_hash(room)}" for room in ROOMS)
    return "; ".join([f"quarterlight={program_version()}", *rooms, f"pyarrow={pa.__version__}"])


def judgements(warehouse: Warehouse) -> str:
    """Hash of the decisions and the list of the archive's folders, as they lie there."""
    paths = (warehouse.decisions, warehouse.archive_list)
    texts = (path.read_bytes() if path.is_file() else b"" for path in paths)
    return short_hash(*(hashlib.sha256(text).hexdigest() for text in texts))


def moment(when: datetime) -> str:
    """A time in UTC to the second, in ISO 8601."""
    return when.astimezone(UTC).isoformat(timespec="seconds")


def pairs(listed: str) -> dict[str, str]:
    """'a=1; b=2' by name."""
    return dict(part.split("=", 1) for part in listed.split("; ") if "=" in part)


def newest_first(lines: list[LogLine]) -> list[str]:
    """Ids of the releases, each once, the one that was current last first."""
    return list(dict.fromkeys(line.id for line in reversed(lines)))


def made_at(warehouse: Warehouse, release_id: str) -> datetime:
    """When a release was first made; the beginning of 1970 where the log does not know it."""
    made = [line.created for line in read_log(warehouse) if line.id == release_id]
    return datetime.fromisoformat(made[0]) if made else datetime.fromtimestamp(0, UTC)
