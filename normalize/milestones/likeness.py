"""How alike two milestones are: the same words, a small rewording, or not to be told."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import IntEnum
from functools import cache, lru_cache

from normalize.indicators.differences import nearly, parted
from normalize.indicators.wording import stem
from normalize.milestones.wording import MilestoneWording, milestone_words

# Fewest words in common, of those that matter: 'Implement the action plan' is part of many.
FEWEST_SHARED = 5
# Dice share of common words above which two texts are shown to a person as possibly the same.
ALIKE = 0.55
# Dice share from which a text that says all of the other and more is the other reworded: the plan's
# sentence with a subordinate clause of twice its length is a sentence about something else.
SAYS_MORE = 0.6
# The same where each text has words that the other has not.
SAYS_OTHERWISE = 0.85


class Degree(IntEnum):
    """How far two texts agree."""

    OTHER = 0
    ALIKE = 1
    REWORDED = 2
    EQUAL = 3


@dataclass(frozen=True, slots=True)
class Likeness:
    """The degree and the share of words in common (0 to 1)."""

    degree: Degree
    share: float


NOT_ALIKE = Likeness(Degree.OTHER, 0.0)


@lru_cache(maxsize=65_536)
def likeness(left: MilestoneWording, right: MilestoneWording) -> Likeness:
    """Compare two milestones; a number, a month or one word for another parts them."""
    if not left.words or not right.words:
        return NOT_ALIKE
    mine, other = sorted((glued_as(left.words, right.words), glued_as(right.words, left.words)))
    if left.core == right.core or mine == other:
        return Likeness(Degree.EQUAL, 1.0)
    share = 2 * _common(mine, other) / (len(mine) + len(other))
    if share < ALIKE:
        return Likeness(Degree.OTHER, share)
    if _marked_apart(left, right) or _turned(mine, other) or any(exchanged(mine, other)):
        # Texts built alike that name other things are neighbours in one plan.
        return Likeness(Degree.OTHER if len(mine) == len(other) else Degree.ALIKE, share)
    common = _common(mine, other)
    needed = SAYS_MORE if common == min(len(mine), len(other)) else SAYS_OTHERWISE
    enough = common >= FEWEST_SHARED and share >= needed
    return Likeness(Degree.REWORDED if enough else Degree.ALIKE, share)


def glued_as(words: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """The words, two of them made one where the other text writes them so: 'child minder'."""
    known = set(other) - set(words)
    glued: list[str] = []
    for word in words:
        if glued and glued[-1] + word in known:
            glued[-1] += word
        else:
            glued.append(word)
    return tuple(glued)


def _marked_apart(left: MilestoneWording, right: MilestoneWording) -> bool:
    """Whether a number, a month or a word such as 'primary' tells them apart."""
    if left.months != right.months or _numbers(left.words) != _numbers(right.words):
        return True
    return any(not p.partly for p in parted(left.marks, right.marks))


def _turned(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether a word that turns the milestone round stands in one of them only."""
    one_sided = (Counter(left) - Counter(right)) | (Counter(right) - Counter(left))
    if one_sided.keys() & stems(milestone_words().turning.anywhere):
        return True
    opening = {left[0], right[0]} & stems(milestone_words().turning.opening)
    return left[0] != right[0] and bool(opening)


def exchanged(
    left: tuple[str, ...], right: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Places where words of one text stand for other words of the other, spellings apart.

    Words may be added or dropped, but none may stand for another: 'Mossbank' for 'Lakeside',
    'develop' for 'implement'.
    """
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    for action, a, b, c, d in matcher.get_opcodes():
        if action == "replace" and not _same_spelling(left[a:b], right[c:d]):
            yield left[a:b], right[c:d]


def _same_spelling(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """'commisioning' and 'commissioning'."""
    return len(left) == len(right) and all(map(nearly, left, right))


def _numbers(words: tuple[str, ...]) -> Counter[str]:
    return Counter(w for w in words if any(c.isdigit() for c in w))


def _common(left: tuple[str, ...], right: tuple[str, ...]) -> int:
    return (Counter(left) & Counter(right)).total()


@cache
def stems(words: tuple[str, ...]) -> frozenset[str]:
    """The words as they are compared."""
    return frozenset(stem(w) for w in words)
