"""Rows of few words across a table: comments like those under its other rows, or heads of groups.

'Completed' under a milestone is a comment where every other milestone has one under it; 'Quality'
is the head of what follows. Only how they look and where they stand tells them apart.
"""

from collections.abc import Sequence

from parsers.grid import Row, spanning_text
from parsers.rows import CommentRow, GroupRow

Kind = CommentRow | GroupRow | None

# sentences right under rows: with as many the table is known to be commented row by row
FEWEST = 2


def with_short_comments(rows: Sequence[Row], kinds: list[Kind]) -> list[Kind]:
    """The kinds of rows, few words that look like the comments and stand where they do with them.

    None are changed where a head of a group looks like the comments, or where most comments
    would be of few words.
    """
    under = [n for n in range(1, len(kinds)) if kinds[n - 1] is None]
    sure = [n for n in under if isinstance(kind := kinds[n], CommentRow) and kind.text]
    short = [n for n in under if isinstance(kinds[n], GroupRow)]
    if not short or len(sure) < max(FEWEST, len(short)):
        return kinds
    looks = {_look(rows[n]) for n in sure}
    heads = [n for n, kind in enumerate(kinds) if isinstance(kind, GroupRow) and n not in short]
    if len(looks) > 1 or any(_look(rows[n]) in looks for n in heads):
        return kinds
    return [
        CommentRow(kind.title)
        if n in short and isinstance(kind, GroupRow) and _look(rows[n]) in looks
        else kind
        for n, kind in enumerate(kinds)
    ]


def _look(row: Row) -> tuple[bool, frozenset[str]]:
    """Whether the words across a row are bold, and the colours of its cell."""
    slot = spanning_text(row) or row[0]
    return slot.bold, frozenset(colour for mark in slot.marks for colour in mark.colours)
