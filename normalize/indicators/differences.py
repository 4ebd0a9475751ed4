"""How the titles of two definitions differ, word by word and guard by guard."""

import re
from collections import Counter
from dataclasses import dataclass

from rapidfuzz import fuzz

from normalize.indicators.wording import Wording, group_words, guards

SAME_WORD = 86  # of 100, rapidfuzz ratio: 'referral' and 'referal', but not 'initial', 'internal'
SHORTEST_FUZZY = 6  # letters; shorter words differ by one letter and mean something else
NUMBERS = "number"
BAND = re.compile(r"(?P<first>\d{1,3})(?:-(?P<last>\d{1,3}))?")  # '16-18', '19'


@dataclass(frozen=True, slots=True)
class Parted:
    """A guard that parts two titles; `partly` where they share a side or only counts differ,
    `one_sided` where only one title says something.
    """

    name: str
    partly: bool
    one_sided: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """What stands only in the one, only in the other; and the guards that part them."""

    left_only: tuple[str, ...] = ()
    right_only: tuple[str, ...] = ()
    details_differ: bool = False
    parted: tuple[Parted, ...] = ()

    @property
    def same_words(self) -> bool:
        """Whether no word of weight differs."""
        return not self.left_only and not self.right_only

    @property
    def one_sided(self) -> bool:
        """Whether one title only says more than the other."""
        return not self.left_only or not self.right_only

    @property
    def opposed(self) -> bool:
        """Whether they are about different things by a word that tells indicators apart."""
        return any(not p.partly for p in self.parted)


def difference(left: Wording, right: Wording) -> Difference:
    """Compare two titles."""
    left_only, right_only = unmatched(left.words, right.words)
    if "".join(left_only) == "".join(right_only):  # only spaces stand elsewhere
        left_only, right_only = (), ()
    return Difference(left_only, right_only, left.details != right.details, parted(left, right))


def unmatched(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The words of each that the other does not have; slips of spelling count as the same."""
    left_more, right_more = Counter(left), Counter(right)
    common = set(left_more) & set(right_more)
    left_rest = [w for w in dict.fromkeys(left) if w not in common]
    right_rest = [w for w in dict.fromkeys(right) if w not in common]
    for mine in tuple(left_rest):
        near = next((w for w in right_rest if nearly(mine, w)), None)
        if near is not None:
            left_rest.remove(mine)
            right_rest.remove(near)
    return tuple(left_rest), tuple(right_rest)


def nearly(left: str, right: str) -> bool:
    """Whether two words are one word spelt differently."""
    if min(len(left), len(right)) < SHORTEST_FUZZY or not (left.isalpha() and right.isalpha()):
        return False
    return left[:1] == right[:1] and fuzz.ratio(left, right) >= SAME_WORD


def regrouped(left: Wording, right: Wording, differs: Difference) -> bool:
    """Whether two titles only draw a group otherwise: bands that overlap, or another subject."""
    if differs.same_words or any(not p.partly for p in differs.parted):
        return False
    for word in differs.left_only + differs.right_only:
        if not word[0].isdigit() and word not in group_words():
            return False
    older, newer = left.numbers - right.numbers, right.numbers - left.numbers
    return older == newer or any(overlap(a, b) for a in older for b in newer)


def met(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two bands of ages have a year in common."""
    return one[0] <= other[1] and other[0] <= one[1]


def overlap(left: str, right: str) -> bool:
    """Whether '16-18' and '16-17', or '19' and '19-21', have something in common."""
    bands = [BAND.fullmatch(text) for text in (left, right)]
    if None in bands or not any(band and band["last"] for band in bands):
        return False
    (first, last), (begin, end) = (
        (int(b["first"]), int(b["last"] or b["first"])) for b in bands if b is not None
    )
    return met((first, last), (begin, end))


def parted(left: Wording, right: Wording) -> tuple[Parted, ...]:
    """The guards that part two titles."""
    found = []
    named = left.marks.keys() | right.marks.keys()
    for guard, _ in guards() if named else ():
        if guard.name not in named:
            continue
        mine = left.marks.get(guard.name, frozenset())
        other = right.marks.get(guard.name, frozenset())
        if mine == other or not (guard.alone or (mine and other)):
            continue
        found.append(Parted(guard.name, guard.soft or bool(mine & other), not (mine and other)))
    if left.ages and right.ages and not any(met(a, b) for a in left.ages for b in right.ages):
        found.append(Parted("age", partly=False))
    only_left, only_right = left.numbers - right.numbers, right.numbers - left.numbers
    if only_left and only_right:
        found.append(Parted(NUMBERS, partly=True))
    return tuple(found)
