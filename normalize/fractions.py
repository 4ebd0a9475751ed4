"""Counts beside a percentage: '74% (32/43)', '97.4% 75/77', '(8/11) 72.7%'."""

import re

from normalize.cell_parts import Number
from normalize.periods import MONTHS, year_labels

FRACTION_TOLERANCE = 0.6  # percentage points between '74%' and '(32/43)': rounding to whole figures
# '32/43', '32 of 43', '32 out of 43'
_COUNT = r"(\d{1,3}(?:,\d{3})+|\d+)"
FRACTION = re.compile(rf"{_COUNT}\s*(?:/|of|out\s+of)\s*(?:the\s+)?{_COUNT}(?:\s+[a-z]+){{0,3}}")
# '97.4% 75/77', '88.2% 15/17 children': the counts of a percentage, their bracket left out
BARE_FRACTION = re.compile(
    r"(?P<percent>\d+(?:\.\d+)?)(?P<sign>\s?%)\s+(?P<part>\d+)\s?(?P<of>/|of|out\s+of)\s?(?P<whole>\d+)"
    r"(?P<what>(?:\s+[a-z]+){0,3})(?=$|\s*\()"
)
# '18/18 100%', '(8/11) 72.7%'
FRACTION_FIRST = re.compile(
    r"^(?P<part>\d+)\s?(?:/|of|out\s+of)\s?(?P<whole>\d+)\s+(?P<percent>\d+(?:\.\d+)?\s?%)$"
)
BRACKET_FIRST = re.compile(
    r"^(?P<counts>\(\d+\s?(?:/|of)\s?\d+\))\s*(?P<percent>\d+(?:\.\d+)?\s?%)$"
)


def bracketed_fraction(text: str) -> str:
    """'97.4% 75/77' as '97.4% (75/77)' where the counts are those of the percentage.

    Those of the rest ('99.9% 2/516') are no doubt of it either, though they do not give it.
    """
    text = FRACTION_FIRST.sub(r"\g<percent> \g<part>/\g<whole>", text)
    text = BRACKET_FIRST.sub(r"\g<percent> \g<counts>", text)
    m = BARE_FRACTION.search(text)
    if m is None or not int(m["whole"]):
        return text
    share = 100 * int(m["part"]) / int(m["whole"])
    percent = float(m["percent"])
    if not (agrees(share, percent) or agrees(100 - share, percent)):
        return text
    counts = f"{m['part']}{m['of'] if m['of'] == '/' else ' of '}{m['whole']}{m['what']}"
    return f"{text[: m.start()]}{m['percent']}{m['sign']} ({counts}){text[m.end() :]}"


def agrees(share: float, percent: float) -> bool:
    """Whether counts give the percentage beside them, as far as it was rounded."""
    return abs(share - percent) <= FRACTION_TOLERANCE


def share_of(inside: str, number: Number) -> float | None:
    """The percentage that a fraction beside one gives: 74.4 for '32/43'; else None."""
    m = FRACTION.fullmatch(inside)
    if m is None or not number.percent:
        return None
    part, whole = (int(figures.replace(",", "")) for figures in m.groups())
    return 100 * part / whole if whole else None


def differs_surely(inside: str, share: float, number: Number) -> bool:
    """Whether a fraction contradicts its percentage: no date, and not the share of the rest."""
    bare = re.fullmatch(r"[\d,]+\s*(?P<of>/|of|out\s+of)\s*(?P<whole>[\d,]+)", inside)
    if bare is None or year_labels(inside):
        return False
    told = bare["of"] != "/" or int(bare["whole"].replace(",", "")) > MONTHS
    return told and not agrees(100 - share, number.value)
