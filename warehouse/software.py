"""Which code made a record: part of every key, so that nothing stale is ever taken for new.

Package versions alone would do for released wheels. The hash of a room's files also covers a
work tree, where rules change and the version does not.
"""

import hashlib
import importlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

RULES = {".py", ".toml", ".sql"}
"""Endings of the files that decide what a room makes: code, layout tables and queries."""


@cache
def code_hash(room: str, *, deep: bool = True) -> str:
    """First 16 hex digits of the SHA-256 over the room's code and tables, names included.

    `deep`: with its sub-packages.
    """
    file = importlib.import_module(room).__file__
    if file is None:
        raise ImportError(f"the package {room} has no files")
    root = Path(file).parent
    digest = hashlib.sha256()
    for path in sorted(p for p in root.glob("**/*" if deep else "*") if p.suffix in RULES):
        for part in (path.relative_to(root).as_posix().encode(), path.read_bytes()):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
    return digest.hexdigest()[:16]


def short_hash(*parts: str) -> str:
    """First 16 hex digits of the SHA-256 over the parts; the parts cannot run into each other."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def program_version() -> str:
    """Version of Quarterlight as installed."""
    return version("quarterlight")
