"""Targets that a later year prints differently: a change of aim, not of definition."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from normalize.column_words import MissingReason, ObservationKind
from normalize.definitions.printed_years import Printed, years_of
from normalize.indicators.reconciled import Reconciled
from normalize.indicators.sightings import SeenValue, Sighting

SET_ASIDE = {MissingReason.NOT_APPLICABLE, MissingReason.NOT_AVAILABLE}
"""What a later document prints instead of a target that no longer holds; 'see comment', a blank
or 'to be confirmed' do not say so."""


Point = tuple[str, str | None]
"""Period and breakdown of a target."""


@dataclass(frozen=True, slots=True)
class Said:
    """A target and the row that prints it."""

    value: SeenValue
    row: Sighting


@dataclass(frozen=True, slots=True)
class MovedTarget:
    """The target of one period as two rows print it; `after.value` is None where set aside."""

    indicator_id: str
    period: str
    before_row: Sighting
    after_row: Sighting
    before: SeenValue
    after: SeenValue


def moved_targets(sightings: Sequence[Sighting], reconciled: Reconciled) -> tuple[MovedTarget, ...]:
    """Targets for which a plan year says another figure than the year before that prints it.

    A year says what the last of its documents says that prints a target of the period.
    """
    found = [
        moved
        for indicator, printed in years_of(sightings, reconciled).by_indicator.items()
        for early, late in pairwise(sorted(printed))
        for moved in moved_in(indicator, printed[early], printed[late])
    ]
    return tuple(sorted(found, key=lambda m: (m.indicator_id, m.period, m.before.observation_id)))


def moved_in(
    indicator: str, early: Sequence[Printed], late: Sequence[Printed]
) -> Iterator[MovedTarget]:
    """The targets of one indicator that moved between two years."""
    later = said_in(indicator, late)
    for (period, part), before in said_in(indicator, early).items():
        after = later.get((period, part)) or set_aside(later.get((period, None)))
        if before.value.value is not None and after and differs(before.value, after.value):
            yield MovedTarget(indicator, period, before.row, after.row, before.value, after.value)


def said_in(indicator: str, documents: Sequence[Printed]) -> dict[Point, Said]:
    """What a year says last of each target; documents are in order of time."""
    said: dict[Point, Said] = {}
    for document in documents:
        for row in document.rows[indicator]:
            said.update(targets_of(row))
    return said


def set_aside(said: Said | None) -> Said | None:
    """A target of the whole that no longer holds, and so none of its parts."""
    return said if said is not None and said.value.missing_reason in SET_ASIDE else None


def targets_of(row: Sighting) -> dict[Point, Said]:
    """The targets of a row by period and breakdown; of one printed twice, none."""
    found: dict[Point, Said] = {}
    twice: set[Point] = set()
    for value in row.values:
        if value.kind != ObservationKind.TARGET or value.period is None:
            continue
        if value.value is not None or value.missing_reason in SET_ASIDE:
            key = (value.period, value.breakdown)
            twice |= {key} & found.keys()
            found[key] = Said(value, row)
    return {key: said for key, said in found.items() if key not in twice}


def differs(before: SeenValue, after: SeenValue) -> bool:
    """Whether the later target is another figure of the same unit, or was set aside."""
    if after.value is None:
        return True
    if before.unit and after.unit and before.unit != after.unit:
        return False
    return before.value != after.value
