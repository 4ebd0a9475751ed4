"""What a printed figure looks like, where a table has nothing but its figures to show it."""

import re
import string
from functools import lru_cache

# '8,016', '-1,726', '(11)', '(0)', '£3.2m', '12.5%', '+4', '- 113', '1 234', '38¹'
FIGURE = re.compile(
    r"""
    [(\[]? [-–−+<>~±]? \s? [£$€]? [-–−]? \s?       # bracket, sign, currency
    \d{1,3} (?: [,\s]\d{3} )* \d* (?: \.\d+ )?     # 1,234.5 or 1234.5
    \s? (?: % | [kKmM]n? )? [)\]]? [¹²³⁴⁵⁶⁷⁸⁹⁰*]*
    """,
    re.VERBOSE,
)
# what stands in a column of figures instead of one: 'N/A', '-', 'nil', 'TBC'
STAND_IN = re.compile(r"n/?a | nil | tb[acd] | [-–—]{1,3} | \.\. ", re.VERBOSE | re.IGNORECASE)
# '12', 'iv', 'A3' at the end of a line of a contents page
PAGE_NUMBER = re.compile(r"[A-Z]?\d{1,3} | [ivxl]{1,6}", re.VERBOSE)
# '.....', '. . . .', '_____', '…': what leads the eye to the page number
LEADERS = frozenset(".…·_")
LEADER = re.compile(r"[.…·_]{3,}|…+")


def letters_but(first: str) -> frozenset[str]:
    """The letters that no text of a kind begins with, where all that do begin with one of these."""
    return frozenset(string.ascii_letters) - frozenset(first + first.upper())


KEPT = 4096  # texts that are remembered: each is asked about in several places
# letters that neither a figure nor what stands for one begins with: most texts end here
NO_START = letters_but("nt")


@lru_cache(maxsize=KEPT)
def is_figure(text: str) -> bool:
    """Whether a text is one figure."""
    return text[:1] not in NO_START and FIGURE.fullmatch(text) is not None


@lru_cache(maxsize=KEPT)
def stands_for_figure(text: str) -> bool:
    """Whether a text is one figure or stands in a figure's place."""
    if text[:1] in NO_START:
        return False
    return FIGURE.fullmatch(text) is not None or STAND_IN.fullmatch(text) is not None


def is_page_number(text: str) -> bool:
    """Whether a text can be the page number of a line of contents."""
    return PAGE_NUMBER.fullmatch(text) is not None


def is_leader(text: str) -> bool:
    """Whether a text is a row of dots."""
    return text[:1] in LEADERS and LEADER.fullmatch(text) is not None


def is_dots(text: str) -> bool:
    """Whether a text is nothing but dots, one alone too."""
    return text[:1] in LEADERS and LEADERS.issuperset(text)
