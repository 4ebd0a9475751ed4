"""Paragraphs of a file whose lines were all cut at one width: which lines go on in the next one."""

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.coded import CODE
from extract.text.blocks import split_marker
from extract.text.tables import LABELLED, OPEN_END

# A line that is shorter says nothing of the width: a heading, an address.
SHORTEST_CUT = 50
# One that is longer was not cut to be seen as a whole.
LONGEST_CUT = 130
FEWEST_CUT = 3
# So many tell the width even where some of them are shorter.
MANY_CUT = 8
# of the lines that another follows: so many reach the width, but for the word that did not fit
FULL_SHARE = 0.7
# Proportional type that is set in columns of characters leaves the right edge uneven.
UNEVEN = 0.85
# of the lengths of lines, the one that is taken for the width; a stray line may be longer
AT_WIDTH = 0.95
# 'on 30 September.', 'as follows:'
FINISHED = re.compile(r"[.!?:;][\"'”’)\]]*\s*\Z")
# 'Word   Word': the cells of a table
GAP = re.compile(r"\S\s{2,}\S")
# '5.2 Performance Indicators', '2. HOUSING', 'Appendix 2 ...'
NUMBERED = re.compile(r"(?:\d{1,2}\.\d{1,2}\.?\s+[A-Z]|\d{1,2}\.\s+[A-Z]|(?i:appendix)\s+\w)")

# 'SB – Sue Bell, Director': a line of a key
INITIALS = re.compile(r"[A-Z][A-Za-z]{1,3}\s[–-]\s[A-Z]")


def is_plain(raw: str) -> bool:
    """Whether a line is one of a paragraph: no cells, no tag of a table."""
    return bool(raw.strip()) and not GAP.search(raw) and not any(c in raw for c in "\t|<")


def width_of(lines: Sequence[str]) -> int | None:
    """The width at which the lines of a file were cut; None where paragraphs are whole lines."""
    pairs = [
        (above, below)
        for above, below in pairwise(lines)
        if len(above.rstrip()) >= SHORTEST_CUT and _may_go_on(above, below)
    ]
    lengths = sorted(len(above.rstrip()) for above, _ in pairs)
    if len(lengths) < FEWEST_CUT:
        return None
    width = lengths[int(AT_WIDTH * (len(lengths) - 1))]
    full = sum(_is_full(above, below, width) for above, below in pairs)
    whole = sum(len(raw) > LONGEST_CUT and is_plain(raw) for raw in lines)
    fewest = FULL_SHARE * len(pairs) if len(pairs) >= MANY_CUT else len(pairs)
    return width if width <= LONGEST_CUT and whole <= len(pairs) and full >= fewest else None


def goes_on(above: str, below: str, width: int) -> bool:
    """Whether the first word of a line would not have fitted on the line above it."""
    return _may_go_on(above, below) and _is_full(above, below, width)


def _may_go_on(above: str, below: str) -> bool:
    """Whether two lines may be of one paragraph, however long they are.

    A list item, a numbered heading and a label ('SCS CYP03: ...') begin something of their own.
    """
    if not (is_plain(above) and is_plain(below)):
        return False
    text = below.strip()
    if split_marker(text)[0] is not None or (split_marker(above.strip())[0] or "").startswith("#"):
        return False
    if (NUMBERED.match(text) or INITIALS.match(text)) and not OPEN_END.search(above):
        return False
    if CODE.match(text) and CODE.match(above.strip()):
        return False
    labelled = LABELLED.match(text) is not None or CODE.match(text) is not None
    return not (labelled and FINISHED.search(above))


def joined(above: str, below: str) -> str:
    """Two lines of a paragraph as one; a word is put together where it was cut at its hyphen."""
    cut = above.endswith("-") and above[-2:-1].isalpha() and below[:1].islower()
    return f"{above}{below}" if cut else f"{above} {below}"


def _is_full(above: str, below: str, width: int) -> bool:
    return len(above.rstrip()) + 1 + len(below.split(maxsplit=1)[0]) > UNEVEN * width
