"""Rows of a later page under the columns of the header that stands on an earlier one."""

from parsers.grid import BLANK, Row, Slot, spanning_text
from parsers.header import Header
from parsers.under_header import columns_of

# A ref and a text stand before the first column of values.
FIRST_VALUE = 2
# A text of this many words beside the values is a sentence about them.
SENTENCE_WORDS = 4


def mapped(rows: tuple[Row, ...], header: Header, width: int) -> list[Row]:
    """Rows of a later part under the header's columns: by number if as wide, else by position.

    Where the columns of the page stand elsewhere, and there are more of them, the first are those
    of the header. Cells under no column follow at the end of the row, so that none is lost.
    """
    if rows and len(rows[0]) == width:
        return list(rows)
    if beside := _sentence_columns(rows, width):
        return [row if spanning_text(row) else _with_last(row, beside) for row in rows]
    whole = [row for row in rows if spanning_text(row) is None]
    places = [columns_of(row, header) for row in whole]
    by_number = any(place is None for place in places)
    under_header: list[Row] = []
    for row in rows:
        under = None if by_number else columns_of(row, header)
        if spanning_text(row) is not None:
            under_header.append(row)
        elif under is None:
            first = row[:width]
            under_header.append(first + (BLANK,) * (width - len(first)) + row[width:])
        else:
            taken = tuple(BLANK if n is None else row[n] for n in under)
            rest = (s for n, s in enumerate(row) if s.own and n not in under)
            under_header.append(taken + tuple(rest))
    return under_header


def _sentence_columns(rows: tuple[Row, ...], width: int) -> tuple[int, ...]:
    """The columns that a page has gained, where they hold sentences and nothing else."""
    whole = [row for row in rows if spanning_text(row) is None]
    more = len(rows[0]) - width if rows else 0
    columns = range(FIRST_VALUE, len(rows[0]) if rows else 0)
    wordy = tuple(n for n in columns if _is_wordy([row[n] for row in whole if row[n].own]))
    return wordy if 0 < more == len(wordy) else ()


def _is_wordy(slots: list[Slot]) -> bool:
    texts = [slot.text for slot in slots if slot.text]
    sentences = all(len(text.split()) >= SENTENCE_WORDS for text in texts)
    return bool(texts) and sentences and not any(slot.marks for slot in slots)


def _with_last(row: Row, columns: tuple[int, ...]) -> Row:
    """A row with those columns at its end."""
    kept = (slot for number, slot in enumerate(row) if number not in columns)
    return (*kept, *(row[number] for number in columns))
