"""Tables of figures that stand in many columns: the columns are the white that runs down."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import median

import msgspec

from extract.pdf.drawings import Rule
from extract.pdf.figures import letters_but
from extract.pdf.heads import headed, heads_top, pieces_of
from extract.pdf.rows import Row
from extract.pdf.slots import Placed, Slots, column_of
from extract.pdf.words import Word

# '1,144', '(182.2–204.8)', '31.0**', '$9,600', '2003–04', and what stands in: '†', '(X)', '(%)'
VALUE = re.compile(
    r"""
    [(\[*†‡<>~≤≥±+$£€\-–−]* \d [\d,.:/–−\-]* %? [a-z]? [%)\]*†‡¹²³⁴⁵⁶⁷⁸⁹⁰,;]*
    | [*†‡\#]{1,6} | [-–—]{1,3} | \( [X%] \) | n/?a | Ref\.
    """,
    re.VERBOSE | re.IGNORECASE,
)
# letters that no value begins with: most words end here
NO_START = letters_but("nr")
KEPT = 4096  # texts that are remembered: each is asked about in several places
# values that make a row of figures, and their share of its words
FEWEST_VALUES = 2
VALUES_SHARE = 0.4
# rows of figures that make a table
FEWEST_ROWS = 3
# columns of figures that make one with names before them, and without (two are axes of a chart)
FEWEST_COLUMNS = 2
FEWEST_UNNAMED = 3
# rows without figures (heads, wrapped names) that may follow each other within a table
MOST_BETWEEN = 3
# of the size: a wider step from row to row ends a table
WIDEST_STEP = 3.4
# of the size: white that runs down between two columns is wider than this
RIVER = 0.12
# of the size: white between two columns of words, between a figure and its unit, between words
TEXT_RIVER = 1.0
UNIT_RIVER = 0.7
BLANK = 0.4
# of the words of a column: with as many values it is a column of figures
MOSTLY = 0.5
# of the rows of figures: a column has to have figures in this share of them
FILLED = 0.3
# of the slots of the rows of figures: axis labels of charts fill fewer
DENSE = 0.55


@dataclass(frozen=True, slots=True)
class Fields:
    """A table of figures among printed rows: those it took, `first` and `last` included.

    Its header ends above the row `body`; `cuts` part its columns.
    """

    first: int
    body: int
    last: int
    cuts: tuple[float, ...]

    @property
    def column_count(self) -> int:
        """How many columns it has."""
        return len(self.cuts) + 1


class Stretch(msgspec.Struct, gc=False):
    """What stands between two rivers."""

    left: float
    right: float
    words: list[Word]

    @property
    def figured(self) -> bool:
        """Whether it is a column of figures."""
        return sum([is_value(w.text) for w in self.words]) >= MOSTLY * len(self.words)


@lru_cache(maxsize=KEPT)
def is_value(text: str) -> bool:
    """Whether a word is a figure, a range of figures or stands for one."""
    return text[:1] not in NO_START and VALUE.fullmatch(text) is not None


def is_figured(row: Row) -> bool:
    """Whether a row is a row of figures."""
    if row.turn or len(row.words) < FEWEST_VALUES:
        return False
    values = [
        word.text
        for word in row.words
        if word.text[0] not in NO_START and is_value(word.text)  # most words are not asked about
    ]
    enough = len(values) >= max(FEWEST_VALUES, VALUES_SHARE * len(row.words))
    return enough and any(map(str.isdigit, "".join(values)))


def fields_of(rows: list[Row], rules: list[Rule], known: Sequence[Slots] = ()) -> list[Fields]:
    """The tables of figures among the rows of a page, from top to bottom.

    Those that are `known`, as statements with as many columns, are not told again.
    """
    figured = [is_figured(row) for row in rows]
    if sum(figured) < FEWEST_ROWS:
        return []
    found: list[Fields] = []
    place = floor = 0
    while place < len(rows):
        last = run_from(rows, figured, place)
        if last is None:
            place += 1
            continue
        body = [
            row for row, has in zip(rows[place : last + 1], figured[place:], strict=False) if has
        ]
        cuts = cuts_of(stretches_of(body), body)
        told = is_known(place, last, len(cuts) + 1, known)
        if not told and well_filled(body, cuts):
            top, first = heads_top(rows, floor, place, cuts, rules, is_value)
            if not is_known(top, last, len(cuts) + 1, known):
                found.append(Fields(top, first, last, tuple(cuts)))
            told = True
        place = last + 1
        floor = place if told else floor
    return found


def is_known(first: int, last: int, columns: int, known: Sequence[Slots]) -> bool:
    """Whether statements with as many columns have been found in the rows of a table."""
    return any(s.first <= last and first <= s.last and len(s.rows[0]) >= columns for s in known)


def run_from(rows: list[Row], figured: list[bool], start: int) -> int | None:
    """The last row of figures of a run that begins here; None where there is none."""
    if not figured[start]:
        return None
    last, count, left = start, 1, rows[start].x0
    for place in range(start + 1, len(rows)):
        row = rows[place]
        if not 0 < row.baseline - rows[place - 1].baseline <= WIDEST_STEP * row.size:
            break
        if figured[place]:
            last, count, left = place, count + 1, min(left, row.x0)
        elif place - last > MOST_BETWEEN or row.x1 < left:
            break
        elif start and row.text == rows[start - 1].text:
            break  # the head once more: another table of the same kind
    return last if count >= FEWEST_ROWS else None


def cells_of(fields: Fields, rows: list[Row], rules: list[Rule]) -> tuple[tuple[Placed, ...], int]:
    """The cells of a table of figures among the rows of a page, and how many rows they make."""
    cuts = list(fields.cuts)
    cells, number = headed(rows[fields.first : fields.body], cuts, rules, is_value)
    for row in rows[fields.body : fields.last + 1]:
        cells += body_cells(row, number, cuts, figured=is_figured(row))
        number += 1
    return tuple(cells), number


def stretches_of(body: list[Row]) -> list[Stretch]:
    """What the words of the rows cover, cut where white runs down."""
    size = median(row.size for row in body)
    found: list[Stretch] = []
    for word in sorted((w for row in body for w in row.words), key=lambda w: w.x0):
        if found and word.x0 <= found[-1].right + RIVER * size:
            found[-1].right = max(found[-1].right, word.x1)
            found[-1].words.append(word)
        else:
            found.append(Stretch(word.x0, word.x1, [word]))
    merged: list[Stretch] = []
    for part in found:
        if merged and belongs(merged[-1], part, size, len(body)):
            merged[-1].right = part.right
            merged[-1].words += part.words
        else:
            merged.append(part)
    return merged


def belongs(left: Stretch, right: Stretch, size: float, rows: int) -> bool:
    """Whether two stretches are one column: words beside words, a figure with its unit."""
    gap = right.left - left.right
    if gap < BLANK * size and one_blank(left, right, BLANK * size):
        return True
    if not right.figured:
        return gap < (UNIT_RIVER if left.figured else TEXT_RIVER) * size
    rare = len(right.words) < FILLED * rows
    return not left.figured and rare and gap < UNIT_RIVER * size


def one_blank(left: Stretch, right: Stretch, blank: float) -> bool:
    """Whether no more than a blank stands between two stretches in any row ('Q1 2009')."""
    ends: dict[int, float] = {}
    for word in left.words:
        ends[round(word.level)] = max(ends.get(round(word.level), word.x1), word.x1)
    starts: dict[int, float] = {}
    for word in right.words:
        starts[round(word.level)] = min(starts.get(round(word.level), word.x0), word.x0)
    both = ends.keys() & starts.keys()
    return bool(both) and all(starts[level] - ends[level] < blank for level in both)


def cuts_of(stretches: list[Stretch], body: list[Row]) -> list[float]:
    """Where one column ends and the next begins."""
    cuts: list[float] = []
    for number, stretch in enumerate(stretches):
        if number:
            cuts.append((stretches[number - 1].right + stretch.left) / 2)
        if stretch.figured:
            cuts += cuts_within(stretch, body)
    return cuts


def cuts_within(stretch: Stretch, body: list[Row]) -> list[float]:
    """Cuts through a stretch in which most rows have several figures (a wide total closes it)."""
    inside = {id(word) for word in stretch.words}
    lines = [[w for w in row.words if id(w) in inside and is_value(w.text)] for row in body]
    lines = [line for line in lines if line]
    if not lines:
        return []
    most, count = Counter(len(line) for line in lines).most_common(1)[0]
    if most < FEWEST_VALUES or count < MOSTLY * len(lines):
        return []
    full = [line for line in lines if len(line) == most]
    return [
        (median(line[n].x1 for line in full) + median(line[n + 1].x0 for line in full)) / 2
        for n in range(most - 1)
    ]


def well_filled(body: list[Row], cuts: list[float]) -> bool:
    """Whether enough columns have figures in enough of the rows."""
    words: Counter[int] = Counter()
    values: Counter[int] = Counter()
    counts: Counter[int] = Counter()
    for row in body:
        columns = [column_of(cuts, word) for word in row.words]
        words.update(columns)
        values.update([c for c, w in zip(columns, row.words, strict=True) if is_value(w.text)])
        counts.update(set(columns))
    figured = {c for c in values if values[c] >= MOSTLY * words[c]}
    full = sum(1 for c in figured if counts[c] >= FILLED * len(body))
    fewest = FEWEST_UNNAMED if 0 in figured else FEWEST_COLUMNS
    dense = counts.total() > DENSE * len(body) * (len(cuts) + 1)
    return full >= fewest and full > MOSTLY * len(cuts) and dense


def body_cells(row: Row, number: int, cuts: list[float], *, figured: bool) -> list[Placed]:
    """The cells of a row; words that run on over a cut without figures are one cell."""
    if figured:
        columns: dict[int, list[Word]] = {}
        for word in row.words:
            columns.setdefault(column_of(cuts, word), []).append(word)
        return [Placed(number, c, 1, 1, tuple(words)) for c, words in columns.items()]
    cells: list[Placed] = []
    for piece in pieces_of(row, cuts, is_value):
        start, end = column_of(cuts, piece[0]), column_of(cuts, piece[-1])
        if cells and start <= cells[-1].column + cells[-1].column_span - 1:
            last = cells.pop()
            start, piece = last.column, last.words + piece
        cells.append(Placed(number, start, 1, max(end - start, 0) + 1, piece))
    return cells
