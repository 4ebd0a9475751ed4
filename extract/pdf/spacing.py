"""How the lines of a text are spaced: the usual step between them, and where they wrap."""

import itertools
from collections import Counter
from dataclasses import dataclass

from extract.pdf.markers import split_marker
from extract.pdf.rows import Row

# of the usual step from line to line: a wider one begins a new paragraph
LOOSE = 1.22
# of the size, where a text has no two lines of a paragraph to learn the step from
USUAL_STEP = 1.35
# of the size: steps from line to line within a paragraph lie between these; wider ones (double
# spacing: 2.3) are believed if so many lines are wrapped like that
NARROWEST, WIDE, WIDEST = 0.9, 1.6, 2.5
FEWEST_WIDE = 3
# of the size: room left on a line beyond the next word that shows that the line was ended
ROOM = 0.6
# of the size: how exactly lines stand below each other
EDGE = 0.4
# of the page: margins are no wider than this, however few words a page has
WIDEST_MARGIN = 0.15
# of the size: a heading that begins this far right of the text may be centred
INDENT = 0.8


@dataclass(frozen=True, slots=True)
class Spacing:
    """What the rows of one text have in common.

    `steps` by letter size; `rights` is where each row would have been wrapped, `widest` where
    the text would; `hanging` are the left edges (whole points) under which list texts go on.
    """

    steps: dict[float, float]
    rights: tuple[float, ...]
    widest: float
    hanging: frozenset[int]

    def step_for(self, row: Row) -> float:
        """The usual step for a row's size."""
        return self.steps.get(row.size, USUAL_STEP * row.size)

    def are_close(self, above: Row, below: Row) -> bool:
        """Whether two rows are no further apart than lines of a paragraph."""
        step = below.baseline - above.baseline
        return 0 < step <= LOOSE * max(self.step_for(above), self.step_for(below))


def spacing_of(rows: list[Row], across: tuple[float, float] | None) -> Spacing:
    """The spacing of rows; `across` are the edges of the page, None within a cell."""
    steps = usual_steps(rows)
    bare = Spacing(steps, (), max((r.box.x1 for r in rows), default=0.0), hanging_lefts(rows))
    return Spacing(steps, right_edges(rows, bare, across), bare.widest, bare.hanging)


def usual_steps(rows: list[Row]) -> dict[float, float]:
    """The smallest step between lines that were wrapped, for each letter size."""
    right = max((row.box.x1 for row in rows), default=0.0)
    counts: Counter[tuple[float, float]] = Counter()
    for above, below in itertools.pairwise(rows):
        step = below.baseline - above.baseline
        if above.size != below.size or not NARROWEST * above.size < step < WIDEST * above.size:
            continue
        if not was_ended(above, below, right):
            counts[above.size, round(step, 1)] += 1
    found: dict[float, float] = {}
    for (size, step), count in counts.items():
        if step <= WIDE * size or count >= FEWEST_WIDE:
            found[size] = min(step, found.get(size, step))
    return found


def right_edges(
    rows: list[Row], spacing: Spacing, across: tuple[float, float] | None
) -> tuple[float, ...]:
    """For each row the right edge of the text that it stands in: a run of evenly spaced rows."""
    edges: list[float] = []
    run: list[Row] = []
    for row in rows:
        if run and not spacing.are_close(run[-1], row):
            edges += [max(r.box.x1 for r in run)] * len(run)
            run = []
        run.append(row)
    edges += [max(r.box.x1 for r in run)] * len(run) if run else []
    left = min((row.box.x0 for row in rows), default=0.0)
    right = spacing.widest
    if across is not None:
        left = min(left, across[0] + WIDEST_MARGIN * (across[1] - across[0]))
        right = max(right, across[1] - (left - across[0]))
    return tuple(
        heading_edge(row, left, right) if row.bold else edge
        for row, edge in zip(rows, edges, strict=True)
    )


def heading_edge(row: Row, left: float, right: float) -> float:
    """Where a heading wraps: at the margin of the text, not at its own longest line.

    A centred one has room at both sides.
    """
    before, after = row.box.x0 - left, right - row.box.x1
    centred = before > INDENT * row.size and abs(before - after) < 2 * EDGE * row.size
    return right + before if centred else right


def hanging_lefts(rows: list[Row]) -> frozenset[int]:
    """Left edges of list texts whose next line stands under the text."""
    found = set()
    for row, below in itertools.pairwise(rows):
        marker, rest = split_marker(row)
        if marker and abs(below.box.x0 - rest.box.x0) < EDGE * row.size:
            found.add(round(rest.box.x0))
    return frozenset(found)


def was_ended(above: Row, below: Row, right: float) -> bool:
    """Whether the first word of `below` would have had room on the line `above`."""
    first = below.words[0]
    if above.turn:
        return False
    return right - above.box.x1 > (first.end - first.start) + ROOM * below.size
