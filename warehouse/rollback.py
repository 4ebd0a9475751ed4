"""Releases by name: which there are, which one is meant, and an earlier one made current again."""

from dataclasses import dataclass
from datetime import UTC, datetime

from warehouse.folder import Warehouse, WarehouseError
from warehouse.lock import only_writer
from warehouse.release import (
    Release,
    current_id,
    is_kept,
    make_current,
    release_at,
    release_here,
)
from warehouse.release_log import Event, LogLine, newest_first, read_log, rolled_back
from warehouse.tags import add_tag, read_tags, remove_tag


@dataclass(frozen=True, slots=True)
class KeptRelease:
    """A release that is still there; `created` is when it became current last."""

    release_id: str
    created: str
    documents: int
    rows: int
    tags: tuple[str, ...]
    is_current: bool


def kept_releases(warehouse: Warehouse) -> list[KeptRelease]:
    """The releases that can be asked or rolled back to, the one that was current last first."""
    lines = read_log(warehouse)
    tags, current = read_tags(warehouse), current_id(warehouse)
    last = {line.id: line for line in lines}
    return [
        KeptRelease(
            release_id=release_id,
            created=last[release_id].created,
            documents=int(last[release_id].documents),
            rows=int(last[release_id].rows),
            tags=tuple(tag for tag, named in tags.items() if named == release_id),
            is_current=release_id == current,
        )
        for release_id in newest_first(lines)
        if is_kept(warehouse, release_id)
    ]


def named_release(warehouse: Warehouse, name: str) -> Release:
    """The release of that id or tag; raises WarehouseError where it is not there."""
    release = release_at(warehouse, read_tags(warehouse).get(name, name))
    kept = kept_releases(warehouse)
    if release.release_id in {k.release_id for k in kept}:
        return release_here(warehouse, release.release_id)
    listed = ", ".join(" ".join([k.release_id, *(f"({t})" for t in k.tags)]) for k in kept)
    raise WarehouseError(
        f"There is no release {name} in {warehouse.name}. Kept are: {listed or 'none'}."
    )


def roll_back(
    warehouse: Warehouse, name: str | None = None, *, now: datetime | None = None
) -> Release:
    """Make an earlier release current; None: the one before the current one.

    It holds until the next run that makes or finds tables. Raises WarehouseError.
    """
    with only_writer(warehouse) as warehouse:
        lines = read_log(warehouse)
        release = named_release(warehouse, name or release_before(warehouse, lines))
        line = next(line for line in reversed(lines) if line.id == release.release_id)
        if release.release_id != current_id(warehouse):
            make_current(warehouse, release, rolled_back(line, now or datetime.now(UTC)))
        return release


def release_before(warehouse: Warehouse, lines: list[LogLine]) -> str:
    """The release that the current one took the place of; raises WarehouseError for the first.

    What was rolled back to does not count, so that two steps back lead two releases back.
    """
    current = current_id(warehouse)
    made = [line.id for line in lines if line.event == Event.PUBLISHED]
    if current is None or current not in made:
        raise WarehouseError(
            f"It is not known which release of {warehouse.name} came before the current one. Name "
            "one; 'quarterlight release --list' lists them."
        )
    last = len(made) - 1 - made[::-1].index(current)
    earlier = [release_id for release_id in made[:last] if release_id != current]
    if not earlier:
        raise WarehouseError(f"There is no release before {current} in {warehouse.name}.")
    return earlier[-1]


def tag_release(warehouse: Warehouse, tag: str, name: str | None = None) -> Release:
    """Name a release so that it is kept for good; None: the current one. Raises WarehouseError."""
    with only_writer(warehouse) as warehouse:
        wanted = name or current_id(warehouse)
        if wanted is None:
            raise WarehouseError(f"The warehouse {warehouse.name} holds no release to name yet.")
        release = named_release(warehouse, wanted)
        add_tag(warehouse, tag, release.release_id, datetime.now(UTC))
        return release


def untag_release(warehouse: Warehouse, tag: str) -> None:
    """Remove a name; the release goes with the next one that is made, if its time is up."""
    with only_writer(warehouse) as warehouse:
        remove_tag(warehouse, tag)
