"""Rules to the grids of ruled tables: what touches belongs together, and is snapped afterwards."""

import itertools
from bisect import bisect_left, bisect_right

import msgspec

from extract.pdf.drawings import Rule
from extract.places import Box

TOUCH = 2.0  # points: rules whose ends are this near meet
SNAP = 2.5  # points: parallel rules this near are one line of the grid (double rules, cell edges)
# of a side: a wall stands where rules cover this much of it
WALL = 0.6


class Region(msgspec.Struct, frozen=True, gc=False):
    """A cell of a grid: its first row and column and how many of each it covers."""

    row: int
    column: int
    row_span: int
    column_span: int


class Grid(msgspec.Struct, frozen=True, gc=False):
    """Lines of a ruled table, and which region each slot between them belongs to."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    regions: tuple[Region, ...]
    region_of: tuple[tuple[int, ...], ...]

    @property
    def box(self) -> Box:
        """From the first to the last line."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def region_box(self, region: Region) -> Box:
        """The box of a region."""
        return Box(
            self.xs[region.column],
            self.ys[region.row],
            self.xs[region.column + region.column_span],
            self.ys[region.row + region.row_span],
        )


def from_top(rules: list[Rule]) -> list[Rule]:
    """The rules across from the top, those of a height from the left; then the rules down.

    Sorted once a page: what looks for lines made of several rules reads them in this order.
    """
    flat = sorted([r for r in rules if r.flat], key=lambda r: (round(r.at), r.start))
    return flat + [r for r in rules if not r.flat]


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
    every = flat + tall
    beside: list[list[int]] = [[] for _ in every]
    upright = range(len(flat), len(every))
    for one, other in (*_meeting(flat, tall), *_continued(every, range(len(flat)), upright)):
        beside[one].append(other)
        beside[other].append(one)
    found = []
    known = [False] * len(every)
    for start in range(len(flat)):  # what no flat rule belongs to is no part
        if known[start]:
            continue
        known[start] = True
        part = [start]
        for place in part:  # which grows on the way
            for other in beside[place]:
                if not known[other]:
                    known[other] = True
                    part.append(other)
        part.sort()
        if part[-1] >= len(flat):
            found.append([every[place] for place in part])
    return found


def _meeting(flat: list[Rule], tall: list[Rule]) -> list[tuple[int, int]]:
    """Pairs of a flat and an upright rule that meet, by their places in `flat + tall`."""
    places = [rule.at for rule in flat]
    order = sorted(range(len(flat)), key=places.__getitem__)
    ats = [places[place] for place in order]
    reach = [(place, flat[place].start - TOUCH, flat[place].end + TOUCH) for place in order]
    found = []
    # the sides of cells are drawn one by one, and few rules across are as near as their ends
    for place, rule in enumerate(tall, start=len(flat)):
        at = rule.at
        first = bisect_left(ats, rule.start - TOUCH)
        for other, left, right in reach[first : bisect_right(ats, rule.end + TOUCH, first)]:
            if left <= at <= right:
                found.append((other, place))
    return found


def _continued(every: list[Rule], *parallel: range) -> list[tuple[int, int]]:
    """Pairs of parallel rules of which one continues the other."""
    found = []
    keys = [(round(rule.at), rule.start) for rule in every]
    for places in parallel:
        order = sorted(places, key=keys.__getitem__)
        for here, then in itertools.pairwise(order):
            one, other = every[here], every[then]
            if abs(other.at - one.at) <= TOUCH:
                apart = max(other.start, one.start) - min(other.end, one.end)
                if apart <= TOUCH:
                    found.append((here, then))
    return found


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
    for place in sorted([rule.at for rule in rules]):
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


def walls(rules: list[Rule], lines: list[float], cuts: list[float]) -> list[list[bool]]:
    """For each line and each stretch between two cuts, whether rules cover it."""
    by_line: list[list[tuple[float, float]]] = [[] for _ in lines]
    middles = [(above + below) / 2 for above, below in itertools.pairwise(lines)]
    for rule in rules:  # to the line that is nearest
        by_line[bisect_left(middles, rule.at)].append((rule.start, rule.end))
    stretches = list(itertools.pairwise(cuts))
    found = []
    for covers in by_line:
        covered = [0.0] * len(stretches)
        for start, end in merged(covers):
            # from the last cut before it on; plain numbers, as most grids are small
            for place in range(max(bisect_right(cuts, start) - 1, 0), len(stretches)):
                left, right = stretches[place]
                if left >= end:
                    break
                overlap = (right if right < end else end) - (left if left > start else start)
                covered[place] += overlap if overlap > 0 else 0.0
        found.append(
            [
                c >= WALL * (right - left)
                for c, (left, right) in zip(covered, stretches, strict=True)
            ]
        )
    return found


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
    below: list[list[bool]], right: list[list[bool]]
) -> tuple[list[Region], list[list[int]]]:
    """Rectangles of slots without a wall between, from the top left; and each slot's region.

    `below` holds the walls across, line by line, `right` those down.
    """
    rows, columns = len(below) - 1, len(right) - 1
    if all(map(all, below[1:-1])) and all(map(all, right[1:-1])):  # most tables: no cell spans
        plain = [Region(row, column, 1, 1) for row in range(rows) for column in range(columns)]
        return plain, [list(range(r * columns, (r + 1) * columns)) for r in range(rows)]
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
    end = column + width
    if any(below[row][column:end]) or max(region_of[row][column:end]) >= 0:
        return False
    return not any(wall[row] for wall in right[column + 1 : end])
