"""`tags.csv`: names for releases that are kept for good."""

import csv
import io
import re
from datetime import datetime
from pathlib import Path

from warehouse.folder import Warehouse, WarehouseError
from warehouse.release_log import moment
from warehouse.whole import write_whole

NAME = re.compile(r"(?!r-[0-9a-f]+$) [A-Za-z0-9] [A-Za-z0-9._-]{0,63}", re.VERBOSE)
"""A tag: 'published-2026', 'q2.final'; never what looks like the id of a release."""

COLUMNS = ("tag", "release_id", "created")


def tags_path(warehouse: Warehouse) -> Path:
    """Where the tags lie."""
    return warehouse.root / "tags.csv"


def read_tags(warehouse: Warehouse) -> dict[str, str]:
    """Release ids by tag, in order of the tags."""
    return {line["tag"]: line["release_id"] for line in read_lines(warehouse)}


def add_tag(warehouse: Warehouse, tag: str, release_id: str, when: datetime) -> None:
    """Give a release a name; raises WarehouseError for a name that is odd or names another."""
    if not NAME.fullmatch(tag):
        raise WarehouseError(
            f"{tag!r} is no name for a release. Use letters, digits, '.', '_' and '-', beginning "
            "with a letter or digit, 64 at most."
        )
    lines = read_lines(warehouse)
    named = {line["tag"]: line["release_id"] for line in lines}
    if named.get(tag, release_id) != release_id:
        raise WarehouseError(
            f"The tag {tag} names the release {named[tag]}. Take another name, or remove it first "
            f"with 'quarterlight release --untag {tag}'."
        )
    if tag not in named:
        write_lines(
            warehouse,
            [*lines, {"tag": tag, "release_id": release_id, "created": moment(when)}],
        )


def remove_tag(warehouse: Warehouse, tag: str) -> None:
    """Remove a name; raises WarehouseError where there is none."""
    lines = read_lines(warehouse)
    kept = [line for line in lines if line["tag"] != tag]
    if len(kept) == len(lines):
        known = ", ".join(line["tag"] for line in lines) or "there are none"
        raise WarehouseError(f"There is no tag {tag}. Tags: {known}.")
    write_lines(warehouse, kept)


def read_lines(warehouse: Warehouse) -> list[dict[str, str]]:
    """Lines of the file, by tag."""
    try:
        text = tags_path(warehouse).read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    return sorted(csv.DictReader(io.StringIO(text)), key=lambda line: line["tag"])


def write_lines(warehouse: Warehouse, lines: list[dict[str, str]]) -> None:
    """Write the file whole, by tag."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(sorted(lines, key=lambda line: line["tag"]))
    write_whole(tags_path(warehouse), text.getvalue().encode())
