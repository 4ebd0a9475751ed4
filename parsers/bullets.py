"""Lists that have lost their bullets, told apart by the verbs that milestones begin with."""

import tomllib
from functools import cache

import msgspec
import regex

from parsers.layout import TABLES

# A piece of a list that has lost its bullets has at least this many words.
SHORTEST_PIECE = 4

# words after which a capital verb is part of a name: 'the Review', 'and Support Services'
_JOINING = frozenset({"a", "an", "and", "for", "in", "of", "on", "or", "the", "to", "with"})
# a word inside a sentence, or the year of a date: 'settings', '2012'
_PLAIN_WORD = regex.compile(r"^(?:[\p{Ll}’'/-]+|\d+)\)?$")


@cache
def milestone_verbs() -> frozenset[str]:
    """The verbs that milestones begin with."""
    table = tomllib.loads((TABLES / "milestones.toml").read_text(encoding="utf-8"))
    return msgspec.convert(table["verbs"], frozenset[str])


def run_together(text: str, verbs: frozenset[str]) -> list[str]:
    """The milestones of a list that lost its bullets, told apart by the verbs they begin with.

    A verb in capitals begins a new one where the words before it are no finished sentence.
    """
    words = text.split()
    cuts = [0]
    for place in range(1, len(words)):
        before = words[place - 1]
        far = place - cuts[-1] >= SHORTEST_PIECE and len(words) - place >= SHORTEST_PIECE
        small = before not in _JOINING and bool(_PLAIN_WORD.match(before))
        if words[place] in verbs and small and far:
            cuts.append(place)
    ends = [*cuts[1:], len(words)]
    return [" ".join(words[a:b]) for a, b in zip(cuts, ends, strict=True)]
