"""The words of a header, row under row, put together per column."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

import regex

from parsers.grid import Row, Slot
from parsers.phrases import tokenised

# columns of a line that is cut; and words of one head
FEWEST_IN_LINE = 4
LONGEST_HEAD = 6
ENOUGH = 2  # ways to cut a line; with as many it is not told
# '10/1 1': a year that broke in a narrow column
_BROKEN_YEAR = regex.compile(r"(?<!\d)(\d{2}/\d)\s(\d)(?!\d)")


# 'Quarte r 3'
_BROKEN_QUARTER = regex.compile(r"\bq\s?u\s?a\s?r\s?t\s?e\s?r(?=\s?[1-4]\b)", regex.IGNORECASE)


def mended(text: str) -> str:
    """A header cell's words, a year or quarter that a narrow column broke put together."""
    whole = _BROKEN_QUARTER.sub(lambda word: word.group(0).replace(" ", ""), text)
    return _BROKEN_YEAR.sub(r"\1\2", whole)


def _groups_beside(row: Row, below: Row) -> list[str]:
    """The words of a row where its last heads are glued together over more columns below them.

    'Quartiles', 'Targets' over 'Top', 'Middle', 'Bottom', '10/11', '11/12': each head stands over
    the columns of one sort, words or years.
    """
    if any(slot.place.box is not None or not slot.own for slot in (*row, *below)):
        return []
    first = next((n for n, slot in enumerate(below) if slot.text), 0)
    heads = [slot.text for slot in row[first:] if slot.text]
    under = [slot.text for slot in below[first:]]
    if len(heads) < 2 or len(heads) >= len(under) or not all(under):
        return []
    if [slot.text for slot in row[first : first + len(heads)]] != heads:
        return []
    runs = [len(list(run)) for _, run in groupby(under, key=lambda t: tokenised(t) == "<year>")]
    if len(runs) != len(heads):
        return []
    spread = [head for head, length in zip(heads, runs, strict=True) for _ in range(length)]
    return [slot.text for slot in row[:first]] + spread


def apart(slot: Slot, known: Callable[[str], bool]) -> list[str]:
    """The heads that came out as one cell over their columns: 'Actual Target' over two."""
    words = slot.text.split()
    several = slot.own and len(words) == slot.width > 1
    return words if several and all(map(known, words)) else []


def parted(row: Row, width: int, known: Callable[[str], bool]) -> Row:
    """A head of a text file that has cells too few, those parted in which two heads are glued.

    'Ref | Measure | 13/14 Actual 14/15 Target | Q3': where just as many cells hold two heads as are
    missing, and each can be cut in one way only.
    """
    texts = [slot.text for slot in row if slot.text]
    missing = width - len(texts)
    if any(slot.place.box is not None for slot in row) or missing <= 0 or not texts:
        return row
    if [slot.text for slot in row[: len(texts)]] != texts:
        return row
    cuts = [() if known(mended(text)) else _two_heads(text, known) for text in texts]
    if sum(map(bool, cuts)) != missing:
        return row
    slots: list[Slot] = []
    for slot, halves in zip(row, cuts, strict=False):
        slots += [replace(slot, text=half) for half in halves] or [slot]
    return tuple(slots[:width])


def cut_line(row: Row, width: int, known: Callable[[str], bool]) -> Row:
    """A head of a text file that has come out as one line, cut where it can be cut in one way only.

    'Ref Indicator 2009/10 Q1 Q2 Target Status' over seven columns.
    """
    texts = [slot.text for slot in row if slot.text]
    if width < FEWEST_IN_LINE or texts != [row[0].text] or row[0].place.box is not None:
        return row
    heads = only_way(mended(texts[0]).split(), width, known)
    return tuple(replace(row[0], text=head) for head in heads) if heads else row


def only_way(words: Sequence[str], parts: int, known: Callable[[str], bool]) -> tuple[str, ...]:
    """Words cut into so many heads that are known, if there is one way to; else none.

    Of the first words two ways are kept, which is enough to tell one from several: so each run of
    words is looked up once, however many ways there are.
    """
    heads = [
        [(start, head) for start in starts if known(head := " ".join(words[start:end]))]
        for end in range(len(words) + 1)
        for starts in [range(max(0, end - LONGEST_HEAD), end)]
    ]
    ways: list[list[tuple[str, ...]]] = [[()], *([] for _ in words)]
    for _ in range(parts):
        ways = [
            [(*way, head) for start, head in ending for way in ways[start]][:ENOUGH]
            for ending in heads
        ]
    return ways[-1][0] if len(ways[-1]) == 1 else ()


def _two_heads(text: str, known: Callable[[str], bool]) -> tuple[str, ...]:
    """The two heads that are glued in one cell; none where they can be cut in several ways."""
    words = text.split()
    halves = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
    whole = [pair for pair in halves if all(known(mended(half)) for half in pair)]
    return whole[0] if len(whole) == 1 else ()


def _spread(row: Row, below: Row | None, known: Callable[[str], bool]) -> list[str]:
    """A header row's words per column; a group head reaches over the columns it stands above.

    In a text file a group head ('Targets') is followed by blanks: it reaches over those that have
    words of their own in the row below.
    """
    if below is not None and (beside := _groups_beside(row, below)):
        return beside
    words: list[str] = []
    for column, slot in enumerate(row):
        text = slot.text if slot.own else (slot.covered_by or "" if not slot.from_above else "")
        under_group = slot.own and not text and below is not None and below[column].text
        if under_group and column and words[column - 1] and below is not None:
            unboxed = slot.place.box is None
            text = words[column - 1] if unboxed and below[column - 1].text else ""
        words.append(mended(text))
    for column, slot in enumerate(row):
        if heads := apart(slot, known):
            words[column : column + len(heads)] = heads
    return words


def joined_headers(rows: tuple[Row, ...], known: Callable[[str], bool]) -> list[str]:
    """The words over each column, those of its group first: 'Targets 12/13'.

    `known` tells whether a word alone names a column.
    """
    spread = [
        _spread(row, rows[place + 1] if place + 1 < len(rows) else None, known)
        for place, row in enumerate(rows)
    ]
    joined = []
    for column in range(len(rows[0])):
        parts: list[str] = []
        for words in spread:
            again = words[column] in parts or " ".join(parts).endswith(f" {words[column]}")
            if words[column] and not again:
                parts.append(words[column])
        joined.append(" ".join(parts))
    return joined
