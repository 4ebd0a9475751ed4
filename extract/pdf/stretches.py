"""Stretches across the page: what words and marks cover, and the white between."""

from collections.abc import Iterable

# from the left; where each begins and ends
Stretches = list[tuple[float, float]]


def stretches_of(pieces: Iterable[tuple[float, float, float]]) -> Stretches:
    """The stretches that pieces cover; each says how wide the white is that parts it from others.

    A piece is where it begins, where it ends, and that width.
    """
    found: Stretches = []
    for x0, x1, white in sorted(pieces):
        if found and x0 <= found[-1][1] + white:
            found[-1] = (found[-1][0], max(found[-1][1], x1))
        else:
            found.append((x0, x1))
    return found


def joined(one: Stretches, other: Stretches, white: float) -> Stretches:
    """What both cover; narrower white is covered too."""
    return stretches_of((x0, x1, white) for x0, x1 in [*one, *other])
