"""Printed rows that end in figures: names before them, figures side by side."""

import msgspec

from extract.pdf.figures import is_figure, stands_for_figure
from extract.pdf.rows import Row

# rows without figures (heads, wrapped names) that may follow each other within a statement
MOST_NAMES = 2
# of the size: a wider step from row to row ends a statement
WIDEST_STEP = 3.2


class Figured(msgspec.Struct, gc=False):
    """A printed row, what stands side by side in it, and how many figures end it."""

    row: Row
    parts: list[Row]
    figures: int

    @property
    def names(self) -> list[Row]:
        """What stands before the figures."""
        return self.parts[: len(self.parts) - self.figures]

    @property
    def values(self) -> list[Row]:
        """The figures."""
        return self.parts[len(self.parts) - self.figures :]


def figured(row: Row) -> Figured:
    """Counts the figures at the end of a row; a row of stand-ins alone has none."""
    parts = row.parts if not row.turn else [row]
    count = 0
    for part in reversed(parts):
        if not stands_for_figure(part.text):
            break
        count += 1
    if count and not any(is_figure(part.text) for part in parts[len(parts) - count :]):
        count = 0
    return Figured(row, parts, count)
