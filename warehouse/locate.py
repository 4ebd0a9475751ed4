"""Uris of earlier runs to places: where to look for an input that this run did not meet."""

import os
from pathlib import Path

from extract.states import ReadError
from warehouse.far.address import is_address
from warehouse.far.files import object_at
from warehouse.places import NotLookedAt, Place
from warehouse.zips import directory_of, split_uri


def place_of(uri: str) -> Place:
    """The place that a uri names, where telling that asks nobody: an address is not asked."""
    if is_address(uri):
        return NotLookedAt("this run did not ask for it")
    parts = split_uri(uri)
    if parts is None:
        return Path(uri)
    try:
        return directory_of(Path(parts[0])).members.get(parts[1]) or NotLookedAt("it is not there")
    except (OSError, ReadError) as error:
        return NotLookedAt(f"its zip file cannot be looked into: {error}")


def asked_place_of(uri: str) -> Place:
    """The place that a uri names, at an address too; raises OSError, ReadError and Unreachable."""
    if not is_address(uri):
        return place_of(uri)
    parts = split_uri(uri)
    if parts is None:
        return object_at(uri)
    return directory_of(object_at(parts[0])).members.get(parts[1]) or NotLookedAt("it is not there")


def has_left(uri: str) -> bool:
    """Whether a known input is there no more; one that cannot be reached is not said to be gone.

    A folder in the place of a file is none of ours: the files in it are. Of an address it is asked
    where the listing of its folder did not name it.
    """
    if is_address(uri):
        return True
    parts = split_uri(uri)
    try:
        if parts is not None:
            return parts[1] not in directory_of(Path(parts[0])).members
        os.lstat(uri)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ReadError):
        return False
    return os.path.isdir(uri)
