"""Where two wordings differ: the words as printed, and the words that say something."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from rapidfuzz import fuzz

from normalize.dates import tidy
from normalize.definitions.words import Word, folded, plain_signs

SPELLING = 88.0  # rapidfuzz ratio: 'programe' is 'programme', an employer is no employee (87.5)
SPELLING_LETTERS = 6  # shorter words that are nearly alike are other words
SAME_BEGINNING = 3  # letters: 'unemployed' is no misspelt 'employed'


class Run(StrEnum):
    """What became of a run of words."""

    KEPT = "kept"
    DROPPED = "dropped"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class WordRun:
    """A run of printed words that stayed, went or came."""

    run: Run
    text: str


@dataclass(frozen=True, slots=True)
class Hunk:
    """Words that say something and differ at one place.

    `next_before` and `next_after` are the words that follow it on either side.
    """

    dropped: tuple[Word, ...]
    added: tuple[Word, ...]
    next_before: Word | None
    next_after: Word | None


def word_runs(before: str, after: str) -> tuple[WordRun, ...]:
    """The two texts as one: words kept, dropped and added, as printed; both can be read off."""
    old, new = tidy(before).split(), tidy(after).split()
    left, right = ([folded(word) or word for word in words] for words in (old, new))
    runs: list[WordRun] = []
    for what, i, j, k, m in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if what == "equal":
            runs.append(WordRun(Run.KEPT, " ".join(new[k:m])))
            continue
        if j > i:
            runs.append(WordRun(Run.DROPPED, " ".join(old[i:j])))
        if m > k:
            runs.append(WordRun(Run.ADDED, " ".join(new[k:m])))
    return tuple(runs)


def similarity(before: str, after: str) -> float:
    """Likeness of two wordings as printed, 0 to 1."""
    return round(fuzz.ratio(plain_signs(before), plain_signs(after)) / 100, 3)


def replacements(runs: Sequence[WordRun]) -> tuple[tuple[str, str], ...]:
    """The words that went and those that came in their place, as printed; one may be empty."""
    found: list[tuple[str, str]] = []
    dropped = ""
    for run in (*runs, WordRun(Run.KEPT, "")):
        if run.run is Run.DROPPED:
            dropped = run.text
        elif run.run is Run.ADDED or dropped:
            found.append((dropped, run.text if run.run is Run.ADDED else ""))
            dropped = ""
    return tuple(found)


def hunks(before: Sequence[Word], after: Sequence[Word]) -> tuple[Hunk, ...]:
    """Places where words differ; words that only moved, or are misspelt, are left out."""
    left, right = ([word.plain for word in words] for words in (before, after))
    codes = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    found = [
        Hunk(
            tuple(before[i:j]),
            tuple(after[k:m]),
            before[j] if j < len(before) else None,
            after[m] if m < len(after) else None,
        )
        for what, i, j, k, m in codes
        if what != "equal"
    ]
    moved = Counter(w.plain for h in found for w in h.dropped)
    moved &= Counter(w.plain for h in found for w in h.added)
    gone, come = Counter(moved), Counter(moved)
    kept = (
        Hunk(unmoved(h.dropped, gone), unmoved(h.added, come), h.next_before, h.next_after)
        for h in found
    )
    return tuple(h for h in kept if (h.dropped or h.added) and not misspelt(h))


def unmoved(words: Sequence[Word], moved: Counter[str]) -> tuple[Word, ...]:
    """The words that did not only move; counts down those that did."""
    left: list[Word] = []
    for word in words:
        if moved[word.plain] > 0:
            moved[word.plain] -= 1
        else:
            left.append(word)
    return tuple(left)


def misspelt(hunk: Hunk) -> bool:
    """Whether both sides of the hunk are one word, written with a slip or with a space in it."""
    old, new = ("".join(w.plain for w in side) for side in (hunk.dropped, hunk.added))
    if old == new:
        return True
    if any(c.isdigit() for c in old + new) or min(len(old), len(new)) < SPELLING_LETTERS:
        return False
    return (
        old[:SAME_BEGINNING] == new[:SAME_BEGINNING]
        and len(hunk.dropped) == len(hunk.added) == 1
        and fuzz.ratio(old, new) >= SPELLING
    )
