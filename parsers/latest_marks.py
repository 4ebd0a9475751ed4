"""Of several columns of lights or arrows, the one that tells how things stand now."""

from collections.abc import Callable

import regex

from parsers.grid import Row
from parsers.kinds import ColumnRole
from parsers.phrases import plain, tokenised
from parsers.year_heads import first_year

_MARKS = (ColumnRole.PROGRESS, ColumnRole.DIRECTION)
# '60%', '100 %': how much of an action is done
_SHARE = regex.compile(r"^\d{1,3}(?:\.\d+)?\s?%$")
# 'Short Trend', 'Short Term Trend' beside 'Long Trend'
_SHORT, _LONG = regex.compile(r"\bshort\b"), regex.compile(r"\blong\b")


def latest_marks(
    headers: list[str], roles: list[ColumnRole], body: tuple[Row, ...]
) -> list[ColumnRole]:
    """The roles with only the columns of marks that speak of the latest time."""
    for role in _MARKS:
        roles = _last_with_marks(role, headers, roles, body)
    return _lights_beside_shares(_short_trends(headers, roles), body)


def _last_with_marks(
    role: ColumnRole, headers: list[str], roles: list[ColumnRole], body: tuple[Row, ...]
) -> list[ColumnRole]:
    """'Q1 Progress | Q2 Progress | Q3 Progress': the last quarter with lights is now's.

    So is the latest year of '2013/14 Status | 2012/13 Status', in whatever order they stand.
    """
    columns = [n for n, r in enumerate(roles) if r is role and _is_timed(headers[n])]
    shown = [n for n in columns if any(r[n].own and (r[n].text or r[n].marks) for r in body)]
    if len({tokenised(headers[n]) for n in columns}) > 1 or len(columns) < 2 or not shown:
        return roles
    latest = max(shown, key=lambda n: (first_year(headers[n]) or 0, n))
    return _without(roles, lambda n: n in columns and n != latest)


def _is_timed(header: str) -> bool:
    return any(token in tokenised(header) for token in ("<quarter>", "<year>"))


def _short_trends(headers: list[str], roles: list[ColumnRole]) -> list[ColumnRole]:
    """'Short Trend | Long Trend': the way since the period before is the direction of travel."""
    columns = [n for n, role in enumerate(roles) if role is ColumnRole.DIRECTION]
    short = [n for n in columns if _SHORT.search(plain(headers[n]))]
    if len(short) != 1 or not any(_LONG.search(plain(headers[n])) for n in columns):
        return roles
    return _without(roles, lambda n: n in columns and bool(_LONG.search(plain(headers[n]))))


def _lights_beside_shares(roles: list[ColumnRole], body: tuple[Row, ...]) -> list[ColumnRole]:
    """'Progress | Status' over '60%' and a light: how much is done is no light."""
    columns = [n for n, role in enumerate(roles) if role is ColumnRole.PROGRESS]
    shares = [n for n in columns if _is_of_shares(body, n)]
    if len(columns) != 2 or len(shares) != 1:
        return roles
    return _without(roles, lambda n: n in shares)


def _is_of_shares(body: tuple[Row, ...], column: int) -> bool:
    """Whether a column says in each row how much is done, and in most of them with a figure."""
    texts = [row[column].text for row in body if row[column].own and row[column].text]
    return bool(texts) and sum(bool(_SHARE.match(text)) for text in texts) * 2 > len(texts)


def _without(roles: list[ColumnRole], gone: Callable[[int], bool]) -> list[ColumnRole]:
    return [ColumnRole.OTHER if gone(n) else role for n, role in enumerate(roles)]
