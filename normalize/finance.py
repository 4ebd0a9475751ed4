"""Lines of financial statements: amounts, their unit, and what is against the council."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from extract.findings import Finding, Severity
from normalize.cell_entries import CellProblem
from normalize.dates import Phrase, date_of, tidy
from normalize.row_keys import RowKeys, row_id, start
from normalize.rows import FinanceRow
from normalize.values import DISPLACED, UNCERTAIN
from parsers.kinds import FinanceColumn
from parsers.printed_cells import Amount
from parsers.report import FinanceLine, Report


@dataclass(frozen=True, slots=True)
class VarianceWords(Phrase):
    """Header words that say which sign of a variance is against the council."""

    negative_is_adverse: bool


@dataclass(frozen=True, slots=True)
class UnitWords(Phrase):
    """Words for the unit of amounts."""

    unit: str


@dataclass(frozen=True, slots=True)
class FinanceTable:
    """What `finance.toml` holds."""

    variance: tuple[VarianceWords, ...]
    unit: tuple[UnitWords, ...]


# '8,016', '(11)', '-1,726', '£4.5', '(0)'
AMOUNT = re.compile(
    r"""
    (?P<open>\()? \s* (?P<sign>[-−–])? \s* £? \s*
    (?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)
    \s* (?P<close>\))?
    """,
    re.VERBOSE,
)
UNCLEAR = CellProblem("amount_unclear", "an amount cannot be read")
DASH = CellProblem(
    "amount_dash", "a dash stands in the place of an amount: whether it is nil is not said"
)
NOTHING = re.compile(r"[\s\-–—−.]*")


@cache
def finance_table() -> FinanceTable:
    """The words beside this module."""
    source = Path(__file__).with_name("finance.toml").read_bytes()
    return msgspec.toml.decode(source, type=FinanceTable)


def amount_of(text: str) -> float | None:
    """'(11)' and '-113' are negative, '(0)' is zero; None for a blank, a dash or anything else."""
    m = AMOUNT.fullmatch(tidy(text))
    if m is None or (m["open"] is None) != (m["close"] is None) or (m["open"] and m["sign"]):
        return None
    value = float(m["number"].replace(",", ""))
    return -value if value and (m["open"] or m["sign"]) else value


def unit_of(*texts: str | None) -> str | None:
    """'GBP thousand' for £'000, 'GBP' for £; None where no text names a unit."""
    for text in texts:
        for entry in finance_table().unit:
            if text and re.search(f"(?i:{entry.pattern})", text):
                return entry.unit
    return None


def adverse_of(header: str, variance: float | None) -> float | None:
    """The amount against the council, positive = worse; None where the header does not tell."""
    for entry in finance_table().variance:
        if variance is not None and re.search(f"(?i:{entry.pattern})", tidy(header)):
            return (-variance if entry.negative_is_adverse else variance) + 0.0
    return None


def _is_nothing(amount: Amount) -> bool:
    return NOTHING.fullmatch(amount.text) is not None


def _is_unclear(amount: Amount) -> bool:
    return amount_of(amount.text) is None and not _is_nothing(amount)


PROBLEMS: tuple[tuple[CellProblem, Severity, Callable[[Amount], bool]], ...] = (
    (UNCLEAR, Severity.WARNING, _is_unclear),
    (DASH, Severity.INFO, _is_nothing),
    (UNCERTAIN, Severity.WARNING, lambda amount: amount.uncertain),
    (DISPLACED, Severity.WARNING, lambda amount: amount.displaced),
)


def finance_rows(report: Report, keys: RowKeys) -> tuple[list[FinanceRow], list[Finding]]:
    """One row a line; an amount that cannot be read is null, with a finding."""
    rows, findings = [], []
    for line in report.finance:
        rows.append(_finance_row(line, keys))
        findings += [
            _finding(line, amount, problem, severity)
            for problem, severity, holds in PROBLEMS
            for amount in line.amounts
            if holds(amount)
        ]
    return rows, findings


def _finding(
    line: FinanceLine, amount: Amount, problem: CellProblem, severity: Severity
) -> Finding:
    return Finding(
        problem.code,
        problem.message,
        severity,
        place=amount.place,
        table_name="finance",
        ordinal=line.ordinal,
        expected=amount.column,
        found=amount.text,
    )


def _sure(amount: Amount) -> float | None:
    """The amount; None where an engine doubts what it recognised, or a cell beside it is lost."""
    return None if amount.uncertain or amount.displaced else amount_of(amount.text)


def _finance_row(line: FinanceLine, keys: RowKeys) -> FinanceRow:
    by_column: dict[FinanceColumn, Amount] = {a.column: a for a in line.amounts}
    values = {column: _sure(a) for column, a in by_column.items()}
    variance = by_column.get(FinanceColumn.VARIANCE)
    section = f"{line.statement} {line.section or ''}"
    key = keys.key("finance", section, line.line, line.as_at_text)
    return FinanceRow(
        **start(keys.document_id, line.ordinal, key, line.place),
        finance_id=row_id("fin", key),
        statement=line.statement,
        department=line.department,
        as_at=date_of(line.as_at_text),
        section=line.section,
        line=line.line,
        line_kind=line.line_kind,
        annual_budget=values.get(FinanceColumn.ANNUAL_BUDGET),
        budget_to_date=values.get(FinanceColumn.BUDGET_TO_DATE),
        actual_to_date=values.get(FinanceColumn.ACTUAL_TO_DATE),
        variance=values.get(FinanceColumn.VARIANCE),
        adverse=adverse_of(variance.header, _sure(variance)) if variance else None,
        unit=unit_of(line.unit_text, *(a.header for a in line.amounts)),
        printed="; ".join(tidy(a.text) for a in line.amounts) or None,
    )
