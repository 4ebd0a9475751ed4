"""A column headed 'Budget' alone: those beside it tell which budget it is, or it is not read."""

import pytest

from extract import read
from normalize import normalize
from parsers import parse

LINES = (("Employees", 4000, 2000, 1900, 100), ("Premises", 600, 300, 310, -10))


def statement(heads: str, columns: tuple[int, ...]) -> str:
    lines = ["\t".join(str(line[n]) for n in (0, *columns)) for line in LINES]
    return "\n".join(["Revenue Budget as at 30 September 2011\n", f"\t{heads}", *lines, ""])


@pytest.mark.parametrize(
    ("heads", "columns", "annual", "to_date"),
    [
        ("Budget\tBudget to Date\tActual to Date\tVariance", (1, 2, 3, 4), 4000, 2000),
        ("Budget £'000\tProfiled Budget £'000\tActual £'000", (1, 2, 3), 4000, 2000),
        ("Annual Budget\tBudget\tActual\tVariance", (1, 2, 3, 4), 4000, 2000),
        ("2011/12 Budget\tBudget\tActual\tVariance", (1, 2, 3, 4), 4000, 2000),
        # that of the year or that to date, nobody knows
        ("Budget\tActual to Date\tVariance", (2, 3, 4), None, None),
        ("Approved Budget\tBudget\tActual\tVariance", (1, 2, 3, 4), 4000, None),
    ],
)
def test_which_budget(
    heads: str, columns: tuple[int, ...], annual: float | None, to_date: float | None
) -> None:
    made = normalize(parse(read(statement(heads, columns).encode())), document_id="doc-x")
    first = made.finance[0]
    assert (first.annual_budget, first.budget_to_date) == (annual, to_date)
    assert first.actual_to_date == 1900
    unread = [f.found for f in made.findings if f.code == "column_not_read"]
    assert unread == ([] if annual and to_date else ["Budget"])
