"""Whether rows are those of a table, and not text that happens to stand so."""

from collections.abc import Sequence
from itertools import pairwise

from extract.pdf.aligned import aligned_tables
from extract.pdf.fields import is_value
from extract.pdf.figures import is_dots
from extract.pdf.listings import contents_of
from extract.pdf.markers import mark_of
from extract.pdf.rows import Row
from extract.pdf.runs import FEWEST_COLUMNS
from extract.pdf.starts import Cells, by_column
from extract.pdf.told import Printed, filled_by
from extract.pdf.words import Word

# rows of a table, its header among them; two where the header is bold and all is filled
FEWEST_ROWS = 3
# of the size: words of one cell are no further apart
WORDS_APART = 1.3
# of the rows: in as many there are words in three columns or more
HELD = 0.5
# of the lines of rows: where all columns fill as many, they are text beside text
RUNNING = 0.7


def is_table(rows: list[Printed], cuts: list[float]) -> bool:
    """Whether rows look like those of a table, and not like text that happens to stand so."""
    whole = [row for row in rows if not row.spanning]
    lines = [[by_column(line, cuts) for line in row.lines] for row in whole]
    filled = [filled_by(row, cuts) for row in whole]
    bold = all(line.bold is True for line in rows[0].lines)
    count = len(cuts) + 1
    bold_whole = bold and len(filled[0]) == count
    named = bold and len(filled[0]) >= FEWEST_COLUMNS and len(filled[-1]) == count
    if len(whole) < (FEWEST_ROWS - 1 if named else FEWEST_ROWS):
        return False
    often = sum(sum(c in row for row in filled) > 1 for c in range(count))
    if len(whole) > 2 and often < (min(count, FEWEST_COLUMNS) if bold_whole else count):
        return False
    if sum(len(row) >= FEWEST_COLUMNS for row in filled) < HELD * len(filled):
        return False
    if not is_tidy(rows, cuts) or is_listed(lines, count):
        return False
    if is_running(lines, count):
        return False
    beyond = [w for row in lines[1:] for line in row for c, ws in line.items() if c for w in ws]
    if all(is_value(word.text) for word in beyond):
        return False  # a statement, however its names are wrapped
    single = sum(len(row.lines) == 1 for row in whole)
    return 2 * single < len(whole) or not is_known(
        [line for row in rows for line in row.lines], count
    )


def is_tidy(rows: list[Printed], cuts: list[float]) -> bool:
    """Whether no words of a cell stand as far apart as those of two."""
    whole = [line for row in rows if not row.spanning for line in row.lines]
    return not any(is_loose(ws) for line in whole for ws in by_column(line, cuts).values())


def is_known(lines: list[Row], count: int) -> bool:
    """Whether lines are contents, or a table of as many columns held together by its figures."""
    found, _ = aligned_tables(lines, [], 0)
    return bool(contents_of(lines)) or any(table.column_count >= count for table in found)


def is_loose(words: Sequence[Word]) -> bool:
    """Whether words on a line of one cell stand as far apart as those of two, or are dots."""
    if any(is_dots(word.text) for word in words):
        return True
    return any(b.x0 - a.x1 > WORDS_APART * a.size for a, b in pairwise(words))


def is_listed(lines: list[list[Cells]], count: int) -> bool:
    """Whether a column holds nothing but list marks."""
    for column in range(count):
        texts = [
            " ".join(word.text for word in line[column])
            for row in lines
            for line in row
            if column in line
        ]
        if texts and all(mark_of(text, "x", 1.0) for text in texts):
            return True
    return False


def is_running(lines: list[list[Cells]], count: int) -> bool:
    """Whether all columns fill nearly all lines of tall rows, as those of a newspaper do."""
    several = [line for row in lines if len(row) > 1 for line in row]
    if not several:
        return False
    return all(
        sum(column in line for line in several) > RUNNING * len(several) for column in range(count)
    )
