"""Cell adjacency, the measure of the ICDAR-2013 table competition (Göbel, Hassan, Oro, Orsi 2013).

A table is the multiset of its relations: each cell that is not blank with its nearest neighbour
that is not blank, to the right and below. A cell that spans has one in each row and column it
covers, and the same pair of cells counts once in each direction.
"""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Relation = tuple[str, str, Literal["right", "below"]]

# what fonts and annotators write for the same character: '10–12' = '10-12', '“a”' = "'a'"
SAME_CHARACTERS = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad\ufe58\ufe63\uff0d", "-")
    | dict.fromkeys('"`\u00b4\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u2032\u2033', "'")
)


@dataclass(frozen=True, slots=True)
class SpannedText:
    """The text of a cell and the rows and columns it covers, ends included."""

    row: int
    column: int
    row_end: int
    column_end: int
    text: str


@dataclass(frozen=True, slots=True)
class Score:
    """How many relations are right, were found, and are in the ground truth."""

    right: int = 0
    found: int = 0
    expected: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.right + other.right, self.found + other.found, self.expected + other.expected
        )

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.expected if self.expected else 0.0

    @property
    def f1(self) -> float:
        total = self.found + self.expected
        return 2 * self.right / total if total else 0.0


def normalised(text: str) -> str:
    """Without white space and case; ligatures undone; one dash and one quote."""
    # dashes and quotes first: NFKC makes a space and an accent of '´'
    plain = unicodedata.normalize("NFKC", text.translate(SAME_CHARACTERS))
    plain = plain.translate(SAME_CHARACTERS)
    return "".join(c for c in plain if not c.isspace() and c.isprintable()).casefold()


def relations(cells: Iterable[SpannedText]) -> Counter[Relation]:
    """The relations of one table."""
    known = list(cells)
    texts = [normalised(cell.text) for cell in known]
    right, below = adjacent(known)
    found: Counter[Relation] = Counter()
    found.update((texts[a], texts[b], "right") for a, b in right)
    found.update((texts[a], texts[b], "below") for a, b in below)
    return found


def adjacent(cells: Sequence[SpannedText]) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """The pairs of cells, by number, that are neighbours to the right, and below."""
    rows: defaultdict[int, dict[int, int]] = defaultdict(dict)
    columns: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for number, cell in enumerate(cells):
        if not normalised(cell.text):
            continue
        for row in range(cell.row, cell.row_end + 1):
            rows[row].setdefault(cell.column, number)
        for column in range(cell.column, cell.column_end + 1):
            columns[column].setdefault(cell.row, number)
    return (
        {pair for row in rows.values() for pair in neighbours(row)},
        {pair for column in columns.values() for pair in neighbours(column)},
    )


def neighbours(starts: dict[int, int]) -> list[tuple[int, int]]:
    """The pairs that follow each other in one row or column, given where each cell starts."""
    ordered = [starts[place] for place in sorted(starts)]
    return list(pairwise(ordered))


def page_score(
    expected: Iterable[Iterable[SpannedText]], found: Iterable[Iterable[SpannedText]]
) -> Score:
    """The tables of one page against each other, their relations pooled."""
    truth = pooled(expected)
    ours = pooled(found)
    return Score((truth & ours).total(), ours.total(), truth.total())


def pooled(tables: Iterable[Iterable[SpannedText]]) -> Counter[Relation]:
    """The relations of several tables as one multiset."""
    together: Counter[Relation] = Counter()
    for table in tables:
        together.update(relations(table))
    return together


def spans_of(boxes: list[tuple[float, float, float, float]]) -> list[tuple[int, int, int, int]]:
    """Row, column, last row and last column of each cell box (x0, top, x1, bottom) of a table.

    The grid lines are where boxes begin: a box that reaches past the next one spans.
    """
    columns = sorted({box[0] for box in boxes})
    rows = sorted({box[1] for box in boxes})
    return [
        (
            rows.index(top),
            columns.index(x0),
            max(i for i, place in enumerate(rows) if place < bottom),
            max(i for i, place in enumerate(columns) if place < x1),
        )
        for x0, top, x1, bottom in boxes
    ]
