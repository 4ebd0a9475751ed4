"""Names of a statement that go on in a line without figures, above, below or around them."""

from extract.pdf.figured import Figured
from extract.pdf.rows import Row
from extract.pdf.spacing import LOOSE, USUAL_STEP

# of the size: room left after a name beyond the next word shows that it was not wrapped
ROOM = 0.3
# of the step from a name's first line to its second: what follows closer goes with the second
PARTING = 1.3


def is_wrapped(
    line: Figured, above: Figured, names_right: float, columns: list[tuple[float, float]]
) -> bool:
    """Whether a row without figures is the rest of the name of the row of figures above it.

    What looks like a head has to have had no room right up to the figures.
    """
    if line.figures or not above.names or line.row.x1 >= columns[0][0]:
        return False
    right = columns[0][0] - line.row.size if is_head(line.row) else names_right
    near = same_look(line, above) and is_next_line(above, line)
    return near and was_full(above.names[-1], line.row, right)


def is_middle(lines: list[Figured], place: int) -> bool:
    """Whether figures without a name stand at half the height of a name of two lines."""
    if not 0 < place < len(lines) - 1 or lines[place].names or not lines[place].figures:
        return False
    above, line, below = lines[place - 1], lines[place], lines[place + 1]
    if above.figures or below.figures or not same_look(above, below):
        return False
    steps = (
        line.row.baseline - above.row.baseline,
        below.row.baseline - line.row.baseline,
    )
    return is_next_line(above, below) and min(steps) > 0


def ends_in_name(
    lines: list[Figured], last: int, names_right: float, columns: list[tuple[float, float]]
) -> bool:
    """Whether the last name goes on in a head that nothing follows as closely: 'NET OPERATIONAL'
    over 'EXPENDITURE', though there was room up to the figures.
    """
    above, line = lines[last], lines[last + 1]
    if line.figures or len(line.parts) > 1 or not above.names or line.row.x1 >= columns[0][0]:
        return False
    below = lines[last + 2].row.baseline - line.row.baseline if last + 2 < len(lines) else None
    step = line.row.baseline - above.row.baseline
    apart = below is None or not 0 < below <= PARTING * step
    cased = above.names[-1].text.isupper() == line.row.text.isupper()
    near = is_head(line.row) and same_look(line, above) and is_next_line(above, line)
    return near and cased and apart and was_full(above.names[-1], line.row, names_right)


def leads_into(line: Figured, below: Figured, names_right: float) -> bool:
    """Whether a row without figures is the start of the name of the row of figures below it."""
    if not below.figures or not same_look(line, below) or is_head(line.row):
        return False
    return is_next_line(line, below) and was_full(line.row, below.names[0], names_right)


def is_head(row: Row) -> bool:
    """Whether a row looks like a head: bold or underlined."""
    return row.style.bold or row.style.underlined


def same_look(one: Figured, other: Figured) -> bool:
    """Whether two names are equally heavy, underlined, and begin at the same left edge."""
    a, b = one.parts[0], other.parts[0]
    level = abs(a.x0 - b.x0) < 2 * a.size
    return level and (a.style.bold, a.style.underlined) == (b.style.bold, b.style.underlined)


def is_next_line(above: Figured, below: Figured) -> bool:
    """Whether two rows are no further apart than lines of one paragraph."""
    step = below.row.baseline - above.row.baseline
    return 0 < step <= LOOSE * USUAL_STEP * below.row.size


def was_full(name: Row, rest: Row, names_right: float) -> bool:
    """Whether the first word of `rest` had no room after `name`."""
    first = rest.words[0]
    return names_right - name.x1 < (first.end - first.start) + ROOM * rest.size
