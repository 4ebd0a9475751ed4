"""Registries of ids while a release is made: what stood there, and what this run adds."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec

from normalize.indicators.judgements import Registered
from normalize.indicators.registry import Registry


@dataclass(frozen=True, slots=True)
class Ids:
    """The two registries; both grow while councils are followed."""

    indicators: Registry
    milestones: Registry

    def about(self, names: Iterable[str]) -> str:
        """Hash of the lines about these ids and anchors in both."""
        wanted = set(names)
        return " ".join(
            hash_of(registry.about(wanted)) for registry in (self.indicators, self.milestones)
        )


def hash_of(lines: Sequence[Registered]) -> str:
    """Hash of lines; the document that an id was first seen in does not matter."""
    told = [(line.id, line.anchor, line.redirect_to) for line in lines]
    return hashlib.sha256(msgspec.msgpack.encode(told)).hexdigest()
