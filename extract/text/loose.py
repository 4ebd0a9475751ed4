"""Statements whose lines lost their tabs: 'Employees 4,476 3,352 3,409 (57)'.

How many columns there are is told by the units of the head, "Annual Budget £'000 Actual £'000";
each line under it ends in just as many amounts.
"""

import re
from collections.abc import Sequence

from extract.text.heads import UNIT
from extract.text.tables import Row
from extract.text.white import PAGE_NUMBER, Line

# '4,476', '(57)', '-1,187', '0', '-', '£12.5'
AMOUNT = r"(?:\(\s?£?[\d,]+(?:\.\d+)?\s?\)|[-–]?£?\d[\d,]*(?:\.\d+)?|[-–])"
ENDS_IN_AMOUNTS = re.compile(rf"(?<=\s){AMOUNT}(?:\s+{AMOUNT})*\Z")
FEWEST_COLUMNS = 2
FEWEST_LINES = 3  # with amounts; fewer may be figures of a sentence
HEAD_WORDS = 5  # words; 'Expenditure', 'Community Care:' over lines of their own
MOST_HEAD_LINES = 6  # lines; a head of five columns, one a line, and its first words


def loose_statement(lines: Sequence[Line]) -> tuple[list[Row], int]:
    """The rows of a statement that begins with the first line, and how many lines it takes.

    No rows where none begins there. Blank lines between its lines count for nothing.
    """
    heads, taken = _heads(lines)
    if len(heads) < FEWEST_COLUMNS:
        return [], 0
    rows = [Row(lines[0][0], ["", *heads])]
    amounts, end = 0, taken
    for at in range(taken, len(lines)):
        number, raw = lines[at]
        text = " ".join(raw.split())
        if not text or PAGE_NUMBER.fullmatch(text):
            continue
        row = _row(number, text, len(heads))
        if row is None:
            break
        rows.append(row)
        amounts += len(row.cells) > 1 and bool(row.cells[1])
        end = at + 1
    while rows and len(rows[-1].cells) > 1 and not rows[-1].cells[1]:
        end = _place(lines, rows.pop().line)  # words alone at the end stand over what follows
    return (rows, end) if amounts >= FEWEST_LINES else ([], 0)


def _heads(lines: Sequence[Line]) -> tuple[list[str], int]:
    """The heads up to each unit, and how many lines they take; none where other words are left."""
    text, taken = "", 0
    for at, (_, raw) in enumerate(lines[:MOST_HEAD_LINES]):
        if not raw.strip():
            continue
        if not UNIT.search(raw):
            break
        text, taken = f"{text} {raw}", at + 1
    pieces = [piece.strip() for piece in UNIT.split(text)]
    if pieces[-1] or not all(pieces[:-1]) or "\t" in text:
        return [], 0
    return [f"{piece} £'000" for piece in pieces[:-1]], taken


def _row(number: int, text: str, columns: int) -> Row | None:
    """A line's name and amounts; its name alone, or, where amounts are lost, all of it as a name.

    None for a sentence, which ends the statement.
    """
    blanks = [""] * columns
    found = ENDS_IN_AMOUNTS.search(text)
    amounts = re.findall(AMOUNT, found.group()) if found else []
    if len(amounts) >= columns:
        name = text.rsplit(maxsplit=columns)[0] if columns else text
        return Row(number, [name, *amounts[-columns:]]) if _worded(name) else None
    if len(amounts) > 1:
        return Row(number, [text, *blanks])
    if amounts or len(text.split()) > HEAD_WORDS or text.endswith((".", ";", ",")):
        return None
    return Row(number, [text, *blanks]) if text[:1].isupper() or text[:1] in "<*_" else None


def _worded(name: str) -> bool:
    return any(char.isalpha() for char in name)


def _place(lines: Sequence[Line], number: int) -> int:
    return next(at for at, line in enumerate(lines) if line[0] == number)
