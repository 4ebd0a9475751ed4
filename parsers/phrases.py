"""How printed words are compared with the layout tables: years, quarters and dates as tokens."""

from functools import lru_cache

import regex

from parsers.months import ANY

# '12/13', '2012/13', '2012-13', '2007/8', '2010/2011', '2006 – 2007'
YEAR = r"(?:(?:19|20)?\d{2}\s?[/–-]\s?(?:(?:19|20)\d{2}|\d{1,2}))"
# 'Q2', 'Qtr 3', 'Quarter 4', 'Quarter Two'
QUARTER = r"(?:q(?:uarter|tr)?\.?\s?(?:[1-4]|one|two|three|four)\b)"
# '(6 mths)', '9 months'
MONTHS = r"(?:\d{1,2}\s?(?:mths?|months?)\b)"

_MONTH = rf"{ANY.lower()}\b\.?"
# 'Apr - Sep 2011', 'April to December', '31st December 2012', 'Dec 2012', "Sept '12", 'Apr-10'
DATE = (
    rf"(?:(?:\d{{1,2}}\s?(?:st|nd|rd|th)?\s)?\b{_MONTH}(?:\s?['’]?\d{{2,4}})?\s?(?:-|–|to)\s?)?"
    rf"(?:\d{{1,2}}\s?(?:st|nd|rd|th)?\s)?\b{_MONTH}\s?['’-]?(?:20\d{{2}}|\d{{2}})(?![\d/])"
    rf"|\b{_MONTH}\s?(?:-|–|to)\s?{_MONTH}"
)

_TOKENS = regex.compile(
    rf"(?P<quarter>{QUARTER})|(?P<months>{MONTHS})|(?P<date>{DATE})|(?P<year>(?<!\d){YEAR}(?!\d))"
)
_FOOTNOTE = regex.compile(r"[¹²³⁰-⁹*†‡]+")
_PUNCTUATION = regex.compile(r"[^\w<>£&/ ]+")
_SPACES = regex.compile(r"\s+")
# Texts whose plain form is kept: the same headers and headings are asked about again and again.
KEPT = 4096
# '8,016', '(11)', '-1,726', '0', '£1.2m'; '£000' is the unit of a column
_AMOUNT = regex.compile(r"^(?!£\s?0{3}s?$)[(£\s–-]*[\d,]*\.?\d+[\s)%mk]*$", regex.IGNORECASE)


def is_amount(text: str) -> bool:
    """Whether a cell holds a sum and nothing else."""
    return bool(_AMOUNT.match(text))


def _token(match: regex.Match[str]) -> str:
    return f" <{match.lastgroup}> "


@lru_cache(maxsize=KEPT)
def plain(text: str) -> str:
    """Lower case, single spaces, no punctuation: 'Key Milestones:' -> 'key milestones'."""
    unquoted = text.lower().replace("’", "").replace("'", "")
    bare = _PUNCTUATION.sub(" ", _FOOTNOTE.sub(" ", unquoted))
    return _SPACES.sub(" ", bare).strip()


@lru_cache(maxsize=KEPT)
def tokenised(text: str) -> str:
    """As `plain`, years, quarters and months as tokens: '12/13 Actual' -> '<year> actual'."""
    marked = _TOKENS.sub(_token, _FOOTNOTE.sub(" ", text.lower()))
    return plain(marked)


def squeezed(text: str) -> str:
    """`tokenised` without any space, so that 'Key Objectiv e' is 'Key Objective'."""
    return tokenised(text).replace(" ", "")


def holds(text: str, phrase: str) -> bool:
    """Whether the words of the phrase stand in the text one after the other, as whole words."""
    return f" {phrase} " in f" {plain(text)} "


def runs_through(text: str, phrase: str) -> bool:
    """Whether the words of the phrase stand in the tokenised text in order, others between them."""
    words = iter(tokenised(text).split())
    return all(word in words for word in phrase.split())
