"""What changed between two wordings, in a sentence for people."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from normalize.definitions.words import KEPT, alike, words_of

SAME_FIGURE = "Other words for the same figure"
BRACKETS = " ()[],;:."
"""Signs at the ends of quoted words that say nothing."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that the words say differently, and what it is about; `whole`: quoted as it is."""

    about: str
    dropped: str
    added: str
    whole: bool = False


def told(found: Sequence[Difference], printed: Sequence[tuple[str, str]]) -> str:
    """The differences in a sentence, in the words as printed where they are found there."""
    kinds: dict[tuple[str, str], list[str]] = {}
    for difference in found:
        about = kinds.setdefault(quoted_pair(difference, printed), [])
        if difference.about not in about:
            about.append(difference.about)
    pairs: dict[str, list[tuple[str, str]]] = {}
    for pair, about in kinds.items():
        pairs.setdefault(" and ".join(about), []).append(pair)
    parts = "; ".join(f"{about}: {told_words(changes)}" for about, changes in pairs.items())
    return f"{parts[:1].upper()}{parts[1:]}."


def quoted_pair(difference: Difference, printed: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """The words that went and came: as printed where one printed change has them."""
    if not difference.whole:
        words = plain_words(difference.dropped, difference.added)
        for pair in printed:
            if words & plain_words(*pair):
                return pair
    return difference.dropped, difference.added


def plain_words(*texts: str) -> set[str]:
    """The words of texts that say something, in their plain form."""
    return set[str]().union(*map(words_in, texts))


@lru_cache(maxsize=KEPT)
def words_in(text: str) -> frozenset[str]:
    """The words of one text that say something."""
    return frozenset(word.plain for word in words_of(alike(text)))


def told_words(changes: Sequence[tuple[str, str]]) -> str:
    """What went and what came: 'two' became 'three'."""
    return "; ".join(told_pair(dropped, added) for dropped, added in changes)


def told_pair(dropped: str, added: str) -> str:
    """One change in words."""
    dropped, added = trimmed(dropped), trimmed(added)
    if dropped and added:
        return f"'{dropped}' became '{added}'"
    return f"'{added}' was added" if added else f"'{dropped}' was dropped"


def trimmed(text: str) -> str:
    """The words without signs at their ends, unless their brackets are whole."""
    if "(" in text and text.count("(") == text.count(")"):
        return text.rstrip(",;:. ")
    return text.strip(BRACKETS)
