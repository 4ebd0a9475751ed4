"""What an engine recognised and is not sure of: never a number, and the row is to be checked."""

import pytest

from extract.findings import Finding
from extract.places import NOWHERE, Box, Place
from normalize import normalize
from normalize.column_words import MissingReason, Quality
from parsers.kinds import ColumnRole, FinanceColumn
from parsers.printed_cells import Amount, ValueCell
from parsers.report import FinanceLine, FrontMatter, Kpi, Report

ROW = Place(page=2, box=Box(50, 100, 500, 120))
CELL = Place(page=2, box=Box(300, 100, 340, 120))


def report(*values: ValueCell, findings: tuple[Finding, ...] = ()) -> Report:
    kpis = (
        Kpi(1, "DIS LI05", "Number of enquiries", ROW, values=values),
        Kpi(2, "DIS LI06", "Number of lettings", Place(page=2, box=Box(50, 130, 500, 150))),
    )
    return Report(front=FrontMatter("other"), kpis=kpis, findings=findings)


@pytest.mark.parametrize(
    ("text", "uncertain", "value", "reason", "codes"),
    [
        ("84", False, 84.0, None, []),
        ("84", True, None, None, ["ocr_uncertain"]),
        ("100% KS2 60% KS4", True, None, None, ["ocr_uncertain"]),
        ("N/A", True, None, MissingReason.NOT_APPLICABLE, ["ocr_uncertain"]),
    ],
    ids=["sure", "a figure in doubt", "two figures in doubt", "a reason proves itself"],
)
def test_a_figure_in_doubt_is_no_value(
    text: str, uncertain: bool, value: float | None, reason: str | None, codes: list[str]
) -> None:
    cell = ValueCell(ColumnRole.ACTUAL, "10/11 Actual", text, CELL, uncertain=uncertain)
    rows = normalize(report(cell), document_id="doc-x")
    (seen,) = rows.observations
    assert (seen.value_text, seen.value, seen.missing_reason) == (text, value, reason)
    about = [f for f in rows.findings if f.table_name == "observations"]
    assert [f.code for f in about] == codes
    assert seen.quality == (Quality.CHECK if codes else Quality.OK)


def test_an_amount_in_doubt_is_null() -> None:
    amounts = (
        Amount(FinanceColumn.ANNUAL_BUDGET, "Annual Budget £'000", "4,512", CELL),
        Amount(FinanceColumn.VARIANCE, "Variance (overspend) £'000", "(25)", CELL, uncertain=True),
    )
    line = FinanceLine(
        1, "Revenue", None, None, "expenditure", "Employees", "line", amounts, None, ROW
    )
    rows = normalize(Report(front=FrontMatter("other"), finance=(line,)), document_id="doc-x")
    (row,) = rows.finance
    assert (row.annual_budget, row.variance, row.adverse) == (4512.0, None, None)
    assert row.printed == "4,512; (25)"
    assert row.quality == Quality.CHECK


@pytest.mark.parametrize(
    ("place", "checked"),
    [
        (Place(page=2, box=Box(60, 102, 90, 118)), [1]),
        (Place(page=3, box=CELL.box), []),
        (NOWHERE, []),
    ],
    ids=["within a row", "another page", "nowhere"],
)
def test_rows_with_words_in_doubt_are_to_be_checked(place: Place, checked: list[int]) -> None:
    doubt = Finding("ocr_uncertain", "not surely", place=place, found="LIO5")
    rows = normalize(report(findings=(doubt,)), document_id="doc-x")
    assert [kpi.ordinal for kpi in rows.kpis if kpi.quality == Quality.CHECK] == checked
