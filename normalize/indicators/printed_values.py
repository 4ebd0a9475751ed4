"""Values that two definitions print of the same period: do they agree?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

from normalize.column_words import Coverage, ObservationKind
from normalize.indicators.sightings import SeenValue
from normalize.indicators.versions import Version

LAST_QUARTER = " Q4"
"""The in-year value of the last quarter may be the outturn that the next year's report prints."""

WHOLE_YEAR = (Coverage.FULL_YEAR, Coverage.ROLLING_12_MONTHS, Coverage.SNAPSHOT)
FULL = 1.0  # weight of one agreeing value that says something: 85.6, 1213
SMALL_WHOLE = 0.6  # a whole number below 100 ('86%') is met by chance more often
ROUND = 0.3  # 0, 100 and multiples of ten are targets of many
LARGE = 1000.0  # from here on a multiple of ten is a figure like others: 1570
TARGET = 0.7  # a target is chosen, and often the same for several indicators
HALF = 0.5  # rounded differently, or one names its part ('KS2') and the other does not
AGREE = 1.0
"""Weight from which values agree: one that says something, or several that say less."""

RESTATED = 0.15
"""Part of a value by which it may differ as a correction; a first figure is often provisional."""

RESTATED_POINTS = 1.0  # percentage points, or units of a count: small values move more by parts
LARGEST_ROUNDING = 0.5  # units: nothing is printed with fewer figures than whole ones
REBASED = 2.0  # times: an outturn printed twice or half as high has another base


@dataclass(frozen=True, slots=True)
class Printed:
    """One value of one row."""

    kpi_id: str
    document_id: str
    seen: SeenValue
    value: float


@dataclass(frozen=True, slots=True)
class Pair:
    """A value of each definition for the same kind and period."""

    left: Printed
    right: Printed
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Agreement:
    """What agrees, with its weight; which outturns disagree; which are another scale.

    `unequal` counts the periods whose actuals are not equal, be it by a correction.
    """

    agreeing: tuple[Pair, ...] = ()
    disagreeing: tuple[Pair, ...] = ()
    rebased: tuple[Pair, ...] = ()
    weight: float = 0.0
    unequal: int = 0

    @property
    def agree(self) -> bool:
        """Whether the values are evidence on their own: no chance hit among many that differ."""
        often = len(self.agreeing) >= self.unequal
        return self.weight >= AGREE and often and not self.disagreeing


Key = tuple[str, str]
Values = Mapping[Key, tuple[Printed, ...]]


@dataclass(frozen=True, slots=True)
class ValueBook:
    """All values of a council's definitions, and how many titles share one."""

    of_version: Mapping[str, Values]
    shared: Mapping[tuple[Key, float], int]
    places: Mapping[str, frozenset[tuple[Key, float]]]

    def share(self, left: Version, right: Version) -> bool:
        """Whether two definitions print one value for one period, as it is or rounded."""
        return not self.places[left.key].isdisjoint(self.places[right.key])


def value_book(versions: Iterable[Version]) -> ValueBook:
    """Collect the values of all definitions."""
    of_version: dict[str, Values] = {}
    cores: defaultdict[tuple[Key, float], set[str]] = defaultdict(set)
    for version in versions:
        values = values_of(version)
        of_version[version.key] = values
        for key, printed in values.items():
            for item in printed:
                cores[key, item.value].add(version.wording.core)
    places = {
        version: frozenset(
            (key, v)
            for key, items in values.items()
            for i in items
            for v in (i.value, round(i.value))
        )
        for version, values in of_version.items()
    }
    return ValueBook(of_version, {k: len(c) for k, c in cores.items()}, places)


def values_of(version: Version) -> Values:
    """The values of a definition by kind and period; what is printed again is taken once."""
    found: defaultdict[Key, dict[tuple[object, ...], Printed]] = defaultdict(dict)
    for row in version.sightings:
        for seen in row.values:
            if seen.value is None or seen.period is None:
                continue
            reach = (seen.period, seen.coverage, seen.calendar, seen.breakdown)
            once = (reach, seen.value, seen.unit)
            known = found[period_key(seen)]
            if once not in known:
                known[once] = Printed(row.kpi_id, row.source.document_id, seen, seen.value)
    return {key: tuple(items.values()) for key, items in found.items()}


def period_key(seen: SeenValue) -> Key:
    """Kind and period; the fourth quarter's value is looked up as that year's."""
    period = seen.period or ""
    if seen.kind == ObservationKind.ACTUAL and period.endswith(LAST_QUARTER):
        period = period.removesuffix(LAST_QUARTER)
    return (seen.kind, period)


def agreement(book: ValueBook, left: Version, right: Version) -> Agreement:
    """Compare what two definitions print of the same kind and period."""
    mine, other = book.of_version[left.key], book.of_version[right.key]
    agreeing, disagreeing, rebased, unequal = [], [], [], 0
    for key in sorted(mine.keys() & other.keys()):
        pairs = [Pair(a, b) for a, b in product(mine[key], other[key]) if comparable(a, b)]
        weighed = [Pair(p.left, p.right, weight_of(book, key, p)) for p in pairs]
        best = max(weighed, key=lambda p: p.weight, default=None)
        if best is not None and best.weight > 0:
            agreeing.append(best)
            continue
        unequal += key[0] == ObservationKind.ACTUAL and any(alike_kept(p) for p in pairs)
        outturns = [p for p in pairs if is_outturn(p.left) and is_outturn(p.right)]
        if key[0] == ObservationKind.ACTUAL and outturns:
            nearest = min(outturns, key=lambda p: abs(p.left.value - p.right.value))
            if differs(nearest.left.value, nearest.right.value):
                disagreeing.append(nearest)
            if scaled(nearest.left.value, nearest.right.value):
                rebased.append(nearest)
    weight = round(sum(p.weight for p in agreeing), 4)
    return Agreement(tuple(agreeing), tuple(disagreeing), tuple(rebased), weight, unequal)


def alike_kept(pair: Pair) -> bool:
    """Whether two values count the same stretch of time, and should be one figure."""
    left, right = pair.left.seen, pair.right.seen
    return left.period == right.period and left.coverage == right.coverage


def comparable(left: Printed, right: Printed) -> bool:
    """Whether two values of one period can be set side by side."""
    units = (left.seen.unit, right.seen.unit)
    calendars = (left.seen.calendar, right.seen.calendar)
    parts = (left.seen.breakdown, right.seen.breakdown)
    return (
        (None in units or units[0] == units[1])
        and (None in calendars or calendars[0] == calendars[1])
        and (None in parts or parts[0] == parts[1])
    )


def is_outturn(printed: Printed) -> bool:
    """Whether a value is of a whole year and of the whole measure."""
    seen = printed.seen
    return (
        seen.breakdown is None
        and seen.coverage in WHOLE_YEAR
        and not (seen.period or "").endswith(LAST_QUARTER)
    )


def weight_of(book: ValueBook, key: Key, pair: Pair) -> float:
    """How much it says that two values agree; 0 where they do not.

    An outturn may be printed rounded; a target is chosen as it is printed.
    """
    a, b = pair.left.value, pair.right.value
    if abs(a - b) > LARGEST_ROUNDING:
        return 0.0
    rounded = a != b and key[0] == ObservationKind.ACTUAL and rounds_to(a, b)
    if a != b and not rounded:
        return 0.0
    others = max(book.shared.get((key, a), 1), book.shared.get((key, b), 1)) - 1
    part = pair.left.seen.breakdown != pair.right.seen.breakdown
    says = min(telling(a), telling(b)) * (TARGET if key[0] == ObservationKind.TARGET else 1.0)
    return says * (HALF if rounded or part else 1.0) / max(1, others)


def telling(value: float) -> float:
    """How unlikely it is to meet a value by chance."""
    if abs(value) < LARGE and value % 10 == 0:
        return ROUND
    return SMALL_WHOLE if value == int(value) and abs(value) < 100 else FULL


def rounds_to(left: float, right: float) -> bool:
    """Whether one value is the other with fewer decimals: 58.6 and 59."""
    few, many = sorted((left, right), key=decimals)
    places = decimals(few)
    return places < decimals(many) and abs(many - few) <= 0.5 * 10**-places + 1e-9


def decimals(value: float) -> int:
    """Figures after the point."""
    return len(f"{value:.6f}".rstrip("0").partition(".")[2])


def differs(left: float, right: float) -> bool:
    """Whether two outturns of one year are too far apart for a correction."""
    gap = abs(left - right)
    return gap > RESTATED_POINTS and gap > RESTATED * max(abs(left), abs(right))


def scaled(left: float, right: float) -> bool:
    """Whether one outturn is a multiple of the other."""
    small, large = sorted((abs(left), abs(right)))
    return differs(left, right) and large >= REBASED * small
