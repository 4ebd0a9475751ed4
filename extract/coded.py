"""Lines of a row that lost its cells: 'NI 191 Residual waste (kg) 548 131 128 530 Green'."""

import re

from extract.cell_words import is_figure, is_light

# 'CSS1', 'PA 11', 'SH LI 4', 'SCS/SH8a'
CODE = re.compile(r"[A-Z]{2,6}(?:(?: | ?/ ?)[A-Z]{2,4})?\s?\d{1,3}[a-z]?\b")
FEWEST_VALUES = 2
FEWEST_WORDS = 2  # of a name


def values_at_end(raw: str) -> int:
    """How many values a line with a code and a name ends in; 0 where it is none."""
    code = CODE.match(raw.strip())
    words = raw.strip()[code.end() :].split() if code else []
    name = next((n for n in range(len(words), 0, -1) if not _is_value(words[n - 1])), 0)
    lettered = [word for word in words[:name] if any(map(str.isalpha, word))]
    count = len(words) - name
    return count if count >= FEWEST_VALUES and len(lettered) >= FEWEST_WORDS else 0


def _is_value(word: str) -> bool:
    return is_figure(word) or is_light(word)
