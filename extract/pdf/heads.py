"""Column heads above a table of figures: how far up they reach, and which columns each covers."""

from collections.abc import Callable

from extract.pdf.drawings import Rule
from extract.pdf.rows import Row
from extract.pdf.slots import Placed, across_rules, column_of
from extract.pdf.words import Word

# rows above the figures that may be their header
TALLEST = 8
# of the size: a wider step above a row ends the header
WIDEST_STEP = 2.6
# of the size: lines of one head are no further apart
LINE_STEP = 1.4
# of the size: white wider than this between words is no blank
BLANK = 0.5
# pieces of a row: with as many it is no title, however far its first one runs
FEWEST_HEADS = 3
# points: how far beyond a head the rule below it reaches down
UNDER = 4.0
# of the table's width: a rule this long parts head and body, a shorter one heads some columns
WIDE = 0.85
# rows with names alone that may stand between header and figures
MOST_NAMES = 2

IsValue = Callable[[str], bool]


def pieces_of(row: Row, cuts: list[float], is_value: IsValue) -> list[tuple[Word, ...]]:
    """The words of a row, cut at wide white and between figures of two columns."""
    pieces: list[list[Word]] = []
    for word in row.words:
        before = pieces[-1][-1] if pieces else None
        if before is None or parted(before, word, cuts, is_value):
            pieces.append([word])
        else:
            pieces[-1].append(word)
    return [tuple(piece) for piece in pieces]


def parted(before: Word, word: Word, cuts: list[float], is_value: IsValue) -> bool:
    """Whether two words beside each other head two columns."""
    gap, size = word.x0 - before.x1, max(word.size, before.size)
    if column_of(cuts, before) == column_of(cuts, word):
        return gap > 2 * size
    return gap > BLANK * size or is_value(before.text) or is_value(word.text)


def heads_top(
    rows: list[Row],
    floor: int,
    start: int,
    cuts: list[float],
    rules: list[Rule],
    is_value: IsValue,
) -> tuple[int, int]:
    """The first row of the header and the first row below it."""
    first = start
    while first > floor and start - first < MOST_NAMES and names_alone(rows, first - 1, cuts):
        if ruled_between(rows[first - 1], rows[first], rules):
            break
        first -= 1
    top = reach(rows, floor, first, cuts, is_value)
    if top == first:
        first = top = start
        top = reach(rows, floor, first, cuts, is_value)
    return top, first


def reach(rows: list[Row], floor: int, first: int, cuts: list[float], is_value: IsValue) -> int:
    """The highest row that can head the columns."""
    top = first
    for place in range(first - 1, max(floor, first - TALLEST) - 1, -1):
        row, below = rows[place], rows[place + 1]
        if row.turn or not 0 < below.baseline - row.baseline <= WIDEST_STEP * below.size:
            break
        pieces = pieces_of(row, cuts, is_value)
        if len(pieces) < FEWEST_HEADS and any(
            column_of(cuts, p[0]) == 0 and p[-1].x1 > cuts[0] + row.size for p in pieces
        ):
            break  # a title, which begins over the names and runs on
        if any(column_of(cuts, word) > 0 for word in row.words):
            top = place
        elif below.baseline - row.baseline > LINE_STEP * below.size:
            break
    return top


def names_alone(rows: list[Row], place: int, cuts: list[float]) -> bool:
    """Whether a row right above another has words in the first column only."""
    row, below = rows[place], rows[place + 1]
    near = 0 < below.baseline - row.baseline <= WIDEST_STEP * below.size
    return near and not row.turn and all(column_of(cuts, w) == 0 for w in row.words)


def ruled_between(above: Row, below: Row, rules: list[Rule]) -> bool:
    """Whether a rule runs between two rows."""
    return any(
        r.flat
        and above.baseline - 1 < r.at < below.baseline
        and r.start < above.x1
        and r.end > above.x0
        for r in rules
    )


def headed(
    heads: list[Row], cuts: list[float], rules: list[Rule], is_value: IsValue
) -> tuple[list[Placed], int]:
    """The cells of the header and how many rows they make; lines of one head are one cell."""
    if not heads:
        return [], 0
    left, right = min(h.x0 for h in heads), max(h.x1 for h in heads)
    under = [rule for rule in across_rules(rules) if rule[2] - rule[1] < WIDE * (right - left)]
    placed: list[Placed] = []
    for number, row in enumerate(heads):
        taken: set[int] = set()
        pieces = pieces_of(row, cuts, is_value)
        own = [owned(piece, cuts) for piece in pieces]
        for piece, (start, end) in zip(pieces, own, strict=True):
            others = {c for o in own if o != (start, end) for c in range(o[0], o[1] + 1)}
            covers = spread(piece, row, start, end, cuts, others | taken, under)
            if covers[0] in taken:
                continue_last(placed, piece)
                continue
            taken |= set(range(covers[0], covers[1] + 1))
            put(placed, heads, number, piece, covers)
    return without_blank(placed, len(heads))


def continue_last(placed: list[Placed], piece: tuple[Word, ...]) -> None:
    """Adds words to the cell before them."""
    last = placed[-1]
    placed[-1] = Placed(last.row, last.column, last.row_span, last.column_span, last.words + piece)


def owned(piece: tuple[Word, ...], cuts: list[float]) -> tuple[int, int]:
    """The columns that the words of a piece stand over."""
    return column_of(cuts, piece[0]), column_of(cuts, piece[-1])


def spread(
    piece: tuple[Word, ...],
    row: Row,
    start: int,
    end: int,
    cuts: list[float],
    others: set[int],
    under: list[tuple[float, float, float]],
) -> tuple[int, int]:
    """The columns a head covers: those over the rule below it, or those it is centred over."""
    x0, x1 = piece[0].x0, piece[-1].x1
    for at, left, right in under:
        below = row.baseline - 1 < at < row.baseline + UNDER + row.size / 2
        if not below or x0 < left - UNDER or right + UNDER < x1:
            continue
        free = [c for c in range(len(cuts) + 1) if c not in others]
        inside = [c for c in free if within(c, cuts, left, right)]
        if inside:
            return min([start, *inside]), max([end, *inside])
    if start == end or start == 0:
        return start, end
    low, high = start, end
    while low - 1 > 0 and high + 1 <= len(cuts) and not {low - 1, high + 1} & others:
        low, high = low - 1, high + 1
    return low, high


def within(column: int, cuts: list[float], left: float, right: float) -> bool:
    """Whether a rule covers most of a column."""
    x0 = cuts[column - 1] if column else left - 1000
    x1 = cuts[column] if column < len(cuts) else max(right, x0 + 1)
    return min(x1, right) - max(x0, left) > (x1 - x0) / 2


def put(
    placed: list[Placed],
    heads: list[Row],
    number: int,
    piece: tuple[Word, ...],
    covers: tuple[int, int],
) -> None:
    """Adds a piece: to the head right above it with the same columns, or as a head of its own."""
    row = heads[number]
    for place, cell in enumerate(placed):
        same = (cell.column, cell.column + cell.column_span - 1) == covers
        step = row.baseline - max(w.level for w in cell.words)
        if same and cell.row + cell.row_span == number and step <= LINE_STEP * row.size:
            placed[place] = Placed(
                cell.row, cell.column, cell.row_span + 1, cell.column_span, cell.words + piece
            )
            return
    placed.append(Placed(number, covers[0], 1, covers[1] - covers[0] + 1, piece))


def without_blank(placed: list[Placed], count: int) -> tuple[list[Placed], int]:
    """Each head in the row of its last line; rows that are left without a head go."""
    ends = sorted({cell.row + cell.row_span - 1 for cell in placed})
    cells = [
        Placed(ends.index(c.row + c.row_span - 1), c.column, 1, c.column_span, c.words)
        for c in placed
    ]
    return cells, len(ends)
