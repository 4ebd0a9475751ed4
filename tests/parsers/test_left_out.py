"""Rows and words of tables that no column of a release keeps: each is told."""

import pytest

from extract import read
from extract.pdf import read_pdf
from parsers import parse
from parsers.report import Report
from tests.extract.pdf_paper import Paper, pdf


def report(*lines: str) -> Report:
    text = "\n".join(("3.0 What was done", "", *("\t".join(line.split("|")) for line in lines)))
    return parse(read(text.encode()))


def told(made: Report) -> list[tuple[str, str | None]]:
    codes = {"row_not_read", "column_not_read", "row_without_name", "comment_without_row"}
    return [(f.code, f.found) for f in made.findings if f.code in codes]


PRIORITY = "Corporate Priority:|Urban Renewal"
FOCUS = "Key Area Of Focus:|Improving road safety."
OBJECTIVE = "Service Objective:|HTL 1 Build the crossing of the river"
KEY_MILESTONES = "Key Milestones (12-13)|Publish the orders by September 2012"
OFFICER = "Responsible Officer|Jo Bell|Linked Indicators|NI 167"
RISKS = "Ref|Risk|Risk Control Measures|Progress|Supporting Commentary"
STATEMENT = "£'000|Annual Budget|Budget To Date|Actual To Date|Variance"
MILESTONES = "Ref|Milestone|Due|Progress|Commentary"


@pytest.mark.parametrize(
    ("lines", "findings"),
    [
        pytest.param(
            [PRIORITY, FOCUS, OBJECTIVE, KEY_MILESTONES, OFFICER],
            [("row_not_read", "Improving road safety.")],
            id="words beside an objective",
        ),
        pytest.param(
            [PRIORITY, OBJECTIVE, KEY_MILESTONES, OFFICER, "Budget holder|The finance team"],
            [("row_not_read", "Budget holder"), ("row_not_read", "The finance team")],
            id="a label that is not known",
        ),
        pytest.param(
            [
                STATEMENT,
                "Employees|400|200|210|(10)",
                "Adult care|||||",
                "Premises|90|45|TBC|",
                "Net Expenditure|490|245|255|(10)",
            ],
            [("row_not_read", "Adult care"), ("row_not_read", "TBC")],
            id="lines and amounts of a statement",
        ),
        pytest.param(
            [
                MILESTONES,
                "TH1|Open the library|June|Green|Opened on 3 June",
                "TH2||July|Red|It was not",
            ],
            [("row_without_name", None)],
            id="a milestone without words",
        ),
        pytest.param(
            [
                RISKS,
                "R1|Funds end|Look for others|Green|Two were found",
                "R2|Staff leave||Red|Three left",
            ],
            [("column_not_read", "Risk"), ("row_not_read", "R2 | Staff leave | Red | Three left")],
            id="risks",
        ),
        pytest.param(
            [
                MILESTONES,
                "Supporting commentary: all is well, as was said in June.||||",
                "TH1|Open the library|June|Green|Opened on 3 June",
            ],
            [("comment_without_row", "all is well, as was said in June.")],
            id="a comment above all rows",
        ),
    ],
)
def test_what_is_not_kept_is_told(lines: list[str], findings: list[tuple[str, str | None]]) -> None:
    assert told(report(*lines)) == findings


LINES = (
    ("Employees", "1,200", "600", "590", "10"),
    ("Premises", "400", "200", "210", "(10)"),
    ("Total Expenditure", "1,600", "800", "800", "0"),
    ("Total Income", "(90)", "(45)", "(40)", "(5)"),
    ("Net Expenditure", "1,510", "755", "760", "(5)"),
)
HEADS = (("Annual", "Budget"), ("Budget", "To Date"), ("Actual", "To Date"), ("Variance", "£'000"))


RIGHTS = (300, 370, 440, 510)


def printed(paper: Paper, lines: tuple[tuple[str, ...], ...], y: float) -> None:
    for line in lines:
        paper.text(50, y, line[0])
        for right, amount in zip(RIGHTS, line[1:], strict=False):
            paper.text(right - 5 * len(amount), y, amount)
        y += 16


@pytest.mark.parametrize("kept", [3, 4, 5])
@pytest.mark.parametrize("amounts", [4, 3], ids=["whole", "an amount short"])
def test_the_last_lines_of_a_statement_on_the_next_page(kept: int, amounts: int) -> None:
    first, second = Paper(), Paper()
    first.text(50, 560, "Revenue budget as at 30 September 2013", font="B")
    for right, head in zip(RIGHTS, HEADS, strict=True):
        first.lines(right - 40, 590, 12, *head, font="B")
    printed(first, LINES[:kept], 625)
    for paper in (first, second):
        paper.text(50, 40, "Quarterly report")
    last = tuple(line[: amounts + 1] for line in LINES[kept:])
    printed(second, last, 80)
    second.text(50, 300, "The position is as was thought in the spring of 2013.")
    made = parse(read_pdf(pdf(first, second), sha256="abc"))
    is_whole = amounts == len(RIGHTS)
    assert [line.line for line in made.finance] == [
        line[0] for line in (LINES if is_whole else LINES[:kept])
    ]
    lost = () if is_whole else last
    assert told(made) == [("row_not_read", " ".join(line)) for line in lost]


def test_a_key_that_breaks_within_a_line_over_a_page() -> None:
    first, second = Paper(), Paper()
    heads = ("Progress", "Objective", "Performance Indicator")
    green = ("Green", "The objective is on course.", "The target is on course.")
    amber = ("Amber", "It is uncertain or too", "It is uncertain or too")
    rest = ("", "early to say whether it is met.", "early to say if it is.")
    red = ("Red", "The objective will not be met.", "The target will not be met.")
    for paper, top, rows in ((first, 700, (heads, green, amber)), (second, 60, (heads, rest, red))):
        paper.grid([50, 120, 320, 540], [top + 25 * n for n in range(len(rows) + 1)])
        for number, row in enumerate(rows):
            for x, text in zip((54, 124, 324), row, strict=True):
                paper.text(x, top + 16 + 25 * number, text)
    made = parse(read_pdf(pdf(first, second), sha256="abc"))
    assert [(x.mark, x.table_name, x.meaning_text) for x in made.legends] == [
        ("Green", "milestones", "The objective is on course."),
        ("Green", "kpis", "The target is on course."),
        ("Amber", "milestones", "It is uncertain or too early to say whether it is met."),
        ("Amber", "kpis", "It is uncertain or too early to say if it is."),
        ("Red", "milestones", "The objective will not be met."),
        ("Red", "kpis", "The target will not be met."),
    ]


def test_a_dash_in_a_money_column_is_kept_as_printed() -> None:
    heads = "Service\tAnnual Budget £'000\tBudget to Date £'000\tActual to Date £'000"
    text = f"Budget report 2013/14\n\n{heads}\nStaff\t20\t10\t9\nReserves\t(540)\t-\t–\n"
    _, reserves = parse(read(text.encode())).finance
    assert [amount.text for amount in reserves.amounts] == ["(540)", "-", "–"]
