"""What reads like a title, and what like a sentence."""

import regex

from parsers.flow import is_finished

# In a title nearly all words of this many letters begin with a capital.
TITLE_WORD = 4
TITLE_SHARE = 0.75
# A title that ends with a full stop has at least so many of those words, all with a capital.
FEWEST_TITLE_WORDS = 4

# 'Three centres were merged. (PMc)'
_LEAD_AT_END = regex.compile(
    r"\s\(\p{Lu}(?:\s\p{Lu})?\p{L}{1,3}(?:\s?[,/&]\s?\p{Lu}\p{L}{1,3})*\)$"
)


def ends_as_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does, the initials of who reports left out."""
    return is_finished(_LEAD_AT_END.sub("", text))


def is_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does: where most type is small, all else looks large."""
    return ends_as_sentence(text) and not _is_stopped_title(text)


def _is_stopped_title(text: str) -> bool:
    """Whether a title ends with a full stop: 'Review of Higher Education Student Funding.'"""
    bare = text.removesuffix(".")
    long_words = [word for word in bare.split() if len(word) >= TITLE_WORD]
    enough = len(long_words) >= FEWEST_TITLE_WORDS and not is_finished(bare) and bare != text
    return enough and ". " not in bare and all(word[0].isupper() for word in long_words)


def is_titled(text: str) -> bool:
    """Whether nearly all long words begin with a capital, as in 'Synergy Connect Database'."""
    long_words = [word for word in text.split() if len(word) >= TITLE_WORD]
    capital = sum(word[0].isupper() for word in long_words)
    return bool(long_words) and capital >= TITLE_SHARE * len(long_words)
