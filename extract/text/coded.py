"""Lines of indicators that lost their tabs: 'NI 191 Residual waste (kg) 548 131 128 530 Green'.

Each begins with a code and ends in as many values as the others. The line over them is their head,
which nothing cuts here: its words are known to those who read tables.
"""

from collections.abc import Sequence

from extract.coded import CODE, values_at_end
from extract.text.tables import Row
from extract.text.white import Line
from extract.text.wrapped import FINISHED

FEWEST_LINES = 2  # one line may be a sentence that ends in figures


def coded_lines(lines: Sequence[Line]) -> tuple[list[Row], int]:
    """The rows of the indicators that begin here, with their head, and how many lines they take."""
    head = not values_at_end(lines[0][1])
    first = next((n for n in range(int(head), len(lines)) if lines[n][1].strip()), len(lines))
    end = first
    while end < len(lines) and values_at_end(lines[end][1]):
        end += 1
    counts = [values_at_end(raw) for _, raw in lines[first:end]]
    if len(counts) < FEWEST_LINES:
        return [], 0
    rows = [_row(number, raw, min(counts)) for number, raw in lines[first:end]]
    if not head:
        return rows, end
    number, raw = lines[0]
    heads = len(raw.split()) >= min(counts) + 2 and not FINISHED.search(raw)
    return ([Row(number, [raw.strip()]), *rows], end) if heads else ([], 0)


def _row(number: int, raw: str, count: int) -> Row:
    text = raw.strip()
    code = CODE.match(text)
    assert code is not None  # only lines with one come here
    name, *values = text[code.end() :].strip().rsplit(maxsplit=count)
    return Row(number, [code.group(), name, *values])
