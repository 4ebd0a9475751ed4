"""Rules to the grids of ruled tables: what touches belongs together, and is snapped afterwards."""

from bisect import bisect_right
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.pdf.drawings import Rule
from extract.places import Box

TOUCH = 2.0  # points: rules whose ends are this near meet
SNAP = 2.5  # points: parallel rules this near are one line of the grid (double rules, cell edges)
# of a side: a wall stands where rules cover this much of it
WALL = 0.6


@dataclass(frozen=True, slots=True)
class Region:
    """A cell of a grid: its first row and column and how many of each it covers."""

    row: int
    column: int
    row_span: int
    column_span: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Lines of a ruled table, and which region each slot between them belongs to."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    regions: tuple[Region, ...]
    region_of: tuple[tuple[int, ...], ...]

    @property
    def box(self) -> Box:
        """From the first to the last line."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def at(self, x: float, y: float) -> int | None:
        """The region at a point; None outside."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        if not (0 <= row < len(self.ys) - 1 and 0 <= column < len(self.xs) - 1):
            return None
        return self.region_of[row][column]

    def region_box(self, region: Region) -> Box:
        """The box of a region."""
        return Box(
            self.xs[region.column],
            self.ys[region.row],
            self.xs[region.column + region.column_span],
            self.ys[region.row + region.row_span],
        )


def grids_of(rules: list[Rule]) -> list[Grid]:
    """The grids with two regions or more; a lone frame is none."""
    grids = [grid_of(part) for part in components(rules)]
    return [grid for grid in grids if grid is not None and len(grid.regions) > 1]


def components(rules: list[Rule]) -> list[list[Rule]]:
    """Rules that meet, directly or through others; those that meet none are left out."""
    flat = [rule for rule in rules if rule.flat]
    tall = [rule for rule in rules if not rule.flat]
    if not flat or not tall:
        return []
    h = np.array([(r.at, r.start, r.end) for r in flat])
    v = np.array([(r.at, r.start, r.end) for r in tall])
    x, y = v[None, :, 0], h[:, None, 0]
    meets = (x >= h[:, None, 1] - TOUCH) & (x <= h[:, None, 2] + TOUCH)
    meets &= (y >= v[None, :, 1] - TOUCH) & (y <= v[None, :, 2] + TOUCH)
    parent = list(range(len(rules)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, j in zip(*np.nonzero(meets), strict=True):
        parent[root(int(i))] = root(len(flat) + int(j))
    for lines, offset in ((h, 0), (v, len(flat))):
        for i, j in _continued(lines):
            parent[root(i + offset)] = root(j + offset)
    found: dict[int, list[Rule]] = {}
    for i, rule in enumerate(flat + tall):
        found.setdefault(root(i), []).append(rule)
    return [part for part in found.values() if len({rule.flat for rule in part}) == 2]


def _continued(lines: NDArray[np.float64]) -> list[tuple[int, int]]:
    """Pairs of parallel rules of which one continues the other."""
    order = np.lexsort((lines[:, 1], np.round(lines[:, 0])))
    pairs = []
    for i, j in zip(order.tolist(), order[1:].tolist(), strict=False):
        near = abs(lines[i, 0] - lines[j, 0]) <= TOUCH
        apart = max(lines[i, 1], lines[j, 1]) - min(lines[i, 2], lines[j, 2])
        if near and apart <= TOUCH:
            pairs.append((i, j))
    return pairs


def grid_of(rules: list[Rule]) -> Grid | None:
    """The grid of rules that belong together; None where they enclose nothing."""
    flat = [rule for rule in rules if rule.flat]
    tall = [rule for rule in rules if not rule.flat]
    ys = snapped([r.at for r in flat] + [e for r in tall for e in (r.start, r.end)], flat)
    xs = snapped([r.at for r in tall] + [e for r in flat for e in (r.start, r.end)], tall)
    if len(xs) < 2 or len(ys) < 2:
        return None
    across = walls(flat, ys, xs)
    down = walls(tall, xs, ys)
    regions, region_of = regions_of(across, down)
    return Grid(tuple(xs), tuple(ys), tuple(regions), tuple(tuple(row) for row in region_of))


def snapped(places: list[float], rules: list[Rule]) -> list[float]:
    """Places put together where they are near; a rule's own place counts, then loose ends."""
    anchors: list[list[float]] = []
    for place in sorted(rule.at for rule in rules):
        if anchors and place - anchors[-1][-1] <= SNAP:
            anchors[-1].append(place)
        else:
            anchors.append([place])
    lines = [sum(group) / len(group) for group in anchors]
    low, high = min(places), max(places)
    if not lines or low < lines[0] - SNAP - TOUCH:
        lines.insert(0, low)
    if high > lines[-1] + SNAP + TOUCH:
        lines.append(high)
    return lines


def walls(rules: list[Rule], lines: list[float], cuts: list[float]) -> NDArray[np.bool_]:
    """For each line and each stretch between two cuts, whether rules cover it."""
    covered = np.zeros((len(lines), len(cuts) - 1))
    starts, ends = np.array(cuts[:-1]), np.array(cuts[1:])
    places = np.array(lines)
    by_line: dict[int, list[tuple[float, float]]] = {}
    for rule in rules:
        line = int(np.argmin(np.abs(places - rule.at)))
        by_line.setdefault(line, []).append((rule.start, rule.end))
    for line, stretches in by_line.items():
        for start, end in merged(stretches):
            overlap = np.minimum(ends, end) - np.maximum(starts, start)
            covered[line] += np.maximum(overlap, 0)
    return np.asarray(covered >= WALL * (ends - starts))


def merged(stretches: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Stretches put together where they overlap."""
    found: list[tuple[float, float]] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def regions_of(
    across: NDArray[np.bool_], down: NDArray[np.bool_]
) -> tuple[list[Region], list[list[int]]]:
    """Rectangles of slots without a wall between, from the top left; and each slot's region."""
    rows, columns = across.shape[0] - 1, down.shape[0] - 1
    below, right = across.tolist(), down.tolist()
    region_of = [[-1] * columns for _ in range(rows)]
    regions: list[Region] = []
    for row in range(rows):
        for column in range(columns):
            if region_of[row][column] >= 0:
                continue
            width = 1
            while (
                column + width < columns
                and not right[column + width][row]
                and region_of[row][column + width] < 0
            ):
                width += 1
            height = 1
            while row + height < rows and _open_below(
                below, right, row + height, column, width, region_of
            ):
                height += 1
            for r in range(row, row + height):
                region_of[r][column : column + width] = [len(regions)] * width
            regions.append(Region(row, column, height, width))
    return regions, region_of


def _open_below(
    below: list[list[bool]],
    right: list[list[bool]],
    row: int,
    column: int,
    width: int,
    region_of: list[list[int]],
) -> bool:
    """Whether a region can grow into this row: no wall above it, none within it."""
    span = range(column, column + width)
    if any(below[row][c] or region_of[row][c] >= 0 for c in span):
        return False
    return not any(right[c][row] for c in span if c > column)
