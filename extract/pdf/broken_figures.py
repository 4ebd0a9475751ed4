"""Figures that a narrow cell breaks over two lines: '412,8' over '80', '2008/0' over '9'."""

import re

from msgspec import structs

from extract.pdf.figures import is_figure
from extract.pdf.rows import Row
from extract.pdf.words import Word

# what figures are written with
FIGURE_LETTERS = frozenset("0123456789,.£()-–−%")
# '2008/09', '2008-9', '07/08', '31/12/2018', '31.12.18'
YEARS_OR_DAY = re.compile(
    r"(?:19|20)\d\d [/–-] \d{1,2} | (?:19|20)\d\d [/–-] (?:19|20)\d\d | \d\d/\d\d"
    r"| \d{1,2} ([/.]) \d{1,2} \1 (?:19|20)\d\d",
    re.VERBOSE,
)
# '2008/0', '07/0', '2008/20', '31/12/', '31/12/20': written as years or as a day, and cut short
CUT_SHORT = re.compile(
    r"(?:(?:19|20)\d\d | \d\d) [/–-] \d | (?:19|20)\d\d [/–-] (?:19|20)\d?"
    r"| \d{1,2} ([/.]) (?:\d{1,2} (?: \1 (?: 1|19|2|20\d? )? )?)?",
    re.VERBOSE,
)


def whole_figures(rows: list[Row]) -> list[Row]:
    """The rows of a cell, a figure that goes on in the next one put together.

    A piece stands alone in its row, and only the two together are a figure: '412,8' is none, so
    that '412' over '305' stay two.
    """
    alone = [row.words[0].text for row in rows[:-1] if len(row.words) == 1]
    if FIGURE_LETTERS.isdisjoint([text[0] for text in alone]):  # most cells
        return rows
    kept: list[Row] = []
    broken: Word | None = None
    for row in rows:
        first, *rest = row.words
        if broken is not None and is_rest(broken.text, first.text) and not row.turn:
            kept[-1] = Row((structs.replace(broken, text=broken.text + first.text),))
            kept += [Row(tuple(rest))] if rest else []
            broken = None
            continue
        kept.append(row)
        broken = first if not rest and not row.turn and first.text[-1:] != "%" else None
    return kept


def is_piece(text: str) -> bool:
    """Whether a word is written like a figure and is none: '412,8', '2,850.', ',880'."""
    written = FIGURE_LETTERS.issuperset(text) and any(map(str.isdigit, text))
    return (written and not is_figure(text)) or CUT_SHORT.fullmatch(text) is not None


def is_rest(above: str, below: str) -> bool:
    """Whether two words are one figure, year or day, and are not two."""
    if CUT_SHORT.fullmatch(above) and YEARS_OR_DAY.fullmatch(above + below):
        return True
    pieces = FIGURE_LETTERS.issuperset(above + below) and any(map(str.isdigit, below))
    return pieces and is_figure(above + below) and (is_piece(above) or is_piece(below))
