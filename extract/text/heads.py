"""Heads over the columns of an aligned table: which of them stands over which column."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.cell_words import IN_HEADS
from extract.text.white import Column, Piece, Printed, in_column, meets

# "£'000", '£000', "£’000s"
UNIT = re.compile(r"£\s?['’‘`]?\s?000s?")


def with_cut_heads(heads: Sequence[Printed]) -> list[Printed]:
    """The head, its words cut over units that stand under them: 'Annual Budget Budget to Date'."""
    units = [p for line in heads for p in line.pieces if UNIT.fullmatch(p.text)]
    return [
        replace(line, pieces=tuple(part for p in line.pieces for part in _cut(p, units)))
        for line in heads
    ]


def _cut(piece: Piece, units: Sequence[Piece]) -> list[Piece]:
    """The parts of a piece that end where the units under it do; the piece where they do not."""
    under = [unit.end for unit in units if unit.start < piece.end and piece.start < unit.end]
    ends = [end for end in under if end < piece.end] if len(under) > 1 else []
    places = [end - piece.start for end in ends if piece.text[end - piece.start] == " "]
    if not places or len(places) < len(ends):
        return [piece]
    bounds = pairwise([-1, *sorted(places), len(piece.text)])
    return [Piece(piece.start + a + 1, piece.start + b, piece.text[a + 1 : b]) for a, b in bounds]


def in_order(heads: Sequence[Printed], columns: Sequence[Column]) -> list[Printed]:
    """The head, two heads over one column moved where a line has a head for each column of values.

    Heads that are set close together are printed further to the left than their figures.
    """
    return [
        line if are_apart([line], columns) else _moved(line, columns[-len(line.pieces) :])
        for line in heads
    ]


def _moved(line: Printed, columns: Sequence[Column]) -> Printed:
    values = [column for column in columns if column.start >= line.pieces[0].start]
    if len(values) != len(line.pieces):
        return line
    pairs = zip(line.pieces, values, strict=True)
    return replace(line, pieces=tuple(Piece(c.start, c.end, p.text) for p, c in pairs))


def are_apart(heads: Sequence[Printed], columns: Sequence[Column]) -> bool:
    """Whether no two heads of a line stand over the same column."""
    return all(len(in_column(column, line)) < 2 for line in heads for column in columns)


def under(heads: Sequence[Printed], columns: list[Column]) -> list[Column]:
    """The columns with those of heads that stand over no cell.

    Heads one over the other are one head. One over the white beside a column that has no head is
    the head of that column.
    """
    groups: list[Column] = []
    for piece in (piece for line in heads for piece in line.pieces):
        met = [group for group in groups if meets(group, piece)]
        start, end = (
            min([piece.start, *(g.start for g in met)]),
            max([piece.end, *(g.end for g in met)]),
        )
        groups = [group for group in groups if group not in met] + [Column(start, end)]
    headed = [c for c in columns if any(_overlap(c, group) for group in groups)]
    for group in sorted(groups, key=lambda g: g.start):
        met = [c for c in columns if _overlap(c, group)]
        if len(met) > 1:
            continue
        left = [c for c in columns if c.end <= group.start and not met][-1:]
        right = [c for c in columns if c.start >= group.end and not met][:1]
        free = met or [c for c in left + right if c not in headed]
        if not free and left and right and _stands_over(group, [*left, *right], heads):
            free = left
        if len(free) == 1:
            free[0].start = min(free[0].start, group.start)
            free[0].end = max(free[0].end, group.end)
        else:
            free = [Column(group.start, group.end)]
            columns = sorted([*columns, *free], key=lambda c: c.start)
        headed += free
    return columns


def _stands_over(group: Column, beside: Sequence[Column], heads: Sequence[Printed]) -> bool:
    """Whether words between two columns head both: 'Targets' over '11/12' and '12/13'."""
    years = [n for n, line in enumerate(heads) if all(map(_is_year, beside, [line] * len(beside)))]
    own = [n for n, line in enumerate(heads) if in_column(group, line)]
    dated = any(IN_HEADS.search(p.text) for line in heads for p in in_column(group, line))
    return bool(years) and own[-1] < years[0] and not dated


def _is_year(column: Column, line: Printed) -> bool:
    """Whether a line prints a year alone over a column."""
    return [IN_HEADS.fullmatch(p.text) is not None for p in in_column(column, line)] == [True]


def _overlap(one: Column, other: Column) -> bool:
    return one.start < other.end and other.start < one.end
