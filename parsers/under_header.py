"""Rows under a header: where each column stands in them, and rows that only repeat it."""

from parsers.grid import Row, own_texts
from parsers.header import Column, Header
from parsers.kinds import TableKind
from parsers.phrases import squeezed


def repeats(row: Row, header: Header) -> bool:
    """Whether a row only says again what stands in the header ('Targets' on a later page).

    'Expenditure' alone over the lines of a statement is their head, although one of the columns
    is 'Expenditure to Date'.
    """
    known = {squeezed(column.header) for column in header.columns}
    pieces = {squeezed(word) for column in header.columns for word in _pieces(column.header)}
    texts = own_texts(row)
    if header.kind is TableKind.FINANCE and texts == [row[0].text]:
        return squeezed(texts[0]) == squeezed(header.columns[0].header)
    return bool(texts) and all(squeezed(text) in known | pieces for text in texts)


def _pieces(header: str) -> list[str]:
    """A joined header's parts: 'Targets 12/13' is 'Targets' over '12/13'."""
    words = header.split()
    return [" ".join(words[:n]) for n in range(1, len(words))] + [
        " ".join(words[n:]) for n in range(1, len(words))
    ]


def columns_of(row: Row, header: Header) -> tuple[int | None, ...] | None:
    """The slot under each column of the header, by where they stand; None where nothing is.

    None for the whole row where the slots do not stand under the columns one by one; in a text file
    they are counted. A slot under a head over several columns stands in the first of them.
    """
    if any(column.middle is None for column in header.columns):
        return tuple(n if n < len(row) else None for n in range(len(header.columns)))
    found = [_under(row, column) for column in header.columns]
    heads = [column.header for column in header.columns]
    for n in range(len(found) - 1, 0, -1):
        if found[n] == found[n - 1] and heads[n] == heads[n - 1]:
            found[n] = None
    told = [n for n in found if n is not None]
    return tuple(found) if told == sorted(set(told)) else None


def _under(row: Row, column: Column) -> int | None:
    for number, slot in enumerate(row):
        box = slot.place.box
        if not slot.own or box is None or column.middle is None:
            continue
        if box.x0 <= column.middle <= box.x1:
            return number
    return None
