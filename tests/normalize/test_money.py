import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.places import NOWHERE
from normalize.finance import adverse_of, amount_of, finance_rows, finance_table, unit_of
from normalize.row_keys import RowKeys
from parsers.kinds import FinanceColumn
from parsers.printed_cells import Amount
from parsers.report import FinanceLine, FrontMatter, Report


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("8,016", 8016),
        ("(11)", -11),
        ("-1,726", -1726),
        ("−113", -113),
        ("(0)", 0),
        ("0", 0),
        ("£4.50", 4.5),
        ("-", None),
        ("", None),
        ("(11", None),
        ("(-11)", None),
        ("1 234", None),
        ("n/a", None),
    ],
)
def test_amount_of(text: str, value: float | None) -> None:
    assert amount_of(text) == value


@given(st.integers(min_value=0, max_value=10**9))
def test_amounts_read_back(number: int) -> None:
    assert amount_of(f"{number:,}") == number
    assert amount_of(f"({number:,})") == -number


@pytest.mark.parametrize(
    ("header", "variance", "adverse"),
    [
        ("Variance to Date (overspend) £'000", -11, 11),
        ("Variance to Date (overspend) £'000", 74, -74),
        ("Over/(under) spend", -5, -5),
        ("Under/(over) spend", -5, 5),
        ("Variance", -11, None),
        ("Variance (overspend)", None, None),
    ],
)
def test_adverse_of(header: str, variance: float | None, adverse: float | None) -> None:
    assert adverse_of(header, variance) == adverse


@pytest.mark.parametrize(
    ("texts", "unit"),
    [
        (("Annual Budget £'000",), "GBP thousand"),
        ((None, "Budget £000s"), "GBP thousand"),
        (("£m",), "GBP million"),
        (("Spend (£)",), "GBP"),
        (("Spend",), None),
    ],
)
def test_unit_of(texts: tuple[str | None, ...], unit: str | None) -> None:
    assert unit_of(*texts) == unit


def test_every_finance_pattern_matches_its_examples() -> None:
    for entry in (*finance_table().variance, *finance_table().unit):
        assert entry.examples
        for example in entry.examples:
            assert re.search(f"(?i:{entry.pattern})", example), example


def test_a_line_and_an_amount_that_cannot_be_read() -> None:
    header = "Variance to Date (overspend) £'000"
    line = FinanceLine(
        ordinal=1,
        statement="PROPERTY DEPARTMENT",
        department="Property",
        as_at_text="SUMMARY AS AT 30th September 2013",
        section="expenditure",
        line="Employees",
        line_kind="line",
        amounts=(
            Amount(FinanceColumn.ANNUAL_BUDGET, "Annual Budget £'000", "8,016", NOWHERE),
            Amount(FinanceColumn.BUDGET_TO_DATE, "Budget to Date £'000", "-", NOWHERE),
            Amount(FinanceColumn.ACTUAL_TO_DATE, "Expenditure £'000", "4l00", NOWHERE),
            Amount(FinanceColumn.VARIANCE, header, "(11)", NOWHERE),
        ),
        unit_text=None,
        place=NOWHERE,
    )
    report = Report(front=FrontMatter("directorate_plan"), finance=(line,))
    rows, findings = finance_rows(report, RowKeys("doc-1"))
    row = rows[0]
    assert (row.annual_budget, row.actual_to_date, row.variance, row.adverse) == (
        8016,
        None,
        -11,
        11,
    )
    assert str(row.as_at) == "2013-09-30"
    assert (row.unit, row.printed) == ("GBP thousand", "8,016; -; 4l00; (11)")
    assert row.budget_to_date is None
    assert [(f.code, f.found, f.ordinal) for f in findings] == [
        ("amount_unclear", "4l00", 1),
        ("amount_dash", "-", 1),
    ]
