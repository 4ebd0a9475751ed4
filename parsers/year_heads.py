"""Years alone as heads of columns: what was reached, or one of several targets."""

import regex

from parsers.kinds import ColumnRole
from parsers.phrases import YEAR, tokenised

CENTURY = 100  # years; '10/11' is of this one, '96/97' of the last
_YEAR = regex.compile(rf"(?<!\d)(?P<first>(?=(?:{YEAR})(?!\d))\d+)")
_REACHED = frozenset({ColumnRole.ACTUAL, ColumnRole.IN_YEAR, ColumnRole.FORECAST})


def years_alone(headers: list[str], roles: list[ColumnRole]) -> list[ColumnRole]:
    """'2009/10 | Target 2010/11': a year alone before that of the target is what was reached;
    so is the target's own year, printed before it.

    A year alone that goes on with several targets ('Targets 12/13 | 13/14') is one of them.
    """
    targets = [
        first_year(header)
        for header, role in zip(headers, roles, strict=True)
        if role is ColumnRole.TARGET
    ]
    if targets == [None]:
        return _years_before_target(headers, roles)
    if not targets or None in targets:
        return roles
    years = sorted(year for year in targets if year is not None)
    told: list[ColumnRole] = []
    for place, (header, role) in enumerate(zip(headers, roles, strict=True)):
        year = first_year(header)
        if role is not ColumnRole.OTHER or year is None or tokenised(header) != "<year>":
            told.append(role)
        elif year < years[0] or (year == years[0] and ColumnRole.TARGET not in told):
            told.append(ColumnRole.ACTUAL)
        elif _goes_on(headers, place, year) and told[-1] is ColumnRole.TARGET:
            told.append(ColumnRole.TARGET)
        else:
            told.append(role)
    return told


def _years_before_target(headers: list[str], roles: list[ColumnRole]) -> list[ColumnRole]:
    """'2012/13 | 2013/14 | Target': years alone before the target are what was reached.

    They follow each other, and no other column says what was reached, but for quarters: of a later
    year, or without a year right after them ('2012/13 | Q1 | Q2 | Target').
    """
    target = roles.index(ColumnRole.TARGET)
    columns = [n for n, head in enumerate(headers) if tokenised(head) == "<year>"]
    years = [first_year(headers[n]) or 0 for n in columns]
    quarter = max((first_year(h) or 0 for h in _quarters(headers, roles)), default=0)
    if quarter and target > max(columns, default=target):
        past = {n for n, year in zip(columns, years, strict=True) if year < quarter}
        return [ColumnRole.ACTUAL if n in past else role for n, role in enumerate(roles)]
    end = _first_quarter(headers, target)
    side_by_side = bool(columns) and columns == list(range(end - len(columns), end))
    counted = years == list(range(years[0], years[0] + len(years))) if years else False
    others = [r for n, r in enumerate(roles) if tokenised(headers[n]) != "<quarter>"]
    if not (side_by_side and counted) or _REACHED & set(others):
        return roles
    return [ColumnRole.ACTUAL if n in columns else role for n, role in enumerate(roles)]


def _quarters(headers: list[str], roles: list[ColumnRole]) -> list[str]:
    """The heads of columns within a year: 'Q1 2017/18'."""
    return [h for h, role in zip(headers, roles, strict=True) if role is ColumnRole.IN_YEAR]


def _first_quarter(headers: list[str], target: int) -> int:
    """The place of the first quarter before the target; of the target where none is."""
    quarters = (n for n in range(target) if tokenised(headers[n]) == "<quarter>")
    return next(quarters, target)


def _goes_on(headers: list[str], place: int, year: int) -> bool:
    """Whether a year is the next one of 'Targets 12/13 | 13/14 | 14/15'."""
    group = next((h for h in reversed(headers[:place]) if tokenised(h) != "<year>"), "")
    before = first_year(headers[place - 1]) if place else None
    return tokenised(group).startswith("targets") and before == year - 1


def first_year(header: str) -> int | None:
    """The year in which the one printed in a header begins: 2010 of 'Target 2010/11', '10/11'."""
    found = [int(match["first"]) for match in _YEAR.finditer(header)]
    if len(found) != 1:
        return None
    if found[0] >= CENTURY:
        return found[0]
    return found[0] + (19 if found[0] >= CENTURY // 2 else 20) * CENTURY
