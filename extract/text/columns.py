"""The columns of an aligned table, as its lines agree on them."""

from collections.abc import Sequence

from extract.cell_words import is_figure
from extract.text.heads import are_apart, in_order, under, with_cut_heads
from extract.text.white import (
    TITLE,
    Cells,
    Column,
    Printed,
    head_of,
    in_column,
    is_alone,
    meets,
)

TOUCHING = 2  # characters between two columns that may be one


def columns_of(region: list[Printed]) -> tuple[list[Printed], list[Column]]:
    """The columns that the lines agree on, and the lines up to the first one that does not.

    What stands over the first data may reach over several columns, as the head of a group does, or
    stand in the middle of a column whose cells are short.
    """
    while region:
        columns: list[Column] = []
        head = head_of(region)
        body = sorted(region[head:], key=lambda line: -len(line.pieces))
        failed = next((n for n in body if not is_label(n, region) and not _fits(n, columns)), None)
        if failed is None:
            columns = _merged(columns, region[head:])
            region = in_order(with_cut_heads(region[:head]), columns) + region[head:]
            columns = under(region[:head], columns)
            return region, columns if are_apart(region[:head], columns) else []
        region = region[: region.index(failed)]
    return [], []


def is_label(line: Printed, region: Sequence[Printed]) -> bool:
    """Whether a line names the rows below it, and may reach over the first columns."""
    return is_alone(line, region) and TITLE.fullmatch(line.pieces[0].text) is not None


def _merged(columns: list[Column], lines: Sequence[Printed]) -> list[Column]:
    """The columns, two of figures that touch as one where no line fills both: '(22)' over '7'."""
    merged = columns[:1]
    for column in columns[1:]:
        last = merged[-1]
        left = [in_column(last, line) for line in lines]
        right = [in_column(column, line) for line in lines]
        both = any(one and other for one, other in zip(left, right, strict=True))
        figures = all(is_figure(piece.text) for found in left + right for piece in found)
        if column.start - last.end <= TOUCHING and figures and not both:
            last.end = column.end
        else:
            merged.append(column)
    return merged


def _fits(line: Printed, columns: list[Column]) -> bool:
    """Widen the columns by a line's cells; False where a cell reaches over two of them.

    Nor do two cells of one line stand in one column.
    """
    over = [[c for c in columns if meets(c, piece)] for piece in line.pieces]
    met = [id(found[0]) for found in over if found]
    if any(len(found) > 1 for found in over) or len(met) != len(set(met)):
        return False
    for piece, found in zip(line.pieces, over, strict=True):
        if found:
            found[0].start = min(found[0].start, piece.start)
            found[0].end = max(found[0].end, piece.end)
        else:
            columns.append(Column(piece.start, piece.end))
    columns.sort(key=lambda c: c.start)
    return True


def trimmed(region: list[Printed], columns: Sequence[Column]) -> list[Printed]:
    """The lines without the single words at the end that stand apart: they head what follows.

    Words apart that stand over another head end the table too.
    """
    for n, line in enumerate(region):
        following = region[n + 1] if n + 1 < len(region) else None
        alone = n and line.apart and 0 in cells_of(line, columns) and len(line.pieces) == 1
        if alone and (following is None or (following.apart and not following.figures)):
            return region[:n]
    return region


def cells_of(line: Printed, columns: Sequence[Column]) -> Cells:
    """The words of a line by column; what reaches over several stands in each."""
    return {
        n: piece.text
        for piece in line.pieces
        for n, column in enumerate(columns)
        if meets(column, piece)
    }
