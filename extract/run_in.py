"""Headings that run in: '6.3 **A Healthier District** Not applicable.' is a heading and a text.

Bold words after a section number are a heading where they read like a title and a sentence begins
after them; a word that is only stressed ('3.1 **Halton** has been ...') is none.
"""

import re

# '6.3 A Healthier District', '2.10. Teenage Conceptions': a number and two words or more
_HEAD = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,2}\.?\s+[\"'‘“(]?[A-Z]\S*(?:\s+\S+)+")
# 'RECOMMENDATION: That ...' is a label and its sentence
_OPEN_ENDED = re.compile(r"(?:[,:;–-]|\b(?:and|or|the|of|to|a|in|for|with|by))$", re.IGNORECASE)
_SENTENCE = re.compile(r"[\"'‘“(]?[A-Z]")


def runs_in(head: str, rest: str) -> bool:
    """Whether bold words (with the number before them) are the heading of the text after them."""
    titled = _HEAD.fullmatch(head) is not None and _OPEN_ENDED.search(head) is None
    return titled and _SENTENCE.match(rest) is not None
