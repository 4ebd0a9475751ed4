"""Indicators that only one of two years prints: added, dropped, or not reported."""

from collections.abc import Iterator
from dataclasses import dataclass

from normalize.definitions.change_rows import row_of
from normalize.definitions.printed_years import Printed, Years, related, tells
from normalize.indicators.rows import Change, DefinitionChangeRow
from normalize.indicators.sightings import Sighting


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator with the documents that print it, by year, and what may follow it."""

    council: str | None
    indicator_id: str
    printed: dict[str, list[Printed]]
    successor: str | None = None


def added(line: Line, years: Years) -> Iterator[DefinitionChangeRow]:
    """The first year of a line, where a comparable document of a year before has it not."""
    first = min(line.printed)
    for year in years.earlier(first):
        for document in line.printed[first]:
            other = silent(document, line, year, years)
            if other is not None:
                row = document.rows[line.indicator_id][0]
                yield row_of(
                    line.council,
                    line.indicator_id,
                    None,
                    row,
                    Change.ADDED,
                    f"Not in {other.source.source}, which is of the same kind.",
                    texts=(None, row.measure),
                    from_year=year,
                )
                return


def gone(line: Line, years: Years) -> Iterator[DefinitionChangeRow]:
    """What became of a line after its last year: dropped, or first not reported.

    Dropped in the first year that has a document to tell it.
    """
    documents = line.printed[max(line.printed)]
    follows = f" It may be followed by {line.successor}." if line.successor else ""
    row = documents[-1].rows[line.indicator_id][0]
    unsaid = False
    for year in years.later(row.source.plan_year or ""):
        for document in reversed(documents):
            other = silent(document, line, year, years)
            if other is not None:
                reason = f"No longer in {other.source.source}, which is of the same kind.{follows}"
                row = document.rows[line.indicator_id][0]
                yield end_of(line, row, Change.DROPPED, reason, year)
                return
        if not unsaid and any(related(documents[-1], d) for d in years.by_year[year]):
            unsaid = True
            reason = f"{year}: no document is of the kind of {row.source.source}.{follows}"
            yield end_of(line, row, Change.NOT_REPORTED, reason, year)


def silent(document: Printed, line: Line, year: str, years: Years) -> Printed | None:
    """A document of that year whose silence tells that it has the line no more, or not yet."""
    found = (d for d in years.by_year[year] if tells(document, d, line.indicator_id, years))
    return next(found, None)


def end_of(
    line: Line, row: Sighting, change: Change, reason: str, year: str
) -> DefinitionChangeRow:
    """The row of a line that a year no longer prints."""
    return row_of(
        line.council,
        line.indicator_id,
        row,
        None,
        change,
        reason,
        texts=(row.measure, None),
        to_year=year,
    )
