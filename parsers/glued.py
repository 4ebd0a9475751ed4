"""Rows of a text file whose ref and text share one cell: the tab between them was lost."""

from dataclasses import replace

import regex

from extract.places import NOWHERE
from parsers.grid import BLANK, Row
from parsers.header import Header
from parsers.kinds import ColumnRole
from parsers.refs import label_of, printed_refs

# A text of so many words beside a ref is no part of it ('NI 112 adjusted SCS'); a milestone has a
# verb and what it does ('Close it').
FEWEST_WORDS = 3
FEWEST_DONE = 2
# 'New indicator', 'Not yet known'
LONGEST_REASON = 3
# '(NI112 adjusted) Under 18 conceptions': the rest of the refs
_ASIDE = regex.compile(r"^\([^()]*\d[^()]*\)\s+(?=\p{Lu})")
_SENTENCE = regex.compile(r"^\p{Lu}[\p{Ll}\d]|^%|^\d")
_TEXTS = (ColumnRole.MILESTONE, ColumnRole.MEASURE, ColumnRole.OBJECTIVE)


def _is_text(text: str) -> bool:
    """Whether a cell holds the words of a measure: no figure, and more than 'New indicator'."""
    return not text[:1].isdigit() and len(text.split()) > LONGEST_REASON


def unglued(row: Row, header: Header) -> Row:
    """The row with its ref and its text each in a cell: 'CFS2 Close it' | 'Green'.

    The cells after them move to their heads where the row is one short; where the text's own cell
    is there and blank, they stand where they should.
    """
    roles = [column.role for column in header.columns[:2]]
    if len(row) < len(roles) or roles[:1] != [ColumnRole.REF] or roles[1] not in _TEXTS:
        return row
    first, second, last = row[0], row[1], row[len(header.columns) - 1]
    if first.place.box is not None or not first.own or not first.text:
        return row
    refs, _, rest = label_of(first.text)
    rest = _ASIDE.sub("", rest)
    fewest = FEWEST_DONE if roles[1] is ColumnRole.MILESTONE else FEWEST_WORDS
    if not refs or len(rest.split()) < fewest or not _SENTENCE.match(rest) or printed_refs(rest):
        return row
    ref = replace(first, text=first.text.removesuffix(rest).strip(" :–-"), blocks=())
    text = replace(first, text=rest, blocks=())
    if not second.text:
        return (ref, text, *row[2:])
    if last.place != NOWHERE and _is_text(second.text):
        return row
    if last.text or last.marks or any(slot.text for slot in row[len(header.columns) :]):
        return row
    return (ref, text, *row[1 : len(header.columns) - 1], *row[len(header.columns) :], BLANK)[
        : len(row)
    ]
