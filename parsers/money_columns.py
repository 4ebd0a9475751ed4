"""Which columns of a table hold sums of money, and which."""

from collections.abc import Sequence

import regex

from parsers.grid import Row, own_texts
from parsers.kinds import FinanceColumn
from parsers.layout import Layout
from parsers.phrases import YEAR, is_amount

# One known word may stand in any cell; two columns of money make a statement.
FEWEST_MONEY_COLUMNS = 2
# 'Budget', "Budget £'000", 'Budget (£m)': of what time it does not say
_BARE_BUDGET = regex.compile(r"budget(?:\s*\(?£\s?['’‘`]?(?:0{3}s?|[mk])?\)?)?", regex.IGNORECASE)
# 'Annual Budget', 'Full Year Budget', '2011/12 Budget'
_OF_YEAR = regex.compile(rf"\bannual\b|\bfull\s+year\b|{YEAR}", regex.IGNORECASE)
# A head breaks over so many further lines at most: 'Budget To', 'Date', "£'000".
MOST_LINES = 3
# Words of two heads of money columns at most; a longer text is a cell of another table.
LONGEST_HEADS = 20


def lines_over_amounts(rows: tuple[Row, ...]) -> int:
    """How many of these rows are further lines of a head: nothing in the first cell, no sums."""
    count = 0
    for row in rows[:MOST_LINES]:
        texts = own_texts(row)
        if row[0].text or len(texts) < FEWEST_MONEY_COLUMNS or any(map(is_amount, texts)):
            return count
        count += 1
    return count


def over_amounts(headers: list[str], body: tuple[Row, ...], layout: Layout) -> list[str]:
    """The headers each over its own column.

    Where the blank over the names of the lines was lost, the headers begin one column too early,
    and the last column has none or shares one with the column before it. A word over the names
    ('Department') tells that another head was lost, and no one knows which.
    """
    if (
        len(headers) < FEWEST_MONEY_COLUMNS
        or not headers[0]
        or headers[-1] not in {"", headers[-2]}
        or layout.money_role(headers[0]) is None
    ):
        return headers
    whole = [row for row in body if all(slot.own and slot.text for slot in row)]
    if not whole or any(_is_figure(r[0].text) or not _is_figure(r[-1].text) for r in whole):
        return headers
    return ["", *headers[:-1]]


def parted_heads(headers: list[str], layout: Layout) -> list[str]:
    """The headers, two that touch and are one text over two columns each over its own.

    'Annual Budget Budget to Date' twice is 'Annual Budget' and 'Budget to Date'.
    """
    parted = list(headers)
    for place in range(len(headers) - 1):
        text = headers[place]
        if text and text == headers[place + 1] and parted[place] == text:
            words = text.split()
            cuts = range(1, len(words) if len(words) <= LONGEST_HEADS else 0)
            halves = [(" ".join(words[:n]), " ".join(words[n:])) for n in cuts]
            sure = [h for h in halves if _are_two_roles(h, layout)]
            if len(sure) == 1:
                parted[place : place + 2] = sure[0]
    return parted


def _are_two_roles(halves: tuple[str, str], layout: Layout) -> bool:
    roles = {layout.money_role(half) for half in halves}
    return len(roles) == len(halves) and not roles & {None, FinanceColumn.OTHER}


def _is_figure(text: str) -> bool:
    return any(c.isdigit() for c in text) and not any(c.isalpha() for c in text)


def _with_bare_budget(
    headers: Sequence[str], named: list[FinanceColumn | None]
) -> list[FinanceColumn | None]:
    """A column headed 'Budget' alone, where those beside it tell which budget it is.

    Beside 'Budget to date' it is that of the year, beside 'Annual budget' and 'Actual' that to
    date. Beside 'Actual to date' alone it may be either, and is not read.
    """
    bare = [n for n, header in enumerate(headers) if _BARE_BUDGET.fullmatch(header.strip())]
    annual, to_date = FinanceColumn.ANNUAL_BUDGET, FinanceColumn.BUDGET_TO_DATE
    of_year = any(
        role is annual and _OF_YEAR.search(header)
        for header, role in zip(headers, named, strict=True)
    )
    told: FinanceColumn | None = None
    if to_date in named and annual not in named:
        told = annual
    elif to_date not in named and of_year and FinanceColumn.ACTUAL_TO_DATE in named:
        told = to_date
    if len(bare) != 1 or told is None:
        return named
    return [told if n in bare else role for n, role in enumerate(named)]


def money_roles(headers: list[str], layout: Layout) -> list[FinanceColumn | None]:
    """The money column of each header, each once: the first that is printed keeps it.

    What was spent with commitments on top is what was spent only where nothing else is.
    """
    named = [None if "%" in header else layout.money_role(header) for header in headers]
    if FinanceColumn.ACTUAL_TO_DATE not in named:
        spent = FinanceColumn.ACTUAL_TO_DATE
        named = [spent if n is FinanceColumn.ACTUAL_WITH_COMMITMENTS else n for n in named]
    named = _with_bare_budget(headers, named)
    unkept = {None, FinanceColumn.OTHER, FinanceColumn.ACTUAL_WITH_COMMITMENTS}
    return [
        None if role in unkept or role in named[:place] else role
        for place, role in enumerate(named)
    ]
