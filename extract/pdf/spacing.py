"""How the lines of a text are spaced: the usual step between them, and where they wrap."""

import itertools

import msgspec

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


class Spacing(msgspec.Struct, gc=False):
    """What the rows of one text have in common.

    `steps` by letter size; `close` says of each row whether it is no further from the one above
    than lines of a paragraph; `rights` is where each row would have been wrapped, `widest` where
    the text would; `hanging` are the left edges (whole points) under which list texts go on.
    """

    steps: dict[float, float]
    close: list[bool]
    rights: list[float]
    widest: float
    hanging: frozenset[int]

    def are_close(self, above: Row, below: Row) -> bool:
        """Whether two rows are no further apart than lines of a paragraph."""
        return are_close(above, below, self.steps)


def spacing_of(
    rows: list[Row], split: list[tuple[str | None, Row]], across: tuple[float, float] | None
) -> Spacing:
    """The spacing of rows; `across` are the edges of the page, None within a cell.

    `split` holds the list mark of each row and what follows it.
    """
    widest = max([row.x1 for row in rows])
    steps = usual_steps(rows, widest)
    close = [False, *[are_close(a, b, steps) for a, b in itertools.pairwise(rows)]]
    rights = right_edges(rows, close, widest, across)
    return Spacing(steps, close, rights, widest, hanging_lefts(rows, split))


def are_close(above: Row, below: Row, steps: dict[float, float]) -> bool:
    """Whether two rows are no further apart than lines of a paragraph; `steps` by letter size."""
    step = below.baseline - above.baseline
    if step <= 0:
        return False
    usual = steps.get(below.size) or USUAL_STEP * below.size
    if above.size != below.size:
        usual = max(usual, steps.get(above.size) or USUAL_STEP * above.size)
    return step <= LOOSE * usual


def usual_steps(rows: list[Row], right: float) -> dict[float, float]:
    """The smallest step between lines that were wrapped, for each letter size."""
    counts: dict[tuple[float, float], int] = {}
    for above, below in itertools.pairwise(rows):
        size = above.size
        if size != below.size:
            continue
        step = below.baseline - above.baseline
        if NARROWEST * size < step < WIDEST * size and not was_ended(above, below, right):
            key = size, round(step, 1)
            counts[key] = counts.get(key, 0) + 1
    found: dict[float, float] = {}
    for (size, step), count in counts.items():
        if step <= WIDE * size or count >= FEWEST_WIDE:
            found[size] = min(step, found.get(size, step))
    return found


def right_edges(
    rows: list[Row], close: list[bool], widest: float, across: tuple[float, float] | None
) -> list[float]:
    """For each row the right edge of the text that it stands in: a run of evenly spaced rows."""
    edges: list[float] = []
    edge, begun = 0.0, 0
    for place, row in enumerate(rows):
        if not close[place]:
            edges += [edge] * (place - begun)
            edge, begun = row.x1, place
        elif row.x1 > edge:
            edge = row.x1
    edges += [edge] * (len(rows) - begun)
    if True not in [row.bold for row in rows]:
        return edges
    left = min([row.x0 for row in rows])
    right = widest
    if across is not None:
        left = min(left, across[0] + WIDEST_MARGIN * (across[1] - across[0]))
        right = max(right, across[1] - (left - across[0]))
    return [
        heading_edge(row, left, right) if row.bold else edge
        for row, edge in zip(rows, edges, strict=True)
    ]


def heading_edge(row: Row, left: float, right: float) -> float:
    """Where a heading wraps: at the margin of the text, not at its own longest line.

    A centred one has room at both sides.
    """
    before, after = row.x0 - left, right - row.x1
    centred = before > INDENT * row.size and abs(before - after) < 2 * EDGE * row.size
    return right + before if centred else right


def hanging_lefts(rows: list[Row], split: list[tuple[str | None, Row]]) -> frozenset[int]:
    """Left edges of list texts whose next line stands under the text."""
    found = set()
    for row, below, (marker, rest) in zip(rows, rows[1:], split, strict=False):
        if marker and abs(below.x0 - rest.x0) < EDGE * row.size:
            found.add(round(rest.x0))
    return frozenset(found)


def was_ended(above: Row, below: Row, right: float) -> bool:
    """Whether the first word of `below` would have had room on the line `above`."""
    first = below.words[0]
    if above.turn:
        return False
    return right - above.x1 > (first.end - first.start) + ROOM * below.size
