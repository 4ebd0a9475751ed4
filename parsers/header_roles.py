"""What the columns of a table are by their heads, and what the table is by its columns."""

from collections.abc import Sequence
from itertools import pairwise

import regex

from extract.cell_words import is_status, opening_light
from parsers.grid import Row, Slot
from parsers.ink import LIGHT_WORDS, told_by_ink
from parsers.kinds import ColumnRole, TableKind
from parsers.latest_marks import latest_marks
from parsers.layout import Layout, opening_phrase
from parsers.light_words import told_by_words
from parsers.months import ANY, months
from parsers.phrases import squeezed, tokenised
from parsers.year_heads import years_alone

_BEFORE = regex.compile(r"\b(?:last|previous)\b", regex.IGNORECASE)
# 'Priority', 'Corporate Priority'; 'High', '2': how urgent a row is
_PRIORITY = regex.compile(r"(?:(?:corporate|council|strategic|key)\s+)?priority", regex.IGNORECASE)
_RANK = regex.compile(r"(?:very\s+)?(?:high|medium|low)|h|m|l|\d{1,2}|[A-E]", regex.IGNORECASE)
_MONTH = regex.compile(ANY, regex.IGNORECASE)
MONTH_NUMBERS = {name.lower(): month.number for month in months() for name in month.names}

VALUE_ROLES = frozenset(
    {
        ColumnRole.ACTUAL,
        ColumnRole.TARGET,
        ColumnRole.IN_YEAR,
        ColumnRole.BASELINE,
        ColumnRole.FORECAST,
        ColumnRole.FLOOR,
        ColumnRole.COMPARATOR,
    }
)
# What a table of milestones or indicators has and a financial statement has not.
_MEASURED = frozenset({ColumnRole.PROGRESS, ColumnRole.TARGET, ColumnRole.DIRECTION})
# What a table of milestones has beside their text: one of these.
_TRACKED = frozenset({ColumnRole.REF, ColumnRole.PROGRESS, ColumnRole.DUE, ColumnRole.OBJECTIVE})
# Heads that say nothing of what stands under them: an indicator or an action.
_TITLES = frozenset({"title", "description", "shortname", "name"})
_REACHED = frozenset({ColumnRole.ACTUAL, ColumnRole.IN_YEAR})
_NOT_VALUES = frozenset({ColumnRole.PROGRESS, ColumnRole.DIRECTION, ColumnRole.REF})


def roles_of(headers: list[str], body: tuple[Row, ...], layout: Layout) -> list[ColumnRole]:
    """The roles of columns by their heads; what a head leaves open the others and the body tell."""
    roles = _objectives_as_milestones(headers, [role_of(head, layout) for head in headers])
    roles = _actions_over_milestones(headers, roles, body)
    roles = years_alone(headers, _refs_as_measures(roles, body, layout))
    roles = _titles_with_deadlines(headers, roles)
    told = told_by_words(told_by_ink(roles, body), body)
    roles = latest_marks(headers, _priorities_as_themes(headers, told, body), body)
    roles = _values_of_periods(headers, _periods(roles, body))
    roles = _months_in_a_row(headers, _told_in_words(roles, body))
    if kind_of(roles) is TableKind.MILESTONES:
        roles = _position_as_commentary(_quarter_as_progress(roles, headers), headers)
    return roles


def kind_of(columns: Sequence[ColumnRole]) -> TableKind | None:
    """What a table with columns of these roles is; None where they do not tell."""
    roles = set(columns)
    if ColumnRole.RISK in roles:
        return TableKind.RISKS
    if ColumnRole.MILESTONE in roles and ColumnRole.MEASURE not in roles:
        return TableKind.MILESTONES if roles & _TRACKED else None
    if ColumnRole.ACTION in roles:
        return TableKind.EQUALITY_ACTIONS
    known_value = bool(roles & VALUE_ROLES)
    if ColumnRole.MEASURE in roles and (known_value or roles >= _NOT_VALUES):
        return TableKind.KPIS
    return None


def is_performance(headers: list[str], layout: Layout) -> bool:
    """Whether a table is of indicators or milestones, so that its 'Actual' is no sum of money."""
    roles = {role_of(header, layout) for header in headers}
    texts = {ColumnRole.MILESTONE, ColumnRole.MEASURE}
    return ColumnRole.REF in roles or bool(roles & texts and roles & _MEASURED)


def role_of(header: str, layout: Layout) -> ColumnRole:
    """The role of a column by its head alone."""
    return layout.column_role(header) or _role_below(header, layout) or ColumnRole.OTHER


def _role_below(header: str, layout: Layout) -> ColumnRole | None:
    """The role of the heads under words that say nothing: 'Previous performance 2012/13 Actual'.

    A value's own head has to name its time: an 'Actual' under 'Last year' is not this year's.
    """
    over = opening_phrase(layout.overs, header)
    if over is None:
        return None
    below = " ".join(header.split()[len(over.split()) :])
    role = layout.column_role(below)
    timed = any(token in tokenised(below) for token in ("<year>", "<quarter>"))
    return role if timed or role not in VALUE_ROLES else None


def _objectives_as_milestones(headers: list[str], roles: list[ColumnRole]) -> list[ColumnRole]:
    """'Ref | Objective | Q4 Progress': without another text, the objectives are what is tracked.

    A head that says milestones in a way that is not known ('200809 Milestone') is another text.
    """
    if any("milestone" in header.lower() for header in headers):
        return roles
    texts = {ColumnRole.MILESTONE, ColumnRole.MEASURE, ColumnRole.RISK, ColumnRole.ACTION}
    named = set(roles)
    if texts & named or not {ColumnRole.REF, ColumnRole.PROGRESS} <= named:
        return roles
    return [ColumnRole.MILESTONE if r is ColumnRole.OBJECTIVE else r for r in roles]


def _actions_over_milestones(
    headers: list[str], roles: list[ColumnRole], body: tuple[Row, ...]
) -> list[ColumnRole]:
    """'Action | Milestone': what is said to be a milestone is one; the action is what it is for.

    Where the other column holds refs, it is that of refs.
    """
    columns = [n for n, role in enumerate(roles) if role is ColumnRole.MILESTONE]
    named = [n for n in columns if "milestone" in headers[n].lower()]
    if len(columns) != 2 or len(named) != 1:
        return roles
    other = next(n for n in columns if n not in named)
    texts = [row[other].text for row in body if row[other].own and row[other].text]
    refs = bool(texts) and sum(map(_is_ref, texts)) * 2 > len(texts)
    told = ColumnRole.REF if refs else ColumnRole.OBJECTIVE
    if told in roles:
        return roles
    return [told if n == other else role for n, role in enumerate(roles)]


def _titles_with_deadlines(headers: list[str], roles: list[ColumnRole]) -> list[ColumnRole]:
    """'Code | Title | Due Date | Status': what has a deadline and no value is a milestone.

    Only where its head does not say that it is something measured. A description beside the title
    is not its name.
    """
    texts = [n for n, role in enumerate(roles) if role is ColumnRole.MEASURE]
    others = {*VALUE_ROLES, ColumnRole.MILESTONE, ColumnRole.RISK, ColumnRole.ACTION}
    if not texts or ColumnRole.DUE not in roles or others & set(roles):
        return roles
    if any(squeezed(headers[n]) not in _TITLES for n in texts):
        return roles
    name = next((n for n in texts if squeezed(headers[n]) == "title"), texts[0])
    told = {n: ColumnRole.MILESTONE if n == name else ColumnRole.OTHER for n in texts}
    return [told.get(n, role) for n, role in enumerate(roles)]


def _priorities_as_themes(
    headers: list[str], roles: list[ColumnRole], body: tuple[Row, ...]
) -> list[ColumnRole]:
    """'Priority | Ref | Indicator': the names of priorities, where no cell is a rank ('High')."""
    if not {ColumnRole.MEASURE, ColumnRole.MILESTONE} & set(roles) or ColumnRole.THEME in roles:
        return roles
    found = [n for n, head in enumerate(headers) if _PRIORITY.fullmatch(head.strip())]
    if len(found) != 1 or roles[found[0]] is not ColumnRole.OTHER:
        return roles
    texts = [row[found[0]].text for row in body if row[found[0]].own and row[found[0]].text]
    if not texts or any(_RANK.fullmatch(text.strip()) for text in texts):
        return roles
    return [ColumnRole.THEME if n in found else role for n, role in enumerate(roles)]


def _quarter_as_progress(roles: list[ColumnRole], headers: list[str]) -> list[ColumnRole]:
    """'Ref | Milestones | Q3': the one column of a quarter holds the lights of that quarter.

    That of the quarter before may stand beside it.
    """
    columns = [n for n, role in enumerate(roles) if role is ColumnRole.IN_YEAR]
    columns = [n for n in columns if not _BEFORE.search(headers[n])]
    if ColumnRole.PROGRESS in roles or len(columns) != 1:
        return roles
    return [ColumnRole.PROGRESS if n in columns else role for n, role in enumerate(roles)]


def _told_in_words(roles: list[ColumnRole], body: tuple[Row, ...]) -> list[ColumnRole]:
    """'Status | Progress': of two columns for the progress, one that tells it in sentences is a
    commentary.

    So is the only one, 'Progress to date', where it shows no light in any row.
    """
    columns = [place for place, role in enumerate(roles) if role is ColumnRole.PROGRESS]
    if ColumnRole.COMMENTARY in roles or not columns:
        return roles
    told = [place for place in columns if _is_in_sentences(body, place)]
    if len(told) != 1:
        return roles
    named = [ColumnRole.COMMENTARY if place in told else r for place, r in enumerate(roles)]
    if len(columns) > 1:
        return named
    lit = any(_shows_light(row[told[0]]) for row in body)
    return roles if lit or kind_of(named) is not kind_of(roles) else named


def _shows_light(slot: Slot) -> bool:
    """Whether a cell has a mark, is a light in words or begins with one: 'Green – it is open.'"""
    lit = is_status(slot.text.strip()) or opening_light(slot.text) is not None
    return slot.own and (bool(slot.marks) or lit)


def _periods(roles: list[ColumnRole], body: tuple[Row, ...]) -> list[ColumnRole]:
    """'Period' over 'Sep 2016'; over 'Monthly' it says how often, and not when."""
    columns = [place for place, role in enumerate(roles) if role is ColumnRole.PERIOD]
    told = {place for place in columns if len(columns) == 1 and _is_dated(body, place)}
    return [
        ColumnRole.OTHER if place in columns and place not in told else role
        for place, role in enumerate(roles)
    ]


def _values_of_periods(headers: list[str], roles: list[ColumnRole]) -> list[ColumnRole]:
    """'Period | Value': beside the column that says when, a value is what was reached then."""
    if ColumnRole.PERIOD not in roles or _REACHED & set(roles):
        return roles
    values = [n for n, head in enumerate(headers) if squeezed(head) == "value"]
    told = {n for n in values if len(values) == 1 and roles[n] is ColumnRole.OTHER}
    return [ColumnRole.ACTUAL if n in told else role for n, role in enumerate(roles)]


def _is_dated(body: tuple[Row, ...], column: int) -> bool:
    """Whether half of a column's cells have a figure, as a quarter or a year has."""
    texts = [row[column].text for row in body if row[column].own and row[column].text]
    dated = sum(any(c.isdigit() for c in text) for text in texts)
    return dated > 0 and dated * 2 >= len(texts)


def _is_in_sentences(body: tuple[Row, ...], column: int) -> bool:
    """Whether most cells of a column are longer than any name of a light."""
    texts = [row[column].text for row in body if row[column].own and row[column].text]
    return sum(len(text.split()) > LIGHT_WORDS for text in texts) * 2 > len(texts)


def _months_in_a_row(headers: list[str], roles: list[ColumnRole]) -> list[ColumnRole]:
    """'Apr | May | Jun': names of months that follow each other are columns of the year's months.

    One alone may be a word ('May') or a name.
    """
    found = [_MONTH.fullmatch(header.strip(" .")) for header in headers]
    numbers = [MONTH_NUMBERS[month[0].lower()] if month else None for month in found]
    told = list(roles)
    for place, (one, other) in enumerate(pairwise(numbers)):
        if one is None or other is None or other != one % len(months()) + 1:
            continue
        for column in (place, place + 1):
            if roles[column] is ColumnRole.OTHER:
                told[column] = ColumnRole.IN_YEAR
    return told


def _position_as_commentary(roles: list[ColumnRole], headers: list[str]) -> list[ColumnRole]:
    """'Milestone | RAG | Latest position': beside a light the position is told in words."""
    if ColumnRole.COMMENTARY in roles or ColumnRole.PROGRESS not in roles:
        return roles
    told = [
        role is ColumnRole.IN_YEAR and squeezed(header).endswith("position")
        for role, header in zip(roles, headers, strict=True)
    ]
    return [ColumnRole.COMMENTARY if t else r for t, r in zip(told, roles, strict=True)]


def _refs_as_measures(
    roles: list[ColumnRole], body: tuple[Row, ...], layout: Layout
) -> list[ColumnRole]:
    """'PI | Description': of two columns for the measure, one that holds refs is that of refs.

    Names of groups, which reach over both, and labels of comments are none of the column's cells.
    """
    columns = [place for place, role in enumerate(roles) if role is ColumnRole.MEASURE]
    if ColumnRole.REF in roles or len(columns) < 2:
        return roles
    whole = [row for row in body if all(row[place].own for place in columns)]  # no band of a group
    texts = [row[columns[0]].text for row in whole if row[columns[0]].text]
    texts = [t for t in texts if layout.column_role(t) is not ColumnRole.COMMENTARY]
    if not texts or sum(_is_ref(text) for text in texts) * 2 <= len(texts):
        return roles
    return [ColumnRole.REF if place == columns[0] else role for place, role in enumerate(roles)]


def _is_ref(text: str) -> bool:
    """Whether a cell is nothing but a ref: it has a figure and two words at most."""
    return any(c.isdigit() for c in text) and len(text.split()) <= 2
