"""The rows of a table of figures, in the middle of which their cells stand."""

from dataclasses import dataclass
from itertools import pairwise

from extract.pdf.figure_columns import Figured, place_in
from extract.pdf.rows import Row
from extract.pdf.segments import WIDEST_LEAD
from extract.pdf.slots import column_of
from extract.pdf.starts import had_room
from extract.pdf.stretches import Stretches
from extract.pdf.words import Word

# of the size: the middle of a cell is as near to that of its row
OFF = 0.2
EXACT = 1.0  # points: words of a column begin below each other as exactly as this
WIDER = 1.08  # of the step from line to line: that between cells is wider
TOUCH = 1.0  # points: how far the boxes of words of two rows may overlap


@dataclass(slots=True)
class Told:
    """A row: the words of its cells, and whether it runs over all columns."""

    level: float
    words: list[Word]
    spanning: bool = False

    @property
    def top(self) -> float:
        """Where its words begin."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """Where its words end."""
        return max(word.bottom for word in self.words)


def told_rows(
    lines: list[Row], figured: Figured, columns: Stretches, cuts: list[float]
) -> list[Told] | None:
    """The rows; None where it is in doubt of which one a line is."""
    across = {n for n, line in enumerate(lines) if crosses(line, cuts)}
    if not across.isdisjoint(figured.rows):
        return None
    levels = [level_of(lines[n], figured) for n in figured.rows]
    told = [Told(level, []) for level in levels]
    rest: dict[int, list[Word]] = {}
    for column, (_, right) in enumerate(columns):
        own = [
            (n, [w for w in line.words if column_of(cuts, w) == column])
            for n, line in enumerate(lines)
            if n not in across
        ]
        own = [(n, words) for n, words in own if words]
        for n, words in put_to_rows(told, own, right if column == 0 else None):
            rest.setdefault(n, []).extend(words)
    return with_others(told, lines, rest, across, columns) if is_named(told, figured) else None


def level_of(line: Row, figured: Figured) -> float:
    """The level of the figures of a line."""
    return next(w.level for w in line.words if place_in(figured.columns, w) is not None)


def crosses(line: Row, cuts: list[float]) -> bool:
    """Whether words of a line stand across a cut."""
    return any(word.x0 < cut - 1 and word.x1 > cut + 1 for word in line.words for cut in cuts)


def put_to_rows(
    told: list[Told], own: list[tuple[int, list[Word]]], right: float | None
) -> list[tuple[int, list[Word]]]:
    """Puts the lines of a column to the rows in the middle of which they stand; gives the others.

    `right`: where the column ends, if titles of rows may stand in it: only full lines go on.
    """
    left: list[tuple[int, list[Word]]] = []
    place = 0
    while place < len(own):
        level, size = own[place][1][0].level, own[place][1][0].size
        row = next((n for n, r in enumerate(told) if r.level >= level - OFF * size), None)
        end = place
        if row is not None:
            below = told[row + 1].level if row + 1 < len(told) else float("inf")
            end = last_of_cell(own, place, told[row].level, below, right)
        if row is None or end == place:
            left.append(own[place])
            place += 1
            continue
        told[row].words += [w for _, words in own[place:end] for w in words]
        place = end
    return left


def last_of_cell(
    own: list[tuple[int, list[Word]]], first: int, middle: float, below: float, right: float | None
) -> int:
    """Where the lines end that stand around a level, from the first of them; that where none do."""
    level, size = own[first][1][0].level, own[first][1][0].size
    end = first
    while True:
        at = own[end][1][0].level
        if at >= below - OFF * size:
            return first
        end += 1
        if abs((level + at) / 2 - middle) <= OFF * size:
            return first if touches_others(own, first, end) else end
        if at > middle + (middle - level) or end == len(own):
            return first
        step = own[end][1][0].level - at
        words, after = own[end - 1][1], own[end][1]
        if step > WIDEST_LEAD * size or (right is not None and had_room(words, after, right)):
            return first


def touches_others(own: list[tuple[int, list[Word]]], first: int, end: int) -> bool:
    """Whether a line at the level of the figures has others above and below it, and these others.

    Where cells stand at the top of rows with no white between, three lines are of two rows.
    """
    if end - first < 2 or (end - first) % 2 == 0:
        return False
    levels = [words[0].level for _, words in own]
    step = (levels[end - 1] - levels[first]) / (end - 1 - first) * WIDER
    above = first > 0 and levels[first] - levels[first - 1] <= step
    below = end < len(levels) and levels[end] - levels[end - 1] <= step
    return above or below


def is_named(told: list[Told], figured: Figured) -> bool:
    """Whether each row has words before its first figures."""
    first = figured.columns[0][0]
    return all(any(word.x0 < first for word in row.words) for row in told)


def with_others(
    told: list[Told],
    lines: list[Row],
    rest: dict[int, list[Word]],
    across: set[int],
    columns: Stretches,
) -> list[Told] | None:
    """The rows, with the titles and comments that stand between them over all columns.

    What follows the last row is of the table if it begins as those between the rows do.
    """
    first, last = told[0], told[-1]
    found = list(told)
    begun: set[str] = set()
    above: Told | None = None
    for n in sorted({*rest, *across}):
        words = list(lines[n].words)
        whole = n in across or len(rest[n]) == len(words)
        level, size, text = words[0].level, words[0].size, words[0].text
        begins = len(lines[n].parts) == 1 and words[0].x0 <= columns[0][0] + EXACT
        rests = whole and any(abs(words[0].x0 - x0) <= EXACT for x0, _ in columns[1:])
        if level > last.level and not (begins and text in begun):
            if not rests or level - last.words[-1].level > WIDEST_LEAD * size:
                break
            last.words += words  # the page cuts the row
        elif whole and begins:
            if level < last.level:
                begun.add(text)
            above = Told(level, words, spanning=True)
            found.append(above)
        elif level < first.level and rests:
            found.append(Told(level, words))  # the rest of a row of the page before
        else:
            return None
    found.sort(key=lambda row: row.level)
    apart = all(a.bottom <= b.top + TOUCH for a, b in pairwise(found))
    return found if apart else None
