"""Statements whose lines lost their tabs."""
# ruff: noqa: E501 (a printed table row is one line)

import pytest

from extract import read

HEAD = "Annual Budget £'000 Budget to Date £'000 Variance (Overspend) £'000"
LINES = "Expenditure\nEmployees 4,476 3,352 (57)\nRepairs & Maintenance 2,258 1,498 12\n"


def rows(text: str) -> list[list[str]]:
    """The rows of the one table of a text."""
    (page,) = read((text + "\n").encode()).pages
    (table,) = page.tables
    found: list[list[str]] = [[] for _ in range(table.row_count)]
    for cell in table.cells:
        found[cell.row].append(cell.text)
    return found


def test_a_statement_without_tabs() -> None:
    text = f"Revenue Budget\n\n{HEAD}\n{LINES}\nTotal Expenditure 6,734 4,850 (45)\n\nAll is well here."
    assert rows(text) == [
        ["", "Annual Budget £'000", "Budget to Date £'000", "Variance (Overspend) £'000"],
        ["Expenditure", "", "", ""],
        ["Employees", "4,476", "3,352", "(57)"],
        ["Repairs & Maintenance", "2,258", "1,498", "12"],
        ["Total Expenditure", "6,734", "4,850", "(45)"],
    ]


def test_heads_one_a_line() -> None:
    text = f"Annual Budget £000\nActual £000\n{'Rents 12 14'}\nFees 3 (2)\nUnit 4 Rents -7 0"
    assert rows(text)[1:] == [
        ["Rents", "12", "14"],
        ["Fees", "3", "(2)"],
        ["Unit 4 Rents", "-7", "0"],
    ]


def test_a_line_that_lost_an_amount_keeps_all_of_it_in_its_name() -> None:
    text = f"{HEAD}\n{LINES}Transport 196 98\nNet 6,930 4,948 (45)"
    assert rows(text)[4] == ["Transport 196 98", "", "", ""]


NO_STATEMENT = [  # lines with units that begin no statement
    "The fund holds £000s of £000 notes.\nFour 1 2 3\nFive 1 2 3\nSix 1 2 3",
    f"{HEAD}\nEmployees 4,476 3,352 (57)\nThe budget was set in March and is reviewed each month.",
    "Budget £000\nRents 12\nFees 13\nTaxes 14",
]


@pytest.mark.parametrize("text", NO_STATEMENT)
def test_text_with_sums_is_text(text: str) -> None:
    (page,) = read((text + "\n").encode()).pages
    assert not page.tables
