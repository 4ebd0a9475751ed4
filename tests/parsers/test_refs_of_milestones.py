"""Whose ref a milestone has: its own, that of a cell that reaches down, that of its objective."""

import pytest

from extract import read
from extract.pdf import read_pdf
from parsers import parse
from parsers.report import Report
from tests.extract.pdf_paper import Paper, pdf

HIGH = 25  # points: of a row
XS: list[float] = [50, 110, 380, 450, 540]
HEAD = ("Ref", "Milestone", "Due", "Progress")
ROWS = (
    ("TH1", "Open the library at Northgate", "June 2013", "Green"),
    ("", "Agree the strategy for parks", "July 2013", "Amber"),
    ("TH2", "Let the contract", "May 2013", "Red"),
)


def report(*lines: str) -> Report:
    text = "\n".join(("3.0 What was done", "", *("\t".join(line.split("|")) for line in lines)))
    return parse(read(text.encode()))


def refs(made: Report) -> list[tuple[str, str | None]]:
    return [(m.ref_text, m.objective_ref_text) for m in made.milestones]


@pytest.mark.parametrize(
    ("spanned", "second"),
    [
        pytest.param(True, ("TH1", "TH1"), id="its cell reaches down"),
        pytest.param(False, ("", None), id="a blank cell of its own"),
    ],
)
def test_a_blank_cell_under_a_ref(spanned: bool, second: tuple[str, str | None]) -> None:
    paper = Paper()
    for number, row in enumerate((HEAD, *ROWS)):
        top = 100 + HIGH * number
        left = XS[1] if spanned and number == 2 else XS[0]
        paper.stroke(left, top, XS[-1], top)
        for x, text in zip(XS, row, strict=False):
            paper.text(x + 4, top + 16, text)
    paper.stroke(XS[0], 100 + HIGH * 4, XS[-1], 100 + HIGH * 4)
    for x in XS:
        paper.stroke(x, 100, x, 100 + HIGH * 4)
    made = parse(read_pdf(pdf(paper), sha256="abc"))
    assert refs(made) == [("TH1", "TH1"), second, ("TH2", "TH2")]
    assert [m.milestone for m in made.milestones][1] == ROWS[1][1]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            [
                "Ref|Objective|Milestone|Progress",
                "EEP 1|Foster enterprise|Open the hub by June 2010|Green",
                "||Close the depot by May 2010|Red",
                "|Raise skills|Train forty people by July 2010|Red",
            ],
            ["EEP 1", "EEP 1", ""],
            id="ref and objective printed once for several rows",
        ),
        pytest.param(
            [
                "Ref|Milestone|Due|Progress",
                "EEP 1|Open the hub|June 2010|Green",
                "|Close the depot|May 2010|Red",
            ],
            ["EEP 1", "EEP 1"],
            id="a text file loses spans",
        ),
        pytest.param(
            [
                "Ref|Objective",
                "EEP 1|Foster enterprise",
                "",
                "Ref|Milestone|Due|Progress",
                "EEP 1|Open the hub|June 2010|Green",
                "|Close the depot|May 2010|Red",
            ],
            ["EEP 1", "EEP 1"],
            id="ref and objective over the rows",
        ),
    ],
)
def test_refs_that_are_printed_once(lines: list[str], expected: list[str]) -> None:
    assert [ref for ref, _ in refs(report(*lines))] == expected
