"""Registries of ids while a release is made: what stood there, and what this run adds."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec

from normalize.indicators.judgements import Registered
from normalize.indicators.registry import Registry


@dataclass(frozen=True, slots=True)
class Lengths:
    """How many lines the two registries had at some time."""

    indicators: int
    milestones: int


@dataclass(frozen=True, slots=True)
class Given:
    """Lines that the two registries grew by."""

    indicators: tuple[Registered, ...]
    milestones: tuple[Registered, ...]


@dataclass(frozen=True, slots=True)
class Ids:
    """The two registries; both grow while councils are followed."""

    indicators: Registry
    milestones: Registry

    def lengths(self) -> Lengths:
        """How long they are now."""
        return Lengths(len(self.indicators), len(self.milestones))

    def since(self, lengths: Lengths) -> Given:
        """What they grew by since they were so long."""
        return Given(
            self.indicators.since(lengths.indicators), self.milestones.since(lengths.milestones)
        )

    def add(self, given: Given) -> None:
        """Note ids that were given elsewhere."""
        for line in given.indicators:
            self.indicators.add(line)
        for line in given.milestones:
            self.milestones.add(line)

    def about(self, names: Iterable[str], before: Lengths | None = None) -> str:
        """Hash of the lines about these ids and anchors in both; as they were `before`."""
        wanted, then = set(names), before or self.lengths()
        indicators = self.indicators.about(wanted, then.indicators)
        milestones = self.milestones.about(wanted, then.milestones)
        return f"{hash_of(indicators)} {hash_of(milestones)}"


def hash_of(lines: Sequence[Registered]) -> str:
    """Hash of lines; the document that an id was first seen in does not matter."""
    told = [(line.id, line.anchor, line.redirect_to) for line in lines]
    return hashlib.sha256(msgspec.msgpack.encode(told)).hexdigest()
