"""Where the copy of a far warehouse lies on this machine; it may be deleted at any time."""

import hashlib
import os
import re
from pathlib import Path

from warehouse.far.address import reaching

CACHE = "QUARTERLIGHT_CACHE"
"""Environment variable that names the folder of all copies."""

ODD = re.compile(r"[^A-Za-z0-9.-]+")
LONGEST = 60
"""Characters of an address in the name of its folder; the hash tells the rest apart."""


def copies_of(address: str) -> Path:
    """The folder for copies of the warehouse at that address."""
    name = ODD.sub("-", address)[:LONGEST].strip("-")
    return cache_folder(address) / f"{name}-{hashlib.sha256(address.encode()).hexdigest()[:12]}"


def cache_folder(address: str) -> Path:
    """The folder of all copies; raises Unreachable where nothing says where it is."""
    said = os.environ.get(CACHE)
    if said:
        return Path(said)
    with reaching(address):
        from platformdirs import user_cache_dir

        return Path(user_cache_dir("quarterlight", appauthor=False))
