"""Whether the finance lines of a report add up: lines to totals, totals to nets, variances.

Statements print rounded thousands, so that a difference of one may be rounding; it is said all the
same, as information.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from extract.findings import Finding, Severity
from normalize.rows import FinanceRow

COLUMNS = ("annual_budget", "budget_to_date", "actual_to_date", "variance")
# A statement in thousands may be out by this much from rounding alone.
ROUNDING = 1.0
_SMALL = 0.005


def _amount(row: FinanceRow, column: str) -> float | None:
    value: float | None = getattr(row, column)
    return value


def _figure(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def _finding(row: FinanceRow, code: str, what: str, expected: float, found: float) -> Finding:
    severity = Severity.INFO if abs(expected - found) <= ROUNDING else Severity.WARNING
    return Finding(
        code=code,
        message=f"{row.statement}, {row.line}: {what}",
        severity=severity,
        table_name="finance",
        ordinal=row.ordinal,
        expected=_figure(expected),
        found=_figure(found),
    )


def _differs(expected: float, found: float) -> bool:
    return abs(expected - found) > _SMALL


def _variances(rows: Sequence[FinanceRow]) -> Iterator[Finding]:
    """Lines whose variance is not budget to date minus actual to date, where most of them are.

    Some councils print actual minus budget; then no line is told to be wrong by our sign.
    """
    known = [
        (row, row.budget_to_date - row.actual_to_date, row.variance)
        for row in rows
        if row.budget_to_date is not None
        and row.actual_to_date is not None
        and row.variance is not None
        and row.line_kind == "line"
    ]
    wrong = [(row, due, printed) for row, due, printed in known if _differs(due, printed)]
    if len(wrong) * 2 >= len(known):
        return
    for row, due, printed in wrong:
        if row.section == "income" and not _differs(-due, printed):
            continue  # income is better when there is more of it
        yield _finding(
            row,
            "variance_differs",
            "the variance printed is not budget to date minus actual to date.",
            due,
            printed,
        )


def _section_sums(rows: Sequence[FinanceRow]) -> Iterator[Finding]:
    """Totals that are neither the sum of the lines above them nor of all that came before.

    A total may count the lines since the last one, the totals before it, or every line so far.
    """
    lines: list[FinanceRow] = []
    earlier: list[FinanceRow] = []
    totals: list[FinanceRow] = []
    for row in rows:
        if row.line_kind == "line":
            lines.append(row)
            continue
        if row.line_kind == "total":
            own = [r for r in lines if r.section == row.section]
            others = [[*totals, *lines], [*earlier, *lines]] if totals else []
            yield from _compared(row, [p for p in (own, *others) if p], "its lines")
            totals.append(row)
        else:
            totals, earlier = [], []
            lines = []
            continue
        earlier += lines
        lines = []


def _compared(
    total: FinanceRow, candidates: Sequence[Sequence[FinanceRow]], what: str
) -> Iterator[Finding]:
    """A finding where a total is none of the sums that it can be; the nearest is told."""
    found = [_differing(total, parts) for parts in candidates]
    if not found or any(not differing for differing in found):
        return
    nearest = min(found, key=lambda d: (len(d), max(abs(a - b) for _, a, b in d)))
    _, expected, printed = max(nearest, key=lambda d: abs(d[1] - d[2]))
    names = ", ".join(name.replace("_", " ") for name, _, _ in nearest)
    what = f"the total is not the sum of {what} ({names})."
    yield _finding(total, "total_differs", what, expected, printed)


def _differing(
    total: FinanceRow, parts: Sequence[FinanceRow], signs: Sequence[int] = ()
) -> list[tuple[str, float, float]]:
    """The columns in which a total is not the sum of its parts: name, sum, printed."""
    differing: list[tuple[str, float, float]] = []
    for column in COLUMNS:
        printed = _amount(total, column)
        amounts = [a for part in parts if (a := _amount(part, column)) is not None]
        if printed is None or not amounts or len(amounts) != len(parts):
            continue
        due = sum(a * s for a, s in zip(amounts, signs or [1] * len(amounts), strict=True))
        if _differs(due, printed):
            differing.append((column, due, printed))
    return differing


def _nets(rows: Sequence[FinanceRow]) -> Iterator[Finding]:
    """Nets that are not the sum of the totals (and the net) above them.

    Some councils print income without a minus: then it is taken off.
    """
    parts: list[FinanceRow] = []
    for row in rows:
        if row.line_kind == "total":
            parts.append(row)
        elif row.line_kind == "net":
            if len(parts) > 1:
                yield from _net_of(row, parts)
            parts = [row]


def _net_of(net: FinanceRow, parts: Sequence[FinanceRow]) -> Iterator[Finding]:
    taken_off = [-1 if part.section == "income" else 1 for part in parts]
    if not _differing(net, parts, taken_off) or _budgets_agree(net, parts, taken_off):
        return
    yield from _compared(net, [parts], "the totals above it")


def _budgets_agree(net: FinanceRow, parts: Sequence[FinanceRow], signs: Sequence[int]) -> bool:
    """Whether income is printed without a minus and only variances go by another sign."""
    differing = _differing(net, parts, signs)
    return -1 in signs and all(column == "variance" for column, _, _ in differing)


def sum_findings(rows: Sequence[FinanceRow]) -> list[Finding]:
    """Everything in the financial statements of one report that does not add up."""
    findings: list[Finding] = []
    for _, group in groupby(rows, key=lambda row: (row.statement, row.as_at)):
        statement = list(group)
        findings.extend(_variances(statement))
        findings.extend(_section_sums(statement))
        findings.extend(_nets(statement))
    return findings
