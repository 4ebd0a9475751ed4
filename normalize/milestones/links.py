"""Which versions of milestones are one: evidence first, then one of each document."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import combinations, product

from normalize.milestones.likeness import Degree, likeness
from normalize.milestones.versions import MilestoneRef, Version, shared_documents, year_start
from normalize.milestones.wording import same_due

# Words that a text needs to be known by alone, where the ref says something else or is lost.
TELLING_WORDS = 5
# Dice share of two vocabularies below which two texts are not compared; less than what `likeness`
# asks for, since it reads 'child minder' and 'childminder' as one.
FEWEST_IN_COMMON = 0.4


class Rule(IntEnum):
    """Why two versions are one milestone, the strongest reason first."""

    PERSON = 0
    DUE_MOVED = 1
    REWORDED = 2
    RE_REFERENCED = 3
    CARRIED_ON = 4


@dataclass(frozen=True, slots=True)
class Tie:
    """Two versions, by their places in the list, that are one milestone by a rule."""

    rule: Rule
    left: int
    right: int
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Candidates:
    """What may be joined, and what only a person can tell."""

    ties: tuple[Tie, ...]
    doubtful: tuple[Tie, ...]


def candidates(versions: Sequence[Version]) -> Candidates:
    """All ties between versions that no document prints side by side."""
    ties: list[Tie] = []
    doubtful: list[Tie] = []
    of_ref: dict[MilestoneRef | None, list[Version]] = defaultdict(list)
    for version in versions:
        of_ref[version.ref].append(version)
    for left, right in _comparable(versions):
        tie, certain = _tie(versions, left, right, of_ref[versions[left].ref])
        if tie is not None:
            (ties if certain else doubtful).append(tie)
    of_version: dict[int, list[Tie]] = defaultdict(list)
    for tie in ties:
        of_version[tie.left].append(tie)
        of_version[tie.right].append(tie)
    rivalled = {t for t in ties if _rivalled(versions, t, of_version[t.left] + of_version[t.right])}
    clear = sorted(set(ties) - rivalled, key=_order)
    return Candidates(tuple(clear), tuple(sorted({*doubtful, *rivalled}, key=_order)))


def _comparable(versions: Sequence[Version]) -> Iterator[tuple[int, int]]:
    """Pairs of one plan year with refs of one kind, and pairs that say the same of other years.

    A row whose ref is lost is compared with all rows of its year.
    """
    of_kind: dict[tuple[str, str], list[int]] = defaultdict(list)
    of_year: dict[str, list[int]] = defaultdict(list)
    saying: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, version in enumerate(versions):
        letters = version.ref.letters if version.ref else ""
        if version.plan_year is None:
            continue
        of_kind[version.plan_year, letters].append(place)
        if letters:
            of_year[version.plan_year].append(place)
        if version.due_date is not None:
            saying[letters, version.wording.core].append(place)
    for members in of_kind.values():
        yield from (p for p in combinations(members, 2) if _may_agree(versions, *p))
    for (year, letters), members in of_kind.items():
        beside = product(members, of_year[year]) if not letters else ()
        yield from ((min(p), max(p)) for p in beside if _may_agree(versions, *p))
    for members in saying.values():
        again = combinations(members, 2)
        yield from (p for p in again if versions[p[0]].plan_year != versions[p[1]].plan_year)


def _may_agree(versions: Sequence[Version], left: int, right: int) -> bool:
    """Whether enough words are the same to look closer; this is asked of every two rows."""
    mine, other = versions[left].vocabulary, versions[right].vocabulary
    return 2 * len(mine & other) >= FEWEST_IN_COMMON * (len(mine) + len(other))


def _tie(
    versions: Sequence[Version], left: int, right: int, of_ref: Sequence[Version]
) -> tuple[Tie | None, bool]:
    """The tie between two versions, and whether it is certain; `of_ref` share the left one's."""
    mine, other = versions[left], versions[right]
    if shared_documents([mine], [other]):
        return None, False
    if mine.plan_year != other.plan_year:
        return (Tie(Rule.CARRIED_ON, left, right) if _carried_on(mine, other) else None), True
    found = likeness(mine.wording, other.wording)
    rule = _rule(mine, other, found.degree)
    if rule is not None:
        return Tie(rule, left, right, found.share), not _of_another_year(of_ref, mine, other)
    near = found.degree >= Degree.ALIKE and mine.ref == other.ref
    return (Tie(Rule.REWORDED, left, right, found.share) if near else None), False


def _rule(mine: Version, other: Version, degree: Degree) -> Rule | None:
    """The rule by which two versions of one plan year are one milestone."""
    if mine.ref == other.ref and mine.ref is not None:
        if degree is Degree.EQUAL:
            return Rule.DUE_MOVED
        agree = degree is Degree.REWORDED and same_due(mine.due_date, other.due_date)
        return Rule.REWORDED if agree else None
    alone = degree is Degree.EQUAL and same_due(mine.due_date, other.due_date)
    if alone and len(mine.wording.words) >= TELLING_WORDS:
        return Rule.RE_REFERENCED
    return None


def _carried_on(mine: Version, other: Version) -> bool:
    """The same text, ref and date in a later plan year, whose start the date does not reach."""
    earlier, later = sorted((mine, other), key=lambda v: v.plan_year or "")
    start = year_start(later.plan_year)
    same = earlier.ref == later.ref and earlier.wording.core == later.wording.core
    if not same or start is None or later.due_date is None:
        return False
    return earlier.due_date == later.due_date and later.due_date < start


def _of_another_year(of_ref: Sequence[Version], mine: Version, other: Version) -> bool:
    """Whether the due dates differ and one is that of the same line of another plan year.

    A plan repeats its lines year by year: 'by August 2013', 'by August 2014'. Only lines beside
    one of the two count, so that later documents do not part what was one milestone.
    """
    if same_due(mine.due_date, other.due_date):
        return False
    dates = {mine.due_date, other.due_date}
    return any(
        v.plan_year != mine.plan_year
        and v.due_date in dates
        and shared_documents([v], [mine, other])
        and likeness(v.wording, mine.wording).degree >= Degree.REWORDED
        for v in of_ref
    )


def _rivalled(versions: Sequence[Version], tie: Tie, ties: Sequence[Tie]) -> bool:
    """Whether one side has as strong a tie to another row of the same document."""
    return any(_rivals(versions, tie, t) for t in ties if t.rule <= tie.rule and t != tie)


def _rivals(versions: Sequence[Version], tie: Tie, other: Tie) -> bool:
    common = {tie.left, tie.right} & {other.left, other.right}
    if len(common) != 1:
        return False
    (mine,) = {tie.left, tie.right} - common
    (its,) = {other.left, other.right} - common
    return shared_documents([versions[mine]], [versions[its]])


def _order(tie: Tie) -> tuple[int, float, int, int]:
    return tie.rule, -tie.share, tie.left, tie.right
