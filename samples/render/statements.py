"""Finance statements: totals, variances and how the figures are printed."""

from dataclasses import dataclass

from content.blocks import Finance, Line
from render.grid import Cell, Grid, Row

WIDTHS = (66, 25, 25, 28, 28)
BRACKETED = "brackets"


@dataclass(frozen=True, slots=True)
class Printed:
    """A line of a statement as printed."""

    name: str
    section: str
    kind: str  # heading, line, total, net
    texts: tuple[str, ...]


def printed_lines(statement: Finance) -> list[Printed]:
    """The whole statement in printed order, with its deliberate faults put in."""
    spent, gained, charged = statement.expenditure, statement.income, statement.recharges
    out = [Printed("Expenditure", "expenditure", "heading", ("",) * 4)]
    out += _lines(statement, spent, "expenditure")
    out.append(_total(statement, "Total Expenditure", spent, "expenditure", "total"))
    if statement.income_heading:
        out.append(Printed("Income", "income", "heading", ("",) * 4))
    if gained:
        out += _lines(statement, gained, "income")
        out.append(_total(statement, "Total Income", gained, "income", "total"))
    out.append(_total(statement, "NET OPERATIONAL BUDGET", spent + gained, "", "net"))
    if charged:
        out += _lines(statement, charged, "recharges")
        out.append(_total(statement, "Total Recharges", charged, "recharges", "total"))
        everything = spent + gained + charged
        out.append(_total(statement, "Net Expenditure", everything, "", "net"))
    return out


def _lines(statement: Finance, lines: tuple[Line, ...], section: str) -> list[Printed]:
    return [
        Printed(line.name, section, "line", _texts(statement, line.name, line.amounts))
        for line in lines
    ]


def _total(
    statement: Finance, name: str, lines: tuple[Line, ...], section: str, kind: str
) -> Printed:
    sums = (
        sum(line.amounts[0] for line in lines),
        sum(line.amounts[1] for line in lines),
        sum(line.amounts[2] for line in lines),
    )
    return Printed(name, section, kind, _texts(statement, name, sums))


def _texts(statement: Finance, name: str, amounts: tuple[int, int, int]) -> tuple[str, ...]:
    _, budget, actual = amounts
    figures = [*amounts, budget - actual]
    for wrong_name, column, figure in statement.wrong:
        if wrong_name == name:
            figures[column] = figure
    texts = [_amount(figure, statement.minus) for figure in figures[:3]]
    return (*texts, _amount(figures[3], BRACKETED))


def _amount(figure: int, minus: str) -> str:
    if figure < 0 and minus == BRACKETED:
        return f"({-figure:,})"
    return f"{figure:,}"


def finance_grid(statement: Finance) -> Grid:
    """The statement as a grid, unruled or with horizontal rules only."""
    header = tuple(Cell(text, bold=True, align="right") for text in statement.header)
    body = tuple(_row(line) for line in printed_lines(statement))
    return Grid((header,), body, WIDTHS, statement.rules, keep=True)


def _row(line: Printed) -> Row:
    if line.kind == "heading":
        return (Cell(f"<u>{line.name}</u>", bold=True), Cell(), Cell(), Cell(), Cell())
    bold = line.kind != "line"
    figures = (Cell(text, align="right", bold=bold) for text in line.texts)
    return (Cell(line.name, bold=bold), *figures)
