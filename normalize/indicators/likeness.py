"""Likeness of titles: character n-grams weighed by how rare they are in the council's titles."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import fsum, log, sqrt
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

SHORTEST, LONGEST = 3, 5
"""Characters of the n-grams: three are a syllable, five most of a word."""

BUCKETS = 8192
"""Columns that n-grams are hashed to for the search; the likeness itself is computed exactly."""

SEARCH_LIMIT = 0.25
"""Likeness by hashed n-grams from which a pair is looked at; the rules ask for 0.3 and more."""

BLOCK = 1024
"""Rows multiplied at a time: 1024 of 8192 single floats are 32 MB."""

Weights = dict[str, float]


@dataclass(frozen=True, slots=True)
class Titles:
    """The weighed n-grams of each core, each of length one."""

    cores: tuple[str, ...]
    weights: tuple[Weights, ...]
    places: dict[str, int]

    def likeness(self, left: str, right: str) -> float:
        """Cosine of two titles, 0 to 1, to four decimals; an exact sum knows no order."""
        if left == right:
            return 1.0 if left else 0.0
        mine, other = self.weights[self.places[left]], self.weights[self.places[right]]
        return round(fsum(mine[g] * other[g] for g in mine.keys() & other.keys()), 4)

    def near(self) -> Iterator[tuple[str, str]]:
        """Pairs of different titles that may be alike."""
        table = self.hashed()
        for start in range(0, len(table), BLOCK):
            found = np.argwhere(table[start : start + BLOCK] @ table.T >= SEARCH_LIMIT)
            for row, column in found.tolist():
                if start + row < column:
                    yield self.cores[start + row], self.cores[column]

    def hashed(self) -> NDArray[np.float32]:
        """The weights with the n-grams hashed to columns; those that one title has are left out."""
        buckets = [[crc32(gram.encode()) % BUCKETS for gram in w] for w in self.weights]
        seen = Counter(bucket for row in buckets for bucket in set(row))
        shared = {b: at for at, b in enumerate(sorted(b for b, n in seen.items() if n > 1))}
        table = np.zeros((len(self.cores), len(shared)), dtype=np.float32)
        for row, (columns, weights) in enumerate(zip(buckets, self.weights, strict=True)):
            for column, weight in zip(columns, weights.values(), strict=True):
                if column in shared:
                    table[row, shared[column]] += weight
        return table


def titles(cores: Sequence[str]) -> Titles:
    """Weigh the n-grams of the different cores."""
    different = tuple(sorted(set(cores)))
    counted = [Counter(grams(core)) for core in different]
    seen = Counter(gram for count in counted for gram in count)
    weights = tuple(weighed(count, seen, len(different)) for count in counted)
    return Titles(different, weights, {core: i for i, core in enumerate(different)})


def weighed(count: Counter[str], seen: Counter[str], total: int) -> Weights:
    """Rare n-grams weigh more; the sum of squares is one."""
    raw = {
        gram: (1 + log(times)) * (1 + log((1 + total) / (1 + seen[gram])))
        for gram, times in sorted(count.items())
    }
    length = sqrt(fsum(w * w for w in raw.values()))
    return {gram: w / length for gram, w in raw.items()}


def grams(core: str) -> Iterator[str]:
    """The n-grams of each word with a space on both sides."""
    for word in core.split():
        padded = f" {word} "
        for size in range(SHORTEST, LONGEST + 1):
            for at in range(max(1, len(padded) - size + 1)):
                yield padded[at : at + size]
