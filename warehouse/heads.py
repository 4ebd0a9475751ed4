"""What the records of reports say of their inputs, in one file: for stores that are far away.

An unchanged archive is then known without asking for a record of each document.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import msgspec

from extract.states import State
from warehouse.whole import read_signed, write_signed


@dataclass(frozen=True, slots=True)
class Head:
    """What a stored report says of an input: state, reason, and whether it holds a report."""

    state: State
    reason: str | None
    has_report: bool


NO_HEADS: Mapping[str, Head] = MappingProxyType({})


def read_heads(path: Path | None) -> Mapping[str, Head]:
    """Heads by the name of the record; none where nothing is noted."""
    body = None if path is None else read_signed(path)
    if body is None:
        return NO_HEADS
    try:
        return msgspec.msgpack.decode(body, type=dict[str, Head])
    except msgspec.MsgspecError:
        return NO_HEADS  # of another version of the program


def write_heads(path: Path, heads: Mapping[str, Head]) -> None:
    """Note the heads, by name."""
    write_signed(path, msgspec.msgpack.encode(dict(sorted(heads.items()))))
