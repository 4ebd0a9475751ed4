"""Registries of ids while a release is made: what stood there, and what this run adds."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from normalize.indicators.judgements import Registered


class Registry:
    """A registry of ids while it grows."""

    def __init__(self, lines: Iterable[Registered] = ()) -> None:
        self.lines: list[Registered] = []
        self.new: list[Registered] = []
        self._by_name: dict[str, list[tuple[int, Registered]]] = defaultdict(list)
        for line in lines:
            self._note(line)

    def add(self, minted: Iterable[Registered]) -> None:
        """Note ids that were given now."""
        for line in minted:
            self.new.append(line)
            self._note(line)

    def _note(self, line: Registered) -> None:
        for name in {line.id, line.anchor}:
            self._by_name[name].append((len(self.lines), line))
        self.lines.append(line)

    def about(self, names: Iterable[str]) -> str:
        """Hash of the lines about these ids and anchors, in the order of the file."""
        found = {line for name in names for line in self._by_name.get(name, ())}
        ordered = [(r.id, r.anchor, r.redirect_to) for _, r in sorted(found, key=lambda f: f[0])]
        return hashlib.sha256(msgspec.msgpack.encode(ordered)).hexdigest()


@dataclass(frozen=True, slots=True)
class Ids:
    """The two registries."""

    indicators: Registry
    milestones: Registry

    def about(self, names: Iterable[str]) -> str:
        """Hash of the lines about these ids and anchors in both."""
        wanted = set(names)
        return f"{self.indicators.about(wanted)} {self.milestones.about(wanted)}"
