"""Whether two wordings of a measure define the same figure.

Words that are known to say nothing of what is counted may come and go; a word that is known to
narrow, widen or turn it makes another definition; of unknown words those that stand where they
narrow or widen it do.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from normalize.column_words import Unit
from normalize.dates import tidy
from normalize.definitions.differences import (
    Hunk,
    WordRun,
    hunks,
    replacements,
    similarity,
    word_runs,
)
from normalize.definitions.told import SAME_FIGURE, Difference, plain_words, told, told_words
from normalize.definitions.vocabulary import first_said, phrase, telling_words, without
from normalize.definitions.wording import baseline, polarity, without_baseline
from normalize.definitions.words import KEPT, Word, alike, folded, plain, words_of
from normalize.units import PER, measure_unit


class Alikeness(StrEnum):
    """What one wording is to the other."""

    IDENTICAL = "identical"
    REWORDED = "reworded"
    REDEFINED = "redefined"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed between two wordings; `runs` are their words, kept, dropped and added.

    `material`: figures under the two must not be compared. `reason` says what changed;
    `similarity` is the likeness of the two texts, 0 to 1.
    """

    relation: Alikeness
    material: bool
    reason: str
    similarity: float
    runs: tuple[WordRun, ...]


# '22.7', '10000'
NUMBERS = re.compile(r"\d+(?:\.\d+)?")
# 'year2010' (of '2010/11'), '2009'
YEAR = re.compile(r"^year\d{4}$|^(?:19|20)\d\d$")
# '16-18'
AGES = re.compile(r"^\d+-\d+$")
# 'Halton Borough Council' is Halton
COUNCIL_WORDS = re.compile(r"\b(?:metropolitan|borough|city|county|district|council|of|the)\b")
PERCENT_OR_RATE = {Unit.PERCENT, Unit.RATE}


@lru_cache(maxsize=KEPT)
def compare(before: str, after: str, council: str | None = None) -> Comparison:
    """What became of a measure's words; the council's own name is no narrowing of its figures."""
    alikeness = similarity(before, after)
    runs = word_runs(before, after)
    if folded(before) == folded(after):
        reason = "The words are the same."
        return Comparison(Alikeness.IDENTICAL, False, reason, alikeness, runs)
    found = tuple(differences(before, after, council))
    if undecided := undecided_words(before, after):
        found = tuple(d for d in found if d.about in told_kinds())
    if found:
        reason = told(found, replacements(runs))
        return Comparison(Alikeness.REDEFINED, True, reason, alikeness, runs)
    reason = f"{SAME_FIGURE}: {told_words(replacements(runs))}."
    if undecided:
        reason = f"The measure was still to be decided on: '{undecided}'."
    elif remedied(before, after) or remedied(after, before):
        reason = "One names what is wrong, the other its improvement."
    return Comparison(Alikeness.REWORDED, False, reason, alikeness, runs)


@lru_cache(maxsize=KEPT)
def same_figure(before: str, after: str, council: str | None = None) -> bool:
    """Whether the two wordings say the same with every word: none that says something differs."""
    changes = (changed_aim, changed_baseline, changed_unit)
    return same_counted(before, after, council) and not any(
        True for change in changes for _ in change(before, after)
    )


@lru_cache(maxsize=KEPT)
def same_counted(before: str, after: str, council: str | None = None) -> bool:
    """Whether the two count the same, be it in another unit, from another base or as an aim."""
    old, new = (counted_words(text, council) for text in (before, after))
    return bool(old) and all(of_a_bracket(hunk) for hunk in hunks(old, new))


@lru_cache(maxsize=KEPT)
def counted_key(measure: str, council: str | None = None) -> tuple[str, ...]:
    """What is counted, in plain words whatever their order."""
    return tuple(sorted(word.plain for word in counted_words(measure, council)))


def of_a_bracket(hunk: Hunk) -> bool:
    """Whether only one side names, in brackets, the unit of its figures: '(days)'."""
    words = hunk.dropped or hunk.added
    return not (hunk.dropped and hunk.added) and all(
        "(" in word.before and word.plain in figure_units() for word in words
    )


@cache
def figure_units() -> frozenset[str]:
    """Units of figures that a title may name at its end."""
    return frozenset(map(plain, telling_words().figures.words))


def undecided_words(before: str, after: str) -> str | None:
    """What says that one side defines nothing yet, where the two share words; else None."""
    entries = telling_words().undecided
    for text in (before, after):
        said = first_said(entries, tidy(text))
        found = phrase(said.pattern).search(tidy(text)) if said else None
        if found and shared_words(without(entries, before), without(entries, after)):
            return found[0].strip()
    return None


def shared_words(before: str, after: str) -> bool:
    """Whether the two texts have a word in common that says something."""
    return bool(plain_words(before) & plain_words(after))


def differences(before: str, after: str, council: str | None) -> Iterator[Difference]:
    """All that the two wordings say differently of what is counted."""
    yield from changed_aim(before, after)
    yield from changed_baseline(before, after)
    yield from changed_unit(before, after)
    for text, other in ((before, after), (after, before)):
        if remedied(text, other):
            before, after = without_fault(before), without_fault(after)
            break
    old, new = (counted_words(text, council) for text in (before, after))
    for hunk in hunks(old, new):
        if not of_a_bracket(hunk):
            yield from judged(hunk)


@lru_cache(maxsize=KEPT)
def counted_words(measure: str, council: str | None) -> tuple[Word, ...]:
    """What is counted: the measure without its aim, baseline, base of a rate and own area."""
    table = telling_words()
    text = without(table.meant, without_baseline(without(table.undecided, tidy(measure))))
    text = text.strip()
    for aim in table.aim:
        opened = phrase(aim.pattern, opening=True).sub("", text)
        text = without(table.aimed, opened) if opened != text else text
    return words_of(alike(without(table.base, without_council(text, council))))


def without_council(text: str, council: str | None) -> str:
    """The text without the council's own area: 'in Halton', 'Halton residents'.

    A name that is also a word of measures ('Reading') is taken out after 'in' only.
    """
    name = " ".join(COUNCIL_WORDS.sub(" ", (council or "").casefold()).split())
    if not name:
        return text
    inside = "(?:(?:with)?in )" if plain(name) in telling_kinds() else "(?:(?:with)?in )?"
    return re.sub(rf"(?i)\b{inside}{re.escape(name)}(?!\w)", " ", text)


def remedied(fault: str, remedy: str) -> bool:
    """Whether one opens with a fault ('Over identification') and the other with its remedy."""
    table = telling_words()
    wrong = first_said(table.fault, tidy(fault), opening=True)
    better = first_said(table.remedy, tidy(remedy), opening=True)
    if wrong is None or better is None:
        return False
    named = phrase(better.pattern, opening=True).sub("", tidy(remedy)).split()[:1]
    return named == without_fault(fault).split()[:1]


def without_fault(measure: str) -> str:
    """The measure without the fault that it opens with."""
    text = tidy(measure)
    for entry in telling_words().fault:
        text = phrase(entry.pattern, opening=True).sub("", text)
    return text.lstrip(" -")


def changed_aim(before: str, after: str) -> Iterator[Difference]:
    """An aim that turned round: 'Increase ...' became 'Reduce ...'."""
    table = telling_words()
    said = [first_said(table.aim, tidy(text), opening=True) for text in (before, after)]
    polarities = [aim.polarity if aim else None for aim in said]
    if None not in polarities and polarities[0] != polarities[1]:
        old, new = (polarity(text) for text in (before, after))
        yield Difference("polarity", old[1] if old else "", new[1] if new else "")


def changed_baseline(before: str, after: str) -> Iterator[Difference]:
    """A baseline of another figure, year or base; one that is only printed now says no more."""
    old, new = baseline(before), baseline(after)
    if old and new and baseline_figures(old) != baseline_figures(new):
        yield Difference("baseline", old, new, whole=True)


def baseline_figures(text: str) -> list[str]:
    """The numbers and years of a baseline, in order of size of their writing."""
    return sorted(NUMBERS.findall(alike(text)))


def changed_unit(before: str, after: str) -> Iterator[Difference]:
    """A unit that both name and that is another; a rate may be called a percentage."""
    (old, old_unit), (new, new_unit) = (unit_said(text) for text in (before, after))
    units = [old_unit, new_unit]
    if old and new and not same_base(old, new):
        yield Difference("unit", old, new)
    elif None not in units and units[0] != units[1] and not rate_in_percent(units, old or new):
        yield Difference("unit", old or str(units[0]), new or str(units[1]))


@lru_cache(maxsize=KEPT)
def unit_said(text: str) -> tuple[str | None, Unit | None]:
    """The base of a rate and the unit that a measure names, its baseline left out."""
    text = without_baseline(text)
    base = PER.search(text)
    return (base[0], Unit.RATE) if base else (None, measure_unit(text).unit)


def same_base(old: str, new: str) -> bool:
    """Whether 'per 1,000' and 'per 1000 population' are one base."""
    left, right = (alike(text).split() for text in (old, new))
    return all(a == b for a, b in zip(left, right, strict=False))


def rate_in_percent(units: Sequence[Unit | None], base: str | None) -> bool:
    """Whether one calls a percentage what the other calls a rate, of no base of its own."""
    return set(units) == PERCENT_OR_RATE and base is None


@cache
def told_kinds() -> frozenset[str]:
    """What words that are known to change a definition change of it."""
    by_words = (entry.kind for entry in telling_words().telling)
    return frozenset(("baseline", *by_words)) - {"coverage"}


@cache
def telling_kinds() -> dict[str, str]:
    """What each telling word changes, by its plain form."""
    entries = reversed(telling_words().telling)
    return {plain(word): entry.kind for entry in entries for word in entry.words}


def judged(hunk: Hunk) -> Iterator[Difference]:
    """What a differing place changes of the definition; nothing where it is only words."""
    about = kind_of(hunk)
    if about is not None:
        yield Difference(about, printed(hunk.dropped), printed(hunk.added))


def kind_of(hunk: Hunk) -> str | None:
    """What a differing place is about: by its telling words, its numbers, then where it stands."""
    differing = (*hunk.dropped, *hunk.added)
    if any(AGES.match(word.plain) for word in differing):
        return "population"
    for about in (entry.kind for entry in telling_words().telling):
        if any(telling_kinds().get(word.plain) == about for word in differing):
            return about
    for word in differing:
        if YEAR.match(word.plain):
            return "period"
        if word.plain[0].isdigit():
            return "threshold"
    if hunk.dropped and hunk.added:
        return "what is counted"
    following = hunk.next_after if hunk.added else hunk.next_before
    narrows = following is not None and (not following.before or "and" in following.before)
    return "coverage" if narrows or any(word.tied for word in differing) else None


def printed(words: tuple[Word, ...]) -> str:
    """The words as compared, with what stands between them."""
    parts = [part for n, word in enumerate(words) for part in joined(word, first=n == 0)]
    return " ".join(parts)


def joined(word: Word, first: bool) -> tuple[str, ...]:
    """The word, and the silent words before it unless it opens the run."""
    silent = () if first else tuple(part for part in word.before if part[0].isalnum())
    return (*silent, word.printed)
