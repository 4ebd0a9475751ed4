"""Tables of figures with nothing drawn, under a bold header: cells stand in the middle of rows.

Figures that stand below each other tell the columns and the rows. A cell whose words wrap stands
as far above the figures of its row as below them, so that every line is known to be of one row;
where one line is not, nothing is made of the lines.
"""

from dataclasses import dataclass
from itertools import pairwise

from extract.pdf.bands import Band, frame
from extract.pdf.centred_heads import heads_of, rules_of_head, without_title
from extract.pdf.centred_rows import EXACT, OFF, Told, told_rows
from extract.pdf.drawings import Rule
from extract.pdf.fields import WIDEST_STEP, is_value
from extract.pdf.figure_columns import (
    APART,
    FEWEST_LINES,
    Figured,
    figured_again,
    figured_of,
    parts_of_words,
    place_in,
)
from extract.pdf.rows import Row
from extract.pdf.segments import NARROWEST_LEAD, SAME_SIZE, WIDEST_LEAD
from extract.pdf.stretches import Stretches, stretches_of
from extract.pdf.words import Word

# words on a line of a header: with fewer it heads no table of this kind
FEWEST_HEADS = 3
MARGIN = 2.0  # points: how far outside its words a table ends


@dataclass(frozen=True, slots=True)
class Known:
    """The last table of a page, which may go on on the next: its header and its columns."""

    heads: tuple[str, ...]
    columns: Stretches
    figured: Stretches


@dataclass(frozen=True, slots=True)
class Centred:
    """A table: the rules that stand for its white, and the rows of the page that it took."""

    rules: tuple[Rule, ...]
    rows: range
    known: Known


def centred_tables(rows: list[Row], before: Known | None = None) -> list[Centred]:
    """The tables of this kind among the rows of a page, from top to bottom.

    `before`: the last one of the page before.
    """
    found: list[Centred] = []
    end = 0
    for place, row in enumerate(rows):
        if place < end or row.bold is not True or row.turn:
            continue
        if len(row.words) < FEWEST_HEADS or len(row.parts) < 2:  # most headings
            continue
        first, body = place, place + 1
        while first > end and rows[first - 1].bold is True and is_next(rows, first, WIDEST_LEAD):
            first -= 1
        while body < len(rows) and rows[body].bold is True and is_next(rows, body, WIDEST_LEAD):
            body += 1
        table = table_under(rows, first, body, before if not found else None)
        end = body
        if table is not None:
            found.append(table)
            end = table.rows.stop
    return found


def is_next(rows: list[Row], place: int, widest: float = WIDEST_STEP) -> bool:
    """Whether a row stands close enough under the one before, in letters of the same size."""
    row, above = rows[place], rows[place - 1]
    step = row.baseline - above.baseline
    alike = abs(row.size - above.size) <= SAME_SIZE * max(row.size, above.size)
    return alike and not row.turn and 0 < step <= widest * row.size


def table_under(
    rows: list[Row], first: int, body: int, before: Known | None = None
) -> Centred | None:
    """The table under a header of the rows from `first` to `body`; None where there is none."""
    heads = rows[first:body]
    last = body
    while last < len(rows) and is_next(rows, last):
        if rows[last].bold is True and is_head_again(rows, last, first):
            break
        last += 1
    lines = rows[body:last]
    again = before is not None and before.heads == tuple(row.text for row in heads)
    if not again and not may_hold(lines, heads):
        return None
    figured = figured_of(lines)
    columns = columns_of(lines, figured, heads) if figured is not None else None
    if before is not None and again and columns is None:
        figured = figured_again(before.figured, lines)
        rows_of_figures = [lines[n] for n in figured.rows] if figured is not None else []
        columns = with_heads(before.columns, rows_of_figures)
    if figured is None or columns is None:
        return None
    columns = with_heads(columns, heads)
    cuts = [(a[1] + b[0]) / 2 for a, b in pairwise(columns)]
    told = told_rows(lines, figured, columns, cuts)
    if told is None or not (again or is_worth(told, columns, figured)):
        return None
    known = Known(tuple(row.text for row in heads), columns, figured.columns)
    heads = without_title(heads, cuts)
    rules = rules_around(heads, told, columns, cuts)
    if rules is None:
        return None
    taken = {id(word) for row in told for word in row.words}
    end = max(n for n, row in enumerate(lines) if id(row.words[0]) in taken)
    return Centred(tuple(rules), range(body - len(heads), body + end + 1), known)


def may_hold(lines: list[Row], heads: list[Row]) -> bool:
    """Whether lines may be more than names with figures beside them, as a statement has them.

    Cells wrap, words stand after the figures, or two heads stand before them.
    """
    if any(b.baseline - a.baseline < NARROWEST_LEAD * b.size for a, b in pairwise(lines)):
        return True
    after = [row for row in lines if not is_value(row.words[-1].text) and len(row.parts) > 1]
    if len(after) >= FEWEST_LINES:
        return True
    first = next((w.x0 for line in lines for w in line.words[1:] if is_value(w.text)), 0.0)
    return any(len(row.parts) > 1 and row.parts[1].x1 < first for row in heads)


def rules_around(
    heads: list[Row], told: list[Told], columns: Stretches, cuts: list[float]
) -> list[Rule] | None:
    """The rules of a header and its rows; None where it is in doubt what the header is."""
    left = min([columns[0][0], *(row.x0 for row in heads)]) - MARGIN
    right = max([columns[-1][1], *(row.x1 for row in heads)]) + MARGIN
    head = heads_of(heads, cuts, (left, right))
    if head is None:
        return None
    levels = [(max(row.bottom for row in heads) + told[0].top) / 2]
    levels += [(above.bottom + below.top) / 2 for above, below in pairwise(told)]
    levels.append(told[-1].bottom + 1)
    top = min(row.top for row in heads) - 1
    rules = rules_of_head(head, (top, levels[0]), (left, right), cuts)
    for row, (above, below) in zip(told, pairwise(levels), strict=True):
        rules += frame(Band(above, below, None, []), left, right, [] if row.spanning else cuts)
    return rules


def with_heads(columns: Stretches, heads: list[Row]) -> Stretches:
    """The columns as wide as their heads, where these reach over no other."""
    wide = list(columns)
    for words in (words for row in heads for words in pieces_of(row, columns)):
        x0, x1 = words[0].x0, words[-1].x1
        inside = [n for n, column in enumerate(columns) if column[0] < x1 and x0 < column[1]]
        if len(inside) == 1:
            place = inside[0]
            wide[place] = min(wide[place][0], x0), max(wide[place][1], x1)
    apart = all(a[1] < b[0] for a, b in pairwise(wide))
    return wide if apart else columns


def pieces_of(row: Row, columns: Stretches) -> list[list[Word]]:
    """The words of a line of the header, with no more than a blank between those of a head."""
    found: list[list[Word]] = []
    for word in row.words:
        near = bool(found) and word.x0 - found[-1][-1].x1 < APART * word.size
        own = {place_in(columns, w) for w in (word, *(found[-1] if near else ()))} - {None}
        if near and len(own) < 2:
            found[-1].append(word)
        else:
            found.append([word])
    return found


def is_head_again(rows: list[Row], place: int, first: int) -> bool:
    """Whether a bold row is the header once more, or that of the next table."""
    row = rows[place]
    several = len(row.parts) > 1 and not any(map(str.isdigit, row.text))
    return several or row.text == rows[first].text


def is_worth(told: list[Told], columns: Stretches, figured: Figured) -> bool:
    """Whether rows have more than names and figures in lines: those other finders read as well."""
    wrapped = any(abs(w.level - row.level) > OFF * w.size for row in told for w in row.words)
    return wrapped or len(columns) - len(figured.columns) > 1


def columns_of(lines: list[Row], figured: Figured, heads: list[Row]) -> Stretches | None:
    """All columns of a table: those of figures, and of words beside and between them.

    None where white does not tell those of words as the heads do.
    """
    given = figured.columns
    rows = set(figured.rows)
    left = min(line.x0 for line in lines)
    words = [
        line.words
        for n, line in enumerate(lines)
        if n in rows or line.x0 > left + EXACT or has_white(line)
    ]
    named = [word for row in heads for word in row.words]
    found: Stretches = []
    edges = [float("-inf"), *(x for column in given for x in column), float("inf")]
    for place, (x0, x1) in enumerate(zip(edges[::2], edges[1::2], strict=True)):
        own = [[w for w in line if x0 <= w.x0 and w.x1 <= x1] for line in words]
        over = [w for w in named if x0 < (w.x0 + w.x1) / 2 < x1 and place_in(given, w) is None]
        if any(own) and over:
            beside = stretches_of((word.x0, word.x1, word.size / 2) for word in over)
            parts = parts_of_words(own, len(beside))
            if parts is None:
                return None
            found += parts
        elif any(own):
            if not found:
                return None
            found[-1] = found[-1][0], max(w.x1 for line in own for w in line)  # '12 days'
        if place < len(given):
            found.append(given[place])
    return found


def has_white(line: Row) -> bool:
    """Whether more than a blank stands between words of a line: it is no title of rows."""
    return any(b.x0 - a.x1 > APART * b.size for a, b in pairwise(line.words))
