from dataclasses import replace

import pytest

from normalize.rows import FinanceRow
from normalize.sums import sum_findings

Printed = tuple[str, str, str | None, float, float, float, float]

STATEMENT: list[Printed] = [
    # line, kind, section, annual budget, budget to date, actual to date, variance
    ("Employees", "line", "expenditure", 100, 50, 52, -2),
    ("Premises", "line", "expenditure", 20, 10, 9, 1),
    ("Transport", "line", "expenditure", 4, 2, 2, 0),
    ("Total Expenditure", "total", "expenditure", 124, 62, 63, -1),
    ("Fees", "line", "income", -10, -5, -6, 1),
    ("Total Income", "total", "income", -10, -5, -6, 1),
    ("Net Operational Budget", "net", None, 114, 57, 57, 0),
    ("Support", "line", "recharges", 6, 3, 3, 0),
    ("Total Recharges", "total", "recharges", 6, 3, 3, 0),
    ("Net Expenditure", "net", None, 120, 60, 60, 0),
]


def rows(printed: list[Printed]) -> list[FinanceRow]:
    return [
        FinanceRow(
            document_id="doc-1",
            ordinal=ordinal,
            row_key=f"finance:{ordinal}",
            finance_id=f"fin-{ordinal}",
            statement="FAMILIES",
            line=line,
            line_kind=kind,
            section=section,
            annual_budget=annual,
            budget_to_date=budget,
            actual_to_date=actual,
            variance=variance,
        )
        for ordinal, (line, kind, section, annual, budget, actual, variance) in enumerate(
            printed, 1
        )
    ]


def test_a_statement_that_adds_up_says_nothing() -> None:
    assert sum_findings(rows(STATEMENT)) == []


@pytest.mark.parametrize(
    ("ordinal", "column", "value", "expected"),
    [
        # a variance that is not budget minus actual, and so a total that is not its lines
        (
            1,
            "variance",
            -3.0,
            [(1, "variance_differs", "-2", "-3"), (4, "total_differs", "-2", "-1")],
        ),
        (
            4,
            "annual_budget",
            125.0,
            [(4, "total_differs", "124", "125"), (7, "total_differs", "115", "114")],
        ),
        (10, "actual_to_date", 90.0, [(10, "total_differs", "60", "90")]),
        # a cell that could not be read proves nothing
        (2, "variance", None, []),
    ],
)
def test_what_does_not_add_up_is_said(
    ordinal: int, column: str, value: float | None, expected: list[tuple[int, str, str, str]]
) -> None:
    statement = rows(STATEMENT)
    statement[ordinal - 1] = replace(statement[ordinal - 1], **{column: value})
    found = [(f.ordinal, f.code, f.expected, f.found) for f in sum_findings(statement)]
    assert found == expected


def test_a_council_that_prints_actual_minus_budget_is_not_wrong() -> None:
    turned = [replace(row, variance=-(row.variance or 0)) for row in rows(STATEMENT)]
    assert sum_findings(turned) == []


def test_a_difference_of_one_may_be_rounding() -> None:
    statement = rows(STATEMENT)
    statement[9] = replace(statement[9], annual_budget=121.0)
    assert [f.severity for f in sum_findings(statement)] == ["info"]
    statement[9] = replace(statement[9], annual_budget=130.0)
    assert [f.severity for f in sum_findings(statement)] == ["warning"]


SCHEMES: list[Printed] = [
    ("Bridges", "line", None, 20, 6, 5, 1),
    ("Road safety", "line", None, 3, 1, 1, 0),
    ("Total Transport Plan", "total", None, 23, 7, 6, 1),
    ("Flood defence", "line", None, 10, 0, 0, 0),
    ("Total Own Schemes", "total", None, 10, 0, 0, 0),
    ("Developers' schemes", "line", None, 6, 0, 0, 0),
    ("Total Capital", "total", None, 39, 7, 6, 1),
]


def test_a_grand_total_counts_the_totals_before_it() -> None:
    assert sum_findings(rows(SCHEMES)) == []
    wrong = rows(SCHEMES)
    wrong[6] = replace(wrong[6], annual_budget=36.0)
    assert [(f.ordinal, f.code) for f in sum_findings(wrong)] == [(7, "total_differs")]


def test_income_without_a_minus_is_taken_off() -> None:
    turned = [
        replace(
            row,
            annual_budget=-(row.annual_budget or 0),
            budget_to_date=-(row.budget_to_date or 0),
            actual_to_date=-(row.actual_to_date or 0),
        )
        if row.section == "income"
        else row
        for row in rows(STATEMENT)
    ]
    assert sum_findings(turned) == []
